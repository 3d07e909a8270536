"""A rule and its figures in, words out: numbers as people write them, the sum on one line, and the rule's message filled in."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

from factcheck import calendar_arithmetic as calendar
from factcheck import record
from factcheck.evaluation import Outcome, Unknown
from factcheck.expression import Expression
from factcheck.folder import folder_of, pack_codes
from factcheck.interval import Interval, point
from factcheck.language import load_pack
from factcheck.model import Claim
from factcheck.operand import DAY, Operand
from factcheck.operands import Claims, operands
from factcheck.patterns import compiled
from factcheck.rule import Rule
from factcheck.units import split, symbol
from factcheck.yamlcache import shipped_data

_SIGNS: dict[type[ast.operator], str] = {ast.Add: "+", ast.Sub: "\u2212", ast.Mult: "\u00d7", ast.Div: "\u00f7"}
_COMPARED = {ast.Eq: "=", ast.LtE: "\u2264", ast.Lt: "<", ast.GtE: "\u2265", ast.Gt: ">", ast.NotEq: "\u2260"}
_DENIED = {ast.Eq: "\u2260", ast.LtE: ">", ast.Lt: "\u2265", ast.GtE: "<", ast.Gt: "\u2264", ast.NotEq: "="}
_SILENT = frozenset({"weekday", "named_weekday", "today", "months_named", "low_end", "high_end", "p_value_bound"})
_PLAIN = frozenset({"in_years"})
_QUIET = frozenset({"in_years", "abs", "sum", "years", "elapsed", "time", "named_weekday"})
_PLACEHOLDER = compiled(r"\{(\w+)\}")


def format_number(value: Fraction, place: Decimal = Decimal(0)) -> str:
    """A number with thousands separators, rounded to a place (0: to what it needs, at most four significant decimals)."""
    if place > 0:
        step = Fraction(place)
        value = round(value / step) * step
    decimals = max(-_exponent(place), 0) if place > 0 else 0
    if place <= 0 and value.denominator != 1:
        decimals = 2 if abs(value) >= 10 else 3 if abs(value) >= 1 else 4
    text = f"{Decimal(value.numerator) / Decimal(value.denominator):,.{decimals}f}"
    if "." in text and place <= 0:
        text = text.rstrip("0").rstrip(".")
    return text.replace("-", "\u2212")


def _exponent(place: Decimal) -> int:
    exponent = place.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def format_value(value: Fraction, claim: Claim, finer: bool = False) -> str:
    """A value in a claim's unit as that claim would be written: "18,900", "45%", "£105,000"; one place finer when asked."""
    if claim.kind == "fraction" and value < 1:
        return f"{format_number(value * 100, Decimal('0.1'))}%"
    place = claim.place or (Decimal(1) if value.denominator != 1 and abs(value) >= 20 else Decimal(0))
    if finer and place and value.denominator != 1:
        place = place / 10
    if place >= 1 and finer:
        place = Decimal(1)
    return _in_parts(value, place, claim) or _with_unit(format_number(value, place), claim)


def _in_parts(value: Fraction, place: Decimal, claim: Claim) -> str | None:
    """An amount that its claim says in two units, as the claim says it: "2 h 15 min", not "135 min"."""
    if "compound" not in claim.flags or claim.unit is None:
        return None
    parts = split(round(value / Fraction(place)) * Fraction(place) if place else value, claim.unit)
    if parts is None:
        return None
    whole, large, rest = parts
    said = _in_parts(whole, Decimal(1), record.replace(claim, unit=large)) or f"{format_number(whole)} {symbol(large)}"
    return f"{said} {format_number(rest, place)} {symbol(claim.unit)}" if rest else said


_SHARES = {"point": "points", "basis-point": "basis points"}  # how the units of shares are said in a sum


def _with_unit(number: str, claim: Claim) -> str:
    if claim.kind == "percent":
        return f"{number} {_SHARES[claim.unit]}" if claim.unit in _SHARES else f"{number}%"
    if claim.unit is None:
        return number
    sign = symbol(claim.unit)
    if claim.kind == "money":
        return f"{sign}{number}" if len(sign) == 1 else f"{number} {sign}"
    return f"{number} {sign}"


def figure(claim: Claim) -> str:
    """A claim as it stands in a sum: its number and unit, or its own words when it has none."""
    if claim.ends is not None and claim.value is not None and claim.kind == "score":
        return "-".join(format_number(Fraction(end)) for end in claim.ends)
    if claim.value is None or claim.kind in ("date", "time") or claim.ends is not None:
        return " ".join(claim.text.split())
    if claim.kind in ("fraction", "ratio"):
        return " ".join(claim.text.split())
    exponent = claim.value.as_tuple().exponent
    written = claim.place if claim.place < 1 else Decimal(0)
    if not written and isinstance(exponent, int) and exponent < 0:
        written = Decimal(10) ** exponent
    if (parts := _in_parts(Fraction(claim.value), written, claim)) is not None:
        return parts
    return _with_unit(format_number(Fraction(claim.value), written), claim)


def arithmetic(rule: Rule, claims: Claims, agrees: bool) -> str:
    """The sum written out: "60% × 31,500 = 18,900 ≈ 19,000", with ≠ where it fails."""
    shown = rule.shown or rule.check
    tree = shown.tree
    if isinstance(tree, ast.BoolOp):
        tree = tree.values[0]
    if not isinstance(tree, ast.Compare) or _mute(tree):
        return ", ".join(figure(claim) for filled in claims.values() for claim in filled)
    left, right, op = tree.left, tree.comparators[-1], type(tree.ops[0])
    if not isinstance(tree.ops[0], ast.Eq):
        sign = _COMPARED if agrees else _DENIED
        return f"{_written(left, claims)} {sign[op]} {_written(right, claims)}"
    if _reported(left, claims) and not _reported(right, claims):
        left, right = right, left
    reported = _reported(right, claims) or _of_constant(left, right, claims)
    computed = _side(rule, claims, shown, left)
    text = _written(left, claims)
    result = None
    if computed is not None and reported is not None:
        result = _in_unit(rule, claims, reported, computed, _naming(shown, right, reported))
        if result and result != text:
            text = f"{text} = {result}"
    end = _written(right, claims)
    if isinstance(right, ast.Constant) and reported is not None:
        end = format_value(
            Fraction(str(right.value)) * (100 if claims[reported][0].kind == "percent" else 1), claims[reported][0]
        )
    return f"{text} {'=' if result == end else chr(0x2248) if agrees else chr(0x2260)} {end}" if result != end else text


def _mute(tree: ast.Compare) -> bool:
    """Whether a comparison is of what no sum shows (weekdays, names of months): its figures say more."""
    return any(
        isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _SILENT
        for node in ast.walk(tree)
    )


def _reported(node: ast.expr, claims: Claims) -> str | None:
    """The role of a side that is one figure, as it is or read as years."""
    if (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in _PLAIN
        and len(node.args) == 1
    ):
        node = node.args[0]
    return node.id if isinstance(node, ast.Name) and len(claims.get(node.id, ())) == 1 else None


def _of_constant(left: ast.expr, right: ast.expr, claims: Claims) -> str | None:
    """The role in whose unit a sum is shown that must make a constant (percentages that make 1)."""
    if (
        isinstance(right, ast.Constant)
        and isinstance(left, ast.Call)
        and left.args
        and isinstance(left.args[0], ast.Name)
    ):
        return left.args[0].id if claims.get(left.args[0].id) else None
    return None


def _side(rule: Rule, claims: Claims, expression: Expression, node: ast.expr) -> Interval | None:
    part = Expression(expression.text, expression.names, expression.functions, node)
    for env in operands(rule, claims, "strict"):
        middles = {name: _middle(value) for name, value in env.items()}
        for one in (middles, env):
            try:
                value = part.value(one)
            except Unknown:
                continue
            if isinstance(value, Interval):
                counted = value.low is not None and value.high is not None and value.high - value.low == DAY
                return (
                    point(value.low) if counted and value.low is not None else value
                )  # days without the last, as people count
    return None


def _middle(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(_middle(one) for one in value)
    middle = value.middle
    return value if middle is None else Operand(middle, middle, False, False, value.claim)


def _naming(expression: Expression, node: ast.expr, role: str) -> Expression | None:
    """A side of a check on its own, None when it does not name the role."""
    if not any(isinstance(part, ast.Name) and part.id == role for part in ast.walk(node)):
        return None
    return Expression(expression.text, expression.names, expression.functions, node)


def _in_unit(rule: Rule, claims: Claims, role: str, value: Interval, side: Expression | None) -> str | None:
    """A base value in the unit of a role's claim, which is all that a side of the check names ("in_years(span)")."""
    claim = claims[role][0]
    if claim.kind in ("date", "time") or value.middle is None:
        return None
    ends = []
    for number in (Decimal(0), Decimal(1)):
        stand_in = record.replace(claim, value=number, place=Decimal(0), hedge=None, ends=None)
        env = next(operands(rule, {**claims, role: (stand_in,)}, "strict"), None)
        if env is None:
            return None
        operand = env[role][0] if isinstance(env[role], tuple) else env[role]
        try:
            base = operand if side is None else side.value({**env, role: operand})
        except Unknown:
            return None
        ends.append(base.low if isinstance(base, Interval) else operand.low)
    zero, one = ends
    if zero is None or one is None or zero == one:
        return None
    low, high = ((end - zero) / (one - zero) if end is not None else None for end in (value.low, value.high))
    if (
        low is not None
        and high is not None
        and low != high
        and claim.kind in ("age", "duration", "ordinal")
        and low.denominator == high.denominator == 1
    ):
        return f"{format_number(low)}\u2013{format_value(high, claim)}"  # 2021 to 2023: one completed year, or two
    return format_value((value.middle - zero) / (one - zero), claim, finer=True)


def _written(node: ast.expr, claims: Claims, inside: bool = False) -> str:
    if isinstance(node, ast.Name):
        return " + ".join(figure(claim) for claim in claims.get(node.id, ())) or "?"
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.BinOp):
        text = f"{_written(node.left, claims, True)} {_SIGNS[type(node.op)]} {_written(node.right, claims, True)}"
        return f"({text})" if inside and isinstance(node.op, (ast.Add, ast.Sub)) else text
    if isinstance(node, ast.UnaryOp):
        return f"\u2212{_written(node.operand, claims, True)}"
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        inner = [_written(arg, claims) for arg in node.args]
        if node.func.id in _QUIET:
            if inside and len(node.args) == 1:
                return _written(node.args[0], claims, True)
            return " \u2192 ".join(inner)
        return f"{node.func.id.replace('_', ' ')}({', '.join(inner)})"
    return "?"


def message(rule: Rule, claims: Claims, outcome: Outcome, agrees: bool, language: str = "en") -> str:
    """The rule's message with its figures filled in; its title when all agrees or it has no message."""
    template = rule.message.get(language) or rule.message.get("en")
    if agrees or not template:
        return rule.title
    words: dict[str, str] = {
        name: ", ".join(" ".join(claim.text.split()) for claim in filled) for name, filled in claims.items()
    }
    words.update(_computed(rule, claims))
    words.update(_weekdays(claims, language))
    told = rule.message.get(language)
    text = _PLACEHOLDER.sub(lambda match: words.get(match[1], "?"), template)
    return in_words_of(language, text, [claim for filled in claims.values() for claim in filled]) if told else text


def in_words_of(language: str, text: str, claims: Iterable[Claim]) -> str:
    """A sum with the unit words of a language, isolated so that its figures keep their order: "640 million dinars" for an Arabic desk."""
    names = _unit_names(language) if language in pack_codes() else {}
    for unit in {claim.unit for claim in claims if claim.unit}:
        sign = "points" if unit == "point" else symbol(unit)
        if unit in names and len(sign) > 1 and sign[-1].isalpha():
            text = re.sub(rf"(?<=\d ){re.escape(sign)}(?![\w²³])", f"\u2068{names[unit]}\u2069", text)
    return text


@cache
def _unit_names(language: str) -> Mapping[str, str]:
    """The first word of a language for each unit and currency."""
    section = load_pack(language).section("measures")
    if section.get("sums") != "own words":
        return {}  # the symbols of the units table are the language's own
    names = {
        unit: words[0] for group in ("symbols", "units") for unit, words in (section.get(group) or {}).items() if words
    }
    for money in (section.get("currencies") or {}).values():
        names.setdefault(money["unit"], money["words"][0])
        for code, kinds in (money.get("of") or {}).items():
            names[code] = f"{money['words'][0]} {kinds[0]}"
    return names


def open_role(role: str, figures: list[Claim], language: str = "en") -> str:
    """What is said of a relation whose role several figures could fill."""
    said = _sayings()
    template: str = (said.get(language) or said["en"])["open-role"]
    listed = ", ".join(dict.fromkeys(" ".join(claim.text.split()) for claim in figures))
    return template.format(role=role.replace("_", " "), figures=listed)


@cache
def _sayings() -> dict[str, dict[str, str]]:
    source = folder_of("factcheck") / "wording.yaml"
    data: dict[str, dict[str, str]] = shipped_data(source)
    return data


def _weekdays(claims: Claims, language: str) -> Mapping[str, str]:
    """`ROLE_weekday` for each full date: the weekday that the calendar gives, in a language's words."""
    names = load_pack(language if language in pack_codes() else "en").section("dates").get("weekdays") or []
    found = {}
    for name, filled in claims.items():
        day = calendar.weekday(filled[0].moment) if filled[0].moment is not None else None
        if day is not None and len(names) == 7:
            found[f"{name}_weekday"] = str(names[day][0]).capitalize()
    return found


def _computed(rule: Rule, claims: Claims) -> Mapping[str, str]:
    """`recomputed` and `reported`: the two sides of a check whose one side is a single figure."""
    shown = rule.shown or rule.check
    if not isinstance(shown.tree, ast.Compare):
        return {}
    left, right = shown.tree.left, shown.tree.comparators[-1]
    if _reported(left, claims) and not _reported(right, claims):
        left, right = right, left
    role = _reported(right, claims) or _of_constant(left, right, claims)
    if role is None:
        return {}
    value = _side(rule, claims, shown, left)
    text = None if value is None else _in_unit(rule, claims, role, value, _naming(shown, right, role))
    return {"recomputed": text or "?", "reported": " ".join(claims[role][0].text.split())}
