"""Files, folders and standard input as documents, and what cannot be read among them."""

import gzip
import io
import sys
from types import SimpleNamespace

import pytest

from factcheck.model import Document
from factcheck.readers import Unreadable, read_path, read_paths, suffixes
from factcheck.readers.text import LARGEST


def names(items):
    return [item.id if isinstance(item, Document) else str(item) for item in items]


def test_a_folder_is_read_recursively_by_known_suffix_in_order(tmp_path):
    for name in ("b.txt", "a.md", "deep/c.TXT", "skip.png", ".hidden.txt", ".git/d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("text")
    (tmp_path / "deep/e.txt.gz").write_bytes(gzip.compress(b"text"))
    found = [name.removeprefix(f"{tmp_path}/") for name in names(read_paths([str(tmp_path)]))]
    assert found == ["a.md", "b.txt", "deep/c.TXT", "deep/e.txt.gz"]


def test_a_folder_without_texts_says_what_was_looked_for(tmp_path):
    (only,) = read_paths([str(tmp_path)])
    assert isinstance(only, Unreadable)
    assert ".txt" in str(only) and ".jsonl" in str(only)


def test_the_others_are_read_after_an_unreadable_one(tmp_path):
    (tmp_path / "a.txt").write_text("text")
    found = names(read_paths([str(tmp_path / "missing.txt"), str(tmp_path / "a.txt")]))
    assert found == [f"{tmp_path}/missing.txt: no such file or folder", f"{tmp_path}/a.txt"]


@pytest.mark.parametrize(
    "data", [b"no gzip", gzip.compress(b"text " * 99)[:-9], gzip.compress(b"text " * 99)[:12] + b"\xff" * 40]
)
def test_a_broken_gzip_file_is_one_line(tmp_path, data):
    (tmp_path / "a.txt.gz").write_bytes(data)
    (only,) = read_path(str(tmp_path / "a.txt.gz"))
    assert isinstance(only, Unreadable) and "gzip" in only.message and "\n" not in only.message


def test_line_ends_are_kept_so_that_offsets_count_the_text_as_given(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"one\r\n40\r\n")
    (only,) = read_path(str(tmp_path / "a.txt"))
    assert only.text == "one\r\n40\r\n"
    assert only.position(only.text.index("40")) == (2, 1)


def test_an_empty_file_is_a_document_that_says_so(tmp_path):
    (tmp_path / "a.txt").write_text(" \n")
    (only,) = read_path(str(tmp_path / "a.txt"))
    assert only.text == " \n" and "empty" in only.note


def test_a_text_that_is_no_article_is_refused_before_it_fills_the_memory():
    class Endless(io.RawIOBase):
        def read(self, size=-1):
            assert 0 < size <= LARGEST + 1
            return b"x" * size

    from factcheck.readers import text

    (only,) = text.read(Endless(), "big.txt")
    assert "64 MiB" in str(only)


def test_standard_input_is_a_document_named_by_a_dash(monkeypatch):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"40 people")))
    assert list(read_paths(["-"])) == [Document("40 people")]


def test_a_file_name_that_is_not_utf8_can_still_be_told(tmp_path):
    (only,) = read_path(f"{tmp_path}/\udcff.txt")
    str(only).encode("utf-8")


def test_each_suffix_belongs_to_one_reader():
    assert (suffixes()[".txt"], suffixes()[".md"]) == ("text", "markdown")
    assert suffixes()[".jsonl"] == "jsonl"


def test_a_gitignore_leaves_texts_out_of_a_folder_and_of_those_below(tmp_path):
    (tmp_path / ".git").mkdir()
    for name in ("a/keep.txt", "a/drafts/x.txt", "a/b/old.txt", "a/b/new.txt", "a/b/kept.old.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("12 came")
    (tmp_path / ".gitignore").write_text("drafts/\n*.old.txt\n")
    (tmp_path / "a/b/.gitignore").write_text("old.txt\n!kept.old.txt\n")
    found = [name.removeprefix(f"{tmp_path}/a/") for name in names(read_paths([str(tmp_path / "a")]))]
    assert found == ["keep.txt", "b/kept.old.txt", "b/new.txt"]
    found = [name.removeprefix(f"{tmp_path}/a/") for name in names(read_paths([str(tmp_path / "a")], ("b/",)))]
    assert found == ["keep.txt"]
    assert names(read_paths([str(tmp_path / "a/drafts/x.txt")])) == [str(tmp_path / "a/drafts/x.txt")]


def test_a_pattern_stands_for_the_files_that_match(tmp_path):
    for name in ("1.txt", "2.txt", "b/3.txt", "4.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("12 came")
    found = [name.removeprefix(f"{tmp_path}/") for name in names(read_paths([str(tmp_path / "**/*.txt")]))]
    assert found == ["1.txt", "2.txt", "b/3.txt"]
    (only,) = read_paths([str(tmp_path / "*.pdf")])
    assert only.message == "no file matches this pattern"
