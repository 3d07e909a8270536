"""What is kept pickled: read only where nobody else can have put it, for these very files, and ignored when it cannot be had."""

import ast
import os
import pickle
import re
import stat
import subprocess
import sys
from multiprocessing import get_context

import pytest

from factcheck import check  # noqa: F401  all that makes something of a pack
from factcheck import snapshot as module
from factcheck.cachefolder import cache_folder
from factcheck.language import load_pack
from factcheck.packwords import _functions, ready_pack
from factcheck.rulebook import shipped_rules
from factcheck.snapshot import load, save, snapshot

pytestmark = pytest.mark.skipif(not hasattr(os, "getuid"), reason="nothing is kept pickled where files have no owners")
THING = {"words": ("five", "خمسة"), "pattern": re.compile(r"(?P<count>\d+) (?:km|كم)", re.IGNORECASE)}


def only(folder):
    (file,) = folder.iterdir()
    return file


def never():
    raise AssertionError("it was made anew")


def test_it_is_made_once(folder):
    assert snapshot("thing", lambda: THING) == THING
    assert snapshot("thing", never) == THING
    assert load("other") is None


def test_a_kept_pattern_is_not_compiled_again(folder, monkeypatch):
    save("thing", THING)
    monkeypatch.setattr(re, "compile", never)
    found = load("thing")["pattern"]
    assert found == THING["pattern"] and found.groupindex == {"count": 1}
    assert found.search("from 12 KM on")["count"] == "12"


@pytest.mark.parametrize("content", [b"", b"rubbish", b"\x80\x05."])
def test_what_cannot_be_read_is_made_anew(folder, content):
    save("thing", THING)
    whole = only(folder).read_bytes()
    for broken in (content, module.made_of() + content, whole[:-5]):
        only(folder).write_bytes(broken)
        assert load("thing") is None
        assert snapshot("thing", lambda: THING) == THING
        assert only(folder).read_bytes() == whole


@pytest.mark.parametrize("changed", ["version", "python", "file"])
def test_of_another_version_python_or_file_nothing_is_taken(folder, monkeypatch, changed):
    save("thing", THING)
    module.made_of.cache_clear()
    if changed == "version":
        monkeypatch.setattr(module, "__version__", "0.0.9")
    elif changed == "python":
        monkeypatch.setattr(module.sys, "version", "3.99.0 (another)")
    else:
        files = module._files
        monkeypatch.setattr(module, "_files", lambda at: [f"{line}1" for line in files(at)])  # its time is another
    assert load("thing") is None
    assert snapshot("thing", lambda: "new") == "new"
    assert load("thing") == "new"


def test_every_file_that_is_read_counts(folder):
    named = module.made_of().decode()
    for name in ("units.yaml", "ar.yaml", "percent-change.yaml", "rulebook.py", "catalogue.yaml", "measures.py"):
        assert re.search(rf"\0{re.escape(name)} \d+ \d+", named), name


@pytest.mark.parametrize("mode", [0o620, 0o602, 0o666])
def test_a_file_that_others_can_write_is_not_unpickled(folder, monkeypatch, mode):
    save("thing", THING)
    only(folder).chmod(mode)
    monkeypatch.setattr(pickle, "loads", never)
    assert load("thing") is None


@pytest.mark.parametrize("mode", [0o720, 0o702, 0o777])
def test_nor_is_one_in_a_folder_that_others_can_write(folder, monkeypatch, mode):
    save("thing", THING)
    folder.chmod(mode)
    cache_folder.cache_clear()
    monkeypatch.setattr(pickle, "loads", never)
    assert load("thing") is None
    assert snapshot("thing", lambda: "new") == "new"


@pytest.mark.parametrize("whose", ["file", "folder"])
def test_nor_one_that_is_another_users(folder, monkeypatch, whose):
    save("thing", THING)
    if whose == "folder":
        cache_folder.cache_clear()
    monkeypatch.setattr(os, "getuid", lambda: 4242)
    monkeypatch.setattr(pickle, "loads", never)
    assert load("thing") is None


def test_where_files_have_no_owners_nothing_is_kept(folder, monkeypatch):
    monkeypatch.setattr(module, "OWNED", False)
    assert snapshot("thing", lambda: THING) == THING
    assert not list(folder.iterdir())


def test_what_is_written_is_the_users_alone(folder):
    save("thing", THING)
    assert stat.S_IMODE(only(folder).stat().st_mode) == 0o600


@pytest.mark.parametrize("place", ["", "/dev/null/nowhere"])
def test_without_a_folder_it_is_made_in_every_run(monkeypatch, place):
    monkeypatch.setenv("FACTCHECK_CACHE", place)
    cache_folder.cache_clear()
    try:
        save("thing", THING)
        assert load("thing") is None
        assert snapshot("thing", lambda: "new") == "new"
    finally:
        cache_folder.cache_clear()


def test_a_writer_that_fails_leaves_what_was_there(folder, monkeypatch):
    save("thing", THING)

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    save("thing", "other")
    assert load("thing") == THING
    assert only(folder)


def test_of_other_installations_only_the_last_are_kept(folder, monkeypatch):
    for place in "abcdefg":
        monkeypatch.setattr(module, "folder_of", lambda package, place=place: f"/opt/{place}/{package}")
        monkeypatch.setattr(module, "_files", lambda folder: ["x.py 1 1"])
        module.made_of.cache_clear()
        save("thing", place)
        os.utime(max(folder.iterdir(), key=lambda file: file.name), (ord(place), ord(place)))
        assert load("thing") == place
    assert [file.name[-11:] for file in sorted(folder.iterdir())] == [f"{place}-factcheck" for place in "defg"]


def test_what_cannot_be_pickled_is_not_kept(folder):
    assert callable(snapshot("thing", lambda: lambda: 1))
    assert not list(folder.iterdir())


def _write_often(number):
    for _ in range(20):
        save("thing", [number] * 20_000)
        assert load("thing") in ([1] * 20_000, [2] * 20_000)


def test_two_writers_leave_the_whole_of_one(folder):
    writers = [get_context("spawn").Process(target=_write_often, args=(number,)) for number in (1, 2)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0, 0]
    assert load("thing") in ([1] * 20_000, [2] * 20_000)
    assert not [file.name for file in folder.iterdir() if file.name.startswith(".")]  # half-written ones


def test_rules_are_the_same_from_the_last_run(folder):
    save("rules", shipped_rules())
    for rule, kept in zip(shipped_rules(), load("rules"), strict=True):
        for name in ("id", "severity", "roles", "phrases", "frames", "needs", "blocks", "message", "examples", "path"):
            assert getattr(kept, name) == getattr(rule, name)
        assert (kept.check.text, kept.check.names) == (rule.check.text, rule.check.names)
        assert ast.dump(kept.check.tree) == ast.dump(rule.check.tree)


def test_a_packs_words_are_kept_with_the_pack_that_is_there(folder):
    pack = ready_pack("fr")
    made = {name: function[pack] for name, function in _functions.items()}
    save("words", made)
    kept = load("words")
    assert kept.keys() == made.keys()
    name = next(name for name in made if name.endswith("concepts.vocabulary"))
    assert kept[name].pack is pack is load_pack("fr")


TEXT = "Profits rose 20 percent from 40 to 60 million dollars.\nهبط الإنتاج بنسبة 50% من 60 طنا إلى 40 طنا.\n"


def test_a_run_says_the_same_with_and_without_what_was_kept(tmp_path):
    text = tmp_path / "text.jsonl"
    text.write_text("".join(f'{{"text": "{line}"}}\n' for line in TEXT.splitlines()), encoding="utf-8")

    def run(cache):
        command = [sys.executable, "-m", "factcheck", "--format", "jsonl", "--fail-on", "never", str(text)]
        return subprocess.run(
            command, env={**os.environ, "FACTCHECK_CACHE": cache}, capture_output=True, check=True
        ).stdout

    kept = tmp_path / "kept"
    first, second, without = run(str(kept)), run(str(kept)), run("")
    assert b"percent-change" in first
    assert first == second == without
    names = {file.name.partition(".")[0] for file in kept.glob("*.pickle-*")}
    assert {"rules", "units", "detectors", "patterns", "words-ar", "words-en"} <= names
