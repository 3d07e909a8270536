"""What a start costs is mostly what it imports: a text and the help do without what only other work needs."""

import os
import re
import subprocess
import sys

import pytest

from tests.test_floors import FILES, PACKAGE

IMPORTED = """
import sys
from factcheck.cli import status
status(sys.argv[1:])
print("imported", *sys.modules)
"""
UNUSED = (
    "dataclasses",
    "yaml",
    "rich",
    "html.parser",
    "zipfile",
    "gzip",
    "subprocess",
    "tempfile",
    "difflib",
    "hashlib",
)


def imported(*arguments, cache):
    command = [sys.executable, "-c", IMPORTED, *arguments]
    run = subprocess.run(command, env={**os.environ, "FACTCHECK_CACHE": str(cache)}, capture_output=True, check=True)
    return set(run.stdout.decode().rpartition("imported ")[2].split())


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="nothing is kept finished where files have no owners")
def test_a_second_run_on_a_text_imports_what_it_needs(tmp_path):
    text = tmp_path / "text.txt"
    text.write_text("Output rose 20% from 40 to 60 tonnes.\n", encoding="utf-8")
    imported(str(text), cache=tmp_path / "kept")
    modules = imported(str(text), cache=tmp_path / "kept")
    assert "factcheck.judge" in modules
    assert not modules & {*UNUSED, "json", "base64"}


def test_the_help_imports_the_commands_alone(tmp_path):
    modules = imported("--help", cache=tmp_path / "kept")
    assert "factcheck.cli.archive" in modules
    assert not modules & {*UNUSED, "factcheck.check", "factcheck.model", "factcheck.snapshot"}


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_records_write_their_methods_late(file):
    assert file.stem == "record" or "from dataclasses import" not in file.read_text("utf-8"), "factcheck.record has it"


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_what_is_made_of_a_pack_is_kept(file):
    assert not re.search(r"@cache\ndef \w+\(pack: Pack\)", file.read_text("utf-8")), "of_pack keeps it between runs"
