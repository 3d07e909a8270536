"""factcheck finds the figures in an article that contradict each other; offline, and the same text gives the same answer.

    >>> from factcheck import check_text
    >>> report = check_text("Output rose 20% from 40 to 60 tonnes.")
    >>> report.findings[0].arithmetic
    '|60 − 40| ÷ 40 = 50% ≠ 20%'

Nothing is imported until it is used, so that the command line starts fast.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from os import PathLike, fspath
from typing import TYPE_CHECKING, Any

from factcheck.version import __version__

if TYPE_CHECKING:
    import datetime

    from factcheck.check import Settings, check_document
    from factcheck.model import Check, Claim, Document, Figure, Repair, Report
    from factcheck.yamlfile import YamlError

__all__ = [
    "Check",
    "Claim",
    "Document",
    "Figure",
    "Repair",
    "Report",
    "Settings",
    "YamlError",
    "__version__",
    "as_data",
    "check_document",
    "check_file",
    "check_files",
    "check_text",
]

_HOMES = {
    "factcheck.check": ("Settings", "check_document"),
    "factcheck.model": ("Check", "Claim", "Document", "Figure", "Repair", "Report"),
    "factcheck.yamlfile": ("YamlError",),
}


def check_text(
    text: str, *, language: str | None = None, date: datetime.date | None = None, settings: Settings | None = None
) -> Report:
    """Check a text.

    Args:
        text: what to check; the report's offsets count its code points from 0.
        language: the code of a language pack; without it the text tells.
        date: the day of writing, for "yesterday" and the like.
        settings: which rules to run, and how strictly.

    Raises:
        LookupError: for a language without a pack, or a selected rule that does not exist.
        YamlError: when a rule file is broken.
    """
    from factcheck.check import check_document
    from factcheck.model import Document

    return check_document(Document(text, language=language, date=date), settings)


def check_file(path: str | PathLike[str], settings: Settings | None = None) -> Report:
    """Check a file of one document, of any kind that the command line reads.

    Raises:
        OSError: when it cannot be read as a document, or when it holds none or several (`check_files` takes those).
        LookupError, YamlError: as `check_text`.
    """
    reports = list(check_files([path], settings))
    if len(reports) != 1:
        raise OSError(f"{fspath(path)}: expected one document, found {len(reports)}; check_files() takes any number")
    return reports[0]


def check_files(paths: Iterable[str | PathLike[str]], settings: Settings | None = None) -> Iterator[Report]:
    """Check files and folders, one document at a time; a .jsonl file holds one on each line.

    Raises:
        OSError: at a document that cannot be read, with a message of one line.
        LookupError, YamlError: as `check_text`.
    """
    from factcheck.check import check_document
    from factcheck.model import Document
    from factcheck.readers import read_paths

    for item in read_paths([fspath(path) for path in paths]):
        if not isinstance(item, Document):
            raise OSError(str(item))
        yield check_document(item, settings)


def as_data(report: Report) -> dict[str, Any]:
    """A report as the plain data that `--format jsonl` writes for it."""
    from factcheck.renderers._contract import document_data

    return document_data(report)


def __getattr__(name: str) -> Any:
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(home), name)
    raise AttributeError(f"module 'factcheck' has no attribute {name!r}")
