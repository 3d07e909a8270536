"""Folded text in, its sentences and tables out, as spans.

A sentence is the largest stretch in which a phrase may tie figures without saying so; headings, bullets and table rows each
are one. Offsets are folded offsets.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise
from typing import Literal

from factcheck.language import Folded, Pack
from factcheck.packwords import of_pack
from factcheck.patterns import compiled
from factcheck.record import dataclass

BlockKind = Literal["body", "heading", "bullet", "row"]

_LINE = compiled(r"[^\n]*\n?")
_BULLET = compiled(r"\s*(?:[-*\u2022\u25aa\u25cf\u2013]|\(?\d{1,2}[.)])\s+")
_HEADING = compiled(r"\s*(?:#{1,6}\s|\*\*[^*\n]+\*\*\s*$)")
_END = compiled(r"[.!?\u2026][\"')\]]*(?=\s|$)")
_LAST_WORD = compiled(r"[^\s(\"'\[]*\Z")
_SEPARATOR_ROW = compiled(r"\s*\|?[\s:|-]*-[\s:|-]*\Z")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A span of folded text, its paragraph's number and what kind of block it stands in."""

    start: int
    end: int
    block: int
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Table:
    """A table's cells as folded spans, row by row, the heading row first when there is one."""

    rows: tuple[tuple[tuple[int, int], ...], ...]
    headed: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """Sentences in text order, and the tables."""

    sentences: tuple[Sentence, ...]
    tables: tuple[Table, ...]
    starts: list[int]

    def at(self, offset: int) -> int:
        """The index of the sentence that holds a folded offset."""
        return max(bisect_right(self.starts, offset) - 1, 0)


def lay_out(folded: Folded, pack: Pack) -> Layout:
    """The sentences and tables of a text."""
    text = folded.text
    abbreviations = _abbreviations(pack)
    sentences: list[Sentence] = []
    tables: list[Table] = []
    rows: list[tuple[tuple[int, int], ...]] = []
    headed = False
    block = 0
    open_line = False  # the line before ended without a full stop, so a lower-case start continues it
    for line in _LINE.finditer(text):
        start, end = line.span()
        if start == end:
            break
        content = line.group()
        stripped = content.strip()
        if stripped.startswith("|") and stripped.count("|") > 1:
            if _SEPARATOR_ROW.match(stripped):
                headed = headed or len(rows) == 1
            else:
                rows.append(_cells(content, start))
                sentences.append(Sentence(start, end, block, "row"))
            open_line = False
            continue
        if rows:
            tables.append(Table(tuple(rows), headed))
            rows, headed = [], False
        if not stripped:
            block += 1
            open_line = False
            continue
        if _HEADING.match(content):
            kind: BlockKind = "heading"
        elif _BULLET.match(content):
            kind = "bullet"
        else:
            kind = "body"
        first = start + len(content) - len(content.lstrip())
        continues = (
            open_line
            and kind == "body"
            and sentences
            and text[first].isalpha()
            and folded.source[_origin(folded, first)].islower()
        )
        if not continues:
            block += 1
        at = sentences.pop().start if continues else start
        for stop in _END.finditer(text, start, end):
            if stop.end() < end and _breaks(folded, stop, abbreviations):
                sentences.append(Sentence(at, stop.end(), block, kind))
                at = stop.end()
        if text[at:end].strip():
            sentences.append(Sentence(at, end, block, kind))
        open_line = kind != "heading" and not stripped.endswith((".", "!", "?", ":", '"'))
    if rows:
        tables.append(Table(tuple(rows), headed))
    return Layout(tuple(_titled(sentences, text)), tuple(tables), [s.start for s in sentences])


def _titled(sentences: list[Sentence], text: str) -> list[Sentence]:
    """The first line as a heading, when it is short, unended, and a paragraph of its own."""
    if len(sentences) > 1 and sentences[0].kind == "body" and sentences[1].block != sentences[0].block:
        first = text[sentences[0].start : sentences[0].end].strip()
        if len(first) < 120 and not first.endswith((".", "!", "?", ":", ",", ";")):
            head = sentences[0]
            return [Sentence(head.start, head.end, head.block, "heading"), *sentences[1:]]
    return sentences


def _origin(folded: Folded, offset: int) -> int:
    return offset if folded.origins is None else folded.origins[offset]


def _breaks(folded: Folded, stop: re.Match[str], abbreviations: frozenset[str]) -> bool:
    """Whether a full stop ends a sentence: not after an abbreviation or an initial, nor before a lower-case letter."""
    text = folded.text
    after = stop.end()
    while after < len(text) and text[after] in " \"'([\u2013\u2014":
        after += 1
    if text[max(0, stop.start() - 1) : stop.start()] == " " and not (
        text[stop.start() - 2].isdigit() and text[after : after + 1].isdigit()
    ):
        return True  # tokenised text, in small letters as it may be: "was denied . on 28 august"
    if after < len(text) and text[after].isalpha() and folded.source[_origin(folded, after)].islower():
        return False
    if stop.group()[0] != ".":
        return True
    word = _LAST_WORD.search(text, max(stop.start() - 30, 0), stop.start())
    before = word.group() if word else ""
    return before not in abbreviations and not (len(before) == 1 and before.isalpha() and before.isascii())


def _cells(line: str, start: int) -> tuple[tuple[int, int], ...]:
    """The spans between the bars of a table row, trimmed."""
    cells = []
    bars = [m.start() for m in re.finditer(r"\|", line)]
    if not line.rstrip().endswith("|"):
        bars.append(len(line.rstrip()))
    for left, right in pairwise(bars):
        content = line[left + 1 : right]
        lead = len(content) - len(content.lstrip())
        cells.append((start + left + 1 + lead, start + left + 1 + max(len(content.rstrip()), lead)))
    return tuple(cells)


@of_pack
def _abbreviations(pack: Pack) -> frozenset[str]:
    return frozenset(pack.key(word) for word in pack.section("layout").get("abbreviations", ()))
