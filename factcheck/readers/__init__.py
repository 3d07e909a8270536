"""Paths in, documents out, one at a time; what cannot be read comes out as an Unreadable in its place.

A module of this folder is a reader: it names its SUFFIXES and has `read(stream, path)`, which yields documents from bytes.
"""

from __future__ import annotations

import gzip
import os
import sys
import zlib
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import BinaryIO, Protocol, cast

from factcheck.folder import load_module, module_names
from factcheck.model import Document

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Something that could not be read as a document.

    Attributes:
        line: the 1-based line in the file, when only that line is unreadable.
    """

    path: str
    message: str
    line: int | None = None

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}" if self.line else f"{self.path}: {self.message}"


class Reader(Protocol):
    """What a module of this folder offers."""

    SUFFIXES: tuple[str, ...]

    def read(self, stream: BinaryIO, path: str) -> Iterator[Document | Unreadable]:
        """The documents of an opened file; raises OSError, EOFError or zlib.error when its bytes cannot be had."""


@cache
def suffixes() -> dict[str, str]:
    """Each known suffix, with its dot, and the reader it belongs to; each may be followed by .gz."""
    names = module_names(__name__)
    return {suffix: name for name in names for suffix in cast(Reader, load_module(__name__, name)).SUFFIXES}


def read_paths(paths: Iterable[str]) -> Iterator[Document | Unreadable]:
    """The documents of files, of folders (files of a known suffix, recursively, in order of their names) and of standard input (-)."""
    for path in paths:
        if path != STDIN and os.path.isdir(path):
            yield from _read_folder(path)
        else:
            yield from read_path(path)


def read_path(path: str) -> Iterator[Document | Unreadable]:
    """The documents of one file; an unknown suffix is read as plain text."""
    shown = printable(path)
    try:
        with _opened(path) as stream:
            yield from _reader(path).read(stream, shown)
    except FileNotFoundError:
        yield Unreadable(shown, "no such file or folder")
    except gzip.BadGzipFile:
        yield Unreadable(shown, "not a gzip file, whatever its name says, or a broken one")
    except (EOFError, zlib.error):
        yield Unreadable(shown, "broken gzip file: it ends too early or is damaged")
    except OSError as error:
        yield Unreadable(shown, f"cannot be read ({(error.strerror or str(error)).lower()})")


def printable(path: str) -> str:
    """A path that can be written as UTF-8: file names are bytes, and not always of it."""
    return os.fsencode(path).decode("utf-8", "replace")


def _reader(path: str) -> Reader:
    name = suffixes().get(_suffix(path), "text")
    return cast(Reader, load_module(__name__, name))


def _suffix(path: str) -> str:
    name = path.lower()
    return Path(name.removesuffix(".gz")).suffix


def _opened(path: str) -> AbstractContextManager[BinaryIO]:
    if path == STDIN:
        if sys.stdin is None:
            raise OSError("standard input is closed")
        return nullcontext(sys.stdin.buffer)
    if path.lower().endswith(".gz"):
        return cast(BinaryIO, gzip.open(path, "rb"))
    return open(path, "rb")


def _read_folder(folder: str) -> Iterator[Document | Unreadable]:
    errors: list[OSError] = []
    found = False
    for parent, folders, names in os.walk(folder, onerror=errors.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and _suffix(name) in suffixes():
                found = True
                yield from read_path(os.path.join(parent, name))
    for error in errors:
        found = True
        yield Unreadable(printable(str(error.filename)), f"cannot be read ({(error.strerror or str(error)).lower()})")
    if not found:
        yield Unreadable(
            printable(folder), f"no texts in this folder (looked for {', '.join(sorted(suffixes()))}, also with .gz)"
        )
