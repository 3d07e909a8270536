"""What the rules command shows, and how it tests rule files on their own examples."""

import pytest

from factcheck.rulebook import load_rules, shipped_rules

MINE = """\
title: Twice is twice
severity: warning
why: A figure said to be twice another is two of it.
roles: {one: count, two: {kind: count, like: one}}
phrases: ["twice {one} ... {two}"]
check: two == 2 * one
message: {en: "twice {one} is {recomputed}, not {reported}"}
examples:
  en:
"""


def test_the_list_names_every_rule_with_its_severity(run):
    for result in (run("rules"), run("rules", "list")):
        assert result.status == 0
        lines = result.out.splitlines()
        assert len(lines) == len(load_rules())
        for line, rule in zip(lines, load_rules()):
            assert line.split(maxsplit=2) == [rule.id, rule.severity, rule.title]


@pytest.mark.parametrize("rule", shipped_rules(), ids=lambda rule: rule.id)
def test_every_rule_has_a_page(run, rule):
    page = run("rules", "show", rule.id)
    assert page.status == 0
    assert rule.title in page.out and "check" in page.out
    assert " ".join(rule.why.split()[:5]) in page.out


def test_a_rule_that_is_none_is_told_with_the_nearest(run):
    result = run("rules", "show", "weekday-dat")
    assert result.status == 2
    assert result.err == "factcheck: no rule is called 'weekday-dat', did you mean 'weekday-date'?\n"


def test_house_rules_are_listed_and_shown(run, tmp_path):
    (tmp_path / "twice.yaml").write_text(MINE.replace("examples:\n  en:\n", ""))
    assert "twice" in run("rules", "list", "--rules", "twice.yaml").out
    assert "Twice is twice" in run("rules", "show", "twice", "--rules", str(tmp_path)).out


def test_a_rule_file_without_examples_says_so(run, tmp_path):
    (tmp_path / "twice.yaml").write_text(MINE.replace("examples:\n  en:\n", ""))
    result = run("rules", "test", "twice.yaml")
    assert result.status == 0 and "no examples" in result.out


def test_examples_that_hold_and_that_do_not(run, tmp_path):
    (tmp_path / "twice.yaml").write_text(MINE + "    trap: [Nothing is said here.]\n")
    result = run("rules", "test", "twice.yaml")
    assert (result.status, result.out) == (0, "all 1 examples hold\n")
    (tmp_path / "twice.yaml").write_text(MINE + "    pass: [Nothing is said here.]\n")
    result = run("rules", "test", tmp_path)
    assert result.status == 1
    assert "twice.yaml: pass (en): Nothing is said here." in result.out
    assert result.out.endswith("1 of 1 examples fail\n")


def test_a_broken_rule_file_is_told_by_line_and_column(run, tmp_path):
    (tmp_path / "twice.yaml").write_text(MINE.replace("severity: warning", "severity: loud"))
    result = run("rules", "test", "twice.yaml")
    assert result.status == 2
    assert result.err.startswith("twice.yaml:2:1: 'loud' is no severity")
