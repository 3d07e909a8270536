"""Nouns in, the kinds of thing that they name out; two figures in, whether they count the same thing.

A kind has nouns that stand for all of it ("victims", "animals", "the deal") and nouns that name one sort of it ("lodgers", "elephants").
"""

from __future__ import annotations

from functools import lru_cache

from factcheck.language import Pack
from factcheck.packwords import of_pack
from factcheck.recognize.nouns import noun_key, same_noun
from factcheck.recognize.words import variants
from factcheck.record import dataclass
from factcheck.relate.classes import class_of
from factcheck.relate.passage import Passage

SHORTEST = 3  # letters that are left of a noun without its ending

_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Kinds:
    """The kinds of a noun: those that it stands for as a whole, and all that it belongs to."""

    whole: frozenset[str] = _NONE
    all: frozenset[str] = _NONE


@of_pack
def _listed(pack: Pack) -> dict[str, Kinds]:
    found: dict[str, Kinds] = {}
    for name, rows in pack.section("kinds").items():
        for row, words in rows.items():
            for word in words:
                key = noun_key(pack, pack.key(word))
                old = found.get(key, Kinds())
                found[key] = Kinds(old.whole | {name} if row == "any" else old.whole, old.all | {name})
    return found


@lru_cache(maxsize=65536)
def kinds_of(pack: Pack, word: str) -> Kinds:
    """The kinds of a folded noun, in whatever number it stands; none for a noun that the pack does not list."""
    listed, endings = _listed(pack), pack.section("nouns").get("loose_endings", ())
    for form in variants(pack, word):
        key = noun_key(pack, form)
        if key in listed:
            return listed[key]
        for ending in endings:
            bare = key[: -len(ending)]
            if key.endswith(ending) and len(bare) >= SHORTEST and bare in listed:
                return listed[bare]
    return Kinds()


def one_thing(pack: Pack, said: str, told: str) -> bool:
    """Whether a noun said later may mean what one told before means: the same noun, another for all of its kind, or both for all of one."""
    return same_noun(pack, noun_key(pack, said), noun_key(pack, told)) or bool(
        kinds_of(pack, said).whole & kinds_of(pack, told).all
    )


def same_things(passage: Passage, a: int, b: int) -> bool:
    """Whether two claims count the same thing: the same noun, or words of one class about both."""
    one, two = passage.claims[a], passage.claims[b]
    if one.head and two.head and one.head == two.head:
        return True
    mine = class_of(passage, *passage.reach("after", a)) or class_of(passage, *passage.reach("before", a))
    return bool(
        mine & (class_of(passage, *passage.reach("after", b)) or class_of(passage, *passage.reach("before", b)))
    )
