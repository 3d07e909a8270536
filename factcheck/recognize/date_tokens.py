"""Folded text in, its date tokens and their symbols out.

The symbols stand in one string, a gap symbol before each token's: "|w d m" is a weekday, a day and a month side by side.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.language import Folded, Pack
from factcheck.patterns import compiled
from factcheck.recognize import calendar_words as words
from factcheck.recognize.calendar_words import CalendarWords, Token
from factcheck.recognize.neighbours import in_name, names_something, next_word, previous_word
from factcheck.recognize.starts import scan
from factcheck.record import dataclass, replace

_MERGED_GAPS = (words.SLASH, words.OPEN)
_YEARS = range(1000, 2101)
_FIGURES = compiled(r"\d{1,2}\.\d{1,2}\.\d{4}|\d{4}\.\d{1,2}\.\d{1,2}")
_SAMPLE = 4000  # where no letter of so many is a capital, capitals tell nothing
_TIME_FOLLOWS = compiled(r"t\d\d:")  # 2025-06-12T14:00
_POSSESSIVE_FROM = 2000
_UNIT_MARKS = frozenset("%$€£¥₹₽°_")
_INNER_MARKS = frozenset(":,")
_YEAR_AFTER_COMMA = compiled(r",\d{4}(?!\d)")  # "June 12,2025"


@dataclass(frozen=True, slots=True)
class Tokens:
    """Date tokens in text order; symbol 2i of `symbols` is the gap before token i, symbol 2i + 1 the token."""

    tokens: list[Token]
    symbols: str


def tokenize(folded: Folded, pack: Pack, taken: Sequence[tuple[int, int]]) -> Tokens:
    """The parts of dates outside the taken spans; double month names («تشرين الثاني/نوفمبر») are one token."""
    calendar = words.calendar_words(pack)
    text = folded.text
    tokens: list[Token] = []
    symbols: list[str] = []
    previous_end = -1000
    cased = folded.source[:_SAMPLE].lower() != folded.source[:_SAMPLE]
    spans = iter((*taken, (len(text) + 1, len(text) + 1)))
    taken_start, taken_end = next(spans)
    for match in scan(calendar.pattern, text, calendar.starts.places(folded)):
        number = match[1]
        start = match.start(1) if number is not None else match.start(3)
        while taken_end <= start:
            taken_start, taken_end = next(spans)
        if taken_start < match.end():
            continue
        token = (
            _number(text, match[1], match[2], start, match.end(), calendar)
            if number is not None
            else _word(folded, match[3], start, calendar, cased)
        )
        if token is None:
            continue
        gap = calendar.gap(text[previous_end:start]) if previous_end >= 0 else words.BREAK
        previous_end = token.end
        if tokens and gap in _MERGED_GAPS and _same_month_twice(tokens[-1], token):
            end = token.end + (gap == words.OPEN and text[token.end : token.end + 1] in (")", "]"))
            tokens[-1] = replace(tokens[-1], symbol=words.MONTH, end=end, months=tokens[-1].months + token.months)
            symbols[-1] = words.MONTH
            previous_end = end
            continue
        tokens.append(token)
        symbols.append(gap)
        symbols.append(token.symbol)
    return Tokens(tokens, "".join(symbols))


def _same_month_twice(first: Token, second: Token) -> bool:
    """Whether two month names side by side are of different systems, and so are meant to name one month."""
    return (
        bool(first.months and second.months)
        and first.system != second.system
        and "hijri" not in (first.system, second.system)
    )


def _word(folded: Folded, word: str, start: int, calendar: CalendarWords, cased: bool) -> Token | None:
    entry = calendar.entries[word]
    if cased and word in calendar.capital and not folded.capital(start):
        return None
    if start and folded.text[start - 1] in "@#_" and entry.symbol not in (words.MONTH, words.WEAK_MONTH):
        return None
    if calendar.lookalikes and folded.source[slice(*folded.span(start, start + len(word)))] in calendar.lookalikes:
        return None
    bare = word.rstrip(".")
    before = calendar.not_after.get(bare)
    after = calendar.not_before.get(bare)
    following = next_word(folded.text, start + len(word))
    pair = following[1:] in calendar.entries and calendar.entries[following[1:]].symbol == entry.symbol
    if before is not None and previous_word(folded.text, start) in before and not pair:
        return None  # «بين الاثنين» is "between the two", but not before «والثلاثاء»
    if after is not None and following in after:
        return None
    if bare in calendar.names_too and _is_in_name(folded, start, start + len(word), following, calendar):
        return None
    if entry.symbol == words.ORDINAL and not _may_be_day(previous_word(folded.text, start), calendar):
        return None
    return replace(entry, start=start, end=start + len(word))


def _is_in_name(folded: Folded, start: int, end: int, following: str, calendar: CalendarWords) -> bool:
    """Whether a word of a date with a capital is a part of a name: "the Mid-Mon Valley", "The Tonight Show", "USA Today"."""
    if folded.text[start - 1 : start] == "-" and folded.text[start - 2 : start - 1].isalpha():
        return folded.capital(start)
    if following in calendar.entries or following[:1].isdigit() or not previous_word(folded.text, start):
        return False
    if calendar.entries[folded.text[start:end]].symbol == words.RELATIVE:
        return in_name(folded, start, end)
    return names_something(folded, start, end)


def _may_be_day(before: str, calendar: CalendarWords) -> bool:
    """Whether an ordinal after a word may be a day: «في السابع من أكتوبر», but not «الأسبوع الثالث من أكتوبر»."""
    return not before.startswith(calendar.not_of) or before in calendar.ordinals_after or before in calendar.entries


def _number(text: str, number: str, suffix: str | None, start: int, end: int, calendar: CalendarWords) -> Token | None:
    """A plain number as a token, if nothing written onto it makes it something else ("F16", "$20", "3.5", "2,016")."""
    if _FIGURES.fullmatch(number) and not text[end : end + 1].isalnum():
        return Token(words.FIGURES, start, end)
    if not number.isascii() or "." in number or "," in number:
        return None
    before, after = text[start - 1 : start], text[end : end + 1]
    if before and not before.isspace() and not _may_precede(text, start, before, calendar):
        return None
    if after in _UNIT_MARKS or (
        after in _INNER_MARKS and text[end + 1 : end + 2].isdigit() and not _YEAR_AFTER_COMMA.match(text, end)
    ):
        return None
    if before == "," and text[start - 2 : start - 1].isdigit() and len(number) != 4:
        return None  # the decimals of «2,5»
    value = int(number[:9])
    if suffix in calendar.decade_suffixes:
        return _decade(text, number, value, suffix, start, end)
    if suffix:
        return Token(words.DAY, start, end, value, note="ordinal") if value <= 31 else None
    if (
        after.isalpha()
        and (after.isascii() or len(number) != 4)
        and not _TIME_FOLLOWS.match(text, end)
        and not _part_follows(text, end, calendar)
    ):
        return None  # but «2016منتدى» lacks a space
    if len(number) == 4:
        return Token(words.YEAR, start, end, value) if value in _YEARS else None
    if len(number) > 4:
        return None
    return Token(words.DAY if 1 <= value <= 31 and len(number) < 3 else words.NUMBER, start, end, value)


def _decade(text: str, number: str, value: int, suffix: str, start: int, end: int) -> Token | None:
    """1960s, 1960's or '60s; but "2010's budget" is the year's."""
    if len(number) == 4 and value in _YEARS:
        if value % 10 == 0 and (suffix.isalpha() or value < _POSSESSIVE_FROM):
            return Token(words.DECADE, start, end, value)
        return None if suffix.isalpha() else Token(words.YEAR, start, end - len(suffix), value, note="possessive")
    if len(number) == 2 and value % 10 == 0 and text[start - 1 : start] == "'":
        return Token(words.DECADE, start, end, 1900 + value)
    return None


def _may_precede(text: str, start: int, before: str, calendar: CalendarWords) -> bool:
    if before.isalpha():
        first = start - 1
        while first and text[first - 1].isalpha() and start - first < 12:
            first -= 1
        return text[first:start] in calendar.attached or text[first:start] in calendar.entries  # «نوفمبر2016»
    return before in "(['\",/-–—.|*:"


def _part_follows(text: str, end: int, calendar: CalendarWords) -> bool:
    """Whether the letters written onto a number are another part of the date: «2024م», "1445ah", «16مارس»."""
    last = end
    while last < len(text) and last - end < 12 and text[last].isalpha():
        last += 1
    return text[end:last] in calendar.entries
