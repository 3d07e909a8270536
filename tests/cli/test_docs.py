"""The documentation: every command in it runs, every YAML in it loads, the catalogue is that of the rules."""

import importlib.util
import re
import shlex
import shutil
import sys
from pathlib import Path

import pytest

from factcheck.config import load_config
from factcheck.functions import FUNCTIONS
from factcheck.phrase import LINKS, PLACES, UNARY
from factcheck.rulebook import load_rules
from factcheck.yamlfile import read_yaml

ROOT = Path(__file__).parent.parent.parent
PAGES = sorted((ROOT / "docs").glob("*.md"))
COMMANDS = [
    (page.name, command)
    for page in PAGES
    for block in re.findall(r"```console\n(.*?)```", page.read_text("utf-8"), re.S)
    for command in re.findall(r"^\$ (.*)$", block, re.M)
]


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A folder with what the commands speak of; they run in it one after the other, as a reader would run them."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "article.txt").write_text("Sales rose 20% from 40 to 60 jars.\n")
    (folder / "articles").mkdir()
    (folder / "articles/a.txt").write_text("Sales rose 50% from 40 to 60 jars.\n")
    (folder / "docs").mkdir()
    shutil.copytree(ROOT / "docs/house-rules", folder / "docs/house-rules")
    return folder


@pytest.mark.parametrize(("page", "command"), COMMANDS, ids=[f"{page}: {command}" for page, command in COMMANDS])
def test_every_command_runs(page, command, desk, run, monkeypatch):
    monkeypatch.chdir(desk)
    program, *arguments = shlex.split(command)
    assert program == "factcheck"
    outcome = run(*arguments)
    if "--changed=main" in arguments:
        assert "not a git repository" in outcome.err
        return
    assert outcome.status in (0, 1), outcome.err
    assert not outcome.err


def test_the_settings_of_the_page_are_valid(tmp_path):
    (settings,) = re.findall(r"```yaml\n(.*?)```", (ROOT / "docs/configuration.md").read_text("utf-8"), re.S)
    (tmp_path / "house-rules").mkdir()
    (tmp_path / ".factcheck.yaml").write_text(settings)
    assert load_config(str(tmp_path / ".factcheck.yaml")).data["fail-on"] == "warning"


def test_the_house_rules_load_and_their_commands_find_examples():
    assert {"committee-size", "loud-rank", "hall-capacity"} <= {
        rule.id for rule in load_rules((str(ROOT / "docs/house-rules"),))
    }


def test_other_yaml_blocks_are_yaml():
    for page in PAGES:
        for block in re.findall(r"```yaml\n(.*?)```", page.read_text("utf-8"), re.S):
            read_yaml(block, page.name)


def test_the_catalogue_is_that_of_the_rules(monkeypatch):
    spec = importlib.util.spec_from_file_location("catalogue", ROOT / "docs/catalogue.py")
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "catalogue", module)
    spec.loader.exec_module(module)
    assert (ROOT / "docs/rules.md").read_text("utf-8") == module.page(), "run: make docs"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page):
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


def test_the_reference_names_every_condition_and_function():
    page = (ROOT / "docs/writing-rules.md").read_text("utf-8")
    told = set(re.findall(r"`([\w-]+)`", page))
    assert {*PLACES, *LINKS, *UNARY, *FUNCTIONS} <= told
