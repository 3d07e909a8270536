"""Items of a passage in, the reference classes of their words out: "the displaced", "those who fled" and "refugees" are one."""

from __future__ import annotations

from factcheck.language import Pack
from factcheck.packwords import of_pack
from factcheck.recognize.nouns import noun_key
from factcheck.recognize.words import Lexicon, build_lexicon
from factcheck.relate.passage import Passage


@of_pack
def _classes(pack: Pack) -> Lexicon:
    """The words of each reference class: "the displaced" means those who "fled"."""
    return build_lexicon(pack, pack.section("references"))


def classes_of(pack: Pack, word: str) -> frozenset[str]:
    """The reference classes of one word."""
    return _classes(pack).at(pack, (word,), 0)[1]


def class_of(passage: Passage, first: int, last: int) -> frozenset[str]:
    """The reference classes that the words of some items belong to."""
    return passage.once(("class", first, last), lambda: _classes_said(passage, first, last))


def _classes_said(passage: Passage, first: int, last: int) -> frozenset[str]:
    words = passage.words(first, last)
    found: set[str] = set()
    for i in range(len(words)):
        found |= _classes(passage.pack).at(passage.pack, words, i)[1]
    return frozenset(found)


@of_pack
def generic(pack: Pack) -> frozenset[str]:
    """Nouns that count whatever the parts count ("38 people, including 26 schoolgirls")."""
    return _nouns(pack, "generic")


@of_pack
def collectives(pack: Pack) -> frozenset[str]:
    """Nouns of which each holds several of something else ("forty families")."""
    return _nouns(pack, "collectives")


def _nouns(pack: Pack, name: str) -> frozenset[str]:
    return frozenset(noun_key(pack, pack.key(word)) for word in pack.section("words").get(name, ()))
