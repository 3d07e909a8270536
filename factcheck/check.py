"""A document in, a report out: the pipeline, and the settings it takes."""

from __future__ import annotations

import datetime
from functools import lru_cache

from factcheck import record
from factcheck.judge import holds, judge_all, settle
from factcheck.language import detect_language
from factcheck.ledger import unchecked
from factcheck.model import Document, Report, Severity
from factcheck.packwords import ready_pack
from factcheck.recognize import Reading, recognize
from factcheck.record import dataclass
from factcheck.relate import relate
from factcheck.rule import Rule
from factcheck.rulebook import load_rules
from factcheck.silence import silence


@dataclass(frozen=True)
class Settings:
    """What a run is asked to check.

    Attributes:
        rules: files and folders of house rules, read after the shipped ones; a house rule replaces a shipped rule of its id.
        select: rule ids to run (empty: all); ignore: rule ids to leave out.
        language: the language of every document, when given; else the document's own, else what its words tell.
        date: the day of writing, for "yesterday" and the like, when a document has none of its own.
        messages: the language of the checks' messages, where a rule has one in it; never told by the machine, so that the same text
            gives the same bytes.
        severities: rule ids with the severity to use instead of the rule's own.
        strict: report what is consistent only by charitable rounding as an info finding.
    """

    rules: tuple[str, ...] = ()
    select: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()
    language: str | None = None
    date: datetime.date | None = None
    strict: bool = False
    severities: tuple[tuple[str, Severity], ...] = ()
    messages: str = "en"


def check_document(document: Document, settings: Settings | None = None) -> Report:
    """Read every figure of a document, tie them together, and judge each tie.

    Raises:
        LookupError: for a language without a pack, or a selected rule that does not exist.
        YamlError: when a rule file is broken.
    """
    settings = settings or Settings()
    language = settings.language or document.language or detect_language(document.text)
    document = record.replace(document, language=language, date=document.date or settings.date)
    reading = recognize(document, ready_pack(language))
    groups = relate(reading, rules_of(settings), holds)
    checks = settle(judge_all(groups, settings.strict, settings.messages))
    why = unchecked(reading.claims, checks)
    checks, silenced, unused = silence(checks, document.ignores)
    return Report(document, reading.claims, checks, why, _sentences(reading), silenced, unused)


def _sentences(reading: Reading) -> dict[int, tuple[int, int]]:
    """Where the sentences that hold figures stand in the text."""
    sentences = reading.layout.sentences
    return {
        index: reading.folded.span(sentences[index].start, sentences[index].end)
        for index in {claim.sentence for claim in reading.claims}
    }


@lru_cache(maxsize=32)
def _rules(
    paths: tuple[str, ...], select: frozenset[str], ignore: frozenset[str], severities: tuple[tuple[str, Severity], ...]
) -> tuple[Rule, ...]:
    levels = dict(severities)
    return tuple(
        record.replace(rule, severity=levels[rule.id]) if rule.id in levels else rule
        for rule in load_rules(paths, select, ignore)
    )


def rules_of(settings: Settings) -> tuple[Rule, ...]:
    """The rules of a run, loaded once.

    Raises:
        LookupError, YamlError, OSError: as `load_rules`.
    """
    return _rules(settings.rules, settings.select, settings.ignore, settings.severities)
