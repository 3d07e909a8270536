"""A figure and the one before it in, what they have in common out: "three seats in Colorado and one in Utah", "4 percent in May and 2.9 in June", "28 by 19 inches".

A "one" that is none alone counts, and a number without its percent takes it, where the same preposition tells both figures
apart and "and" or a comma stands between.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from factcheck.language import Pack
from factcheck.packwords import of_pack
from factcheck.patterns import compiled
from factcheck.recognize.alternation import alternation
from factcheck.recognize.draft import Draft
from factcheck.recognize.neighbours import next_word
from factcheck.recognize.number_words import END, ONE, START, folded_keys
from factcheck.recognize.quantity import Found
from factcheck.record import dataclass
from factcheck.units import dimension, load_units

_REACH = 90  # characters between the two figures
_STOP = compiled(r"[.!?;:\n](?=\s|$)")


@dataclass(frozen=True, eq=False)
class _Words:
    joint: re.Pattern[str]
    sides: Mapping[str, re.Pattern[str]]
    attached: tuple[str, ...]
    by: re.Pattern[str]
    not_then: frozenset[str]


@of_pack
def _words(pack: Pack) -> _Words:
    section: Mapping[str, Any] = (pack.section("numerals").get("doubts") or {}).get("one_in_turn") or {}
    joints = folded_keys(pack, section.get("joined", ()))
    attached = folded_keys(pack, pack.section("words").get("attached_and", ()))
    sides = folded_keys(pack, section.get("before", ()))
    return _Words(
        joint=compiled(rf"(?:(?:^|[ ,])(?:{alternation(joints)}) |, ?| (?:{alternation(attached)}) ?)$"),
        sides={side: compiled(rf"{START}{re.escape(side)}{END}") for side in sides},
        by=compiled(rf" ?(?:{alternation(folded_keys(pack, pack.section('ranges').get('sides', ())))}) ?"),
        attached=tuple(folded_keys(pack, section.get("attached", ()))),
        not_then=frozenset(folded_keys(pack, section.get("not_then", ()))),
    )


def counts_in_turn(one: Found, before: Found | None, text: str, pack: Pack) -> bool:
    """Whether a weak "one" goes on with what the figure before it counts."""
    draft = one.draft
    if before is None or draft.value != 1 or "words" not in draft.flags or before.draft.kind != "count":
        return False
    return _in_turn(draft, before.draft, text, pack)


def take_percent(one: Found, before: Found | None, text: str, pack: Pack) -> None:
    """Make a bare number a percentage where it goes on with one: "4 percent in May and 2.9 in June"."""
    draft = one.draft
    if before is None or before.draft.kind != "percent" or before.draft.unit != "percent" or one.weak:
        return
    if draft.kind != "count" or draft.unit or draft.about or one.scale > 1 or draft.value is None or draft.value > 100:
        return
    if draft.flags or not _in_turn(draft, before.draft, text, pack):
        return
    draft.kind, draft.unit, draft.place = "percent", "percent", draft.place or ONE


def take_side(one: Found, other: Found | None, text: str, pack: Pack) -> None:
    """Give a bare number the unit of length that the side beside it has: "28 by 19 inches"."""
    if other is None or one.draft.kind != "count" or one.draft.unit or one.draft.about or one.weak or one.scale > 1:
        return
    if (
        other.draft.kind != "measure"
        or other.front
        or _words(pack).by.fullmatch(text[one.draft.end : other.draft.start]) is None
    ):
        return
    if text[one.draft.start - 1 : one.draft.start] == "(":
        return  # of "100 by 80 metres (330 by 260 ft)" the 330 is the 100's, not the 80's
    unit = other.draft.unit
    if unit is not None and unit in load_units() and dimension(unit) == "length":
        one.draft.kind, one.draft.unit = "measure", unit


def _in_turn(draft: Draft, before: Draft, text: str, pack: Pack) -> bool:
    """Whether a preposition that stands behind a figure tells the figure before it too."""
    between = text[before.end : draft.start]
    words = _words(pack)
    side = next_word(text, draft.end)
    if len(between) > _REACH or _STOP.search(between) or not words.joint.search(between):
        return False
    if side.startswith(words.attached or "\0"):
        return f" {side[:2]}" in between  # «4 بالمائة للمغرب و2.9 للجزائر»
    if side not in words.sides:
        return False
    then = next_word(text, text.index(side, draft.end) + len(side))
    return then not in words.not_then and words.sides[side].search(between) is not None
