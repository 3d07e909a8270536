"""Formats, where each goes, and reports in; the reports written in every format out, though they come only once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from typing import BinaryIO

import click

from factcheck.cli._output import STDOUT, opened_output
from factcheck.model import Report
from factcheck.renderers import Look, load_renderer

Targets = list[tuple[str, str]]


def paired(forms: tuple[str, ...], outputs: tuple[str, ...]) -> Targets:
    """Each format with its file, in the order given; one format alone goes to standard output unless it has a file.

    Raises:
        click.UsageError: when formats and files do not pair up, or two formats would write to one file.
    """
    if len(forms) == 1 and not outputs:
        return [(forms[0], STDOUT)]
    if len(forms) != len(outputs):
        raise click.UsageError(
            f"{len(forms)} --format and {len(outputs)} -o: give an -o for each --format, in the same order (- is standard output)."
        )
    if len(set(outputs)) != len(outputs):
        raise click.UsageError("two formats cannot be written to the same file.")
    return list(zip(forms, outputs, strict=True))


def write_all(reports: Iterable[Report], targets: Targets, looks: list[Look]) -> None:
    """Write the reports in each format; every file appears only when all of them are complete.

    Raises:
        OSError: when a target cannot be written; `filename` names it.
    """
    with ExitStack() as stack:
        outs = [stack.enter_context(opened_output(target)) for _, target in targets]
        if len(targets) > 1:
            import tempfile

            spool = stack.enter_context(tempfile.TemporaryFile())
            reports = _spooled(reports, spool)
        for number, ((form, _), out, look) in enumerate(zip(targets, outs, looks, strict=True)):
            load_renderer(form).render(_replayed(spool) if number else reports, out, look)


def _spooled(reports: Iterable[Report], spool: BinaryIO) -> Iterator[Report]:
    """The reports, each kept on disk as it passes: an archive's would not fit into memory."""
    import pickle

    for report in reports:
        pickle.dump(report, spool)
        yield report


def _replayed(spool: BinaryIO) -> Iterator[Report]:
    import pickle

    spool.seek(0)
    while True:
        try:
            yield pickle.load(spool)
        except EOFError:
            return
