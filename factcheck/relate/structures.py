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

HUNDRED = 100
TRIED = 6  # rows of a table on which an assignment of columns is tried first

Filled = dict[str, tuple[Claim, ...]]
Holds = Callable[[Mapping[str, tuple[Claim, ...]]], "bool | None"]
Cells = list[list[int | None]]  # for each row and column the index of the one claim in the cell


def column_total(passage: Passage, rule: Rule, holds: Holds) -> Iterator[Filled]:
    """Roles `parts` and `total`: the figures of a column and the one in the row whose first cell names a total.

    The total may stand on top; and a last row without the word is one when most of its columns come out.
    """
    for cells, labels, heads in _tables(passage):
        marked = [r for r, label in enumerate(labels) if _tagged(passage, label, "total")]
        whole = [r for r, label in enumerate(labels) if not _tagged(passage, label, "of-which")]  # "of whom part-time"
        for r in marked:
            start = max((q + 1 for q in marked if q < r), default=0)
            if r:
                yield from _down(passage, cells, [q for q in whole if start <= q < r], r)
            elif marked == [0]:
                yield from _down(passage, cells, [q for q in whole if q], 0)
        if not marked and len(cells) > 2:
            yield from _come_out(
                list(_down(passage, cells, [q for q in whole if q < len(cells) - 1], len(cells) - 1)), holds
            )
        width = max(map(len, cells), default=0)
        named = [c for c, head in enumerate(heads) if _tagged(passage, head, "total")]
        for c in named or [width - 1]:
            rows = [_sum(passage, row[1:c], row[c]) for row in cells if len(row) > c > 2]
            yield from _come_out([one for one in rows if one is not None], holds)


def _come_out(sums: list[Filled], holds: Holds) -> Iterator[Filled]:
    """The sums of a table when most of them hold, so that they are sums indeed; one of two figures alone is chance."""
    true = sum(holds(one) is True for one in sums)
    long = min((len(one["parts"]) for one in sums), default=0) > 2
    if (2 * true > len(sums) and (true > 1 or long)) or (true == 1 and len(sums) == 2 and long):
        yield from sums


def _down(passage: Passage, cells: Cells, rows: list[int], last: int) -> Iterator[Filled]:
    """For each column the sum of some rows, against one row."""
    for c in range(1, len(cells[last])):
        found = _sum(passage, [cells[q][c] if c < len(cells[q]) else None for q in rows], cells[last][c])
        if found is not None:
            yield found


def _sum(passage: Passage, parts: list[int | None], total: int | None) -> Filled | None:
    """The roles of a sum whose parts are all there and of one kind; percentages add up only to a hundred."""
    if total is None or len(parts) < 2 or None in parts:
        return None
    figures = [passage.claims[i] for i in (*parts, total) if i is not None]
    kinds = {(figure.kind, figure.unit) for figure in figures}
    if len(kinds) > 1 or figures[0].kind not in ("count", "money", "measure", "percent"):
        return None
    if figures[0].kind == "percent" and figures[-1].value != HUNDRED:
        return None
    return {"parts": tuple(figures[:-1]), "total": (figures[-1],)}


def table_rows(passage: Passage, rule: Rule, holds: Holds) -> Iterator[Filled]:
    """Roles filled from the columns of a table, in the one assignment that most rows obey; every row of it is yielded."""
    names = list(rule.roles)
    for cells, _, _ in _tables(passage):
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
    holds: Holds,
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


def _tables(passage: Passage) -> Iterator[tuple[Cells, list[str], list[str]]]:
    """Each table's claims by cell, its rows' labels, without the heading row, and its columns' headings."""
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
        heads = [text[start:end] for start, end in table.rows[0]] if table.headed else []
        yield cells, [text[row[0][0] : row[0][1]] if row else "" for row in rows], heads


def _tagged(passage: Passage, label: str, concept: str) -> bool:
    """Whether a row's label begins with, or is, a word of a concept."""
    words = re.findall(r"[^\W_]+", label)
    lexicon = concepts(passage.pack)
    return any(concept in lexicon.at(passage.pack, words, i)[1] for i in range(len(words)))
