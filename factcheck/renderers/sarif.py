"""Reports in, one SARIF 2.1.0 log out, for code scanning: each finding with its rule's help, its figures and a lasting fingerprint.

Specification: OASIS Static Analysis Results Interchange Format (SARIF) Version 2.1.0.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, TextIO
from urllib.parse import quote

from factcheck.fingerprint import VERSION, fingerprints
from factcheck.model import Check, Claim, Document, Report
from factcheck.renderers import Look
from factcheck.rule import Rule
from factcheck.version import __version__

ABOUT = "a SARIF 2.1.0 log, for code scanning"

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def render(reports: Iterable[Report], out: TextIO, look: Look) -> None:
    """Write the log; results come as they are known, the rules that they name stand before them."""
    index = {rule.id: number for number, rule in enumerate(look.rules)}
    driver = {"name": "factcheck", "version": __version__, "rules": [_rule(rule) for rule in look.rules]}
    head = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints"}
    out.write(f'{{"$schema": {json.dumps(_SCHEMA)}, "version": "2.1.0", "runs": [\n')
    out.write(json.dumps(head, ensure_ascii=False)[:-1] + ', "results": [')
    first = True
    for report in reports:
        for check, key in fingerprints(report):
            out.write("\n" if first else ",\n")
            out.write(json.dumps(_result(report.document, check, key, index), ensure_ascii=False))
            first = False
    out.write("\n]}]}\n")


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.why or rule.title},
        "help": {"text": " ".join(filter(None, (rule.why, f"Never flags: {rule.never}" if rule.never else "")))},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(document: Document, check: Check, key: str, index: dict[str, int]) -> dict[str, Any]:
    claims = [figure.claim for figure in check.figures]
    first = min(claims, key=lambda claim: claim.start)
    result: dict[str, Any] = {
        "ruleId": check.rule,
        "level": _LEVELS[check.severity or "info"],
        "message": {"text": _said(check)},
        "locations": [{"physicalLocation": _place(document, first)}],
        "relatedLocations": [
            {
                "id": number,
                "physicalLocation": _place(document, figure.claim),
                "message": {"text": f"{figure.role}: {figure.claim.text}"},
            }
            for number, figure in enumerate(sorted(check.figures, key=lambda f: f.claim.start), 1)
        ],
        "partialFingerprints": {f"factcheck/{VERSION}": key},
    }
    if check.rule in index:
        result["ruleIndex"] = index[check.rule]
    if document.id != document.path:
        result["locations"][0]["logicalLocations"] = [{"name": document.id}]
    return result


def _said(check: Check) -> str:
    return f"{check.message} ({check.arithmetic})" if check.arithmetic else check.message


def _place(document: Document, claim: Claim) -> dict[str, Any]:
    line, column = document.position(claim.end)
    region = {"startLine": claim.line, "startColumn": claim.column, "endLine": line, "endColumn": column}
    return {"artifactLocation": {"uri": quote(document.path.replace("\\", "/"), safe="/:._-~")}, "region": region}
