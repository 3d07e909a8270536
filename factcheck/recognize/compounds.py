"""Figures in text order in, amounts that are said in two units joined out: "5 ft 8.4 in", "20 dollars and 43 cents", «4 دقائق و6 ثوان».

The value is in the first unit, the place that of the last.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from functools import cache

from factcheck.language import Folded, Pack
from factcheck.recognize.alternation import alternation
from factcheck.recognize.measures import same_money
from factcheck.recognize.number_words import END, ONE, folded_keys
from factcheck.recognize.quantity import Found
from factcheck.units import dimension, load_units, readings

_CENTS = Decimal(100)
_CALENDAR = {("year", "month"): Fraction(1, 12)}  # twelve months are a year, whatever their days
_FEET_AND_INCHES = re.compile(r"(?: ?- ?)$")
_STOP = re.compile(r"\s*(?:[.,;:!?)]|$)")


@cache
def _joint(pack: Pack) -> re.Pattern[str]:
    ands = alternation(folded_keys(pack, pack.section("numerals").get("and", ())))
    attached = alternation(folded_keys(pack, pack.section("numerals").get("attached_and", ())))
    return re.compile(rf"(?: ?-? ?|, ?)(?:(?:{ands}){END} ?|(?:{attached}) ?)?")


def join_compounds(found: list[Found], folded: Folded, pack: Pack) -> list[Found]:
    """The same figures, each compound one; in text order."""
    joined: list[Found] = []
    for one in found:
        if joined and one.draft.start - joined[-1].draft.end < 8 and _joins(joined[-1], one, folded, pack):
            continue
        joined.append(one)
    return joined


def _joins(first: Found, second: Found, folded: Folded, pack: Pack) -> bool:
    """Whether the second figure goes on with the first, which then has taken it."""
    a, b = first.draft, second.draft
    if a.value is None or b.value is None or a.unit is None or a.hedge or "-" in b.numeral[:1]:
        return False
    if _joint(pack).fullmatch(folded.text, a.end, b.start) is None:
        return False
    share = _share(first, second, folded)
    if share is None or not 0 <= Fraction(b.value) * share < 1 or a.value != int(a.value):
        return False
    factor = Decimal(share.numerator) / Decimal(share.denominator)
    sign = -1 if a.value < 0 else 1
    a.value += sign * b.value * factor
    a.place = (b.place or ONE) * factor
    a.end = b.end
    a.numeral = folded.text[a.start : b.end]
    a.flags |= (b.flags & {"words"}) | {"compound"}
    return True


def _share(first: Found, second: Found, folded: Folded) -> Fraction | None:
    """What one of the second unit is of the first, when the two can make one amount."""
    a, b = first.draft, second.draft
    assert a.unit is not None and a.value is not None and b.value is not None
    gap = folded.text[a.end : b.start]
    if a.kind == "money":
        if b.kind == "money" and b.unit is not None and same_money(a.unit, b.unit):
            return readings(b.unit)[0].low
        bare = b.unit is None and b.kind == "count" and not second.scale > 1 and b.value == int(b.value) and 10 <= b.value < _CENTS
        closed = _STOP.match(folded.text, b.end) is not None
        return Fraction(1, 100) if bare and closed and gap == " " and not first.front and first.scale == 1 and a.place == 0 else None
    if b.unit is None:
        inches = a.unit == "foot" and _FEET_AND_INCHES.fullmatch(gap) is not None and b.value < 12
        return Fraction(1, 12) if inches else None
    if (a.unit, b.unit) in _CALENDAR:
        return _CALENDAR[a.unit, b.unit]
    units = load_units()
    if a.unit not in units or b.unit not in units or dimension(a.unit) != dimension(b.unit) or a.kind == "percent":
        return None
    large, small = units[a.unit].factors[0], units[b.unit].factors[0]
    if large.low != large.high or small.low != small.high or large.offset or small.offset:
        return None
    share = small.low / large.low
    return share if share < 1 else None
