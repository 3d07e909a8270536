"""The YAML that factcheck ships, parsed once: its data are kept as JSON in the user's cache folder, keyed by content and version.

Parsing the packs and the rules takes a third of a short run.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from factcheck.cachefolder import cache_folder, keep
from factcheck.version import __version__
from factcheck.yamlfile import YamlFile, read_yaml


def read_shipped_yaml(text: str, path: str) -> YamlFile:
    """Parse a YAML document that comes with factcheck, from the cache when it is there.

    Raises:
        YamlError: as read_yaml does.
    """
    folder = cache_folder()
    if folder is None:
        return read_yaml(text, path)
    digest = hashlib.sha256(f"{__version__}\0{text}".encode()).hexdigest()
    stem = f"{Path(path).parent.name}-{Path(path).stem}"  # two folders may have a file of one name
    kept = folder / f"{stem}-{digest[:32]}.json"
    data = _kept(kept)
    if data is not None:
        return YamlFile(path, data, source=text)
    file = read_yaml(text, path)
    keep(kept, json.dumps(file.data, ensure_ascii=False).encode(), f"{stem}-" + "[0-9a-f]" * 32 + ".json")
    return file


def _kept(path: Path) -> Any:
    try:
        data = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
    return data if isinstance(data, dict) else None
