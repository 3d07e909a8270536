"""Numbers that are no figures, and figures that must not be taken for such."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from factcheck.language import load_pack
from factcheck.recognize import other


def read(text: str, language: str | None = None) -> list[str]:
    pack = load_pack(language or ("ar" if any("ء" <= c <= "ي" for c in text) else "en"))
    folded = pack.fold(text)
    drafts = other.find(folded, pack)
    end = 0
    for draft in drafts:
        assert draft.kind == "other" and draft.value is None
        assert end <= draft.start < draft.end <= len(folded.text)
        end = draft.end
    return [text[slice(*folded.span(draft.start, draft.end))] for draft in drafts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Flight 4471 left Runway 19", ["Flight 4471", "Runway 19"]),
        ("an F-16 and a Boeing 737-800 and an A320-214", ["F-16", "Boeing 737-800", "A320-214"]),
        ("on the A38 and Interstate 81 and Route 9", ["A38", "Interstate 81", "Route 9"]),
        ("version 4.2, 4.2.1 and v2.10", ["version 4.2", "4.2.1", "v2.10"]),
        ("under Section 1983, 384 U.S. 436", ["Section 1983", "384 U.S. 436"]),
        ("case 20-1142 and 42 U.S.C. § 1983", ["case 20-1142", "42 U.S.C. § 1983"]),
        ("see p. 12, page 7 and pages 12-15", ["p. 12", "page 7", "pages 12-15"]),
        ("Slide 7, Chapter 11, Table 2, Figure 3", ["Slide 7", "Chapter 11", "Table 2", "Figure 3"]),
        ("No. 10, Room 12, Unit 3, extension 17", ["No. 10", "Room 12", "Unit 3", "extension 17"]),
        ("Articles 5, 6 and 7 apply", ["Articles 5, 6 and 7"]),
        ("Phase Two of World War Two", ["Phase Two", "World War Two"]),
        ("1402 Harbour Road, Bath SW1A 1AA", ["1402 Harbour Road", "SW1A 1AA"]),
        ("1. Pay\n(2) Wait\n3) Go\n4- Stop", ["1.", "(2)", "3)", "4-"]),
        ("as shown [3] and [4, 5]", ["[3]", "[4, 5]"]),
        ("write to desk7@example.org or https://example.com/a1.", ["desk7@example.org", "https://example.com/a1"]),
        ("call 020 7946 0958 or +44 20 7946 0958", ["020 7946 0958", "+44 20 7946 0958"]),
        ("(202) 555-0199 or 202-555-0143", ["(202) 555-0199", "202-555-0143"]),
        ("Albany, NY 12207, and Washington, D.C. 20510-1234", ["12207", "20510-1234"]),
        ("the G7, the G20, COVID-19 and U-21", ["G7", "G20", "COVID-19", "U-21"]),
        ("after 9/11, open 24/7 on Channel 4 for Formula 1", ["9/11", "24/7", "Channel 4", "Formula 1"]),
        (
            "@user77 and #top10 and report_2023.pdf at 192.168.1.1",
            ["@user77", "#top10", "report_2023.pdf", "192.168.1.1"],
        ),
        ("doi:10.1000/182 and ISBN 978-3-16-148410-0", ["doi:10.1000/182", "ISBN 978-3-16-148410-0"]),
        ("one of them met one another at one point", ["one", "one", "one"]),
        ("المادة 15 من القانون رقم 23 لسنة 2012", ["المادة 15", "القانون رقم 23"]),
        ("الطريق الوطنية رقم 1 والقانون عدد 52 لسنة 1992", ["الطريق الوطنية رقم 1", "القانون عدد 52"]),
        ("المادتان 5 و6 والفصول 101 و202 و204", ["المادتان 5 و6", "الفصول 101 و202 و204"]),
        ("طائرة إف-16 وبوينغ 737 وكوفيد-19", ["إف-16", "بوينغ 737", "كوفيد-19"]),
        ("هاتف: 71 123 456", ["71 123 456"]),
        ("الصفحة 7 والغرفة ١٢", ["الصفحة 7", "الغرفة ١٢"]),
    ],
)
def test_names(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "In 20510 homes", "unit 3 apples", "no 10 people", "level 3.5 percent", "group 20 people", "Mid-2016", "USD20 and Rs500", "the Data Protection Act 1998", "5.798.752 people", "12.06.2025",
        "3-1 to Leeds", "8 to 10 days", "a 5-year plan", "56 per km2", "12 - 15 people", "2016. A year", "$4.50", "1,200 homes", "-5 degrees", "a 7-inch screen", "the year 2016",
        "عدد 30 تلميذا", "القانون 29 فصلا", "مجموعه 48 مقعدا", "و20 شخصا", "بـ30 دينارا", "حوالي20 شخصا", "الطريق 20 كيلومترا",
    ],
)  # fmt: skip
def test_figures_stay_figures(text: str) -> None:
    assert read(text) == []


@given(st.text(max_size=300), st.sampled_from(["en", "ar"]))
def test_any_text(text: str, language: str) -> None:
    read(text, language)


PIECES = ["12", "555", "7", "-", ".", "/", " ", "(", ")", "[", "]", "@", "#", "_", "F", "A", "no. ", "page ", "Section ", "§", "\n", "www.", "://", "رقم ", "المادة ", "و", "ال", "Street", "Oak "]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join), st.sampled_from(["en", "ar"]))
@example("www.12 ", "en")  # a space that ends the text
def test_any_mixture(text: str, language: str) -> None:
    read(text, language)
