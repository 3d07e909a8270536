"""Folded text and the place of a unit in, the figure that the unit alone makes out: a dual, "an hour and a half", "a kilogram"."""

from __future__ import annotations

from decimal import Decimal

from factcheck.language import Folded, Pack
from factcheck.patterns import compiled
from factcheck.recognize.draft import Draft
from factcheck.recognize.measures import half_after, keys_of, measures, one_before, unit_after
from factcheck.recognize.neighbours import next_word, previous_word
from factcheck.recognize.nouns import functional_words, noun_key
from factcheck.recognize.number_words import ONE, PART, SMALL, ZERO, lexicon
from factcheck.recognize.quantity import Found, below_zero, with_half
from factcheck.recognize.words import variants, without_article

_LAST_WORD = compiled(r"(?<![^\W_])([^\W\d_]+)$")
_NEXT_WORD = compiled(r" ([^\W\d_]+)")


def read_dual(folded: Folded, seed: int, start: int, end: int, limit: int, pack: Pack) -> Found | None:
    """The figure that a dual form makes: «ساعتين» is two hours, «طفلين» two children; none for the adjective of «البلدين الشقيقين»."""
    text = folded.text
    table = measures(pack)
    unit = table.forms.get(text[start:end])
    if unit is None and _goes_on_dual(text, seed, start, pack):
        return None
    definite = without_article(pack, text[seed:end]) != text[seed:end]
    if unit is not None and definite and text[start:end] in keys_of(pack, "dual_adjectives"):
        if without_article(pack, previous_word(text, seed)) != previous_word(text, seed):
            return None  # «المفتشين العامين» are general inspectors
    if unit is None and text[start:end] in table.made_duals and definite:
        return None  # «الفريقان» says which teams, not how many
    value, place, last = Decimal(2), ZERO, end
    if unit is not None:
        value, place, last = with_half(folded, value, place, end, limit, unit, pack)
    words = lexicon(pack)
    again = words.gap.match(text, last, limit)
    at = again.end() if again else last
    at += next((len(article) for article in words.definite if text.startswith(article, at)), 0)
    said = words.match(text, at, limit) if again else None
    if said is not None and said[0].value == value and said[0].kind == SMALL:
        last = said[1]  # «شخصين اثنين», «الجريحان الاثنان»
    if unit is None and (half := _half_of_it(text, last, table.dual_nouns[text[start:end]], pack)) is not None:
        value, place, last = value + half[0], half[0], half[1]  # «هدفين ونصف الهدف»
    below = below_zero(folded, last, limit, unit, pack) if unit is not None else None
    if below is not None:  # «درجتين تحت الصفر»
        unit, last, value = *below, -value
    draft = Draft(
        start,
        last,
        unit.kind if unit else "count",
        value,
        place,
        unit=unit.id if unit else None,
        numeral=text[start:end],
    )
    draft.flags.update({"words", "dual", "negative"} if value < 0 else {"words", "dual"})
    if draft.kind == "percent":
        draft.place = ONE
    if unit is None:
        draft.about, draft.head = (start, end), table.dual_nouns[text[start:end]]
    if words.definite and text[seed:start].endswith(words.definite) and seed < start:
        draft.flags.add("definite")
    return Found(draft)


def _goes_on_dual(text: str, seed: int, start: int, pack: Pack) -> bool:
    """Whether a dual stands right behind another one, with no more than the article written onto it."""
    before = previous_word(text, seed)
    if text[seed:start] not in ("", *lexicon(pack).definite) or not before:
        return False
    return any(form in measures(pack).dual_nouns for form in variants(pack, before))


def read_unit_and_half(folded: Folded, seed: int, pack: Pack) -> Found | None:
    """A unit that stands for one of it, with a fraction behind: "an hour and a half", «لتر ونصف»; `seed` is where the joining begins."""
    one = one_before(folded, seed, pack)
    half = half_after(folded, one[2], len(folded.text), one[0], pack) if one else None
    if one is None or half is None:
        return None
    unit, start, _ = one
    draft = Draft(start, half[1], unit.kind, ONE + half[0], half[0], unit=unit.id, numeral=folded.text[start : half[1]])
    draft.flags.add("words")
    return Found(draft)


def read_unit_or_two(folded: Folded, start: int, end: int, limit: int, pack: Pack) -> Found | None:
    """A unit that stands for one of it, with "or two" behind: "a year or two", «عام أو عامين»; the two, or the dual, at a span."""
    text, words = folded.text, lexicon(pack)
    either = words.either_before.search(text, max(0, start - 6), start)
    one = one_before(folded, either.start(), pack) if either else None
    if one is None or one[0].kind == "percent":
        return None
    dual = measures(pack).forms.get(text[start:end])
    if dual is None and (unit_after(folded, end, limit, pack, False) or not _closes(text, end, pack)):
        return None  # "a year or two months"
    if dual is not None and (not dual.dual or dual.id != one[0].id):
        return None
    draft = Draft(
        one[1], end, one[0].kind, Decimal("1.5"), ends=(ONE, Decimal(2)), unit=one[0].id, numeral=text[one[1] : end]
    )
    draft.flags.update({"words", "range", "or"})
    return Found(draft)


def _closes(text: str, end: int, pack: Pack) -> bool:
    """Whether nothing that a number could count follows."""
    word = next_word(text, end)
    return not word or word in functional_words(pack)


def read_noun_and_half(folded: Folded, seed: int, pack: Pack) -> Found | None:
    """A noun that stands for one of it, with a fraction of the same noun behind: «هدفاً ونصف الهدف» is one and a half."""
    text = folded.text
    low = max(0, seed - 24)
    noun = _LAST_WORD.search(text[low:seed])
    half = _half_of_it(text, seed, noun_key(pack, noun[1]), pack, noun[1]) if noun else None
    if noun is None or half is None:
        return None
    start, end = low + noun.start(1), half[1]
    draft = Draft(start, end, "count", ONE + half[0], half[0], numeral=text[start:end], flags={"words"})
    draft.about, draft.head = (start, seed), noun_key(pack, noun[1])
    return Found(draft)


def _half_of_it(text: str, joint: int, key: str, pack: Pack, written: str = "") -> tuple[Decimal, int] | None:
    """The fraction of the same noun that is joined on at a place, and where it ends: «… ونصف الهدف»; not of the noun just as `written`."""
    words = lexicon(pack)
    plus = words.plus.match(text, joint)
    half = words.match(text, plus.end(), len(text)) if plus else None
    again = _NEXT_WORD.match(text, half[1]) if half and half[0].kind == PART and half[0].value < 1 else None
    if half is None or again is None or again[1] == written or not again[1].startswith(words.definite or "\0"):
        return None
    return (half[0].value, again.end(1)) if noun_key(pack, again[1]) == key else None


def read_alone(folded: Folded, start: int, end: int, floor: int, pack: Pack) -> Found | None:
    """One of a unit, said by the unit alone behind a word such as "within", where the clause ends: «خلال أسبوع،»."""
    table = measures(pack)
    if table.alone_after is None or table.alone_after.search(folded.text, max(floor, start - 16), start) is None:
        return None
    unit = table.forms[folded.text[start:end].rpartition(" ")[2]]
    return Found(
        Draft(start, end, unit.kind, ONE, unit=unit.id, numeral=folded.text[start:end], flags={"words", "article"})
    )


def read_one_unit(folded: Folded, start: int, end: int, floor: int, pack: Pack) -> Found | None:
    """One of a unit, said with an article: "a kilogram"; not behind a figure, of which it is the rate ("$5 a kilogram")."""
    if floor and start - floor < 14:
        return None
    unit = unit_after(folded, folded.text.index(" ", start), end, pack, False)
    if unit is None:
        return None
    draft = Draft(
        start,
        end,
        unit[0].kind,
        ONE,
        unit=unit[0].id,
        numeral=folded.text[start : folded.text.index(" ", start)],
        flags={"words", "article"},
    )
    return Found(draft)
