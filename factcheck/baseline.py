"""A file of known findings and a report in, the report without them out; and the file brought up to date.

    findings:
      - document: archive/2019.txt
        rule: percent-change
        key: 5d1c9a0e4b7f2a3c8d6e
        says: from 40 to 60 is a change of 50%, not 20%
        who: desk
        why: quoted as printed

A finding is known by its document, its rule and its key (see `fingerprint`), so that edits elsewhere in the text do not lose it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TextIO

from factcheck.fingerprint import fingerprints
from factcheck.model import Report
from factcheck.record import dataclass, replace
from factcheck.yamlfile import YamlError, read_yaml_file

_HEAD = "# Known findings of factcheck: not reported, and told of when they are gone. `factcheck baseline update` writes this file.\n"
_FIELDS = ("document", "rule", "key")
Place = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Entry:
    """A known finding; `line` is its 1-based line in the file, 0 for one that is new."""

    document: str
    rule: str
    key: str
    says: str = ""
    who: str = ""
    why: str = ""
    line: int = 0

    @property
    def place(self) -> Place:
        return self.document, self.rule, self.key


def read_baseline(path: str) -> dict[Place, Entry]:
    """The entries of a file.

    Raises:
        YamlError: with all that is wrong with it.
        OSError: when it cannot be read.
    """
    file = read_yaml_file(Path(path))
    data: Any = file.data or {}
    found = data.get("findings") or [] if isinstance(data, dict) else None
    if not isinstance(found, list):
        raise YamlError([file.problem((), "a baseline is a mapping with a list of findings")])
    problems, entries = [], {}
    for number, item in enumerate(found):
        at = ("findings", number)
        if not isinstance(item, dict) or not all(isinstance(item.get(name), str) for name in _FIELDS):
            problems.append(file.problem(at, f"a known finding has {', '.join(_FIELDS)}"))
            continue
        said, who, why = (str(item.get(name) or "") for name in ("says", "who", "why"))
        line = file.problem(at, "").line
        entry = Entry(item["document"], item["rule"], item["key"], said, who, why, line)
        entries[entry.place] = entry
    if problems:
        raise YamlError(problems)
    return entries


def without_known(report: Report, known: Mapping[Place, Entry], met: set[Place]) -> Report:
    """A report whose known findings are silenced; their places are added to `met`."""
    if not known:
        return report
    silenced = []
    for check, key in fingerprints(report):
        place = (report.document.id, check.rule, key)
        if place in known:
            met.add(place)
            silenced.append(check)
    if not silenced:
        return report
    gone = set(map(id, silenced))
    checks = tuple(check for check in report.checks if id(check) not in gone)
    return replace(report, checks=checks, silenced=(*report.silenced, *silenced))


def entries_of(report: Report, known: Mapping[Place, Entry], who: str, why: str) -> Iterator[Entry]:
    """An entry for each finding of a report: the one that is there, or a new one."""
    for check, key in fingerprints(report):
        place = (report.document.id, check.rule, key)
        yield known.get(place) or Entry(*place, says=check.message, who=who, why=why)


def write_baseline(entries: list[Entry], out: TextIO) -> None:
    """Write the file, in order of documents, then as they were found."""
    findings = [
        {name: getattr(entry, name) for name in (*_FIELDS, "says", "who", "why") if getattr(entry, name)}
        for entry in sorted(entries, key=lambda entry: entry.document)
    ]
    import yaml

    out.write(_HEAD)
    yaml.safe_dump({"findings": findings}, out, allow_unicode=True, sort_keys=False, width=10_000)
