"""Figures read from sentences: value, unit, kind, hedge, ends; and properties that hold of any text."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.language import load_pack
from factcheck.recognize.draft import Draft
from factcheck.recognize.numerals import find


def read(code: str, text: str) -> list[Draft]:
    pack = load_pack(code)
    return find(pack.fold(text), pack)


def brief(draft: Draft) -> str:
    """A draft in one line: kind value unit/per hedge, with the ends of a range and the place where it is not 0."""
    value = (
        "-".join(f"{end.normalize():f}" for end in draft.ends)
        if draft.ends
        else f"{draft.value.normalize():f}"
        if draft.value is not None
        else "?"
    )
    parts = [draft.kind, value, "/".join(filter(None, (draft.unit or "", draft.per))), draft.hedge or ""]
    return " ".join(part for part in parts if part)


ENGLISH = {
    "Some 31,500 people fled.": ["count 31500 about"],
    "It cost $3.4bn, £2.1tn, A$750k or 1.2m euros.": ["money 3400000000 USD", "money 2100000000000 GBP", "money 750000 AUD", "money 1200000 EUR"],
    "One hundred and twenty-three thousand four hundred ballots.": ["count 123400"],
    "Two hundred and three hundred are no one number.": ["count 200", "count 300"],
    "12,34,567 voters and 31 500 tonnes.": ["count 1234567", "measure 31500 tonne"],
    "Half a million, a quarter of a million, two and a half million.": ["count 500000", "count 250000", "count 2500000"],
    "A year and a half, half an hour, half a percentage point.": ["duration 1.5 year", "duration 0.5 hour", "percent 0.5 point"],
    "Hundreds fled, tens of thousands stayed.": ["count 100-100 indefinite", "count 10000-10000 indefinite"],
    "One in five adults; nine out of ten.": ["fraction 0.2", "fraction 0.9"],
    "15 out of 20 seats.": ["count 15", "count 20"],
    "Outnumbered by 3 to 1.": ["ratio 3-1"],
    "They won 3-1 and the bill passed 71-26.": ["score 3-1", "score 71-26"],
    "Between 10 and 20 million; $26 to $31 million; 5-10%.": ["count 10000000-20000000", "money 26000000-31000000 USD", "percent 5-10 percent"],
    "Wards of 8 to 2 patients.": ["count 8-2"],
    "Sales rose from 10 to 20 million.": ["count 10000000", "count 20000000"],
    "It fell to 10 from 12.": ["count 10", "count 12"],
    "The rate went from 6 per cent to 9 per cent.": ["percent 6 percent", "percent 9 percent"],
    "It climbed from 9.4 per 100,000 to 11.2.": ["count 9.4 100000", "count 11.2"],
    "Wages rose 3 to 5 percent.": ["percent 3-5 percent"],
    "25 percent more than the $2.88 of May.": ["percent 25 percent", "money 2.88 USD"],
    "Over three years it lost over $5,000; the strike lasted over three weeks.": ["duration 3 year", "money 5000 USD more-than", "duration 3 week more-than"],
    "No more than 400, at least 30, just under 9%, 50 or so.": ["count 400 at-most", "count 30 at-least", "percent 9 percent nearly", "count 50 about"],
    "He is 5 ft 8.4 in tall and weighs 12st 6lb.": ["measure 68.4 inch", "measure 174 pound"],
    "2 hours 1 minute 39 seconds; 20 dollars and 43 cents.": ["duration 7299 second", "money 20.43 USD"],
    "$40 a barrel, 60 km/h, 40 people a day, £30 a head, 3 litres per 100 km.": [
        "money 40 USD/barrel", "measure 60 kilometer-per-hour", "count 40 day", "money 30 GBP/head", "measure 3 liter/100-kilometer"
    ],
    "a 27-kilometer ring, an 11-day trip, a 2,000-square-foot home": ["measure 27 kilometer", "duration 11 day", "measure 2000 square-foot"],
    "F-16, COVID-19, version 4.2.1, 747s and A38.": [],
    "One of them, no one, one another; one day later one child died.": ["duration 1 day", "count 1"],
    "Her 50th birthday, the twenty-fifth anniversary; she finished second.": ["ordinal 50", "ordinal 25", "ordinal 2"],
    "At first he was first elected.": [],
    "A third of them agreed; a third suspect fled.": ["fraction 0.3333333333333333333333333333", "ordinal 3"],
    "the Ninth Circuit ruled again in the morning": [],
    "Minus 5C, 10 degrees below zero, -3%.": ["measure -5 celsius", "measure -10 degree", "percent -3 percent"],
    "Macon - $1,010.00": ["money 1010 USD"],
    "Nearly 60%, up from 4.2 points to 48 percent.": ["percent 60 percent nearly", "percent 4.2 point", "percent 48 percent"],
    "20 points in the league game": ["count 20"],
    "ages 18- to 49-year": ["duration 18-49 year"],
    "A time of 2:05:46; verse 3:16.": ["duration 7546 second"],
    "USD115.5, Rs.30-Rs.40, 75 USD million, ($-99.99)": ["money 115.5 USD", "money 30-40 INR", "money 75000000 USD", "money -99.99 USD"],
    "3 tonnes, 20 kg of it": ["measure 3 tonne", "measure 20 kilogram"],
    "one per million, 5 per thousand, one out of every thousand": ["count 1 1000000", "count 5 1000", "fraction 0.001"],
    "the first quarter-final, 1st to 12th grade, a third of a mile": ["ordinal 1", "ordinal 1", "ordinal 12", "measure 0.3333333333333333333333333333 mile"],
    "52% to 49% in the poll": ["percent 52 percent", "percent 49 percent"],
    "between five and twenty people, between one hundred and fifty and two hundred": ["count 5-20", "count 150-200"],
    "the 4.5 in (118 mm) armor, 2 C (3.6 F), 6.5 tons (6.6 t)": [
        "measure 4.5 inch", "measure 118 millimeter", "measure 2 celsius", "measure 3.6 fahrenheit", "measure 6.5 ton", "measure 6.6 tonne"
    ],
    "30 people at least; 5 in the morning": ["count 30 at-least", "count 5"],
    "6.02e23 and 2.48x10^-5": ["count 602000000000000000000000", "count 0.0000248"],
    "300-odd workers, 900-plus jobs, a couple of hours": ["count 300 about", "count 900 at-least", "duration 2 hour about"],
}  # fmt: skip

ARABIC = {
    "نحو 60 في المائة من المهجرين، أي 19 ألف شخص": ["percent 60 percent about", "count 19000"],
    "٣١٬٥٠٠ شخص و٣٫٥ ملايين": ["count 31500", "count 3500000"],
    "۱۲۳۴ طنا و%5 و5%": ["measure 1234 ton", "percent 5 percent", "percent 5 percent"],
    "2,5 في المائة و1,2 مليار و3ر6 بالمائة و46 فاصل 5 بالمائة": ["percent 2.5 percent", "count 1200000000", "percent 6.3 percent", "percent 46.5 percent"],
    "مئة وثلاثة وعشرون ألفاً وأربعمئة": ["count 123400"],
    "اثنتي عشرة امرأة وأحد عشر رجلاً": ["count 12", "count 11"],
    "ثلاثة مليارات ونصف المليار دولار": ["money 3500000000 USD"],
    "مليون ومئتي ألف، وألفان ومئة، وثلاثمائة وستة": ["count 1200000", "count 2100", "count 306"],
    "11 ألفاً و250 ناخباً": ["count 11250"],
    "عاد طفلين بعد شهرين وساعتين ونصف الساعة": ["count 2", "duration 2 month", "duration 2.5 hour"],
    "بخمسة وعشرين شخصاً و25 وبـ50 ولـ300 والـ620": ["count 25", "count 25", "count 50", "count 300", "count 620"],
    "العشرات وعشرات الآلاف ومئات": ["count 10-10 indefinite", "count 10000-10000 indefinite", "count 100-100 indefinite"],
    "ما بين 10 و20 شخصاً، من 10 إلى 20 في المئة": ["count 10-20", "percent 10-20 percent"],
    "بين خمسة وعشرين وثلاثين": ["count 25-30"],
    "ارتفع من 10 إلى 20 مليون": ["count 10000000", "count 20000000"],
    "من 412 حالة إلى 371": ["count 412", "count 371"],
    "ما يزيد عن 30، لا يقل عن 40، قرابة 50، 60 على الأقل": ["count 30 more-than", "count 40 at-least", "count 50 nearly", "count 60 at-least"],
    "20 جنيهاً مصرياً و5 ملايين ريال سعودي و7 دنانير و10 م د": ["money 20 EGP", "money 5000000 SAR", "money 7 dinar", "money 10000000 TND"],
    "20 دولاراً و43 سنتاً، و4 دقائق و6.31 ثانية، ومتر و75 سنتيمتراً": ["money 20.43 USD", "duration 246.31 second", "measure 175 centimeter"],
    "5 دولارات للبرميل و30 شخصاً يومياً و9.4 لكل 100 ألف نسمة": ["money 5 USD/barrel", "count 30 day", "count 9.4 100000"],
    "واحد من كل خمسة، ثلثا السكان، خُمس، خمس السكان، خمس سنوات": [
        "fraction 0.2", "fraction 0.6666666666666666666666666667", "fraction 0.2", "fraction 0.2", "duration 5 year"
    ],
    "نصف نقطة مئوية ونصف ساعة وربع قرن": ["percent 0.5 point", "duration 0.5 hour", "duration 0.25 century"],
    "الذكرى الثلاثين والدورة الحادية عشرة والمركز الخامس والعشرين والرئيس الـ45": ["ordinal 30", "ordinal 11", "ordinal 25", "ordinal 45"],
    "شخص واحد ويوم واحد": ["count 1", "duration 1 day"],
    "أحد المسؤولين، واحدة من أكبر، كمية، لست، ربع النهائي، الربع الأخير": [],
    "5 درجات تحت الصفر": ["measure -5 degree"],
    "فاز 3-1": ["score 3-1"],
    "أربعة مواسم ونصف": ["count 4.5"],
    "نصفهم نساء، ثلاثة عقود، 405 عقود عمل": ["fraction 0.5", "duration 3 decade", "count 405"],
    "سنها 16 سنة، 184 بالمئة مقارنة بالشهر ذاته": ["duration 16 year", "percent 184 percent"],
    "قناة التاسعة والدورة التاسعة": ["ordinal 9"],
    "إصابة أربعة أشخاص على الأقل و60 شخصاً تقريباً": ["count 4 at-least", "count 60 about"],
    "3 مليون و775 ألف دينار و451 دينار": ["money 3775451 dinar"],
    "بنسبة 50 و60 بالمائة": ["percent 50 percent", "percent 60 percent"],
    "120.000 متر و2,449 مليار دولار": ["measure 120000 meter", "money 2449000000 USD"],
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ENGLISH.items(), ids=list(ENGLISH))
def test_english(text: str, expected: list[str]) -> None:
    assert [brief(draft) for draft in read("en", text)] == expected


@pytest.mark.parametrize(("text", "expected"), ARABIC.items(), ids=range(len(ARABIC)))
def test_arabic(text: str, expected: list[str]) -> None:
    assert [brief(draft) for draft in read("ar", text)] == expected


@pytest.mark.parametrize(
    ("code", "text", "place"),
    [
        ("en", "1.2 million", "100000"),
        ("en", "3 million", "1000000"),
        ("en", "60%", "1"),
        ("en", "12.5%", "0.1"),
        ("en", "3.50 km", "0.01"),
        ("en", "31,500", "0"),
        ("en", "two million", "1000000"),
        ("en", "a third of it", "0"),
        ("ar", "20 ألف", "1000"),
        ("ar", "ثلاثة آلاف", "1000"),
        ("ar", "ستون", "0"),
    ],
)
def test_place(code: str, text: str, place: str) -> None:
    assert read(code, text)[0].place == Decimal(place)


def test_span_leaves_out_particles_and_hedges() -> None:
    pack = load_pack("ar")
    folded = pack.fold("أصيب نحو بـ50 دولارا")
    (draft,) = find(folded, pack)
    assert folded.text[draft.start : draft.end] == "50 دولارا"
    assert draft.numeral == "50"


def test_definite_and_words_are_flagged() -> None:
    assert "definite" in read("ar", "الـ620 شخصا")[0].flags
    assert read("ar", "الثلاثة")[0].flags == {"definite", "words"}
    assert "definite" in read("en", "the 31,500 people")[0].flags


def test_taken_spans_are_left_alone() -> None:
    pack = load_pack("en")
    folded = pack.fold("in 2016 300 people")
    assert [draft.start for draft in find(folded, pack, [(3, 7)])] == [8]


ALPHABET = "0123456789.,-–/%$€ \nabsm٣٬٥½'\"()و:" + "ألف مليون نصف ثلاثة عشر"
WORDS = [
    "one", "two", "hundred", "and", "thousand", "a", "half", "third", "of", "to", "between", "from", "million", "percent", "km", "$", "5", "1,000",
    "2.5", "-", "per", "day", "first", "the", "و", "نصف", "ثلاثة", "عشرين", "ألف", "مليون", "بين", "من", "إلى", "في المئة", "الـ", "ساعتين", "واحد", "كل",
]  # fmt: skip


@given(
    st.text(alphabet=ALPHABET, max_size=60)
    | st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)
    | st.text(max_size=40)
)
@settings(max_examples=400, deadline=None)
def test_any_text_gives_ordered_spans_within_it(text: str) -> None:
    for code in ("en", "ar"):
        pack = load_pack(code)
        folded = pack.fold(text)
        end = 0
        for draft in find(folded, pack):
            assert end <= draft.start < draft.end <= len(folded.text)
            assert draft.value is not None or draft.ends is not None
            end = draft.end


@given(st.lists(st.sampled_from(WORDS), max_size=12), st.integers(0, 30), st.integers(1, 8))
@settings(max_examples=200, deadline=None)
def test_drafts_never_touch_taken_spans(words: list[str], start: int, length: int) -> None:
    text = " ".join(words)
    span = (min(start, len(text)), min(start + length, len(text)))
    for code in ("en", "ar"):
        pack = load_pack(code)
        folded = pack.fold(text)
        if folded.origins is not None or span[0] == span[1]:
            continue
        for draft in find(folded, pack, [span]):
            assert draft.end <= span[0] or draft.start >= span[1]


@pytest.mark.parametrize(
    "chain", ["thousand ", "11,", "1-", "one and a half ", "1e99 million ", "ألف ", "ثلاثة و", "2:05:46"]
)
def test_long_chains_are_survived(chain: str) -> None:
    for code in ("en", "ar"):
        read(code, chain * 400)
