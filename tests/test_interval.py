"""interval.py: interval arithmetic encloses the arithmetic of numbers and no more, ends open and closed, and rounding."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from factcheck.interval import EVERYTHING, Interval, completed, point, rounded, trailing_place

numbers = st.fractions(min_value=-50, max_value=50, max_denominator=12)
ends = st.one_of(st.none(), numbers, st.integers(-3, 3).map(Fraction))


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = draw(ends), draw(ends)
    if low is not None and high is not None and low > high:
        low, high = high, low
    interval = Interval(low, high, draw(st.booleans()), draw(st.booleans()))
    assume(not interval.empty)
    return interval


@st.composite
def members(draw: st.DrawFn) -> tuple[Interval, Fraction]:
    """An interval and a number in it, near an end as often as not."""
    interval = draw(intervals())
    low = interval.low if interval.low is not None else (interval.high or Fraction(0)) - 100
    high = interval.high if interval.high is not None else low + 100
    share = draw(st.one_of(st.sampled_from([Fraction(0), Fraction(1, 10**6), Fraction(1)]), st.fractions(0, 1)))
    number = low + (high - low) * share
    assume(number in interval)
    return interval, number


def attained(interval: Interval, candidates: list[Fraction]) -> bool:
    """Whether every closed finite end is one of the candidates."""
    closed = [(interval.low, interval.low_open), (interval.high, interval.high_open)]
    return all(end is None or is_open or end in candidates for end, is_open in closed)


@given(members(), members())
def test_sums_differences_and_products_enclose(a: tuple[Interval, Fraction], b: tuple[Interval, Fraction]) -> None:
    (left, x), (right, y) = a, b
    assert x + y in left + right
    assert x - y in left - right
    assert x * y in left * right
    assert -x in -left
    assert abs(x) in abs(left)


@given(members(), members())
def test_quotients_enclose(a: tuple[Interval, Fraction], b: tuple[Interval, Fraction]) -> None:
    (left, x), (right, y) = a, b
    if 0 in right:
        with pytest.raises(ZeroDivisionError):
            left / right
    else:
        assert 1 / y in right.inverse()
        assert x / y in left / right


@given(intervals())
def test_inverting_twice_changes_nothing(interval: Interval) -> None:
    assume(0 not in interval)
    inverse = interval.inverse()
    assume(0 not in inverse)
    again = inverse.inverse()
    assert again.low == interval.low and again.high == interval.high
    assert again.low is None or again.low_open == interval.low_open
    assert again.high is None or again.high_open == interval.high_open


@pytest.mark.parametrize(
    ("interval", "inverse"),
    [
        (Interval(Fraction(2), Fraction(4)), Interval(Fraction(1, 4), Fraction(1, 2))),
        (Interval(Fraction(0), Fraction(5), True), Interval(Fraction(1, 5), None, False, True)),
        (Interval(Fraction(-5), Fraction(0), False, True), Interval(None, Fraction(-1, 5), True)),
        (Interval(Fraction(0), None, True, True), Interval(Fraction(0), None, True, True)),
        (Interval(None, Fraction(0), True, True), Interval(None, Fraction(0), True, True)),
        (Interval(Fraction(2), None), Interval(Fraction(0), Fraction(1, 2), True)),
        (Interval(None, Fraction(-2)), Interval(Fraction(-1, 2), Fraction(0), False, True)),
    ],
)
def test_inverses_at_zero_and_infinity(interval: Interval, inverse: Interval) -> None:
    assert interval.inverse() == inverse


@given(intervals(), intervals())
def test_closed_ends_are_reached(a: Interval, b: Interval) -> None:
    def reach(combine: Callable[[Fraction, Fraction], Fraction]) -> list[Fraction]:
        first = [end for end in (a.low, a.high, Fraction(0)) if end is not None and end in a]
        second = [end for end in (b.low, b.high, Fraction(0)) if end is not None and end in b]
        zeros = [Fraction(0)] if (0 in a or 0 in b) else []
        return [combine(x, y) for x in first for y in second] + zeros

    assert attained(a + b, reach(lambda x, y: x + y))
    assert attained(a * b, reach(lambda x, y: x * y))


@pytest.mark.parametrize(
    ("a", "b", "product"),
    [
        (point(0), Interval(Fraction(1), None), point(0)),
        (Interval(Fraction(0), Fraction(1), True), point(0), point(0)),
        (Interval(Fraction(0), Fraction(1), True, True), Interval(Fraction(1), None), Interval(Fraction(0), None, True, True)),
        (Interval(Fraction(0), Fraction(1)), Interval(Fraction(2), None), Interval(Fraction(0), None, False, True)),
        (Interval(Fraction(-1), Fraction(2)), Interval(Fraction(3), Fraction(4), False, True), Interval(Fraction(-4), Fraction(8), True, True)),
        (EVERYTHING, point(2), EVERYTHING),
        (EVERYTHING, point(0), point(0)),
    ],
)  # fmt: skip
def test_products(a: Interval, b: Interval, product: Interval) -> None:
    assert a * b == product
    assert b * a == product


@given(intervals(), intervals())
def test_meeting_is_symmetric_and_what_intersecting_says(a: Interval, b: Interval) -> None:
    assert a.meets(b) == b.meets(a) == (not a.intersect(b).empty)
    assert a.meets(a)
    assert a.meets(EVERYTHING)
    assert a.meets(a.hull(b)) and b.meets(a.hull(b))


@given(members(), intervals())
def test_a_number_lies_in_an_intersection_when_it_lies_in_both(a: tuple[Interval, Fraction], b: Interval) -> None:
    interval, x = a
    assert (x in interval.intersect(b)) == (x in b)
    assert x in interval.hull(b)
    assert x in interval.widened(Fraction(1, 3))


@pytest.mark.parametrize(
    ("a", "b", "meet"),
    [
        (Interval(Fraction(1), Fraction(2)), Interval(Fraction(2), Fraction(3)), True),
        (Interval(Fraction(1), Fraction(2), False, True), Interval(Fraction(2), Fraction(3)), False),
        (Interval(Fraction(1), Fraction(2)), Interval(Fraction(2), None, True, True), False),
        (Interval(None, Fraction(2)), Interval(Fraction(2), None), True),
        (Interval(Fraction(1), Fraction(2)), Interval(Fraction(5, 2), Fraction(3)), False),
    ],
)
def test_ends_that_touch(a: Interval, b: Interval, meet: bool) -> None:
    assert a.meets(b) is b.meets(a) is meet


@pytest.mark.parametrize(
    ("interval", "empty"),
    [
        (Interval(Fraction(2), Fraction(1)), True),
        (Interval(Fraction(1), Fraction(1), True), True),
        (Interval(Fraction(1), Fraction(1), False, True), True),
        (point(1), False),
        (EVERYTHING, False),
        (Interval(Fraction(1), None, True), False),
    ],
)
def test_empty(interval: Interval, empty: bool) -> None:
    assert interval.empty is empty
    assert not empty or not interval.meets(EVERYTHING)


@pytest.mark.parametrize(
    ("interval", "size"),
    [
        (Interval(Fraction(-5), Fraction(3), False, True), Interval(Fraction(0), Fraction(5))),
        (Interval(Fraction(-5), Fraction(5), True, False), Interval(Fraction(0), Fraction(5))),
        (Interval(Fraction(-5), Fraction(5), True, True), Interval(Fraction(0), Fraction(5), False, True)),
        (Interval(Fraction(-5), Fraction(-3), True, False), Interval(Fraction(3), Fraction(5), False, True)),
        (Interval(None, Fraction(-3)), Interval(Fraction(3), None)),
    ],
)
def test_sizes(interval: Interval, size: Interval) -> None:
    assert abs(interval) == size


def test_middles() -> None:
    assert Interval(Fraction(1), Fraction(4)).middle == Fraction(5, 2)
    assert Interval(Fraction(1), None).middle == 1
    assert Interval(None, Fraction(4)).middle == 4
    assert EVERYTHING.middle is None


@given(st.decimals(-1000, 1000, places=3), st.sampled_from(["0", "0.1", "1", "10", "1000"]))
def test_what_rounds_to_a_figure_lies_in_its_interval(value: Decimal, place: str) -> None:
    unit = Fraction(place)
    written = Fraction(value) if not unit else round(Fraction(value) / unit) * unit
    assert value in rounded(written, unit)
    assert rounded(written, unit).middle == written


@given(st.integers(0, 120), st.fractions(0, 1))
def test_completed_years(age: int, more: Fraction) -> None:
    assert (age + more in completed(age)) is (more < 1)


@pytest.mark.parametrize(
    ("value", "place"),
    [
        (20, 0), (90, 0), (99, 0), (100, 10), (110, 10), (105, 0), (1_000, 100), (31_500, 100), (19_000, 1_000),
        (200_000, 10_000), (1_234_567, 0), (-19_000, 1_000), (0, 0),
    ],
)  # fmt: skip
def test_the_place_of_trailing_zeros(value: int, place: int) -> None:
    assert trailing_place(value) == place


@given(st.integers(-(10**12), 10**12))
def test_a_trailing_place_divides_the_figure_and_leaves_two_digits(value: int) -> None:
    place = trailing_place(value)
    assert not place or value % place == 0
    assert not place or abs(value) >= 10 * place
    assert value in rounded(value, place)
