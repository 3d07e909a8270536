"""The arithmetic a rule's check may use: text in, a compiled Expression out; operands in, a truth with its two sides out.

A whitelisted tree, never `eval`: numbers, role names, + - * /, comparisons, and/or/not, and the functions given at compile
time. `==` is true when some reading makes it true: the two intervals meet. Size, nesting and operands are bounded, so that a
house rule can neither hang nor blow up.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from factcheck.interval import Interval, point

MAX_NODES = 60
MAX_DEPTH = 12
MAX_DIGITS = 30
TELLING = Fraction(3, 50)

Operand = Any  # an Interval, a tuple of Intervals (a role of many figures), or what a function takes (a claim's handle)
Functions = Mapping[str, Callable[..., Operand]]

_COMPARISONS: dict[type[ast.cmpop], str] = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
}
_BINARY: dict[type[ast.operator], Callable[[Interval, Interval], Interval]] = {
    ast.Add: lambda a, b: a + b,
    ast.Sub: lambda a, b: a - b,
    ast.Mult: lambda a, b: a * b,
    ast.Div: lambda a, b: a / b,
}


class ExpressionError(ValueError):
    """A check expression that is not allowed; the message says what and where (column from 1)."""


class Unknown(Exception):
    """A value that cannot be told: a role is missing, a date is too vague, a division by zero."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Whether a check holds, and the comparison that decided it: `left op right`."""

    holds: bool
    op: str = ""
    left: Interval | None = None
    right: Interval | None = None

    @property
    def telling(self) -> bool:
        """Whether an equality is too close to be chance: one side is narrow (six hundredths of itself), and a middle lies in the other side."""
        if self.op != "==" or self.left is None or self.right is None:
            return False
        if None in (self.left.low, self.left.high, self.right.low, self.right.high):
            return False
        left, right = self.left.middle, self.right.middle
        if left is None or right is None or min(_width(self.left), _width(self.right)) > TELLING:
            return False
        close = left in self.right or right in self.left
        return close or (self.holds and max(_width(self.left), _width(self.right)) <= TELLING)


def _width(side: Interval) -> Fraction:
    """The width of a bounded interval relative to its middle."""
    low, high = side.low, side.high
    if low is None or high is None or low + high == 0:
        return Fraction(1)
    return abs(2 * (high - low) / (high + low))


@dataclass(frozen=True, eq=False)
class Expression:
    """A compiled check: its text, the roles it names, and its tree."""

    text: str
    names: frozenset[str]
    tree: ast.expr
    functions: Functions

    def evaluate(self, operands: Mapping[str, Operand]) -> Outcome:
        """Judge the expression over operands.

        Raises:
            Unknown: when an operand is missing or a part has no value.
        """
        result = _truth(self.tree, operands, self.functions)
        return result

    def value(self, operands: Mapping[str, Operand]) -> Operand:
        """The value of an expression that is not a comparison.

        Raises:
            Unknown: as `evaluate`.
        """
        return _value(self.tree, operands, self.functions)

    @property
    def sides(self) -> tuple[ast.expr, ast.expr] | None:
        """The two sides of a plain `left == right` check."""
        tree = self.tree
        if isinstance(tree, ast.Compare) and len(tree.ops) == 1 and isinstance(tree.ops[0], ast.Eq):
            return tree.left, tree.comparators[0]
        return None


def compile_expression(text: str, roles: frozenset[str], functions: Functions) -> Expression:
    """Compile a check.

    Raises:
        ExpressionError: for anything but the arithmetic above, an unknown name or function, or too large a check.
    """
    try:
        tree = ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise ExpressionError(f"not an expression: {getattr(error, 'msg', None) or error}") from None
    names: set[str] = set()
    count = [0]
    _validate(tree, roles, functions, names, 0, count)
    return Expression(text, frozenset(names), tree, functions)


def _validate(
    node: ast.AST, roles: frozenset[str], functions: Functions, names: set[str], depth: int, count: list[int]
) -> None:
    count[0] += 1
    column = getattr(node, "col_offset", 0) + 1
    if depth > MAX_DEPTH or count[0] > MAX_NODES:
        raise ExpressionError("too large: a check is one line of arithmetic")
    children: list[ast.expr]
    if isinstance(node, ast.Constant) and isinstance(node.value, (int, float)) and not isinstance(node.value, bool):
        if len(str(node.value)) > MAX_DIGITS:
            raise ExpressionError(f"column {column}: a number of more than {MAX_DIGITS} digits")
        return
    if isinstance(node, ast.Name):
        if node.id not in roles:
            raise ExpressionError(f"column {column}: no role is called {node.id!r} (roles: {', '.join(sorted(roles))})")
        names.add(node.id)
        return
    if isinstance(node, ast.BinOp) and type(node.op) in _BINARY:
        children = [node.left, node.right]
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.USub, ast.Not)):
        children = [node.operand]
    elif isinstance(node, ast.BoolOp):
        children = list(node.values)
    elif isinstance(node, ast.Compare) and all(type(op) in _COMPARISONS for op in node.ops):
        children = [node.left, *node.comparators]
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and not node.keywords:
        if node.func.id not in functions:
            raise ExpressionError(
                f"column {column}: no function {node.func.id!r} (there are: {', '.join(sorted(functions))})"
            )
        children = list(node.args)
    else:
        raise ExpressionError(f"column {column}: {type(node).__name__} is not allowed in a check")
    for child in children:
        _validate(child, roles, functions, names, depth + 1, count)


def _truth(node: ast.expr, operands: Mapping[str, Operand], functions: Functions) -> Outcome:
    if isinstance(node, ast.BoolOp):
        wanted = isinstance(node.op, ast.Or)  # the value that decides at once
        last = Outcome(not wanted)
        unknown: Unknown | None = None
        for part in node.values:
            try:
                outcome = _truth(part, operands, functions)
            except Unknown as reason:
                unknown = reason
                continue
            if outcome.holds == wanted:
                return outcome
            last = last if last.op else outcome
        if unknown is not None:
            raise unknown
        return last
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        inner = _truth(node.operand, operands, functions)
        return Outcome(not inner.holds, "not " + inner.op, inner.left, inner.right)
    if isinstance(node, ast.Compare):
        left = _value(node.left, operands, functions)
        outcome = Outcome(True)
        for op, comparator in zip(node.ops, node.comparators):
            right = _value(comparator, operands, functions)
            sign = _COMPARISONS[type(op)]
            outcome = Outcome(_compare(sign, left, right), sign, left, right)
            if not outcome.holds:
                return outcome
            left = right
        return outcome
    value = _value(node, operands, functions)
    if isinstance(value, bool):
        return Outcome(value)
    raise Unknown("the check is not a comparison")


def _compare(op: str, left: Interval, right: Interval) -> bool:
    """Whether some reading of the two sides makes the comparison true."""
    if not isinstance(left, Interval) or not isinstance(right, Interval):
        raise Unknown("a comparison needs two numbers")
    if left.empty or right.empty:
        raise Unknown("a figure that no number fits")
    if op == "==":
        return left.meets(right)
    if op == "!=":
        return not (left.exact and right.exact and left.low == right.low)
    if op in (">", ">="):
        left, right, op = right, left, "<" + op[1:]
    if left.low is None or right.high is None:
        return True
    if left.low == right.high:
        return op == "<=" and not left.low_open and not right.high_open
    return left.low < right.high


def _value(node: ast.expr, operands: Mapping[str, Operand], functions: Functions) -> Operand:
    if isinstance(node, ast.Constant):
        return point(Decimal(str(node.value)))
    if isinstance(node, ast.Name):
        if operands.get(node.id) is None:
            raise Unknown(f"{node.id} is not known")
        return operands[node.id]
    if isinstance(node, ast.UnaryOp):
        return -_number(_value(node.operand, operands, functions))
    if isinstance(node, ast.BinOp):
        left = _number(_value(node.left, operands, functions))
        right = _number(_value(node.right, operands, functions))
        try:
            return _BINARY[type(node.op)](left, right)
        except ZeroDivisionError:
            raise Unknown("a division by what may be zero") from None
    if isinstance(node, ast.Call):
        assert isinstance(node.func, ast.Name)
        try:
            return functions[node.func.id](*(_value(arg, operands, functions) for arg in node.args))
        except (TypeError, ValueError, ZeroDivisionError, OverflowError, AttributeError) as error:
            raise Unknown(f"{node.func.id}: {error}") from None
    outcome = _truth(node, operands, functions)
    return outcome.holds


def _number(value: Operand) -> Interval:
    if isinstance(value, Interval):
        return value
    raise Unknown("arithmetic needs a number")
