"""Figures in text order in, drafts out with the two ends of a range, a score or a ratio joined into one.

"10 to 20", "$26 to $31 million", «ما بين 10 و20», "52-48", "3 to 1". After a word of change "from 10 to 20" stays two figures; the first
still takes the scale and the unit that are said once, behind the second.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from factcheck.language import Folded, Pack
from factcheck.packwords import of_pack
from factcheck.patterns import compiled
from factcheck.recognize.alternation import alternation
from factcheck.recognize.companions import counts_in_turn, take_percent, take_side
from factcheck.recognize.draft import Draft
from factcheck.recognize.measures import is_unit_word
from factcheck.recognize.neighbours import previous_word
from factcheck.recognize.number_words import END, ONE, START, folded_keys, plain
from factcheck.recognize.quantity import Found
from factcheck.record import dataclass

_DASH = compiled(r" ?[-–—] ?")
_REACH = 90  # characters before "from" in which a word of change is looked for
_SIDE = 48  # characters on either side of a score in which its cue is looked for
_OWN_DASH = compiled(r" ?[-–] ?\d")
_MOST_GAMES = 7  # of a side in a set
_NEXT_SET = compiled(r"\)?(?: ?[.,;/] ?| )\(?\d ?[-–] ?\d(?!\d|[.,]\d)")
_LAST_SET = compiled(r"(?<!\d)\d ?[-–] ?\d\)?(?: ?[.,;/] ?| )\(?$")
_SPACES = compiled(r" {2,}")
_SHARED = frozenset({"percent", "measure", "duration", "money"})  # kinds whose unit is said once for two figures
_BASES = frozenset(Decimal(10) ** exponent for exponent in range(2, 8))
_LONGEST_ODDS = 10
_STOP = compiled(r"[.!?;\n](?=\s|$)")


@dataclass(frozen=True, eq=False)
class _Words:
    to: re.Pattern[str]
    per: re.Pattern[str]
    either: re.Pattern[str]
    plus: re.Pattern[str]
    between: re.Pattern[str]
    source: re.Pattern[str]
    by: re.Pattern[str]
    change: re.Pattern[str]
    spread: re.Pattern[str]
    spaced_scores: bool
    article: re.Pattern[str]
    score: re.Pattern[str]
    ratio: re.Pattern[str]
    apart: re.Pattern[str]
    ratio_to: re.Pattern[str]
    more: re.Pattern[str]


@of_pack
def _words(pack: Pack) -> _Words:
    section: Mapping[str, Any] = pack.section("ranges")
    particles = alternation(folded_keys(pack, pack.section("words").get("attached_and", ())))
    lead = rf"{START}(?:{particles})?" if pack.section("words").get("attached_and") else START

    def group(name: str) -> str:
        return alternation(folded_keys(pack, _listed(pack, section.get(name, ()))))

    attached = [re.escape(key) for key in folded_keys(pack, section.get("attached_and", ()))]
    plus = "|".join([rf" (?:{group('and')}) (?:{group('between_and')} )?", *(f" {mark} ?" for mark in attached)])
    light = rf"(?:(?:{group('light')}) )*"
    return _Words(
        per=compiled(rf"(?:{alternation(folded_keys(pack, pack.section('rates').get('strong', ())))}) $"),
        to=compiled(rf"-? (?:{group('to')}) {light}$"),
        either=compiled(rf" (?:{group('either')}) {light}$"),
        plus=compiled(rf"(?:{plus}){light}$"),
        between=compiled(rf"{lead}(?:{group('between')}) {light}$"),
        source=compiled(rf"{lead}(?:{group('from')}) {light}$"),
        by=compiled(rf"(?:{group('by')}) {light}$"),
        change=compiled(rf"{lead}(?:{group('change')}){END}"),
        spaced_scores=section.get("spaced_scores") == "yes",
        article=compiled(rf" +(?:{alternation(folded_keys(pack, pack.section('numerals').get('definite', ())))})"),
        spread=compiled(rf"{lead}(?:{group('spread')}){END}"),
        score=compiled(rf"{lead}(?:{group('score')}){END}"),
        ratio=compiled(rf"{lead}(?:{group('ratio')}){END}"),
        apart=compiled(rf"{lead}(?:{group('apart')}){END}"),
        more=compiled(rf"(?: (?:{group('and')}){END}|{'|'.join(rf' {mark}' for mark in attached) or '(?!)'})"),
        ratio_to=compiled(rf" ?-?(?:{group('to')}|:|{group('against')})-? ?$"),
    )


def _listed(pack: Pack, entries: Iterable[str]) -> list[str]:
    """Words as a section lists them; `<concept>` stands for those of a concept that rules name."""
    concepts = pack.section("concepts")
    found: list[str] = []
    for entry in entries:
        found += _listed(pack, concepts.get(entry[1:-1], ())) if entry[0] == "<" else [entry]
    return found


def join_ranges(found: list[Found], folded: Folded, pack: Pack) -> list[Draft]:
    """One draft for each range, score and ratio, in text order; every other figure as it was."""
    words = _words(pack)
    drafts: list[Draft] = []
    skip = False
    for i, first in enumerate(found):
        if skip:
            skip = False
            continue
        joined = None
        if i + 1 < len(found) and found[i + 1].block == first.block and found[i + 1].draft.start - first.draft.end < 24:
            floor = found[i - 1].draft.end if i else 0
            among = bool(drafts) and drafts[-1].kind == "score" and first.draft.start - drafts[-1].end < _SIDE * 2
            if not is_unit_word(previous_word(folded.text, first.draft.start), "year", pack):  # «سنة 2014 إلى 1407»
                joined = _join(first, found[i + 1], floor, folded.text, words, among)
        skip = joined is not None
        before = found[i - 1] if i else None
        if joined is None:
            take_percent(first, before, folded.text, pack)
            take_side(first, found[i + 1] if i + 1 < len(found) else None, folded.text, pack)
        if joined is not None or not first.weak or counts_in_turn(first, before, folded.text, pack):
            drafts.append(joined or first.draft)
    return drafts


def splits_between(text: str, seed: int, found: Found, limit: int, pack: Pack) -> bool:
    """Whether a numeral with an "and" inside is two after all: «بين خمسة وعشرين شخصا», when nothing after it ends the range."""
    words = _words(pack)
    if words.between.search(text, max(0, seed - 24), seed) is None:
        return False
    after = text[found.draft.end : min(limit, found.draft.end + 8)]
    return words.more.match(after) is None


def _join(first: Found, second: Found, floor: int, text: str, words: _Words, among: bool) -> Draft | None:
    """The range, score or ratio that two neighbours make; else None, the first having taken what the second says for both."""
    a, b = first.draft, second.draft
    if a.value is None or b.value is None or "ordinal" in (a.kind, b.kind) or a.about is not None:
        return None
    gap = _SPACES.sub(" ", text[a.end : b.start])
    if ":" in gap and _OWN_DASH.match(text, b.end):
        return None  # «مقابل صفر : 6-4»
    dash = _DASH.fullmatch(gap) is not None and b.value >= 0
    if dash and gap.startswith(" ") and gap.endswith(" ") and ("words" in a.flags) != ("words" in b.flags):
        return None  # "one in five – 29 people –"
    before = text[max(floor, a.start - _REACH) : a.start]
    if a.value in _BASES and words.per.search(before):
        return None  # "from 9.4 per 100,000 to 11.2"
    plain = a.unit is None and b.unit is None
    if plain and _small_integers(a, b) and (dash or gap == " : " or words.ratio_to.fullmatch(gap)):
        special = _score_or_ratio(a, b, gap, dash, before, text, words, among)
        if special is not None:
            return special
    to = words.to.fullmatch(gap) is not None
    both = words.plus.fullmatch(gap) is not None and words.between.search(before) is not None
    if not (dash or to or both):
        if (
            words.plus.fullmatch(gap) is not None
            and a.kind == "count"
            and a.about is None
            and first.scale == 1
            and a.flags <= {"words"}
            and b.kind in _SHARED
            and not second.front
        ):
            _share(first, second)  # "rose 3 and 5 percent"
        return None
    if _said_before(first, second, dash):
        b.unit, b.kind = a.unit, a.kind  # "$26-31 million"
    if a.unit is not None and a.unit != b.unit:
        return None  # "GBP738,000 or USD910,000"
    if both and words.apart.search(before):
        _share(first, second)
        return None
    wide = text[
        max(0, a.start - _REACH) : a.start
    ]  # a change may stand before another figure: "rose 18% last year, from 40 to 47"
    if to and _changes(wide, text, b.end, words, first, second):
        _share(first, second)
        return None
    if dash and ((not _tight(gap) and a.unit is not None) or a.value > b.value):
        return None
    if (second.front and not first.front) or (a.value == b.value and not dash):
        return None  # "of 40 to $50": no elision
    if to and a.kind == "percent" and a.value > b.value and not words.source.search(before):
        return None  # "52% to 49%": a vote, not a range
    _share(first, second)
    joined = _range(a, b, text)
    if words.either.fullmatch(gap):
        joined.flags.add("or")
    return joined


def _said_before(first: Found, second: Found, dash: bool) -> bool:
    """Whether a currency's sign before the first figure is the second's too: "$26-31 million", "£5 to 8 million", "€5-10"."""
    a, b = first.draft, second.draft
    if (
        not first.front
        or a.kind != "money"
        or b.unit is not None
        or b.kind != "count"
        or a.value is None
        or b.value is None
    ):
        return False
    return a.value < b.value and (
        (second.scale > 1 and first.scale == 1) or (dash and first.scale == second.scale == 1)
    )


def _small_integers(a: Draft, b: Draft) -> bool:
    return all(
        d.kind == "count"
        and d.value is not None
        and d.value == int(d.value)
        and 0 <= d.value < 1000
        and "." not in d.numeral
        for d in (a, b)
    )


def _last(pattern: re.Pattern[str], text: str) -> int:
    """Where the last match ends, -1 without one."""
    return max((match.end() for match in pattern.finditer(text)), default=-1)


def _tight(gap: str) -> bool:
    return " " not in gap


def _changes(before: str, text: str, end: int, words: _Words, first: Found, second: Found) -> bool:
    """Whether "X to Y" is a change from one figure to another, not a range."""
    clause = _STOP.split(before)[-1]
    moved = [match.end() for match in words.change.finditer(clause)]
    spread = [match.end() for match in words.spread.finditer(clause)]
    if words.source.search(before):
        if moved and (not spread or spread[-1] < moved[-1]):
            return True
        after = _STOP.split(text[end : end + 60])[0]
        return not spread and words.change.search(after) is not None
    if words.by.search(before):
        return True
    directly = moved and not clause[moved[-1] :].strip()
    return bool(directly) and first.draft.unit == second.draft.unit


def _share(first: Found, second: Found) -> None:
    """Give the first figure the scale and the unit that are said once, behind the second: "10 to 20 million", "6 to 9 percent"."""
    a, b = first.draft, second.draft
    assert a.value is not None and b.value is not None
    if (
        second.scale > 1
        and first.scale == 1
        and 0 < abs(a.value) < 1000
        and "fraction-word" not in a.flags
        and (not first.front or second.front or a.unit == b.unit)
    ):
        scaled = a.value * second.scale
        if b.value / 100 <= scaled <= b.value * 20 and not (scaled > b.value and a.value >= 100):
            a.value, a.place, first.scale = plain(scaled), (a.place or ONE) * second.scale, second.scale
    if _counts_hundreds(a, b):
        a.value *= 100  # "one or two hundred"
    if a.unit is None and b.unit is not None and "fraction-word" not in a.flags:
        a.unit, a.kind = b.unit, b.kind
        if b.kind == "percent" and not a.place:
            a.place = ONE


def _counts_hundreds(a: Draft, b: Draft) -> bool:
    """Whether the hundred that ends the second number in words is the first's too."""
    if a.value is None or b.value is None or not {"words"} <= a.flags & b.flags:
        return False
    return 1 <= a.value < 10 and b.value % 100 == 0 and a.value * 100 < b.value < 1000


def _range(a: Draft, b: Draft, text: str) -> Draft:
    assert a.value is not None and b.value is not None
    places = [place for place in (a.place, b.place) if place]
    place = min(places) if places else Decimal(0)
    middle = plain((a.value + b.value) / 2)
    joined = Draft(a.start, b.end, b.kind if b.unit else a.kind, middle, place, (a.value, b.value), b.unit or a.unit)
    last = text.find(b.numeral, b.start, b.end) if b.numeral else -1
    joined.numeral = text[
        a.start : last + len(b.numeral) if last >= 0 else b.end
    ]  # without the unit of "18-24-year-olds"
    joined.flags = a.flags | b.flags | {"range"}
    return joined


def _score_or_ratio(
    a: Draft, b: Draft, gap: str, dash: bool, before: str, text: str, words: _Words, among: bool
) -> Draft | None:
    assert a.value is not None and b.value is not None
    reach = _REACH if words.by.search(before) else _SIDE  # "passed the report on … by 67 to 29"
    clause = _STOP.split(before[-reach:])[-1]
    after = _STOP.split(text[b.end : b.end + _SIDE])[0]
    ends = (a.value, b.value)
    tight_words = gap.startswith("-") and gap.endswith("-") and len(gap) > 2
    won = _last(words.score, clause)
    odds = max(_last(words.ratio, clause), 0 if words.ratio.match(after.lstrip(" ,-")) else -1)
    decided = words.score.match(after.lstrip(" ,-")) is not None
    vote = tight_words and min(a.value, b.value) > _LONGEST_ODDS  # "passed 230-to-198"
    to_one = b.value == 1 < a.value and won < 0 and not words.source.search(before)  # "exceeded places by seven to one"
    if not dash and not decided and not vote and (tight_words or odds > won or to_one) and a.value and b.value:
        ratio = Draft(a.start, b.end, "ratio", a.value / b.value, Decimal(0), ends, numeral=text[a.start : b.end])
        ratio.flags = a.flags | {"ratio"}
        return ratio
    decided = decided or vote
    cue = words.score.search(clause) or words.score.match(after.lstrip(" ,-"))
    level = dash and (((a.value >= b.value or among) and _tight(gap)) or a.value == b.value)
    level = level or (words.spaced_scores and _between_names(a, b, gap, text, words, among))
    if (
        level
        or (dash and not words.spread.search(clause) and _is_set(a, b, text))
        or ((cue or decided) and (dash or not words.source.search(before)))
    ):
        return Draft(a.start, b.end, "score", None, Decimal(0), ends, numeral=text[a.start : b.end], flags=set(a.flags))
    return None


def _between_names(a: Draft, b: Draft, gap: str, text: str, words: _Words, among: bool) -> bool:
    """Whether a dash or a colon with its spaces stands between two sides' scores, beside their names: «النادي 33 - 17 جمعية», «نجم 0 : 2 كيدوس».

    The smaller number may stand first where the score of another match stands before (`among`).
    """
    if gap not in (" - ", " : ") or not (a.value is not None and b.value is not None):
        return False
    before, after = text[max(0, a.start - 4) : a.start].rstrip(" ")[-1:], text[b.end : b.end + 4].lstrip(" ")[:1]
    named = before.isalpha() or before == ")"
    return (
        named
        and (not after or after.isalpha() or after == "\n")
        and (gap == " : " or among or a.value >= b.value or words.article.match(text, b.end) is not None)
    )


def _is_set(a: Draft, b: Draft, text: str) -> bool:
    """Whether two small numbers with a dash between spaces are a score: "2 - 6, 6 - 4, 7 - 5", "(6 - 3)"."""
    assert a.value is not None and b.value is not None
    if text[a.start - 1 : a.start] == "(" and text[b.end : b.end + 1] == ")":
        return a.value >= b.value or max(a.value, b.value) <= _MOST_GAMES
    more = _NEXT_SET.match(text, b.end) or _LAST_SET.search(text, max(0, a.start - 16), a.start)
    return more is not None and max(a.value, b.value) <= _MOST_GAMES
