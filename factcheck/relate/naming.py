"""A claim of a passage in, the nouns out that say what it counts, measures or pays for.

The noun stands behind it ("37 lodgers"), is joined to it ("the 14-month ban"), or is one whose amount it tells: "a fine of $3 million".
"""

from __future__ import annotations

from factcheck.language import Pack
from factcheck.recognize.nouns import functional_words, noun_key
from factcheck.recognize.words import without_article
from factcheck.relate.classes import class_of
from factcheck.relate.concepts import BREAKS
from factcheck.relate.kinds import kinds_of, one_thing
from factcheck.relate.passage import Item, Passage
from factcheck.relate.subject import tells

DESCRIBED = 5  # items before a figure in which the noun stands that it describes: "the order, worth $3 million"
_BEHIND = 2  # items behind a figure among which its noun stands: "the 14-month ban"
_LABEL = 8  # items before a figure in which a noun names what it counts: "tents delivered since Monday: 1,350"
_LED = 3  # items from a noun to the figure that says how much of it there is
_WORTH = frozenset({"of", "worth", "numbering", "by", "light"})  # what leads from the one to the other
_LEADING = frozenset({"relative", "numbering", "measuring"})
_SHORT = 2  # letters of a word that is no noun


def nouns_of(passage: Passage, claim: int) -> tuple[str, ...]:
    """The words that may be the noun of a figure: those behind it that it counts, else one joined to it, else the one that it describes."""
    return (counted(passage, claim) or _behind(passage, claim)) + described(passage, claim)


def heads_label(passage: Passage, a: int, b: int) -> bool:
    """Whether a's noun stands before b, which has none behind it: "Tents delivered since Monday: 1,350 … the 1,350 tents"."""
    at, first = passage.where[b], passage.scenes[passage.scene_of[b]].first
    label: list[str] = []
    for item in reversed(passage.items[max(first, at - _LABEL) : at]):
        if item.claim >= 0 and passage.claims[item.claim].kind == "count":
            break
        label.extend(item.word.split())
    return any(one_thing(passage.pack, noun, word) for noun in nouns_of(passage, a) for word in label)


def one_label(passage: Passage, a: int, b: int) -> bool:
    """Whether a definite figure has the noun that b is told as: "a fine of $3 million … the $2 million fine", «قرض بقيمة … القرض البالغ …»."""
    labels = {noun_key(passage.pack, word) for word in _labels(passage, b)}
    return any(noun_key(passage.pack, noun) in labels for noun in nouns_of(passage, a))


def _labels(passage: Passage, claim: int) -> tuple[str, ...]:
    """The nouns that a figure says the amount of: the one behind it, else one before it with hardly a word between."""
    after = _behind(passage, claim) or counted(passage, claim)[:1]
    at, first = passage.where[claim], passage.scenes[passage.scene_of[claim]].first
    for item in reversed(passage.items[max(first, at - _LED) : at]):
        if item.claim >= 0 or item.word in BREAKS:
            break
        if names_a_thing(passage.pack, item.word) and not item.tags & _WORTH:
            return (*after, item.word)
    return after


def names_a_thing(pack: Pack, word: str) -> bool:
    """Whether a word may be a noun, however short: "a bid of £3m", «قرض بقيمة 3 ملايين»."""
    return len(word) > _SHORT and word[0].isalpha() and word not in functional_words(pack)


def counted(passage: Passage, claim: int) -> tuple[str, ...]:
    """The words of what a figure counts; none when nothing says what."""
    return tuple(map(passage.pack.key, (passage.claims[claim].about or "").split()))


def _behind(passage: Passage, claim: int) -> tuple[str, ...]:
    """The word right behind a figure, when it is a noun that the pack knows: "the 14-month ban", "the 13 injured"."""
    at = passage.where[claim]
    for item in passage.items[at + 1 : min(at + 1 + _BEHIND, passage.scenes[passage.scene_of[claim]].last)]:
        if item.claim >= 0 or (item.word in BREAKS and item.word != "-"):
            break
        if kinds_of(passage.pack, item.word).all or class_of(passage, at + 1, at + 2):
            return (item.word,)
    return ()


def described(passage: Passage, claim: int) -> tuple[str, ...]:
    """The definite nouns before a figure that says how much of them there is: "the order, worth $3 million", «عقوبة الـ14 شهرا»."""
    at, first = passage.where[claim], passage.scenes[passage.scene_of[claim]].first
    near = passage.items[max(first, at - DESCRIBED) : at]
    said = next((i for i in range(len(near) - 1, -1, -1) if "numbering" in near[i].tags), None)
    if said is None:
        while near and "the" in near[-1].tags:
            near.pop()  # the article of the figure
        joined = near[-1:] if "definite" in passage.claims[claim].flags and near and near[-1].claim < 0 else []
        return tuple(item.word for item in joined if names_a_thing(passage.pack, item.word))
    while said and (_leads_on(passage, near[said - 1]) or (said > 1 and "relative" in near[said - 2].tags)):
        said -= 1  # «القوات التي يبلغ عددها», "the order, worth"
    nouns: list[str] = []
    while said and _has_article(passage, near, said - 1, near[said - 1]):
        said -= 1
        nouns.append(near[said].word)
    return tuple(nouns)


def _leads_on(passage: Passage, item: Item) -> bool:
    """Whether an item only leads from a noun to its figure."""
    if item.claim >= 0:
        return False
    return item.word in BREAKS or bool(item.tags & _LEADING) or not tells(passage.pack, item.word)


def _has_article(passage: Passage, near: list[Item], i: int, item: Item) -> bool:
    """Whether an item is a noun with an article: its own, or one up to two words before it."""
    if item.claim >= 0 or not tells(passage.pack, item.word):
        return False
    if without_article(passage.pack, item.word) != item.word:
        return True
    return any(not before.tags.isdisjoint(("the", "pointer")) for before in near[max(0, i - 2) : i])
