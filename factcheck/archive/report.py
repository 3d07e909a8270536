"""A store in, what it comes to out: totals, rates by rule, year and language, and the documents that look worst."""

from __future__ import annotations

from typing import Any

from factcheck.archive.store import Store
from factcheck.record import dataclass

_WORST = 10


@dataclass(frozen=True, slots=True)
class Summary:
    """What a store comes to.

    Attributes:
        totals: documents, figures, checked figures, errors, warnings, infos, failures.
        rules: id, ties that agree, errors, warnings, infos; those with most findings first.
        years, languages: name, documents, documents with an error or a warning.
        worst: id, path, errors, warnings, the first findings' messages.
        failures: id, reason.
    """

    totals: dict[str, int]
    rules: list[tuple[str, int, int, int, int]]
    years: list[tuple[str, int, int]]
    languages: list[tuple[str, int, int]]
    worst: list[tuple[str, str, int, int, list[str]]]
    failures: list[tuple[str, str]]


def summarise(store: Store) -> Summary:
    """The summary of a store."""
    row = store.rows(
        "SELECT count(*), total(figures), total(checked), total(errors), total(warnings), total(infos) FROM documents"
    )[0]
    names = ("documents", "figures", "checked", "errors", "warnings", "infos")
    totals = dict(zip(names, map(int, row), strict=True))
    totals["failures"] = store.rows("SELECT count(*) FROM failures")[0][0]
    rules = store.rows(
        "SELECT rule, sum(verdict = 'consistent'), sum(severity IS 'error'), sum(severity IS 'warning'), sum(severity IS 'info') "
        "FROM checks GROUP BY rule ORDER BY sum(severity IS 'error') DESC, sum(severity IS 'warning') DESC, rule"
    )
    return Summary(
        totals,
        rules,
        _by(store, "substr(date, 1, 4)"),
        _by(store, "language"),
        [(*row[1:], _messages(store, row[0])) for row in _worst(store)],
        store.rows("SELECT id, reason FROM failures ORDER BY number LIMIT 20"),
    )


def _by(store: Store, what: str) -> list[tuple[str, int, int]]:
    return store.rows(
        f"SELECT coalesce({what}, 'unknown') AS name, count(*), sum(errors + warnings > 0) FROM documents GROUP BY name ORDER BY name"
    )


def _worst(store: Store) -> list[Any]:
    return store.rows(
        "SELECT number, id, path, errors, warnings FROM documents WHERE errors + warnings > 0 "
        f"ORDER BY errors DESC, warnings DESC, number LIMIT {_WORST}"
    )


def _messages(store: Store, document: int) -> list[str]:
    found = store.rows(
        "SELECT rule, message FROM checks WHERE document = ? AND severity IN ('error', 'warning') ORDER BY severity, number LIMIT 3",
        document,
    )
    return [f"{message} [{rule}]" for rule, message in found]
