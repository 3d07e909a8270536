"""Two claims of a passage in, whether the words tell one as a part of the other, or as another telling of it, out.

A part, its whole and their share come in any order over a few sentences. What ties two of them is one of a few small words near the
one that stands last ("of", "of them", "which is"), wherever the first stands: these links look for such words and pass over the rest.
"""

from __future__ import annotations

from factcheck.language import Pack
from factcheck.packwords import of_pack
from factcheck.recognize.nouns import noun_key, same_noun
from factcheck.relate.concepts import BREAKS
from factcheck.relate.fit import AMOUNTS, PASSED, comparable
from factcheck.relate.passage import Item, Passage

LED = 6  # items before a figure in which the words stand that lead to it
NEXT = 3  # items behind a figure in which "of them" or "of the" stands
REACH = 3  # sentences back to what "of them" means
_OF = frozenset({"of", "out-of"})
_THOSE = frozenset({"them", "of-which", "of-them"})
_TOLD = frozenset({"namely", "that-is", "accounting"})
_NEW_CLAUSE = frozenset({"and", "joined", "contrast"})
_POINTS = frozenset({"the", "pointer", "that-is"})
_SHARES = frozenset({"percent", "fraction", "ratio"})


def part_of(passage: Passage, a: int, b: int) -> bool:
    """Whether a is told as a part of b: "a of the b", "of the b …, a", "b …, a of them", "a of the <what b counts>"."""
    one, two = passage.claims[a], passage.claims[b]
    if a == b or (one.kind not in _SHARES and comparable(one, two) is None):
        return False
    if one.sentence == two.sentence and a < b:
        return _leads_to(passage, a, b)
    if a < b or one.sentence - two.sentence > REACH:
        return False
    if one.sentence == two.sentence and _opens(passage, b) and not _between(passage, b, a):
        return one.kind in _SHARES or _kin(passage, a, b)
    return (_those(passage, a) and referent(passage, a) == b) or _of_its_noun(passage, a, b)


def _kin(passage: Passage, a: int, b: int) -> bool:
    """Whether two figures may count the same: one leaves its noun out, or both have one noun, or a wide one."""
    one, two = passage.claims[a].head, passage.claims[b].head
    if one is None or two is None or same_noun(passage.pack, one, two):
        return True
    return not generic(passage.pack).isdisjoint((one, two))


def _leads_to(passage: Passage, a: int, b: int) -> bool:
    """Whether "of" or "out of" leads from a to the b behind it, with no figure between: "23,800 of the 41,000", "117, out of 650"."""
    share = _share_in_brackets(passage, a)
    if _between(passage, a if share is None else share, b):
        return False
    start = passage.where[a] + 1 if share is None else passage.where[share] + 2
    between = passage.items[start : passage.where[b]]
    last = next((i for i in range(len(between) - 1, -1, -1) if not between[i].tags.isdisjoint(_OF)), None)
    if last is None or len(between) > 16:
        return False
    far = len(between) - 1 - last
    if share is not None and (last or far > LED // 2):
        return False  # "$1.4 billion (27 percent) of the nation's sales and $4.3 billion"
    marks = sum(item.word in BREAKS for item in between)
    if "out-of" in between[last].tags:
        return far <= LED and marks <= 2
    return far <= LED and not marks and (last < NEXT or "total" in _tags(between[last:]))


def _share_in_brackets(passage: Passage, a: int) -> int | None:
    """The share that stands in brackets straight behind a figure: "18 (15%) of 120"."""
    at = passage.where[a]
    if a + 1 == len(passage.claims) or passage.claims[a + 1].kind not in _SHARES or passage.where[a + 1] != at + 2:
        return None
    around = [item.word for item in (passage.items[at + 1], *passage.items[at + 3 : at + 4])]
    return a + 1 if around == ["(", ")"] else None


def _opens(passage: Passage, b: int) -> bool:
    """Whether "of" opens the clause in which b stands, or "out of" stands before it: "Of the hostel's 95 residents, …"."""
    at, first = passage.where[b], passage.scenes[passage.scene_of[b]].first
    for i in range(at - 1, max(first, at - LED - 1) - 1, -1):
        item = passage.items[i]
        if item.claim >= 0 or item.word in BREAKS:
            return False
        if "out-of" in item.tags or ("of" in item.tags and passage.begins_clause(i)):
            return True
    return False


def _those(passage: Passage, a: int) -> bool:
    """Whether "of them" stands close behind a, or "of which" leads to it."""
    at = passage.where[a]
    scene = passage.scenes[passage.scene_of[a]]
    behind = _up_to_mark(passage.items[at + 1 : min(scene.last, at + 1 + NEXT)])
    if "of" in _tags(behind) and not _tags(behind).isdisjoint(_THOSE):
        return True
    if not _tags(behind).isdisjoint(("of-which", "of-them")):
        return True
    return "of-which" in _tags(passage.items[max(scene.first, at - NEXT) : at])


def referent(passage: Passage, a: int) -> int | None:
    """The last figure before a that counts what a may be some of; one that is smaller is none while a larger is in reach."""
    one = passage.claims[a]
    nearest: int | None = None
    for b in range(a - 1, -1, -1):
        two = passage.claims[b]
        if one.sentence - two.sentence > REACH:
            break
        if two.kind not in AMOUNTS or two.value is None or two.value <= 1:
            continue
        if one.kind in _SHARES:
            return b
        if comparable(two, one) is None:
            continue
        if one.value is None or two.value >= one.value:
            return b
        nearest = b if nearest is None else nearest
    return nearest


def _of_its_noun(passage: Passage, a: int, b: int) -> bool:
    """Whether "of the" and what b counts stand close behind a, or before it: "418 of the parcels opened", "of these samples 86 …"."""
    head = passage.claims[b].head
    if head is None:
        return False
    at = passage.where[a]
    scene = passage.scenes[passage.scene_of[a]]
    behind = _up_to_mark(passage.items[at + 1 : min(scene.last, at + 1 + LED)])
    if behind and not behind[0].tags.isdisjoint(_OF):
        return _names(passage, behind[1:5], head)
    before = passage.items[max(scene.first, at - LED - 4) : at]
    if any(item.claim >= 0 for item in before):
        return False
    for i, item in enumerate(before):
        if not item.tags.isdisjoint(_OF) and {"the", "them"} & _tags(before[i : i + 3]):
            return _names(passage, before[i : i + 4], head)
    return False


def _names(passage: Passage, items: list[Item], head: str) -> bool:
    """Whether one of some items is the noun of a head."""
    return any(
        same_noun(passage.pack, noun_key(passage.pack, word), head) for item in items for word in item.word.split()
    )


def told_as(passage: Passage, a: int, b: int) -> bool:
    """Whether the figure of the two that stands last is led in as another telling of the first: "b …, which works out at a".

    Between them may stand what b is a part of ("b of the c, a share of a").
    """
    first, last = min(a, b), max(a, b)
    one, two = passage.claims[first], passage.claims[last]
    if two.sentence - one.sentence > 1 or last - first > 3:
        return False
    amount = passage.claims[b]
    for i in range(first + 1, last):
        other = passage.claims[i]
        if other.kind not in PASSED and not (comparable(other, amount) is not None and _leads_to(passage, first, i)):
            return False
    if two.sentence != one.sentence:
        return _takes_up(passage, last)
    if passage.where[last] - passage.where[first] > 30 or (last == a and _of_percent(passage, a)):
        return False
    led = _led(passage, last)
    if not _tags(led).isdisjoint(_TOLD) or passage.after_bracket(last):
        return True
    marks = [i for i, item in enumerate(led) if item.word in BREAKS]
    beyond = _tags(led[marks[-1] :]) if marks else _NEW_CLAUSE
    if not beyond.isdisjoint(_NEW_CLAUSE):
        return False
    if "rate-of" in beyond:
        return True
    # "1,480 of them work, half of them at sea": without a "that is" such a share is one of the part
    own = passage.claims[a].kind != "percent" or _those(passage, a)
    return not own and len(led) - marks[-1] <= 3 and last == a


def _of_percent(passage: Passage, a: int) -> bool:
    """Whether a share is one of a percentage: "a tenth of 1 percent"."""
    behind = passage.items[passage.where[a] + 1 : passage.where[a] + 3]
    return bool(behind) and any(item.claim >= 0 and passage.claims[item.claim].kind == "percent" for item in behind)


def _takes_up(passage: Passage, claim: int) -> bool:
    """Whether a sentence takes up the one before it, and goes straight on to a figure: "That is 42 percent", "This represents …"."""
    at, first = passage.where[claim], passage.scenes[passage.scene_of[claim]].first
    led = passage.items[first:at]
    if len(led) == 1 and "at" in led[0].tags:
        return True  # "… . At 40 percent of sales, the unit …"
    if at - first > LED or any(item.claim >= 0 for item in led):
        return False
    return not _tags(led).isdisjoint(_TOLD) and not _tags(led[:1]).isdisjoint(("that-is", "the", "them", "pointer"))


def said_of(passage: Passage, a: int, b: int) -> bool:
    """Whether the words before a name again what the earlier b counts: "1,140 shops … . These shops are 38 percent of …"."""
    one, two = passage.claims[a], passage.claims[b]
    if b >= a or two.head is None or one.sentence - two.sentence > REACH:
        return False
    at, first = passage.where[a], passage.scenes[passage.scene_of[a]].first
    led = passage.items[max(first, at - LED - 2) : at]
    start = max((i + 1 for i, item in enumerate(led) if item.claim >= 0), default=0)
    led = led[start:]
    return any(item.tags & _POINTS and _names(passage, led[i : i + 3], two.head) for i, item in enumerate(led))


@of_pack
def generic(pack: Pack) -> frozenset[str]:
    """Nouns that count whatever the parts count ("38 people, including 26 schoolgirls")."""
    return frozenset(noun_key(pack, pack.key(word)) for word in pack.section("words").get("generic", ()))


def held_by(passage: Passage, a: int, b: int) -> bool:
    """Whether a counts what each of the things that b counts holds several of: "forty families, including 96 children"."""
    one, two = passage.claims[a].head, passage.claims[b].head
    return one is not None and two is not None and one != two and two in _collectives(passage.pack)


@of_pack
def _collectives(pack: Pack) -> frozenset[str]:
    return frozenset(noun_key(pack, pack.key(word)) for word in pack.section("words").get("collectives", ()))


def _between(passage: Passage, first: int, last: int) -> bool:
    """Whether a figure that counts something stands between two."""
    return any(passage.claims[i].kind not in PASSED for i in range(first + 1, last))


def _led(passage: Passage, claim: int) -> list[Item]:
    """The items that lead to a figure, back to the figure before it."""
    at, first = passage.where[claim], passage.scenes[passage.scene_of[claim]].first
    start = at
    while start > max(first, at - LED) and passage.items[start - 1].claim < 0:
        start -= 1
    return passage.items[start:at]


def _up_to_mark(items: list[Item]) -> list[Item]:
    end = next((i for i, item in enumerate(items) if item.claim >= 0 or item.word in BREAKS), len(items))
    return items[:end]


def _tags(items: list[Item]) -> frozenset[str]:
    return frozenset().union(*(item.tags for item in items)) if items else frozenset()
