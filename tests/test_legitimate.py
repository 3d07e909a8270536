"""Figure-dense paragraphs of our own, all right and full of what tempts: none raises an alarm, alone or beside another."""

from pathlib import Path

import pytest

from factcheck.check import check_document
from factcheck.model import Document

PARAGRAPHS = [
    (file.stem, number, paragraph)
    for file in sorted((Path(__file__).parent / "legitimate").glob("*.txt"))
    for number, paragraph in enumerate(file.read_text("utf-8").strip().split("\n\n"), 1)
]


def alarms(text, language):
    findings = check_document(Document(text, language=language)).findings
    return [f"{finding.rule}: {finding.message}" for finding in findings if finding.severity != "info"]


@pytest.mark.parametrize(
    ("language", "paragraph"),
    [(language, text) for language, _, text in PARAGRAPHS],
    ids=[f"{language}-{number}" for language, number, _ in PARAGRAPHS],
)
def test_a_right_paragraph_raises_no_alarm(language, paragraph):
    assert alarms(paragraph, language) == []


@pytest.mark.parametrize("language", ["en", "ar"])
def test_two_right_paragraphs_joined_raise_no_alarm(language):
    texts = [text for stem, _, text in PARAGRAPHS if stem == language]
    raised = {}
    for step in (1, 7, 19):  # three partners for each
        for i, text in enumerate(texts):
            joined = f"{text}\n\n{texts[(i + step) % len(texts)]}"
            for alarm in alarms(joined, language):
                raised.setdefault(alarm, joined)
    assert raised == {}
