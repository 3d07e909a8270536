"""What a record or a page says of its text (language, date) in, values that a document takes out."""

from __future__ import annotations

import datetime
from typing import Any

from factcheck.folder import pack_codes


def read_language(value: Any) -> str | None:
    """The code of a language without its region: "ar-SY" is "ar".

    Raises:
        ValueError: for a language that no pack reads; another language's pack would read its figures wrongly.
    """
    if not isinstance(value, str) or not value.strip():
        return None
    code = value.replace("_", "-").partition("-")[0].strip().lower()
    if code not in pack_codes():
        raise ValueError(f"no language pack {value!r} (there are: {', '.join(pack_codes())})")
    return code


def told_language(value: Any) -> str | None:
    """The language that a page says it is in; None when there is no pack for it, and its words must tell."""
    try:
        return read_language(value)
    except ValueError:
        return None


def read_date(value: Any) -> datetime.date | None:
    """A date as archives write it; None when it is absent, incomplete or can be read in two ways (03/04/2019)."""
    if not isinstance(value, str) or not value.strip():
        return None
    try:
        return datetime.date.fromisoformat(value.strip()[:10])
    except ValueError:
        pass
    from dateutil import parser  # a tenth of the start-up, and most archives write ISO dates

    found = set()
    for default in (datetime.datetime(2001, 1, 1), datetime.datetime(2002, 2, 2)):
        for dayfirst in (False, True):
            try:
                found.add(parser.parse(value, default=default, dayfirst=dayfirst, ignoretz=True).date())
            except (ValueError, OverflowError):
                return None
    return found.pop() if len(found) == 1 else None
