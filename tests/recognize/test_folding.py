"""Folding: spellings meet, and every offset leads back to the source."""

from hypothesis import given
from hypothesis import strategies as st

from factcheck.folder import pack_codes
from factcheck.language import load_pack

TEXTS = st.text(alphabet=st.characters(codec="utf-8"), max_size=60) | st.text(
    alphabet="خمسٌةـأإآىي٣٬\u200f\u2068 1,«»", max_size=40
)


def test_spellings_meet():
    pack = load_pack("ar")
    assert pack.key("مِئَــةٌ") == pack.key("مئة")
    assert pack.key("أربعة") == pack.key("اربعه")
    assert pack.key("٣١٬٥٠٠") == "31,500"


def test_marks_on_the_last_letter_belong_to_the_word():
    folded = load_pack("ar").fold("خمسٌ منها")
    start, end = folded.span(0, 3)
    assert folded.source[start:end] == "خمسٌ"


@given(TEXTS)
def test_spans_lead_back_to_the_source_in_order(text):
    for code in pack_codes():
        folded = load_pack(code).fold(text)
        spans = [folded.span(i, i + 1) for i in range(len(folded.text))]
        assert all(0 <= a < b <= len(text) for a, b in spans)
        assert all(first[1] <= second[0] or first[0] < second[0] for first, second in zip(spans, spans[1:]))
        assert folded.span(0, len(folded.text))[1] == len(text)
