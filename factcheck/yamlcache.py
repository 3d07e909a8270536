"""The YAML that factcheck ships, parsed once: its data are kept as JSON in the user's cache folder, keyed by content and version.

Parsing the packs and the rules takes a third of a short run. What is kept is data, never code; a folder that others can write is not
read; a file that cannot be read or written is as good as none; and files appear whole (written beside, then renamed).
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from factcheck.version import __version__
from factcheck.yamlfile import YamlFile, read_yaml

_VARIABLE = "FACTCHECK_CACHE"  # a folder to use instead; empty: keep nothing


def read_shipped_yaml(text: str, path: str) -> YamlFile:
    """Parse a YAML document that comes with factcheck, from the cache when it is there.

    Raises:
        YamlError: as read_yaml does.
    """
    folder = _folder()
    if folder is None:
        return read_yaml(text, path)
    digest = hashlib.sha256(f"{__version__}\0{text}".encode()).hexdigest()
    stem = f"{Path(path).parent.name}-{Path(path).stem}"  # two folders may have a file of one name
    kept = folder / f"{stem}-{digest[:32]}.json"
    data = _kept(kept)
    if data is not None:
        return YamlFile(path, data, source=text)
    file = read_yaml(text, path)
    _keep(kept, stem, file.data)
    return file


@cache
def _folder() -> Path | None:
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


def _kept(path: Path) -> Any:
    try:
        data = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
    return data if isinstance(data, dict) else None


def _keep(path: Path, stem: str, data: Any) -> None:
    """Write a file whole, and take away what was kept of the same document before."""
    name = ""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".json")
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            json.dump(data, out, ensure_ascii=False)
        for old in path.parent.glob(f"{stem}-" + "[0-9a-f]" * 32 + ".json"):
            old.unlink(missing_ok=True)
        os.replace(name, path)
    except OSError:
        if name:
            Path(name).unlink(missing_ok=True)
