"""Nothing in, the JSON Schema of the JSON formats out."""

from __future__ import annotations

import click


@click.command(name="schema", context_settings={"help_option_names": ["-h", "--help"]})
def command() -> None:
    """Print the JSON Schema of what --format json and --format jsonl write."""
    import json

    from factcheck.renderers._schema import output_schema

    click.echo(json.dumps(output_schema(), indent=2))
