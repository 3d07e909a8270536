"""An inconsistent tie and the figures about it in, whether another fair binding of them agrees out.

A tie that the text does not spell out is a guess at which figure belongs to which: "4,890 in 2022 and 4,602 in 2023, a drop of 5.9
percent", behind the 5,214 of 2021, speaks of the last two. Before such a tie is called a contradiction, every figure of it is tried
with its neighbours.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise

from factcheck.model import Claim
from factcheck.relate.fit import comparable, fits
from factcheck.rule import Rule

Claims = Mapping[str, tuple[Claim, ...]]


def agrees_elsewhere(rule: Rule, claims: Claims, about: tuple[Claim, ...], agrees: Callable[[Claims], bool]) -> bool:
    """Whether figures about a tie, put into one of its roles or into two that are alike, would agree with the rest of it."""
    return any(agrees(other) for other in _others(rule, claims, about))


def _others(rule: Rule, claims: Claims, about: tuple[Claim, ...]) -> Iterator[Claims]:
    taken = {claim.start for filled in claims.values() for claim in filled}
    free = [claim for claim in about if claim.start not in taken]
    single = [name for name in claims if not rule.roles[name].many]
    for name in single:
        for claim in free:
            if _may_replace(rule, name, claims[name][0], claim):
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
    for one, other in pairwise(able):
        if {one.start, other.start} != known:  # the tied two the other way round are a slip of the writer's
            yield {**claims, name: (one,), like: (other,)}
            yield {**claims, name: (other,), like: (one,)}


def _may_replace(rule: Rule, name: str, old: Claim, new: Claim) -> bool:
    return fits(rule.roles[name], new) and comparable(new, old) is not None
