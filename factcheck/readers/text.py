"""A plain text file in, one document out, its text as it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from factcheck.model import Document
from factcheck.readers import Unreadable
from factcheck.readers._decode import LARGEST, NotText, decode

SUFFIXES = (".txt", ".text")


def read(stream: BinaryIO, path: str) -> Iterator[Document | Unreadable]:
    """The one document of the file."""
    source = read_text(stream, path)
    yield source if isinstance(source, Unreadable) else Document(source[0], id=path, path=path, note=source[1])


def read_text(stream: BinaryIO, path: str) -> tuple[str, str | None] | Unreadable:
    """The text of a file of one document, and what there is to say about it."""
    data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        return Unreadable(path, f"larger than {LARGEST >> 20} MiB: not one article (a .jsonl file holds many)")
    try:
        text, note = decode(data)
    except NotText as error:
        return Unreadable(path, str(error))
    return text, note if text.strip() else "empty: there is nothing to check"
