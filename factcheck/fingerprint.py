"""The findings of a document in, a key for each out that stays the same when the text is edited elsewhere.

A key is made of the rule, of each figure as written, and of the few words around it in its line: neither of line numbers, which every edit above
moves, nor of the message, which a better wording of the rule would change.
"""

from __future__ import annotations

from collections import Counter

from factcheck.model import Check, Report
from factcheck.patterns import compiled

VERSION = "v1"  # of the recipe; keys of another version are never equal
_REACH = 60  # characters looked at on either side of a figure
_WORDS = 3  # words kept on either side
_WORD = compiled(r"\w+")


def fingerprints(report: Report) -> list[tuple[Check, str]]:
    """Each finding of a report, worst first, with its key: 20 hexadecimal digits, unique within the document."""
    seen: Counter[str] = Counter()
    keyed = []
    for check in sorted(report.findings, key=lambda c: min(figure.claim.start for figure in c.figures)):
        body = _body(report.document.text, check)
        keyed.append((check, _digest(f"{body}\0{seen[body]}")))
        seen[body] += 1
    order = {id(check): number for number, check in enumerate(report.findings)}
    return sorted(keyed, key=lambda pair: order[id(pair[0])])


def _body(text: str, check: Check) -> str:
    parts = [VERSION, check.rule]
    for figure in check.figures:
        start, end = figure.claim.start, figure.claim.end
        before = _WORD.findall(text[max(0, start - _REACH) : start].rpartition("\n")[2])[-_WORDS:]
        after = _WORD.findall(text[end : end + _REACH].partition("\n")[0])[:_WORDS]
        parts += [figure.role, " ".join(text[start:end].split()), *before, "|", *after]
    return "\0".join(parts).casefold()


def _digest(body: str) -> str:
    import hashlib

    return hashlib.sha256(body.encode("utf-8", "replace")).hexdigest()[:20]
