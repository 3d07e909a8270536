"""Lines for a terminal that orders nothing: letters joined and reversed, figures and sums still from left to right."""

import io

import pytest

from factcheck import extras
from factcheck.extras import MissingExtra
from factcheck.renderers._reordered import Reordered


def seen(*parts):
    out = io.StringIO()
    stream = Reordered(out)
    for part in parts:
        stream.write(part)
    return out.getvalue()


def test_a_line_without_arabic_stays_as_it_is():
    assert seen("a.txt:1:2: error: 12 ≠ 13\n") == "a.txt:1:2: error: 12 ≠ 13\n"


def test_arabic_is_reversed_and_joined_and_its_digits_are_not():
    assert seen("\u2067\u0643\u062a\u0627\u0628 125\u2069\n") == "125 \ufe8f\ufe8e\ufe98\ufedb\n"


def test_an_isolated_figure_moves_as_one():
    line = seen("from \u2067\u0643\u062a\u0627\u0628 5\u2069 to \u206660 = 20\u2069, not\n")
    assert line == "from 5 \ufe8f\ufe8e\ufe98\ufedb to 60 = 20, not\n"


def test_a_line_written_in_parts_is_one_line():
    assert seen("\u0643\u062a", "\u0627\u0628", "\n") == seen("\u0643\u062a\u0627\u0628\n")


def test_without_the_extra_the_command_that_installs_it_is_told(monkeypatch):
    def missing(name):
        raise ModuleNotFoundError(name=name)

    monkeypatch.setattr(extras, "import_module", missing)
    with pytest.raises(MissingExtra, match=r"pip install 'factcheck\[rtl\]'"):
        Reordered(io.StringIO())
