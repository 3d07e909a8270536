"""A pack's `numerals` section in, its words of number ready to be met in folded text out.

A Word is one entry, possibly of several written words (an Arabic teen, "a hundred"); the Lexicon has the patterns that find them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from factcheck.language import Pack
from factcheck.packwords import of_pack
from factcheck.patterns import compiled
from factcheck.recognize.alternation import alternation
from factcheck.record import dataclass, replace

ZERO = Decimal(0)
TENTH = Decimal("0.1")
ONE = Decimal(1)
HUNDRED = Decimal(100)
THOUSAND = Decimal(1000)
LARGEST = Decimal(10) ** 24  # beyond which a chain of scale words ("thousand thousand thousand …") is no number

# What a word of number does: `small` 0 to 19, tens and hundreds add; `times` (a hundred) and scales multiply what stands before them.
SMALL, TENS, HUNDREDS, TIMES, SCALE, DUAL, DOZEN, PART, PLENTY, ORDINAL = [
    "small",
    "tens",
    "hundreds",
    "times",
    "scale",
    "dual",
    "dozen",
    "part",
    "plenty",
    "ordinal",
]
END = r"(?![^\W_])"
START = r"(?<![^\W_])"
VULGAR = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"


@dataclass(frozen=True, slots=True)
class Word:
    """One entry: what it does, its value, and what its form says beside.

    Attributes:
        article: "a hundred": the article counts as one.
        many: a plural, as "thirds" is; a scale that is one («آلاف») is indefinite when no number stands before it.
        alone: whether it can be a figure by itself.
    """

    kind: str
    value: Decimal
    article: bool = False
    many: bool = False
    alone: bool = True


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as it stands in the folded text.

    Attributes:
        place: the unit of the last written place, 0 when exact.
        words: spelled out, at least in part of what is not a scale.
        scale: the last scale word's value, 1 when there is none.
        part: a fraction, or ending in one.
        plenty: an indefinite plural; value is its lower bound.
        bare: a lone word that needs company to be a figure ("one", "third", "million").
        article: begins with an article that counts as one.
        joined: where its last "and" begins, 0 without one: what "between" may have to split.
    """

    start: int
    end: int
    value: Decimal
    place: Decimal = ZERO
    words: bool = False
    scale: Decimal = ONE
    part: bool = False
    plenty: bool = False
    bare: bool = False
    article: bool = False
    joined: int = 0


@dataclass(frozen=True, eq=False)
class Lexicon:
    """The number words of a language.

    Attributes:
        entries: by their folded form with single spaces.
        ordinals: forms of ordinals (some, like "third", are entries too) with their values.
        word: any entry or ordinal, up to a word's end.
        particles: what the language writes onto the word that follows.
        plus: what joins a smaller part to a larger one ("and", an attached «و»).
        gap: what may stand between two parts that need no joining word.
        definite: articles written onto a word.
        units_first: whether units stand before tens («خمسة وعشرون»).
        bare_scale: whether «مئة» and «ألف» alone are a hundred and a thousand.
    """

    entries: Mapping[str, Word]
    ordinals: Mapping[str, Decimal]
    word: re.Pattern[str]
    forms: str
    particles: tuple[str, ...]
    lead: str
    plus: re.Pattern[str]
    plus_before: re.Pattern[str]
    either_before: re.Pattern[str]
    gap: re.Pattern[str]
    of: re.Pattern[str]
    point: re.Pattern[str]
    definite: tuple[str, ...]
    units_first: bool
    bare_scale: bool
    decimal_before: Decimal | None
    section: Mapping[str, Any]

    def match(self, text: str, start: int, limit: int) -> tuple[Word, int] | None:
        """The entry that begins at a place, and its end; an ordinal that is nothing else counts as one of kind ORDINAL."""
        match = self.word.match(text, start, limit)
        if match is None:
            return None
        form = single_spaced(match.group())
        word = self.entries.get(form)
        return (word or Word(ORDINAL, self.ordinals[form])), match.end()


def single_spaced(form: str) -> str:
    """A matched form as the key that it was listed under."""
    return " ".join(form.split()) if "  " in form or "\n" in form else form


def plain(number: Decimal) -> Decimal:
    """The same number without trailing zeros behind the point, and never with an exponent: 4200000, not 4200000.0 or 4.2E+6."""
    short = number.normalize()
    exponent = short.as_tuple().exponent
    return Decimal(int(short)) if isinstance(exponent, int) and exponent > 0 else short


def folded_keys(pack: Pack, words: Iterable[str]) -> list[str]:
    """A list of a pack's words as folded text."""
    return [pack.key(word) for word in words]


def spaced(pattern: str) -> str:
    """A pattern whose spaces match any run of spaces, or a line's end."""
    return pattern.replace(r"\ ", r"(?: +|\n)")


@of_pack
def lexicon(pack: Pack) -> Lexicon:
    """The number words of a pack, compiled once."""
    section: Mapping[str, Any] = pack.section("numerals")
    entries = _entries(pack, section)
    articles = folded_keys(pack, section.get("articles", ()))
    for form, word in list(entries.items()):
        if word.kind in (TIMES, SCALE, DOZEN, PART) and not word.many:
            entries.update({f"{a}{gap}{form}": replace(word, article=True) for a in articles for gap in " -"})
    ordinals = {
        key: Decimal(value)
        for value, forms in (section.get("ordinals") or {}).items()
        for key in folded_keys(pack, forms)
    }
    if section.get("glued_tens") == "yes":
        _glue_tens(entries, ordinals)
    particles = tuple(folded_keys(pack, section.get("particles", ())))
    ands = folded_keys(pack, section.get("and", ()))
    attached = folded_keys(pack, section.get("attached_and", ()))
    plus = [
        rf"(?:[ -]|\n)+(?:{alternation(ands)})(?:[ -]|\n)+" if ands else "",
        rf"(?: *|\n)(?:{alternation(attached)}) *" if attached else "",
    ]
    of = alternation(folded_keys(pack, section.get("of", ())))
    forms = spaced(alternation([*entries, *ordinals]))
    return Lexicon(
        entries=entries,
        ordinals=ordinals,
        word=compiled(rf"(?:{forms}){END}"),
        forms=forms,
        particles=particles,
        lead=rf"{START}(?:{alternation(particles)})?" if particles else START,
        plus=compiled("|".join(filter(None, plus)) or r"(?!)"),
        either_before=compiled(
            rf" (?:{alternation(folded_keys(pack, pack.section('ranges').get('either', ())))}) $"
            if pack.section("ranges").get("either")
            else r"(?!)"
        ),
        plus_before=compiled(rf"(?:{'|'.join(filter(None, plus)) or '(?!)'})$"),
        gap=compiled(r" *-+ *| +|\n| ?— ?(?=\w)" if section.get("order") != "units-first" else r" +|\n|-"),
        point=compiled(rf" +(?:{alternation(folded_keys(pack, section.get('point', ())))}) +(?=[^\W\d])"),
        of=compiled(rf"(?: +|\n)(?:{of})(?= )"),
        definite=tuple(folded_keys(pack, section.get("definite", ()))),
        units_first=section.get("order") == "units-first",
        bare_scale=section.get("bare_scale") == "yes",
        decimal_before=Decimal(section["decimal_before"]) if "decimal_before" in section else None,
        section=section,
    )


def _glue_tens(entries: dict[str, Word], ordinals: dict[str, Decimal]) -> None:
    """Add the numbers that are often written without their hyphen: "twentyone", "thirtyfirst"."""
    tens = [(form, word.value) for form, word in entries.items() if word.kind == TENS]
    ones = [
        (form, word) for form, word in entries.items() if word.kind == SMALL and 0 < word.value < 10 and form.isalpha()
    ]
    firsts = [(form, value) for form, value in ordinals.items() if value < 10]
    for ten, value in tens:
        entries.update({ten + form: replace(word, value=value + word.value) for form, word in ones})
        ordinals.update({ten + form: value + ordinal for form, ordinal in firsts})


def _entries(pack: Pack, section: Mapping[str, Any]) -> dict[str, Word]:
    entries: dict[str, Word] = {}

    def add(group: str, kind: str, many: bool = False, alone: bool = True) -> None:
        for value, forms in (section.get(group) or {}).items():
            top, _, bottom = str(value).partition("/")
            number = Decimal(top) / Decimal(bottom or 1)
            for form in forms:
                entries.setdefault(pack.key(form), Word(kind, number, many=many, alone=alone))

    add("small", SMALL)
    add("tens", TENS)
    add("hundreds", HUNDREDS)
    add("hundred", TIMES)
    add("scales", SCALE)
    add("duals", DUAL)
    add("dozens", DOZEN)
    add("parts", PART)
    add("part_plurals", PART, many=True)
    add("weak_parts", PART, alone=False)
    for ending in folded_keys(pack, section.get("part_endings", ())):  # «نصفهم», half of them
        entries.update(
            {form + ending: word for form, word in list(entries.items()) if word.kind == PART and word.alone}
        )
    tens = [(form, word.value) for form, word in entries.items() if word.kind == TENS]
    for one in folded_keys(pack, section.get("compound_ones", ())):
        for plus in folded_keys(pack, section.get("attached_and", ())):
            entries.update({f"{one} {plus}{form}": Word(SMALL, value + ONE) for form, value in tens})
    for value, forms in (section.get("plenty") or {}).items():
        for key in folded_keys(pack, forms):
            scale = entries.get(key)
            entries[key] = replace(scale, many=True) if scale else Word(PLENTY, Decimal(value), many=True)
    return entries
