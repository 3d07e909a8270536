"""A folder in, whether a path in it is left out: by a .gitignore of it, of a folder above in the repository, or by patterns."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_FILE = ".gitignore"


class Ignored:
    """The patterns that hold in a folder and below; each .gitignore speaks of what stands below itself."""

    def __init__(self, folder: str, exclude: tuple[str, ...] = ()):
        self._root = os.path.abspath(folder)
        self._own = _spec(exclude) if exclude else None
        self._specs: list[tuple[str, GitIgnoreSpec]] = []
        for above in _within_repository(os.path.dirname(self._root)):
            self._read(above)

    def enter(self, folder: str) -> None:
        """Take in the .gitignore of a folder that is walked into."""
        self._read(os.path.abspath(folder))

    def __call__(self, path: str, folder: bool = False) -> bool:
        """Whether a file or a folder is left out."""
        full = os.path.abspath(path)
        if self._own is not None and self._own.match_file(_below(self._root, full, folder)):
            return True
        left_out = False
        for base, spec in self._specs:
            verdict = spec.check_file(_below(base, full, folder)).include if full.startswith(base + os.sep) else None
            left_out = left_out if verdict is None else verdict
        return left_out

    def _read(self, folder: str) -> None:
        try:
            with open(os.path.join(folder, _FILE), encoding="utf-8", errors="replace") as file:
                self._specs.append((folder, _spec(file.read().splitlines())))
        except OSError:
            return


def _below(base: str, path: str, folder: bool) -> str:
    return os.path.relpath(path, base) + "/" * folder


def _within_repository(folder: str) -> list[str]:
    """A folder and those above it up to the top of its repository, top first; none outside of one."""
    found = []
    while True:
        found.append(folder)
        if os.path.exists(os.path.join(folder, ".git")):
            return found[::-1]
        parent = os.path.dirname(folder)
        if parent == folder:
            return []
        folder = parent


def _spec(lines: list[str] | tuple[str, ...]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec  # only a walk through folders needs it

    return GitIgnoreSpec.from_lines(lines)
