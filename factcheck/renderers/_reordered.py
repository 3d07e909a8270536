"""A stream and lines in, the lines out as a terminal that knows nothing of right-to-left text must be given them.

Such a terminal shows characters in the order in which they come and does not join Arabic letters; so the letters are joined here
(arabic-reshaper) and each line is put into the order in which it is seen (python-bidi, Unicode Bidirectional Algorithm); both
come with the extra `rtl`.
"""

from __future__ import annotations

import re
from typing import TextIO

from factcheck.extras import optional

_CONTROLS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_ISOLATE = re.compile("([\u2066-\u2068])([^\u2066-\u2069]*)\u2069")
_BASES = {"\u2066": "L", "\u2067": "R", "\u2068": None}  # None: as its first letter says
_STAND_INS = [chr(code) for code in range(0x2400, 0x2427)]  # neutral, as an isolate is to what stands around it


class Reordered:
    """A stream that reorders each line before it writes it."""

    def __init__(self, out: TextIO):
        """Wrap a stream.

        Raises:
            MissingExtra: when the extra is not installed.
        """
        self._out = out
        self._join = optional("arabic_reshaper", "rtl", "reordered lines").reshape
        self._order = optional("bidi.algorithm", "rtl", "reordered lines").get_display
        self._begun = ""

    def write(self, text: str) -> int:
        """Write the lines that are complete, keep the rest."""
        *lines, self._begun = (self._begun + text).split("\n")
        for line in lines:
            self._out.write((line if line.isascii() else self._seen(line)) + "\n")
        return len(text)

    def flush(self) -> None:
        """Pass on what is complete."""
        self._out.flush()

    def _seen(self, line: str) -> str:
        indent = len(line) - len(line.lstrip(" "))
        inside: list[tuple[str, str]] = []

        def isolated(found: re.Match[str]) -> str:
            if len(inside) == len(_STAND_INS):
                return found[2]
            inside.append((_STAND_INS[len(inside)], self._ordered(found[2], _BASES[found[1]])))
            return inside[-1][0]

        line, body = line[:indent], line[indent:]
        while _ISOLATE.search(body):
            body = _ISOLATE.sub(isolated, body)
        seen = self._ordered(body, "L")
        for stand_in, text in reversed(inside):
            seen = seen.replace(stand_in, text, 1)
        return line + seen

    def _ordered(self, text: str, base: str | None) -> str:
        plain = _CONTROLS.sub("", text)
        ordered: str = self._order(self._join(plain), base_dir=base)
        return ordered
