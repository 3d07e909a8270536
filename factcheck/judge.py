"""Candidate relations in, checks out: the verdict, how loud, the sum, the slip and what would reconcile it.

Charity comes first: a group of candidates is consistent when one of its fair bindings is; only when none is does the firmest
speak, and only as loud as its tie is firm.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from functools import cache
from math import log2

from factcheck.charity import agrees_beside, agrees_elsewhere
from factcheck.evaluation import Outcome, Unknown
from factcheck.expression import Expression
from factcheck.model import MOMENTS, SEVERITIES, Check, Claim, Severity
from factcheck.operands import LEVELS, Level, Read, combined, read_claims
from factcheck.record import dataclass, replace
from factcheck.relate import Candidate, Group
from factcheck.repair import find_repairs, find_slip
from factcheck.rule import STRENGTHS, Rule
from factcheck.slips import SWAPS
from factcheck.wording import arithmetic, in_words_of, message, open_role

UNLIKELY = 1.5  # bits less for another slip where figures that are swapped or scaled are looked for
GUESSES = 4  # guessed bindings that are tried for a slip
FARTHEST = 3  # times one side of an inferred tie may be the other: beyond, the tie is wrong rather than the figure
OUTLANDISH = 30  # times one side of a firm tie may be the other, unless a slip explains it
# Code points between neighbouring figures of an inferred tie: beyond, a reader no longer holds them together.
REACH = 150
# Bits of a slip by which an inferred tie speaks although its sides are farther apart; over sentences only one that the rule knows.
EXPLAINED = 1.0
TELLTALE = 3.0  # bits of a slip that explains a tie over sentences as well: two digits swapped ("51 percent" for 15)
CLEAR_LEAD = 0.15  # points by which the best binding must beat the next different one, for an unslipped alarm


@dataclass(frozen=True, slots=True)
class Judged:
    """A candidate with its outcome at the narrowest level that makes it true, or at the widest when none does."""

    candidate: Candidate
    outcome: Outcome
    level: Level

    @property
    def holds(self) -> bool:
        return self.outcome.holds

    @property
    def informative(self) -> bool:
        """Whether agreement would say something: "more than five" agrees with nearly everything."""
        left, right = self.outcome.left, self.outcome.right
        if self.outcome.op != "==" or left is None or right is None:
            return True
        return None not in (left.low, left.high, right.low, right.high)

    @property
    def plausible(self) -> bool:
        """Whether the two sides are near enough for a wrong figure, rather than a wrong tie, to be what is seen."""
        return self._within(FARTHEST)

    @property
    def outlandish(self) -> bool:
        """Whether the sides are so far apart that even a firm tie is wrong: "14% of the 22,500 …, observers from six countries said"."""
        counts = any(figure.claim.kind == "count" and figure.claim.unit is None for figure in self.candidate.figures)
        return counts and self.outcome.op == "==" and not self._within(OUTLANDISH)

    def _within(self, times: int) -> bool:
        left, right = self.outcome.left, self.outcome.right
        if left is None or right is None:
            return True
        lows = [end for end in (left.low, right.low) if end is not None]
        highs = [end for end in (left.high, right.high) if end is not None]
        return not lows or not highs or max(lows) <= times * min(highs)

    @property
    def near(self) -> bool:
        """Whether no two neighbouring figures of the tie stand too far apart for the text to tie them without words."""
        spans = sorted((figure.claim.start, figure.claim.end) for figure in self.candidate.figures)
        return all(second[0] - first[1] <= REACH for first, second in zip(spans, spans[1:]))

    @property
    def telling(self) -> bool:
        """Whether agreement is too close to be chance, as a guessed tie must be: both sides narrow, at most a twentieth wide."""
        return self.level != "wide" and self.outcome.telling


def judge_all(groups: Iterable[Group], strict: bool = False, language: str = "en") -> list[Check]:
    """The checks of some groups; what rules of one sum make of the same ties is judged once."""
    known: dict[tuple[int, object], Check | None] = {}
    checks: list[Check] = []
    for group in groups:
        key = (id(group.candidates), _sum_of(group.rule))
        if key not in known:
            known[key] = judge(group, strict, language)
        check = known[key]
        if check is not None:
            checks.append(check if check.rule == group.rule.id else replace(check, rule=group.rule.id))
    return checks


@cache
def _sum_of(rule: Rule) -> object:
    """What two rules that tie alike have in common when they judge alike, too."""
    expressions = (rule.check, rule.where, rule.excuse, rule.shown, *rule.slips.values())
    return (
        tuple(expression and expression.text for expression in expressions), tuple(rule.slips), rule.severity,
        rule.evidence, rule.title, tuple(rule.message.items()),
    )  # fmt: skip


def judge(group: Group, strict: bool = False, language: str = "en") -> Check | None:
    """The check of a group, None when nothing is to be said.

    With `strict`, agreement by rounding alone is an info finding. Messages are in `language` where the rule has one in it.
    """
    judged = [j for j in (_judged(group.rule, candidate) for candidate in group.candidates) if j is not None]
    judged = [j for j in judged if j.informative] or judged
    judged = [j for j in judged if j.candidate.strength != "weak" or not j.holds or j.telling]
    judged = [j for j in judged if j.candidate.strength == "strong" or j.holds or j.near or j.candidate.far]
    if not judged:
        return None
    judged = [j for j in judged if not _is_outlandish(group.rule, j)] or judged
    firmest = STRENGTHS.index(judged[0].candidate.strength)
    for one in judged:
        if one.holds and STRENGTHS.index(one.candidate.strength) <= firmest + 1:
            return _consistent(group.rule, one, strict, language)
    return _inconsistent(group, judged, language)


def holds(rule: Rule, claims: Mapping[str, tuple[Claim, ...]]) -> bool | None:
    """Whether a rule's check holds for some figures under some fair reading; None when it cannot be told."""
    outcome = _outcome(rule, rule.check, claims)
    return None if outcome is None else outcome[0].holds


def _judged(rule: Rule, candidate: Candidate) -> Judged | None:
    if rule.where is not None:
        plausible = _outcome(rule, rule.where, candidate.claims)
        if plausible is not None and not plausible[0].holds:
            return None
    outcome = _outcome(rule, rule.check, candidate.claims)
    return None if outcome is None else Judged(candidate, *outcome)


def _outcome(
    rule: Rule, expression: Expression, claims: Mapping[str, tuple[Claim, ...]]
) -> tuple[Outcome, Level] | None:
    """The outcome at the first level that makes the expression true, else at the widest; None when it has no value."""
    last: tuple[Outcome, Level] | None = None
    before: Read | None = None
    for level in LEVELS:
        read = read_claims(rule, claims, level)
        if read == before:  # exact figures are the same at every level
            last = last and (last[0], level)
            continue
        before = read
        for env in combined(rule, read):
            try:
                outcome = expression.evaluate(env)
            except Unknown:
                continue
            if outcome.holds:
                return outcome, level
            last = (outcome, level)
    return last


def _consistent(rule: Rule, one: Judged, strict: bool, language: str) -> Check:
    rounding = one.level != "strict"
    verdict_is_info = strict and rounding
    return Check(
        rule=rule.id,
        verdict="inconsistent" if verdict_is_info else "consistent",
        severity="info" if verdict_is_info else None,
        message=message(rule, one.candidate.claims, one.outcome, agrees=True, language=language),
        arithmetic=_summed(rule, one.candidate.claims, True, language),
        figures=one.candidate.figures,
        rounding=rounding,
        how=one.candidate.how,
        bound=one.outcome.op not in ("==", ""),
    )


def _inconsistent(group: Group, judged: list[Judged], language: str) -> Check | None:
    rule = group.rule
    sound = [j for j in judged if j.candidate.strength == "strong" or j.plausible]
    best, slip, bits = _best(rule, sound or judged)
    claims = best.candidate.claims
    rival = next((j for j in sound if _rivals(best.candidate, j.candidate)), None)
    clear = rival is None or best.candidate.score - rival.candidate.score >= CLEAR_LEAD
    alone = len({figure.claim.sentence for figure in best.candidate.figures}) == 1
    told = alone or slip in rule.slips or bits >= TELLTALE
    explained = told and best.candidate.strength == "fair" and rival is None and bits >= EXPLAINED
    severity = _severity(rule, best.candidate, clear and (bool(sound) or explained), bits)
    unsure = rival if severity is None and best.candidate.strength == "fair" else None
    if (severity is None and unsure is None) or _is_another_sum(rule, best):
        return None
    meant = _agreeing(group, best)
    if meant is not None:
        agreed = _judged(rule, meant)
        return None if agreed is None else _consistent(rule, agreed, False, language)
    if unsure is not None:
        return _undecided(rule, best, unsure, language)
    if _is_outlandish(rule, best):
        return None
    repairs = find_repairs(rule, claims)
    return Check(
        rule=rule.id,
        verdict="inconsistent",
        severity=severity,
        message=message(rule, claims, best.outcome, agrees=False, language=language),
        arithmetic=_summed(rule, claims, False, language),
        figures=best.candidate.figures,
        slip=slip,
        repairs=tuple(
            replace(one, value=in_words_of(language, one.value, [figure.claim for figure in best.candidate.figures]))
            for one in repairs
        ),
        how=best.candidate.how,
    )


def _is_another_sum(rule: Rule, best: Judged) -> bool:
    """Whether the figures of an inferred tie make another sum that the rule knows."""
    if best.candidate.strength == "strong" or rule.excuse is None:
        return False
    other = _outcome(rule, rule.excuse, best.candidate.claims)
    return other is not None and other[0].holds and other[1] == "strict"


def _is_outlandish(rule: Rule, one: Judged) -> bool:
    """Whether a tie is too far off to be meant, and no slip of a writer leads from one side to the other."""
    return one.outlandish and find_slip(rule, one.candidate.claims)[0] is None


def _agreeing(group: Group, best: Judged) -> Candidate | None:
    """The tie that was meant when a contradicting one agrees with a neighbour in the place of one of its figures."""
    find = agrees_beside if best.candidate.strength == "strong" else agrees_elsewhere
    claims = find(group.rule, best.candidate.claims, _about(group, best), lambda tried: _agrees(group.rule, tried))
    return None if claims is None else Candidate(claims, "weak", 0.0, "weak charity")


def _about(group: Group, best: Judged) -> tuple[Claim, ...]:
    """The figures of the sentences that a tie reaches over."""
    sentences = [figure.claim.sentence for figure in best.candidate.figures]
    first = bisect_left(group.claims, min(sentences), key=lambda claim: claim.sentence)
    last = bisect_right(group.claims, max(sentences), key=lambda claim: claim.sentence)
    return group.claims[first:last]


def _agrees(rule: Rule, claims: Mapping[str, tuple[Claim, ...]]) -> bool:
    """Whether a sum over other figures comes out too closely for chance."""
    candidate = Candidate(claims, "weak", 0.0, "")
    if len(claims) == 1:  # a list that makes up its sum by itself does so however short it is
        outcome = _outcome(rule, rule.check, claims)
        judged = outcome and Judged(candidate, *outcome)
    else:
        judged = _judged(rule, candidate)
    if judged is None or judged.outcome.op != "==" or not (judged.holds and judged.informative):
        return False
    return judged.telling or (judged.level != "wide" and _meets(judged.outcome))


def _meets(outcome: Outcome) -> bool:
    """Whether the middles of two sides are one but for a two-hundredth, however wide the sides are: 24% of 25 billion is 6 billion."""
    left = outcome.left.middle if outcome.left is not None else None
    right = outcome.right.middle if outcome.right is not None else None
    return left is not None and right is not None and abs(left - right) * 200 <= abs(left)


def _summed(rule: Rule, claims: Mapping[str, tuple[Claim, ...]], agrees: bool, language: str) -> str:
    """The sum written out, with the unit words of the messages' language."""
    figures = [claim for filled in claims.values() for claim in filled]
    return in_words_of(language, arithmetic(rule, claims, agrees), figures)


def _best(rule: Rule, judged: list[Judged]) -> tuple[Judged, str | None, float]:
    """The binding that speaks: the firmest; among guesses the one that a slip explains best, less what trying several bindings costs."""
    guesses = judged[:GUESSES] if judged[0].candidate.strength == "weak" else judged[:1]
    found = []
    for one in guesses:
        slip, bits = find_slip(rule, one.candidate.claims, own=one.candidate.slips == "own")
        if one.candidate.slips == "swaps" and slip not in SWAPS:
            bits -= UNLIKELY
        found.append((one, slip, bits - log2(len(guesses))))
    return max(found, key=lambda pair: pair[2])


def _undecided(rule: Rule, best: Judged, rival: Judged, language: str) -> Check:
    """A relation that was seen, but in which two figures could fill a role and neither agrees."""
    ours, theirs = best.candidate.claims, rival.candidate.claims
    role = next((name for name in ours if ours[name] != theirs.get(name)), next(iter(ours)))
    return Check(
        rule=rule.id,
        verdict="undecided",
        severity=None,
        message=open_role(role, [*ours[role], *theirs.get(role, ())], language),
        arithmetic=_summed(rule, ours, False, language),
        figures=best.candidate.figures,
        how=best.candidate.how,
    )


def _rivals(best: Candidate, other: Candidate) -> bool:
    """Whether another binding is as firm and speaks of other figures (a shorter run of the same list does not)."""
    if other.strength != best.strength:
        return False
    ours = {figure.claim.start for figure in best.figures}
    return not {figure.claim.start for figure in other.figures} <= ours


def _severity(rule: Rule, candidate: Candidate, clear: bool, bits: float) -> Severity | None:
    """How loud a finding is: the rule's own word for a firm tie, lower for an inferred one, nothing for a guess."""
    strength = candidate.strength
    asked = rule.evidence if candidate.evidence is None else candidate.evidence
    if strength == "strong":
        return rule.severity
    lowered: Severity = "warning" if rule.severity == "error" else rule.severity
    if strength == "fair" and (clear or bits >= asked):
        return lowered
    return lowered if bits >= asked else None


def settle(checks: list[Check]) -> tuple[Check, ...]:
    """The checks of a document in text order, without alarms that another check explains away.

    Figures that one sum ties in agreement are not also a contradiction in a guessed one, nor are two that agree and a third; of
    alarms over the same figures the loudest stays; an alarm over some of the figures of an agreeing list is none, and so is one
    whose figures agree the other way round, or are all among those of a guessed sum that comes out.
    """
    agreeing = {
        _spans(check)
        for check in checks
        if check.verdict == "consistent" and not check.bound and not check.how.startswith("weak") and _sums_up(check)
    }
    guessed = {
        _spans(check)
        for check in checks
        if check.verdict == "consistent" and check.how.startswith("weak") and len(check.figures) > 2
    }
    either_way = {(check.rule, _spans(check)) for check in checks if check.verdict == "consistent"}
    settled: list[Check] = []
    alarmed: dict[frozenset[int], Check] = {}
    for check in checks:
        if check.verdict == "inconsistent":
            spans = _spans(check)
            if any(_explains(other, spans, check) for other in agreeing) or (check.rule, spans) in either_way:
                continue
            if any(spans < other for other in guessed):
                continue
            rival = alarmed.get(spans)
            if rival is not None:
                if SEVERITIES.index(check.severity or "info") >= SEVERITIES.index(rival.severity or "info"):
                    continue
                settled.remove(rival)
            alarmed[spans] = check
        settled.append(check)
    return tuple(sorted(settled, key=lambda c: (min(figure.claim.start for figure in c.figures), c.rule)))


def _sums_up(check: Check) -> bool:
    """Whether agreement ties its figures closely: a sum of three, or an amount told twice or in another unit.

    Two dates in their order, or on fitting weekdays, say nothing of how long it was from one to the other.
    """
    if len(check.figures) > 2:
        return True
    kinds = {figure.claim.kind for figure in check.figures}
    return len(kinds) < len(check.figures) and kinds.isdisjoint(MOMENTS)


def _explains(agreeing: frozenset[int], alarmed: frozenset[int], alarm: Check) -> bool:
    """Whether an agreeing sum leaves too little of an alarm: all of a pair ("1,200 km, 745 miles") beside one more, or enough of a sum."""
    if len(agreeing) == 2:
        return agreeing < alarmed and len(alarmed) == 3
    return len(agreeing & alarmed) >= _shared_at_least(alarm)


def _shared_at_least(check: Check) -> int:
    """How many figures of an alarm an agreeing sum must tie to explain it away: two of a list, else all but one.

    "18 (15%) of 120 and 45 (30%) of 150, a relative risk of 0.40": both shares agree, and the risk is wrong all the same.
    """
    roles = [figure.role for figure in check.figures]
    return max(2, len(roles) - 1) if len(set(roles)) == len(roles) else 2


def _spans(check: Check) -> frozenset[int]:
    return frozenset(figure.claim.start for figure in check.figures)
