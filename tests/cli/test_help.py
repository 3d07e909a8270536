"""Every command and option explains itself, and asking for help costs next to nothing."""

import subprocess
import sys

import click
import pytest

from factcheck.cli._group import command_of
from factcheck.folder import load_module, module_names
from factcheck.readers import suffixes
from factcheck.renderers import formats, load_renderer


def commands():
    """Every command by the words that call it."""
    for name in module_names("factcheck.cli"):
        command = load_module("factcheck.cli", name).command
        yield name, command
        if isinstance(command, click.Group):
            yield from ((f"{name} {sub}", inner) for sub, inner in command.commands.items())


COMMANDS = dict(commands())


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_has_help(name):
    command = COMMANDS[name]
    assert command.help and command.help.strip().endswith((".", ".)", "time."))
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help and parameter.help.endswith("."), parameter.name


@pytest.mark.parametrize("name", COMMANDS)
def test_every_help_page_opens(run, name):
    result = run(*name.replace("check", "--help").split(), "--help")
    assert result.status == 0 and result.out.startswith("Usage: factcheck") and not result.err


def test_the_first_page_shows_the_check_and_the_other_commands(run):
    page = run("--help").out
    assert "Usage: factcheck [OPTIONS] PATH..." in page
    for words in (
        "--fail-on",
        "Exit status: 0",
        *formats(),
        *(name for name in module_names("factcheck.cli") if name != "check"),
    ):
        assert words in page


@pytest.mark.parametrize("name", formats())
def test_every_format_says_what_it_is(name):
    assert load_renderer(name).ABOUT


def test_every_reader_has_suffixes():
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in suffixes())


def test_a_name_that_is_no_command_is_a_path():
    assert command_of(["rules"]).name == "factcheck"
    assert command_of(["./rules"]) is command_of(["--format", "json"]) is load_module("factcheck.cli", "check").command


def test_the_version(run):
    from factcheck.version import __version__

    assert run("--version").out == f"factcheck {__version__}\n"


def test_help_imports_nothing_heavy():
    code = (
        "import sys\nfrom factcheck.cli import status\nstatus(['--help'])\n"
        "heavy = {'rich', 'dateutil', 'factcheck.check', 'factcheck.recognize', 'factcheck.rule'} & set(sys.modules)\n"
        "sys.exit(repr(heavy) if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
