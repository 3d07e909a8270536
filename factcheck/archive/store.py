"""Results of documents in, rows of a SQLite file out, and back; the schema is what `docs/archive.md` describes.

A document's number is its place in the sources, so that the rows do not depend on which process finished first.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

VERSION = "1"  # of the schema

_SCHEMA = """
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE documents (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL, path TEXT NOT NULL, language TEXT, date TEXT,
    figures INTEGER NOT NULL, checked INTEGER NOT NULL, errors INTEGER NOT NULL, warnings INTEGER NOT NULL,
    infos INTEGER NOT NULL);
CREATE TABLE claims (
    document INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, line INTEGER NOT NULL, "column" INTEGER NOT NULL,
    text TEXT NOT NULL, kind TEXT NOT NULL, value TEXT, low TEXT, high TEXT, unit TEXT, about TEXT, hedge TEXT, unchecked TEXT,
    PRIMARY KEY (document, start)) WITHOUT ROWID;
CREATE TABLE checks (
    document INTEGER NOT NULL, number INTEGER NOT NULL, rule TEXT NOT NULL, verdict TEXT NOT NULL, severity TEXT,
    message TEXT NOT NULL, arithmetic TEXT NOT NULL, slip TEXT, rounding INTEGER NOT NULL, figures TEXT NOT NULL,
    PRIMARY KEY (document, number)) WITHOUT ROWID;
CREATE TABLE failures (number INTEGER PRIMARY KEY, id TEXT NOT NULL, path TEXT NOT NULL, reason TEXT NOT NULL);
CREATE INDEX documents_by_path ON documents (path);
CREATE INDEX checks_by_rule ON checks (rule, verdict, severity);
"""
_CLAIM = (
    "start",
    "end",
    "line",
    "column",
    "text",
    "kind",
    "value",
    "low",
    "high",
    "unit",
    "about",
    "hedge",
    "unchecked",
)
_CHECK = ("rule", "verdict", "severity", "message", "arithmetic", "slip")


class StoreError(ValueError):
    """A file that is no store of this run; the message says what to do."""


class Store:
    """An open store. What is written appears at `commit`; a process killed before leaves the file as it was then."""

    def __init__(self, path: str, about: Mapping[str, str] | None = None):
        """Open a store, or make one.

        Args:
            about: what a run is of (its rules, settings and sources); a store of another run is refused. None only reads.

        Raises:
            StoreError: when the file is no store, or one of another run.
            sqlite3.Error: when it cannot be opened.
        """
        new = not Path(path).exists()
        if new and about is None:
            raise StoreError(f"{path}: no such file")
        self.connection = sqlite3.connect(path, isolation_level=None)
        if new and about is not None:
            self._make(about)
        else:
            self._compare(path, about)
        self.connection.execute("BEGIN")

    def _make(self, about: Mapping[str, str]) -> None:
        self.connection.execute("BEGIN")  # a kill in between leaves an empty file, which is made anew
        for statement in _SCHEMA.split(";"):
            self.connection.execute(statement)
        self.connection.executemany("INSERT INTO about VALUES (?, ?)", [("schema", VERSION), *sorted(about.items())])
        self.connection.execute("COMMIT")

    def _compare(self, path: str, about: Mapping[str, str] | None) -> None:
        try:
            empty = not self.connection.execute("SELECT 1 FROM sqlite_master").fetchone()
            if empty and about is not None:
                self._make(about)
                return
            found = dict(self.connection.execute("SELECT key, value FROM about"))
        except sqlite3.DatabaseError:
            raise StoreError(f"{path}: not a store of factcheck; name another file") from None
        if found.pop("schema", None) != VERSION:
            raise StoreError(f"{path}: made by another version of factcheck; name another file")
        for key, value in (about or {}).items():
            if found.get(key) != value:
                raise StoreError(
                    f"{path}: holds results of other {key}; name another file, or remove this one to begin anew"
                )

    def numbers(self) -> Iterator[int]:
        """The numbers of the documents that are done, failed ones too, in order."""
        yield from (
            row[0]
            for row in self._reading("SELECT number FROM documents UNION ALL SELECT number FROM failures ORDER BY 1")
        )

    def add(self, number: int, data: Mapping[str, Any]) -> None:
        """Write a document's results, as the JSON formats give them."""
        claims, checks = data["claims"], data["checks"]
        levels = [check["severity"] for check in checks]
        checked = sum(claim["unchecked"] is None for claim in claims)
        counts = (len(claims), checked, *(levels.count(level) for level in ("error", "warning", "info")))
        self.connection.execute(
            "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (number, data["id"], data["path"], data["language"], data["date"], *counts),
        )
        self.connection.executemany(
            f"INSERT INTO claims VALUES (?, {', '.join('?' * len(_CLAIM))})",
            ((number, *(claim[key] for key in _CLAIM)) for claim in claims),
        )
        self.connection.executemany(
            "INSERT INTO checks VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (number, n, *(check[key] for key in _CHECK), int(check["rounding"]), _figures(check["figures"]))
                for n, check in enumerate(checks)
            ),
        )

    def fail(self, number: int, name: str, path: str, reason: str) -> None:
        """Write a document that could not be checked."""
        self.connection.execute("INSERT INTO failures VALUES (?, ?, ?, ?)", (number, name, path, reason))

    def commit(self) -> None:
        """Make what was written last."""
        self.connection.execute("COMMIT")
        self.connection.execute("BEGIN")

    def rows(self, query: str, *values: Any) -> list[Any]:
        """All rows of a query."""
        return self.connection.execute(query, values).fetchall()

    def _reading(self, query: str) -> Iterable[Any]:
        return self.connection.execute(query)

    def close(self) -> None:
        """Close the file; what was not committed is not in it."""
        self.connection.close()


def _figures(figures: list[dict[str, Any]]) -> str:
    return json.dumps(
        [{"role": f["role"], "text": f["text"], "start": f["start"]} for f in figures], ensure_ascii=False
    )
