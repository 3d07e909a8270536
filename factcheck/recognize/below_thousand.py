"""Folded text and a place in, the number below a thousand in words that begins there out ("two hundred and six")."""

from __future__ import annotations

from factcheck.recognize.number_words import HUNDRED, HUNDREDS, PART, SMALL, TENS, TIMES, Lexicon, Numeral, Word
from factcheck.record import replace


def word_after(
    text: str, end: int, limit: int, lexicon: Lexicon, definite: bool = False, glued: bool = False
) -> tuple[Word, int] | None:
    """The next word of number after a gap (or, after digits, without one), and its end."""
    gap = lexicon.gap.match(text, end, limit)
    if gap is None and not glued:
        return None
    at = gap.end() if gap else end
    found = lexicon.match(text, at, limit)
    if found is None and definite:
        for article in lexicon.definite:
            if text.startswith(article, at):
                return lexicon.match(text, at + len(article), limit)
    return found


def _past_article(text: str, start: int, at: int, lexicon: Lexicon) -> int:
    """Where the second part of a number begins whose first part has an article: each has its own («الثمانية والخمسين»)."""
    for article in lexicon.definite:
        if text.startswith(article, at) and text.endswith(article, 0, start):
            return at + len(article)
    return at


def read_small(text: str, start: int, limit: int, lexicon: Lexicon, join: bool) -> Numeral | None:
    """A number below a thousand in words (fifteen hundred goes beyond)."""
    found = lexicon.match(text, start, limit)
    if found is None:
        return None
    word, end = found
    if word.kind in (HUNDREDS, TIMES):
        number = Numeral(start, end, word.value, words=True, article=word.article)
        if word.kind == TIMES and not (word.article or lexicon.bare_scale):
            return replace(number, bare=True)
        return _after_hundreds(text, number, limit, lexicon, join)
    below = read_below_hundred(text, start, limit, lexicon, join)
    if below is None:
        return None
    after = word_after(text, below.end, limit, lexicon)
    if (
        after is None
        or after[0].kind != TIMES
        or after[0].article
        or not 1 <= below.value <= (9 if lexicon.units_first else 99)
    ):
        return below
    return _after_hundreds(
        text, replace(below, end=after[1], value=below.value * HUNDRED, bare=False), limit, lexicon, join
    )


def _after_hundreds(text: str, hundreds: Numeral, limit: int, lexicon: Lexicon, join: bool) -> Numeral:
    joint = lexicon.plus.match(text, hundreds.end, limit) if join else None
    if joint is None and not lexicon.units_first:
        joint = lexicon.gap.match(text, hundreds.end, limit)
    at = _past_article(text, hundreds.start, joint.end(), lexicon) if joint else 0
    rest = read_below_hundred(text, at, limit, lexicon, join) if joint else None
    if rest is None or rest.value == 0:
        return hundreds
    after = word_after(text, rest.end, limit, lexicon)
    if after is not None and (after[0].kind == TIMES or (after[0].kind == PART and after[0].many)):
        joined = lexicon.plus.match(text, hundreds.end, limit) is not None
        if after[0].kind == TIMES or not _is_numerator(rest, after[0], joined):
            return hundreds
    return replace(hundreds, end=rest.end, value=hundreds.value + rest.value, joined=hundreds.end)


def _is_numerator(rest: Numeral, part: Word, joined: bool) -> bool:
    """Whether what follows the hundreds is counted with them in a fraction: "one hundred and thirty-two fifths", "two hundred three fifths".

    "two hundred and three fifths" is 200 3/5, "one hundred thirty fifths" one hundred of what a thirty-fifth is.
    """
    if joined:
        return rest.value * part.value >= 1
    return not (rest.value % 10 == 0 and rest.value >= 20 and 1 / part.value < 10)


def read_below_hundred(text: str, start: int, limit: int, lexicon: Lexicon, join: bool) -> Numeral | None:
    found = lexicon.match(text, start, limit)
    if found is None or found[0].kind not in (SMALL, TENS):
        return None
    word, end = found
    number = Numeral(start, end, word.value, words=True, bare=word.value <= 1)
    units, tens = (SMALL, TENS) if lexicon.units_first else (TENS, SMALL)
    if word.kind != units or (units == SMALL and not 1 <= word.value <= 9) or (lexicon.units_first and not join):
        return number
    joint = (lexicon.plus if lexicon.units_first else lexicon.gap).match(text, end, limit)
    second = lexicon.match(text, _past_article(text, start, joint.end(), lexicon), limit) if joint else None
    if second is None or second[0].kind != tens or (tens == SMALL and not 1 <= second[0].value <= 9):
        return number
    joined = end if lexicon.units_first else 0
    return replace(number, end=second[1], value=word.value + second[0].value, bare=False, joined=joined)
