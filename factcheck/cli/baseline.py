"""A request about known findings in, their file brought up to date out."""

from __future__ import annotations

import click


@click.group(name="baseline", context_settings={"help_option_names": ["-h", "--help"]})
def command() -> None:
    """Keep a file of known findings, for texts that are not to be changed.

    `factcheck --baseline FILE PATH...` reports only what the file does not hold, and tells which of its entries are stale.
    """


@command.command(name="update")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--baseline", "target", required=True, metavar="FILE", help="The file, made when there is none.")
@click.option("--who", default="", help="Who says that the new findings are known.")
@click.option("--why", default="", help="Why they are to stay.")
@click.option("--config", metavar="FILE", help="Settings, instead of the nearest .factcheck.yaml.")
def update(paths: tuple[str, ...], target: str, who: str, why: str, config: str | None) -> None:
    """Take every finding of PATH into the file, keep what was said of those it holds, and drop those that are gone."""
    import os

    from factcheck.baseline import Entry, entries_of, read_baseline, write_baseline
    from factcheck.cli._errors import COULD_NOT, trouble, usable_settings
    from factcheck.cli._output import opened_output
    from factcheck.cli._plan import Plan
    from factcheck.config import Effective
    from factcheck.readers import Unreadable, read_paths

    with usable_settings():
        known = read_baseline(target) if os.path.exists(target) else {}
        plan = Plan(Effective(), config)
        entries: list[Entry] = []
        checked, unread = set(), 0
        for item in read_paths(paths, plan.exclude(paths)):
            if isinstance(item, Unreadable):
                trouble(str(item))
                unread += 1
                continue
            checked.add(item.id)
            entries += entries_of(plan.report(item), known, who, why)
    new = sum(entry.place not in known for entry in entries)
    kept = [entry for entry in known.values() if entry.document not in checked]
    gone = len(known) - len(kept) - (len(entries) - new)
    with opened_output(target) as out:
        write_baseline([*kept, *entries], out)
    click.echo(f"{target}: {len(kept) + len(entries)} known findings, {new} of them new; {gone} gone")
    if unread:
        raise click.exceptions.Exit(COULD_NOT)
