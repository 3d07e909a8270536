"""A report in, the rows of a fact-checker's checklist out: every figure, its sentence, what it was compared with, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model import Claim, Report
from factcheck.record import dataclass
from factcheck.renderers import Look
from factcheck.renderers._catalogue import catalogue
from factcheck.renderers._contract import decimal_text


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure's row.

    Attributes:
        line, column: 1-based, in the source file.
        outcome: "inconsistent", "consistent" or "unchecked".
        compared: the sums that it stands in; else why there are none.
    """

    line: int
    column: int
    figure: str
    value: str
    unit: str
    about: str
    sentence: str
    outcome: str
    compared: tuple[str, ...]
    rules: tuple[str, ...]


def entries(report: Report, look: Look) -> Iterator[Entry]:
    """The figures of a report in reading order."""
    words = catalogue(look.language)
    for claim in report.claims:
        checks = [
            check
            for check in report.checks
            if check.verdict != "undecided" and any(figure.claim.start == claim.start for figure in check.figures)
        ]
        wrong = any(check.verdict == "inconsistent" for check in checks)
        reason = report.unchecked.get(claim.start)
        why = (words.term("reasons", reason),) if reason else ()
        yield Entry(
            line=claim.line,
            column=claim.column,
            figure=_plain(claim.text),
            value=decimal_text(claim.value) or "",
            unit=claim.unit or "",
            about=_plain(claim.about or ""),
            sentence=sentence(report, claim),
            outcome="inconsistent" if wrong else "consistent" if checks else "unchecked",
            compared=tuple(dict.fromkeys(check.arithmetic or check.message for check in checks)) or why,
            rules=tuple(dict.fromkeys(check.rule for check in checks)),
        )


def sentence(report: Report, claim: Claim) -> str:
    """The sentence that a claim stands in, on one line."""
    span = report.sentences.get(claim.sentence)
    return _plain(report.document.text[span[0] : span[1]] if span else claim.text)


def _plain(text: str) -> str:
    return " ".join(text.split())
