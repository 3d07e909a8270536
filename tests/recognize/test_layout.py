"""Sentences and tables."""

from factcheck.language import load_pack
from factcheck.recognize.layout import lay_out


def sentences(text, language="en"):
    folded = load_pack(language).fold(text)
    return [(s.kind, folded.text[s.start : s.end].strip()) for s in lay_out(folded, load_pack(language)).sentences]


def test_a_full_stop_in_a_name_or_a_number_ends_nothing():
    assert len(sentences("Gov. Adams paid $3.4 million to the U.S. Treasury on Jan. 5. It was late.")) == 2


def test_a_wrapped_line_goes_on_and_a_headline_does_not():
    found = sentences("Mill to shed 90 jobs\n\nThe mill said on Monday\nthat 90 jobs would go. It has 400 workers.")
    assert [kind for kind, _ in found] == ["heading", "body", "body"]
    assert found[1][1].endswith("would go.")


def test_bullets_and_table_rows_are_sentences_of_their_own():
    text = "- 12 wells\n- 5 pumps\n\n| Site | Wells |\n|---|---:|\n| North | 7 |\n| South | 5 |\n\nThat is all."
    assert [kind for kind, _ in sentences(text)] == ["bullet", "bullet", "row", "row", "row", "body"]
    folded = load_pack("en").fold(text)
    (table,) = lay_out(folded, load_pack("en")).tables
    assert table.headed
    assert [[folded.text[a:b] for a, b in row] for row in table.rows] == [
        ["site", "wells"],
        ["north", "7"],
        ["south", "5"],
    ]


def test_arabic_sentences_end_at_their_own_marks():
    assert len(sentences("وصل 12 طفلاً. هل بقي أحد؟ لا.", "ar")) == 3
