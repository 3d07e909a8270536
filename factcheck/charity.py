"""An inconsistent tie and the figures about it in, whether another fair binding of them agrees out.

A tie that the text does not spell out is a guess at which figure belongs to which: "4,890 in 2022 and 4,602 in 2023, a drop of 5.9
percent", behind the 5,214 of 2021, speaks of the last two. Before such a tie is called a contradiction, every figure of it is tried
with its neighbours.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, combinations, pairwise

from factcheck.model import BOUNDS, Claim
from factcheck.relate.fit import comparable, fits
from factcheck.rule import Rule

Claims = Mapping[str, tuple[Claim, ...]]


NEIGHBOURS = 2  # figures by which a list may be too long or too short at an end
LONGEST = 7  # figures of a list whose own smaller lists are tried


def agrees_elsewhere(
    rule: Rule, claims: Claims, about: tuple[Claim, ...], agrees: Callable[[Claims], bool]
) -> Claims | None:
    """The agreeing tie when figures about an inferred one, put into one of its roles or into two that are alike, agree with the rest of it."""
    others = chain(_others(rule, claims, about), other_lists(rule, claims, about), _with_total(rule, claims, about))
    return next((other for other in others if agrees(other)), None)


def agrees_beside(
    rule: Rule, claims: Claims, about: tuple[Claim, ...], agrees: Callable[[Claims], bool]
) -> Claims | None:
    """The agreeing tie when one figure of a firm one counts something else, and it agrees without it or with the one beside it.

    "Of the 1,250 pupils at the three schools, 40% walk, 500 in all": the three are none of the pupils. «18 شخصاً، هم تسعة أطفال
    وخمس نساء وأربعة رجال، وكانت البناية من ست طبقات»: the six are no people.
    """
    taken = {claim.start for filled in claims.values() for claim in filled}
    if len(claims) == 1 and not rule.roles[next(iter(claims))].many:
        return None  # "Sunday 10 March" is no other date's day
    if len(claims) == 1:
        return next((tried for tried in _pairs_at_an_end(claims, about) if agrees(tried)), None)
    for name, filled in claims.items():
        if rule.roles[name].many:
            others: Iterable[tuple[Claim, ...]] = (filled[:-1],) if len(filled) > 2 else ()
            heads = {claim.head for claim in filled[:-1]}
        else:
            # "more than two million" agrees with nearly everything
            free = (claim for claim in about if claim.start not in taken and claim.hedge not in BOUNDS)
            beside = _alike(rule, claims, name)
            others = ((claim,) for claim in free if _may_replace(rule, name, filled[0], claim, beside))
            heads = {claim.head for role, tied in claims.items() if role != name for claim in tied}
        counts_other = filled[-1].kind == "count" and filled[-1].head is not None and filled[-1].head not in heads
        share = filled[0].kind == "percent" and not rule.roles[name].many
        one_of_three = len(claims) > 2 and not rule.roles[name].many
        if (
            counts_other or share or one_of_three
        ):  # "24% of exports, worth 6 of the 25 billion, France 13%": the 13% is another's
            found = next((tried for other in others if agrees(tried := {**claims, name: other})), None)
            if found is not None:
                return found
    return None


def _pairs_at_an_end(claims: Claims, about: tuple[Claim, ...]) -> Iterator[Claims]:
    """An end of a list that makes up its sum by itself with its neighbour: "52.4 percent to 47.6, after a round in which they took 31 and 29"."""
    ((name, filled),) = claims.items()
    for one, other in pairwise(about):
        if comparable(one, other) is not None and one.kind == other.kind == filled[0].kind:
            if other.start == filled[0].start or one.start == filled[-1].start:
                yield {name: (one, other)}


def other_lists(rule: Rule, claims: Claims, about: tuple[Claim, ...]) -> Iterator[Claims]:
    """The tie with another list in a role of many: some of its figures, or a neighbour or two more.

    "Four more …, bringing the toll to 31. It was put at 18 on Tuesday and at 27 on Wednesday": four and 27 make it.
    """
    for name, filled in claims.items():
        if not rule.roles[name].many:
            continue
        taken = {claim.start for role, others in claims.items() if role != name for claim in others}
        free = [claim for claim in about if claim.start not in taken and _may_replace(rule, name, filled[0], claim)]
        heads = {claim.head for claim in filled} | {None}
        free = [claim for claim in free if claim.head in heads]
        before = [claim for claim in free if claim.start < filled[0].start][-NEIGHBOURS:]
        after = [claim for claim in free if claim.start > filled[-1].start][:NEIGHBOURS]
        whole = (*before, *filled, *after)
        listed = {claim.start for claim in filled}
        for claim in (claim for claim in free if claim.start not in listed):
            yield {
                **claims,
                name: (*filled, claim),
            }  # one told apart from the rest: "183 …, after batches of 90, 200 and 110"
        for some in _shorter(filled, after):
            yield {**claims, name: some}
        for first in range(len(before) + 1):
            for last in range(len(before) + 1, len(whole) + 1):
                if last - first > 1 and whole[first:last] != filled:
                    yield {**claims, name: whole[first:last]}


def _with_total(rule: Rule, claims: Claims, about: tuple[Claim, ...]) -> Iterator[Claims]:
    """The tie whose total is one more of the list, of which another figure is the whole: "96 cases: Garo had 52, Turan 21, Meli 23"."""
    many = [name for name in claims if rule.roles[name].many]
    single = [name for name in claims if not rule.roles[name].many]
    if len(many) != 1 or len(single) != 1:
        return
    total, parts = claims[single[0]], claims[many[0]]
    taken = {claim.start for claim in (*total, *parts)}
    for claim in about:
        if claim.start not in taken and _may_replace(rule, single[0], total[0], claim):
            yield {single[0]: (claim,), many[0]: tuple(sorted((*total, *parts), key=lambda one: one.start))}


def _shorter(filled: tuple[Claim, ...], after: list[Claim]) -> Iterator[tuple[Claim, ...]]:
    """Lists that end sooner; over sentences, where fewer words tie them, any of the figures behind the first."""
    loose = (*filled, *after)
    if filled[0].sentence != loose[-1].sentence and len(loose) <= LONGEST:
        for length in range(len(filled), 1, -1):
            yield from ((filled[0], *others) for others in combinations(loose[1:], length - 1))
    else:
        yield from (filled[:length] for length in range(len(filled) - 1, 1, -1))


def _others(rule: Rule, claims: Claims, about: tuple[Claim, ...]) -> Iterator[Claims]:
    taken = {claim.start for filled in claims.values() for claim in filled}
    free = [claim for claim in about if claim.start not in taken]
    single = [name for name in claims if not rule.roles[name].many]
    for name in single:
        beside = _alike(rule, claims, name)
        for claim in free:
            if _may_replace(rule, name, claims[name][0], claim, beside):
                yield {**claims, name: (claim,)}
    for name in single:
        like = rule.roles[name].like
        if like in single:
            yield from _pairs(rule, claims, about, name, like)


def _pairs(rule: Rule, claims: Claims, about: tuple[Claim, ...], name: str, like: str) -> Iterator[Claims]:
    """The tie with both of two comparable roles filled by neighbours, either way round."""
    rest = {claim.start for role, filled in claims.items() if role not in (name, like) for claim in filled}
    able = [
        claim
        for claim in about
        if claim.start not in rest
        and _may_replace(rule, name, claims[name][0], claim)
        and _may_replace(rule, like, claims[like][0], claim)
    ]
    known = {claims[name][0].start, claims[like][0].start}
    of_one_noun = ((a, b) for a, b in combinations(able, 2) if a.head is not None and a.head == b.head)
    for one, other in chain(pairwise(able), of_one_noun):
        if {one.start, other.start} != known:  # the tied two the other way round are a slip of the writer's
            yield {**claims, name: (one,), like: (other,)}
            yield {**claims, name: (other,), like: (one,)}


def _alike(rule: Rule, claims: Claims, name: str) -> tuple[Claim, ...]:
    """The figures that a role's must be comparable with."""
    roles = [role for role in claims if rule.roles[role].like == name or rule.roles[name].like == role]
    return tuple(claim for role in roles for claim in claims[role])


def _may_replace(rule: Rule, name: str, old: Claim, new: Claim, beside: tuple[Claim, ...] = ()) -> bool:
    """Whether a figure fits a role and goes with the one that fills it, or with the figures that it must be like."""
    return fits(rule.roles[name], new) and any(comparable(new, one) is not None for one in (old, *beside))
