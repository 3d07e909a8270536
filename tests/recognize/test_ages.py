"""Ages: made of the counts and durations around which the words say so."""

from __future__ import annotations

from decimal import Decimal

import pytest

from factcheck.language import load_pack
from factcheck.model import Claim, Document
from factcheck.recognize import recognize


def read(text: str) -> list[Claim]:
    pack = load_pack("ar" if any("ء" <= c <= "ي" for c in text) else "en")
    return [claim for claim in recognize(Document(text), pack).claims if claim.kind == "age"]


@pytest.mark.parametrize(
    ("text", "written", "value", "unit"),
    [
        ("She was aged 66.", "66", 66, "year"),
        ("a 66-year-old woman", "66-year-old", 66, "year"),
        ("a 70-year-old church", "70-year-old", 70, "year"),
        ("a wall more than 500 years old", "500 years old", 500, "year"),
        ("He is 66 years old.", "66 years old", 66, "year"),
        ("sixty-six years old", "sixty-six years old", 66, "year"),
        ("a six-month-old baby", "six-month-old", 6, "month"),
        ("died at the age of 82", "82", 82, "year"),
        ("He turned 80 today", "80", 80, "year"),
        ("He was 23 when he left", "23", 23, "year"),
        ("At 34, he won the cup.", "34", 34, "year"),
        ("He was 85.", "85", 85, "year"),
        ("people over the age of 65", "65", 65, "year"),
        ("توفي عن عمر 66 عاماً", "66 عاماً", 66, "year"),
        ("عن عمر ناهز 82 سنة", "82 سنة", 82, "year"),
        ("يبلغ من العمر 34 عاماً", "34 عاماً", 34, "year"),
        ("الشاب البالغ 66 عاماً", "66 عاماً", 66, "year"),
        ("في الـ34 من عمره", "34 من عمره", 34, "year"),
        ("طفل عمره 3 أشهر", "3 أشهر", 3, "month"),
        ("رحل أمس الشاعر عن ستين عاماً", "ستين عاماً", 60, "year"),
        ("صاحب الـ23 عاماً", "23 عاماً", 23, "year"),
        ("دون سن الـ18", "18", 18, "year"),
    ],
)
def test_an_age(text: str, written: str, value: int, unit: str) -> None:
    [claim] = read(text)
    assert (claim.text, claim.value, claim.unit, claim.place) == (written, Decimal(value), unit, 0)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Owen Pardew, 34, of Leeds", 34),
        ("said Jane Doe, 29.", 29),
        ("Jane Doe (34) won", 34),
        ("هدى سالم (78 عاماً) فازت", 78),
        ("خالد المصري، 45 عاماً، يعمل", 45),
    ],
)
def test_an_age_after_a_name(text: str, value: int) -> None:
    [claim] = read(text)
    assert claim.value == value and "name" in claim.flags


def test_decades_of_life() -> None:
    assert [(c.text, c.ends) for c in read("a man in his mid-50s")] == [("50s", (50, 59))]
    assert [c.ends for c in read("in her early seventies")] == [(70, 79)]
    assert [c.ends for c in read("في السبعينيات من عمره")] == [(70, 79)]
    assert [c.ends for c in read("في العقد الثالث من عمره")] == [(20, 29)]


def test_lists_of_ages() -> None:
    assert [c.value for c in read("her sons, ages 5 and 7, left")] == [5, 7]


@pytest.mark.parametrize(
    "text",
    [
        "It lasted 66 years.", "He turned 80 percent of it away.", "He was 23 seconds behind.", "Ohio, 18, and Texas, 12", "He served 12 years.", "in the seventies",
        "Ahmed won 14 percent; George Allen, 10, and others", "the Transforming Energy Now (TEN) Act", "حكم عليه بالسجن 15 عاماً", "استمرت الحرب 34 عاماً", "في السبعينيات",
        "بالسجن (20 عاماً) مع النفاذ",
    ],
)  # fmt: skip
def test_no_ages(text: str) -> None:
    assert read(text) == []
