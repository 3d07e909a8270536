"""A target in, a stream to write a report to out: standard output, or a file that appears only when it is complete."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from typing import TYPE_CHECKING, TextIO, cast

if TYPE_CHECKING:
    from pathlib import Path

STDOUT = "-"
_WIDTH = 100  # of what is no terminal


@contextmanager
def opened_output(target: str) -> Iterator[TextIO]:
    """Standard output as UTF-8, or a file written beside its target and renamed over it once everything is in it.

    Raises:
        OSError: when the target cannot be written, with its name; what stood there before is untouched.
    """
    if target == STDOUT:
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", errors="replace", newline="")
        yield sys.stdout
        sys.stdout.flush()
        return
    try:
        if os.path.exists(target) and not os.path.isfile(target):  # /dev/null, a named pipe: nothing to rename over
            with open(target, "w", encoding="utf-8", newline="") as out:
                yield out
        else:
            from pathlib import Path

            yield from _beside(Path(os.path.realpath(target)))
    except OSError as error:
        error.filename = target
        raise


def _beside(target: Path) -> Iterator[TextIO]:
    import tempfile

    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
    try:
        with open(handle, "w", encoding="utf-8", newline="") as out:
            yield out
        os.chmod(name, target.stat().st_mode & 0o7777 if target.exists() else 0o666 & ~_umask())
        os.replace(name, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise


def terminal_width() -> int:
    """The columns of the terminal, or those that the environment asks for; as shutil tells it, which imports every kind of archive."""
    told = os.environ.get("COLUMNS", "")
    if told.isdecimal() and int(told):
        return int(told)
    with suppress(AttributeError, ValueError, OSError):
        return os.get_terminal_size(cast(TextIO, sys.__stdout__).fileno()).columns or _WIDTH
    return _WIDTH


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def discard_output() -> None:
    """Send what is still to be written nowhere: the reader of the pipe has gone, and Python would complain at exit."""
    with suppress(OSError, ValueError):
        number = sys.stdout.fileno()
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, number)
        os.close(nowhere)


def replace_closed_streams() -> None:
    """Give output that was closed before we started (`>&-`) somewhere to go: Python has None in its place."""
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
