"""A name that nobody knows and the known ones in, the one that was meant out."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name most like another, None when none is alike."""
    import difflib  # of a run without mistakes nothing needs it

    found = difflib.get_close_matches(name, list(known), 1)
    return found[0] if found else None
