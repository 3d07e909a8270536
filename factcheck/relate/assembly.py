"""A passage and a rule's frame in, scored bindings out: typed roles filled from the figures of a few sentences.

Around each claim that meets the anchor's needs, every other role is tried with the claims of the window that meet its needs;
what speaks for a binding (preferences met, the same thing counted, nearness) is its score. A role of many is tried with each
unbroken run of the claims that may fill it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from itertools import pairwise

from factcheck.phrase import Condition
from factcheck.record import dataclass
from factcheck.relate.concepts import ANDS, BREAK, bits_of
from factcheck.relate.conditions import Claims, able, holds, test_of
from factcheck.relate.fit import comparable
from factcheck.relate.lists import listed
from factcheck.relate.passage import Passage
from factcheck.relate.plan import CONTRAST, FramePlan, Slot, frame_plan, own_conditions
from factcheck.rule import Frame, Rule

Binding = dict[str, Claims]

CANDIDATES = 12  # claims tried for one role, nearest first
RUNS = 24  # runs tried for a role of many
LONGEST_RUN = 9
SOON = 8  # items behind a contrast in which a word says that the same thing is told of
LEANING = 4  # items around the anchor whose words belong to it
NEIGHBOURS = 24  # claims looked at before and after an anchor, however long its sentence
BINDINGS = 60  # bindings kept around one anchor

_CONTRAST = bits_of(CONTRAST)
_ANDS = bits_of(ANDS)
_AND = bits_of(frozenset({"and"}))
_FORMER = bits_of(frozenset({"former"}))
_PARALLEL = bits_of(frozenset({"parallel"}))
_WHEN = bits_of(frozenset({"when"}))
_ANAPHOR = bits_of(frozenset({"anaphor"}))
_SAME = bits_of(frozenset({"present", "former"}))  # what is told of behind them was told of before
_UNBOUND: Binding = {}
_PARTING = BREAK | _ANDS  # what parts the words that lean on one figure from those that lean on the next


@dataclass(frozen=True, slots=True)
class Scored:
    """A binding with what speaks for it, in points."""

    binding: Binding
    score: float


def assemble(passage: Passage, plan: FramePlan) -> Iterator[Scored]:
    """Each binding of the frame's roles in a passage."""
    first = plan.slots[0]
    if first.role.many:  # a list on its own: its frame has no other role
        for run in _pool(passage, first, plan.frame.window):
            if not passage.cued("sentence", run[0]) & _PARALLEL:
                yield Scored({first.name: run}, 0.1 * len(run))
        return
    found: dict[int, list[Claims]] = {}
    for k in plan.probed:
        found[k] = _pool(passage, plan.slots[k], plan.frame.window)
        if not found[k]:
            return
    anchors = [run[0] for run in found[0]]
    pools = [found[k] for k in range(1, len(found))]
    for anchor in anchors:
        yield from _around(passage, plan, anchor, anchors, pools)


def _singles(passage: Passage, slot: Slot) -> list[Claims]:
    """Every claim that meets a slot's own needs, in text order."""
    return passage.once(("single", slot.pool), lambda: _sifted(passage, slot))


def _sifted(passage: Passage, slot: Slot) -> list[Claims]:
    shared = passage.once(("base", slot.base), lambda: able(passage, slot.own[: slot.shared], passage.able(slot.fit)))
    return [(i,) for i in able(passage, slot.own[slot.shared :], shared)]


def _pool(passage: Passage, slot: Slot, window: tuple[int, int]) -> list[Claims]:
    """Every claim, or run of claims, that meets a slot's own needs, in text order; worked out once for all anchors and frames."""
    if not slot.role.many:
        return _singles(passage, slot)
    return passage.once(("runs", slot.pool), lambda: _runs(passage, slot, sum(window)))


def _runs(passage: Passage, slot: Slot, reach: int) -> list[Claims]:
    candidates = passage.able(slot.fit)
    tests = tuple(map(test_of, slot.own))
    pool: list[Claims] = []
    for first, start in enumerate(candidates):
        run: Claims = (start,)
        for claim in (None, *candidates[first + 1 : first + LONGEST_RUN]):
            if claim is not None:
                if comparable(passage.claims[start], passage.claims[claim]) is None or (
                    slot.lists and not listed(passage, (run[-1], claim))
                ):
                    break  # no longer run can mend this
                if passage.claims[claim].sentence - passage.claims[start].sentence > reach:
                    break
                run = (*run, claim)
            if len(run) >= slot.role.least and all(test(passage, run, _UNBOUND) for test in tests):
                pool.append(run)
    return pool


def _around(
    passage: Passage, plan: FramePlan, anchor: int, anchors: list[int], pools: list[list[Claims]]
) -> Iterator[Scored]:
    window = _window(passage, plan.frame, anchor)
    start: Binding = {plan.frame.anchor: (anchor,)}
    options = []
    for slot, pool in zip(plan.slots[1:], pools, strict=True):
        options.append(_options(passage, slot, pool, window, start, anchors))
        if not options[-1]:
            return
    if passage.cued("sentence", anchor) & _PARALLEL:
        return  # "41, 17 and 5, respectively": which belongs to which only the order says
    partial: list[tuple[Binding, float]] = [(start, _likes(passage, plan.slots[0], start))]
    for slot, tried in zip(plan.slots[1:], options, strict=True):
        last = slot is plan.slots[-1]
        grown: list[tuple[Binding, float]] = []
        for bound, score in partial:
            taken = {claim for claims in bound.values() for claim in claims}
            for claims, points in tried:
                if not taken.isdisjoint(claims):
                    continue
                trial = {**bound, slot.name: claims}
                if not all(test(passage, trial[name], trial) for name, test in slot.links):
                    continue
                alike = _alike(passage, slot, trial)
                if alike is None or (last and plan.blocks and _blocked(passage, plan, anchor, trial)):
                    continue
                grown.append((trial, score + points + alike + _likes(passage, slot, trial)))
        partial = sorted(grown, key=lambda pair: -pair[1])[:BINDINGS]
    for bound, score in partial:
        yield Scored(bound, score)


def _blocked(passage: Passage, plan: FramePlan, anchor: int, bound: Binding) -> bool:
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
    sums_up = plan.frame.strength != "strong" and at == places[-1]
    for first, last in pairwise(places):
        near = not sums_up or last == at
        blocks = bits_of(plan.blocks) | _CONTRAST if near else _CONTRAST
        if blocks & _AND:
            blocks |= _ANDS
        for i in range(first + 1, last):
            bits = passage.bits[i]
            if bits & _CONTRAST:
                if _goes_on(passage, i):
                    continue
                return True
            if i in leaning or bits & _FORMER:  # the "when" of "when it was 40" leads to the amount before
                continue
            if bits & blocks & ~_WHEN or (near and passage.items[i].word == ";" and not _goes_on(passage, i)):
                return True
            if bits & blocks & _WHEN and _all_beyond(passage, i, anchor, bound):
                return True  # "up 11 percent since May, when the fare went from 2.50 to 2.70", but not "up 40 since 2019, when there were 90"
    return False


def _all_beyond(passage: Passage, at: int, anchor: int, bound: Binding) -> bool:
    """Whether an item parts an anchor from all other figures of its tie."""
    own = passage.where[anchor]
    others = [passage.where[claim] for claims in bound.values() for claim in claims if claim != anchor]
    return all(own < at < where for where in others) or all(where < at < own for where in others)


def _goes_on(passage: Passage, at: int) -> bool:
    """Whether what stands behind a contrast is told of the same thing: "whereas it used to be 36", "while a year earlier …"."""
    for i in range(at + 1, min(at + 1 + SOON, len(passage.bits))):
        if passage.items[i].claim >= 0:
            return False
        if passage.bits[i] & _SAME or (i == at + 1 and passage.bits[i] & _ANAPHOR):
            return True
    return False


def _leaning(passage: Passage, at: int) -> range:
    """The items around an anchor, up to a mark, whose words belong to it."""
    bits = passage.bits
    first = last = at
    while at - first < LEANING and first > 0 and not bits[first - 1] & _PARTING:
        first -= 1
    while last - at < LEANING and last + 1 < len(bits) and not bits[last + 1] & _PARTING:
        last += 1
    return range(first, last + 1)


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
    passage: Passage, slot: Slot, pool: list[Claims], window: range, start: Binding, anchors: list[int]
) -> list[tuple[Claims, float]]:
    """The claims, or runs of claims, of a pool that lie in a window and are linked to the anchor as they must, nearest first, with points for nearness."""
    (anchor,) = next(iter(start.values()))
    near = [
        run for run in pool[bisect_left(pool, (window.start,)) : bisect_left(pool, (window.stop,))] if run[-1] in window
    ]
    if not slot.role.many:
        near = [run for run in near if run[0] != anchor and _meets(passage, slot, run, start)]
        near = sorted(near, key=lambda run: abs(run[0] - anchor))[:CANDIDATES]
        return [(run, -_distance(passage, anchor, run[0], anchors)) for run in near]
    runs: list[tuple[Claims, float]] = []
    for full in near:
        run = tuple(
            i for i in full if i != anchor
        )  # "seven more …, to 61, from 54": the total may stand among its parts
        if len(run) < slot.role.least or not (len(run) == len(full) or full[0] < anchor < full[-1]):
            continue
        if _meets(passage, slot, run, start):
            together = sum(passage.claims[a].sentence == passage.claims[b].sentence for a, b in pairwise(run))
            nearest = run[-1] if run[-1] < anchor else run[0]
            runs.append((run, 0.3 * together - _distance(passage, anchor, nearest, anchors)))
    return sorted(runs, key=lambda pair: -pair[1])[:RUNS]


def _meets(passage: Passage, slot: Slot, claims: Claims, start: Binding) -> bool:
    """Whether claims are linked to the anchor as their role asks."""
    if not slot.near:
        return True
    bound = {**start, slot.name: claims}
    return all(test(passage, bound[name], bound) for name, test in slot.near)


def _likes(passage: Passage, slot: Slot, bound: Binding) -> float:
    """Points for the preferences that the latest role completes."""
    return float(sum(test(passage, bound[name], bound) for name, test in slot.likes))


def _alike(passage: Passage, slot: Slot, bound: Binding) -> float | None:
    """Points for claims that must be comparable, None when they can't be."""
    score = 0.0
    for name, like in slot.alike:
        alike = comparable(passage.claims[bound[name][0]], passage.claims[bound[like][0]])
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


def first_lack(passage: Passage, rule: Rule, frame: Frame, name: str, claim: int) -> tuple[bool, str]:
    """What keeps a claim from a role in a frame: whether the fault is its own, and the first need that is not met."""
    for condition in own_conditions(rule, frame, name):
        if not holds(passage, condition, (claim,)):
            return True, f"it does not meet: {condition.said}"
    slots = {slot.name: slot for slot in frame_plan(rule, frame).slots}
    for other in rule.roles:
        if other == name or other not in slots:
            continue
        if not _pool(passage, slots[other], frame.window):
            asked = ", ".join(condition.said for condition in frame.needs.get(other, ()))
            return False, f"no figure can be the {other}" + (f" ({asked})" if asked else "")
    return False, "no other figures in reach are linked as it asks"


def needs_hold(passage: Passage, needs: Mapping[str, tuple[Condition, ...]], bound: Binding) -> bool:
    """Whether a phrase's binding meets the needs that a rule sets for every tie."""
    return all(
        holds(passage, condition, bound[name], bound)
        for name, conditions in needs.items()
        if name in bound
        for condition in conditions
        if condition.roles <= bound.keys()
    )
