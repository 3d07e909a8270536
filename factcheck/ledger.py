"""Claims and checks in, why each unchecked claim was not checked out: silence is not a pass."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.model import Check, Claim


def unchecked(claims: Iterable[Claim], checks: Iterable[Check]) -> dict[int, str]:
    """A claim's start offset → the reason why no check holds it."""
    checked = {f.claim.start for check in checks if check.verdict != "undecided" for f in check.figures}
    open_ties = {f.claim.start: check for check in checks if check.verdict == "undecided" for f in check.figures}
    reasons: dict[int, str] = {}
    for claim in claims:
        if claim.start in checked:
            continue
        if claim.start in open_ties:
            reasons[claim.start] = open_ties[claim.start].message
        else:
            reasons[claim.start] = _reason(claim)
    return reasons


def _reason(claim: Claim) -> str:
    if claim.kind == "other":
        return "not a quantity"
    if claim.hedge == "indefinite":
        return "indefinite"
    if claim.kind in ("date", "time"):
        return "no other date or duration to compare with"
    if claim.kind == "ordinal":
        return "an ordinal that ranks nothing here"
    return "nothing to compare with"
