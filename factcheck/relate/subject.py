"""Two claims of a passage in, whether the words about both speak of one thing out.

A word meets another by its stem, so that "recalled 1.3 million bottles" and "a recall of the bottles" share two.
"""

from __future__ import annotations

from functools import cache

from factcheck.language import Pack
from factcheck.model import Claim
from factcheck.recognize.nouns import functional_words, noun_key
from factcheck.recognize.words import variants
from factcheck.relate.fit import AMOUNTS, comparable
from factcheck.relate.passage import Passage
from factcheck.relate.timing import own_words

SHORTEST = 4  # letters of a word that says something, and of the stems by which two meet
SHARED = 2  # words that two sentences must share, beside what is counted
UNNAMED = 4  # words that they must share when nothing is counted: a percentage, a sum of money
MEASURED = 3  # and when it is measured in the same unit


def same_words(passage: Passage, a: int, b: int) -> bool:
    """Whether the sentences of two claims share two words that say something, beside the noun that is counted; four when none is."""
    heads = {passage.claims[i].head for i in (a, b)}
    own = {stem(passage.pack, head) for head in heads if head}
    shared = said_about(passage, a) & said_about(passage, b)
    one, two = passage.claims[a], passage.claims[b]
    measured = one.kind == "measure" and one.unit == two.unit
    return len(shared - own) >= (SHARED if own and len(heads) == 1 else MEASURED if measured else UNNAMED)


def speaks_of(passage: Passage, a: int, b: int) -> bool:
    """Whether a may speak of the thing that b is an amount of.

    In one sentence it does unless one of them has a name of its own ("profit rose 12 percent, on sales of £88 million"); over
    sentences it needs a word that both share, or one that points back ("they", "the figure").
    """
    one, two = passage.claims[a], passage.claims[b]
    if one.sentence == two.sentence:
        return not (_names_another(passage, a, b) or _names_another(passage, b, a))
    if said_about(passage, a) & said_about(passage, b):
        return True
    first, last = own_words(passage, max(a, b))
    return any("anaphor" in item.tags for item in passage.items[first:last])


def _names_another(passage: Passage, claim: int, other: int) -> bool:
    """Whether a claim has a name of its own, and the words about another name something else."""
    name = passage.once(("named", claim), lambda: _named(passage, claim))
    if not name:
        return False
    said = passage.once(("things", other), lambda: _named_things(passage, *own_words(passage, other)))
    return bool(said) and name not in said


def unparted(passage: Passage, a: int, b: int) -> bool:
    """Whether no other amount stands between two claims: a change is told of the nearest.

    A change that leads to what is behind it passes over what counts something else: "fell by half in four seasons, from 8,900 tonnes".
    """
    first, last = min(a, b), max(a, b)
    one, two = passage.claims[a], passage.claims[b]
    return not any(
        (_is_amount(claim) and not (a < b and _is_other(claim, two)))
        or (claim.kind == "percent" and claim.unit == "percent" and "point" in (one.unit, two.unit))
        for claim in passage.claims[first + 1 : last]
    )


def paired(passage: Passage, a: int, b: int) -> bool:
    """Whether no figure that could be compared with both stands between two claims."""
    first, last = min(a, b), max(a, b)
    one, two = passage.claims[a], passage.claims[b]
    between = (passage.claims[i] for i in range(first + 1, last))
    return not any(
        comparable(claim, one) is not None and comparable(claim, two) is not None and _alike(claim, one)
        for claim in between
        # "14 percent in June, eased 4 points to 11 percent": points are no third percentage
        if claim.value is not None and claim.kind == one.kind and (one.kind != "percent" or claim.unit == one.unit)
    )


def alone_with(passage: Passage, a: int, b: int) -> bool:
    """Whether two claims of one sentence are the only figures of their kind and unit in it."""
    one = passage.claims[a]
    alike = [
        i for i in passage.companions(a) if (passage.claims[i].kind, passage.claims[i].unit) == (one.kind, one.unit)
    ]
    return alike == [min(a, b), max(a, b)]


def _alike(one: Claim, two: Claim) -> bool:
    return one.head is None or two.head is None or one.head == two.head


def _is_other(claim: Claim, amount: Claim) -> bool:
    return comparable(claim, amount) is None or (claim.head is not None and claim.head != amount.head)


def _is_amount(claim: Claim) -> bool:
    return claim.kind in AMOUNTS and claim.value is not None


def _named(passage: Passage, claim: int) -> str:
    """The stem of the noun that a figure is "of": "sales of £88 million"; empty when it has none, or one for any figure."""
    at = passage.where[claim]
    before = passage.items[max(passage.scenes[passage.scene_of[claim]].first, at - 2) : at]
    if len(before) < 2 or "of" not in before[1].tags or "from" in before[1].tags or before[0].claim >= 0:
        return ""
    word = before[0].word.rpartition(" ")[2]
    free = before[0].tags.isdisjoint(("anaphor", "rise", "fall", "total", "difference", "average", "hedge"))
    return stem(passage.pack, word) if free and tells(passage.pack, word) else ""


def same_label(passage: Passage, a: int, b: int) -> bool:
    """Whether two figures are of one quality: "a magnitude of 5.8" and "the 5.8-magnitude quake"."""
    return any(
        joined and joined in (_named(passage, other), _labelled(passage, other))
        for other, joined in ((a, _joined(passage, b)), (b, _joined(passage, a)))
    )


def _labelled(passage: Passage, claim: int) -> str:
    """The stem of the noun that stands right before a figure: "a quake of magnitude 5.8"."""
    at, first = passage.where[claim], passage.scenes[passage.scene_of[claim]].first
    before = passage.items[at - 1] if at > first else None
    return stem(passage.pack, before.word) if before and before.claim < 0 and tells(passage.pack, before.word) else ""


def _joined(passage: Passage, claim: int) -> str:
    """The stem of the word written onto a figure with a hyphen; empty when there is none."""
    at, text = passage.where[claim], passage.reading.folded.text
    after = passage.items[at + 1 : at + 2]
    joined = after and text[after[0].start - 1] == "-" and tells(passage.pack, after[0].word)
    return stem(passage.pack, after[0].word) if joined else ""


def said_about(passage: Passage, claim: int) -> frozenset[str]:
    """The stems of the words of a claim's sentence."""
    return passage.once(("said", claim), lambda: _stems(passage, *passage.reach("sentence", claim)))


_NO_THING = frozenset({"former", "present", "versus", "compare", "move", "is-now", "was"})


def _named_things(passage: Passage, first: int, last: int) -> frozenset[str]:
    """The stems of the words that may name what is spoken of: "compared with £16m last year" names nothing of its own."""
    named = [item.word for item in passage.items[first:last] if item.tags.isdisjoint(_NO_THING)]
    return _stems_of(passage, " ".join(named).split())


def _stems(passage: Passage, first: int, last: int) -> frozenset[str]:
    return _stems_of(passage, passage.words(first, last))


def _stems_of(passage: Passage, words: list[str]) -> frozenset[str]:
    return frozenset(stem(passage.pack, word) for word in words if tells(passage.pack, word))


@cache
def tells(pack: Pack, word: str) -> bool:
    """Whether a word says what is spoken of: no small one."""
    return (
        len(word) >= SHORTEST
        and word[0].isalpha()
        and not any(form in functional_words(pack) for form in variants(pack, word))
    )


@cache
def stem(pack: Pack, word: str) -> str:
    """The first letters of a noun's key: "recalled" and "recall" meet, "bottle" and "bottles"."""
    return noun_key(pack, word)[:SHORTEST]
