"""Words in, the source of one regular expression that matches any of them out: a trie, so that scanning stays fast."""

from __future__ import annotations

import re
from collections.abc import Iterable

from factcheck.patterns import kept_text

_Trie = dict[str, "_Trie"]
_END = ""
_MANY = 20  # words from which on keeping their pattern is faster than making it


def alternation(words: Iterable[str]) -> str:
    """A pattern that matches the longest of the words at a place; an empty list gives a pattern that never matches.

    Boundaries are the caller's. A flat alternation of 300 words scans 0.6 MB/s, the same words as a trie 6 to 30.
    """
    words = sorted(set(words))  # sets come in another order in every run
    if len(words) < _MANY:
        return _of(words)
    return kept_text("\0".join(("alternation", *words)), lambda: _of(words))


def _of(words: Iterable[str]) -> str:
    root: _Trie = {}
    for word in words:
        node = root
        for character in word:
            node = node.setdefault(character, {})
        node[_END] = {}
    return _pattern(root) if root else r"(?!)"


def _pattern(node: _Trie) -> str:
    branches = [re.escape(character) + _pattern(child) for character, child in node.items() if character]
    if not branches:
        return ""
    if len(branches) == 1 and _END not in node:
        return branches[0]
    return f"(?:{'|'.join(branches)})" + ("?" if _END in node else "")
