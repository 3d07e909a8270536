"""Baselines: known findings are not reported, edits elsewhere do not lose them, and entries that are gone are told of."""

import pytest
import yaml

WRONG = "Sales rose 20% from 40 to 60 jars.\n"
OTHER = "Of the 40 guests, 50 left early.\n"


@pytest.fixture
def text(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(WRONG)
    return path


def test_known_findings_are_not_reported_whatever_is_edited_elsewhere(run, text):
    made = run("baseline", "update", "a.txt", "--baseline", "known.yaml", "--who", "desk", "--why", "quoted")
    assert (made.status, made.out) == (0, "known.yaml: 1 known findings, 1 of them new; 0 gone\n")
    text.write_text(f"A first line with 12 eggs.\n\n{WRONG}")
    assert run("a.txt", "--baseline", "known.yaml").status == 0
    text.write_text(f"{WRONG}\n{OTHER}")
    assert "percent-change" not in run("a.txt", "--baseline", "known.yaml", "-q").out


def test_a_finding_that_is_gone_is_told_and_dropped_by_an_update(run, text, tmp_path):
    run("baseline", "update", "a.txt", "--baseline", "known.yaml", "--why", "quoted")
    text.write_text("Sales rose 50% from 40 to 60 jars.\n")
    outcome = run("a.txt", "--baseline", "known.yaml")
    assert outcome.status == 0
    assert "known.yaml:3: stale: a.txt has this finding no more (percent-change)" in outcome.err
    assert run("baseline", "update", "a.txt", "--baseline", "known.yaml").out.endswith("1 gone\n")
    assert yaml.safe_load((tmp_path / "known.yaml").read_text()) == {"findings": []}


def test_what_was_said_of_an_entry_stays(run, text, tmp_path):
    run("baseline", "update", "a.txt", "--baseline", "known.yaml", "--who", "desk", "--why", "quoted")
    run("baseline", "update", "a.txt", "--baseline", "known.yaml", "--who", "other", "--why", "other")
    (entry,) = yaml.safe_load((tmp_path / "known.yaml").read_text())["findings"]
    assert (entry["who"], entry["why"], entry["rule"]) == ("desk", "quoted", "percent-change")


def test_entries_of_other_documents_are_neither_stale_nor_dropped(run, text, tmp_path):
    run("baseline", "update", "a.txt", "--baseline", "known.yaml")
    (tmp_path / "b.txt").write_text("12 came.\n")
    assert "stale" not in run("b.txt", "--baseline", "known.yaml").err
    assert run("baseline", "update", "b.txt", "--baseline", "known.yaml").out.startswith("known.yaml: 1 known")


@pytest.mark.parametrize("content", ["- a list\n", "findings: 12\n", "findings: [{rule: x}]\n", "findings: ["])
def test_a_broken_file_stops_the_run(run, text, tmp_path, content):
    (tmp_path / "known.yaml").write_text(content)
    outcome = run("a.txt", "--baseline", "known.yaml")
    assert outcome.status == 2
    assert "known.yaml:" in outcome.err
    assert (tmp_path / "known.yaml").read_text() == content
