"""An inconsistent relation in, what would reconcile it out: for each figure alone the value that fits, and the slip that explains it.

A check's arithmetic is solved for one figure at a time, exactly, wherever it is linear in the figure or in its reciprocal (sums,
products, quotients are).
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import islice, product
from typing import Any

from factcheck import calendar_arithmetic as calendar
from factcheck import record
from factcheck.evaluation import Unknown
from factcheck.interval import Interval, point
from factcheck.model import Claim, Repair
from factcheck.operand import Operand
from factcheck.operands import Claims, line_to_base, operands
from factcheck.rule import Rule
from factcheck.slips import name_slip
from factcheck.wording import format_value

_NUMERIC = frozenset({"count", "percent", "fraction", "ratio", "money", "measure", "duration", "age", "ordinal"})
CORNERS = 16  # combinations of the other figures' ends that are solved


@record.dataclass(frozen=True, slots=True)
class _Slot:
    """A figure that may be the wrong one: its role, its place in the role, and the line from written to base units."""

    role: str
    index: int
    claim: Claim
    zero: Fraction
    scale: Fraction


def find_repairs(rule: Rule, claims: Claims) -> tuple[Repair, ...]:
    """For each figure the value, as it would be written, that alone reconciles the check."""
    repairs = list(_weekday_repairs(rule, claims))
    middle = _middle(rule, claims)
    if repairs or middle is None or rule.check.sides is None:
        return tuple(repairs)
    for slot in _slots(rule, claims):
        solved = _solve(rule, middle, slot)
        if solved is not None:
            written = (solved - slot.zero) / slot.scale
            if written > 0:
                repairs.append(Repair(slot.role, format_value(written, slot.claim)))
    return tuple(repairs)


def _weekday_repairs(rule: Rule, claims: Claims) -> Iterator[Repair]:
    """For a date on the wrong weekday: the years near it in which the day falls on the weekday named."""
    for name, filled in claims.items():
        moment = filled[0].moment
        if moment is None or None in (moment.weekday, moment.day, moment.month, moment.year) or not _asks_weekday(rule):
            continue
        assert moment.weekday is not None and moment.day is not None
        assert moment.month is not None and moment.year is not None
        years = calendar.years_matching(moment.weekday, moment.day, moment.month, moment.year)
        written = moment.year
        for year in sorted(years, key=lambda year: abs(year - written))[:1]:
            yield Repair(name, str(year))


def _asks_weekday(rule: Rule) -> bool:
    return "weekday(" in rule.check.text


def _calendar_slip(rule: Rule, claims: Claims) -> str | None:
    """The adjacent year's calendar, or the neighbouring weekday, when one of them explains a wrong weekday."""
    if not _asks_weekday(rule):
        return None
    for filled in claims.values():
        moment = filled[0].moment
        actual = calendar.weekday(moment) if moment is not None else None
        if moment is None or actual is None or moment.weekday is None or moment.year is None:
            continue
        for year in (moment.year - 1, moment.year + 1):
            if calendar.weekday(record.replace(moment, year=year)) == moment.weekday:
                return "adjacent-year"
        if (actual - moment.weekday) % 7 in (1, 6):
            return "adjacent-weekday"
    return None


def find_slip(rule: Rule, claims: Claims, own: bool = True) -> tuple[str | None, float]:
    """The slip that best explains the contradiction and its evidence in bits: first the rule's `own`, then digits and scales."""
    for name, expression in rule.slips.items() if own else ():
        for env in operands(rule, claims, "usual"):
            try:
                outcome = expression.evaluate(env)
                if outcome.holds:
                    return name, 6.0 if outcome.telling else 1.0
            except Unknown:
                continue
    by_calendar = _calendar_slip(rule, claims)
    if by_calendar is not None:
        return by_calendar, 2.0
    best: tuple[str | None, float] = (None, 0.0)
    for slot in _slots(rule, claims):
        needed = _needed(rule, claims, slot)
        if needed is None:
            continue
        slip = name_slip(slot.claim, needed)
        if slip is not None and slip.surprise > best[1]:
            best = (slip.name, slip.surprise)
    return best if best[0] is not None and find_repairs(rule, claims) else (None, 0.0)


def _slots(rule: Rule, claims: Claims) -> Iterator[_Slot]:
    if next(operands(rule, claims, "strict"), None) is None:
        return
    for name, filled in claims.items():
        for index, claim in enumerate(filled):
            if claim.kind not in _NUMERIC or claim.value is None or claim.ends is not None:
                continue
            line = line_to_base(rule, claims, name, claim)
            if line is not None and line[0] != line[1]:
                yield _Slot(name, index, claim, line[0], line[1] - line[0])


def _middle(rule: Rule, claims: Claims) -> dict[str, Any] | None:
    """Every operand at the middle of its usual reading."""
    env = next(operands(rule, claims, "strict"), None)
    return None if env is None else {name: _at(value, lambda i: i.middle) for name, value in env.items()}


def _at(value: Any, pick: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(_at(one, pick) for one in value)
    picked = pick(value)
    return value if picked is None else Operand(picked, picked, False, False, value.claim)


def _solve(rule: Rule, env: dict[str, Any], slot: _Slot) -> Fraction | None:
    """The base value of one figure that makes the check's two sides equal, the others held; None when there is no one line to it."""
    start = _base(env, slot)
    if start is None:
        return None
    other = start * Fraction(11, 10) if start else Fraction(1)
    g0, g1 = _gap(rule, env, slot, start), _gap(rule, env, slot, other)
    if g0 is None or g1 is None or g0 == g1:
        return None
    linear = start - g0 * (other - start) / (g1 - g0)
    if _gap(rule, env, slot, linear) == 0:
        return linear
    if start and other:
        turned = 1 / start - g0 * (1 / other - 1 / start) / (g1 - g0)
        if turned and _gap(rule, env, slot, 1 / turned) == 0:
            return 1 / turned
    return None


def _base(env: dict[str, Any], slot: _Slot) -> Fraction | None:
    operand = env[slot.role]
    middle: Fraction | None = (operand[slot.index] if isinstance(operand, tuple) else operand).middle
    return middle


def _gap(rule: Rule, env: dict[str, Any], slot: _Slot, value: Fraction) -> Fraction | None:
    operand = env[slot.role]
    moved: Any = Operand(value, value, False, False, slot.claim)
    if isinstance(operand, tuple):
        moved = (*operand[: slot.index], moved, *operand[slot.index + 1 :])
    return rule.check.difference({**env, slot.role: moved})


def _needed(rule: Rule, claims: Claims, slot: _Slot) -> Interval | None:
    """The written values of one figure that some usual reading of the others would agree with."""
    env = next(operands(rule, claims, "usual"), None)
    if env is None:
        return None
    names = [name for name in env if name != slot.role or rule.roles[name].many]
    ends: list[list[Any]] = []
    for name in names:
        low, high = _at(env[name], lambda i: i.low), _at(env[name], lambda i: i.high)
        ends.append([low] if low == high else [low, high])
    fixed = {slot.role: _at(env[slot.role], lambda i: i.middle)}
    found: Interval | None = None
    for combination in islice(product(*ends), CORNERS):
        solved = _solve(rule, {**fixed, **dict(zip(names, combination))}, slot)
        if solved is not None:
            here = point((solved - slot.zero) / slot.scale)
            found = here if found is None else found.hull(here)
    if found is None:
        return None
    half = Fraction(slot.claim.place) / 2
    return found.widened(half or (Fraction(1, 2) if rule.roles[slot.role].rounded else Fraction(0)))
