"""A plain text or Markdown file in, one document out, its text as it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from factcheck.model import Document
from factcheck.readers import Unreadable
from factcheck.readers._decode import LARGEST, NotText, decode

SUFFIXES = (".txt", ".text", ".md", ".markdown")


def read(stream: BinaryIO, path: str) -> Iterator[Document | Unreadable]:
    """The one document of the file."""
    data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        yield Unreadable(path, f"larger than {LARGEST >> 20} MiB: not one article (a .jsonl file holds many)")
        return
    try:
        text, note = decode(data)
    except NotText as error:
        yield Unreadable(path, str(error))
        return
    yield Document(text, id=path, path=path, note=note if text.strip() else "empty: there is nothing to check")
