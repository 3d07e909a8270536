"""What a written number may mean: exact intervals with open or closed ends, and the arithmetic on them.

In: numerals as exact values with the unit of their last informative place.  Out: intervals that meet or don't.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from factcheck.record import dataclass

Number = int | Decimal | Fraction


@dataclass(frozen=True, slots=True)
class Interval:
    """A set of numbers between two exact ends; an end of None is infinite, an open end is not itself a member."""

    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False

    @property
    def empty(self) -> bool:
        """Whether no number lies in it (low above high, or equal with an open end)."""
        if self.low is None or self.high is None:
            return False
        return self.low > self.high or (self.low == self.high and (self.low_open or self.high_open))

    @property
    def exact(self) -> bool:
        """Whether it holds one number only."""
        return self.low is not None and self.low == self.high

    @property
    def middle(self) -> Fraction | None:
        """The centre of a bounded interval; the finite end of a half-bounded one; None when unbounded."""
        if self.low is None:
            return self.high
        if self.high is None:
            return self.low
        return (self.low + self.high) / 2

    def __contains__(self, number: Number) -> bool:
        return self.meets(point(number))

    def meets(self, other: Interval) -> bool:
        """Whether some number lies in both: the agreement rule of XBRL Calculations 1.1."""
        return not (self.empty or other.empty or _above(self, other) or _above(other, self))

    def intersect(self, other: Interval) -> Interval:
        low, low_open = max(_low(self), _low(other))
        high, high_closed = min(_high(self), _high(other))
        return Interval(_finite(low), _finite(high), low_open, not high_closed)

    def hull(self, other: Interval) -> Interval:
        """The smallest interval that holds both."""
        low, low_open = min(_low(self), _low(other))
        high, high_closed = max(_high(self), _high(other))
        return Interval(_finite(low), _finite(high), low_open, not high_closed)

    def __neg__(self) -> Interval:
        return Interval(_negated(self.high), _negated(self.low), self.high_open, self.low_open)

    def __add__(self, other: Interval) -> Interval:
        return Interval(
            None if self.low is None or other.low is None else self.low + other.low,
            None if self.high is None or other.high is None else self.high + other.high,
            self.low_open or other.low_open,
            self.high_open or other.high_open,
        )

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def __mul__(self, other: Interval) -> Interval:
        if _plain(self) and _plain(other):
            assert self.low is not None and self.high is not None and other.low is not None and other.high is not None
            low = self.low * other.low
            both_exact = self.low == self.high and other.low == other.high
            return Interval(low, low if both_exact else self.high * other.high)
        corners = [_times(a, b) for a in (_low_end(self), _high_end(self)) for b in (_low_end(other), _high_end(other))]
        return _hull_of(corners)

    def inverse(self) -> Interval:
        """1/x over the interval.

        Raises:
            ZeroDivisionError: when zero lies inside it or is both of its ends.
        """
        if Fraction(0) in self or (self.low == 0 and self.high == 0):
            raise ZeroDivisionError("the interval holds zero")
        return _hull_of([_inverted(_low_end(self), _INFINITY), _inverted(_high_end(self), -_INFINITY)])

    def __truediv__(self, other: Interval) -> Interval:
        return self * other.inverse()

    def __abs__(self) -> Interval:
        if self.low is not None and self.low >= 0:
            return self
        if self.high is not None and self.high <= 0:
            return -self
        mirrored = self.hull(-self)
        return Interval(Fraction(0), mirrored.high, False, mirrored.high_open)

    def widened(self, margin: Fraction) -> Interval:
        """The interval with each finite end moved outwards by the margin."""
        return Interval(
            None if self.low is None else self.low - margin,
            None if self.high is None else self.high + margin,
            self.low_open,
            self.high_open,
        )


EVERYTHING = Interval(None, None, True, True)

_INFINITY = float("inf")
_End = tuple[Fraction | float, bool]  # a value (possibly infinite) and whether the end is open


def point(value: Number) -> Interval:
    """The interval that holds one number."""
    exact = Fraction(value)
    return Interval(exact, exact)


def rounded(value: Number, place: Number) -> Interval:
    """What a number rounded to the nearest `place` may stand for: [v - place/2, v + place/2]; place 0 is exact."""
    half = Fraction(place) / 2
    exact = Fraction(value)
    return Interval(exact - half, exact + half)


def completed(value: Number, place: Number = 1) -> Interval:
    """What a truncated number (an age in completed years) may stand for: [v, v + place)."""
    exact = Fraction(value)
    return Interval(exact, exact + Fraction(place), False, True)


def trailing_place(value: Number) -> Decimal:
    """The place to which a plain integer may have been rounded, 0 when it must be exact.

    A round integer of 100 or more may be rounded to its trailing zeros, keeping at least two significant
    digits: 31,500 gives 100, 19,000 gives 1,000, 200,000 gives 10,000. Below 100, twenty is twenty.
    """
    number = abs(int(value))
    if number < 100 or number % 10:
        return Decimal(0)
    digits = str(number)
    zeros = len(digits) - len(digits.rstrip("0"))
    return Decimal(10) ** min(zeros, len(digits) - 2)


def _above(a: Interval, b: Interval) -> bool:
    """Whether every number of a lies above every number of b."""
    if a.low is None or b.high is None:
        return False
    return a.low > b.high or (a.low == b.high and (a.low_open or b.high_open))


def _plain(i: Interval) -> bool:
    """Whether an interval is bounded and closed, and holds no number below zero: most are."""
    return i.low is not None and i.high is not None and i.low.numerator >= 0 and not i.low_open and not i.high_open


def _low(i: Interval) -> tuple[Fraction | float, bool]:
    return (-_INFINITY if i.low is None else i.low, i.low_open)


def _high(i: Interval) -> tuple[Fraction | float, bool]:
    return (_INFINITY if i.high is None else i.high, not i.high_open)


def _low_end(i: Interval) -> _End:
    return (-_INFINITY, True) if i.low is None else (i.low, i.low_open)


def _high_end(i: Interval) -> _End:
    return (_INFINITY, True) if i.high is None else (i.high, i.high_open)


def _finite(value: Fraction | float) -> Fraction | None:
    return value if isinstance(value, Fraction) else None


def _negated(value: Fraction | None) -> Fraction | None:
    return None if value is None else -value


def _times(a: _End, b: _End) -> _End:
    """The product of two ends; zero times anything is zero, and a closed zero makes the product attained."""
    if a[0] == 0 or b[0] == 0:
        closed_zero = (a[0] == 0 and not a[1]) or (b[0] == 0 and not b[1])
        return Fraction(0), not closed_zero
    return a[0] * b[0], a[1] or b[1]


def _inverted(end: _End, at_zero: float) -> _End:
    """1/x at an end; `at_zero` is where it goes when the end is zero: up from a low end, down from a high one."""
    value, is_open = end
    if isinstance(value, float):
        return Fraction(0), True
    if value == 0:
        return at_zero, True
    return 1 / value, is_open


def _hull_of(ends: list[_End]) -> Interval:
    low = min(end[0] for end in ends)
    high = max(end[0] for end in ends)
    return Interval(
        _finite(low),
        _finite(high),
        all(is_open for value, is_open in ends if value == low),
        all(is_open for value, is_open in ends if value == high),
    )
