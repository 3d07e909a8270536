"""Reports in, counts out: what the closing line, the JSON summary and the exit status are made of."""

from __future__ import annotations

from collections import Counter

from factcheck.model import Report

NAMES = (
    "documents",
    "figures",
    "checked",
    "unchecked",
    "consistent",
    "inconsistent",
    "undecided",
    "error",
    "warning",
    "info",
    "silent",
    "known",
)


def tally(report: Report) -> Counter[str]:
    """The counts of one report, to be added to others: `silent` counts documents without a figure, `known` findings that a comment or a baseline silences; severities count findings."""
    compared = {
        figure.claim.start
        for check in (*report.checks, *report.silenced)
        if check.verdict != "undecided"
        for figure in check.figures
    }
    checked = sum(claim.start in compared for claim in report.claims)
    counts = Counter(dict.fromkeys(NAMES, 0))
    counts.update(documents=1, figures=len(report.claims), checked=checked, unchecked=len(report.claims) - checked)
    counts.update(check.verdict for check in report.checks)
    counts.update(check.severity or "info" for check in report.findings)
    counts["silent"] = int(not report.claims)
    counts["known"] = len(report.silenced)
    return counts
