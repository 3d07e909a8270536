"""The command line's settings in, the settings of each document and its report out."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from factcheck.check import check_document, rules_of
from factcheck.config import Effective, config_for, effective, load_config
from factcheck.model import Document, Report
from factcheck.rule import Rule


class Plan:
    """How the documents of a run are checked: each by the settings file nearest to it, under what the command line says."""

    def __init__(self, given: Effective, config: str | None = None):
        self._given = given
        self._config = config
        self._known: dict[str, Effective] = {}
        self._load = cache(load_config)

    def settings(self, path: str) -> Effective:
        """What holds for a path.

        Raises:
            YamlError, OSError: when its settings file is broken or cannot be read.
        """
        if path not in self._known:
            self._known[path] = effective(config_for(path, self._config, self._load), path, self._given)
        return self._known[path]

    def exclude(self, paths: Iterable[str]) -> tuple[str, ...]:
        """The patterns that the paths' own settings leave out of folders."""
        return tuple(dict.fromkeys(pattern for path in paths for pattern in self.settings(path).exclude))

    def rules(self, paths: Iterable[str]) -> tuple[Rule, ...]:
        """The rules of a run, so that a broken one is told of before anything is read.

        Raises:
            YamlError, LookupError, OSError: as `load_rules`.
        """
        found = {rule.id: rule for path in paths for rule in rules_of(self.settings(path).settings)}
        return tuple(found[name] for name in sorted(found))

    def report(self, document: Document) -> Report:
        """A document, checked by what holds for it."""
        return check_document(document, self.settings(document.path).settings)
