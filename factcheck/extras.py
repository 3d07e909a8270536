"""The name of an optional module in, the module out, or one line that says which extra of the package brings it."""

from __future__ import annotations

from importlib import import_module
from typing import Any


class MissingExtra(ImportError):
    """A feature whose optional dependency is not installed; the message gives the command that installs it."""


def optional(module: str, extra: str, purpose: str) -> Any:
    """Import a module that an extra brings.

    Raises:
        MissingExtra: when it is not installed: "PDF files need pypdfium2: pip install 'factcheck[docs]'".
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] != module.partition(".")[0]:
            raise  # the module is there, what it imports is not
        raise MissingExtra(f"{purpose} need {module}: pip install 'factcheck[{extra}]'") from None
