"""Ties that stand in a table: a total against its column, the rows of one pattern.

A passage in; for each kind of structure, the claims that fill a rule's roles out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from itertools import permutations

from factcheck.model import Claim
from factcheck.relate.concepts import concepts
from factcheck.relate.fit import fits
from factcheck.relate.passage import Passage
from factcheck.rule import Rule

TRIED = 6  # rows of a table on which an assignment of columns is tried first

Filled = dict[str, tuple[Claim, ...]]
Cells = list[list[int | None]]  # for each row and column the index of the one claim in the cell


def column_total(passage: Passage, rule: Rule) -> Iterator[Filled]:
    """Roles `parts` and `total`: the figures of a column above the row whose first cell names a total."""
    for cells, labels in _tables(passage):
        for r, label in enumerate(labels):
            if not _tagged(passage, label, "total") or r < 2:
                continue
            start = max((q + 1 for q in range(r) if _tagged(passage, labels[q], "total")), default=0)
            for c in range(1, len(cells[r])):
                total = cells[r][c]
                column = [cells[q][c] if c < len(cells[q]) else None for q in range(start, r)]
                parts = [part for part in column if part is not None]
                if total is None or len(parts) < 2 or len(parts) < r - start:
                    continue
                figures = [passage.claims[i] for i in (*parts, total)]
                if len({(f.kind, f.unit) for f in figures}) == 1 and figures[0].kind in ("count", "money", "measure"):
                    yield {"parts": tuple(figures[:-1]), "total": (figures[-1],)}


def table_rows(
    passage: Passage, rule: Rule, holds: Callable[[Mapping[str, tuple[Claim, ...]]], bool | None]
) -> Iterator[Filled]:
    """Roles filled from the columns of a table, in the one assignment that most rows obey; every row of it is yielded."""
    names = list(rule.roles)
    for cells, _ in _tables(passage):
        rows = [row for row in cells if sum(cell is not None for cell in row) >= len(names)]
        width = min((len(row) for row in rows), default=0)
        if len(rows) < 3 or width < len(names) or width > 8:
            continue
        best: tuple[int, list[Filled]] = (0, [])
        for columns in permutations(range(width), len(names)):
            filled: list[Filled] = []
            if not _promising(passage, rule, rows[:TRIED], columns, names, holds):
                continue
            for row in rows:
                claims = [row[c] for c in columns]
                if all(
                    claim is not None and fits(rule.roles[name], passage.claims[claim])
                    for name, claim in zip(names, claims)
                ):
                    filled.append(
                        {name: (passage.claims[claim],) for name, claim in zip(names, claims) if claim is not None}
                    )
            if len(filled) < 3:
                continue
            obeying = sum(holds(binding) is True for binding in filled)
            if obeying * 3 >= len(filled) * 2 and obeying > best[0]:
                best = (obeying, filled)
        yield from best[1]


def _promising(
    passage: Passage,
    rule: Rule,
    rows: list[list[int | None]],
    columns: tuple[int, ...],
    names: list[str],
    holds: Callable[[Mapping[str, tuple[Claim, ...]]], bool | None],
) -> bool:
    """Whether at least half of a table's first rows obey a rule under one assignment of columns: most assignments fail at once."""
    obeying = 0
    for row in rows:
        claims = [row[c] for c in columns]
        if any(
            i is None or not fits(rule.roles[name], passage.claims[i]) for name, i in zip(names, claims, strict=True)
        ):
            continue
        obeying += (
            holds({name: (passage.claims[i],) for name, i in zip(names, claims, strict=True) if i is not None}) is True
        )
    return 2 * obeying >= len(rows)


def _tables(passage: Passage) -> Iterator[tuple[Cells, list[str]]]:
    """Each table's claims by cell, and its rows' labels, without the heading row."""
    spans = passage.reading.spans
    text = passage.reading.folded.text
    for table in passage.tables:
        rows = table.rows[1:] if table.headed else table.rows
        cells: Cells = []
        for row in rows:
            found: list[int | None] = []
            for start, end in row:
                i = bisect_left(spans, (start, start))
                alone = i < len(spans) and spans[i][1] <= end and (i + 1 == len(spans) or spans[i + 1][0] >= end)
                found.append(i if alone else None)
            cells.append(found)
        yield cells, [text[row[0][0] : row[0][1]] if row else "" for row in rows]


def _tagged(passage: Passage, label: str, concept: str) -> bool:
    """Whether a row's label begins with, or is, a word of a concept."""
    words = re.findall(r"[^\W_]+", label)
    lexicon = concepts(passage.pack)
    return any(concept in lexicon.at(passage.pack, words, i)[1] for i in range(len(words)))
