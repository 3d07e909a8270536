"""The words that a reader knows in, the places in a text where one of them may begin out.

Most words of a text begin nothing. A text is cut into words once; all readers of a language look up together which of them may begin
what one of them reads (the word is the first of an entry, with or without particles in front), and each tries its
pattern there alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress, count

from factcheck.language import Folded, Pack
from factcheck.packwords import of_pack
from factcheck.patterns import compiled
from factcheck.recognize.words import particles
from factcheck.record import dataclass, field

_LETTERS = compiled(r"[^\W\d_]+")
_MOST_WORDS = 100_000  # words remembered of a language's texts

Place = tuple[int, int]


@dataclass(eq=False)
class _Beginnings:
    """What the entries of a language's readers begin with.

    Attributes:
        prefixes: what may be written onto an entry, "" for nothing; `longest` is the length of the longest.
        firsts: for each first word of entries the bits of their readers; `met` the same for the words of texts.
        readers: how many bits are taken.
    """

    prefixes: frozenset[str]
    longest: int
    firsts: dict[str, int] = field(default_factory=dict)
    met: dict[str, int] = field(default_factory=dict)
    readers: int = 0

    def flagged(self, folded: Folded) -> list[tuple[int, int, int]]:
        """For each word of a text in which something may begin its index, its offset and the bits of the readers concerned."""
        known = folded.notes.get("beginnings")
        if known is None or known[0] != self.readers:
            met, words = self.met, folded.words
            for word in set(words).difference(met):
                met[word] = self._bits(word)
            bits = [met[word] for word in words]
            flagged = compress(zip(count(), folded.starts, bits), bits)
            known = folded.notes["beginnings"] = (self.readers, list(flagged))
            if len(met) > _MOST_WORDS:
                met.clear()
        found: list[tuple[int, int, int]] = known[1]
        return found

    def _bits(self, word: str) -> int:
        bits = 0
        for i in range(min(len(word), self.longest + 1)):
            if word[:i] in self.prefixes:
                bits |= self.firsts.get(word[i:], 0)
        return bits


@of_pack
def _beginnings(pack: Pack) -> _Beginnings:
    """No language has entries to begin with: its readers add theirs as they are made."""
    prefixes = {""}
    for layer in particles(pack):
        prefixes |= {before + particle for before in prefixes for particle in layer}
    numerals = pack.section("numerals")
    prefixes |= {pack.key(word) for name in ("particles", "definite") for word in numerals.get(name) or ()}
    return _Beginnings(frozenset(prefixes), max(map(len, prefixes)))


@dataclass(frozen=True, eq=False)
class Starts:
    """Where one reader's entries may begin.

    Attributes:
        alone: the bit of the entries of one word; `led` of those that go on with one of the `seconds`.
        odd: finds what else an entry begins with.
        figures: whether a number is one.
    """

    beginnings: _Beginnings
    alone: int
    led: int
    seconds: frozenset[str]
    odd: re.Pattern[str] | None
    figures: bool

    def places(self, folded: Folded) -> list[Place]:
        """The spans in which an entry may begin, in text order."""
        alone, led, seconds, words = self.alone, self.led, self.seconds, folded.words
        found = [
            (start, start + len(words[i]))
            for i, start, bits in self.beginnings.flagged(folded)
            if bits & alone or (bits & led and i + 1 < len(words) and words[i + 1] in seconds)
        ]
        if self.odd is not None:
            found = _merged(found, [match.span() for match in self.odd.finditer(folded.text)])
        return _merged(found, folded.figures) if self.figures else found


def starts_of(pack: Pack, entries: Iterable[str], figures: bool = False) -> Starts:
    """What some folded entries, of one word or several, begin with; with `figures`, numbers as well."""
    beginnings = _beginnings(pack)
    alone, led = 1 << beginnings.readers, 2 << beginnings.readers
    beginnings.readers += 2
    beginnings.met.clear()
    seconds: set[str] = set()
    odd: set[str] = set()
    for entry in filter(None, entries):
        runs = list(_LETTERS.finditer(entry))
        if not runs or runs[0].start():
            odd.add(entry[0])
            continue
        follows = len(runs) > 1 and not entry[runs[0].end() : runs[1].start()].strip(" -")
        beginnings.firsts[runs[0].group()] = beginnings.firsts.get(runs[0].group(), 0) | (led if follows else alone)
        if follows:
            seconds.add(runs[1].group())
    other = compiled(f"[{re.escape(''.join(sorted(odd)))}]") if odd else None
    return Starts(beginnings, alone, led, frozenset(seconds), other, figures)


def _merged(one: list[Place], two: list[Place]) -> list[Place]:
    return sorted(one + two) if one and two else one or two


def scan(pattern: re.Pattern[str], text: str, places: Sequence[Place]) -> Iterator[re.Match[str]]:
    """What `finditer` gives when each match begins in one of some places."""
    end = 0
    for start, stop in places:
        at = max(start, end)
        while at < stop:
            match = pattern.match(text, at)
            if match is None:
                at += 1
                continue
            yield match
            end = at = max(match.end(), at + 1)
