"""Sources in, a store of results out; or a store in, its summary out."""

from __future__ import annotations

from collections import Counter
from typing import Any

import click

_HELP = {"help_option_names": ["-h", "--help"]}


class _Default(click.Group):
    """A group whose first word may be a source: what is no command's name is for `run`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0] not in (*self.commands, "-h", "--help"):
            args = ["run", *args]
        return super().parse_args(ctx, args)


@click.group(name="archive", cls=_Default, context_settings=_HELP)
def command() -> None:
    """Check many documents into one SQLite file: factcheck archive SOURCE... --out results.sqlite

    A SOURCE is a folder, a pattern, a text, a .jsonl or a .zip, each also gzipped. Stopped or killed, the same command goes on.
    (To check a source that is called report or run, write ./report.)
    """


@command.command(name="run", context_settings=_HELP)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--out", required=True, metavar="FILE", help="The SQLite file; made, or gone on with.")
@click.option("--jobs", type=click.IntRange(1), help="Processes (as many as there are cores).")
@click.option("--timeout", type=click.FloatRange(0.01), default=60, show_default=True, help="Seconds for one document.")
@click.option(
    "--memory", type=click.IntRange(0), default=2048, show_default=True, help="MiB for a process, 0: no limit."
)
@click.option("--rules", multiple=True, metavar="PATH", help="Your own rules too: a YAML file or a folder.")
@click.option("--config", metavar="FILE", help="Settings, instead of the nearest .factcheck.yaml.")
@click.option(
    "--engine", type=click.Choice(["local", "ray"]), default="local", show_default=True, help="Where to work."
)
def run(
    sources: tuple[str, ...],
    out: str,
    jobs: int | None,
    timeout: float,
    memory: int,
    rules: tuple[str, ...],
    config: str | None,
    engine: str,
) -> None:
    """Check every document of SOURCE that FILE does not hold yet."""
    import os
    import sqlite3
    import sys

    from factcheck.archive.run import Limits, fill, state_of
    from factcheck.archive.store import Store, StoreError
    from factcheck.cli._archive import DocumentCheck, digest_of
    from factcheck.cli._errors import COULD_NOT, INTERRUPTED, say, trouble, usable_settings
    from factcheck.cli._progress import progress
    from factcheck.version import __version__

    if engine == "ray":
        raise click.UsageError("--engine ray is not there yet; local uses every core of this machine.")
    check = DocumentCheck(rules, config)
    with usable_settings():
        about = {"version": __version__, "rules": digest_of(check, sources)}
    about["sources"], size = state_of(sources)
    limits = Limits(jobs or os.cpu_count() or 1, timeout, memory << 20)
    counts: Counter[str] = Counter()
    try:
        store = Store(out, about)
        with progress(sys.stderr.isatty(), size) as tick:
            counts = fill(store, sources, check, limits, tick)
    except StoreError as error:
        trouble(str(error))
        raise click.exceptions.Exit(COULD_NOT) from None
    except sqlite3.Error as error:
        trouble(f"{out}: {error}; what was written before is kept, and the same command goes on")
        raise click.exceptions.Exit(COULD_NOT) from None
    except KeyboardInterrupt:
        done = store.rows("SELECT count(*) FROM documents")[0][0]
        say(f"factcheck: interrupted; {out} holds {done:,} documents, and the same command goes on")
        raise click.exceptions.Exit(INTERRUPTED) from None
    failed = store.rows("SELECT count(*) FROM failures")[0][0]
    found = store.rows("SELECT count(*), total(errors), total(warnings) FROM documents")[0]
    before = f", {counts['before']:,} of them before" if counts["before"] else ""
    click.echo(
        f"{out}: {found[0]:,} documents{before}; {found[1]:,.0f} errors, {found[2]:,.0f} warnings; {failed:,} failures"
    )
    if failed:
        raise click.exceptions.Exit(COULD_NOT)


@command.command(name="report", context_settings=_HELP)
@click.argument("path", metavar="FILE")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "html"]),
    default="text",
    show_default=True,
    help="How the summary is written.",
)
@click.option("-o", "--output", default="-", metavar="FILE", help="Write to FILE instead of standard output.")
def report(path: str, form: str, output: str) -> None:
    """Show what a store comes to: totals, findings by rule, year and language, and the documents that look worst."""
    import sqlite3

    from factcheck.archive.page import page
    from factcheck.archive.report import Summary, summarise
    from factcheck.archive.store import Store, StoreError
    from factcheck.cli._errors import COULD_NOT, trouble
    from factcheck.cli._output import opened_output

    try:
        summary: Summary = summarise(Store(path))
    except (StoreError, sqlite3.Error) as error:
        trouble(str(error) if isinstance(error, StoreError) else f"{path}: {error}")
        raise click.exceptions.Exit(COULD_NOT) from None
    text = page(summary, f"factcheck: {path}") if form == "html" else "\n".join(_lines(summary)) + "\n"
    with opened_output(output) as out:
        out.write(text)


def _lines(summary: Any) -> list[str]:
    totals = summary.totals
    lines = [
        f"{totals['documents']:,} documents · {totals['figures']:,} figures, {totals['checked']:,} checked · "
        f"{totals['errors']:,} errors, {totals['warnings']:,} warnings, {totals['infos']:,} notes · {totals['failures']:,} failures",
    ]
    lines += ["", f"{'rule':30} {'errors':>8} {'warnings':>9} {'notes':>7} {'agree':>9}"]
    lines += [f"{rule:30} {e:>8,} {w:>9,} {i:>7,} {agree:>9,}" for rule, agree, e, w, i in summary.rules]
    for name, rows in (("year", summary.years), ("language", summary.languages)):
        lines += ["", f"{name:30} {'documents':>10} {'with a finding':>15}"]
        lines += [f"{key:30} {count:>10,} {found:>9,} {found / count:>5.1%}" for key, count, found in rows]
    if summary.worst:
        lines += ["", "the documents that look worst"]
    for name, _, errors, warnings, messages in summary.worst:
        lines += [f"  {name}: {errors} errors, {warnings} warnings", *(f"      {message}" for message in messages)]
    if summary.failures:
        lines += ["", "not checked", *(f"  {name}: {reason}" for name, reason in summary.failures)]
    return lines
