"""Markdown files: every figure stays where it stood, and what is no prose is not read."""

import datetime
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.check import check_document
from factcheck.readers.markdown import read


def document(text):
    (only,) = read(io.BytesIO(text.encode()), "a.md")
    return only


def figures(text):
    return [claim.text for claim in check_document(document(text)).claims]


def test_code_comments_and_addresses_are_not_read():
    text = (
        "# Harvest 12\n\n```\n13 lines\n```\n\n<!-- 14 notes -->\nThey sold 15 `16` [sheep](https://x.example/17).\n\n"
        "    18 indented\n\nSee <https://x.example/19/a>.\n\n| a | b |\n|---|---|\n| 20 | 21 |\n"
    )
    assert figures(text) == ["12", "15", "20", "21"]


@given(st.text(alphabet="ab12 `*#<>![]()-|\n\t~\r\u0661", max_size=80))
def test_nothing_moves(text):
    read_text = document(text).text
    assert len(read_text) == len(text)
    assert all(a == b or b == " " for a, b in zip(text, read_text, strict=True))
    assert [i for i, c in enumerate(text) if c == "\n"] == [i for i, c in enumerate(read_text) if c == "\n"]


def test_the_front_matter_is_about_the_text_and_not_of_it():
    found = document("---\ntitle: Eggs, 12\ndate: 2024-03-05\nlang: ar-SY\n---\nبيعت 40 بيضة.\n")
    assert (found.title, found.date, found.language) == ("Eggs, 12", datetime.date(2024, 3, 5), "ar")
    assert [claim.line for claim in check_document(found).claims] == [6]


@pytest.mark.parametrize("front", ["---\n- a list\n---\n", "---\n: [broken\n---\n", "---\nlang: xx\n---\n"])
def test_a_front_matter_of_another_kind_is_passed_over(front):
    assert figures(front + "They sold 40 eggs.\n") == ["40"]
