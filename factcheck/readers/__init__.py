"""Paths in, documents out, one at a time; what cannot be read comes out as an Unreadable in its place.

A module of this folder is a reader: it names its SUFFIXES and has `read(stream, path)`, which yields documents from bytes.
"""

from __future__ import annotations

import glob
import os
import sys
import zlib
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from functools import cache
from pathlib import Path
from typing import BinaryIO, Protocol, cast

from factcheck.folder import load_module, module_names
from factcheck.model import Document
from factcheck.readers._ignored import Ignored
from factcheck.record import dataclass

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


def read_paths(paths: Iterable[str], exclude: tuple[str, ...] = ()) -> Iterator[Document | Unreadable]:
    """The documents of files, folders, patterns (`2024/**/*.txt`) and standard input (-), in order.

    Of a folder the files of a known suffix are read, recursively, in order of their names; not those that a .gitignore leaves
    out, nor those that match one of `exclude`, patterns as in a .gitignore. What is named itself is always read.
    """
    return read_files(files_of(paths, exclude))


def read_files(files: Iterable[str | Unreadable]) -> Iterator[Document | Unreadable]:
    """The documents of files; what is unreadable already stays so."""
    for item in files:
        if isinstance(item, Unreadable):
            yield item
        else:
            yield from read_path(item)


def files_of(paths: Iterable[str], exclude: tuple[str, ...] = ()) -> Iterator[str | Unreadable]:
    """The files that paths stand for, as `read_paths` reads them."""
    for path in paths:
        if path == STDIN or os.path.lexists(path) or not glob.has_magic(path):
            named = [path]
        else:
            named = sorted(glob.glob(path, recursive=True))
            if not named:
                yield Unreadable(printable(path), "no file matches this pattern")
        for name in named:
            if name != STDIN and os.path.isdir(name):
                yield from _files_below(name, exclude)
            else:
                yield name


def read_path(path: str) -> Iterator[Document | Unreadable]:
    """The documents of one file; an unknown suffix is read as plain text."""
    shown = printable(path)
    try:
        with _opened(path) as stream:
            yield from reader_of(path).read(stream, shown)
    except FileNotFoundError:
        yield Unreadable(shown, "no such file or folder")
    except (EOFError, zlib.error):
        yield Unreadable(shown, "broken gzip file: it ends too early or is damaged")
    except OSError as error:
        import gzip

        if isinstance(error, gzip.BadGzipFile):
            yield Unreadable(shown, "not a gzip file, whatever its name says, or a broken one")
        else:
            yield Unreadable(shown, f"cannot be read ({(error.strerror or str(error)).lower()})")


def printable(path: str) -> str:
    """A path that can be written as UTF-8: file names are bytes, and not always of it."""
    return os.fsencode(path).decode("utf-8", "replace")


def reader_of(path: str) -> Reader:
    """The reader for a path's suffix; plain text is looked at first, so that a text alone needs none of the others."""
    plain = cast(Reader, load_module(__name__, "text"))
    suffix = suffix_of(path)
    name = "text" if suffix in plain.SUFFIXES else suffixes().get(suffix, "text")
    return cast(Reader, load_module(__name__, name))


def suffix_of(path: str) -> str:
    name = path.lower()
    return Path(name.removesuffix(".gz")).suffix


def _opened(path: str) -> AbstractContextManager[BinaryIO]:
    if path == STDIN:
        if sys.stdin is None:
            raise OSError("standard input is closed")
        return nullcontext(sys.stdin.buffer)
    if path.lower().endswith(".gz"):
        import gzip

        return cast(BinaryIO, gzip.open(path, "rb"))
    return open(path, "rb")


def _files_below(folder: str, exclude: tuple[str, ...]) -> Iterator[str | Unreadable]:
    errors: list[OSError] = []
    found = left_out = 0
    ignored = Ignored(folder, exclude)
    for parent, folders, names in os.walk(folder, onerror=errors.append):
        ignored.enter(parent)
        folders[:] = sorted(n for n in folders if not n.startswith(".") and not ignored(os.path.join(parent, n), True))
        for name in sorted(names):
            if not name.startswith(".") and suffix_of(name) in suffixes():
                path = os.path.join(parent, name)
                if ignored(path):
                    left_out += 1
                else:
                    found += 1
                    yield path
    for error in errors:
        yield Unreadable(printable(str(error.filename)), f"cannot be read ({(error.strerror or str(error)).lower()})")
    if not found and not errors:
        known = f"looked for {', '.join(sorted(suffixes()))}, also with .gz"
        more = "; what there is, .gitignore or --exclude leaves out" if left_out else ""
        yield Unreadable(printable(folder), f"no texts in this folder ({known}{more})")
