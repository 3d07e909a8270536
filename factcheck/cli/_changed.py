"""Paths and a git ref in, those of their files out that differ from the ref or are new."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator

import click

from factcheck.readers import Unreadable, files_of


def changed_files(paths: tuple[str, ...], exclude: tuple[str, ...], ref: str) -> Iterator[str | Unreadable]:
    """The files that paths stand for, without those that are as they were at a ref.

    Raises:
        click.UsageError: outside of a repository, without git, or for a ref that there is not.
    """
    top = _git("rev-parse", "--show-toplevel").rstrip("\n")
    commit = _git(
        "rev-parse", "--verify", "--end-of-options", f"{ref}^{{commit}}"
    ).strip()  # no ref is an option to git
    names = _git("diff", "--name-only", "-z", "--diff-filter=d", commit, "--").split("\0")
    new = _git("ls-files", "--others", "--exclude-standard", "--full-name", "-z", "--", top).split("\0")
    changed = {os.path.realpath(os.path.join(top, name)) for name in (*names, *new) if name}
    for item in files_of(paths, exclude):
        if isinstance(item, Unreadable) or os.path.realpath(item) in changed:
            yield item


def _git(*arguments: str) -> str:
    try:
        done = subprocess.run(["git", *arguments], capture_output=True, check=False)
    except OSError:
        raise click.UsageError("--changed needs git, which is not installed.") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines() or ["no reason given"]
        raise click.UsageError(f"--changed: git says {said[0]!r}.")
    return os.fsdecode(done.stdout)
