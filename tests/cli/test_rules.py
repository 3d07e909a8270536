"""What the rules command shows, and how it tests rule files on their own examples."""

import json
import re
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

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
HOLDS = "    pass: ['It was twice 20, or 40.']\n    trap: [Nothing is said here.]\n"


def test_the_list_names_every_rule_with_its_severity(run):
    for result in (run("rules"), run("rules", "list")):
        assert result.status == 0
        lines = result.out.splitlines()
        assert len(lines) == len(load_rules())
        for line, rule in zip(lines, load_rules()):
            assert line.split(maxsplit=3) == [rule.id, rule.severity, "en,ar", rule.title]


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
    (tmp_path / "twice.yaml").write_text(MINE + HOLDS)
    assert "twice" in run("rules", "list", "--rules", "twice.yaml").out
    assert "Twice is twice" in run("rules", "show", "twice", "--rules", str(tmp_path)).out


def test_a_rule_file_without_examples_is_refused(run, tmp_path):
    (tmp_path / "twice.yaml").write_text(MINE.replace("examples:\n  en:\n", ""))
    result = run("rules", "test", "twice.yaml")
    assert result.status == 2 and "a rule needs an example that passes or fails" in result.err


def test_examples_that_hold_and_that_do_not(run, tmp_path):
    (tmp_path / "twice.yaml").write_text(MINE + HOLDS)
    result = run("rules", "test", "twice.yaml")
    assert (result.status, result.out) == (0, "all 2 examples hold\n")
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


def test_a_failing_example_shows_what_was_read_and_what_each_role_lacked(run, tmp_path):
    (tmp_path / "twice.yaml").write_text(MINE + "    pass: ['The 40 was two times 20.']\n")
    out = run("rules", "test", "twice.yaml").out
    assert "no tie formed; read: '40' (count)" in out
    assert "one: '40'" in out


def test_everything_wrong_in_all_files_is_told_at_once(run, tmp_path):
    (tmp_path / "a-rule.yaml").write_text(MINE.replace("<", "<").replace('"twice {one}', '"<incuding> {one}') + HOLDS)
    (tmp_path / "b-rule.yaml").write_text(
        "title: [x]\nsevrity: error\nroles: {one: cuont}\nassembly: word\nwindow: 3\n"
    )
    err = run("rules", "test", ".").err
    for part in (
        "a-rule.yaml:5:11: no language knows the concept <incuding>, did you mean <including>?",
        "b-rule.yaml:1:1: title: expected a word or a sentence, found a list",
        "b-rule.yaml:2:1: unknown key 'sevrity', did you mean 'severity'?",
        "b-rule.yaml:3:9: 'cuont' is no one, did you mean 'count'?",
        "b-rule.yaml:4:1: assembly: expected a mapping",
        "b-rule.yaml:5:1: unknown key 'window'",
        "b-rule.yaml:1:1: a rule needs 'check'",
    ):
        assert part in err, (part, err)


def test_a_new_rule_works_and_is_never_written_over_another(run, tmp_path):
    assert run("rules", "new", "my-rule").status == 0
    assert run("rules", "test", "my-rule.yaml").out == "all 5 examples hold\n"
    before = (tmp_path / "my-rule.yaml").read_text()
    again = run("rules", "new", "my-rule")
    assert again.status == 2 and "is there already" in again.err
    assert (tmp_path / "my-rule.yaml").read_text() == before
    assert run("rules", "new", "../Mine").status == 2


def test_the_published_schema_takes_every_shipped_rule_and_no_broken_one(run):
    schema = json.loads(run("rules", "schema").out)
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    for rule in shipped_rules():
        data = yaml.safe_load(Path(rule.path).read_text("utf-8"))
        assert not [error.message for error in validator.iter_errors(data)], rule.id
    good = yaml.safe_load(MINE + HOLDS)
    assert validator.is_valid(good)
    for key, value in (
        ("severity", "loud"),
        ("roles", {"one": "cuont"}),
        ("titel", "x"),
        ("assembly", "x"),
        ("examples", []),
    ):
        assert not validator.is_valid({**good, key: value}), key
    assert not validator.is_valid({name: value for name, value in good.items() if name != "check"})


def test_a_rules_page_says_how_often_it_was_right(run):
    page = run("rules", "show", "weekday-date").out
    true, judged = map(int, re.search(r"right (\d+) of (\d+) alarms", page).groups())
    assert 0 < true <= judged
    assert "not known" in run("rules", "show", "ratio").out


def test_a_rule_broken_elsewhere_still_hears_of_its_concepts(run, tmp_path):
    (tmp_path / "mine.yaml").write_text(
        MINE.replace("severity: warning", "severity: eror").replace("twice {one}", "<nonsense> {one}", 1)
    )
    told = run("rules", "test", str(tmp_path / "mine.yaml")).err
    assert "eror" in told and "<nonsense>" in told
    lines = [int(line.split(":")[1]) for line in told.splitlines() if ".yaml:" in line]
    assert lines == sorted(lines)
