"""The README shows what the tool says today; when it does not, `make readme` writes it anew."""

import html
import importlib.util
import re
import shlex
from pathlib import Path

import pytest

from factcheck.cli import status

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


@pytest.fixture
def capture(monkeypatch):
    monkeypatch.chdir(ROOT)
    spec = importlib.util.spec_from_file_location("capture", ROOT / "docs" / "capture.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_report_in_the_readme_is_todays(capture):
    assert capture.with_report(README) == README, "run: make readme"


def test_the_picture_shows_the_same_words(capture):
    def words(svg):
        return " ".join(html.unescape(" ".join(re.findall(r"<text[^>]*>([^<]*)</text>", svg))).split())

    assert words((ROOT / "docs" / "report.svg").read_text("utf-8")) == words(capture.picture()), "run: make readme"


def test_the_options_that_the_readme_uses_exist(capsys):
    status(["--help"])
    page = capsys.readouterr().out
    for line in re.findall(r"^ +(?:\w+ \| )?(factcheck .*?)(?:   .*)?$", README, re.MULTILINE):
        for word in shlex.split(line):
            assert not word.startswith("--") or word in page, line


def test_the_code_in_the_readme_runs(capsys):
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    exec(code, {})
    assert "error" in capsys.readouterr().out


def test_the_files_that_are_linked_are_there():
    for name in ("README.md", "CONTRIBUTING.md"):
        for target in re.findall(r"\]\((?!http)([^)#]+)\)", (ROOT / name).read_text("utf-8")):
            assert (ROOT / target).exists(), target


def test_the_rule_in_the_readme_does_as_its_examples_say():
    from factcheck.examples import examples_of, run_example
    from factcheck.rule import rule_from_yaml
    from factcheck.yamlfile import read_yaml

    [source] = re.findall(r"```yaml\n(title:.*?)```", README, re.DOTALL)
    rule = rule_from_yaml(read_yaml(source, "refund.yaml"), "refund")
    results = [run_example(example) for example in examples_of(rule)]
    assert len(results) == 3
    assert [result.wrong for result in results] == ["", "", ""]
