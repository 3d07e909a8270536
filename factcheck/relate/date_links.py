"""Two dates of a passage in, what the shape of their sentences says of them out: a pair by itself, two acts of one subject in a row.

No list of verbs is asked here: a text that tells two moments and one span, and no third moment, ties them by telling nothing else.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from factcheck.language import Pack
from factcheck.model import MOMENTS, Claim
from factcheck.packwords import of_pack
from factcheck.recognize.words import Lexicon, build_lexicon, variants
from factcheck.relate.concepts import ANDS, BREAKS, STRONG_BREAKS
from factcheck.relate.passage import Item, Passage
from factcheck.relate.sequences import event_words, forms_of

_JOINTS = ANDS | {"then"}  # what joins one act to the next


def lone_pair(passage: Passage, a: int, b: int) -> bool:
    """Whether no third moment of their kind is told in the sentences of two (and in none between): what lasts, lasts from one to the other."""
    one, two = passage.claims[a], passage.claims[b]
    kind = _grain(one)
    if a == b or kind != _grain(two) or not kind:
        return False
    first, last = sorted((passage.scene_of[a], passage.scene_of[b]))
    return all(_grain(passage.claims[i]) != kind for i in _moments(passage, first, last) if i not in (a, b))


def sole(passage: Passage, claim: int) -> bool:
    """Whether a figure is the only one of its kind in its sentence."""
    kind = passage.claims[claim].kind
    return sum(passage.claims[i].kind == kind for i in passage.companions(claim)) == 1


def acts_on(passage: Passage, a: int, b: int) -> bool:
    """Whether the subject of what happens at a, told first, goes on to act at b: "took office in 2015 and left it in 2019".

    What an "and" joins without a subject of its own is told in its order; two acts of one year may be told in any.
    """
    one, two = passage.claims[a].moment, passage.claims[b].moment
    if a > b or passage.scene_of[a] != passage.scene_of[b] or one is None or two is None:
        return False
    at, end = passage.where[a] + 1, passage.where[b]
    items = passage.items
    if any(items[i].claim >= 0 and passage.claims[items[i].claim].kind in MOMENTS for i in range(at, end)):
        return False
    joints = [i for i in range(at, end) if _joins(passage, i)]
    if any("flashback" in items[i].tags for i in range(at, end) if i not in joints and i - 1 not in joints):
        return False  # "at its closing in 2009 the mine had employed 4,000 and brought up, in 1937, …"
    if one.year == two.year:  # unless the text says "then"
        return any("then" in items[i].tags and "at-date" not in items[i - 1].tags for i in joints)
    return any(_turns(passage, i, end) for i in joints)


def looks_back(passage: Passage, a: int, b: int) -> bool:
    """Whether what happens at a, told second, is told as what went before b: "reopened in 2011, having closed in 2009"."""
    if a < b:
        return False
    between = _between(passage, b, a)
    if between is None:
        return False
    if passage.scene_of[a] != passage.scene_of[b]:
        return _is_afterthought(passage, a, b)
    if between and "dating-from" in between[-1].tags:
        return not _goes_on(between[:-1])  # "quashed in 2022 a conviction dating from 2015"
    if between and "since" in between[-1].tags and any("perfect" in item.tags for item in between):
        return True  # «وكانت متزوجة منذ 1954»
    turns = [i for i, item in enumerate(between) if "looking-back" in item.tags or _is_told_before(passage, between, i)]
    if not turns or not _AN_ACT <= len(between) - turns[-1] <= _ONE_ACT:
        return False  # "the shop closed in 2012, after 2014 had been …": a word straight before a date is the date's
    told = between[turns[-1] + 1 :]
    return not _goes_on(told) and not any(_counts(passage, item) for item in told[:2])  # «بعد المئة» is a number's


def looks_ahead(passage: Passage, a: int, b: int) -> bool:
    """Whether what happens at a, told first, is told as what went before b: "resigned in 2010, weeks before the raid in 2012"."""
    if a > b or passage.scene_of[a] != passage.scene_of[b]:
        return False
    between = _between(passage, a, b)
    if between is None:
        return False
    turns = [i for i, item in enumerate(between) if not item.tags.isdisjoint(_TURNS)]
    if not turns:
        return _is_led_in(passage, a) and between[0].word == "," and not _goes_back(between[1:])
    if len(turns) != 1 or "looking-ahead" not in between[turns[0]].tags or len(between) - turns[0] > _ONE_ACT:
        return False
    at, told = turns[0], between[turns[0] + 1 :]
    parted = any(not item.tags.isdisjoint(_PARTS) or item.word in STRONG_BREAKS for item in between[:at])
    ago = (
        told[:1] and told[0].claim >= 0 and told[1].tags.isdisjoint(_AGO_FROM)
    )  # «قبل سنتين», but not «قبل سنتين من توقيعه»
    return len(told) >= _AN_ACT - 1 and told[0].word not in BREAKS and not ago and not parted and not _goes_on(told)


def _between(passage: Passage, first: int, last: int) -> Sequence[Item] | None:
    """The items between two dates, None where another moment stands among them."""
    between = passage.items[passage.where[first] + 1 : passage.where[last]]
    parted = any(item.claim >= 0 and passage.claims[item.claim].kind in MOMENTS for item in between)
    return None if parted else between


def _is_led_in(passage: Passage, a: int) -> bool:
    """Whether a date stands in a clause that opens its sentence and looks back: "Having sold the last ship in 1902, he …"."""
    first = passage.scenes[passage.scene_of[a]].first
    told = passage.items[first : passage.where[a]]
    opened = bool(told) and "looking-back" in told[0].tags and _AN_ACT <= len(told) <= _ONE_ACT
    return opened and not _goes_on(told[1:]) and not any(item.word == "," for item in told)


def _goes_back(told: Sequence[Item]) -> bool:
    return any(not item.tags.isdisjoint(_BACK) or item.word in STRONG_BREAKS for item in told)


def _counts(passage: Passage, item: Item) -> bool:
    return item.claim >= 0 and passage.claims[item.claim].kind not in _LENGTHS


def _goes_on(told: Sequence[Item]) -> bool:
    """Whether another clause begins in what is told before a date: "closed in 2009 after cracks were found, reopened in 2011"."""
    marks = sum(item.word == "," for item in told)
    return marks % 2 == 1 or any(not item.tags.isdisjoint(_ONWARD) or item.word in STRONG_BREAKS for item in told)


def _is_pluperfect(passage: Passage, items: Sequence[Item], at: int) -> bool:
    """Whether an item tells a verb as past before: "had lodged", "had been", «كان قد»; "had a role" does not."""
    if "perfect" not in items[at].tags or at + 1 >= len(items) or items[at + 1].claim >= 0:
        return False
    if "looking-back" in items[at].tags:
        return True
    return _begins_a_verb(passage.pack, items[at + 1].word.split())


def _is_told_before(passage: Passage, items: Sequence[Item], at: int) -> bool:
    """Whether a clause of its own is told in the perfect: "in 2013 the judge rejected the challenge that they had lodged in 2011"."""
    if not _is_pluperfect(passage, items, at) or any("set-term" in item.tags for item in items[at:]):
        return False
    return any("relative" in item.tags for item in items[max(0, at - _SUBJECT) : at])


def _is_afterthought(passage: Passage, a: int, b: int) -> bool:
    """Whether the next sentence goes back to the same thing in the perfect: "… was pulled down in 1999. It had been put up in 1963"."""
    one, two = passage.scenes[passage.scene_of[b]], passage.scenes[passage.scene_of[a]]
    told = passage.items[two.first : passage.where[a]]
    if two.sentence != one.sentence + 1 or two.block != one.block or len(told) > _ONE_ACT:
        return False
    opening = told[:_OPENING]
    perfect = any(_is_pluperfect(passage, told, i) for i in range(len(opening)))
    perfect = perfect and not told[0].tags.isdisjoint(_SAME_SUBJECT)
    return perfect and not _goes_back(told[len(opening) :]) and not any(item.word == "," for item in told)


_AN_ACT = 3  # items from a "having" to its date at least: the word itself, what was done, and "in"
_ONE_ACT = 14  # and at most
_SUBJECT = 5  # words from a "that" to its "had" at most
_LENGTHS = frozenset(
    {"duration", "ordinal"}
)  # what may stand before an act: "after two years of talks", "after the first blast"
_AGO_FROM = frozenset({"from", "of"})
_OPENING = 3  # items at the head of a sentence in which its "it had" stands
_SAME_SUBJECT = frozenset({"back-to", "perfect"})  # «وكان قد شُيّد» has no subject of its own
_TURNS = frozenset({"looking-back", "looking-ahead"})
_BACK = frozenset({"flashback", "relative", "contrast", "until"})  # what may take a clause back behind what it follows
_PARTS = frozenset({"contrast", "perfect"})  # what begins something else on the way to a "before"
_ONWARD = frozenset({"and", "then", "when", "contrast"})  # what leads from what went before to what came of it


def _joins(passage: Passage, at: int) -> bool:
    item = passage.items[at]
    return item.claim < 0 and not item.tags.isdisjoint(_JOINTS)


def _turns(passage: Passage, at: int, end: int) -> bool:
    """Whether what joins stands before a verb, or is written onto it."""
    items, leads = passage.items, _leads(passage.pack)
    here = at if "joined" in items[at].tags else at + 1
    while here < end and (_is_first(passage, here) or not leads.isdisjoint(variants(passage.pack, items[here].word))):
        here += 1
    if here >= end or items[here].claim >= 0:
        return False
    words = [part for i in range(here, end) for part in (items[i].word.split() if items[i].claim < 0 else ("",))]
    return _begins_a_verb(passage.pack, words)


def _begins_a_verb(pack: Pack, words: Sequence[str]) -> bool:
    """Whether some words begin with a verb of the past: one that ends so, or that the pack's sequences list."""
    told = len(words[0]) > _SHORTEST and words[0].endswith(_endings(pack))
    return told or bool(_verbs(pack).at(pack, words, 0)[0])


def _is_first(passage: Passage, at: int) -> bool:
    """Whether an item is an ordinal that is said of the act: "and first carried trains in 2011"."""
    claim = passage.items[at].claim
    return claim >= 0 and passage.claims[claim].kind == "ordinal"


_SHORTEST = 4  # letters of a word that an ending makes a verb, at least one more: no "bed", no "red"


@of_pack
def _leads(pack: Pack) -> frozenset[str]:
    """What may lead in a verb."""
    return frozenset(map(pack.key, pack.section("words").get("verb_leads") or ()))


@of_pack
def _endings(pack: Pack) -> tuple[str, ...]:
    """The endings of verbs of the past."""
    return tuple(map(pack.key, pack.section("words").get("verb_endings") or ()))


@of_pack
def _verbs(pack: Pack) -> Lexicon:
    """Verbs of the past, those that tell events among them."""
    told = [form for word in pack.section("words").get("verbs") or () for form in forms_of(word)]
    return build_lexicon(pack, {"verb": [*told, *event_words(pack)]})


def _moments(passage: Passage, first: int, last: int) -> range:
    return range(bisect_left(passage.scene_of, first), bisect_right(passage.scene_of, last))


def _grain(claim: Claim) -> str:
    """What kind of moment a claim is, an hour or a day; empty for none ("on Friday" bounds nothing)."""
    moment = claim.moment
    if claim.kind not in MOMENTS or moment is None:
        return ""
    if moment.minute is not None:
        return "hour"
    return "" if (moment.year, moment.month, moment.day) == (None, None, None) else "day"
