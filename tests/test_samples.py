"""The samples' reports are those that are kept, and a sample is wrong where its name says so and nowhere else."""

from pathlib import Path
from typing import Any

import pytest

from factcheck.check import check_document
from factcheck.readers import read_paths
from tests.golden import Report, difference, reports, samples

# What is wrong in each sample, by rule: planted, so that a missing line and a line too many are both a defect.
PLANTED = {
    "cholera-wrong.en.md": ["table-total"],
    "displacement-wrong.en.txt": ["share-of-whole"],
    "earnings-wrong.en.txt": ["percent-change"],
    "economy-wrong.ar.txt": ["parts-total", "percent-change"],
    "obituary-wrong.ar.txt": ["age-year"],
}

# Planted, but not found yet: strict, so that this turns red the day it is.
MISSED: dict[str, str] = {}


def _marked(sample: Path) -> Any:
    reason = MISSED.get(sample.name)
    return pytest.param(sample, marks=pytest.mark.xfail(reason=reason, strict=True) if reason else ())


@pytest.mark.parametrize("report", reports(), ids=lambda report: report.kept.name)
def test_the_report_is_the_one_that_is_kept(report: Report) -> None:
    changed = difference(report)
    assert not changed, f"{changed}\nIf that is better than before: python tests/golden.py --write"


@pytest.mark.parametrize("sample", list(map(_marked, samples())), ids=[s.name for s in samples()])
def test_what_was_planted_is_found_and_nothing_else(sample: Path) -> None:
    [document] = read_paths((str(sample),))
    found = [check for check in check_document(document).findings if check.severity != "info"]
    assert sorted(check.rule for check in found) == PLANTED.get(sample.name, []), [check.message for check in found]


def test_every_sample_has_a_report_and_every_report_a_sample() -> None:
    folders = {report.kept.parent for report in reports()}
    kept = {
        file for folder in folders for file in folder.iterdir() if ".expected" in file.name or folder.name == "reports"
    }
    assert kept == {report.kept for report in reports()}


def test_a_wrong_sample_says_so_in_its_name() -> None:
    assert {sample.name for sample in samples() if "-wrong." in sample.name} == set(PLANTED)
