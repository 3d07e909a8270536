"""Reports in, a page for a person at a terminal out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from factcheck.model import Report
from factcheck.renderers import Look

ABOUT = "for a person at a terminal"


def render(reports: Iterable[Report], out: TextIO, look: Look) -> None:
    """Write each report as it comes."""
    for report in reports:
        for check in report.findings:
            claim = check.figures[0].claim
            out.write(
                f"{report.document.path}:{claim.line}:{claim.column}: {check.severity} {check.rule}: {check.message}\n  {check.arithmetic}\n"
            )
