"""The command line: a module of this folder is a command, and what names no command is checked."""

from __future__ import annotations

from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit with its status."""
    from factcheck.cli._group import group

    group.main(args=list(arguments) if arguments is not None else None, prog_name="factcheck")
