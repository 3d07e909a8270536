"""Names of concepts in, numbers out, so that what a text holds and what a rule asks for meet in one step; and the lexicon of a pack.

A set of concepts is an integer with one bit for each: a word's, a sentence's, a rule's.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import count

from factcheck.language import Pack
from factcheck.packwords import of_pack
from factcheck.recognize.noun_words import noun_words
from factcheck.recognize.words import Lexicon, build_lexicon, seconds, variants
from factcheck.record import dataclass, field

# The first bits say what an item is, whatever its word means.
BREAK, STRONG_BREAK, WALL = (
    1,
    2,
    4,
)  # a mark; a mark that ends a clause; a figure that a neighbourhood does not reach over
_next_bit = count(3)
BREAKS = frozenset(",;:()[]\u2013\u2014-/|")
ANDS = frozenset({"and", "joined"})  # concepts that join the items of a list
STRONG_BREAKS = frozenset(";:()[]\u2014\u2013|")
MARKS = {mark: BREAK | WALL | (STRONG_BREAK if mark in STRONG_BREAKS else 0) for mark in BREAKS}

_NONE: frozenset[str] = frozenset()
_HEDGE = frozenset({"hedge"})
_JOINED = frozenset({"joined"})


@cache
def bit_of(concept: str) -> int:
    """The bit of one concept, the same for as long as the process runs."""
    return 1 << next(_next_bit)


@cache
def bits_of(concepts: frozenset[str]) -> int:
    """The bits of some concepts."""
    return sum(map(bit_of, concepts))


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one word alone says.

    Attributes:
        leads: the words that make a longer entry with it when they stand behind it.
        elsewhere: what it says when it stands not right behind a figure, when that is something else.
    """

    tags: frozenset[str]
    bits: int
    leads: frozenset[str] = _NONE
    elsewhere: Meaning | None = None


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """The concepts of a pack, and what each word met so far means by itself.

    Attributes:
        names: words that are names inside a sentence when they have a capital, and carry no concept then: "the Left 18 per cent".
        things: words that are things straight behind a number of them, and carry no concept there: "a quarter of the 1,680 lifts".
    """

    pack: Pack
    lexicon: Lexicon
    joints: tuple[str, ...]
    names: frozenset[str] = _NONE
    things: frozenset[str] = _NONE
    met: dict[str, Meaning] = field(default_factory=dict)

    def meaning(self, word: str) -> Meaning:
        found = self.met.get(word)
        if found is None:
            if len(self.met) > _MOST_WORDS:
                self.met.clear()
            found = self.met[word] = self._meaning(word)
        return found

    def _meaning(self, word: str) -> Meaning:
        if self.lexicon.root.keys().isdisjoint(variants(self.pack, word)):  # most words carry no concept
            tags, mark = self._joined(word, _NONE), MARKS.get(word, 0)
            return Meaning(tags, bits_of(tags) | mark)
        behind, elsewhere = (self.longest([word], 0, behind_figure)[1] for behind_figure in (True, False))
        mark, leads = MARKS.get(word, 0), seconds(self.lexicon, self.pack, word)
        # "more than 900" compares nothing; "25 percent more than" does
        other = None if elsewhere == behind else Meaning(elsewhere, bits_of(elsewhere) | mark)
        return Meaning(behind, bits_of(behind) | mark, leads, other)

    def _joined(self, word: str, tags: frozenset[str]) -> frozenset[str]:
        """The concepts of a word, with that of an "and" that is written onto it: «وإصابة»."""
        if len(word) <= 3 or not word.startswith(self.joints):
            return tags
        if not tags:
            return _JOINED
        return tags | _JOINED if tags <= self.lexicon.at(self.pack, [word[1:]], 0)[1] else tags

    def longest(self, words: list[str], at: int, behind_figure: bool) -> tuple[int, frozenset[str]]:
        """How many words the longest entry at a place takes (one when there is none), and its concepts."""
        length, tags = self.lexicon.at(self.pack, words, at)
        whole = length == 1 or "idiom" in tags  # the "to" of "due to" leads nowhere
        if "hedge" in tags and not behind_figure:
            tags, whole = _HEDGE, True
        for other in () if whole else words[at : at + max(length, 1)]:  # "of those" still says "of" and "those"
            tags |= self.lexicon.at(self.pack, [other], 0)[1]
        if length == 0 and self._joined(words[at], _NONE):
            tags = _JOINED
        elif length == 1:
            tags = self._joined(words[at], tags)
        return max(length, 1), tags


_MOST_WORDS = 100_000


@of_pack
def vocabulary(pack: Pack) -> Vocabulary:
    """The concepts that rules name, by the pack's words."""
    names = frozenset(pack.key(word) for word in pack.section("words").get("names_too", ()))
    things = frozenset(pack.key(word) for word in pack.section("words").get("things_too", ()))
    return Vocabulary(pack, concepts(pack), noun_words(pack).attached_and, names, things)


@of_pack
def concepts(pack: Pack) -> Lexicon:
    """The lexicon of the concepts that rules name."""
    return build_lexicon(pack, _entries(pack.section("concepts")))


def _entries(section: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """Concept → words; an entry `<other>` stands for all words of another concept."""
    flat: dict[str, list[str]] = {}

    def words(name: str, inside: frozenset[str]) -> list[str]:
        if name not in flat:
            found: list[str] = []
            for entry in section.get(name, ()):
                inner = entry[1:-1]
                if entry.startswith("<") and entry.endswith(">") and inner not in inside:
                    found.extend(words(inner, inside | {inner}))
                else:
                    found.append(entry)
            flat[name] = found
        return flat[name]

    return {name: words(name, frozenset({name})) for name in section}
