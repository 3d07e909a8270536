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
from factcheck.recognize.measures import one_before, same_money
from factcheck.recognize.neighbours import next_word
from factcheck.recognize.number_words import END, ONE, folded_keys, lexicon, plain
from factcheck.recognize.quantity import Found
from factcheck.units import dimension, load_units, readings

_CENTS = Decimal(100)
_AFTER_COMMA = frozenset({"minute", "second", "inch", "ounce"})
HALF = Decimal("0.5")
_CALENDAR = {("year", "month"): Fraction(1, 12)}  # twelve months are a year, whatever their days
_FEET_AND_INCHES = re.compile(r"(?: ?- ?)$")
_STOP = re.compile(r"\s*(?:[.,;:!?)]|$)")


@cache
def _noun_joint(pack: Pack) -> re.Pattern[str]:
    """A noun and an attached "and": what stands between a count and its half where the half follows the noun."""
    attached = alternation(folded_keys(pack, pack.section("numerals").get("attached_and", ())))
    return re.compile(rf" [^\W\d_]+ ?(?:{attached}) ?")


@cache
def _joint(pack: Pack) -> re.Pattern[str]:
    ands = alternation(folded_keys(pack, pack.section("numerals").get("and", ())))
    attached = alternation(folded_keys(pack, pack.section("numerals").get("attached_and", ())))
    return re.compile(rf"(?: ?-? ?|, ?)(?:(?:{ands}){END} ?|(?:{attached}) ?)?")


def join_compounds(found: list[Found], folded: Folded, pack: Pack) -> list[Found]:
    """The same figures, each compound one; in text order."""
    joined: list[Found] = []
    last: str | None = None  # the unit that the latest figure ends in: the seconds of "2 hours 1 minute 39 seconds"
    for one in found:
        _whole_before(one, folded, pack)
        if joined and joined[-1].block != one.block:
            joined.append(one)
            last = one.draft.unit
            continue
        if joined and _goes_on(joined[-1], one, folded, pack):
            last = one.draft.unit
            continue
        near = joined and one.draft.start - joined[-1].draft.end < 16
        unit = one.draft.unit
        if near and (_joins(joined[-1], one, last, folded, pack) or _halves(joined[-1], one, folded, pack)):
            last = unit
            continue
        joined.append(one)
        last = unit
    return joined


def _goes_on(first: Found, second: Found, folded: Folded, pack: Pack) -> bool:
    """Whether a scaled amount goes on in the same currency: «3 مليون و775 ألف دينار و451 دينارا»."""
    a, b, words = first.draft, second.draft, lexicon(pack)
    if (
        not words.bare_scale
        or a.kind != "money"
        or a.unit != b.unit
        or a.value is None
        or b.value is None
        or first.front
    ):
        return False
    plus = words.plus.fullmatch(folded.text, a.end, b.start)
    if plus is None or not 0 < b.value < first.scale or a.value % first.scale:
        return False
    a.value, a.place, a.end = a.value + b.value, b.place, b.end
    a.numeral = folded.text[a.start : a.end]
    a.flags.add("compound")
    return True


def _whole_before(found: Found, folded: Folded, pack: Pack) -> None:
    """Take in the larger unit that stands for one of it: «متر و75 سنتيمترا»."""
    draft, words = found.draft, lexicon(pack)
    if not words.bare_scale or draft.unit is None or draft.value is None or draft.kind not in ("measure", "duration"):
        return
    plus = words.plus_before.search(folded.text, max(found.floor, draft.start - 8), draft.start)
    one = one_before(folded, plus.start(), pack) if plus else None
    if one is None or one[1] < found.floor or one[0].id == draft.unit:
        return
    share = _per(draft.unit, one[0].id)
    if share is None or not 0 < Fraction(draft.value) * share < 1:
        return
    factor = Decimal(share.numerator) / Decimal(share.denominator)
    draft.start, draft.unit, draft.kind = one[1], one[0].id, one[0].kind
    draft.value, draft.place = ONE + draft.value * factor, (draft.place or ONE) * factor
    draft.numeral = folded.text[draft.start : draft.end]
    draft.flags.add("compound")


def _halves(first: Found, second: Found, folded: Folded, pack: Pack) -> bool:
    """Whether a fraction goes on with a count, behind its noun: «أربعة مواسم ونصف» is four and a half."""
    a, b = first.draft, second.draft
    if (
        a.kind != "count"
        or b.kind != "fraction"
        or "fraction-word" not in b.flags
        or a.value is None
        or b.value is None
        or first.scale > 1
    ):
        return False
    if (
        a.place
        or b.value > HALF
        or _noun_joint(pack).fullmatch(folded.text, a.end, b.start) is None
        or b.numeral.startswith(lexicon(pack).definite or "-")
    ):
        return False
    if lexicon(pack).definite and next_word(folded.text, b.end).startswith(lexicon(pack).definite):
        return False
    a.value += b.value
    a.place = b.value
    return True


def _joins(first: Found, second: Found, last: str | None, folded: Folded, pack: Pack) -> bool:
    """Whether the second figure goes on with the first, which then has taken it."""
    a, b = first.draft, second.draft
    if a.value is None or b.value is None or a.unit is None or last is None or b.start - a.end > 8 or b.value < 0:
        return False
    if _joint(pack).fullmatch(folded.text, a.end, b.start) is None:
        return False
    step = _share(first, second, last, folded)
    whole = ONE if last == a.unit else _per(last, a.unit)
    if "," in folded.text[a.end : b.start] and b.unit not in _AFTER_COMMA:
        return False  # "5 tonnes, 20 kg" may be a list
    if (
        step is None
        or whole is None
        or not 0 <= Fraction(b.value) * step < 1
        or (last == a.unit and a.value != int(a.value))
    ):
        return False
    share = step * Fraction(whole)
    factor = Decimal(share.numerator) / Decimal(share.denominator)
    sign = -1 if a.value < 0 else 1
    a.value = plain(a.value + sign * b.value * factor)
    a.place = (b.place or ONE) * factor
    a.end = b.end
    a.numeral = folded.text[a.start : b.end]
    a.flags |= (b.flags & {"words"}) | {"compound"}
    return True


def _share(first: Found, second: Found, last: str, folded: Folded) -> Fraction | None:
    """What one of the second unit is of the unit before it, when the two can make one amount."""
    a, b = first.draft, second.draft
    assert a.unit is not None and a.value is not None and b.value is not None
    gap = folded.text[a.end : b.start]
    if a.kind == "money":
        if b.kind == "money" and b.unit is not None and b.unit != a.unit and same_money(a.unit, b.unit):
            return readings(b.unit)[0].low
        bare = (
            b.unit is None
            and b.kind == "count"
            and not second.scale > 1
            and b.value == int(b.value)
            and 10 <= b.value < _CENTS
        )
        closed = _STOP.match(folded.text, b.end) is not None
        return (
            Fraction(1, 100)
            if bare and closed and gap.strip() != "," and not first.front and first.scale == 1 and a.place == 0
            else None
        )
    if b.unit is None:
        inches = last == a.unit == "foot" and _FEET_AND_INCHES.fullmatch(gap) is not None and b.value < 12
        return Fraction(1, 12) if inches else None
    if (last, b.unit) in _CALENDAR:
        return _CALENDAR[last, b.unit]
    share = _per(b.unit, last) if a.kind != "percent" else None
    return share if share is not None and share < 1 else None


def _per(small: str, large: str) -> Fraction | None:
    """What one of a unit is of another of its dimension; None when that is not one number (a day of a month, a °C of a °F)."""
    units = load_units()
    if small not in units or large not in units or dimension(small) != dimension(large):
        return _CALENDAR.get((large, small))
    one, other = units[small].factors[0], units[large].factors[0]
    if one.low != one.high or other.low != other.high or one.offset or other.offset:
        return None
    return one.low / other.low
