"""Drafts in, the same drafts with percentage points told from other points: "a lead of 4 points" among percentages, "a 4.2-point swing".

"points" alone is a percentage point only in the company of percentages or polls; points of a league or an index are counts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from factcheck.language import Folded, Pack
from factcheck.packwords import of_pack
from factcheck.patterns import compiled
from factcheck.recognize.alternation import alternation
from factcheck.recognize.draft import Draft
from factcheck.recognize.number_words import END, ONE, START, TENTH, folded_keys
from factcheck.record import dataclass

_WHOLE = 100
_NEAR = 140  # characters to a percentage that makes "points" percentage points
_PARAGRAPH = compiled(r"\n\s*\n")


@dataclass(frozen=True, eq=False)
class _Words:
    points: re.Pattern[str]
    against: re.Pattern[str]
    cues: re.Pattern[str]


@of_pack
def _words(pack: Pack) -> _Words:
    section: Mapping[str, Any] = pack.section("points")

    def group(name: str) -> str:
        return alternation(folded_keys(pack, section.get(name, ())))

    particles = alternation(folded_keys(pack, pack.section("numerals").get("particles", ())))
    lead = rf"{START}(?:{particles})?"
    article = alternation(folded_keys(pack, pack.section("numerals").get("articles", ())))  # "half a point"
    return _Words(
        points=compiled(rf"[ -](?:(?:{article}) )?(?:{group('words')}){END}"),
        against=compiled(rf"{lead}(?:{group('against')}){END}"),
        cues=compiled(rf"{lead}(?:{group('cues')}){END}"),
    )


def name_points(drafts: list[Draft], folded: Folded, pack: Pack, taken: Sequence[tuple[int, int]]) -> None:
    """Make percentage points of the counts that mean them."""
    words = _words(pack)
    text = folded.text
    for i, draft in enumerate(drafts):
        if draft.unit is not None or draft.kind not in ("count", "fraction") or draft.value is None:
            continue
        match = words.points.match(text, draft.end)
        if (
            match is None
            or abs(draft.value) > _WHOLE
            or any(first < match.end() and match.start() < last for first, last in taken)
            or not _means_share(drafts, i, match, text, words)
        ):
            continue
        draft.kind, draft.unit, draft.end = "percent", "point", match.end()
        draft.place = draft.place or (ONE if draft.value == int(draft.value) else TENTH)


def _means_share(drafts: list[Draft], i: int, match: re.Match[str], text: str, words: _Words) -> bool:
    draft = drafts[i]
    first, last = max(0, draft.start - _NEAR), min(len(text), match.end() + _NEAR)
    before = _PARAGRAPH.split(text[first : draft.start])[-1]
    after = _PARAGRAPH.split(text[match.end() : last])[0]
    if words.against.search(before) or words.against.search(after):
        return False
    near = [*drafts[max(0, i - 3) : i], *drafts[i + 1 : i + 4]]
    shares = any(
        other.kind == "percent"
        and other.unit == "percent"
        and draft.start - len(before) <= other.start
        and other.end <= match.end() + len(after)
        for other in near
    )
    return shares or words.cues.search(before[-60:]) is not None or words.cues.match(after.lstrip(" ")) is not None
