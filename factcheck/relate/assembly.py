"""A passage and a rule's frame in, scored bindings out: typed roles filled from the figures of a few sentences.

Around each claim that meets the anchor's needs, every other role is tried with the claims of the window that meet its needs;
what speaks for a binding (preferences met, the same thing counted, nearness) is its score. A role of many is tried with each
unbroken run of the claims that may fill it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from factcheck.model import Claim
from factcheck.phrase import PLACES, Condition
from factcheck.relate.fit import STATISTICS, comparable
from factcheck.relate.links import link_holds
from factcheck.relate.lists import continues_list, exhaustive, goes_on, is_compound, leads_list, listed
from factcheck.relate.passage import BREAKS, REACH, Item, Passage
from factcheck.rule import Frame, Role, Rule

Claims = tuple[int, ...]
Binding = dict[str, Claims]

CANDIDATES = 12  # claims tried for one role, nearest first
RUNS = 24  # runs tried for a role of many
LONGEST_RUN = 9
LEANING = 4  # items around the anchor whose words belong to it
NEIGHBOURS = 24  # claims looked at before and after an anchor, however long its sentence
BINDINGS = 60  # bindings kept around one anchor


_CONTRAST = frozenset({"contrast"})
_ANDS = frozenset({"and", "joined"})


@dataclass(frozen=True, slots=True)
class Scored:
    """A binding with what speaks for it, in points."""

    binding: Binding
    score: float


def assemble(passage: Passage, rule: Rule, frame: Frame) -> Iterator[Scored]:
    """Each binding of the frame's roles in a passage."""
    if any(ask.isdisjoint(passage.tagged) for ask in frame.asks):
        return
    names = _order(rule, frame)
    if any(not passage.fitting(rule.roles[name]) for name in names):
        return
    anchors = [i for i in passage.fitting(rule.roles[names[0]]) if _own_needs(passage, rule, frame, names[0], (i,))]
    pools = {name: _pool(passage, rule, frame, rule.roles[name]) for name in names[1:]} if anchors else {}
    if all(pools.values()):
        for anchor in anchors:
            yield from _around(passage, rule, frame, names, anchor, anchors, pools)


def _pool(passage: Passage, rule: Rule, frame: Frame, role: Role) -> list[Claims]:
    """Every claim, or run of claims, that meets a role's own needs, in text order; worked out once for all anchors."""
    able = passage.fitting(role)
    if not role.many:
        return [(i,) for i in able if _own_needs(passage, rule, frame, role.name, (i,))]
    lists = any(
        condition.what == "listed" for condition in (*frame.needs.get(role.name, ()), *rule.needs.get(role.name, ()))
    )
    pool: list[Claims] = []
    for first, start in enumerate(able):
        run: Claims = (start,)
        for claim in (None, *able[first + 1 : first + LONGEST_RUN]):
            if claim is not None:
                if comparable(passage.claims[start], passage.claims[claim]) is None or (
                    lists and not listed(passage, (run[-1], claim))
                ):
                    break  # no longer run can mend this
                if passage.claims[claim].sentence - passage.claims[start].sentence > frame.window[0] + frame.window[1]:
                    break
                run = (*run, claim)
            if len(run) >= role.least and _own_needs(passage, rule, frame, role.name, run):
                pool.append(run)
    return pool


def _order(rule: Rule, frame: Frame) -> list[str]:
    """The anchor, then the roles with most needs, so that bindings fail early; optional roles are left to phrases."""
    rest = [
        name
        for name, role in rule.roles.items()
        if name != frame.anchor and not (role.optional and name not in frame.needs)
    ]
    return [frame.anchor, *sorted(rest, key=lambda name: (rule.roles[name].many, -len(frame.needs.get(name, ()))))]


def _around(
    passage: Passage,
    rule: Rule,
    frame: Frame,
    names: list[str],
    anchor: int,
    anchors: list[int],
    pools: Mapping[str, list[Claims]],
) -> Iterator[Scored]:
    if "parallel" in passage.cues("sentence", anchor):
        return  # "41, 17 and 5, respectively": which belongs to which only the order says
    window = _window(passage, frame, anchor)
    start: Binding = {frame.anchor: (anchor,)}
    partial: list[tuple[Binding, float]] = [(start, _likes(passage, frame, frame.anchor, start))]
    for name in names[1:]:
        role = rule.roles[name]
        options = _options(passage, role, pools[name], window, anchor, anchors)
        grown: list[tuple[Binding, float]] = []
        for bound, score in partial:
            taken = {claim for claims in bound.values() for claim in claims}
            for claims, points in options:
                if taken.intersection(claims):
                    continue
                trial = {**bound, name: claims}
                if rule.blocks and len(trial) == len(names) and _blocked(passage, rule, frame, anchor, trial):
                    continue
                alike = _alike(passage, rule, trial, name)
                if alike is None or not _linked(passage, rule, frame, trial, name):
                    continue
                grown.append((trial, score + points + alike + _likes(passage, frame, name, trial)))
        partial = sorted(grown, key=lambda pair: -pair[1])[:BINDINGS]
    for bound, score in partial:
        yield Scored(bound, score)


def _blocked(passage: Passage, rule: Rule, frame: Frame, anchor: int, bound: Binding) -> bool:
    """Whether a blocking concept parts an anchor from its tie, beyond the words that lean on it.

    A change said last, of an inferred tie, sums up what was said before it ("12,000 …, has shrunk to 9,000, a fall of 25 percent"):
    between the earlier figures only a contrast parts.
    """
    at = passage.where[anchor]
    leaning = _leaning(passage, at)
    places = sorted(
        passage.where[claim]
        for claims in bound.values()
        for claim in claims
        if passage.scene_of[claim] == passage.scene_of[anchor]
    )
    sums_up = frame.strength != "strong" and at == places[-1]
    for first, last in pairwise(places):
        near = not sums_up or last == at
        blocks = rule.blocks | _CONTRAST if near else _CONTRAST
        if "and" in blocks:
            blocks |= _ANDS
        if any(
            "contrast" in item.tags
            or (((near and item.word == ";") or not item.tags.isdisjoint(blocks)) and i not in leaning)
            for i, item in enumerate(passage.items[first + 1 : last], first + 1)
        ):
            return True
    return False


def _leaning(passage: Passage, at: int) -> range:
    """The items around an anchor, up to a mark, whose words belong to it."""
    first = last = at
    while at - first < LEANING and first > 0 and not _parts(passage.items[first - 1]):
        first -= 1
    while last - at < LEANING and last + 1 < len(passage.items) and not _parts(passage.items[last + 1]):
        last += 1
    return range(first, last + 1)


def _parts(item: Item) -> bool:
    """Whether an item, a mark or an "and", parts what leans on one figure from what leans on the next."""
    return item.word in BREAKS or not item.tags.isdisjoint(_ANDS)


def _window(passage: Passage, frame: Frame, anchor: int) -> range:
    """The claims of the sentences that the frame looks at."""
    claims = passage.claims
    first = claims[anchor].sentence - frame.window[0]
    last = claims[anchor].sentence + frame.window[1]
    low = high = anchor
    while low > max(0, anchor - NEIGHBOURS) and claims[low - 1].sentence >= first:
        low -= 1
    while high + 1 < min(len(claims), anchor + NEIGHBOURS) and claims[high + 1].sentence <= last:
        high += 1
    return range(low, high + 1)


def _options(
    passage: Passage, role: Role, pool: list[Claims], window: range, anchor: int, anchors: list[int]
) -> list[tuple[Claims, float]]:
    """The claims, or runs of claims, of a pool that lie in a window, nearest first, with points for nearness."""
    near = [
        run for run in pool[bisect_left(pool, (window.start,)) : bisect_left(pool, (window.stop,))] if run[-1] in window
    ]
    if not role.many:
        near = sorted((run for run in near if run[0] != anchor), key=lambda run: abs(run[0] - anchor))[:CANDIDATES]
        return [(run, -_distance(passage, anchor, run[0], anchors)) for run in near]
    runs: list[tuple[Claims, float]] = []
    for full in near:
        run = tuple(
            i for i in full if i != anchor
        )  # "seven more …, to 61, from 54": the total may stand among its parts
        if len(run) >= role.least and (len(run) == len(full) or full[0] < anchor < full[-1]):
            together = sum(passage.claims[a].sentence == passage.claims[b].sentence for a, b in pairwise(run))
            runs.append(
                (run, 0.3 * together - _distance(passage, anchor, run[-1] if run[-1] < anchor else run[0], anchors))
            )
    return sorted(runs, key=lambda pair: -pair[1])[:RUNS]


def _own_needs(passage: Passage, rule: Rule, frame: Frame, name: str, claims: tuple[int, ...]) -> bool:
    """Whether claims meet the needs that speak of themselves alone."""
    conditions = (*frame.needs.get(name, ()), *rule.needs.get(name, ()))
    return all(_holds(passage, c, claims, {}) for c in conditions if c.role is None)


def _linked(passage: Passage, rule: Rule, frame: Frame, bound: Binding, latest: str) -> bool:
    """Whether the links that the latest role takes part in hold, as far as both ends are bound."""
    for needs in (frame.needs, rule.needs):
        for name, conditions in needs.items():
            for condition in conditions:
                if name not in bound or condition.role not in bound or latest not in (name, condition.role):
                    continue
                if not _holds(passage, condition, bound[name], bound):
                    return False
    return True


def _is_dated(claim: Claim) -> bool:
    """Whether a claim is a date of some year or month ("on Friday" sets nothing apart)."""
    return claim.moment is not None and (claim.moment.year is not None or claim.moment.month is not None)


def _closed(passage: Passage, claims: tuple[int, ...]) -> bool:
    """Whether a list ends with its last figure: no "the rest" follows, nor another figure unless an "and" closed the list before."""
    last = claims[-1]
    at = passage.where[last]
    behind = passage.items[at + 1 : min(passage.scenes[passage.scene_of[last]].last, at + REACH)]
    if any("rest" in item.tags for item in behind) or goes_on(passage, claims):
        return False
    later = next(
        (i for i in passage.companions(last) if i > last and passage.claims[i].kind == passage.claims[last].kind), None
    )
    if later is None:
        return True
    if len(claims) < 2 or passage.pack.section("words").get("attached_and"):
        return False
    before = passage.items[passage.where[claims[-2]] : passage.where[last]]
    after = passage.items[passage.where[last] : passage.where[later]]
    return any("and" in item.tags for item in before) and any(item.word in BREAKS for item in after)


def first_lack(passage: Passage, rule: Rule, frame: Frame, name: str, claim: int) -> tuple[bool, str]:
    """What keeps a claim from a role in a frame: whether the fault is its own, and the first need that is not met."""
    for condition in (*frame.needs.get(name, ()), *rule.needs.get(name, ())):
        if condition.role is None and not _holds(passage, condition, (claim,), {}):
            return True, f"it does not meet: {condition.said}"
    for other, role in rule.roles.items():
        if other == name or (role.optional and other not in frame.needs):
            continue
        if not _pool(passage, rule, frame, role):
            asked = ", ".join(condition.said for condition in frame.needs.get(other, ()))
            return False, f"no figure can be the {other}" + (f" ({asked})" if asked else "")
    return False, "no other figures in reach are linked as it asks"


def needs_hold(passage: Passage, rule: Rule, bound: Binding) -> bool:
    """Whether a phrase's binding meets the needs that a rule sets for every tie."""
    return all(
        _holds(passage, condition, bound[name], bound)
        for name, conditions in rule.needs.items()
        if name in bound
        for condition in conditions
        if condition.role is None or condition.role in bound
    )


def _likes(passage: Passage, frame: Frame, latest: str, bound: Binding) -> float:
    """Points for the preferences that the latest role completes."""
    score = 0.0
    for name, conditions in frame.prefers.items():
        for condition in conditions:
            if name not in bound or (condition.role is not None and condition.role not in bound):
                continue
            if latest in (name, condition.role) and _holds(passage, condition, bound[name], bound):
                score += 1.0
    return score


def _alike(passage: Passage, rule: Rule, bound: Binding, latest: str) -> float | None:
    """Points for claims that must be comparable, None when they can't be."""
    score = 0.0
    for name, claims in bound.items():
        like = rule.roles[name].like
        if like is None or like not in bound or latest not in (name, like):
            continue
        alike = comparable(passage.claims[claims[0]], passage.claims[bound[like][0]])
        if alike is None:
            return None
        score += alike
    return score


def _distance(passage: Passage, anchor: int, claim: int, anchors: list[int]) -> float:
    """How far a claim stands from the anchor, in points; another anchor between is a wall of a whole point."""
    low, high = min(anchor, claim), max(anchor, claim)
    sentences = abs(passage.claims[anchor].sentence - passage.claims[claim].sentence)
    walls = bisect_left(anchors, high) - bisect_right(anchors, low)
    return 0.5 * sentences + 0.1 * max(high - low - 1, 0) + 1.0 * walls


def _ends(link: str, claims: Claims, others: Claims) -> tuple[int, int]:
    """The claims of two roles that a link joins: the first of each, but the nearest two for neighbours."""
    if link not in _NEIGHBOURLY:
        return claims[0], others[0]
    return (claims[-1], others[0]) if claims[-1] < others[0] else (claims[0], others[-1])


_NEIGHBOURLY = frozenset({"beside", "next-to"})


def _holds(
    passage: Passage, condition: Condition, claims: tuple[int, ...], bound: Mapping[str, tuple[int, ...]]
) -> bool:
    """Whether a condition holds for one of the claims that fill a role (negated: for none); links are those of the first claim."""
    if condition.role is not None:
        one, other = _ends(condition.what, claims, bound[condition.role])
        held = link_holds(passage, condition.what, one, other)
    elif condition.what == "flag":
        held = any(passage.claims[claim].flags & condition.concepts for claim in claims)
    elif condition.what == "per":
        held = any(passage.claims[claim].per is not None for claim in claims)
    elif condition.what == "statistic":
        held = all(passage.claims[claim].unit in STATISTICS for claim in claims)
    elif condition.what == "elliptical":
        held = len({passage.claims[claim].head for claim in claims} - {None}) <= (
            passage.claims[claims[0]].head is not None
        )
    elif condition.what == "closed":
        held = _closed(passage, claims)
    elif condition.what == "several":
        held = len(claims) > 2
    elif condition.what == "compound":
        held = is_compound(passage, claims[0])
    elif condition.what == "first":
        kind = passage.claims[claims[0]].kind
        held = not any(i < claims[0] and passage.claims[i].kind == kind for i in passage.companions(claims[0]))
    elif condition.what == "together":
        held = len({passage.claims[claim].sentence for claim in claims}) == 1
    elif condition.what == "undated":
        held = not any(_is_dated(passage.claims[i]) for claim in claims for i in passage.companions(claim))
    elif condition.what == "leads":
        held = not any(continues_list(passage, claim) for claim in claims[:1])
    elif condition.what == "bracketed":
        held = any(passage.after_bracket(claim) for claim in claims)
    elif condition.what == "alone":
        held = not any(continues_list(passage, claim) or leads_list(passage, claim) for claim in claims)
    elif condition.what == "exhaustive":
        held = exhaustive(passage, claims)
    elif condition.what == "listed":
        held = listed(passage, claims)
    elif condition.what in PLACES:
        among = claims[:1] if condition.what == "before" else claims  # what leads a list stands before its first figure
        held = any(passage.cues(condition.what, claim) & condition.concepts for claim in among)
    else:
        held = False
    return held != condition.negated
