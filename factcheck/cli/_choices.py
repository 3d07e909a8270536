"""Names given on the command line in, checked names out; what may be given is read from folders, without importing them."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    import datetime


class Named(click.ParamType):  # type: ignore[type-arg]  # generic from click 8.2 on
    """One of the names that a folder offers now; they are looked up when they are needed, so that starting stays fast."""

    def __init__(self, name: str, names: Callable[[], tuple[str, ...]]):
        self.name = name
        self.names = names

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        return "[" + "|".join(self.names()) + "]"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if value in self.names():
            return str(value)
        return self.fail(f"{value!r} is not one of {', '.join(self.names())}.", param, ctx)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:
        from click.shell_completion import CompletionItem

        return [CompletionItem(name) for name in self.names() if name.startswith(incomplete)]


class Day(click.ParamType):  # type: ignore[type-arg]  # generic from click 8.2 on
    """A date written YYYY-MM-DD."""

    name = "date"

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        return "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime.date:
        import datetime  # the help needs none

        try:
            return value if isinstance(value, datetime.date) else datetime.datetime.strptime(value, "%Y-%m-%d").date()
        except ValueError:
            return self.fail(f"{value!r} is not a date written YYYY-MM-DD.", param, ctx)


class Place(click.ParamType):  # type: ignore[type-arg]  # generic from click 8.2 on
    """A line and a column, both from 1, as in 12:5."""

    name = "place"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, int]:
        if isinstance(value, tuple):
            return value
        line, _, column = value.partition(":")
        if line.isdecimal() and column.isdecimal() and int(line) and int(column):
            return int(line), int(column)
        return self.fail(f"{value!r} is not a place written LINE:COL, both from 1.", param, ctx)


class Names(click.ParamType):  # type: ignore[type-arg]  # generic from click 8.2 on
    """Names with commas between them."""

    name = "ID,…"

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        return "ID,…"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> frozenset[str]:
        if isinstance(value, frozenset):
            return value
        return frozenset(name.strip() for name in value.split(",") if name.strip())


class PathsFirst(click.Command):
    """A command with `--changed [REF]`: what follows it and is there is a path, not a ref ("--changed drafts/"), as git has it."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        following = [*args[1:], ""]
        return super().parse_args(
            ctx, [f"{a}=HEAD" if a == "--changed" and os.path.exists(b) else a for a, b in zip(args, following)]
        )
