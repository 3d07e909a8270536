"""The functions that a rule's check may call: calendar, counting, statistics and rounding, over operands.

An Operand is a role's claim as an interval in base units that still knows the claim. Times are in seconds, like every duration.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from factcheck import calendar_arithmetic as calendar
from factcheck.interval import Interval, point
from factcheck.model import Claim, Moment
from factcheck.units import dimension

DAY = 86_400
YEAR = 31_556_952  # the Gregorian mean year, 365.2425 days


@dataclass(frozen=True, slots=True)
class Operand(Interval):
    """A claim's interval in base units, and the claim."""

    claim: Claim | None = None


def _moment(operand: Any) -> Moment:
    claim = getattr(operand, "claim", None)
    if claim is None or claim.moment is None:
        raise ValueError("not a date")
    moment: Moment = claim.moment
    return moment


def _known(interval: Interval | None, what: str) -> Interval:
    if interval is None:
        raise ValueError(f"{what} cannot be told")
    return interval


def weekday(date: Operand) -> Interval:
    """The weekday of a full date, 0 for Monday."""
    day = calendar.weekday(_moment(date))
    if day is None:
        raise ValueError("not a full date")
    return point(day)


def named_weekday(date: Operand) -> Interval:
    """The weekday that the words name, 0 for Monday."""
    day = _moment(date).weekday
    if day is None:
        raise ValueError("no weekday named")
    return point(day)


def today(date: Operand) -> Interval:
    """The weekday of the day of writing that «yesterday, Thursday» implies."""
    moment = _moment(date)
    if moment.weekday is None or moment.offset is None:
        raise ValueError("no relative weekday")
    return point((moment.weekday - moment.offset) % 7)


def weekdays_fit(one: Operand, other: Operand) -> bool:
    """Whether some year has both dates, given without a year, on the weekdays that the words name (an earlier month that is named second may be the next year's)."""
    a, b = _moment(one), _moment(other)
    if None in (a.weekday, a.day, a.month, b.weekday, b.day, b.month) or a.calendar != "gregorian":
        raise ValueError("not two dates with weekdays")
    years_later = (0,) if (a.month or 0) <= (b.month or 0) else (0, 1)
    return any(
        calendar.weekday(replace(a, year=year)) == a.weekday
        and calendar.weekday(replace(b, year=year + later)) == b.weekday
        for year in range(2000, 2028)  # every calendar that there is, each followed by each
        for later in years_later
    )


def exists(date: Operand) -> bool:
    """Whether the calendar has such a day."""
    answer = calendar.exists(_moment(date))
    if answer is None:
        raise ValueError("not a date")
    return answer


def months_named(date: Operand) -> Interval:
    """How many different months the words name: a double name «تشرين الثاني/نوفمبر» names one."""
    return point(len(set(_moment(date).months)))


def elapsed(start: Operand, end: Operand) -> Interval:
    """Seconds from one date (or time of day) to another, counted with or without both ends."""
    a, b = _moment(start), _moment(end)
    if a.minute is not None and b.minute is not None:
        return _known(calendar.minutes_between(a, b), "the time between") * point(60)
    return _known(calendar.days_between(a, b), "the time between") * point(DAY)


def years(start: Operand, end: Operand) -> Interval:
    """Completed years from one date to another, as an interval when only years are given, in seconds of mean years."""
    return _known(calendar.years_between(_moment(start), _moment(end)), "the years between") * point(YEAR)


def time_of(date: Operand) -> Interval:
    """A date as days on one line, from the first to the last day it may mean."""
    span = calendar.span(_moment(date))
    if span is None:
        raise ValueError("a date without a year")
    return Interval(Fraction(span[0]), Fraction(span[1]))


def total(parts: Any) -> Interval:
    """The sum of a list of figures."""
    result = point(0)
    for part in parts if isinstance(parts, tuple) else (parts,):
        result = result + part
    return result


def greatest(parts: Any) -> Interval:
    """The largest of a list of figures, by its middle."""
    figures = parts if isinstance(parts, tuple) else (parts,)
    largest: Interval = max(figures, key=lambda figure: figure.middle or 0)
    return Interval(largest.low, largest.high, largest.low_open, largest.high_open)


def number_of(parts: Any) -> Interval:
    """How many figures a list has."""
    return point(len(parts))


def low_end(figure: Operand) -> Interval:
    """The first end of a range as written."""
    return point(Fraction(_ends(figure)[0]) * _base_of(figure))


def high_end(figure: Operand) -> Interval:
    """The second end of a range as written."""
    return point(Fraction(_ends(figure)[1]) * _base_of(figure))


def _base_of(figure: Operand) -> Fraction:
    """What one of a range's unit is in base units."""
    low, high = _ends(figure)
    middle = (Fraction(low) + Fraction(high)) / 2
    return figure.middle / middle if figure.middle is not None and middle else Fraction(1)


def _ends(figure: Operand) -> tuple[Any, Any]:
    claim = figure.claim
    if claim is None or claim.ends is None:
        raise ValueError("not a range")
    return claim.ends


def first_score(figure: Operand) -> Interval:
    """The first number of a score (3-1 gives 3)."""
    return point(_ends(figure)[0])


def second_score(figure: Operand) -> Interval:
    """The second number of a score (3-1 gives 1)."""
    return point(_ends(figure)[1])


def legs_make(one: Operand, two: Operand, aggregate: Operand) -> bool:
    """Whether two scores add up to a third, whichever side each names first."""
    a, b, sums = _ends(one), _ends(two), sorted(_ends(aggregate))
    return sums in (sorted((a[0] + b[0], a[1] + b[1])), sorted((a[0] + b[1], a[1] + b[0])))


def possible_share(share: Operand, whole: Operand) -> bool:
    """Whether some whole number of cases, out of the whole, rounds to the percentage (GRIM for percentages)."""
    from factcheck.significance import possible_percent

    n = _integer(whole)
    claim = share.claim
    if claim is None or claim.value is None or claim.hedge or n is None or n > 5000:
        raise ValueError("no whole number of cases")
    return possible_percent(claim.value, claim.place, n)


def possible_mean(mean: Operand, cases: Operand) -> bool:
    """Whether some whole sum over the cases rounds to the mean (the GRIM test of Brown and Heathers, 2017)."""
    from factcheck.significance import grim

    n = _integer(cases)
    claim = mean.claim
    if claim is None or claim.value is None or n is None:
        raise ValueError("no whole number of cases")
    return grim(claim.value, claim.place, n)


def _integer(operand: Operand) -> int | None:
    claim = operand.claim
    if claim is None or claim.value is None or claim.value != int(claim.value) or claim.value <= 0 or claim.hedge:
        return None
    return int(claim.value)


def p_value(statistic: Operand, tails: Interval | None = None) -> Interval:
    """The p-value of a reported t, F, chi-square, r or z, over its rounding interval; two-tailed unless told."""
    from factcheck.significance import p_interval

    claim = statistic.claim
    if claim is None:
        raise ValueError("not a statistic")
    df = {flag.split("=")[0]: flag.split("=")[1] for flag in claim.flags if flag.startswith("df")}
    first, second = df.get("df1"), df.get("df2")
    count = 2 if tails is None else int(tails.low or 2)
    return p_interval(
        str(claim.unit), claim.strict, Fraction(first) if first else None, Fraction(second) if second else None, count
    )


def magnitude(figure: Interval) -> Interval:
    """The figure without its sign."""
    return abs(figure)


def converted(a: Operand, b: Operand) -> bool:
    """Whether two figures are in different units of one dimension, or in two currencies."""
    if a.claim is None or b.claim is None:
        raise ValueError("not figures")
    return a.claim.unit != b.claim.unit


def same_unit(a: Operand, b: Operand) -> bool:
    """Whether two figures are in the same unit or currency."""
    return not converted(a, b)


def same_value(a: Operand, b: Operand) -> bool:
    """Whether two figures are written with the same value."""
    return a.claim is not None and b.claim is not None and a.claim.value is not None and a.claim.value == b.claim.value


def decimals(figure: Operand) -> Interval:
    """How many decimals a figure is written with."""
    claim = figure.claim
    if claim is None or claim.value is None:
        raise ValueError("not a figure")
    exponent = claim.value.as_tuple().exponent
    return point(max(-exponent, 0) if isinstance(exponent, int) else 0)


def score_like(figure: Operand) -> bool:
    """Whether a range of bare small numbers may be the score of a match ("2 - 1")."""
    claim = figure.claim
    return (
        claim is not None
        and claim.kind == "count"
        and claim.unit is None
        and claim.ends is not None
        and max(claim.ends) <= 30
    )


UNCOUNTED = (
    1000  # a bare figure from here on is a quantity rather than a number of something ("a county of 1.6 million")
)


def counted(figure: Operand) -> bool:
    """Whether the text says what a figure counts or measures (a postal code "20250-0003" counts nothing)."""
    claim = figure.claim
    return claim is not None and (bool(claim.unit or claim.about) or (claim.value or 0) >= UNCOUNTED)


def difference_of(change: Operand, old: Operand, new: Operand) -> bool:
    """Whether a change may be the difference of two figures: of 40% and 60% it is 20 points, of 40 and 60 no percentage."""
    if change.claim is None or change.claim.kind != "percent":
        return True
    claims = [figure.claim for figure in (old, new) if figure.claim is not None]
    return any(claim.kind == "percent" for claim in claims) and change.claim.unit != "percent"


def whole_number(figure: Operand) -> bool:
    """Whether a count is a whole number (a magnitude of 6.4 counts nothing); true of every other kind."""
    claim = figure.claim
    return claim is None or claim.value is None or claim.kind != "count" or claim.value == int(claim.value)


def modern(date: Operand) -> bool:
    """Whether a date is of a time when the Gregorian calendar was nearly everybody's: since 1800, or without a year."""
    moment = _moment(date)
    return moment.calendar == "gregorian" and (moment.year is None or moment.year >= 1800)


def precise(start: Operand, end: Operand, length: Operand) -> bool:
    """Whether two dates are as fine as a duration between them needs: days for days, years for years; times for hours."""
    a, b = _moment(start), _moment(end)
    unit = length.claim.unit if length.claim else None
    if a.year is not None and b.year is not None and a.minute is None and b.minute is None:
        first, last = calendar.span(a), calendar.span(b)
        if first is not None and last is not None and first[0] > last[1]:
            return False
    if a.year is None and b.year is None and a.month and b.month and (a.month, a.day or 0) > (b.month, b.day or 31):
        return False  # without years, an end before its start belongs to another year or another event
    clock = a.minute is not None and b.minute is not None
    if unit in ("second", "minute", "hour"):
        dated = all(moment.weekday is not None or moment.day is not None for moment in (a, b))
        return clock and length.low is not None and (dated or length.low <= DAY)  # longer ones need the days, too
    if clock:
        return False
    if unit in ("day", "week", "fortnight"):
        return a.day is not None and b.day is not None and a.month is not None and b.month is not None
    if unit == "month":
        return a.month is not None and b.month is not None and (a.year is None) == (b.year is None)
    return a.year is not None and b.year is not None


def in_years(age: Operand) -> Interval:
    """An age, a duration of years, or an ordinal anniversary («the 30th») as seconds of mean years."""
    claim = age.claim
    if claim is not None and claim.kind == "ordinal":
        return Interval(age.low, age.high, age.low_open, age.high_open) * point(YEAR)
    return Interval(age.low, age.high, age.low_open, age.high_open)


def linear(first: Operand, second: Operand) -> bool:
    """Whether an area or a volume was converted with the factor of a length (1,000 km² as 621 square miles)."""
    a, b = first.claim, second.claim
    if a is None or b is None or not a.value or not b.value or not first.middle or not second.middle:
        return False
    power = {"area": 2, "volume": 3}.get(dimension(a.unit or ""), 1)
    if power == 1:
        return False
    factor = float(first.middle / Fraction(a.value)) / float(second.middle / Fraction(b.value))
    return bool(abs(float(b.value) / float(a.value) / factor ** (1 / power) - 1) < 0.02)


def similar(a: Operand, b: Operand) -> bool:
    """Whether two figures may be one figure said twice: within a factor of twenty, or of the same digits at another scale."""
    one, two = a.claim, b.claim
    if one is None or two is None or not one.value or not two.value:
        raise ValueError("not figures")
    ratio = abs(one.value / two.value)
    return (
        Fraction(1, 20) <= Fraction(ratio) <= 20
        or one.value.normalize().as_tuple().digits == two.value.normalize().as_tuple().digits
    )


def span_of(date: Operand) -> Interval:
    """How long the period that a date names is ("2022", "May 2022"), in seconds."""
    span = calendar.span(_moment(date))
    if span is None:
        raise ValueError("a date without a year")
    return point((span[1] - span[0] + 1) * DAY)


def years_apart(younger: Operand, older: Operand) -> Interval:
    """The years between two ages in completed years, in seconds: 17 and 47 are 29 to 31 years apart. A bare age is of years."""
    ages = [figure.claim.value for figure in (younger, older) if figure.claim is not None]
    if len(ages) < 2 or ages[0] is None or ages[1] is None:
        raise ValueError("not two ages")
    apart = Fraction(ages[1]) - Fraction(ages[0])
    return Interval(apart - 1, apart + 1) * point(YEAR)


def paces(a: Operand, b: Operand) -> bool:
    """Whether two figures are rates over different units of time: a week's and a day's."""
    pers = [figure.claim.per for figure in (a, b) if figure.claim is not None]
    return len(set(pers)) == 2 and all(per is not None and dimension(per) == "time" for per in pers)


def year_of(date: Operand) -> Interval:
    """The year of a date."""
    year = _moment(date).year
    if year is None:
        raise ValueError("no year")
    return point(year)


FUNCTIONS: Mapping[str, Callable[..., Any]] = {
    "abs": magnitude,
    "sum": total,
    "count": number_of,
    "greatest": greatest,
    "weekday": weekday,
    "named_weekday": named_weekday,
    "today": today,
    "weekdays_fit": weekdays_fit,
    "exists": exists,
    "months_named": months_named,
    "elapsed": elapsed,
    "years": years,
    "time": time_of,
    "span": span_of,
    "paces": paces,
    "years_apart": years_apart,
    "low_end": low_end,
    "high_end": high_end,
    "first": first_score,
    "second": second_score,
    "legs_make": legs_make,
    "possible_share": possible_share,
    "possible_mean": possible_mean,
    "p_value": p_value,
    "converted": converted,
    "same_unit": same_unit,
    "same_value": same_value,
    "similar": similar,
    "year": year_of,
    "decimals": decimals,
    "whole_number": whole_number,
    "counted": counted,
    "difference_of": difference_of,
    "score_like": score_like,
    "modern": modern,
    "precise": precise,
    "in_years": in_years,
    "linear": linear,
}
