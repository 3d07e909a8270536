"""What is kept of the shipped YAML: used when it is there, ignored when it is anything but a plain file of the user's own."""

import json
import os
import stat
import sys
from pathlib import Path

import pytest

from factcheck.cachefolder import cache_folder
from factcheck.yamlcache import read_shipped_yaml
from factcheck.yamlfile import YamlError, YamlFile

TEXT = "title: Kept\nroles: {a: count}\n"
DATA = {"title": "Kept", "roles": {"a": "count"}}


@pytest.fixture
def read(tmp_path):
    """A YAML file of a folder of that name, read as those that ship are."""

    def written(text: str, name: str) -> YamlFile:
        entry = tmp_path / name / "x.yaml"
        entry.parent.mkdir(exist_ok=True)
        entry.write_text(text, encoding="utf-8")
        return read_shipped_yaml(entry)

    return written


def only(folder: Path) -> Path:
    (file,) = folder.iterdir()
    return file


def test_it_is_parsed_once_and_kept(folder, read):
    assert read(TEXT, "rules").data == DATA
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700 or sys.platform == "win32"
    only(folder).write_text(json.dumps({"title": "From the cache"}), encoding="utf-8")
    assert read(TEXT, "rules").data == {"title": "From the cache"}


def test_a_problem_in_what_was_kept_still_has_its_place(folder, read):
    read(TEXT, "rules")
    problem = read(TEXT, "rules").problem(("roles", "a"), "wrong")
    assert (problem.line, problem.column) == (2, 9)


def test_another_text_is_not_taken_for_it_and_takes_its_room(folder, read):
    read(TEXT, "rules")
    assert read("title: Other\n", "rules").data == {"title": "Other"}
    assert json.loads(only(folder).read_text("utf-8")) == {"title": "Other"}
    read(TEXT, "packs")
    assert len(list(folder.iterdir())) == 2


@pytest.mark.parametrize("rubbish", [b"", b"\xff\xfe", b"[1, 2", b"[]", b'"text"'])
def test_rubbish_is_parsed_anew(folder, rubbish, read):
    read(TEXT, "rules")
    only(folder).write_bytes(rubbish)
    assert read(TEXT, "rules").data == DATA
    assert json.loads(only(folder).read_text("utf-8")) == DATA


def test_what_is_broken_is_not_kept(folder, read):
    with pytest.raises(YamlError):
        read("a: [", "rules")
    assert not list(folder.iterdir())


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="no owners of folders on this system")
def test_a_folder_that_others_can_write_is_left_alone(folder, read):
    folder.mkdir()
    folder.chmod(0o777)
    assert read(TEXT, "rules").data == DATA
    assert not list(folder.iterdir())


@pytest.mark.parametrize("place", ["", "/dev/null/nowhere"])
def test_without_a_folder_nothing_is_kept(monkeypatch, place, read):
    monkeypatch.setenv("FACTCHECK_CACHE", place)
    cache_folder.cache_clear()
    try:
        assert read(TEXT, "rules").data == DATA
    finally:
        cache_folder.cache_clear()


def test_a_writer_that_fails_leaves_nothing_behind(folder, monkeypatch, read):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    assert read(TEXT, "rules").data == DATA
    assert not list(folder.iterdir())
