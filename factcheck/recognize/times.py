"""Folded text in, its times of day out as drafts: 11.40pm, 14:00, noon, «التاسعة صباحاً», «الساعة الثامنة والنصف»."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from factcheck.language import Folded, Pack
from factcheck.model import Moment
from factcheck.recognize.alternation import alternation
from factcheck.recognize.calendar_words import particle_prefix
from factcheck.recognize.draft import Draft

_NUMBER = r"(?P<hour>\d{1,2})(?:(?P<mark>[:.])(?P<minute>[0-5]\d)(?::[0-5]\d)?)?(?![\d:]|[.,]\d)"
_DAY_MINUTES = 1440


@dataclass(frozen=True, eq=False)
class _Clock:
    numeric: re.Pattern[str]
    spoken: re.Pattern[str]
    parts: Mapping[str, str]
    hours: Mapping[str, int]
    fractions: Mapping[str, int]
    moments: Mapping[str, int]
    cues: frozenset[str]


@cache
def _clock(pack: Pack) -> _Clock:
    section: Mapping[str, Any] = pack.section("dates").get("clock") or {}

    def words(name: str) -> dict[str, str]:
        return {pack.key(word): key for key, names in (section.get(name) or {}).items() for word in names}

    parts, hours, fractions, moments = (words(name) for name in ("parts", "hours", "fractions", "moments"))
    cues = _folded(pack, section.get("cues"))
    part = rf"(?: ?(?P<part>{alternation(parts)})(?![^\W_]))"
    cue = rf"(?P<cue>{alternation(_folded(pack, section.get('spoken_cues')))}) ?"
    numeric = rf"(?<![\d.,:/$£€-])(?<![^\W\d_]-)(?:{_NUMBER}){part}?"
    spoken = rf"\b{particle_prefix(pack)}(?:(?P<moment>{alternation(moments)})(?![^\W_])|(?:{cue})?(?P<hour>{alternation(hours)})(?![^\W_])(?: (?P<fraction>{alternation(fractions)})(?![^\W_]))?{part}?)"
    return _Clock(
        re.compile(numeric), re.compile(spoken), parts, _numbers(hours), _numbers(fractions), _numbers(moments), cues
    )


def _folded(pack: Pack, words: Iterable[str] | None) -> frozenset[str]:
    return frozenset(pack.key(word) for word in words or ())


def _numbers(words: Mapping[str, str]) -> dict[str, int]:
    return {word: int(number) for word, number in words.items()}


def find(folded: Folded, pack: Pack, taken: Sequence[tuple[int, int]] = ()) -> list[Draft]:
    """The times of day outside the taken spans (folded offsets, in text order)."""
    clock = _clock(pack)
    text = folded.text
    drafts = [draft for match in clock.numeric.finditer(text) if (draft := _numeric(match, text, clock)) is not None]
    drafts += [draft for match in clock.spoken.finditer(text) if (draft := _spoken(match, clock)) is not None]
    return _clear(sorted(drafts, key=lambda draft: draft.start), taken)


def _clear(drafts: list[Draft], taken: Sequence[tuple[int, int]]) -> list[Draft]:
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


def _numeric(match: re.Match[str], text: str, clock: _Clock) -> Draft | None:
    hour, minute, part = int(match["hour"]), int(match["minute"] or 0), match["part"]
    if part is None:
        before = text[max(0, match.start() - 16) : match.start()].rstrip(" ")
        cued = any(before.endswith(cue) for cue in clock.cues)
        if match["minute"] is None or hour > 24 or (match["mark"] == "." and not cued):
            return None
        if len(match["hour"]) < 2 and not cued:
            return None
        return _draft(match.start(), match.end(), hour * 60 + minute, text[match.start() : match.end()])
    when = _on_the_day(hour, minute, clock.parts[part])
    return None if when is None else _draft(match.start(), match.end(), when, text[match.start() : match.end()])


def _spoken(match: re.Match[str], clock: _Clock) -> Draft | None:
    if match["moment"]:
        return _draft(match.start("moment"), match.end(), clock.moments[match["moment"]], match["moment"])
    if not match["cue"] and not match["part"]:
        return None
    minute = clock.fractions[match["fraction"]] if match["fraction"] else 0
    hour = clock.hours[match["hour"]]
    when = (
        _on_the_day(hour, minute, clock.parts[match["part"]]) if match["part"] else (hour * 60 + minute) % _DAY_MINUTES
    )
    if when is None:
        return None
    draft = _draft(match.start("hour"), match.end(), when, match["hour"])
    draft.flags.add("words")
    if not match["part"]:
        draft.flags.add("half-day-unknown")
    return draft


def _on_the_day(hour: int, minute: int, part: str) -> int | None:
    """Minutes since midnight of an hour on a twelve-hour clock, or on a 24-hour one that agrees with the part of the day."""
    if hour > 24:
        return None
    if part == "zone":
        return (hour * 60 + minute) % _DAY_MINUTES
    if part == "am":
        hour = 0 if hour == 12 else hour
    elif hour < 12 and not (part == "night" and hour < 5):
        hour += 12
    elif part == "night" and hour == 12:
        hour = 0
    return (hour * 60 + minute) % _DAY_MINUTES


def _draft(start: int, end: int, minute: int, numeral: str) -> Draft:
    moment = Moment(minute=minute % _DAY_MINUTES, precision="time")
    return Draft(start, end, "time", None, numeral=numeral, moment=moment)
