"""A function of a pack in, the same out that works once for each pack; and what all of them make of a shipped pack, kept between runs.

A language's words are made ready by some forty functions, which share what they make: patterns, lexicons, units. They are kept
together, so that what they share is still shared.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from factcheck.language import Pack, load_pack
from factcheck.snapshot import snapshot

T = TypeVar("T")


class _Made(dict[Pack, Any]):
    """What one function made, by pack."""

    def __init__(self, make: Callable[[Pack], Any]):
        super().__init__()
        self.make = make

    def __missing__(self, pack: Pack) -> Any:
        made = self[pack] = self.make(pack)
        return made


_functions: dict[str, _Made] = {}


def of_pack(make: Callable[[Pack], T]) -> Callable[[Pack], T]:
    """A function that makes something of a pack's words, as one that makes it once."""
    made = _functions[f"{make.__module__}.{make.__qualname__}"] = _Made(make)
    return made.__getitem__  # a look-up: it is asked for at every figure


def ready_pack(code: str) -> Pack:
    """A shipped pack with its words made ready.

    Raises:
        LookupError, YamlError: as `load_pack`.
    """
    pack = load_pack(code)
    if any(pack in made for made in _functions.values()):  # some of it is made: what is kept would not share with it
        return pack
    kept = snapshot(f"words-{code}", lambda: {name: made[pack] for name, made in list(_functions.items())})
    for name, thing in kept.items():
        if name in _functions:
            _functions[name][pack] = thing
    return pack
