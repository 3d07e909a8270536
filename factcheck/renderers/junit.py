"""Reports in, JUnit XML out, which every CI server shows: a suite per document, a case per tie, a failure per finding."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TextIO
from xml.sax.saxutils import escape, quoteattr

from factcheck.model import Check, Report
from factcheck.renderers import Look

ABOUT = "JUnit XML, for a CI server's list of tests"

# XML 1.0 has no way to write these characters, not even escaped.
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(reports: Iterable[Report], out: TextIO, look: Look) -> None:
    """Write a suite as soon as its document is checked."""
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="factcheck">\n')
    for report in reports:
        ties = [check for check in report.checks if check.verdict != "undecided"]
        counts = f'tests="{len(ties)}" failures="{len(report.findings)}"'
        out.write(f"<testsuite name={_attribute(report.document.id)} {counts}>\n")
        for check in ties:
            out.write(_case(report, check))
        out.write("</testsuite>\n")
    out.write("</testsuites>\n")


def _case(report: Report, check: Check) -> str:
    first = min((figure.claim for figure in check.figures), key=lambda claim: claim.start)
    name = f"{check.rule} at {first.line}:{first.column}"
    where = f'file={_attribute(report.document.path)} line="{first.line}"'
    start = f"<testcase classname={_attribute(check.rule)} name={_attribute(name)} {where}"
    if check.verdict == "consistent":
        return f"{start}/>\n"
    kind = check.severity or "info"
    body = "\n".join(filter(None, (check.arithmetic, *(f"{f.role}: {f.claim.text}" for f in check.figures))))
    return f'{start}><failure type="{kind}" message={_attribute(check.message)}>{_text(body)}</failure></testcase>\n'


def _attribute(text: str) -> str:
    return quoteattr(_UNWRITABLE.sub("\ufffd", text), {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})


def _text(text: str) -> str:
    return escape(_UNWRITABLE.sub("\ufffd", text))
