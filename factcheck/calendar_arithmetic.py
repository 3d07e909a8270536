"""Moments as a text gives them in; weekdays, day counts and the time between two of them out, as intervals where a part is missing.

Days are ordinals as in ordinals.py. A quarter, a half and a season begin with `month` or list their `months`.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from fractions import Fraction

from factcheck.interval import Interval, point
from factcheck.model import Moment
from factcheck.ordinals import civil, hijri_ordinal, is_leap, month_length, ordinal
from factcheck.record import replace

Span = tuple[int, int]  # the first and the last day that a moment may mean, as ordinals

# Britain and its colonies left the Julian calendar in 1752: Friday 13 October 1307 is a Julian Friday.
_FIRST_WEEKDAY_YEAR = 1753
_MOON = 2  # days by which a sighted or an Umm al-Qura month may begin off the tabular one
_DAY = 1440  # minutes
_MONTHS = {"quarter": 3, "half": 6, "season": 3}
_COMMON, _LEAP = 2023, 2024  # stand-ins when no year is given: the 29th of February may lie between


def weekday(moment: Moment) -> int | None:
    """The weekday of a full Gregorian date, 0 for Monday; None for a part of a date, a day that does not exist, a Hijri date (whose
    day hangs on the moon) and dates before 1753, which may be Julian."""
    if moment.calendar != "gregorian" or moment.year is None or moment.year < _FIRST_WEEKDAY_YEAR or not exists(moment):
        return None
    return _weekday(moment)


def exists(moment: Moment) -> bool | None:
    """Whether the calendar has such a day; None when no day is given, or only a day that some month has.

    The 29th of February without a year exists; the 31st of April without one does not.
    """
    day, month = moment.day, _month(moment)
    if month is not None and not 1 <= month <= 12:
        return False
    if day is None:
        return None
    longest = 30 if moment.calendar == "hijri" else 31
    if month is None:
        return None if 1 <= day <= longest else False
    if moment.calendar != "hijri":
        longest = month_length(_LEAP if moment.year is None else moment.year, month)
    return 1 <= day <= longest


def span(moment: Moment) -> Span | None:
    """The first and the last day that a moment may mean, as ordinals; None without a year or for a day that does not exist.

    A decade or a century is counted from its round year, a century to the next round year too (whether 1900 belongs to the 20th is
    disputed). A quarter, a half or a season covers the months that begin with `month`, or its `months`, else the whole year; a winter
    may reach into the year before or after.
    """
    if moment.year is None:
        return None
    if moment.calendar == "hijri":
        return hijri_span(moment)
    if exists(moment) is False:
        return None
    year, last, month = moment.year, moment.year if moment.end_year is None else moment.end_year, _month(moment)
    if moment.precision == "century":
        year = year // 100 * 100
        return ordinal(year, 1, 1), ordinal(year + 100, 12, 31)
    if moment.precision == "decade":
        year = year // 10 * 10
        return ordinal(year, 1, 1), ordinal(max(last, year + 9), 12, 31)
    if moment.precision in _MONTHS:
        return _run_of_months(moment, year, last)
    if month is None:
        return None if moment.day is not None else (ordinal(year, 1, 1), ordinal(max(year, last), 12, 31))
    if moment.day is None:
        return ordinal(year, month, 1), ordinal(year, month, month_length(year, month))
    day = ordinal(year, month, moment.day)
    return day, day


def hijri_span(moment: Moment) -> Span | None:
    """The Gregorian days that a Hijri date, month or year may mean: the tabular calendar's, two days wider either way.

    None without a year.
    """
    if moment.year is None or exists(moment) is False:
        return None
    month = _month(moment)
    if month is None:
        if moment.day is not None:
            return None
        last = moment.year if moment.end_year is None else max(moment.year, moment.end_year)
        return hijri_ordinal(moment.year, 1, 1) - _MOON, hijri_ordinal(last + 1, 1, 1) - 1 + _MOON
    if moment.day is None:
        following = (moment.year, month + 1, 1) if month < 12 else (moment.year + 1, 1, 1)
        return hijri_ordinal(moment.year, month, 1) - _MOON, hijri_ordinal(*following) - 1 + _MOON
    day = hijri_ordinal(moment.year, month, moment.day)
    return day - _MOON, day + _MOON


def days_between(start: Moment, end: Moment) -> Interval | None:
    """Days from one moment to another, counted without or with the last day; None when the text does not tell.

    A year or a month that one side leaves out is the other's, or its neighbour's when the order asks for it (28 December to 3 January
    2024); without any year both lie in one year. Weekdays alone give the days to the next such day.
    """
    days = _days(start, end)
    if days is None:
        return None
    low, high = days
    return Interval(Fraction(low - 1), Fraction(high)) if high < 0 else Interval(Fraction(low), Fraction(high + 1))


def months_between(start: Moment, end: Moment) -> Interval | None:
    """Whole months from one moment to another, counted without or with the last day; March to May is [1, 3]. None as `days_between`."""
    found: Interval | None = None
    for a, b in _completed(start, end):
        first, second = span(a), span(b)
        if first is not None and second is not None:
            fewest = _whole_months(first[1], second[0])
            most = _whole_months(first[0], second[1] + 1)
            here = Interval(Fraction(fewest), Fraction(most))
            found = here if found is None else found.hull(here)
    return found


def years_between(start: Moment, end: Moment) -> Interval | None:
    """Completed years from one moment to another, as birthdays count them: 1944 to March 2024 is [79, 80]. None without both years.

    Between two Hijri dates the years may be Hijri or Gregorian: both are read.
    """
    first, second = span(start), span(end)
    if first is None or second is None:
        return None
    fewest, most = _whole_years(first[1], second[0]), _whole_years(first[0], second[1], leapling=True)
    found = Interval(Fraction(min(fewest, most)), Fraction(max(fewest, most)))
    if start.calendar == end.calendar == "hijri" and start.year is not None and end.year is not None:
        years = end.year - start.year
        found = found.hull(Interval(Fraction(years - 1), Fraction(years)))
    return found


def minutes_between(start: Moment, end: Moment) -> Interval | None:
    """Minutes from one time of day to another; over midnight when the clock says less, a whole day when it says the same.

    With days on both sides (or weekdays, or "yesterday") the days between count. None when a side has no time of day.
    """
    if start.minute is None or end.minute is None:
        return None
    minutes = end.minute - start.minute
    if not (_dated(start) and _dated(end)):
        return point(minutes % _DAY or _DAY)
    days = _days(start, end)
    if days is None:
        return None
    low, high = days
    if low == 7 and minutes > 0 and start.weekday == end.weekday and start.day is None and start.offset is None:
        low = high = 0  # two times on one Friday
    return Interval(Fraction(low * _DAY + minutes), Fraction(high * _DAY + minutes))


def resolve(moment: Moment, written: datetime.date | None) -> Moment:
    """A moment told from the day of writing (yesterday) with its year, month and day; any other moment, or without that day, unchanged."""
    if written is None or moment.offset is None or moment.day is not None:
        return moment
    year, month, day = civil(written.toordinal() + moment.offset)
    return replace(moment, year=year, month=month, day=day, months=(month,), calendar="gregorian")


def with_nearest_year(moment: Moment, near: datetime.date) -> Moment:
    """A Gregorian day and month without a year, in the year that brings them nearest to a day; any other moment unchanged."""
    if moment.year is not None or moment.calendar != "gregorian" or moment.day is None or _month(moment) is None:
        return moment
    found = []
    for year in range(near.year - 4, near.year + 5):  # a 29th of February may be years away
        days = span(replace(moment, year=year))
        if days is not None:
            found.append((abs(days[0] - near.toordinal()), year))
    return replace(moment, year=min(found)[1]) if found else moment


def years_matching(weekday: int, day: int, month: int, near: int, reach: int = 6) -> list[int]:
    """The years within reach of one, the nearest first, in which a day and month fall on a weekday (0 for Monday).

    A wrong weekday beside a right date of last year's calendar is the commonest slip.
    """
    years = range(near - reach, near + reach + 1)
    dates = (Moment(year=year, month=month, day=day) for year in years)
    found = [date.year for date in dates if date.year is not None and exists(date) and _weekday(date) == weekday]
    return sorted(found, key=lambda year: (abs(year - near), year))


def _weekday(moment: Moment) -> int | None:
    found = span(moment)
    return None if found is None or found[0] != found[1] else (found[0] - 1) % 7


def _month(moment: Moment) -> int | None:
    return moment.month if moment.month is not None or not moment.months else moment.months[0]


def _run_of_months(moment: Moment, year: int, last: int) -> Span:
    """The days of a quarter or a season."""
    months = moment.months
    if not months:
        if moment.month is None and moment.precision != "season":
            return ordinal(year, 1, 1), ordinal(max(year, last), 12, 31)
        if moment.month is None:  # a winter begins in December and ends in February
            return ordinal(year - 1, 12, 1), ordinal(max(year, last) + 1, 3, 1) - 1
        months = tuple((moment.month - 1 + i) % 12 + 1 for i in range(_MONTHS[moment.precision]))
    first, final = months[0], months[-1]
    if final >= first:
        last = max(year, last)
    elif last > year:  # the winter of 2019-20
        last = year + 1
    else:  # the winter of 2020 began in 2019 or ended in 2021
        year, last = year - 1, year + 1
    return ordinal(year, first, 1), ordinal(last, final, month_length(last, final))


def _days(start: Moment, end: Moment) -> Span | None:
    """The fewest and the most days from one moment to another, the last day not counted."""
    found = []
    for a, b in _completed(start, end):
        first, second = span(a), span(b)
        if first is not None and second is not None:
            found += [second[0] - first[1], second[1] - first[0]]
    if found:
        return min(found), max(found)
    if start.offset is not None and end.offset is not None:
        return end.offset - start.offset, end.offset - start.offset
    if start.weekday is not None and end.weekday is not None and start.day is None and end.day is None:
        days = (end.weekday - start.weekday) % 7 or 7
        return days, days
    if start.day is not None and end.day is not None and _month(start) is None and _month(end) is None:
        days = end.day - start.day
        return (days, days) if days >= 0 else (days + 28, days + 31)
    return None


def _completed(start: Moment, end: Moment) -> Iterator[tuple[Moment, Moment]]:
    """The two moments with the month and the year that one leaves to the other; twice, in a leap and a common year, when no year is
    given."""
    if start.calendar != end.calendar and None in (start.year, end.year):
        return
    start, end = _shared_month(start, end)
    if start.year is not None and end.year is not None:
        yield start, end
        return
    if _month(start) is None or _month(end) is None:
        return
    backwards = _within_year(end) < _within_year(start)
    if start.year is not None:
        yield start, replace(end, year=start.year + backwards)
    elif end.year is not None:
        yield replace(start, year=end.year - backwards), end
    elif start.calendar == "gregorian":
        for year in (_COMMON - 1, _COMMON, _LEAP):
            yield replace(start, year=year), replace(end, year=year + backwards)
    else:
        yield replace(start, year=1445), replace(end, year=1445 + backwards)


def _shared_month(start: Moment, end: Moment) -> tuple[Moment, Moment]:
    """From 3 to 10 March, from 28 to 3 March, from 28 February to the 3rd."""
    if start.day is None or end.day is None or (_month(start) is None) == (_month(end) is None):
        return start, end
    backwards = end.day < start.day
    if _month(end) is None:
        month, year = _shifted(_month(start), start.year, backwards)
        return start, replace(end, month=month, year=year if end.year is None else end.year)
    month, year = _shifted(_month(end), end.year, -backwards)
    return replace(start, month=month, year=year if start.year is None else start.year), end


def _shifted(month: int | None, year: int | None, by: int) -> tuple[int, int | None]:
    months = (month or 1) - 1 + by
    return months % 12 + 1, None if year is None else year + months // 12


def _within_year(moment: Moment) -> tuple[int, int]:
    return _month(moment) or 0, moment.day or 0


def _dated(moment: Moment) -> bool:
    return moment.day is not None or moment.weekday is not None or moment.offset is not None


def _whole_months(start: int, end: int) -> int:
    """Completed months from one day to another, negative when the second is earlier."""
    if end < start:
        return -_whole_months(end, start)
    (year_a, month_a, day_a), (year_b, month_b, day_b) = civil(start), civil(end)
    months = (year_b - year_a) * 12 + month_b - month_a
    short = day_b < day_a and day_b < month_length(year_b, month_b)  # 31 January to 29 February is a month
    return months - short


def _whole_years(start: int, end: int, leapling: bool = False) -> int:
    """Completed years from one day to another, negative when the second is earlier; a leapling may come of age on 28 February."""
    if end < start:
        return -_whole_years(end, start, leapling)
    (year_a, *rest_a), (year_b, *rest_b) = civil(start), civil(end)
    if leapling and rest_a == [2, 29] and not is_leap(year_b):
        rest_a = [2, 28]
    return year_b - year_a - (rest_b < rest_a)
