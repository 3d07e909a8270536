"""A regular expression's source in, its pattern out; what the compiler made of it is kept in the user's cache folder.

Compiling the patterns of a language's words takes half of a short run. What is kept of each is what the compiler of `re` hands to its
engine, a list of numbers, which the engine checks before it takes it: it comes from no pickle and can do no more than match. It is
kept under the source itself and only for this very Python; what cannot be read is compiled.
"""

from __future__ import annotations

import atexit
import base64
import hashlib
import json
import re
import sys
from array import array
from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from typing import Any

from factcheck.cachefolder import cache_folder, keep
from factcheck.version import __version__

_MOST = 8_000_000  # characters kept; beyond that, of old patterns mostly, all is kept anew
_NUMBERS = "I"

Kept = dict[
    str, bytes
]  # for each source's key a JSON list, read only when it is asked for: a text in one language needs its own alone
_new: Kept = {}
_used: set[str] = set()


def compiled(source: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern of a source, as `re.compile` gives it.

    Raises:
        re.error: when the source is no regular expression.
    """
    kept = _all_kept()
    if kept is None:
        return re.compile(source, flags)
    key = hashlib.blake2b(f"{flags}\0{source}".encode(), digest_size=12).hexdigest()
    _used.add(key)
    if key in kept:
        try:
            return _from_parts(source, json.loads(kept[key]))
        except Exception:  # whatever stands there, it is no pattern of this source
            del kept[key]
    try:
        parts = _parts(source, flags)
        pattern = _from_parts(source, parts)
    except Exception:  # the inside of `re` is another than is known here, or the source is wrong
        return re.compile(source, flags)
    _remember(key, parts)
    return pattern


def kept_text(about: str, make: Callable[[], str]) -> str:
    """The text that `make` gives for what is said about it, kept as patterns are."""
    kept = _all_kept()
    if kept is None:
        return make()
    key = hashlib.blake2b(about.encode(), digest_size=12).hexdigest()
    _used.add(key)
    try:
        (found,) = json.loads(kept[key])
    except (KeyError, ValueError, TypeError):
        found = None
    if isinstance(found, str):
        return found
    text = make()
    _remember(key, [text])
    return text


def _from_parts(source: str, parts: list[Any]) -> re.Pattern[str]:
    _sre: Any = import_module("_sre")

    flags, groups, names, code = parts
    numbers = array(_NUMBERS)
    numbers.frombytes(base64.b64decode(code))
    by_index: list[str | None] = [None] * (groups + 1)
    for name, index in names.items():
        by_index[index] = name
    pattern: re.Pattern[str] = _sre.compile(source, flags, numbers.tolist(), groups, names, tuple(by_index))
    return pattern


def _parts(source: str, flags: int) -> list[Any]:
    """What the compiler of `re` makes of a source: as `re.compile` does it, but for the last step."""
    compiler: Any
    parser: Any
    if sys.version_info >= (3, 11):
        from re import _compiler as compiler
        from re import _parser as parser
    else:
        import sre_compile as compiler
        import sre_parse as parser
    tree = parser.parse(source, flags)
    code = array(_NUMBERS, compiler._code(tree, flags))
    names: Mapping[str, int] = tree.state.groupdict
    return [flags | tree.state.flags, tree.state.groups - 1, dict(names), base64.b64encode(code.tobytes()).decode()]


def _remember(key: str, parts: list[Any]) -> None:
    if not _new:
        atexit.register(_write)
    _new[key] = json.dumps(parts, separators=(",", ":")).encode()


@cache
def _all_kept() -> Kept | None:
    """What is kept for this Python; None where nothing can be kept."""
    folder = cache_folder()
    if folder is None or array(_NUMBERS).itemsize != 4:
        return None
    try:
        lines = (folder / _name()).read_bytes().split(b"\n")
    except OSError:
        return {}
    pairs = (line.partition(b"\t") for line in lines)
    return {key.decode("ascii", "replace"): parts for key, _, parts in pairs if parts}


def _name() -> str:
    about = f"{__version__} {sys.version} {sys.byteorder} {sys.implementation.cache_tag}"
    return f"patterns-{hashlib.blake2b(about.encode(), digest_size=12).hexdigest()}.txt"


def _write() -> None:
    """Keep what was compiled in this run beside what was there; of two that write at once the last stays, whole."""
    folder = cache_folder()
    if folder is None:
        return
    kept = {**(_all_kept() or {}), **_new}
    if sum(map(len, kept.values())) > _MOST:
        kept = {key: parts for key, parts in kept.items() if key in _used}
    keep(folder / _name(), b"\n".join(key.encode() + b"\t" + parts for key, parts in sorted(kept.items())))
