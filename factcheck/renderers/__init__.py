"""Reports in, text out. A module of this folder is a format: it has a one-line ABOUT and `render(reports, out, look)`;
FOR_PEOPLE says that its words are to be in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Protocol, TextIO, cast

from factcheck.folder import load_module, module_names
from factcheck.record import dataclass

if TYPE_CHECKING:
    from factcheck.model import Report
    from factcheck.rule import Rule


@dataclass(frozen=True, slots=True)
class Look:
    """How a report for people is to look; formats for machines take no notice.

    Attributes:
        width: columns to fill.
        links: lead from a finding's place to its file, for terminals that know such links.
        language: of the report's own words, one of the catalogue.
        claims: list every figure.
        brief: the findings only.
        wordy: also what tied the figures of a check together.
        reorder: put right-to-left lines into the order in which they are seen, for terminals that do not; without colours.
        bom: begin with a byte order mark, by which spreadsheet programs know UTF-8.
        rules: the rules of the run, for formats that explain them.
    """

    color: bool = False
    width: int = 100
    language: str = "en"
    claims: bool = False
    brief: bool = False
    wordy: bool = False
    reorder: bool = False
    bom: bool = False
    rules: tuple[Rule, ...] = ()
    links: bool = False


class Renderer(Protocol):
    """What a module of this folder offers."""

    ABOUT: str

    def render(self, reports: Iterable[Report], out: TextIO, look: Look) -> None:
        """Write the reports, in their order, as they come."""


def formats() -> tuple[str, ...]:
    """The names of the formats."""
    return module_names(__name__)


def load_renderer(name: str) -> Renderer:
    """A format by its name.

    Raises:
        LookupError: when there is none of that name.
    """
    return cast(Renderer, load_module(__name__, name))
