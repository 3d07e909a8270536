"""The arithmetic a rule's check may use: text in, a compiled Expression out; operands in, a truth with its two sides out.

A whitelisted tree, never `eval`: numbers, role names, + - * /, comparisons, and/or/not, and the functions given at compile
time. `==` is true when some reading makes it true: the two intervals meet. Size, nesting and operands are bounded, so that a
house rule can neither hang nor blow up.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import cached_property

from factcheck.evaluation import (
    BINARY,
    COMPARISONS,
    Functions,
    NotExact,
    Operand,
    Outcome,
    Unknown,
    difference_of,
    truth_of,
    value_of,
)
from factcheck.record import dataclass

MAX_NODES = 60
MAX_DEPTH = 12
MAX_DIGITS = 30


class ExpressionError(ValueError):
    """A check expression that is not allowed; the message says what and where (column from 1)."""


@dataclass(frozen=True, eq=False)
class Expression:
    """A compiled check: its text, the roles it names, the functions it may use.

    Its tree is read of the text when it is asked for: a text calls for few of the rules' checks. A part of another's is given as a `node`.
    """

    text: str
    names: frozenset[str]
    functions: Functions
    node: ast.expr | None = None

    @cached_property
    def tree(self) -> ast.expr:
        """The validated tree."""
        return self.node if self.node is not None else _parsed(self.text)

    @cached_property
    def _truth(self) -> Callable[[Mapping[str, Operand]], Outcome]:
        return truth_of(self.tree, self.functions)

    @cached_property
    def _value(self) -> Callable[[Mapping[str, Operand]], Operand]:
        return value_of(self.tree, self.functions)

    @cached_property
    def _difference(self) -> Callable[[Mapping[str, Operand]], Fraction] | None:
        tree = self.tree
        if isinstance(tree, ast.Compare) and len(tree.ops) == 1:
            return difference_of(tree.left, tree.comparators[0])
        return None

    def evaluate(self, operands: Mapping[str, Operand]) -> Outcome:
        """Judge the expression over operands.

        Raises:
            Unknown: when an operand is missing or a part has no value.
        """
        return self._truth(operands)

    def value(self, operands: Mapping[str, Operand]) -> Operand:
        """The value of an expression that is not a comparison.

        Raises:
            Unknown: as `evaluate`.
        """
        return self._value(operands)

    def difference(self, operands: Mapping[str, Operand]) -> Fraction | None:
        """The left side of the deciding comparison less its right, each at its middle; None when they have no value."""
        try:
            if self._difference is not None:
                try:
                    return self._difference(operands)
                except NotExact:
                    pass
            outcome = self._truth(operands)
        except Unknown:
            return None
        if outcome.left is None or outcome.right is None:
            return None
        left, right = outcome.left.middle, outcome.right.middle
        return None if left is None or right is None else left - right

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
        tree = _parsed(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise ExpressionError(f"not an expression: {getattr(error, 'msg', None) or error}") from None
    names: set[str] = set()
    count = [0]
    _validate(tree, roles, functions, names, 0, count)
    return Expression(text, frozenset(names), functions)


def _parsed(text: str) -> ast.expr:
    return ast.parse(text.strip(), mode="eval").body


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
    if isinstance(node, ast.BinOp) and type(node.op) in BINARY:
        children = [node.left, node.right]
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.USub, ast.Not)):
        children = [node.operand]
    elif isinstance(node, ast.BoolOp):
        children = list(node.values)
    elif isinstance(node, ast.Compare) and all(type(op) in COMPARISONS for op in node.ops):
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
