"""Sources in, a filled store out: what is done is passed over, what is new is checked, and it is written in chunks."""

from __future__ import annotations

import hashlib
import os
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from factcheck.archive.store import Store
from factcheck.archive.workers import Check, check_all
from factcheck.model import Document
from factcheck.readers import STDIN, Unreadable, files_of, read_path
from factcheck.record import dataclass

CHUNK = 500  # documents that are written together at most
PATIENCE = 2.0  # seconds between two commits at most


@dataclass(frozen=True)
class Limits:
    """What a run may take.

    Attributes:
        jobs: processes; budget: seconds for a document; memory: bytes for a process, 0 for no limit.
    """

    jobs: int
    budget: float = 60.0
    memory: int = 2 << 30


def fill(
    store: Store, sources: Iterable[str], check: Check, limits: Limits, tick: Callable[[Counter[str]], None]
) -> Counter[str]:
    """Check every document that the store does not hold yet; counts of what was done.

    Args:
        check: a document in, its data out; called in other processes.
        tick: called with the counts so far after each document.
    """
    counts: Counter[str] = Counter()
    waiting, since = 0, time.monotonic()
    try:
        for done in check_all(_documents(store, sources, counts), check, limits.jobs, limits.budget, limits.memory):
            if done.failure is not None:
                store.fail(done.number, done.document.id, done.document.path, done.failure)
                counts["failures"] += 1
            else:
                store.add(done.number, done.result)
                counts["inconsistent"] += sum(check["verdict"] == "inconsistent" for check in done.result["checks"])
            counts["documents"] += 1
            counts["bytes"] += len(done.document.text.encode("utf-8", "replace"))
            waiting += 1
            if waiting >= CHUNK or time.monotonic() - since > PATIENCE:
                store.commit()
                waiting, since = 0, time.monotonic()
            tick(counts)
    finally:
        store.commit()  # what is done is kept, however the run ends
    return counts


def _documents(store: Store, sources: Iterable[str], counts: Counter[str]) -> Iterator[tuple[int, Document]]:
    """The documents that are still to be checked, with their numbers; what is unreadable is written at once."""
    finished = store.numbers()
    last = next(finished, None)
    for number, item in enumerate(_items(sources)):
        while last is not None and last < number:
            last = next(finished, None)
        if last == number:
            counts["before"] += 1
        elif isinstance(item, Unreadable):
            store.fail(number, item.path if item.line is None else f"{item.path}:{item.line}", item.path, item.message)
            counts["failures"] += 1
        else:
            yield number, item


def _items(sources: Iterable[str]) -> Iterator[Document | Unreadable]:
    for file in files_of(sources):
        if isinstance(file, Unreadable):
            yield file
        else:
            yield from read_path(file)


def state_of(sources: Iterable[str]) -> tuple[str, int]:
    """A digest of the sources' names, sizes and times of change, and their size in bytes: a store goes on only with the same ones."""
    digest, size = hashlib.sha256(), 0
    for file in files_of(sources):
        if isinstance(file, Unreadable) or file == STDIN:
            digest.update(str(file).encode("utf-8", "surrogateescape"))
            continue
        try:
            found = os.stat(file)
        except OSError:
            continue
        digest.update(f"{file}\0{found.st_size}\0{found.st_mtime_ns}\n".encode("utf-8", "surrogateescape"))
        size += found.st_size
    return digest.hexdigest()[:20], size
