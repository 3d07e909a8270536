"""Reports in, a page for a person at a terminal out: what contradicts first, then what agrees, then what was not checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TextIO, cast

from factcheck.model import SEVERITIES, Check, Report
from factcheck.renderers import Look
from factcheck.renderers._catalogue import Catalogue, catalogue
from factcheck.renderers._contract import decimal_text
from factcheck.renderers._display import Paint, isolated, shown
from factcheck.renderers._finding import finding, hanging, name_of, said, written_sum
from factcheck.renderers._reordered import Reordered
from factcheck.renderers._tally import tally

ABOUT = "for a person at a terminal"
FOR_PEOPLE = True  # so its words are those of the reader's system

_NARROWEST, _WIDEST = 60, 200


def render(reports: Iterable[Report], out: TextIO, look: Look) -> None:
    """Write each report as it comes, and the sum of all when there are several."""
    words, paint = catalogue(look.language), Paint(look.color and not look.reorder, look.links and not look.reorder)
    if look.reorder:
        out = cast(TextIO, Reordered(out))
    total: Counter[str] = Counter()
    for report in reports:
        counts = tally(report)
        lines = list(_brief(report, words, paint, look) if look.brief else _whole(report, counts, words, paint, look))
        if lines:
            out.write("\n".join([""] * (not look.brief and bool(total)) + lines) + "\n")
            out.flush()
        total.update(counts)
    if total["documents"] > 1 and not look.brief:
        silent = f" · {words.count('silent', total['silent'])}" if total["silent"] else ""
        out.write(f"\n{words.count('documents', total['documents'])} · {closing(total, words, paint)}{silent}\n")


def closing(counts: Counter[str], words: Catalogue, paint: Paint) -> str:
    """The last line: "3 findings: 2 errors, 1 warning · 41 figures, 28 checked, 13 not"."""
    found = sum(counts[severity] for severity in SEVERITIES)
    findings = paint("good", words.word("none"))
    if found:
        kinds = [
            paint(severity, words.count(severity, counts[severity])) for severity in SEVERITIES if counts[severity]
        ]
        findings = f"{paint('strong', words.count('findings', found))}: {words.word('and').join(kinds)}"
    figures = [words.count(key, counts[key]) for key in ("figures", "checked", "unchecked")]
    known = [words.count("known", counts["known"])] if counts["known"] else []
    return " · ".join((findings, *known, words.word("and").join(figures)))


def _brief(report: Report, words: Catalogue, paint: Paint, look: Look) -> Iterator[str]:
    for check in report.findings:
        yield from finding(report, check, words, paint, _width(look), look.wordy)


def _whole(report: Report, counts: Counter[str], words: Catalogue, paint: Paint, look: Look) -> Iterator[str]:
    for check in report.findings:
        yield from finding(report, check, words, paint, _width(look), look.wordy)
        yield ""
    yield paint("strong", name_of(report))
    if not report.claims:
        yield f"  {words.word('silent')}"
        return
    alone: dict[tuple[str, ...], list[Check]] = {}
    for together in _by_figures(check for check in report.checks if check.verdict == "consistent"):
        if len(together[0].figures) > 1 or look.wordy:
            yield from _agreement(together, words, paint, look)
        else:
            alone.setdefault(tuple(dict.fromkeys(check.rule for check in together)), []).append(together[-1])
    for rules, checks in alone.items():
        yield from _sound(rules, checks, words, paint, look)
    for check in report.checks:
        if check.verdict == "undecided":
            yield f"  {_position(check)}  {paint('warning', words.word('undecided'))}  {check.rule}: {said(check)}"
    if look.claims:
        yield from _claims(report, words, paint)
    elif report.unchecked:
        reasons = Counter(report.unchecked.values()).most_common()
        parts = [f"{number:,} {words.term('reasons', reason)}" for reason, number in reasons]
        yield from hanging(f"  {words.word('unchecked')}: ", parts, words.word("and"), _width(look))
    yield f"  {closing(counts, words, paint)}"


def _by_figures(checks: Iterable[Check]) -> Iterable[list[Check]]:
    """Checks of the same figures together: a date that exists, on the weekday that is named, is one line."""
    found: dict[frozenset[int], list[Check]] = {}
    for check in checks:
        found.setdefault(frozenset(figure.claim.start for figure in check.figures), []).append(check)
    return found.values()


def _agreement(together: list[Check], words: Catalogue, paint: Paint, look: Look) -> Iterator[str]:
    check = together[-1]
    rules = ", ".join(dict.fromkeys(one.rule for one in together))
    rounding = f"  {paint('dim', words.word('rounding'))}" if check.rounding else ""
    sum_ = written_sum(check) or said(check)
    yield f"  {_position(check)}  {paint('good', words.word('agree'))}  {sum_}  {paint('dim', f'[{rules}]')}{rounding}"
    if look.wordy and check.how:
        yield f"{'':12}{words.word('how', how=check.how)}"


def _sound(rules: tuple[str, ...], checks: list[Check], words: Catalogue, paint: Paint, look: Look) -> Iterator[str]:
    """The figures that hold by themselves under the same rules, such as dates that exist, on one line."""
    lead = f"{'':10}{paint('good', words.word('agree'))}  {paint('dim', '[' + ', '.join(rules) + ']')} "
    sums = [written_sum(check) or said(check) for check in checks]
    yield from hanging(lead, sums, " · ", _width(look))


def _claims(report: Report, words: Catalogue, paint: Paint) -> Iterator[str]:
    """Every figure: where, as written, what was read, and which rules compared it or why none did."""
    holders: dict[int, list[str]] = {}
    for check in report.checks:
        if check.verdict != "undecided":
            for figure in check.figures:
                holders.setdefault(figure.claim.start, []).append(check.rule)
    for claim in report.claims:
        low, high = (decimal_text(end) for end in (claim.interval.low, claim.interval.high))
        span = "" if low == high else f" [{low or '−∞'}, {high or '∞'}]"
        value = f" {decimal_text(claim.value)}" if claim.value is not None else ""
        unit = f" {claim.unit}" if claim.unit and claim.unit != "percent" else ""
        rules = list(dict.fromkeys(holders.get(claim.start, ())))
        reason = report.unchecked.get(claim.start)
        fate = (
            words.word("checked-by", rules=", ".join(rules))
            if rules
            else words.term("reasons", reason)
            if reason
            else ""
        )
        text = isolated(" ".join(shown(claim.text).split()))
        yield f"  {f'{claim.line}:{claim.column}':>8}  {paint('strong', text)}  {claim.kind}{value}{unit}{span}  {paint('dim', fate)}".rstrip()


def _position(check: Check) -> str:
    first = min((figure.claim for figure in check.figures), key=lambda claim: claim.start)
    return f"{f'{first.line}:{first.column}':>8}"


def _width(look: Look) -> int:
    return max(_NARROWEST, min(look.width, _WIDEST))
