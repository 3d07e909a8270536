"""Claims of a passage in, whether they stand in one list out: what joins them, what leads and what ends it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from factcheck.language import Pack
from factcheck.packwords import of_pack
from factcheck.recognize.nouns import counts_plurals, noun_key
from factcheck.relate.concepts import ANDS, BREAKS, STRONG_BREAKS
from factcheck.relate.fit import PASSED
from factcheck.relate.passage import Passage, tags_of

_BESIDE = 6  # items from a percentage to the word that says of what it is
_POINTING = frozenset({"the", "article", "light"})
_SMALL = frozenset({"and", "light", "hedge", "article", "the"})
_MIXED = 3  # words from a count to the fraction that goes with it: its noun, "and"


def listed(passage: Passage, claims: tuple[int, ...]) -> bool:
    """Whether claims stand as one list: neighbours, each pair joined by a comma or an "and", or each a bullet of its own."""
    for a, b in pairwise(claims):
        if any(passage.claims[i].kind not in PASSED for i in range(a + 1, b)):
            return False
        between = passage.items[passage.where[a] + 1 : passage.where[b]]
        bullets = {passage.scenes[passage.scene_of[i]].kind for i in (a, b)} == {"bullet"}
        if any("aside" in item.tags for item in between):
            return False
        bracketed = passage.after_bracket(a) and passage.after_bracket(b)  # "yes (51%) no (36%)"
        joined = bracketed or any(item.word in (",", ";") or not item.tags.isdisjoint(ANDS) for item in between)
        if not (
            bullets or (joined and passage.claims[a].sentence == passage.claims[b].sentence and len(between) <= 16)
        ):
            return False
    return True


def exhaustive(passage: Passage, claims: tuple[int, ...]) -> bool:
    """Whether claims count, between them, all that a whole can be shared into: men and women, passengers and crew.

    A percentage counts nothing: the words beside it say of what it is ("63 percent male and 37 percent female").
    """
    heads = frozenset(passage.claims[claim].head for claim in claims)
    if len(heads) == len(claims) and heads in _partitions(passage.pack):
        return True
    if any(passage.claims[claim].kind != "percent" for claim in claims):
        return False
    beside = [_beside(passage, claim) for claim in claims]
    return any(
        len(row) == len(claims) and row <= frozenset().union(*beside) and all(len(row & words) == 1 for words in beside)
        for row in _partitions(passage.pack)
    )


def _beside(passage: Passage, claim: int) -> frozenset[str]:
    """The words behind a figure up to the next, or those before it where none stand behind."""
    scene, at = passage.scenes[passage.scene_of[claim]], passage.where[claim]
    last = at + 1
    while (
        last < min(scene.last, at + _BESIDE)
        and passage.items[last].claim < 0
        and passage.items[last].word not in BREAKS
    ):
        last += 1
    first = at
    while last == at + 1 and first > max(scene.first, at - _BESIDE) and passage.items[first - 1].claim < 0:
        first -= 1
    return frozenset(noun_key(passage.pack, word) for word in passage.words(first, last))


@of_pack
def _partitions(pack: Pack) -> frozenset[frozenset[str]]:
    rows = pack.section("words").get("partitions", ())
    return frozenset(frozenset(noun_key(pack, pack.key(word)) for word in row) for row in rows)


def continues_list(passage: Passage, claim: int) -> bool:
    """Whether the figure of a claim's kind before it stands in one list with it: then it is an item, and leads none."""
    kind = passage.claims[claim].kind
    before = next((i for i in range(claim - 1, -1, -1) if passage.claims[i].kind == kind), None)
    return before is not None and listed(passage, (before, claim))


def is_compound(passage: Passage, claim: int) -> bool:
    """Whether a figure is half of an adjective, where nouns that are counted stand in the plural: "a 3,500 page measure", "a three-word answer"."""
    one, pack = passage.claims[claim], passage.pack
    if one.kind == "measure" and counts_plurals(pack):  # "3.2 million 60-kilo bags"
        before = passage.items[passage.where[claim] - 1] if passage.where[claim] else None
        return before is not None and before.claim >= 0 and passage.claims[before.claim].kind == "count"
    if one.kind != "count" or not one.about or one.value is None or one.value <= 1:
        return False
    if not counts_plurals(pack):
        return False
    words = [pack.key(word) for word in one.about.split()]
    hyphened = passage.reading.folded.text.startswith("-", passage.reading.spans[claim][1])
    return (len(words) > 1 or hyphened) and all(noun_key(pack, word) == word for word in words)


def is_mixed(passage: Passage, claim: int) -> bool:
    """Whether a fraction goes with the count before it: "four seats and a half", «أربعة مقاعد ونصف المقعد»."""
    if claim == 0 or passage.scene_of[claim - 1] != passage.scene_of[claim]:
        return False
    head, at = passage.claims[claim - 1].head, passage.where[claim]
    between = passage.items[passage.where[claim - 1] + 1 : at]
    after = passage.items[at + 1 : min(at + 3, passage.scenes[passage.scene_of[claim]].last)]
    if head is None or not 0 < len(between) <= _MIXED or any(item.word in BREAKS for item in between):
        return False
    return not any("of" in item.tags for item in after) and (
        "and" in between[-1].tags or any(noun_key(passage.pack, item.word) == head for item in after)
    )


def goes_on(passage: Passage, claims: tuple[int, ...], to_next: bool = False) -> bool:
    """Whether a list of figures goes on with one thing that no figure counts: "six stalls for fish, two for meat and a bakery".

    With `to_next` it is looked for up to the next figure only.
    """
    first, last = passage.where[claims[0]], passage.where[claims[-1]]
    scene = passage.scenes[passage.scene_of[claims[-1]]]
    heads = {passage.claims[i].head for i in passage.companions(claims[-1])} - {None}
    articles = passage.pack.section("numerals").get("articles", ())
    for at in range(last + 1, scene.last):
        before, item = passage.items[at - 1], passage.items[at]
        if (item.word in STRONG_BREAKS and item.word != ",") or (to_next and item.claim >= 0):
            return False
        if "joined" in item.tags and noun_key(passage.pack, item.word[1:]) in heads:
            return True
        if before.tags & {"and"} and (item.word in articles or _one_thing(passage, at)) and first < last:
            return True
    return False


def _one_thing(passage: Passage, at: int) -> bool:
    """Whether at an item "the" and a singular noun stand there, which no figure counts: "nine guests, two waiters and the groom"."""
    following = passage.items[at + 1 : at + 2]
    if "the" not in passage.items[at].tags or not following or following[0].claim >= 0:
        return False
    word = following[0].word
    return following[0].tags.isdisjoint(("rest", "all", "total")) and noun_key(passage.pack, word) == word


def leads_list(passage: Passage, claim: int) -> bool:
    """Whether the figure of a claim's kind behind it stands in one list with it: then it is an item as well."""
    kind = passage.claims[claim].kind
    after = next((i for i in passage.companions(claim) if i > claim and passage.claims[i].kind == kind), None)
    return after is not None and listed(passage, (claim, after))


LEADING = 16  # items before the last figure of a list that still speak of it, marks passed over
ANNOUNCED = 6  # figures before a list among which its number is looked for
MOST_GROUPS = 12  # groups that a text announces by their number before it tells what each has


def enumerated(passage: Passage, claims: tuple[int, ...]) -> bool:
    """Whether the text says beforehand how many figures a list has: "in three towns: 16 in …, 11 in … and 7 in …", "split three ways"."""
    return any(
        passage.claims[i].value == len(claims) and announces(passage, i) and not passage.claims[i].hedge
        for i in _told_before(passage, claims[0])
    )


def one_each(passage: Passage, claims: tuple[int, ...]) -> bool:
    """Whether the text says before a list that each of its things has one: "every visitor named one town: 58 percent …"."""
    told = ((i, passage.claims[i]) for i in _told_before(passage, claims[0]))
    return any(
        one.value == 1 and one.kind == "count" and one.hedge is None and passage.has("past", i, "every")
        for i, one in told
    )


def _told_before(passage: Passage, first: int) -> Iterator[int]:
    """The claims before a list that may announce it, the nearest first: those of its sentence and of the one before."""
    for i in range(first - 1, max(first - 1 - ANNOUNCED, -1), -1):
        if passage.claims[first].sentence - passage.claims[i].sentence > 1:
            return
        yield i


def bulleted(passage: Passage, claims: tuple[int, ...]) -> bool:
    """Whether each of some claims stands in a bullet of its own."""
    scenes = {passage.scene_of[claim] for claim in claims}
    return len(scenes) == len(claims) and all(passage.scenes[scene].kind == "bullet" for scene in scenes)


def announces(passage: Passage, claim: int) -> bool:
    """Whether a claim may be such a number of groups: a small plain count."""
    one = passage.claims[claim]
    return one.kind == "count" and one.unit is None and one.value is not None and 1 < one.value <= MOST_GROUPS


def end_cues(passage: Passage, claims: tuple[int, ...]) -> frozenset[str]:
    """The concepts about the last figure of a list: between it and the one before it, marks or not, and soon behind it."""
    last = passage.where[claims[-1]]
    start = passage.where[claims[-2]] + 1 if len(claims) > 1 else passage.reach("before", claims[-1])[0]
    if last - start > LEADING:
        start = passage.reach("before", claims[-1])[0]
    tags = tags_of(passage.items[start:last])
    first, end = passage.reach("after", claims[-1])
    for item in passage.items[first:end]:
        if not item.tags.isdisjoint(ANDS):
            break  # "1,000 went to Libya and the rest to Mali": what is behind the list is no part of it
        tags |= item.tags
    return tags


def of_one_whole(passage: Passage, claims: tuple[int, ...]) -> bool:
    """Whether no two shares are "of" different nouns: "48% of students, 41% of lecturers" are shares of two wholes."""
    wholes: set[str] = set()
    for claim in claims:
        first, last = passage.reach("next", claim)
        behind = passage.items[first : last + 2]
        at = next((i for i, item in enumerate(behind[:2]) if "of" in item.tags), None)
        if at is None or "them" in behind[at].tags:
            continue
        named = [item for item in behind[at + 1 : at + 3] if item.claim < 0 and not item.tags & _POINTING]
        wholes.update(noun_key(passage.pack, item.word) for item in named[:1])
    return len(wholes) < 2


def each_named(passage: Passage, claims: tuple[int, ...]) -> bool:
    """Whether each figure of a list but the first has a name of its own before it: "wind 41%, hydro 27% and gas 32%"."""
    for a, b in pairwise(claims):
        between = passage.items[passage.where[a] + 1 : passage.where[b]]
        joints = [i for i, item in enumerate(between) if item.word in (",", ";") or not item.tags.isdisjoint(ANDS)]
        behind = between[joints[-1] :] if joints else between
        if not any(item.word[:1].isalpha() and not item.tags & _SMALL for item in behind):
            return False
    return True


def of_stuff(passage: Passage, claims: tuple[int, ...]) -> bool:
    """Whether straight behind each share stands what makes it up: "is 55% organic, 21% plastic and 24% glass"."""
    return all(passage.claims[claim].head is not None and not passage.has("next", claim, "of") for claim in claims)
