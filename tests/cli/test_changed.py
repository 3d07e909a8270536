"""Only what differs from a git ref is checked."""

import shutil
import subprocess

import click
import pytest

from factcheck.cli._changed import changed_files

WRONG = "Sales rose 20% from 40 to 60 jars.\n"


@pytest.fixture
def repository(tmp_path, run):
    if shutil.which("git") is None:
        pytest.fail("these tests need git, which every checkout has")

    def git(*arguments):
        command = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", *arguments]
        subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)

    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(WRONG)
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "texts")
    return git


def test_unchanged_texts_are_passed_over(run, repository, tmp_path):
    outcome = run(".", "--changed")
    assert (outcome.status, outcome.err) == (0, "factcheck: no text differs from HEAD\n")
    (tmp_path / "b.txt").write_text("Again: " + WRONG)
    (tmp_path / "new.txt").write_text("12 came.\n")
    outcome = run(".", "--changed")
    assert outcome.status == 1
    assert "a.txt" not in outcome.out
    assert "new.txt" in outcome.out


def test_a_ref_can_be_given(run, repository, tmp_path):
    (tmp_path / "b.txt").write_text("12 came.\n")
    repository("commit", "-qam", "one")
    assert run(".", "--changed").status == 0
    assert "b.txt" in run(".", "--changed=HEAD~1").out
    outcome = run(".", "--changed=nowhere")
    assert outcome.status == 2
    assert "--changed: git says" in outcome.err


def test_a_path_after_it_is_a_path_and_no_ref(run, repository, tmp_path):
    (tmp_path / "b.txt").write_text("Again: " + WRONG)
    outcome = run("--changed", ".")
    assert outcome.status == 1
    assert "a.txt" not in outcome.out
    assert run("--changed", "HEAD", ".").status == 1
    assert run("a.txt", "--changed").status == 0


def test_a_ref_is_no_option_of_git(repository, tmp_path):
    with pytest.raises(click.UsageError):
        list(changed_files((".",), (), "--output=stolen.txt"))
    assert not (tmp_path / "stolen.txt").exists()


def test_outside_of_a_repository_it_is_told(run, tmp_path):
    (tmp_path / "a.txt").write_text(WRONG)
    outcome = run("a.txt", "--changed")
    assert outcome.status == 2
    assert "not a git repository" in outcome.err
