"""Years, months and days in, the number of the day out, and back: the Gregorian calendar for any year, and the tabular Hijri one.

Days are counted like `datetime.date.toordinal` (1 January of year 1 is 1), on the proleptic Gregorian calendar with astronomical
years (1 BC is 0), so that years before 1 work too.
"""

from __future__ import annotations

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_HIJRI_EPOCH = 227015  # 16 July 622 (Julian)


def is_leap(year: int) -> bool:
    """Whether a Gregorian year, astronomical, has a 29th of February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """Days in a Gregorian month."""
    return _LENGTHS[month - 1] + (month == 2 and is_leap(year))


def ordinal(year: int, month: int, day: int) -> int:
    """The day's number, 1 for 1 January of year 1; zero and below before it."""
    before = year - 1
    leap_days = before // 4 - before // 100 + before // 400
    return before * 365 + leap_days + sum(month_length(year, m) for m in range(1, month)) + day


def civil(number: int) -> tuple[int, int, int]:
    """Year, month and day of an ordinal, the inverse of `ordinal`."""
    year = (number * 400) // 146097 + 1  # 146,097 days in 400 years; at most one year off
    while ordinal(year, 1, 1) > number:
        year -= 1
    while ordinal(year + 1, 1, 1) <= number:
        year += 1
    left, month = number - ordinal(year, 1, 1), 1
    while left >= month_length(year, month):
        left -= month_length(year, month)
        month += 1
    return year, month, left + 1


def hijri_ordinal(year: int, month: int, day: int) -> int:
    """The ordinal of a day of the tabular Islamic calendar; a sighted or an Umm al-Qura month may begin up to two days off it.

    Source: Reingold and Dershowitz, Calendrical Calculations, the arithmetical Islamic calendar.
    """
    return day + 29 * (month - 1) + (6 * month - 1) // 11 + (year - 1) * 354 + (3 + 11 * year) // 30 + _HIJRI_EPOCH - 1
