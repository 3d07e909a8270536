"""A pack's `nouns` section in, its lists as nouns.py reads them out: what belongs to no noun phrase, endings, plurals, the shapes of verbs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from factcheck.language import Pack
from factcheck.packwords import of_pack
from factcheck.record import dataclass

_LONGEST = 40  # letters of a word
_NEVER = ("\0",)  # what no word begins or ends with


@dataclass(frozen=True, slots=True)
class Shape:
    """How a word looks that stands behind a noun and does not belong to it: its beginnings and endings, the endings that it has not, and the letters it has at least and at most."""

    starts: tuple[str, ...]
    ends: tuple[str, ...]
    not_ends: tuple[str, ...]
    shortest: int
    longest: int

    def fits(self, word: str) -> bool:
        return (
            word.startswith(self.starts)
            and word.endswith(self.ends)
            and not word.endswith(self.not_ends)
            and self.shortest <= len(word) <= self.longest
        )


@dataclass(frozen=True, eq=False)
class NounWords:
    head_last: bool
    indefinite: bool
    stop: frozenset[str]
    opening: frozenset[str]
    attributive: frozenset[str]
    rest: frozenset[str]
    trailing: frozenset[str]
    share_of: frozenset[str]
    share_not_of: frozenset[str]
    distances: frozenset[str]
    verb_endings: tuple[str, ...]
    owned: tuple[str, ...]
    owned_stems: tuple[tuple[str, str], ...]
    feminine: tuple[str, ...]
    possessives: tuple[str, ...]
    verb_starts: tuple[str, ...]
    verb_ends: tuple[str, ...]
    verb_shapes: tuple[Shape, ...]
    unglued: frozenset[str]
    unglued_endings: tuple[str, ...]
    seldom: tuple[str, ...]
    accusative: tuple[str, ...]
    stop_endings: tuple[str, ...]
    ending_so: frozenset[str]
    joiners: frozenset[str]
    adjective_endings: tuple[str, ...]
    irregular: Mapping[str, str]
    singulars: frozenset[str]
    attached_and: tuple[str, ...]
    endings: tuple[tuple[str, str], ...]


@of_pack
def noun_words(pack: Pack) -> NounWords:
    section = pack.section("nouns")
    irregular: dict[str, str] = {}
    for singular, plurals in (section.get("plurals") or {}).items():
        irregular.update(dict.fromkeys((pack.key(plural) for plural in plurals), pack.key(singular)))

    def words(listed: Iterable[str] | None) -> frozenset[str]:
        return frozenset(map(pack.key, listed or ()))

    def parts(listed: Iterable[str] | None) -> tuple[str, ...]:
        return tuple(map(pack.key, listed or ())) or _NEVER

    def shape(told: Mapping[str, Any]) -> Shape:
        return Shape(
            starts=parts(told.get("starts", ("",))),
            ends=parts(told.get("ends", ("",))),
            not_ends=parts(told.get("not_ends")),
            shortest=int(told.get("shortest", 1)),
            longest=int(told.get("longest", _LONGEST)),
        )

    return NounWords(
        head_last=section.get("head", "last") == "last",
        indefinite=section.get("counted") == "indefinite",
        stop=words(section.get("stop")),
        opening=words(section.get("opening")),
        attributive=words(section.get("attributive")),
        rest=words(section.get("rest")),
        trailing=words(section.get("trailing")),
        share_of=words(section.get("share_of")),
        share_not_of=words(section.get("share_not_of")),
        distances=words(section.get("distances")),
        verb_endings=parts(section.get("verb_endings")),
        owned=tuple(section.get("owned", ())) or _NEVER,  # as written: folding hides them
        owned_stems=tuple((pack.key(a), pack.key(b)) for a, b in (section.get("owned_stems") or {}).items()),
        feminine=parts(section.get("feminine")),
        possessives=parts(pack.section("words").get("possessives")),
        verb_starts=parts(section.get("verb_starts")),
        verb_ends=parts(section.get("verb_ends")),
        verb_shapes=tuple(map(shape, section.get("verb_shapes", ()))),
        unglued=words(section.get("unglued")),
        unglued_endings=parts(section.get("unglued_endings")),
        seldom=parts(section.get("seldom_prepositions")),
        accusative=parts(section.get("accusative")),
        stop_endings=tuple(section.get("stop_endings", ())),
        ending_so=words(section.get("nouns_ending_so")),
        joiners=words(pack.section("words").get("and")),
        adjective_endings=parts(section.get("adjective_endings")),
        irregular=irregular,
        singulars=frozenset(irregular.values()),
        attached_and=parts(pack.section("words").get("attached_and")),
        endings=tuple((pack.key(a), pack.key(b or "")) for a, b in (section.get("endings") or {}).items()),
    )
