"""What went wrong in, one clear line on standard error out, and the exit status that goes with it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

COULD_NOT = 2
INTERRUPTED = 130


def say(message: str) -> None:
    """A line on standard error, which stays apart from the report."""
    sys.stderr.write("".join(c if c.isprintable() or c == "\n" else "\ufffd" for c in message) + "\n")
    sys.stderr.flush()


def trouble(message: str, verbose: bool = False) -> None:
    """An error as a line, with the trace of the exception at hand when asked for more."""
    if verbose and sys.exc_info()[0] is not None:
        import traceback

        sys.stderr.write(traceback.format_exc())
    say(f"factcheck: {message}")


@contextmanager
def usable_settings(verbose: bool = False) -> Iterator[None]:
    """Around what reads rules and packs: a mistake in them is told by file, line and column, and ends the run with status 2."""
    from factcheck.yamlfile import YamlError

    try:
        yield
    except YamlError as error:
        for problem in sorted(error.problems, key=lambda problem: (problem.path, problem.line, problem.column)):
            say(str(problem))
        count = len(error.problems)
        trouble(f"{count} {'problem' if count == 1 else 'problems'} in rules or settings; nothing was checked", verbose)
        raise click.exceptions.Exit(COULD_NOT) from None
    except LookupError as error:
        trouble(str(error.args[0] if error.args else error), verbose)
        raise click.exceptions.Exit(COULD_NOT) from None
    except OSError as error:
        trouble(f"{error.filename}: cannot be read ({(error.strerror or str(error)).lower()})", verbose)
        raise click.exceptions.Exit(COULD_NOT) from None
