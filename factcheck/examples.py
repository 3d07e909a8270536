"""A rule's own examples in, what came of each out: pass, fail, trap and todo, run against the rule itself.

pass: the tie forms and agrees. fail: it forms and contradicts (with the slip, the recomputed figure or the severity when the example
names them). trap: nothing is reported. todo: a known miss or false alarm, which turns red the day it is mended.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from factcheck.judge import holds, judge, settle
from factcheck.model import Check, Document
from factcheck.packwords import ready_pack
from factcheck.recognize import Reading, recognize
from factcheck.record import dataclass
from factcheck.relate import lacks, relate
from factcheck.relate.passage import build_passage
from factcheck.rule import Rule


@dataclass(frozen=True, slots=True)
class Example:
    """One example of a rule: its language, what is expected, its text and what a failing one must show."""

    rule: Rule
    language: str
    kind: str
    text: str
    expected: dict[str, str]


@dataclass(frozen=True, slots=True)
class Result:
    """An example with its checks, and what is wrong with it (empty when it does as it says)."""

    example: Example
    checks: tuple[Check, ...]
    wrong: str


def examples_of(rule: Rule) -> Iterator[Example]:
    """Every example of a rule."""
    for language, groups in rule.examples.items():
        for kind, entries in (groups or {}).items():
            for entry in entries or ():
                spec: dict[str, Any] = entry if isinstance(entry, dict) else {"text": entry}
                yield Example(rule, language, kind, spec["text"], {k: v for k, v in spec.items() if k != "text"})


def run_example(example: Example) -> Result:
    """Run one example under its rule alone."""
    reading = recognize(Document(example.text, language=example.language), ready_pack(example.language))
    judged = [judge(group) for group in relate(reading, (example.rule,), holds)]
    checks = settle([check for check in judged if check is not None])
    wrong = _wrong(example, checks, reading)
    if example.kind == "todo":
        wrong = "" if wrong else "this works now: move it to where it belongs"
    return Result(example, checks, wrong)


def _wrong(example: Example, checks: tuple[Check, ...], reading: Reading) -> str:
    found = [check for check in checks if check.verdict == "inconsistent" and check.severity != "info"]
    kind = example.expected.get("expect", "fail") if example.kind == "todo" else example.kind
    if kind == "trap":
        return f"reported: {found[0].message}" if found else ""
    if kind == "pass":
        if found:
            return f"reported: {found[0].message}"
        return "" if any(check.verdict == "consistent" for check in checks) else _nothing_formed(example.rule, reading)
    if not found:
        agreed = next((check for check in checks if check.verdict == "consistent"), None)
        return f"found consistent: {agreed.arithmetic}" if agreed else _nothing_formed(example.rule, reading)
    return _unlike(example, found)


def _unlike(example: Example, found: list[Check]) -> str:
    wanted = example.expected
    for check in found:
        said = {
            "slip": check.slip or "",
            "severity": check.severity or "",
            "arithmetic": check.arithmetic,
            "message": check.message,
        }
        matches = [str(wanted[key]) in text for key, text in said.items() if key in wanted]
        if "reported" in wanted:
            matches.append(any(wanted["reported"] in figure.claim.text for figure in check.figures))
        if "recomputed" in wanted:
            matches.append(wanted["recomputed"] in f"{check.arithmetic} {check.message}")
        if all(matches):
            return ""
    return f"reported otherwise than expected: {found[0].message} | {found[0].arithmetic} | slip {found[0].slip}"


def _nothing_formed(rule: Rule, reading: Reading) -> str:
    """What was read, and for each role the figures that could fill it, or what they lacked."""
    read = ", ".join(f"{claim.text!r} ({claim.kind})" for claim in reading.claims)
    if not reading.claims:
        return "no tie formed: no figures were read"
    passage = build_passage(reading)
    told = [f"no tie formed; read: {read}"]
    for name, role in rule.roles.items():
        able = passage.fitting(role)
        fit = ", ".join(repr(reading.claims[i].text) for i in able)
        lacked = dict.fromkeys(reason for i in able for reason in lacks(passage, rule, name, i))
        told.append(f"{name}: {fit or 'no figure is of its kind'}" + (f" ({'; '.join(lacked)})" if lacked else ""))
    return "\n    ".join(told)
