"""Text in, what a terminal needs to show it out: its width in columns, its direction, its colours.

Numbers and Latin words inside a right-to-left line jump about when a terminal orders the line as a whole, so such text is
isolated (Unicode Bidirectional Algorithm, UAX 9): it is ordered by itself and leaves what stands around it in place.
"""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

from factcheck.record import dataclass

_LRI, _RLI, _FSI, _PDI = "\u2066", "\u2067", "\u2068", "\u2069"
_RESET = "\x1b[0m"
_STYLES = {
    "error": "\x1b[1;31m",
    "warning": "\x1b[1;33m",
    "info": "\x1b[1;34m",
    "good": "\x1b[32m",
    "strong": "\x1b[1m",
    "dim": "\x1b[2m",
}
_ROLES = ("\x1b[1;36m", "\x1b[1;35m", "\x1b[1;33m", "\x1b[1;32m", "\x1b[1;34m")


@dataclass(frozen=True, slots=True)
class Paint:
    """Colours, or none, and links to files where the terminal knows them (OSC 8)."""

    on: bool
    links: bool = False

    def link(self, path: str, text: str) -> str:
        """The text as a link to a file, when there is such a file."""
        if not self.links or not os.path.isfile(path):
            return text
        return f"\x1b]8;;{Path(path).resolve().as_uri()}\x1b\\{text}\x1b]8;;\x1b\\"

    def __call__(self, style: str, text: str) -> str:
        """The text in a named style."""
        return f"{_STYLES[style]}{text}{_RESET}" if self.on and text else text

    def role(self, index: int, text: str) -> str:
        """The text in the colour of a check's nth role."""
        return f"{_ROLES[index % len(_ROLES)]}{text}{_RESET}" if self.on and text else text


def columns(text: str) -> int:
    """How many columns of a terminal the text takes."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def right_to_left(text: str) -> bool:
    """Whether most letters of the text are of a script written from right to left."""
    if text.isascii():
        return False
    kinds = [unicodedata.bidirectional(c) for c in text]
    return sum(kind in ("R", "AL") for kind in kinds) > kinds.count("L")


def isolated(text: str) -> str:
    """A figure or a name, in the direction of most of its letters, kept from reordering its surroundings."""
    if not _reorders(text):
        return text
    return right_to_left_run(text) if right_to_left(text) else left_to_right(text)


def isolated_phrase(text: str) -> str:
    """A sentence, in the direction of its first word, whatever it quotes."""
    return f"{_FSI}{text}{_PDI}" if _reorders(text) else text


def right_to_left_run(text: str) -> str:
    """A passage that reads from right to left, whatever it begins with."""
    return f"{_RLI}{text}{_PDI}"


def left_to_right(text: str) -> str:
    """A sum, which reads from left to right whatever words stand in it."""
    return f"{_LRI}{text}{_PDI}" if _reorders(text) else text


def _reorders(text: str) -> bool:
    return not text.isascii() and any(unicodedata.bidirectional(c) in ("R", "AL") for c in text)


def shown(text: str) -> str:
    """The text with one visible character for each of its characters: a control character must not steer a terminal."""
    if text.isprintable():
        return text
    return "".join(
        c if c.isprintable() or unicodedata.category(c) in ("Cf", "Zs") else " " if c in "\t\r\n" else "\ufffd"
        for c in text
    )
