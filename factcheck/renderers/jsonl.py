"""Reports in, one JSON object per document and line out, each written as soon as it is known."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TextIO

from factcheck.model import Report
from factcheck.renderers import Look
from factcheck.renderers._contract import document_data

ABOUT = "one JSON object per document and line, streamed"


def render(reports: Iterable[Report], out: TextIO, look: Look) -> None:
    """Write a line per report and flush it, so that a reader at the other end of a pipe need not wait."""
    for report in reports:
        out.write(json.dumps(document_data(report), ensure_ascii=False) + "\n")
        out.flush()
