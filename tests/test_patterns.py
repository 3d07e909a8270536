"""What is kept of compiled patterns: the same pattern as compiled anew, whatever stands in the cache folder."""

import json
import re

import pytest

from factcheck import patterns
from factcheck.cachefolder import cache_folder
from factcheck.patterns import compiled, kept_text
from factcheck.recognize.alternation import alternation
from factcheck.snapshot import save

SOURCE = r"(?<!\w)(?P<count>\d+) (?:(?P<unit>km|كم)|(miles))(?!\w)"
LONG = f"{SOURCE}(?#{'as long as the words of a language':5000})"  # kept in another way
TEXTS = ["12 km", "a 12 miles", "٣ كم", "12 kmh", "x"]


@pytest.fixture
def folder(folder, monkeypatch):
    begin_anew(monkeypatch)
    yield folder
    forget()


def forget() -> None:
    cache_folder.cache_clear()
    patterns._all_kept.cache_clear()
    patterns._all_short.cache_clear()


def begin_anew(monkeypatch) -> None:
    """As in another process: nothing is in memory."""
    forget()
    monkeypatch.setattr(patterns, "_new", {})
    monkeypatch.setattr(patterns, "_new_short", {})
    monkeypatch.setattr(patterns.atexit, "register", lambda write: None)


def found(pattern: re.Pattern[str]) -> list[object]:
    return [match and (match.span(), match.groupdict(), match.lastgroup) for match in map(pattern.search, TEXTS)]


@pytest.mark.parametrize("source", [SOURCE, LONG])
def test_a_kept_pattern_is_the_same_as_a_new_one(folder, monkeypatch, source):
    compiled(source)
    patterns._write()
    begin_anew(monkeypatch)
    new = re.compile(source)
    monkeypatch.setattr(patterns, "parts_of", None)
    monkeypatch.setattr(re, "compile", None)  # nothing is compiled
    kept = compiled(source)
    assert found(kept) == found(new)
    assert (kept.pattern, kept.flags, kept.groups, dict(kept.groupindex)) == (
        new.pattern,
        new.flags,
        new.groups,
        dict(new.groupindex),
    )


def test_where_files_have_no_owners_it_is_kept_too(folder, monkeypatch):
    monkeypatch.setattr(patterns, "OWNED", False)
    compiled(SOURCE)
    patterns._write()
    begin_anew(monkeypatch)
    monkeypatch.setattr(patterns, "parts_of", None)
    monkeypatch.setattr(re, "compile", None)
    assert found(compiled(SOURCE))[0][0] == (0, 5)
    assert [file.suffix for file in folder.iterdir()] == [".txt"]


@pytest.mark.parametrize("flags", [0, re.IGNORECASE, re.MULTILINE])
def test_flags_are_part_of_it(folder, monkeypatch, flags):
    compiled("^a", flags)
    patterns._write()
    begin_anew(monkeypatch)
    assert found(compiled("^a", flags)) == found(re.compile("^a", flags))
    assert compiled("^a", flags).flags == re.compile("^a", flags).flags


@pytest.mark.parametrize(
    "rubbish",
    [None, [], ["text"], [32, 3, {}, "!!"], [32, 3, {"count": 9}, ""], [32, 0, {}, "AAAAAAAAAAAAAAAA"], [1, 2]],
)
def test_what_is_no_pattern_is_compiled(folder, monkeypatch, rubbish):
    compiled(LONG)
    patterns._write()
    (file,) = folder.iterdir()
    key, _, _ = file.read_text("utf-8").partition("\t")
    file.write_text(f"{key}\t{json.dumps(rubbish)}", encoding="utf-8")
    begin_anew(monkeypatch)
    assert found(compiled(LONG)) == found(re.compile(LONG))


@pytest.mark.parametrize("rubbish", [b"", b"\xff\xfe", b"[1, 2", b"[]", b'"text"'])
def test_a_broken_file_is_replaced(folder, monkeypatch, rubbish):
    compiled(LONG)
    patterns._write()
    (file,) = folder.iterdir()
    whole = file.read_bytes()
    file.write_bytes(rubbish)
    begin_anew(monkeypatch)
    assert found(compiled(LONG)) == found(re.compile(LONG))
    patterns._write()
    assert file.read_bytes() == whole


def test_what_is_no_expression_is_an_error_as_ever(folder):
    with pytest.raises(re.error):
        compiled("(")


@pytest.mark.parametrize("rubbish", [None, [], {}, {(SOURCE, 0): (32, 3, {}, b"!!")}, {(SOURCE, 0): None}])
def test_what_is_no_short_pattern_is_compiled(folder, monkeypatch, rubbish):
    save("patterns", rubbish)
    begin_anew(monkeypatch)
    assert found(compiled(SOURCE)) == found(re.compile(SOURCE))


def test_without_a_folder_it_is_compiled(monkeypatch):
    monkeypatch.setenv("FACTCHECK_CACHE", "")
    begin_anew(monkeypatch)
    assert found(compiled(SOURCE)) == found(re.compile(SOURCE))
    patterns._write()


def test_a_text_is_made_once(folder, monkeypatch):
    words = [f"word{i}" for i in range(50)]
    made = alternation(words)
    patterns._write()
    begin_anew(monkeypatch)
    assert kept_text("\0".join(("alternation", *sorted(words))), lambda: "made anew") == made
