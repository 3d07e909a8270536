"""A passage in, counts with the names listed after them out: "four states \u2014 Kansas, Nebraska, Iowa and Missouri \u2014 have …".

The list is a claim of its own, whose ends are the fewest and the most names it may hold, since a name may hold an "and".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise, takewhile

from factcheck.language import Pack
from factcheck.model import Claim
from factcheck.packwords import of_pack
from factcheck.patterns import compiled
from factcheck.record import dataclass
from factcheck.relate.links import link_holds
from factcheck.relate.lists import is_compound
from factcheck.relate.passage import Item, Passage

REACH = 14  # items between the count and its list
FAR = 26  # the same, up to a colon, where names have capitals: "four members, elected for three years at the May assembly: …"
# Items between the count and an opening bracket, or a word such as «هي»: more, and the list is of something else.
NOUN = 3
BRACKET = 8  # the same where names have capitals: "at three sites in the period under review (Nabek, …)"
LONGEST_NAME = 7  # words
SHORT = 2  # words of a name behind an "and" that is one letter: what is longer goes on with the sentence
MISCOUNT = 2  # bullets more or fewer than announced that are still a slip: beyond, they are of something else

_ON_TOP = frozenset({"added", "on-top", "overlap"})
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
        if claim.kind != "count" or claim.unit or claim.per or claim.hedge or claim.value is None:
            continue
        if not claim.head and not (i + 1 < len(passage.claims) and link_holds(passage, "of", i, i + 1)):
            continue  # the noun of "five of the 40 laboratories" stands with the forty
        if _joints(passage.pack).capitals and claim.about is not None and claim.about.split()[-1][0].isupper():
            continue  # "Three Forks" is a name, "three African ports" are three
        if claim.ends is None and 2 <= claim.value <= 20 and not is_compound(passage, i):  # "a three-word response: …"
            listing = _listing(passage, i) or _bullets(passage, i) or _summed_up(passage, i)
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
    opened = _opening(passage, index, end)
    if opened is None:
        return None
    listing = _listing_behind(passage, index, opened)
    colon = _colon(passage, index, end) if listing is None and opened.word == "," else None
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
    behind = bisect_left(passage.items, last, key=lambda item: item.start)
    if any(not item.tags.isdisjoint(_ON_TOP) for item in passage.items[behind : min(behind + 3, scene.last)]):
        return None  # "Iran, Libya and Sudan, in addition to Iraq and Yemen"
    start = opened.end + len(text[opened.end : last]) - len(text[opened.end : last].lstrip())
    return _claim(passage, index, (start, last), (low, high))


def _claim(passage: Passage, index: int, span: tuple[int, int], ends: tuple[int, int]) -> Claim:
    """A list at a place of the folded text, told of a count, as a claim: the fewest and the most names that it holds."""
    reading, (low, high) = passage.reading, ends
    first, final = reading.folded.span(*span)
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


def _counts(passage: Passage, claim: int, index: int) -> bool:
    """Whether a figure between a count and a list may be what the list is of: not a date, nor the 40 of "only five of the 40 laboratories"."""
    return passage.claims[claim].kind not in _COUNT_NOTHING and not link_holds(passage, "of", index, claim)


def _opening(passage: Passage, index: int, end: int) -> Item | None:
    """The mark or word that opens a list soon after a count: a colon, a dash, a comma right behind the noun, «هي»."""
    text = passage.reading.folded.text
    joints = _joints(passage.pack)
    at, definite = passage.where[index] + 1, "definite" in passage.claims[index].flags
    named = False  # a name before the comma: "six states of Utah, Idaho, …" names its first without a mark
    for here in range(at, min(end, at + REACH)):
        item = passage.items[here]
        named = named or passage.reading.folded.capital(item.start)
        if item.claim >= 0 and _counts(passage, item.claim, index):
            return None
        announcing = item.word in joints.announcing
        marked = passage.items[here - 1].word in (",", ":")
        if announcing and passage.items[min(here + 1, end - 1)].word == ":":
            return passage.items[here + 1]
        if announcing and marked:
            return item
        if here - at > NOUN and passage.items[here - 1].word in (",", ";", ")"):
            return _colon(passage, index, end)
        if "including" in item.tags or "such-as" in item.tags:
            return None
        comma = item.word == "," and here - at <= 3 and joints.capitals and not named
        dash = item.word == "-" and text[item.start - 1 : item.start] == " " == text[item.end : item.end + 1]
        if item.word == "(":
            return item if here - at <= (BRACKET if joints.capitals else NOUN) else None
        if announcing:  # "the four finalists are …", but not "three players were Dutch, Danish and Swiss"
            near = here - at < NOUN and (definite or not joints.capitals)
            if near or _lists(passage, item, end):
                return item
            return _colon(passage, index, end)
        if item.word in _OPENERS or dash or comma:
            return item
    return None


def _lists(passage: Passage, opened: Item, end: int) -> bool:
    """Whether «هي» leads three names or more, each of a word or two with an "and" written onto it: «هي مصر وتونس والجزائر وقطر»."""
    joints = _joints(passage.pack)
    first = next(i for i in range(end) if passage.items[i] is opened) + 1
    words = [item.word for item in passage.items[first : min(end, first + REACH)]]
    if joints.capitals or not words or words[0] in joints.functional:
        return False
    starts = [i for i, word in enumerate(words) if i and len(word) > 2 and word.startswith(joints.attached)]
    return len(starts) > 1 and all(b - a <= 2 for a, b in pairwise([0, *starts[:2]]))


def _colon(passage: Passage, index: int, end: int) -> Item | None:
    """The colon that looks back over a clause: "four members, elected for three years at the May assembly: …"; names need capitals for it."""
    if not _joints(passage.pack).capitals:
        return None
    at = passage.where[index] + 1
    for item in passage.items[at : min(end, at + FAR)]:
        if item.word == ":":
            return item
        if (
            (item.claim >= 0 and _counts(passage, item.claim, index))
            or item.word in _BARS
            or not item.tags.isdisjoint(("including", "such-as"))
        ):
            return None
    return None


def _holds_figure(passage: Passage, start: int, end: int) -> bool:
    """Whether a figure stands in a list: then it counts, and names nothing ("two of them from Sfax, a third from Gabes")."""
    spans = passage.reading.spans
    first = bisect_left(spans, (start, start))
    return first < len(spans) and spans[first][0] < end


def _bullets(passage: Passage, index: int) -> Claim | None:
    """The bullets under a line that ends on a count, its noun and a colon: "set out three conditions:", one for each."""
    claim, sentences = passage.claims[index], passage.reading.layout.sentences
    behind = passage.items[passage.where[index] + 1 : passage.scenes[passage.scene_of[index]].last]
    if "definite" in claim.flags or len(behind) < 2 or behind[-1].word != ":" or len(behind) > NOUN + 2:
        return None  # "where the two projects stand:" is followed by what is told of them
    bullets = list(takewhile(lambda one: one.kind == "bullet", sentences[claim.sentence + 1 :]))
    number = Decimal(len({one.block for one in bullets}))
    if claim.value is None or number < 2 or abs(number - claim.value) > MISCOUNT:
        return None
    return _claim(passage, index, (bullets[0].start, bullets[-1].end - 1), (int(number), int(number)))


def _summed_up(passage: Passage, index: int) -> Claim | None:
    """The names before a comma, "the", the count and its noun: "in Porto, Braga and Faro, the three host cities, …"."""
    joints, at, items = _joints(passage.pack), passage.where[index], passage.items
    scene, text = passage.scenes[passage.scene_of[index]], passage.reading.folded.text
    behind = items[at + 2 : min(at + 6, scene.last)]
    if not joints.capitals or "definite" not in passage.claims[index].flags or at - 2 <= scene.first:
        return None
    if items[at - 2].word != "," or (at + 6 < scene.last and not any(item.word in ",.;)" for item in behind)):
        return None
    start, end = passage.reading.layout.sentences[scene.sentence].start, items[at - 2].start
    start = max([start, *(stop.end() + start for stop in _STOP.finditer(text[start:end]))])
    low = high = 0
    first = end
    for chunk in reversed(list(re.finditer(r"[^,]+", text[start:end]))):
        words, place = chunk.group().split(), start + chunk.start()
        closing = bool(words) and words[0] in joints.words
        name = _is_name(passage, place, chunk.group(), words[1:] if closing else words)
        own = chunk.group() if name else _tail(passage, place, chunk.group())
        ands = sum(word in joints.words for word in own.split()[1:])
        if (
            not own
            or (first == end and not closing and not ands)
            or _holds_figure(passage, place, place + len(chunk.group()))
        ):
            break  # without an "and" before its last name it is no list
        led = place == start and (words[0] in joints.functional or not name)  # "In Kigali, Kenya and Uganda, the two …"
        low, high = low + (not led or first == end) + (first == end and ands > 0), high + 1 + ands
        first = place + len(chunk.group()) - len(own)
        if not name:
            break
    return _claim(passage, index, (first, end), (low, high)) if low > 1 else None


def _tail(passage: Passage, at: int, chunk: str) -> str:
    """The name that a chunk ends on: "Matches in Porto"."""
    words = list(re.finditer(r"\S+", chunk))
    for i, word in enumerate(words):
        tail = chunk[word.start() :]
        if passage.reading.folded.capital(at + word.start()) and _is_name(
            passage, at + word.start(), tail, tail.split()
        ):
            return tail if i else ""
    return ""


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
    doubtful = 0  # names that may as well begin the next clause: «القاهرة وتونس، وعمان …»
    for chunk in re.finditer(r"[^,]+", listed):
        words = chunk.group().split()
        if not words:
            continue
        closed = words[0] in joints.words or (bool(inner) and words[0].startswith(joints.attached or ("\0",)))
        words = words[1:] if words[0] in joints.words else words
        beyond = 0
        if (
            inner and inner[-1] and joints.attached
        ):  # «الأمل والنور، وتبدأ الأعمال في مارس»: an "and" closed the list before
            doubtful += closed and len(words) <= SHORT
            break
        if joints.attached:
            kept, ands, more = _joined(words, joints.attached)
            doubtful, beyond, words = doubtful + more, len(words) - kept, words[:kept]
        else:
            ands = sum(word in joints.words for word in words[1:])
        if not _is_name(passage, start + chunk.start(), chunk.group() if not beyond else " ".join(words), words):
            complete, closed = False, False
            break
        inner.append(ands)
        last = start + chunk.start() + _length(chunk.group(), beyond)
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
        return len(inner) + total, len(inner) + total + doubtful, last
    if (
        closed or sum(inner[:-1]) > 0
    ):  # "A, B, and C", "Trinidad and Tobago, Antigua and Barbuda": the other "and"s may be inside names
        split = (
            closed and sum(inner[:-1]) > 0
        )  # "Marks, Hale and Dunn, and Price and Orme": a comma may stand in a name
        return (sum(map(bool, inner)) if split else len(inner)), len(inner) + total, last
    if inner[-1] > 1:  # "the Labor, Health and Human Services Bill and the Veterans Bill"
        return 2, len(inner) + total, last
    return len(inner) + min(total, 1), len(inner) + total, last


def _joined(words: list[str], attached: tuple[str, ...]) -> tuple[int, int, int]:
    """How many words a list of names holds where "and" is one letter, how many "and"s are among them, and how many behind.

    A name of more than two words behind the first "and"s is the last, if it is one, and the sentence goes on:
    «الجزائر وقطر والكويت طائرات محملة بالدواء», but «الفقر والفساد واتفاق ثالث يتعلق بالعدالة».
    """
    ands = [i for i, word in enumerate(words) if i and len(word) > 2 and word.startswith(attached)]
    for number, (before, here, there) in enumerate(zip([0, *ands], ands, [*ands[1:], len(words)]), 1):
        if here - before > SHORT:
            break
        if number > 1 and there - here > SHORT:
            return here + 1, number - 1, len(ands) - number + 1
    return len(words), len(ands), 0


def _length(chunk: str, beyond: int) -> int:
    """The characters of a chunk up to the words beyond its list."""
    return [word.end() for word in re.finditer(r"\S+", chunk)][-1 - beyond]


def _is_name(passage: Passage, at: int, chunk: str, words: list[str]) -> bool:
    """Whether a chunk reads as a name: short, without figures, and capitalised where names are."""
    joints = _joints(passage.pack)
    names = 1 + sum(word in joints.words for word in words)
    if not words or len(words) > LONGEST_NAME * names or any(char.isdigit() for char in chunk):
        return False
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
