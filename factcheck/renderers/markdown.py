"""Reports in, a checklist in Markdown out: a table per document, a box to tick for each figure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TextIO

from factcheck.model import Report
from factcheck.renderers import Look
from factcheck.renderers._catalogue import catalogue
from factcheck.renderers._display import Paint
from factcheck.renderers._tally import tally
from factcheck.renderers._worksheet import entries
from factcheck.renderers.text import closing

ABOUT = "a worksheet in Markdown: a table per document, a box to tick for each figure"
FOR_PEOPLE = True  # so its words are those of the reader's system

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~!&])")
_MARKS = {"inconsistent": "**✗**", "consistent": "✓", "unchecked": "–"}


def render(reports: Iterable[Report], out: TextIO, look: Look) -> None:
    """Write a table as soon as its document is checked."""
    words = catalogue(look.language)
    for number, report in enumerate(reports):
        out.write(f"{chr(10) * bool(number)}# {_safe(report.document.id)}\n\n")
        out.write(f"{_safe(closing(tally(report), words, Paint(False)))}\n")
        if report.claims:
            out.write("\n| | place | figure | sentence | | compared with |\n|---|---|---|---|---|---|\n")
        for entry in entries(report, look):
            compared = "<br>".join(map(_safe, entry.compared))
            place = f"{entry.line}:{entry.column}"
            out.write(
                f"| ☐ | {place} | {_safe(entry.figure)} | {_safe(entry.sentence)} | {_MARKS[entry.outcome]} | {compared} |\n"
            )
        out.flush()


def _safe(text: str) -> str:
    """Text that Markdown shows as it is: an article can put neither markup nor HTML into the page."""
    return _MARKUP.sub(r"\\\1", text)
