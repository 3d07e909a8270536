"""Counts in, one line on a terminal out that is rewritten as work goes on, and gone when it is done."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager

QUIET = 1.0  # seconds before anything is shown
EVERY = 0.2  # seconds between two lines


@contextmanager
def progress(shown: bool) -> Iterator[Callable[[Counter[str]], None]]:
    """A function to be called with the counts so far; it shows them when the work has lasted a second."""
    if not shown:
        yield lambda counts: None
        return
    due = time.monotonic() + QUIET
    wrote = False

    def tick(counts: Counter[str]) -> None:
        nonlocal due, wrote
        now = time.monotonic()
        if now >= due:
            due, wrote = now + EVERY, True
            sys.stderr.write(f"\r\x1b[K{counts['documents']:,} documents, {counts['inconsistent']:,} findings")
            sys.stderr.flush()

    try:
        yield tick
    finally:
        if wrote:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
