"""A regular expression's source in, its pattern out; what the compiler made of it is kept in the user's cache folder.

Short patterns, most of them those of the code itself, are read in every run and kept in one snapshot. The long ones of a language's
words are in the snapshot of its words; they are kept here too, each under its own source, so that a change of a pack compiles what
changed alone.
"""

from __future__ import annotations

import atexit
import re
import sys
from collections.abc import Callable
from functools import cache
from typing import Any

from factcheck.cachefolder import cache_folder, keep
from factcheck.patterncode import KNOWN, Parts, from_parts, parts_of
from factcheck.snapshot import OWNED, load, save
from factcheck.version import __version__

_SHORT = 2000  # characters up to which a pattern is kept with those of the code
_MOST_SHORT = 1000  # patterns kept so; beyond that those of the last run alone
_MOST = 8_000_000  # characters kept of long ones; beyond that, of old patterns mostly, all is kept anew

Kept = dict[
    str, bytes
]  # for each source's key a JSON list, read only when it is asked for: a text in one language needs its own alone
Short = dict[tuple[str, int], Parts]
_new: Kept = {}
_used: set[str] = set()
_new_short: Short = {}


def compiled(source: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern of a source, as `re.compile` gives it.

    Raises:
        re.error: when the source is no regular expression.
    """
    if len(source) > _SHORT or not OWNED:
        return _long(source, flags)
    key = source, int(flags)
    parts = _all_short().get(key) or _new_short.get(key)
    try:
        if parts is None:
            parts = parts_of(source, flags)
            _ask_to_write()
            _new_short[key] = parts
        return from_parts(source, *parts)
    except Exception:  # the inside of `re` is another than is known here, or the source is wrong
        return re.compile(source, flags)


def kept_text(about: str, make: Callable[[], str]) -> str:
    """The text that `make` gives for what is said about it, kept as long patterns are."""
    kept = _all_kept()
    if kept is None:
        return make()
    import json

    key = _key(about)
    try:
        (found,) = json.loads(kept[key])
    except (KeyError, ValueError, TypeError):
        found = None
    if isinstance(found, str):
        return found
    text = make()
    _remember(key, [text])
    return text


def _long(source: str, flags: int) -> re.Pattern[str]:
    kept = _all_kept()
    if kept is None:
        return re.compile(source, flags)
    import base64
    import json

    key = _key(f"{int(flags)}\0{source}")
    if key in kept:
        try:
            of, groups, names, code = json.loads(kept[key])
            return from_parts(source, of, groups, names, base64.b64decode(code))
        except Exception:  # whatever stands there, it is no pattern of this source
            del kept[key]
    try:
        of, groups, names, numbers = parts_of(source, flags)
        pattern = from_parts(source, of, groups, names, numbers)
    except Exception:  # the inside of `re` is another than is known here, or the source is wrong
        return re.compile(source, flags)
    _remember(key, [of, groups, names, base64.b64encode(numbers).decode()])
    return pattern


def _key(about: str) -> str:
    import hashlib

    key = hashlib.blake2b(about.encode(), digest_size=12).hexdigest()
    _used.add(key)
    return key


def _remember(key: str, parts: list[Any]) -> None:
    import json

    _ask_to_write()
    _new[key] = json.dumps(parts, separators=(",", ":")).encode()


def _ask_to_write() -> None:
    if not _new and not _new_short:
        atexit.register(_write)


@cache
def _all_short() -> Short:
    found = load("patterns")
    return found if isinstance(found, dict) else {}


@cache
def _all_kept() -> Kept | None:
    """What is kept for this Python of long patterns; None where nothing can be kept."""
    folder = cache_folder()
    if folder is None or not KNOWN:
        return None
    try:
        lines = (folder / _name()).read_bytes().split(b"\n")
    except OSError:
        return {}
    pairs = (line.partition(b"\t") for line in lines)
    return {key.decode("ascii", "replace"): parts for key, _, parts in pairs if parts}


def _name() -> str:
    import hashlib

    about = f"{__version__} {sys.version} {sys.byteorder} {sys.implementation.cache_tag}"
    return f"patterns-{hashlib.blake2b(about.encode(), digest_size=12).hexdigest()}.txt"


def _write() -> None:
    """Keep what was compiled in this run beside what was there; of two that write at once the last stays, whole."""
    folder = cache_folder()
    if folder is None:
        return
    if _new_short:
        short = {**_all_short(), **_new_short}
        save("patterns", short if len(short) <= _MOST_SHORT else _new_short)
    if _new:
        kept = {**(_all_kept() or {}), **_new}
        if sum(map(len, kept.values())) > _MOST:
            kept = {key: parts for key, parts in kept.items() if key in _used}
        keep(folder / _name(), b"\n".join(key.encode() + b"\t" + parts for key, parts in sorted(kept.items())))
