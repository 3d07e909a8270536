"""A document in, its figures out: text is folded, laid out in sentences, and read by each recognizer in turn.

The order is the precedence: what is no figure at all (phone numbers, F-16), then dates, then every other quantity; ages are
promoted from quantities last. No two claims overlap.
"""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.language import Folded, Pack
from factcheck.model import Claim, Document
from factcheck.recognize.draft import Draft


@dataclass(frozen=True, eq=False)
class Reading:
    """What was read in a document: its folded text and its claims in text order."""

    document: Document
    pack: Pack
    folded: Folded
    claims: tuple[Claim, ...]


def recognize(document: Document, pack: Pack) -> Reading:
    """Every figure of a document."""
    folded = pack.fold(document.text)
    return Reading(document, pack, folded, ())
