"""units.py and its table: exact factors, every fair reading, what compares with what, and what a broken table says."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.interval import Interval, point, rounded
from factcheck.units import (
    compatible,
    dimension,
    from_base,
    load_currencies,
    load_units,
    readings,
    same_currency,
    symbol,
    to_base,
    units_from_yaml,
)
from factcheck.yamlfile import YamlError

UNITS = sorted(load_units())
units = st.sampled_from(UNITS)
numbers = st.fractions(min_value=-(10**6), max_value=10**6, max_denominator=1000)


def exact(unit: str) -> Fraction:
    (factor,) = readings(unit)
    assert factor.low == factor.high
    return factor.low


@pytest.mark.parametrize("unit", UNITS)
def test_an_id_is_singular_lower_case_words(unit: str) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", unit)
    assert load_units()[unit].symbol


@pytest.mark.parametrize(
    ("unit", "of", "times"),
    [
        ("foot", "inch", 12),
        ("yard", "foot", 3),
        ("chain", "yard", 22),
        ("furlong", "chain", 10),
        ("mile", "furlong", 8),
        ("fathom", "foot", 6),
        ("light-minute", "light-second", 60),
        ("square-foot", "square-inch", 144),
        ("square-yard", "square-foot", 9),
        ("acre", "square-yard", 4840),
        ("square-mile", "acre", 640),
        ("hectare", "are", 100),
        ("square-kilometer", "hectare", 100),
        ("us-gallon", "cubic-inch", 231),
        ("barrel", "us-gallon", 42),
        ("cubic-foot", "cubic-inch", 1728),
        ("cubic-yard", "cubic-foot", 27),
        ("cord", "cubic-foot", 128),
        ("acre-foot", "cubic-foot", 43560),
        ("cubic-mile", "cubic-foot", 5280**3),
        ("pound", "grain", 7000),
        ("troy-ounce", "grain", 480),
        ("troy-pound", "troy-ounce", 12),
        ("stone", "pound", 14),
        ("short-ton", "pound", 2000),
        ("long-ton", "pound", 2240),
        ("tola", "grain", 180),
        ("quintal", "kilogram", 100),
        ("week", "day", 7),
        ("day", "minute", 1440),
        ("kilowatt-hour", "megajoule", Fraction(36, 10)),
        ("barrel-of-oil-equivalent", "therm", 58),
        ("atmosphere", "pascal", 101325),
        ("megabit", "kilobit", 1000),
    ],
)
def test_units_stand_in_their_whole_proportions(unit: str, of: str, times: int) -> None:
    assert exact(unit) == times * exact(of)


@pytest.mark.parametrize(
    ("unit", "parts"),
    [
        ("ton", ("tonne", "short-ton", "long-ton")),
        ("gallon", ("us-gallon", "imperial-gallon")),
    ],
)
def test_an_ambiguous_unit_reads_as_each_of_its_kin(unit: str, parts: tuple[str, ...]) -> None:
    assert [factor.low for factor in readings(unit)] == [exact(part) for part in parts]


def test_the_parts_of_a_gallon_follow_each_gallon() -> None:
    us, imperial = exact("us-gallon"), exact("imperial-gallon")
    assert [f.low for f in readings("quart")] == [us / 4, imperial / 4]
    assert [f.low for f in readings("pint")] == [us / 8, imperial / 8]
    assert [f.low for f in readings("fluid-ounce")] == [us / 128, imperial / 160]
    assert readings("tablespoon")[0].low == us / 256
    assert readings("teaspoon")[0].low == us / 768
    assert readings("bushel")[1].low == 8 * imperial


def test_psi_and_horsepower_follow_from_pound_and_foot() -> None:
    pound_force = exact("pound-force")
    assert exact("psi") == pound_force / exact("square-inch")
    assert readings("horsepower")[0].low == 550 * pound_force * exact("foot")
    assert exact("foot-pound") == pound_force * exact("foot")
    assert readings("btu")[1].low == Fraction("4.184") * exact("pound") * 1000 * Fraction(5, 9)
    assert readings("million-btu")[1].low == readings("btu")[1].low * 10**6
    assert exact("inch-of-mercury") == exact("mmhg") * Fraction("25.4")


def test_a_named_rate_is_its_two_units() -> None:
    assert readings("knot") == readings("nautical-mile", "hour")
    assert dimension("knot") == dimension("kilometer", "hour") == "length/time"
    assert compatible("mile-per-hour", "kilometer", None, "hour")


@pytest.mark.parametrize(
    ("unit", "low", "high"),
    [("month", 28, 31), ("quarter", 89, 92), ("half-year", 181, 184), ("year", 365, 366)],
)
def test_a_calendar_unit_is_as_long_as_some_run_of_months(unit: str, low: int, high: int) -> None:
    assert to_base(point(1), unit) == (Interval(Fraction(low * 86400), Fraction(high * 86400)),)
    months = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}[unit]
    lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] * 2
    leap = [31, 29, *lengths[2:]]
    runs = [sum(days[i : i + months]) for days in (lengths, leap) for i in range(12)]
    assert min(runs) == low
    assert max(runs) == high


@pytest.mark.parametrize(("unit", "years"), [("decade", 10), ("century", 100), ("millennium", 1000)])
def test_a_run_of_years_has_as_many_leap_days_as_some_run_has(unit: str, years: int) -> None:
    def days(start: int) -> int:
        return sum(366 if y % 4 == 0 and (y % 100 or y % 400 == 0) else 365 for y in range(start, start + years))

    runs = {days(start) for start in range(1600, 2000)}
    (factor,) = readings(unit)
    assert [factor.low / 86400, factor.high / 86400] == [Fraction(min(runs)), Fraction(max(runs))]


def test_temperatures_are_read_as_degrees_and_as_differences() -> None:
    fahrenheit = to_base(point(50), "fahrenheit")
    assert fahrenheit == (point(10), point(Fraction(250, 9)))
    assert to_base(point(Fraction("2.7")), "fahrenheit")[1] == to_base(point(Fraction("1.5")), "celsius")[0]
    assert to_base(point(-40), "celsius")[0] == to_base(point(-40), "fahrenheit")[0]
    assert to_base(point(Fraction("273.15")), "kelvin")[0] == point(0)
    assert len(readings("celsius")) == 1
    assert readings("fahrenheit", "hour") == (readings("fahrenheit", "hour")[0],)


def test_a_rate_divides_by_its_per() -> None:
    assert to_base(point(36), "kilometer", "hour") == (point(10),)
    assert to_base(point(12), "", "100000") == (point(Fraction(12, 100000)),)
    assert to_base(point(12), "USD", "kilogram") == (point(12),)
    assert to_base(point(12), "USD", "person") == (point(12),)
    assert len(to_base(point(3), "USD", "gallon")) == 2
    yearly = to_base(point(730), "liter", "year")[0]
    assert yearly == Interval(Fraction(730, 366 * 86400 * 1000), Fraction(730, 365 * 86400 * 1000))


def test_an_unknown_id_is_itself() -> None:
    assert to_base(point(5), "zorkmid") == (point(5),)
    assert dimension("zorkmid") == symbol("zorkmid") == "zorkmid"
    assert dimension("zorkmid", "hour") == "zorkmid/time"
    assert not compatible("zorkmid", "meter")
    assert compatible("zorkmid", "zorkmid")


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("dollar", "USD", True),
        ("AUD", "dollar", True),
        ("USD", "AUD", False),
        ("dinar", "IQD", True),
        ("IQD", "KWD", False),
        ("pound", "lira", True),  # Syrian money is both
        ("dollar", "euro", False),
        ("euro", "EUR", True),
        ("cent", "USD", True),
        ("fils", "IQD", True),
        ("fils", "SAR", False),
        ("meter", "kilometer", False),
        ("zorkmid", "zorkmid", True),
    ],
)
def test_money_meets_its_generic_names(a: str, b: str, same: bool) -> None:
    assert same_currency(a, b) is same
    assert same_currency(b, a) is same
    assert compatible(a, b) or not same


def test_a_cent_is_a_hundredth() -> None:
    assert to_base(point(50), "cent") == (point(Fraction(1, 2)),)
    assert compatible("cent", "USD", "liter", "gallon")
    assert not compatible("USD", "USD", "kilogram", None)
    assert not compatible("USD", "USD", "kilogram", "hour")


def test_symbols() -> None:
    assert symbol("square-kilometer") == "km²"
    assert symbol("kilometer", "hour") == "km/h"
    assert symbol("USD", "barrel") == "$/bbl"
    assert all(currency.symbol for currency in load_currencies().values())


def test_points_are_no_percentages() -> None:
    assert not compatible("percent", "point")
    assert to_base(point(25), "basis-point")[0] == to_base(point(Fraction(1, 4)), "point")[0]


@given(numbers, units)
def test_from_base_undoes_the_likeliest_reading(number: Fraction, unit: str) -> None:
    assert number in from_base(to_base(point(number), unit)[0], unit)


@given(numbers, st.fractions(min_value=0, max_value=1), units, units)
def test_a_wider_figure_stays_wider_in_every_reading(number: Fraction, place: Fraction, unit: str, per: str) -> None:
    for narrow, wide in zip(to_base(point(number), unit, per), to_base(rounded(number, place), unit, per)):
        assert narrow.intersect(wide) == narrow


def table(units: str = "meter: {factor: 1, symbol: m}", codes: str = "USD: {symbol: $, of: dollar}") -> str:
    return (
        f"dimensions: {{length: {{base: meter, source: us, units: {{{units}}}}}}}\n"
        f"currencies: {{generic: {{dollar: $}}, subunits: {{}}, codes: {{{codes}}}}}\n"
    )


@pytest.mark.parametrize(
    ("units", "codes", "said"),
    [
        ("meter: {factor: one, symbol: m}", "", "Invalid literal"),
        ("meter: {factor: 0, symbol: m}", "", "above zero"),
        ("meter: {factor: 1/0, symbol: m}", "", "units.yaml:1:"),
        ("month: {low: 31, high: 28, symbol: m}", "", "low not above high"),
        ("meter: {factr: 1, factor: 1, symbol: m}", "", "'factr'"),
        ("knot: {unit: mile, per: hour, symbol: kn}", "", "do not stand before it"),
        ("meter: {factor: 1, symbol: m}", "XXX: {symbol: x, of: groat}", "'groat'"),
        ("meter: {symbol: m}", "", "factor"),
        ("meter: 5", "", "not a table"),
    ],
)
def test_a_broken_table_says_what_is_wrong(units: str, codes: str, said: str) -> None:
    with pytest.raises(YamlError, match=re.escape(said)):
        units_from_yaml(table(units, codes), "units.yaml")


def test_a_small_table_loads() -> None:
    loaded, currencies = units_from_yaml(table(), "units.yaml")
    assert list(loaded) == ["meter"]
    assert currencies["dollar"].codes == {"USD"}
