"""The whole pipeline: offsets lead back to the text, nothing crashes it, and what was not checked is listed with its reason."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck import check_text

WORDS = ["60%", "of", "31,500", "rose", "from", "$3.4bn", "to", "12", "May", "2020", ",", "(", ")", "5 km", "half", "٣٫٥", "نحو", "من", "ألف",
         "في المائة", "-", "\n", "| 3 |", ".", "the", "other", "-7", "½", "\u200f", "1/0", "99999999999999999999", "31 February 2021"]  # fmt: skip
TEXTS = st.text(max_size=80) | st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_every_claim_stands_where_it_says_and_none_overlap(text):
    report = check_text(text)
    end = 0
    for claim in report.claims:
        assert text[claim.start : claim.end] == claim.text
        assert claim.start >= end
        end = claim.end
    for check in report.checks:
        for figure in check.figures:
            assert text[figure.claim.start : figure.claim.end] == figure.claim.text
    held = {f.claim.start for c in report.checks if c.verdict != "undecided" for f in c.figures}
    assert all(claim.start in held or report.unchecked[claim.start] for claim in report.claims)


def test_a_whole_is_found_by_what_it_counts_in_the_sentence_before():
    text = "Some 31,500 people fled the east of the city. About 60% of the displaced, that is {}, are children."
    [agreed] = [c for c in check_text(text.format("19,000")).checks if c.rule == "share-of-whole"]
    assert agreed.verdict == "consistent"
    assert agreed.arithmetic == "60% × 31,500 = 18,900 ≈ 19,000"
    [finding] = check_text(text.format("29,000")).findings
    assert (finding.rule, finding.severity) == ("share-of-whole", "error")
    assert {repair.role for repair in finding.repairs} == {"share", "part", "whole"}


def test_very_dense_texts_are_read_to_the_end():
    numbers = " ".join(str(1000 + 7 * i) for i in range(600))
    assert len(check_text(numbers).claims) == 600
    table = "|a|b|c|\n|---|---|---|\n" + "".join(f"|x{i}|{2 * i}|{i}|\n" for i in range(150))
    assert len(check_text(table).claims) >= 300


def test_no_figure_is_said_to_be_none():
    report = check_text("Nothing was counted here.")
    assert report.claims == () and report.checks == () and report.findings == ()
