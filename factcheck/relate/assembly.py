"""A passage and a rule's frame in, scored bindings out: typed roles filled from the figures of a few sentences.

Around each claim that meets the anchor's needs, every other role is tried with the claims of the window that meet its needs;
what speaks for a binding (preferences met, the same thing counted, nearness) is its score.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from factcheck.phrase import PLACES, Condition
from factcheck.relate.fit import comparable, fits
from factcheck.relate.passage import BREAKS, Passage
from factcheck.relate.phrases import Binding
from factcheck.rule import Frame, Rule

CANDIDATES = 12  # claims tried for one role, nearest first
BINDINGS = 300  # bindings tried around one anchor


@dataclass(frozen=True, slots=True)
class Scored:
    """A binding with what speaks for it, in points."""

    binding: Binding
    score: float


def assemble(passage: Passage, rule: Rule, frame: Frame) -> Iterator[Scored]:
    """Each binding of the frame's roles in a passage."""
    roles = [rule.roles[name] for name in _order(rule, frame)]
    for anchor in range(len(passage.claims)):
        if fits(roles[0], passage.claims[anchor]) and _own_needs(passage, frame, roles[0].name, anchor):
            yield from _around(passage, rule, frame, anchor)


def _order(rule: Rule, frame: Frame) -> list[str]:
    """The anchor, then the roles its needs speak of, then the rest, so that bindings fail early; optional roles are left to phrases."""
    named = [frame.anchor]
    rest = [name for name, role in rule.roles.items() if name != frame.anchor and not (role.optional and name not in frame.needs)]
    return named + sorted(rest, key=lambda name: -len(frame.needs.get(name, ())))


def _around(passage: Passage, rule: Rule, frame: Frame, anchor: int) -> Iterator[Scored]:
    names = _order(rule, frame)
    window = _window(passage, frame, anchor)
    partial: list[tuple[dict[str, int], float]] = [({frame.anchor: anchor}, _likes(passage, frame, frame.anchor, {frame.anchor: anchor}))]
    for name in names[1:]:
        role = rule.roles[name]
        candidates = [c for c in window if c != anchor and fits(role, passage.claims[c]) and _own_needs(passage, frame, name, c)]
        candidates = sorted(candidates, key=lambda c: abs(c - anchor))[:CANDIDATES]
        grown: list[tuple[dict[str, int], float]] = []
        for bound, score in partial:
            for candidate in candidates:
                if candidate in bound.values():
                    continue
                trial = {**bound, name: candidate}
                alike = _alike(passage, rule, trial, name)
                if alike is None or not _linked(passage, frame, trial, name):
                    continue
                grown.append((trial, score + alike + _likes(passage, frame, name, trial) - _distance(passage, anchor, candidate)))
        partial = sorted(grown, key=lambda pair: -pair[1])[:BINDINGS]
    for bound, score in partial:
        yield Scored({name: (claim,) for name, claim in bound.items()}, score)


def _window(passage: Passage, frame: Frame, anchor: int) -> list[int]:
    """The claims of the sentences that the frame looks at."""
    sentence = passage.claims[anchor].sentence
    before, after = frame.window
    return [
        i for i, claim in enumerate(passage.claims) if sentence - before <= claim.sentence <= sentence + after
    ] if len(passage.claims) < 60 else _near(passage, anchor, sentence - before, sentence + after)


def _near(passage: Passage, anchor: int, first: int, last: int) -> list[int]:
    low = anchor
    while low > 0 and passage.claims[low - 1].sentence >= first:
        low -= 1
    high = anchor
    while high + 1 < len(passage.claims) and passage.claims[high + 1].sentence <= last:
        high += 1
    return list(range(low, high + 1))


def _own_needs(passage: Passage, frame: Frame, name: str, claim: int) -> bool:
    """Whether a claim meets the needs that speak of itself alone."""
    return all(_holds(passage, c, claim, {}) for c in frame.needs.get(name, ()) if c.role is None)


def _linked(passage: Passage, frame: Frame, bound: Mapping[str, int], latest: str) -> bool:
    """Whether the links that the latest role took part in hold, as far as both ends are bound."""
    for name, conditions in frame.needs.items():
        if name not in bound:
            continue
        for condition in conditions:
            if condition.role is None or condition.role not in bound or latest not in (name, condition.role):
                continue
            if not _holds(passage, condition, bound[name], bound):
                return False
    return True


def _likes(passage: Passage, frame: Frame, latest: str, bound: Mapping[str, int]) -> float:
    """Points for the preferences that the latest role completes."""
    score = 0.0
    for name, conditions in frame.prefers.items():
        if name not in bound:
            continue
        for condition in conditions:
            complete = condition.role is None or condition.role in bound
            involved = latest in (name, condition.role)
            if complete and involved and _holds(passage, condition, bound[name], bound):
                score += 1.0
    return score


def _alike(passage: Passage, rule: Rule, bound: Mapping[str, int], latest: str) -> float | None:
    """Points for claims that must be comparable, None when they can't be."""
    score = 0.0
    for name, claim in bound.items():
        like = rule.roles[name].like
        if like is None or like not in bound or latest not in (name, like):
            continue
        alike = comparable(passage.claims[claim], passage.claims[bound[like]])
        if alike is None:
            return None
        score += alike
    return score


def _distance(passage: Passage, anchor: int, claim: int) -> float:
    sentences = abs(passage.claims[anchor].sentence - passage.claims[claim].sentence)
    return 0.5 * sentences + 0.1 * max(abs(anchor - claim) - 1, 0)


def _holds(passage: Passage, condition: Condition, claim: int, bound: Mapping[str, int]) -> bool:
    if condition.role is not None:
        held = link_holds(passage, condition.what, claim, bound[condition.role])
    elif condition.what == "flag":
        held = bool(passage.claims[claim].flags & condition.concepts)
    elif condition.what in PLACES:
        held = bool(passage.cues(condition.what, claim) & condition.concepts)
    else:
        held = False
    return held != condition.negated


def link_holds(passage: Passage, link: str, a: int, b: int) -> bool:
    """Whether claim a stands in a link to claim b.

    apposed: a mark or a "that is" between the two and little else; of: "a of (the) b"; beside: no other figure between; next-to: nor a mark;
    follows, precedes: in text order; same-sentence, other-sentence, same-block.
    """
    first, last = min(a, b), max(a, b)
    one, two = passage.claims[a], passage.claims[b]
    if link == "follows":
        return a > b
    if link == "precedes":
        return a < b
    if link == "same-sentence":
        return one.sentence == two.sentence
    if link == "other-sentence":
        return one.sentence != two.sentence
    if link == "same-block":
        return passage.scenes[passage.scene_of[a]].block == passage.scenes[passage.scene_of[b]].block
    if one.sentence != two.sentence or last - first > 1:
        return False
    between = passage.items[passage.where[first] + 1 : passage.where[last]]
    if link == "beside":
        return True
    if link == "next-to":
        return not any(item.word in BREAKS for item in between)
    if link == "of":
        if a > b or any(item.word in BREAKS for item in between) or len(between) > 9:
            return False
        return any("of" in item.tags for item in between[:4])
    # apposed: noun phrase, then a mark or "that is", then at most a few light words
    marks = [i for i, item in enumerate(between) if item.word in BREAKS or "namely" in item.tags]
    if not marks or len(between) - 1 - marks[-1] > 3 or marks[0] > 7:
        return False
    if any("and" in item.tags for item in between[marks[0] :]):
        return False
    return marks[-1] - marks[0] <= 3
