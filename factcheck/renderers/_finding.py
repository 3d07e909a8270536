"""A check that found something in, its lines on a terminal out: where, what, the passage with its figures marked, the sum, the way out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from factcheck.model import Check, Claim, Report
from factcheck.renderers._catalogue import Catalogue
from factcheck.renderers._display import (
    Paint,
    columns,
    isolated,
    isolated_phrase,
    left_to_right,
    right_to_left,
    right_to_left_run,
    shown,
)
from factcheck.renderers._passage import Row, passage

_BAR = "\u2502"


def place(report: Report, claim: Claim) -> str:
    """Where a claim stands, as editors understand it, path:line:column; with the id when the file holds many documents."""
    return f"{name_of(report)}:{claim.line}:{claim.column}"


def name_of(report: Report) -> str:
    """The document's path, with its id when that is another."""
    document = report.document
    return document.path if document.id == document.path else f"{document.path}[{shown(document.id)}]"


def finding(report: Report, check: Check, words: Catalogue, paint: Paint, width: int, wordy: bool) -> Iterator[str]:
    """The lines of a finding, at most `width` columns wide except for the first, which editors and `grep` want whole."""
    severity = check.severity or "info"
    first = min((figure.claim for figure in check.figures), key=lambda claim: claim.start)
    where = paint.link(report.document.path, paint("strong", place(report, first)))
    kind = paint(severity, words.word(severity))
    yield f"{where}: {kind}: {said(check)} {paint('dim', f'[{check.rule}]')}"
    roles = {role: index for index, role in enumerate(dict.fromkeys(figure.role for figure in check.figures))}
    around = report.document.text[max(first.start - 200, 0) : first.end + 200]
    brackets = 2 * len(check.figures) if right_to_left(around) else 0
    rows = passage(report.document, check.figures, width - 12 - brackets)
    gutter = " " * max((len(str(row.line)) for row in rows), default=1)
    named: set[str] = set()
    for row in rows:
        number = str(row.line).rjust(len(gutter)) if row.first else gutter
        text, *marks = _marked(row, check, roles, named, words, paint)
        yield f"  {paint('dim', f'{number} {_BAR}')} {text}"
        for line in marks:
            yield f"  {paint('dim', f'{gutter} {_BAR}')} {line}"
    edge = f"  {gutter} "
    if any(right_to_left(row.text) for row in rows):
        legend = [
            f"{words.term('roles', f.role)} {paint.role(roles[f.role], isolated(shown(f.claim.text)))}"
            for f in check.figures
        ]
        yield from hanging(f"{edge}{paint('dim', _BAR)} ", legend, " · ", width)
    yield f"{edge}= {paint('strong', written_sum(check))}"
    if check.slip:
        yield f"{edge}+ {words.word('slip', slip=words.term('slips', check.slip))}"
    if check.repairs:
        yield from hanging(f"{edge}+ {words.word('repairs')} ", _repairs(check, words), words.word("or"), width)
    if wordy and check.how:
        yield f"{edge}+ {words.word('how', how=check.how)}"


def said(check: Check) -> str:
    """A check's message, each figure that it quotes kept in its own order."""
    return isolated_phrase(_quoting(check.message, check))


def written_sum(check: Check) -> str:
    """A check's sum, which reads from left to right, with the figures that it quotes kept in their own order."""
    return left_to_right(_quoting(check.arithmetic, check))


def _quoting(text: str, check: Check) -> str:
    quoted = sorted(
        {" ".join(shown(figure.claim.text).split()) for figure in check.figures} - {""}, key=len, reverse=True
    )
    pattern = "|".join(map(re.escape, quoted))
    return re.sub(pattern, lambda found: isolated(found[0]), shown(text)) if quoted else shown(text)


def _marked(
    row: Row, check: Check, roles: Mapping[str, int], named: set[str], words: Catalogue, paint: Paint
) -> list[str]:
    """A row, its carets and the names of roles not named before; brackets where a terminal reorders what stands above a caret."""
    reordered = right_to_left(row.text)
    text = carets = ""
    labels: list[tuple[int, int, str]] = []  # column, role's number, name
    at = 0
    for start, end, mark in row.runs():
        piece = row.text[start:end]
        wide = columns(piece)
        if mark < 0:
            text += piece
            carets += " " * wide
        else:
            role = check.figures[mark].role
            text += paint.role(roles[role], f"[{piece}]" if reordered else piece)
            carets += paint.role(roles[role], "^" * wide)
            if role not in named:
                labels.append((at, roles[role], words.term("roles", role)))
            named.add(role)
        at += wide
    if reordered:
        return [right_to_left_run(text)]
    return [text, *filter(None, [carets.rstrip()]), *_labelled(labels, paint)]


def _labelled(labels: list[tuple[int, int, str]], paint: Paint) -> list[str]:
    """The names under their carets, on as many lines as it takes for none to touch the next."""
    lines: list[str] = []
    ends: list[int] = []
    for at, role, name in labels:
        level = next((i for i, end in enumerate(ends) if end < at), len(ends))
        if level == len(ends):
            lines.append("")
            ends.append(-1)
        lines[level] += " " * (at - ends[level] - 1) + paint.role(role, name) + " "
        ends[level] = at + columns(name)
    return [line.rstrip() for line in lines]


def _repairs(check: Check, words: Catalogue) -> list[str]:
    """Each repair as a change of the figure itself; of its role where not every figure of that has one."""
    changes = []
    used: Counter[str] = Counter()
    repairs = Counter(repair.role for repair in check.repairs)
    for repair in check.repairs:
        figures = [figure.claim.text for figure in check.figures if figure.role == repair.role]
        whole = len(figures) == repairs[repair.role]  # then they come in the same order
        old = " ".join(shown(figures[used[repair.role]]).split()) if whole else words.term("roles", repair.role)
        used[repair.role] += 1
        changes.append(words.word("change", old=isolated(old), new=left_to_right(shown(repair.value))))
    return changes


def hanging(lead: str, parts: Iterable[str], joint: str, width: int) -> Iterator[str]:
    """A list after a lead, wrapped between its parts with the lines after the first indented."""
    line = lead
    indent = " " * (len(lead) - len(lead.lstrip()) + 2)
    for number, part in enumerate(parts):
        piece = part if not number else joint + part
        if number and columns(_bare(line + piece)) > width:
            yield line + joint.rstrip()
            line = indent + part
        else:
            line += piece
    yield line


def _bare(text: str) -> str:
    """The text without colour codes, to be measured."""
    return (
        ""
        if not text
        else "".join(piece.partition("m")[2] if number else piece for number, piece in enumerate(text.split("\x1b[")))
    )
