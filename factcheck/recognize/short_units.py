"""Figures of one text in, those in a short unit that may stand for another given the doubtful one out.

"It needed 14 days for the 2,940 nautical miles and so averaged 210 miles a day", "12 knots over the 1,152-mile leg": such a mile may
be a nautical one.
"""

from __future__ import annotations

from factcheck.language import Pack
from factcheck.recognize.draft import Draft

REACH = 250  # code points over which one figure's unit tells of another's
CONVERTED = 5  # code points between a figure and its conversion: "30 miles (48 km)" are what they say


def doubt(drafts: list[Draft], pack: Pack) -> None:
    """Give each figure in a short unit the doubtful one where a unit that brings the doubt stands near."""
    for short, told in (pack.section("words").get("short_units") or {}).items():
        near = [draft.start for draft in drafts if draft.unit in told["beside"]]
        for draft in drafts if near else ():
            converted = any(
                -CONVERTED <= max(draft.start, o.start) - min(draft.end, o.end) <= CONVERTED
                for o in drafts
                if o is not draft
            )
            if draft.unit == short and not converted and any(abs(draft.start - start) <= REACH for start in near):
                draft.unit = told["may_be"]
