"""slips.py: which slip a pair of figures shows, what it must not claim, and whether its bits are honest."""

from __future__ import annotations

import random
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from factcheck.interval import Interval, point, rounded
from factcheck.model import Claim, Kind
from factcheck.slips import SLIPS, Slip, name_slip


def figure(
    numeral: str, value: str | None = None, place: str = "0", kind: Kind = "count", flags: frozenset[str] = frozenset()
) -> Claim:
    number = Decimal(value if value is not None else numeral.replace(",", ""))
    return Claim(numeral, 0, len(numeral), 1, 1, kind, number, Decimal(place), numeral=numeral, flags=flags)


def about(low: str, high: str) -> Interval:
    return Interval(Fraction(low), Fraction(high))


@pytest.mark.parametrize(
    ("written", "needed", "name", "meant"),
    [
        (figure("19,302"), point(19032), "digits-transposed", "19032"),
        (figure("437"), point(734), "digits-transposed", "734"),
        (figure("6.3", place="0.1"), point(Decimal("3.6")), "digits-transposed", "3.6"),
        (figure("45", place="1", kind="percent"), point(Decimal("54.2")), "digits-transposed", "54"),
        (figure("19,000"), point(91034), "digits-transposed", "91000"),
        (figure("10,200"), point(12200), "digit-wrong", "12200"),
        (figure("12,200"), about("10150", "10250"), "digit-wrong", "10200"),
        (figure("0.63", place="0.01"), about("0.825", "0.835"), "digit-wrong", "0.83"),
        (figure("1,223"), point(123), "digit-doubled", "123"),
        (figure("1,234"), point(134), "digit-extra", "134"),
        (figure("134"), point(1234), "digit-missing", "1234"),
        (figure("1.4", place="0.1"), point(Decimal("12.4")), "digit-missing", "12.4"),
        (figure("18"), point(19), "off-by-one", "19"),
        (figure("1,000"), point(999), "off-by-one", "999"),
        (figure("31,500"), point(3150), "factor-ten", "3150"),
        (figure("31,500"), about("314950", "315050"), "factor-ten", "315000"),
        (figure("640", "640000000", "1000000", "money"), about("6350000000", "6450000000"), "factor-ten", "6400000000"),
        (figure("315"), point(31500), "factor-hundred", "31500"),
        (figure("315"), point(315000), "factor-thousand", "315000"),
        (figure("31.5", place="0.1"), point(Decimal("3.15")), "decimal-moved", "3.15"),
        (figure("1.25", place="0.01"), point(125), "decimal-moved", "125"),
        (figure("2.3", "2300000", "100000"), point(2300000000), "scale-word", "2300000000"),
        (figure("2.3", "2300000000", "100000000"), about("2290", "2310"), "scale-word", "2300"),
        (figure("3.2", place="0.1"), point(Decimal("-3.2")), "sign", "-3.2"),
        (figure("-4.7", "-4.7", "0.1"), point(Decimal("-7.4")), "digits-transposed", "-7.4"),
    ],
)
def test_the_slip_is_named(written: Claim, needed: Interval, name: str, meant: str) -> None:
    slip = name_slip(written, needed)
    assert slip is not None
    assert (slip.name, slip.value) == (name, Fraction(meant))
    assert slip.name in SLIPS


def test_number_words_compare_by_value_and_prove_nothing() -> None:
    words = frozenset({"words"})
    assert name_slip(figure("three", "3", flags=words), point(5)) == Slip(
        "number-word-wrong", "3 → 5", 0.0, Fraction(5)
    )
    assert name_slip(figure("three", "3", flags=words), point(50)) is None
    million = name_slip(figure("twelve million", "12000000", "1000000", flags=words), point(12_000_000_000))
    assert million is not None and million.name == "scale-word"


@pytest.mark.parametrize(
    ("said", "value", "meant"), [("sixteen", 16, 60), ("ninety", 90, 19), ("sixty thousand", 60_000, 16_000)]
)
def test_a_teen_is_heard_for_a_ten(said: str, value: int, meant: int) -> None:
    slip = name_slip(figure(said, str(value), flags=frozenset({"words"})), point(meant))
    assert slip is not None and slip.name == "teen-for-ten" and slip.value == meant and slip.surprise > 3


@pytest.mark.parametrize(
    ("written", "needed"),
    [
        (figure("19,000"), about("18742", "19057")),  # it fits
        (figure("621"), point(1609)),
        (figure("19,302"), Interval(Fraction(20000), None)),
        (figure("19,302"), Interval(Fraction(2), Fraction(1))),
        (Claim("thousands", 0, 9, 1, 1, "count", None), point(5)),
        (figure("0"), point(7007)),
        (figure("3½", "3.5", "0.5"), point(35)),
        (figure("12345678901234567890"), point(12345678901234567980)),
        (figure("437"), point(743_000)),
    ],
)
def test_what_no_slip_explains(written: Claim, needed: Interval) -> None:
    assert name_slip(written, needed) is None


@pytest.mark.parametrize(
    ("written", "needed"),
    [("7", 8), ("54", 45), ("18", 19), ("100", 1000), ("40", 60), ("23", 28), ("5", 50)],
)
def test_a_short_figure_is_little_evidence(written: str, needed: int) -> None:
    slip = name_slip(figure(written), point(needed))
    assert slip is not None
    assert slip.surprise < 4


@pytest.mark.parametrize(
    ("written", "needed"),
    [("437", 473), ("3,482", 3842), ("19,302", 19032), ("48,213", 43213), ("31,527", 315270), ("8,041", 80041)],
)
def test_a_long_figure_is_evidence(written: str, needed: int) -> None:
    slip = name_slip(figure(written), point(needed))
    assert slip is not None
    assert slip.surprise > 4


def test_a_wide_need_is_less_evidence() -> None:
    narrow = name_slip(figure("48,213"), about("43210", "43216"))
    wide = name_slip(figure("48,213"), about("42800", "43600"))
    assert narrow is not None and wide is not None
    assert narrow.surprise > wide.surprise


@given(st.integers(10, 10**9), st.data())
def test_a_swap_of_two_digits_is_found_whatever_the_figure(number: int, data: st.DataObject) -> None:
    digits = str(number)
    i = data.draw(st.integers(0, len(digits) - 2))
    j = data.draw(st.integers(i + 1, len(digits) - 1))
    swapped = digits[:i] + digits[j] + digits[i + 1 : j] + digits[i] + digits[j + 1 :]
    assume(swapped != digits and swapped[0] != "0")
    slip = name_slip(figure(f"{number:,}"), point(int(swapped)))
    assert slip is not None and slip.surprise >= 0
    assert slip.value == int(swapped)


@given(st.integers(1, 10**9), st.data())
def test_a_digit_changed_lost_or_added_is_found(number: int, data: st.DataObject) -> None:
    digits = str(number)
    i = data.draw(st.integers(0, len(digits) - 1))
    digit = data.draw(st.sampled_from("123456789"))
    for meant in (digits[:i] + digit + digits[i + 1 :], digits[:i] + digit + digits[i:], digits[:i] + digits[i + 1 :]):
        if meant and meant[0] != "0" and meant != digits:
            slip = name_slip(figure(digits), point(int(meant)))
            assert slip is not None
            assert slip.value == int(meant)


@given(
    st.decimals(min_value="0.01", max_value="99999", places=2),
    st.fractions(min_value=-(10**6), max_value=10**6),
    st.fractions(min_value=0, max_value=50),
)
def test_what_is_named_is_needed(value: Decimal, middle: Fraction, half: Fraction) -> None:
    needed = Interval(middle - half, middle + half)
    slip = name_slip(figure(str(value), place="0.01"), needed)
    if Fraction(value) in needed:
        assert slip is None
    if slip is not None:
        written, meant = Fraction(value), slip.value
        place = Fraction(1, 100) * max(Fraction(1), abs(meant) / written)
        assert needed.widened(place / 2).meets(point(meant))
        assert slip.name in SLIPS
        assert " → " in slip.note
        assert slip.surprise >= 0


@pytest.mark.parametrize("length", [2, 3, 4, 5])
def test_bits_are_honest(length: int) -> None:
    """Of random pairs of figures no more than one in 2^b shows a slip of b bits (with room for the sample's own noise)."""
    chance = random.Random(length)
    tries = 4000
    hits = dict.fromkeys((1, 2, 3, 4, 5), 0)
    for _ in range(tries):
        written, needed = (chance.randrange(10 ** (length - 1), 10**length) for _ in range(2))
        slip = name_slip(figure(str(written)), rounded(needed, chance.choice([0, 1, 10])))
        for bits in hits:
            hits[bits] += slip is not None and slip.surprise >= bits
    for bits, count in hits.items():
        assert count <= tries / 2**bits * 1.5 + 5, (bits, count)
