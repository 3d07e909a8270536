"""calendar_arithmetic.py and ordinals.py: against the standard library where it reaches, and known days where it does not."""

from __future__ import annotations

import datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.calendar_arithmetic import (
    days_between,
    exists,
    hijri_span,
    minutes_between,
    months_between,
    resolve,
    span,
    weekday,
    with_nearest_year,
    years_between,
    years_matching,
)
from factcheck.interval import Interval
from factcheck.model import Moment
from factcheck.ordinals import civil, hijri_ordinal, ordinal

dates = st.dates()
modern = st.dates(min_value=datetime.date(1753, 1, 1))


def day(year: int | None, month: int | None = None, day: int | None = None) -> Moment:
    precision = "day" if day is not None else "month" if month is not None else "year"
    return Moment(year=year, month=month, day=day, precision=precision)


def on(date: datetime.date) -> Moment:
    return day(date.year, date.month, date.day)


def between(low: float, high: float) -> Interval:
    return Interval(Fraction(low), Fraction(high))


def dates_of(moment: Moment) -> tuple[str, str] | None:
    found = span(moment)
    return None if found is None else (written(found[0]), written(found[1]))


def written(number: int) -> str:
    year, month, date = civil(number)
    return f"{year}-{month:02}-{date:02}"


@given(dates)
def test_ordinals_are_the_standard_library_s(date: datetime.date) -> None:
    assert ordinal(date.year, date.month, date.day) == date.toordinal()
    assert civil(date.toordinal()) == (date.year, date.month, date.day)


@given(st.integers(-4_000_000, 4_000_000))
def test_ordinals_run_on_before_year_one(number: int) -> None:
    year, month, first = civil(number)
    assert ordinal(year, month, first) == number
    assert civil(number + 146097) == (year + 400, month, first)


def test_year_zero_is_a_leap_year() -> None:
    assert civil(0) == (0, 12, 31)
    assert ordinal(0, 3, 1) - ordinal(0, 2, 28) == 2
    assert ordinal(-1, 3, 1) - ordinal(-1, 2, 28) == 1


@given(modern)
def test_a_full_date_has_a_weekday(date: datetime.date) -> None:
    assert weekday(on(date)) == date.weekday()


@pytest.mark.parametrize(
    "moment",
    [
        day(2023, 2, 29),
        day(2023, 5),
        day(None, 5, 3),
        day(2023),
        day(1307, 10, 13),  # a Friday of the Julian calendar
        Moment(year=1445, month=9, day=1, calendar="hijri"),
    ],
)
def test_what_is_no_full_gregorian_date_has_none(moment: Moment) -> None:
    assert weekday(moment) is None


@pytest.mark.parametrize(
    ("moment", "answer"),
    [
        (day(2023, 2, 29), False),
        (day(2024, 2, 29), True),
        (day(1900, 2, 29), False),
        (day(2000, 2, 29), True),
        (day(None, 2, 29), True),
        (day(None, 2, 30), False),
        (day(None, 4, 31), False),
        (day(None, 12, 31), True),
        (day(2023, 13, 1), False),
        (day(2023, 13), False),
        (day(2023, 5), None),
        (day(2023), None),
        (day(None, None, 32), False),
        (day(None, None, 31), None),
        (day(2023, 6, 0), False),
        (Moment(day=31, months=(4,)), False),
        (Moment(year=1445, month=9, day=30, calendar="hijri"), True),
        (Moment(year=1445, month=9, day=31, calendar="hijri"), False),
        (Moment(weekday=3), None),
    ],
)
def test_whether_a_day_exists(moment: Moment, answer: bool | None) -> None:
    assert exists(moment) is answer


@pytest.mark.parametrize(
    ("moment", "first", "last"),
    [
        (day(2024, 2, 29), "2024-02-29", "2024-02-29"),
        (day(2024, 2), "2024-02-01", "2024-02-29"),
        (day(2023), "2023-01-01", "2023-12-31"),
        (day(-30), "-30-01-01", "-30-12-31"),
        (Moment(year=2019, end_year=2020, precision="year"), "2019-01-01", "2020-12-31"),
        (Moment(year=1990, precision="decade"), "1990-01-01", "1999-12-31"),
        (Moment(year=1901, precision="century"), "1900-01-01", "2000-12-31"),
        (Moment(year=1900, precision="century"), "1900-01-01", "2000-12-31"),
        (Moment(year=2023, months=(7, 8, 9), precision="quarter"), "2023-07-01", "2023-09-30"),
        (Moment(year=2023, month=4, precision="quarter"), "2023-04-01", "2023-06-30"),
        (Moment(year=2023, precision="quarter"), "2023-01-01", "2023-12-31"),
        (Moment(year=2023, month=7, precision="half"), "2023-07-01", "2023-12-31"),
        (Moment(year=2023, precision="season"), "2022-12-01", "2024-02-29"),
        (Moment(year=2023, months=(6, 7, 8), precision="season"), "2023-06-01", "2023-08-31"),
        (Moment(year=2019, end_year=2020, months=(12, 1, 2), precision="season"), "2019-12-01", "2020-02-29"),
        (Moment(year=2020, months=(12, 1, 2), precision="season"), "2019-12-01", "2021-02-28"),
        (Moment(year=2024, month=3, day=5, minute=600, precision="time"), "2024-03-05", "2024-03-05"),
    ],
)
def test_the_days_that_a_moment_may_mean(moment: Moment, first: str, last: str) -> None:
    assert dates_of(moment) == (first, last)


@pytest.mark.parametrize(
    "moment", [day(None, 3, 5), Moment(offset=-1), day(2023, None, 5), day(2023, 2, 29), day(2023, 14)]
)
def test_a_moment_that_is_no_day_has_no_span(moment: Moment) -> None:
    assert span(moment) is None


@given(modern, st.integers(0, 5000))
def test_days_between_full_dates_count_the_last_day_or_not(date: datetime.date, days: int) -> None:
    later = datetime.date.fromordinal(min(date.toordinal() + days, datetime.date.max.toordinal()))
    passed = (later - date).days
    assert days_between(on(date), on(later)) == between(passed, passed + 1)


@pytest.mark.parametrize(
    ("start", "end", "low", "high"),
    [
        (day(None, 3, 3), day(None, 3, 10), 7, 8),
        (day(None, None, 3), day(None, 3, 10), 7, 8),
        (day(None, 3, 3), day(None, None, 10), 7, 8),
        (day(None, None, 28), day(2024, 3, 3), 4, 5),
        (day(2023, 12, 28), day(None, None, 3), 6, 7),
        (day(None, None, 3), day(None, None, 10), 7, 8),
        (day(None, None, 28), day(None, None, 3), 3, 7),
        (day(None, 12, 28), day(None, 1, 3), 6, 7),
        (day(None, 12, 28), day(2024, 1, 3), 6, 7),
        (day(2023, 12, 28), day(None, 1, 3), 6, 7),
        (day(None, 2, 20), day(None, 3, 1), 9, 11),  # a leap year or not
        (day(None, 3), day(None, 5), 31, 92),
        (day(2023, 3), day(2023, 5), 31, 92),
        (Moment(weekday=0), Moment(weekday=4), 4, 5),
        (Moment(weekday=5), Moment(weekday=0), 2, 3),
        (Moment(weekday=2), Moment(weekday=2), 7, 8),
        (Moment(offset=-1), Moment(offset=1), 2, 3),
        (day(2024, 5, 10), day(2024, 5, 8), -3, -2),
    ],
)
def test_days_between_parts_of_dates(start: Moment, end: Moment, low: int, high: int) -> None:
    assert days_between(start, end) == between(low, high)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (day(2023), day(None, 3)),
        (Moment(minute=3), Moment(minute=5)),
        (Moment(weekday=2), day(None, 3, 5)),
        (day(2023, 2, 29), day(2023, 3, 5)),
    ],
)
def test_days_between_moments_that_do_not_tell(start: Moment, end: Moment) -> None:
    assert days_between(start, end) is None


@given(modern, modern)
def test_a_vaguer_date_gives_a_wider_count(a: datetime.date, b: datetime.date) -> None:
    a, b = min(a, b), max(a, b)
    exact = days_between(on(a), on(b))
    months = days_between(day(a.year, a.month), day(b.year, b.month))
    years = days_between(day(a.year), day(b.year))
    assert exact is not None and months is not None and years is not None
    assert months.intersect(exact) == exact
    assert years.intersect(months) == months


@pytest.mark.parametrize(
    ("start", "end", "low", "high"),
    [
        (day(1944), day(2024, 3), 79, 80),
        (day(1944, 5, 2), day(2024, 5, 1), 79, 79),
        (day(1944, 5, 2), day(2024, 5, 2), 80, 80),
        (day(1944), day(2024), 79, 80),
        (day(-30, 1), day(14, 8), 44, 44),
        (day(2004, 2, 29), day(2023, 2, 28), 18, 19),
        (day(2024, 5, 2), day(2014, 5, 2), -10, -10),
        (Moment(year=1990, precision="decade"), day(2024), 24, 34),
    ],
)
def test_completed_years(start: Moment, end: Moment, low: int, high: int) -> None:
    assert years_between(start, end) == between(low, high)


def test_hijri_years_may_be_meant_between_hijri_dates() -> None:
    start, end = (Moment(year=year, calendar="hijri", precision="year") for year in (1400, 1445))
    found = years_between(start, end)
    assert found is not None and 45 in found and 43 in found and 46 not in found


@given(modern, modern)
def test_an_age_is_a_birthday_count(a: datetime.date, b: datetime.date) -> None:
    a, b = min(a, b), max(a, b)
    found = years_between(on(a), on(b))
    age = b.year - a.year - ((b.month, b.day) < (a.month, a.day))
    assert found is not None and age in found
    by_year = years_between(day(a.year), day(b.year))
    assert by_year is not None and age in by_year


@pytest.mark.parametrize(
    ("start", "end", "low", "high"),
    [
        (day(None, 3), day(None, 5), 1, 3),
        (day(2023, 3, 1), day(2023, 5, 1), 2, 2),
        (day(2023, 1, 31), day(2023, 2, 28), 1, 1),
        (day(None, 11), day(None, 2), 2, 4),
        (day(2023, 11), day(2024, 11), 11, 13),
    ],
)
def test_months_between(start: Moment, end: Moment, low: int, high: int) -> None:
    assert months_between(start, end) == between(low, high)


@pytest.mark.parametrize(
    ("start", "end", "minutes"),
    [
        (Moment(minute=540), Moment(minute=1020), 480),
        (Moment(minute=1320), Moment(minute=360), 480),
        (Moment(minute=480), Moment(minute=480), 1440),
        (Moment(minute=540, offset=-1), Moment(minute=600, offset=0), 1500),
        (Moment(minute=540, weekday=4), Moment(minute=600, weekday=4), 60),
        (Moment(minute=540, weekday=4), Moment(minute=600, weekday=6), 2940),
        (Moment(2024, 3, 5, minute=600), Moment(2024, 3, 5, minute=660), 60),
        (Moment(2024, 3, 5, minute=600), Moment(minute=60), 900),
    ],
)
def test_minutes_between(start: Moment, end: Moment, minutes: int) -> None:
    assert minutes_between(start, end) == between(minutes, minutes)


def test_minutes_between_moments_without_a_time() -> None:
    assert minutes_between(Moment(minute=5), day(2024)) is None
    assert minutes_between(Moment(minute=5, day=3), Moment(minute=5, weekday=3)) is None


@given(dates, st.integers(-300, 300))
def test_a_relative_day_is_resolved_from_the_day_of_writing(date: datetime.date, offset: int) -> None:
    moment = Moment(offset=offset, weekday=3)
    found = resolve(moment, date)
    assert span(found) == (date.toordinal() + offset,) * 2
    assert found.weekday == 3
    assert resolve(moment, None) is moment
    assert resolve(on(date), date) == on(date)


def test_the_nearest_year_of_a_day_without_one() -> None:
    assert with_nearest_year(day(None, 12, 28), datetime.date(2024, 1, 5)).year == 2023
    assert with_nearest_year(day(None, 1, 28), datetime.date(2024, 1, 5)).year == 2024
    assert with_nearest_year(day(None, 2, 29), datetime.date(2023, 1, 5)).year == 2024
    assert with_nearest_year(day(None, 2, 30), datetime.date(2023, 1, 5)).year is None
    assert with_nearest_year(day(None, 2), datetime.date(2023, 1, 5)).year is None


@given(st.integers(0, 6), modern)
def test_the_years_in_which_a_date_falls_on_a_weekday(wanted: int, date: datetime.date) -> None:
    found = years_matching(wanted, date.day, date.month, date.year)
    assert all(weekday(day(year, date.month, date.day)) == wanted for year in found if year >= 1753)
    assert (date.year in found) == (date.weekday() == wanted)
    assert [abs(year - date.year) for year in found] == sorted(abs(year - date.year) for year in found)


def test_last_year_s_calendar() -> None:
    assert years_matching(0, 7, 10, 2023)[0] == 2024  # Monday 7 October belongs to 2024
    assert years_matching(0, 7, 13, 2023) == []


@pytest.mark.parametrize(
    ("hijri", "gregorian"),
    [
        ((1, 1, 1), (622, 7, 19)),
        ((1445, 9, 1), (2024, 3, 11)),
        ((1446, 1, 1), (2024, 7, 7)),
        ((1441, 12, 10), (2020, 7, 31)),
        ((1400, 1, 1), (1979, 11, 20)),
    ],
)
def test_hijri_days(hijri: tuple[int, int, int], gregorian: tuple[int, int, int]) -> None:
    year, month, first = hijri
    low, high = hijri_span(Moment(year=year, month=month, day=first, calendar="hijri")) or (0, 0)
    assert low <= ordinal(*gregorian) <= high
    assert high - low == 4


@given(st.integers(1, 1600), st.integers(1, 12))
def test_hijri_months_have_29_or_30_days_and_years_354_or_355(year: int, month: int) -> None:
    following = (year, month + 1) if month < 12 else (year + 1, 1)
    assert hijri_ordinal(*following, 1) - hijri_ordinal(year, month, 1) in (29, 30)
    assert hijri_ordinal(year + 1, 1, 1) - hijri_ordinal(year, 1, 1) in (354, 355)
    month_span = hijri_span(Moment(year=year, month=month, calendar="hijri", precision="month"))
    year_span = span(Moment(year=year, calendar="hijri", precision="year"))
    assert month_span is not None and year_span is not None
    assert year_span[0] <= month_span[0] < month_span[1] <= year_span[1]
