"""Folded text in, figures that one word says out: "doubled", "threefold", «أضعاف» after a number, a centenary.

The pack's `multiples` section lists the words by value; `factors` are words that turn the number before them into a multiple,
`factors_before` those that do so only before some others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from factcheck.language import Folded, Pack
from factcheck.packwords import of_pack
from factcheck.patterns import compiled
from factcheck.recognize.draft import Draft
from factcheck.recognize.hedges import set_hedges
from factcheck.recognize.neighbours import previous_word
from factcheck.recognize.number_words import PART, SMALL, Lexicon, lexicon
from factcheck.recognize.starts import Starts, scan, starts_of
from factcheck.record import dataclass


@dataclass(frozen=True, eq=False)
class _Words:
    pattern: re.Pattern[str] | None
    values: dict[str, tuple[str, Decimal]]
    factor: re.Pattern[str] | None
    starts: Starts


@of_pack
def _words(pack: Pack) -> _Words:
    section = pack.section("multiples")
    values: dict[str, tuple[str, Decimal]] = {}
    for group in ("times", "years"):
        for value, words in (section.get(group) or {}).items():
            values.update({pack.key(word): (group, Decimal(value)) for word in words})
    factors = [re.escape(pack.key(word)) for word in section.get("factors") or ()]
    for factor, followers in (section.get("factors_before") or {}).items():
        behind = "|".join(re.escape(pack.key(word)) for word in followers)
        factors.append(rf"{re.escape(pack.key(factor))}(?=\s(?:{behind})(?![^\W_]))")
    return _Words(
        _alternation([re.escape(word) for word in values]),
        values,
        compiled(rf"[\s-]?(?:{'|'.join(factors)})(?![^\W_])") if factors else None,
        starts_of(pack, values),
    )


def _alternation(words: list[str]) -> re.Pattern[str] | None:
    if not words:
        return None
    return compiled(rf"(?<![^\W_])(?:{'|'.join(sorted(words, key=len, reverse=True))})(?![^\W_])")


def find(folded: Folded, pack: Pack, taken: Sequence[tuple[int, int]] = ()) -> list[Draft]:
    """Each multiple or anniversary that one word says; spans already taken are left alone."""
    words = _words(pack)
    if words.pattern is None:
        return []
    drafts = []
    for match in scan(words.pattern, folded.text, words.starts.places(folded)):
        if any(start < match.end() and match.start() < end for start, end in taken):
            continue
        if _is_part_of(match, folded.text, lexicon(pack)):
            continue
        group, value = words.values[match.group()]
        if group == "years":
            drafts.append(
                Draft(
                    match.start(),
                    match.end(),
                    "duration",
                    value,
                    unit="year",
                    flags={"words", "anniversary"},
                    numeral=match.group(),
                )
            )
        else:
            drafts.append(
                Draft(match.start(), match.end(), "ratio", value, flags={"words", "multiple"}, numeral=match.group())
            )
    set_hedges(drafts, folded, pack)
    return drafts


def _is_part_of(match: re.Match[str], text: str, numbers: Lexicon) -> bool:
    """Whether the word is a fraction that a number counts: "three halves"."""
    part, count = numbers.entries.get(match.group()), numbers.entries.get(previous_word(text, match.start()))
    return part is not None and part.kind == PART and count is not None and count.kind == SMALL


def promote(drafts: list[Draft], folded: Folded, pack: Pack) -> list[Draft]:
    """Turn a count with a factor word behind it ("threefold", «ثلاثة أضعاف») into a multiple."""
    factor = _words(pack).factor
    if factor is None:
        return drafts
    for i, draft in enumerate(drafts):
        if draft.kind != "count" or draft.value is None:
            continue
        match = factor.match(folded.text, draft.end)
        if match is not None and (i + 1 == len(drafts) or match.end() <= drafts[i + 1].start):
            draft.kind = "ratio"
            draft.end = match.end()
            draft.flags.add("multiple")
    return drafts
