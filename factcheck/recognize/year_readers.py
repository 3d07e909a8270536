"""Bare years, spans of years, decades, centuries, eras and fiscal years in, drafts out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.language import Folded, Pack
from factcheck.model import Moment
from factcheck.recognize import calendar_words as words
from factcheck.recognize.calendar_words import Token
from factcheck.recognize.date_parts import ERAS, made, with_era
from factcheck.recognize.draft import Draft
from factcheck.recognize.years import OLDER, RECENT, is_counted, is_cued, is_year

_PIVOT = 50  # two figures up to here are of this century
_NUMBERS = (words.YEAR, words.DAY, words.NUMBER)
Found = tuple[int, int, Draft]  # first token, token after the last, draft


def read_years(parts: Sequence[Token], first: int, symbols: str, folded: Folded, pack: Pack) -> Iterator[Found]:
    """Bare years alone, in a list or in a range; what one of them is the others are too, and none is when the last counts."""
    numbers = [(i, token) for i, token in enumerate(parts) if token.symbol == words.YEAR]
    while numbers and is_counted(folded, pack, numbers[-1][1].end):
        while numbers and (joint := symbols[2 * numbers.pop()[0]]) in (words.TO, words.AND):
            if joint == words.AND and numbers and is_cued(folded, pack, numbers[-1][1].start):
                break  # "from 1850 to 2016 people" counts twice, "in 2016, 1500 people" once, «سنة 2016 و1870 عاملا» too
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
            yield first + start, first + i + 2, made([*parts[start : i + 1], follower], folded, moment, flags)
        elif verdicts[n] or token.value in RECENT or (token.value in OLDER and _in_range(numbers, n, symbols)):
            moment = Moment(year=token.value, precision="year")
            yield first + start, first + i + 1, made(parts[start : i + 1], folded, moment, flags, token.value)


def _in_range(numbers: Sequence[tuple[int, Token]], n: int, symbols: str) -> bool:
    """Whether a year is an end of a range or one of a pair: "from 1796 to 1800", "in 1888 and 1889"."""
    before = symbols[2 * numbers[n][0]] if n else ""
    after = symbols[2 * numbers[n + 1][0]] if n + 1 < len(numbers) else ""
    return before in (words.TO, words.AND) or after in (words.TO, words.AND)


def _is_tight(first: Token, second: Token) -> bool:
    return second.start - first.end == 1


def read_short_span(parts: Sequence[Token], first: int, folded: Folded, pack: Pack) -> Iterator[Found]:
    """A year with the last two figures of a later one: 2012-13, 2009/10."""
    start, end = parts[-2], parts[-1]
    end_year = start.value - start.value % 100 + end.value
    if _is_tight(start, end) and end.end - end.start == 2 and end_year > start.value:
        if is_year(folded, pack, start.start, end.end, start.value):
            moment = Moment(year=start.value, end_year=end_year, precision="year")
            yield first, first + len(parts), made(parts, folded, moment, set())
    elif is_year(folded, pack, start.start, start.end, start.value):
        yield (
            first,
            first + len(parts) - 1,
            made([start], folded, Moment(year=start.value, precision="year"), set(), start.value),
        )


def read_fiscal(parts: Sequence[Token], folded: Folded) -> Draft:
    """A fiscal or school year: FY2024, «السنة المالية 2023/2024»."""
    year, end_year = _year_and_end([token for token in parts if token.symbol in _NUMBERS])
    return made(parts, folded, Moment(year=year, end_year=end_year, precision="year"), {"fiscal"})


def read_season(parts: Sequence[Token], folded: Folded) -> Draft:
    """A season with its year: spring 2021, the winter of 2019-20."""
    year, end_year = _year_and_end([token for token in parts if token.symbol in _NUMBERS])
    flags = {token.note for token in parts if token.symbol in (words.SEASON, words.PART)}
    return made(parts, folded, Moment(year=year, end_year=end_year, precision="season"), flags)


def _year_and_end(numbers: Sequence[Token]) -> tuple[int, int | None]:
    """The year and the year in which it ends, from its figures or their last two."""
    year = numbers[0].value
    if numbers[0].symbol != words.YEAR:
        year += 1900 if year > _PIVOT else 2000  # FY99 and FY06
    if len(numbers) == 1:
        return year, None
    end = numbers[1].value
    return year, end if end > 99 else year - year % 100 + end


def read_century(parts: Sequence[Token], folded: Folded) -> Draft:
    number = next(t.value for t in parts if t.symbol in (words.CENTURY_NAME, words.DAY))
    before = any(t.note == "bc" for t in parts)
    year = 1 - number * 100 if before else (number - 1) * 100
    return made(
        parts, folded, Moment(year=year, precision="century"), {t.note for t in parts if t.symbol == words.PART}
    )


def read_decade(parts: Sequence[Token], folded: Folded) -> Draft:
    year = parts[-1].value
    return made(
        parts, folded, Moment(year=year, precision="decade"), {t.note for t in parts if t.symbol == words.PART}, year
    )


def read_era(parts: Sequence[Token], folded: Folded) -> Draft:
    number = next(t for t in parts if t.symbol not in ERAS)
    era = next(t.note for t in parts if t.symbol in ERAS)
    moment = with_era(Moment(year=number.value, precision="year"), era)
    return made(parts, folded, moment, set(), moment.year)


def is_attached_era(parts: Sequence[Token]) -> bool:
    """Whether a weak era is written onto a number, or the number is a year anyhow: «1258م», «2024 م», but not «1095 م د»."""
    return parts[0].end == parts[1].start or parts[0].value in RECENT
