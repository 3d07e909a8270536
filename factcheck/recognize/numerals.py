"""Folded text in, every figure that is no date out as a draft: counts, shares, money, measures, durations, ordinals, scores.

One compiled pattern finds the seeds (a digit, a word of number, a dual); everything else is read locally around them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from factcheck.language import Folded, Pack
from factcheck.packwords import of_pack
from factcheck.patterns import compiled
from factcheck.recognize.compounds import join_compounds
from factcheck.recognize.draft import Draft
from factcheck.recognize.hedges import set_hedges
from factcheck.recognize.lone_units import (
    read_alone,
    read_dual,
    read_noun_and_half,
    read_one_unit,
    read_unit_and_half,
    read_unit_or_two,
)
from factcheck.recognize.measures import measures
from factcheck.recognize.number_words import END, PART, SMALL, VULGAR, folded_keys, lexicon, single_spaced
from factcheck.recognize.points import name_points
from factcheck.recognize.proportions import join_proportions
from factcheck.recognize.quantity import Found, read_figures, read_words, skip
from factcheck.recognize.ranges import join_ranges, splits_between
from factcheck.recognize.rates import set_rates
from factcheck.recognize.repeats import join_repeats
from factcheck.recognize.starts import Starts, starts_of
from factcheck.record import dataclass

_FIGURE = compiled(rf"[\d.{VULGAR}](?<!\.(?!\d))")  # a digit, or the point of ".5"


@dataclass(frozen=True, eq=False)
class _Seed:
    """Where a figure may begin: a digit, or a word of number, a dual, "a kilogram", with the particles written onto it."""

    pattern: re.Pattern[str]
    starts: Starts


@of_pack
def _seed(pack: Pack) -> _Seed:
    words, table = lexicon(pack), measures(pack)
    listed = folded_keys(pack, words.section.get("articles", ()))
    articles = "|".join(map(re.escape, listed))
    ones = [f"{article} {unit}" for article in listed for unit in table.single_forms]
    one = rf"|(?P<one>(?:{articles}) (?:{table.singles})(?!-))" if articles else ""
    closed = "|".join(filter(None, (r" *(?:[,.;:)\n]|\Z)", table.alone_before)))
    alone = rf"|(?P<alone>{'|'.join(table.alone)})(?={closed})" if table.alone else ""
    return _Seed(
        compiled(rf"{words.lead}(?:(?P<word>{words.forms})|(?P<dual>{table.duals}){one}{alone}){END}"),
        starts_of(pack, [*words.entries, *words.ordinals, *table.dual_forms, *ones, *table.alone]),
    )


class _Seeds:
    """The seeds of one text, found from a place on."""

    def __init__(self, folded: Folded, pack: Pack):
        self.text = folded.text
        self.pattern = _seed(pack).pattern
        self.places = _seed(pack).starts.places(folded)
        self.next = 0
        self.figure = _FIGURE.search(self.text)

    def search(self, position: int) -> re.Match[str] | None:
        """The first seed from a position on; positions never fall."""
        while self.figure is not None and self.figure.start() < position:
            self.figure = _FIGURE.search(self.text, position)
        while self.next < len(self.places) and self.places[self.next][1] <= position:
            self.next += 1
        for start, stop in islice(self.places, self.next, None):
            if self.figure is not None and start > self.figure.start():
                break
            for at in range(max(start, position), stop):
                match = self.pattern.match(self.text, at)
                if match is not None:
                    return match
            self.next += 1
        return self.figure


@of_pack
def _not_words(pack: Pack) -> frozenset[str]:
    """Words that only look like a number with particles: «كمية» is no hundred, «لست» no six."""
    return frozenset(folded_keys(pack, lexicon(pack).section.get("not_words", ())))


def find(folded: Folded, pack: Pack, taken: Sequence[tuple[int, int]] = ()) -> list[Draft]:
    """The figures outside the taken spans, in text order; offsets are folded."""
    found = join_repeats(_read_all(folded, pack, taken), folded, pack)
    found = join_proportions(join_compounds(found, folded, pack), folded, pack)
    drafts = join_ranges(found, folded, pack)
    drafts = set_rates(drafts, folded, pack)
    name_points(drafts, folded, pack, taken)
    set_hedges(drafts, folded, pack)
    return drafts


def _read_all(folded: Folded, pack: Pack, taken: Sequence[tuple[int, int]]) -> list[Found]:
    text = folded.text
    search = _Seeds(folded, pack).search
    barred = [*taken, (len(text), len(text))]
    found: list[Found] = []
    position = floor = index = 0
    while (seed := search(position)) is not None:
        group = seed.lastgroup
        start = seed.start(group) if group else seed.start()
        while barred[index][1] <= start and index + 1 < len(barred):
            floor = max(floor, barred[index][1])
            index += 1
        first, last = barred[index]
        if first <= start < last:
            position = last
            continue
        one = _read(folded, seed, start, floor, first, pack)
        if one is None or one.draft.end > first or one.draft.start < floor:
            position = (
                start + 1 if group or text[start] == "." else skip(text, start)
            )  # within "a third suspect" the ordinal is next
            continue
        one.block, one.floor = index, floor
        found.append(one)
        position = floor = one.draft.end
    return found


def _or_two(
    folded: Folded, seed: re.Match[str], group: str, start: int, floor: int, limit: int, pack: Pack
) -> Found | None:
    """The "two" of "a year or two", and «عام أو عامين», with the unit before it."""
    word = lexicon(pack).entries.get(single_spaced(seed[group])) if group == "word" else None
    if seed.start() != start or (group != "dual" and (word is None or word.value != 2 or word.kind != SMALL)):
        return None
    found = read_unit_or_two(folded, start, seed.end(), limit, pack)
    return found if found is not None and found.draft.start >= floor else None


def _read(folded: Folded, seed: re.Match[str], start: int, floor: int, limit: int, pack: Pack) -> Found | None:
    """The figure at a seed."""
    group = seed.lastgroup
    if group is not None and single_spaced(seed.group()) in _not_words(pack):
        return None
    if group is None:
        return read_figures(folded, start, floor, limit, pack)
    if (two := _or_two(folded, seed, group, start, floor, limit, pack)) is not None:
        return two
    if group == "dual":
        return read_dual(folded, seed.start(), start, seed.end(), limit, pack)
    if group == "alone":
        return read_alone(folded, start, seed.end(), floor, pack)
    if group == "one":
        return read_one_unit(folded, start, seed.end(), floor, pack)
    words = lexicon(pack)
    word = words.entries.get(single_spaced(seed[group]))
    if (
        word is not None
        and word.kind == PART
        and (plus := words.plus_before.search(folded.text, max(floor, start - 8), start)) is not None
    ):
        half = read_unit_and_half(folded, plus.start(), pack) or read_noun_and_half(folded, plus.start(), pack)
        if half is not None and half.draft.start >= floor:
            return half
    found = read_words(folded, seed.start(), start, floor, limit, pack)
    if found is not None and found.joined and splits_between(folded.text, seed.start(), found, limit, pack):
        low = read_words(folded, seed.start(), start, floor, limit, pack, join=False)
        plus = words.plus.match(folded.text, low.draft.end, limit) if low else None
        high = read_words(folded, plus.end(), plus.end(), floor, limit, pack, join=False) if plus else None
        if low and high and (low.draft.value or 0) < (high.draft.value or 0):
            return low
    return found
