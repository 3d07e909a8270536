"""Folded text and a place in, the word before it or after it out, when only spaces (or a hyphen) stand between."""

from __future__ import annotations

import re

_BEFORE = re.compile(r"([^\W_]+(?:['.][^\W_]+)*)[ -]?$")
_AFTER = re.compile(r"(?: |-|\n)?([^\W_]+(?:'[^\W_]+)*)")
_REACH = 28


def previous_word(text: str, start: int) -> str:
    """The word that ends right before a place, "" when something else does."""
    match = _BEFORE.search(text, max(0, start - _REACH), start)
    return match[1] if match else ""


def next_word(text: str, end: int) -> str:
    """The word that begins right after a place, "" when something else does."""
    match = _AFTER.match(text, end, end + _REACH)
    return match[1] if match else ""
