"""The functions of units that a rule's check may call: conversions of scales, ranges and voyages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from factcheck.interval import rounded, trailing_place
from factcheck.model import Claim
from factcheck.operand import Operand
from factcheck.units import dimension, readings

HOT = Fraction(25)  # degrees Celsius from which nobody takes a figure for a difference unless it is called one
COLD = Fraction(-10)  # and so with those below zero: "-20C (-40F)"
_SEA = Fraction("1852") / Fraction("1609.344")  # miles that a nautical mile is


def same_temperature(a: Operand, b: Operand) -> bool:
    """Whether two figures are one temperature on two scales, each from its own zero.

    Raises:
        ValueError: for figures that may as well be a difference ("2C (3.6F)").
    """
    one, two = a.claim, b.claim
    if one is None or two is None or one.value is None or two.value is None:
        raise ValueError("not figures")
    first, second = readings(one.unit or "")[0], readings(two.unit or "")[0]
    if COLD < first.low * Fraction(one.value) < HOT:
        raise ValueError("it may be a difference")
    return first.to_base(_as_written(one, one.value)).meets(second.to_base(_as_written(two, two.value)))


def _as_written(claim: Claim, value: Decimal) -> Any:
    return claim.wide.hull(rounded(value, claim.place or Decimal(1)))


def ends_meet(first: Operand, second: Operand) -> bool:
    """Whether two ranges in two units have the same ends, each as far as both are rounded."""
    one, two = first.claim, second.claim
    if one is None or two is None or one.ends is None or two.ends is None:
        raise ValueError("not ranges")
    return any(
        all(a.to_base(_end(x, one)).meets(b.to_base(_end(y, two))) for x, y in zip(one.ends, two.ends, strict=True))
        for a in readings(one.unit or "")
        for b in readings(two.unit or "")
    )


def _end(value: Decimal, claim: Claim) -> Any:
    """What an end may stand for: its last place; the nearest five or ten when it is written as one ("20 to 30 feet")."""
    place = max(claim.place, Decimal(1) if value == int(value) else Decimal(0), trailing_place(value))
    if value == int(value) and value >= 10:
        place = max(place, Decimal(10) if value % 10 == 0 else Decimal(5) if value % 5 == 0 else Decimal(0))
    return rounded(value, place)


def at_sea(speed: Operand, distance: Operand, time: Operand) -> bool:
    """Whether a voyage comes out when its plain miles are nautical: "1,152 miles in four days at 12 knots"."""
    one, two = speed.claim, distance.claim
    if one is None or two is None or speed.middle is None or distance.middle is None or not time.middle:
        return False
    made = distance.middle / time.middle
    if one.unit == "knot" and two.unit == "mile":
        made *= _SEA
    elif two.unit == "nautical-mile" and one.unit in ("mile", "mile-per-hour"):
        made /= _SEA
    else:
        return False
    return made in speed.widened(speed.middle / 100)


def one_pace(total: Operand, rate: Operand) -> bool:
    """Whether no two paces stand against each other: "36,000 litres a day, 50 litres each a day", "£43m a year, a salary of £30,000"."""
    one, two = total.claim, rate.claim
    if one is None or two is None or one.per is None:
        return True
    return two.per in (None, one.per) and dimension(one.per) == "time"


def in_whole(total: Operand, rate: Operand) -> bool:
    """Whether a total is no rate itself, or one of time over which another is told: "400,000 litres a day, 25 litres a head"."""
    one, two = total.claim, rate.claim
    if one is None or two is None or one.per is None:
        return True
    return dimension(one.per) == "time" and two.per is not None and dimension(two.per) != "time"


def beyond_one(figure: Operand) -> bool:
    """Whether a figure as written is no plain one: "one tap for every 70" shares nothing out."""
    claim = figure.claim
    return claim is None or claim.value is None or claim.value != 1


UNIT_FUNCTIONS: Mapping[str, Callable[..., Any]] = {
    "same_temperature": same_temperature,
    "ends_meet": ends_meet,
    "at_sea": at_sea,
    "one_pace": one_pace,
    "beyond_one": beyond_one,
    "in_whole": in_whole,
}
