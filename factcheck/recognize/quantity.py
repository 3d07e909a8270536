"""Folded text and the place of a seed in, one figure out: its numeral, sign, unit and kind, before its neighbours are looked at."""

from __future__ import annotations

import re
from decimal import Decimal

from factcheck.language import Folded, Pack
from factcheck.model import Kind
from factcheck.patterns import compiled
from factcheck.recognize import doubts, ordinals
from factcheck.recognize.draft import Draft
from factcheck.recognize.measures import (
    defined_unit,
    half_after,
    is_unit_word,
    measures,
    noun_before,
    of_unit,
    plenty_unit,
    unit_after,
    unit_before,
    unit_named_before,
)
from factcheck.recognize.neighbours import names_something, next_word, previous_word
from factcheck.recognize.nouns import noun_key
from factcheck.recognize.number_words import ONE, ZERO, Lexicon, Numeral, lexicon, plain
from factcheck.recognize.numeral import read_numeral, read_scale
from factcheck.recognize.signs import is_free, is_scale, minus_before, signs, written_onto
from factcheck.recognize.unit_words import Unit
from factcheck.record import dataclass, replace

_MARKER = compiled(r"-\s+(?!\d)|/\d|:\d\d")  # a list's number, «2- قرار»; a chain, 202/224-1638, 2:01:39
_YEAR = compiled(r" ?(?:1[5-9]|20)\d\d(?!\d|[.,]\d)")
_COLON = compiled(r"\d?:\d")  # 2:3 is a figure only as a ratio
_HEIGHT = compiled(r"(?P<feet>[3-8])'(?: ?(?P<inches>1[01]|\d)(?:\"|'')|(?P<glued>1[01]|\d)(?![\d'\"]|[.,]\d))")
_RUNNING_TIME = compiled(
    r"(?:\d{1,3}:[0-5]\d:[0-5]\d(?:\.\d+)?|\d{1,2}:[0-5]\d\.\d{1,3}|\d{1,2}h[0-5]\d)(?![\w:]|[.,]\d)"
)
_BLOB = compiled(r"[^\W_]*(?:[.,:/_'^-]?[^\W_]+)*")
_CURRENCY_SIGNS = frozenset("$£€¥₹")
_DEGREES = frozenset({"degree", "celsius", "fahrenheit"})


@dataclass(slots=True)
class Found:
    """A draft with what only its neighbours need to know.

    Attributes:
        scale: the scale that its number ends in, 1 when it has none.
        front: whether its unit stands before the number ("$5").
        weak: a figure only in company ("one" in "one to three").
        joined: where its last "and" begins, 0 without one.
        floor: where the figure or the taken span before it ends; it cannot begin before that.
        block: how many taken spans stand before it; only figures of one block can be joined.
    """

    draft: Draft
    scale: Decimal = ONE
    front: bool = False
    weak: bool = False
    joined: int = 0
    block: int = 0
    floor: int = 0


def skip(text: str, start: int) -> int:
    """Past the chain of letters, digits and inner marks at a place that was no figure ("4.2.1", "f-16")."""
    match = _BLOB.match(text, start)
    return max(match.end() if match else start, start + 1)


def read_words(
    folded: Folded, seed: int, start: int, floor: int, limit: int, pack: Pack, join: bool = True
) -> Found | None:
    """The figure in words that begins at a place; `seed` is where its particles begin."""
    text = folded.text
    words = lexicon(pack)
    definite = text[seed:start].endswith(words.definite) and seed < start if words.definite else False
    number = read_numeral(text, start, limit, pack, words, join)
    ordinal = ordinals.word_ordinal(text, start, limit, number, words)
    if ordinal is not None and not ordinals.is_other_word(text, start, ordinal[1], definite, pack):
        value, end = ordinal
        part = (
            number is not None and number.part and of_unit(folded, number.end, limit, pack, True) is not None
        )  # "tenth of a gallon"
        if not part and (number is None or end > number.end or number.bare or number.article):
            if not ordinals.is_figure(folded, seed, start, end, value, definite, pack):
                return None
            return Found(
                Draft(
                    start,
                    end,
                    "ordinal",
                    value,
                    numeral=text[start:end],
                    flags={"words"} | ({"definite"} if definite else set()),
                )
            )
    if number is None:
        return None
    found = _figure(folded, start, number, floor, limit, pack, definite)
    if found is not None and definite:
        found.draft.flags.add("definite")
    if found is None or not doubts.settle(found, number, folded, seed, pack):
        return None
    if found.weak and seed == start and number.value:  # «موسم واحد», but not «في المدينة وواحد في القرية»
        _after_its_noun(found, folded, seed, floor, pack)
    if definite:
        if found.draft.unit is None and found.draft.kind == "count" and ordinals.follows_rank(text, seed, True, pack):
            found.draft.kind = "ordinal"
    return found


def _running_time(match: re.Match[str]) -> Found:
    """A race's time, in its last unit: 2:05:46 is 7546 seconds, 3h30 is 210 minutes, 3:43.13 is 223.13 seconds."""
    value = ZERO
    for part in re.split("[:h]", match.group()):
        value = value * 60 + Decimal(part)
    decimals = len(match.group().partition(".")[2])
    unit = "minute" if "h" in match.group() else "second"
    place = ONE.scaleb(-decimals)
    return Found(Draft(*match.span(), "duration", value, place, unit=unit, numeral=match.group(), flags={"compound"}))


def _height(match: re.Match[str]) -> Found:
    """A height in feet and inches by their marks: 5'10" is 70 inches."""
    value = Decimal(match["feet"]) * 12 + Decimal(match["inches"] or match["glued"])
    draft = Draft(*match.span(), "measure", value, ONE, unit="inch", numeral=match.group(), flags={"compound"})
    return Found(draft)


def _after_its_noun(found: Found, folded: Folded, seed: int, floor: int, pack: Pack) -> None:
    """Where "one" follows what it counts: «شخص واحد», «يوم واحد»."""
    counted = noun_before(folded, seed, pack)
    if counted is None or counted[1] < floor or doubts.is_one_of(next_word(folded.text, found.draft.end), pack):
        return
    noun, start, end = counted
    draft = found.draft
    found.weak = False
    if isinstance(noun, str):
        draft.about, draft.head = (start, end), noun_key(pack, noun)
    else:
        draft.start, draft.unit, draft.kind = start, noun.id, noun.kind


def read_figures(folded: Folded, start: int, floor: int, limit: int, pack: Pack) -> Found | None:
    """The figure in digits that begins at a place; None when the digits are part of a name or a chain (F-16, 4.2.1)."""
    text = folded.text
    if not is_free(folded, start, floor, pack):
        return None
    words = lexicon(pack)
    clock = _RUNNING_TIME.match(text, start, limit)
    if clock is not None and text[start - 1 : start] != ":":
        return _running_time(clock)
    height = _HEIGHT.match(text, start, limit)
    if height is not None:
        return _height(height)
    number = read_numeral(text, start, limit, pack, words)
    if number is None or (
        _MARKER.match(text, number.end) is not None and next_word(text, number.end + 1) not in signs(pack).between
    ):
        return None
    if (
        number.scale == ONE
        and not number.words
        and (suffix := ordinals.digit_ordinal(text, number.end, limit, pack)) is not None
    ):
        named = {"name"} if names_something(folded, start, suffix) else set()
        return Found(Draft(start, suffix, "ordinal", number.value, numeral=text[start : number.end], flags=named))
    found = _figure(folded, start, number, floor, limit, pack, False)
    if found is None:
        return None
    draft, before = found.draft, written_onto(text, found.draft.start)
    if not before and text[draft.start - 1 : draft.start] == " ":  # «دورتها الـ 18»
        apart = written_onto(text, draft.start - 1)
        before = f"{apart} " if apart in words.definite else ""
    if draft.unit is None and text[draft.end : draft.end + 1] == "-" and signs(pack).glue.match(text, draft.end + 1):
        return None  # a list's number: «1-جامعة»
    if words.definite and before.rstrip().endswith(words.definite):
        draft.flags.add("definite")
    elif not before and doubts.is_numbered_name(found, number, folded, pack):
        return None
    elif (
        before
        and before not in words.particles
        and found.draft.unit is None
        and number.value < 10
        and not next_word(text, draft.end)
    ):
        return None  # a name: «سهلول1»
    if (
        draft.kind == "count"
        and draft.unit is None
        and ordinals.follows_rank(text, draft.start - len(before), "definite" in draft.flags, pack)
    ):
        draft.kind = "ordinal"
    return found


def _figure(
    folded: Folded, start: int, number: Numeral, floor: int, limit: int, pack: Pack, definite: bool
) -> Found | None:
    """The draft of a numeral with its sign and its units; None when letters that are no unit touch it."""
    text = folded.text
    words = lexicon(pack)
    digits = not number.words and number.scale == ONE
    before = None if number.plenty else unit_before(folded, start, floor, pack)
    inner = (
        before is None and digits and text[start - 1 : start] == "-" and text[start - 2 : start - 1] in _CURRENCY_SIGNS
    )
    if inner:
        before = unit_before(folded, start - 1, floor, pack)  # "($-99.99)"
    letters = signs(pack).letters.match(text, number.end, limit) if digits and not number.part else None
    if letters is not None and is_scale(folded, letters, before, limit, pack):
        times = signs(pack).values[letters[1]][0]
        place = (number.place or ONE) * times
        number = replace(number, end=letters.end(), value=number.value * times, place=place, scale=times)
    end = number.end
    after = unit_after(folded, end, limit, pack, text[end - 1].isalnum() and not number.words, number.scale)
    ranked = after is not None and number.part and after[0].kind == "duration" and _is_rank_of(text, number, words)
    if ranked:
        after = None  # "a fourth year student"
    if after is None and number.part:
        after = of_unit(folded, end, limit, pack, ranked)
    if after is None and number.plenty:
        after = plenty_unit(folded, end, limit, pack)
    if after is None and definite:
        after = defined_unit(folded, end, limit, pack)
    if after is not None and before is not None and after[0].kind != "money":
        after = None
    if (
        after is None
        and end < len(text)
        and (text[end].isalnum() or text[end] == "_")
        and not signs(pack).glue.match(text, end)
    ):
        return None
    value, place, first, unit = number.value, number.place, start, None
    if after is not None and after[0].id == "year" and is_unit_word(previous_word(text, start), "year", pack):
        return None  # «سنة 2016 سنة استثنائية»
    if after is not None and after[0].id == "year" and _YEAR.match(text, after[1]):
        after = None  # «إلى 1407 سنة 2015»: the year of what was counted
    if after is None and before is None and number.scale == ONE and not number.part and not number.plenty:
        unit = unit_named_before(text, start, pack)
    if after is not None and number.value > measures(pack).limits.get(after[0].id, number.value):
        after = None  # 405 «عقد» are contracts, no decades
    if after is not None:
        unit, end = after
        value *= unit.times
        place = (place or ONE) * unit.times if unit.times > 1 else place
        if not number.part:
            value, place, end = with_half(folded, value, place, end, limit, unit, pack)
        if unit.kind == "money" and number.scale == ONE and (scale := read_scale(text, end, limit, words)) is not None:
            value, place, end = value * scale[0], (place or ONE) * scale[0], scale[1]  # "75 USD million"
    if before is not None and before[0].times > 1:
        value, place = value * before[0].times, (place or ONE) * before[0].times  # "MAUD 60"
    if before is not None:
        unit, first = (unit if unit is not None and unit.id != before[0].id else before[0]), before[1]
    first, negative = minus_before(text, first, floor, pack) if value else (first, False)
    below = below_zero(folded, end, limit, unit, pack)
    if below is not None:
        unit, end, negative = *below, True
    negative = negative or (inner and before is not None)
    draft = Draft(first, end, _kind(number, unit), -value if negative else value, place, unit=unit.id if unit else None)
    if value != number.value or number.scale > 1 or number.part or number.words:
        draft.value, draft.place = (
            plain(draft.value or ZERO),
            plain(place),
        )  # 4.2 million is 4200000; but 3.50 stays 3.50
    draft.numeral = text[start : number.end]
    draft.flags.update(name for name, holds in (("words", number.words), ("negative", negative)) if holds)
    if number.part:
        draft.flags.add("fraction-word" if number.words else "fraction")
    if draft.kind == "percent" and not draft.place and not number.part:
        draft.place = ONE
    if number.plenty:
        draft.value, draft.ends, draft.hedge = None, (value, value), "indefinite"
    colon = digits and (
        _COLON.match(text, number.end) is not None
        or (start > 1 and _COLON.match(text, start - 2, start + 1) is not None)
    )
    return Found(draft, number.scale, before is not None, weak=colon, joined=number.joined)


def _is_rank_of(text: str, number: Numeral, words: Lexicon) -> bool:
    """Whether a part that one word says is an ordinal before a unit of time: "a third year", but "a quarter mile"."""
    return re.split("[ -]", text[number.start : number.end])[-1] in words.ordinals


def below_zero(folded: Folded, end: int, limit: int, unit: Unit | None, pack: Pack) -> tuple[Unit, int] | None:
    """The degrees that a figure counts below zero, and where they end: "20 degrees below zero", "52 below zero Fahrenheit"."""
    below = measures(pack).below_zero.match(folded.text, end, limit)
    if below is None:
        return None
    degrees = (unit, below.end()) if unit is not None else None
    if degrees is None or degrees[0].id == "degree":  # «5 درجات تحت الصفر مئوية»
        named = unit_after(folded, below.end(), limit, pack, False, ONE)
        degrees = named if named is not None and named[0].id in _DEGREES else degrees
    return degrees if degrees is not None and degrees[0].id in _DEGREES else None


def with_half(
    folded: Folded, value: Decimal, place: Decimal, end: int, limit: int, unit: Unit, pack: Pack
) -> tuple[Decimal, Decimal, int]:
    """A half that follows the unit: «ثلاث ساعات ونصف الساعة», «20 دقيقة ونصف»."""
    half = half_after(folded, end, limit, unit, pack)
    if half is None or place > ONE:
        return value, place, end
    return value + half[0], half[0], half[1]


def _kind(number: Numeral, unit: Unit | None) -> Kind:
    if unit is not None:
        return unit.kind
    return "fraction" if number.part and number.value < 1 else "count"
