"""A report and the figures of a check in, the passage that holds them out: short rows that fit a width, with the figures marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.model import Document, Figure
from factcheck.record import dataclass
from factcheck.renderers._display import columns, shown

CONTEXT = 40  # characters kept on either side of a figure that stands far from the others
_LEAST = 16  # columns of a row for the words beside its figures and two ellipses
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
    rows: list[Row] = []
    for start in sorted(lines):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        spans = [(figures[i].claim.start, min(figures[i].claim.end, end), i) for i in lines[start]]
        excerpt, marks = _excerpt(text, start, end, sorted(spans), width)
        number = document.position(start)[0]
        found = [
            Row(number, at == 0, excerpt[at:stop], marks[at:stop]) for at, stop in _wrapped(excerpt, marks, width - 2)
        ]
        rows.extend(_trimmed(found))
    return rows


def _trimmed(rows: list[Row]) -> list[Row]:
    """The rows of a line up to the last that holds a figure: a context that spills into one more row is not worth it."""
    last = max(i for i, row in enumerate(rows) if max(row.marks, default=-1) >= 0)
    if last + 1 == len(rows):
        return rows
    end = rows[last]
    return [*rows[:last], Row(end.line, end.first, f"{end.text} {_ELLIPSIS}", (*end.marks, -1, -1))]


def _excerpt(
    text: str, start: int, end: int, spans: list[tuple[int, int, int]], width: int
) -> tuple[str, tuple[int, ...]]:
    """A line as it is when it fits a row, else what stands around its figures, with an ellipsis for the rest."""
    if end - start <= width:
        pieces = [(start, end)]
    elif spans[-1][1] - spans[0][0] <= width - _LEAST:
        pieces = [_window(text, start, end, spans[0][0], spans[-1][1], width - _LEAST // 2)]
    else:
        pieces = _pieces(text, start, end, spans)
    parts: list[str] = []
    marks: list[int] = []
    for number, (at, stop) in enumerate(pieces):
        lead = f" {_ELLIPSIS} " if number else f"{_ELLIPSIS} " if at > start else ""
        parts += [lead, shown(text[at:stop])]
        marks += [-1] * (len(lead) + stop - at)
        for first, last, index in spans:
            if at <= first < stop:
                place = len(marks) - (stop - first)
                marks[place : place + last - first] = [index] * (last - first)
    if pieces[-1][1] < end:
        parts.append(f" {_ELLIPSIS}")
        marks += [-1, -1]
    excerpt = "".join(parts).rstrip()
    return excerpt, tuple(marks[: len(excerpt)])


def _window(text: str, start: int, end: int, first: int, last: int, room: int) -> tuple[int, int]:
    """A stretch of at most `room` characters around some figures, as much before as after, cut between words."""
    spare = room - (last - first)
    at = max(min(first - spare // 2, end - room), start)
    stop = min(max(last + spare // 2, at + room), end)
    return _after_space(text, at, first) if at > start else at, _before_space(text, stop, last) if stop < end else stop


def _pieces(text: str, start: int, end: int, spans: list[tuple[int, int, int]]) -> list[tuple[int, int]]:
    """The stretches around figures that stand far apart, joined where they touch."""
    pieces: list[tuple[int, int]] = []
    for first, last, _ in spans:
        at, stop = max(first - CONTEXT, start), min(last + CONTEXT, end)
        at = _after_space(text, at, first) if at > start else at
        stop = _before_space(text, stop, last) if stop < end else stop
        if pieces and at <= pieces[-1][1] + _LEAST:
            pieces[-1] = (pieces[-1][0], max(stop, pieces[-1][1]))
        else:
            pieces.append((at, stop))
    return pieces


def _after_space(text: str, at: int, limit: int) -> int:
    """Where the first word from a place starts, the place itself when there is none before the limit."""
    space = text.find(" ", at, limit)
    return at if space < 0 else space + 1


def _before_space(text: str, stop: int, limit: int) -> int:
    space = text.rfind(" ", limit, stop + 1)
    return stop if space < 0 else space


def _wrapped(text: str, marks: Sequence[int], width: int) -> Iterator[tuple[int, int]]:
    """The spans of rows that fit the width, broken at spaces where there are any, outside figures where that is possible."""
    start = 0
    while start < len(text):
        stop, used, space, inner = start, 0, -1, -1
        while stop < len(text):
            used += columns(text[stop])
            if used > width:
                break
            if text[stop] == " ":
                if marks[stop] < 0:
                    space = stop
                else:
                    inner = stop
            stop += 1
        if stop < len(text) and not (text[stop] == " " and marks[stop] < 0):
            stop = space if space > start else inner if inner > start else stop
        stop = max(stop, start + 1)
        yield start, stop
        start = stop
        while start < len(text) and text[start] == " ":
            start += 1
