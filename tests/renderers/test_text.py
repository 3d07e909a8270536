"""The report for a terminal, whole; and what must hold of it at every width."""

import dataclasses
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model import Document, Figure
from factcheck.renderers import Look, load_renderer
from factcheck.renderers._catalogue import catalogue, catalogues
from factcheck.renderers._display import columns, isolated, isolated_phrase, left_to_right, right_to_left, shown
from factcheck.renderers._passage import passage
from factcheck.slips import SLIPS
from tests.renderers.reports import arabic, claim, english, silent


def rendered(*reports, **look):
    out = io.StringIO()
    load_renderer("text").render(iter(reports), out, Look(**look))
    return out.getvalue()


ENGLISH = """\
harvest.txt:3:13: error: from 40 to 60 tonnes is a change of 50%, not 20% [percent-change]
  3 │ Output rose 20% from 40 to 60 tonnes, the growers said.
    │             ^^^      ^^    ^^^^^^^^^
    │             change   old   new
    = |60 − 40| ÷ 40 = 50% ≠ 20%
    + likely slip: measured against the new amount
    + would agree with 20% → 50%, or 40 → 50 t, or 60 tonnes → 48 t

harvest.txt
      4:14  agree  60% × 31,500 = 18,900 ≈ 19,000  [share-of-whole]  once rounded
      4:82  undecided  parts-total: the total is not read
  not checked: 1 indefinite, 1 the total is not read
  1 finding: 1 error · 8 figures, 6 checked, 2 not
"""

ARABIC = """\
archive.jsonl[a/7]:1:35: warning: \u2068\u206760 في المائة\u2069 من \u206731500 شخص\u2069 تساوي 18,900، لا \u206729 ألف شخص\u2069\u2069 [share-of-whole]
  1 │ \u2067وقالت المصادر إن عدد المهجرين بلغ [31500 شخص] منذ منتصف الشهر، وإن نحو\u2069
    │ \u2067[60 في المائة] من المهجرين، أي [29 ألف شخص]، هم من الأطفال، بحسب ما ذكرته منظمات …\u2069
    │ share \u206760 في المائة\u2069 · part \u206729 ألف شخص\u2069 · whole \u206731500 شخص\u2069
    = 60% × 31,500 = 18,900 ≠ 29,000
    + would agree with \u206729 ألف شخص\u2069 → 19,000

archive.jsonl[a/7]
  1 finding: 1 warning · 3 figures, 3 checked, 0 not
"""


def test_a_finding_from_left_to_right_is_underlined():
    assert rendered(english()) == ENGLISH


def test_a_finding_from_right_to_left_is_bracketed_and_isolated():
    assert rendered(arabic()) == ARABIC


def test_silence_is_not_a_pass():
    assert rendered(silent()) == "words.txt\n  no figures read: nothing was checked here\n"


def test_several_documents_have_a_sum():
    last = rendered(english(), arabic(), silent()).splitlines()[-1]
    assert (
        last
        == "3 documents · 2 findings: 1 error, 1 warning · 11 figures, 9 checked, 2 not · 1 document without a figure"
    )


def test_brief_is_the_findings_only():
    assert rendered(english(), silent(), brief=True) == ENGLISH.partition("\n\n")[0] + "\n"


def test_every_figure_is_listed_with_what_became_of_it():
    lines = rendered(english(), claims=True).splitlines()
    assert "      3:13  20%  percent 20 [19.5, 20.5]  checked by percent-change" in lines
    assert "      3:28  60 tonnes  measure 60 tonne  checked by percent-change" in lines
    assert "      4:59  Thousands  count  indefinite" in lines


def test_what_tied_the_figures_is_told_when_asked_for():
    assert "tied by: <change> ... {change}" in rendered(english(), wordy=True)


def test_no_colour_unless_asked_for_and_the_same_words_with_it():
    assert "\x1b" not in rendered(english(), arabic())
    coloured = rendered(english(), arabic(), color=True)
    assert "\x1b[1;31merror\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == rendered(english(), arabic())


@pytest.mark.parametrize("width", [60, 80, 200])
def test_passages_and_lists_fit_the_width(width):
    for line in rendered(english(), arabic(), width=width).splitlines():
        if re.match(r" +(\d* *│|[+]|not checked)", line):
            assert columns(line) <= width


def test_the_words_are_a_catalogue():
    page = rendered(english(), silent(), language="ar")
    assert catalogue("ar").word("error") in page
    assert "figures" not in page
    assert rendered(english(), language="tlh") == ENGLISH


def test_catalogues_say_the_same_things():
    first = catalogues()["en"].data
    for other in catalogues().values():
        for section in ("counts", "words", "slips"):
            assert list(other.data[section]) == list(first[section])
        for forms in other.data["counts"].values():
            assert "other" in forms


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "لا أرقام"),
        (1, "رقم واحد"),
        (2, "رقمان"),
        (3, "3 أرقام"),
        (11, "11 رقمًا"),
        (100, "100 رقم"),
        (103, "103 أرقام"),
        (1234, "1,234 رقمًا"),
    ],
)
def test_arabic_counts_take_their_plural(number, said):
    assert catalogue("ar").count("figures", number) == said


# What stands in a text must not steer the terminal that shows it.
def test_control_characters_are_shown_not_sent():
    assert shown("a\x1b[31mb\tc\r\n\u200f") == "a\ufffd[31mb c  \u200f"
    document = Document("rose \x1b[2J20% from 40")
    (row,) = passage(document, [Figure("a", claim(document, "20%"))], 80)
    assert "\x1b" not in row.text


@given(st.text())
def test_what_is_shown_keeps_every_place(text):
    assert len(shown(text)) == len(text)
    assert "\x1b" not in shown(text)


words = st.text(alphabet=st.sampled_from("ab جم字é\u0301,.\t"), max_size=300)


@given(words, words, words, st.integers(20, 120))
def test_a_passage_fits_and_marks_the_figures_and_nothing_else(before, between, after, width):
    text = f"{before}123{between}456{after}"
    document = Document(text)
    figures = [Figure("a", claim(document, "123")), Figure("b", claim(document, "456"))]
    rows = passage(document, figures, width)
    for row in rows:
        assert len(row.text) == len(row.marks)
        assert columns(row.text) <= width
    for index, written in enumerate(("123", "456")):
        assert "".join(c for row in rows for c, mark in zip(row.text, row.marks) if mark == index) == written


def test_a_long_line_is_cut_around_its_figures():
    document = Document(f"{'word ' * 400}123 {'word ' * 400}456 {'word ' * 400}")
    figures = [Figure("a", claim(document, "123")), Figure("b", claim(document, "456"))]
    text = " ".join(row.text for row in passage(document, figures, 80))
    assert len(text) < 400 and text.count("…") == 3


def test_figures_on_different_lines_each_show_theirs():
    document = Document("123 people\n\nwords\n456 people")
    figures = [Figure("a", claim(document, "456")), Figure("b", claim(document, "123"))]
    assert [(row.line, row.text) for row in passage(document, figures, 80)] == [(1, "123 people"), (4, "456 people")]


def test_only_text_that_reorders_is_isolated():
    assert isolated("60 tonnes") == "60 tonnes"
    assert isolated("60 طن") == "\u206760 طن\u2069"
    assert isolated("the UN's 60 طن") == "\u2066the UN's 60 طن\u2069"
    assert isolated_phrase("60 is not 70") == "60 is not 70"
    assert left_to_right("60 طن = 60") == "\u206660 طن = 60\u2069"
    assert left_to_right("60 × 2 ≈ 120") == "60 × 2 ≈ 120"
    assert right_to_left("قالت BBC إن") and not right_to_left("123")


def test_a_message_keeps_each_figure_that_it_quotes_in_its_own_order():
    report = arabic()
    check = dataclasses.replace(report.checks[0], message="60 في المائة of 31500 شخص is 18,900, not 29 ألف شخص")
    first = rendered(dataclasses.replace(report, checks=(check,))).splitlines()[0]
    quoted = ("60 في المائة", "31500 شخص", "29 ألف شخص")
    assert "\u2068{} of {} is 18,900, not {}\u2069".format(*(f"\u2067{text}\u2069" for text in quoted)) in first


def test_columns_count_what_a_terminal_shows():
    assert [columns(text) for text in ("abc", "字", "e\u0301", "\u2067a\u2069", "مُدُن")] == [3, 2, 1, 1, 3]


def test_every_slip_of_digits_has_a_name_in_every_language():
    for words in catalogues().values():
        assert set(SLIPS) <= set(words.data["slips"])
