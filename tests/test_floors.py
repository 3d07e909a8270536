"""The house holds: imports point down, files stay small, and no word of a language stands in the code."""

import ast
import re
from pathlib import Path

import pytest

import factcheck

PACKAGE = Path(factcheck.__file__).parent
ROOT = PACKAGE.parent
FILES = sorted(PACKAGE.rglob("*.py"))

# A module not named here stands on the ground floor and may import others of that floor only.
FLOORS = {
    1: (
        "language",
        "packwords",
        "rule",
        "rule_schema",
        "rulebook",
        "evaluation",
        "expression",
        "functions",
        "unit_functions",
        "phrase",
        "units",
        "languages",
    ),
    2: ("recognize",),
    3: ("relate", "judge", "charity", "operands", "repair", "slips", "wording", "ledger", "silence"),
    4: ("check", "examples", "fingerprint", "config", "baseline", "explain"),
    5: ("readers", "renderers"),
    6: ("archive",),
    7: ("cli", "__init__", "__main__"),
}
FLOOR_OF = {name: floor for floor, names in FLOORS.items() for name in names}
LARGEST = 400  # lines; past it, a second room is hiding in there


def module_name(file):
    """factcheck/relate/fit.py is factcheck.relate.fit; a package's __init__.py is the package."""
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 2 else parts)


MODULES = {module_name(file): file for file in FILES}


def imports_of(file):
    """The modules of factcheck that a file imports, anywhere in it, except for typing alone."""
    tree = ast.parse(file.read_text("utf-8"))
    typing_only = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if id(node) in typing_only:
            continue
        if isinstance(node, ast.ImportFrom):
            assert not node.level, f"{file}: a relative import hides its floor"
            if node.module and node.module.partition(".")[0] == "factcheck":
                inner = [f"{node.module}.{alias.name}" for alias in node.names]
                yield from (name if name in MODULES else node.module for name in inner)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.partition(".")[0] == "factcheck")


def floor(module):
    return FLOOR_OF.get(module.split(".")[1] if "." in module else "__init__", 0)


GRAPH = {name: sorted(set(imports_of(file)) - {name}) for name, file in MODULES.items()}


@pytest.mark.parametrize("module", GRAPH)
def test_imports_point_down(module):
    above = [other for other in GRAPH[module] if floor(other) > floor(module)]
    assert not above, f"{module} (floor {floor(module)}) imports {', '.join(f'{o} (floor {floor(o)})' for o in above)}"


def test_no_imports_go_round():
    done, path = set(), []

    def visit(module):
        if module in path:
            pytest.fail("a circle of imports: " + " → ".join([*path[path.index(module) :], module]))
        if module not in done:
            path.append(module)
            for other in GRAPH.get(module, ()):
                # A package gathers its own modules, and they may name what it offers to all of them.
                if not (module.startswith(f"{other}.") or other.startswith(f"{module}.")):
                    visit(other)
            path.pop()
            done.add(module)

    for module in GRAPH:
        visit(module)


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_a_file_is_small_and_says_what_it_is(file):
    text = file.read_text("utf-8")
    assert len(text.splitlines()) <= LARGEST
    if file.name != "__init__.py" or text.strip():
        assert ast.get_docstring(ast.parse(text)), "a module opens with what comes in and what goes out"


# Words belong in packs and rules; a comment or a docstring may quote the case that forced a line.
def strings_and_names(tree):
    quoted = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef))
        and ast.get_docstring(node, clean=False) is not None
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in quoted:
            yield node.lineno, node.value


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_no_arabic_in_the_code(file):
    found = [
        (line, text)
        for line, text in strings_and_names(ast.parse(file.read_text("utf-8")))
        if re.search("[\u0621-\u064a\u0671-\u06d3]{2}", text)
    ]
    assert not found


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_no_code_asks_which_language_it_is(file):
    codes = {path.stem for path in (PACKAGE / "languages").glob("*.yaml")}
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Compare):
            compared = {inner.value for inner in ast.walk(node) if isinstance(inner, ast.Constant)}
            assert not compared & codes, f"line {node.lineno}: the pack is missing a field"


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_no_code_names_a_rule(file):
    rules = {path.stem for path in (ROOT / "rules").glob("*.yaml") if "-" in path.stem}
    named = {text for _, text in strings_and_names(ast.parse(file.read_text("utf-8")))} & rules
    assert not named


def test_no_room_is_called_utils():
    assert not [file for file in FILES if re.search("util|helper|common|misc", file.stem)]
