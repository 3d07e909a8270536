"""Explanations: the figure as it was read, the ties that formed, and what the others lacked."""

import pytest

from factcheck.explain import NoFigure, explain
from factcheck.model import Document

TEXT = "About 31,500 people fled.\n\nSales rose 20% from 40 to 60 jars.\n"


def test_the_ties_of_a_figure_come_first_with_what_came_of_them():
    found = explain(Document(TEXT, language="en"), 3, 12)
    assert found.claim.text == "20%"
    first = found.tried[0]
    assert (first.rule.id, first.check.verdict) == ("percent-change", "inconsistent")
    assert {figure.role for figure in first.candidates[0].figures} == {"change", "old", "new"}
    assert "absolute-change" in {one.rule.id for one in found.lacking}


def test_what_a_rule_lacked_is_said():
    found = explain(Document("Sales rose 20% last year.\n", language="en"), 1, 13)
    reasons = {one.rule.id: one.reasons for one in found.lacking if one.role == "change"}
    assert any("no figure can be the old" in reason for reason in reasons["percent-change"])


def test_the_nearest_figure_is_named_where_there_is_none():
    with pytest.raises(NoFigure, match=r"no figure was read at 1:1; the nearest is '31,500' at 1:7"):
        explain(Document(TEXT, language="en"), 1, 1)
    with pytest.raises(NoFigure, match="nor anywhere in the text"):
        explain(Document("No figures.", language="en"), 1, 1)


def test_the_command_line_shows_the_reading_and_the_ties(run, tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    out = run("a.txt", "--explain", "1:7").out
    assert "usual  [31450, 31550]" in out
    assert "wide   [29875, 33125]: hedged (about)" in out
    assert "percent-change: inconsistent" in run("a.txt", "--explain", "3:12").out
    assert run("a.txt", "--explain", "1:1").status == 2
    assert run("a.txt", "--explain", "0:1").status == 2
    assert "one document" in run("a.txt", "a.txt", "--explain", "1:1").err
