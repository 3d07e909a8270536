"""Drafts in, the same drafts with what each is a rate per: "a day", "per 1,000", "a head", «لكل», «يومياً», "a daily average of 40".

The span stays the figure's own; a number that only says what the rate is per ("per 100,000") is no figure of its own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from factcheck.language import Folded, Pack
from factcheck.packwords import of_pack
from factcheck.patterns import compiled
from factcheck.recognize.alternation import alternation
from factcheck.recognize.draft import Draft
from factcheck.recognize.measures import measures
from factcheck.recognize.neighbours import next_word
from factcheck.recognize.nouns import noun_key
from factcheck.recognize.number_words import END, START, folded_keys, lexicon, single_spaced, spaced
from factcheck.recognize.unit_words import Unit
from factcheck.recognize.words import variants
from factcheck.record import dataclass
from factcheck.units import dimension, load_units

_KINDS = frozenset({"count", "money", "measure", "duration", "percent", "fraction"})
_FAR = 60
_AVERAGED = frozenset({"count", "money", "measure"})
_BEHIND = 60  # code points before a figure in which "a daily average of" stands
_WORD = compiled(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
# from a rate to a measure alone in brackets, or in commas, by the mark behind it
_ASIDES = {
    ")": re.compile(r"[^().;\n]{0,24}\((?:[^\W\d_]+ ){0,2}"),
    ",": re.compile(r"[^().,;\n]{0,24}, (?:[^\W\d_]+ ){0,2}"),
}
_TIME_OF_SPEED = {"hour": "hour", "second": "second", "knot": "hour", "day": "day"}
_MARK = compiled(r"[.,;:()\[\]—–\n]")


@dataclass(frozen=True, eq=False)
class _Words:
    rate: re.Pattern[str]
    adverbs: Mapping[str, str]
    nouns: Mapping[str, str]
    unit_of: Mapping[str, Unit]
    stop: frozenset[str]
    partitive: frozenset[str]
    not_after: frozenset[str]
    not_behind: frozenset[str]
    single: frozenset[str]
    definite: tuple[str, ...]
    adjectives: Mapping[str, str]
    averages: frozenset[str]
    each: re.Pattern[str]
    each_noun: re.Pattern[str]
    trades: frozenset[str]
    exchanged: re.Pattern[str]


@of_pack
def _words(pack: Pack) -> _Words:
    section: Mapping[str, Any] = pack.section("rates")
    table = measures(pack)

    def group(name: str) -> list[str]:
        return folded_keys(pack, section.get(name, ()))

    adverbs = {key: id_ for id_, words in (section.get("adverbs") or {}).items() for key in folded_keys(pack, words)}
    nouns = {key: key for key in group("nouns")}
    units = {
        form: unit
        for form, unit in table.forms.items()
        if form[0].isalpha() and not unit.code and not unit.dual and unit.kind in ("duration", "measure")
    }
    currencies = {
        form: unit for form, unit in table.forms.items() if form[0].isalpha() and unit.kind == "money" and not unit.code
    }
    times = [form for form, unit in units.items() if unit.kind == "duration" and form.isalpha() and len(form) > 1]
    gap = r"(?: [^\W\d_]+(?:['-][^\W\d_]+)*){0,4}?"
    word = r"(?: [^\W\d_]+(?:['-][^\W\d_]+)*)"
    close = rf"(?:{word}{{0,2}}?|{word} (?:{alternation(group('partitive'))}){word})"  # "40 loaves of bread a day"
    target = rf"(?:(?P<number>\d[\d,.]*\d|\d)|(?P<unit>{spaced(alternation(units))}){END}|(?P<noun>[^\W\d_]+(?:-[^\W\d_]+)?))"
    weak = rf"(?:(?P<unit2>{alternation([*times, *group('weak_units')])}){END}|(?P<noun2>{alternation(nouns)}){END})"
    slash = rf" ?/ ?(?:(?P<unit3>{alternation(form for form in units if form not in table.closing_only)}){END}|(?P<noun3>{alternation(nouns)}){END})"
    attached = (
        rf"(?:{alternation(group('attached'))})(?P<unit4>{alternation(units)}|{alternation(nouns)}){END}"
        if section.get("attached")
        else r"(?!)"
    )
    return _Words(
        rate=compiled(
            rf"(?P<gap>{gap}) (?:{alternation(group('strong'))}) {target}"
            rf"|(?P<gap2>{close}) (?:{alternation(group('weak'))})[ -]{weak}(?! (?:{alternation(group('weak_not_before'))}){END})"
            rf"|{slash}"
            rf"|(?P<gap3>{close}) {attached}"
            rf"|(?P<gap7>{close}) (?:{alternation(group('attached'))})(?P<noun7>[^\W\d_]+) (?:{alternation(group('single'))}){END}"
            rf"|(?P<gap4>{gap}) (?P<adverb>{alternation(adverbs)}){END}"
            rf"|(?P<gap5>)-(?:{alternation(group('weak'))})-{weak.replace('unit2', 'unit5').replace('noun2', 'noun5')}"
            rf"|(?P<gap8>{close}) (?:{alternation(group('averaged'))}) ?(?P<noun8>[^\W\d_]+(?:-[^\W\d_]+)?)"
            rf"|(?P<gap6>{close}) (?:{alternation(group('exchange'))}) ?(?P<money>{alternation(currencies)}){END}"
        ),
        adverbs=adverbs,
        nouns=nouns,
        unit_of={**currencies, **units},
        stop=frozenset(group("stop")),
        partitive=frozenset(group("partitive")),
        not_after=frozenset(group("not_after")),
        not_behind=frozenset(group("weak_not_before")),
        single=frozenset(group("single")),
        definite=lexicon(pack).definite or ("\0",),
        adjectives={
            key: id_ for id_, forms in (section.get("adjectives") or {}).items() for key in folded_keys(pack, forms)
        },
        averages=frozenset(group("averages")),
        trades=frozenset(group("trades")),
        exchanged=compiled(
            rf"{START}(?:{alternation(group('one_of_money'))}) ?(?P<unit>{spaced(alternation(currencies))}){END}(?: [^\W\d_]+){{0,3}} ?$"
        ),
        each_noun=compiled(
            rf"{START}(?:{alternation(group('each_noun'))}) ?(?P<noun>{alternation(nouns)}){END}(?: (?:{alternation(group('single'))}){END})?(?: [^\W\d_]+){{0,3}} ?$"
        ),
        each=compiled(
            rf"{START}(?:{alternation(group('each'))}) ?(?P<unit>{spaced(alternation(form for form in units if len(form) > 1))}){END}(?: [^\W\d_]+){{0,3}} ?$"
        ),
    )


def set_rates(drafts: list[Draft], folded: Folded, pack: Pack) -> list[Draft]:
    """The drafts with `per` set, without those that are only what a rate is per."""
    words = _words(pack)
    text = folded.text
    kept: list[Draft] = []
    absorbed = 0
    for i, draft in enumerate(drafts):
        if draft.start < absorbed:
            continue
        kept.append(draft)
        if draft.kind not in _KINDS:
            continue
        if i and draft.kind == "measure" and (shared := _of_the_rate_before(draft, drafts[i - 1], text)) is not None:
            speed = f"{draft.unit}-per-{shared}"
            if speed in load_units():
                draft.unit, draft.per = speed, None
                continue
            draft.per = shared
            plain = (drafts[i - 1].unit or "").rpartition("-per-")[0]
            if plain in load_units():  # "8,000 barrels per day (1,270 cubic metres)"
                drafts[i - 1].unit, drafts[i - 1].per = plain, shared
            continue
        if draft.kind in _AVERAGED:
            draft.per = _said_before(draft, drafts[i - 1] if i else None, folded, pack)
        after = drafts[i + 1] if i + 1 < len(drafts) else None
        number: Draft | None = None
        match = words.rate.match(text, draft.end, min(draft.end + _FAR, len(text)))
        if match is None or not _allowed(match, words, draft) or _is_that_one(match, text, words):
            continue
        if match["noun8"] is not None and not _is_averaged(match, draft, text, pack):
            continue  # "gave 12 books to a school" is no rate; "an average of 12 books to a school" is
        if match["number"] is not None:
            if after is None or after.start != match.start("number") or after.value is None:
                continue
            number = after
        elif after is not None and match["noun"] and after.start == match.start("noun"):
            if after.value is None:
                continue
            number = after
        elif (
            after is not None
            and match.end() > after.start
            and not (match["noun"] and after.start <= match.start("noun"))
        ):
            continue
        if match["money"] is not None and draft.kind != "money":
            continue  # "rose 2% against the dollar"
        per = _per(match, number, words, text, pack)
        if per is None:
            continue
        draft.per = per
        if number is not None and _base(number):
            absorbed = number.end
    return kept


def _said_before(draft: Draft, earlier: Draft | None, folded: Folded, pack: Pack) -> str | None:
    """What the words before a figure say that it is per: "a daily average of 40", «بمعدل شهري يبلغ 350», "every hectare gave 17"."""
    words = _words(pack)
    floor = max(earlier.end if earlier else 0, draft.start - _BEHIND)
    before = _MARK.split(folded.text[floor : draft.start])[-1]
    each = words.each.search(before)
    if each is not None:
        return words.unit_of[single_spaced(each["unit"])].id
    noun = words.each_noun.search(before)
    if noun is not None and draft.kind in ("money", "measure"):
        return noun_key(pack, noun["noun"])
    forms = [set(variants(pack, word)) for word in _WORD.findall(before)]
    if draft.kind == "money" and any(form & words.trades for form in forms):
        money = words.exchanged.search(before)
        if earlier is not None and earlier.kind == "money" and earlier.value == 1 and earlier.end == floor:
            return earlier.unit if earlier.unit != draft.unit else None  # "one euro buys 1.10 dollars"
        if money is not None and words.unit_of[single_spaced(money["unit"])].id != draft.unit:
            return words.unit_of[single_spaced(money["unit"])].id  # «يعادل الدولار 1310 دنانير»
    if not any(form & words.averages for form in forms):
        return None
    return next((words.adjectives[key] for form in forms for key in form & words.adjectives.keys()), None)


def _of_the_rate_before(draft: Draft, earlier: Draft, text: str) -> str | None:
    """What a measure alone in brackets or commas is per when it tells a rate again: "150 km/h (93 miles)", "40 tonnes a day, some 44 tons,"."""
    aside = _ASIDES.get(text[draft.end : draft.end + 1])
    if earlier.kind != "measure" or aside is None or aside.fullmatch(text, earlier.end, draft.start) is None:
        return None
    per = earlier.per or _TIME_OF_SPEED.get((earlier.unit or "").rpartition("-per-")[2])
    if per is None or draft.unit == earlier.unit:
        return None
    return per if dimension(draft.unit or "", per) == dimension(earlier.unit or "", earlier.per) else None


def _base(number: Draft) -> bool:
    """Whether a number is only what a rate is per: "per 100,000", not "every 12 hours"."""
    return number.value is not None and number.value >= 10 and number.value.normalize().as_tuple().digits == (1,)


def _is_that_one(match: re.Match[str], text: str, words: _Words) -> bool:
    """Whether an attached "in the month" names one month, not each: «بالشهر ذاته», «في العام الماضي», but «للكيلوغرام الواحد»."""
    if match.groupdict().get("unit4") is None:
        return False
    after = next_word(text, match.end())
    return (
        after in words.not_behind
        or after[:1].isdecimal()
        or (after.startswith(words.definite) and after not in words.single)
    )


def _is_averaged(match: re.Match[str], draft: Draft, text: str, pack: Pack) -> bool:
    """Whether a figure counts something, and the words before it call it an average."""
    before = _MARK.split(text[max(0, draft.start - _BEHIND) : draft.start])[-1]
    averages = _words(pack).averages
    told = any(not averages.isdisjoint(variants(pack, word)) for word in _WORD.findall(before))
    return told and draft.kind == "count" and bool(match["gap8"])


def _allowed(match: re.Match[str], words: _Words, draft: Draft) -> bool:
    gap = next((match[name] for name in ("gap", "gap2", "gap3", "gap4", "gap6", "gap7", "gap8") if match[name]), "")
    between = gap.split()
    if draft.kind in _AVERAGED:
        at = next((i for i, word in enumerate(between[:2]) if word in words.partitive), None)
        if at is not None and at + 1 < len(between):
            del between[at]  # "40 litres of fuel an hour"
    return not any(word in words.stop for word in between)


def _per(match: re.Match[str], number: Draft | None, words: _Words, text: str, pack: Pack) -> str | None:
    if number is not None:
        return _plain(number)
    groups = match.groupdict()
    names = ("unit", "unit2", "unit3", "unit4", "unit5", "money")
    unit = next((groups[name] for name in names if groups.get(name)), None)
    if unit is not None:
        form = single_spaced(unit)
        return words.unit_of[form].id if form in words.unit_of else noun_key(pack, form)
    if match["adverb"] is not None:
        return words.adverbs[match["adverb"]]
    noun = next(
        (groups[name] for name in ("noun", "noun2", "noun3", "noun5", "noun7", "noun8") if groups.get(name)), None
    )
    if noun is None or noun in words.not_after:
        return None
    return noun_key(pack, noun)


def _plain(draft: Draft) -> str:
    assert draft.value is not None
    number = format(draft.value.normalize(), "f")
    if draft.unit is None:
        return number
    return draft.unit if draft.value == 1 else f"{number}-{draft.unit}"
