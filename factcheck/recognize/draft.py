"""What the recognizers hand each other before a claim is whole: a figure found in folded text."""

from __future__ import annotations

from decimal import Decimal

from factcheck.model import Kind, Moment
from factcheck.record import dataclass, field


@dataclass(slots=True)
class Draft:
    """A figure as found; the fields mean what they mean in `model.Claim`, but start and end are offsets in the folded text."""

    start: int
    end: int
    kind: Kind
    value: Decimal | None
    place: Decimal = Decimal(0)
    ends: tuple[Decimal, Decimal] | None = None
    unit: str | None = None
    per: str | None = None
    hedge: str | None = None
    numeral: str = ""
    moment: Moment | None = None
    flags: set[str] = field(default_factory=set)
    about: tuple[int, int] | None = None  # folded span of the words for what is counted
    head: str | None = None
