"""Drafts in, the same drafts with the two ends of each range joined into one: "10 to 20", «ما بين 10 و20», "$26 to $31 million"."""

from __future__ import annotations

from factcheck.language import Folded, Pack
from factcheck.recognize.draft import Draft


def join_ranges(drafts: list[Draft], folded: Folded, pack: Pack) -> list[Draft]:
    """One draft for each range, in text order."""
    return drafts
