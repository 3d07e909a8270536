"""Drafts in, the same drafts with the ages among them made so out: "aged 66", "a 66-year-old", «البالغ 66 عاماً», "in her 70s"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from factcheck.language import Folded, Pack
from factcheck.recognize.alternation import alternation
from factcheck.recognize.calendar_words import attached_particles, calendar_words
from factcheck.recognize.draft import Draft

_NEVER = re.compile(r"(?!)")
_REACH = 48  # how far before a figure a cue for age may stand
_DEATH_REACH = 160
_POLL_REACH = 80
_OLDEST = 125
_NAMED_AGES = range(5, 111)  # of a bare number after a name
_END = r"(?![^\W_])"


@dataclass(frozen=True, eq=False)
class _AgeWords:
    """The compiled `ages` section.

    Attributes:
        after: units, then what makes an age of them, from the end of the numeral on.
        before: cues that end where the figure begins; group `unit` those that want a unit, `alone` those that want nothing counted.
        decade: "70s" or "seventies", to be judged by the words around.
    """

    after: re.Pattern[str]
    before: re.Pattern[str]
    needs_unit: frozenset[str]
    alone: frozenset[str]
    frames: tuple[tuple[str, str], ...]
    units: Mapping[str, str]
    decade: re.Pattern[str]
    decades: Mapping[str, int]
    owner: re.Pattern[str]
    of_life: re.Pattern[str]
    decade_noun: re.Pattern[str]
    death: re.Pattern[str]
    death_cue: re.Pattern[str]
    after_name: frozenset[str]
    appositive: frozenset[str]
    not_names: frozenset[str]
    following: frozenset[str]
    joiners: frozenset[str]


@cache
def _age_words(pack: Pack) -> _AgeWords:
    section: Mapping[str, Any] = pack.section("ages")

    def words(name: str) -> list[str]:
        return [pack.key(word) for word in section.get(name) or ()]

    def pattern(*names: str) -> str:
        return alternation(word for name in names for word in words(name))

    units = {pack.key(word): unit for unit, names in (section.get("units") or {}).items() for word in names}
    decades = {pack.key(word): int(years) for years, names in (section.get("decades") or {}).items() for word in names}
    suffixes = alternation(pack.key(suffix) for suffix in pack.section("dates").get("decade_suffixes") or ())
    unit = rf"[ -]?(?P<unit>{alternation(units)}){_END}"
    between = rf"(?:[ ,:]*{pattern('between')})"
    cues = pattern("cues", "needs_unit", "cues_alone")
    part = rf"(?:{pattern('parts')}[ -])?"
    return _AgeWords(
        after=re.compile(rf"{unit}(?P<old>[ -]{pattern('old')}{_END})?|(?P<bare>[ -]?{pattern('bare')}{_END})"),
        before=re.compile(rf"(?<!\w)(?:[^\W\d_])?(?P<cue>{cues}){between}{{0,2}}[ :]?\Z"),
        needs_unit=frozenset(words("needs_unit")),
        alone=frozenset(words("cues_alone")),
        frames=tuple((pack.key(before), pack.key(after)) for before, after in section.get("frames") or ()),
        units=units,
        decade=re.compile(rf"(?<!\w)(?:(?P<figures>[1-9]0){suffixes}|(?P<word>{alternation(decades)})){_END}"),
        decades=decades,
        owner=re.compile(rf"(?<!\w){pattern('possessives')} {part}\Z") if words("possessives") else _NEVER,
        of_life=re.compile(rf" {pattern('of_life')}"),
        decade_noun=re.compile(
            rf"(?<!\w)[^\W\d_]?{pattern('decade_nouns')} ?(?:{alternation(attached_particles(pack))})?\Z"
        ),
        death=re.compile(rf"(?<!\w)[^\W\d_]?{pattern('deaths')}{_END}"),
        death_cue=re.compile(rf"(?<!\w){pattern('death_cues')}{between}{{0,2}} ?\Z"),
        after_name=frozenset(words("after_name")),
        appositive=frozenset(words("appositive_unit")),
        not_names=frozenset(words("not_names")),
        following=frozenset(
            pack.key(word) for word in (pack.section("dates").get("years") or {}).get("following") or ()
        ),
        joiners=frozenset(words("joiners")),
    )


def promote(drafts: list[Draft], folded: Folded, pack: Pack) -> list[Draft]:
    """Turn counts and durations into ages where the words say so, and add the ages that are decades ("in her 70s")."""
    words = _age_words(pack)
    last: Draft | None = None
    for index, draft in enumerate(drafts):
        if draft.kind in ("count", "duration", "measure", "ordinal") and _plausible(draft, words):
            limit = drafts[index + 1].start if index + 1 < len(drafts) else len(folded.text)
            _promote(draft, folded, limit, last, pack, words)
        last = draft
    return _with_decades(drafts, list(_decades(folded.text, pack)))


def _plausible(draft: Draft, words: _AgeWords) -> bool:
    if draft.value is None or draft.per is not None or not 0 <= draft.value <= _OLDEST:
        return False
    return draft.unit is None or draft.unit in words.units.values()


def _promote(draft: Draft, folded: Folded, limit: int, last: Draft | None, pack: Pack, words: _AgeWords) -> None:
    text = folded.text
    number_end = _numeral_end(draft, text)
    after = words.after.match(text, number_end)
    if after is not None and after.end() > limit:
        after = None
    unit = words.units[after["unit"]] if after is not None and after["unit"] else None
    end = max(draft.end, after.end()) if after is not None else draft.end
    if draft.kind == "ordinal":
        _decade_of_life(draft, text, end, after, words)
        return
    flag = _age_flag(draft, folded, end, after, unit, last, pack, words)
    if flag is None and last is not None and _continues(last, draft, text, end, words):
        flag = ""
    if flag is None:
        return
    if flag:
        draft.flags.add(flag)
    draft.kind, draft.unit, draft.place, draft.end = "age", unit or draft.unit or "year", Decimal(0), end
    draft.about = draft.head = None


def _decade_of_life(draft: Draft, text: str, end: int, after: re.Match[str] | None, words: _AgeWords) -> None:
    """«في العقد الثالث من عمره» is twenty to twenty-nine."""
    if after is None or not after["bare"] or draft.value is None:
        return
    if words.decade_noun.search(text, max(0, draft.start - _REACH), draft.start):
        low = (draft.value - 1) * 10
        draft.kind, draft.unit, draft.end = "age", "year", end
        draft.ends, draft.value = (low, low + 9), low + Decimal("4.5")
        draft.flags.add("decade")


def _numeral_end(draft: Draft, text: str) -> int:
    at = text.find(draft.numeral, draft.start, draft.end) if draft.numeral else -1
    return at + len(draft.numeral) if at >= 0 else draft.end


def _age_flag(
    draft: Draft,
    folded: Folded,
    end: int,
    after: re.Match[str] | None,
    unit: str | None,
    last: Draft | None,
    pack: Pack,
    words: _AgeWords,
) -> str | None:
    """None for no age, else the flag it deserves, "name" or none ("")."""
    text = folded.text
    if after is not None and (after["old"] or after["bare"]):
        return ""
    lead = text[max(0, draft.start - _REACH) : draft.start]
    cue = words.before.search(lead)
    if cue is not None:
        word = cue["cue"]
        if word not in words.alone and (unit or draft.unit or word not in words.needs_unit):
            return ""
        if word in words.alone and (unit == "year" or (draft.unit is None and _nothing_counted(text, end, words))):
            return ""
    if unit is None and draft.unit is None:
        if any(f" {lead}".rstrip().endswith(f" {a}") and text.startswith((f" {b}", f", {b}"), end) for a, b in words.frames):
            return ""
        return "name" if _follows_name(draft, folded, last, pack, words) else None
    if words.death_cue.search(lead) and words.death.search(text, max(0, draft.start - _DEATH_REACH), draft.start):
        return ""
    return "name" if unit == "year" and _is_appositive(draft, text, end, words) else None


def _continues(last: Draft, draft: Draft, text: str, end: int, words: _AgeWords) -> bool:
    """Whether a figure goes on a list or a range of ages: "ages 5 and 7", «أعمارهم بين 18 و25 عاماً»."""
    if last.kind != "age" or "name" in last.flags or text[last.end : draft.start].strip(" ") not in words.joiners:
        return False
    return bool(draft.unit == last.unit if draft.unit else _nothing_counted(text, end, words))


def _nothing_counted(text: str, end: int, words: _AgeWords) -> bool:
    following = re.compile(r" ?([^\W\d_]*)").match(text, end)
    return following is None or not following[1] or following[1] in words.following


def _follows_name(draft: Draft, folded: Folded, last: Draft | None, pack: Pack, words: _AgeWords) -> bool:
    """Whether a bare number stands beside a name: "Owen Pardew, 34, of Leeds", "Owen Pardew (34)"."""
    text, start, end = folded.text, draft.start, draft.end
    mark = text[max(0, start - 2) : start].strip(" ")
    if (
        mark not in words.after_name
        or draft.kind != "count"
        or draft.hedge
        or draft.ends
        or draft.value not in _NAMED_AGES
    ):
        return False
    if text[start:end] != draft.numeral or not draft.numeral.isdigit():
        return False
    if last is not None and last.kind == "percent" and start - last.end < _POLL_REACH:
        return False  # "Massachusetts, 14 percent; George Allen, 10, …"
    if not text.startswith((")",) if mark == "(" else (", ", "."), end):
        return False
    names = re.findall(r"[^\W\d_][\w'’.-]*", text[max(0, start - _REACH) : start].rsplit("\n", 1)[-1])[-2:]
    offsets = [text.rfind(name, 0, start) for name in names]
    if not names or names[-1].rstrip(".") in calendar_words(pack).entries or not folded.capital(offsets[-1]):
        return False
    between = text[offsets[-1] + len(names[-1]) : start]
    if between.strip(" ") != mark:
        return False
    return len(names) > 1 and folded.capital(offsets[0]) and text[offsets[0] + len(names[0]) : offsets[1]] == " "


def _is_appositive(draft: Draft, text: str, end: int, words: _AgeWords) -> bool:
    """Whether a number of years stands alone between commas or in parentheses after a name: «هدى سالم (78 عاماً)»."""
    mark = text[max(0, draft.start - 2) : draft.start].strip(" ")
    if mark not in words.appositive or text[end : end + 1] not in (")" if mark == "(" else ",."):
        return False
    before = re.findall(r"[^\W\d_]+", text[max(0, draft.start - _REACH) : draft.start])[-3:]
    return bool(before) and not words.not_names.intersection(before)


def is_of_life(text: str, start: int, end: int, pack: Pack) -> bool:
    """Whether a decade is one of somebody's life: "her seventies", «السبعينيات من عمره»."""
    words = _age_words(pack)
    return bool(words.owner.search(text, max(0, start - 24), start) or words.of_life.match(text, end))


def _decades(text: str, pack: Pack) -> Iterator[Draft]:
    """Ages by decade: "in his mid-50s", «في السبعينيات من عمره»."""
    words = _age_words(pack)
    for match in words.decade.finditer(text):
        if not is_of_life(text, *match.span(), pack):
            continue
        low = Decimal(int(match["figures"]) if match["figures"] else words.decades[match["word"]])
        ends = (low, low + 9)
        middle = low + Decimal("4.5")
        yield Draft(*match.span(), "age", middle, ends=ends, unit="year", numeral=match.group(), flags={"decade"})


def _with_decades(drafts: list[Draft], ages: list[Draft]) -> list[Draft]:
    if not ages:
        return drafts
    kept = [draft for draft in drafts if not any(age.start < draft.end and draft.start < age.end for age in ages)]
    return sorted([*kept, *ages], key=lambda draft: draft.start)
