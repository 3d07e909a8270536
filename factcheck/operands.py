"""Claims in roles in, the operands of a check out: intervals in base units, one reading at a time.

A percentage becomes its fraction, a length metres, a duration seconds. Ambiguous units (a ton, a gallon) give several readings.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cache
from itertools import islice, product
from typing import Any, Literal

from factcheck.interval import EVERYTHING, Interval, point, rounded, trailing_place
from factcheck.model import BOUNDS, Claim
from factcheck.operand import YEAR, Operand
from factcheck.record import replace
from factcheck.rule import Rule
from factcheck.units import readings as factors_of
from factcheck.units import to_base

Level = Literal["strict", "usual", "wide"]
LEVELS: tuple[Level, ...] = ("strict", "usual", "wide")
READINGS = 16  # combinations of ambiguous units tried

Claims = Mapping[str, tuple[Claim, ...]]
# Calendar units are their mean length unless read charitably (a year is 365 or 366 days).
_SHARES = {
    "percent": 100,
    "per-mille": 1000,
    "basis-point": 10_000,
}  # how many of a unit make the whole; percentage points are told by rules
_MEAN = {"year": YEAR, "decade": 10 * YEAR, "century": 100 * YEAR, "month": YEAR // 12}


def operands(rule: Rule, claims: Claims, level: Level) -> Iterator[dict[str, Any]]:
    """The operands of a rule's check at one level of charity, for each reading of ambiguous units."""
    return combined(rule, read_claims(rule, claims, level))


# For each role its figures: the name of what may be ambiguous in each, and its readings.
Read = dict[str, list[tuple[str, tuple[Operand, ...]]]]


def read_claims(rule: Rule, claims: Claims, level: Level) -> Read:
    """The readings of every figure at one level of charity."""
    read: Read = {}
    for name, filled in claims.items():
        rounding, unit, bare_rate = _terms(rule, name, claims)
        if rule.roles[name].bound == "shared":
            filled = tuple(_unbound(claim) for claim in filled)
        read[name] = []
        for claim in filled:
            own, per = claim.unit or unit, None if bare_rate else claim.per
            several = per is not None and len(factors_of(own or "", per)) != len(factors_of(own or ""))
            # 90 tons a week are tons like the 4,680 of the year; a month has lengths of its own
            key = f"{own} {per}" if several else str(own)
            read[name].append((key, _readings(claim, rounding, level, unit, per)))
    return read


def _unbound(claim: Claim) -> Claim:
    """A claim without the bound before it: "below 41 °F (5 °C)" bounds both."""
    return replace(claim, hedge=None) if claim.hedge in BOUNDS else claim


def combined(rule: Rule, read: Read) -> Iterator[dict[str, Any]]:
    """Each combination of readings, as the operands of a check.

    A unit means the same wherever a tie names it: 60,000 tons against 50,000 tons are never short tons against long ones.
    """
    choices: dict[str, int] = {}
    for figures in read.values():
        for own, readings in figures:
            choices[own] = max(choices.get(own, 1), len(readings))
    for combination in islice(product(*map(range, choices.values())), READINGS):
        chosen = dict(zip(choices, combination))
        bound: dict[str, Any] = {}
        for name, figures in read.items():
            read_as = tuple(readings[min(chosen[own], len(readings) - 1)] for own, readings in figures)
            bound[name] = read_as if rule.roles[name].many else read_as[0]
        yield bound


def line_to_base(rule: Rule, claims: Claims, name: str, claim: Claim) -> tuple[Fraction, Fraction] | None:
    """What 0 and 1 in the unit of a role's claim are in base units, by its likeliest reading; None when they cannot be told."""
    _, unit, bare_rate = _terms(rule, name, claims)
    ends = []
    for value in (0, 1):
        based = _in_base(point(value), claim, "strict", unit, None if bare_rate else claim.per)
        if not based or based[0].low is None:
            return None
        ends.append(based[0].low)
    return ends[0], ends[1]


def _terms(rule: Rule, name: str, claims: Claims) -> tuple[str, str | None, bool]:
    """How a role's figures are rounded, the unit that a bare one takes from the figure it is compared with, and whether rates are bare.

    A rate is bare when it is compared with a figure that leaves its "a month" unsaid, so that neither is divided by it.
    """
    unit, bare_rate = None, rule.roles[name].per == "none"
    for other in _partners(rule, name):
        for claim in claims.get(other, ()):
            if unit is None and claim.unit and claim.unit != "point":
                unit = claim.unit
            bare_rate = bare_rate or claim.per is None
    return rule.roles[name].rounded, unit, bare_rate


@cache
def _partners(rule: Rule, name: str) -> tuple[str, ...]:
    """The roles that a role is compared with."""
    role = rule.roles[name]
    return tuple(other.name for other in rule.roles.values() if other is not role and (role.like == other.name or other.like == name))  # fmt: skip


def _readings(claim: Claim, rounding: str, level: Level, unit: str | None, per: str | None) -> tuple[Operand, ...]:
    """The readings of a claim, worked out once: it is tried in many ties."""
    key = (rounding, level, unit, per)
    known = claim.readings.get(key)
    if known is None:
        known = claim.readings[key] = _read(claim, rounding, level, unit, per)
    return known  # type: ignore[return-value]


def _read(claim: Claim, rounding: str, level: Level, unit: str | None, per: str | None) -> tuple[Operand, ...]:
    if claim.kind in ("date", "time"):
        return (_operand(EVERYTHING, claim),)
    if rounding == "never":
        level = "strict"
    interval = claim.strict if level == "strict" else claim.interval if level == "usual" else claim.wide
    if rounding and level != "strict" and claim.value is not None and claim.ends is None and interval.exact:
        place = Fraction(claim.place) or Fraction(10) ** _exponent(claim)
        if level == "wide" and rounding == "zeros":
            place = max(place, _zeros(claim))
        elif level == "wide" and claim.value == int(claim.value):
            place = max(place, Fraction(trailing_place(claim.value)))
        interval = interval.hull(rounded(claim.value, place))
    return tuple(_operand(reading, claim) for reading in _in_base(interval, claim, level, unit, per))


def _in_base(interval: Interval, claim: Claim, level: Level, unit: str | None, per: str | None) -> tuple[Interval, ...]:
    """An interval in a claim's unit in base units, once for each fair reading of the unit."""
    bare = claim.unit is None and claim.kind == "count"
    own = unit if bare and unit else claim.unit
    if claim.kind == "percent" or own in _SHARES:
        return (interval * point(Fraction(1, _SHARES.get(own or "", 100))),)
    if own in _MEAN and level != "wide" and not per:
        return (interval * point(_MEAN[own]),)
    return to_base(interval, own or "", per)


def _exponent(claim: Claim) -> int:
    """The last written place of a plain figure, as a power of ten (3.50 → -2)."""
    assert claim.value is not None
    exponent = claim.value.as_tuple().exponent
    return min(exponent, 0) if isinstance(exponent, int) else 0


def _zeros(claim: Claim) -> Fraction:
    """The place of the trailing zeros, with one digit kept, for results that people round freely ("30 miles")."""
    assert claim.value is not None
    value = claim.value
    if value != int(value) or value % 5:
        return Fraction(0)
    if value % 10:
        return Fraction(5)  # "55 km (35 mi)": both to the nearest five
    return max(Fraction(trailing_place(value)), Fraction(10 if abs(value) < 1000 else 0))


def _operand(interval: Interval, claim: Claim) -> Operand:
    return Operand(interval.low, interval.high, interval.low_open, interval.high_open, claim)
