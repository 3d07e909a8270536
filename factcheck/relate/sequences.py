"""Two dated claims of a passage in, whether what happens at the first comes before what happens at the second out.

A pack lists sequences of events, each stage the words that tell it: who is arrested is then charged, tried and sentenced. Those under
`once` happen to one thing once, whichever is told first; those under `again` may come round (closed, reopened, closed), so that
only the order of telling counts.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.language import Pack
from factcheck.model import MOMENTS, Moment
from factcheck.packwords import of_pack
from factcheck.recognize.words import Lexicon, build_lexicon
from factcheck.relate.concepts import ANDS, STRONG_BREAKS
from factcheck.relate.passage import Passage

_LEADS = 3  # items before a date at the head of its clause: "and, on the", «وفي يوم»
_TOGETHER = 5  # words between two that tell one event: "tenders were invited"
Stage = tuple[str, int]  # a sequence and a place in it


def leads_to(passage: Passage, a: int, b: int) -> bool:
    """Whether the event told with claim a comes before the one told with claim b, in one of the pack's sequences."""
    return any(
        name == other and first < second and (a < b or not name.startswith("again"))
        for name, first in _stages(passage, a)
        for other, second in _stages(passage, b)
    )


def _stages(passage: Passage, claim: int) -> frozenset[Stage]:
    return passage.once(("stages", claim), lambda: _stages_at(passage, claim))


def _stages_at(passage: Passage, claim: int) -> frozenset[Stage]:
    """The stages told by the event nearest a date, in its own clause: before the date, or behind one that heads the clause."""
    at = passage.where[claim]
    scene = passage.scenes[passage.scene_of[claim]]
    low, high = at, at + 1
    while low > scene.first and not _is_edge(passage, low - 1, claim):
        low -= 1
    while high < scene.last and not _is_edge(passage, high, claim):
        high += 1
    head = _head(passage, at, low)
    before, after = range(at - 1, head - 1, -1), range(at + 1, high)
    for way in (before, after) if head == low else (before, after, range(head - 1, low - 1, -1)):
        found = _nearest_event(passage, way)
        if found:
            return found
    return frozenset()


def _is_edge(passage: Passage, at: int, claim: int) -> bool:
    """Whether an item ends what can be said of one date: another date (but not the hour of its own day), or a strong mark."""
    item = passage.items[at]
    if item.claim >= 0:
        one, other = passage.claims[claim], passage.claims[item.claim]
        return other.kind in MOMENTS and (one.kind == other.kind or not _of_one_day(one.moment, other.moment))
    return item.word in STRONG_BREAKS


def _of_one_day(one: Moment | None, other: Moment | None) -> bool:
    return (
        one is not None
        and other is not None
        and one.day is not None
        and (one.month, one.day) == (other.month, other.day)
    )


def _head(passage: Passage, at: int, low: int) -> int:
    """Where the clause of a date begins: behind the mark or the "and" close before it, which sets it at the head; else as far back as can be."""
    for here in range(at - 1, max(low, at - _LEADS) - 1, -1):
        item = passage.items[here]
        if item.word == "," or not item.tags.isdisjoint(ANDS):
            return here + ("joined" not in item.tags)
    return low


def _nearest_event(passage: Passage, way: range) -> frozenset[Stage]:
    """The stages of the events that are met first on the way from a date; those told within a few words of it tell the same event."""
    forth = sorted(way)
    words = [part for i in forth for part in (passage.items[i].word.split() if passage.items[i].claim < 0 else ("",))]
    lexicon = _events(passage.pack)
    found = [
        (i, i + length, tags)
        for i in range(len(words))
        for length, tags in (lexicon.at(passage.pack, words, i),)
        if length
    ]
    if not found:
        return frozenset()
    ways = found if way.step > 0 else sorted(found, key=lambda event: -event[1])
    first, last, _ = ways[0]
    near = [tags for start, end, tags in found if start <= last + _TOGETHER and first - _TOGETHER <= end]
    return frozenset(map(_stage, frozenset().union(*near)))


def _stage(tag: str) -> Stage:
    name, _, place = tag.rpartition(" ")
    return name, int(place)


def event_words(pack: Pack) -> list[str]:
    """Every form of every word that tells an event of a sequence."""
    return [form for _, words in _entries(pack) for form in words]


@of_pack
def _events(pack: Pack) -> Lexicon:
    return build_lexicon(pack, dict(_entries(pack)))


def _entries(pack: Pack) -> Iterator[tuple[str, list[str]]]:
    for kind, sequences in pack.section("sequences").items():
        for name, stages in sequences.items():
            for place, words in enumerate(stages):
                yield f"{kind} {name} {place}", [form for word in words for form in forms_of(word)]


def forms_of(word: str) -> Iterator[str]:
    """The forms that an entry stands for: "clos(e|ed|ure)" for three."""
    head, opened, rest = word.partition("(")
    if not opened:
        yield word
        return
    endings, _, tail = rest.partition(")")
    for ending in endings.split("|"):
        yield from forms_of(head + ending + tail)
