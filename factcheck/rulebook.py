"""Folders and files of rules in, the rules to check with out: the shipped ones, with those of a house over them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from factcheck.folder import folder_of, pack_codes
from factcheck.language import load_pack
from factcheck.near import nearest
from factcheck.patterns import compiled
from factcheck.rule import Rule, rule_from_yaml
from factcheck.snapshot import snapshot
from factcheck.yamlcache import read_shipped_yaml
from factcheck.yamlfile import Path_, Problem, YamlError, YamlFile, read_yaml_file

_CONCEPTS = compiled(r"(?<!flag )<([^<>]+)>")  # a flag is a reader's note, no concept


def _extended(data: Any, bases: Mapping[str, Any], file: YamlFile) -> Any:
    """A rule's data over that of the rule it extends; examples are never inherited."""
    if not isinstance(data, dict) or "extends" not in data:
        return data
    base = bases.get(data["extends"])
    if base is None:
        near = nearest(data["extends"], bases)
        hint = f", did you mean {near!r}?" if near else ""
        raise YamlError([file.problem(("extends",), f"no rule is called {data['extends']!r}{hint}")])
    return {**{key: value for key, value in base.items() if key != "examples"}, **data}


@cache
def _shipped_sheets() -> dict[str, YamlFile]:
    """The files of the rules folder by rule id, each over the one that it extends.

    Raises:
        YamlError: with the problems of all files.
    """
    problems: list[Problem] = []
    sheets: dict[str, YamlFile] = {}
    for entry in sorted(
        (e for e in folder_of("factcheck.rules").iterdir() if e.name.endswith(".yaml")), key=lambda e: e.name[:-5]
    ):
        try:
            sheets[entry.name[:-5]] = read_shipped_yaml(entry)
        except YamlError as error:
            problems.extend(error.problems)
    bases = {rule_id: sheet.data for rule_id, sheet in sheets.items()}
    for sheet in sheets.values():
        try:
            sheet.data = _extended(sheet.data, bases, sheet)
        except YamlError as error:
            problems.extend(error.problems)
    if problems:
        raise YamlError(problems)
    return sheets


@cache
def shipped_rules() -> tuple[Rule, ...]:
    """The rules of the rules folder, in order of their ids.

    Raises:
        YamlError: when a shipped rule is broken.
    """
    return snapshot("rules", _rules_of_sheets)


def _rules_of_sheets() -> tuple[Rule, ...]:
    rules: list[Rule] = []
    problems: list[Problem] = []
    for rule_id, sheet in _shipped_sheets().items():
        try:
            rules.append(rule_from_yaml(sheet, rule_id))
        except YamlError as error:
            problems.extend(error.problems)
    if problems:
        raise YamlError(problems)
    return tuple(rules)


def _concepts(data: Any, at: Path_ = ()) -> Iterator[tuple[Path_, str]]:
    """Each concept that the phrases and conditions of a rule name, right or wrong as the rest of it may be, with its place."""
    if isinstance(data, str):
        yield from ((at, name.strip()) for names in _CONCEPTS.findall(data) for name in names.split("|"))
    elif isinstance(data, Mapping):
        for key, value in data.items():
            yield from _concepts(value, (*at, key))
    elif isinstance(data, list):
        for i, value in enumerate(data):
            yield from _concepts(value, (*at, i))


def _concept_problems(sheet: YamlFile) -> Iterator[Problem]:
    """Concepts that no language names."""
    if not isinstance(sheet.data, Mapping):
        return
    known = {name for code in pack_codes() for name in load_pack(code).section("concepts")}
    tied = {key: sheet.data[key] for key in ("phrases", "needs", "assembly") if key in sheet.data}
    blocks = sheet.data.get("blocks") or []
    named = [
        *_concepts(tied),
        *((("blocks",), str(name)) for name in (blocks if isinstance(blocks, list) else [blocks])),
    ]
    for at, name in named:
        if name not in known:
            near = nearest(name, known)
            hint = f", did you mean <{near}>?" if near else "; a plain word needs no < >"
            yield sheet.problem(at, f"no language knows the concept <{name}>{hint}")


def _house_problems(sheet: YamlFile, own: Any, rule: Rule) -> Iterator[Problem]:
    """What a rule from outside must have beside its form: an example of its own."""
    examples = [kind for groups in rule.examples.values() for kind, texts in (groups or {}).items() if texts]
    if "extends" not in own and not {"pass", "fail"} & set(examples):
        yield sheet.problem(
            ("examples",), "a rule needs an example that passes or fails: without one it is not known to work"
        )


def load_rules(
    paths: tuple[str, ...] = (), select: frozenset[str] = frozenset(), ignore: frozenset[str] = frozenset()
) -> tuple[Rule, ...]:
    """The shipped rules with those of the given files and folders over them, those selected and not ignored.

    Raises:
        YamlError: with the problems of all files.
        OSError: when a file cannot be read.
        LookupError: when an id to select or ignore is none.
    """
    rules = {rule.id: rule for rule in shipped_rules()}
    bases = {rule_id: sheet.data for rule_id, sheet in _shipped_sheets().items()} if paths else {}
    problems: list[Problem] = []
    for path in map(Path, paths):
        for file in sorted(path.glob("*.yaml")) if path.is_dir() else [path]:
            try:
                sheet = read_yaml_file(file)
                own = sheet.data
                sheet.data = _extended(own, bases, sheet)
                problems.extend(_concept_problems(sheet))
                rules[file.stem] = rule_from_yaml(sheet, file.stem)
                problems.extend(_house_problems(sheet, own, rules[file.stem]))
            except YamlError as error:
                problems.extend(error.problems)
    if problems:
        raise YamlError(problems)
    for rule_id in sorted((select | ignore) - set(rules)):
        near = nearest(rule_id, rules)
        raise LookupError(f"no rule is called {rule_id!r}" + (f", did you mean {near!r}?" if near else ""))
    return tuple(
        rule for rule_id, rule in sorted(rules.items()) if (not select or rule_id in select) and rule_id not in ignore
    )
