"""Two claims of a passage in, whether a link stands between them out: apposition, "a of the b", reference, order.

Links are read off the words between two figures, so they are the same in every language; the pack says which words are which.
"""

from __future__ import annotations

from collections.abc import Callable

from factcheck.model import BOUNDS, Claim
from factcheck.recognize.nouns import functional_words, noun_key, same_noun
from factcheck.relate.classes import class_of, generic
from factcheck.relate.concepts import ANDS, BREAKS
from factcheck.relate.coreference import headlined, narrows, repeats, same_thing, summed_up, tells_again, unrivalled
from factcheck.relate.date_links import acts_on, lone_pair, looks_ahead, looks_back
from factcheck.relate.fit import PASSED, comparable, rescaled, similar
from factcheck.relate.kinds import same_things
from factcheck.relate.lists import announces, listed
from factcheck.relate.naming import one_label
from factcheck.relate.pairing import crossed, unbroken
from factcheck.relate.parthood import THOSE, class_told, drawn_from, held_by, kin, part_of, referent
from factcheck.relate.passage import Item, Passage, tags_of
from factcheck.relate.rate_links import for_each_of, may_share, named, shares, shares_length
from factcheck.relate.sequences import leads_to
from factcheck.relate.subject import alone_with, paired, same_label, same_words, speaks_of, unparted
from factcheck.relate.tellings import said_of, told_as
from factcheck.relate.timing import dated_apart, earlier_than, in_turn, run_from


def link_holds(passage: Passage, link: str, a: int, b: int) -> bool:
    """Whether claim a stands in a link to claim b.

    alike: of one noun, or one is not said; within: so, or b is of a wide one ("people"); kin: so, or either is;
    refers: the words after a ("of them", "of the displaced") mean what b counts; repeats and its kin (see coreference.py): a is a second mention of b; bounded: a bounds what b counts
    ("more than 900"); shares: a is what the rate b is per; may-share: so, or a counts something and b is a rate per some noun ("$9m for 30
    ambulances, $300,000 a vehicle"); named: the words about b name what a counts ("each village"); shares-length: a is a distance and b a speed.
    apposed: a mark or a "that is" between the two and little else; opened: a colon or a dash behind b opens on a; headed: so, over a longer way; of: "a of (the) b"; beside: no other figure between; next-to: nor a mark;
    reaches: no figure between that may as well be meant; sibling: both stand in one list and say the same noun; as-the-other: one small word leads on from both; elsewhere: a is "of" something named that is not b ("90 percent of the perpetrators");
    earlier-than, in-turn: a is told of an earlier time, or of another and maybe earlier one (see timing.py);
    similar: of about one size, or of the same digits; leads-to: what happens at a comes before what happens at b; follows, precedes: in text order; same-sentence, other-sentence, next-sentence, same-block.
    """
    return LINKS_HELD[link](passage, a, b)


def _reaches(passage: Passage, a: int, b: int) -> bool:
    """Whether no figure between two may as well be meant by a."""
    two = passage.claims[b]
    between = range(min(a, b) + 1, max(a, b))
    return not any(_as_good(passage.claims[i], two) for i in between if a > b or two.moment is None)


def _nearest(passage: Passage, a: int, b: int) -> bool:
    """Whether no figure of a's kind stands between two."""
    kind = passage.claims[a].kind
    return not any(passage.claims[i].kind == kind for i in range(min(a, b) + 1, max(a, b)))


def _listed_with(passage: Passage, a: int, b: int) -> bool:
    return listed(passage, (min(a, b), max(a, b)))


def _sibling(passage: Passage, a: int, b: int) -> bool:
    one, two = passage.claims[a].head, passage.claims[b].head
    return one is not None and one == two and _listed_with(passage, a, b)


def _alike(passage: Passage, a: int, b: int) -> bool:
    one, two = passage.claims[a].head, passage.claims[b].head
    return one is None or two is None or same_noun(passage.pack, one, two)


def _within(passage: Passage, a: int, b: int) -> bool:
    return _alike(passage, a, b) or passage.claims[b].head in generic(passage.pack)


def _same_head(passage: Passage, a: int, b: int) -> bool:
    one, two = passage.claims[a], passage.claims[b]
    return (one.head is not None and one.head == two.head) or (one.per is not None and one.per == two.per)


def _same_block(passage: Passage, a: int, b: int) -> bool:
    return passage.scenes[passage.scene_of[a]].block == passage.scenes[passage.scene_of[b]].block


def _apart(passage: Passage, first: int, last: int) -> list[int]:
    """The claims between two that part neighbours."""
    return [i for i in range(first + 1, last) if passage.claims[i].kind not in PASSED]


def _beside(passage: Passage, a: int, b: int) -> bool:
    return passage.scene_of[a] == passage.scene_of[b] and not _apart(passage, min(a, b), max(a, b))


def _between(passage: Passage, a: int, b: int) -> list[Item]:
    first, last = min(a, b), max(a, b)
    return passage.items[passage.where[first] + 1 : passage.where[last]]


def _next_to(passage: Passage, a: int, b: int) -> bool:
    if abs(a - b) > 1 or not _beside(passage, a, b):
        return False
    return not any(item.word in BREAKS for item in _between(passage, a, b))


def _of(passage: Passage, a: int, b: int) -> bool:
    if a > b or b - a > 1 or not _beside(passage, a, b):
        return False
    between = _between(passage, a, b)
    if any(item.word in BREAKS for item in between) or len(between) > 9:
        return False
    return any("of" in item.tags for item in between[:4])


def _apposed(passage: Passage, a: int, b: int) -> bool:
    """Whether a noun phrase stands between two, then a mark or "that is", then at most a few light words."""
    first, last = min(a, b), max(a, b)
    if not _beside(passage, a, b) or (last - first > 1 and not _dated_once(passage, first, last)):
        return False
    between = _between(passage, a, b)
    marks = [i for i, item in enumerate(between) if item.word in BREAKS or "namely" in item.tags]
    if not marks or len(between) - 1 - marks[-1] > 3 or marks[0] > 7:
        return False
    if any(not item.tags.isdisjoint(ANDS) for item in between[marks[0] :]):
        return False
    if any(item.word == ";" for item in between) and not _is_of_those(passage, last):
        return False  # "402 patients, 88 of them in intensive care; 61 percent of residents"
    return marks[-1] - marks[0] <= 3


def _is_of_those(passage: Passage, claim: int) -> bool:
    """Whether words about a figure say that it is of what was told before: "; of those, 33", "; eight of them"."""
    at = passage.where[claim]
    return not THOSE.isdisjoint(tags_of(passage.items[max(0, at - 3) : at + 3]))


def _as_good(between: Claim, claim: Claim) -> bool:
    """Whether a claim between two may as well be meant: it counts nothing else by its noun, or is another date of a year."""
    if between.moment is not None and claim.moment is not None:
        return between.moment.year is not None and between.moment != claim.moment
    alike = comparable(between, claim) if between.kind == claim.kind and between.value != claim.value else None
    return alike is not None and alike >= 0


def _opened(passage: Passage, a: int, b: int, reach: int) -> bool:
    """Whether one colon or dash stands between two claims, and few items: "62 people on board, officials said: 47 pilgrims, …"."""
    if passage.scene_of[a] != passage.scene_of[b] or a < b:
        return False
    if not all(announces(passage, i) for i in _apart(passage, b, a)):
        return False
    between = _between(passage, a, b)
    openers = [item for item in between if item.word in _OPENERS or _is_dash(passage, item)]
    if any(item.word == "*" for item in between):
        return False  # a bullet within a line begins something else
    return len(openers) == 1 and len(between) <= (reach if openers[0].word == ":" else _OPENED)


def _dated_once(passage: Passage, first: int, last: int) -> bool:
    """Whether only a date, close behind the first, stands between two claims: "5.2 metres in June, up 0.6 metres"."""
    return (
        last - first == 2
        and passage.claims[first + 1].kind == "date"
        and passage.where[first + 1] - passage.where[first] <= _DATE_REACH
    )


def _is_dash(passage: Passage, item: Item) -> bool:
    """Whether a hyphen stands between spaces, as a dash does."""
    text = passage.reading.folded.text
    return item.word == "-" and text[item.start - 1 : item.start] == " " == text[item.end : item.end + 1]


_OPENERS = frozenset(":—–")  # marks that open a list of parts


def _elsewhere(passage: Passage, a: int, b: int) -> bool:
    """Whether a share names its own whole, by a noun that is neither b's nor a word for any whole."""
    first, last = passage.reach("after", a)
    after = passage.items[first:last]
    if b > a or len(after) < 2 or "of" not in after[0].tags or passage.claims[b].head is None:
        return False
    named = [item for item in after[1:4] if item.claim < 0 and "the" not in item.tags]
    if not named or any(item.tags & _ANY_WHOLE for item in after[:4]):
        return False
    keys = {item.word: noun_key(passage.pack, item.word) for item in named}
    heads = {key for word, key in keys.items() if key != word}  # a singular may stand for the whole: "of the flock"
    if not heads or passage.claims[b].head in heads or not heads.isdisjoint(generic(passage.pack)):
        return False
    mine = class_of(passage, first, last)
    return not mine & class_told(passage, b, passage.where[a]) and len(named[0].word) > 2


def _of_its_own(passage: Passage, a: int, b: int) -> bool:
    """Whether a is b's own share of a whole without a figure: "1,800 jobs, 6 percent of its workforce", but not "of 1,800 jobs, 6 percent of them"."""
    after = passage.items[slice(*passage.reach("after", a))]
    if b > a or not after or "of" not in after[0].tags or any(item.tags & _ANY_WHOLE for item in after[:4]):
        return False
    named = {noun_key(passage.pack, word) for item in after[:4] for word in item.word.split()}
    led = passage.has("before", b, "of") or passage.claims[b].head in named
    return not led and link_holds(passage, "apposed", a, b)


def _as_the_other(passage: Passage, a: int, b: int) -> bool:
    """Whether one small word leads on from both: "$920 million for Kabul, $698 million for Cairo" are two items, no whole and part."""
    return _leading_on(passage, a) == _leading_on(passage, b) != ""


def _leading_on(passage: Passage, claim: int) -> str:
    """The first functional word soon behind a claim, empty when there is none before the next mark or figure."""
    at = passage.where[claim]
    for item in passage.items[at + 1 : at + 4]:
        if item.claim >= 0 or item.word in BREAKS:
            return ""
        if item.word in functional_words(passage.pack):
            return item.word
    return ""


_ANY_WHOLE = frozenset({"them", "total", "all", "pointer"})  # words that stand for a whole told before
_DATE_REACH = 2  # items from a figure to a date that goes with it
_STEM_REACH = 8  # items from a figure to a word that tells what happened to what it counts
_OPENED = 14  # items between a total and the first part of the list that it opens
_HEADED = 30  # the same when a colon opens it, which looks back over a whole sentence


def _refers(passage: Passage, a: int, b: int) -> bool:
    """Whether a speaks of what the earlier b counts: by a pronoun, by the same noun, or by a word of the same class."""
    one, two = passage.claims[a], passage.claims[b]
    if b >= a or one.sentence - two.sentence > 2:
        return False
    first, last = passage.reach("after", a)
    after = passage.items[first:last]
    if any("them" in item.tags for item in after[:4]):
        named = [item.word for item in after[:5] if "them" not in item.tags and len(item.word) > 4]
        told = [b for b in range(a) if passage.claims[b].kind == "count" and _stem_near(passage, b, named)]
        return b == told[-1] if told else referent(passage, a) == b
    if one.head and two.head and one.head == two.head:
        return True
    if any(two.head == noun_key(passage.pack, item.word) for item in after[:5] if two.head):
        return True
    if two.kind == "money" and one.kind == "percent" and after and "of" in after[0].tags:
        if any("money-noun" in item.tags for item in after[1:5]):
            return True
    mine = class_of(passage, first, last) or class_of(passage, *passage.reach("with", a))
    return bool(mine and mine & class_told(passage, b, passage.where[a]))


def _stem_near(passage: Passage, claim: int, words: list[str]) -> bool:
    """Whether a word beside a claim has the stem of one of some words ("has started 31 … nineteen of those starts")."""
    at, scene = passage.where[claim], passage.scenes[passage.scene_of[claim]]
    first, last = at, at + 1
    while first > max(scene.first, at - _STEM_REACH) and passage.items[first - 1].claim < 0:
        first -= 1
    while last < min(scene.last, at + _STEM_REACH) and passage.items[last].claim < 0:
        last += 1
    stems = {item.word[:4] for item in passage.items[first:last] if len(item.word) > 3}
    return any(word[:4] in stems for word in words)


def _same_group(passage: Passage, a: int, b: int) -> bool:
    """Whether the words about two counts are of two classes at least that both share (children who fled, the displaced who are children)."""
    return len(class_of(passage, *passage.reach("sentence", a)) & class_of(passage, *passage.reach("with", b))) > 1


def _bounded(passage: Passage, a: int, b: int) -> bool:
    """Whether a is a bound on what b counts."""
    return passage.claims[a].hedge in BOUNDS and (same_things(passage, a, b) or passage.claims[b].head is None)


# What each link means; a rule names it, the claims that it joins are a and b.
LINKS_HELD: dict[str, Callable[[Passage, int, int], bool]] = {
    "follows": lambda passage, a, b: a > b,
    "precedes": lambda passage, a, b: a < b,
    "same-sentence": lambda passage, a, b: passage.scene_of[a] == passage.scene_of[b],
    "other-sentence": lambda passage, a, b: passage.scene_of[a] != passage.scene_of[b],
    "next-sentence": lambda passage, a, b: passage.claims[a].sentence - passage.claims[b].sentence == 1,
    "same-block": _same_block,
    "same-head": _same_head,
    "rescaled": lambda passage, a, b: rescaled(passage.claims[a], passage.claims[b]),
    "similar": lambda passage, a, b: similar(passage.claims[a], passage.claims[b]),
    "alike": _alike,
    "within": _within,
    "kin": kin,
    "listed-with": _listed_with,
    "sibling": _sibling,
    "reaches": _reaches,
    "nearest": _nearest,
    "beside": _beside,
    "next-to": _next_to,
    "of": _of,
    "apposed": _apposed,
    "opened": lambda passage, a, b: _opened(passage, a, b, _OPENED),
    "headed": lambda passage, a, b: _opened(passage, a, b, _HEADED),
    "refers": _refers,
    "repeats": repeats,
    "same-thing": same_thing,
    "summed-up": summed_up,
    "narrows": narrows,
    "unrivalled": unrivalled,
    "tells-again": tells_again,
    "headlined": headlined,
    "earlier-than": earlier_than,
    "dated-apart": dated_apart,
    "in-turn": in_turn,
    "same-words": same_words,
    "same-label": same_label,
    "one-label": one_label,
    "speaks-of": speaks_of,
    "unparted": unparted,
    "paired": paired,
    "same-group": _same_group,
    "as-the-other": _as_the_other,
    "elsewhere": _elsewhere,
    "of-its-own": _of_its_own,
    "bounded": _bounded,
    "shares": shares,
    "may-share": may_share,
    "named": named,
    "shares-length": shares_length,
    "leads-to": leads_to,
    "lone-pair": lone_pair,
    "acts-on": acts_on,
    "looks-back": looks_back,
    "looks-ahead": looks_ahead,
    "part-of": part_of,
    "told-as": told_as,
    "said-of": said_of,
    "held-by": held_by,
    "run-from": run_from,
    "for-each-of": for_each_of,
    "crossed": crossed,
    "unbroken": unbroken,
    "drawn-from": drawn_from,
    "alone-with": alone_with,
}

# Those that are told sooner than they are looked up.
PLAIN = frozenset({"follows", "precedes", "same-sentence", "other-sentence", "next-sentence", "same-block", "same-head", "alike", "within", "kin", "similar"})  # fmt: skip

# What some links ask of their claims a and b alone, by name in conditions.py: most claims are passed over before they are paired.
ASKED: dict[str, tuple[str | None, str | None]] = {
    "repeats": ("definite", None),
    "headlined": (None, "headline"),
    "summed-up": (None, "headline"),
}
