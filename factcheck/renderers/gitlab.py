"""Reports in, a GitLab code quality report out: one JSON list of findings, each with a lasting fingerprint.

Format: GitLab documentation, "Code Quality", the subset of the Code Climate specification that it reads.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any, TextIO

from factcheck.fingerprint import fingerprints
from factcheck.model import Check, Report
from factcheck.renderers import Look

ABOUT = "a code quality report for GitLab"

_SEVERITIES = {"error": "critical", "warning": "minor", "info": "info"}


def render(reports: Iterable[Report], out: TextIO, look: Look) -> None:
    """Write the list, one finding per line."""
    first = True
    out.write("[")
    for report in reports:
        for check, key in fingerprints(report):
            out.write("\n" if first else ",\n")
            out.write(json.dumps(_issue(report, check, key), ensure_ascii=False))
            first = False
    out.write("\n]\n")


def _issue(report: Report, check: Check, key: str) -> dict[str, Any]:
    first = min((figure.claim for figure in check.figures), key=lambda claim: claim.start)
    last = max((figure.claim for figure in check.figures), key=lambda claim: claim.start)
    document = report.document
    whole = hashlib.sha256(f"{document.path}\0{document.id}\0{key}".encode("utf-8", "replace")).hexdigest()
    return {
        "description": f"{check.message} ({check.arithmetic})" if check.arithmetic else check.message,
        "check_name": check.rule,
        "fingerprint": whole[:40],  # unique over all files: the same sentence may stand in two
        "severity": _SEVERITIES[check.severity or "info"],
        "location": {"path": document.path, "lines": {"begin": first.line, "end": max(first.line, last.line)}},
    }
