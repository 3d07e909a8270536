"""The samples in, their reports as the command line writes them out: `python tests/golden.py` shows what changed, `--write` keeps it.

A report is kept as `samples/NAME.expected`, without `.txt` behind it, so that `factcheck samples` reads the articles alone.
"""

from __future__ import annotations

import contextlib
import difflib
import io
import os
import sys
from pathlib import Path
from unittest import mock

from factcheck.cli import status

ROOT = Path(__file__).parent.parent
WIDTH = "80"


def samples() -> list[Path]:
    """The articles, in order of their names."""
    return sorted(path for path in (ROOT / "samples").iterdir() if path.suffix in (".txt", ".md"))


def expected_of(sample: Path) -> Path:
    """Where a sample's report is kept."""
    return sample.with_name(f"{sample.name}.expected")


def report_on(sample: Path) -> str:
    """What a person at a terminal 80 columns wide sees, trouble included, and the exit status."""
    shown = io.StringIO()
    before = os.getcwd()
    os.chdir(ROOT)  # the report names the path as it was given
    try:
        with (
            mock.patch.dict(os.environ, {"COLUMNS": WIDTH, "LINES": "24"}),
            contextlib.redirect_stdout(shown),
            contextlib.redirect_stderr(shown),
        ):
            code = status(["--color", "never", sample.relative_to(ROOT).as_posix()])
    finally:
        os.chdir(before)
    return f"{shown.getvalue()}exit status {code}\n"


def difference(sample: Path) -> str:
    """A unified diff from the kept report to today's, empty when they are the same."""
    kept = expected_of(sample)
    old = kept.read_text(encoding="utf-8") if kept.exists() else ""
    lines = difflib.unified_diff(
        old.splitlines(keepends=True),
        report_on(sample).splitlines(keepends=True),
        f"{kept.name} (kept)",
        f"{kept.name} (now)",
    )
    return "".join(lines)


def main(arguments: list[str]) -> int:
    """Show every difference, or write every report; 1 when a difference was shown."""
    changed = 0
    for sample in samples():
        if "--write" in arguments:
            expected_of(sample).write_text(report_on(sample), encoding="utf-8")
            continue
        text = difference(sample)
        changed += bool(text)
        sys.stdout.write(text)
    return int(bool(changed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
