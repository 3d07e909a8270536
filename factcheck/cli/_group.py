"""Arguments in, the command they are for out; and the page of help that shows the check and lists the other commands."""

from __future__ import annotations

from typing import cast

import click

from factcheck.folder import load_module, module_names
from factcheck.version import __version__

DEFAULT = "check"
_COMMANDS = "factcheck.cli"
_HELP = ("-h", "--help")


class Commands(click.Group):
    """The commands of this folder, each imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return _others()

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return _load(cmd_name) if cmd_name in _others() else None

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        check = _load(DEFAULT)
        with click.Context(check, info_name=ctx.info_name, help_option_names=list(_HELP)) as inner:
            formatter.write_usage(ctx.command_path, "[OPTIONS] PATH...")
            check.format_help_text(inner, formatter)
            check.format_options(inner, formatter)
            self.format_commands(ctx, formatter)
            check.format_epilog(inner, formatter)


def command_of(arguments: list[str]) -> click.Command:
    """The check, unless the first argument is another command's name or asks for help with all of them."""
    if not arguments or arguments[0] in (*_others(), *_HELP, "--version"):
        return _group
    return _load(DEFAULT)


def _others() -> list[str]:
    return [name for name in module_names(_COMMANDS) if name != DEFAULT]


def _load(name: str) -> click.Command:
    return cast(click.Command, load_module(_COMMANDS, name).command)


def _show_version(ctx: click.Context, parameter: click.Parameter, asked: bool) -> None:
    if asked:
        click.echo(f"factcheck {__version__}")
        ctx.exit()


_group = Commands(
    name="factcheck",
    no_args_is_help=True,
    params=[
        click.Option(
            ["--version"], is_flag=True, is_eager=True, expose_value=False, callback=_show_version, help="Show the version and exit."
        )
    ],
    context_settings={"help_option_names": list(_HELP), "max_content_width": 100},
)
