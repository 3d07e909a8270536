"""Folded text in, its times of day out as drafts: 11.40pm, 14:00, noon, half past six, «التاسعة صباحاً», «الساعة الثامنة والنصف»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from factcheck.language import Folded, Pack
from factcheck.model import Moment
from factcheck.packwords import of_pack
from factcheck.patterns import compiled
from factcheck.recognize.alternation import alternation
from factcheck.recognize.calendar_words import attached_particles, particle_prefix
from factcheck.recognize.draft import Draft
from factcheck.recognize.starts import Starts, scan, starts_of
from factcheck.record import dataclass, replace

_DAY = 1440  # minutes
_DIGITS = r"(?P<hour>\d{1,2})(?:(?P<mark>[:.]|MARK)(?P<minute>[0-5]\d)(?::[0-5]\d)?)?(?!\d|[:.,]\d)"
_MILITARY = r"(?P<military>(?:[01]\d|2[0-3])[0-5]\d)"
_END = r"(?![^\W_])"
_PAIR = 90  # between two times with dots
_NEAR = 140  # from them to the amount of hours between them
_REACH = 24  # how far before a time its cue or the other end of its range may begin
_AM, _NIGHT, _ZONE, _HOURS, _ANY = "am", "night", "zone", "hours", "any"  # parts of the day; every other is past noon


@dataclass(frozen=True, eq=False)
class _Clock:
    """The compiled `dates: clock`: patterns, and for each word what it says."""

    digits: re.Pattern[str]
    spoken: re.Pattern[str]
    starts: Starts
    cue: re.Pattern[str]
    hour_cue: re.Pattern[str]
    attached: re.Pattern[str]
    range_start: re.Pattern[str]
    parts: Mapping[str, str]
    hours: Mapping[str, int]
    fractions: Mapping[str, int]
    faint: frozenset[str]
    faint_cue: re.Pattern[str]
    dotted: re.Pattern[str]
    spans: re.Pattern[str]
    against: re.Pattern[str]
    telling: re.Pattern[str]
    moments: Mapping[str, int]
    not_after: re.Pattern[str]


@of_pack
def _clock(pack: Pack) -> _Clock:
    section: Mapping[str, Any] = pack.section("dates").get("clock") or {}

    def words(name: str) -> dict[str, str]:
        return {pack.key(word): key for key, names in (section.get(name) or {}).items() for word in names}

    def minutes(name: str) -> dict[str, int]:
        return {word: int(number) for word, number in words(name).items()}

    def listed(name: str) -> str:
        return alternation(pack.key(word) for word in section.get(name) or ())

    parts, hours, after, before, moments = (
        words("parts"), minutes("hours"), minutes("fractions"), minutes("fractions_before"), minutes("moments"),
    )  # fmt: skip
    part = rf"(?: ?(?P<part>{alternation(parts)}){_END})"
    plus = rf"(?: ?{listed('and')} ?(?P<plus>[0-5]?\d) ?{listed('minutes')}{_END})?"
    figures = _DIGITS.replace("MARK", f" ?{listed('marks')} ?")  # "14 h 30"
    digits = rf"(?=\d)(?<![\d_.,:/$£€])(?:{figures}{plus}{part}?|{_MILITARY} ?(?P<zone>{alternation(parts)}){_END})"
    hour = rf"(?:(?P<cue>{listed('spoken_cues')}) ?)?(?:(?P<before>{alternation(before)}) )?(?P<hour>{alternation(hours)}){_END}"
    fraction = rf"(?: (?P<fraction>{alternation(after)}){_END})?"
    cues = [pack.key(cue) for cue in section.get("spoken_cues") or ()]
    spoken = rf"\b{particle_prefix(pack)}(?:(?P<moment>(?:12 )?{alternation(moments)}{_END}){plus.replace('plus', 'later')}|{hour}{fraction}{plus}{part}?{plus.replace('plus', 'behind')})"
    attached = alternation(attached_particles(pack))
    cued, run = rf"(?<![^\W\d_]){particle_prefix(pack)}", rf"(?:{attached})?"
    to = alternation(pack.key(word) for word in (pack.section("dates").get("joiners") or {}).get("to") or ())
    return _Clock(
        digits=compiled(digits),
        spoken=compiled(spoken),
        starts=starts_of(pack, [*hours, *before, *moments, *cues]),
        cue=compiled(rf"{cued}(?:{listed('cues')}|{listed('spoken_cues')})[ :]*{run}\Z"),
        hour_cue=compiled(rf"{cued}{listed('spoken_cues')}[ :]*{run}\Z"),
        attached=compiled(rf"{cued}(?:{listed('spoken_cues')}|{attached})\Z"),
        range_start=compiled(rf"(?<![\w.,:$£€-])(?P<hour>\d{{1,2}})(?:[:.](?P<minute>[0-5]\d))? ?{to} ?\Z"),
        parts=parts,
        hours=hours,
        fractions={**after, **before},
        faint=frozenset(pack.key(word) for word in section.get("faint") or ()),
        faint_cue=compiled(rf"{cued}{listed('faint_cues')} \Z"),
        dotted=compiled(
            rf"(?<![^\W\d_]){particle_prefix(pack)}{listed('faint_cues')} {run}(?P<time>(?P<hour>[01]?\d|2[0-3])\.(?P<minute>[0-5]\d))"
            r"(?![\w%°:/-]|[.,]\d)"
        ),
        against=compiled(rf"(?<![^\W\d_]){particle_prefix(pack)}{listed('against')}{_END}|[$£€]"),
        spans=compiled(rf"(?<![^\W\d_]){listed('spans')}{_END}"),
        telling=compiled(rf" ?{listed('minutes')}\Z"),
        moments=moments,
        not_after=compiled(rf"(?<![^\W\d_]){listed('not_after')} \Z"),
    )


@of_pack
def day_joints(pack: Pack) -> re.Pattern[str]:
    """What may stand between a time of day and the day that it is on."""
    section: Mapping[str, Any] = pack.section("dates").get("clock") or {}
    joints = [pack.key(word) for name in ("day", "cues", "spoken_cues") for word in section.get(name) or ()]
    return compiled(rf" ?(?:{alternation(joints)} ?)?" if joints else r" ?")


def find(folded: Folded, pack: Pack, taken: Sequence[tuple[int, int]] = ()) -> list[Draft]:
    """The times of day outside the taken spans (folded offsets, in text order)."""
    clock = _clock(pack)
    text = folded.text
    drafts = [draft for match in scan(clock.digits, text, folded.figures) for draft in _in_digits(match, text, clock)]
    drafts += _dotted(folded, clock)
    drafts += [draft for match in _spoken(folded, clock) for draft in _in_words(match, clock)]
    return _clear(sorted(drafts, key=lambda draft: (draft.start, "half-day-unknown" in draft.flags)), taken)


def _spoken(folded: Folded, clock: _Clock) -> Iterator[re.Match[str]]:
    """The times in words; "12 noon" begins with its figures."""
    text, places = folded.text, clock.starts.places(folded)
    twelve = [(start - 3 * text.endswith("12 ", 0, start), stop) for start, stop in places]
    return scan(clock.spoken, text, twelve)


def _clear(drafts: list[Draft], taken: Sequence[tuple[int, int]]) -> list[Draft]:
    """The drafts that touch neither a taken span nor one another."""
    kept: list[Draft] = []
    spans = iter((*taken, (1 << 62, 1 << 62)))
    first, last = next(spans)
    end = 0
    for draft in drafts:
        while last <= draft.start:
            first, last = next(spans)
        if draft.start >= end and draft.end <= first:
            kept.append(draft)
            end = draft.end
    return kept


def _in_digits(match: re.Match[str], text: str, clock: _Clock) -> Iterator[Draft]:
    if match["military"]:
        yield from _military(match, clock)
        return
    if text[match.start() - 1 : match.start()].isalpha() and not clock.attached.search(
        text, max(0, match.start() - 6), match.start()
    ):
        return
    hour, minute, part = int(match["hour"]), int(match["minute"] or match["plus"] or 0), match["part"]
    start = match.start()
    if part is not None:
        when = _on_the_day(hour, minute, clock.parts[part])
        if when is None or (clock.parts[part] == _HOURS and match["minute"] is None):
            return
        yield from _other_end(text, start, clock.parts[part], when, clock)
        yield _draft(start, match.end(), when, text[start : match.end()], *_unknown_half(hour, clock.parts[part]))
        return
    if match["minute"] is None and match["plus"] is None:
        if hour <= 24 and clock.hour_cue.search(text, max(0, start - _REACH), start):
            yield _draft(start, match.end(), hour * 60, match["hour"], *_unknown_half(hour, _ANY))
        return
    lead = max(0, start - _REACH)
    if match["mark"] != "." and match["minute"]:
        cued = match["mark"] != ":" or len(match["hour"]) == 2 or clock.cue.search(text, lead, start) is not None
    else:
        cued = clock.hour_cue.search(text, lead, start) is not None  # "at 7.30" may be a price
    if hour <= 24 and cued:
        yield _draft(start, match.end(), hour * 60 + minute, text[start : match.end()])


def _dotted(folded: Folded, clock: _Clock) -> Iterator[Draft]:
    """Two times with dots, near an amount of hours or minutes: "rose at 10.20, sat until 13.05, in the two hours" (one "at 7.30" may be a price)."""
    text = folded.text
    points = sum(text.startswith(".", end) and text[end + 1 : end + 2].isdigit() for _, end in folded.figures)
    found = list(clock.dotted.finditer(text)) if points > 1 else []
    for first, second in pairwise(found):
        around = (text, max(0, first.start() - _NEAR), second.end() + _NEAR)
        far = second.start() - first.end() > _PAIR
        if far or not clock.spans.search(*around) or clock.against.search(*around):
            continue
        for match in (first, second):
            start, end = match.span("time")
            yield _draft(start, end, int(match["hour"]) * 60 + int(match["minute"]), match["time"])


def _military(match: re.Match[str], clock: _Clock) -> Iterator[Draft]:
    """Four figures on a 24-hour clock: "1800 UTC", "0830 hours" (but 1400 hours may be just that many)."""
    zone, figures = clock.parts[match["zone"]], match["military"]
    if zone == _ZONE or (zone == _HOURS and figures[0] == "0"):
        yield _draft(*match.span(), int(figures[:2]) * 60 + int(figures[2:]), figures)


def _other_end(text: str, start: int, part: str, end: int, clock: _Clock) -> Iterator[Draft]:
    """The start of a range that shares its end's part of the day: "7-9 p.m.", "11 to 1 p.m."."""
    first = clock.range_start.search(text, max(0, start - _REACH), start)
    if first is None:
        return
    when = _on_the_day(int(first["hour"]), int(first["minute"] or 0), part)
    if when is not None:
        when = when - _DAY // 2 if when > end and when >= _DAY // 2 else when
        last = first.end("minute") if first["minute"] else first.end("hour")
        yield _draft(first.start(), last, when, text[first.start() : last], "elided")


def _in_words(match: re.Match[str], clock: _Clock) -> Iterator[Draft]:
    if match["moment"]:
        words = match["moment"].removeprefix("12 ")
        yield _draft(
            match.start("moment"), match.end(), clock.moments[words] + int(match["later"] or 0), match["moment"]
        )
        return
    part = match["part"]
    told = bool(match["fraction"]) and _is_told(match, clock)
    if not (match["cue"] or match["before"] or part or told) or (part and clock.parts[part] == _HOURS):
        return
    if (
        part
        and not match["cue"]
        and clock.not_after.search(match.string, max(0, match.start() - _REACH), match.start())
    ):
        return
    if match["before"] in clock.faint and not (match["cue"] or part):
        start = match.start("before")
        if clock.faint_cue.search(match.string, max(0, start - _REACH), start) is None:
            return
    fraction = match["fraction"] or match["before"]
    minute = clock.fractions[fraction] if fraction else int(match["plus"] or match["behind"] or 0)
    when: int | None = clock.hours[match["hour"]] * 60 + minute
    if part:
        when = _on_the_day(clock.hours[match["hour"]], minute, clock.parts[part])
    if when is not None:
        start = match.start("before") if match["before"] else match.start("hour")
        draft = _draft(
            start,
            match.end(),
            when,
            match["hour"],
            *_unknown_half(clock.hours[match["hour"]], clock.parts[part] if part else _ANY),
        )
        draft.flags.add("words")
        yield draft


def _is_told(match: re.Match[str], clock: _Clock) -> bool:
    """Whether an hour and its fraction need no other cue: its minutes are named, or it is an end («حتى الحادية عشرة والنصف»)."""
    lead = max(0, match.start("hour") - _REACH)
    return bool(
        clock.telling.search(match["fraction"]) or clock.faint_cue.search(match.string, lead, match.start("hour"))
    )


def _unknown_half(hour: int, part: str) -> tuple[str, ...]:
    """The flag of an hour that may be before noon or after it."""
    return ("half-day-unknown",) if part == _ANY and hour <= 12 else ()


def _on_the_day(hour: int, minute: int, part: str) -> int | None:
    """Minutes since midnight of an hour on a twelve-hour clock, or on a 24-hour one that agrees with the part of the day."""
    if hour > 24:
        return None
    if part == _AM:
        hour = 0 if hour == 12 else hour
    elif part == _NIGHT:
        hour = {12: 0}.get(hour, hour + 12 if 5 <= hour < 12 else hour)
    elif part not in (_ZONE, _HOURS, _ANY) and hour < 12:
        hour += 12
    return (hour * 60 + minute) % _DAY


def _draft(start: int, end: int, minute: int, numeral: str, *flags: str) -> Draft:
    moment = replace(Moment(precision="time"), minute=minute % _DAY)
    return Draft(start, end, "time", None, numeral=numeral, moment=moment, flags=set(flags))
