"""Where what was worked out once is kept between runs: a folder that is only the user's; files that appear in it whole.

What is kept is data, never code to run; a folder that others can write is not read; and what cannot be read or written is as good as
none.
"""

from __future__ import annotations

import os
import stat
from functools import cache
from pathlib import Path

_VARIABLE = "FACTCHECK_CACHE"  # a folder to use instead; empty: keep nothing


@cache
def cache_folder() -> Path | None:
    """The cache folder, made when it is missing; None when there can be none that is only the user's."""
    named = os.environ.get(_VARIABLE)
    if named == "":
        return None
    try:
        home = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA") or str(Path.home() / ".cache")
        folder = Path(named or home) if named else Path(home) / "factcheck"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        about = folder.stat()
    except (OSError, RuntimeError):
        return None
    if hasattr(os, "getuid") and (about.st_uid != os.getuid() or about.st_mode & (stat.S_IWGRP | stat.S_IWOTH)):
        return None
    return folder


def keep(path: Path, content: bytes, instead_of: str = "") -> None:
    """Write a file whole (beside, then renamed), and take away those that a glob names, which it stands for now."""
    name = path.parent / f".{os.getpid()}-{path.name}"
    try:
        handle = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(content)
            for old in path.parent.glob(instead_of) if instead_of else ():
                old.unlink(missing_ok=True)
            os.replace(name, path)
        except OSError:
            name.unlink(missing_ok=True)
    except OSError:
        pass
