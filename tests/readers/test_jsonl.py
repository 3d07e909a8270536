"""One document per line, broken lines named, and nothing but one line held at a time."""

import datetime
import io
import itertools
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model import Document
from factcheck.readers import Unreadable, jsonl


def read(data):
    return list(jsonl.read(io.BytesIO(data if isinstance(data, bytes) else data.encode()), "a.jsonl"))


def test_a_record_becomes_a_document():
    record = {
        "text": "٦٠ شخصاً\n",
        "id": "n/1",
        "title": "t",
        "language": "ar-SY",
        "date": "2016-12-10",
        "label": "other fields are let be",
    }
    assert read(json.dumps(record)) == [
        Document("٦٠ شخصاً\n", id="n/1", path="a.jsonl", language="ar", date=datetime.date(2016, 12, 10), title="t")
    ]


def test_only_text_is_required_and_the_id_falls_back_to_the_path():
    assert read('{"text": "a"}\n{"text": "b", "id": null, "date": null, "language": null}') == [
        Document("a", id="a.jsonl", path="a.jsonl"),
        Document("b", id="a.jsonl", path="a.jsonl"),
    ]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (b"{", "not JSON"),
        (b'{"text": "a"', "column 13"),
        (b"[1]", "found a list"),
        (b"null", "found null"),
        (b'{"id": 1}', 'needs a "text"'),
        (b'{"text": ["a"]}', "must be a string, not a list"),
        (b'{"text": {}}', "not an object"),
        (b'{"text": "a", "language": "tlh"}', "no language pack 'tlh'"),
        (b"[" * 200_000, "nested too deeply"),
        (b'{"text": "a", "id": ' + b"9" * 5000 + b"}", "thousands of digits"),
        (b"\0\1\2\3\4", "binary"),
    ],
)
def test_a_broken_line_is_named_and_the_others_are_read(line, says):
    first, broken, last = read(b'{"text": "a"}\n' + line + b'\n{"text": "b"}\n')
    assert (first.text, last.text) == ("a", "b")
    assert isinstance(broken, Unreadable)
    assert says in broken.message
    assert str(broken).startswith("a.jsonl:2: ") and "\n" not in str(broken)


def test_a_packed_file_under_the_wrong_name_is_one_line():
    (only,) = read(b"\x1f\x8b\x08" + b"\n\0\1" * 50)
    assert "gzip" in str(only)


def test_an_enormous_line_is_skipped_without_being_held(monkeypatch):
    monkeypatch.setattr(jsonl, "LARGEST", 1000)
    broken, fine = read(b'{"text": "' + b"x" * 5000 + b'"}\n{"text": "b"}\n')
    assert broken.line == 1 and "longer" in broken.message
    assert fine.text == "b"


def test_lines_are_read_as_they_are_asked_for():
    read_so_far = 0

    class Slow(io.RawIOBase):
        def read(self, size=-1):
            nonlocal read_so_far
            line = b'{"text": "' + b"x" * 1000 + b'"}\n'
            read_so_far += 1
            return (line * (size // len(line) + 1))[:size]

    assert len(list(itertools.islice(jsonl.read(Slow(), "a.jsonl"), 3))) == 3
    assert read_so_far < 10


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "cp1256"])
def test_other_encodings(encoding):
    first, second = read('{"text": "ستون شخصاً"}\n{"text": "مئة شخص"}\n'.encode(encoding))
    assert (first.text, second.text) == ("ستون شخصاً", "مئة شخص")


def test_a_lone_surrogate_is_replaced_and_noted():
    (only,) = read(b'{"text": "a \\ud800 40"}')
    assert only.text == "a \ufffd 40"
    assert "surrogate" in only.note


def test_only_a_line_feed_ends_a_record():
    (only,) = read('{"text": "a\u2028b\u0085c"}\n')
    assert only.text == "a\u2028b\u0085c"


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2019-01-04", "2019-01-04"),
        ("2019-01-04T23:59:00Z", "2019-01-04"),
        ("2007-Jan-10", "2007-01-10"),
        ("10 January 2007", "2007-01-10"),
        ("January 10, 2007", "2007-01-10"),
        ("13/04/2019", "2019-04-13"),
        ("04/04/2019", "2019-04-04"),
        ("03/04/2019", None),  # the third of April, or the fourth of March
        ("January 2007", None),
        ("2007", None),
        ("2019-02-30", None),
        ("soon", None),
        ("", None),
        (20190104, None),
    ],
)
def test_dates_are_read_when_they_are_whole_and_plain(written, date):
    read_date = jsonl.read_date(written)
    assert (read_date and read_date.isoformat()) == date


@given(st.text())
def test_no_date_is_ever_an_error(written):
    jsonl.read_date(written)
