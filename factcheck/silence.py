"""The checks of a document and its comments in, the checks that still speak out, and what the comments silenced.

A comment is `<!-- factcheck: ignore percent-change, rank - the base is revised -->`, for the block that follows it, or the same with
`ignore-file` for the whole text; without rule ids it silences every rule; what stands after a dash is the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.model import Check, Ignore
from factcheck.patterns import compiled

COMMENT = compiled(r"<!--\s*factcheck:\s*(ignore(?:-file)?)\b([^\n]*?)-->")
_REASON = compiled(r"\s[-\u2013\u2014]+\s")
_BLANK = compiled(r"\n[ \t]*\n")


def read_ignores(text: str) -> Iterator[Ignore]:
    """The comments of a text, each with the block behind it: up to the next blank line."""
    for comment in COMMENT.finditer(text):
        names, reason = split_directive(comment[2])
        start, end = 0, len(text)
        if comment[1] == "ignore":
            start = comment.end() + len(text[comment.end() :]) - len(text[comment.end() :].lstrip())
            blank = _BLANK.search(text, start)
            end = blank.start() if blank else len(text)
        yield Ignore(names, start, end, text.count("\n", 0, comment.start()) + 1, reason)


def split_directive(text: str) -> tuple[frozenset[str], str]:
    """The rule ids and the reason of a comment."""
    parts = _REASON.split(f" {text} ", maxsplit=1)
    names = frozenset(name for name in re.split(r"[,\s]+", parts[0]) if name)
    return names, parts[1].strip() if len(parts) > 1 else ""


def silence(
    checks: tuple[Check, ...], ignores: tuple[Ignore, ...]
) -> tuple[tuple[Check, ...], tuple[Check, ...], tuple[Ignore, ...]]:
    """The checks that speak, the findings that comments silence, and the comments that silence none."""
    used: set[Ignore] = set()
    speaking: list[Check] = []
    silenced: list[Check] = []
    for check in checks:
        over = [ignore for ignore in ignores if check.verdict == "inconsistent" and _covers(ignore, check)]
        used.update(over)
        (silenced if over else speaking).append(check)
    return tuple(speaking), tuple(silenced), tuple(ignore for ignore in ignores if ignore not in used)


def _covers(ignore: Ignore, check: Check) -> bool:
    if ignore.rules and check.rule not in ignore.rules:
        return False
    return any(ignore.start <= figure.claim.start < ignore.end for figure in check.figures)
