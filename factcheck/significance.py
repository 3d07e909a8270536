"""Reported statistics in; the p-values that they allow, and whether a mean or a percentage is possible at all, out.

A p-value is worked out again over the whole rounding interval of its statistic, as statcheck does (Nuijten and others, Behavior
Research Methods, 2016); a mean of whole numbers is checked as GRIM does (Brown and Heathers, 2017).
"""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from factcheck.distributions import beta_below, gamma_above, normal_beyond
from factcheck.interval import Interval, Number, rounded

_SLACK = 1e-9  # relative error allowed for in the arithmetic of an interval of p-values
_HALVED = frozenset({"t", "r", "z"})  # one-tailed p-values are half; those of F and chi-square have one tail anyway


def p_from_t(t: Number | float, df: Number | float) -> float:
    """Two-tailed p-value of Student's t: I(df / (df + t²); df/2, 1/2). Source: NIST DLMF 8.17, Abramowitz and Stegun 26.7.1.

    Raises:
        ValueError: unless df is above zero.
    """
    square, degrees = float(t) ** 2, _degrees(df)
    if math.isinf(square):
        return 0.0
    whole = degrees + square
    return beta_below(degrees / whole, square / whole, degrees / 2, 0.5)


def p_from_f(f: Number | float, df1: Number | float, df2: Number | float) -> float:
    """p-value of F: I(df2 / (df2 + df1 F); df2/2, df1/2). Source: Abramowitz and Stegun 26.6.2.

    Raises:
        ValueError: when F is below zero or a df is not above it.
    """
    above, below = _degrees(df1) * _positive(f), _degrees(df2)
    return beta_below(below / (below + above), above / (below + above), float(df2) / 2, float(df1) / 2)


def p_from_chi2(x: Number | float, df: Number | float) -> float:
    """p-value of chi-square: Q(df/2, x/2). Source: Abramowitz and Stegun 26.4.19.

    Raises:
        ValueError: when x is below zero or df is not above it.
    """
    return gamma_above(_degrees(df) / 2, _positive(x) / 2)


def p_from_r(r: Number | float, df: Number | float) -> float:
    """Two-tailed p-value of Pearson's r with df = n - 2: that of t = r √(df / (1 - r²)), so I(1 - r²; df/2, 1/2).

    Raises:
        ValueError: when r is outside -1 to 1 or df is not above zero.
    """
    size = abs(float(r))
    if size > 1:
        raise ValueError(f"no correlation is {float(r)}")
    return beta_below((1 - size) * (1 + size), size * size, _degrees(df) / 2, 0.5)


def p_from_z(z: Number | float) -> float:
    """Two-tailed p-value of a standard normal z: erfc(|z| / √2). Source: Abramowitz and Stegun 26.2.29."""
    return normal_beyond(float(z))


def p_interval(
    statistic: str, value: Interval, df1: Number | None = None, df2: Number | None = None, tails: int = 2
) -> Interval:
    """Every p-value that a statistic's rounding interval allows, 1e-9 of itself wider for the arithmetic's own error.

    Args:
        statistic: t, F, chi2, r or z, in either case; Q and H are read as the chi-squares they follow.
        value: the statistic as written; its sign is dropped.
        df1: degrees of freedom: of t, chi2 and r, or F's first. None for z.
        df2: F's second degrees of freedom.
        tails: 1 halves the p-values of t, r and z.

    Raises:
        ValueError: for another statistic, missing or impossible degrees of freedom, a value that the statistic cannot have.
    """
    name = statistic.lower()
    p = _function(name, df1, df2)
    size = abs(value)
    if name == "r" and size.high is not None and size.high > 1:
        size = size.intersect(Interval(Fraction(0), Fraction(1)))
    if size.empty or size.low is None:
        raise ValueError(f"no {statistic} is {value.low}")
    if name not in _HALVED and value.high is not None and value.high < 0:
        raise ValueError(f"no {statistic} is below zero")
    share = 0.5 if tails == 1 and name in _HALVED else 1.0
    high = Fraction(min(p(float(size.low)) * (1 + _SLACK), 1.0) * share)
    low = Fraction(0 if size.high is None else p(float(size.high)) * (1 - _SLACK) * share)
    return Interval(low, high, size.high_open and low < high, size.low_open and low < high)


def grim(mean: Decimal, place: Decimal, n: int, items: int = 1) -> bool:
    """Whether n whole answers to each of some items can have a mean that is rounded to this figure, a half either way.

    Args:
        place: the unit of the mean's last written place, 0.01 for 3.48.

    Raises:
        ValueError: when n or items is not above zero.
    """
    return _whole_between(rounded(mean, place), n * items) is not None


def possible_percent(percent: Decimal, place: Decimal, n: int) -> bool:
    """Whether k cases out of n, k from 0 to n, can be a percentage that is rounded to this figure, a half either way.

    Args:
        percent: 60 for "60%".
        place: the unit of its last written place, 1 for "60%".

    Raises:
        ValueError: when n is not above zero.
    """
    figure = rounded(percent, place).intersect(Interval(Fraction(0), Fraction(100)))
    return not figure.empty and _whole_between(figure, Fraction(n, 100)) is not None


def interval_covers(low: Interval, high: Interval, estimate: Interval) -> bool:
    """Whether an estimate can lie within a confidence interval, each of the three as far as its rounding goes."""
    return low.hull(high).meets(estimate)


def _whole_between(figure: Interval, times: Number) -> int | None:
    """The smallest whole number among a closed figure's values times a number."""
    if times <= 0:
        raise ValueError("no cases to count")
    assert figure.low is not None and figure.high is not None
    k = math.ceil(figure.low * Fraction(times))
    return k if k <= figure.high * Fraction(times) else None


def _function(name: str, df1: Number | None, df2: Number | None) -> Callable[[float], float]:
    if name == "z":
        return p_from_z
    if df1 is None or (name == "f" and df2 is None):
        raise ValueError(f"{name} without degrees of freedom")
    first = df1
    if name == "t":
        return lambda value: p_from_t(value, first)
    if name == "r":
        return lambda value: p_from_r(value, first)
    if name in ("chi2", "q", "h"):
        return lambda value: p_from_chi2(value, first)
    if name == "f" and df2 is not None:
        second = df2
        return lambda value: p_from_f(value, first, second)
    raise ValueError(f"no p-value for the statistic {name!r}")


def _degrees(df: Number | float) -> float:
    if not df > 0:
        raise ValueError(f"degrees of freedom must be above zero, not {df}")
    return float(df)


def _positive(value: Number | float) -> float:
    if value < 0:
        raise ValueError(f"the statistic cannot be below zero: {value}")
    return float(value)
