"""Reports in, one self-contained page out: each article as it reads, its figures marked, each finding's sum in a note beside it.

Nothing is fetched. Text of an article is escaped everywhere, and a content security policy lets only this page's own script run.
"""

from __future__ import annotations

import base64
import hashlib
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from html import escape
from importlib.resources import files
from typing import TextIO

from factcheck.model import SEVERITIES, Check, Claim, Report
from factcheck.renderers import Look
from factcheck.renderers._catalogue import Catalogue, catalogue
from factcheck.renderers._display import Paint, right_to_left
from factcheck.renderers._finding import name_of, said, written_sum
from factcheck.renderers._tally import tally
from factcheck.renderers.text import closing

ABOUT = "a page to look at: the articles with their figures marked and joined"
FOR_PEOPLE = True

_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})


def render(reports: Iterable[Report], out: TextIO, look: Look) -> None:
    """Write the page. Articles wait on disk until the index above them is known."""
    words = catalogue(look.language)
    total: Counter[str] = Counter()
    rules: dict[str, Counter[str]] = {}
    rows: list[str] = []
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as articles:
        for number, report in enumerate(reports, 1):
            counts = tally(report)
            total.update(counts)
            for check in report.findings:
                rules.setdefault(check.rule, Counter())[check.severity or "info"] += 1
            rows.append(_row(report, number, counts))
            articles.write(_article(report, number, counts, words))
        out.write(_head(look.language, words, rules))
        if len(rows) > 1:
            out.write(_index(rows, total, rules, words))
        articles.seek(0)
        shutil.copyfileobj(articles, out)
        out.write(f"</main>\n<script>{_asset('js')}</script>\n</body>\n</html>\n")


def _asset(kind: str) -> str:
    return (files("factcheck.renderers") / f"page.{kind}").read_text("utf-8")


def _head(language: str, words: Catalogue, rules: dict[str, Counter[str]]) -> str:
    digest = base64.b64encode(hashlib.sha256(_asset("js").encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"
    direction = "rtl" if language in _RIGHT_TO_LEFT else "ltr"
    levels = "".join(
        f'<label><input type="checkbox" data-severity="{level}" checked> {escape(words.word(level))}</label>'
        for level in SEVERITIES
    )
    options = "".join(f'<option value="{escape(rule)}">{escape(rule)}</option>' for rule in sorted(rules))
    return (
        f'<!doctype html>\n<html lang="{language}" dir="{direction}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>factcheck</title>\n'
        f"<style>{_asset('css')}</style>\n</head>\n<body>\n"
        f'<form class="bar" aria-label="{escape(words.page("filter"))}">{levels}'
        f'<label>{escape(words.page("rule"))} <select id="rule"><option value="">{escape(words.page("all"))}</option>{options}</select></label>'
        f'<button type="button" id="previous" aria-keyshortcuts="p">{escape(words.page("previous"))} <kbd>p</kbd></button>'
        f'<button type="button" id="next" aria-keyshortcuts="n">{escape(words.page("next"))} <kbd>n</kbd></button>'
        f'<output id="shown"></output></form>\n<main>\n<h1 class="title">factcheck</h1>\n'
    )


def _index(rows: list[str], total: Counter[str], rules: dict[str, Counter[str]], words: Catalogue) -> str:
    """The documents with their counts, and how many findings each rule has."""
    most = max((sum(counts.values()) for counts in rules.values()), default=1)
    bars = "".join(
        f'<tr><th scope="row">{escape(rule)}</th><td><div class="chart" aria-hidden="true">'
        + "".join(f'<i class="{level}" style="width:{100 * counts[level] / most:.1f}%"></i>' for level in SEVERITIES)
        + f"</div></td><td>{sum(counts.values()):,}</td></tr>"
        for rule, counts in sorted(rules.items(), key=lambda pair: (-sum(pair[1].values()), pair[0]))
    )
    head = "".join(f'<th scope="col">{escape(words.word(level))}</th>' for level in SEVERITIES)
    chart = f'<table class="rules"><caption>{escape(words.page("by-rule"))}</caption>{bars}</table>' if bars else ""
    return (
        f'<section class="index"><h2>{escape(words.count("documents", total["documents"]))}</h2>'
        f"<p>{escape(closing(total, words, Paint(False)))}</p>{chart}"
        f'<table><thead><tr><th scope="col">{escape(words.page("document"))}</th>{head}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table></section>\n"
    )


def _row(report: Report, number: int, counts: Counter[str]) -> str:
    cells = "".join(f"<td>{counts[level] or ''}</td>" for level in SEVERITIES)
    return (
        f'<tr><th scope="row"><a href="#d{number}"><bdi dir="ltr">{escape(name_of(report))}</bdi></a></th>{cells}</tr>'
    )


def _article(report: Report, number: int, counts: Counter[str], words: Catalogue) -> str:
    text = report.document.text
    language = report.document.language or ""
    direction = "rtl" if language in _RIGHT_TO_LEFT or (not language and right_to_left(text[:2000])) else "ltr"
    keys = {id(check): f"c{number}-{n}" for n, check in enumerate((*report.findings, *_agreeing(report)), 1)}
    notes = "".join(_note(check, keys[id(check)], words) for check in report.findings)
    agreeing = "".join(_note(check, keys[id(check)], words) for check in _agreeing(report))
    if agreeing:
        agreeing = f"<details><summary>{escape(words.word('agree'))}</summary>{agreeing}</details>"
    return (
        f'<article id="d{number}"><header><h2><bdi dir="ltr">{escape(name_of(report))}</bdi></h2>'
        f"<p>{escape(closing(counts, words, Paint(False)))}</p></header>\n"
        f'<div class="text" lang="{escape(language)}" dir="{direction}">{"".join(_paragraphs(report, keys, words))}</div>\n'
        f'<aside aria-label="{escape(words.page("notes"))} {number}">{notes}{agreeing}</aside></article>\n'
    )


def _agreeing(report: Report) -> list[Check]:
    return [check for check in report.checks if check.verdict == "consistent"]


def _paragraphs(report: Report, keys: dict[int, str], words: Catalogue) -> Iterator[str]:
    """The lines of the text as paragraphs, their figures marked."""
    text = report.document.text
    holding: dict[int, list[Check]] = {}
    for check in report.checks:
        for figure in check.figures if id(check) in keys else ():
            holding.setdefault(figure.claim.start, []).append(check)
    claims = iter(report.claims)
    claim = next(claims, None)
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        parts, at = [], start
        while claim is not None and claim.start < end:
            stop = min(claim.end, end)
            parts += [
                escape(text[at : claim.start]),
                _mark(report, claim, text[claim.start : stop], holding, keys, words),
            ]
            at = stop
            claim = next(claims, None)
        if line.strip():
            row = ' class="row"' if line.lstrip().startswith("|") else ""
            yield f"<p{row}>{''.join(parts)}{escape(text[at:end])}</p>\n"
        start = end + 1


def _mark(
    report: Report, claim: Claim, text: str, holding: dict[int, list[Check]], keys: dict[int, str], words: Catalogue
) -> str:
    checks = holding.get(claim.start, [])
    wrong = [check for check in checks if check.verdict == "inconsistent"]
    kind = "bad" if wrong else "good" if checks else "open"
    reason = report.unchecked.get(claim.start)
    told = "; ".join(check.arithmetic or check.message for check in wrong or checks)
    title = told or (words.term("reasons", reason) if reason else "")
    joined = " ".join(keys[id(check)] for check in checks)
    focus = ' tabindex="0"' if checks else ""
    return f'<mark class="{kind}" data-c="{joined}" title="{escape(title)}"{focus}>{escape(text)}</mark>'


def _note(check: Check, key: str, words: Catalogue) -> str:
    level = check.severity or "info"
    bad = check.verdict == "inconsistent"
    lines = [f'<p class="sum" dir="ltr">{escape(written_sum(check) or said(check))}</p>']
    if bad:
        lines.insert(0, f"<p><b>{escape(words.word(level))}</b> {escape(said(check))}</p>")
    if check.slip:
        lines.append(f"<p>{escape(words.word('slip', slip=words.term('slips', check.slip)))}</p>")
    if check.repairs:
        repairs = words.word("or").join(f"{words.term('roles', r.role)} {r.value}" for r in check.repairs)
        lines.append(f"<p>{escape(words.word('repairs'))} <bdi>{escape(repairs)}</bdi></p>")
    attributes = f'data-c="{key}" data-rule="{escape(check.rule)}" data-severity="{level if bad else ""}"'
    return (
        f'<section class="note {level if bad else "good"}" {attributes} tabindex="0">{"".join(lines)}'
        f"<p><code>{escape(check.rule)}</code></p></section>"
    )
