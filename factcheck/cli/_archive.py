"""The settings of an archive's run in, a check that other processes can make out, and a digest of what it depends on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from factcheck.check import Settings
from factcheck.cli._plan import Plan
from factcheck.config import Effective
from factcheck.model import Document


class DocumentCheck:
    """A document in, its data out. Only the settings travel to another process; rules are loaded there, once."""

    def __init__(self, rules: tuple[str, ...], config: str | None):
        self._settings = (rules, config)
        self._plan: Plan | None = None

    def __reduce__(self) -> tuple[Any, ...]:
        return DocumentCheck, self._settings

    @property
    def plan(self) -> Plan:
        """The plan, made where it is needed."""
        if self._plan is None:
            rules, config = self._settings
            origin = {"rules": "command line"} if rules else {}
            self._plan = Plan(Effective(Settings(rules=rules), origin=origin), config)
        return self._plan

    def __call__(self, document: Document) -> dict[str, Any]:
        from factcheck.renderers._contract import document_data

        return document_data(self.plan.report(document))


def digest_of(check: DocumentCheck, sources: Iterable[str]) -> str:
    """A digest of the rules of a run: a store goes on only with the same ones.

    Raises:
        YamlError, LookupError, OSError: as `load_rules`.
    """
    digest = hashlib.sha256()
    for rule in check.plan.rules(tuple(sources)):
        digest.update(f"{rule.id}\0{rule.severity}\0".encode() + Path(rule.path).read_bytes())
    return digest.hexdigest()[:20]
