"""A bare four-digit number and its neighbours in, whether it is a year out ("the 2021 shooting", but "2016 people")."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from factcheck.language import Folded, Pack
from factcheck.recognize.date_tokens import next_word, previous_word

_RECENT = range(1900, 2101)
_PARENTHESIZED = range(1500, 2101)


@dataclass(frozen=True, eq=False)
class _Cues:
    strong: frozenset[str]
    usual: frozenset[str]
    faint: frozenset[str]
    against: frozenset[str]
    counted: frozenset[str]
    following: frozenset[str]
    names: frozenset[str]
    definite: frozenset[str]
    plural_endings: tuple[str, ...]
    not_plural_endings: tuple[str, ...]
    article: tuple[str, ...]


@cache
def _cues(pack: Pack) -> _Cues:
    section: Mapping[str, Any] = pack.section("dates").get("years") or {}

    def words(name: str) -> frozenset[str]:
        return frozenset(pack.key(word) for word in section.get(name) or ())

    return _Cues(
        strong=words("strong"),
        usual=words("usual"),
        faint=words("faint"),
        against=words("against"),
        counted=words("counted"),
        following=words("following"),
        names=words("names"),
        definite=words("definite"),
        plural_endings=tuple(words("plural_endings")),
        not_plural_endings=tuple(words("not_plural_endings")),
        article=tuple(words("joined")),
    )


def is_year(folded: Folded, pack: Pack, start: int, end: int, value: int) -> bool:
    """Whether the number at a folded span reads as a year, by the words on either side (the pack's `dates: years`)."""
    cues = _cues(pack)
    text = folded.text
    before, after = previous_word(text, start), next_word(text, end)
    if after in cues.counted or before in cues.against:
        return False
    if before in cues.strong:
        return True
    noun = bool(after) and after not in cues.following and not after.startswith(cues.article or ("\0",))
    recent = value in _RECENT
    if text[start - 1 : start] == "(" and not noun:
        return value in _PARENTHESIZED
    if cues.plural_endings:
        space = text.find(after, end) if noun else end
        noun = (
            noun
            and (not recent or after.endswith(cues.plural_endings))
            and not after.endswith(cues.not_plural_endings or ("\0",))
        )
        noun = noun and not folded.capital(space)
    if before in cues.usual:
        return not noun and (recent or not after or after in cues.following)
    if before in cues.definite:
        return recent
    if not recent:
        return False
    if before in cues.faint or before in cues.names:
        return not noun
    if cues.plural_endings:
        return not noun and value % 1000 != 0
    return False
