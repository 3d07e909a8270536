"""Drafts in, the same drafts with the ages among them made so: "aged 66", "a 66-year-old", «البالغ 66 عاماً»."""

from __future__ import annotations

from factcheck.language import Folded, Pack
from factcheck.recognize.draft import Draft


def promote(drafts: list[Draft], folded: Folded, pack: Pack) -> list[Draft]:
    """Turn counts and durations into ages where the words say so."""
    return drafts
