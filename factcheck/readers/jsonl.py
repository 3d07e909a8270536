"""A file of one JSON object per line in, one document per line out; only one line is held at a time.

Fields: `text` (required), `id`, `title`, `language`, `date`. A broken line is named and the others are read.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from factcheck.model import Document
from factcheck.readers import Unreadable
from factcheck.readers._decode import LARGEST, NotText, decode, marked_encoding, without_surrogates
from factcheck.readers._records import read_date, read_language

SUFFIXES = (".jsonl", ".ndjson")

_NAMES: dict[type, str] = {
    list: "a list",
    str: "a string",
    int: "a number",
    float: "a number",
    bool: "a truth value",
    type(None): "null",
}
_CHUNK = 1 << 20


def read(stream: BinaryIO, path: str) -> Iterator[Document | Unreadable]:
    """The documents of the file in order."""
    for number, data in enumerate(_lines(stream), 1):
        if data is None:
            yield Unreadable(path, f"longer than {LARGEST >> 20} MiB: not one article", number)
            continue
        try:
            line, note = decode(data) if isinstance(data, bytes) else (data, None)
            if line.strip():
                yield _document(_record(line), path, note)
        except NotText as error:
            yield Unreadable(path, str(error), number if number > 1 else None)
            if number == 1:  # a packed file under the wrong name: its other lines would say the same
                return
        except ValueError as error:
            yield Unreadable(path, str(error), number)


def _lines(stream: BinaryIO) -> Iterator[bytes | str | None]:
    """The lines of a file, None for one that is too long; only U+000A ends a line."""
    head = stream.read(4)
    encoding = marked_encoding(head)
    whole = io.BufferedReader(_Rejoined(head, stream), _CHUNK)
    if encoding and encoding != "utf-8":
        yield from io.TextIOWrapper(whole, encoding.rpartition("-")[0], errors="replace", newline="\n")
        return
    while line := whole.readline(LARGEST + 1):
        if len(line) <= LARGEST:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = whole.readline(_CHUNK)
        yield None


class _Rejoined(io.RawIOBase):
    """A stream with the bytes that were read ahead put back before it."""

    def __init__(self, head: bytes, rest: BinaryIO):
        self._head = head
        self._read: Callable[[int], bytes] = getattr(rest, "read1", rest.read)  # what is there now, not until all is

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._head or self._read(len(buffer))
        self._head = b""
        buffer[: len(data)] = data
        return len(data)


def _record(line: str) -> Any:
    """What a line says.

    Raises:
        ValueError: when it is not JSON; the message says where.
    """
    try:
        return json.loads(line.rstrip("\r\n"), strict=False)
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON: {error.msg.lower()} at column {error.colno}") from None
    except RecursionError:
        raise ValueError("not a document: nested too deeply") from None
    except ValueError:  # Python's own limit on the digits of an integer
        raise ValueError("not a document: a number of thousands of digits") from None


def _document(record: Any, path: str, note: str | None) -> Document:
    """A document from a record.

    Raises:
        ValueError: when the record is none; the message says what was expected.
    """
    if not isinstance(record, dict):
        raise ValueError(f"expected an object with a text, found {_NAMES.get(type(record), 'something else')}")
    text = record.get("text")
    if not isinstance(text, str):
        raise ValueError(
            'a record needs a "text"'
            if text is None
            else f'"text" must be a string, not {_NAMES.get(type(text), "an object")}'
        )
    text, lone = without_surrogates(text)
    if lone:
        note = "lone surrogates were read as U+FFFD"
    return Document(
        text,
        id=_word(record.get("id")) or path,
        path=path,
        language=read_language(record.get("language")),
        date=read_date(record.get("date")),
        title=_word(record.get("title")),
        note=note,
    )


def _word(value: Any) -> str | None:
    return without_surrogates(str(value))[0] if isinstance(value, (str, int, float)) and value != "" else None
