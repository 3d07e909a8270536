"""Reports in, workflow commands out that GitHub shows as annotations beside the lines of a pull request.

Format: GitHub Actions, "Workflow commands". Text of an article is escaped, so that it can start no command of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from factcheck.model import Check, Report
from factcheck.renderers import Look

ABOUT = "annotations in GitHub Actions"

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def render(reports: Iterable[Report], out: TextIO, look: Look) -> None:
    """Write one command for each finding."""
    for report in reports:
        for check in report.findings:
            out.write(_command(report, check) + "\n")
        out.flush()


def _command(report: Report, check: Check) -> str:
    first = min((figure.claim for figure in check.figures), key=lambda claim: claim.start)
    end_line, end_column = report.document.position(first.end)
    where = {
        "file": report.document.path,
        "line": first.line,
        "endLine": end_line,
        "col": first.column,
        "endColumn": end_column,
        "title": f"factcheck: {check.rule}",
    }
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in where.items())
    said = f"{check.message}\n{check.arithmetic}" if check.arithmetic else check.message
    return f"::{_COMMANDS[check.severity or 'info']} {properties}::{_data(said)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
