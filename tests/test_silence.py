"""Comments that silence rules: over the block behind them or the whole text, with a reason, and told of when they do nothing."""

import io

import pytest

from factcheck.check import check_document
from factcheck.readers.markdown import read

WRONG = "Sales rose 20% from 40 to 60 jars."


def report(text):
    (document,) = read(io.BytesIO(text.encode()), "a.md")
    return check_document(document)


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- factcheck: ignore percent-change -->",
        "<!-- factcheck: ignore rank, percent-change - as printed in the leaflet -->",
        "<!--factcheck:ignore-->",
        "<!-- factcheck: ignore-file percent-change — the base is revised -->",
    ],
)
def test_a_comment_silences_the_block_behind_it(comment):
    found = report(f"{comment}\n{WRONG}\n")
    assert not found.findings
    assert [check.rule for check in found.silenced] == ["percent-change"]
    assert not found.unused


def test_it_silences_no_other_block_and_no_other_rule():
    found = report(f"<!-- factcheck: ignore rank -->\n{WRONG}\n\nAgain: {WRONG}\n")
    assert len(found.findings) == 2
    assert [(ignore.line, sorted(ignore.rules)) for ignore in found.unused] == [(1, ["rank"])]
    found = report(f"<!-- factcheck: ignore -->\n{WRONG}\n\n{WRONG}\n")
    assert len(found.findings) == len(found.silenced) == 1


def test_the_reason_stands_behind_a_dash():
    (document,) = read(io.BytesIO(b"<!-- factcheck: ignore rank - a re-run --> x"), "a.md")
    assert document.ignores[0].reason == "a re-run"
    assert document.ignores[0].rules == {"rank"}
