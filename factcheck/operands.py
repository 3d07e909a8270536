"""Claims in roles in, the operands of a check out: intervals in base units, one reading at a time.

A percentage becomes its fraction, a length metres, a duration seconds. Ambiguous units (a ton, a gallon) give several readings.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import lru_cache
from itertools import islice, product
from typing import Any, Literal

from factcheck.interval import EVERYTHING, Interval, point, rounded, trailing_place
from factcheck.model import Claim
from factcheck.operand import YEAR, Operand
from factcheck.rule import Role, Rule
from factcheck.units import to_base

Level = Literal["strict", "usual", "wide"]
LEVELS: tuple[Level, ...] = ("strict", "usual", "wide")
READINGS = 16  # combinations of ambiguous units tried

Claims = Mapping[str, tuple[Claim, ...]]
# Calendar units are their mean length unless read charitably (a year is 365 or 366 days).
_MEAN = {"year": YEAR, "decade": 10 * YEAR, "century": 100 * YEAR, "month": YEAR // 12}


def operands(rule: Rule, claims: Claims, level: Level) -> Iterator[dict[str, Any]]:
    """The operands of a rule's check at one level of charity, for each reading of ambiguous units.

    A unit means the same wherever a tie names it: 60,000 tons against 50,000 tons are never short tons against long ones.
    """
    readings: dict[str, list[tuple[str, tuple[Operand, ...]]]] = {}
    choices: dict[str, int] = {}
    for name in claims:
        role = rule.roles[name]
        unit = _unit(rule, role, claims)
        bare_rate = _drops_per(rule, role, claims)
        readings[name] = []
        for claim in claims[name]:
            read = _readings(claim, role.rounded, level, unit, None if bare_rate else claim.per)
            own = f"{claim.unit or unit} {claim.per}"
            choices[own] = max(choices.get(own, 1), len(read))
            readings[name].append((own, read))
    for combination in islice(product(*map(range, choices.values())), READINGS):
        chosen = dict(zip(choices, combination))
        bound: dict[str, Any] = {}
        for name, figures in readings.items():
            read_as = tuple(read[min(chosen[own], len(read) - 1)] for own, read in figures)
            bound[name] = read_as if rule.roles[name].many else read_as[0]
        yield bound


def _compared(rule: Rule, role: Role, claims: Claims) -> Iterator[Claim]:
    """The claims that a role's claims are compared with."""
    for name, other in rule.roles.items():
        if name in claims and name != role.name and (role.like == name or other.like == role.name):
            yield from claims[name]


def _unit(rule: Rule, role: Role, claims: Claims) -> str | None:
    """The unit that a bare figure of a role takes from the figure it is compared with."""
    return next((claim.unit for claim in _compared(rule, role, claims) if claim.unit and claim.unit != "point"), None)


def _drops_per(rule: Rule, role: Role, claims: Claims) -> bool:
    """Whether a rate is compared with a figure that leaves its "a month" unsaid, so that neither is divided by it."""
    return any(claim.per is None for claim in _compared(rule, role, claims))


@lru_cache(maxsize=4096)  # one claim is tried in many ties
def _readings(claim: Claim, rounding: str, level: Level, unit: str | None, per: str | None) -> tuple[Operand, ...]:
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
    if claim.kind == "percent":
        return (_operand(interval * point(Fraction(1, 100)), claim),)
    bare = claim.unit is None and claim.kind == "count"
    own = unit if bare and unit and (unit != "percent") else claim.unit
    if bare and unit == "percent":
        return (_operand(interval * point(Fraction(1, 100)), claim),)
    if own in _MEAN and level != "wide" and not per:
        return (_operand(interval * point(_MEAN[own]), claim),)
    return tuple(_operand(reading, claim) for reading in to_base(interval, own or "", per))


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
