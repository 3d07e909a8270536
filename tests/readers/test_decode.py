"""Which encoding some bytes are read in, and what is refused as no text."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.readers._decode import NotText, decode, without_surrogates

ARABIC = "ارتفع عدد الزوار من 40 إلى 60 زائراً، بحسب البلدية."
ENGLISH = "The council counted 40 visitors, then 60."


@given(
    st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1).filter(
        lambda t: t[0] != "\ufeff"
    )
)
def test_utf8_is_read_as_it_is(text):
    if not text.startswith(("%PDF-", "PK", "{\\rtf", "GIF8", "SQLite")):
        assert decode(text.encode()) == (text, None)


def test_a_byte_order_mark_is_no_part_of_the_text():
    assert decode(codecs.BOM_UTF8 + b"60%") == ("60%", None)


@pytest.mark.parametrize("text", [ARABIC, ENGLISH])
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_wide_encodings_are_told_with_and_without_a_mark(text, encoding):
    read, note = decode(text.encode(encoding))
    assert read == text
    assert note.startswith(f"read as {encoding.upper()}")


def test_windows_1256_is_told_by_its_runs_of_arabic_letters():
    assert decode(ARABIC.encode("cp1256")) == (ARABIC, "read as Windows-1256")


@pytest.mark.parametrize(
    "text", ["Le café a coûté 40 €.", "Die Größe wächst für Müßiggänger.", "“Forty” — he said", "Ñandú, año 2020"]
)
def test_western_text_is_not_taken_for_arabic(text):
    assert decode(text.encode("cp1252")) == (text, "read as Windows-1252")


def test_utf8_with_a_broken_byte_stays_utf8_and_says_where():
    text, note = decode(ARABIC.encode() + b"\n" + ARABIC.encode()[:-2] + b"\xd9")
    assert text.startswith(ARABIC) and text.endswith("\ufffd")
    assert "not UTF-8" in note and "line 2" in note


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"x\0\1\2\3", "zero bytes"),
        (bytes(range(32)) * 8, "zero bytes"),
        (bytes(range(1, 32)) * 8, "control characters"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "Office"),
        (b"\x1f\x8b\x08....", ".gz"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
    ],
)
def test_binary_files_are_refused_by_name(data, what):
    with pytest.raises(NotText, match=what):
        decode(data)


def test_lone_surrogates_are_replaced_one_for_one():
    assert without_surrogates("a\ud800b\udfff") == ("a\ufffdb\ufffd", 2)
    assert without_surrogates("40 \U0001f600") == ("40 \U0001f600", 0)
