"""Folded text in, one numeral written in digits out: its value, the place of its last decimal, and where it ends.

Which sign groups and which is decimal follows from the shape (31,500 · 31 500 · 1.234.567 · 12,34,567 · 3.5); for the shapes that two
habits share (2,5 · 31.500) the pack's `numerals` section decides.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from factcheck.language import Pack
from factcheck.packwords import of_pack
from factcheck.patterns import compiled
from factcheck.recognize.alternation import alternation
from factcheck.recognize.unit_words import unit_forms
from factcheck.record import dataclass

_ONE = Decimal(1)
_VULGAR = {"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5), "⅘": (4, 5),
           "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8)}  # fmt: skip
_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 32, 64, 100, 1000})
_FRACTION = compiled(r"(\d{1,3}) ?[/⁄] ?(\d{1,4})(?![\w/]|[.,-]\d)")
_LATEST_DAY = 31  # "1/40" is a fraction, "1/11" may be a day
_POWER = compiled(r"(?: ?[x×*] ?10\^?|e)([-+]?\d{1,2})(?![\w]|[.,]\d)")  # 6.02e23, 2.48×10^-5
# tokenised wire text: "80 , 000", "4 . 8 %"; no list ("100 , 200 and 300") and no end of a sentence
_SPACED = compiled(r"\d{1,3}(?: , \d{3})+(?!\d| ?[.,] ?\d|,? [^\W\d_]{1,4} \d{3}(?!\d| ,))")
_SPACED_POINT = compiled(r"(?!(?:19|20)\d\d)(\d{1,4}) \. (\d{1,4})(?!\d| ?[.,] ?\d)")
_SLIPPED = compiled(r"\d{1,3}(?:, ?000)*, 000(?!\d|[.,]\d)")  # "$248, 000": a space that slipped in
_LONG_TAIL = 3  # decimals that are no figure at the start of a sentence
_SIGNS_BEFORE = frozenset("$€£¥₹")
_RAISED = compiled(r"\^([-+]?\d{1,3})(?![\w]|[.,]\d)")  # 10^6 cells
_HIGHEST = 200  # digits of a power
_PLAIN = compiled(
    r"\d{1,30}(?:(?![\d.,])|(?=[.,](?!\d)|,\d{1,2}(?:\D|$)))"
)  # the last: a list without spaces, 22,24,26


@dataclass(frozen=True, slots=True)
class Digits:
    """A numeral in digits.

    Attributes:
        place: the unit of its last decimal; 0 for an integer.
        fraction: written as a fraction ("2/3", "½").
        groups: whether a single "." or "," before three digits was read as a sign of thousands, which a scale word may gainsay.
    """

    end: int
    value: Decimal
    place: Decimal = Decimal(0)
    fraction: bool = False
    groups: bool = False


@dataclass(frozen=True, eq=False)
class _Signs:
    shape: re.Pattern[str]
    dot_groups: bool
    reversed_decimal: re.Pattern[str] | None
    spoken: re.Pattern[str] | None
    after: re.Pattern[str]


_TAIL = r"(?!\d|[.,]\d)"


@of_pack
def _signs(pack: Pack) -> _Signs:
    section: Mapping[str, Any] = pack.section("numerals")
    comma = section.get("comma_decimal") == "yes"
    shapes = [
        r"(?P<commas>\d{1,3}(?:,\d{3}){1,9}(?:\.\d{1,30})?)",
        r"(?P<dots>\d{1,3}(?:\.\d{3}){2,9}(?:,\d{1,30})?|\d{1,3}(?:\.\d{3}){1,9},\d{1,30})",
        r"(?P<spaces>[1-9]\d{0,2}(?:[ ']\d{3}){1,9}(?:[.,]\d{1,2})?)",
        r"(?P<indian>\d{1,2}(?:,\d{2}){1,8},\d{3}(?:\.\d{1,30})?)",
        r"(?P<plain>\d{1,30}(?:\.\d{1,30})?|\.\d{1,30})",
    ]
    if section.get("comma_groups") == "no":  # French: "3,125" has three decimals
        shapes = [shape for shape in shapes if not shape.startswith(("(?P<commas>", "(?P<indian>"))]
        shapes.append(r"(?P<comma>\d+,\d+)")
    elif comma:
        shapes.append(r"(?P<comma>(?:\d{1,3}(?:,\d{3}){1,9}|\d{1,30}),(?:\d{1,2}|\d{4,30}))")
    letters = section.get("reversed_decimal", ())
    spoken = [pack.key(word) for word in section.get("point", ())]
    scales = [pack.key(word) for words in (section.get("scales") or {}).values() for word in words]
    units = [form for form, unit in unit_forms(pack).items() if unit.kind != "duration" and not form[1:2].isspace()]
    units = [form for form in units if len(form) > 1 or not form.isalpha()]  # "ranked 2 . 5 years later" is no 2.5
    return _Signs(
        shape=compiled("(?:" + "|".join(shapes) + ")" + _TAIL),
        dot_groups=section.get("dot_groups") == "yes",
        reversed_decimal=compiled(rf"(\d{{1,30}})(?:{'|'.join(map(re.escape, letters))})(\d{{1,30}})(?![\d.,]\d?)")
        if letters
        else None,
        after=compiled(rf" ?-? ?(?:{alternation([*scales, *units])})(?![^\W_])"),
        spoken=compiled(rf"(\d{{1,30}}) (?:{alternation(spoken)}) (\d{{1,30}}){_TAIL}") if spoken else None,
    )


def read_digits(text: str, start: int, limit: int, pack: Pack) -> Digits | None:
    """The numeral that begins at a place, or None when what stands there is no figure ("4.2.1")."""
    if text[start] in _VULGAR:
        return Digits(start + 1, _ratio(*_VULGAR[text[start]]), fraction=True)
    signs = _signs(pack)
    fraction = _FRACTION.match(text, start, limit)
    if fraction is not None:
        top, bottom = int(fraction[1]), int(fraction[2])
        if 0 < top < bottom and (bottom in _DENOMINATORS or (top == 1 and bottom > _LATEST_DAY)):
            return Digits(fraction.end(), _ratio(top, bottom), fraction=True)
    for pattern in (signs.reversed_decimal, signs.spoken):
        match = pattern.match(text, start, limit) if pattern else None
        if match is not None:
            whole, decimals = (match[2], match[1]) if pattern is signs.reversed_decimal else (match[1], match[2])
            return Digits(match.end(), Decimal(f"{whole}.{decimals}"), _place(decimals))
    spaced = _spaced(text, start, limit, signs)
    if spaced is not None:
        return spaced
    match = signs.shape.match(text, start, limit)
    if match is None:
        plain = _PLAIN.match(text, start, limit)
        return Digits(plain.end(), Decimal(plain.group())) if plain else None
    digits = _shaped(match, signs)
    raised = _RAISED.match(text, digits.end, limit)
    if raised is not None and digits.value and abs(digits.value.adjusted() * int(raised[1])) < _HIGHEST:
        return Digits(raised.end(), digits.value ** int(raised[1]))
    power = _POWER.match(text, digits.end, limit)
    if power is not None:
        return Digits(power.end(), digits.value.scaleb(int(power[1])), (digits.place or _ONE).scaleb(int(power[1])))
    return _with_part(text, digits, limit)


def _spaced(text: str, start: int, limit: int, signs: _Signs) -> Digits | None:
    """A number whose signs stand between spaces, as tokenised text has them: "80 , 000", "$ 46 . 8 million"."""
    grouped = _SPACED.match(text, start, limit)
    if grouped is not None and not (text[start - 3 : start] == " , " and text[start - 4 : start - 3].isdecimal()):
        return Digits(grouped.end(), Decimal(grouped.group().replace(" , ", "")))
    slipped = _SLIPPED.match(text, start, limit)
    if slipped is not None:
        return Digits(slipped.end(), Decimal(slipped.group().replace(" ", "").replace(",", "")))
    point = _SPACED_POINT.match(text, start, limit)
    if point is None:
        return None
    whole, decimals = point.groups()
    signed = text[start - 1 : start] in _SIGNS_BEFORE or text[start - 2 : start].strip() in _SIGNS_BEFORE
    if not signed and len(decimals) < _LONG_TAIL and signs.after.match(text, point.end()) is None:
        return None  # "He won 2 . 5 men left."
    return Digits(point.end(), Decimal(f"{whole}.{decimals}"), _place(decimals))


def _shaped(match: re.Match[str], signs: _Signs) -> Digits:
    written, kind = match.group(), str(match.lastgroup)
    if kind == "dots":
        written = written.replace(".", "").replace(",", ".")
    elif kind == "spaces":
        written = written.replace(" ", "").replace("'", "").replace(",", ".")
    elif kind == "comma":
        whole, _, decimals = written.rpartition(",")
        written = whole.replace(",", "") + "." + decimals
    elif kind != "plain":
        written = written.replace(",", "")
    whole, _, decimals = written.partition(".")
    if (
        kind == "plain"
        and signs.dot_groups
        and len(decimals) == 3
        and len(whole) < 4
        and not whole.startswith("0")
        and whole
    ):
        return Digits(match.end(), Decimal(whole + decimals), groups=True)
    return Digits(
        match.end(),
        Decimal(written),
        _place(decimals),
        groups=kind == "commas" and written == match.group().replace(",", "", 1),
    )


def _with_part(text: str, whole: Digits, limit: int) -> Digits:
    """A mixed number: "2 1/4", "2½"."""
    if whole.place:
        return whole
    at = whole.end
    while at < limit and text[at] in " -" and at - whole.end < 2:
        at += 1
    if at >= limit:
        return whole
    if text[at] in _VULGAR:
        return Digits(at + 1, whole.value + _ratio(*_VULGAR[text[at]]), fraction=True)
    match = _FRACTION.match(text, at, limit) if at > whole.end else None
    if match is None or not 0 < int(match[1]) < int(match[2]) or int(match[2]) not in _DENOMINATORS:
        return whole
    return Digits(match.end(), whole.value + _ratio(int(match[1]), int(match[2])), fraction=True)


def ungrouped(text: str, start: int, digits: Digits) -> Digits:
    """The same digits with the sign before the last three read as decimal: «2,449 مليار» is not 2449 billion."""
    whole, decimals = re.split(r"[.,]", text[start : digits.end], maxsplit=1)
    return Digits(digits.end, Decimal(f"{whole}.{decimals}"), _place(decimals))


def _ratio(top: int, bottom: int) -> Decimal:
    return Decimal(top) / Decimal(bottom)


def _place(decimals: str) -> Decimal:
    return _ONE.scaleb(-len(decimals)) if decimals else Decimal(0)
