"""Ties that stand in the layout of a text: a table's total against its column, rows of a table, names listed after their count.

A passage in; for each kind of structure, the claims that fill a rule's roles out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from factcheck.model import Claim
from factcheck.relate.passage import Passage, concepts
from factcheck.rule import Rule

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
                if total is None or len(parts) < 2 or len(parts) < r - start - 1:
                    continue
                figures = [passage.claims[i] for i in (*parts, total)]
                if len({(f.kind, f.unit) for f in figures}) == 1 and figures[0].kind in ("count", "money", "measure"):
                    yield {"parts": tuple(figures[:-1]), "total": (figures[-1],)}


def table_rows(passage: Passage, rule: Rule, holds: Callable[[Mapping[str, tuple[Claim, ...]]], bool | None]) -> Iterator[Filled]:
    """Roles filled from the columns of a table, in the one assignment that most rows obey; every row of it is yielded."""
    from itertools import permutations

    from factcheck.relate.fit import fits

    names = list(rule.roles)
    for cells, _ in _tables(passage):
        rows = [row for row in cells if sum(cell is not None for cell in row) >= len(names)]
        width = min((len(row) for row in rows), default=0)
        if len(rows) < 3 or width < len(names) or width > 8:
            continue
        best: tuple[int, list[Filled]] = (0, [])
        for columns in permutations(range(width), len(names)):
            filled: list[Filled] = []
            for row in rows:
                claims = [row[c] for c in columns]
                if all(
                    claim is not None and fits(rule.roles[name], passage.claims[claim]) for name, claim in zip(names, claims)
                ):
                    filled.append({name: (passage.claims[claim],) for name, claim in zip(names, claims) if claim is not None})
            if len(filled) < 3:
                continue
            obeying = sum(holds(binding) is True for binding in filled)
            if obeying * 3 >= len(filled) * 2 and obeying > best[0]:
                best = (obeying, filled)
        yield from best[1]


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
                inside = [i for i, span in enumerate(spans) if start <= span[0] and span[1] <= end]
                found.append(inside[0] if len(inside) == 1 else None)
            cells.append(found)
        yield cells, [text[row[0][0] : row[0][1]] if row else "" for row in rows]


def _tagged(passage: Passage, label: str, concept: str) -> bool:
    """Whether a row's label begins with, or is, a word of a concept."""
    words = re.findall(r"[^\W_]+", label)
    lexicon = concepts(passage.pack)
    return any(concept in lexicon.at(passage.pack, words, i)[1] for i in range(len(words)))


_STOP = re.compile(r"[.;:?!()\n\u2014\u2013]|\s-\s")


def names_listed(passage: Passage, rule: Rule) -> Iterator[Filled]:
    """Roles `count` and `list`: "four states — Kansas, Nebraska, Iowa and Missouri — have …".

    The list is a claim of its own whose ends are the fewest and the most names it may hold, since a name may hold an "and".
    """
    for i, claim in enumerate(passage.claims):
        if claim.kind != "count" or claim.unit or claim.per or not claim.head or claim.hedge or claim.value is None:
            continue
        if not 2 <= claim.value <= 20 or claim.ends is not None:
            continue
        listing = _listing(passage, i)
        if listing is not None:
            yield {"count": (claim,), "list": (listing,)}


def _listing(passage: Passage, index: int) -> Claim | None:
    """The names that follow a count and its noun, as a claim."""
    reading = passage.reading
    scene = passage.scenes[passage.scene_of[index]]
    at = passage.where[index] + 1
    opened = None
    for here in range(at, min(scene.last, at + 14)):
        item = passage.items[here]
        if item.claim >= 0 and passage.claims[item.claim].kind not in ("date", "time"):
            return None
        if "including" in item.tags or "such-as" in item.tags:
            return None
        comma = item.word == "," and here - at <= 3 and passage.pack.section("words").get("capitals") == "names"
        if item.word in (":", "\u2014", "\u2013", "(") or "are-listed" in item.tags or comma:
            opened = item
            break
    if opened is None:
        return None
    text, source = reading.folded.text, reading.folded
    sentence = reading.layout.sentences[scene.sentence]
    stop = _STOP.search(text, opened.end, sentence.end)
    end = stop.start() if stop else sentence.end
    names = _names(passage, opened.end, end, closed_by_comma=opened.word == ",")
    if names is None:
        return None
    low, high, last = names
    start = opened.end + len(text[opened.end : last]) - len(text[opened.end : last].lstrip())
    first, final = source.span(start, last)
    line, column = reading.document.position(first)
    return Claim(
        text=reading.document.text[first:final], start=first, end=final, line=line, column=column, kind="count",
        value=Decimal(low + high) / 2, ends=(Decimal(low), Decimal(high)), flags=frozenset({"list"}), sentence=claim_sentence(passage, index),
    )  # fmt: skip


def claim_sentence(passage: Passage, index: int) -> int:
    return passage.claims[index].sentence


def _names(passage: Passage, start: int, end: int, closed_by_comma: bool) -> tuple[int, int, int] | None:
    """The fewest and the most names of a list, and where it ends; None when it is no list of bare names."""
    text = passage.reading.folded.text
    ands = frozenset(passage.pack.key(word) for word in passage.pack.section("words").get("and", ()))
    attached = frozenset(passage.pack.key(word) for word in passage.pack.section("words").get("attached_and", ()))
    chunks = [(m.start(), m.end()) for m in re.finditer(r"[^,]+", text[start:end])]
    capital = passage.pack.section("words").get("capitals") == "names"
    counts: list[tuple[int, int]] = []  # for each chunk the number of its joints, and whether it begins with one
    last = start
    for left, right in chunks:
        words = text[start + left : start + right].split()
        if not words:
            continue
        if any(char.isdigit() for char in text[start + left : start + right]):
            break
        leading = words[0] in ands
        words = words[1:] if leading else words
        if not words or len(words) > 9:
            break
        if capital:
            at = start + left + text[start + left : start + right].index(words[0], 0)
            if not passage.reading.folded.capital(at):
                break
        joints = sum(word in ands for word in words[1:])
        joints += sum(len(word) > 3 and any(word.startswith(a) for a in attached) for word in words[1:])
        if attached and counts and not leading:
            leading = any(words[0].startswith(a) for a in attached)
            if not leading and counts[-1][0]:
                break  # the list ended with its joint: what follows the comma is no name
        counts.append((joints, 1 if leading else 0))
        last = start + left + len(text[start + left : start + right].rstrip())
        if capital and leading:
            break
    if not counts or (len(counts) == 1 and counts[0][0] == 0):
        return None
    if closed_by_comma and len(counts) < 2 and counts[0][0] == 0:
        return None
    chunks_read = len(counts)
    joints = sum(joint for joint, _ in counts)
    if attached:
        return chunks_read + joints, chunks_read + joints, last
    inner = sum(joint for joint, _ in counts[:-1])
    if counts[-1][1]:  # "A, B, and C": every other "and" is inside a name, or may be
        return chunks_read, chunks_read + joints, last
    if inner:  # "Trinidad and Tobago, Antigua and Barbuda"
        return chunks_read, chunks_read + joints, last
    return chunks_read + min(joints, 1), chunks_read + joints, last

