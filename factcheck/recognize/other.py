"""Folded text in, the numbers that are not figures out as drafts of kind "other": phone numbers, F-16, version 4.2, Flight 4471."""

from __future__ import annotations

import re

from factcheck.language import Folded, Pack
from factcheck.recognize.draft import Draft

_WEB = re.compile(r"(?:https?://|www\.)[^\s<>\"]*[^\s<>\".,;:!?)\]]|[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(
    r"(?<![\w.,$-])(?:\+\d{1,3}[ -]?(?:\(\d{1,4}\)[ -]?)?\d[\d -]{5,14}\d|\(\d{3}\) ?\d{3}[ -]\d{4}|(?:1-)?\d{3}-\d{3}-\d{4}|\d{3}\.\d{3}\.\d{4}|0\d{6,11})(?![\w-])"
)
_VERSION = re.compile(r"(?<![\w.])v?\d+(?:\.\d+){2,}(?![\w.]*\d)")


def find(folded: Folded, pack: Pack) -> list[Draft]:
    """What looks like a figure and is none (folded offsets, in text order)."""
    text = folded.text
    found = [match.span() for pattern in (_WEB, _PHONE, _VERSION) for match in pattern.finditer(text)]
    drafts: list[Draft] = []
    end = 0
    for first, last in sorted(found):
        if first >= end:
            drafts.append(Draft(first, last, "other", None, numeral=text[first:last]))
            end = last
    return drafts
