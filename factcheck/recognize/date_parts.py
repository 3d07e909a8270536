"""The parts of one date in, a draft with its moment out; what the parts do not say stays None."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from factcheck.language import Folded
from factcheck.model import Moment
from factcheck.recognize import calendar_words as words
from factcheck.recognize.calendar_words import Token
from factcheck.recognize.date_forms import NUMERIC
from factcheck.recognize.draft import Draft
from factcheck.record import replace

MONTHS = (words.MONTH, words.WEAK_MONTH)
WEEKDAYS = (words.WEEKDAY, words.WEAK_WEEKDAY)
DAYS = (words.DAY, words.ORDINAL)
ERAS = (words.ERA, words.WEAK_ERA)
_FIGURES = (words.DAY, words.NUMBER, words.YEAR, words.FIGURES)
_CENTURY_PIVOT = 50  # "12/06/25" is 2025, "12/06/85" 1985


def from_parts(parts: Sequence[Token], folded: Folded) -> Draft:
    """A date from its parts, whichever they are."""
    moment = Moment(precision="day")
    flags: set[str] = set()
    for token in parts:
        if token.symbol in MONTHS:
            calendar = "hijri" if token.system == "hijri" else moment.calendar
            moment = replace(moment, month=token.months[0], months=token.months, calendar=calendar)
        elif token.symbol in WEEKDAYS:
            moment = replace(moment, weekday=token.value)
        elif token.symbol == words.RELATIVE:
            moment = replace(moment, offset=token.value)
        elif token.symbol in (*DAYS, words.NUMBER):
            moment = replace(moment, day=token.value)
        elif token.symbol == words.YEAR:
            moment = replace(moment, year=token.value)
        elif token.symbol in ERAS:
            moment = with_era(moment, token.note)
        elif token.symbol == words.QUARTER:
            moment = replace(moment, month=3 * token.value - 2, precision="quarter")
        elif token.symbol in (words.HALF, words.HALF_OF):
            moment = replace(moment, month=6 * token.value - 5, precision="half")
        elif token.symbol == words.FISCAL:
            flags.add("fiscal")
        elif token.symbol in (words.MODIFIER, words.MODIFIER_AFTER, words.PART, words.THIS_MONTH, words.CURRENT):
            flags.add(token.note)
    if moment.day is None and moment.precision == "day" and moment.weekday is None and moment.offset is None:
        moment = replace(moment, precision="month" if moment.month else "year")
    return made(parts, folded, moment, flags)


def made(parts: Sequence[Token], folded: Folded, moment: Moment, flags: set[str], value: int | None = None) -> Draft:
    """A draft over the parts; only a bare year or a decade has a value."""
    start, end = parts[0].start, parts[-1].end
    year = next((token for token in parts if token.symbol == words.YEAR), None) if value is not None else None
    numeral = folded.text[year.start : year.end] if year is not None else folded.text[start:end]
    return Draft(
        start, end, "date", None if value is None else Decimal(value), numeral=numeral, moment=moment, flags=flags
    )


def with_era(moment: Moment, era: str) -> Moment:
    """The moment in an era; 1 BC is the year 0."""
    if era == "bc" and moment.year is not None:
        return replace(moment, year=1 - moment.year)
    return replace(moment, calendar="hijri") if era == "hijri" else moment


def from_figures(parts: Sequence[Token], folded: Folded) -> Draft | None:
    """A date in figures; the order that cannot be told (12/06/2025) is read day first and flagged "ambiguous-order"."""
    at = next(i for i, token in enumerate(parts) if token.symbol in _FIGURES)
    match = NUMERIC.match(folded.text, parts[at].start, parts[-1].end)
    if match is None or len(match[4]) == 3:
        return None
    a, b, c = int(match[1]), int(match[3]), int(match[4])
    flags: set[str] = set()
    if len(match[1]) == 4:
        year, month, day = a, b, c
    else:
        year = c if len(match[4]) == 4 else c + (2000 if c < _CENTURY_PIVOT else 1900)
        day, month = (b, a) if b > 12 else (a, b)
        if b > 12:
            flags.add("month-first")
        elif a <= 12 and a != b:
            flags.add("ambiguous-order")
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    lead = from_parts(parts[:at], folded).moment if at else None
    moment = replace(lead or Moment(), year=year, month=month, day=day, months=(month,), precision="day")
    return made(parts, folded, moment, flags)


def settle_orders(drafts: Sequence[Draft]) -> None:
    """Read the dates in figures of unknown order as the other ones of the text are written: 1/11/07 beside 1/31/07."""
    month_first = any("month-first" in draft.flags for draft in drafts)
    for draft in drafts:
        draft.flags.discard("month-first")
        if (
            month_first
            and "ambiguous-order" in draft.flags
            and draft.moment is not None
            and draft.moment.day is not None
        ):
            day, month = draft.moment.month, draft.moment.day
            draft.moment = replace(draft.moment, month=month, day=day, months=(month,))
            draft.flags.discard("ambiguous-order")
