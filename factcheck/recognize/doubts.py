"""A figure in words and its neighbours in, a ruling out: a figure, a weak one that only company makes a figure, or none at all.

"one" is mostly a pronoun, "half" a part of the day or of a match, "third" an ordinal, «خمس» five or a fifth: the pack's lists of
neighbours decide, and in doubt there is no figure.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from factcheck.language import Folded, Pack
from factcheck.model import ABOUT
from factcheck.packwords import of_pack
from factcheck.patterns import compiled
from factcheck.recognize.neighbours import in_name, next_word, previous_word
from factcheck.recognize.nouns import functional_words, known_nouns, noun_key
from factcheck.recognize.number_words import ONE, Numeral, folded_keys, single_spaced
from factcheck.recognize.words import variants
from factcheck.record import dataclass

if TYPE_CHECKING:
    from factcheck.recognize.quantity import Found

_OPEN_END = compiled(r"\s*(?:[.,;:!?)\]\"—–]|$)")
_GOES_ON = compiled(r" *(?:[-–:/]|[^\W\d_]? ?\d)")
_COUNTED = compiled(r" ?[^\W\d_]{2,}")


@dataclass(frozen=True, eq=False)
class _Doubts:
    one_not_after: frozenset[str]
    one_not_before: frozenset[str]
    one_needs_noun_after: bool
    part_not_after: frozenset[str]
    part_not_before: frozenset[str]
    part_not_inside: frozenset[str]
    weak_part_before: frozenset[str]
    weak_part_after: frozenset[str]
    hidden_parts: Mapping[str, Decimal]
    part_mark: str
    loose: frozenset[str]
    plenty_not_after: frozenset[str]
    definite: tuple[str, ...]
    names: frozenset[str]
    not_names: frozenset[str]
    bases_after: frozenset[str]
    one_after: frozenset[str]
    one_nouns_not: frozenset[str]
    zero_after: frozenset[str]
    zero_joined: frozenset[str]
    zero_is: frozenset[str]
    zero_not_after: frozenset[str]
    zero_not_before: frozenset[str]
    not_after: Mapping[str, frozenset[str]]
    not_before: Mapping[str, frozenset[str]]


@of_pack
def _doubts(pack: Pack) -> _Doubts:
    numerals: Mapping[str, Any] = pack.section("numerals")
    section: Mapping[str, Any] = numerals.get("doubts") or {}

    def words(name: str) -> frozenset[str]:
        return frozenset(folded_keys(pack, section.get(name, ())))

    def by_word(name: str) -> dict[str, frozenset[str]]:
        return {pack.key(word): frozenset(folded_keys(pack, near)) for word, near in (section.get(name) or {}).items()}

    hidden = {}
    for value, forms in (section.get("hidden_parts") or {}).items():
        hidden.update(dict.fromkeys(folded_keys(pack, forms), ONE / Decimal(str(value).partition("/")[2])))
    return _Doubts(
        one_not_after=words("one_not_after"),
        one_not_before=words("one_not_before"),
        one_needs_noun_after=section.get("one_before_noun") == "yes",
        part_not_after=words("part_not_after"),
        part_not_before=words("part_not_before"),
        part_not_inside=words("part_not_inside"),
        weak_part_before=words("weak_part_before"),
        weak_part_after=words("weak_part_after"),
        hidden_parts=hidden,
        part_mark=str(section.get("part_mark") or ""),
        loose=words("loose"),
        plenty_not_after=words("plenty_not_after"),
        names=words("names"),
        not_names=words("not_names"),
        bases_after=frozenset(folded_keys(pack, pack.section("rates").get("strong", ()))),
        one_after=words("one_after"),
        one_nouns_not=words("one_nouns_not"),
        zero_after=words("zero_after"),
        zero_joined=words("zero_joined"),
        zero_is=words("zero_is"),
        zero_not_after=words("zero_not_after"),
        zero_not_before=words("zero_not_before"),
        definite=tuple(folded_keys(pack, numerals.get("definite", ()))),
        not_after=by_word("not_after"),
        not_before=by_word("not_before"),
    )


def settle(found: Found, number: Numeral, folded: Folded, seed: int, pack: Pack) -> bool:
    """Whether a figure in words stands; it is changed in place where its neighbours make something else of it."""
    doubts = _doubts(pack)
    text = folded.text
    draft = found.draft
    form = single_spaced(text[number.start : number.end])
    before, after = previous_word(text, seed), next_word(text, draft.end)
    if before in doubts.not_after.get(form, ()) or after in doubts.not_before.get(form, ()):
        return False
    if (before in doubts.names and "definite" in draft.flags) or in_name(folded, number.start, number.end):
        return False
    marked = doubts.part_mark and doubts.part_mark in folded.source[slice(*folded.span(number.start, number.end))]
    if (
        form in doubts.hidden_parts
        and draft.unit is None
        and ("definite" not in draft.flags or marked)  # «المراتب العشر الأولى»
        and (marked or (after.startswith(doubts.definite) and len(after) > 4))
    ):
        draft.kind, draft.value = "fraction", doubts.hidden_parts[form]
        draft.flags.add("fraction-word")
        return True
    if number.plenty and before in doubts.plenty_not_after and draft.unit is None and _OPEN_END.match(text, draft.end):
        return False  # a table's "(in thousands)"
    if form in doubts.loose:
        draft.hedge = ABOUT
    if number.part and number.value < 1:
        return _part_stands(found, number, text, before, after, doubts)
    if not number.bare:
        return True
    if draft.unit is not None or found.front:
        return number.value > 1 or before not in doubts.one_not_after or draft.kind in ("percent", "money", "measure")
    if "negative" in draft.flags:
        return True
    if number.value == 0:
        found.weak = not _zero_stands(found, folded, seed, before, after, doubts, pack)
        return True
    if number.value != 1:
        found.weak = before not in doubts.bases_after
        return True
    found.weak = not _one_stands(found, folded, seed, before, after, doubts)
    return True


def counts_noun(word: str, pack: Pack) -> bool:
    """Whether a word before a "one" that follows its noun can be that noun: «موسم واحد», not «كل واحد», not the name «عبد الواحد»."""
    doubts = _doubts(pack)
    barred = doubts.one_nouns_not | functional_words(pack)
    return (
        len(word) > 2
        and not word.startswith(doubts.definite)
        and not any(form in barred for form in variants(pack, word))
    )


def is_one_of(after: str, pack: Pack) -> bool:
    """Whether the word behind a "one" that follows its noun makes it one of others: «إنجو واحد من أقدم زبائنها»."""
    return after in _doubts(pack).one_not_before


def is_numbered_name(found: Found, number: Numeral, folded: Folded, pack: Pack) -> bool:
    """Whether a small number names a place behind its definite noun, with nothing to count: «المنزه 6»; a rank is told apart later."""
    doubts, draft, text = _doubts(pack), found.draft, folded.text
    if not doubts.definite or doubts.one_needs_noun_after or draft.unit or draft.kind != "count" or number.value >= 10:
        return False
    if text[draft.start - 1 : draft.start] != " " or draft.numeral != text[draft.start : draft.end] or number.place:
        return False
    before, after = previous_word(text, draft.start), next_word(text, draft.end)
    if (
        text[draft.end : draft.end + 1] not in (" ", "")
        or _GOES_ON.match(text, draft.end)
        or after in known_nouns(pack)
    ):
        return False  # «النادي 3 - 0», «من العمر 3 و11 سنة», «البرتغالي 9 ألقاب»
    functional = functional_words(pack)
    if not before.startswith(doubts.definite) or len(before) < 5 or before in functional or before in doubts.not_names:
        return False
    return not after or after.startswith(doubts.definite) or any(form in functional for form in variants(pack, after))


def _part_stands(found: Found, number: Numeral, text: str, before: str, after: str, doubts: _Doubts) -> bool:
    """Whether a fraction is one: not "half-time", not «الربع الأخير», not "a third suspect"."""
    if before in doubts.part_not_after or after in doubts.part_not_before:
        return False
    if text[number.end : number.end + 1] == "-" and after in doubts.part_not_inside:
        return False
    if found.draft.unit is not None:
        return True
    if text[number.end : number.end + 1] == "-" and " " not in text[number.start : number.end]:
        return False  # "half-section"
    if number.bare:
        return False
    single = " " not in text[number.start : number.end].strip() if not number.article else True
    weak = number.article and number.value != Decimal("0.5")
    if not weak or not single:
        return True
    return (
        after in doubts.weak_part_before
        or before in doubts.weak_part_after
        or _OPEN_END.match(text, number.end) is not None
    )


def _zero_stands(found: Found, folded: Folded, seed: int, before: str, after: str, doubts: _Doubts, pack: Pack) -> bool:
    """Whether a lone "zero" is a figure: "zero deaths", "fell to zero", not "ground zero", "zero emissions"."""
    text, end = folded.text, found.draft.end
    if before in doubts.zero_not_after or after in doubts.zero_not_before:
        return False
    if doubts.one_needs_noun_after and (not after or _OPEN_END.match(text, end)):
        return not before or before in doubts.zero_after
    if not before and after in doubts.zero_is:
        return True
    if not doubts.one_needs_noun_after:
        led = before in doubts.zero_after or text[seed : found.draft.start] in doubts.zero_joined  # «بهدف لصفر»
        return led or not (before or after) or after in known_nouns(pack)  # «صفر حالات», never the name «الطاهر صفر»
    if text[end : end + 1] != " ":
        return False
    second = next_word(text, end + 1 + len(after))
    return any(word and noun_key(pack, word) != word and word not in doubts.zero_not_before for word in (after, second))


def _one_stands(found: Found, folded: Folded, seed: int, before: str, after: str, doubts: _Doubts) -> bool:
    """Whether a lone "one" counts something: "one child", not "one of them", "no one", "one day"."""
    text, end = folded.text, found.draft.end
    if before in doubts.one_after or text[found.draft.start : end] == text.strip():
        return True
    if not doubts.one_needs_noun_after or before in doubts.one_not_after or after in doubts.one_not_before:
        return False
    if text[end : end + 1] != " " or _COUNTED.match(text, end) is None:
        return False
    return not (folded.capital(found.draft.start) and seed > 1 and text[seed - 2] not in ".!?\n\"':;")
