"""A pack's `measures` section in, every written form of every unit out: singular, plural, dual, with nationalities and symbols."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from factcheck.language import Pack
from factcheck.model import Kind
from factcheck.recognize.number_words import ONE, folded_keys
from factcheck.record import dataclass
from factcheck.units import dimension, load_currencies, load_units

_MILLION = Decimal(1000000)
_SHARES = ("percent", "point", "basis-point", "per-mille")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as a form of it says: its id, the kind of figure it makes, and what else the form tells.

    Attributes:
        times: what the form multiplies by: 1000000 in «م د», million dinars.
        dual: the form itself says two («ساعتين»).
        code: an ISO code, read only in capitals.
    """

    id: str
    kind: Kind
    times: Decimal = ONE
    dual: bool = False
    code: bool = False


def unit_kind(id_: str) -> Kind:
    """The kind of figure that a unit makes."""
    if id_ in _SHARES:
        return "percent"
    if id_ not in load_units():
        return "money"
    return "duration" if dimension(id_) == "time" else "measure"


def iso_codes() -> tuple[str, ...]:
    """The currency codes of units.yaml."""
    return tuple(code for code in load_currencies() if len(code) == 3 and code.isupper())


def unit_forms(pack: Pack) -> dict[str, Unit]:
    """Every folded form with its unit; where two claim a form the first listed has it, duals and currencies before the rest."""
    section: Mapping[str, Any] = pack.section("measures")
    forms: dict[str, Unit] = {}
    made: dict[Unit, Unit] = {}  # thousands of forms share a few hundred units
    for form, unit in _all_forms(pack, section):
        forms.setdefault(form, made.setdefault(unit, unit))
    barred = set(folded_keys(pack, section.get("not_codes", ())))
    for code in iso_codes():
        for form, times in ((code.lower(), ONE), (f"m{code.lower()}", _MILLION)):
            if form not in barred:
                forms.setdefault(form, Unit(code, "money", times=times, code=True))
    return forms


def listed_duals(pack: Pack) -> dict[str, str]:
    """The dual forms that the pack lists, with the key of their noun."""
    listed = pack.section("measures").get("dual_nouns") or {}
    return {form: pack.key(noun) for noun, forms in listed.items() for form in folded_keys(pack, forms)}


def made_duals(pack: Pack) -> dict[str, str]:
    """The dual forms made of the pack's nouns, with the key of their noun, where the pack says that they can be made.

    A dual is made of a noun with a broken plural only («كتاب», «كتب»): where the plural ends as a dual does («مدنيين»), or
    may («طالبين», of a participle), the form says nothing.
    """
    section: Mapping[str, Any] = pack.section("measures")
    duals: dict[str, str] = {}
    endings = [pack.key(ending) for ending in section.get("dual_endings", ())]
    before_nouns = [pack.key(ending) for ending in section.get("dual_before_noun", ())]  # «سيارتا إسعاف»
    like = tuple(folded_keys(pack, section.get("plurals_like_duals", ())))
    stems = {pack.key(a): pack.key(b) for a, b in (section.get("dual_stems") or {}).items()}
    if like:
        barred = set(folded_keys(pack, section.get("not_dual", ())))
        for noun, plurals in (pack.section("nouns").get("plurals") or {}).items():
            key = pack.key(noun)
            participle = key[1:2] in section.get("participle_second", "") and not key.endswith(tuple(stems))
            if not participle and not any(plural.endswith(like) for plural in folded_keys(pack, plurals)):
                stem = _stem(key, stems)
                made = [stem + ending for ending in endings]
                if stem != key:
                    made += [stem + ending for ending in before_nouns]
                duals.update((form, key) for form in made if form not in barred)
    return duals


def _all_forms(pack: Pack, section: Mapping[str, Any]) -> Iterator[tuple[str, Unit]]:
    endings = [pack.key(ending or "") for ending in section.get("endings", [""])]
    bare = tuple(
        pack.key(ending) for ending in section.get("no_endings_after", ())
    )  # «سنة» takes no «ا»: «سنها» is her age
    dual_endings = [pack.key(ending) for ending in section.get("dual_endings", ())]
    stems = {pack.key(a): pack.key(b) for a, b in (section.get("dual_stems") or {}).items()}
    no_dual = set(folded_keys(pack, section.get("not_dual", ())))

    def inflected(word: str) -> list[str]:
        return [word] if bare and word.endswith(bare) else [word + ending for ending in endings]

    def duals(words: list[str]) -> list[str]:
        both = [_stem(word, stems) + ending for word in words if " " not in word for ending in dual_endings]
        return [form for form in both if form not in no_dual]

    units = {id_: folded_keys(pack, words) for id_, words in (section.get("units") or {}).items()}
    for id_, words in units.items():
        yield from ((form, Unit(id_, unit_kind(id_), dual=True)) for form in duals(words))
    for id_, forms in (section.get("dual_forms") or {}).items():
        yield from ((form, Unit(id_, unit_kind(id_), dual=True)) for form in folded_keys(pack, forms))
    for currency in (section.get("currencies") or {}).values():
        yield from _currency(pack, section, currency, inflected, duals)
    for id_, symbols in (section.get("symbols") or {}).items():
        yield from ((form, Unit(id_, unit_kind(id_))) for form in folded_keys(pack, symbols))
    for id_, numbers in (section.get("scaled") or {}).items():
        for times, symbols in numbers.items():
            yield from ((form, Unit(id_, unit_kind(id_), times=Decimal(times))) for form in folded_keys(pack, symbols))
    for id_, words in units.items():
        yield from ((form, Unit(id_, unit_kind(id_))) for word in words for form in inflected(word))


def _currency(
    pack: Pack,
    section: Mapping[str, Any],
    currency: Mapping[str, Any],
    inflected: Callable[[str], list[str]],
    duals: Callable[[list[str]], list[str]],
) -> Iterator[tuple[str, Unit]]:
    """A currency's words, alone and with each nationality: "dollars", "Canadian dollars", «دولارا كنديا»."""
    words = folded_keys(pack, currency["words"])
    plain = [form for word in words for form in inflected(word)]
    twos = duals(words)
    for code, adjectives in (currency.get("of") or {}).items():
        named = [
            word + ending for word in folded_keys(pack, adjectives) for ending in section.get("adjective_endings", [""])
        ]
        for adjective in (pack.key(word) for word in named):
            for noun in [*plain, *twos]:
                form = f"{adjective} {noun}" if section.get("adjective") == "before" else f"{noun} {adjective}"
                yield form, Unit(code, "money", dual=noun in twos)
    yield from ((noun, Unit(str(currency["unit"]), "money")) for noun in plain)
    yield from ((noun, Unit(str(currency["unit"]), "money", dual=True)) for noun in twos)


def _stem(word: str, stems: Mapping[str, str]) -> str:
    for ending, instead in stems.items():
        if word.endswith(ending):
            return word[: -len(ending)] + instead
    return word
