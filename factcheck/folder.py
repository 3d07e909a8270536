"""A package's name in, the names of its public modules out: how readers, formats and commands are found, not registered."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.resources import files
from typing import Any


@cache
def module_names(package: str) -> tuple[str, ...]:
    """The modules of a package in alphabetical order; a name that starts with an underscore is a helper and left out."""
    names = (entry.name for entry in files(package).iterdir())
    return tuple(sorted(name[:-3] for name in names if name.endswith(".py") and not name.startswith("_")))


def load_module(package: str, name: str) -> Any:
    """One module of a package.

    Raises:
        LookupError: when the package has no public module of that name.
    """
    if name not in module_names(package):
        raise LookupError(f"{package} has no {name!r} (there are: {', '.join(module_names(package))})")
    return import_module(f"{package}.{name}")
