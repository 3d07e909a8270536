"""Figures in text order in, proportions joined out: "one in five", "nine out of ten", «واحد من كل ثلاثة», «4 من أصل 10».

Only where the second number is a round or small base; "15 out of 20 seats" stays two figures, the part and its whole.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from factcheck.language import Folded, Pack
from factcheck.packwords import of_pack
from factcheck.patterns import compiled
from factcheck.recognize.alternation import alternation
from factcheck.recognize.draft import Draft
from factcheck.recognize.number_words import END, folded_keys, lexicon
from factcheck.recognize.quantity import Found
from factcheck.record import dataclass

_PART_REACH = 16
_PARTS = frozenset(Decimal(10) ** exponent for exponent in range(1, 13))  # not the part of three serials
_CLOSED = compiled(r" *(?:[.,;:!?)]|$)")
_BASES = frozenset(map(Decimal, (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 100, 1000, 10000, 100000, 1000000)))


@dataclass(frozen=True, eq=False)
class _Words:
    firm: re.Pattern[str]
    loose: re.Pattern[str]
    over: re.Pattern[str]
    part_of: re.Pattern[str]
    parts_again: re.Pattern[str]


@of_pack
def _words(pack: Pack) -> _Words:
    section: Mapping[str, Any] = pack.section("proportions")

    def joint(name: str) -> re.Pattern[str]:
        words = alternation(folded_keys(pack, section.get(name, ())))
        return compiled(rf"[ -](?:{words})(?:[ -]|(?<=[^\W_]))(?: ?every )?")

    parts = alternation(folded_keys(pack, section.get("part_of", ())))
    again = alternation(folded_keys(pack, section.get("parts_again", ())))
    return _Words(
        joint("firm"),
        joint("loose"),
        joint("over"),
        compiled(rf"{lexicon(pack).lead}(?P<all>(?:{parts}) )$"),
        compiled(rf" (?:{again}){END}"),
    )


def join_proportions(found: list[Found], folded: Folded, pack: Pack) -> list[Found]:
    """The same figures, each proportion one fraction; in text order."""
    words = _words(pack)
    joined: list[Found] = []
    for one in found:
        if joined and joined[-1].block == one.block and one.draft.start - joined[-1].draft.end < 16:
            fraction = _fraction(joined[-1], one, folded.text, words)
            if fraction is not None:
                joined[-1] = fraction
                continue
        _take_part(one, folded.text, words)
        joined.append(one)
    return joined


def _take_part(one: Found, text: str, words: _Words) -> None:
    """Make a number that parts are taken of the fraction that it says: «جزء من مئة» is a hundredth."""
    draft = one.draft
    before = words.part_of.search(text, max(one.floor, draft.start - _PART_REACH), draft.start)
    if before is None or draft.kind != "count" or draft.unit or not draft.value:
        return
    again = words.parts_again.match(text, draft.end)  # «جزء من واحد وعشرين جزءاً»
    if draft.value not in _PARTS and again is None:
        return
    if again is not None:
        draft.end = again.end()
    draft.start, draft.kind, draft.value, draft.place = before.start("all"), "fraction", 1 / draft.value, Decimal(0)
    draft.flags |= {"fraction-word", "proportion"}


def _fraction(first: Found, second: Found, text: str, words: _Words) -> Found | None:
    a, b = first.draft, second.draft
    if (
        a.kind != "count"
        or b.kind != "count"
        or a.value is None
        or b.value is None
        or b.unit
        or a.unit
        or a.place
        or "plural" in b.flags
    ):
        return None
    gap = text[a.end : b.start]
    firm = words.firm.fullmatch(gap) is not None
    if words.over.fullmatch(gap) is not None and {"words"} <= a.flags & b.flags and _CLOSED.match(text, b.end):
        return _made(a, b, first, text)  # "one over twenty", but "one over twenty years old"
    if not firm and words.loose.fullmatch(gap) is None:
        return None
    if not 0 < abs(a.value) < b.value or a.value != int(a.value):
        return None
    if not (abs(a.value) == 1 or firm or (b.value in _BASES and a.value <= 10)):
        return None
    return _made(a, b, first, text)


def _made(a: Draft, b: Draft, first: Found, text: str) -> Found | None:
    if not a.value or not b.value:
        return None
    draft = Draft(a.start, b.end, "fraction", a.value / b.value, numeral=text[a.start : b.end])
    draft.flags = (a.flags | b.flags) - {"definite"} | {"fraction-word", "proportion"}
    return Found(draft, block=first.block)
