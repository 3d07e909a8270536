"""Folded text and a place in, the numeral that begins there out: digits, words of number, and both with their scales.

A numeral is a sum of terms of falling size ("two million | three hundred thousand | and five"); a term is a coefficient below a
thousand, in digits or words, times its scales. A join that the sizes do not allow ("two hundred and three hundred") ends the numeral.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from factcheck.language import Pack
from factcheck.recognize.digits import Digits, read_digits, ungrouped
from factcheck.recognize.number_words import DOZEN, DUAL, HUNDRED, HUNDREDS, ONE, PART, PLENTY, SCALE, SMALL, TENS, THOUSAND, TIMES, Lexicon, Word

_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as it stands in the folded text.

    Attributes:
        place: the unit of the last written place, 0 when exact.
        words: spelled out, at least in part of what is not a scale.
        scale: the last scale word's value, 1 when there is none.
        part: a fraction, or ending in one.
        plenty: an indefinite plural; value is its lower bound.
        bare: a lone word that needs company to be a figure ("one", "third").
    """

    start: int
    end: int
    value: Decimal
    place: Decimal = _ZERO
    words: bool = False
    scale: Decimal = ONE
    part: bool = False
    plenty: bool = False
    bare: bool = False
    joined: int = 0


def read_numeral(text: str, start: int, limit: int, pack: Pack, lexicon: Lexicon, join: bool = True) -> Numeral | None:
    """The longest numeral at a place; without `join`, no "and" within it."""
    first = _term(text, start, limit, pack, lexicon, join)
    if first is None or first.plenty:
        return first
    total = first
    room = first.scale
    while True:
        following = _next_term(text, total, room, limit, pack, lexicon, join)
        if following is None:
            return total
        value = following.value
        if following.part and following.scale == 1 and room >= THOUSAND:
            value *= room  # "a million and a half"
        total = replace(
            total,
            end=following.end,
            value=total.value + value,
            place=min(following.place, total.place) if following.scale > 1 or following.part else following.place,
            words=total.words or following.words,
            part=following.part,
            joined=total.joined or total.end,
            bare=False,
        )
        if following.part:
            return replace(total, end=_scale_again(text, total.end, limit, room, lexicon))
        room = following.scale


def _next_term(text: str, total: Numeral, room: Decimal, limit: int, pack: Pack, lexicon: Lexicon, join: bool) -> Numeral | None:
    plus = lexicon.plus.match(text, total.end, limit) if join else None
    if plus is not None:
        term = _term(text, plus.end(), limit, pack, lexicon, join)
        if term is not None and not term.plenty:
            if term.part and term.value < 1 and not total.part and _whole(total) and (room > 1 or term.scale == 1):
                return term
            digits_apart = not term.words and term.scale == 1 and not lexicon.units_first
            if term.value < room and not digits_apart and not term.part and not (term.words and not total.words and term.scale == 1):
                return term
    gap = lexicon.gap.match(text, total.end, limit) if room > 1 and not lexicon.units_first else None
    if gap is not None:
        term = _term(text, gap.end(), limit, pack, lexicon, join)
        if term is not None and not term.plenty and not term.part and term.value < room and (term.scale > 1 or (term.words and total.words)):
            return term
    return None


def _whole(number: Numeral) -> bool:
    """Whether no decimals are written, so that a half can still follow."""
    return not number.place or number.place >= number.scale


def _scale_again(text: str, end: int, limit: int, room: Decimal, lexicon: Lexicon) -> int:
    """Past a scale said again after its half: «ثلاثة مليارات ونصف المليار»."""
    word = _word_after(text, end, limit, lexicon, definite=True)
    return word[1] if word and word[0].kind == SCALE and word[0].value == room else end


def _term(text: str, start: int, limit: int, pack: Pack, lexicon: Lexicon, join: bool) -> Numeral | None:
    if start >= limit:
        return None
    if text[start].isdigit() or text[start] in ".½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞":
        digits = read_digits(text, start, limit, pack)
        if digits is None:
            return None
        return _scaled_digits(text, start, digits, limit, lexicon, join)
    match = lexicon.word.match(text, start, limit)
    if match is None:
        return None
    word = lexicon.entries[match.group()]
    if word.kind == PLENTY or (word.kind == SCALE and word.many):
        return _plenty(text, start, match.end(), word, limit, lexicon)
    if word.kind == PART:
        return _part(text, Numeral(start, match.end(), word.value, words=True, part=True, bare=not (word.alone or word.article)), limit, lexicon)
    if word.kind in (SCALE, DUAL, DOZEN) or (word.kind == TIMES and word.article and not _small_follows(text, match.end(), limit, lexicon)):
        own = word.kind == TIMES
        value = word.value
        place = ONE if own else _leading_place(value)
        bare = word.kind == SCALE and not (word.article or lexicon.bare_scale)
        term = Numeral(start, match.end(), value, _ZERO if own or word.kind == DOZEN else place, True, value if word.kind == SCALE else place, bare=bare)
        return _scaled(text, replace(term, scale=ONE) if word.kind == DOZEN or own else term, limit, lexicon)
    small = _small(text, start, limit, lexicon, join)
    if small is None:
        return None
    return _coefficient(text, small, limit, lexicon, join)


def _leading_place(value: Decimal) -> Decimal:
    """The scale that a dual doubles: 1000 of 2000."""
    return ONE.scaleb(value.adjusted())


def _coefficient(text: str, number: Numeral, limit: int, lexicon: Lexicon, join: bool) -> Numeral:
    """A small number with what multiplies it: "two thirds", "two and a half million", "three dozen"."""
    after = _word_after(text, number.end, limit, lexicon)
    if after is not None:
        word, end = after
        if word.kind == PART and not word.article and (word.many or number.value == 1) and number.value < 100:
            return _part(text, replace(number, end=end, value=number.value * word.value, part=True, bare=False), limit, lexicon)
    plus = lexicon.plus.match(text, number.end, limit) if join else None
    if plus is not None and number.value > 0:
        part = lexicon.word.match(text, plus.end(), limit)
        word = lexicon.entries[part.group()] if part else None
        if part and word and word.kind == PART and (word.article or word.alone):
            scaled = _scaled(text, replace(number, end=part.end(), value=number.value + word.value, place=word.value, part=True, bare=False), limit, lexicon)
            if scaled.scale > 1:
                return replace(scaled, part=False)
    return _scaled(text, number, limit, lexicon)


def _part(text: str, part: Numeral, limit: int, lexicon: Lexicon) -> Numeral:
    """A fraction, times a scale that follows: "half a million", "a quarter of a million", «ربع مليون»."""
    of = lexicon.section.get("of", ())
    at = part.end
    for word in of:
        if text.startswith(f" {word} ", at):
            at += len(word) + 1
            break
    after = _word_after(text, at, limit, lexicon, definite=True)
    if after is not None and after[0].kind in (SCALE, DOZEN) and not after[0].many:
        word, end = after
        return replace(part, end=end, value=part.value * word.value, place=part.value * word.value / 5 if word.kind == SCALE else _ZERO, scale=ONE, part=False, bare=False)
    return part


def _scaled_digits(text: str, start: int, digits: Digits, limit: int, lexicon: Lexicon, join: bool) -> Numeral:
    after = _word_after(text, digits.end, limit, lexicon, glued=True)
    if digits.groups and after is not None and after[0].kind == SCALE and _decimal_before(text, start, digits, after[0], lexicon):
        digits = ungrouped(text, start, digits)
    number = Numeral(start, digits.end, digits.value, digits.place, part=digits.fraction)
    if digits.fraction:
        return _part(text, number, limit, lexicon)
    if not digits.place:
        return _coefficient(text, number, limit, lexicon, join) if digits.value < 1000 else _scaled(text, number, limit, lexicon)
    return _scaled(text, number, limit, lexicon)


def _decimal_before(text: str, start: int, digits: Digits, scale: Word, lexicon: Lexicon) -> bool:
    """Whether a sign before three digits is decimal, with this scale after it: «2,449 مليار», not «1,200 مليون» nor "1,200 billion"."""
    least = lexicon.section.get("decimal_before")
    if least is None:
        return False
    dotted = "." in text[start : digits.end]
    return dotted or (scale.value >= Decimal(least) and not text[start : digits.end].endswith("00"))


def _scaled(text: str, number: Numeral, limit: int, lexicon: Lexicon) -> Numeral:
    """A number times the scale words that follow it."""
    while True:
        after = _word_after(text, number.end, limit, lexicon, glued=not number.words)
        if after is None:
            return number
        word, end = after
        if word.article or word.kind not in (SCALE, DOZEN, TIMES) or (word.kind == TIMES and (number.words or number.value >= 100)):
            return number
        if word.kind == DOZEN:
            return replace(number, end=end, value=number.value * word.value, bare=False)
        place = max(number.place, ONE if not number.place else _ZERO) if number.scale == 1 else number.place
        number = replace(
            number, end=end, value=number.value * word.value, place=place * word.value, scale=number.scale * word.value if number.scale > 1 else word.value, bare=False
        )


def _plenty(text: str, start: int, end: int, word: Word, limit: int, lexicon: Lexicon) -> Numeral:
    """ "thousands", "tens of thousands", «عشرات الآلاف»: as a lower bound."""
    value = word.value
    while True:
        at = end
        for of in lexicon.section.get("of", ()):
            if text.startswith(f" {of} ", at):
                at += len(of) + 1
                break
        after = _word_after(text, at, limit, lexicon, definite=True)
        if after is None or after[0].kind not in (PLENTY, SCALE, TIMES):
            return Numeral(start, end, value, words=True, plenty=True)
        value *= after[0].value
        end = after[1]


def _small_follows(text: str, end: int, limit: int, lexicon: Lexicon) -> bool:
    joint = lexicon.plus.match(text, end, limit) or lexicon.gap.match(text, end, limit)
    match = lexicon.word.match(text, joint.end(), limit) if joint else None
    return match is not None and lexicon.entries[match.group()].kind in (SMALL, TENS)


def _word_after(
    text: str, end: int, limit: int, lexicon: Lexicon, definite: bool = False, glued: bool = False
) -> tuple[Word, int] | None:
    """The next word of number after a gap (or, after digits, without one), and its end."""
    gap = lexicon.gap.match(text, end, limit)
    if gap is None and not glued:
        return None
    at = gap.end() if gap else end
    match = lexicon.word.match(text, at, limit)
    if match is None and definite:
        for article in lexicon.section.get("definite", ()):
            if text.startswith(article, at):
                match = lexicon.word.match(text, at + len(article), limit)
                break
    return (lexicon.entries[match.group()], match.end()) if match else None


def _small(text: str, start: int, limit: int, lexicon: Lexicon, join: bool) -> Numeral | None:
    """A number below a thousand in words (fifteen hundred goes beyond)."""
    match = lexicon.word.match(text, start, limit)
    if match is None:
        return None
    word = lexicon.entries[match.group()]
    if word.kind in (HUNDREDS, TIMES):
        if word.kind == TIMES and not (word.article or lexicon.bare_scale):
            return Numeral(start, match.end(), word.value, words=True, bare=True)
        return _after_hundreds(text, Numeral(start, match.end(), word.value, words=True), limit, lexicon, join)
    number = _below_hundred(text, start, limit, lexicon, join)
    if number is None:
        return None
    after = _word_after(text, number.end, limit, lexicon)
    if after is None or after[0].kind != TIMES or after[0].article or not 1 <= number.value <= (9 if lexicon.units_first else 99):
        return number
    return _after_hundreds(text, replace(number, end=after[1], value=number.value * HUNDRED, bare=False), limit, lexicon, join)


def _after_hundreds(text: str, hundreds: Numeral, limit: int, lexicon: Lexicon, join: bool) -> Numeral:
    joint = lexicon.plus.match(text, hundreds.end, limit) if join else None
    if joint is None and not lexicon.units_first:
        joint = lexicon.gap.match(text, hundreds.end, limit)
    rest = _below_hundred(text, joint.end(), limit, lexicon, join) if joint else None
    if rest is None or rest.value == 0:
        return hundreds
    after = _word_after(text, rest.end, limit, lexicon)
    if after is not None and (after[0].kind == TIMES or after[0].kind == PART):
        return hundreds
    return replace(hundreds, end=rest.end, value=hundreds.value + rest.value, joined=hundreds.end)


def _below_hundred(text: str, start: int, limit: int, lexicon: Lexicon, join: bool) -> Numeral | None:
    match = lexicon.word.match(text, start, limit)
    word = lexicon.entries[match.group()] if match else None
    if match is None or word is None or word.kind not in (SMALL, TENS):
        return None
    number = Numeral(start, match.end(), word.value, words=True, bare=not word.alone or word.value == 1)
    units, tens = (SMALL, TENS) if lexicon.units_first else (TENS, SMALL)
    if word.kind != units or (units == SMALL and not 1 <= word.value <= 9):
        return number
    joint = (lexicon.plus if lexicon.units_first else lexicon.gap).match(text, match.end(), limit)
    if joint is None or (lexicon.units_first and not join):
        return number
    second = lexicon.word.match(text, joint.end(), limit)
    other = lexicon.entries[second.group()] if second else None
    if second is None or other is None or other.kind != tens or (tens == SMALL and not 1 <= other.value <= 9):
        return number
    return replace(number, end=second.end(), value=word.value + other.value, bare=False, joined=match.end() if lexicon.units_first else 0)
