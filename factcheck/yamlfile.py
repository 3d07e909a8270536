"""A YAML file in, plain data and the place of every key out: the one way packs, rules and settings are read.

Every scalar stays the text it was (`on`, `1.10` and `12:30` are words to us), and a key said twice is an error.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from factcheck.record import dataclass, field

Path_ = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong at a place in a file; line and column count from 1."""

    path: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.message}"


class YamlError(ValueError):
    """A YAML file that cannot be used; `problems` lists everything that is wrong with it."""

    def __init__(self, problems: list[Problem]):
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


@dataclass(slots=True)
class YamlFile:
    """What a YAML file says: `data` with every scalar a string, `marks` with the (line, column) of every path in it.

    Of data that were not parsed but kept, `source` is the text from which the marks are told when a problem asks for them.
    """

    path: str
    data: Any
    marks: dict[Path_, tuple[int, int]] = field(default_factory=dict)
    source: str | None = None

    def problem(self, at: Path_, message: str) -> Problem:
        """A problem at a path of this file, or at its nearest known ancestor."""
        if self.source is not None and not self.marks:
            self.marks = read_yaml(self.source, self.path).marks
        while at and at not in self.marks:
            at = at[:-1]
        return Problem(self.path, *self.marks.get(at, (1, 1)), message)


def read_yaml(text: str, path: str = "<text>") -> YamlFile:
    """Parse one YAML document.

    Raises:
        YamlError: for bad syntax, duplicate keys, anchors that recur into themselves, or a key that is not a plain word.
    """
    import yaml  # of a short run everything is kept parsed

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        node = yaml.compose(text, loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise YamlError([Problem(path, line, column, getattr(error, "problem", None) or str(error))]) from None
    file = YamlFile(path, None)
    problems: list[Problem] = []
    file.data = _plain(node, (), file, problems, frozenset())
    if problems:
        raise YamlError(problems)
    return file


def read_yaml_file(path: Path) -> YamlFile:
    """Parse a YAML file.

    Raises:
        YamlError: also when the file is not UTF-8 text.
        OSError: when it cannot be read.
    """
    try:
        return read_yaml(path.read_text(encoding="utf-8-sig"), str(path))
    except UnicodeDecodeError as error:
        raise YamlError([Problem(str(path), 1, 1, f"not UTF-8 text ({error.reason} at byte {error.start})")]) from None


def _plain(node: Any, at: Path_, file: YamlFile, problems: list[Problem], inside: frozenset[int]) -> Any:
    from yaml import ScalarNode, SequenceNode

    if node is None:
        return None
    file.marks.setdefault(at, (node.start_mark.line + 1, node.start_mark.column + 1))
    if id(node) in inside:
        problems.append(file.problem(at, "an alias that contains itself"))
        return None
    if isinstance(node, ScalarNode):
        return None if node.tag.endswith(":null") and node.value in ("", "~") else node.value
    inside = inside | {id(node)}
    if isinstance(node, SequenceNode):
        return [_plain(child, (*at, i), file, problems, inside) for i, child in enumerate(node.value)]
    data: dict[str, Any] = {}
    for key_node, value_node in node.value:
        mark = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
        if not isinstance(key_node, ScalarNode):
            problems.append(Problem(file.path, *mark, "a key must be a plain word"))
            continue
        key = key_node.value
        place: Path_ = (*at, key)
        if key in data:
            first = file.marks[place]
            problems.append(
                Problem(file.path, *mark, f"the key {key!r} stands here a second time (first on line {first[0]})")
            )
            continue
        file.marks[place] = mark
        data[key] = _plain(value_node, place, file, problems, inside)
    return data
