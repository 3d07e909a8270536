"""A report in, the plain data of the JSON formats out. Field names and types are relied on from outside: add, never change."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Context, Decimal
from fractions import Fraction
from typing import Any

from factcheck.model import Check, Claim, Figure, Report

_DIGITS = 15  # significant digits of a number that has no end in decimals


def document_data(report: Report) -> dict[str, Any]:
    """A report as the JSON object of its document."""
    document = report.document
    holders = _holders(report)
    return {
        "id": document.id,
        "path": document.path,
        "language": document.language,
        "date": document.date.isoformat() if document.date else None,
        "claims": [claim_data(c, holders.get(c.start, []), report.unchecked.get(c.start)) for c in report.claims],
        "checks": [check_data(check) for check in report.checks],
    }


def claim_data(claim: Claim, checked_by: list[str], unchecked: str | None) -> dict[str, Any]:
    """A claim; `low` and `high` are the ends of its usual reading, null when that has none."""
    interval = claim.interval
    return {
        "text": claim.text,
        "start": claim.start,
        "end": claim.end,
        "line": claim.line,
        "column": claim.column,
        "kind": claim.kind,
        "value": decimal_text(claim.value),
        "low": decimal_text(interval.low),
        "high": decimal_text(interval.high),
        "unit": claim.unit,
        "about": claim.about,
        "hedge": claim.hedge,
        "checked_by": checked_by,
        "unchecked": None if checked_by else unchecked,
    }


def check_data(check: Check) -> dict[str, Any]:
    """A check with its figures."""
    return {
        "rule": check.rule,
        "verdict": check.verdict,
        "severity": check.severity if check.verdict == "inconsistent" else None,
        "message": check.message,
        "arithmetic": check.arithmetic,
        "figures": [_figure_data(figure) for figure in check.figures],
        "slip": check.slip,
        "repairs": [{"role": repair.role, "value": repair.value} for repair in check.repairs],
        "rounding": check.rounding,
    }


def decimal_text(value: Decimal | Fraction | None) -> str | None:
    """A number in plain decimal digits, exact when it has an end and to 15 significant digits when it has none."""
    if value is None:
        return None
    if isinstance(value, Fraction):
        value = _decimal(value)
    return f"{value:f}"


def _decimal(value: Fraction) -> Decimal:
    rest, places = value.denominator, 0
    while rest % 10 == 0:
        rest, places = rest // 10, places + 1
    for factor in (2, 5):
        while rest % factor == 0:
            rest, places = rest // factor, places + 1
    if rest != 1:
        return Context(prec=_DIGITS).divide(Decimal(value.numerator), Decimal(value.denominator))
    return Decimal(f"{value.numerator * 10**places // value.denominator}E-{places}")


def _figure_data(figure: Figure) -> dict[str, Any]:
    claim = figure.claim
    return {
        "role": figure.role,
        "text": claim.text,
        "start": claim.start,
        "end": claim.end,
        "line": claim.line,
        "column": claim.column,
        "value": decimal_text(claim.value),
    }


def _holders(report: Report) -> Mapping[int, list[str]]:
    """For each claim's start the ids of the rules that compared it, each once, in order."""
    holders: dict[int, list[str]] = {}
    for check in report.checks:
        if check.verdict != "undecided":
            for figure in check.figures:
                rules = holders.setdefault(figure.claim.start, [])
                if check.rule not in rules:
                    rules.append(check.rule)
    return holders
