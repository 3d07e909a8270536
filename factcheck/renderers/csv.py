"""Reports in, a worksheet out for a spreadsheet program: a row per figure, with an empty column to tick.

Cells that a spreadsheet program would take for a formula get an apostrophe in front (OWASP, "CSV Injection").
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import TextIO

from factcheck.model import Report
from factcheck.renderers import Look
from factcheck.renderers._worksheet import entries

ABOUT = "a worksheet for a spreadsheet: a row per figure, with a column to tick"
FOR_PEOPLE = True  # so its words are those of the reader's system

HEAD = (
    "ticked", "document", "line", "column", "figure", "value", "unit", "about", "sentence", "outcome", "compared with", "rules",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def render(reports: Iterable[Report], out: TextIO, look: Look) -> None:
    """Write the rows as documents are checked."""
    if look.bom:
        out.write("\ufeff")
    writer = csv.writer(out, lineterminator="\r\n")  # RFC 4180
    writer.writerow(HEAD)
    for report in reports:
        for entry in entries(report, look):
            cells = (report.document.id, entry.line, entry.column, entry.figure, entry.value, entry.unit, entry.about)
            rest = (entry.sentence, entry.outcome, "; ".join(entry.compared), ", ".join(entry.rules))
            writer.writerow(["", *map(_cell, (*cells, *rest))])


def _cell(value: object) -> object:
    if isinstance(value, str) and value.startswith(_FORMULA) and not _number(value):
        return f"'{value}"
    return value


def _number(text: str) -> bool:
    """Whether a cell is a plain number, which a sign in front does not make a formula."""
    body = text[1:]
    return text[0] in "+-" and body.replace(".", "", 1).isdecimal()
