"""Folded text in, reported statistics out as drafts: t(28) = 2.20, p < .001, M = 4.36, 95% CI 1.21 to 2.80.

The symbols are in statistics.yaml; a pack's `statistics` section has the words for a confidence interval.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from factcheck.folder import folder_of
from factcheck.language import Folded, Pack
from factcheck.model import FEWER, LEAST, MORE, MOST
from factcheck.packwords import of_pack
from factcheck.patterns import compiled
from factcheck.recognize.alternation import alternation
from factcheck.recognize.calendar_words import particle_prefix
from factcheck.recognize.draft import Draft
from factcheck.recognize.starts import Starts, starts_of
from factcheck.record import dataclass
from factcheck.yamlcache import shipped_data

_SIGNS = {"=": None, "<": FEWER, ">": MORE, "≤": MOST, "≥": LEAST, "<=": MOST, ">=": LEAST}
ONE = Decimal(1)
_TESTS = frozenset({"t", "F", "chi2", "r"})  # statistics that have degrees of freedom
_FEWEST = 3  # cases that a correlation needs
_SIGN = compiled("[=<>≤≥]")
_NUMBER = r"[-−]?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
_MONEY = r"[$£€¥]?"
_DEGREES = (
    r"(?: ?\( ?(?:df ?= ?)?(?P<df1>\d+(?:\.\d+)?) ?(?:, ?(?:n ?= ?[\d,]+|(?:df ?= ?)?(?P<df2>\d+(?:\.\d+)?)) ?)?\))?"
)


@dataclass(frozen=True, eq=False)
class _Notation:
    statistic: re.Pattern[str]
    tail: re.Pattern[str]
    sample: re.Pattern[str]
    interval: re.Pattern[str]
    hint: Starts
    bare: re.Pattern[str]
    units: Mapping[str, str]
    cased: Mapping[str, frozenset[str]]


@of_pack
def _notation(pack: Pack) -> _Notation:
    shared: Mapping[str, Any] = shipped_data(folder_of("factcheck") / "statistics.yaml")
    own: Mapping[str, Any] = pack.section("statistics")
    units = {pack.key(symbol): unit for unit, symbols in shared["symbols"].items() for symbol in symbols}
    letters = [symbol for symbols in shared["symbols"].values() for symbol in symbols if len(symbol) == 1]
    cased = {pack.key(a): frozenset(b for b in letters if pack.key(b) == pack.key(a)) for a in letters}
    names = [pack.key(name) for name in [*shared["interval"], *(own.get("interval") or ())]]
    name = rf"\b{particle_prefix(pack)}{alternation(names)}(?!\w)"
    level = rf"\d\d(?:\.\d+)? ?-?(?:{alternation(pack.key(word) for word in own.get('percent') or ['%'])}) ?-?"
    lead = rf"(?: |[:=,(\[)\]]|{alternation(pack.key(word) for word in own.get('lead') or ())}(?!\w))*"
    to = rf" ?(?:(?:{alternation(pack.key(word) for word in own.get('to') or ())})(?![^\W\d_])|[-–—,;]) ?"
    unit = rf"(?: ?{alternation(pack.key(word) for word in own.get('percent') or ['%'])})?"
    said = r"(?: ?(?P<said>[^\W\d_]{1,14}(?: [^\W\d_]{1,14})?)(?=.{1,16}? ?(?P=said)(?!\w)))?"  # "3,180 g to 3,310 g"
    degrees = alternation(pack.key(word) for word in own.get("degrees") or ["df"])
    leading = alternation(pack.key(word) for word in own.get("degrees_after") or ["\0"])
    return _Notation(
        statistic=compiled(
            rf"(?<![\w.-])(?P<symbol>{alternation(units)}){_DEGREES} ?(?P<sign><=|>=|[=<>≤≥]) ?(?P<value>{_NUMBER})(?![\w%]|[.,]\d)"
        ),
        tail=compiled(
            rf"(?:[,;]| (?:{leading}))? ?\(?(?:{degrees} ?[=:]? ?(?P<df1>\d+(?:\.\d+)?)(?:(?: ?, ?| ?/ ?)(?P<df2>\d+(?:\.\d+)?)(?=[ ,;)]))?"
            rf"|(?P<df3>\d+) {degrees}(?!\w))"
        ),
        sample=compiled(r"[,;] ?n ?= ?(?P<n>\d+)(?![\w%]|[.,]\d)"),
        interval=compiled(
            rf"(?:{level})?{name} ?(?:\(?{level}\)?)?{lead}{_MONEY}(?P<low>{_NUMBER})(?P<unit1>{unit}){said}{to}{_MONEY}(?P<high>{_NUMBER})(?P<unit2>{unit})(?: ?(?P=said))?(?!\w|[.,]\d)"
        ),
        hint=starts_of(pack, names),
        bare=compiled(
            rf"(?<![\w.-])(?P<symbol>{alternation(pack.key(one) for one in shared['symbols']['sd'])}):? (?P<value>{_NUMBER})(?![\w%]|[.,]\d)"
        ),
        units=units,
        cased=cased,
    )


def find(folded: Folded, pack: Pack, taken: Sequence[tuple[int, int]] = ()) -> list[Draft]:
    """The statistics outside the taken spans (folded offsets, in text order)."""
    notation = _notation(pack)
    drafts = [*_intervals(folded, notation), *_statistics(folded, notation), *_bare(folded, notation)]
    kept: list[Draft] = []
    end = 0
    for draft in sorted(drafts, key=lambda d: d.start):
        if draft.start >= end and not any(first < draft.end and last > draft.start for first, last in taken):
            kept.append(draft)
            end = draft.end
    return kept


def _statistics(folded: Folded, notation: _Notation) -> Iterator[Draft]:
    for match in _signed(folded.text, notation.statistic):
        symbol = match["symbol"]
        written = folded.source[folded.span(match.start(), match.end())[0]]
        if symbol in notation.cased and written not in notation.cased[symbol]:
            continue
        value = Decimal(match["value"].replace(",", "").replace("−", "-"))
        unit = notation.units[symbol]
        place = _place(match["value"]) or Decimal(unit != "n")
        flags = {f"{name}={match[name]}" for name in ("df1", "df2") if match[name]}
        end = match.end()
        if unit in _TESTS and not flags:
            flags, end = _degrees_behind(folded.text, end, unit, notation)
        hedge = _SIGNS[match["sign"]]
        yield Draft(
            match.start(), end, "count", value, place, unit=unit, hedge=hedge, numeral=match["value"], flags=flags
        )


def _degrees_behind(text: str, end: int, unit: str, notation: _Notation) -> tuple[set[str], int]:
    """The degrees of freedom told behind a statistic, and where it then ends: "t = 2.1, df = 38", "r = .27, n = 102"."""
    tail = notation.tail.match(text, end)
    if tail is not None:
        degrees = {"df1": tail["df1"] or tail["df3"], "df2": tail["df2"] if unit == "F" else None}
        return {f"{name}={number}" for name, number in degrees.items() if number}, tail.end()
    sample = notation.sample.match(text, end) if unit == "r" else None
    if sample is None or int(sample["n"]) < _FEWEST:
        return set(), end
    return {f"df1={int(sample['n']) - 2}"}, sample.end()


def _bare(folded: Folded, notation: _Notation) -> Iterator[Draft]:
    """Deviations written without a sign, "averaged 4.28 (SD 2.1)"; the symbol stands in capitals."""
    for match in notation.bare.finditer(folded.text):
        if folded.source[folded.span(match.start(), match.end())[0]].isupper():
            value = Decimal(match["value"].replace(",", "").replace("−", "-"))
            yield Draft(*match.span(), "count", value, _place(match["value"]) or ONE, unit="sd", numeral=match["value"])


def _signed(text: str, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The pattern's matches in the lines that have a sign; hardly any line of a news text has one."""
    end = 0
    for sign in _SIGN.finditer(text):
        if sign.start() < end:
            continue
        start = text.rfind("\n", end, sign.start()) + 1 or end
        end = text.find("\n", sign.end())
        end = len(text) if end < 0 else end
        yield from pattern.finditer(text, start, end)


def _intervals(folded: Folded, notation: _Notation) -> Iterator[Draft]:
    if not notation.hint.places(folded):
        return  # no name of an interval is anywhere in the text
    for match in notation.interval.finditer(folded.text):
        low, high = (Decimal(match[name].replace(",", "").replace("−", "-")) for name in ("low", "high"))
        place = min(_place(match["low"]), _place(match["high"]))
        percent = bool(match["unit1"] or match["unit2"])
        numeral = folded.text[match.start("low") : match.end("high")]
        yield Draft(
            *match.span(),
            "percent" if percent else "count",
            (low + high) / 2,
            place,
            ends=(low, high),
            unit="ci",
            numeral=numeral,
        )


def _place(numeral: str) -> Decimal:
    """The unit of the last decimal, 0 for an integer."""
    decimals = numeral.partition(".")[2]
    return Decimal(1).scaleb(-len(decimals)) if decimals else Decimal(0)
