"""A figure that does not fit and the values that would in; the slip of a typist or an editor that explains it out, if one does.

The neighbours of the written figure under each kind of slip (two digits swapped, a digit wrong, a factor of ten …) are tried against
the needed values. How surprising a hit is tells whether it is evidence: any two-digit figure is one digit away from a fifth of the others.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction

from factcheck.interval import Interval, point, trailing_place
from factcheck.model import Claim
from factcheck.record import dataclass

# Every name that a Slip may have; their texts stand in a catalogue.
SLIPS = (
    "digits-transposed", "off-by-one", "sign", "digit-wrong", "digit-doubled", "digit-extra", "digit-missing", "decimal-moved",
    "factor-ten", "factor-hundred", "factor-thousand", "scale-word", "number-word-wrong", "teen-for-ten",
)  # fmt: skip

# Those that a figure of its own hardly ever makes: the digits or the size of another.
SWAPS = frozenset(
    {
        "digits-transposed",
        "decimal-moved",
        "factor-ten",
        "factor-hundred",
        "factor-thousand",
        "scale-word",
        "teen-for-ten",
    }
)

_CHOICE = math.log2(8)  # bits that the search over kinds of slip gives away: several kinds, each with its chance to hit
_LONGEST = 18  # digits; beyond that a figure is an identifier
_SMALL_WORD = 20
_HEARD = {n: 10 * (n - 10) for n in range(13, 20)} | {10 * (n - 10): n for n in range(13, 20)}  # "sixteen" for "sixty"


@dataclass(frozen=True, slots=True)
class Slip:
    """How a wrong figure may have come about.

    Attributes:
        name: one of SLIPS.
        note: the figure as it was written and as it was meant, "12,200 → 10,200".
        surprise: bits of evidence that this is no chance: -log2 of the share of figures as long and as precise that a slip would explain
            just as well; 0 when it explains nothing.
        value: what was meant, in the unit as written.
    """

    name: str
    note: str
    surprise: float
    value: Fraction


@dataclass(frozen=True, slots=True)
class _Written:
    """A figure's digits as they stand, times a power of ten: 12 and 5 for "1.2 million", 630 and -2 for "6.30"."""

    digits: str
    exponent: int
    scaled: bool  # by a word: "1.2 million"

    @property
    def unit(self) -> Fraction:
        return Fraction(10) ** self.exponent

    @property
    def whole_digits(self) -> int:
        """How many digits stand before the decimal point; all of them when a scale word hides where it is."""
        return len(self.digits) + min(self.exponent, 0)


def name_slip(written: Claim, needed: Interval | Fraction) -> Slip | None:
    """The most telling slip that turns one of the needed values into the written one; None when the figure fits or no slip explains it.

    Args:
        written: the claim whose numeral and value are doubted.
        needed: the values that would fit, in the unit as written; a round or rounded figure also fits by its rounding.
    """
    if isinstance(needed, Fraction):
        needed = point(needed)
    if written.value is None or needed.empty or needed.low is None or needed.high is None:
        return None
    value = Fraction(written.value)
    if value in needed:
        return None
    place = _place(written)
    found: list[Slip] = []
    for at in (
        (Fraction(0), place) if _width(needed) < place else (place,)
    ):  # to the digit first, then as round as it is
        found = found or [slip for slip in _slips(written, value, needed, at) if slip is not None]
    return max(found, key=lambda slip: (slip.surprise, -SLIPS.index(slip.name)), default=None)


def _slips(claim: Claim, value: Fraction, needed: Interval, place: Fraction) -> Iterator[Slip | None]:
    size = abs(value)
    if value.denominator == 1 and not claim.place and value > 1:
        yield _nearest("off-by-one", value, (int(value) - 1, int(value) + 1), Fraction(1), needed, Fraction(0), 0)
    if value:
        unit = _roundness(size)
        mirrored = _nearest("sign", value, (int(size / unit),), unit, -needed if value > 0 else needed, place, 0)
        yield mirrored and Slip("sign", _note(value, -value), mirrored.surprise, -value)
    figure = _digits(claim, size)
    if figure is None:
        yield from _word_slips(value, needed)
    elif len(figure.digits) <= _LONGEST:
        towards = needed if value > 0 else -needed
        yield from _digit_slips(figure, value, towards, place)
        yield from _scale_slips(figure, value, towards, place)


def _digit_slips(figure: _Written, value: Fraction, needed: Interval, place: Fraction) -> Iterator[Slip | None]:
    kinds: tuple[tuple[str, Iterable[str], int], ...] = (
        ("digits-transposed", _swapped(figure.digits), 0),
        ("digit-wrong", _changed(figure.digits), 0),
        ("digit-doubled", _doubled(figure), -1),
        ("digit-extra", _shortened(figure), -1),
        ("digit-missing", _lengthened(figure), 1),
    )
    loose = _loosened(needed, place)
    assert loose.low is not None and loose.high is not None
    if loose.high < 0 or loose.low > Fraction(10) ** (len(figure.digits) + 1) * figure.unit:
        return  # no figure of a digit more or less is in reach
    same = figure.digits.strip("0")
    for name, neighbours, longer in kinds:
        # "100" for "1,000" is a factor of ten, not a digit
        numbers = {int(text) for text in neighbours if _plausible(text, figure) and text.strip("0") != same}
        yield _nearest(name, value, numbers, figure.unit, needed, place, longer)


def _scale_slips(figure: _Written, value: Fraction, needed: Interval, place: Fraction) -> Iterator[Slip | None]:
    pointed = figure.exponent < 0
    yield _scaled("decimal-moved" if pointed else "factor-ten", value, 1, needed, place, figure)
    yield _scaled("decimal-moved" if pointed else "factor-hundred", value, 2, needed, place, figure)
    yield _scaled("scale-word" if figure.scaled else "factor-thousand", value, 3, needed, place, figure)
    if figure.scaled:
        yield _scaled("scale-word", value, 6, needed, place, figure)


def _word_slips(value: Fraction, needed: Interval) -> Iterator[Slip | None]:
    """Number words compare by value: "three million" for "three billion", "three" for "five"."""
    if value.denominator != 1 or value < 1:
        return
    yield _teen_slip(value, needed)
    if value >= 1000 and value % 1000 == 0:
        text = str(value.numerator).rstrip("0")
        figure = _Written(text, len(str(value.numerator)) - len(text), True)
        yield _scaled("scale-word", value, 3, needed, figure.unit, figure)
        yield _scaled("scale-word", value, 6, needed, figure.unit, figure)
    elif value <= _SMALL_WORD and (meant := next((k for k in range(1, _SMALL_WORD + 1) if k in needed), None)):
        yield Slip("number-word-wrong", _note(value, Fraction(meant)), 0.0, Fraction(meant))


def _teen_slip(value: Fraction, needed: Interval) -> Slip | None:
    """Sixteen for sixty, or sixty thousand for sixteen thousand; one of the ninety numbers of two digits would do as well."""
    scale = next((scale for scale in (10**9, 10**6, 1000, 1) if not value % scale), 1)
    meant = Fraction(_HEARD.get(int(value / scale), 0) * scale)
    if not meant or meant not in needed:
        return None
    return Slip("teen-for-ten", _note(value, meant), _bits(max(_width(needed) / scale, Fraction(1)) / 90), meant)


def _nearest(
    name: str, value: Fraction, numbers: Iterable[int], unit: Fraction, needed: Interval, place: Fraction, longer: int
) -> Slip | None:
    """The neighbour nearest the middle of the needed values, with the share of figures of its length that its kin would explain.

    Args:
        numbers: the neighbours of the figure's size, in units.
        place: where the written figure may have been rounded; a neighbour as round is needed by its rounding.
        longer: how many digits the neighbours have more than the figure.
    """
    loose = _loosened(needed, place)
    assert loose.low is not None and loose.high is not None and loose.middle is not None
    low, high, step = math.ceil(loose.low / unit), math.floor(loose.high / unit), place / unit
    numbers = list(numbers)
    hits = [n for n in numbers if low <= n <= high and (n * unit in needed if not step else n % step == 0)]
    if not hits:
        return None
    middle = loose.middle / unit
    meant = min(hits, key=lambda n: (abs(n - middle), n)) * unit
    roundness = _roundness(meant)
    breadth = max(_width(loose), roundness)
    kin = {n * unit // breadth for n in numbers if breadth > roundness or n * unit % roundness == 0}
    decade = Fraction(10) ** (_length(abs(value) / unit) + longer) * unit * Fraction(9, 10)
    return _signed(Slip(name, "", _bits(len(kin) * breadth / decade), meant), value)


def _scaled(name: str, value: Fraction, power: int, needed: Interval, place: Fraction, figure: _Written) -> Slip | None:
    """The figure times or divided by a power of ten, whichever is needed; chance is even over the orders of magnitude that far around."""
    for ratio in (Fraction(10**power), Fraction(1, 10**power)):
        meant, loose = abs(value) * ratio, _loosened(needed, place * ratio)
        if meant and meant in loose:
            known = figure.digits if figure.scaled or figure.exponent < 0 else figure.digits.rstrip("0")
            breadth = max(_width(loose) / meant, Fraction(1, int(known)))
            share = math.log10((2 + breadth) / (2 - breadth)) / power if breadth < 2 else 1.0
            return _signed(Slip(name, "", _bits(share), meant), value)
    return None


def _signed(slip: Slip, value: Fraction) -> Slip:
    meant = slip.value if value >= 0 or slip.name in ("sign", "off-by-one") else -slip.value
    return Slip(slip.name, _note(value, meant), slip.surprise, meant)


def _bits(share: Fraction | float) -> float:
    return max(0.0, -math.log2(share) - _CHOICE) if share > 0 else 0.0


def _place(claim: Claim) -> Fraction:
    """The place to which the written figure may have been rounded, as in the claim's usual reading."""
    assert claim.value is not None
    if claim.place or claim.value != int(claim.value) or claim.kind not in ("count", "money", "measure"):
        return Fraction(claim.place)
    return Fraction(trailing_place(claim.value))


def _loosened(needed: Interval, place: Fraction) -> Interval:
    """The needed values as far as the written figure's own rounding reaches; a caller may have rounded them already."""
    return needed.widened(place / 2) if _width(needed) < place else needed


def _width(interval: Interval) -> Fraction:
    assert interval.low is not None and interval.high is not None
    return interval.high - interval.low


def _digits(claim: Claim, size: Fraction) -> _Written | None:
    """The digits as written; None for number words, a fraction, or a numeral that its digits alone do not make up ("3½")."""
    text = "".join(character for character in claim.numeral if "0" <= character <= "9")
    if not claim.numeral and "words" not in claim.flags:
        text = "".join(character for character in f"{claim.value:f}" if "0" <= character <= "9")
    if not text or not int(text) or not size:
        return None
    exponent = _power(size / int(text))
    return None if exponent is None else _Written(text, exponent, exponent > 0)


def _power(ratio: Fraction) -> int | None:
    """The exponent of a power of ten, None for another number."""
    exponent = len(str(ratio.numerator)) - len(str(ratio.denominator))
    return exponent if Fraction(10) ** exponent == ratio else None


def _plausible(digits: str, figure: _Written) -> bool:
    """Whether people would write these digits: no zero before another whole digit, unless the figure has one itself ("0.63", "007")."""
    if not digits:
        return False
    whole = len(digits) + min(figure.exponent, 0)
    return digits[0] != "0" or figure.digits[0] == "0" or whole <= 1


def _swapped(digits: str) -> Iterator[str]:
    """Any two digits swapped: neighbours, the outer two of a reversed group of three, and farther ones."""
    for i in range(len(digits)):
        for j in range(i + 1, len(digits)):
            if digits[i] != digits[j]:
                yield digits[:i] + digits[j] + digits[i + 1 : j] + digits[i] + digits[j + 1 :]


def _changed(digits: str) -> Iterator[str]:
    for i, old in enumerate(digits):
        for new in "0123456789":
            if new != old:
                yield digits[:i] + new + digits[i + 1 :]


def _lengthened(figure: _Written) -> Iterator[str]:
    for i in range(figure.whole_digits + 1):
        for new in "0123456789":
            yield figure.digits[:i] + new + figure.digits[i:]


def _shortened(figure: _Written) -> Iterator[str]:
    for i in range(figure.whole_digits):
        yield figure.digits[:i] + figure.digits[i + 1 :]


def _doubled(figure: _Written) -> Iterator[str]:
    for i in range(1, figure.whole_digits):
        if figure.digits[i] == figure.digits[i - 1]:
            yield figure.digits[:i] + figure.digits[i + 1 :]


def _roundness(value: Fraction) -> Fraction:
    """The unit of a figure's last digit that is not zero: 100 for 10,200, 0.1 for 6.3."""
    if not value:
        return Fraction(1)
    number, unit = abs(value), Fraction(1)
    while number.denominator != 1:
        number, unit = number * 10, unit / 10
    text = str(number.numerator)
    return unit * Fraction(10) ** (len(text) - len(text.rstrip("0")))


def _length(size: Fraction) -> int:
    return len(str(size.numerator // size.denominator))


def _note(value: Fraction, meant: Fraction) -> str:
    return f"{_plain(value)} → {_plain(meant)}"


def _plain(value: Fraction) -> str:
    return f"{Decimal(value.numerator) / Decimal(value.denominator):,f}"
