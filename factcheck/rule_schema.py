"""What a rule file may hold, as one JSON Schema (draft 2020-12): editors complete and check by it, and so does the loader.

The loader reads every scalar as text (`on`, `1.10` stay words), so a number or a truth value is here a scalar of a certain form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from factcheck.functions import FUNCTIONS
from factcheck.model import SEVERITIES
from factcheck.near import nearest
from factcheck.phrase import LINKS, PLACES, UNARY
from factcheck.yamlfile import Path_, Problem, YamlFile

KINDS = (
    "count", "percent", "fraction", "ratio", "money", "measure", "date", "time", "duration", "age", "ordinal", "score", "other",
)  # fmt: skip
STRENGTHS = ("strong", "fair", "weak")
STRUCTURES = ("column-total", "row", "names")
YES = ("yes", "true")

_TEXT = {"type": "string"}
_FLAG = {"type": ["boolean", "string"], "enum": [True, False, "yes", "no", "true", "false"]}
_RANGES = {"type": ["boolean", "string"], "enum": [True, False, "yes", "no", "true", "false", "only"]}
_ROUNDED = {
    "type": ["boolean", "string"],
    "enum": [True, False, "yes", "no", "true", "false", "place", "zeros", "never"],
}
_NUMBER = {"type": ["number", "string"], "pattern": r"^\d+(\.\d+)?$"}
_WHOLE = {"type": ["integer", "string"], "pattern": r"^\d+$"}


def _one_or_list(item: Mapping[str, Any]) -> dict[str, Any]:
    return {"anyOf": [item, {"type": "array", "items": item}]}


def _mapping(value: Mapping[str, Any], about: str = "") -> dict[str, Any]:
    return {"type": "object", "additionalProperties": value, **({"description": about} if about else {})}


def _object(properties: dict[str, Any], required: tuple[str, ...] = ()) -> dict[str, Any]:
    found = {"type": "object", "properties": properties, "additionalProperties": False}
    return {**found, "required": list(required)} if required else found


def _said(item: Mapping[str, Any], about: str) -> dict[str, Any]:
    return {**item, "description": about}


_CONDITIONS = _mapping(_one_or_list(_TEXT))
_ROLE = _object(
    {
        "kind": _said(_one_or_list({"type": "string", "enum": list(KINDS)}), "what kind of claim may fill the role"),
        "like": _said(_TEXT, "the role whose claim this one must be comparable with"),
        "many": _said(_FLAG, "filled by several claims of one list"),
        "unit": _said(_one_or_list(_TEXT), "unit ids allowed; any, none, percent, point or an id of units.yaml"),
        "rounded": _said(
            _ROUNDED,
            "a result that may be rounded: at its last place (yes), or to its zeros (zeros); never: one that nobody rounds",
        ),
        "has": _said(_one_or_list(_TEXT), "parts that a date must have; -part for one that it must not have"),
        "flags": _said(
            _one_or_list(_TEXT), "notes that its reader must have made; -note for one it must not have made"
        ),
        "optional": _said(_FLAG, "whether a tie stands without it"),
        "least": _said(_WHOLE, "the fewest claims that fill a role of many"),
        "bound": _said(
            {"type": "string", "enum": ["shared"]}, "whether a bound before it holds for the other figures too"
        ),
        "per": _said(
            {"type": "string", "enum": ["none"]}, "whether what a rate is per (a month) is passed over (none)"
        ),
        "ranges": _said(_RANGES, "whether a range (10 to 20) may fill it (yes), or nothing but a range (only)"),
    },
    ("kind",),
)
_FRAME = _object(
    {
        "strength": {"type": "string", "enum": list(STRENGTHS)},
        "anchor": _said(_TEXT, "the role that the tie is built around"),
        "window": _said(
            {"type": "array", "items": _WHOLE, "minItems": 2, "maxItems": 2},
            "sentences looked at before and after the anchor's",
        ),
        "evidence": _said(_NUMBER, "bits that a slip must give before this frame's guess speaks; else the rule's"),
        "slips": _said(
            {"enum": ["digits", "swaps"]},
            "what gives evidence to this frame's guess: digits and scales, not the rule's own slips; or digits swapped and scales before all others",
        ),
        "far": _said({"enum": ["yes"]}, "yes: the tie holds however far apart its figures stand"),
        "blocks": _said(_one_or_list(_TEXT), "concepts over which this frame does not reach; else the rule's"),
        "needs": _said(_CONDITIONS, "what each role's claim must meet"),
        "prefers": _said(_CONDITIONS, "what speaks for a claim in a role"),
    }
)
_EXPECTED = ("text", "reported", "recomputed", "slip", "severity", "arithmetic", "message", "expect", "note")
_EXAMPLE = {
    "anyOf": [
        _TEXT,
        _object(
            {name: {"type": ["string", "number"]} for name in _EXPECTED},
            ("text",),
        ),
    ]
}
_EXAMPLES = {"type": "array", "items": _EXAMPLE}
PROPERTIES: dict[str, Any] = {
    "title": _said(_TEXT, "what must hold, in one sentence"),
    "family": _said(_TEXT, "the family of checks that the rule belongs to"),
    "severity": _said(
        {"type": "string", "enum": list(SEVERITIES)},
        "how loud a contradiction is when the text itself ties the figures",
    ),
    "why": _said(_TEXT, "why a figure that breaks the rule is wrong"),
    "never": _said(_TEXT, "what looks alike and is never flagged"),
    "extends": _said(_TEXT, "the id of the rule whose keys hold where this file has none"),
    "roles": _mapping(
        {"anyOf": [_one_or_list({"type": "string", "enum": list(KINDS)}), _ROLE]}, "the figures that the rule compares"
    ),
    "phrases": _said(
        {
            "anyOf": [
                {"type": "array", "items": _TEXT},
                _object({name: {"type": "array", "items": _TEXT} for name in STRENGTHS}),
            ]
        },
        "words that tie figures: {role}, {role+}, <concept|concept>, word, ^ , ... // and ? !",
    ),
    "assembly": _said(
        _one_or_list(_FRAME),
        f"conditions that tie figures; places: {', '.join(PLACES)}; links: {', '.join(LINKS)}; {', '.join(UNARY)}",
    ),
    "needs": _said(_CONDITIONS, "conditions of every tie"),
    "structure": {
        "type": "string",
        "enum": list(STRUCTURES),
        "description": "ties that stand in a table or a list of names",
    },
    "direction": {"type": "array", "items": _TEXT, "minItems": 3, "maxItems": 3, "description": "[change, old, new]"},
    "evidence": _said(_NUMBER, "bits that a slip must give before a weak tie speaks"),
    "blocks": _said(_one_or_list(_TEXT), "concepts over which no tie reaches"),
    "where": _said(_TEXT, "what must hold for a binding to be plausible at all"),
    "check": _said(_TEXT, f"the arithmetic; functions: {', '.join(sorted(FUNCTIONS))}"),
    "shown": _said(_TEXT, "the same sum as people write it, for the report"),
    "excuse": _said(_TEXT, "other arithmetic by which an inferred tie is another tie, and no contradiction"),
    "slips": _mapping(_TEXT, "other arithmetic that a known slip would have used"),
    "message": _mapping(_TEXT, "by language: what is said; {role}, {recomputed}, {reported}"),
    "examples": _mapping(
        _object(dict.fromkeys(("pass", "fail", "trap", "todo"), _EXAMPLES)),
        "by language: texts that pass, fail, and look alike",
    ),
    "languages": _one_or_list(_TEXT),
}


def rule_schema() -> dict[str, Any]:
    """The schema of a rule file, for editors."""
    own = {"required": ["title", "severity", "why", "roles", "check", "examples"]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A rule of factcheck",
        **_object(PROPERTIES),
        "anyOf": [own, {"required": ["extends"]}],
    }


def shaped(file: YamlFile) -> tuple[Any, list[Problem]]:
    """A file's data without the parts that are not of the right form, and what is wrong with those."""
    problems: list[_Wrong] = []
    data = _clean(file.data, _object(PROPERTIES), (), problems)
    return data, [file.problem(at, message) for at, message in problems]


_WRONG = object()
_Wrong = tuple[Path_, str]  # a place and what is wrong there; only what is reported at last needs its line


def _clean(data: Any, schema: Mapping[str, Any], at: Path_, problems: list[_Wrong]) -> Any:
    """Data as far as it fulfils a schema; _WRONG when it does not at all."""
    if "anyOf" in schema:
        return _first_fit(data, schema["anyOf"], at, problems)
    kind = schema.get("type")
    if kind == "object":
        if not isinstance(data, dict):
            return _refused(at, "a mapping", data, problems)
        return dict(_members(data, schema, at, problems))
    if kind == "array":
        if not isinstance(data, list):
            return _refused(at, "a list", data, problems)
        least, most = schema.get("minItems", 0), schema.get("maxItems", len(data))
        if not least <= len(data) <= most:
            return _refused(at, f"a list of {least}", data, problems)
        items = [_clean(item, schema["items"], (*at, i), problems) for i, item in enumerate(data)]
        return [item for item in items if item is not _WRONG]
    if not isinstance(data, str):
        return _refused(at, "a word or a sentence", data, problems)
    allowed = [str(value) for value in schema.get("enum", ()) if isinstance(value, str)]
    if allowed and data not in allowed:
        near = nearest(data, allowed)
        hint = f", did you mean {near!r}?" if near else f" (one of: {', '.join(allowed)})"
        problems.append((at, f"{data!r} is no {at[-1] if isinstance(at[-1], str) else at[-2]}{hint}"))
        return _WRONG
    if "pattern" in schema and not re.search(schema["pattern"], data):
        return _refused(at, "a number", data, problems)
    return data


def _members(
    data: dict[str, Any], schema: Mapping[str, Any], at: Path_, problems: list[_Wrong]
) -> Iterator[tuple[str, Any]]:
    known = schema.get("properties", {})
    more = schema.get("additionalProperties")
    for key, value in data.items():
        if key not in known and not isinstance(more, dict):
            near = nearest(key, known)
            hint = f", did you mean {near!r}?" if near else f" (there are: {', '.join(known)})"
            problems.append(((*at, key), f"unknown key {key!r}{hint}"))
            continue
        if value is None and known.get(key, more).get("type") != "string":
            continue
        cleaned = _clean(value, known.get(key, more), (*at, key), problems)
        if cleaned is not _WRONG:
            yield key, cleaned
    for key in schema.get("required", ()):
        if key not in data:
            problems.append((at, f"{at[-1] if at else 'this file'} needs {key!r}"))


def _first_fit(data: Any, schemas: list[Mapping[str, Any]], at: Path_, problems: list[_Wrong]) -> Any:
    """Data by the alternative that fits, or by the one whose outer form it has, with what is wrong with it."""
    tried: list[tuple[list[_Wrong], Any]] = []
    for schema in schemas:
        found: list[_Wrong] = []
        cleaned = _clean(data, schema, at, found)
        if not found:
            return cleaned
        tried.append((found, cleaned))
    form = "object" if isinstance(data, dict) else "array" if isinstance(data, list) else "string"
    for (found, cleaned), schema in zip(tried, schemas):
        if schema.get("type", "string") == form or (
            "anyOf" in schema and form != "object" and any(s.get("type") == form for s in schema["anyOf"])
        ):
            problems.extend(found)
            return cleaned
    problems.extend(tried[0][0])
    return _WRONG


def _refused(at: Path_, wanted: str, data: Any, problems: list[_Wrong]) -> object:
    shown = (
        "a mapping"
        if isinstance(data, dict)
        else "a list"
        if isinstance(data, list)
        else repr(data)
        if data
        else "nothing"
    )
    name = f"{at[-1]}: " if at and isinstance(at[-1], str) else ""
    problems.append((at, f"{name}expected {wanted}, found {shown}"))
    return _WRONG
