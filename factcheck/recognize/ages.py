"""Drafts in, the same drafts with the ages among them made so out: "aged 66", "a 66-year-old", «البالغ 66 عاماً», "in her 70s"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from factcheck.language import Folded, Pack
from factcheck.patterns import compiled
from factcheck.recognize.age_words import AgeWords, age_words
from factcheck.recognize.calendar_words import calendar_words
from factcheck.recognize.draft import Draft
from factcheck.recognize.nouns import counts_plurals, functional_words, known_nouns, noun_key
from factcheck.recognize.starts import scan
from factcheck.recognize.words import variants, without_article
from factcheck.record import dataclass

_REACH = 48  # how far before a figure a cue for age may stand
_DEATH_REACH = 160
_POLL_REACH = 80
_BARE_YEAR = 10  # «وهو في الثالثة» may be third; «في الثالثة والسبعين» is an age
_LAST_HOUR = 12
_OLDEST = 125  # of who is no "500-year-old wall"
_NAMED_AGES = range(5, 111)  # of a bare number after a name
_HEADS = frozenset('.,:;!?"\n')  # behind which a sentence begins
_ASIDE_REACH = 16
_NEXT_WORD = compiled(r" ?([^\W\d_]*)")


@dataclass(frozen=True, slots=True)
class _Setting:
    """What stands around a draft.

    Attributes:
        lead: the text before it.
        after: the match of a unit, or of words that make an age, after its numeral.
        unit: the unit that `after` names.
        end: where the draft ends with its unit and words.
        closed: whether nothing that it could count follows.
        free: the same, any small word and a noun with its article taken for no such thing: "children under five die".
        last: the draft before it.
    """

    lead: str
    after: re.Match[str] | None
    unit: str | None
    end: int
    closed: bool
    free: bool
    last: Draft | None


def promote(drafts: list[Draft], folded: Folded, pack: Pack) -> list[Draft]:
    """Turn counts and durations into ages where the words say so, and add the ages that are decades ("in her 70s")."""
    words = age_words(pack)
    last: Draft | None = None
    for index, draft in enumerate(drafts):
        if draft.kind in ("count", "duration", "measure", "ordinal") and _is_plausible(draft, words):
            limit = drafts[index + 1].start if index + 1 < len(drafts) else None
            setting = _setting(draft, last, limit, folded.text, words, pack)
            if draft.kind == "ordinal":
                _decade_of_life(draft, setting, words)
                _year_of_life(draft, setting, words)
            elif (flags := _age_flags(draft, setting, folded, pack, words)) is not None:
                draft.kind, draft.unit, draft.place = "age", setting.unit or draft.unit or "year", Decimal(0)
                draft.end, draft.about, draft.head = setting.end, None, None
                draft.flags |= flags
        last = draft
    return _with_decades(drafts, list(_decades(folded, pack)))


def _is_plausible(draft: Draft, words: AgeWords) -> bool:
    if draft.value is None or draft.per is not None or draft.value < 0:
        return False
    return draft.unit is None or draft.unit in words.units.values()


def _setting(draft: Draft, last: Draft | None, limit: int | None, text: str, words: AgeWords, pack: Pack) -> _Setting:
    at = text.find(draft.numeral, draft.start, draft.end) if draft.numeral else -1
    after = words.after.match(text, at + len(draft.numeral) if at >= 0 else draft.end)
    if after is not None and limit is not None and after.end() > limit:
        after = None
    unit = words.units[after["unit"]] if after is not None and after["unit"] else None
    end = max(draft.end, after.end()) if after is not None else draft.end
    following = _NEXT_WORD.match(text, end)
    after_word = following[1] if following is not None else ""
    free = following is None or not following[1] or following[1] in words.following
    closed = free or (limit is not None and limit <= end + 1)
    return _Setting(
        text[max(0, draft.start - _REACH) : draft.start],
        after,
        unit,
        end,
        closed,
        closed or _counts_nothing(after_word, pack),
        last,
    )


def _counts_nothing(word: str, pack: Pack) -> bool:
    """Whether a word behind a number above one cannot be what it counts: "children under six eat free"."""
    if counts_plurals(pack) and noun_key(pack, word) == word and word not in known_nouns(pack):
        return True
    return without_article(pack, word) != word or any(form in functional_words(pack) for form in variants(pack, word))


def _decade_of_life(draft: Draft, setting: _Setting, words: AgeWords) -> None:
    """«في العقد الثالث من عمره» is twenty to twenty-nine."""
    after = setting.after
    named = after is not None and after["bare"] and words.decade_noun.search(setting.lead)
    if draft.value is not None and (named or words.own_decade.search(setting.lead)):
        low = (draft.value - 1) * 10
        draft.kind, draft.unit, draft.end = "age", "year", setting.end
        draft.ends, draft.value = (low, low + 9), low + Decimal("4.5")
        draft.flags.add("decade")


def _year_of_life(draft: Draft, setting: _Setting, words: AgeWords) -> None:
    """«في الرابعة عشرة من عمره» is in the fourteenth year, or loosely fourteen."""
    after = setting.after
    of_life = after is not None and after["bare"]
    value = draft.value or 0
    # what follows an ordinal is not what it counts; but the eleventh and the twelfth may be hours
    closed = setting.closed or value > _LAST_HOUR
    cued = closed and value > _BARE_YEAR and bool(words.ordinal_cue.search(setting.lead))
    cued = cued or (value > _LAST_HOUR and bool(words.sure_cue.search(setting.lead)))
    bounded = bool(words.bounded.search(setting.lead)) and setting.free
    told = (cued or bounded) and draft.numeral.split(" ")[0].endswith(words.ordinal_endings)
    own = value > _BARE_YEAR and bool(words.own_year.search(setting.lead))
    if draft.kind == "ordinal" and value <= _OLDEST and (of_life or told or own):
        draft.kind, draft.unit, draft.end, draft.place = "age", "year", setting.end, Decimal(2)
        draft.about, draft.head = None, None


def _age_flags(draft: Draft, setting: _Setting, folded: Folded, pack: Pack, words: AgeWords) -> set[str] | None:
    """None for no age, else its flags: "name" when only a name before it makes it one."""
    text, after, unit = folded.text, setting.after, setting.unit
    if after is not None and (after["old"] or after["bare"]):
        return set()
    if draft.value is None or draft.value > _OLDEST:
        return None
    if _is_cued(draft, setting, words) or _continues(draft, setting, text, words):
        return set()
    if unit is None and draft.unit is None:
        lead = f" {setting.lead}".rstrip()
        if (
            text.startswith(", ", setting.end)
            and words.opening.search(setting.lead)
            and folded.capital(setting.end + 2)
        ):
            return {"name"}  # "At 38, Lucie Vandermeer is the oldest"
        if any(lead.endswith(f" {a}") and text.startswith((f" {b}", f", {b}"), setting.end) for a, b in words.frames):
            return set()
        if (
            _heads_sentence(draft, setting, text, words)
            or _is_aside(draft, setting, text, words)
            or _is_dated(draft, setting, text, words)
        ):
            return set()
        return {"name"} if _follows_name(draft, setting.last, folded, pack, words) else None
    if words.death_cue.search(setting.lead) and words.death.search(
        text, max(0, draft.start - _DEATH_REACH), draft.start
    ):
        return set()
    return {"name"} if unit == "year" and _is_appositive(draft, text, setting.end, words) else None


def _heads_sentence(draft: Draft, setting: _Setting, text: str, words: AgeWords) -> bool:
    """Whether a bare number opens a sentence and a "when he" follows: "61 when he stepped down, he …"."""
    if draft.kind != "count" or draft.value not in _NAMED_AGES or not text.startswith(words.first_frames, setting.end):
        return False
    return not setting.lead.strip() or setting.lead.rstrip(" ")[-1] in _HEADS


def _is_aside(draft: Draft, setting: _Setting, text: str, words: AgeWords) -> bool:
    """Whether a bare number stands with its "at" between marks, behind a date or a time: "in 1996, at 22, and"."""
    last = setting.last
    if last is None or last.kind not in ("date", "duration") or draft.value not in _NAMED_AGES or draft.hedge:
        return False
    aside = setting.lead.rstrip(" ").endswith(words.between_marks) if words.between_marks else False
    return (
        aside and draft.start - last.end < _ASIDE_REACH and text[setting.end : setting.end + 1] in (",", ".", ";", ")")
    )


def _is_dated(draft: Draft, setting: _Setting, text: str, words: AgeWords) -> bool:
    """Whether a bare number with its "at" is told of a year: "entered parliament at 26 in 1987"."""
    cued = f" {setting.lead}".rstrip(" ").endswith(tuple(cue[1:] for cue in words.between_marks))
    comma = bool(words.opening.search(setting.lead)) and text.startswith(",", setting.end)  # "At 26, in 1987, he"
    dated = words.year_frames.match(text, setting.end + comma) is not None
    return cued and dated and draft.value in _NAMED_AGES and not draft.hedge


def _is_cued(draft: Draft, setting: _Setting, words: AgeWords) -> bool:
    """Whether a cue stands before the figure, and the figure is of the kind that the cue wants."""
    unit = draft.unit or setting.unit
    lasting = unit not in (None, "year", "month")  # "1,260 people over 14 days"
    if words.bounded.search(setting.lead) and not lasting and (unit or setting.free):
        return True  # "banned for those under 19"
    cue = words.before.search(setting.lead)
    if cue is None:
        return words.far.search(setting.lead) is not None
    unit = setting.unit or draft.unit
    if cue["cue"] in words.alone:
        return setting.closed and unit in (None, "year")
    return unit is not None or cue["cue"] not in words.needs_unit


def _continues(draft: Draft, setting: _Setting, text: str, words: AgeWords) -> bool:
    """Whether a figure goes on a list or a range of ages: "ages 5 and 7", «أعمارهم بين 18 و25 عاماً»."""
    last = setting.last
    if last is None or last.kind != "age":
        return False
    if "name" in last.flags and not (words.pair.match(text, last.end) and draft.value in _NAMED_AGES):
        return False
    if text[last.end : draft.start].strip(" ") not in words.joiners:
        return False
    if draft.unit == "year" and last.unit in words.units.values():
        return True  # "from four months to 23 years"
    return draft.unit == last.unit if draft.unit else setting.closed


def _follows_name(draft: Draft, last: Draft | None, folded: Folded, pack: Pack, words: AgeWords) -> bool:
    """Whether a bare number stands beside a name: "Owen Pardew, 34, of Leeds", "Owen Pardew (34)"."""
    text, start, end = folded.text, draft.start, draft.end
    mark = text[max(0, start - 2) : start].strip(" ")
    if mark not in words.after_name or draft.kind != "count" or draft.hedge or draft.ends:
        return False
    if text[start:end] != draft.numeral or not draft.numeral.isdigit() or draft.value not in _NAMED_AGES:
        return False
    if last is not None and last.kind == "percent" and start - last.end < _POLL_REACH:
        return False  # "Massachusetts, 14 percent; George Allen, 10, …"
    if not text.startswith((")",) if mark == "(" else (", ", "."), end) and not (
        mark == "," and words.pair.match(text, end)
    ):
        return False
    names = re.findall(r"[^\W\d_][\w'’.-]*", text[max(0, start - _REACH) : start].rsplit("\n", 1)[-1])[-2:]
    offsets = [text.rfind(name, 0, start) for name in names]
    if not names or names[-1].rstrip(".") in calendar_words(pack).entries or not folded.capital(offsets[-1]):
        return False
    between = text[offsets[-1] + len(names[-1]) : start]
    if between.strip(" ") != mark:
        return False
    return len(names) > 1 and folded.capital(offsets[0]) and text[offsets[0] + len(names[0]) : offsets[1]] == " "


def _is_appositive(draft: Draft, text: str, end: int, words: AgeWords) -> bool:
    """Whether a number of years stands alone between commas or in parentheses after a name: «هدى سالم (78 عاماً)»."""
    mark = text[max(0, draft.start - 2) : draft.start].strip(" ")
    closing = text[end : end + 2].lstrip(" ")[:1]
    if mark not in words.appositive or not closing or closing not in (")" if mark == "(" else ",."):
        return False
    before = re.findall(r"[^\W\d_]+", text[max(0, draft.start - _REACH) : draft.start])[-3:]
    return bool(before) and not words.not_names.intersection(before)


def is_of_life(text: str, start: int, end: int, pack: Pack) -> bool:
    """Whether a decade is one of somebody's life: "her seventies", «السبعينيات من عمره»."""
    words = age_words(pack)
    return bool(words.owner.search(text, max(0, start - 24), start) or words.of_life.match(text, end))


def _decades(folded: Folded, pack: Pack) -> Iterator[Draft]:
    """Ages by decade: "in his mid-50s", «في السبعينيات من عمره»."""
    words, text = age_words(pack), folded.text
    for match in scan(words.decade, text, words.decade_starts.places(folded)):
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
