"""The command line: a module of this folder is a command, and what names no command is checked."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit with its status; whatever happens, the person who runs it sees one clear line."""
    sys.exit(status(sys.argv[1:] if arguments is None else list(arguments)))


def status(arguments: list[str]) -> int:
    """Run the command line and return its exit status."""
    import click

    from factcheck.cli._errors import COULD_NOT, INTERRUPTED, trouble
    from factcheck.cli._group import command_of
    from factcheck.cli._output import discard_output, replace_closed_streams

    replace_closed_streams()
    try:
        result = command_of(arguments).main(arguments, prog_name="factcheck", standalone_mode=False)
        sys.stdout.flush()
        return result if isinstance(result, int) else 0
    except click.ClickException as error:
        error.show()
        return COULD_NOT
    except (click.Abort, KeyboardInterrupt):
        trouble("interrupted")
        return INTERRUPTED
    except (BrokenPipeError, SystemExit):  # click ends the process itself when the reader of a pipe has gone
        discard_output()
        return 0
    except OSError as error:
        trouble(f"standard output cannot be written ({(error.strerror or str(error)).lower()})")
        discard_output()
        return COULD_NOT
    except Exception as error:
        verbose = bool({"-v", "--verbose"} & set(arguments))
        more = "" if verbose else "; --verbose shows where"
        trouble(f"a fault of factcheck itself ({type(error).__name__}: {str(error)[:200]}){more}", verbose)
        return COULD_NOT
