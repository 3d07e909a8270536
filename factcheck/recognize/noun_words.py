"""A pack's `nouns` section in, its lists as nouns.py reads them out: what belongs to no noun phrase, endings, plurals, the shapes of verbs."""

from __future__ import annotations

from collections.abc import Mapping

from factcheck.language import Pack
from factcheck.packwords import of_pack
from factcheck.record import dataclass

_LONGEST = 40  # letters of a word


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
    return NounWords(
        section.get("head", "last") == "last",
        section.get("counted") == "indefinite",
        frozenset(pack.key(word) for word in section.get("stop", ())),
        frozenset(pack.key(word) for word in section.get("opening", ())),
        frozenset(pack.key(word) for word in section.get("attributive", ())),
        frozenset(pack.key(word) for word in section.get("rest", ())),
        frozenset(pack.key(word) for word in section.get("trailing", ())),
        frozenset(pack.key(word) for word in section.get("share_of", ())),
        frozenset(pack.key(word) for word in section.get("share_not_of", ())),
        frozenset(pack.key(word) for word in section.get("distances", ())),
        tuple(pack.key(end) for end in section.get("verb_endings", ())) or ("\0",),
        tuple(section.get("owned", ())) or ("\0",),
        tuple((pack.key(stem), pack.key(instead)) for stem, instead in (section.get("owned_stems") or {}).items()),
        tuple(pack.key(end) for end in section.get("feminine", ())) or ("\0",),
        tuple(pack.key(end) for end in pack.section("words").get("possessives", ())) or ("\0",),
        tuple(pack.key(start) for start in section.get("verb_starts", ())) or ("\0",),
        tuple(pack.key(end) for end in section.get("verb_ends", ())) or ("\0",),
        tuple(
            Shape(
                tuple(pack.key(start) for start in shape.get("starts", ("",))),
                tuple(pack.key(end) for end in shape.get("ends", ("",))),
                tuple(pack.key(end) for end in shape.get("not_ends", ())) or ("\0",),
                int(shape.get("shortest", 1)),
                int(shape.get("longest", _LONGEST)),
            )
            for shape in section.get("verb_shapes", ())
        ),
        frozenset(pack.key(word) for word in section.get("unglued", ())),
        tuple(pack.key(end) for end in section.get("unglued_endings", ())) or ("\0",),
        tuple(pack.key(start) for start in section.get("seldom_prepositions", ())) or ("\0",),
        tuple(pack.key(end) for end in section.get("accusative", ())) or ("\0",),
        tuple(section.get("stop_endings", ())),
        frozenset(pack.key(word) for word in section.get("nouns_ending_so", ())),
        frozenset(pack.key(word) for word in pack.section("words").get("and", ())),
        tuple(pack.key(end) for end in section.get("adjective_endings", ())) or ("\0",),
        irregular,
        frozenset(irregular.values()),
        tuple(pack.key(mark) for mark in pack.section("words").get("attached_and", ())) or ("\0",),
        tuple(
            (pack.key(ending), pack.key(instead or "")) for ending, instead in (section.get("endings") or {}).items()
        ),
    )
