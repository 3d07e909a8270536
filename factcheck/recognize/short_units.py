"""Figures of one text in, those whose unit is said short the second time given the full one out.

"It needed 14 days for the 2,940 nautical miles and so averaged 210 miles a day": only a rate is taken so, for a plain amount may be
the same one converted.
"""

from __future__ import annotations

from factcheck.language import Pack
from factcheck.recognize.draft import Draft

REACH = 250  # code points over which a full unit is remembered


def lengthen(drafts: list[Draft], pack: Pack) -> None:
    """Give each rate in a short unit the full unit that was said before it."""
    full = {short: unit for unit, short in (pack.section("words").get("short_units") or {}).items()}
    if not full:
        return
    said: dict[str, int] = {}
    for draft in drafts:
        if draft.unit is not None and draft.unit in full.values():
            said[draft.unit] = draft.end
        unit = full.get(draft.unit or "")
        if unit is not None and unit in said and draft.per is not None and draft.start - said[unit] <= REACH:
            draft.unit = unit
