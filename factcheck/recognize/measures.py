"""Folded text and the place of a number in, its unit out: after it ("5 km"), before it ("$5"), or around it ("half an hour").

The pack's `measures` section lists the words of each unit id of units.yaml; ISO codes of currencies are read in capitals.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from factcheck.language import Folded, Pack
from factcheck.packwords import of_pack
from factcheck.patterns import compiled
from factcheck.recognize.alternation import alternation
from factcheck.recognize.doubts import counts_noun
from factcheck.recognize.neighbours import previous_word
from factcheck.recognize.number_words import END, ONE, PART, START, folded_keys, lexicon, single_spaced, spaced
from factcheck.recognize.unit_words import Unit, iso_codes, listed_duals, made_duals, unit_forms, unit_kind
from factcheck.record import dataclass
from factcheck.units import load_currencies

_NOUN = compiled(r"(?<![^\W_])(?P<noun>[^\W\d_]+) $")
_AMOUNT = compiled(r"\.? ?\d")
_PARTS = compiled(r" \d{1,2}(?![\d.,]\d|\d)")  # what can be cents
_CENTS = compiled(r"\d{1,3}(?:,\d{3})*\.\d\d(?!\d|[.,]\d)")
_YEAR = compiled(r"(?<!\d)(?:19|20)\d\d$")
_CLOSING = compiled(r"(?=[)\].,;:×/]|$| ?[×x] ?\d| \()")


@dataclass(frozen=True, eq=False)
class Measures:
    """The units of a language, compiled.

    Attributes:
        forms: by their folded form behind a number; `front`: by their form in front of it.
        after, before: what finds them; `before` reads backwards.
        dual_nouns: dual forms of common nouns, by form, with the key of their noun; `made_duals` are those that no list names.
        duals: the source of a pattern of all dual forms, of units and of nouns; `dual_forms` lists them.
        doubtful: codes that are words too, read only before an amount with cents: "CAD3.03", not "ALL 5".
        alone, alone_after: units that mean one of them alone behind certain words («خلال أسبوع»), where the clause ends or before
            one of `alone_before` ("within an hour of the blast").
    """

    forms: Mapping[str, Unit]
    front: Mapping[str, Unit]
    after: re.Pattern[str]
    before: re.Pattern[str]
    of: re.Pattern[str]
    plenty: re.Pattern[str]
    one: re.Pattern[str]
    dual_nouns: Mapping[str, str]
    made_duals: frozenset[str]
    nouns: Mapping[str, str]
    noun: re.Pattern[str]
    dual_forms: tuple[str, ...]
    duals: str
    single_forms: tuple[str, ...]
    singles: str
    alone: tuple[str, ...]
    alone_before: str
    alone_after: re.Pattern[str] | None
    glued_only: frozenset[str]
    decimal_only: frozenset[str]
    closing_only: Mapping[str, re.Pattern[str]]
    scaled_only: frozenset[str]
    money_if_scaled: frozenset[str]
    below_zero: re.Pattern[str]
    limits: Mapping[str, Decimal]
    capital_units: Mapping[str, Unit]
    lower_only: frozenset[str]
    doubtful: frozenset[str]


@of_pack
def measures(pack: Pack) -> Measures:
    """The units of a pack, compiled once."""
    section: Mapping[str, Any] = pack.section("measures")
    forms = unit_forms(pack)
    front = {form: unit for form, unit in forms.items() if unit.code}
    for id_, words in (section.get("before") or {}).items():
        front.update({key: Unit(id_, unit_kind(id_)) for key in folded_keys(pack, words)})
    doubtful = {
        code.lower(): Unit(code, "money", code=True)
        for code in iso_codes()
        if code.lower() in keys_of(pack, "not_codes") and code.lower() not in front
    }
    front.update(doubtful)
    words_ = lexicon(pack)
    lettered = spaced(alternation(form for form in forms if form[-1].isalnum()))
    signs = alternation(form for form in forms if not form[-1].isalnum())
    marked = alternation(form for form in forms if not form[0].isalnum() and form[-1].isalnum())  # "°C" before "°"
    either = rf"(?:(?P<sign>{marked}{END}|{signs}(?!\d))|(?P<word>{lettered}){END})"
    articles = alternation(folded_keys(pack, section.get("article_of", ())))
    ones = [
        form
        for form, unit in forms.items()
        if unit.id in set(section.get("ones", ()))
        and form.isalpha()
        and len(form) > 2
        and not unit.dual
        and not unit.code
    ]
    made = made_duals(pack)
    nouns = made | listed_duals(pack)
    singles = {key: key for key in folded_keys(pack, section.get("dual_nouns") or ())}
    plain = alternation(form for form, unit in forms.items() if form.isalpha() and len(form) > 1 and not unit.code)
    one = [*pack.section("numerals").get("articles", ()), *section.get("articles_of_one", ())]
    article = rf"(?:{alternation(folded_keys(pack, one))}) " if not words_.bare_scale else ""
    particles = rf"(?:{alternation(words_.particles)})?" if words_.particles else ""

    adjectives = (
        rf"(?:{alternation(keys_of(pack, 'unit_adjectives'))})[ -]" if section.get("unit_adjectives") else r"(?!)"
    )

    def keys(name: str) -> frozenset[str]:
        return keys_of(pack, name)

    dual_forms = [*(form for form, unit in forms.items() if unit.dual), *nouns]
    return Measures(
        forms=forms,
        front=front,
        after=compiled(rf"(?P<gap> ?-? ?|\n)(?P<adjective>{adjectives})?{either}"),
        before=compiled(
            rf"{alternation(form[::-1] for form in front if form[0].isalnum())}{END}"  # not the "r $" of "over $850"
            rf"|{alternation(form[::-1] for form in front if not form[0].isalnum())}"
        ),
        of=compiled(
            rf"(?: |-)(?P<article>(?:{articles}) )?(?:{alternation(words_.definite)})?"
            if section.get("article_of") or words_.definite
            else r"(?!)"
        ),
        plenty=compiled(
            rf" (?:(?:{alternation(folded_keys(pack, words_.section.get('of', ())))}) )?(?:{alternation(words_.definite)})?"
        ),
        one=compiled(rf"{START}{particles}(?P<all>{article}(?P<unit>{plain}))$"),
        dual_nouns=nouns,
        made_duals=frozenset(made) - set(listed_duals(pack)),
        nouns=singles,
        noun=compiled(
            rf"{START}{particles}(?P<noun>{alternation([*singles, *(form for form in forms if form.isalpha())])}) $"
        ),
        dual_forms=tuple(dual_forms),
        duals=alternation(dual_forms),
        single_forms=tuple(ones),
        singles=alternation(ones),
        alone=tuple(sorted(keys("alone"), key=lambda word: (-len(word), word))),
        alone_before="|".join(rf" {re.escape(word)}{END}" for word in sorted(keys("alone_before"))),
        alone_after=compiled(rf"{START}(?:{alternation(keys('alone_after'))}) \Z")
        if section.get("alone_after")
        else None,
        glued_only=keys("glued_only"),
        decimal_only=keys("decimal_only"),
        closing_only={
            pack.key(form): compiled(rf"(?:{alternation(folded_keys(pack, units))})[ -]?[\d.]+$")
            for form, units in (section.get("closing_only") or {}).items()
        },
        scaled_only=keys("scaled_only"),
        money_if_scaled=keys("money_if_scaled"),
        capital_units={
            key: Unit(id_, unit_kind(id_))
            for id_, words in (section.get("capital_units") or {}).items()
            for key in folded_keys(pack, words)
        },
        lower_only=keys("lower_only"),
        doubtful=frozenset(doubtful),
        limits={id_: Decimal(value) for id_, value in (section.get("limits") or {}).items()},
        below_zero=compiled(rf" (?:{alternation(keys('below_zero'))}){END}"),
    )


def keys_of(pack: Pack, name: str) -> frozenset[str]:
    """A list of the `measures` section, folded."""
    return frozenset(folded_keys(pack, pack.section("measures").get(name, ())))


def unit_after(
    folded: Folded, end: int, limit: int, pack: Pack, glued: bool, scale: Decimal = ONE
) -> tuple[Unit, int] | None:
    """The unit behind a number, and where it ends; `glued` when the number is in digits, which a unit's sign may touch."""
    table = measures(pack)
    match = table.after.match(folded.text, end, limit)
    if match is None:
        return None
    form = single_spaced(match["word"] or match["sign"])
    unit = table.forms[form]
    gap = match["gap"]
    if (not gap and not glued) or (match["adjective"] and (unit.kind != "duration" or unit.code or len(form) < 3)):
        return None
    if match["sign"] and "-" in gap:
        return None
    begin = match.end() - len(form)
    if form in table.capital_units and folded.capital(begin):
        return table.capital_units[form], match.end()
    if form in table.lower_only and folded.capital(begin):
        return None
    if unit.code and not capitals(folded, match.start("word"), match.end("word")):
        return None
    if form in table.front and _opens_amount(folded.text, match.start(), match.end(), unit, bool(gap), table):
        return None  # the sign of the next amount: "Rs.30-Rs.40"
    if gap and form in table.glued_only:
        return None
    if form in table.decimal_only and "." not in folded.text[max(0, end - 5) : end]:
        return None
    if form in table.closing_only and not glued:
        return None  # "one in, all in"
    if gap and form in table.closing_only and _CLOSING.match(folded.text, match.end()) is None:
        if table.closing_only[form].search(folded.text, max(0, end - 14), end) is None:
            return None
    if form in table.scaled_only and scale == 1:
        return None
    if scale >= 1000000 and unit.kind == "measure" and form in table.money_if_scaled:
        unit = Unit(unit.id, "money")
    return unit, match.end()


def _opens_amount(text: str, start: int, end: int, unit: Unit, apart: bool, table: Measures) -> bool:
    """Whether a sign or code between two numbers belongs to the second: not "3 GBP 1 pence", "10 $ 30 cents", "15 USD 50 more"."""
    amount = _AMOUNT.match(text, end)
    if amount is None:
        return False
    if not apart and text[end] == " ":
        return False  # "20$ 43c"
    if text[end] != " " or _YEAR.search(text, max(0, start - 5), start) is not None:
        return True  # "In 2008 USD 50 million"
    number = _PARTS.match(text, end)
    if number is None:
        return True
    small = table.after.match(text, number.end())
    if small is None:
        return not unit.code
    part = table.forms[single_spaced(small["word"] or small["sign"])]
    return part.kind != "money" or not same_money(unit.id, part.id) or part.id == unit.id


def defined_unit(folded: Folded, end: int, limit: int, pack: Pack) -> tuple[Unit, int] | None:
    """The unit behind a definite number, with its own article: «الستة الأشهر»."""
    for article in lexicon(pack).definite:
        if folded.text.startswith(f" {article}", end):
            found = unit_after(folded, end + 1 + len(article), limit, pack, True)
            if found is not None and found[1] - end > len(article) + 3:
                return found
    return None


def of_unit(folded: Folded, end: int, limit: int, pack: Pack, article: bool = False) -> tuple[Unit, int] | None:
    """The unit that a fraction is of: "half an hour", "a quarter of a mile", «نصف الساعة»; with `article`, not "third year"."""
    lead = measures(pack).of.match(folded.text, end, limit)
    return None if lead is None or (article and not lead["article"]) else _unit_at(folded, lead.end(), limit, pack)


def plenty_unit(folded: Folded, end: int, limit: int, pack: Pack) -> tuple[Unit, int] | None:
    """The unit of an indefinite plural: "hundreds of miles", «آلاف الدنانير»."""
    lead = measures(pack).plenty.match(folded.text, end, limit)
    return None if lead is None else _unit_at(folded, lead.end(), limit, pack)


def _unit_at(folded: Folded, start: int, limit: int, pack: Pack) -> tuple[Unit, int] | None:
    """The unit whose word or sign begins at a place."""
    match = measures(pack).after.match(folded.text, start, limit)
    return None if match is None or match["gap"] or match["adjective"] else _named(match, pack)


def _named(match: re.Match[str], pack: Pack) -> tuple[Unit, int] | None:
    table = measures(pack)
    form = single_spaced(match["word"] or match["sign"])
    unit = table.forms[form]
    if unit.code or form in table.glued_only or form in table.closing_only or len(form) < 2:
        return None
    return unit, match.end()


def unit_before(folded: Folded, start: int, floor: int, pack: Pack) -> tuple[Unit, int] | None:
    """The sign or code in front of a number ("$", "US$ ", "EUR "), and where it begins; not before `floor`."""
    table = measures(pack)
    window = folded.text[max(floor, start - 16) : start][::-1]
    match = table.before.match(window, 1 if window[:1] == " " else 0)
    if match is None:
        return None
    form = match.group()[::-1]
    begin = start - match.end()
    unit = table.front[form]
    if form[0].isalnum() and begin > 0 and folded.text[begin - 1] == "_":
        return None
    if unit.code and not capitals(folded, begin, begin + len(form)):
        return None
    if form in table.doubtful and _CENTS.match(folded.text, start) is None:
        return None
    return unit, begin


def is_unit_word(word: str, unit: str, pack: Pack) -> bool:
    """Whether a word, with or without an article written onto it, is a form of a unit."""
    forms = measures(pack).forms
    bare = next((word[len(article) :] for article in lexicon(pack).definite if word.startswith(article)), word)
    return any(form in forms and forms[form].id == unit for form in (word, bare))


def unit_named_before(text: str, start: int, pack: Pack) -> Unit | None:
    """The unit of time that a figure with an article follows, as an adjective does: «الأشهر التسعة»."""
    definite = lexicon(pack).definite
    article = next((a for a in definite if text.endswith(a, max(0, start - len(a)), start)), None)
    word = previous_word(text, start - len(article)) if article else ""
    word = (
        word[1:]
        if word[:1] in pack.section("words").get("attached_and", ()) and word[1:].startswith(tuple(definite))
        else word
    )
    bare = next((word[len(a) :] for a in definite if word.startswith(a)), "")
    unit = measures(pack).forms.get(bare)
    return unit if unit is not None and unit.kind == "duration" else None


def is_front(word: str, pack: Pack) -> bool:
    """Whether a word is one that stands in front of amounts ("usd", "rs")."""
    return word in measures(pack).front


def half_after(folded: Folded, end: int, limit: int, unit: Unit, pack: Pack) -> tuple[Decimal, int] | None:
    """A fraction joined on behind a unit, and where it ends: «ساعة | ونصف الساعة», "an hour | and a half"."""
    words = lexicon(pack)
    plus = words.plus.match(folded.text, end, limit)
    found = words.match(folded.text, plus.end(), limit) if plus else None
    if (
        found is None
        or found[0].kind != PART
        or found[0].many
        or not (found[0].article or found[0].alone)
        or found[0].value >= 1
    ):
        return None
    again = of_unit(folded, found[1], limit, pack)
    if again is not None:
        return (found[0].value, again[1]) if again[0].id == unit.id else None
    after = folded.text[found[1] : found[1] + 12].lstrip()
    if words.definite and after.startswith(words.definite):
        return None  # «20 دينارا ونصف المبلغ»
    return found[0].value, found[1]


def one_before(folded: Folded, start: int, pack: Pack) -> tuple[Unit, int, int] | None:
    """The unit that means one of it before a joined half, with where it begins and ends: «لتر | ونصف», "an hour | and a half".

    `start` is where the joining word begins.
    """
    table = measures(pack)
    match = table.one.search(folded.text, max(0, start - 24), start)
    if match is None or match.end() != start:
        return None
    unit = table.forms[match["unit"]]
    if unit.dual or unit.kind == "percent":
        return None
    return unit, match.start("all"), match.end()


def noun_before(folded: Folded, start: int, pack: Pack) -> tuple[Unit | str, int, int] | None:
    """The unit, or the key of the common noun, that a following "one" counts (where it follows), with where it begins and ends."""
    table = measures(pack)
    if lexicon(pack).section.get("one_follows") != "yes":
        return None
    match = table.noun.search(folded.text, max(0, start - 20), start)
    if match is None:
        match = _NOUN.search(folded.text, max(0, start - 20), start)
        if match is None or not counts_noun(match["noun"], pack):
            return None
        return match["noun"], match.start("noun"), match.end("noun")
    word = match["noun"]
    unit = table.forms.get(word)
    if unit is not None and (unit.dual or unit.code or len(word) < 3 or unit.id in table.limits):
        return None
    return unit or table.nouns.get(word, word), match.start("noun"), match.end("noun")


def capitals(folded: Folded, start: int, end: int) -> bool:
    """Whether every letter of a folded span is a capital in the source."""
    return all(folded.capital(i) for i in range(start, end) if folded.text[i].isalpha())


def same_money(whole: str, small: str) -> bool:
    """Whether one currency id is a subunit of another: cents of dollars."""
    currencies = load_currencies()
    return small in currencies and whole in currencies and bool(currencies[small].codes & currencies[whole].codes)
