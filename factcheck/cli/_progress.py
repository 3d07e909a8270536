"""Counts in, one line on a terminal out that is rewritten as work goes on, and gone when it is done."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress

QUIET = 1.0  # seconds before anything is shown


@contextmanager
def progress(shown: bool, size: int = 0) -> Iterator[Callable[[Counter[str]], None]]:
    """A function to be called with the counts so far; it shows them, with the rate, when the work has lasted a second.

    Args:
        size: bytes of all that is to be read, for the time that is left; 0 when that is not known.
    """
    if not shown:
        yield lambda counts: None
        return
    started = time.monotonic()
    bar: Progress | None = None

    def tick(counts: Counter[str]) -> None:
        nonlocal bar
        elapsed = time.monotonic() - started
        if elapsed < QUIET:
            return
        if bar is None:
            bar = _bar()
            bar.start()  # redraws itself a few times a second
        documents = counts["documents"]
        line = f"{documents:,} documents, {counts['inconsistent']:,} findings, {documents / elapsed:,.0f} a second"
        if 0 < counts["bytes"] < size:
            left = round(elapsed * (size - counts["bytes"]) / counts["bytes"])
            line += f", {left // 60}:{left % 60:02} left"
        bar.update(bar.task_ids[0], description=line)

    try:
        yield tick
    finally:
        if bar is not None:
            bar.stop()


def _bar() -> Progress:
    """The line, with rich imported only now that there is something to show: it costs a cold start."""
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    bar = Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        TimeElapsedColumn(),
        console=Console(stderr=True, force_terminal=True),
        transient=True,
    )
    bar.add_task("", total=None)
    return bar
