"""A language's YAML pack in, its words ready for matching out; and the folding that makes spellings meet.

Everything after this floor works on *folded* text: lower case, plain digits and spaces, one letter for the spellings that a
language treats as one (the pack's `fold`), marks that carry no letter dropped (the pack's `drop`). A Folded text knows
where each of its characters stood in the source, so offsets stay exact.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache, cached_property
from itertools import accumulate
from typing import Any

from factcheck.folder import folder_of, pack_codes
from factcheck.patterns import compiled
from factcheck.record import dataclass, field
from factcheck.snapshot import snapshot
from factcheck.yamlcache import read_shipped_yaml
from factcheck.yamlfile import YamlError, YamlFile, read_yaml

# Digits of the scripts that news is written in; all Unicode spaces; marks that only steer the display of bidirectional text.
_DIGIT_ZEROS = (0x0660, 0x06F0, 0x0966, 0x09E6, 0xFF10)
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t"
_INVISIBLE = (
    "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)
_WORDS = compiled(r"([^\W\d_]+)")
_DIGITS = compiled(r"\d+")
_UNIVERSAL: dict[int, str] = {
    **{zero + digit: str(digit) for zero in _DIGIT_ZEROS for digit in range(10)},
    **dict.fromkeys(map(ord, _SPACES), " "),
    **dict.fromkeys(map(ord, "\u2018\u2019\u02bc\u2032"), "'"),
    **dict.fromkeys(map(ord, "\u201c\u201d\u201e\u00ab\u00bb\u2033"), '"'),
    **dict.fromkeys(map(ord, "\u2010\u2011\u2212\ufe63\uff0d"), "-"),
    0x2015: "\u2014",
    0xFF05: "%",
}


@dataclass(frozen=True, eq=False)
class Folded:
    """A text as it is matched.

    Attributes:
        text: the folded text.
        source: the text as given.
        origins: for each folded character the offset of its source character, with the source's length at the end; None when
            nothing was dropped and the two offsets are the same.
    """

    text: str
    source: str
    origins: Sequence[int] | None = None

    @cached_property
    def _pieces(self) -> list[str]:
        """What stands between words, and words, by turns."""
        return _WORDS.split(self.text)

    @cached_property
    def words(self) -> list[str]:
        """Its runs of letters, in text order."""
        return self._pieces[1::2]

    @cached_property
    def starts(self) -> list[int]:
        """Where each of its words begins."""
        return list(accumulate(map(len, self._pieces)))[0::2]

    @cached_property
    def figures(self) -> list[tuple[int, int]]:
        """The spans of its runs of digits."""
        return [run.span() for run in _DIGITS.finditer(self.text)]

    @cached_property
    def notes(self) -> dict[str, Any]:
        """What its readers found out together and keep for one another."""
        return {}

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The source offsets of a folded span; marks on the last letter belong to it."""
        if self.origins is None:
            return start, end
        return self.origins[start], self.origins[end]

    def capital(self, offset: int) -> bool:
        """Whether the source character behind a folded offset is upper case; there is none behind the end."""
        if offset >= len(self.text):
            return False
        return self.source[offset if self.origins is None else self.origins[offset]].isupper()


@dataclass(frozen=True, eq=False)
class Pack:
    """A language: its code, its reading direction, and its words by section.

    `data` is the YAML as read (strings throughout); the recognizers each compile the sections they own. Words in it are
    written naturally: fold them with `key` before comparing with folded text.
    """

    code: str
    name: str
    direction: str
    data: Mapping[str, Any]
    path: str = ""
    _table: dict[int, str | None] = field(default_factory=dict, repr=False)

    def __reduce__(self) -> tuple[Callable[[str], Pack], tuple[str]]:
        """What is pickled names its shipped pack, which stands for itself in every run."""
        if load_pack(self.code) is not self:
            raise TypeError("only a shipped pack can be pickled")
        return load_pack, (self.code,)

    def fold(self, text: str) -> Folded:
        """The text as this language matches it."""
        lowered = text.lower()
        if len(lowered) != len(text):  # «İ» lowers to two characters: keep such a letter as it is
            lowered = "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
        present = frozenset(lowered)
        if present.isdisjoint(self._drop):
            return Folded(self._translated(lowered, present), text)
        kept: list[str] = []
        origins: list[int] = []
        at = 0
        for dropped in self._dropped.finditer(lowered):
            kept.append(lowered[at : dropped.start()])
            origins.extend(range(at, dropped.start()))
            at = dropped.end()
        kept.append(lowered[at:])
        origins.extend(range(at, len(text) + 1))
        return Folded(self._translated("".join(kept), present), text, origins)

    def _translated(self, text: str, present: frozenset[str]) -> str:
        """The text with one letter for each spelling; a replacement for each of the few met is faster than a look at every letter."""
        if not self._replaced:
            return text.translate(self._table)
        for written in present & self._replaced.keys():
            text = text.replace(written, self._replaced[written])
        return text

    def key(self, words: str) -> str:
        """A pack's or rule's own words as folded text."""
        lowered = words.lower()
        if len(lowered) != len(words):
            return " ".join(self.fold(words).text.split())
        return " ".join(lowered.translate(self._keyed).split())

    def section(self, name: str) -> Any:
        """A section of the pack, or an empty one."""
        return self.data.get(name) or {}

    @cached_property
    def _drop(self) -> frozenset[str]:
        return frozenset(_INVISIBLE + str(self.data.get("drop") or ""))

    @cached_property
    def _dropped(self) -> re.Pattern[str]:
        return compiled("[" + re.escape("".join(sorted(self._drop))) + "]+")

    @cached_property
    def _keyed(self) -> dict[int, str | None]:
        """The table with the characters that are dropped."""
        return {**self._table, **dict.fromkeys(map(ord, self._drop))}

    @cached_property
    def _replaced(self) -> dict[str, str]:
        """The table by characters; empty when it cannot be gone through one by one."""
        table = {chr(written): meant or "" for written, meant in self._table.items() if chr(written) not in self._drop}
        plain = all(len(meant) == 1 and meant not in table for meant in table.values())
        return table if plain else {}


@cache
def load_pack(code: str) -> Pack:
    """Load a shipped language pack.

    Raises:
        LookupError: when there is no pack of that code.
        YamlError: when the pack is broken.
    """
    if code not in pack_codes():
        raise LookupError(f"no language pack {code!r} (there are: {', '.join(pack_codes())})")
    entry = folder_of("factcheck.languages") / f"{code}.yaml"
    return _pack(snapshot(f"language-{code}", lambda: _whole(read_shipped_yaml(entry))), str(entry))


def pack_from_yaml(text: str, path: str) -> Pack:
    """A pack from the text of its YAML file.

    Raises:
        YamlError: when the YAML is broken or a required key is missing.
    """
    return _pack(_whole(read_yaml(text, path)), path)


def _whole(file: YamlFile) -> dict[str, Any]:
    data: dict[str, Any] = file.data if isinstance(file.data, dict) else {}
    missing = [key for key in ("language", "name", "direction", "detect") if key not in data]
    if missing:
        raise YamlError([file.problem((), f"a language pack needs {key!r}") for key in missing])
    return data


def _pack(data: dict[str, Any], path: str) -> Pack:
    table: dict[int, str | None] = dict(_UNIVERSAL)
    for written, meant in (data.get("fold") or {}).items():
        for character in written:
            table[ord(character)] = meant or ""
    return Pack(data["language"], data["name"], data["direction"], data, path, table)


@cache
def _detectors() -> list[tuple[str, re.Pattern[str]]]:
    """For each language a pattern of its most frequent words, or of its letters; the packs need not be read for it."""
    return snapshot("detectors", _detectors_of_packs)


def _detectors_of_packs() -> list[tuple[str, re.Pattern[str]]]:
    detectors = []
    for code in pack_codes():
        detect = load_pack(code).section("detect")
        if "letters" in detect:
            detectors.append((code, compiled(f"[{detect['letters']}]+")))
        else:
            words = "|".join(map(re.escape, detect["words"]))
            detectors.append((code, compiled(rf"\b(?:{words})\b", re.IGNORECASE)))
    return detectors


def detect_language(text: str, fallback: str = "en") -> str:
    """The code of the pack whose letters or commonest words the text uses most, the fallback's where two use as many.

    The first few thousand characters decide.
    """
    sample = text[:4000]
    scores = [(sum(map(len, pattern.findall(sample))), code == fallback, code) for code, pattern in _detectors()]
    best, _, code = max(scores, default=(0, True, fallback))
    return code if best else fallback
