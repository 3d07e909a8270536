"""Folded text in, words out; and words with the particles that a language writes onto them taken off.

A Lexicon finds the longest entry, of one or more words, at each word: the trie behind concepts, nouns and connectives.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from factcheck.language import Pack
from factcheck.packwords import of_pack
from factcheck.patterns import compiled
from factcheck.record import dataclass, field

# A word (inner apostrophes and full stops as in "don't", "u.s."), or one mark. Digits that no claim took are words too.
TOKEN = compiled(r"[^\W_]+(?:['.-][^\W_]+)*|[^\w\s]|_+")

Node = dict[str, "Node | frozenset[str]"]
_LEAF = ""
_SHORTEST = 2  # letters of a noun behind a preposition that holds the article
_MOST_WORDS = 100_000  # words remembered by a lexicon


@of_pack
def particles(pack: Pack) -> tuple[tuple[str, ...], ...]:
    """The particles that a language writes onto words, layer by layer, outermost first."""
    return tuple(tuple(pack.key(p) for p in layer) for layer in pack.section("words").get("particles", ()))


@lru_cache(maxsize=65536)
def variants(pack: Pack, word: str) -> tuple[str, ...]:
    """The word, then each way to take attached particles off it, least taken first; what is left has two letters at least."""
    found = [word]
    for layer in particles(pack):
        for form in list(found):
            for particle in layer:
                rest = form[len(particle) :]
                if form.startswith(particle) and len(rest) > 1 and rest not in found:
                    found.append(rest)
    return tuple(found)


@of_pack
def _holders(pack: Pack) -> dict[str, frozenset[str]]:
    """The prepositions that hold the article («للدورة»), each with the nouns whose own first letter its last letter is («للجنة»)."""
    listed = pack.section("words").get("article_within") or {}
    return {pack.key(holder): frozenset(pack.key(noun) for noun in nouns) for holder, nouns in listed.items()}


@lru_cache(maxsize=65536)
def without_article(pack: Pack, word: str) -> str:
    """The word without its article (the innermost particles) and what stands before that; else the word: «وفد» keeps its «و»."""
    layers = particles(pack)
    forms = variants(pack, word) if layers else ()
    for form in forms:
        for article in layers[-1]:
            if form.startswith(article) and len(form) - len(article) > 1:
                return form[len(article) :]
    for holder, nouns in _holders(pack).items():
        for form in forms:
            rest = form[len(holder) :]
            if form.startswith(holder) and len(rest) > _SHORTEST:
                return holder[-1] + rest if holder[-1] + rest in nouns else rest
    return word


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Tags by entry; `root` is a trie over words, `alone` what words met so far say alone (see `single_tags`)."""

    root: Node
    alone: dict[str, tuple[frozenset[str], bool]] = field(default_factory=dict)

    def at(self, pack: Pack, words: Sequence[str], start: int) -> tuple[int, frozenset[str]]:
        """The number of words of the longest entry that begins at a word, and its tags; (0, none) when none does.

        Attached particles come off the first word only, and only when the word as it stands begins no entry.
        """
        alone, leads = self.alone.get(words[start]) or single_tags(self, pack, words[start])
        if not leads:
            return bool(alone), alone
        best: tuple[int, frozenset[str]] = (0, frozenset())
        for form in variants(pack, words[start]):
            node = self.root.get(form)
            length = 1
            while isinstance(node, dict):
                tags = node.get(_LEAF)
                if isinstance(tags, frozenset) and length > best[0]:
                    best = (length, tags)
                if start + length >= len(words):
                    break
                node = node.get(words[start + length])
                length += 1
            if best[0]:
                break
        return best


def single_tags(lexicon: Lexicon, pack: Pack, word: str) -> tuple[frozenset[str], bool]:
    """The tags of an entry that is one word, and whether entries of more words begin with it."""
    if len(lexicon.alone) > _MOST_WORDS:
        lexicon.alone.clear()
    found = lexicon.alone[word] = _single_tags(lexicon, pack, word)
    return found


def seconds(lexicon: Lexicon, pack: Pack, word: str) -> frozenset[str]:
    """The words that go on with an entry of more words behind a word."""
    nodes = [lexicon.root.get(form) for form in variants(pack, word)]
    return frozenset(key for node in nodes if isinstance(node, dict) for key in node if key != _LEAF)


def _single_tags(lexicon: Lexicon, pack: Pack, word: str) -> tuple[frozenset[str], bool]:
    for form in variants(pack, word):
        node = lexicon.root.get(form)
        if isinstance(node, dict):
            tags = node.get(_LEAF)
            if len(node) > isinstance(tags, frozenset):
                return frozenset(), True
            return (tags if isinstance(tags, frozenset) else frozenset()), False
    return frozenset(), False


def build_lexicon(pack: Pack, entries: Mapping[str, Iterable[str]]) -> Lexicon:
    """A lexicon from tag → words (a word may stand under several tags)."""
    root: Node = {}
    known: dict[frozenset[str], frozenset[str]] = {}  # thousands of entries share a few hundred sets of tags
    for tag, phrases in entries.items():
        for phrase in phrases:
            node = root
            for word in TOKEN.findall(pack.key(phrase)):
                child = node.setdefault(word, {})
                assert isinstance(child, dict)
                node = child
            tags = node.get(_LEAF, frozenset())
            assert isinstance(tags, frozenset)
            tags |= {tag}
            node[_LEAF] = known.setdefault(tags, tags)
    return Lexicon(root)
