"""Paths in, a report on each of their documents out, and an exit status that a CI job can act on."""

from __future__ import annotations

import gc
from typing import Any

import click

from factcheck.cli._choices import Day, Named, Names, PathsFirst, Place
from factcheck.renderers import formats
from factcheck.version import __version__

EPILOG = """\b
Exit status: 0  nothing at or above --fail-on
             1  something is
             2  it could not run: a bad option, an unreadable file, a broken rule"""


def _languages() -> tuple[str, ...]:
    from factcheck.folder import pack_codes

    return pack_codes()


def _report_languages() -> tuple[str, ...]:
    from factcheck.renderers._catalogue import catalogue_codes

    return catalogue_codes()


@click.command(
    name="factcheck",
    cls=PathsFirst,
    epilog=EPILOG,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--format",
    "forms",
    type=Named("format", formats),
    multiple=True,
    default=("text",),
    show_default=True,
    help="How the report is written. May be given again, each with an -o of its own.",
)
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    metavar="FILE",
    help="Write the report to FILE, which appears only when it is complete; - is standard output.",
)
@click.option(
    "--rules",
    multiple=True,
    metavar="PATH",
    help="Your own rules: a YAML file or a folder of them. May be given again.",
)
@click.option("--select", type=Names(), default=frozenset(), help="Check these rules only.")
@click.option("--ignore", type=Names(), default=frozenset(), help="Leave these rules out.")
@click.option(
    "--language", type=Named("language", _languages), help="The language of the texts; without it, each text tells."
)
@click.option(
    "--date", type=Day(), help='The day of writing, for "yesterday" and the like, where a document has none of its own.'
)
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "info", "never"]),
    help="The mildest severity that makes the exit status 1 (error, unless the settings say otherwise).",
)
@click.option(
    "--changed",
    is_flag=False,
    flag_value="HEAD",
    metavar="[REF]",
    help="Only files that differ from a git ref (HEAD, unless given), and new ones. What is a path here is no ref.",
)
@click.option("--config", metavar="FILE", help="Settings, instead of the nearest .factcheck.yaml.")
@click.option("--baseline", metavar="FILE", help="Known findings, which are not reported (see factcheck baseline).")
@click.option(
    "--exclude",
    multiple=True,
    metavar="PATTERN",
    help="Leave out of folders what matches, as in a .gitignore (drafts/, *.old.txt). May be given again.",
)
@click.option(
    "--strict", is_flag=True, help="Also report, as info, what agrees only once round numbers are read as rounded."
)
@click.option(
    "--lang-ui",
    "words",
    type=Named("language", _report_languages),
    help="The language of the report's own words; without it, that of your system for reports that people read.",
)
@click.option(
    "--reorder", is_flag=True, help="Order and join Arabic for a terminal that does neither (needs the extra rtl)."
)
@click.option("--bom", is_flag=True, help="Begin a csv file with a byte order mark, for spreadsheet programs.")
@click.option(
    "--explain",
    metavar="LINE:COL",
    type=Place(),
    help="Instead of a report: how the figure there was read, and which ties were tried with it.",
)
@click.option("--claims", is_flag=True, help="List every figure, and why it was not checked.")
@click.option(
    "--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True, help="When to colour."
)
@click.option("-q", "--quiet", is_flag=True, help="Findings only.")
@click.option("-v", "--verbose", is_flag=True, help="Also what tied the figures together, and the trace of an error.")
@click.version_option(__version__, message="factcheck %(version)s", help="Show the version and exit.")
def command(**options: Any) -> None:
    """Find the figures in an article that contradict each other.

    PATH is a text, a folder (searched for texts of every known kind), or - for standard input. A .jsonl file holds one
    document per line, with the fields text, id, title, language and date.
    """
    gc.disable()  # until the first document is checked: what is made ready before it stays, and need not be looked through
    try:
        from factcheck.cli._run import run

        code = run(**options)
    finally:
        gc.enable()
    raise click.exceptions.Exit(code)
