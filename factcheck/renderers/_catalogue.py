"""A language and a word's key in, the report's own words out, counts in their right plural."""

from __future__ import annotations

import os
from functools import cache
from typing import Any

from factcheck.folder import folder_of, path_of
from factcheck.record import dataclass


@dataclass(frozen=True, eq=False)
class Catalogue:
    """The words of one language, from catalogue.yaml."""

    data: dict[str, Any]

    def word(self, key: str, **filled: str) -> str:
        """A word or sentence with its braces filled in."""
        text: str = self.data["words"][key]
        for name, value in filled.items():  # not str.format: a figure's text may hold braces
            text = text.replace("{" + name + "}", value)
        return text

    def page(self, key: str) -> str:
        """What a control or a heading of the page is called."""
        return str(self.data["page"][key])

    def count(self, key: str, number: int) -> str:
        """A number of things: "1 finding", "12 findings"."""
        forms = self.data["counts"][key]
        return str(forms.get(self._plural(number)) or forms["other"]).replace("{n}", f"{number:,}")

    def term(self, section: str, key: str) -> str:
        """What slips, roles and reasons are called; what the catalogue does not know is a name to be spelled out, or said in words."""
        return str(self.data[section].get(key) or (key if " " in key else key.replace("-", " ")))

    def _plural(self, number: int) -> str:
        for classes, value in (("plurals", number), ("tails", number % 100)):
            for name, (low, high) in self.data.get(classes, {}).items():
                if int(low) <= value <= int(high):
                    return str(name)
        return "other"


@cache
def catalogues() -> dict[str, Catalogue]:
    """Every language of the catalogue by its code."""
    from factcheck.yamlcache import shipped_data

    entry = folder_of("factcheck.renderers") / "catalogue.yaml"
    return {code: Catalogue(data) for code, data in shipped_data(entry).items()}


def catalogue_codes() -> tuple[str, ...]:
    """The codes of its languages, the keys at its margin; the help names them, and needs no more of it."""
    with open(os.path.join(path_of("factcheck.renderers"), "catalogue.yaml"), encoding="utf-8") as lines:
        return tuple(line[:-2] for line in lines if line[:1].isalpha() and line.endswith(":\n"))


def system_language() -> str:
    """The language that the environment asks programs to speak, when the catalogue has it; else English."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable)
        if value:
            code = value.replace("_", ".").partition(".")[0].lower()
            return code if code in catalogue_codes() else "en"
    return "en"


def catalogue(language: str) -> Catalogue:
    """The words of a language, English where the catalogue has none of it."""
    known = catalogues()
    return known.get(language) or known["en"]
