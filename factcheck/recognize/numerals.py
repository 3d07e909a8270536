"""Folded text in, every figure that is no date out as a draft: counts, shares, money, measures, durations, ordinals, scores.

One compiled pattern finds the seeds (a digit, a word of number); everything else is read locally around them.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.language import Folded, Pack
from factcheck.recognize.draft import Draft
from factcheck.recognize.hedges import set_hedges
from factcheck.recognize.number_words import lexicon
from factcheck.recognize.quantity import Found, read_quantity, skip
from factcheck.recognize.ranges import join_ranges


def find(folded: Folded, pack: Pack, taken: Sequence[tuple[int, int]] = ()) -> list[Draft]:
    """The figures outside the taken spans, in text order; offsets are folded."""
    text = folded.text
    search = lexicon(pack).seed.search
    barred = [*taken, (len(text), len(text))]
    found: list[Found] = []
    position = floor = index = 0
    while (seed := search(text, position)) is not None:
        start = seed.end() - len(seed["word"]) if seed["word"] is not None else seed.start()
        while barred[index][1] <= start and index + 1 < len(barred):
            floor = max(floor, barred[index][1])
            index += 1
        if barred[index][0] <= start < barred[index][1]:
            position = barred[index][1]
            continue
        limit = barred[index][0] if barred[index][0] >= start else len(text)
        one = read_quantity(folded, seed, floor, limit, pack)
        if one is None:
            position = skip(text, start) if seed["word"] is None else seed.end()
            continue
        found.append(one)
        position = floor = one.draft.end
    drafts = join_ranges(found, folded, pack)
    set_hedges(drafts, folded, pack)
    return drafts
