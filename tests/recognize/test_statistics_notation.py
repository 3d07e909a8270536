"""Reported statistics and confidence intervals."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.language import load_pack
from factcheck.model import FEWER, LEAST, MOST
from factcheck.recognize import statistics_notation
from factcheck.recognize.draft import Draft


def read(text: str, taken: tuple[tuple[int, int], ...] = ()) -> list[tuple[str, Draft]]:
    pack = load_pack("ar" if any("ء" <= c <= "ي" for c in text) else "en")
    folded = pack.fold(text)
    return [(text[slice(*folded.span(d.start, d.end))], d) for d in statistics_notation.find(folded, pack, taken)]


@pytest.mark.parametrize(
    ("text", "written", "unit", "value", "place", "flags"),
    [
        ("t(28) = 2.20", "t(28) = 2.20", "t", "2.20", "0.01", {"df1=28"}),
        ("t(28) = −2.20", "t(28) = −2.20", "t", "-2.20", "0.01", {"df1=28"}),
        ("F(2, 57) = 4.31", "F(2, 57) = 4.31", "F", "4.31", "0.01", {"df1=2", "df2=57"}),
        ("χ²(1) = 6.63", "χ²(1) = 6.63", "chi2", "6.63", "0.01", {"df1=1"}),
        ("χ²(1, N = 100) = 6.63", "χ²(1, N = 100) = 6.63", "chi2", "6.63", "0.01", {"df1=1"}),
        ("r(48) = .31", "r(48) = .31", "r", "0.31", "0.01", {"df1=48"}),
        ("z = 1.96", "z = 1.96", "z", "1.96", "0.01", set()),
        ("p = .036", "p = .036", "p", "0.036", "0.001", set()),
        ("M = 4.36", "M = 4.36", "mean", "4.36", "0.01", set()),
        ("SD = 1.18", "SD = 1.18", "sd", "1.18", "0.01", set()),
        ("N = 1,028", "N = 1,028", "n", "1028", "0", set()),
        ("F(1, 20) = 4", "F(1, 20) = 4", "F", "4", "1", {"df1=1", "df2=20"}),
    ],
)
def test_a_statistic(text: str, written: str, unit: str, value: str, place: str, flags: set[str]) -> None:
    [(words, draft)] = read(f"It was so ({text}) again.")
    assert (words, draft.unit, draft.value, draft.place, draft.flags) == (
        written,
        unit,
        Decimal(value),
        Decimal(place),
        flags,
    )
    assert draft.kind == "count"


def test_a_sign_is_a_hedge() -> None:
    assert [d.hedge for _, d in read("p < .001, p ≤ .05, p >= .1, p = .2")] == [FEWER, MOST, LEAST, None]


@pytest.mark.parametrize(
    ("text", "ends", "kind"),
    [
        ("(95% CI 1.21 to 2.80)", ("1.21", "2.80"), "count"),
        ("(95% CI, 1.21-2.80)", ("1.21", "2.80"), "count"),
        ("95% CI [1.21, 2.80]", ("1.21", "2.80"), "count"),
        ("(95% CI 10.9% to 14.5%)", ("10.9", "14.5"), "percent"),
        ("a 95 per cent confidence interval of 2,900 to 3,900", ("2900", "3900"), "count"),
        ("بفاصل ثقة 95% من 10.9% إلى 14.5%", ("10.9", "14.5"), "percent"),
        ("فاصل ثقة 95%: 1.2 إلى 2.8", ("1.2", "2.8"), "count"),
    ],
)
def test_a_confidence_interval(text: str, ends: tuple[str, str], kind: str) -> None:
    [(_, draft)] = read(text)
    assert (draft.unit, draft.ends, draft.kind) == ("ci", tuple(map(Decimal, ends)), kind)


@pytest.mark.parametrize("text", ["5 < 7", "m = 5", "f = 3", "the t (28) was", "CI of hope", "a p of 3", "n-95"])
def test_no_statistics(text: str) -> None:
    assert read(text) == []


def test_taken_spans_are_left_alone() -> None:
    assert read("p = .05", ((0, 3),)) == []


@given(st.text(alphabet="tFrzpMSDnNχ²(), =<>.0123456789%CI \n-toا", max_size=80))
def test_any_notation(text: str) -> None:
    spans = [(d.start, d.end) for _, d in read(text)]
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
