"""Reports in, one JSON object out: the version, the documents and a summary. Documents are written as they come."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from typing import TextIO

from factcheck.model import Report
from factcheck.renderers import Look
from factcheck.renderers._contract import document_data
from factcheck.renderers._tally import NAMES, tally
from factcheck.version import __version__

ABOUT = "one JSON object with every document and a summary"


def render(reports: Iterable[Report], out: TextIO, look: Look) -> None:
    """Write the object, one document per line, so that large results can be read by eye and by line tools too."""
    counts = Counter(dict.fromkeys(NAMES, 0))
    out.write(f'{{"factcheck": {json.dumps(__version__)}, "documents": [')
    for number, report in enumerate(reports):
        out.write(",\n" if number else "\n")
        out.write(json.dumps(document_data(report), ensure_ascii=False))
        counts.update(tally(report))
    out.write(f'\n], "summary": {json.dumps(dict(counts))}}}\n')
