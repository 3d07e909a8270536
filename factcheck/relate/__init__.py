"""A reading and the rules in, candidate relations out: every way in which the text may tie its figures, grouped by anchor.

Three roads lead to a candidate: phrases (the words say it), assembly (typed roles filled from a window) and structures (tables,
lists of names). Which candidate speaks is the judge's business.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping

from factcheck.model import Claim, Figure
from factcheck.recognize import Reading
from factcheck.record import dataclass
from factcheck.relate.assembly import Binding, assemble, first_lack, needs_hold
from factcheck.relate.concepts import bit_of
from factcheck.relate.fit import comparable
from factcheck.relate.listing import names_listed
from factcheck.relate.passage import Passage, build_passage
from factcheck.relate.phrases import find_bindings
from factcheck.relate.plan import Tie, is_open, ties
from factcheck.relate.structures import column_total, table_rows
from factcheck.rule import STRENGTHS, Rule, Strength

Holds = Callable[[Rule, Mapping[str, tuple[Claim, ...]]], "bool | None"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """One way to fill a rule's roles.

    Attributes:
        score: what speaks for it beside its strength, in points.
        how: the phrase, frame or structure that made it.
        evidence: bits that a slip must give before it speaks as a guess; None for the rule's.
        slips, far: as in the frame that made it.
    """

    claims: Mapping[str, tuple[Claim, ...]]
    strength: Strength
    score: float
    how: str
    evidence: float | None = None
    slips: str = "own"
    far: bool = False

    @property
    def figures(self) -> tuple[Figure, ...]:
        return tuple(Figure(name, claim) for name, claims in self.claims.items() for claim in claims)

    @property
    def key(self) -> tuple[tuple[str, tuple[int, ...]], ...]:
        return tuple(sorted((name, tuple(claim.start for claim in claims)) for name, claims in self.claims.items()))


@dataclass(frozen=True, slots=True)
class Group:
    """All candidates of a rule around one anchor, the firmest first; `claims` are those of the whole document, in text order."""

    rule: Rule
    candidates: tuple[Candidate, ...]
    claims: tuple[Claim, ...] = ()


def relate(reading: Reading, rules: tuple[Rule, ...], holds: Holds) -> list[Group]:
    """The candidate relations of a document; `holds` judges a table's row when columns must be told apart."""
    if not reading.claims:
        return []
    shared = ties(rules)
    passage = build_passage(reading)
    found: list[tuple[int, list[tuple[Candidate, ...]]]] = []
    for tie, sharers in shared:
        if not tie.fits & ~passage.all_fits:
            groups = _groups(passage, tie, holds)
            if groups:
                found.extend((number, groups) for number in sharers)
    found.sort(key=lambda pair: pair[0])
    return [Group(rules[number], candidates, passage.claims) for number, groups in found for candidates in groups]


def _groups(passage: Passage, tie: Tie, holds: Holds) -> list[tuple[Candidate, ...]]:
    """The candidates of a tie around each anchor, the firmest first."""
    rule = tie.rule
    found: dict[int, dict[object, Candidate]] = {}
    for candidate in _candidates(passage, tie, holds):
        if rule.direction and not _directed(passage, candidate, rule.direction):
            continue
        anchor = candidate.claims.get(_anchor(rule)) or next(iter(candidate.claims.values()))
        around = found.setdefault(anchor[0].start, {})
        key = candidate.key
        known = around.get(key)
        if known is None or _rank(candidate) < _rank(known):
            around[key] = candidate
    return [tuple(sorted(around.values(), key=_rank)) for around in found.values()]


def lacks(passage: Passage, rule: Rule, name: str, claim: int) -> tuple[str, ...]:
    """What each frame of a rule lacked for a tie with a claim in a role; nothing when the claim itself is what none of them asks for."""
    if claim not in passage.fitting(rule.roles[name]):
        return ()
    found = [first_lack(passage, rule, frame, name, claim) for frame in rule.frames]
    if rule.frames and all(own for own, _ in found):
        return ()
    words = ["none of its phrases stands here"] if rule.phrases else []
    return tuple(dict.fromkeys([*words, *(reason for own, reason in found if not own)]))


def _rank(candidate: Candidate) -> tuple[int, float, float]:
    """What stands first speaks first: the firmer tie, the better score, the guess that asks for less."""
    asked = _RULES_OWN if candidate.evidence is None else candidate.evidence
    return STRENGTHS.index(candidate.strength), -candidate.score, asked


_RULES_OWN = 4.0  # bits that most rules ask of a guess


def _anchor(rule: Rule) -> str:
    """The role whose claim a check speaks of: the frames' anchor, else the last role of the rule."""
    return rule.frames[0].anchor if rule.frames else list(rule.roles)[-1]


def _candidates(passage: Passage, tie: Tie, holds: Holds) -> Iterator[Candidate]:
    rule = tie.rule
    if rule.structure == "column-total":
        sums = column_total(passage, rule, lambda claims: holds(rule, claims))
        yield from (Candidate(claims, "strong", 1.0, "the column's total") for claims in sums)
    elif rule.structure == "names":
        yield from (Candidate(claims, "strong", 1.0, "the names listed") for claims in names_listed(passage))
    elif rule.structure == "row":
        rows = table_rows(passage, rule, lambda claims: holds(rule, claims))
        yield from (Candidate(claims, "strong", 1.0, "the table's row") for claims in rows)
    bits, fits = passage.all_bits, passage.all_fits
    for phrase in tie.phrases:
        if not is_open(phrase, bits, fits):
            continue
        for binding in find_bindings(passage, phrase):
            score = _likeness(passage, rule, binding)
            if score is None or _converted(passage, binding) or _parallel(passage, binding):
                continue
            if needs_hold(passage, rule.needs, binding):
                yield Candidate(_claims(passage, binding), phrase.phrase.strength, score, phrase.phrase.text)
    for frame in tie.frames:
        if not is_open(frame, bits, fits):
            continue
        made = frame.frame
        for scored in assemble(passage, frame):
            if _converted(passage, scored.binding):
                continue
            claims, how = _claims(passage, scored.binding), f"{made.strength} assembly"
            yield Candidate(claims, made.strength, scored.score, how, made.evidence, made.slips, made.far)


def _converted(passage: Passage, binding: Binding) -> bool:
    """Whether one of three figures or more repeats in brackets, in another unit, what the text says: "5C (9F) …, to 15C (59F)"."""
    claims = [claim for filled in binding.values() for claim in filled]
    if len(claims) < 3:
        return False
    units = [passage.claims[claim].unit for claim in claims]
    return any(
        unit is not None and units.count(unit) == 1 and _repeats_in_brackets(passage, claim)
        for claim, unit in zip(claims, units)
    )


def _repeats_in_brackets(passage: Passage, claim: int) -> bool:
    one, before = passage.claims[claim], passage.claims[claim - 1] if claim else None
    return (
        before is not None
        and before.unit is not None
        and before.unit != one.unit
        and before.kind == one.kind
        and passage.after_bracket(claim)
        and passage.where[claim] - passage.where[claim - 1] <= _BRACKET
        and comparable(before, one) is not None
    )


_BRACKET = 4  # items from a figure to its conversion in brackets
_PARALLEL, _RISE, _FALL = bit_of("parallel"), bit_of("rise"), bit_of("fall")


def _parallel(passage: Passage, binding: Binding) -> bool:
    """Whether figures are told "respectively": which belongs to which only the order says."""
    return len(binding) > 1 and any(passage.cued("sentence", claims[0]) & _PARALLEL for claims in binding.values())


def _directed(passage: Passage, candidate: Candidate, direction: tuple[str, str, str]) -> bool:
    """Whether the words about the change ("dropped by half") allow the way from the one amount to the other."""
    change, old, new = (candidate.claims[name][0] for name in direction)
    if old.value is None or new.value is None or (old.unit and new.unit and old.unit != new.unit):
        return True
    at = bisect_left(passage.claims, change.start, key=lambda claim: claim.start)
    for place in ("close", "around", "with", "clause"):
        cues = passage.cued(place, at)
        rise, fall = bool(cues & _RISE), bool(cues & _FALL)
        if rise != fall:
            return new.value >= old.value if rise else new.value <= old.value
    return True


def _claims(passage: Passage, binding: Binding) -> dict[str, tuple[Claim, ...]]:
    return {name: tuple(passage.claims[i] for i in claims) for name, claims in binding.items()}


def _likeness(passage: Passage, rule: Rule, binding: Binding) -> float | None:
    """Points for roles that must be comparable, None when two are not."""
    score = 0.0
    for name, claims in binding.items():
        like = rule.roles[name].like
        for other in binding.get(like, ()) if like else ():
            for claim in claims:
                alike = comparable(passage.claims[claim], passage.claims[other]) if claim != other else 0.0
                if alike is None:
                    return None
                score += alike
    return score
