"""The functions that a rule's check may call: counting, comparing, statistics and rounding here, those of dates beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from factcheck.date_functions import DATE_FUNCTIONS
from factcheck.interval import Interval, point
from factcheck.model import MORE, Claim
from factcheck.operand import Operand
from factcheck.unit_functions import UNIT_FUNCTIONS
from factcheck.units import dimension, load_currencies, same_currency


def total(parts: Any) -> Interval:
    """The sum of a list of figures."""
    result = point(0)
    for part in parts if isinstance(parts, tuple) else (parts,):
        result = result + part
    return result


def one_unit(parts: Any, whole: Operand) -> bool:
    """Whether the figures of a list and their sum are in one unit, where they say one; a conversion in brackets is in another."""
    claims = [figure.claim for figure in (*parts, whole) if figure.claim is not None]
    return len({claim.unit for claim in claims} - {None}) < 2


def greatest(parts: Any) -> Interval:
    """The largest of a list of figures, by its middle."""
    figures = parts if isinstance(parts, tuple) else (parts,)
    largest: Interval = max(figures, key=lambda figure: figure.middle or 0)
    return Interval(largest.low, largest.high, largest.low_open, largest.high_open)


def number_of(parts: Any) -> Interval:
    """How many figures a list has."""
    return point(len(parts))


OVERSHOT = Fraction(11, 10)  # "more than 900" may be 980; at 1,200 nobody would say it


def stated(figure: Operand) -> Interval:
    """A figure as its writer means it when a part is told beside it: "at least 29, among them 43 …" says no more than 29."""
    claim = figure.claim
    if claim is not None and figure.low is None and figure.high is not None:
        return point(figure.high)  # "up to 63 of the 54"
    if claim is None or figure.high is not None or figure.low is None:
        return figure
    return Interval(figure.low, figure.low * (OVERSHOT if claim.hedge == MORE else 1))


def low_end(figure: Operand) -> Interval:
    """The first end of a range as written."""
    return point(Fraction(_ends(figure)[0]) * _base_of(figure))


def high_end(figure: Operand) -> Interval:
    """The second end of a range as written."""
    return point(Fraction(_ends(figure)[1]) * _base_of(figure))


def _base_of(figure: Operand) -> Fraction:
    """What one of a range's unit is in base units."""
    low, high = _ends(figure)
    middle = (Fraction(low) + Fraction(high)) / 2
    return figure.middle / middle if figure.middle is not None and middle else Fraction(1)


def _ends(figure: Operand) -> tuple[Any, Any]:
    claim = figure.claim
    if claim is None or claim.ends is None:
        raise ValueError("not a range")
    return claim.ends


# What an estimate and its interval may differ by in how they are written: "1.2 million (95% CI 1.1 to 1.4)", "0.71 (58% to 87%)".
SCALES = tuple(map(Fraction, ("1", "100", "0.001", "0.000001", "0.000000001")))
BESIDE = 8  # times an estimate may be its interval's far end: beyond, the two are of different things


def inside(estimate: Operand, interval: Operand) -> bool:
    """Whether an estimate lies in its interval, both as written, with its sign or without.

    Raises:
        ValueError: when they are too far apart to belong together.
    """
    claim = estimate.claim
    if claim is None or claim.value is None:
        raise ValueError("no estimate")
    low, high = sorted(map(Fraction, _ends(interval)))
    value = Fraction(claim.value)
    half = Fraction(claim.place) / 2
    for scale in SCALES:
        if any(low <= (one + half) * scale and (one - half) * scale <= high for one in (value, -value)):
            return True
    reach = max(abs(low), abs(high))
    if not any(reach <= abs(value) * scale * BESIDE <= reach * BESIDE**2 for scale in SCALES):
        raise ValueError("of different things")
    return False


def first_score(figure: Operand) -> Interval:
    """The first number of a score (3-1 gives 3)."""
    return point(_ends(figure)[0])


def second_score(figure: Operand) -> Interval:
    """The second number of a score (3-1 gives 1)."""
    return point(_ends(figure)[1])


def odds(figure: Operand) -> Interval:
    """How often the smaller side of a ratio goes into the larger, as people round it: 3 to 1 for what is nearer to three than to four."""
    low, high = sorted(map(Fraction, _ends(figure)))
    if not low:
        raise ValueError("a ratio to nothing")
    return Interval((high - Fraction(1, 2)) / low, (high + Fraction(1, 2)) / low)


def legs_make(one: Operand, two: Operand, aggregate: Operand) -> bool:
    """Whether two scores add up to a third, whichever side each names first."""
    a, b, sums = _ends(one), _ends(two), sorted(_ends(aggregate))
    return sums in (sorted((a[0] + b[0], a[1] + b[1])), sorted((a[0] + b[1], a[1] + b[0])))


def points(figure: Any) -> Interval:
    """All that both sides of a score, or of several, have scored."""
    scores = figure if isinstance(figure, tuple) else (figure,)
    return point(sum(sum(_ends(score)) for score in scores))


def scores_make(parts: Any, final: Operand) -> bool:
    """Whether the scores of a match's periods add up to its final one, or count up to it, whichever side each names first."""
    ends = [_ends(part) for part in parts]
    result = sorted(_ends(final))
    if sorted(ends[-1]) == result:
        return True  # "20-18, 39-37, 60-52": a running score
    tried: set[tuple[Any, Any]] = {(0, 0)}
    for one, other in ends:
        tried = {(a + x, b + y) for a, b in tried for x, y in ((one, other), (other, one))}
    return any(sorted(pair) == result for pair in tried)


def possible_share(share: Operand, whole: Operand) -> bool:
    """Whether some whole number of cases, out of the whole, rounds to the percentage (GRIM for percentages)."""
    from factcheck.significance import possible_percent

    n = _integer(whole)
    claim = share.claim
    if claim is None or claim.value is None or claim.hedge or n is None or n > 5000:
        raise ValueError("no whole number of cases")
    return possible_percent(claim.value, claim.place, n)


def possible_mean(mean: Operand, cases: Operand) -> bool:
    """Whether some whole sum over the cases rounds to the mean (the GRIM test of Brown and Heathers, 2017)."""
    from factcheck.significance import grim

    n = _integer(cases)
    claim = mean.claim
    if claim is None or claim.value is None or n is None:
        raise ValueError("no whole number of cases")
    return grim(claim.value, claim.place, n)


def _integer(operand: Operand) -> int | None:
    claim = operand.claim
    if claim is None or claim.value is None or claim.value != int(claim.value) or claim.value <= 0 or claim.hedge:
        return None
    return int(claim.value)


def p_value(statistic: Operand, tails: Interval | None = None) -> Interval:
    """The p-value of a reported t, F, chi-square, r or z, over its rounding interval; two-tailed unless told."""
    from factcheck.significance import p_interval

    claim = statistic.claim
    if claim is None:
        raise ValueError("not a statistic")
    df = {flag.split("=")[0]: flag.split("=")[1] for flag in claim.flags if flag.startswith("df")}
    first, second = df.get("df1"), df.get("df2")
    count = 2 if tails is None else int(tails.low or 2)
    return p_interval(
        str(claim.unit), claim.strict, Fraction(first) if first else None, Fraction(second) if second else None, count
    )


def magnitude(figure: Interval) -> Interval:
    """The figure without its sign."""
    return abs(figure)


def converted(a: Operand, b: Operand) -> bool:
    """Whether two figures are in different units of one dimension, or in two currencies."""
    if a.claim is None or b.claim is None:
        raise ValueError("not figures")
    return a.claim.unit != b.claim.unit


def same_unit(a: Operand, b: Operand) -> bool:
    """Whether two figures are in the same unit or currency."""
    return not converted(a, b)


BARE_FROM = 1000  # the place of a figure that may be a sum of money without its currency


def one_scale(a: Operand, b: Operand) -> bool:
    """Whether no two units of measure stand against each other: "warmer by 5C (9F), to 15C" goes from no 9F."""
    return a.claim is None or b.claim is None or "measure" not in (a.claim.kind, b.claim.kind) or a.claim.unit == b.claim.unit or None in (a.claim.unit, b.claim.unit)  # fmt: skip


def same_money(a: Operand, b: Operand) -> bool:
    """Whether two amounts may be in one currency: «ريال» may be a Saudi riyal."""
    if a.claim is None or b.claim is None:
        raise ValueError("not figures")
    if any(x.kind == "money" and is_bare_sum(y) for x, y in ((a.claim, b.claim), (b.claim, a.claim))):
        return True
    return same_currency(a.claim.unit or "", b.claim.unit or "")


def is_bare_sum(claim: Claim) -> bool:
    """Whether a figure in thousands or millions counts nothing, so that it may leave its currency unsaid: "… and 120 million"."""
    return claim.kind == "count" and claim.unit is None and claim.head is None and claim.place >= BARE_FROM


def same_value(a: Operand, b: Operand) -> bool:
    """Whether two figures are written with the same value."""
    return a.claim is not None and b.claim is not None and a.claim.value is not None and a.claim.value == b.claim.value


def decimals(figure: Operand) -> Interval:
    """How many decimals a figure is written with."""
    claim = figure.claim
    if claim is None or claim.value is None:
        raise ValueError("not a figure")
    exponent = claim.value.as_tuple().exponent
    return point(max(-exponent, 0) if isinstance(exponent, int) else 0)


def score_like(figure: Operand) -> bool:
    """Whether a range of bare small numbers may be the score of a match ("2 - 1")."""
    claim = figure.claim
    return (
        claim is not None
        and claim.kind == "count"
        and claim.unit is None
        and claim.ends is not None
        and max(claim.ends) <= 30
    )


FEW = range(1, 13)  # their number tells nothing of which are meant
UNCOUNTED = (
    1000  # a bare figure from here on is a quantity rather than a number of something ("a county of 1.6 million")
)


def counted(figure: Operand) -> bool:
    """Whether the text says what a figure counts or measures (a postal code "20250-0003" counts nothing)."""
    claim = figure.claim
    return claim is not None and (bool(claim.unit or claim.about) or (claim.value or 0) >= UNCOUNTED)


def difference_of(change: Operand, old: Operand, new: Operand) -> bool:
    """Whether a change may be the difference of two figures: of 40% and 60% it is 20 points, of 40 and 60 no percentage."""
    claims = [figure.claim for figure in (old, new) if figure.claim is not None]
    if change.claim is None or change.claim.kind != "percent":
        return not any(claim.kind == "percent" for claim in claims)
    return any(claim.kind == "percent" for claim in claims) and change.claim.unit != "percent"


def whole_number(figure: Operand) -> bool:
    """Whether a count is a whole number (a magnitude of 6.4 counts nothing); true of every other kind."""
    claim = figure.claim
    return claim is None or claim.value is None or claim.kind != "count" or claim.value == int(claim.value)


def linear(first: Operand, second: Operand) -> bool:
    """Whether an area or a volume was converted with the factor of a length (1,000 km² as 621 square miles)."""
    a, b = first.claim, second.claim
    if a is None or b is None or not a.value or not b.value or not first.middle or not second.middle:
        return False
    power = {"area": 2, "volume": 3}.get(dimension(a.unit or ""), 1)
    if power == 1:
        return False
    factor = float(first.middle / Fraction(a.value)) / float(second.middle / Fraction(b.value))
    return bool(abs(float(b.value) / float(a.value) / factor ** (1 / power) - 1) < 0.02)


def small(figure: Operand) -> bool:
    """Whether a figure counts so few that another such count may as well be of others: "nine sailors … the five sailors"."""
    claim = figure.claim
    return claim is not None and claim.kind == "count" and claim.per is None and claim.value in FEW


def commensurate(a: Operand, b: Operand) -> bool:
    """Whether two figures measure the same thing, in whatever unit, or are money, or both count."""
    one, two = a.claim, b.claim
    if one is None or two is None:
        return False
    if one.kind != two.kind:
        return any(x.kind == "money" and is_bare_sum(y) for x, y in ((one, two), (two, one)))
    return one.kind != "measure" or dimension(one.unit or "") == dimension(two.unit or "")


def one_of_its_own(number: Operand, rate: Operand) -> bool:
    """Whether a number is just one of what a rate is per: "in one year …, $10 billion a year"."""
    one, two = number.claim, rate.claim
    return one is not None and two is not None and one.value == 1 and one.unit is not None and one.unit == two.per


def exchanged(figure: Operand) -> bool:
    """Whether a figure is a rate of exchange: so much of one currency for one of another."""
    return figure.claim is not None and figure.claim.per in load_currencies()


def paces(a: Operand, b: Operand) -> bool:
    """Whether two figures are rates over different units of time: a week's and a day's."""
    pers = [figure.claim.per for figure in (a, b) if figure.claim is not None]
    return len(set(pers)) == 2 and all(per is not None and dimension(per) == "time" for per in pers)


FUNCTIONS: Mapping[str, Callable[..., Any]] = {
    **DATE_FUNCTIONS,
    **UNIT_FUNCTIONS,
    "abs": magnitude,
    "sum": total,
    "count": number_of,
    "greatest": greatest,
    "one_unit": one_unit,
    "paces": paces,
    "exchanged": exchanged,
    "one_scale": one_scale,
    "commensurate": commensurate,
    "one_of_its_own": one_of_its_own,
    "stated": stated,
    "inside": inside,
    "low_end": low_end,
    "high_end": high_end,
    "first": first_score,
    "odds": odds,
    "second": second_score,
    "legs_make": legs_make,
    "scores_make": scores_make,
    "points": points,
    "possible_share": possible_share,
    "possible_mean": possible_mean,
    "p_value": p_value,
    "converted": converted,
    "same_unit": same_unit,
    "same_money": same_money,
    "same_value": same_value,
    "small": small,
    "decimals": decimals,
    "whole_number": whole_number,
    "counted": counted,
    "difference_of": difference_of,
    "score_like": score_like,
    "linear": linear,
}
