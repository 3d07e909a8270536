"""A page in, one document out: the article's own words, without menus and notices, each paragraph with its line in the page.

What is the article, its title and its date of publication are told by trafilatura (the extra `html`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import BinaryIO

from factcheck.extras import MissingExtra, optional
from factcheck.model import Document, Ignore
from factcheck.readers import Unreadable
from factcheck.readers._records import read_date, told_language
from factcheck.readers.text import read_text
from factcheck.silence import COMMENT, split_directive

SUFFIXES = (".html", ".htm", ".xhtml")

_SPACE = re.compile(r"\s+")
_LEAD = 40  # characters by which a paragraph is found again in the page
_HIDDEN = frozenset({"script", "style", "template", "noscript"})


def read(stream: BinaryIO, path: str) -> Iterator[Document | Unreadable]:
    """The one document of the page."""
    source = read_text(stream, path)
    if isinstance(source, Unreadable):
        yield source
        return
    page, note = source
    try:
        trafilatura = optional("trafilatura", "html", "HTML pages")
    except MissingExtra as error:
        yield Unreadable(path, str(error))
        return
    found = trafilatura.bare_extraction(page, include_comments=False, include_tables=True, with_metadata=True)
    if found is None or not (found.text or "").strip():
        yield Unreadable(path, "no article was found in this page")
        return
    text = found.text.strip() + "\n"
    words = _Words()
    words.feed(page)
    words.close()
    lines = tuple(_lines(text, words))
    yield Document(
        text,
        id=path,
        path=path,
        language=told_language(words.language),
        date=read_date(found.date),
        title=found.title,
        lines=lines,
        note=note,
        ignores=tuple(_ignores(page, text, lines)),
    )


class _Words(HTMLParser):
    """The visible text of a page without spaces, and for each of its characters the line that it stands on."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.lines: list[int] = []
        self.language: str | None = None
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in _HIDDEN
        if tag == "html":
            self.language = dict(attrs).get("lang")

    def handle_endtag(self, tag: str) -> None:
        self._hidden = max(self._hidden - (tag in _HIDDEN), 0)

    def handle_data(self, data: str) -> None:
        if self._hidden:
            return
        line = self.getpos()[0]
        for character in data:
            if character == "\n":
                line += 1
            elif not character.isspace():
                self.text.append(character)
                self.lines.append(line)


def _lines(text: str, words: _Words) -> Iterator[int]:
    """For each line of the article the line of the page on which it begins; that of the one before when it is not found."""
    page = "".join(words.text)
    at, line = 0, 1
    for paragraph in text.split("\n"):
        lead = _SPACE.sub("", paragraph.lstrip("-#| "))[:_LEAD]
        found = page.find(lead, at) if lead else -1
        if found < 0 and lead:
            found = page.find(lead)
        if found >= 0:
            at, line = found, words.lines[found]
        yield line


def _ignores(page: str, text: str, lines: tuple[int, ...]) -> Iterator[Ignore]:
    """The comments of the page, each with the next paragraph of the article."""
    starts = [0]
    for paragraph in text.split("\n"):
        starts.append(starts[-1] + len(paragraph) + 1)
    for comment in COMMENT.finditer(page):
        names, reason = split_directive(comment[2])
        line = page.count("\n", 0, comment.start()) + 1
        start, end = 0, len(text)
        if comment[1] == "ignore":
            below = (n for n, at in enumerate(lines) if at > line and text[starts[n] : starts[n + 1]].strip())
            block = next(below, None)
            start, end = (end, end) if block is None else (starts[block], starts[block + 1])
        yield Ignore(names, start, end, line, reason)
