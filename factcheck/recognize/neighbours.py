"""Folded text and a place in, the word before it or after it out, when only spaces (or a hyphen) stand between."""

from __future__ import annotations

from factcheck.language import Folded
from factcheck.patterns import compiled

_BEFORE = compiled(r"([^\W_]+(?:['.][^\W_]+)*)[ -]?$")
_AFTER = compiled(r"(?: |-|\n)?([^\W_]+(?:'[^\W_]+)*)")
_REACH = 28
_LOWER_WORD = compiled(
    r"(?<![^\W_])[^\W\d_A-Z]{5,}"
)  # five letters none of which is a capital: no headline's small word
_SENTENCE_START = compiled(r"(?:^|[.!?:;\n\"'(*|—–-])\s*$")


def previous_word(text: str, start: int) -> str:
    """The word that ends right before a place, "" when something else does."""
    match = _BEFORE.search(text, max(0, start - _REACH), start)
    return match[1] if match else ""


def next_word(text: str, end: int) -> str:
    """The word that begins right after a place, "" when something else does."""
    match = _AFTER.match(text, end, end + _REACH)
    return match[1] if match else ""


def in_name(folded: Folded, start: int, end: int) -> bool:
    """Whether a word is a name's: capitals in the middle of a sentence that is no headline ("the Ninth Circuit", "Ocean's Eleven", "the film Two").

    `start` and `end` are folded offsets. A script without capitals never has one.
    """
    if not folded.capital(start) or _SENTENCE_START.search(folded.text, max(0, start - 4), start) is not None:
        return False
    if not _capital_after(folded, end) and not _BEFORE.search(folded.text, max(0, start - _REACH), start):
        return False
    return in_sentence(folded, start, end)


def names_something(folded: Folded, start: int, end: int) -> bool:
    """Whether an ordinal in digits belongs to a name: the 15th Brigade, the 198th Battalion."""
    return folded.text[end : end + 1] == " " and _capital_after(folded, end) and in_sentence(folded, start, end)


def in_sentence(folded: Folded, start: int, end: int) -> bool:
    """Whether a span (folded offsets) stands in running text rather than in a headline, where capitals say nothing."""
    line_start = folded.text.rfind("\n", 0, start) + 1
    line_end = folded.text.find("\n", end)
    first, last = folded.span(
        max(line_start, start - 120), min(line_end if line_end >= 0 else len(folded.text), end + 120)
    )
    return _LOWER_WORD.search(folded.source, first, last) is not None


def _capital_after(folded: Folded, end: int) -> bool:
    text = folded.text
    return text[end : end + 1] in (" ", "-") and text[end + 1 : end + 2].isalpha() and folded.capital(end + 1)
