"""Folded text and the place of a seed in, one figure out: its numeral, sign, unit and kind, before hedges and ranges are looked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from factcheck.language import Folded, Pack
from factcheck.model import Kind
from factcheck.recognize.alternation import alternation
from factcheck.recognize.draft import Draft
from factcheck.recognize.measures import Unit, unit_after, unit_before
from factcheck.recognize.number_words import END, ONE, Lexicon, folded_keys, lexicon
from factcheck.recognize.numeral import Numeral, read_numeral

_ZERO = Decimal(0)
_MINUS = re.compile(r"(?<![^\s(\[\"':=,])[-–] ?$")
_BLOB = re.compile(r"[^\W_]*(?:[.,:/_'-]?[^\W_]+)*")


@dataclass(slots=True)
class Found:
    """A draft with what only its neighbours need to know.

    Attributes:
        scale: the scale that its number ends in, 1 when it has none.
        front: whether its unit stands before the number ("$5").
    """

    draft: Draft
    scale: Decimal = ONE
    front: bool = False


@dataclass(frozen=True, eq=False)
class _Signs:
    letters: re.Pattern[str]
    values: dict[str, tuple[Decimal, bool]]
    minus: re.Pattern[str]
    ordinal: re.Pattern[str]
    glue: re.Pattern[str]
    singles: frozenset[str]


@cache
def _signs(pack: Pack) -> _Signs:
    section = pack.section("numerals")
    values = {}
    for group, weak in (("letters", False), ("weak_letters", True)):
        for value, forms in (section.get(group) or {}).items():
            values.update({key: (Decimal(value), weak) for key in folded_keys(pack, forms)})
    minus = alternation(folded_keys(pack, section.get("minus", ())))
    return _Signs(
        letters=re.compile(rf" ?({alternation(values)}){END}"),
        values=values,
        minus=re.compile(rf"(?:(?<![^\W_])(?:{minus}) )$"),
        ordinal=re.compile(rf"(?:{alternation(folded_keys(pack, section.get('ordinal_suffixes', ())))}){END}"),
        glue=re.compile(f"[{section['glue']}]" if section.get("glue") else r"(?!)"),
        singles=frozenset(),
    )


def skip(text: str, start: int) -> int:
    """Past the chain of letters, digits and inner marks at a place that was no figure ("4.2.1", "f-16")."""
    match = _BLOB.match(text, start)
    return max(match.end() if match else start, start + 1)


def read_quantity(folded: Folded, seed: re.Match[str], floor: int, limit: int, pack: Pack, join: bool = True) -> Found | None:
    """The figure whose number begins at a seed, between two folded offsets; None when what stands there is none."""
    text = folded.text
    words = lexicon(pack)
    spelled = seed["word"] is not None
    start = seed.start("word") if spelled else seed.start()
    if not spelled and not _free(text, start, floor, pack):
        return None
    number = read_numeral(text, start, limit, pack, words, join)
    if number is None:
        return None
    end = number.end
    before = None if spelled and number.plenty else unit_before(folded, start, floor, pack)
    digits = not number.words and number.scale == ONE
    if digits and _signs(pack).ordinal.match(text, end, limit):
        return None
    value, place = number.value, number.place
    letters = _signs(pack).letters.match(text, end, limit) if digits else None
    if letters is not None and _scale_letter(folded, letters, before, pack):
        times = _signs(pack).values[letters[1]][0]
        value, place, end = value * times, max(place, ONE if not place else _ZERO) * times, letters.end()
        number = Numeral(start, end, value, place, scale=times)
    after = unit_after(folded, end, limit, pack, glued=digits or not text[end - 1].isalpha())
    if after is not None and before is not None and before[0].kind == "money" and after[0].kind != "money":
        after = None
    if after is None and end < len(text) and (text[end].isalnum() or text[end] == "_") and not _signs(pack).glue.match(text, end):
        return None
    unit: Unit | None = None
    first = start
    numeral_end = end
    if after is not None:
        unit, end = after
        value, place = value * unit.times, (place or ONE) * unit.times if unit.times != 1 else place
    if before is not None:
        unit, first = (after[0] if after is not None and before[0].id == "USD" and after[0].kind == "money" else before[0]), before[1]
    elif not spelled or number.value:
        first, negative = _sign(text, start, floor, pack)
        if negative:
            value = -value
    if number.bare and not _company(text, number, unit, end, pack):
        return None
    draft = Draft(first, end, _kind(number, unit), value, place, unit=unit.id if unit else None, numeral=text[start:numeral_end])
    if number.words:
        draft.flags.add("words")
    if number.part:
        draft.flags.add("fraction-word" if number.words else "fraction")
    if value < 0:
        draft.flags.add("negative")
    if draft.kind == "percent" and not draft.place and not number.part:
        draft.place = ONE
    if number.plenty:
        draft.value, draft.ends, draft.hedge = None, (value, value), "indefinite"
    if spelled and seed.start() < start:
        draft.flags.update(_particle_flags(text[seed.start() : start], pack))
    elif not spelled and _defined(text, first, pack):
        draft.flags.add("definite")
    return Found(draft, number.scale, before is not None)


def _defined(text: str, start: int, pack: Pack) -> bool:
    """Whether an article is written onto digits: «الـ620»."""
    first = start
    while first and text[first - 1].isalpha() and start - first < 4:
        first -= 1
    return text[first:start] in _particles(pack) and bool(_particle_flags(text[first:start], pack))


def _particle_flags(particle: str, pack: Pack) -> set[str]:
    definite = folded_keys(pack, pack.section("numerals").get("definite", ()))
    return {"definite"} if any(particle.endswith(article) for article in definite) else set()


def _kind(number: Numeral, unit: Unit | None) -> Kind:
    if unit is not None:
        return unit.kind
    return "fraction" if number.part and number.value < 1 else "count"


def _company(text: str, number: Numeral, unit: Unit | None, end: int, pack: Pack) -> bool:
    """Whether a lone weak word ("one", "third", "million") has beside it what makes it a figure."""
    if number.part or number.value != 1:
        return False
    return unit is not None


def _free(text: str, start: int, floor: int, pack: Pack) -> bool:
    """Whether digits at a place begin a number: not within F-16, 4.2.1, covid-19; particles and currency letters may touch."""
    if start == 0:
        return True
    before = text[start - 1]
    if before.isspace() or before in "([\"'$£€¥₹₽%~≈<>=+—–*|":
        return True
    if before == ":" or before == "/":
        return not text[start - 2 : start - 1].isdigit()
    if before == "-":
        earlier = text[start - 2 : start - 1]
        return not earlier.isalnum() or earlier.isdigit() or _attached(text, start - 1, pack)
    if before in ".,":
        return not text[start - 2 : start - 1].isalnum()
    return _attached(text, start, pack) or not (before.isalnum() or before == "_")


def _attached(text: str, start: int, pack: Pack) -> bool:
    """Whether the letters that touch the number are particles, or a word of three letters of a script that numbers stand off from."""
    first = start
    while first and text[first - 1].isalpha() and start - first < 20:
        first -= 1
    word = text[first:start]
    if not word or (first and (text[first - 1].isdigit() or text[first - 1] == "_")):
        return False
    if word in _particles(pack):
        return True
    glue = _signs(pack).glue
    if len(word) > 2 and glue.match(word[-1]):
        return True
    return unit_before_word(word, pack)


@cache
def _particles(pack: Pack) -> frozenset[str]:
    return frozenset(folded_keys(pack, pack.section("numerals").get("particles", ())))


def unit_before_word(word: str, pack: Pack) -> bool:
    """Whether a word is written in front of an amount ("rs500", "usd50")."""
    from factcheck.recognize.measures import measures

    return word in measures(pack).front


def _sign(text: str, start: int, floor: int, pack: Pack) -> tuple[int, bool]:
    """Where the figure begins with its minus, and whether it has one."""
    low = max(floor, start - 12)
    match = _MINUS.search(text, low, start) or _signs(pack).minus.search(text, low, start)
    return (match.start(), True) if match else (start, False)


def _scale_letter(folded: Folded, match: re.Match[str], before: tuple[Unit, int] | None, pack: Pack) -> bool:
    """Whether "m" is a million here: after a currency's sign, or as a capital that touches the digits."""
    weak = _signs(pack).values[match[1]][1]
    touching = match.start() == match.start(1)
    if before is not None and before[0].kind == "money":
        return True
    if not weak:
        return touching or len(match[1]) > 1
    return touching and folded.capital(match.start(1)) and len(match[1]) == 1
