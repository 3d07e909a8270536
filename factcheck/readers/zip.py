"""A zip archive in, the documents of its texts out, in order of their names; each is read by its own suffix."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

from factcheck.model import Document
from factcheck.readers import Unreadable, reader_of, suffix_of, suffixes

SUFFIXES = (".zip",)


def read(stream: BinaryIO, path: str) -> Iterator[Document | Unreadable]:
    """The documents of every text in the archive; an archive in an archive is not opened."""
    try:
        archive = zipfile.ZipFile(stream)
    except zipfile.BadZipFile:
        yield Unreadable(path, "not a zip file, whatever its name says, or a broken one")
        return
    with archive:
        for name in sorted(archive.namelist()):
            if suffix_of(name) not in suffixes() or suffix_of(name) in SUFFIXES or name.lower().endswith(".gz"):
                continue
            inside = f"{path}/{name}"
            try:
                with archive.open(name) as member:
                    yield from reader_of(name).read(cast(BinaryIO, member), inside)
            except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError) as error:
                yield Unreadable(inside, f"cannot be read ({error})")
