"""model.py: the three readings of a claim under every hedge, and where an offset stands in the source."""

from __future__ import annotations

import typing
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.interval import Interval
from factcheck.model import ABOUT, FEWER, LEAST, MORE, MOST, NEARLY, OVER, Check, Claim, Document, Figure, Kind, Report

HEDGES = (None, ABOUT, NEARLY, OVER, MORE, LEAST, FEWER, MOST, "indefinite", "around-range")
kinds: st.SearchStrategy[Kind] = st.sampled_from(typing.get_args(Kind))
places = st.sampled_from([Decimal(text) for text in ("0", "0", "0.1", "1", "1000")])


def claim(
    value: str | Decimal | None,
    place: str | Decimal = "0",
    kind: Kind = "count",
    hedge: str | None = None,
    ends: tuple[str, str] | None = None,
) -> Claim:
    return Claim(
        "", 0, 0, 1, 1, kind,
        None if value is None else Decimal(value),
        Decimal(place),
        hedge=hedge,
        ends=None if ends is None else (Decimal(ends[0]), Decimal(ends[1])),
    )  # fmt: skip


def within(a: Interval, b: Interval) -> bool:
    joined = a.hull(b)
    return (joined.low, joined.high) == (b.low, b.high) and not a.intersect(b).empty


def shape(low: str | None, high: str | None, opened: str = "") -> Interval:
    return Interval(
        None if low is None else Fraction(low), None if high is None else Fraction(high), "(" in opened, ")" in opened
    )


@given(
    st.decimals(-(10**9), 10**9, places=1),
    places,
    kinds,
    st.sampled_from(HEDGES),
    st.one_of(st.none(), st.integers(0, 100)),
)
def test_each_reading_is_as_wide_as_the_one_before(
    value: Decimal, place: Decimal, kind: Kind, hedge: str | None, spread: int | None
) -> None:
    ends = None if spread is None else (str(value), str(value + spread))
    for number in (value, value.to_integral_value()):
        one = claim(number, place, kind, hedge, ends)
        assert within(one.strict, one.interval)
        assert within(one.interval, one.wide)
        assert not one.strict.empty


@given(st.decimals(-(10**9), 10**9, places=1), places, kinds)
def test_an_unhedged_or_approximate_figure_holds_its_own_value(value: Decimal, place: Decimal, kind: Kind) -> None:
    for hedge in (None, ABOUT, NEARLY, OVER, LEAST, MOST):
        for reading in ("strict", "interval", "wide"):
            assert value in getattr(claim(value, place, kind, hedge), reading)
    for hedge in (MORE, FEWER):
        assert value not in claim(value, place, kind, hedge).wide


@pytest.mark.parametrize(
    ("hedge", "strict", "usual", "wide"),
    [
        (None, shape("19000", "19000"), shape("18500", "19500"), shape("18500", "19500")),
        (ABOUT, shape("19000", "19000"), shape("18500", "19500"), shape("17550", "20450")),
        (NEARLY, shape("19000", "19000"), shape("18500", "19500"), shape("17550", "19500")),
        (OVER, shape("19000", "19000"), shape("18500", "19500"), shape("18500", "20450")),
        (MORE, shape("19000", None, "()"), shape("19000", None, "()"), shape("19000", None, "()")),
        (LEAST, shape("19000", None, ")"), shape("18500", None, ")"), shape("18500", None, ")")),
        (FEWER, shape(None, "19000", "()"), shape(None, "19000", "()"), shape(None, "19000", "()")),
        (MOST, shape(None, "19000", "("), shape(None, "19500", "("), shape(None, "19500", "(")),
    ],
)
def test_the_shape_of_each_hedge(hedge: str | None, strict: Interval, usual: Interval, wide: Interval) -> None:
    one = claim("19000", hedge=hedge)
    assert (one.strict, one.interval, one.wide) == (strict, usual, wide)


@pytest.mark.parametrize(
    ("one", "usual"),
    [
        (claim("60", "1", "percent"), shape("59.5", "60.5")),
        (claim("3.5", "0.1"), shape("3.45", "3.55")),
        (claim("3.50", "0.01"), shape("3.495", "3.505")),
        (claim("1200000", "100000"), shape("1150000", "1250000")),
        (claim("20"), shape("20", "20")),
        (claim("31500"), shape("31450", "31550")),
        (claim("2000", kind="date"), shape("2000", "2000")),
        (claim("100", kind="ordinal"), shape("100", "100")),
        (claim("44", kind="age"), shape("44", "45", ")")),
        (claim("44.5", "0.1", kind="age"), shape("44.45", "44.55")),
        (claim("2.5", ends=("2", "3")), shape("2", "3")),
        (claim("2.5", ends=("3", "2")), shape("2", "3")),
        (claim("3.5", "0.1", ends=("3.4", "3.6")), shape("3.35", "3.65")),
        (claim(None), shape(None, None, "()")),
        (claim(None, hedge="indefinite"), shape(None, None, "()")),
        (claim("1000", hedge="indefinite"), shape("950", None, ")")),
    ],
)
def test_the_usual_reading(one: Claim, usual: Interval) -> None:
    assert one.interval == usual


@given(st.text(alphabet="aب\n", max_size=40), st.data())
def test_positions_count_lines_and_columns_from_one(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    line, column = Document(text).position(offset)
    assert line == text.count("\n", 0, offset) + 1
    assert column == len(text[:offset].rpartition("\n")[2]) + 1


def test_positions_in_a_source_that_was_more_than_the_text() -> None:
    document = Document("ab\ncd", lines=(3, 7), columns=(0, 4))
    assert document.position(1) == (3, 2)
    assert document.position(4) == (7, 6)


def test_findings_stand_worst_first_then_in_reading_order() -> None:
    def check(severity: typing.Literal["error", "warning", "info"] | None, start: int) -> Check:
        figure = Figure("part", Claim("", start, start, 1, 1, "count", Decimal(1)))
        return Check("rule", "inconsistent" if severity else "consistent", severity, "", "", (figure,))

    checks = (check("info", 0), check(None, 1), check("error", 9), check("warning", 2), check("error", 3))
    found = Report(Document(""), (), checks).findings
    assert [(one.severity, one.figures[0].claim.start) for one in found] == [
        ("error", 3), ("error", 9), ("warning", 2), ("info", 0),
    ]  # fmt: skip
