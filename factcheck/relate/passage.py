"""A reading in, its sentences as items out: words with the concepts they carry, marks, and claims, each one item.

Only sentences that hold a figure become items; everything that relates figures works on these.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import NamedTuple, TypeVar

from factcheck.language import Pack
from factcheck.model import MOMENTS, Claim
from factcheck.recognize import Reading
from factcheck.recognize.layout import BlockKind, Table
from factcheck.recognize.words import TOKEN
from factcheck.record import dataclass, field
from factcheck.relate.concepts import BREAK, BREAKS, MARKS, STRONG_BREAK, WALL, Vocabulary, bit_of, bits_of, vocabulary
from factcheck.relate.fit import fit_bits, fits
from factcheck.rule import Role

REACH = 90  # items to either side of a claim that count as its sentence, so that no sentence is too long to check
_TWICE = {"around": "after", "close": "next"}  # places of two sides: before, and this one
_BEYOND = {
    "setting": "sentence",
    "lead": "past",
    "scope": "sentence",
}  # places that take in the sentence before, and this one
_BEHIND = {"after": 6, "soon": 4, "next": 2}  # words behind a claim
SUMMARY = 3  # words of a sentence that only says that a summary follows
_NONE: frozenset[str] = frozenset()
_SET_APART = frozenset({"another-one", "another-act"})  # what an ordinal says of the noun behind it: "the second trial"
_BRACKETS = frozenset("()[]")
_Found = TypeVar("_Found")


class Item(NamedTuple):
    """A word, a mark or a claim: its folded span, its folded text, its concepts, and the claim's index (-1 for none)."""

    start: int
    end: int
    word: str
    tags: frozenset[str]
    claim: int = -1


def tags_of(items: Sequence[Item]) -> frozenset[str]:
    """The concepts of some items."""
    return _NONE.union(*(item.tags for item in items))


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with figures: its index in the layout, and the slice of items that it is.

    Attributes:
        bits: the concepts of its words; fits: the fits of its figures (see fit.py).
    """

    sentence: int
    first: int
    last: int
    kind: BlockKind
    block: int
    bits: int = 0
    fits: int = 0


@dataclass(eq=False)
class Passage:
    """A document ready for relating.

    Attributes:
        items: the items of all scenes, in text order, and `bits` the concepts of each as a number (see concepts.py).
        scenes: the sentences that hold figures.
        where: for each claim the index of its item, `scene_of` the index of its scene, and `fits` the fits of its features.
        known: what was found out about figures of this passage, by what was asked (see `once`).
    """

    reading: Reading
    items: list[Item]
    bits: list[int]
    scenes: list[Scene]
    where: list[int]
    scene_of: list[int]
    fits: list[int]
    known: dict[object, object] = field(default_factory=dict)
    _cues: dict[str, list[int]] = field(default_factory=dict)
    _fitting: dict[int, list[int]] = field(default_factory=dict)

    @cached_property
    def all_bits(self) -> int:
        """The concepts of all its words."""
        found = 0
        for scene in self.scenes:
            found |= scene.bits
        return found

    @cached_property
    def all_fits(self) -> int:
        """The fits of all its figures."""
        found = 0
        for scene in self.scenes:
            found |= scene.fits
        return found

    def fitting(self, role: Role) -> list[int]:
        """The claims that may fill a role by their own features."""
        return [i for i, claim in enumerate(self.claims) if fits(role, claim)]

    def able(self, fit: int) -> list[int]:
        """The claims of a fit, as the bit of a role's (see fit.py)."""
        found = self._fitting.get(fit)
        if found is None:
            found = self._fitting[fit] = [i for i, fits in enumerate(self.fits) if fits & fit]
        return found

    def once(self, key: tuple[object, ...], find: Callable[[], _Found]) -> _Found:
        """What `find` gives, worked out once for a key: rules ask the same of the same figures again and again."""
        if key not in self.known:
            self.known[key] = find()
        return self.known[key]  # type: ignore[return-value]

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
    def summaries(self) -> frozenset[int]:
        """The blocks that open with a word for a summary, alone in its sentence: "Abstract. We followed 640 infants."."""
        lexicon, text = vocabulary(self.pack).lexicon, self.reading.folded.text
        found, last = set(), -1
        for sentence in self.reading.layout.sentences:
            if sentence.block == last:
                continue
            last = sentence.block
            words = [token for token in TOKEN.findall(text[sentence.start : sentence.end]) if token[0].isalnum()]
            if 0 < len(words) <= SUMMARY and "summary" in lexicon.at(self.pack, words, 0)[1]:
                found.add(sentence.block)
        return frozenset(found)

    @cached_property
    def scene_at(self) -> list[int]:
        """For each item the index of its scene."""
        return [s for s, scene in enumerate(self.scenes) for _ in range(scene.first, scene.last)]

    def after_bracket(self, claim: int) -> bool:
        """Whether a claim stands first in brackets, as a conversion or an aside does."""
        at = self.where[claim]
        return at > self.scenes[self.scene_of[claim]].first and self.items[at - 1].word in ("(", "[")

    def bracketed(self, claim: int) -> bool:
        """Whether a claim stands within brackets, first in them or not: "(2022: 67.1%)"."""
        at, first = self.where[claim], self.scenes[self.scene_of[claim]].first
        marks = [item.word for item in self.items[max(first, at - 6) : at] if item.word in _BRACKETS]
        return bool(marks) and marks[-1] in "(["

    def begins_clause(self, at: int) -> bool:
        """Whether an item stands first in its sentence, or behind a mark."""
        return at == self.scenes[self.scene_at[at]].first or (
            self.items[at - 1].claim < 0 and self.items[at - 1].word in BREAKS
        )

    def has(self, place: str, claim: int, concept: str) -> bool:
        """Whether a word at a place of a claim carries a concept."""
        return bool(self.cued(place, claim) & bit_of(concept))

    def cued(self, place: str, claim: int) -> int:
        """The bits of the concepts at a place of a claim: `before`, `after` (a few words), `soon` (four behind it), `prior`, `next` (two), `around` (before or after), `close` (before or next), `with` (its comma segment), `behind` (what of that stands before it), `clause`, `sentence`, `setting` (the sentence before as well), `lead` (so, up to the claim) or `scope` (the sentences before and behind as well)."""
        row = self._cues.get(place) or self._row(place)
        found = row[claim]
        if found < 0:
            found = row[claim] = self._cued(place, claim)
        return found

    def cues_of(self, place: str, claims: Iterable[int]) -> list[int]:
        """For each claim the bits of the concepts at a place of it; worked out for some claims, below zero for others."""
        row = self._cues.get(place) or self._row(place)
        for claim in claims:
            if row[claim] < 0:
                row[claim] = self._cued(place, claim)
        return row

    def _row(self, place: str) -> list[int]:
        row = self._cues[place] = [-1] * len(self.where)
        return row

    def _cued(self, place: str, claim: int) -> int:
        if place in _TWICE:
            return self.cued("before", claim) | self.cued(_TWICE[place], claim)
        if place in _BEYOND:
            return self.cued(_BEYOND[place], claim) | bits_of(self._beyond(place, claim))
        first, last = self.reach(place, claim)
        found = 0
        for bits in self.bits[first:last]:
            found |= bits
        return found

    def _beyond(self, place: str, claim: int) -> frozenset[str]:
        """The concepts of the sentences about a claim's own that a place takes in."""
        scene = self.scene_of[claim]
        return self._led_by(scene) | (self._followed_by(scene) if place == "scope" else _NONE)

    def _followed_by(self, scene: int) -> frozenset[str]:
        """The concepts of the sentence behind a scene's, when it stands in the same paragraph."""
        behind, sentences = self.scenes[scene].sentence + 1, self.reading.layout.sentences
        if behind == len(sentences) or sentences[behind].block != sentences[behind - 1].block:
            return _NONE
        return self.once(("followed by", scene), lambda: self._told(behind))

    def _led_by(self, scene: int) -> frozenset[str]:
        """The concepts of the sentence before a scene's, or of the line that leads its bullets, with figures or without."""
        return self.once(("led by", scene), lambda: self._lead(self.scenes[scene].sentence))

    def _lead(self, sentence: int) -> frozenset[str]:
        sentences = self.reading.layout.sentences
        lead = sentence - 1
        while lead >= 0 and sentences[lead].kind == "bullet" == sentences[sentence].kind:
            lead -= 1
        return self._told(lead) if lead >= 0 else _NONE

    def _told(self, sentence: int) -> frozenset[str]:
        """The concepts of a sentence, with figures or without."""
        sentences = self.reading.layout.sentences
        words = TOKEN.findall(self.reading.folded.text, sentences[sentence].start, sentences[sentence].end)[:REACH]
        known, at, found = vocabulary(self.pack), 0, _NONE
        while at < len(words):
            length, tags = known.longest(words, at, False)
            found |= tags
            at += length
        return found

    def words(self, first: int, last: int) -> list[str]:
        """The words of some items, each by itself; an item may be several that carry one concept («من الأطفال»)."""
        return [word for item in self.items[first:last] for word in item.word.split()]

    def companions(self, claim: int) -> range:
        """The claims of a claim's sentence, the nearest when there are very many."""
        scene = self.scene_of[claim]
        first = last = claim
        while first > 0 and claim - first < REACH and self.scene_of[first - 1] == scene:
            first -= 1
        while last + 1 < len(self.scene_of) and last - claim < REACH and self.scene_of[last + 1] == scene:
            last += 1
        return range(first, last + 1)

    def reach(self, place: str, claim: int) -> tuple[int, int]:
        at = self.where[claim]
        scene = self.scenes[self.scene_of[claim]]
        low, high = max(scene.first, at - REACH), min(scene.last, at + REACH)
        if place == "sentence":
            return low, high
        if place == "past":
            return low, at
        if place in ("before", "prior"):
            first, stop = at, max(scene.first, at - (6 if place == "before" else 2))
            while first > stop and not self.bits[first - 1] & WALL:
                first -= 1
            return first, at
        if place in _BEHIND:
            last, stop = at + 1, min(scene.last, at + 1 + _BEHIND[place])
            while last < stop and not self.bits[last] & WALL:
                last += 1
            return at + 1, last
        mark = STRONG_BREAK if place == "clause" else BREAK
        first, last = at, at + 1
        while first > low and not self.bits[first - 1] & mark:
            first -= 1
        while last < high and not self.bits[last] & mark:
            last += 1
        return first, at if place == "behind" else last


def build_passage(reading: Reading) -> Passage:
    """The sentences that hold figures, as items."""
    words = vocabulary(reading.pack)
    items: list[Item] = []
    bits: list[int] = []
    scenes: list[Scene] = []
    where: list[int] = []
    scene_of: list[int] = []
    fits = list(map(fit_bits, reading.claims))
    sentences = reading.layout.sentences
    count = len(reading.claims)
    i = 0
    while i < count:
        index = reading.claims[i].sentence
        sentence = sentences[index]
        first = len(items)
        at = sentence.start
        fitting = 0
        while i < count and reading.claims[i].sentence == index:
            start, end = reading.spans[i]
            _add_words(items, bits, reading, words, at, start)
            where.append(len(items))
            scene_of.append(len(scenes))
            kind = reading.claims[i].kind
            told = words.meaning(reading.folded.text[start:end]).tags & _SET_APART if kind == "ordinal" else _NONE
            items.append(Item(start, end, "", told, i))
            bits.append((0 if kind in MOMENTS else WALL) | bits_of(told))
            fitting |= fits[i]
            at = end
            i += 1
        _add_words(items, bits, reading, words, at, sentence.end)
        said = 0
        for own in bits[first:]:
            said |= own
        scenes.append(Scene(index, first, len(items), sentence.kind, sentence.block, said, fitting))
    return Passage(reading, items, bits, scenes, where, scene_of, fits)


def _add_words(
    items: list[Item], bits: list[int], reading: Reading, vocabulary: Vocabulary, start: int, end: int
) -> None:
    """Append the words between two claims, the longest concept entry as one item."""
    text = reading.folded.text
    words = TOKEN.findall(text, start, end)
    if "-" in words:  # a hyphen that only holds a word together is none: "a 13-point victory"
        found = [token.span() for token in TOKEN.finditer(text, start, end) if not _is_glue(text, *token.span())]
        words = [text[first:last] for first, last in found]
    behind_figure = bool(items) and items[-1].claim >= 0
    counts = behind_figure and reading.claims[items[-1].claim].kind == "count"
    at = start
    i = 0
    while i < len(words):
        word = words[i]
        first = text.index(word, at)
        at = first + len(word)
        meaning = vocabulary.meaning(word)
        if meaning.leads and i + 1 < len(words) and words[i + 1] in meaning.leads:
            length, tags = vocabulary.longest(words, i, behind_figure and i == 0)
            for further in words[i + 1 : i + length]:
                at = text.index(further, at) + len(further)
            whole = " ".join(words[i : i + length])
            items.append(Item(first, at, whole, tags))
            bits.append(bits_of(tags) | MARKS.get(whole, 0))
            i += length
            continue
        if meaning.elsewhere is not None and not (behind_figure and i == 0):
            meaning = meaning.elsewhere
        named = word in vocabulary.names and (i > 0 or behind_figure) and reading.folded.capital(first)
        named = named or (i == 0 and counts and word in vocabulary.things)
        items.append(Item(first, at, word, _NONE if named else meaning.tags))
        bits.append(0 if named else meaning.bits)
        i += 1


def _is_glue(text: str, start: int, end: int) -> bool:
    """Whether a hyphen only holds a word together: "a 13-point victory"."""
    return text[start:end] == "-" and text[start - 1 : start].isalnum() and text[end : end + 1].isalpha()
