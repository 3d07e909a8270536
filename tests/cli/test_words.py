"""The language of the report: asked for, or the system's; what machines read is the same on every system."""

import pytest

WRONG = "Sales rose 20% from 40 to 60 jars.\n"


@pytest.fixture
def text(tmp_path):
    (tmp_path / "a.txt").write_text(WRONG)


@pytest.mark.parametrize("value", ["ar_EG.UTF-8", "ar", "ar_SY"])
def test_the_system_tells(run, text, monkeypatch, value):
    monkeypatch.setenv("LC_ALL", value)
    assert "خطأ" in run("a.txt").out
    assert "error" in run("a.txt", "--lang-ui", "en").out


@pytest.mark.parametrize("value", ["C", "de_DE.UTF-8", "POSIX", ""])
def test_other_systems_are_told_in_english(run, text, monkeypatch, value):
    monkeypatch.setenv("LC_ALL", value)
    monkeypatch.setenv("LC_MESSAGES", value)
    monkeypatch.setenv("LANG", value)
    assert "error: from 40 to 60 is" in run("a.txt").out


@pytest.mark.parametrize("form", ["json", "jsonl", "sarif", "github", "gitlab", "junit"])
def test_what_machines_read_does_not_depend_on_the_system(run, text, monkeypatch, form):
    there = run("a.txt", "--format", form).out
    monkeypatch.setenv("LC_ALL", "ar_EG.UTF-8")
    assert run("a.txt", "--format", form).out == there
    assert run("a.txt", "--format", form, "--lang-ui", "ar").out != there
