"""A rule's YAML in, a validated Rule out; all that is wrong with a file is reported at once.

title, severity, why, never     what the rule's page says
roles      name: {kind: …, like: another role, many: yes, rounded: yes, …}
phrases    words that tie figures, by strength (a plain list is strong)
assembly   frames: conditions by which figures of a passage fill the roles without a set wording
structure  column-total, row or names: ties that stand in a table or a list
direction  [change, old, new]: the words about the first say which of the other two is larger
evidence   bits that a slip must give before a weak tie speaks (4: one chance in sixteen)
blocks     concepts over which no tie reaches: another change between a change and its amounts
where      what must hold for a binding to be plausible at all
check      the arithmetic
shown      the same sum as people write it, for the report
slips      other arithmetic that a known slip would have used
excuse     other arithmetic by which an inferred tie is another tie, and no contradiction
message    by language
examples   by language: pass, fail, trap, todo
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, cast, get_args

from factcheck.expression import Expression, ExpressionError, compile_expression
from factcheck.functions import FUNCTIONS
from factcheck.model import Severity
from factcheck.phrase import IN_PLACE, Condition, Element, PhraseError, parse_condition, parse_phrase
from factcheck.record import dataclass, field
from factcheck.rule_schema import YES, shaped
from factcheck.yamlfile import Path_, YamlError, YamlFile

Strength = Literal["strong", "fair", "weak"]
STRENGTHS: tuple[Strength, ...] = get_args(Strength)


@dataclass(frozen=True, slots=True)
class Role:
    """What may fill a role.

    Attributes:
        like: the role whose claim this one must be comparable with (same unit family).
        many: the role is filled by several claims of one list.
        unit: unit ids allowed ("point"), empty for any.
        rounded: "place" for a result (a quotient), which may be rounded at its last place even when plain; "zeros" for one that people
            round freely to its zeros (a conversion: "30 miles"); "never" for one that nobody rounds (the members of a house).
        has: parts that a date must have (weekday, day, month, year …).
        flags: notes its reader must have made; "-name" for one it must not have made.
        least: the fewest claims that fill a role of many.
        bound: "shared" when a bound before it ("below 41 °F (5 °C)") holds for the other figures too, so that the number itself is compared.
        per: "none" when what a rate is per is passed over: a salary "of 16,000 lira ($500) a month" is an amount.
        ranges: whether a range ("10 to 20") may fill it ("yes"), or nothing else ("only"); a sum is not checked over ranges otherwise.
    """

    name: str
    kinds: frozenset[str]
    like: str | None = None
    many: bool = False
    unit: frozenset[str] = frozenset()
    rounded: str = ""
    has: frozenset[str] = frozenset()
    flags: frozenset[str] = frozenset()
    optional: bool = False
    least: int = 2
    ranges: str = ""
    bound: str = ""
    per: str = ""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase with its strength, its text (for `--explain`) and its place in the rule's file."""

    text: str
    elements: tuple[Element, ...]
    strength: Strength
    at: Path_ = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """An assembly: for each role what it needs and what speaks for it, around an anchor.

    Attributes:
        window: how many sentences before and after the anchor's are looked at.
        asks: concepts one of which the text must hold, each of them, for the frame to fit anywhere.
        evidence: bits that a slip must give before a guess of this frame speaks; None for the rule's.
        slips: which slips give them: "own" (the rule's, digits and scales), "digits" (not the rule's: "96 percent refuse … . Just 8 of
            205 agree" are both right) or "swaps" (digits swapped and scales, the others for less: a figure one off may be another).
        far: whether a tie holds however far apart its figures stand, as one by what a noun means again does.
        blocks: concepts over which it does not reach; None for the rule's.
    """

    strength: Strength
    anchor: str
    window: tuple[int, int]
    needs: Mapping[str, tuple[Condition, ...]]
    prefers: Mapping[str, tuple[Condition, ...]]
    asks: tuple[frozenset[str], ...] = ()
    evidence: float | None = None
    slips: str = "own"
    far: bool = False
    blocks: frozenset[str] | None = None


@dataclass(frozen=True, eq=False)
class Rule:
    """A rule ready to run."""

    id: str
    title: str
    severity: Severity
    why: str
    roles: Mapping[str, Role]
    phrases: tuple[Phrase, ...]
    frames: tuple[Frame, ...]
    check: Expression
    needs: Mapping[str, tuple[Condition, ...]] = field(default_factory=dict)
    direction: tuple[str, str, str] | None = None
    evidence: float = 4.0
    blocks: frozenset[str] = frozenset()
    where: Expression | None = None
    shown: Expression | None = None
    excuse: Expression | None = None
    slips: Mapping[str, Expression] = field(default_factory=dict)
    message: Mapping[str, str] = field(default_factory=dict)
    examples: Mapping[str, Mapping[str, list[Any]]] = field(default_factory=dict)
    structure: str | None = None
    family: str = ""
    never: str = ""
    path: str = ""


def rule_from_yaml(file: YamlFile, rule_id: str) -> Rule:
    """A rule from its parsed file.

    Raises:
        YamlError: with every problem of the file.
    """
    data, problems = shaped(file)

    def wrong(at: Path_, message: str) -> None:
        problems.append(file.problem(at, message))

    if not isinstance(data, dict):
        raise YamlError([file.problem((), "a rule file is a mapping (title, roles, check, …)")])
    for key in ("title", "severity", "why", "roles", "check"):
        if not file.data.get(key):
            wrong((), f"a rule needs {key!r}")
    severity: Any = data.get("severity")
    roles = _roles(data.get("roles") or {}, wrong)
    names = frozenset(roles)
    needs = _conditions(data.get("needs") or {}, ("needs",), names, wrong)
    phrases = _phrases(data.get("phrases") or [], names, wrong)
    frames = _frames(data.get("assembly") or [], names, wrong)
    if roles and not any(file.data.get(key) for key in ("phrases", "assembly", "structure")):
        wrong((), "a rule needs phrases, an assembly or a structure, or nothing will ever be checked")
    check = _expression(data.get("check"), ("check",), names, wrong)
    evidence = data.get("evidence") or "4"
    direction = data.get("direction")
    if direction is not None and not set(direction) <= names:
        wrong(("direction",), "direction is [role whose words say rise or fall, role before, role after]")
    where = _expression(data.get("where"), ("where",), names, wrong)
    shown = _expression(data.get("shown"), ("shown",), names, wrong)
    excuse = _expression(data.get("excuse"), ("excuse",), names, wrong)
    slips = {}
    for name, text in (data.get("slips") or {}).items():
        expression = _expression(text, ("slips", name), names, wrong)
        if expression:
            slips[name] = expression
    examples = data.get("examples") or {}
    if problems or check is None:
        raise YamlError(problems or [file.problem((), "a rule needs 'check'")])
    return Rule(
        rule_id, data["title"], severity, " ".join(data["why"].split()), roles, phrases, frames, check, needs, tuple(direction) if direction else None, float(evidence), _names(data.get("blocks")), where, shown, excuse, slips,
        data.get("message") or {}, examples, data.get("structure"), data.get("family") or rule_id, " ".join((data.get("never") or "").split()), file.path,
    )  # fmt: skip


def _rounding(value: Any) -> str:
    return {"yes": "place", "true": "place", "place": "place", "zeros": "zeros", "never": "never"}.get(str(value), "")


def _names(value: Any) -> frozenset[str]:
    """A name or a list of names."""
    return frozenset(value if isinstance(value, list) else [value] if value else [])


def _roles(data: Any, wrong: Any) -> dict[str, Role]:
    roles: dict[str, Role] = {}
    for name, spec in data.items():
        at: Path_ = ("roles", name)
        spec = {"kind": spec} if isinstance(spec, (str, list)) else spec
        kinds = _names(spec.get("kind"))
        like = spec.get("like")
        if like and like not in data:
            wrong((*at, "like"), f"no role is called {like!r}")
        roles[name] = Role(
            name, kinds, like, spec.get("many") in YES, _names(spec.get("unit")), _rounding(spec.get("rounded")),
            _names(spec.get("has")), _names(spec.get("flags")), spec.get("optional") in YES,
            int(spec.get("least") or 2), {"yes": "yes", "true": "yes", "only": "only"}.get(str(spec.get("ranges") or "").lower(), ""),
            str(spec.get("bound") or ""), str(spec.get("per") or ""),
        )  # fmt: skip
    return roles


def _phrases(data: Any, names: frozenset[str], wrong: Any) -> tuple[Phrase, ...]:
    groups: Mapping[str, Any] = data if isinstance(data, dict) else {"strong": data}
    phrases: list[Phrase] = []
    for strength, texts in groups.items():
        at: Path_ = ("phrases", strength) if isinstance(data, dict) else ("phrases",)
        for i, text in enumerate(texts):
            try:
                elements = parse_phrase(text)
            except PhraseError as error:
                wrong((*at, i), str(error))
                continue
            for element in elements:
                if element.kind == "role" and not element.names <= names:
                    wrong((*at, i), f"no role is called {min(element.names)!r}")
            phrases.append(Phrase(text, elements, cast(Strength, strength), (*at, i)))
    return tuple(phrases)


def _frames(data: Any, names: frozenset[str], wrong: Any) -> tuple[Frame, ...]:
    frames = []
    for i, spec in enumerate(data if isinstance(data, list) else [data]):
        at: Path_ = ("assembly", i)
        strength: Any = spec.get("strength") or "fair"
        anchor = spec.get("anchor") or ""
        if anchor not in names:
            wrong((*at, "anchor"), "a frame needs an anchor, the role it starts from")
        window = spec.get("window") or ["1", "0"]
        needs = _conditions(spec.get("needs") or {}, (*at, "needs"), names, wrong)
        prefers = _conditions(spec.get("prefers") or {}, (*at, "prefers"), names, wrong)
        asks = (c.concepts for conditions in needs.values() for c in conditions if c.what in IN_PLACE and not c.negated)
        frames.append(
            Frame(
                strength,
                anchor,
                (int(window[0]), int(window[1])),
                needs,
                prefers,
                tuple(asks),
                _bits(spec),
                spec.get("slips") or "own",
                spec.get("far") == "yes",
                _names(spec["blocks"]) if "blocks" in spec else None,
            )
        )
    return tuple(frames)


def _bits(spec: Mapping[str, Any]) -> float | None:
    return float(spec["evidence"]) if spec.get("evidence") else None


def _conditions(data: Any, at: Path_, names: frozenset[str], wrong: Any) -> dict[str, tuple[Condition, ...]]:
    """The conditions of each role."""
    conditions: dict[str, tuple[Condition, ...]] = {}
    for role, texts in data.items():
        if role not in names:
            wrong((*at, role), f"no role is called {role!r}")
        parsed = []
        for j, text in enumerate(texts if isinstance(texts, list) else [texts]):
            try:
                condition = parse_condition(text)
            except PhraseError as error:
                wrong((*at, role, j), str(error))
                continue
            for unknown in sorted(condition.roles - names):
                wrong((*at, role, j), f"no role is called {unknown!r}")
            parsed.append(condition)
        conditions[role] = tuple(parsed)
    return conditions


def _expression(text: Any, at: Path_, names: frozenset[str], wrong: Any) -> Expression | None:
    if not text:
        return None
    try:
        return compile_expression(str(text), names, FUNCTIONS)
    except ExpressionError as error:
        wrong(at, str(error))
        return None
