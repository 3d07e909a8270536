"""Roles and claims in, whether they fit out: what may fill a role, and which claims may be compared at all."""

from __future__ import annotations

from decimal import Decimal

from factcheck.model import FEWER, MOMENTS, Claim
from factcheck.rule import Role
from factcheck.units import compatible, same_currency

AMOUNTS = frozenset({"count", "money", "measure"})  # kinds that a whole or a part may have
PASSED = frozenset({"date", "time", "other", "ordinal", "age", "duration", "score"})  # kinds that part no neighbours
_PLAIN = frozenset({"count", "fraction", "ratio", "score"})
_PAIRS = frozenset({"score", "ratio"})
FEWEST = 10
FARTHEST = 1000  # times a figure with a unit may be one that leaves it unsaid
_SIMILAR = 20  # times one of two figures may be the other when it is the same said twice
_BARE_REACH = 90  # characters over which a figure may leave its unit to another
STATISTICS = frozenset({"t", "F", "chi2", "r", "z", "p", "mean", "sd", "n", "ci"})


def fits(role: Role, claim: Claim) -> bool:
    """Whether a claim may fill a role, by its own features alone."""
    if claim.kind not in role.kinds:
        return False
    if claim.value is None and claim.ends is None and claim.kind not in MOMENTS:
        return False
    if claim.hedge == "indefinite":
        return False
    if role.ranges == "only" and claim.ends is None:
        return False
    if claim.ends is not None and claim.kind not in _PAIRS and claim.unit != "ci" and not role.ranges:
        return False
    if "any" in role.unit:
        if claim.unit in STATISTICS:
            return False
    elif role.unit:
        if (claim.unit or "none") not in role.unit:
            return False
    elif claim.unit in STATISTICS or claim.unit == "point":
        return False
    for flag in role.flags:
        if (flag[1:] in claim.flags) if flag.startswith("-") else (flag not in claim.flags):
            return False
    return not role.has or _has(role.has, claim)


# Roles that ask the same of a claim share one bit, whatever their rules call them; the bits last as long as the process.
_fits: dict[tuple[object, ...], tuple[int, Role]] = {}
_met: dict[tuple[object, ...], tuple[int, int]] = {}  # a claim's features → its fits, and of how many roles
_MOST = 20_000


def fit_bit(role: Role) -> int:
    """The bit of all that a role asks of a claim's own features."""
    key = (role.kinds, role.unit, role.has, role.flags, role.ranges)
    return _fits.setdefault(key, (1 << len(_fits), role))[0]


def fit_bits(claim: Claim) -> int:
    """The bits of the roles met so far that a claim may fill by its own features."""
    features = (claim.kind, claim.unit, claim.hedge == "indefinite", claim.value is None, claim.ends is None, claim.flags,
                claim.moment and claim.moment.parts)  # fmt: skip
    known = _met.get(features)
    if known is None or known[1] != len(_fits):
        if len(_met) > _MOST:
            _met.clear()
        known = sum(bit for bit, role in _fits.values() if fits(role, claim)), len(_fits)
        _met[features] = known
    return known[0]


def _has(parts: frozenset[str], claim: Claim) -> bool:
    moment = claim.moment
    if moment is None:
        return False
    for part in parts:
        wanted = not part.startswith("-")
        value = (
            len(moment.months) > 1
            if part.lstrip("-") == "two-months"
            else getattr(moment, part.lstrip("-"), None) is not None
        )
        if value != wanted:
            return False
    return True


def comparable(a: Claim, b: Claim) -> float | None:
    """How well two claims can stand in one sum: None when they can't, else a score (0 neutral, above when they count the same).

    A bare count takes the unit of the other ("$64,000 …, above the 50,000"; «من 2,5 في المائة إلى 3»).
    """
    if a.unit != b.unit or a.kind != b.kind:
        if a.kind == "money" and b.kind == "money":
            if not same_currency(a.unit or "", b.unit or ""):
                return None
        elif a.kind in _PLAIN and b.kind in _PLAIN:
            pass
        elif a.kind == b.kind == "percent":  # two percentages and the points between them
            pass
        elif "percent" in (a.kind, b.kind) and max(_size(a), _size(b)) > 100:
            return None
        elif (_bare(a) or _bare(b)) and "percent" not in (a.kind, b.kind) and min(_size(a), _size(b)) < FEWEST:
            return None  # a footnote's "(2)" is no sum of money
        elif "percent" in (a.kind, b.kind) and FEWER in (a.hedge, b.hedge) and (_bare(a) or _bare(b)):
            return None  # "turnout among voters under 25"
        elif (
            (_bare(a) or _bare(b))
            and "duration" in (a.kind, b.kind)
            and max(_size(a), _size(b)) > FEWEST * min(_size(a), _size(b))
        ):
            return None  # «6.4 مليارات، أي أعلى بـ40 في المئة من متوسط 30 يوما»
        elif (_bare(a) or _bare(b)) and max(_size(a), _size(b)) > FARTHEST * min(_size(a), _size(b)):
            return None  # "54 were sold, 12 above $5 million"
        elif (_bare(a) or _bare(b)) and a.sentence == b.sentence and abs(a.start - b.start) < _BARE_REACH:
            return -0.5
        elif not (a.unit and b.unit and compatible(a.unit, b.unit)):
            return None
    if a.per != b.per and a.per and b.per:
        return None
    if a.kind == b.kind == "count" and (_counts_things(a, b) or _counts_things(b, a)):
        return None  # "seven parties …, six of them new; the Centre had 11.2": no party is counted in tenths
    if a.kind == b.kind == "count" and _apart(a, b):
        return None  # "arrivals rose from 321,770 to 346,760 and the stay from 6.1 days to 6.3"
    if a.head and b.head and a.kind == "count":
        return 1.0 if a.head == b.head else -0.5
    return 0.0


def _apart(one: Claim, other: Claim) -> bool:
    """Whether one of two counts has decimals and the other is so large that nobody adds such."""
    less, more = sorted((one, other), key=_size)
    return less.value is not None and less.value != int(less.value) and _size(more) > FARTHEST * _size(less) > 0


def similar(a: Claim, b: Claim) -> bool:
    """Whether two figures may be one figure said twice: within a factor of twenty, or of the same digits at another scale."""
    if not a.value or not b.value:
        return True
    one, two = abs(a.value), abs(b.value)
    return (one <= _SIMILAR * two and two <= _SIMILAR * one) or _digits(a.value) == _digits(b.value)


def rescaled(a: Claim, b: Claim) -> bool:
    """Whether two figures have the same digits, two at least, at scales a thousand or more apart: "€46 million", "€46 billion"."""
    if not a.value or not b.value or abs(a.value) == abs(b.value):
        return False
    digits = _digits(a.value)
    return len(digits) > 1 and digits == _digits(b.value) and (a.value.adjusted() - b.value.adjusted()) % 3 == 0


def _digits(value: Decimal) -> tuple[int, ...]:
    """The digits of a number that carry information."""
    return value.normalize().as_tuple().digits


def _counts_things(one: Claim, other: Claim) -> bool:
    """Whether one counts whole things by their noun, and the other, without a noun, has decimals."""
    if (
        one.head is None
        or other.head is not None
        or one.per
        or other.per
        or one.value is None
        or other.value is None
        or other.place > 1
    ):
        return False
    return one.value == int(one.value) and other.value != int(other.value) and other.place != 0


def _size(claim: Claim) -> Decimal:
    return abs(claim.value) if claim.value is not None else Decimal(0)


def _bare(claim: Claim) -> bool:
    return claim.kind == "count" and claim.unit is None and (claim.head is None or claim.place >= 1000)
