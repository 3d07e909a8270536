"""The command line as a function of its arguments: exit status, standard output, standard error."""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass

import pytest

from factcheck.cli import status


@dataclass(frozen=True)
class Outcome:
    """What a run came to."""

    status: int
    out: str
    err: str


@pytest.fixture
def run(monkeypatch, capsys, tmp_path):
    """Run the command line inside a folder of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.delenv("FACTCHECK_CONFIG", raising=False)

    def call(*arguments, stdin=b""):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = status([str(argument) for argument in arguments])
        written = capsys.readouterr()
        return Outcome(code, written.out, written.err)

    return call


@pytest.fixture
def engine(monkeypatch):
    """A stand-in for the pipeline: each line of a text such as "error: 40" is a finding of that severity, "crash" a fault."""
    from factcheck.cli import _plan
    from factcheck.model import Check, Claim, Figure, Report

    def check_document(document, settings):
        if "crash" in document.text:
            raise ZeroDivisionError("a fault\nof two lines")
        if "stop" in document.text:
            raise KeyboardInterrupt
        claims, checks = [], []
        for number, line in enumerate(document.text.splitlines(), 1):
            severity, _, figure = line.partition(": ")
            start = document.text.index(line) + len(severity) + 2
            claim = Claim(figure, start, start + len(figure), number, len(severity) + 3, "count", None)
            claims.append(claim)
            verdict = "consistent" if severity == "good" else "inconsistent"
            checks.append(
                Check(
                    "a-rule", verdict, None if severity == "good" else severity, "says", "1 ≠ 2", (Figure("a", claim),)
                )
            )
        return Report(document, tuple(claims), tuple(checks))

    monkeypatch.setattr(_plan, "check_document", check_document)
