"""A reading in, its sentences as items out: words with the concepts they carry, marks, and claims, each one item.

Only sentences that hold a figure become items; everything that relates figures works on these.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property

from factcheck.language import Pack
from factcheck.model import Claim
from factcheck.recognize import Reading
from factcheck.recognize.layout import BlockKind, Table
from factcheck.recognize.words import TOKEN, Lexicon, build_lexicon
from factcheck.relate.fit import fits
from factcheck.rule import Role

REACH = 90  # items to either side of a claim that count as its sentence, so that no sentence is too long to check
BREAKS = frozenset(",;:()[]\u2013\u2014-/|")
STRONG_BREAKS = frozenset(";:()[]\u2014\u2013|")
_NONE: frozenset[str] = frozenset()
_HEDGE = frozenset({"hedge"})
_JOINED = frozenset({"joined"})


@dataclass(frozen=True, slots=True)
class Item:
    """A word, a mark or a claim: its folded span, its folded text, its concepts, and the claim's index (-1 for none)."""

    start: int
    end: int
    word: str
    tags: frozenset[str]
    claim: int = -1


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with figures: its index in the layout, and the slice of items that it is."""

    sentence: int
    first: int
    last: int
    kind: BlockKind
    block: int


@dataclass(eq=False)
class Passage:
    """A document ready for relating.

    Attributes:
        items: the items of all scenes, in text order.
        scenes: the sentences that hold figures.
        where: for each claim the index of its item, and `scene_of` the index of its scene.
    """

    reading: Reading
    items: list[Item]
    scenes: list[Scene]
    where: list[int]
    scene_of: list[int]
    _seen: dict[tuple[str, int], frozenset[str]] = field(default_factory=dict)
    _fitting: dict[int, list[int]] = field(default_factory=dict)

    def fitting(self, role: Role) -> list[int]:
        """The claims that may fill a role by their own features."""
        found = self._fitting.get(id(role))
        if found is None:
            found = self._fitting[id(role)] = [i for i, claim in enumerate(self.claims) if fits(role, claim)]
        return found

    @property
    def claims(self) -> tuple[Claim, ...]:
        return self.reading.claims

    @property
    def pack(self) -> Pack:
        return self.reading.pack

    @property
    def tables(self) -> tuple[Table, ...]:
        return self.reading.layout.tables

    @cached_property
    def tagged(self) -> Mapping[str, list[int]]:
        """For each concept the items that carry it, in text order."""
        found: dict[str, list[int]] = {}
        for i, item in enumerate(self.items):
            for tag in item.tags:
                found.setdefault(tag, []).append(i)
        return found

    @cached_property
    def scene_at(self) -> list[int]:
        """For each item the index of its scene."""
        return [s for s, scene in enumerate(self.scenes) for _ in range(scene.first, scene.last)]

    def after_bracket(self, claim: int) -> bool:
        """Whether a claim stands first in brackets, as a conversion or an aside does."""
        at = self.where[claim]
        return at > self.scenes[self.scene_of[claim]].first and self.items[at - 1].word in ("(", "[")

    def begins_clause(self, at: int) -> bool:
        """Whether an item stands first in its sentence, or behind a mark."""
        return at == self.scenes[self.scene_at[at]].first or (
            self.items[at - 1].claim < 0 and self.items[at - 1].word in BREAKS
        )

    def cues(self, place: str, claim: int) -> frozenset[str]:
        """The concepts at a place of a claim: `before`, `after` (a few words), `prior`, `next` (two), `around` (before or after), `with` (its comma segment), `clause` or `sentence`."""
        key = (place, claim)
        if key not in self._seen:
            if place == "around":
                tags = self.cues("before", claim) | self.cues("after", claim)
            else:
                first, last = self.reach(place, claim)
                tags = _NONE.union(*(item.tags for item in self.items[first:last])) if first < last else _NONE
            self._seen[key] = tags
        return self._seen[key]

    def companions(self, claim: int) -> range:
        """The claims of a claim's sentence, the nearest when there are very many."""
        scene = self.scene_of[claim]
        first = last = claim
        while first > 0 and claim - first < REACH and self.scene_of[first - 1] == scene:
            first -= 1
        while last + 1 < len(self.scene_of) and last - claim < REACH and self.scene_of[last + 1] == scene:
            last += 1
        return range(first, last + 1)

    def _plain(self, at: int) -> bool:
        """Whether an item is a word, or a date, that a claim's neighbourhood reaches over."""
        item = self.items[at]
        return item.word not in BREAKS and (item.claim < 0 or self.claims[item.claim].kind in ("date", "time"))

    def reach(self, place: str, claim: int) -> tuple[int, int]:
        at = self.where[claim]
        scene = self.scenes[self.scene_of[claim]]
        low, high = max(scene.first, at - REACH), min(scene.last, at + REACH)
        if place == "sentence":
            return low, high
        if place in ("before", "prior"):
            first = at
            while first > max(scene.first, at - (6 if place == "before" else 2)) and self._plain(first - 1):
                first -= 1
            return first, at
        if place in ("after", "next"):
            last = at + 1
            while last < min(scene.last, at + (7 if place == "after" else 3)) and self._plain(last):
                last += 1
            return at + 1, last
        marks = BREAKS if place == "with" else STRONG_BREAKS
        first, last = at, at + 1
        while first > low and self.items[first - 1].word not in marks:
            first -= 1
        while last < high and self.items[last].word not in marks:
            last += 1
        return first, last


def build_passage(reading: Reading) -> Passage:
    """The sentences that hold figures, as items."""
    lexicon = concepts(reading.pack)
    items: list[Item] = []
    scenes: list[Scene] = []
    where: list[int] = []
    scene_of: list[int] = []
    sentences = reading.layout.sentences
    count = len(reading.claims)
    i = 0
    while i < count:
        index = reading.claims[i].sentence
        sentence = sentences[index]
        first = len(items)
        at = sentence.start
        while i < count and reading.claims[i].sentence == index:
            start, end = reading.spans[i]
            _add_words(items, reading, lexicon, at, start)
            where.append(len(items))
            scene_of.append(len(scenes))
            items.append(Item(start, end, "", _NONE, i))
            at = end
            i += 1
        _add_words(items, reading, lexicon, at, sentence.end)
        scenes.append(Scene(index, first, len(items), sentence.kind, sentence.block))
    return Passage(reading, items, scenes, where, scene_of)


def _add_words(items: list[Item], reading: Reading, lexicon: Lexicon, start: int, end: int) -> None:
    """Append the words between two claims, the longest concept entry as one item."""
    text = reading.folded.text
    found = [token for token in TOKEN.finditer(text, start, end) if not _is_glue(text, token.start(), token.end())]
    words = [token.group() for token in found]
    joints = _attached_ands(reading.pack)
    i = 0
    while i < len(words):
        length, tags = lexicon.at(reading.pack, words, i)
        last = i + max(length, 1) - 1
        whole = length == 1 or "idiom" in tags  # the "to" of "due to" leads nowhere
        if "hedge" in tags and not (i == 0 and items and items[-1].claim >= 0):
            tags, whole = _HEDGE, True  # "more than 900" compares nothing; "25 percent more than" does
        for j in () if whole else range(i, last + 1):  # "of those" still says "of" and "those"
            tags |= lexicon.at(reading.pack, words[j : j + 1], 0)[1]
        if len(words[i]) > 3 and words[i].startswith(joints):  # «وإصابة»: "and" is written onto the word
            if not length:
                tags = _JOINED
            elif length == 1 and tags <= lexicon.at(reading.pack, [words[i][1:]], 0)[1]:
                tags |= _JOINED
        items.append(
            Item(found[i].start(), found[last].end(), words[i] if last == i else " ".join(words[i : last + 1]), tags)
        )
        i = last + 1


def _is_glue(text: str, start: int, end: int) -> bool:
    """Whether a hyphen only holds a word together: "a 13-point victory"."""
    return text[start:end] == "-" and text[start - 1 : start].isalnum() and text[end : end + 1].isalpha()


@cache
def _attached_ands(pack: Pack) -> tuple[str, ...]:
    """Letters for "and" that are written onto the next word; one that no word begins with when there are none."""
    return tuple(pack.key(word) for word in pack.section("words").get("attached_and", ())) or ("\0",)


@cache
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
