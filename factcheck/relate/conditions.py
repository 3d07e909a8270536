"""A condition of a rule and the claims that would fill a role in, whether it holds out."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from factcheck.model import Claim
from factcheck.phrase import PLACES, Condition
from factcheck.relate.concepts import BREAKS, bits_of
from factcheck.relate.date_links import sole
from factcheck.relate.fit import AMOUNTS, STATISTICS
from factcheck.relate.links import link_holds
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
)
from factcheck.relate.parthood import of_those, parenthetical
from factcheck.relate.passage import REACH, Passage

Claims = tuple[int, ...]
_COMPARED = bits_of(frozenset({"versus"}))
_BRACKETS = frozenset("()[]")


def able(passage: Passage, conditions: tuple[Condition, ...], claims: list[int]) -> list[int]:
    """The claims that each alone meet conditions that speak of no other role."""
    for condition in conditions:
        if not claims:
            break
        if condition.what in PLACES and condition.what != "ends":
            place, bits, wanted = condition.what, bits_of(condition.concepts), not condition.negated
            claims = [i for i in claims if (passage.cued(place, i) & bits != 0) is wanted]
        else:
            claims = [i for i in claims if holds(passage, condition, (i,))]
    return claims


def linked(passage: Passage, condition: Condition, claims: Claims, others: Claims) -> bool:
    """Whether the link that a condition names stands between two roles, or does not when it is negated."""
    claim, other = _ends(condition.what, claims, others)
    key = (condition.what, claim, other)
    known = passage.known.get(key)
    if known is None:
        known = passage.known[key] = link_holds(passage, condition.what, claim, other)
    return known != condition.negated


def _ends(link: str, claims: Claims, others: Claims) -> tuple[int, int]:
    """The claims of two roles that a link joins: the first of each, but the nearest two for neighbours, the farthest two in one block."""
    if link == "same-block":
        return (claims[0], others[-1]) if claims[0] < others[0] else (claims[-1], others[0])
    if link in ("precedes", "follows"):  # a list that precedes a figure does so whole
        return (claims[-1], others[0]) if link == "precedes" else (claims[0], others[-1])
    if link not in _NEIGHBOURLY:
        return claims[0], others[0]
    return (claims[-1], others[0]) if claims[-1] < others[0] else (claims[0], others[-1])


_NEIGHBOURLY = frozenset({"beside", "next-to", "reaches"})


def holds(passage: Passage, condition: Condition, claims: Claims, bound: Mapping[str, Claims] | None = None) -> bool:
    """Whether a condition holds for one of the claims that fill a role (negated: for none); links are those of the first claim."""
    what = condition.what
    if condition.options:
        return any(holds(passage, option, claims, bound) for option in condition.options)
    if condition.role is not None:
        return linked(passage, condition, claims, (bound or {})[condition.role])
    if what == "ends":
        return (not end_cues(passage, claims).isdisjoint(condition.concepts)) != condition.negated
    if what in PLACES:
        bits = bits_of(condition.concepts)
        among = claims[:1] if what in ("before", "lead") else claims  # what leads a list stands before its first figure
        return any(passage.cued(what, claim) & bits for claim in among) != condition.negated
    if what == "flag":
        return any(passage.claims[claim].flags & condition.concepts for claim in claims) != condition.negated
    key = (what, claims)
    known = passage.known.get(key)
    if known is None:
        known = passage.known[key] = PROPERTIES[what](passage, claims)
    return known != condition.negated


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
    if not _is_dated(passage.claims[date]) or "deadline" in passage.cues("prior", date):
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
    if len(claims) < 2 or passage.pack.section("words").get("attached_and"):
        return False
    before = passage.items[passage.where[claims[-2]] : passage.where[last]]
    after = passage.items[passage.where[last] : passage.where[later]]
    return any("and" in item.tags for item in before) and any(item.word in BREAKS for item in after)


# What claims are by themselves, with no words of the rule; most ask it of the first of a role's.
PROPERTIES: dict[str, Callable[[Passage, Claims], bool]] = {
    "per": lambda passage, claims: any(passage.claims[claim].per is not None for claim in claims),
    "statistic": lambda passage, claims: all(passage.claims[claim].unit in STATISTICS for claim in claims),
    "counted": lambda passage, claims: all(passage.claims[claim].kind == "count" for claim in claims),
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
    "bullets": bulleted,
    "closed": _closed,
    "elliptical": _elliptical,
    "one-more": lambda passage, claims: goes_on(passage, claims, to_next=True),
    "shared-out": lambda passage, claims: not any("of-them" in passage.cues("next", claim) for claim in claims[1:]),
    "of-one-time": lambda passage, claims: (
        not any(_is_dated(passage.claims[i]) for i in range(claims[0] + 1, claims[-1]))
    ),
    "of-one-whole": of_one_whole,
    "each-named": each_named,
    "of-stuff": of_stuff,
    "alone": lambda passage, claims: (
        not any(continues_list(passage, claim) or leads_list(passage, claim) for claim in claims)
    ),
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
