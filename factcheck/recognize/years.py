"""A bare four-digit number and its neighbours in, whether it is a year out ("the 2021 shooting", but "2016 people")."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from factcheck.language import Folded, Pack
from factcheck.packwords import of_pack
from factcheck.patterns import compiled
from factcheck.recognize.neighbours import next_word, previous_word
from factcheck.record import dataclass

RECENT = range(1900, 2101)
OLDER = range(1500, 1900)
_PARENTHESIZED = range(1500, 2101)
_NONE = ("\0",)  # no word ends or begins so
_GROUPED = compiled(r"(?<![\d,.])\d,\d{3}(?![\d,])")  # a text that writes 1,500 so writes its counts


@dataclass(frozen=True, eq=False)
class _Cues:
    """The words of the pack's `dates: years`; the fields mean what the pack's comments say."""

    strong: frozenset[str]
    usual: frozenset[str]
    faint: frozenset[str]
    older: frozenset[str]
    definite: frozenset[str]
    hedges: frozenset[str]
    against: frozenset[str]
    counted: frozenset[str]
    following: frozenset[str]
    hyphenated: frozenset[str]
    of_a_year: frozenset[str]
    definite_endings: tuple[str, ...]
    plural_endings: tuple[str, ...]
    not_plural_endings: tuple[str, ...]
    joined: tuple[str, ...]
    dated: tuple[str, ...]


@of_pack
def _cues(pack: Pack) -> _Cues:
    section: Mapping[str, Any] = pack.section("dates").get("years") or {}

    def words(name: str) -> frozenset[str]:
        return frozenset(pack.key(word) for word in section.get(name) or ())

    return _Cues(
        strong=words("strong"),
        usual=words("usual"),
        faint=words("faint"),
        older=words("older"),
        definite=words("definite"),
        hedges=words("hedges"),
        against=words("against"),
        counted=words("counted"),
        following=words("following"),
        hyphenated=words("hyphenated"),
        of_a_year=words("of_a_year"),
        definite_endings=tuple(words("definite_endings")) or _NONE,
        plural_endings=tuple(words("plural_endings")),
        not_plural_endings=tuple(words("not_plural_endings")) or _NONE,
        joined=tuple(words("joined")) or _NONE,
        dated=tuple(f" {phrase}" for phrase in words("dated")) or _NONE,
    )


def is_counted(folded: Folded, pack: Pack, end: int) -> bool:
    """Whether the word after a number is one that only a count can stand before."""
    after = next_word(folded.text, end)
    return after in _cues(pack).counted and not folded.capital(folded.text.find(after, end))


def is_cued(folded: Folded, pack: Pack, start: int) -> bool:
    """Whether the word before a number says that it is a year, whatever follows: "in", «سنة»."""
    before = previous_word(folded.text, start)
    return before in _cues(pack).strong or before in _cues(pack).usual


def is_year(folded: Folded, pack: Pack, start: int, end: int, value: int) -> bool:
    """Whether the number at a folded span reads as a year, by the words on either side."""
    cues, text = _cues(pack), folded.text
    before = previous_word(text, start)
    if before in cues.against or is_counted(folded, pack, end):
        return False
    if text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha():
        return value in RECENT and next_word(text, end + 1) in cues.hyphenated
    if before in cues.strong or (value in range(OLDER.start, RECENT.stop) and _is_dated(text, start, cues)):
        return True
    recent, exact = value in RECENT, value % 100 != 0
    if recent and exact and before not in cues.hedges and next_word(text, end) in cues.of_a_year:
        return True
    free = not _noun_follows(folded, end, cues)
    if text[start - 1 : start] == "(" and free:
        return value in _PARENTHESIZED
    if before in cues.usual:
        return free or (recent and exact)
    if not recent:
        cued = before in cues.older or before in cues.definite or before.endswith(cues.definite_endings)
        return value in OLDER and exact and free and cued
    if before in cues.hedges:
        return free and exact
    if before in cues.faint or before in cues.definite or before.endswith(cues.definite_endings):
        return free or exact
    first = start - len(before) - 1  # before a space, which «12هـ2016» has not
    named = bool(before) and first >= 0 and folded.capital(first)  # "the Beyond Fest 2019 goes on"
    return exact and (free or named or (bool(cues.plural_endings) and _writes_grouped(text)))


def _is_dated(text: str, start: int, cues: _Cues) -> bool:
    """Whether the words before a number say that something dates from it: "dates to 1873"."""
    return text[max(0, start - 24) : start].rstrip(" ").endswith(cues.dated)


def _noun_follows(folded: Folded, end: int, cues: _Cues) -> bool:
    """Whether the next word may be what the number counts."""
    after = next_word(folded.text, end)
    if not after[:1].isalpha() or after in cues.following or after.startswith(cues.joined):
        return False
    if not cues.plural_endings:
        return True
    if folded.capital(folded.text.find(after, end)):
        return False
    return after.endswith(cues.plural_endings) and not after.endswith(cues.not_plural_endings)


@lru_cache(maxsize=8)
def _writes_grouped(text: str) -> bool:
    return _GROUPED.search(text) is not None
