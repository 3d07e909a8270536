"""Figures in text order in, amounts that are said in two units joined out: "5 ft 8.4 in", "20 dollars and 43 cents", «4 دقائق و6 ثوان».

A length, a weight or a time of day-clock units is said exactly in its last unit (7 ft 10 in are 94 inches, 2 h 30 min 150 minutes), the
place is one of that; money and calendar units keep the first (20.43 dollars, 21.5 years).
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from factcheck.language import Folded, Pack
from factcheck.packwords import of_pack
from factcheck.patterns import compiled
from factcheck.recognize.alternation import alternation
from factcheck.recognize.draft import Draft
from factcheck.recognize.measures import one_before, same_money
from factcheck.recognize.neighbours import next_word
from factcheck.recognize.number_words import END, ONE, folded_keys, lexicon, plain
from factcheck.recognize.quantity import Found
from factcheck.units import dimension, load_units, readings

_CENTS = Decimal(100)
_TWELVE = Decimal(12)  # of a smaller unit may be said beside any larger: "2 yards, 7 feet"
_NEAR = 16  # characters between two parts
HALF = Decimal("0.5")
_CALENDAR = {("year", "month"): Fraction(1, 12)}  # twelve months are a year, whatever their days
_FEET_AND_INCHES = compiled(r"(?: ?- ?)$")
_STOP = compiled(r"\s*(?:[.,;:!?)]|$)")


@of_pack
def _noun_joint(pack: Pack) -> re.Pattern[str]:
    """A noun and an attached "and": what stands between a count and its half where the half follows the noun."""
    attached = alternation(folded_keys(pack, pack.section("numerals").get("attached_and", ())))
    return compiled(rf" [^\W\d_]+ ?(?:{attached}) ?")


@of_pack
def _joint(pack: Pack) -> re.Pattern[str]:
    ands = alternation(folded_keys(pack, pack.section("numerals").get("and", ())))
    attached = alternation(folded_keys(pack, pack.section("numerals").get("attached_and", ())))
    return compiled(rf"(?: ?-? ?|, ?)(?:(?:{ands}){END} ?|(?:{attached}) ?)?")


def join_compounds(found: list[Found], folded: Folded, pack: Pack) -> list[Found]:
    """The same figures, each compound one; in text order."""
    joined: list[Found] = []
    for i, one in enumerate(found):
        _whole_before(one, folded, pack)
        if not joined or joined[-1].block != one.block:
            joined.append(one)
            continue
        last = joined[-1]
        if _goes_on(last, one, folded, pack):
            continue
        if one.draft.start - last.draft.end < _NEAR:
            listed = _in_list(joined, one, found[i + 1] if i + 1 < len(found) else None, folded, pack)
            if _joins(last, one, listed, folded, pack) or _halves(last, one, folded, pack):
                continue
        joined.append(one)
    return joined


def _in_list(joined: list[Found], one: Found, after: Found | None, folded: Folded, pack: Pack) -> bool:
    """Whether a figure behind a comma stands in a list of its like: "5 km, 800 m and 400 m", or goes on with a noun of its own."""
    text, last = folded.text, joined[-1].draft
    if lexicon(pack).of.match(text, one.draft.end) is not None:
        return True  # "3 tonnes, 20 kg of it"
    neighbours = [(joined[-2].draft.end, last.start, joined[-2])] if len(joined) > 1 else []
    neighbours += [(one.draft.end, after.draft.start, after)] if after else []
    return any(
        near.draft.kind == last.kind
        and _joint(pack).fullmatch(text, first, second) is not None
        and (
            near is not after
            or _per(str(near.draft.unit), str(one.draft.unit)) is None
            or near.draft.unit == one.draft.unit
        )
        for first, second, near in neighbours
    )


def _goes_on(first: Found, second: Found, folded: Folded, pack: Pack) -> bool:
    """Whether a scaled amount goes on in the same currency: «3 مليون و775 ألف دينار و451 دينارا»."""
    a, b, words = first.draft, second.draft, lexicon(pack)
    if (
        not words.bare_scale
        or a.kind != "money"
        or a.unit != b.unit
        or a.value is None
        or b.value is None
        or first.front
    ):
        return False
    plus = words.plus.fullmatch(folded.text, a.end, b.start)
    if plus is None or not 0 < b.value < first.scale or a.value % first.scale:
        return False
    a.value, a.place, a.end = a.value + b.value, b.place, b.end
    a.numeral = folded.text[a.start : a.end]
    a.flags.add("compound")
    return True


def _whole_before(found: Found, folded: Folded, pack: Pack) -> None:
    """Take in the larger unit that stands for one of it: «متر و75 سنتيمترا»."""
    draft, words = found.draft, lexicon(pack)
    if not words.bare_scale or draft.unit is None or draft.value is None or draft.kind not in ("measure", "duration"):
        return
    plus = words.plus_before.search(folded.text, max(found.floor, draft.start - 8), draft.start)
    one = one_before(folded, plus.start(), pack) if plus else None
    if one is None or one[1] < found.floor or one[0].id == draft.unit:
        return
    share = _per(draft.unit, one[0].id)
    if share is None or not 0 < Fraction(draft.value) * share < 1:
        return
    draft.start = one[1]
    _add(draft, ONE, one[0].id, draft.value, draft.unit, share)
    draft.numeral = folded.text[draft.start : draft.end]
    draft.flags.add("compound")


def _halves(first: Found, second: Found, folded: Folded, pack: Pack) -> bool:
    """Whether a fraction goes on with a count, behind its noun: «أربعة مواسم ونصف» is four and a half."""
    a, b = first.draft, second.draft
    if (
        a.kind != "count"
        or b.kind != "fraction"
        or "fraction-word" not in b.flags
        or a.value is None
        or b.value is None
        or first.scale > 1
    ):
        return False
    if (
        a.place
        or b.value > HALF
        or _noun_joint(pack).fullmatch(folded.text, a.end, b.start) is None
        or b.numeral.startswith(lexicon(pack).definite or "-")
    ):
        return False
    if lexicon(pack).definite and next_word(folded.text, b.end).startswith(lexicon(pack).definite):
        return False
    a.value += b.value
    a.place = b.value
    return True


def _joins(first: Found, second: Found, listed: bool, folded: Folded, pack: Pack) -> bool:
    """Whether the second figure goes on with the first, which then has taken it."""
    a, b = first.draft, second.draft
    if a.value is None or b.value is None or a.unit is None or b.start - a.end > 8 or b.value < 0:
        return False
    if _joint(pack).fullmatch(folded.text, a.end, b.start) is None or ("," in folded.text[a.end : b.start] and listed):
        return False
    small = _small(first, second, folded)
    if small is None or a.value != int(a.value):
        return False
    unit, share = small
    if not 0 <= b.value < max(_TWELVE if b.unit is not None and a.kind == "measure" else ONE, 1 / _decimal(share)):
        return False
    value, whole, place = b.value, a.value, b.place
    a.value, a.place = value, place
    _add(a, whole, a.unit, value, unit, share)
    a.end = b.end
    a.numeral = folded.text[a.start : b.end]
    a.flags |= b.flags & {"words"}
    return True


def _add(draft: Draft, whole: Decimal, large: str, part: Decimal, small: str, share: Fraction) -> None:
    """Make a draft the sum of two parts, whose place is that of the smaller: in the smaller unit where that is exact."""
    steps = 1 / share
    place = draft.place or ONE
    draft.flags.add("compound")
    part = part if whole >= 0 else -part
    if draft.kind != "money" and (large, small) not in _CALENDAR and _terminates(steps):
        draft.value, draft.place, draft.unit = plain(whole * _decimal(steps) + part), place, small
    else:
        draft.value, draft.place, draft.unit = plain(whole + part * _decimal(share)), place * _decimal(share), large


def _decimal(number: Fraction) -> Decimal:
    return Decimal(number.numerator) / Decimal(number.denominator)


def _terminates(number: Fraction) -> bool:
    """Whether a number has a last decimal: a mile is 1609.344 meters, a meter is no such number of feet."""
    return pow(10, 30, number.denominator) == 0


def _small(first: Found, second: Found, folded: Folded) -> tuple[str, Fraction] | None:
    """The second figure's unit, and what one of it is of the first's, when the two can make one amount."""
    a, b = first.draft, second.draft
    assert a.unit is not None and a.value is not None and b.value is not None
    gap = folded.text[a.end : b.start]
    if a.kind == "money":
        if b.kind == "money" and b.unit is not None and b.unit != a.unit and same_money(a.unit, b.unit):
            return b.unit, readings(b.unit)[0].low
        bare = (
            b.unit is None
            and b.kind == "count"
            and not second.scale > 1
            and b.value == int(b.value)
            and 10 <= b.value < _CENTS
        )
        closed = _STOP.match(folded.text, b.end) is not None
        cents = bare and closed and gap.strip() != "," and not first.front and first.scale == 1 and a.place == 0
        return (a.unit, Fraction(1, 100)) if cents else None
    if b.unit is None:
        inches = a.unit == "foot" and _FEET_AND_INCHES.fullmatch(gap) is not None and b.value < _TWELVE
        return ("inch", Fraction(1, 12)) if inches else None
    share = _per(b.unit, a.unit) if a.kind != "percent" else None
    return (b.unit, share) if share is not None and share < 1 else None


def _per(small: str, large: str) -> Fraction | None:
    """What one of a unit is of another of its dimension; None when that is not one number (a day of a month, a °C of a °F)."""
    units = load_units()
    if (large, small) in _CALENDAR:
        return _CALENDAR[large, small]
    if small not in units or large not in units or dimension(small) != dimension(large):
        return None
    one, other = units[small].factors[0], units[large].factors[0]
    if one.low != one.high or other.low != other.high or one.offset or other.offset:
        return None
    return one.low / other.low
