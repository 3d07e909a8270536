"""Folded text and the place of a number in, its unit out: after it ("5 km"), before it ("$5"), and what it is a rate per.

The pack's `measures` section lists the words of each unit id of units.yaml; ISO codes of currencies are read in capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from factcheck.language import Folded, Pack
from factcheck.model import Kind
from factcheck.recognize.alternation import alternation
from factcheck.recognize.number_words import END, START, folded_keys
from factcheck.units import dimension, load_currencies, load_units

ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as a form of it says: its id, the kind of figure it makes, a number within it ("m d", a dual), and doubts.

    Attributes:
        times: what the form multiplies by: 1000000 in «م د», million dinars.
        dual: the form itself says two («ساعتين»).
        plural: whether the form cannot follow "a".
        code: an ISO code, read only in capitals.
        symbol: a short sign, written onto digits.
    """

    id: str
    kind: Kind
    times: Decimal = ONE
    dual: bool = False
    code: bool = False
    symbol: bool = False


@dataclass(frozen=True, eq=False)
class Measures:
    """The units of a language, compiled.

    Attributes:
        after, before: a unit's form behind a number (with the gap), and one in front of it.
        dual: seeds that are a figure by themselves.
    """

    forms: Mapping[str, Unit]
    front: Mapping[str, Unit]
    after: re.Pattern[str]
    before: re.Pattern[str]
    dual: re.Pattern[str] | None
    per: re.Pattern[str] | None
    each: Mapping[str, str]
    rate: re.Pattern[str] | None
    section: Mapping[str, Any]


@cache
def measures(pack: Pack) -> Measures:
    """The units of a pack, compiled once."""
    section: Mapping[str, Any] = pack.section("measures")
    forms = dict(_forms(pack, section))
    codes = {code.lower(): Unit(code, "money", code=True) for code in load_currencies() if len(code) == 3 and code.isupper()}
    barred = set(folded_keys(pack, section.get("not_codes", ())))
    for code, unit in codes.items():
        if code not in barred:
            forms.setdefault(code, unit)
    front = {form: unit for form, unit in forms.items() if unit.code}
    for id_, words in (section.get("before") or {}).items():
        front.update({key: Unit(id_, _kind(id_), symbol=True) for key in folded_keys(pack, words)})
    lettered = [form for form in forms if form[-1].isalnum()]
    signs = [form for form in forms if not form[-1].isalnum()]
    duals = [form for form, unit in forms.items() if unit.dual]
    each = {key: id_ for id_, words in (section.get("adverbs") or {}).items() for key in folded_keys(pack, words)}
    return Measures(
        forms=forms,
        front=front,
        after=re.compile(rf"(?P<gap> ?-? ?)(?:(?P<word>{alternation(lettered)}){END}|(?P<sign>{alternation(signs)}))"),
        before=re.compile(rf"(?:{alternation(_reversed(front))})"),
        dual=re.compile(rf"{START}(?:{alternation(folded_keys(pack, pack.section('numerals').get('particles', ())))})?(?P<dual>{alternation(duals)}){END}") if duals else None,
        per=None,
        each=each,
        rate=None,
        section=section,
    )


def _reversed(forms: Mapping[str, Unit]) -> Iterator[str]:
    return (form[::-1] for form in forms)


def _kind(id_: str) -> Kind:
    if id_ in ("percent", "point"):
        return "percent"
    if id_ in load_currencies() and id_ not in load_units():
        return "money"
    return "duration" if dimension(id_) == "time" else "measure"


def _forms(pack: Pack, section: Mapping[str, Any]) -> Iterator[tuple[str, Unit]]:
    """Every form of every unit; the first that is said wins, currencies before measures."""
    endings = [pack.key(ending or "") for ending in section.get("endings", [""])]
    duals = [pack.key(ending) for ending in section.get("dual_endings", ())]
    stems = {pack.key(a): pack.key(b) for a, b in (section.get("dual_stems") or {}).items()}
    seen: set[str] = set()
    no_dual = set(folded_keys(pack, section.get("not_dual", ())))

    def give(form: str, unit: Unit) -> Iterator[tuple[str, Unit]]:
        if form not in seen:
            seen.add(form)
            yield form, unit

    for currency in (section.get("currencies") or {}).values():
        default = str(currency["unit"])
        words = folded_keys(pack, currency["words"])
        inflected = [*dict.fromkeys(word + ending for word in words for ending in endings)]
        both = [stem + ending for word in words for stem in (_stem(word, stems),) for ending in duals]
        for code, adjectives in (currency.get("of") or {}).items():
            for adjective in folded_keys(pack, adjectives):
                for noun in inflected:
                    form = f"{adjective} {noun}" if section.get("adjective") == "before" else f"{noun} {adjective}"
                    yield from give(form, Unit(code, "money"))
                for noun in both:
                    yield from give(f"{noun} {adjective}", Unit(code, "money", dual=True))
        for noun in inflected:
            yield from give(noun, Unit(default, "money"))
        for noun in both:
            if noun not in no_dual:
                yield from give(noun, Unit(default, "money", dual=True))
    for id_, symbols in (section.get("symbols") or {}).items():
        for form in folded_keys(pack, symbols):
            yield from give(form, Unit(id_, _kind(id_), symbol=True))
    for id_, numbers in (section.get("scaled") or {}).items():
        for times, symbols in numbers.items():
            for form in folded_keys(pack, symbols):
                yield from give(form, Unit(id_, _kind(id_), times=Decimal(times)))
    for id_, words in (section.get("units") or {}).items():
        for word in folded_keys(pack, words):
            for ending in endings:
                yield from give(word + ending, Unit(id_, _kind(id_)))
            for ending in duals:
                form = _stem(word, stems) + ending
                if form not in no_dual and " " not in word:
                    yield from give(form, Unit(id_, _kind(id_), dual=True))


def _stem(word: str, stems: Mapping[str, str]) -> str:
    for ending, instead in stems.items():
        if word.endswith(ending):
            return word[: -len(ending)] + instead
    return word


def unit_after(folded: Folded, end: int, limit: int, pack: Pack, glued: bool) -> tuple[Unit, int] | None:
    """The unit behind a number, and where it ends; `glued` when the number is in digits, which a symbol may touch."""
    match = measures(pack).after.match(folded.text, end, limit)
    if match is None:
        return None
    unit = measures(pack).forms[match["word"] or match["sign"]]
    if not match["gap"] and not glued:
        return None
    if unit.code and not _capitals(folded, match.start("word"), match.end("word")):
        return None
    return unit, match.end()


def unit_before(folded: Folded, start: int, floor: int, pack: Pack) -> tuple[Unit, int] | None:
    """The sign or code in front of a number ("$", "US$ ", "EUR "), and where it begins; not before `floor`."""
    table = measures(pack)
    window = folded.text[max(floor, start - 16) : start][::-1]
    space = window[:1] == " "
    match = table.before.match(window, 1 if space else 0)
    if match is None:
        return None
    form = match.group()[::-1]
    begin = start - match.end()
    unit = table.front[form]
    if form[0].isalnum() and begin > 0 and folded.text[begin - 1].isalnum():
        return None
    if unit.code and not _capitals(folded, begin, begin + len(form)):
        return None
    return unit, begin


def _capitals(folded: Folded, start: int, end: int) -> bool:
    return all(folded.capital(i) for i in range(start, end) if folded.text[i].isalpha())
