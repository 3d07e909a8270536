"""A document in, its figures out: text is folded, laid out in sentences, and read by each recognizer in turn.

The order is the precedence: what is no figure at all (phone numbers, F-16), then statistics and dates, then every other
quantity; ages are promoted from quantities last. No two claims overlap.
"""

from __future__ import annotations

from factcheck.language import Folded, Pack
from factcheck.model import Claim, Document
from factcheck.recognize import ages, dates, multiples, numerals, other, statistics_notation
from factcheck.recognize.draft import Draft
from factcheck.recognize.layout import Layout, lay_out
from factcheck.recognize.nouns import attach_nouns
from factcheck.recognize.short_units import doubt
from factcheck.record import dataclass


@dataclass(frozen=True, eq=False)
class Reading:
    """What was read in a document: its folded text, its layout, and its claims in text order.

    Attributes:
        spans: for each claim its folded span.
    """

    document: Document
    pack: Pack
    folded: Folded
    layout: Layout
    claims: tuple[Claim, ...]
    spans: tuple[tuple[int, int], ...]


def recognize(document: Document, pack: Pack) -> Reading:
    """Every figure of a document, in the words of one language."""
    folded = pack.fold(document.text)
    layout = lay_out(folded, pack)
    drafts = other.find(folded, pack)
    drafts = _joined(drafts, statistics_notation.find(folded, pack, _spans(drafts)))
    drafts = _joined(drafts, dates.find(folded, pack, _spans(drafts)))
    drafts = _joined(drafts, multiples.find(folded, pack, _spans(drafts)))
    drafts = _joined(drafts, numerals.find(folded, pack, _spans(drafts)))
    _unbullet(drafts, folded.text)
    drafts = ages.promote(multiples.promote(drafts, folded, pack), folded, pack)
    doubt(drafts, pack)
    attach_nouns(drafts, folded, pack)
    claims = tuple(_claim(draft, document, folded, layout) for draft in drafts)
    return Reading(document, pack, folded, layout, claims, tuple(_spans(drafts)))


def _unbullet(drafts: list[Draft], text: str) -> None:
    """Take a bullet for what it is: "- Two-thirds of the schools" at the start of a line is no negative number.

    But "- 2 degrees" on a line of its own is one, and so is "- 1,200,000".
    """
    for draft in drafts:
        if (
            "negative" in draft.flags
            and text.startswith("- ", draft.start)
            and text[draft.start - 1 : draft.start] in ("", "\n")
            and not (text.count("\n") == 0 and not text[draft.end :].strip(" ."))
        ):
            draft.start += 2
            draft.value = None if draft.value is None else -draft.value
            draft.flags.discard("negative")


def _spans(drafts: list[Draft]) -> list[tuple[int, int]]:
    return [(draft.start, draft.end) for draft in drafts]


def _joined(first: list[Draft], second: list[Draft]) -> list[Draft]:
    """Both in text order; where two overlap the first list's stays."""
    if not first or not second:
        return first or second
    merged: list[Draft] = []
    end = 0
    kept = set(map(id, first))
    for draft in sorted([*first, *second], key=lambda d: d.start):
        if draft.start < end:
            if id(draft) not in kept:
                continue
            merged.pop()
        merged.append(draft)
        end = draft.end
    return merged


def _claim(draft: Draft, document: Document, folded: Folded, layout: Layout) -> Claim:
    start, end = folded.span(draft.start, draft.end)
    line, column = document.position(start)
    about = None
    if draft.about is not None:
        first, last = folded.span(*draft.about)
        about = " ".join(document.text[first:last].split())
    return Claim(
        text=document.text[start:end],
        start=start,
        end=end,
        line=line,
        column=column,
        kind=draft.kind,
        value=draft.value,
        place=draft.place,
        ends=draft.ends,
        unit=draft.unit,
        per=draft.per,
        about=about,
        head=draft.head,
        hedge=draft.hedge,
        numeral=draft.numeral,
        moment=draft.moment,
        flags=frozenset(draft.flags),
        sentence=layout.at(draft.start),
    )
