"""A summary of a store in, a page of its own out: totals, a chart of the findings by rule, tables; nothing is fetched, nothing runs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from factcheck.archive.report import Summary

_STYLE = """
:root { color-scheme: light dark; --error: #b3261e; --warning: #8a5300; --line: #8884; }
@media (prefers-color-scheme: dark) { :root { --error: #ff8a80; --warning: #ffb74d; } }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; }
th, td { text-align: start; padding: .3rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; }
td.n, th.n { text-align: end; font-variant-numeric: tabular-nums; }
.bar { display: flex; height: .9rem; } .bar i { display: block; }
.e { background: var(--error); } .w { background: var(--warning); }
"""


def page(summary: Summary, title: str) -> str:
    """The whole page."""
    totals = summary.totals
    lead = (
        f"{totals['documents']:,} documents, {totals['figures']:,} figures, {totals['checked']:,} of them checked: "
        f"{totals['errors']:,} errors, {totals['warnings']:,} warnings. {totals['failures']:,} could not be checked."
    )
    most = max((errors + warnings for _, _, errors, warnings, _ in summary.rules), default=0) or 1
    rules = (
        (rule, _bar(errors, warnings, most), f"{errors:,}", f"{warnings:,}", f"{agree:,}")
        for rule, agree, errors, warnings, _ in summary.rules
    )
    worst = (
        (
            escape(name),
            f"{errors:,}",
            f"{warnings:,}",
            "<br>".join(f'<bdi dir="auto">{escape(m)}</bdi>' for m in messages),
        )
        for name, _, errors, warnings, messages in summary.worst
    )
    return "\n".join(
        [
            f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>',
            '<meta name="viewport" content="width=device-width"><meta http-equiv="Content-Security-Policy" '
            "content=\"default-src 'none'; style-src 'unsafe-inline'\">",
            f"<style>{_STYLE}</style></head><body><main><h1>{escape(title)}</h1><p>{lead}</p>",
            _table("By rule", ("rule", "findings", "errors", "warnings", "agree"), rules, 2),
            _table("By year", ("year", "documents", "with a finding"), _counted(summary.years), 1),
            _table("By language", ("language", "documents", "with a finding"), _counted(summary.languages), 1),
            _table("The documents that look worst", ("document", "errors", "warnings", "findings"), worst, 9),
            _table("Not checked", ("document", "why"), ((escape(n), escape(r)) for n, r in summary.failures), 9),
            "</main></body></html>\n",
        ]
    )


def _counted(rows: Iterable[tuple[str, int, int]]) -> Iterable[tuple[str, ...]]:
    return ((escape(name), f"{count:,}", f"{found:,} ({100 * found / count:.1f}%)") for name, count, found in rows)


def _bar(errors: int, warnings: int, most: int) -> str:
    parts = "".join(
        f'<i class="{kind}" style="width:{100 * count / most:.1f}%"></i>'
        for kind, count in (("e", errors), ("w", warnings))
    )
    return f'<div class="bar" role="img" aria-label="{errors} errors, {warnings} warnings">{parts}</div>'


def _table(caption: str, head: Sequence[str], rows: Iterable[Sequence[str]], numbers: int) -> str:
    """A table whose columns from `numbers` on hold numbers; nothing when it has no rows."""
    body = [
        "<tr>"
        + "".join(f'<td class="n">{c}</td>' if n >= numbers else f"<td>{c}</td>" for n, c in enumerate(row))
        + "</tr>"
        for row in rows
    ]
    if not body:
        return ""
    heads = "".join(f'<th scope="col"{" class=n" * (n >= numbers)}>{name}</th>' for n, name in enumerate(head))
    return f"<h2>{caption}</h2><table><thead><tr>{heads}</tr></thead><tbody>{''.join(body)}</tbody></table>"
