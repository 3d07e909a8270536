"""The JSON formats, field by field: they are relied on from outside."""

import io
import json
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.renderers import Look, load_renderer
from factcheck.renderers._contract import decimal_text
from factcheck.version import __version__
from tests.renderers.reports import arabic, english, silent

KINDS = {
    "count",
    "percent",
    "fraction",
    "ratio",
    "money",
    "measure",
    "date",
    "time",
    "duration",
    "age",
    "ordinal",
    "score",
    "other",
}


def rendered(form, *reports):
    out = io.StringIO()
    load_renderer(form).render(iter(reports), out, Look())
    return out.getvalue()


def number(value):
    return value is None or (isinstance(value, str) and Decimal(value).is_finite() and "E" not in value)


def text_or_null(value):
    return value is None or isinstance(value, str)


def count(value):
    return type(value) is int and value >= 0


CLAIM = {
    "text": lambda v: isinstance(v, str),
    "start": count,
    "end": count,
    "line": count,
    "column": count,
    "kind": lambda v: v in KINDS,
    "value": number,
    "low": number,
    "high": number,
    "unit": text_or_null,
    "about": text_or_null,
    "hedge": text_or_null,
    "checked_by": lambda v: isinstance(v, list) and all(isinstance(one, str) for one in v),
    "unchecked": text_or_null,
}
CHECK = {
    "rule": lambda v: isinstance(v, str),
    "verdict": lambda v: v in {"consistent", "inconsistent", "undecided"},
    "severity": lambda v: v in {"error", "warning", "info", None},
    "message": lambda v: isinstance(v, str),
    "arithmetic": lambda v: isinstance(v, str),
    "figures": lambda v: isinstance(v, list) and v,
    "slip": text_or_null,
    "repairs": lambda v: all(
        set(one) == {"role", "value"} and all(isinstance(x, str) for x in one.values()) for one in v
    ),
    "rounding": lambda v: type(v) is bool,
}
FIGURE = {
    "role": lambda v: isinstance(v, str),
    "text": lambda v: isinstance(v, str),
    "start": count,
    "end": count,
    "line": count,
    "column": count,
    "value": number,
}


def has_shape(data, shape):
    assert list(data) == list(shape)
    for name, holds in shape.items():
        assert holds(data[name]), (name, data[name])


@pytest.mark.parametrize("report", [english(), arabic(), silent()], ids=["english", "arabic", "silent"])
def test_every_field_has_its_name_and_type(report):
    document = json.loads(rendered("jsonl", report))
    assert list(document) == ["id", "path", "language", "date", "claims", "checks"]
    assert isinstance(document["id"], str) and isinstance(document["path"], str)
    for claim in document["claims"]:
        has_shape(claim, CLAIM)
        assert report.document.text[claim["start"] : claim["end"]] == claim["text"]
        assert claim["line"] >= 1 and claim["column"] >= 1
        assert not (claim["checked_by"] and claim["unchecked"])
    for check in document["checks"]:
        has_shape(check, CHECK)
        assert (check["severity"] is not None) == (check["verdict"] == "inconsistent")
        for figure in check["figures"]:
            has_shape(figure, FIGURE)
            assert report.document.text[figure["start"] : figure["end"]] == figure["text"]


def test_values_are_decimal_strings_in_the_unit_as_written():
    claims = {claim["text"]: claim for claim in json.loads(rendered("jsonl", english()))["claims"]}
    assert [claims["20%"][end] for end in ("value", "low", "high")] == ["20", "19.5", "20.5"]
    assert [claims["31,500 trees"][end] for end in ("value", "low", "high")] == ["31500", "31450", "31550"]
    assert [claims["Thousands"][end] for end in ("value", "low", "high")] == [None, None, None]
    assert claims["31,500 trees"]["about"] == "trees"
    assert claims["60 tonnes"]["unit"] == "tonne"


def test_a_claim_names_the_rules_that_compared_it_and_only_those():
    claims = {claim["text"]: claim for claim in json.loads(rendered("jsonl", english()))["claims"]}
    assert claims["20%"]["checked_by"] == ["percent-change"]
    assert (
        claims["12"] | {"checked_by": [], "unchecked": "the total is not read"} == claims["12"]
    )  # held by an undecided check
    assert claims["Thousands"]["unchecked"] == "indefinite"


def test_json_is_one_object_with_a_summary():
    result = json.loads(rendered("json", english(), arabic(), silent()))
    assert list(result) == ["factcheck", "documents", "summary"]
    assert result["factcheck"] == __version__
    assert result["documents"] == [json.loads(rendered("jsonl", one)) for one in (english(), arabic(), silent())]
    assert result["summary"] == {
        "documents": 3,
        "figures": 11,
        "checked": 9,
        "unchecked": 2,
        "consistent": 1,
        "inconsistent": 2,
        "undecided": 1,
        "error": 1,
        "warning": 1,
        "info": 0,
        "silent": 1,
        "known": 0,
    }
    assert json.loads(rendered("json"))["documents"] == []


def test_jsonl_is_written_document_by_document():
    class Flushes(io.StringIO):
        flushed = 0

        def flush(self):
            self.flushed += 1

    out = Flushes()

    def reports():
        yield english()
        assert out.flushed == 1 and out.getvalue().count("\n") == 1
        yield arabic()

    load_renderer("jsonl").render(reports(), out, Look())
    assert out.flushed == 2 and out.getvalue().count("\n") == 2


@given(st.integers(), st.integers(0, 30), st.integers(0, 30))
def test_a_number_with_an_end_is_written_exactly(numerator, twos, fives):
    value = Fraction(numerator, 2**twos * 5**fives)
    assert Fraction(decimal_text(value)) == value


@given(st.fractions())
def test_a_number_without_one_is_written_to_fifteen_digits(value):
    assert abs(Fraction(decimal_text(value)) - value) <= abs(value) / 10**14


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, None),
        (Decimal("1.2E+6"), "1200000"),
        (Decimal("3.50"), "3.50"),
        (Fraction(39, 2), "19.5"),
        (Fraction(-1, 8), "-0.125"),
        (Fraction(10**40 + 1, 10), f"1{'0' * 39}.1"),
        (Fraction(1, 3), "0.333333333333333"),
        (Fraction(10**400), f"1{'0' * 400}"),
    ],
)
def test_numbers_are_plain_digits(value, text):
    assert decimal_text(value) == text
