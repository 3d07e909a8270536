"""A regular expression's source in, what the compiler of `re` makes of it out, and from that the pattern without compiling again.

What is told of a pattern is what the compiler hands to its engine, a list of numbers that the engine checks before it takes it.
"""

from __future__ import annotations

import re
import sys
from array import array
from collections.abc import Mapping
from importlib import import_module
from typing import Any

NUMBERS = "I"
KNOWN = array(NUMBERS).itemsize == 4
Parts = tuple[int, int, dict[str, int], bytes]  # flags, groups, their names, the numbers


def parts_of(source: str, flags: int) -> Parts:
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
    numbers = array(NUMBERS, compiler._code(tree, flags))
    names: Mapping[str, int] = tree.state.groupdict
    return int(flags) | tree.state.flags, tree.state.groups - 1, dict(names), numbers.tobytes()


def from_parts(source: str, flags: int, groups: int, names: dict[str, int], code: bytes) -> re.Pattern[str]:
    """The pattern of a source from its parts.

    Raises:
        Exception: of many kinds, when they are not the parts of a pattern.
    """
    _sre: Any = import_module("_sre")
    numbers = array(NUMBERS)
    numbers.frombytes(code)
    by_index: list[str | None] = [None] * (groups + 1)
    for name, index in names.items():
        by_index[index] = name
    pattern: re.Pattern[str] = _sre.compile(source, flags, numbers.tolist(), groups, names, tuple(by_index))
    return pattern
