"""The YAML that factcheck ships, parsed once: its data are kept as JSON in the user's cache folder, keyed by content and version.

Parsing the packs and the rules takes a third of a short run.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from factcheck.cachefolder import cache_folder, keep
from factcheck.snapshot import snapshot
from factcheck.version import __version__
from factcheck.yamlfile import YamlFile, read_yaml


def read_shipped_yaml(entry: Path) -> YamlFile:
    """Parse a YAML file that comes with factcheck, from the cache when it is there.

    Raises:
        YamlError: as read_yaml does.
    """
    text, path = entry.read_text(encoding="utf-8"), str(entry)
    folder = cache_folder()
    if folder is None:
        return read_yaml(text, path)
    import hashlib
    import json

    digest = hashlib.sha256(f"{__version__}\0{text}".encode()).hexdigest()
    stem = f"{entry.parent.name}-{entry.stem}"  # two folders may have a file of one name
    kept = folder / f"{stem}-{digest[:32]}.json"
    data = _kept(kept)
    if data is not None:
        return YamlFile(path, data, source=text)
    file = read_yaml(text, path)
    keep(kept, json.dumps(file.data, ensure_ascii=False).encode(), f"{stem}-" + "[0-9a-f]" * 32 + ".json")
    return file


def shipped_data(entry: Path) -> Any:
    """The data of a YAML file that comes with factcheck; in a run where nothing has changed the file itself is not read.

    Raises:
        YamlError: as read_yaml does.
    """
    return snapshot(f"data-{entry.parent.name}-{entry.stem}", lambda: read_shipped_yaml(entry).data)


def _kept(path: Path) -> Any:
    import json

    try:
        data = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
    return data if isinstance(data, dict) else None
