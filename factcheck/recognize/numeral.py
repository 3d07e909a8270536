"""Folded text and a place in, the numeral that begins there out: digits, words of number, and both with their scales.

A numeral is a sum of terms of falling size ("two million | three hundred thousand | and five"); a term is a coefficient below a
thousand, in digits or words, times its scales. A join that the sizes do not allow ("two hundred and three hundred") ends the numeral.
"""

from __future__ import annotations

from decimal import Decimal

from factcheck.language import Pack
from factcheck.recognize.below_thousand import read_below_hundred, read_small, word_after
from factcheck.recognize.digits import Digits, read_digits, ungrouped
from factcheck.recognize.number_words import (
    DOZEN,
    DUAL,
    HUNDRED,
    LARGEST,
    ONE,
    ORDINAL,
    PART,
    PLENTY,
    SCALE,
    SMALL,
    TENS,
    THOUSAND,
    TIMES,
    VULGAR,
    ZERO,
    Lexicon,
    Numeral,
    Word,
)
from factcheck.record import replace

_MULTIPLIERS = (SCALE, DOZEN, TIMES)
_LARGEST_NUMERATOR = 10_000


def read_numeral(text: str, start: int, limit: int, pack: Pack, lexicon: Lexicon, join: bool = True) -> Numeral | None:
    """The longest numeral at a place; without `join`, no "and" within it."""
    first = _term(text, start, limit, pack, lexicon, join)
    if first is None or first.plenty:
        return first
    total = first
    room = first.scale
    while (following := _next_term(text, total, room, limit, pack, lexicon, join)) is not None:
        value = following.value
        if following.part and following.scale == 1 and room >= THOUSAND:
            value *= room  # "a million and a half"
        total = replace(
            total,
            end=following.end,
            value=total.value + value,
            place=following.value * room if following.part and room > 1 else following.place,
            words=total.words or following.words,
            scale=total.scale if following.part else following.scale,
            part=following.part and room == 1,
            joined=total.joined or total.end,
            bare=False,
        )
        if following.part:
            return replace(total, end=_scale_again(text, total.end, limit, room, lexicon))
        room = following.scale
    return total


def _next_term(
    text: str, total: Numeral, room: Decimal, limit: int, pack: Pack, lexicon: Lexicon, join: bool
) -> Numeral | None:
    """A smaller term that the total goes on with."""
    plus = lexicon.plus.match(text, total.end, limit) if join else None
    if plus is not None:
        term = _term(text, plus.end(), limit, pack, lexicon, join)
        if term is not None and not term.plenty:
            if term.part and term.value < 1 and not total.part and _whole(total) and not term.bare:
                return term if room > 1 or total.words or not lexicon.bare_scale or total.value < HUNDRED else None
            mixed = term.words != total.words and term.scale == 1
            if (
                not term.part
                and term.value < room
                and _whole(total)
                and not (mixed and not lexicon.units_first)
                and (term.words or term.scale > 1 or lexicon.units_first)
            ):
                return term
    gap = lexicon.gap.match(text, total.end, limit) if room > 1 and not lexicon.units_first else None
    if gap is not None:
        term = _term(text, gap.end(), limit, pack, lexicon, join)
        if (
            term is not None
            and not term.plenty
            and not term.part
            and term.value < room
            and (term.scale > 1 or (term.words and total.words))
        ):
            return term
    return None


def _whole(number: Numeral) -> bool:
    """Whether no decimals are written, so that a half can still follow."""
    return not number.place or number.place >= number.scale


def _scale_again(text: str, end: int, limit: int, room: Decimal, lexicon: Lexicon) -> int:
    """Past a scale said again after its half: «ثلاثة مليارات ونصف المليار»."""
    after = word_after(text, end, limit, lexicon, definite=True)
    return after[1] if after and after[0].kind == SCALE and after[0].value == room else end


def _term(text: str, start: int, limit: int, pack: Pack, lexicon: Lexicon, join: bool) -> Numeral | None:
    if start >= limit:
        return None
    if text[start].isdecimal() or text[start] == "." or text[start] in VULGAR:
        digits = read_digits(text, start, limit, pack)
        return None if digits is None else _scaled_digits(text, start, digits, limit, lexicon, join)
    found = lexicon.match(text, start, limit)
    if found is None or found[0].kind == ORDINAL:
        return None
    word, end = found
    if word.kind == PLENTY or (word.kind in (SCALE, DOZEN) and word.many):
        return _plenty(text, start, end, word, limit, lexicon)
    if word.kind == PART:
        part = Numeral(
            start,
            end,
            word.value,
            words=True,
            part=True,
            bare=word.many or not (word.alone or word.article),
            article=word.article,
        )
        return _part(text, part, limit, lexicon)
    if word.kind in (SCALE, DUAL):
        scale = word.value if word.kind == SCALE else ONE.scaleb(word.value.adjusted())  # 1000 of the dual 2000
        bare = word.kind == SCALE and not (word.article or lexicon.bare_scale)
        return _scaled(
            text, Numeral(start, end, word.value, scale, True, scale, bare=bare, article=word.article), limit, lexicon
        )
    if word.kind == DOZEN:
        return Numeral(
            start, end, word.value, words=True, bare=not (word.article or lexicon.bare_scale), article=word.article
        )
    small = read_small(text, start, limit, lexicon, join)
    return (
        None
        if small is None
        else _coefficient(text, _spoken_decimals(text, small, limit, lexicon), limit, lexicon, join)
    )


def _spoken_decimals(text: str, number: Numeral, limit: int, lexicon: Lexicon) -> Numeral:
    """Decimals in words: "five point two", "nine point nought four"."""
    point = lexicon.point.match(text, number.end, limit)
    if point is None:
        return number
    at, digits = point.end(), ""
    while (found := lexicon.match(text, at, limit)) is not None and found[0].kind in (SMALL, TENS):
        word, end = found
        if word.value > 9 and digits:
            break
        if word.kind == TENS and (below := read_below_hundred(text, at, limit, lexicon, True)) is not None:
            digits, end = str(below.value), below.end
        else:
            digits += str(word.value)
        number = replace(number, end=end)
        gap = lexicon.gap.match(text, end, limit)
        if gap is None or word.value > 9:
            break
        at = gap.end()
    if not digits:
        return number
    return replace(number, value=number.value + Decimal(f"0.{digits}"), place=ONE.scaleb(-len(digits)), bare=False)


def _coefficient(text: str, number: Numeral, limit: int, lexicon: Lexicon, join: bool) -> Numeral:
    """A small number with what multiplies it: "two thirds", "two and a half million", "three dozen"."""
    after = _part_after(text, number, limit, lexicon)
    if (
        after is not None
        and after[0].kind == PART
        and not after[0].article
        and (after[0].many or number.value == 1)
        and 0 < number.value < _LARGEST_NUMERATOR
    ):
        word, end = after
        return _part(
            text, replace(number, end=end, value=number.value * word.value, part=True, bare=False), limit, lexicon
        )
    plus = lexicon.plus.match(text, number.end, limit) if join and number.value > 0 and not number.place else None
    found = lexicon.match(text, plus.end(), limit) if plus else None
    if found is not None and found[0].kind == PART and not found[0].many and (found[0].article or found[0].alone):
        mixed = replace(
            number, end=found[1], value=number.value + found[0].value, place=found[0].value, part=True, bare=False
        )
        scaled = _scaled(text, mixed, limit, lexicon)
        if scaled.scale > 1:
            return replace(scaled, part=False)
    return _scaled(text, number, limit, lexicon)


def _part_after(text: str, number: Numeral, limit: int, lexicon: Lexicon) -> tuple[Word, int] | None:
    """The word behind a number, one of two words among them: "one twenty-fifth", "twenty thirty-fifths"."""
    after = word_after(text, number.end, limit, lexicon)
    if (
        after is None
        or after[0].kind != TENS
        or lexicon.units_first
        or not number.words
        or number.value != int(number.value)
    ):
        return after
    last = word_after(text, after[1], limit, lexicon)
    if last is None or last[0].kind not in (PART, ORDINAL) or last[0].article or last[0].value >= 10:
        return after
    bottom = last[0].value if last[0].kind == ORDINAL else 1 / last[0].value
    if not 1 < bottom < 10 or bottom != int(bottom):
        return after
    return replace(last[0], kind=PART, value=ONE / (after[0].value + bottom)), last[1]


def _part(text: str, part: Numeral, limit: int, lexicon: Lexicon) -> Numeral:
    """A fraction, times a scale that follows: "half a million", "a quarter of a million", «ربع مليون»."""
    of = lexicon.of.match(text, part.end, limit)
    after = word_after(text, of.end() if of else part.end, limit, lexicon, definite=True)
    if after is None or after[0].kind not in (SCALE, DOZEN) or after[0].many:
        return part
    word, end = after
    value = part.value * word.value
    place = word.value / 10 if word.kind == SCALE else ZERO  # half a million is no closer than a hundred thousand
    return replace(part, end=end, value=value, place=place, scale=ONE, part=False, bare=False)


def _scaled_digits(text: str, start: int, digits: Digits, limit: int, lexicon: Lexicon, join: bool) -> Numeral:
    after = word_after(text, digits.end, limit, lexicon, glued=True)
    if (
        digits.groups
        and after is not None
        and after[0].kind == SCALE
        and _decimal_before(text[start : digits.end], after[0], lexicon)
    ):
        digits = ungrouped(text, start, digits)
    number = Numeral(start, digits.end, digits.value, digits.place, part=digits.fraction)
    if digits.fraction:
        if digits.value < 1:
            return _part(text, number, limit, lexicon)
        scaled = _scaled(text, number, limit, lexicon)
        return replace(scaled, part=False, place=scaled.scale / 4) if scaled.scale > 1 else number
    if digits.place or digits.value >= 1000:
        return _scaled(text, number, limit, lexicon)
    return _coefficient(text, number, limit, lexicon, join)


def _decimal_before(written: str, scale: Word, lexicon: Lexicon) -> bool:
    """Whether a sign before three digits is decimal, with this scale after it: «2,449 مليار», not «1,200 مليون» nor "1,200 billion"."""
    if lexicon.decimal_before is None:
        return False
    return "." in written or (scale.value >= lexicon.decimal_before and not written.endswith("00"))


def _scaled(text: str, number: Numeral, limit: int, lexicon: Lexicon) -> Numeral:
    """A number times the scale words that follow it."""
    while True:
        after = word_after(text, number.end, limit, lexicon, glued=not number.words)
        if after is None:
            return number
        word, end = after
        if (
            word.article
            or word.kind not in _MULTIPLIERS
            or number.value * word.value > LARGEST
            or (word.kind == TIMES and (number.words or number.value >= THOUSAND or text.startswith("-", end)))
        ):
            return number
        if word.kind != SCALE:
            number = replace(
                number, end=end, value=number.value * word.value, place=number.place * word.value, bare=False
            )
            if word.kind == DOZEN:
                return number
            return _hundreds_and(text, number, limit, lexicon) if not number.words and not number.place else number
        place = number.place or (number.scale if number.scale > 1 else ONE)
        number = replace(
            number,
            end=end,
            value=number.value * word.value,
            place=place * word.value,
            scale=number.scale * word.value,
            bare=False,
        )


def read_scale(text: str, end: int, limit: int, lexicon: Lexicon) -> tuple[Decimal, int] | None:
    """A scale word of a million or more behind a unit, and where it ends."""
    after = word_after(text, end, limit, lexicon)
    if after is None or after[0].kind != SCALE or after[0].article or after[0].many or after[0].value < THOUSAND**2:
        return None
    return after[0].value, after[1]


def _hundreds_and(text: str, hundreds: Numeral, limit: int, lexicon: Lexicon) -> Numeral:
    """The rest of «3 مئة و21», "3 hundred and one"."""
    plus = lexicon.plus.match(text, hundreds.end, limit)
    if plus is None:
        return hundreds
    end = plus.end()
    if not text[end : end + 1].isdecimal():
        rest = read_below_hundred(text, end, limit, lexicon, True)
        return replace(hundreds, end=rest.end, value=hundreds.value + rest.value) if rest and rest.value else hundreds
    while end < limit and text[end].isdecimal():
        end += 1
    written = text[plus.end() : end]
    if len(written) > 2 or text[end : end + 1] in (".", ",") or word_after(text, end, limit, lexicon) is not None:
        return hundreds
    return replace(hundreds, end=end, value=hundreds.value + Decimal(written))


def _plenty(text: str, start: int, end: int, word: Word, limit: int, lexicon: Lexicon) -> Numeral:
    """ "thousands", "tens of thousands", «عشرات الآلاف»: as a lower bound."""
    value = word.value
    while True:
        of = lexicon.of.match(text, end, limit)
        after = word_after(text, of.end() if of else end, limit, lexicon, definite=True)
        if (
            after is None
            or after[0].kind not in (PLENTY, SCALE, TIMES)
            or after[0].article
            or value * after[0].value > LARGEST
        ):
            return Numeral(start, end, value, words=True, plenty=True)
        value *= after[0].value
        end = after[1]
