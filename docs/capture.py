"""A sample in, its report as the README shows it out: the text between the markers, and the picture docs/report.svg.

Run by `make readme` whenever the report of the sample changes; tests/test_readme.py tells when.
"""

from __future__ import annotations

import io
import os
import re
from pathlib import Path

from factcheck import check_file
from factcheck.renderers import Look, load_renderer

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = "samples/displacement-wrong.en.txt"
WIDTH = 96
_BLOCK = re.compile(r"(<!-- report:.*?-->\n).*?(<!-- /report -->)", re.DOTALL)


def report(color: bool = False) -> str:
    """The sample's report, as the command line writes it from the top of the repository."""
    out = io.StringIO()
    load_renderer("text").render([check_file(SAMPLE)], out, Look(color=color, width=WIDTH))
    return out.getvalue()


def with_report(readme: str) -> str:
    """The README with the report of today between its markers."""
    block = f"```console\n$ factcheck {SAMPLE}\n{report()}```\n"
    return _BLOCK.sub(lambda found: found[1] + block + found[2], readme)


def picture() -> str:
    """The report in colour as an SVG."""
    from rich.console import Console
    from rich.text import Text

    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    console.print(Text.from_ansi(f"$ factcheck {SAMPLE}\n{report(color=True)}".rstrip()), soft_wrap=True)
    svg = console.export_svg(title="factcheck")
    return re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)  # its fonts would be fetched from elsewhere


def main() -> None:
    """Write both."""
    os.chdir(ROOT)
    readme = ROOT / "README.md"
    readme.write_text(with_report(readme.read_text("utf-8")), "utf-8")
    (ROOT / "docs" / "report.svg").write_text(picture(), "utf-8")


if __name__ == "__main__":
    main()
