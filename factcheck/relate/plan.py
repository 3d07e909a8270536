"""A rule in, its ties out: what each asks of a text, worked out once and in a form that is quick to test.

Rules that tie figures in the same way share one tie, so that a rule under another id costs a look-up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, cached_property, lru_cache
from itertools import count

from factcheck.phrase import Condition, Element
from factcheck.record import dataclass
from factcheck.relate.concepts import bits_of
from factcheck.relate.conditions import Test, cost_of, test_of
from factcheck.relate.fit import PASSED, fit_bit
from factcheck.relate.links import ASKED
from factcheck.rule import Frame, Phrase, Role, Rule

CONTRAST = frozenset({"contrast"})


@dataclass(frozen=True, slots=True, eq=False)
class Slot:
    """A role of a frame, in the order in which its roles are filled.

    Attributes:
        fit: the bit of what the role asks of a claim's own features.
        own: the conditions that speak of this role alone, those of all frames of the rule first; `shared` is how many they are.
        base, pool: the same numbers for all slots that the same claims meet the shared conditions of; the same number for all slots that the same claims, or runs of claims, may fill.
        near: the conditions on this role and the anchor alone, with the role that each is of, the cheapest first.
        links, likes: the other conditions that can be told once this role is filled after those before it, and the preferences.
        alike: pairs of roles, this one and one before it, whose claims must be comparable.
        lists: whether runs must be lists.
    """

    name: str
    role: Role
    fit: int
    own: tuple[Condition, ...]
    shared: int
    base: int
    pool: int
    near: tuple[tuple[str, Test], ...]
    links: tuple[tuple[str, Test], ...]
    likes: tuple[tuple[str, Test], ...]
    alike: tuple[tuple[str, str], ...]
    lists: bool


@dataclass(frozen=True, eq=False)
class FramePlan:
    """A frame ready to fill: `asks` and `fits` are what the text must hold for it to fit anywhere."""

    rule: Rule
    frame: Frame
    names: tuple[str, ...]
    asks: tuple[int, ...]
    fits: int

    @cached_property
    def blocks(self) -> frozenset[str]:
        """Concepts over which the frame does not reach: its own, else the rule's."""
        return self.rule.blocks if self.frame.blocks is None else self.frame.blocks

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """Its roles in the order in which they are filled; worked out for the first text in which it may fit."""
        return tuple(_slot(self.rule, self.frame, self.names, k) for k in range(len(self.names)))

    @cached_property
    def probed(self) -> tuple[int, ...]:
        """The order in which its slots are looked at for any claim at all: those first that soonest have none."""
        return tuple(sorted(range(len(self.slots)), key=lambda k: (self.slots[k].role.many, _work(self.slots[k]))))


@dataclass(frozen=True, slots=True, eq=False)
class PhrasePlan:
    """A phrase ready to match.

    Attributes:
        asks, fits: what its sentence must hold; the whole text, for one that goes on in the next sentence.
        bits: for each element the concepts or the fit that it takes.
        transparent: kinds of claims that do not block a longer gap.
        blocks: concepts over which no longer gap reaches.
    """

    phrase: Phrase
    roles: Mapping[str, Role]
    asks: tuple[int, ...]
    fits: int
    spans_sentences: bool
    bits: tuple[int, ...]
    transparent: frozenset[str]
    blocks: int


def is_open(plan: FramePlan | PhrasePlan, bits: int, fits: int) -> bool:
    """Whether a text of some concepts and figures holds all that a frame or a phrase asks for."""
    return not plan.fits & ~fits and all(map(bits.__and__, plan.asks))


@dataclass(frozen=True, slots=True, eq=False)
class Tie:
    """The ways in which a rule ties figures; `rule` is the first that had them, `fits` what its text must hold."""

    rule: Rule
    fits: int
    phrases: tuple[PhrasePlan, ...]
    frames: tuple[FramePlan, ...]


@lru_cache(maxsize=16)
def ties(rules: tuple[Rule, ...]) -> tuple[tuple[Tie, tuple[int, ...]], ...]:
    """Each different tie of some rules, with the positions of the rules that share it."""
    shared: dict[object, list[int]] = {}
    for number, rule in enumerate(rules):
        shared.setdefault(_key(rule), []).append(number)
    return tuple((tie_of(rules[numbers[0]]), tuple(numbers)) for numbers in shared.values())


def _key(rule: Rule) -> object:
    """What two rules have in common that tie figures alike: all but names, words for the reader and the check's own arithmetic."""
    return (
        tuple(rule.roles.items()), tuple((phrase.text, phrase.elements, phrase.strength) for phrase in rule.phrases),
        tuple((f.strength, f.anchor, f.window, tuple(f.needs.items()), tuple(f.prefers.items()), f.evidence, f.slips, f.far, f.blocks) for f in rule.frames),
        tuple(rule.needs.items()), rule.direction, rule.blocks, rule.structure, rule.structure and rule.check.text,
    )  # fmt: skip


@cache
def tie_of(rule: Rule) -> Tie:
    """The ties of one rule."""
    fits = 0 if rule.structure else sum({fit_bit(role) for role in rule.roles.values() if not role.optional})
    phrases = tuple(_phrase_plan(rule, phrase) for phrase in rule.phrases)
    return Tie(rule, fits, phrases, tuple(frame_plan(rule, frame) for frame in rule.frames))


def frame_plan(rule: Rule, frame: Frame) -> FramePlan:
    """One frame of a rule."""
    names = _order(rule, frame)
    fits = sum({fit_bit(rule.roles[name]) for name in names})
    return FramePlan(rule, frame, names, tuple(map(bits_of, frame.asks)), fits)


def _order(rule: Rule, frame: Frame) -> tuple[str, ...]:
    """The anchor, then the roles with most needs, so that bindings fail early; optional roles are left to phrases."""
    rest = [
        name
        for name, role in rule.roles.items()
        if name != frame.anchor and not (role.optional and name not in frame.needs)
    ]
    return (frame.anchor, *sorted(rest, key=lambda name: (rule.roles[name].many, -len(frame.needs.get(name, ())))))


def _slot(rule: Rule, frame: Frame, names: tuple[str, ...], k: int) -> Slot:
    name, before = names[k], names[: k + 1]
    bound = frozenset(before)
    role = rule.roles[name]
    own = own_conditions(rule, frame, name)
    shared = len(_alone(rule.needs, name))
    fit = fit_bit(role)
    lists = any(condition.what == "listed" for condition in own)
    reach = sum(frame.window) if role.many else 0
    told = [
        (other, condition)
        for needs in (frame.needs, rule.needs)
        for other, conditions in needs.items()
        for condition in conditions
        if condition.roles and other in before and condition.roles <= bound and name in (other, *condition.roles)
    ]
    told.sort(key=lambda pair: cost_of(pair[1]))
    pair = {name, frame.anchor}
    near = [(other, test_of(condition)) for other, condition in told if {other, *condition.roles} <= pair]
    links = [(other, test_of(condition)) for other, condition in told if not {other, *condition.roles} <= pair]
    likes = [
        (other, test_of(condition))
        for other, conditions in frame.prefers.items()
        for condition in conditions
        if other in before and name in (other, *condition.roles) and condition.roles <= bound
    ]
    alike = [
        (other, like)
        for other in before
        if (like := rule.roles[other].like) is not None and like in before and name in (other, like)
    ]
    return Slot(
        name, role, fit, own, shared, _pool_number(fit, False, 1, 0, own[:shared]),
        _pool_number(fit, role.many, role.least, reach, own), tuple(near), tuple(links), tuple(likes), tuple(alike), lists,
    )  # fmt: skip


def _work(slot: Slot) -> tuple[bool, int]:
    """How soon a slot's own conditions leave no claim: the headline of a text without one, then what asks most."""
    return not any(condition.what in _RARE for condition in slot.own), -len(slot.own)


_RARE = frozenset(name for asked in ASKED.values() for name in asked if name)


def own_conditions(rule: Rule, frame: Frame, name: str) -> tuple[Condition, ...]:
    """What a role asks of a claim itself and of its surroundings."""
    rare = tuple(_implied(frame, name))
    return (*_alone(rule.needs, name), *sorted(dict.fromkeys((*rare, *_alone(frame.needs, name))), key=cost_of))


def _alone(needs: Mapping[str, tuple[Condition, ...]], name: str) -> tuple[Condition, ...]:
    """Of what is asked of a role the conditions that speak of no other, the cheapest first."""
    return tuple(sorted((c for c in needs.get(name, ()) if not c.roles), key=cost_of))


def _implied(frame: Frame, name: str) -> Iterator[Condition]:
    """What the links of a frame ask of the claims of one role alone."""
    for other, conditions in frame.needs.items():
        for condition in conditions:
            asked = ASKED.get(condition.what, (None, None))[other != name]
            if asked and not condition.negated and name in (other, condition.role):
                yield Condition(asked)


_numbers = count()


@cache
def _pool_number(fit: int, many: bool, least: int, reach: int, own: tuple[Condition, ...]) -> int:
    return next(_numbers)


def _phrase_plan(rule: Rule, phrase: Phrase) -> PhrasePlan:
    elements = phrase.elements
    wanted = [rule.roles[name] for element in elements if element.kind == "role" for name in element.names]
    used = frozenset().union(*(role.kinds for role in wanted)) if wanted else frozenset()
    return PhrasePlan(
        phrase,
        rule.roles,
        tuple(bits_of(e.names) for e in elements if e.kind == "concept" and not e.optional),
        sum({fit_bit(rule.roles[min(e.names)]) for e in elements if e.kind == "role" and not e.optional}),
        any(element.kind == "stop" for element in elements),
        tuple(_element_bits(rule, element) for element in elements),
        PASSED - used,  # they do not block a longer gap when the rule has no use for them
        bits_of(rule.blocks | CONTRAST),
    )


def _element_bits(rule: Rule, element: Element) -> int:
    if element.kind == "role":
        return fit_bit(rule.roles[min(element.names)])
    return bits_of(element.names) if element.kind == "concept" else 0
