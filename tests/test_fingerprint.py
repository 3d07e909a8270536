"""Keys of findings: the same while the passage is the same, whatever happens to the rest of the text."""

from factcheck.check import check_document
from factcheck.fingerprint import fingerprints
from factcheck.model import Document

WRONG = "Output at the mill rose 20% from 40 to 60 tonnes last year, the owners said."


def keys(text):
    return [key for _, key in fingerprints(check_document(Document(text, language="en")))]


def test_a_key_survives_edits_elsewhere():
    before = keys(f"The mill opened in 1911.\n\n{WRONG}\n")
    after = keys(f"A new first paragraph, with 12 windows.\n\nAnother.\n\n  {WRONG} It has 80 workers.\n")
    assert len(before) == 1
    assert before == after


def test_a_key_changes_with_a_figure():
    assert keys(WRONG) != keys(WRONG.replace("20%", "25%"))


def test_the_same_passage_twice_has_two_keys():
    found = keys(f"{WRONG}\n\n{WRONG}\n")
    assert len(found) == len(set(found)) == 2
