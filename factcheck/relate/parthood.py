"""Two claims of a passage in, whether the words tell one as a part of the other out.

A part, its whole and their share come in any order over a few sentences. What ties two of them is one of a few small words near the
one that stands last ("of", "of them", "which is"), wherever the first stands: these links look for such words and pass over the rest.
"""

from __future__ import annotations

from factcheck.recognize.nouns import counts_plurals, functional_words, is_definite, noun_key, root, same_noun
from factcheck.relate.classes import class_of, collectives, generic
from factcheck.relate.concepts import BREAKS, vocabulary
from factcheck.relate.fit import AMOUNTS, PASSED, comparable
from factcheck.relate.passage import Item, Passage, tags_of

LED = 6  # items before a figure in which the words stand that lead to it
NEXT = 3  # items behind a figure in which "of them" or "of the" stands
REACH = 3  # sentences back to what "of them" means
_WEIGHT = 3  # letters of a word that says what was done, at least one more
_OF = frozenset({"of", "out-of"})
_LIGHTEST = frozenset({"light", "hedge"})
_GROUP = _OF | {"of-group"}
_FROM = frozenset({"of", "of-them", "of-which"})
THOSE = frozenset({"them", "of-which", "of-them"})
_STRAIGHT = 2  # items from a figure to the next with one word between
_ARE = frozenset({"are-listed"})
_NO_PART = frozenset(
    {"of-which", "including", "consists-of", "made-up-of", "aged"}
)  # these lead from the whole to its parts, or to an age
_NO_WHOLE = frozenset({"average", "difference"})  # "an average of 14", "a majority of 14"
SHARES = frozenset({"percent", "fraction", "ratio"})
_LIGHT = frozenset(
    {"the", "all", "total", "of", "out-of", "light", "hedge", "them", "pointer"}
)  # words that lead from "of" to a figure


def part_of(passage: Passage, a: int, b: int) -> bool:
    """Whether a is told as a part of b: "a of the b", "of the b …, a", "b …, a of them", "a of the <what b counts>"."""
    one, two = passage.claims[a], passage.claims[b]
    if a == b or (one.kind not in SHARES and comparable(one, two) is None):
        return False
    if one.sentence == two.sentence and a < b:
        return leads_to_whole(passage, a, b) and (one.kind in SHARES or _kin_or_owned(passage, a, b))
    if a < b or one.sentence - two.sentence > REACH:
        return False
    if one.sentence == two.sentence and _opens(passage, b) and not _between(passage, b, a):
        from_to = passage.has("before", a, "to") and not passage.has("before", b, "out-of")
        return one.kind in SHARES or (kin(passage, a, b) and not from_to)
    return (those_behind(passage, a) and referent(passage, a) == b) or _of_its_noun(passage, a, b)


def _parted(passage: Passage, items: list[Item]) -> bool:
    """Whether a small word that leads elsewhere stands among some items."""
    return any(item.word in functional_words(passage.pack) and item.tags.isdisjoint(_LIGHT) for item in items)


def _kin_or_owned(passage: Passage, a: int, b: int) -> bool:
    """Whether what "of" leads to may be what a is some of: «من أعضاء المجلس الـ28», but not «شاعرا من 15 دولة»."""
    between = tags_of(passage.items[passage.where[a] : passage.where[b]])
    if "out-of" in between or "its-number" in between:  # «من حمولتها البالغة 15 ألف طن من القمح»
        return True
    if not _noun_first(passage):
        return kin(passage, a, b)
    one, two = passage.claims[a], passage.claims[b]
    if "definite" in two.flags:
        return True
    straight = passage.where[b] - passage.where[a] <= _STRAIGHT  # «12 من 96 مباراة», but «182 آخرون من 27 جنسية»
    return kin(passage, a, b) and (straight or one.head == two.head or two.head not in collectives(passage.pack))


def _noun_first(passage: Passage) -> bool:
    """Whether nouns stand before what describes them, so that a noun before a figure is no part of its phrase."""
    return not counts_plurals(passage.pack)


def kin(passage: Passage, a: int, b: int) -> bool:
    """Whether two figures may count the same: one leaves its noun out, or both have one noun, or a wide one."""
    one, two = passage.claims[a].head, passage.claims[b].head
    if one is None or two is None or same_noun(passage.pack, one, two):
        return True
    return not generic(passage.pack).isdisjoint((one, two))


def leads_to_whole(passage: Passage, a: int, b: int) -> bool:
    """Whether "of" or "out of" leads from a to the b behind it, with no figure between: "23,800 of the 41,000", "117, out of 650"."""
    share = _share_in_brackets(passage, a)
    if _between(passage, a if share is None else share, b):
        return False
    start = passage.where[a] + 1 if share is None else passage.where[share] + 2
    between = passage.items[start : passage.where[b]]
    last = next((i for i in range(len(between) - 1, -1, -1) if not between[i].tags.isdisjoint(_OF)), None)
    if last is None or len(between) > 16 or not between[last].tags.isdisjoint(_NO_PART):
        return False
    far = len(between) - 1 - last
    if share is not None and (last or far > LED // 2):
        return False  # "$1.4 billion (27 percent) of the nation's sales and $4.3 billion"
    marks = sum(item.word in BREAKS for item in between)
    if "out-of" in between[last].tags:
        new = marks and _noun_first(passage) and not _straight(passage, between[last + 1 :], b)
        return far <= LED and marks <= 2 and not new  # «310 ركاب على متنها، وكان من بين الركاب 205 سياح»
    led = between[last + 1 :]
    if not _straight(passage, led, b) or (passage.claims[a].kind in SHARES and "its-number" in tags_of(led)):
        return False
    return far <= LED and not marks and (last < NEXT or "total" in tags_of(between[last:]))


def _share_in_brackets(passage: Passage, a: int) -> int | None:
    """The share that stands in brackets straight behind a figure: "18 (15%) of 120"."""
    at = passage.where[a]
    if a + 1 == len(passage.claims) or passage.claims[a + 1].kind not in SHARES or passage.where[a + 1] != at + 2:
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
        if "out-of" in item.tags and not passage.begins_clause(i) and _counted_before(passage, i):
            return False  # "110 out of 200, though the box held 212": the part stands before
        if "out-of" in item.tags or (not item.tags.isdisjoint(_GROUP) and passage.begins_clause(i)):
            return item.tags.isdisjoint(_NO_WHOLE) and _straight(passage, passage.items[i + 1 : at], b)
    return False


def _counted_before(passage: Passage, at: int) -> bool:
    """Whether an amount stands before an item in its clause."""
    for item in reversed(passage.items[max(0, at - LED) : at]):
        if item.word in BREAKS:
            return False
        if item.claim >= 0:
            return passage.claims[item.claim].kind in AMOUNTS
    return False


def _straight(passage: Passage, led: list[Item], b: int) -> bool:
    """Whether some words lead from an "of" straight to a figure: "of the mission's 520", but not "of the children in 12 schools".

    Where nouns stand before what describes them, a noun on the way needs a definite figure: «من أعضاء المجلس الـ28», but not «من سكان 12 قرية».
    """
    loose = [item for item in led if item.tags.isdisjoint(_LIGHT)]
    if _parted(passage, led):
        return False
    if not loose or not _noun_first(passage) or "definite" in passage.claims[b].flags:
        return True
    return "its-number" in tags_of(led)  # «من القرض البالغ 75 مليونا»


def of_those(passage: Passage, a: int) -> bool:
    """Whether "of" opens a's sentence and a mark closes that before a: "Of those who wrote last year, 35 per cent …"."""
    at, first = passage.where[a], passage.scenes[passage.scene_of[a]].first
    opening = passage.items[first]
    idle = vocabulary(passage.pack).meaning(
        opening.word.partition(" ")[0]
    )  # "of those who" is one item, and says no "of"
    if at - first < 3 or (opening.tags | idle.tags).isdisjoint(_GROUP):
        return False
    return any(item.word == "," for item in passage.items[max(first + 1, at - NEXT - 1) : at])


def those_behind(passage: Passage, a: int) -> bool:
    """Whether "of them" or "of the total" stands close behind a, or "of which" leads to it."""
    at = passage.where[a]
    scene = passage.scenes[passage.scene_of[a]]
    behind = _up_to_mark(passage.items[at + 1 : min(scene.last, at + 1 + LED)])
    total = next((i for i, item in enumerate(behind[:LED]) if i and "total" in item.tags), None)
    if total is not None and "of" in tags_of(behind[:total]) and not _is_noun(passage, behind[total : total + 2]):
        return not _figure_behind(passage, at, behind)  # "women are 66 of the total"
    those = next((i for i, item in enumerate(behind[:NEXT]) if _stands_for(item)), None)
    if those is not None and not tags_of(behind[: min(those + 1, 2)]).isdisjoint(_FROM):
        if "difference" in tags_of(behind[:1]):
            return False  # "465 km ahead of them"
        light = all(not item.tags.isdisjoint(_LIGHT | _ARE) for item in behind[those + 1 :])
        if light and _figure_behind(passage, at, behind):
            return False  # "$23m, of which $4m": no $23m of them
        return not ("the" in behind[those].tags and _is_noun(passage, behind[those : those + 2]))
    led = passage.items[max(scene.first, at - NEXT) : at]
    if led and "of-which" in led[-1].tags and "the" in led[-1].tags:
        return False  # "of these five" are no five of these
    of = next((i for i in range(len(led) - 1, -1, -1) if "of-which" in led[i].tags), None)
    if of is None or "including" in led[of].tags:
        return False
    loose = [item for item in led[of + 1 :] if item.word not in BREAKS and item.tags.isdisjoint(_LIGHT | _ARE)]
    return len(loose) < 2 and not _parted(passage, loose)  # «قدم الأول منها في حق ثلاثة» are no three of them


def _stands_for(item: Item) -> bool:
    """Whether a word stands for what was counted: "them", "whom"; but not "including"."""
    return not item.tags.isdisjoint(THOSE) and not ("including" in item.tags and "of-them" not in item.tags)


def _is_noun(passage: Passage, items: list[Item]) -> bool:
    """Whether "of these" is followed by a noun of its own: "of these ships", "of this report", «من هذه العناصر», but not "of these had sailed"."""
    if len(items) < 2:
        return False
    pack, word = passage.pack, items[1].word.rpartition(" ")[2]
    if word in functional_words(pack) or not word[:1].isalpha():
        return False
    return "pointer" not in items[0].tags or noun_key(pack, word) != word or is_definite(pack, word)


def _figure_behind(passage: Passage, at: int, words: list[Item]) -> bool:
    """Whether a figure stands right behind some words that follow an item."""
    behind = at + 1 + len(words)
    return behind < len(passage.items) and passage.items[behind].claim >= 0


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
        if one.kind in SHARES:
            return b - 1 if _holds_the_one_before(passage, b) else b
        if comparable(two, one) is None:
            continue
        if one.value is None or two.value >= one.value:
            return b
        nearest = b if nearest is None else nearest
    return nearest


def _holds_the_one_before(passage: Passage, b: int) -> bool:
    """Whether b only says how many places hold the many before it: "1,800 patients in nine hospitals, 42 percent of them"."""
    if b == 0 or passage.scene_of[b - 1] != passage.scene_of[b]:
        return False
    many, few = passage.claims[b - 1], passage.claims[b]
    if many.kind != "count" or many.head is None or not many.value or not few.value or many.value <= few.value:
        return False
    return few.head in collectives(passage.pack) and many.head not in collectives(passage.pack)


def _of_its_noun(passage: Passage, a: int, b: int) -> bool:
    """Whether "of the" and what b counts stand close behind a, or before it: "418 of the parcels opened", "of these samples 86 …".

    What b counts is named by its noun, by another word for the same group («بلغ القتلى 54 … من بين الضحايا 32»), or by what was done
    to them ("examined 260 … 85 of those examined").
    """
    one, at = passage.claims[a], passage.where[a]
    scene = passage.scenes[passage.scene_of[a]]
    behind = _up_to_mark(passage.items[at + 1 : min(scene.last, at + 1 + LED)])
    if behind and not behind[0].tags.isdisjoint(_OF):
        named = at + 1 if "the" in behind[0].tags else at + 2  # "of those launches" begins with the word that points
        return (one.kind in SHARES or _is_the(passage, at + 1, at + 1 + len(behind))) and _means(
            passage, named, min(at + 6, at + 1 + len(behind)), b
        )
    start = max(scene.first, at - LED - 4)
    before = passage.items[start:at]
    if any(item.claim >= 0 for item in before):
        return False
    for i, item in enumerate(before, start):
        if not item.tags.isdisjoint(_OF) and _is_the(passage, i, at):
            led = passage.items[i + 1 : at]
            marked = any(item.word in BREAKS for item in led[:-1])
            return not marked and not _parted(passage, led) and _means(passage, i, min(i + 4, at), b)
    return False


def _is_the(passage: Passage, first: int, last: int) -> bool:
    """Whether the words behind an "of" are definite, by a word or by an article written onto one."""
    items = passage.items[first : min(first + 3, last)]
    return not {"the", "them"}.isdisjoint(tags_of(items)) or any(
        is_definite(passage.pack, word) for item in items for word in item.word.split()
    )


def _means(passage: Passage, first: int, last: int, b: int) -> bool:
    """Whether some items speak of what b counts."""
    head, items = passage.claims[b].head, passage.items[first:last]
    if head is not None and names_head(passage, items, head):
        return True
    where = passage.reach("before", b)[0], passage.reach("after", b)[1]
    led = [word for item in items[:2] for word in item.word.split()]
    if not led or ({"the", "them"}.isdisjoint(tags_of(items[:1])) and not is_definite(passage.pack, led[0])):
        return False
    if passage.claims[b].kind == "count" and class_of(passage, first, last) & class_told(passage, b, first):
        return True
    done = {root(passage.pack, word) for word in led if len(word) > _WEIGHT}
    said = {root(passage.pack, item.word) for item in passage.items[slice(*where)] if len(item.word) >= _WEIGHT}
    return not done.isdisjoint(said)


def class_told(passage: Passage, b: int, behind: int) -> frozenset[str]:
    """The classes of the words about b that stand before an item behind it: in "46 seats on 29.8% of the vote" no vote is told of before."""
    first, last = passage.reach("clause", b)
    return class_of(passage, first, min(last, behind) if behind > first else last)


def names_head(passage: Passage, items: list[Item], head: str) -> bool:
    """Whether one of some items is the noun of a head."""
    return any(
        same_noun(passage.pack, noun_key(passage.pack, word), head) for item in items for word in item.word.split()
    )


def drawn_from(passage: Passage, a: int, b: int) -> bool:
    """Whether b is the last figure before a that counts what a may be some of, in its sentence or the one before, and no share stands between."""
    if b >= a or passage.claims[a].sentence - passage.claims[b].sentence > 1:
        return False
    return referent(passage, a) == b and not any(passage.claims[i].kind in SHARES for i in range(b + 1, a))


def parenthetical(passage: Passage, a: int) -> bool:
    """Whether a count stands between two marks with hardly a word more: "one in five – 29 people – had been there"."""
    at, scene = passage.where[a], passage.scenes[passage.scene_of[a]]
    behind = passage.items[at + 1 : min(scene.last, at + 4)]
    nearest = next(
        (item for item in reversed(passage.items[max(scene.first, at - 2) : at]) if not item.tags & _LIGHTEST), None
    )
    opened = nearest is not None and nearest.claim < 0 and nearest.word in BREAKS
    closed = next((i for i, item in enumerate(behind) if item.word in BREAKS), None)
    return opened and closed is not None and not any(item.claim >= 0 for item in behind[:closed])


def held_by(passage: Passage, a: int, b: int) -> bool:
    """Whether a counts what each of the things that b counts holds several of: "forty families, including 96 children"."""
    one, two = passage.claims[a].head, passage.claims[b].head
    return one is not None and two is not None and one != two and two in collectives(passage.pack)


def _between(passage: Passage, first: int, last: int) -> bool:
    """Whether a figure that counts something stands between two."""
    return any(passage.claims[i].kind not in PASSED for i in range(first + 1, last))


def led_to(passage: Passage, claim: int) -> list[Item]:
    """The items that lead to a figure, back to the figure before it."""
    at, first = passage.where[claim], passage.scenes[passage.scene_of[claim]].first
    start = at
    while start > max(first, at - LED) and passage.items[start - 1].claim < 0:
        start -= 1
    return passage.items[start:at]


def _up_to_mark(items: list[Item]) -> list[Item]:
    end = next((i for i, item in enumerate(items) if item.claim >= 0 or item.word in BREAKS), len(items))
    return items[:end]
