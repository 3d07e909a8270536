"""A document and a place in, how the figure there was read and which ties were tried with it out, each formed or with what it lacked.

Everything is asked of the pipeline that checks: the same reading, the same candidates, the same judge.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck import record
from factcheck.check import Settings, rules_of
from factcheck.judge import holds, judge
from factcheck.language import detect_language
from factcheck.model import Check, Claim, Document
from factcheck.packwords import ready_pack
from factcheck.recognize import Reading, recognize
from factcheck.record import dataclass
from factcheck.relate import Candidate, Group, lacks, relate
from factcheck.relate.passage import build_passage
from factcheck.rule import Rule


@dataclass(frozen=True, slots=True)
class Tried:
    """A rule with the ties that it formed with a figure, firmest first, and what the judge made of them (None: nothing to say)."""

    rule: Rule
    candidates: tuple[Candidate, ...]
    check: Check | None


@dataclass(frozen=True, slots=True)
class Lacking:
    """A rule that the figure could have a role in, and for each way to a tie what it lacked."""

    rule: Rule
    role: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """All there is to say about a figure."""

    document: Document
    claim: Claim
    tried: tuple[Tried, ...]
    lacking: tuple[Lacking, ...]


class NoFigure(LookupError):
    """No figure stands at a place; `nearest` is the one that stands closest, None in a text without figures."""

    def __init__(self, line: int, column: int, nearest: Claim | None):
        self.nearest = nearest
        more = (
            f"; the nearest is {nearest.text!r} at {nearest.line}:{nearest.column}"
            if nearest
            else ", nor anywhere in the text"
        )
        super().__init__(f"no figure was read at {line}:{column}{more}")


def explain(document: Document, line: int, column: int, settings: Settings | None = None) -> Explanation:
    """Explain the figure at a 1-based line and column of the source file.

    Raises:
        NoFigure: when none stands there.
        LookupError, YamlError: as `check_document`.
    """
    settings = settings or Settings()
    language = settings.language or document.language or detect_language(document.text)
    document = record.replace(document, language=language, date=document.date or settings.date)
    reading = recognize(document, ready_pack(language))
    index = _at(reading, line, column)
    claim = reading.claims[index]
    rules = rules_of(settings)
    tried = tuple(_tried(group, claim, settings) for group in relate(reading, rules, holds) if _has(group, claim))
    tried = tuple(sorted(tried, key=lambda one: one.check is None))
    formed = {one.rule.id for one in tried}
    return Explanation(document, claim, tried, tuple(_lacking(reading, rules, index, formed)))


def _at(reading: Reading, line: int, column: int) -> int:
    """The index of the claim at a place."""
    for index, claim in enumerate(reading.claims):
        end_line, end_column = reading.document.position(claim.end)
        if (claim.line, claim.column) <= (line, column) < (end_line, end_column):
            return index
    nearest = min(reading.claims, key=lambda c: (abs(c.line - line), abs(c.column - column)), default=None)
    raise NoFigure(line, column, nearest)


def _has(group: Group, claim: Claim) -> bool:
    return any(figure.claim.start == claim.start for one in group.candidates for figure in one.figures)


def _tried(group: Group, claim: Claim, settings: Settings) -> Tried:
    with_claim = tuple(c for c in group.candidates if any(figure.claim.start == claim.start for figure in c.figures))
    return Tried(group.rule, with_claim, judge(group, settings.strict, settings.messages))


def _lacking(reading: Reading, rules: tuple[Rule, ...], index: int, formed: set[str]) -> Iterator[Lacking]:
    passage = build_passage(reading)
    for rule in rules:
        if rule.id in formed:
            continue
        for name in rule.roles:
            reasons = lacks(passage, rule, name, index)
            if reasons:
                yield Lacking(rule, name, reasons)
