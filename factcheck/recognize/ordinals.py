"""Folded text and a place in, the ordinal that begins there out: "47th", "twenty-fifth", «الحادية عشرة», «الخامس والعشرون».

Whether an ordinal word is a figure ("finished second") or not ("at first", a king's number) the pack's lists decide.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from factcheck.language import Folded, Pack
from factcheck.packwords import of_pack
from factcheck.patterns import compiled
from factcheck.recognize.age_words import age_words
from factcheck.recognize.alternation import alternation
from factcheck.recognize.neighbours import in_name, next_word, previous_word
from factcheck.recognize.nouns import functional_words, known_nouns
from factcheck.recognize.number_words import END, HUNDRED, ONE, TENS, Lexicon, Numeral, folded_keys, single_spaced
from factcheck.recognize.words import variants
from factcheck.record import dataclass

_TEN = Decimal(10)
_REACH = 40


@dataclass(frozen=True, eq=False)
class _Words:
    suffix: re.Pattern[str]
    suffixes: Mapping[str, str]
    only_definite: frozenset[str]
    only_compound: frozenset[str]
    rank_after: frozenset[str]
    not_before: frozenset[str]
    not_after: frozenset[str]
    adverbs: frozenset[str]
    verbs: frozenset[str]
    first_not_before: frozenset[str]
    first_not_after: frozenset[str]
    lookalikes: frozenset[str]
    after_names: frozenset[str]
    feminine: tuple[str, ...]
    adverb_endings: tuple[str, ...]
    rank: frozenset[str]
    tens_after: frozenset[str]
    noun_starts: tuple[str, ...]
    noun_endings: tuple[str, ...]


@of_pack
def _words(pack: Pack) -> _Words:
    numerals: Mapping[str, Any] = pack.section("numerals")
    section: Mapping[str, Any] = numerals.get("ordinal_words") or {}

    def words(name: str) -> frozenset[str]:
        return frozenset(folded_keys(pack, section.get(name, ())))

    suffixes = {pack.key(suffix): str(digits) for suffix, digits in (numerals.get("ordinal_suffixes") or {}).items()}
    return _Words(
        suffix=compiled(rf"(?:{alternation(suffixes)}){END}"),
        suffixes=suffixes,
        only_definite=words("only_definite"),
        only_compound=words("only_compound"),
        rank_after=words("rank_after"),
        not_before=words("not_before"),
        not_after=words("not_after"),
        adverbs=words("adverbs"),
        verbs=words("verbs"),
        first_not_before=words("first_not_before"),
        first_not_after=words("first_not_after"),
        lookalikes=frozenset(section.get("lookalikes", ())),
        after_names=words("after_names"),
        feminine=tuple(words("feminine")) or ("\0",),
        adverb_endings=tuple(section.get("adverb_endings", ())),
        rank=words("rank"),
        tens_after=words("tens_after"),
        noun_starts=tuple(words("noun_starts")),
        noun_endings=tuple(section.get("noun_endings", ())),
    )


def digit_ordinal(text: str, end: int, limit: int, pack: Pack) -> int | None:
    """Where the suffix behind digits ends ("47th"), or None."""
    match = _words(pack).suffix.match(text, end, limit)
    if match is None:
        return None
    last = "0" if text[max(0, end - 2) : end] in ("11", "12", "13") else text[end - 1]
    return match.end() if last in _words(pack).suffixes[match.group()] else None


def word_ordinal(
    text: str, start: int, limit: int, number: Numeral | None, lexicon: Lexicon
) -> tuple[Decimal, int] | None:
    """The value and the end of an ordinal in words; `number` is the numeral that begins at the same place."""
    simple = _below(text, start, limit, lexicon)
    if simple is not None:
        return simple
    if number is None or not number.words or number.part or number.plenty or number.value < 2:
        return None
    joint = lexicon.gap.match(text, number.end, limit) or lexicon.plus.match(text, number.end, limit)
    if lexicon.units_first:
        joint = lexicon.plus.match(text, number.end, limit)
    if joint is None:
        return None
    last = _below(text, _past_article(text, joint.end(), lexicon), limit, lexicon)
    if last is None:
        return None
    value, end = last
    if value < _room(number):
        return number.value + value, end
    return (number.value * value, end) if value >= HUNDRED and number.value < HUNDRED else None


def _below(text: str, start: int, limit: int, lexicon: Lexicon) -> tuple[Decimal, int] | None:
    match = lexicon.word.match(text, start, limit)
    value = lexicon.ordinals.get(single_spaced(match.group())) if match else None
    if match is None or value is None:
        return None
    if lexicon.units_first and value < _TEN:
        plus = lexicon.plus.match(text, match.end(), limit)
        tens = lexicon.match(text, _past_article(text, plus.end(), lexicon), limit) if plus else None
        if tens is not None and tens[0].kind == TENS:
            return value + tens[0].value, tens[1]
    return value, match.end()


def _past_article(text: str, at: int, lexicon: Lexicon) -> int:
    return next((at + len(article) for article in lexicon.definite if text.startswith(article, at)), at)


def _room(number: Numeral) -> Decimal:
    if number.value % HUNDRED == 0:
        return min(number.scale, HUNDRED) if number.scale > 1 else HUNDRED
    return _TEN if number.value % _TEN == 0 and number.value % HUNDRED >= 20 else ONE


def is_other_word(text: str, start: int, end: int, definite: bool, pack: Pack) -> bool:
    """Whether a form that is an ordinal only with its article stands without: «واحد» is one, «ثانية» a second."""
    return not definite and single_spaced(text[start:end]) in _words(pack).only_definite


def is_figure(folded: Folded, seed: int, start: int, end: int, value: Decimal, definite: bool, pack: Pack) -> bool:
    """Whether an ordinal word counts something here; `seed` is where its particles begin.

    Where adjectives take an article with their noun, a definite ordinal needs a definite noun before it: «المركز الثاني» is one, the
    name «محمد السادس» is none.
    """
    words, text = _words(pack), folded.text
    form = single_spaced(text[start:end])
    if in_name(folded, start, end):
        return False
    before, after = previous_word(text, seed), next_word(text, end)
    if before in words.not_after or after in words.not_before:
        return False
    if value == 1 and (after in words.first_not_before or before in words.first_not_after):
        return False
    if folded.source[slice(*folded.span(start, end))] in words.lookalikes and not before.endswith(words.feminine):
        return False  # «حل أولي» is a first attempt at one, no first
    if words.noun_starts:
        if form in words.only_compound:
            return False
        if not definite:
            return value > 1 or bool(after) or not before
        ages = age_words(pack)
        if " " in form or ages.of_life.match(text, end) or ages.bounded.search(text, max(0, start - _REACH), start):
            return True  # «في السابعة عشرة», «في الثالثة والسبعين من عمره», «الأطفال دون الخامسة»
        return (
            not before
            or before.startswith(words.noun_starts)
            or _source_before(folded, seed).endswith(words.noun_endings)
            or (form in words.after_names and _may_be_name(before, pack))
        )
    if form not in words.adverbs or before in words.rank:
        return True
    if not after:
        return not before and text[end : end + 1] != ","  # "First, it is important"
    return after not in words.verbs and not after.endswith(words.adverb_endings)


def _source_before(folded: Folded, seed: int) -> str:
    """The source of the word before a place: folding hides whether it ends in a pronoun («دورته») or not («قناة»)."""
    end = seed - 1
    first = end
    while first and folded.text[first - 1].isalpha():
        first -= 1
    return folded.source[slice(*folded.span(first, end))] if first < end else ""


def _may_be_name(word: str, pack: Pack) -> bool:
    """Whether a word without an article may end a name: neither a small word nor a noun («قناة التاسعة» is a channel's name)."""
    barred = functional_words(pack) | known_nouns(pack)
    feminine = _words(pack).feminine
    return word.isalpha() and not word.endswith(feminine) and not any(form in barred for form in variants(pack, word))


def follows_rank(text: str, seed: int, definite: bool, pack: Pack) -> bool:
    """Whether a cardinal after this noun is an ordinal: «الذكرى الثلاثين», «الدورة الـ27», «المركز 14»."""
    words = _words(pack)
    before = previous_word(text, seed)
    if not before:
        return False
    listed = words.rank_after | words.tens_after if definite else words.rank_after
    return any(form in listed for form in variants(pack, before))
