"""Files and folders in, documents by language out; without any, the samples and articles made of the rules' own examples.

The made articles have a figure in nearly every clause, far more than news has: they are the hard case, the samples the usual.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from factcheck.examples import examples_of
from factcheck.language import detect_language
from factcheck.model import Document
from factcheck.readers import Unreadable, read_paths
from factcheck.rulebook import shipped_rules

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
PARAGRAPH = 6  # examples to a made article: about a news paragraph or two


def texts(paths: Iterable[str]) -> dict[str, list[Document]]:
    """The documents of the paths by language; those of the repository, the made ones apart, when there are no paths."""
    found = list(paths)
    groups: dict[str, list[Document]] = {}
    for document in _read(found or [str(SAMPLES)]):
        groups.setdefault(document.language or detect_language(document.text), []).append(document)
    for document in () if found else _made():
        groups.setdefault(f"{document.language}, rules' examples", []).append(document)
    return groups


def _read(paths: list[str]) -> list[Document]:
    return [document for document in read_paths(paths) if not isinstance(document, Unreadable)]


def _made() -> Iterable[Document]:
    """Articles strung from the examples, of one language each; the same ones every time."""
    examples = list(chain.from_iterable(examples_of(rule) for rule in shipped_rules()))
    for language in sorted({example.language for example in examples}):
        own = [example.text.strip() for example in examples if example.language == language]
        for start in range(0, len(own), PARAGRAPH):
            yield Document("\n\n".join(own[start : start + PARAGRAPH]), f"made-{language}-{start}", language=language)
