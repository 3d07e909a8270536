"""The samples in, their reports as a terminal shows them out: `python tests/golden.py` shows what changed, `--write` keeps it.

A report is kept as `samples/NAME.expected`, without `.txt` behind it, so that `factcheck samples` reads the articles alone. Two
samples, one of each direction, are kept in other widths and in the other language of the report too, in `tests/reports`.
"""

from __future__ import annotations

import contextlib
import difflib
import io
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from factcheck.cli import status

ROOT = Path(__file__).parent.parent
SHOWN = ("displacement-wrong.en.txt", "obituary-wrong.ar.txt")


@dataclass(frozen=True)
class Report:
    """A sample as it is shown on a terminal of a width, in a language of the report."""

    sample: Path
    width: int = 80
    words: str = "en"
    options: tuple[str, ...] = ()

    @property
    def kept(self) -> Path:
        """Where it is kept."""
        if (self.width, self.words, self.options) == (80, "en", ()):
            return self.sample.with_name(f"{self.sample.name}.expected")
        more = "".join(option.replace("--", ".") for option in self.options)
        return ROOT / "tests/reports" / f"{self.sample.name}.{self.words}.{self.width}{more}"

    def shown(self) -> str:
        """What a person sees, trouble included, and the exit status."""
        out = io.StringIO()
        before = os.getcwd()
        os.chdir(ROOT)  # the report names the path as it was given
        environment = {"COLUMNS": str(self.width), "LINES": "24", "LC_ALL": self.words}
        try:
            with (
                mock.patch.dict(os.environ, environment),
                contextlib.redirect_stdout(out),
                contextlib.redirect_stderr(out),
            ):
                code = status(["--color", "never", *self.options, self.sample.relative_to(ROOT).as_posix()])
        finally:
            os.chdir(before)
        return f"{out.getvalue()}exit status {code}\n"


def samples() -> list[Path]:
    """The articles, in order of their names."""
    return sorted(path for path in (ROOT / "samples").iterdir() if path.suffix in (".txt", ".md"))


def reports() -> list[Report]:
    """Every report that is kept."""
    found = [Report(sample) for sample in samples()]
    for name in SHOWN:
        sample = ROOT / "samples" / name
        found += [Report(sample, width, words) for width in (60, 100) for words in ("en", "ar")]
        found.append(Report(sample, 80, "ar", ("--reorder",)))
        found.append(Report(sample, 80, "en", ("--claims",)))
    return found


def difference(report: Report) -> str:
    """A unified diff from the kept report to today's, empty when they are the same."""
    kept = report.kept
    old = kept.read_text(encoding="utf-8") if kept.exists() else ""
    lines = difflib.unified_diff(
        old.splitlines(keepends=True),
        report.shown().splitlines(keepends=True),
        f"{kept.name} (kept)",
        f"{kept.name} (now)",
    )
    return "".join(lines)


def main(arguments: list[str]) -> int:
    """Show every difference, or write every report; 1 when a difference was shown."""
    changed = 0
    for report in reports():
        if "--write" in arguments:
            report.kept.parent.mkdir(exist_ok=True)
            report.kept.write_text(report.shown(), encoding="utf-8")
            continue
        text = difference(report)
        changed += bool(text)
        sys.stdout.write(text)
    return int(bool(changed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
