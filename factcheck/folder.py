"""A package's name in, its folder and the names of its public modules out: how readers, formats and commands are found, not registered."""

from __future__ import annotations

import os
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path


@cache
def folder_of(package: str) -> Path:
    """Where a package's files lie; importlib.resources would ask the same, at a tenth of the start of the command line."""
    from pathlib import Path  # the help asks for names alone, and would be a sixteenth slower with it

    return Path(path_of(package))


def path_of(package: str) -> str:
    """The same as a string."""
    return next(iter(import_module(package).__path__))


@cache
def module_names(package: str) -> tuple[str, ...]:
    """The modules of a package in alphabetical order; a name that starts with an underscore is a helper and left out."""
    names = os.listdir(path_of(package))
    return tuple(sorted(name[:-3] for name in names if name.endswith(".py") and not name.startswith("_")))


def load_module(package: str, name: str) -> Any:
    """One module of a package.

    Raises:
        LookupError: when the package has no public module of that name.
    """
    if name not in module_names(package):
        raise LookupError(f"{package} has no {name!r} (there are: {', '.join(module_names(package))})")
    return import_module(f"{package}.{name}")


@cache
def pack_codes() -> tuple[str, ...]:
    """The codes of the shipped languages, from the names of their files."""
    return tuple(sorted(name[:-5] for name in os.listdir(path_of("factcheck.languages")) if name.endswith(".yaml")))
