"""What was worked out of the files that factcheck ships in, the same out again in the next run: finished rules, words and patterns.

They are kept pickled, so this is stricter than what else is kept (see `cachefolder`): a pickle can do whatever code can, and is read
only where nobody but the user could have put it, which is asked of the folder and of the opened file. It holds for one version, one
Python, and the very files of the package, by their sizes and times; what is not of them, or cannot be read, is worked out anew.
"""

from __future__ import annotations

import gc
import os
import re
import stat
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

from factcheck.cachefolder import cache_folder, keep
from factcheck.folder import folder_of
from factcheck.patterncode import KNOWN, from_parts, parts_of
from factcheck.version import __version__

T = TypeVar("T")
OWNED = hasattr(os, "getuid")  # whether files have owners here; where they have none, nothing is kept pickled
_MARK = ".pickle-"
_KEPT = 4  # of one name, for other versions and installations
_END = b"\0\0\n"  # after what a snapshot was made of; no name of a file holds it


def snapshot(name: str, make: Callable[[], T]) -> T:
    """What `make` gives, from the last run when nothing has changed since."""
    found = load(name)
    if found is None:
        found = make()
        save(name, found)
    return cast(T, found)


def load(name: str) -> Any:
    """What was saved under a name by this version for these files; None when there is nothing."""
    path = _path(name)
    if path is None:
        return None
    content, about = _own(path), made_of()
    if content is None or not content.startswith(about):
        return None
    import pickle

    collecting = gc.isenabled()
    gc.disable()  # all of it stays: to look for garbage while it grows takes as long as to read it
    try:
        return pickle.loads(memoryview(content)[len(about) :])
    except Exception:  # whatever stands there
        return None
    finally:
        if collecting:
            gc.enable()


def save(name: str, made: object) -> None:
    """Keep something for the next run, when it can be kept."""
    path = _path(name)
    if path is None:
        return
    try:
        content = _pickled(made)
    except Exception:  # something in it cannot be pickled: it is worked out in every run
        return
    keep(path, made_of() + content)
    try:
        others = sorted(path.parent.glob(f"{name}{_MARK}*"), key=lambda file: file.stat().st_mtime)
        for old in others[:-_KEPT]:
            old.unlink()
    except OSError:
        pass


@cache
def made_of() -> bytes:
    """The version, the Python and the files of the package, as a snapshot begins: a run whose own differ does not read on.

    Raises:
        OSError: when the files cannot be looked at, as in a zip archive.
    """
    lines = [f"factcheck {__version__}", sys.version, str(sys.implementation.cache_tag)]
    for folder in (folder_of("factcheck"), folder_of("factcheck.rules")):
        lines.append(str(folder))
        lines.extend(_files(str(folder)))
    return "\0".join(lines).encode("utf-8", "surrogateescape") + _END


def _files(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.name.endswith((".py", ".yaml")):
                about = entry.stat()
                yield f"{entry.name} {about.st_size} {about.st_mtime_ns}"
            elif entry.is_dir() and entry.name != "__pycache__":
                yield from _files(entry.path)


def _path(name: str) -> Path | None:
    """Where a snapshot is kept; None where it cannot be made sure that it is the user's own."""
    folder = cache_folder()
    if folder is None or not OWNED or not KNOWN:
        return None
    try:
        made_of()
    except OSError:
        return None
    at = re.sub(r"\W+", "-", str(folder_of("factcheck")))[-120:]  # two installations do not take turns
    return folder / f"{name}{_MARK}{__version__}-{sys.implementation.cache_tag}{at}"


def _own(path: Path) -> bytes | None:
    """What a file holds, if it is the user's and nobody else can write it; None otherwise."""
    try:
        with open(path, "rb") as file:
            about = os.fstat(file.fileno())
            if about.st_uid != os.getuid() or about.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
                return None
            return file.read()
    except OSError:
        return None


def _pickled(made: object) -> bytes:
    import io
    import pickle

    class Pickler(pickle.Pickler):
        """Patterns as the compiler made them; the library would compile them again."""

        def reducer_override(self, thing: object) -> Any:
            if isinstance(thing, re.Pattern):
                return from_parts, (thing.pattern, *parts_of(thing.pattern, thing.flags))
            return NotImplemented

    out = io.BytesIO()
    Pickler(out, pickle.HIGHEST_PROTOCOL).dump(made)
    return out.getvalue()
