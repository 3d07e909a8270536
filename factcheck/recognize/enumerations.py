"""Folded text in, the markers of lists that run on within a line out: "(1) pay, (2) leave", "1 ) … ; 2 ) …", «5 - نادي كذا 6 - نادي كذا».

A lone "(3)" is a number said again, so only markers that count on from each other are taken for such.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.language import Folded, Pack
from factcheck.packwords import of_pack
from factcheck.patterns import compiled
from factcheck.recognize.alternation import alternation
from factcheck.recognize.starts import scan

Span = tuple[int, int]

_MARKER = compiled(
    r"(?<![\w.,/$€£%:-])(?P<number>\d{1,2})(?:(?P<bracket> ?\))(?=[ ,]|$)|(?P<stop>\.) (?=[^\W\d_])|(?P<dash> ?[-–]) ?(?=[^\W\d_]{2}))"
)
_REACH = 500  # characters from one marker to the next
_LEAST = {"bracket": 2, "stop": 3, "dash": 3}  # how many make a list


@of_pack
def _lead(pack: Pack) -> re.Pattern[str]:
    """What stands before a marker: a mark, or an "and"."""
    ands = [pack.key(word) for word in pack.section("other").get("list_joiners") or ()]
    return compiled(rf"(?:^|[\n:;,.!?]|(?:^|[ \n])(?:{alternation(ands)})) ?\(?$")


def find_enumerations(folded: Folded, pack: Pack) -> Iterator[Span]:
    """The spans of the markers of each list (folded offsets)."""
    text, lead = folded.text, _lead(pack)
    runs: dict[str, list[tuple[int, Span]]] = {}
    for match in scan(_MARKER, text, folded.figures):
        style = str(match.lastgroup)
        number, span = int(match["number"]), _span(text, match)
        run = runs.setdefault(style, [])
        led = lead.search(text, max(0, span[0] - 8), span[0] + (text[span[0]] == "(")) is not None
        follows = bool(run) and number == run[-1][0] + 1 and span[0] - run[-1][1][1] < _REACH
        if follows and (led or style != "bracket"):
            run.append((number, span))
            continue
        if not follows and (style != "bracket" or number == 1):
            yield from _spans(run, style)
            runs[style] = [(number, span)]
    for style, run in runs.items():
        yield from _spans(run, style)


def _span(text: str, match: re.Match[str]) -> Span:
    """A marker with the bracket that opens it."""
    start = match.start()
    if match["bracket"] and text[start - 1 : start] == "(":
        start -= 1
    return start, match.end(str(match.lastgroup))


def _spans(run: list[tuple[int, Span]], style: str) -> Iterator[Span]:
    if len(run) >= _LEAST[style]:
        yield from (span for _, span in run)
