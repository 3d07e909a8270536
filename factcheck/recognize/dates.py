"""Folded text in, its dates out as drafts: full, partial, relative and ranges; clock times come along from times.py.

Nothing is filled in from outside the text: a date without a year has none, and an impossible date (31 April) is read as written.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.language import Folded, Pack
from factcheck.recognize import calendar_words as words
from factcheck.recognize import times
from factcheck.recognize.ages import is_of_life
from factcheck.recognize.calendar_words import CalendarWords, Token, calendar_words, named_days, other_years, same_month
from factcheck.recognize.date_forms import FORM
from factcheck.recognize.date_parts import DAYS, ERAS, MONTHS, WEEKDAYS, from_figures, from_parts, settle_orders
from factcheck.recognize.date_tokens import Tokens, tokenize
from factcheck.recognize.draft import Draft
from factcheck.recognize.neighbours import previous_word
from factcheck.recognize.year_readers import (
    Found,
    is_attached_era,
    read_century,
    read_decade,
    read_era,
    read_fiscal,
    read_season,
    read_short_span,
    read_years,
)
from factcheck.recognize.years import RECENT, is_counted
from factcheck.record import replace

_HIJRI = range(
    1300, 1500
)  # years of the last century and this one; nobody tells so many of the Middle Ages beside them
_NAME_REACH = 40  # characters before a year in which a day's name may stand
_LAST_WRITTEN_DAY = 99  # of a slip such as 32 June
_JOINTS = (words.TO, words.AND, words.COMMA, words.SLASH)
_READERS = {
    "fiscal": read_fiscal,
    "century": read_century,
    "season": read_season,
    "decade": read_decade,
    "era": read_era,
}


def find(folded: Folded, pack: Pack, taken: Sequence[tuple[int, int]] = ()) -> list[Draft]:
    """The dates and times of day outside the taken spans (folded offsets, in text order)."""
    clock = times.find(folded, pack, taken)
    spans = sorted([*taken, *((draft.start, draft.end) for draft in clock)])
    tokens = tokenize(folded, pack, spans)
    found = list(_read_all(tokens, folded, pack))
    _elide(found, tokens)
    dates = [draft for _, _, draft in found]
    settle_orders(dates)
    drafts = sorted([*clock, *dates], key=lambda draft: draft.start)
    _set_days(drafts, folded.text, pack)
    _borrow_years(drafts, folded.text, pack)
    _name_days(drafts, folded.text, pack)
    _share_calendar(drafts)
    return drafts


def _name_days(drafts: list[Draft], text: str, pack: Pack) -> None:
    """Give a bare year the day that a name before it tells: "Christmas Day 2023"."""
    named = named_days(pack)
    for draft in drafts:
        if named and draft.moment is not None and draft.moment.precision == "year" and draft.value is not None:
            before = f" {text[max(0, draft.start - _NAME_REACH) : draft.start].rstrip(' ,')}"
            day = next((day for name, day in named.items() if before.endswith(name)), None)
            if day is not None:
                draft.moment = replace(draft.moment, month=day[0], months=(day[0],), day=day[1], precision="day")
                draft.flags.add("elided")


def _share_calendar(drafts: list[Draft]) -> None:
    """Read bare years as Hijri beside one that says so: «عام 1360 للهجرة ... وفي 1445»."""
    if not any(_is_hijri(draft) for draft in drafts):
        return
    for draft in drafts:
        moment = draft.moment
        if moment is not None and moment.precision == "year" and moment.year in _HIJRI and draft.value is not None:
            draft.moment = replace(moment, calendar="hijri")


def _is_hijri(draft: Draft) -> bool:
    moment = draft.moment
    return moment is not None and moment.calendar == "hijri" and moment.year in _HIJRI


def _borrow_years(drafts: list[Draft], text: str, pack: Pack) -> None:
    """Give a day or month the year that the words behind it point to: "6 January of the same year", «6 يناير من العام التالي»."""
    told: int | None = None
    month: int | None = None
    for draft in drafts:
        moment = draft.moment
        if draft.kind != "date" or moment is None or moment.calendar != "gregorian":
            continue
        if moment.month is None and moment.day is not None and month is not None:
            if same_month(pack).search(text, draft.start, draft.end) or same_month(pack).match(text, draft.end):
                draft.moment = moment = replace(moment, month=month, months=(month,), year=told)
                draft.flags.add("elided")
        month = month if moment.month is None else moment.month
        if moment.year is None and moment.month is not None and told is not None:
            pointing = other_years(pack).match(text, draft.end)
            if pointing is not None:
                steps = next(int(name[1:]) - 1 for name, said in pointing.groupdict().items() if said)
                draft.moment = moment = replace(moment, year=told + steps)
                draft.flags.add("elided")
        told = told if moment.year is None else moment.year


def _set_days(drafts: list[Draft], text: str, pack: Pack) -> None:
    """Tell each time the day that stands beside it: "6 a.m. Friday", "on Friday at 6 a.m."."""
    joints = times.day_joints(pack)
    for first, second in pairwise(drafts):
        time, day = (first, second) if second.kind == "date" else (second, first)
        if time.kind != "time" or day.kind != "date" or time.moment is None or day.moment is None:
            continue
        if joints.fullmatch(text, first.end, second.start) and time.moment.weekday is time.moment.day is None:
            time.moment = replace(day.moment, minute=time.moment.minute, precision="time")


def _read_all(tokens: Tokens, folded: Folded, pack: Pack) -> Iterator[Found]:
    calendar = calendar_words(pack)
    for match in FORM.finditer(tokens.symbols):
        form = str(match.lastgroup).partition("_")[0]
        first, last = match.start() // 2, match.end() // 2
        parts = tokens.tokens[first:last]
        if _is_no_date(form, parts, folded, pack):
            continue
        if form == "days":
            yield from _days(parts, first, folded)
        elif form == "numeric":
            draft = from_figures(parts, folded)
            if draft is not None:
                yield first, last, draft
        elif form == "years":
            yield from read_years(parts, first, tokens.symbols[2 * first : 2 * last], folded, pack)
        elif form == "short":
            yield from read_short_span(parts, first, folded, pack)
        elif form in ("month", "full") and _is_count_after(parts[-1], folded, pack):
            yield first, last - 1, from_parts(parts[:-1], folded)
        elif form == "full" and previous_word(folded.text, parts[0].start) in calendar.named_after_dates:
            span = (parts[0].start, parts[-1].end)
            yield first, last, Draft(*span, "other", None, numeral=folded.text[slice(*span)])
        elif not _is_weak(parts, folded, calendar, tokens.symbols[2 * first - 1 : 2 * last + 2]):
            yield first, last, _READERS.get(form, from_parts)(parts, folded)


def _is_no_date(form: str, parts: Sequence[Token], folded: Folded, pack: Pack) -> bool:
    """Whether what looks like a decade is of a life, or what looks like an era is a unit."""
    if form == "decade":
        return is_of_life(folded.text, parts[-1].start, parts[-1].end, pack)
    if form == "full" and any(part.symbol == words.NUMBER and part.value > _LAST_WRITTEN_DAY for part in parts):
        return True
    if form == "era" and parts[0].symbol in ERAS and folded.text[max(0, parts[0].start - 1) : parts[0].start].isalpha():
        return True  # «تقدمت به 4 كتل»: the end of another word
    if parts[-1].symbol == words.CURRENT and parts[-1].note == "same":  # «يوم 24 منه», but not «باع 24 منه»
        return previous_word(folded.text, parts[0].start) not in calendar_words(pack).of_it_after
    return form == "era" and parts[-1].symbol == words.WEAK_ERA and not is_attached_era(parts)


def _is_weak(parts: Sequence[Token], folded: Folded, calendar: CalendarWords, around: str) -> bool:
    """Whether the only word of the date may as well mean something else, and no cue or neighbour says it is a date."""
    if len(parts) > 1:
        return False
    word, text = parts[0], folded.text
    if word.symbol not in (words.WEAK_MONTH, words.WEAK_WEEKDAY):
        named = text[word.start : word.end] in calendar.given_names and text[word.end : word.end + 1] == " "
        if not named or not folded.capital(word.end + 1):
            return False  # "June Brown", but "in June Brown said"
    kin = MONTHS if word.symbol in MONTHS else WEEKDAYS
    if (around[:1] in kin and around[1:2] in _JOINTS) or (around[-1:] in kin and around[-2:-1] in _JOINTS):
        return False  # "February to March"
    return previous_word(text, word.start) not in calendar.weak_cues


def _is_count_after(token: Token, folded: Folded, pack: Pack) -> bool:
    """Whether the last part of a date is no year but counts something: "In June, 1500 people"."""
    return token.symbol == words.YEAR and token.value not in RECENT and is_counted(folded, pack, token.end)


def _days(parts: Sequence[Token], first: int, folded: Folded) -> Iterator[Found]:
    """Several days of one month: "4 to 9 November 2023", "Jan. 1-5"; month and year are the last's or the first's."""
    shared = [token for token in parts if token.symbol in (*MONTHS, *ERAS, words.YEAR)]
    weekdays, parts, first = _leading_weekdays(parts, first)
    groups: list[list[Token]] = [[]]
    for token in parts:
        has_day = any(other.symbol in DAYS for other in groups[-1])
        if has_day and token.symbol in (*DAYS, *WEEKDAYS):
            groups.append([])
        groups[-1].append(token)
    for n, own in enumerate(groups):
        missing = [token for token in shared if token not in own]
        if len(weekdays) == len(groups):
            missing.append(weekdays[n])
        draft = from_parts([*own, *missing], folded)
        draft.start, draft.end = own[0].start, own[-1].end
        draft.numeral = folded.text[draft.start : draft.end]
        if missing:
            draft.flags.add("elided")
        yield first, first + len(own), draft
        first += len(own)


def _leading_weekdays(parts: Sequence[Token], first: int) -> tuple[list[Token], Sequence[Token], int]:
    """Take the weekdays off that stand before all the days, to be dealt out in turn: «يومي الثلاثاء والأربعاء 14 و15 فيفري»."""
    count = next(i for i, token in enumerate(parts) if token.symbol not in WEEKDAYS)
    return (list(parts[:count]), parts[count:], first + count) if count > 1 else ([], parts, first)


def _elide(found: list[Found], tokens: Tokens) -> None:
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
