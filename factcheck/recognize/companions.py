"""Figures in text order in, whether a "one" that is none alone counts beside the figure before it out: "three seats in Colorado and one in Utah".

It counts where the same preposition tells both figures apart, and "and" or a comma stands before it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from factcheck.language import Pack
from factcheck.packwords import of_pack
from factcheck.patterns import compiled
from factcheck.recognize.alternation import alternation
from factcheck.recognize.neighbours import next_word
from factcheck.recognize.number_words import END, START, folded_keys
from factcheck.recognize.quantity import Found
from factcheck.record import dataclass

_REACH = 60  # characters between the two figures
_STOP = compiled(r"[.!?;:\n](?=\s|$)")


@dataclass(frozen=True, eq=False)
class _Words:
    joint: re.Pattern[str]
    sides: Mapping[str, re.Pattern[str]]
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
        not_then=frozenset(folded_keys(pack, section.get("not_then", ()))),
    )


def counts_in_turn(one: Found, before: Found | None, text: str, pack: Pack) -> bool:
    """Whether a weak "one" goes on with what the figure before it counts."""
    draft = one.draft
    if before is None or draft.value != 1 or "words" not in draft.flags or before.draft.kind != "count":
        return False
    between = text[before.draft.end : draft.start]
    words = _words(pack)
    side = next_word(text, draft.end)
    if len(between) > _REACH or side not in words.sides or _STOP.search(between) or not words.joint.search(between):
        return False
    then = next_word(text, text.index(side, draft.end) + len(side))
    return then not in words.not_then and words.sides[side].search(between) is not None
