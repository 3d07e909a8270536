"""Settings files: found above the checked text, validated as a whole, under the command line, different from file to file."""

import json

import pytest

WRONG = "Sales rose 20% from 40 to 60 jars.\n"


@pytest.fixture
def house(tmp_path):
    """A folder with settings, one wrong text in it and one in its archive."""
    (tmp_path / "archive").mkdir()
    for name in ("a.txt", "archive/b.txt"):
        (tmp_path / name).write_text(WRONG)

    def write(text):
        (tmp_path / ".factcheck.yaml").write_text(text)

    return write


def test_settings_hold_for_texts_below_their_file(run, house):
    house("ignore: [percent-change]\n")
    assert run("a.txt").status == 0
    assert run("archive/b.txt").status == 0


def test_a_severity_and_what_fails_can_be_set(run, house):
    house("severity: {percent-change: info}\n")
    outcome = run("a.txt", "--format", "json")
    assert outcome.status == 0
    assert json.loads(outcome.out)["documents"][0]["checks"][0]["severity"] == "info"
    house("severity: {percent-change: info}\nfail-on: info\n")
    assert run("a.txt").status == 1
    assert run("a.txt", "--fail-on", "error").status == 0


def test_an_override_holds_for_the_files_that_match(run, house):
    house('overrides:\n  "archive/**": {fail-on: never}\n')
    assert run("archive/b.txt").status == 0
    assert run("a.txt").status == 1
    assert run(".").status == 1


def test_patterns_are_left_out_of_folders_and_the_command_line_adds_some(run, house):
    house("exclude: [archive/]\n")
    assert "archive" not in run(".").out
    assert run(".", "--exclude", "a.txt").status == 2


def test_a_file_can_be_named_and_the_environment_can_name_it(run, house, tmp_path, monkeypatch):
    house("ignore: [percent-change]\n")
    (tmp_path / "other.yaml").write_text("fail-on: error\n")
    assert run("a.txt", "--config", "other.yaml").status == 1
    monkeypatch.setenv("FACTCHECK_CONFIG", "other.yaml")
    assert run("a.txt").status == 1
    assert run("a.txt", "--config", "missing.yaml").status == 2


def test_all_that_is_wrong_is_told_with_its_place(run, house):
    house(
        "selekt: [rank]\nignore: [rnak]\nfail-on: loud\nstrict: maybe\nlanguage: xx\nrules: [nowhere/]\n"
        "severity: {rank: fatal}\noverrides:\n  x: {rules: [y]}\n  z: 1\n"
    )
    outcome = run("a.txt")
    assert outcome.status == 2
    assert not outcome.out
    told = [line.partition(".yaml:")[2] for line in outcome.err.splitlines()]
    for part in (
        "1:1: unknown key 'selekt', did you mean 'select'?",
        "2:10: no rule is called 'rnak', did you mean 'rank'?",
        "3:1: fail-on is one of",
        "4:1: strict is yes or no",
        "5:1: no language pack 'xx'",
        "6:9: no such file or folder",
        "7:12: a severity is one of",
        "9:7: unknown key 'rules'",
        "10:3: expected settings",
    ):
        assert any(line.startswith(part) for line in told), (part, told)


def test_the_settings_and_their_origins_can_be_seen(run, house):
    house('fail-on: warning\noverrides:\n  "archive/**": {language: ar}\n')
    out = run("config", "archive/b.txt").out
    assert "fail-on   warning" in out
    assert "(overrides: archive/**)" in out
    assert "ignore    none  (default)" in out


def test_house_rules_of_the_settings_are_seen_from_their_file(run, house, tmp_path):
    (tmp_path / "own").mkdir()
    (tmp_path / "own/quiet-change.yaml").write_text("extends: percent-change\nseverity: info\n")
    house("rules: [own]\nselect: [quiet-change]\n")
    outcome = run("archive/b.txt", "--format", "jsonl")
    assert [check["rule"] for check in json.loads(outcome.out)["checks"]] == ["quiet-change"]
