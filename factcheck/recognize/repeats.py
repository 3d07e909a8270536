"""Figures in text order in, those out as one that say one number: "forty-five (45) days", «خمسة (5) أيام», "5 ± 2 mm"."""

from __future__ import annotations

from decimal import Decimal

from factcheck.language import Folded, Pack
from factcheck.patterns import compiled
from factcheck.recognize.measures import unit_after
from factcheck.recognize.quantity import Found

_PLUS_MINUS = compiled(r" ?(?:±|\+ ?/ ?-|\+-) ?")


def join_repeats(found: list[Found], folded: Folded, pack: Pack) -> list[Found]:
    """The same figures, each number one figure with its other spelling in brackets, or with its tolerance."""
    joined: list[Found] = []
    for one in found:
        if joined and joined[-1].block == one.block and _says_again(joined[-1], one, folded.text):
            _take(joined[-1], one, folded, pack)
        elif joined and joined[-1].block == one.block and _is_tolerance(joined[-1], one, folded.text):
            _widen(joined[-1], one, folded.text)
        else:
            joined.append(one)
    return joined


def _says_again(first: Found, second: Found, text: str) -> bool:
    """Whether the second stands alone in brackets behind the first, has its value, and one of them is in words, one in figures."""
    a, b = first.draft, second.draft
    return (
        text[a.end : b.start] in (" (", "(")
        and text[b.end : b.end + 1] == ")"
        and a.value is not None
        and a.value == b.value
        and a.kind == b.kind
        and ("words" in a.flags) != ("words" in b.flags)
        and (a.unit is None or a.unit == b.unit)
    )


def _take(first: Found, second: Found, folded: Folded, pack: Pack) -> None:
    draft = first.draft
    draft.end = second.draft.end + 1
    draft.unit, draft.kind = second.draft.unit, second.draft.kind
    first.weak = False
    unit = unit_after(folded, draft.end, len(folded.text), pack, False) if draft.unit is None else None
    if unit is not None and unit[0].times == 1:
        draft.unit, draft.kind, draft.end = unit[0].id, unit[0].kind, unit[1]


def _is_tolerance(first: Found, second: Found, text: str) -> bool:
    a, b = first.draft, second.draft
    return (
        _PLUS_MINUS.fullmatch(text, a.end, b.start) is not None
        and a.value is not None
        and b.value is not None
        and b.value > 0
        and (a.unit is None or a.unit == b.unit)
    )


def _widen(first: Found, second: Found, text: str) -> None:
    """Read a number with its tolerance as the range that it is: 5 ± 2 mm is 3 to 7, and still 5."""
    a, b = first.draft, second.draft
    assert a.value is not None and b.value is not None
    a.ends, a.place, a.end = (a.value - b.value, a.value + b.value), Decimal(0), b.end
    a.unit, a.kind = b.unit, b.kind if b.unit else a.kind
    a.numeral = text[a.start : a.end]
    a.flags.add("tolerance")
