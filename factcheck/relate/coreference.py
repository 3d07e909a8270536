"""Two claims of a passage in, whether the later says the earlier one again out: "37 lodgers died …", "the 37 victims".

What is said again is definite ("the 37", «الضحايا الـ37», "the order, worth $3 million"), of the same thing by its noun, and says
nothing more of it: "the 37 who fell ill" are some of them. A headline's figure is met again without an article.
"""

from __future__ import annotations

from factcheck.language import Pack
from factcheck.model import ABOUT, NEARLY, Claim
from factcheck.packwords import of_pack
from factcheck.recognize.noun_words import noun_words
from factcheck.recognize.nouns import ends_a_noun, functional_words, noun_key, one_root, same_noun
from factcheck.recognize.words import particles, variants
from factcheck.relate.classes import class_of, classes_of
from factcheck.relate.concepts import BREAKS
from factcheck.relate.fit import comparable
from factcheck.relate.kinds import kinds_of, one_thing, same_things
from factcheck.relate.lists import is_compound
from factcheck.relate.naming import DESCRIBED, counted, described, heads_label, names_a_thing, nouns_of, one_label
from factcheck.relate.parthood import part_of
from factcheck.relate.passage import Passage
from factcheck.relate.subject import said_about, same_label, same_words, stem, tells

RECENT = 1000  # characters back in which a numeral may have stood already
NEAR = 3  # times a figure between two may differ and still be what is meant
_PLAIN = 2  # digits that every figure may have
_WEIGHT = 4  # letters of a word that may name what is counted, at least one more
_DEFINITE = frozenset({"the", "them", "all", "out-of"})
_OWN = frozenset({"of", "who", "relative"})  # what tells of a figure without a noun which of them it is
_PRICES = frozenset({"money", "measure"})
_SHARE = "share"  # the kind of nouns that a percentage alone may have


def repeats(passage: Passage, a: int, b: int) -> bool:
    """Whether a is a second mention of b: a definite figure of what may be the same thing."""
    if not _one_amount(passage, a, b):
        return False
    one, two = passage.claims[a], passage.claims[b]
    if one.kind == "age":
        return is_definite(passage, a) and _is_named(passage, b)
    if not is_definite(passage, a) or (one.value != two.value and _said_before(passage, a)):
        return False
    if one.kind == "count":
        if is_compound(passage, a):
            return same_label(
                passage, a, b
            )  # "the 8.5-magnitude quake", but "the 35-million member club" has other members
        return (
            _pointed(passage, a)
            or same_thing(passage, a, b)
            or (one.head is None and _named_by(passage, a))
            or _may_be_named(passage, a, b)
            or (two.head is None and heads_label(passage, a, b))
        )
    if one.kind == "percent":  # "the 10% levy … the 15% levy" are two of them, the 10% rate is the one told before
        return _named_by(passage, a) and (
            one_label(passage, a, b)
            or any(_SHARE in kinds_of(passage.pack, noun).whole for noun in nouns_of(passage, a))
        )
    if one.kind == "duration" and not _pointed(passage, a):
        return same_thing(passage, a, b) or (_named_by(passage, a) and bool(nouns_of(passage, a)))
    if _opens(passage, a) or _points(passage, a):
        return True
    return _named_by(passage, a) or _same_words(passage, a, b) or same_thing(passage, a, b)


def summed_up(passage: Passage, a: int, b: int) -> bool:
    """Whether a is a headline's figure met again in the text under it."""
    return (
        headlined(passage, a, b)
        and _one_amount(passage, a, b)
        and (same_things(passage, a, b) or _same_line(passage, a, b) or same_thing(passage, a, b))
    )


def _one_amount(passage: Passage, a: int, b: int) -> bool:
    """Whether two figures may be compared as they stand: one unit, one rate, no bound against another."""
    one, two = passage.claims[a], passage.claims[b]
    if comparable(one, two) is None or one.per not in (None, two.per):
        return False  # "1.2 million barrels a day … the 1.2 million barrels" is told again without its day
    return one.hedge == two.hedge or (one.hedge or two.hedge) in (None, ABOUT, NEARLY)


def _is_named(passage: Passage, claim: int) -> bool:
    """Whether an age is that of a name beside it: "Owen Pardew, 34", "eleven-year-old Noor Haddad"."""
    folded, end = passage.reading.folded, passage.reading.spans[claim][1]
    behind = folded.text[end : end + 2]
    return "name" in passage.claims[claim].flags or (len(behind) == 2 and behind[0] == " " and folded.capital(end + 1))


def _said_before(passage: Passage, a: int) -> bool:
    """Whether the numeral itself stands shortly before a figure, whatever it is there: "Bus 47 was hit … the driver of the 47"."""
    text, numeral = passage.reading.folded.text, passage.claims[a].numeral
    end = passage.reading.spans[a][0]
    at = text.find(numeral, max(0, end - RECENT), end) if numeral else -1
    while at >= 0:
        if not text[at - 1 : at].isalnum() and not text[at + len(numeral) : at + len(numeral) + 1].isalnum():
            return True
        at = text.find(numeral, at + 1, end)
    return False


def _pointed(passage: Passage, a: int) -> bool:
    """Whether a word that points back stands right before a figure ("those 640,000 birds" are the turkeys)."""
    return passage.items[passage.where[a] - 1].word.rpartition(" ")[2] in _pointers(passage.pack)


def same_thing(passage: Passage, a: int, b: int) -> bool:
    """Whether the noun of a names what b counts: the same noun, one for all of its kind, or a word of one class about both.

    What is measured or paid for has its noun anywhere in its sentence: "a contract worth $4m … the $4m deal".
    """
    one, two = passage.claims[a], passage.claims[b]
    nouns = nouns_of(passage, a)
    if one.kind == "count" and two.head is not None:
        told = counted(passage, b) or (two.head,)
        if any(one_thing(passage.pack, noun, word) for noun in nouns for word in told):
            return True
    if one.kind == "count" or one.unit == "percent":
        return same_things(passage, a, b) or same_label(passage, a, b)
    first, last = passage.reach("sentence", b)
    words = [word for word in passage.words(first, last) if names_a_thing(passage.pack, word)]
    return any(one_thing(passage.pack, noun, word) for noun in nouns for word in words)


def _may_be_named(passage: Passage, a: int, b: int) -> bool:
    """Whether a's noun stands for all of a kind and b's is one that the pack does not know: "37 lodgers", "the 37 victims"."""
    two = passage.claims[b]
    if two.head is None or kinds_of(passage.pack, two.head).all:
        return False
    return any(kinds_of(passage.pack, noun).whole for noun in nouns_of(passage, a))


def is_definite(passage: Passage, a: int) -> bool:
    """Whether a figure is one told before: with an article, of a definite noun, or as what others are out of."""
    prior = passage.items[slice(*passage.reach("prior", a))]
    if len(prior) > 1 and "from" in prior[0].tags and "of" not in prior[0].tags and "the" in prior[1].tags:
        return False  # "a sharp fall from the 190 of 1996"
    if "definite" in passage.claims[a].flags or _is_of_the(passage, a) or _opens(passage, a):
        return True
    if prior and prior[-1].tags & _DEFINITE:
        return True
    # "the full 37", but "the panel's 37" are told of now
    if len(prior) > 1 and prior[0].tags & _DEFINITE and tells(passage.pack, prior[1].word):
        if not prior[1].word.endswith(noun_words(passage.pack).possessives):
            return True
    at, first = passage.where[a], passage.scenes[passage.scene_of[a]].first
    led = passage.items[max(first, at - DESCRIBED) : at]
    return any("numbering" in item.tags for item in led) and bool(described(passage, a))


def _opens(passage: Passage, a: int) -> bool:
    """Whether a sentence opens with an amount of what was told before: "The picture fetched $3.4 million. At $3.4 million it is …"."""
    at, first = passage.where[a], passage.scenes[passage.scene_of[a]].first
    return at == first + 1 and "at" in passage.items[first].tags and passage.claims[a].kind in _PRICES


def _points(passage: Passage, a: int) -> bool:
    """Whether a word that points back stands by the noun of which a figure says how much: «وبهذا الثمن البالغ 3 ملايين»."""
    at, first = passage.where[a], passage.scenes[passage.scene_of[a]].first
    near = [item for item in passage.items[max(first, at - DESCRIBED) : at] if item.claim < 0]
    pointers = _pointers(passage.pack)
    return any("numbering" in item.tags for item in near) and any(
        not pointers.isdisjoint(variants(passage.pack, item.word)) for item in near
    )


def narrows(passage: Passage, a: int, b: int) -> bool:
    """Whether a is of fewer things than b by what is said with it: "the 12 who fell ill", "the 12 new buses", "the 12 from the north"."""
    pack, told = passage.pack, said_about(passage, b)
    one = passage.claims[a]
    if one.kind == "age":
        return _leads_a_noun(passage, a)
    words, known = counted(passage, a), counted(passage, b)
    heads = [word for word in words if any(one_thing(pack, word, other) for other in known)]
    heads = heads or [word for word in words if noun_key(pack, word) == one.head]  # "the 90 homes built" of 170 homes
    spare = [word for word in words if word not in heads and tells(pack, word)]
    if any(stem(pack, word) not in told and not _of_one_group(passage, word, b) for word in spare):
        return True
    if one.kind != "count":
        return False  # "the $4m deal for six ships" is still the deal
    at, last = passage.where[a] + 1, passage.scenes[passage.scene_of[a]].last
    while at < last and passage.items[at].claim < 0 and all(word in words for word in passage.items[at].word.split()):
        at += 1
    behind = passage.items[at : min(at + 4, last)]
    if not behind or behind[0].claim >= 0:
        return False
    layers = particles(pack)
    if layers and behind[0].word.startswith(layers[-1]) and tells(pack, behind[0].word):
        return stem(pack, behind[0].word) not in told and not _of_one_group(passage, behind[0].word, b)
    after = behind[1].tags if len(behind) > 1 else frozenset()
    if ends_a_noun(pack, behind[0].word) and "narrowing" in after and after.isdisjoint(("who", "relative")):
        return True  # "the 90 homes completed in May"; but "the 90 workers walked out"
    if "narrowing" not in behind[0].tags or not (words or behind[0].tags & _OWN):
        return False  # "the last of the 14 in 2016"
    own = [word for word in passage.words(at + 1, at + len(behind)) if tells(pack, word)]
    return not own or not any(stem(pack, word) in told for word in own)


def _leads_a_noun(passage: Passage, age: int) -> bool:
    """Whether a word stands behind an age that may be the noun it is of: "the 67-year-old killer", but not "the 67-year-old, who"."""
    at = passage.where[age] + 1
    behind = passage.items[at : min(at + 1, passage.scenes[passage.scene_of[age]].last)]
    word = behind[0].word if behind and behind[0].claim < 0 and behind[0].word not in BREAKS else ""
    return bool(word) and tells(passage.pack, word) and not ends_a_noun(passage.pack, word)


def _of_one_group(passage: Passage, word: str, b: int) -> bool:
    """Whether a word says of what is counted only what was said before: "the 26 dead miners" of those who were killed."""
    first, last = passage.reach("sentence", b)
    if classes_of(passage.pack, word) & class_of(passage, first, last):
        return True
    key = noun_key(passage.pack, word)
    return any(
        same_noun(passage.pack, key, noun_key(passage.pack, other))
        or (tells(passage.pack, other) and one_root(passage.pack, word, other))  # «نفقت …، الرؤوس الـ700 النافقة»
        for other in passage.words(first, last)
    )


def tells_again(passage: Passage, a: int, b: int) -> bool:
    """Whether a may tell b again without an article: as exact a figure, no other between, and no other name or date beside."""
    one, two = passage.claims[a], passage.claims[b]
    if not _one_amount(passage, a, b) or one.hedge != two.hedge or _exactness(one) != _exactness(two):
        return False
    mine, theirs = _names(passage, a), _names(passage, b)
    return not (mine - theirs and theirs - mine) and unrivalled(passage, a, b)


def _exactness(claim: Claim) -> int:
    """How many digits of a figure carry information; nobody rounds one of two digits, or the tens have but one."""
    return 0 if claim.value is None else max(_PLAIN, len(claim.value.normalize().as_tuple().digits))


def _names(passage: Passage, claim: int) -> frozenset[str]:
    """The words written with a capital in a sentence, its first word apart; none where all are, or where a script has none."""
    first, last = passage.reach("sentence", claim)
    folded = passage.reading.folded
    words = [item for item in passage.items[first + 1 : last] if item.claim < 0 and item.word[0].isalpha()]
    names = frozenset(item.word for item in words if folded.capital(item.start))
    return names if 2 * len(names) <= len(words) else frozenset()


def unrivalled(passage: Passage, a: int, b: int) -> bool:
    """Whether no figure between two may as well be what a says again: one of about its size, and of its thing or of none."""
    return not any(_rivals(passage, a, i) for i in range(min(a, b) + 1, max(a, b)))


def _rivals(passage: Passage, a: int, c: int) -> bool:
    one, other = passage.claims[a], passage.claims[c]
    if other.kind != one.kind or not _close(one, other) or comparable(other, one) is None:
        return False
    if part_of(passage, c, a) or (passage.has("next", c, "of-them")):
        return False  # the 41 of "41 of the 236"
    return other.head is None or one.kind != "count" or same_thing(passage, a, c)


def _close(one: Claim, other: Claim) -> bool:
    if not one.value or not other.value:
        return False
    return other.value <= NEAR * one.value and one.value <= NEAR * other.value


def _named_by(passage: Passage, claim: int) -> bool:
    """Whether a figure stands right behind its article, as a name does: "the $3.4 million package", "the last of the 14"."""
    at = passage.where[claim] - 1
    near = passage.items[at].tags if at >= passage.scenes[passage.scene_of[claim]].first else frozenset()
    return "definite" in passage.claims[claim].flags or "the" in near


def _same_words(passage: Passage, a: int, b: int) -> bool:
    """Whether a word of weight stands by both: "the budget of $48.6 million" and "a budget of $46.8 million"."""
    return bool(_weighty(passage, a, "before") & (_weighty(passage, b, "before") | _weighty(passage, b, "after")))


def _weighty(passage: Passage, claim: int, place: str) -> frozenset[str]:
    first, last = passage.reach(place, claim)
    words = (item.word for item in passage.items[first:last] if item.claim < 0)
    functional = functional_words(passage.pack)
    return frozenset(noun_key(passage.pack, word) for word in words if len(word) > _WEIGHT and word not in functional)


def _same_line(passage: Passage, a: int, b: int) -> bool:
    """Whether a headline's amount is met again: the same, or written as exactly in words that say the same ("$22.8K" is cut off anyhow)."""
    one, two = passage.claims[a], passage.claims[b]
    if one.kind == "money" and one.value == two.value:
        return True
    return (
        one.kind != "money"
        and one.place == two.place
        and not passage.has("sentence", a, "each")
        and same_words(passage, a, b)
    )


def _is_of_the(passage: Passage, claim: int) -> bool:
    """Whether a figure is that of a definite group: "the full sample of 1,512"."""
    led = passage.has("prior", claim, "of") and passage.has("prior", claim, "collection")
    return led and passage.has("before", claim, "the")


def headlined(passage: Passage, a: int, b: int) -> bool:
    """Whether b stands in a headline, or in a summary that says it is one, and a in the text under it."""
    return is_heading(passage, b) and not is_heading(passage, a)


def is_heading(passage: Passage, claim: int) -> bool:
    """Whether a figure stands in a headline or a summary."""
    scene = passage.scenes[passage.scene_of[claim]]
    return scene.kind == "heading" or passage.has("sentence", claim, "summary") or scene.block in passage.summaries


@of_pack
def _pointers(pack: Pack) -> frozenset[str]:
    """Words that point back at a figure whatever it counts ("those 640,000 birds" are the turkeys)."""
    return frozenset(pack.key(word) for word in pack.section("words").get("pointers", ()))
