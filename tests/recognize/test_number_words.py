"""Number words are read back to the number that an independent speller wrote: English, and Arabic in both genders and two cases."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from factcheck.language import load_pack
from factcheck.recognize.numerals import find

_EN = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_EN_TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()
_EN_SCALES = [(10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (10**3, "thousand")]


def english(n: int, british: bool) -> str:
    if n < 20:
        return _EN[n]
    if n < 100:
        return _EN_TENS[n // 10] + (f"-{_EN[n % 10]}" if n % 10 else "")
    if n < 1000:
        joint = " and " if british else " "
        return f"{_EN[n // 100]} hundred" + (joint + english(n % 100, british) if n % 100 else "")
    for scale, name in _EN_SCALES:
        if n >= scale:
            rest = n % scale
            joint = " and " if british and rest < 100 else " "
            return f"{english(n // scale, british)} {name}" + (joint + english(rest, british) if rest else "")
    raise AssertionError(n)


_MASCULINE = ["", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"]
_FEMININE = ["", "واحدة", "اثنتان", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر"]
_TENS = ["", "", "عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"]
_HUNDREDS = ["", "مئة", "مئت", "ثلاثمئة", "أربعمئة", "خمسمئة", "ستمئة", "سبعمئة", "ثمانمئة", "تسعمئة"]
_SCALES = [(10**9, "مليار", "مليارات", "ملياراً"), (10**6, "مليون", "ملايين", "مليوناً"), (10**3, "ألف", "آلاف", "ألفاً")]


def arabic(n: int, feminine: bool, oblique: bool, old: bool) -> str:
    """The number in words; `old` writes the hundred with its mute letter and apart («ثلاث مائة»)."""
    units = _FEMININE if feminine else _MASCULINE
    dual = "ين" if oblique else "ان"
    if n == 2:
        return ("اثنت" if feminine else "اثن") + dual
    if n <= 10:
        return units[n]
    if n < 20:
        if n == 11:
            return "إحدى عشرة" if feminine else "أحد عشر"
        if n == 12:
            two = "اثنت" if feminine else "اثن"
            return two + ("ي" if oblique else "ا") + (" عشرة" if feminine else " عشر")
        return f"{units[n - 10]} {'عشرة' if feminine else 'عشر'}"
    if n < 100:
        tens = _TENS[n // 10] + ("ين" if oblique else "ون")
        return f"{arabic(n % 10, feminine, oblique, old)} و{tens}" if n % 10 else tens
    if n < 1000:
        hundreds = _HUNDREDS[n // 100] + (dual if n // 100 == 2 else "")
        if old:
            hundreds = hundreds.replace("مئ", "مائ")
            if n // 100 > 2:
                hundreds = f"{_FEMININE[n // 100]} مائة"
        return hundreds + (f" و{arabic(n % 100, feminine, oblique, old)}" if n % 100 else "")
    for scale, one, many, accusative in _SCALES:
        if n >= scale:
            count, rest = divmod(n, scale)
            if count == 1:
                head = one
            elif count == 2:
                head = one + dual
            else:
                noun = many if 3 <= count % 100 <= 10 else one if count % 100 in (0, 1, 2) else accusative
                head = f"{arabic(count, False, oblique, old)} {noun}"
            return head + (f" و{arabic(rest, feminine, oblique, old)}" if rest else "")
    raise AssertionError(n)


def read_one(code: str, text: str) -> int | None:
    pack = load_pack(code)
    drafts = find(pack.fold(text), pack)
    assert len(drafts) == 1, [(draft.value, draft.start, draft.end) for draft in drafts]
    return None if drafts[0].value is None else int(drafts[0].value)


@given(st.integers(2, 999) | st.integers(1000, 10**6) | st.integers(10**6, 10**15 - 1), st.booleans())
@example(123_400, True)
@settings(max_examples=500, deadline=None)
def test_english_numbers(n: int, british: bool) -> None:
    assert read_one("en", f"There were {english(n, british)} ballots.") == n


@given(
    st.integers(2, 999) | st.integers(1000, 10**6) | st.integers(10**6, 10**12 - 1),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)
@example(123_400, False, False, False)
@example(2_002_002, True, True, True)
@settings(max_examples=500, deadline=None)
def test_arabic_numbers(n: int, feminine: bool, oblique: bool, old: bool) -> None:
    assert read_one("ar", f"بلغ العدد {arabic(n, feminine, oblique, old)}.") == n
