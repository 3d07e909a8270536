"""significance.py and distributions.py: p-values against mpmath, their intervals, possible means and percentages."""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction

import mpmath  # type: ignore[import-untyped]
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from factcheck.distributions import beta_below, gamma_above
from factcheck.interval import Interval, point, rounded
from factcheck.significance import (
    grim,
    interval_covers,
    p_from_chi2,
    p_from_f,
    p_from_r,
    p_from_t,
    p_from_z,
    p_interval,
    possible_percent,
)

mpmath.mp.dps = 60  # digits of the reference: at 30 it took 1 + 1e-38 for 1
few = settings(deadline=None, max_examples=60)  # mpmath takes its time
degrees = st.one_of(st.integers(1, 300), st.floats(0.5, 100))
statistics = st.one_of(st.just(0.0), st.floats(1e-40, 5), st.floats(1e-6, 40))  # smaller ones are beyond the reference


def close(found: float, expected: mpmath.mpf) -> bool:
    if expected < 1e-290:
        return found < 1e-280
    return bool(abs(found - expected) <= expected * mpmath.mpf("1e-10"))


def beta(x: mpmath.mpf, a: mpmath.mpf, b: mpmath.mpf) -> mpmath.mpf:
    return mpmath.betainc(a, b, 0, x, regularized=True)


@few
@given(statistics, degrees)
def test_p_from_t(t: float, df: float) -> None:
    df_, t_ = mpmath.mpf(df), mpmath.mpf(t)
    assert close(p_from_t(t, df), beta(df_ / (df_ + t_ * t_), df_ / 2, mpmath.mpf(1) / 2))
    assert p_from_t(-t, df) == p_from_t(t, df)


@few
@example(1.1754943508222875e-38, 0.5, 1)
@given(statistics, degrees, degrees)
def test_p_from_f(f: float, df1: float, df2: float) -> None:
    above, below = mpmath.mpf(df1), mpmath.mpf(df2)
    assert close(p_from_f(f, df1, df2), beta(below / (below + above * mpmath.mpf(f)), below / 2, above / 2))


@few
@given(st.floats(0, 4), degrees)
def test_p_from_chi2(ratio: float, df: float) -> None:
    x = ratio * df
    expected = mpmath.gammainc(mpmath.mpf(df) / 2, mpmath.mpf(x) / 2, mpmath.inf, regularized=True)
    assert close(p_from_chi2(x, df), expected)


@few
@given(st.floats(0, 1), st.integers(1, 1000))
@example(0.1, 295)  # x and 1 - x both round above the middle
def test_p_from_r(r: float, df: int) -> None:
    r_ = mpmath.mpf(r)
    assert close(p_from_r(r, df), beta(1 - r_ * r_, mpmath.mpf(df) / 2, mpmath.mpf(1) / 2))


@few
@given(st.floats(0, 35))
def test_p_from_z(z: float) -> None:
    assert close(p_from_z(z), mpmath.erfc(mpmath.mpf(z) / mpmath.sqrt(2)))


@pytest.mark.parametrize(
    ("p", "expected"),
    [
        (p_from_z(1.959963984540054), 0.05),
        (p_from_t(12.706204736174698, 1), 0.05),
        (p_from_t(2.048407141795244, 28), 0.05),
        (p_from_f(4.195971818557763, 1, 28), 0.05),
        (p_from_chi2(3.841458820694124, 1), 0.05),
        (p_from_chi2(18.307038053275146, 10), 0.05),
        (p_from_t(0, 5), 1),
        (p_from_f(0, 2, 5), 1),
        (p_from_chi2(0, 3), 1),
        (p_from_r(0, 3), 1),
        (p_from_r(1, 3), 0),
        (p_from_r(-1, 3), 0),
        (p_from_t(math.inf, 3), 0),
    ],
)
def test_tabled_values(p: float, expected: float) -> None:
    assert p == pytest.approx(expected, rel=1e-12)


def test_a_large_study_keeps_its_digits() -> None:
    for t in (0.5, 1.768, 5.0, 12.0):
        df = mpmath.mpf(10**6)
        assert close(p_from_t(t, 10**6), beta(df / (df + mpmath.mpf(t) ** 2), df / 2, mpmath.mpf(1) / 2))


@given(st.floats(0.01, 40), st.integers(1, 300))
def test_f_with_one_degree_is_t_squared(t: float, df: int) -> None:
    assert p_from_f(t * t, 1, df) == pytest.approx(p_from_t(t, df), rel=1e-9)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: p_from_t(1, 0),
        lambda: p_from_f(-1, 1, 1),
        lambda: p_from_f(1, 1, -1),
        lambda: p_from_chi2(-1, 1),
        lambda: p_from_r(1.01, 5),
        lambda: beta_below(2, -1, 1, 1),
        lambda: gamma_above(0, 1),
        lambda: p_interval("t", point(1)),
        lambda: p_interval("F", point(1), 3),
        lambda: p_interval("W", point(1), 3),
        lambda: p_interval("chi2", point(-2), 3),
        lambda: p_interval("r", point(2), 3),
        lambda: grim(Decimal(3), Decimal(1), 0),
        lambda: possible_percent(Decimal(3), Decimal(1), 0),
    ],
)
def test_the_impossible_is_refused(wrong: object) -> None:
    assert callable(wrong)
    with pytest.raises(ValueError):
        wrong()


@given(
    st.sampled_from(["t", "F", "chi2", "r", "z"]),
    st.decimals(0, 40, places=2),
    st.integers(1, 200),
    st.integers(1, 200),
    st.fractions(0, 1),
)
def test_an_interval_of_p_values_holds_each(statistic: str, value: Decimal, df1: int, df2: int, at: Fraction) -> None:
    assume(statistic != "r" or value <= 1)
    interval = rounded(value, Decimal("0.01"))
    found = p_interval(statistic, interval, df1, df2)
    assert interval.low is not None and interval.high is not None
    number = float(interval.low + at * (interval.high - interval.low))
    one = {
        "t": lambda: p_from_t(number, df1),
        "F": lambda: p_from_f(max(number, 0.0), df1, df2),
        "chi2": lambda: p_from_chi2(max(number, 0.0), df1),
        "r": lambda: p_from_r(min(number, 1.0), df1),
        "z": lambda: p_from_z(number),
    }[statistic]()
    assert Fraction(one) in found
    assert found.low is not None and found.high is not None and 0 <= found.low <= found.high <= 1


def test_the_sign_and_the_tails_of_an_interval() -> None:
    value = rounded(Decimal("2.20"), Decimal("0.01"))
    both, one = p_interval("t", value, 28), p_interval("t", value, 28, tails=1)
    assert p_interval("t", -value, 28) == both
    assert both == one + one
    assert p_interval("F", value, 2, 28, tails=1) == p_interval("F", value, 2, 28)
    assert both.meets(rounded(Decimal("0.036"), Decimal("0.001")))
    assert not both.meets(rounded(Decimal("0.063"), Decimal("0.001")))


def test_a_bound_gives_a_bound() -> None:
    found = p_interval("z", Interval(Fraction(3), None, True, True))
    assert found.low == 0
    assert found.high is not None and float(found.high) == pytest.approx(p_from_z(3), rel=1e-8)
    assert found.high_open
    assert p_interval("r", rounded(Decimal("1.00"), Decimal("0.01")), 10).low == 0


@pytest.mark.parametrize(
    ("mean", "place", "n", "items", "possible"),
    [
        ("5.19", "0.01", 28, 1, False),
        ("5.18", "0.01", 28, 1, True),
        ("5.21", "0.01", 28, 1, True),
        ("5.19", "0.01", 28, 2, False),
        ("5.19", "0.01", 28, 3, True),
        ("3.45", "0.01", 20, 1, True),
        ("3.47", "0.01", 20, 1, False),
        ("0.125", "0.001", 8, 1, True),
        ("0.12", "0.01", 8, 1, True),  # one of eight is 0.125: half to even
        ("0.13", "0.01", 8, 1, True),  # half up
        ("0.14", "0.01", 8, 1, False),
        ("3", "0", 7, 1, True),
    ],
)
def test_possible_means(mean: str, place: str, n: int, items: int, possible: bool) -> None:
    assert grim(Decimal(mean), Decimal(place), n, items) is possible


@given(st.integers(-500, 500), st.integers(1, 90), st.sampled_from(["0.1", "0.01", "0.001"]))
def test_a_true_mean_is_possible(total: int, n: int, place: str) -> None:
    mean = (Decimal(total) / n).quantize(Decimal(place))
    assert grim(mean, Decimal(place), n)


@pytest.mark.parametrize(
    ("percent", "place", "n", "possible"),
    [
        ("60", "1", 5, True),
        ("65", "1", 5, False),
        ("33", "1", 3, True),
        ("34", "1", 3, False),
        ("12.5", "0.1", 8, True),
        ("13", "1", 8, True),
        ("12", "1", 8, True),
        ("101", "1", 8, False),
        ("100.5", "1", 8, True),  # its rounding reaches 100
        ("0.4", "0.1", 10, False),
    ],
)
def test_possible_percentages(percent: str, place: str, n: int, possible: bool) -> None:
    assert possible_percent(Decimal(percent), Decimal(place), n) is possible


@given(st.integers(0, 300), st.integers(1, 300), st.sampled_from(["1", "0.1", "0.01"]))
def test_a_true_percentage_is_possible(k: int, n: int, place: str) -> None:
    assume(k <= n)
    percent = (Decimal(100 * k) / n).quantize(Decimal(place))
    assert possible_percent(percent, Decimal(place), n)


def test_a_confidence_interval_covers_its_estimate() -> None:
    low, high = (rounded(Decimal(text), Decimal("0.01")) for text in ("1.12", "1.58"))
    assert interval_covers(low, high, rounded(Decimal("1.33"), Decimal("0.01")))
    assert interval_covers(low, high, rounded(Decimal("1.6"), Decimal("0.1")))
    assert not interval_covers(low, high, rounded(Decimal("1.85"), Decimal("0.01")))
