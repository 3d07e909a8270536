"""units.yaml in; out: what a unit is worth in its dimension's base, in every fair reading, and which units and currencies compare.

An id that the table does not know (a currency, "person") is a dimension of its own with factor 1, so that every figure has a base value.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cache
from typing import Any

from factcheck.folder import folder_of
from factcheck.interval import Interval, point
from factcheck.record import dataclass
from factcheck.snapshot import snapshot
from factcheck.yamlcache import read_shipped_yaml
from factcheck.yamlfile import Problem, YamlError, YamlFile, read_yaml

_UNIT_KEYS = frozenset({"factor", "factors", "low", "high", "unit", "per", "offset", "symbol", "over"})


@dataclass(frozen=True, slots=True)
class Factor:
    """One reading of a unit: `number × factor + offset` is the value in base units, the factor anywhere in [low, high].

    Attributes:
        low, high: equal and above zero for an exact unit; a month has 28 to 31 days.
        offset: where the scale's zero lies in base units (fahrenheit); 0 for all but temperatures.
    """

    low: Fraction
    high: Fraction
    offset: Fraction = Fraction(0)

    def to_base(self, interval: Interval) -> Interval:
        """An interval of this unit in base units."""
        if self.low == self.high:
            return _line(interval, self.low, self.offset)
        return interval * Interval(self.low, self.high) + point(self.offset)

    def from_base(self, interval: Interval) -> Interval:
        """An interval of base units in this unit."""
        if self.low == self.high:
            return _line(interval, 1 / self.low, -self.offset / self.low)
        return (interval - point(self.offset)) * Interval(1 / self.high, 1 / self.low)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure: what it measures, its readings with the likeliest first, how it is written in a sum ("km²"), and the larger unit, if
    any, with which it is said in one amount (feet over inches)."""

    id: str
    dimension: str
    factors: tuple[Factor, ...]
    symbol: str
    over: str | None = None


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency code, a name that several share ("dollar"), or a hundredth of one ("cent").

    Attributes:
        codes: the ISO 4217 codes that it may mean.
        factors: what one is of the whole currency: 1 but for a cent and its like.
    """

    id: str
    symbol: str
    codes: frozenset[str]
    factors: tuple[Factor, ...]


_ONE = Factor(Fraction(1), Fraction(1))


def load_units() -> Mapping[str, Unit]:
    """Every unit of the shipped table, by id.

    Raises:
        YamlError: when the table is broken.
    """
    return _tables()[0]


def load_currencies() -> Mapping[str, Currency]:
    """Every currency code, generic name and subunit of the shipped table, by id.

    Raises:
        YamlError: when the table is broken.
    """
    return _tables()[1]


def dimension(unit: str, per: str | None = None) -> str:
    """What a unit, or a rate, measures ("length", "length/time"); an unknown id measures itself."""
    known = load_units().get(_times(unit)[1])
    own = known.dimension if known else unit
    if per is None:
        return own
    return f"{own}/{'number' if _number(per) else dimension(per)}"


@cache
def readings(unit: str, per: str | None = None) -> tuple[Factor, ...]:
    """Every fair reading of a unit or of a rate, the likeliest first, none said twice.

    A rate divides by what it is per: a known unit's factor, a plain number ("100000"), or 1 for a noun. A scale with an offset is
    also read as a difference (a rise of 1.5 °C is one of 2.7 °F), and only so in a rate.
    """
    factors = _plain_readings(unit)
    if per is None:
        differences = tuple(Factor(f.low, f.high) for f in factors)
        return tuple(dict.fromkeys(factors + differences))
    number = _number(per)
    below = (Factor(number, number),) if number else _plain_readings(per)
    return tuple(dict.fromkeys(Factor(f.low / p.high, f.high / p.low) for f in factors for p in below))


def to_base(interval: Interval, unit: str, per: str | None = None) -> tuple[Interval, ...]:
    """An interval in base units, once for each fair reading of the unit."""
    return tuple(factor.to_base(interval) for factor in readings(unit, per))


def from_base(interval: Interval, unit: str, per: str | None = None) -> Interval:
    """An interval of base units in a unit, by its likeliest reading."""
    return readings(unit, per)[0].from_base(interval)


def compatible(a: str, b: str, a_per: str | None = None, b_per: str | None = None) -> bool:
    """Whether two units, or two rates, can stand in one sum: they measure the same thing, or may be the same money."""
    if dimension(a, a_per) == dimension(b, b_per):
        return True
    if (a_per is None) != (b_per is None) or not same_currency(a, b):
        return False
    return a_per is None or b_per is None or dimension("", a_per) == dimension("", b_per)


def same_currency(a: str, b: str) -> bool:
    """Whether two names may mean the same money: "dollar" meets "USD" and "AUD", "USD" does not meet "AUD"; "cent" meets both."""
    if a == b:
        return True
    first, second = load_currencies().get(a), load_currencies().get(b)
    return first is not None and second is not None and not first.codes.isdisjoint(second.codes)


def symbol(unit: str, per: str | None = None) -> str:
    """How a unit or a rate is written in a sum ("km", "km/h", "$"); an unknown id stands for itself."""
    times, one = _times(unit)
    known = load_units().get(one) or load_currencies().get(one)
    own = (f"{times} {known.symbol}" if times != 1 else known.symbol) if known else unit
    return own if per is None else f"{own}/{symbol(per)}"


def split(value: Fraction, unit: str) -> tuple[Fraction, str, Fraction] | None:
    """An amount of a unit as whole ones of the larger unit that it is said with, that unit, and the rest: 94 inches are 7 feet and 10."""
    known = load_units().get(unit)
    if known is None or known.over is None:
        return None
    size = load_units()[known.over].factors[0].low / known.factors[0].low
    whole = Fraction(value // size)
    return (whole, known.over, value - whole * size) if whole > 0 else None


def _plain_readings(unit: str) -> tuple[Factor, ...]:
    times, one = _times(unit)
    known = load_units().get(one) or load_currencies().get(one)
    factors = known.factors if known else (_ONE,)
    return factors if times == 1 else tuple(Factor(f.low * times, f.high * times, f.offset) for f in factors)


def _times(unit: str) -> tuple[Fraction, str]:
    """How many of which unit an id names: a rate per 100 km is one per "100-kilometer"."""
    number, _, one = unit.partition("-")
    known = number.isdecimal() and number.strip("0") == "1" and one in load_units()
    return (Fraction(number), one) if known else (Fraction(1), unit)


def _number(per: str) -> Fraction | None:
    """The number that a rate is per ("100000"), None for anything else."""
    if not per.isdecimal():
        return None
    return Fraction(per) or None


def _line(interval: Interval, factor: Fraction, offset: Fraction) -> Interval:
    """The image of an interval under x × factor + offset, the factor above zero."""
    if factor == 1 and not offset:
        return interval
    low, high = (None if end is None else end * factor + offset for end in (interval.low, interval.high))
    return Interval(low, high, interval.low_open, interval.high_open)


@cache
def _tables() -> tuple[Mapping[str, Unit], Mapping[str, Currency]]:
    entry = folder_of("factcheck") / "units.yaml"
    return snapshot("units", lambda: _units_of(read_shipped_yaml(entry)))


def units_from_yaml(text: str, path: str) -> tuple[Mapping[str, Unit], Mapping[str, Currency]]:
    """The units and the currencies of a table.

    Raises:
        YamlError: naming everything that is wrong with it: a factor that is no number above zero, an id said in two dimensions, a rate of
            units that do not stand before it, a currency of no known group.
    """
    return _units_of(read_yaml(text, path))


def _units_of(file: YamlFile) -> tuple[Mapping[str, Unit], Mapping[str, Currency]]:
    problems: list[Problem] = []
    try:
        units = _units(file, problems)
        currencies = _currencies(file, problems)
    except (AttributeError, KeyError, TypeError) as error:
        raise YamlError([*problems, file.problem((), f"not a table of units and currencies ({error})")]) from None
    if problems:
        raise YamlError(problems)
    return units, currencies


def _units(file: YamlFile, problems: list[Problem]) -> dict[str, Unit]:
    units: dict[str, Unit] = {}
    for name, group in file.data["dimensions"].items():
        if not group.get("source"):
            problems.append(file.problem(("dimensions", name), f"the dimension {name!r} names no source"))
        for id_, entry in group["units"].items():
            at = ("dimensions", name, "units", id_)
            if id_ in units:
                problems.append(file.problem(at, f"the unit {id_!r} stands already under {units[id_].dimension!r}"))
            for key in entry.keys() - _UNIT_KEYS:
                problems.append(
                    file.problem((*at, key), f"a unit has no {key!r} (it has: {', '.join(sorted(_UNIT_KEYS))})")
                )
            try:
                factors = tuple(_factors(entry, units, name))
            except (ValueError, ZeroDivisionError, LookupError) as error:
                problems.append(file.problem(at, f"{id_}: {error.args[0]}"))
                continue
            units[id_] = Unit(id_, name, factors, entry["symbol"], entry.get("over"))
    return units


def _factors(entry: Mapping[str, Any], units: Mapping[str, Unit], name: str) -> Iterator[Factor]:
    if "unit" in entry:
        if entry["unit"] not in units or entry["per"] not in units:
            raise LookupError(f"a rate of units that do not stand before it: {entry['unit']} per {entry['per']}")
        above, below = units[entry["unit"]], units[entry["per"]]
        if f"{above.dimension}/{below.dimension}" != name:
            raise LookupError(
                f"{entry['unit']} per {entry['per']} measures {above.dimension}/{below.dimension}, not {name}"
            )
        yield from (Factor(f.low / p.high, f.high / p.low) for f in above.factors for p in below.factors)
        return
    offset = Fraction(entry.get("offset", 0))
    if "low" in entry:
        pairs = [(entry["low"], entry["high"])]
    else:
        pairs = [(one, one) for one in entry.get("factors") or [entry["factor"]]]
    for low, high in pairs:
        factor = Factor(Fraction(low), Fraction(high), offset)
        if not 0 < factor.low <= factor.high:
            raise ValueError(f"a factor must be above zero, and low not above high: {low}, {high}")
        yield factor


def _currencies(file: YamlFile, problems: list[Problem]) -> dict[str, Currency]:
    data = file.data["currencies"]
    meant: dict[str, set[str]] = {name: set() for name in data["generic"]}
    for code, entry in data["codes"].items():
        for group in _listed(entry.get("of", [])):
            if group not in meant:
                problems.append(file.problem(("currencies", "codes", code), f"{code} is of no known group {group!r}"))
            meant.setdefault(group, set()).add(code)
    found = {name: Currency(name, sign, frozenset(meant[name]), (_ONE,)) for name, sign in data["generic"].items()}
    for code, entry in data["codes"].items():
        found[code] = Currency(code, entry["symbol"], frozenset({code}), (_ONE,))
    for name, entry in data["subunits"].items():
        at = ("currencies", "subunits", name)
        unknown = [whole for whole in entry["of"] if whole not in found]
        if unknown:
            problems.append(file.problem(at, f"{name} is of no known currency {', '.join(unknown)}"))
        codes = frozenset[str]().union(*(found[whole].codes for whole in entry["of"] if whole in found))
        try:
            found[name] = Currency(name, entry["symbol"], codes, tuple(_factors(entry, {}, name)))
        except (ValueError, ZeroDivisionError) as error:
            problems.append(file.problem(at, f"{name}: {error.args[0]}"))
    return found


def _listed(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value]
