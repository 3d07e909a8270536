"""Folded text in, its dates out as drafts: full, partial, relative and ranges; clock times come along from times.py.

Nothing is filled in from outside the text: a date without a year has none, and an impossible date (31 April) is read as written.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from factcheck.language import Folded, Pack
from factcheck.model import Moment
from factcheck.recognize import calendar_words as words
from factcheck.recognize import times
from factcheck.recognize.ages import is_of_life
from factcheck.recognize.calendar_words import CalendarWords, Token, calendar_words
from factcheck.recognize.date_forms import FORM, NUMERIC
from factcheck.recognize.date_tokens import Tokens, tokenize
from factcheck.recognize.draft import Draft
from factcheck.recognize.neighbours import previous_word
from factcheck.recognize.years import RECENT, is_counted, is_year

_MONTHS = (words.MONTH, words.WEAK_MONTH)
_WEEKDAYS = (words.WEEKDAY, words.WEAK_WEEKDAY)
_ERAS = (words.ERA, words.WEAK_ERA)
_JOINTS = (words.TO, words.AND, words.COMMA, words.SLASH)
_CENTURY_PIVOT = 50  # "12/06/25" is 2025, "12/06/85" 1985
_Found = tuple[int, int, Draft]  # first token, token after the last, draft


def find(folded: Folded, pack: Pack, taken: Sequence[tuple[int, int]] = ()) -> list[Draft]:
    """The dates and times of day outside the taken spans (folded offsets, in text order)."""
    clock = times.find(folded, pack, taken)
    spans = sorted([*taken, *((draft.start, draft.end) for draft in clock)])
    tokens = tokenize(folded, pack, spans)
    dates = [draft for _, _, draft in _elide(list(_read_all(tokens, folded, pack)), tokens)]
    return sorted([*clock, *dates], key=lambda draft: draft.start)


def _read_all(tokens: Tokens, folded: Folded, pack: Pack) -> Iterator[_Found]:
    calendar = calendar_words(pack)
    for match in FORM.finditer(tokens.symbols):
        form = str(match.lastgroup).partition("_")[0]
        first, last = match.start() // 2, match.end() // 2
        parts = tokens.tokens[first:last]
        if form == "days":
            yield from _days(parts, first, folded)
        elif form == "numeric":
            draft = _numeric(parts, folded)
            if draft is not None:
                yield first, last, draft
        elif form == "decade" and is_of_life(folded.text, parts[-1].start, parts[-1].end, pack):
            continue
        elif form == "years":
            yield from _years(parts, first, tokens.symbols[2 * first : 2 * last], folded, pack)
        elif form == "short":
            yield from _short_span(parts, first, folded, pack)
        elif form in ("month", "full") and _is_count_after(parts[-1], folded, pack):
            yield first, last - 1, _draft(parts[:-1], folded)
        elif form == "era" and parts[-1].symbol == words.WEAK_ERA and not _is_attached_era(parts):
            continue
        elif not _is_weak(parts, folded, calendar, tokens.symbols[2 * first - 1 : 2 * last + 2]):
            yield first, last, _READERS.get(form, _draft)(parts, folded)


def _draft(parts: Sequence[Token], folded: Folded) -> Draft:
    """A date from its parts, whichever they are."""
    moment = Moment(precision="day")
    flags: set[str] = set()
    for token in parts:
        if token.symbol in _MONTHS:
            calendar = "hijri" if token.system == "hijri" else moment.calendar
            moment = replace(moment, month=token.months[0], months=token.months, calendar=calendar)
        elif token.symbol in _WEEKDAYS:
            moment = replace(moment, weekday=token.value)
        elif token.symbol == words.RELATIVE:
            moment = replace(moment, offset=token.value)
        elif token.symbol == words.DAY:
            moment = replace(moment, day=token.value)
        elif token.symbol == words.YEAR:
            moment = replace(moment, year=token.value)
        elif token.symbol in _ERAS:
            moment = _with_era(moment, token.note)
        elif token.symbol in (words.QUARTER, words.HALF):
            quarter = token.symbol == words.QUARTER
            moment = replace(
                moment,
                month=token.value * (3 if quarter else 6) - (2 if quarter else 5),
                precision="quarter" if quarter else "half",
            )
        elif token.symbol == words.SEASON:
            moment = replace(moment, precision="season")
            flags.add(token.note)
        elif token.symbol == words.FISCAL:
            flags.add("fiscal")
        elif token.symbol in (words.MODIFIER, words.PART):
            flags.add(token.note)
    if moment.day is None and moment.precision == "day" and moment.weekday is None and moment.offset is None:
        moment = replace(moment, precision="month" if moment.month else "year")
    return _made(parts, folded, moment, flags)


def _made(parts: Sequence[Token], folded: Folded, moment: Moment, flags: set[str], value: int | None = None) -> Draft:
    start, end = parts[0].start, parts[-1].end
    numeral = (
        folded.text[start:end]
        if value is None
        else str(next((t.value for t in parts if t.symbol == words.YEAR), value))
    )
    return Draft(
        start, end, "date", None if value is None else Decimal(value), numeral=numeral, moment=moment, flags=flags
    )


def _with_era(moment: Moment, era: str) -> Moment:
    if era == "bc" and moment.year is not None:
        return replace(moment, year=1 - moment.year)
    return replace(moment, calendar="hijri") if era == "hijri" else moment


def _is_weak(parts: Sequence[Token], folded: Folded, calendar: CalendarWords, around: str) -> bool:
    """Whether the only word of the date may as well mean something else, and no cue or neighbour says it is a date."""
    if len(parts) > 1 or parts[0].symbol not in (words.WEAK_MONTH, words.WEAK_WEEKDAY):
        return False
    kin = _MONTHS if parts[0].symbol in _MONTHS else _WEEKDAYS
    if (around[:1] in kin and around[1:2] in _JOINTS) or (around[-1:] in kin and around[-2:-1] in _JOINTS):
        return False  # "February to March"
    before = previous_word(folded.text, parts[0].start)
    return before not in calendar.weak_cues


def _is_count_after(token: Token, folded: Folded, pack: Pack) -> bool:
    """Whether the last part of a date is no year but counts something: "In June, 1500 people"."""
    return token.symbol == words.YEAR and token.value not in RECENT and is_counted(folded, pack, token.end)


def _days(parts: Sequence[Token], first: int, folded: Folded) -> Iterator[_Found]:
    """Several days of one month: "4 to 9 November 2023", "Jan. 1-5"; month and year are the last's or the first's."""
    shared = [t for t in parts if t.symbol in _MONTHS or t.symbol == words.YEAR or t.symbol in _ERAS]
    groups: list[list[tuple[int, Token]]] = [[]]
    for i, token in enumerate(parts):
        if any(t.symbol == words.DAY for _, t in groups[-1]) and (
            token.symbol == words.DAY or token.symbol in _WEEKDAYS
        ):
            groups.append([])
        groups[-1].append((i, token))
    for group in groups:
        own = [token for _, token in group]
        missing = [token for token in shared if token not in own]
        draft = _draft([*own, *missing], folded)
        draft.start, draft.end = own[0].start, own[-1].end
        draft.numeral = folded.text[draft.start : draft.end]
        if missing:
            draft.flags.add("elided")
        yield first + group[0][0], first + group[-1][0] + 1, draft


def _numeric(parts: Sequence[Token], folded: Folded) -> Draft | None:
    """A date in figures; the order that cannot be told (12/06/2025) is read day first and flagged."""
    figures = next(
        i for i, token in enumerate(parts) if token.symbol in (words.DAY, words.NUMBER, words.YEAR, words.FIGURES)
    )
    match = NUMERIC.match(folded.text, parts[figures].start, parts[-1].end)
    if match is None:
        return None
    a, b, c = int(match[1]), int(match[3]), int(match[4])
    flags: set[str] = set()
    if len(match[1]) == 4:
        year, month, day = a, b, c
    else:
        if len(match[4]) == 3:
            return None
        year = c if len(match[4]) == 4 else c + (2000 if c < _CENTURY_PIVOT else 1900)
        day, month = (b, a) if b > 12 else (a, b)
        if a <= 12 and b <= 12 and a != b:
            flags.add("ambiguous-order")
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    lead = _draft(parts[:figures], folded) if figures else None
    moment = replace(
        lead.moment if lead and lead.moment else Moment(),
        year=year,
        month=month,
        day=day,
        months=(month,),
        precision="day",
    )
    return _made(parts, folded, moment, flags)


def _years(parts: Sequence[Token], first: int, symbols: str, folded: Folded, pack: Pack) -> Iterator[_Found]:
    """Bare years alone, in a list or in a range; what one of them is the others are too, and none is when the last counts."""
    numbers = [(i, token) for i, token in enumerate(parts) if token.symbol == words.YEAR]
    while numbers and is_counted(folded, pack, numbers[-1][1].end):
        while numbers and symbols[2 * numbers.pop()[0]] in (words.TO, words.AND):
            pass  # "from 1850 to 2016 people" counts twice, "in 2016, 1500 people" once
    if not numbers:
        return
    verdicts = [
        (i and parts[i - 1].symbol == words.PART)
        or token.note
        or is_year(folded, pack, token.start, token.end, token.value)
        for i, token in numbers
    ]
    if not any(verdicts):
        return
    for n, (i, token) in enumerate(numbers):
        flags = {parts[i - 1].note} if i and parts[i - 1].symbol == words.PART else set()
        start = i - 1 if flags else i
        follower = numbers[n + 1][1] if n + 1 < len(numbers) else None
        if n and numbers[n - 1][1].value + 1 == token.value and _is_tight(numbers[n - 1][1], token):
            continue  # the second half of 2023/2024
        if follower is not None and follower.value == token.value + 1 and _is_tight(token, follower):
            moment = Moment(year=token.value, end_year=follower.value, precision="year")
            yield first + start, first + i + 2, _made([*parts[start : i + 1], follower], folded, moment, flags)
        elif verdicts[n] or token.value in RECENT:
            moment = Moment(year=token.value, precision="year")
            yield first + start, first + i + 1, _made(parts[start : i + 1], folded, moment, flags, token.value)


def _is_tight(first: Token, second: Token) -> bool:
    return second.start - first.end == 1


def _short_span(parts: Sequence[Token], first: int, folded: Folded, pack: Pack) -> Iterator[_Found]:
    """A year with the last two figures of a later one: 2012-13, 2009/10."""
    start, end = parts[-2], parts[-1]
    end_year = start.value - start.value % 100 + end.value
    if _is_tight(start, end) and end.end - end.start == 2 and end_year > start.value:
        if is_year(folded, pack, start.start, end.end, start.value):
            moment = Moment(year=start.value, end_year=end_year, precision="year")
            yield first, first + len(parts), _made(parts, folded, moment, set())
    elif is_year(folded, pack, start.start, start.end, start.value):
        yield (
            first,
            first + len(parts) - 1,
            _made([start], folded, Moment(year=start.value, precision="year"), set(), start.value),
        )


def _fiscal(parts: Sequence[Token], folded: Folded) -> Draft:
    numbers = parts[1:]
    year = numbers[0].value if numbers[0].symbol == words.YEAR else 2000 + numbers[0].value
    end_year = None
    if len(numbers) > 1 and numbers[1].symbol not in _ERAS:
        end_year = numbers[1].value if numbers[1].value > 999 else year - year % 100 + numbers[1].value
    return _made(parts, folded, Moment(year=year, end_year=end_year, precision="year"), {"fiscal"})


def _century(parts: Sequence[Token], folded: Folded) -> Draft:
    number = next(t.value for t in parts if t.symbol in (words.CENTURY_NAME, words.DAY))
    before = any(t.note == "bc" for t in parts)
    year = 1 - number * 100 if before else (number - 1) * 100
    return _made(
        parts, folded, Moment(year=year, precision="century"), {t.note for t in parts if t.symbol == words.PART}
    )


def _decade(parts: Sequence[Token], folded: Folded) -> Draft:
    year = parts[-1].value
    return _made(
        parts, folded, Moment(year=year, precision="decade"), {t.note for t in parts if t.symbol == words.PART}, year
    )


def _era(parts: Sequence[Token], folded: Folded) -> Draft:
    number = next(t for t in parts if t.symbol not in _ERAS)
    era = next(t.note for t in parts if t.symbol in _ERAS)
    moment = _with_era(Moment(year=number.value, precision="year"), era)
    return _made(parts, folded, moment, set(), moment.year)


_READERS = {"fiscal": _fiscal, "century": _century, "decade": _decade, "era": _era}


def _is_attached_era(parts: Sequence[Token]) -> bool:
    """Whether a weak era is written onto a number, or the number is a year anyhow: «1258م», «2024 م», but not «1095 م د»."""
    return parts[0].end == parts[1].start or parts[0].value in RECENT


def _elide(found: list[_Found], tokens: Tokens) -> list[_Found]:
    """Give the year of one end of a range to the other: "from April 6 to June 20, 2023"; December to January crosses a year."""
    for (_, last, a), (first, _, b) in pairwise(found):
        if (
            first != last
            or tokens.symbols[2 * first] not in (words.TO, words.AND)
            or a.moment is None
            or b.moment is None
        ):
            continue
        from_, to = a.moment, b.moment
        if from_.month is None or to.month is None or from_.calendar != to.calendar:
            continue
        if from_.year is None and to.year is not None:
            a.moment = replace(from_, year=to.year - (from_.month > to.month))
            a.flags.add("elided")
        elif from_.year is not None and to.year is None:
            b.moment = replace(to, year=from_.year + (from_.month > to.month))
            b.flags.add("elided")
    return found
