"""A Markdown file in, one document out: its text as it is, with what is no prose (code, comments, links' addresses) blanked.

Blanked characters become spaces, so that every line, column and offset is that of the file. A front matter gives the date, the
title and the language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from factcheck.model import Document
from factcheck.readers import Unreadable
from factcheck.readers._records import read_date, told_language
from factcheck.readers.text import read_text
from factcheck.silence import read_ignores

SUFFIXES = (".md", ".markdown")

_FRONT = re.compile(r"---[ \t]*\n(.*?\n)?---[ \t]*(?:\n|\Z)", re.S)
_COMMENT = re.compile(r"<!--.*?-->", re.S)
_CODE = re.compile(r"(?<!`)(`+)(?!`)([^`\n]+)(?<!`)\1(?!`)")
_TARGET = re.compile(r"(?<=\])\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|<https?://[^>\s]*>")
_BLOCKS = frozenset({"fence", "code_block", "html_block"})


def read(stream: BinaryIO, path: str) -> Iterator[Document | Unreadable]:
    """The one document of the file."""
    source = read_text(stream, path)
    if isinstance(source, Unreadable):
        yield source
        return
    text, note = source
    front = _FRONT.match(text)
    about = _front_matter(front[1] or "") if front else {}
    title = about.get("title")
    yield Document(
        _prose(text, front.end() if front else 0),
        id=path,
        path=path,
        language=told_language(about.get("lang") or about.get("language")),
        date=read_date(about.get("date")),
        title=title if isinstance(title, str) else None,
        note=note,
        ignores=tuple(read_ignores(text)),
    )


def _prose(text: str, start: int) -> str:
    """The text with everything that is no prose blanked, and all before `start`."""
    from markdown_it import MarkdownIt  # a third of the start-up of a run that reads no Markdown

    text = _blanked(text, [(0, start)])
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    spans = [
        (starts[token.map[0]], min(starts[min(token.map[1], len(starts) - 1)], len(text)))
        for token in MarkdownIt("commonmark").enable("table").parse(text)
        if token.type in _BLOCKS and token.map
    ]
    spans += [found.span() for pattern in (_COMMENT, _CODE, _TARGET) for found in pattern.finditer(text)]
    return _blanked(text, spans)


def _blanked(text: str, spans: list[tuple[int, int]]) -> str:
    parts, at = [], 0
    for start, end in sorted(spans):
        start = max(start, at)
        if start < end:
            parts += [text[at:start], re.sub(r"[^\r\n]", " ", text[start:end])]
            at = end
    return "".join([*parts, text[at:]])


def _front_matter(text: str) -> dict[str, Any]:
    """The fields of a front matter; none when it is no YAML mapping, since what is no field of ours is not ours to judge."""
    from factcheck.yamlfile import YamlError, read_yaml

    try:
        data = read_yaml(text).data
    except YamlError:
        return {}
    return data if isinstance(data, dict) else {}
