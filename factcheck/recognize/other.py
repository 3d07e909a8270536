"""Folded text in, the numbers that are not figures out as drafts of kind "other": phone numbers, F-16, version 4.2, Flight 4471."""

from __future__ import annotations

from factcheck.language import Folded, Pack
from factcheck.recognize.codes import find_codes
from factcheck.recognize.draft import Draft
from factcheck.recognize.enumerations import find_enumerations
from factcheck.recognize.labels import find_labelled


def find(folded: Folded, pack: Pack) -> list[Draft]:
    """What looks like a figure and is none (folded offsets, in text order); of two that overlap the longer stays."""
    drafts: list[Draft] = []
    spans = [*find_codes(folded, pack), *find_labelled(folded, pack), *find_enumerations(folded, pack)]
    for start, end in sorted(spans):
        if drafts and start < drafts[-1].end:
            if end - start <= drafts[-1].end - drafts[-1].start:
                continue
            drafts.pop()
            if drafts and start < drafts[-1].end:
                continue
        drafts.append(Draft(start, end, "other", None, numeral=folded.text[start:end]))
    return drafts
