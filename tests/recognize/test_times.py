"""Times of day, in figures and in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.language import load_pack
from factcheck.recognize import times


def read(text: str) -> list[tuple[str, int | None, set[str]]]:
    pack = load_pack("ar" if any("ء" <= c <= "ي" for c in text) else "en")
    folded = pack.fold(text)
    found = []
    for draft in times.find(folded, pack):
        start, end = folded.span(draft.start, draft.end)
        assert draft.kind == "time" and draft.value is None and draft.moment is not None
        found.append((text[start:end], draft.moment.minute, draft.flags))
    return found


@pytest.mark.parametrize(
    ("text", "written", "minute"),
    [
        ("at 11.40pm on Monday", "11.40pm", 1420),
        ("at 3.10am", "3.10am", 190),
        ("at 2:17 p.m. local time", "2:17 p.m.", 857),
        ("by 12 am", "12 am", 0),
        ("by 12 pm", "12 pm", 720),
        ("from 7am on", "7am", 420),
        ("at 14:00 sharp", "14:00", 840),
        ("at 2:45 they left", "2:45", 165),
        ("before noon", "noon", 720),
        ("at 12 noon", "12 noon", 720),
        ("after midnight", "midnight", 0),
        ("at 8 o'clock", "8 o'clock", 480),
        ("at half past six", "half past six", 390),
        ("at quarter to nine", "quarter to nine", 525),
        ("9 in the morning", "9 in the morning", 540),
        ("9 at night", "9 at night", 1260),
        ("(1800 UTC)", "1800 UTC", 1080),
        ("at 0830 hours", "0830 hours", 510),
        ("الساعة 14:00", "14:00", 840),
        ("الساعة الثامنة والنصف مساءً", "الثامنة والنصف مساءً", 1230),
        ("التاسعة صباحاً", "التاسعة صباحاً", 540),
        ("الثالثة بعد الظهر", "الثالثة بعد الظهر", 900),
        ("الساعة العاشرة إلا ربعاً", "العاشرة إلا ربعاً", 585),
        ("الساعة 16 و47 دقيقة", "16 و47 دقيقة", 1007),
        ("منتصف الليل و40 دقيقة", "منتصف الليل و40 دقيقة", 40),
        ("الساعة ال10 صباحاً", "10 صباحاً", 600),
        ("س 20.30", "20.30", 1230),
        ("س17", "17", 1020),
    ],
)
def test_reads_a_time(text: str, written: str, minute: int) -> None:
    assert [found[:2] for found in read(text)] == [(written, minute)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("from 8 to 10 a.m.", [480, 600]),
        ("open 7-9 p.m.", [1140, 1260]),
        ("from 11 to 1 p.m.", [660, 780]),
        ("10:45 - 11:30 a.m.", [645, 690]),
        ("من الساعة 8 إلى 10 صباحاً", [480, 600]),
    ],
)
def test_one_part_of_the_day_for_both_ends(text: str, expected: list[int]) -> None:
    assert [minute for _, minute, _ in read(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "won 3:2",
        "a ratio of 1:10",
        "in 2:17:45",
        "five hours",
        "1400 hours",
        "stood at nine",
        "closed at 7.30",
        "$14.50",
        "I am 40",
        "المرتبة الثانية",
        "مجلس 14.30",
        "10 ساعات",
    ],
)
def test_no_times(text: str) -> None:
    assert read(text) == []


def test_an_hour_of_unknown_half_is_flagged() -> None:
    assert "half-day-unknown" in read("at 8 o'clock")[0][2]
    assert "half-day-unknown" in read("الساعة الواحدة")[0][2]
    assert "half-day-unknown" not in read("at 8 am")[0][2]


@given(st.integers(0, 23), st.integers(0, 59))
def test_every_minute_of_the_day_reads_back(hour: int, minute: int) -> None:
    twelve = f"{(hour - 1) % 12 + 1}:{minute:02d} {'am' if hour < 12 else 'pm'}"
    assert [m for _, m, _ in read(f"at {twelve} today")] == [hour * 60 + minute]
    assert [m for _, m, _ in read(f"الساعة {hour:02d}:{minute:02d}")] == [hour * 60 + minute]
