"""A report and the figures of a check in, the passage that holds them out: short rows that fit a width, with the figures marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factcheck.model import Document, Figure
from factcheck.renderers._display import columns, shown

CONTEXT = 56  # characters kept on either side of a figure
_ELLIPSIS = "\u2026"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a passage.

    Attributes:
        line: 1-based line in the source file.
        first: whether it is the first row of that line.
        text: as shown; marks: for each of its characters the index of the figure it belongs to, or -1.
    """

    line: int
    first: bool
    text: str
    marks: tuple[int, ...]

    def runs(self) -> Iterator[tuple[int, int, int]]:
        """Start, end and mark of each stretch of one mark."""
        start = 0
        for i in range(1, len(self.marks) + 1):
            if i == len(self.marks) or self.marks[i] != self.marks[start]:
                yield start, i, self.marks[start]
                start = i


def passage(document: Document, figures: Sequence[Figure], width: int) -> list[Row]:
    """The rows, at most `width` columns each, of every line of the text in which a figure stands."""
    text = document.text
    lines: dict[int, list[int]] = {}
    for index, figure in enumerate(figures):
        lines.setdefault(text.rfind("\n", 0, figure.claim.start) + 1, []).append(index)
    rows = []
    for start in sorted(lines):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        spans = [(figures[i].claim.start, min(figures[i].claim.end, end), i) for i in lines[start]]
        number = document.position(start)[0]
        excerpt, marks = _excerpt(text, start, end, spans, 2 * width)
        for at, stop in _wrapped(excerpt, width):
            rows.append(Row(number, at == 0, excerpt[at:stop], marks[at:stop]))
    return rows


def _excerpt(
    text: str, start: int, end: int, spans: list[tuple[int, int, int]], room: int
) -> tuple[str, tuple[int, ...]]:
    """A line as it is when it is short, else what stands around its figures, with an ellipsis for the rest."""
    pieces = [(start, end)] if end - start <= room else _pieces(text, start, end, spans)
    shown_text, marks = "", []
    for number, (at, stop) in enumerate(pieces):
        lead = f"{_ELLIPSIS} " if at > start and number == 0 else f" {_ELLIPSIS} " if number else ""
        shown_text += lead + shown(text[at:stop])
        marks += [-1] * len(lead)
        part = [-1] * (stop - at)
        for first, last, index in spans:
            for i in range(max(first, at), min(last, stop)):
                part[i - at] = index
        marks += part
    if pieces and pieces[-1][1] < end:
        shown_text += f" {_ELLIPSIS}"
        marks += [-1, -1]
    return shown_text.rstrip(), tuple(marks[: len(shown_text.rstrip())])


def _pieces(text: str, start: int, end: int, spans: list[tuple[int, int, int]]) -> list[tuple[int, int]]:
    """The stretches around the figures, cut between words, joined where they touch."""
    pieces: list[tuple[int, int]] = []
    for first, last, _ in sorted(spans):
        at = max(first - CONTEXT, start)
        if at > start:
            space = text.find(" ", at, first)
            at = space + 1 if space >= 0 else at
        stop = min(last + CONTEXT, end)
        if stop < end:
            space = text.rfind(" ", last, stop)
            stop = space if space >= 0 else stop
        if pieces and at <= pieces[-1][1] + 3:
            pieces[-1] = (pieces[-1][0], max(stop, pieces[-1][1]))
        else:
            pieces.append((at, stop))
    return pieces


def _wrapped(text: str, width: int) -> Iterator[tuple[int, int]]:
    """The spans of rows that fit the width, broken at spaces where there are any."""
    start = 0
    while start < len(text):
        stop, used, space = start, 0, -1
        while stop < len(text):
            used += columns(text[stop])
            if used > width:
                break
            if text[stop] == " ":
                space = stop
            stop += 1
        if stop < len(text) and text[stop] != " " and space > start:
            stop = space
        stop = max(stop, start + 1)
        yield start, stop
        start = stop
        while start < len(text) and text[start] == " ":
            start += 1
