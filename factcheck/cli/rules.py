"""A request about rules in, their list, a rule's page, or the outcome of their own examples out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from factcheck.rule import Rule

_COLOURS = {"error": "red", "warning": "yellow", "info": "blue"}
_SHOWN = 2  # examples of a kind and language on a rule's page
_own = click.option(
    "--rules", "own", multiple=True, metavar="PATH", help="Your own rules too: a YAML file or a folder."
)


@click.group(name="rules", invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.pass_context
def command(ctx: click.Context) -> None:
    """Show what is checked, or test rule files on their own examples.

    Without a command, lists the rules. (To check a file or folder that is itself called rules, write ./rules.)
    """
    if ctx.invoked_subcommand is None:
        ctx.invoke(list_, own=())


@command.command(name="list")
@_own
def list_(own: tuple[str, ...]) -> None:
    """List every rule: its id, its severity, the languages of its examples, its title."""
    rules = _loaded(own)
    wide = max((len(rule.id) for rule in rules), default=0)
    for rule in rules:
        languages = ",".join(rule.examples) or "-"
        severity = click.style(f"{rule.severity:7}", fg=_COLOURS[rule.severity])
        click.echo(f"{rule.id:{wide}}  {severity}  {languages:8}  {rule.title}")


@command.command(name="show")
@click.argument("rule_id", metavar="ID")
@_own
def show(rule_id: str, own: tuple[str, ...]) -> None:
    """Show a rule's page: what it compares, why, where it keeps silent, and examples."""
    from factcheck.examples import examples_of

    rule = next(iter(_loaded(own, frozenset({rule_id}))))
    click.echo("\n".join(_page(rule)))
    seen: dict[tuple[str, str], int] = {}
    for example in examples_of(rule):
        key = (example.language, example.kind)
        seen[key] = seen.get(key, 0) + 1
        if seen[key] <= _SHOWN:
            click.echo(
                f"{'' if len(seen) > 1 or seen[key] > 1 else chr(10)}  {example.language} {example.kind:5} {_inline(example.text)}"
            )


@command.command(name="schema")
def schema() -> None:
    """Print the JSON Schema of a rule file, by which editors complete and check it."""
    import json

    from factcheck.rule_schema import rule_schema

    click.echo(json.dumps(rule_schema(), indent=2))


@command.command(name="new")
@click.argument("rule_id", metavar="ID")
@click.option("--into", default=".", metavar="FOLDER", help="Where the file is made (this folder).")
def new(rule_id: str, into: str) -> None:
    """Write ID.yaml: a rule that works, with a comment on every part, to be changed into yours."""
    import re
    from importlib.resources import files
    from pathlib import Path

    from factcheck.cli._errors import COULD_NOT, trouble

    target = Path(into) / f"{rule_id}.yaml"
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule_id):
        raise click.UsageError(f"{rule_id!r} is no id: small letters and digits, with hyphens between words.")
    skeleton = (files("factcheck") / "skeleton.yaml").read_text("utf-8").replace("RULE-ID", rule_id)
    try:
        with target.open("x", encoding="utf-8") as out:
            out.write(skeleton)
    except FileExistsError:
        trouble(f"{target}: is there already; it was left as it is")
        raise click.exceptions.Exit(COULD_NOT) from None
    click.echo(f"{target}: change it, then run: factcheck rules test {target}")


@command.command(name="test")
@click.argument("paths", nargs=-1, metavar="[PATH...]")
def test(paths: tuple[str, ...]) -> None:
    """Run the examples of rule files; without a PATH, those of the rules that come with factcheck.

    Exit status: 0 when every example does as it says, 1 when one does not, 2 when a rule file is broken.
    """
    from factcheck.examples import examples_of, run_example

    ran = failed = 0
    for rule in _given(_loaded(paths), paths):
        for example in examples_of(rule):
            ran += 1
            wrong = run_example(example).wrong
            if wrong:
                failed += 1
                click.echo(
                    f"{rule.path}: {click.style(f'{example.kind} ({example.language})', fg='red')}: {_inline(example.text)}\n    {wrong}"
                )
    if not ran:
        click.echo("no examples: a rule without one is not known to work")
    elif failed:
        click.echo(click.style(f"{failed} of {ran} examples fail", fg="red"))
        raise click.exceptions.Exit(1)
    else:
        click.echo(click.style(f"all {ran} examples hold", fg="green"))


def _loaded(own: tuple[str, ...], select: frozenset[str] = frozenset()) -> tuple[Rule, ...]:
    from factcheck.cli._errors import usable_settings

    with usable_settings():
        from factcheck.rulebook import load_rules

        return load_rules(own, select)
    raise AssertionError("usable_settings either returns or exits")


def _given(rules: Iterable[Rule], paths: tuple[str, ...]) -> Iterator[Rule]:
    """The rules that stand in the given files and folders; all when none are given."""
    from pathlib import Path

    places = {Path(path).resolve() for path in paths}
    for rule in rules:
        file = Path(rule.path).resolve()
        if not places or file in places or file.parent in places:
            yield rule


def _page(rule: Rule) -> Iterator[str]:
    import textwrap

    yield f"{click.style(rule.id, bold=True)}  {click.style(rule.severity, fg=_COLOURS[rule.severity])}"
    yield f"{rule.title}.\n"
    yield textwrap.fill(rule.why, 100)
    if rule.never:
        yield "\n" + textwrap.fill(f"Never for: {rule.never}", 100)
    yield f"\n  check {rule.check.text}"
    yield f"  file  {rule.path}"
    yield f"  right {_precision(rule.id)}"


def _precision(rule_id: str) -> str:
    """How many of a rule's alarms on real texts were judged true."""
    from importlib.resources import files

    from factcheck.yamlfile import read_yaml

    source = files("factcheck") / "measured.yaml"
    counts = read_yaml(source.read_text("utf-8"), str(source)).data.get(rule_id)
    if counts is None or not (int(counts["true"]) or int(counts["false"])):
        return "not known: no alarm of it on the real texts that were read (docs/accuracy.md)"
    true, false = int(counts["true"]), int(counts["false"])
    return f"{true} of {true + false} alarms on the real texts that were read (docs/accuracy.md)"


def _inline(text: str) -> str:
    from factcheck.renderers._display import isolated, shown

    return isolated(" ".join(shown(text).split()))
