"""Arguments in, the command they are for out; and the page of help that shows the check and lists the other commands."""

from __future__ import annotations

from typing import cast

import click

from factcheck.folder import load_module, module_names

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
    if not arguments or arguments[0] in (*_others(), *_HELP):
        return _group
    return _load(DEFAULT)


def _others() -> list[str]:
    return [name for name in module_names(_COMMANDS) if name != DEFAULT]


def _load(name: str) -> click.Command:
    return cast(click.Command, load_module(_COMMANDS, name).command)


_group = Commands(
    name="factcheck",
    no_args_is_help=True,
    context_settings={"help_option_names": list(_HELP), "max_content_width": 100},
)
