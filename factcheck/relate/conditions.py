"""A condition of a rule and the claims that would fill a role in, whether it holds out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from factcheck.model import Claim
from factcheck.phrase import PLACES, Condition
from factcheck.relate.concepts import BREAKS, bits_of
from factcheck.relate.coreference import is_definite, is_heading
from factcheck.relate.date_links import sole
from factcheck.relate.fit import AMOUNTS, STATISTICS
from factcheck.relate.links import LINKS_HELD, PLAIN
from factcheck.relate.lists import (
    bulleted,
    continues_list,
    each_named,
    end_cues,
    enumerated,
    exhaustive,
    goes_on,
    is_compound,
    is_mixed,
    leads_list,
    listed,
    of_one_whole,
    of_stuff,
    one_each,
)
from factcheck.relate.parthood import of_those, parenthetical
from factcheck.relate.passage import REACH, Passage

Claims = tuple[int, ...]
_COMPARED = bits_of(frozenset({"versus"}))
_BRACKETS = frozenset("()[]")


Test = Callable[[Passage, Claims, Mapping[str, Claims]], bool]
Filter = Callable[[Passage, list[int]], list[int]]


def able(passage: Passage, conditions: tuple[Condition, ...], claims: list[int]) -> list[int]:
    """The claims that each alone meet conditions that speak of no other role."""
    for condition in conditions:
        if not claims:
            break
        claims = filter_of(condition)(passage, claims)
    return claims


def holds(passage: Passage, condition: Condition, claims: Claims, bound: Mapping[str, Claims] | None = None) -> bool:
    """Whether a condition holds for one of the claims that fill a role (negated: for none); links are those of the first claim."""
    return test_of(condition)(passage, claims, bound or {})


def cost_of(condition: Condition) -> int:
    """How dear a condition is to work out, from 0: of some that all must hold the cheapest is asked first."""
    if condition.options:
        return max(map(cost_of, condition.options))
    if condition.what in PLACES or condition.what in PLAIN or condition.what == "flag":
        return 0
    return 2 if condition.what in _DEAR else 1


_DEAR = frozenset({"speaks-of", "same-words", "same-thing", "narrows", "leads-to", "dated-apart", "summed-up"})


@cache
def test_of(condition: Condition) -> Test:
    """A condition as a function of a passage, the claims that fill its role, and the claims of the other roles."""
    what, negated = condition.what, condition.negated
    if condition.options:
        return _any(tuple(map(test_of, condition.options)))
    if condition.role is not None:
        return _link(what, condition.role, negated)
    if what == "ends":
        concepts = condition.concepts
        return lambda passage, claims, bound: (not end_cues(passage, claims).isdisjoint(concepts)) != negated
    if what in PLACES:
        return _place(what, bits_of(condition.concepts), negated)
    if what == "flag":
        flags = condition.concepts
        return lambda passage, claims, bound: any(passage.claims[i].flags & flags for i in claims) != negated
    return _property(what, negated)


def _any(tests: tuple[Test, ...]) -> Test:
    def test(passage: Passage, claims: Claims, bound: Mapping[str, Claims]) -> bool:
        return any(one(passage, claims, bound) for one in tests)

    return test


def _link(link: str, role: str, negated: bool) -> Test:
    """Whether the link stands between the claims of two roles: the first of each, but the nearest two for neighbours, the farthest two in one block."""
    held, plain, ends = LINKS_HELD[link], link in PLAIN, _ENDS.get(link)

    def test(passage: Passage, claims: Claims, bound: Mapping[str, Claims]) -> bool:
        others = bound[role]
        claim, other = ends(claims, others) if ends else (claims[0], others[0])
        if plain:
            return held(passage, claim, other) != negated
        key = (link, claim, other)
        known = passage.known.get(key)
        if known is None:
            known = passage.known[key] = held(passage, claim, other)
        return known != negated

    return test


def _farthest(claims: Claims, others: Claims) -> tuple[int, int]:
    return (claims[0], others[-1]) if claims[0] < others[0] else (claims[-1], others[0])


def _nearest(claims: Claims, others: Claims) -> tuple[int, int]:
    return (claims[-1], others[0]) if claims[-1] < others[0] else (claims[0], others[-1])


_ENDS: dict[str, Callable[[Claims, Claims], tuple[int, int]]] = {
    "same-block": _farthest,
    "precedes": lambda claims, others: (claims[-1], others[0]),  # a list that precedes a figure does so whole
    "follows": lambda claims, others: (claims[0], others[-1]),
    "beside": _nearest,
    "next-to": _nearest,
    "reaches": _nearest,
}


def _place(place: str, bits: int, negated: bool) -> Test:
    led = place in ("before", "lead")  # what leads a list stands before its first figure

    def test(passage: Passage, claims: Claims, bound: Mapping[str, Claims]) -> bool:
        for claim in claims[:1] if led else claims:
            if passage.cued(place, claim) & bits:
                return not negated
        return negated

    return test


def _property(name: str, negated: bool) -> Test:
    def test(passage: Passage, claims: Claims, bound: Mapping[str, Claims]) -> bool:
        key = (name, claims)
        known = passage.known.get(key)
        if known is None:
            known = passage.known[key] = PROPERTIES[name](passage, claims)
        return known != negated

    return test


@cache
def filter_of(condition: Condition) -> Filter:
    """A condition that speaks of no other role as a function from claims to those that each alone meet it."""
    test = test_of(condition)
    if condition.what not in PLACES or condition.what == "ends":
        return lambda passage, claims: [i for i in claims if test(passage, (i,), {})]
    place, bits, wanted = condition.what, bits_of(condition.concepts), not condition.negated

    def sift(passage: Passage, claims: list[int]) -> list[int]:
        cues = passage.cues_of(place, claims)
        return [i for i in claims if (cues[i] & bits != 0) is wanted]

    return sift


def _elliptical(passage: Passage, claims: Claims) -> bool:
    """Whether a list says its noun once at most, with its first figure."""
    heads = {passage.claims[claim].head for claim in claims} - {None}
    return len(heads) <= (passage.claims[claims[0]].head is not None)


def _amounts_beside(passage: Passage, claim: int) -> list[int]:
    """The other amounts of a claim's sentence."""
    return [i for i in passage.companions(claim) if i != claim and passage.claims[i].kind in AMOUNTS]


def _is_first(passage: Passage, claim: int) -> bool:
    """Whether no figure of a claim's kind stands before it in its sentence."""
    kind = passage.claims[claim].kind
    return not any(i < claim and passage.claims[i].kind == kind for i in passage.companions(claim))


def _dates(passage: Passage, claim: int, date: int) -> bool:
    """Whether a date may be that of a claim: it stands before it, or behind it in the same clause, brackets passed over."""
    if not _is_dated(passage.claims[date]) or passage.has("prior", date, "deadline"):
        return False  # "$2m, due in June"
    between = passage.items[passage.where[claim] : passage.where[date]]
    return date < claim or not any(item.word in BREAKS and item.word not in _BRACKETS for item in between)


def _is_dated(claim: Claim) -> bool:
    """Whether a claim is a date of some year or month ("on Friday" sets nothing apart)."""
    return claim.moment is not None and (claim.moment.year is not None or claim.moment.month is not None)


def _closed(passage: Passage, claims: Claims) -> bool:
    """Whether a list ends with its last figure: no "the rest" follows, nor another figure unless an "and" closed the list before.

    Straight behind the last figure "the rest" is the figure's own name («و12 في المئة الباقون»), and a figure of comparison
    ("the last 10 percent, down from 16 percent") goes on with no list.
    """
    last = claims[-1]
    at = passage.where[last]
    behind = passage.items[at + 2 : min(passage.scenes[passage.scene_of[last]].last, at + REACH)]
    if any("rest" in item.tags for item in behind) or goes_on(passage, claims):
        return False
    kind = passage.claims[last].kind
    later = next(
        (
            i
            for i in passage.companions(last)
            if i > last and passage.claims[i].kind == kind and not passage.cued("prior", i) & _COMPARED
        ),
        None,
    )
    if later is None or not listed(passage, (last, later)):
        return True  # "and five schools that have fewer than 60 pupils"
    heads = {passage.claims[claim].head for claim in claims[1:]}
    if heads == {None} and passage.claims[later].head not in (None, passage.claims[claims[0]].head):
        return (
            True  # «ستة من الشمال وخمسة من الجنوب، وقد عرض الوفد ورقتين»: none of the list says a noun, and this does
        )
    if len(claims) < 2 or passage.pack.section("words").get("attached_and"):
        return False
    before = passage.items[passage.where[claims[-2]] : passage.where[last]]
    after = passage.items[passage.where[last] : passage.where[later]]
    return any("and" in item.tags for item in before) and any(item.word in BREAKS for item in after)


# What claims are by themselves, with no words of the rule; most ask it of the first of a role's.
PROPERTIES: dict[str, Callable[[Passage, Claims], bool]] = {
    "definite": lambda passage, claims: is_definite(passage, claims[0]),
    "headline": lambda passage, claims: is_heading(passage, claims[0]),
    "per": lambda passage, claims: any(passage.claims[claim].per is not None for claim in claims),
    "statistic": lambda passage, claims: all(passage.claims[claim].unit in STATISTICS for claim in claims),
    "counted": lambda passage, claims: all(passage.claims[claim].kind == "count" for claim in claims),
    "aged": lambda passage, claims: any(passage.claims[claim].kind == "age" for claim in claims),
    "period": lambda passage, claims: any(passage.claims[claim].kind == "duration" for claim in claims),
    "percentage": lambda passage, claims: any(passage.claims[claim].kind == "percent" for claim in claims),
    "has-noun": lambda passage, claims: all(
        passage.claims[claim].kind != "count" or passage.claims[claim].head is not None for claim in claims
    ),
    "few": lambda passage, claims: len(claims) < 4,
    "several": lambda passage, claims: len(claims) > 2,
    "together": lambda passage, claims: len({passage.claims[claim].sentence for claim in claims}) == 1,
    "listed": listed,
    "exhaustive": exhaustive,
    "enumerated": enumerated,
    "one-each": one_each,
    "bullets": bulleted,
    "closed": _closed,
    "elliptical": _elliptical,
    "one-more": lambda passage, claims: goes_on(passage, claims, to_next=True),
    "shared-out": lambda passage, claims: not any(passage.has("next", claim, "of-them") for claim in claims[1:]),
    "of-one-time": lambda passage, claims: (
        not any(_is_dated(passage.claims[i]) for i in range(claims[0] + 1, claims[-1]))
    ),
    "of-one-whole": of_one_whole,
    "each-named": each_named,
    "of-stuff": of_stuff,
    "alone": lambda passage, claims: (
        not any(continues_list(passage, claim) or leads_list(passage, claim) for claim in claims)
    ),
    "last": lambda passage, claims: not leads_list(passage, claims[-1]),
    "leads": lambda passage, claims: not continues_list(passage, claims[0]),
    "first": lambda passage, claims: _is_first(passage, claims[0]),
    "foremost": lambda passage, claims: not any(i < claims[0] for i in _amounts_beside(passage, claims[0])),
    "lone": lambda passage, claims: not _amounts_beside(passage, claims[0]),
    "sole": lambda passage, claims: all(sole(passage, claim) for claim in claims),
    "undated": lambda passage, claims: (
        not any(_dates(passage, claim, i) for claim in claims for i in passage.companions(claim))
    ),
    "compound": lambda passage, claims: is_compound(passage, claims[0]),
    "mixed": lambda passage, claims: is_mixed(passage, claims[0]),
    "of-those": lambda passage, claims: of_those(passage, claims[0]),
    "parenthetical": lambda passage, claims: parenthetical(passage, claims[0]),
    "in-brackets": lambda passage, claims: passage.bracketed(claims[0]),
    "bracketed": lambda passage, claims: any(passage.after_bracket(claim) for claim in claims),
}
