"""Bytes in, text out, with a note when the bytes were not plain UTF-8.

Newsrooms keep decades of files in Windows-1256 and UTF-16; no statistics are needed to tell them, only how each would look.
"""

from __future__ import annotations

import codecs
import re

LARGEST = 64 * 1024 * 1024  # bytes of one text; an article is a thousandth of it
_LOOK = 4096  # bytes that decide what a file is
_SHORT = 100  # characters below which a damaged text without a mark is not told from chance

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip or an Office file"),
    (b"\x1f\x8b", "a gzip file (give it the suffix .gz)"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"SQLite format 3", "a database"),
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_ARABIC_RUN = re.compile("[\u0621-\u065f\u0670-\u06d3]{2,}")
_SURROGATE = re.compile("[\ud800-\udfff]")


class NotText(ValueError):
    """The bytes are no text; the message says what they are instead."""


def decode(data: bytes) -> tuple[str, str | None]:
    """The text of some bytes, without its byte order mark, and a note on the encoding unless it is UTF-8.

    Raises:
        NotText: for a binary file.
    """
    for magic, name in _MAGIC:
        if data.startswith(magic):
            raise NotText(f"not a text but {name}")
    text, note = _decoded(data)
    head = text[:_LOOK]
    if len(_CONTROL.findall(head)) * 50 > len(head):
        raise NotText("not a text but a binary file (control characters)")
    return text, note


def marked_encoding(data: bytes) -> str | None:
    """The encoding that a byte order mark at the start of the bytes names, None when there is no mark."""
    return next((encoding for mark, encoding in _BOMS if data.startswith(mark)), None)


def without_surrogates(text: str) -> tuple[str, int]:
    """The text with each lone surrogate as U+FFFD, so that offsets stay and it can be written; and how many there were."""
    return _SURROGATE.subn("\ufffd", text) if _SURROGATE.search(text) else (text, 0)


def _decoded(data: bytes) -> tuple[str, str | None]:
    marked = marked_encoding(data)
    if marked:
        mark = next(mark for mark, encoding in _BOMS if encoding == marked)
        text, note = _replaced(data[len(mark) :], marked)
        return text, note or (None if marked == "utf-8" else f"read as {marked.upper()}")
    if b"\0" in data[:_LOOK]:
        return _unmarked_utf16(data)
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError:
        return _legacy(data)


def _unmarked_utf16(data: bytes) -> tuple[str, str]:
    """UTF-16 without a mark: spaces and full stops have a zero byte, it is always the same one of the two, and words come out."""
    head = data[: _LOOK & -2]
    for encoding, zeros, others in (("utf-16-le", head[1::2], head[0::2]), ("utf-16-be", head[0::2], head[1::2])):
        if others.count(0) or not zeros.count(0):
            continue
        text, note = _replaced(data, encoding)
        looked = text[:_LOOK]
        if note and len(text) < _SHORT:
            continue
        if sum(c.isprintable() or c.isspace() for c in looked) * 20 > len(looked) * 19:
            return text, note or f"read as {encoding.upper()}"
    raise NotText("not a text but a binary file (zero bytes)")


def _legacy(data: bytes) -> tuple[str, str]:
    """Bytes that are not UTF-8 throughout: UTF-8 with a few bad bytes, else Windows-1256 when that gives Arabic, else Windows-1252."""
    text, note = _replaced(data, "utf-8")
    bad = text.count("\ufffd")
    if sum(1 for c in text if c > "\u007f") > 2 * bad:
        return text, note or "read as UTF-8"
    arabic = data.decode("cp1256", "replace")
    high = sum(1 for byte in data if byte > 127)
    if 2 * sum(map(len, _ARABIC_RUN.findall(arabic))) > high:
        return arabic, "read as Windows-1256"
    return data.decode("cp1252", "replace"), "read as Windows-1252"


def _replaced(data: bytes, encoding: str) -> tuple[str, str | None]:
    try:
        return data.decode(encoding), None
    except UnicodeDecodeError as error:
        text = data.decode(encoding, "replace")
        line = text[: text.find("\ufffd")].count("\n") + 1
        return (
            text,
            f"bytes that are not {encoding.upper()} were read as U+FFFD (the first is byte {error.start}, on line {line})",
        )
