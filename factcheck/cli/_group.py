"""Arguments in, the command they name run: a subcommand when the first argument is one, else the check of paths."""

from __future__ import annotations

from typing import cast

import click

from factcheck.folder import load_module, module_names
from factcheck.version import __version__

DEFAULT = "check"
_COMMANDS = "factcheck.cli"


class Commands(click.Group):
    """The commands of this folder, each imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [name for name in module_names(_COMMANDS) if name != DEFAULT]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name != DEFAULT and cmd_name not in self.list_commands(ctx):
            return None
        return cast(click.Command, load_module(_COMMANDS, cmd_name).command)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0] not in (*self.list_commands(ctx), *ctx.help_option_names, "--version"):
            args = [DEFAULT, *args]
        return super().parse_args(ctx, args)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The page of the check, since that is what most people want, and the other commands under it."""
        check = self.get_command(ctx, DEFAULT)
        assert check is not None
        with click.Context(check, info_name=ctx.info_name, help_option_names=ctx.help_option_names) as inner:
            formatter.write_usage(ctx.command_path, "[OPTIONS] PATH...")
            check.format_help_text(inner, formatter)
            check.format_options(inner, formatter)
        self.format_commands(ctx, formatter)
        check.format_epilog(inner, formatter)


group = Commands(
    name="factcheck",
    params=[
        click.Option(
            ["--version"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=lambda c, p, v: _version(c, v),
            help="Show the version.",
        )
    ],
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _version(ctx: click.Context, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        click.echo(f"factcheck {__version__}")
        ctx.exit()
