"""A document in, a report out: the pipeline, and the settings it takes."""

from __future__ import annotations

import dataclasses
import datetime
from dataclasses import dataclass

from factcheck.language import detect_language, load_pack
from factcheck.model import Check, Document, Report
from factcheck.recognize import recognize


@dataclass(frozen=True)
class Settings:
    """What a run is asked to check.

    Attributes:
        rules: files and folders of house rules, read after the shipped ones; a house rule replaces a shipped rule of its id.
        select: rule ids to run (empty: all); ignore: rule ids to leave out.
        language: the language of every document, when given; else the document's own, else what its words tell.
        date: the day of writing, for "yesterday" and the like, when a document has none of its own.
        strict: report what is consistent only by charitable rounding as an info finding.
    """

    rules: tuple[str, ...] = ()
    select: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()
    language: str | None = None
    date: datetime.date | None = None
    strict: bool = False


def check_document(document: Document, settings: Settings | None = None) -> Report:
    """Read every figure of a document, tie them together, and judge each tie.

    Raises:
        LookupError: for a language without a pack.
        YamlError: when a rule file is broken.
    """
    settings = settings or Settings()
    language = settings.language or document.language or detect_language(document.text)
    document = dataclasses.replace(document, language=language, date=document.date or settings.date)
    reading = recognize(document, load_pack(language))
    checks: tuple[Check, ...] = ()
    return Report(document, reading.claims, checks, {})
