"""A pack's `numerals` section in, its words of number ready to be met in folded text out.

A Word is one entry, possibly of several written words (an Arabic teen, "a hundred"); the Lexicon has the patterns that find them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Any

from factcheck.language import Pack
from factcheck.recognize.alternation import alternation

ONE = Decimal(1)
HUNDRED = Decimal(100)
THOUSAND = Decimal(1000)

# What a word of number does: `small` 0 to 19, tens and hundreds add; `hundred` and `scale` multiply what stands before them.
SMALL, TENS, HUNDREDS, TIMES, SCALE, DUAL, DOZEN, PART, PLENTY = (
    "small", "tens", "hundreds", "times", "scale", "dual", "dozen", "part", "plenty"
)
END = r"(?![^\W_])"
START = r"(?<![^\W_])"


@dataclass(frozen=True, slots=True)
class Word:
    """One entry: what it does, its value, and what its form says beside.

    Attributes:
        article: "a hundred": the article counts as one.
        many: a plural, as "thirds" is; a scale that is one («آلاف») is indefinite when no number stands before it.
        alone: whether it can be a figure by itself.
    """

    kind: str
    value: Decimal
    article: bool = False
    many: bool = False
    alone: bool = True


@dataclass(frozen=True, eq=False)
class Lexicon:
    """The number words of a language.

    Attributes:
        word: any entry, up to a word's end.
        seed: where a figure may begin: a digit, or an entry with the particles that the language writes onto it (group "word").
        plus: what joins a smaller part to a larger one ("and", an attached «و»).
        gap: what may stand between two parts that need no joining word.
        units_first: whether units stand before tens («خمسة وعشرون»).
        prefix: particles, each with whether it makes its word definite.
    """

    entries: Mapping[str, Word]
    word: re.Pattern[str]
    seed: re.Pattern[str]
    plus: re.Pattern[str]
    gap: re.Pattern[str]
    units_first: bool
    bare_scale: bool
    section: Mapping[str, Any]


def folded_keys(pack: Pack, words: Iterable[str]) -> list[str]:
    """A list of a pack's words as folded text."""
    return [pack.key(word) for word in words]


@cache
def lexicon(pack: Pack) -> Lexicon:
    """The number words of a pack, compiled once."""
    section: Mapping[str, Any] = pack.section("numerals")
    entries = _entries(pack, section)
    articles = folded_keys(pack, section.get("articles", ()))
    for form, word in list(entries.items()):
        if word.kind in (TIMES, SCALE, DOZEN, PART) and not word.many:
            entries.update({f"{a} {form}": Word(word.kind, word.value, article=True) for a in articles})
    particles = alternation(folded_keys(pack, section.get("particles", ())))
    ands = folded_keys(pack, section.get("and", ()))
    attached = folded_keys(pack, section.get("attached_and", ()))
    plus = [rf"[ -]{alternation(ands)}[ -]" if ands else "", rf" ?{alternation(attached)} ?" if attached else ""]
    lead = rf"{START}(?:{particles})?" if section.get("particles") else START
    forms = alternation(entries)
    return Lexicon(
        entries=entries,
        word=re.compile(rf"(?:{forms}){END}"),
        seed=re.compile(rf"\d|\.(?=\d)|[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]|{lead}(?P<word>{forms}){END}"),
        plus=re.compile("|".join(filter(None, plus)) or r"(?!)"),
        gap=re.compile(r" ?- ?| "),
        units_first=section.get("order") == "units-first",
        bare_scale=section.get("bare_scale") == "yes",
        section=section,
    )


def _entries(pack: Pack, section: Mapping[str, Any]) -> dict[str, Word]:
    entries: dict[str, Word] = {}

    def add(group: str, kind: str, **how: bool) -> None:
        for value, forms in (section.get(group) or {}).items():
            top, _, bottom = str(value).partition("/")
            number = Decimal(top) / Decimal(bottom or 1)
            for form in forms:
                entries.setdefault(pack.key(form), Word(kind, number, **how))

    add("small", SMALL)
    add("tens", TENS)
    add("hundreds", HUNDREDS)
    add("hundred", TIMES)
    add("scales", SCALE)
    add("duals", DUAL)
    add("dozens", DOZEN)
    add("parts", PART)
    add("part_plurals", PART, many=True)
    add("weak_parts", PART, alone=False)
    for value, forms in (section.get("plenty") or {}).items():
        for key in folded_keys(pack, forms):
            scale = entries.get(key)
            entries[key] = replace(scale, many=True) if scale else Word(PLENTY, Decimal(value), many=True)
    return entries
