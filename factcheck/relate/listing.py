"""A passage in, counts with the names listed after them out: "four states \u2014 Kansas, Nebraska, Iowa and Missouri \u2014 have …".

The list is a claim of its own, whose ends are the fewest and the most names it may hold, since a name may hold an "and".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from decimal import Decimal

from factcheck.language import Pack
from factcheck.model import Claim
from factcheck.packwords import of_pack
from factcheck.patterns import compiled
from factcheck.record import dataclass
from factcheck.relate.lists import is_compound
from factcheck.relate.passage import Item, Passage

REACH = 14  # items between the count and its list
FAR = 26  # the same, up to a colon, where names have capitals: "four members, elected for three years at the May assembly: …"
# Items between the count and an opening bracket, or a word such as «هي»: more, and the list is of something else.
NOUN = 3
BRACKET = 8  # the same where names have capitals: "at three sites in the period under review (Nabek, …)"
LONGEST_NAME = 7  # words

_COUNT_NOTHING = frozenset({"date", "time", "duration", "age", "ordinal", "percent", "money", "measure"})
_BARS = frozenset(";\u2014\u2013")
_OPENERS = frozenset(":\u2014\u2013(")
_STOP = compiled(r"(?<!\s[^\W\d_])[.;:?!()\n\u2014\u2013\[]|\s-\s")  # the stop of an initial ends no list
_ASIDE = compiled(r"\([^()\n]{1,80}\)(?=,|\s*[^\W\d_])")


@dataclass(frozen=True, eq=False)
class _Joints:
    """How a language joins names: words for "and", letters for it written onto a word, small words inside names."""

    words: frozenset[str]
    attached: tuple[str, ...]
    inside: frozenset[str]
    announcing: frozenset[str]
    functional: frozenset[str]
    capitals: bool


@of_pack
def _joints(pack: Pack) -> _Joints:
    section = pack.section("words")

    def keys(name: str) -> tuple[str, ...]:
        return tuple(pack.key(word) for word in section.get(name) or ())

    return _Joints(
        frozenset(keys("and")),
        keys("attached_and"),
        frozenset(keys("inside_names")),
        frozenset(pack.key(word) for word in pack.section("concepts").get("are-listed") or ()),
        frozenset(pack.key(word) for word in pack.section("nouns").get("stop") or ()),
        section.get("capitals") == "names",
    )


def names_listed(passage: Passage) -> Iterator[Mapping[str, tuple[Claim, ...]]]:
    """Roles `count` and `list` for each small count that a list of names follows."""
    for i, claim in enumerate(passage.claims):
        if claim.kind != "count" or claim.unit or claim.per or not claim.head or claim.hedge or claim.value is None:
            continue
        if _joints(passage.pack).capitals and claim.about is not None and claim.about[0].isupper():
            continue  # "Three Forks" is a name
        if claim.ends is None and 2 <= claim.value <= 20 and not is_compound(passage, i):  # "a three-word response: …"
            listing = _listing(passage, i)
            if listing is not None and not _guessed(passage, claim, listing):
                yield {"count": (claim,), "list": (listing,)}


def _guessed(passage: Passage, count: Claim, listing: Claim) -> bool:
    """Whether a list without a comma falls short where "and" is one letter: the word may as well begin with it."""
    if count.value is None or listing.ends is None or not _joints(passage.pack).attached:
        return False
    return listing.ends[1] < min(count.value, Decimal(3)) and not any(mark in listing.text for mark in ",،")


def _listing(passage: Passage, index: int) -> Claim | None:
    """The names that follow a count and its noun, as a claim: behind the first mark that may open a list, else behind a later colon."""
    end = passage.scenes[passage.scene_of[index]].last
    at = passage.where[index] + 1
    opened = _opening(passage, at, end, "definite" in passage.claims[index].flags)
    if opened is None:
        return None
    listing = _listing_behind(passage, index, opened)
    colon = _colon(passage, at, end) if listing is None and opened.word == "," else None
    return _listing_behind(passage, index, colon) if colon is not None else listing


def _listing_behind(passage: Passage, index: int, opened: Item) -> Claim | None:
    reading = passage.reading
    scene = passage.scenes[passage.scene_of[index]]
    text = reading.folded.text
    sentence = reading.layout.sentences[scene.sentence]
    tail = text[opened.end : sentence.end]
    if opened.word != "(":  # what stands in brackets behind a name is no part of the list
        tail = _ASIDE.sub(lambda aside: " " * len(aside.group()), tail)
    stop = _STOP.search(tail)
    whole = _STOP.search(tail.replace(";", ","))
    items = tail[: whole.start() if whole else len(tail)]
    names = _names(passage, opened.end, tail[: stop.start() if stop else len(tail)], opened.word == ",")
    if ";" in items:
        names = _by_semicolon(passage, opened.end, items)
    if names is None or _holds_figure(passage, opened.end, names[2]):
        return None
    low, high, last = names
    start = opened.end + len(text[opened.end : last]) - len(text[opened.end : last].lstrip())
    first, final = reading.folded.span(start, last)
    line, column = reading.document.position(first)
    return Claim(
        text=reading.document.text[first:final],
        start=first,
        end=final,
        line=line,
        column=column,
        kind="count",
        value=Decimal(low + high) / 2,
        ends=(Decimal(low), Decimal(high)),
        flags=frozenset({"list"}),
        sentence=passage.claims[index].sentence,
    )


def _opening(passage: Passage, at: int, end: int, definite: bool) -> Item | None:
    """The mark or word that opens a list soon after a count: a colon, a dash, a comma right behind the noun, «هي»."""
    text = passage.reading.folded.text
    joints = _joints(passage.pack)
    named = False  # a name before the comma: "six states of Utah, Idaho, …" names its first without a mark
    for here in range(at, min(end, at + REACH)):
        item = passage.items[here]
        named = named or passage.reading.folded.capital(item.start)
        if item.claim >= 0 and passage.claims[item.claim].kind not in _COUNT_NOTHING:
            return None
        announcing = item.word in joints.announcing
        marked = passage.items[here - 1].word in (",", ":")
        if announcing and marked:
            return item
        if here - at > NOUN and passage.items[here - 1].word in (",", ";", ")"):
            return _colon(passage, at, end)
        if "including" in item.tags or "such-as" in item.tags:
            return None
        comma = item.word == "," and here - at <= 3 and joints.capitals and not named
        dash = item.word == "-" and text[item.start - 1 : item.start] == " " == text[item.end : item.end + 1]
        if item.word == "(":
            return item if here - at <= (BRACKET if joints.capitals else NOUN) else None
        if announcing:  # "the four finalists are …", but not "three players were Dutch, Danish and Swiss"
            return item if here - at < NOUN and (definite or not joints.capitals) else None
        if item.word in _OPENERS or dash or comma:
            return item
    return None


def _colon(passage: Passage, at: int, end: int) -> Item | None:
    """The colon that looks back over a clause: "four members, elected for three years at the May assembly: …"; names need capitals for it."""
    if not _joints(passage.pack).capitals:
        return None
    for item in passage.items[at : min(end, at + FAR)]:
        if item.word == ":":
            return item
        counted = item.claim >= 0 and passage.claims[item.claim].kind not in _COUNT_NOTHING
        if counted or item.word in _BARS or not item.tags.isdisjoint(("including", "such-as")):
            return None
    return None


def _holds_figure(passage: Passage, start: int, end: int) -> bool:
    """Whether a figure stands in a list: then it counts, and names nothing ("two of them from Sfax, a third from Gabes")."""
    spans = passage.reading.spans
    first = bisect_left(spans, (start, start))
    return first < len(spans) and spans[first][0] < end


def _by_semicolon(passage: Passage, start: int, items: str) -> tuple[int, int, int] | None:
    """A list whose names hold commas: "Ann Lee, of Bray; Tom Roe, of Cork; and …"; None unless each begins as a name does."""
    joints = _joints(passage.pack)
    chunks = [chunk for chunk in re.finditer(r"[^;]+", items) if chunk.group().strip()]
    for number, chunk in enumerate(chunks, 1):
        words = chunk.group().split()
        first = words[1:] if words[0] in joints.words else words
        if (number == len(chunks)) != (words[0] in joints.words) or not first:
            return None
        if joints.capitals and not passage.reading.folded.capital(start + items.index(first[0], chunk.start())):
            return None
    return len(chunks), len(chunks), start + chunks[-1].start() + len(chunks[-1].group().rstrip())


def _names(passage: Passage, start: int, listed: str, by_comma: bool) -> tuple[int, int, int] | None:
    """The fewest and the most names of a list that begins at a place, and where it ends; None when it is no list of bare names."""
    joints = _joints(passage.pack)
    inner: list[int] = []  # the "and"s inside each chunk between commas
    closed = False  # whether the last chunk began with "and"
    last = start
    complete = True
    for chunk in re.finditer(r"[^,]+", listed):
        words = chunk.group().split()
        if not words:
            continue
        closed = words[0] in joints.words or (bool(inner) and words[0].startswith(joints.attached or ("\0",)))
        words = words[1:] if words[0] in joints.words else words
        if not _is_name(passage, start + chunk.start(), chunk.group(), words) or (
            inner and inner[-1] and joints.attached and not closed
        ):
            complete, closed = False, False
            break
        ands = sum(
            1
            for word in words[1:]
            if word in joints.words or (len(word) > 2 and word.startswith(joints.attached or ("\0",)))
        )
        inner.append(ands)
        last = start + chunk.start() + len(chunk.group().rstrip())
        if closed and joints.capitals:
            complete = last >= start + len(listed.rstrip())
            break
    total = sum(inner)
    if (
        len(inner) + total < 2
        or (by_comma and not (closed or (inner and inner[-1])))
        or not (complete or by_comma or joints.attached)
    ):
        return None
    if joints.attached:
        return len(inner) + total, len(inner) + total, last
    if (
        closed or sum(inner[:-1]) > 0
    ):  # "A, B, and C", "Trinidad and Tobago, Antigua and Barbuda": the other "and"s may be inside names
        return len(inner), len(inner) + total, last
    return len(inner) + min(total, 1), len(inner) + total, last


def _is_name(passage: Passage, at: int, chunk: str, words: list[str]) -> bool:
    """Whether a chunk reads as a name: short, without figures, and capitalised where names are."""
    if not words or len(words) > LONGEST_NAME or any(char.isdigit() for char in chunk):
        return False
    joints = _joints(passage.pack)
    if not joints.capitals:
        return words[0] not in joints.functional
    folded = passage.reading.folded
    for word in re.finditer(r"[^\s]+", chunk):
        core = word.group().strip("\"'“”‘’")
        if not core or core in joints.words or core in joints.inside:
            continue
        if not folded.capital(at + word.start() + word.group().index(core)):
            return False
    return True
