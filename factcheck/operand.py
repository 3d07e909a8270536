"""What a rule's check computes with: a figure as an interval in base units that still knows its claim. Times are in seconds."""

from __future__ import annotations

from typing import Any

from factcheck.interval import Interval
from factcheck.model import Claim, Moment
from factcheck.record import dataclass

DAY = 86_400
YEAR = 31_556_952  # the Gregorian mean year, 365.2425 days


@dataclass(frozen=True, slots=True)
class Operand(Interval):
    """A claim's interval in base units, and the claim."""

    claim: Claim | None = None


def moment_of(operand: Any) -> Moment:
    """The date or time of an operand.

    Raises:
        ValueError: for a figure that is none.
    """
    claim = getattr(operand, "claim", None)
    if claim is None or claim.moment is None:
        raise ValueError("not a date")
    moment: Moment = claim.moment
    return moment
