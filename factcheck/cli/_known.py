"""The baselines of a run in, reports without what they know out, and at the end the entries that are stale."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.baseline import Entry, Place, read_baseline, without_known
from factcheck.cli._errors import trouble
from factcheck.cli._plan import Plan
from factcheck.model import Report


class Known:
    """The files of known findings that the settings of a run name; read at the start, so that a broken one stops it."""

    def __init__(self, plan: Plan, paths: Iterable[str]):
        self._plan = plan
        self._files: dict[str, dict[Place, Entry]] = {}
        self._met: set[Place] = set()
        self._checked: set[str] = set()
        for path in paths:
            self._of(path)

    def without(self, report: Report) -> Report:
        """A report without the findings that its baseline holds."""
        self._checked.add(report.document.id)
        return without_known(report, self._of(report.document.path), self._met)

    def tell_stale(self) -> None:
        """Tell of the entries whose document was checked and whose finding is gone."""
        for file, entries in self._files.items():
            for place, entry in entries.items():
                if place not in self._met and entry.document in self._checked:
                    trouble(f"{file}:{entry.line}: stale: {entry.document} has this finding no more ({entry.rule})")

    def _of(self, path: str) -> dict[Place, Entry]:
        file = self._plan.settings(path).baseline
        if file is None:
            return {}
        if file not in self._files:
            self._files[file] = read_baseline(file)
        return self._files[file]
