"""Dates: every order, both languages, ranges, years against counts; nothing filled in, nothing corrected."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from factcheck.language import Folded, load_pack
from factcheck.model import Moment
from factcheck.recognize import dates
from factcheck.recognize.draft import Draft

PACKS = {code: load_pack(code) for code in ("en", "ar")}


def read(text: str, language: str | None = None) -> tuple[Folded, list[Draft]]:
    code = language or ("ar" if any("ء" <= c <= "ي" for c in text) else "en")
    folded = PACKS[code].fold(text)
    return folded, dates.find(folded, PACKS[code])


def only(text: str) -> tuple[str, Moment, set[str], Decimal | None]:
    """The one date of a text: its words as written, its moment, its flags and its value."""
    folded, drafts = read(text)
    assert len(drafts) == 1, [folded.text[d.start : d.end] for d in drafts]
    draft = drafts[0]
    assert draft.moment is not None
    start, end = folded.span(draft.start, draft.end)
    return text[start:end], draft.moment, draft.flags, draft.value


def parts(moment: Moment) -> dict[str, object]:
    names = ("year", "month", "day", "weekday", "offset", "end_year")
    return {name: value for name in names if (value := getattr(moment, name)) is not None}


@pytest.mark.parametrize(
    ("text", "written", "expected"),
    [
        ("The bridge opened on 12 June 2025.", "12 June 2025", {"year": 2025, "month": 6, "day": 12}),
        ("It opened on June 12, 2025, at last.", "June 12, 2025", {"year": 2025, "month": 6, "day": 12}),
        ("It opened on Thursday 12 June 2025.", "Thursday 12 June 2025", {"year": 2025, "month": 6, "day": 12, "weekday": 3}),
        ("On Monday, Oct. 7, 2023, they met.", "Monday, Oct. 7, 2023", {"year": 2023, "month": 10, "day": 7, "weekday": 0}),
        ("The 12th of June was wet.", "12th of June", {"month": 6, "day": 12}),
        ("Filed 2025-06-12 by post.", "2025-06-12", {"year": 2025, "month": 6, "day": 12}),
        ("Filed 25/06/2025 by post.", "25/06/2025", {"year": 2025, "month": 6, "day": 25}),
        ("Filed 06/25/2025 by post.", "06/25/2025", {"year": 2025, "month": 6, "day": 25}),
        ("Filed 25.06.2025 by post.", "25.06.2025", {"year": 2025, "month": 6, "day": 25}),
        ("In 2016 March 5 it closed", "2016 March 5", {"year": 2016, "month": 3, "day": 5}),
        ("It closed on Feb. 29, 2023.", "Feb. 29, 2023", {"year": 2023, "month": 2, "day": 29}),
        ("It closed on 31 April.", "31 April", {"month": 4, "day": 31}),
        ("It opens in May 2023", "May 2023", {"year": 2023, "month": 5}),
        ("It opens in May.", "May", {"month": 5}),
        ("They met yesterday.", "yesterday", {"offset": -1}),
        ("They met yesterday, Friday.", "yesterday, Friday", {"offset": -1, "weekday": 4}),
        ("They met the day before yesterday.", "the day before yesterday", {"offset": -2}),
        ("They meet tomorrow.", "tomorrow", {"offset": 1}),
        ("They met on Friday.", "Friday", {"weekday": 4}),
        ("They met last Friday.", "last Friday", {"weekday": 4}),
        ("They met in the season 2012-13.", "2012-13", {"year": 2012, "end_year": 2013}),
        ("The budget for 2023/2024 grew.", "2023/2024", {"year": 2023, "end_year": 2024}),
        ("The budget for FY2024 grew.", "FY2024", {"year": 2024}),
        ("It fell in the third quarter of 2021.", "third quarter of 2021", {"year": 2021, "month": 7}),
        ("It fell in Q3 2021.", "Q3 2021", {"year": 2021, "month": 7}),
        ("The fleet sailed in 31 BC.", "31 BC", {"year": -30}),
        ("He died in AD 12.", "AD 12", {"year": 12}),
        ("In the 21st century it rose.", "21st century", {"year": 2000}),
        ("the nineteenth century", "nineteenth century", {"year": 1800}),
        ("افتتح اليوم السبت 12 تشرين الأول/أكتوبر 2024 الجسر", "اليوم السبت 12 تشرين الأول/أكتوبر 2024",
         {"year": 2024, "month": 10, "day": 12, "weekday": 5, "offset": 0}),
        ("يوم الأربعاء الموافق 9 يوليو", "الأربعاء الموافق 9 يوليو", {"month": 7, "day": 9, "weekday": 2}),
        ("أعلن أمس الجمعة", "أمس الجمعة", {"offset": -1, "weekday": 4}),
        ("وصل أول من أمس", "أول من أمس", {"offset": -2}),
        ("يصل غداً الأحد", "غداً الأحد", {"offset": 1, "weekday": 6}),
        ("يصل الاثنين المقبل", "الاثنين المقبل", {"weekday": 0}),
        ("منذ 15 نوفمبر الماضي", "15 نوفمبر الماضي", {"month": 11, "day": 15}),
        ("في 14 جانفي 2011", "14 جانفي 2011", {"year": 2011, "month": 1, "day": 14}),
        ("في 3 غشت", "3 غشت", {"month": 8, "day": 3}),
        ("غرة جوان 2015", "غرة جوان 2015", {"year": 2015, "month": 6, "day": 1}),
        ("الأربعاء16مارس2016", "الأربعاء16مارس2016", {"year": 2016, "month": 3, "day": 16, "weekday": 2}),
        ("في 31 نيسان", "31 نيسان", {"month": 4, "day": 31}),
        ("on the fourth of July 1776", "fourth of July 1776", {"year": 1776, "month": 7, "day": 4}),
        ("on the 12th of this month", "12th of this month", {"day": 12}),
        ("in the winter of 2019-20", "winter of 2019-20", {"year": 2019, "end_year": 2020}),
        ("منذ السابع من أكتوبر 2023", "السابع من أكتوبر 2023", {"year": 2023, "month": 10, "day": 7}),
        ("هجوم الحادي والعشرين من يناير", "الحادي والعشرين من يناير", {"month": 1, "day": 21}),
        ("يوم 14 الجاري", "14 الجاري", {"day": 14}),
        ("الأسبوع الثالث من جانفي", "جانفي", {"month": 1}),
        ("القرن الحادي والعشرين", "القرن الحادي والعشرين", {"year": 2000}),
        ("سنة 31 ق.م", "31 ق.م", {"year": -30}),
        ("السنة المالية 2023/2024", "السنة المالية 2023/2024", {"year": 2023, "end_year": 2024}),
        ("١٢ يونيو ٢٠٢٥", "١٢ يونيو ٢٠٢٥", {"year": 2025, "month": 6, "day": 12}),
    ],
)  # fmt: skip
def test_reads_a_date(text: str, written: str, expected: dict[str, object]) -> None:
    words, moment, _, _ = only(text)
    assert (words, parts(moment)) == (written, expected)


def test_double_month_names_name_every_month() -> None:
    assert only("في 15 تشرين الثاني/نوفمبر")[1].months == (11, 11)
    assert only("في كانون الثاني (يناير) 2020")[1].months == (1, 1)
    assert only("في 15 كانون الثاني/ديسمبر")[1].months == (1, 12)
    words, moment, _, _ = only("يوم 3 كانون الأول (ديسمبر)، قال")
    assert words == "3 كانون الأول (ديسمبر)" and moment.months == (12, 12)


def test_two_months_of_one_system_are_two_months() -> None:
    _, drafts = read("between May/June 2020")
    assert [d.moment and d.moment.month for d in drafts] == [5, 6]


def test_hijri_stands_beside_gregorian() -> None:
    _, drafts = read("12 رجب 1445 هـ الموافق 24 يناير 2024م")
    assert [(d.moment and d.moment.calendar, d.moment and d.moment.year) for d in drafts] == [
        ("hijri", 1445),
        ("gregorian", 2024),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("from April 6 to June 20, 2023", [(2023, 4, 6), (2023, 6, 20)]),
        ("from April 6, 2023 to June 20", [(2023, 4, 6), (2023, 6, 20)]),
        ("from December 28 to January 3, 2021", [(2020, 12, 28), (2021, 1, 3)]),
        ("from 4 to 9 November 2023", [(2023, 11, 4), (2023, 11, 9)]),
        ("open Jan. 1-5", [(None, 1, 1), (None, 1, 5)]),
        ("on 5 and 6 December", [(None, 12, 5), (None, 12, 6)]),
        ("on May 5, 8 and 9", [(None, 5, 5), (None, 5, 8), (None, 5, 9)]),
        ("from 19 March to 21 October 1957", [(1957, 3, 19), (1957, 10, 21)]),
        ("April to June 2020", [(2020, 4, None), (2020, 6, None)]),
        ("من 4 إلى 9 نوفمبر 2023", [(2023, 11, 4), (2023, 11, 9)]),
        ("يومي 5 و6 ديسمبر", [(None, 12, 5), (None, 12, 6)]),
        ("من 6 أفريل إلى 20 جوان 2023", [(2023, 4, 6), (2023, 6, 20)]),
    ],
)
def test_ranges_share_what_one_end_leaves_out(text: str, expected: list[tuple[int | None, int, int | None]]) -> None:
    _, drafts = read(text)
    moments = [d.moment for d in drafts if d.moment]
    assert [(m.year, m.month, m.day) for m in moments] == expected
    assert any("elided" in d.flags for d in drafts)


def test_weekdays_before_their_days_are_dealt_out_in_turn() -> None:
    for text in ("يومي الثلاثاء والأربعاء 14 و15 فيفري 2017", "on Tuesday and Wednesday, Feb. 14 and 15, 2017"):
        _, drafts = read(text)
        assert [(d.moment.weekday, d.moment.day) for d in drafts if d.moment] == [(1, 14), (2, 15)]


def test_one_clear_date_in_figures_tells_the_order_of_the_others() -> None:
    _, drafts = read("from 1/11/2007 to 1/31/2007")
    assert [(d.moment.month, d.moment.day, d.flags) for d in drafts if d.moment] == [(1, 11, set()), (1, 31, set())]


def test_flags() -> None:
    assert only("on 12/06/2025 they met")[2] == {"ambiguous-order"}
    assert only("on 12/12/2025 they met")[2] == set()
    assert only("in early May 2023")[2] == {"early"}
    assert only("by the end of May")[2] == {"end"}
    assert only("last Friday")[2] == {"last"}
    assert only("in fiscal 2024")[2] == {"fiscal"}
    assert only("أواخر مارس")[2] == {"late"}


def test_a_bare_year_and_a_decade_have_a_value() -> None:
    assert only("It closed in 1934.")[3] == 1934
    assert only("It closed in the 1960s.")[3] == 1960
    assert only("It closed in the sixties.")[3] == 1960
    assert only("في الستينيات")[3] == 1960
    assert only("on 12 June 2025")[3] is None
    assert only("It closed in the 1960s.")[1].precision == "decade"


@pytest.mark.parametrize(
    "text",
    [
        "Built in 2016 by hand", "since 1934", "the 2021 shooting", "The 2019 elections were close", "its 2015 results", "(2016)", "In 2010, 2014 and 2018",
        "2014's best film", "from 2012 to 2015", "1987–2017", "the Act of 2007 cuts rates", "until at least 2015.", "عام 2016", "وفي سنة 1934 بني", "(2016)",
        "بين 2017 و2021", "مواليد 1986", "لسنة 2012", "كأس العالم 2022 في قطر", "خلال 2017 اذ",
    ],
)  # fmt: skip
def test_years(text: str) -> None:
    _, drafts = read(text, "ar" if any("ء" <= c <= "ي" for c in text) else "en")
    assert drafts and all(d.moment and d.moment.precision == "year" for d in drafts)


@pytest.mark.parametrize(
    "text",
    [
        "There were 2,016 people", "with 2016 people", "paid 1500 dollars", "some 1950 of them", "nearly 2000 troops", "a 2000-man force", "$2016", "2016%", "rose 2016.5",
        "the case of 1500 votes", "a 1500-metre race", "It may march on the sun.", "He sat and she may win 5 games", "a second half of play", "Black Friday", "Bloody Sunday",
        "Theresa May lost", "F2016", "1500 دولار", "و1095 حادث مرور", "1850 معلماً", "نحو 2000 شخص", "بلغ 1987 طناً", "عبد الأحد", "في اليوم الأول", "اليوم العالمي",
        "مارس الضغط", "ب1095 م د", "بين الاثنين",
    ],
)  # fmt: skip
def test_no_dates(text: str) -> None:
    folded, drafts = read(text)
    assert [folded.text[d.start : d.end] for d in drafts] == []


def test_a_count_after_a_month_is_no_year() -> None:
    assert parts(only("In June, 1500 people came.")[1]) == {"month": 6}


def test_a_hard_line_break_may_part_a_date_but_a_blank_line_may_not() -> None:
    assert parts(only("on 12\nJune 2025")[1]) == {"year": 2025, "month": 6, "day": 12}
    assert parts(only("page 12\n\nJune 2025")[1]) == {"year": 2025, "month": 6}


def test_taken_spans_are_left_alone() -> None:
    folded = PACKS["en"].fold("Flight 2016 left in 2016")
    assert [d.start for d in dates.find(folded, PACKS["en"], [(0, 11)])] == [20]


EN_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
AR_MONTHS = [
    ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"],
    ["كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول"],
    ["جانفي", "فيفري", "مارس", "أفريل", "ماي", "جوان", "جويلية", "أوت", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"],
]  # fmt: skip


@given(st.integers(1, 31), st.integers(1, 12), st.integers(1900, 2100), st.integers(0, 6), st.sampled_from([
    "{d} {m} {y}", "{m} {d}, {y}", "{w} {d} {m} {y}", "{w}, {m} {d}, {y}", "the {d}th of {m} {y}", "{y}-{n:02d}-{d:02d}", "{d} {m}, {y}", "on {w}, {d} {m} {y}.",
]))  # fmt: skip
def test_english_orders_read_back(day: int, month: int, year: int, weekday: int, order: str) -> None:
    names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    text = order.format(d=day, m=EN_MONTHS[month - 1], n=month, y=year, w=names[weekday])
    _, moment, _, _ = only(text)
    assert (moment.year, moment.month, moment.day) == (year, month, day)
    assert moment.weekday == (weekday if "{w}" in order else None)


@given(st.integers(1, 31), st.integers(1, 12), st.integers(1900, 2100), st.integers(0, 2), st.sampled_from([
    "{d} {m} {y}", "يوم {d} {m} {y}", "في {d} من {m} {y}", "{d} {m} من عام {y}", "الخميس {d} {m} {y}", "اليوم الخميس، {d} {m}، {y}", "{d} {m}/{o} {y}", "{d} {m} ({o}) {y}",
    "و{d} {m} {y}", "الـ{d} من {m} {y}",
]))  # fmt: skip
def test_arabic_orders_read_back(day: int, month: int, year: int, system: int, order: str) -> None:
    text = order.format(d=day, m=AR_MONTHS[system][month - 1], o=AR_MONTHS[(system + 1) % 2][month - 1], y=year)
    _, moment, _, _ = only(text)
    assert (moment.year, moment.month, moment.day, set(moment.months)) == (year, month, day, {month})


@given(st.text(max_size=300), st.sampled_from(["en", "ar"]))
def test_any_text_gives_ordered_spans_within_bounds(text: str, language: str) -> None:
    folded, drafts = read(text, language)
    end = 0
    for draft in drafts:
        assert end <= draft.start < draft.end <= len(folded.text)
        end = draft.end


PIECES = ["12", "2016", "31", "May", "Monday", " ", ", ", "-", "/", "(", ")", "the ", "of ", "to ", "and ", "last ", "early ", "BC", "Q3", "FY", "1960s", "century", "st",
          "السبت", "مارس", "تشرين الثاني", "نوفمبر", "اليوم", "عام ", "من ", "و", "هـ", "م", "القرن", "\n", "٢٠١٦", ":30", "pm", ".5", "%"]  # fmt: skip


@example("12هـ2016", "ar")
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join), st.sampled_from(["en", "ar"]))
def test_any_mixture_of_parts_gives_ordered_spans(text: str, language: str) -> None:
    test_any_text_gives_ordered_spans_within_bounds.hypothesis.inner_test(text, language)  # type: ignore[attr-defined]
