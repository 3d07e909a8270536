"""The functions of dates and ages that a rule's check may call; what they give is in seconds, or days on one line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from factcheck import calendar_arithmetic as calendar
from factcheck.interval import Interval, point
from factcheck.operand import DAY, YEAR, Operand, moment_of
from factcheck.record import replace


def _known(interval: Interval | None, what: str) -> Interval:
    if interval is None:
        raise ValueError(f"{what} cannot be told")
    return interval


def weekday(date: Operand) -> Interval:
    """The weekday of a full date, 0 for Monday."""
    day = calendar.weekday(moment_of(date))
    if day is None:
        raise ValueError("not a full date")
    return point(day)


def named_weekday(date: Operand) -> Interval:
    """The weekday that the words name, 0 for Monday."""
    day = moment_of(date).weekday
    if day is None:
        raise ValueError("no weekday named")
    return point(day)


def today(date: Operand) -> Interval:
    """The weekday of the day of writing that «yesterday, Thursday» implies."""
    moment = moment_of(date)
    if moment.weekday is None or moment.offset is None:
        raise ValueError("no relative weekday")
    return point((moment.weekday - moment.offset) % 7)


def weekdays_fit(one: Operand, other: Operand) -> bool:
    """Whether some year has both dates, given without a year, on the weekdays that the words name (an earlier month that is named second may be the next year's)."""
    a, b = moment_of(one), moment_of(other)
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
    answer = calendar.exists(moment_of(date))
    if answer is None:
        raise ValueError("not a date")
    return answer


def months_named(date: Operand) -> Interval:
    """How many different months the words name: a double name «تشرين الثاني/نوفمبر» names one."""
    return point(len(set(moment_of(date).months)))


def elapsed(start: Operand, end: Operand) -> Interval:
    """Seconds from one date (or time of day) to another, counted with or without both ends."""
    a, b = moment_of(start), moment_of(end)
    if a.minute is not None and b.minute is not None:
        return _known(calendar.minutes_between(a, b), "the time between") * point(60)
    return _known(calendar.days_between(a, b), "the time between") * point(DAY)


def years(start: Operand, end: Operand) -> Interval:
    """Completed years from one date to another, as an interval when only years are given, in seconds of mean years."""
    return _known(calendar.years_between(moment_of(start), moment_of(end)), "the years between") * point(YEAR)


def time_of(date: Operand) -> Interval:
    """A date as days on one line, from the first to the last day it may mean."""
    span = calendar.span(moment_of(date))
    if span is None:
        raise ValueError("a date without a year")
    return Interval(Fraction(span[0]), Fraction(span[1]))


def day_of_year(date: Operand) -> Interval:
    """The day of the year, 1 for 1 January, of a date that may leave its year out."""
    moment = moment_of(date)
    if moment.month is None or moment.day is None or moment.calendar != "gregorian":
        raise ValueError("not a day of a month")
    first, last = calendar.span(replace(moment, year=_LEAP)), calendar.span(replace(moment, year=_LEAP, month=1, day=1))
    if first is None or last is None:
        raise ValueError("no such day")
    return point(first[0] - last[0] + 1)


_LEAP = 2024  # a year that has every day


def minute_of_day(time: Operand) -> Interval:
    """Minutes since midnight."""
    minute = moment_of(time).minute
    if minute is None or (time.claim is not None and "half-day-unknown" in time.claim.flags):
        raise ValueError("not an hour of a known half of the day")
    return point(minute)


def modern(date: Operand) -> bool:
    """Whether a date is of a calendar that its text may be held to: Gregorian since 1800, or without a year; Hijri with its year."""
    moment = moment_of(date)
    if moment.calendar == "hijri":
        return moment.year is not None
    return moment.year is None or moment.year >= 1800


def precise(start: Operand, end: Operand, length: Operand) -> bool:
    """Whether two dates are as fine as a duration between them needs: days for days, years for years; times for hours."""
    a, b = moment_of(start), moment_of(end)
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
    """An age, a duration of years, an ordinal anniversary («the 30th») or a bare number of years as seconds of mean years."""
    claim = age.claim
    if claim is not None and claim.kind in ("ordinal", "count"):
        return Interval(age.low, age.high, age.low_open, age.high_open) * point(YEAR)
    return Interval(age.low, age.high, age.low_open, age.high_open)


def span_of(date: Operand) -> Interval:
    """How long the period that a date names is ("2022", "May 2022"), in seconds."""
    moment = moment_of(date)
    lengths = {
        _days(calendar.span(replace(moment, year=year)))
        for year in ([moment.year] if moment.year is not None else _YEARS)
    }
    if None in lengths or (moment.year is None and moment.month is None):
        raise ValueError("a date without a year")
    days = [length for length in lengths if length is not None]
    return Interval(Fraction(min(days)), Fraction(max(days))) * point(DAY)


_YEARS = (2023, 2024)  # a common year and a leap year: May has 31 days in both


def _days(span: tuple[int, int] | None) -> int | None:
    return None if span is None else span[1] - span[0] + 1


def years_apart(younger: Operand, older: Operand) -> Interval:
    """The years between two ages in completed years, in seconds: 17 and 47 are 29 to 31 years apart. A bare age is of years."""
    ages = [figure.claim.value for figure in (younger, older) if figure.claim is not None]
    if len(ages) < 2 or ages[0] is None or ages[1] is None:
        raise ValueError("not two ages")
    apart = Fraction(ages[1]) - Fraction(ages[0])
    return Interval(apart - 1, apart + 1) * point(YEAR)


def year_of(date: Operand) -> Interval:
    """The year of a date."""
    year = moment_of(date).year
    if year is None:
        raise ValueError("no year")
    return point(year)


DATE_FUNCTIONS: Mapping[str, Callable[..., Any]] = {
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
    "years_apart": years_apart,
    "year": year_of,
    "modern": modern,
    "day_of_year": day_of_year,
    "minute_of_day": minute_of_day,
    "precise": precise,
    "in_years": in_years,
}
