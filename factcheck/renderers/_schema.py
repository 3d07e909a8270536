"""The JSON Schema (draft 2020-12) of what `--format json` and `--format jsonl` write."""

from __future__ import annotations

from typing import Any, get_args

from factcheck.model import SEVERITIES, Kind, Verdict
from factcheck.slips import SLIPS

_DECIMAL = {"type": ["string", "null"], "pattern": r"^-?\d+(\.\d+)?$"}
_TEXT = {"type": "string"}
_MAYBE = {"type": ["string", "null"]}
_OFFSET = {"type": "integer", "minimum": 0}
_PLACE = {
    "start": _OFFSET,
    "end": _OFFSET,
    "line": {"type": "integer", "minimum": 1},
    "column": {"type": "integer", "minimum": 1},
}


def output_schema() -> dict[str, Any]:
    """A schema that every document of the output fulfils, and the whole object of `--format json` too."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The output of factcheck",
        "description": "An object of --format json, or a document (a line) of --format jsonl. start and end are code-point offsets into the "
        "document's text; line and column count from 1 in the source file; numbers are decimal strings.",
        "anyOf": [{"$ref": "#/$defs/run"}, {"$ref": "#/$defs/document"}],
        "$defs": {
            "run": _object(
                {
                    "factcheck": _TEXT,
                    "documents": _list("document"),
                    "summary": {"type": "object", "additionalProperties": _OFFSET},
                }
            ),
            "document": _object(
                {
                    "id": _TEXT,
                    "path": _TEXT,
                    "language": _MAYBE,
                    "date": _MAYBE,
                    "claims": _list("claim"),
                    "checks": _list("check"),
                }
            ),
            "claim": _object(
                {
                    "text": _TEXT,
                    **_PLACE,
                    "kind": {"enum": list(get_args(Kind))},
                    **dict.fromkeys(("value", "low", "high"), _DECIMAL),
                    **dict.fromkeys(("unit", "about", "hedge"), _MAYBE),
                    "checked_by": {"type": "array", "items": _TEXT},
                    "unchecked": _MAYBE,
                }
            ),
            "check": _object(
                {
                    "rule": _TEXT,
                    "verdict": {"enum": list(get_args(Verdict))},
                    "severity": {"enum": [*SEVERITIES, None]},
                    "message": _TEXT,
                    "arithmetic": _TEXT,
                    "figures": _list("figure"),
                    "slip": {"type": ["string", "null"], "examples": list(SLIPS)},
                    "repairs": {"type": "array", "items": _object({"role": _TEXT, "value": _TEXT})},
                    "rounding": {"type": "boolean"},
                }
            ),
            "figure": _object({"role": _TEXT, "text": _TEXT, **_PLACE, "value": _DECIMAL}),
        },
    }


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties)}


def _list(name: str) -> dict[str, Any]:
    return {"type": "array", "items": {"$ref": f"#/$defs/{name}"}}
