"""The hooks for pre-commit, GitHub and GitLab: each names options that there are, and its commands run."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
WRONG = "Sales rose 20% from 40 to 60 jars.\n"


@pytest.fixture
def environment(tmp_path):
    """A folder with a wrong text, and an environment in which this factcheck is the one that is found."""
    (tmp_path / "a.txt").write_text(WRONG)
    return {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}


def test_the_action_annotates_and_writes_sarif(tmp_path, environment):
    action = yaml.safe_load((ROOT / "action.yml").read_text())
    (check,) = [step for step in action["runs"]["steps"] if step.get("id") == "check"]
    outputs = tmp_path / "outputs"
    more = {"PATHS": ".", "OPTIONS": "", "CHANGED": "", "RUNNER_TEMP": str(tmp_path), "GITHUB_OUTPUT": str(outputs)}
    shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", check["run"]]
    done = subprocess.run(shell, cwd=tmp_path, env={**environment, **more}, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith("::error file=./a.txt,line=1,")
    sarif = Path(outputs.read_text().strip().removeprefix("sarif="))
    assert json.loads(sarif.read_text())["runs"][0]["results"]


def test_the_gitlab_job_writes_its_reports(tmp_path, environment):
    job = yaml.safe_load((ROOT / "docs/gitlab-ci.yml").read_text())["factcheck"]
    command = job["script"][-1].replace("$FACTCHECK_PATHS", job["variables"]["FACTCHECK_PATHS"])
    done = subprocess.run(
        command, shell=True, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1, done.stderr
    for file in job["artifacts"]["reports"].values():
        assert (tmp_path / file).stat().st_size


def test_the_pre_commit_hook_runs_from_a_clone(tmp_path, environment):
    clone, work = tmp_path / "clone", tmp_path / "work"
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org"]
    shutil.copytree(
        ROOT, clone, ignore=shutil.ignore_patterns(".*", "*.egg-info", "build", "dist", "__pycache__", "tests")
    )
    shutil.copy(ROOT / ".pre-commit-hooks.yaml", clone)
    work.mkdir()
    (work / "a.txt").write_text(WRONG)
    (work / "b.py").write_text("# rose 20% from 40 to 60\n")
    for folder in (clone, work):
        for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "all"]):
            subprocess.run([*git, *arguments], cwd=folder, check=True, capture_output=True)
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "try-repo", str(clone), "factcheck", "--all-files"],
        cwd=work,
        env={**environment, "PRE_COMMIT_HOME": str(tmp_path / "cache")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "a.txt:1:12: error: from 40 to 60 is a change of 50%" in done.stdout, done.stdout + done.stderr
    assert "b.py" not in done.stdout
