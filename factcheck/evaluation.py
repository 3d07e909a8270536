"""A checked tree of arithmetic in, functions that work it out over operands out: as intervals, or exactly where all is exact.

Each node becomes a closure once, so that a check tried on many bindings costs no walk over its tree.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from factcheck.interval import Interval, point
from factcheck.record import dataclass

TELLING = Fraction(3, 50)

Operand = Any  # an Interval, a tuple of Intervals (a role of many figures), or what a function takes (a claim's handle)
Operands = Mapping[str, Operand]
Functions = Mapping[str, Callable[..., Operand]]
Exact = int | Fraction
_Exactly = Callable[[Operands], Exact]

COMPARISONS: dict[type[ast.cmpop], str] = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
}
BINARY: dict[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


class NotExact(Exception):
    """A figure that is more than one number, or a function of figures that asks for more than their values."""


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


def truth_of(node: ast.expr, functions: Functions) -> Callable[[Operands], Outcome]:
    """What judges a comparison, or several joined, over operands; it raises Unknown where a part has no value."""
    if isinstance(node, ast.BoolOp):
        return _joined(isinstance(node.op, ast.Or), [truth_of(part, functions) for part in node.values])
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        inner = truth_of(node.operand, functions)

        def denied(operands: Operands) -> Outcome:
            outcome = inner(operands)
            return Outcome(not outcome.holds, "not " + outcome.op, outcome.left, outcome.right)

        return denied
    if isinstance(node, ast.Compare):
        sides = [value_of(side, functions) for side in (node.left, *node.comparators)]
        return _compared(sides, [COMPARISONS[type(op)] for op in node.ops])
    value = value_of(node, functions)

    def said(operands: Operands) -> Outcome:
        found = value(operands)
        if isinstance(found, bool):
            return Outcome(found)
        raise Unknown("the check is not a comparison")

    return said


def _joined(wanted: bool, parts: list[Callable[[Operands], Outcome]]) -> Callable[[Operands], Outcome]:
    """Parts joined by "or" (wanted: true decides at once) or by "and" (false does)."""

    def joined(operands: Operands) -> Outcome:
        last = Outcome(not wanted)
        unknown: Unknown | None = None
        for part in parts:
            try:
                outcome = part(operands)
            except Unknown as reason:
                unknown = reason
                continue
            if outcome.holds == wanted:
                return outcome
            last = last if last.op else outcome
        if unknown is not None:
            raise unknown
        return last

    return joined


def _compared(sides: list[Callable[[Operands], Operand]], signs: list[str]) -> Callable[[Operands], Outcome]:
    """A chain of comparisons: the first that fails decides, else the last."""

    def compared(operands: Operands) -> Outcome:
        left = sides[0](operands)
        outcome = Outcome(True)
        for sign, side in zip(signs, sides[1:]):
            right = side(operands)
            outcome = Outcome(_compare(sign, left, right), sign, left, right)
            if not outcome.holds:
                return outcome
            left = right
        return outcome

    return compared


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


def value_of(node: ast.expr, functions: Functions) -> Callable[[Operands], Operand]:
    """What works out the value of a tree over operands; it raises Unknown where there is none."""
    if isinstance(node, ast.Constant):
        constant = point(Decimal(str(node.value)))
        return lambda operands: constant
    if isinstance(node, ast.Name):
        return _named(node.id)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        inner = value_of(node.operand, functions)
        return lambda operands: -_number(inner(operands))
    if isinstance(node, ast.BinOp):
        first, second, combine = value_of(node.left, functions), value_of(node.right, functions), BINARY[type(node.op)]

        def combined(operands: Operands) -> Operand:
            left, right = _number(first(operands)), _number(second(operands))
            try:
                return combine(left, right)
            except ZeroDivisionError:
                raise Unknown("a division by what may be zero") from None

        return combined
    if isinstance(node, ast.Call):
        return _called(node, functions)
    truth = truth_of(node, functions)
    return lambda operands: truth(operands).holds


def _named(name: str) -> Callable[[Operands], Operand]:
    def named(operands: Operands) -> Operand:
        operand = operands.get(name)
        if operand is None:
            raise Unknown(f"{name} is not known")
        return operand

    return named


def _called(node: ast.Call, functions: Functions) -> Callable[[Operands], Operand]:
    assert isinstance(node.func, ast.Name)
    name, function = node.func.id, functions[node.func.id]
    arguments = [value_of(argument, functions) for argument in node.args]

    def called(operands: Operands) -> Operand:
        try:
            return function(*[argument(operands) for argument in arguments])
        except (TypeError, ValueError, ZeroDivisionError, OverflowError, AttributeError) as error:
            raise Unknown(f"{name}: {error}") from None

    return called


def _number(value: Operand) -> Interval:
    if isinstance(value, Interval):
        return value
    raise Unknown("arithmetic needs a number")


def difference_of(left: ast.expr, right: ast.expr) -> Callable[[Operands], Fraction] | None:
    """What works out left less right over exact operands, in numbers rather than intervals; None where a function is in the way."""
    first, second = _exactly(left), _exactly(right)
    if first is None or second is None:
        return None
    one, two = first, second
    return lambda operands: Fraction(one(operands) - two(operands))


def _exactly(node: ast.expr) -> _Exactly | None:
    """The value of a tree over exact operands; it raises NotExact over others."""
    if isinstance(node, ast.Constant):
        constant = Fraction(Decimal(str(node.value)))
        return lambda operands: constant
    if isinstance(node, ast.Name):
        name = node.id
        return lambda operands: _single(operands.get(name))
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return _negated(_exactly(node.operand))
    if isinstance(node, ast.BinOp):
        first, second = _exactly(node.left), _exactly(node.right)
        if first is None or second is None:
            return None
        if isinstance(node.op, ast.Div):
            return _quotient(first, second)
        combine = BINARY[type(node.op)]
        return lambda operands: combine(first(operands), second(operands))
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and len(node.args) == 1:
        (argument,) = node.args
        if node.func.id == "abs":
            return _size(_exactly(argument))
        if node.func.id == "sum" and isinstance(argument, ast.Name):
            name = argument.id
            return lambda operands: _sum(operands.get(name))
    return None


def _negated(inner: _Exactly | None) -> _Exactly | None:
    return None if inner is None else lambda operands: -inner(operands)


def _size(inner: _Exactly | None) -> _Exactly | None:
    if inner is None:
        return None

    def size(operands: Operands) -> Exact:
        value = inner(operands)
        return value if value >= 0 else -value

    return size


def _quotient(first: _Exactly, second: _Exactly) -> _Exactly:
    def quotient(operands: Operands) -> Exact:
        divisor = second(operands)
        if not divisor:
            raise Unknown("a division by zero")
        return Fraction(first(operands)) / divisor

    return quotient


def _single(operand: Operand) -> Exact:
    if not isinstance(operand, Interval) or operand.low is None or operand.low is not operand.high:
        raise NotExact
    return operand.low.numerator if operand.low.denominator == 1 else operand.low


def _sum(operand: Operand) -> Exact:
    return sum(map(_single, operand)) if isinstance(operand, tuple) else _single(operand)
