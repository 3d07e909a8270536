"""A `.factcheck.yaml` in, the settings of each document out, and where each of them came from.

rules: [house-rules/]            files and folders of house rules, seen from this file
select: [percent-change]         these rules only
ignore: [rank]                   not these
severity: {margin: info}         louder or quieter than the rule itself says
language: en
fail-on: warning                 the mildest severity that fails a run: error, warning, info or never
strict: yes                      also report what agrees only by rounding
exclude: [drafts/]               left out of folders, patterns as in a .gitignore
baseline: known.yaml             findings that are known
overrides:                       for the files that match, seen from this file; a later one wins
  "archive/**": {fail-on: never}
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from factcheck.check import Settings
from factcheck.folder import pack_codes
from factcheck.model import SEVERITIES
from factcheck.near import nearest
from factcheck.record import dataclass, field, replace
from factcheck.rulebook import load_rules
from factcheck.yamlfile import Path_, Problem, YamlError, YamlFile, read_yaml_file

NAME = ".factcheck.yaml"
VARIABLE = "FACTCHECK_CONFIG"
FAIL_ON = (*SEVERITIES, "never")
_LISTS = ("rules", "select", "ignore", "exclude")
_LOCAL = ("ignore", "select", "severity", "language", "fail-on", "strict")  # what may differ from file to file
_KEYS = ("rules", *_LOCAL, "exclude", "baseline", "overrides")
_YES, _NO = ("yes", "true", "on"), ("no", "false", "off")


@dataclass(frozen=True)
class Config:
    """A validated settings file; `data` holds its keys as read."""

    path: str
    data: Mapping[str, Any]

    @property
    def folder(self) -> Path:
        """The folder that its paths and patterns are seen from."""
        return Path(self.path).resolve().parent


@dataclass(frozen=True)
class Effective:
    """What holds for a document.

    Attributes:
        fail_on: the mildest severity that fails the run.
        exclude: patterns left out of folders.
        baseline: the path of a file of known findings.
        origin: for each setting that is not the default, where it was set.
    """

    settings: Settings = field(default_factory=Settings)
    fail_on: str = "error"
    exclude: tuple[str, ...] = ()
    baseline: str | None = None
    origin: Mapping[str, str] = field(default_factory=dict)


def config_for(path: str, given: str | None = None, load: Callable[[str], Config] | None = None) -> Config | None:
    """The settings file for a checked path: the one given, else that of the environment, else the nearest one above the path.

    Args:
        load: what reads a file, when `load_config` is to be remembered.

    Raises:
        YamlError: when it is broken.
        OSError: when one that is asked for cannot be read.
    """
    named = given or os.environ.get(VARIABLE)
    load = load or load_config
    if named:
        return load(named)
    start = Path.cwd() if path == "-" else Path(path).resolve()
    found = _nearest(start if start.is_dir() else start.parent)
    return load(found) if found else None


def _nearest(folder: Path) -> str | None:
    for parent in (folder, *folder.parents):
        if (parent / NAME).is_file():
            return str(parent / NAME)
    return None


def load_config(path: str) -> Config:
    """A settings file, validated as a whole.

    Raises:
        YamlError: with all that is wrong with it.
        OSError: when it cannot be read.
    """
    file = read_yaml_file(Path(path))
    config = Config(path, file.data or {})
    problems = list(_problems(file, config))
    if problems:
        raise YamlError(problems)
    return config


def effective(config: Config | None, path: str, given: Effective) -> Effective:
    """What holds for a document: the command line over the overrides that match its path, over the file, over the defaults."""
    found = Effective()
    if config is not None:
        found = _over(found, config.data, config, config.path)
        for pattern, data in (config.data.get("overrides") or {}).items():
            if _matches(config.folder, pattern, path):
                found = _over(found, data, config, f"{config.path} (overrides: {pattern})")
    return _given_over(found, given)


def _over(below: Effective, data: Mapping[str, Any], config: Config, where: str) -> Effective:
    settings, origin = below.settings, dict(below.origin)
    origin.update(dict.fromkeys((key for key in data if key != "overrides"), where))
    if "rules" in data:
        settings = replace(settings, rules=tuple(str(config.folder / rule) for rule in _list(data["rules"])))
    if "select" in data:
        settings = replace(settings, select=frozenset(_list(data["select"])))
    if "ignore" in data:
        settings = replace(settings, ignore=settings.ignore | frozenset(_list(data["ignore"])))
    if "severity" in data:
        settings = replace(settings, severities=tuple({**dict(settings.severities), **data["severity"]}.items()))
    if "language" in data:
        settings = replace(settings, language=data["language"])
    if "strict" in data:
        settings = replace(settings, strict=data["strict"] in _YES)
    return replace(
        below,
        settings=settings,
        fail_on=data.get("fail-on", below.fail_on),
        exclude=tuple(_list(data["exclude"])) if "exclude" in data else below.exclude,
        baseline=str(config.folder / data["baseline"]) if data.get("baseline") else below.baseline,
        origin=origin,
    )


def _given_over(below: Effective, given: Effective) -> Effective:
    """What the command line gives over what a file says: lists of rules and of what to leave out add up, the rest replaces."""
    ours, theirs = given.settings, below.settings
    names = set(given.origin)
    settings = Settings(
        rules=(*theirs.rules, *ours.rules),
        select=ours.select if "select" in names else theirs.select,
        ignore=theirs.ignore | ours.ignore,
        language=ours.language or theirs.language,
        date=ours.date,
        strict=ours.strict or theirs.strict,
        messages=ours.messages,
        severities=theirs.severities,
    )
    return Effective(
        settings,
        given.fail_on if "fail-on" in names else below.fail_on,
        (*below.exclude, *given.exclude),
        given.baseline or below.baseline,
        {**below.origin, **given.origin},
    )


def _matches(folder: Path, pattern: str, path: str) -> bool:
    from pathspec import GitIgnoreSpec  # only a file with overrides needs it

    try:
        below = Path(path).resolve().relative_to(folder)
    except ValueError:
        return False
    return GitIgnoreSpec.from_lines([pattern]).match_file(below.as_posix())


def _list(value: Any) -> list[str]:
    return value if isinstance(value, list) else [part.strip() for part in value.split(",") if part.strip()]


def _problems(file: YamlFile, config: Config) -> Iterable[Problem]:
    if not isinstance(config.data, dict):
        yield file.problem((), "a settings file is a mapping (rules, ignore, severity, …)")
        return
    yield from _section(file, config.data, (), _KEYS)
    overrides = config.data.get("overrides") or {}
    if not isinstance(overrides, dict):
        yield file.problem(
            ("overrides",), "overrides are a mapping: a pattern, and the settings of the files that match it"
        )
        overrides = {}
    for pattern, data in overrides.items():
        if isinstance(data, dict):
            yield from _section(file, data, ("overrides", pattern), _LOCAL)
        else:
            yield file.problem(("overrides", pattern), "expected settings, such as {fail-on: never}")
    yield from _rule_problems(file, config, overrides)


def _section(file: YamlFile, data: Mapping[str, Any], at: Path_, known: tuple[str, ...]) -> Iterable[Problem]:
    for key, value in data.items():
        where = (*at, key)
        if key not in known:
            yield file.problem(where, f"unknown key {key!r}{_near(key, known)} (there are: {', '.join(known)})")
        elif key in _LISTS and not _words(value):
            yield file.problem(where, f"{key} is a list of words")
        elif key == "severity" and not isinstance(value, dict):
            yield file.problem(where, "severity is a mapping: a rule, and error, warning or info")
        elif key == "fail-on" and value not in FAIL_ON:
            yield file.problem(where, f"fail-on is one of {', '.join(FAIL_ON)}, not {value!r}")
        elif key == "strict" and value not in (*_YES, *_NO):
            yield file.problem(where, f"strict is yes or no, not {value!r}")
        elif key == "language" and value not in pack_codes():
            yield file.problem(where, f"no language pack {value!r} (there are: {', '.join(pack_codes())})")
        elif key == "baseline" and not isinstance(value, str):
            yield file.problem(where, "baseline is the path of a file")


def _rule_problems(file: YamlFile, config: Config, overrides: Mapping[str, Any]) -> Iterable[Problem]:
    """Rules that are named and do not exist, and severities that are none."""
    own = config.data.get("rules")
    paths = [config.folder / path for path in _list(own)] if own and _words(own) else []
    for number, path in enumerate(paths):
        if not path.exists():
            yield file.problem(("rules", number), f"no such file or folder: {path}")
    known = {rule.id for rule in load_rules(tuple(str(path) for path in paths if path.exists()))}
    sections: list[tuple[Path_, Any]] = [((), config.data), *((("overrides", p), d) for p, d in overrides.items())]
    for at, data in sections:
        if not isinstance(data, dict):
            continue
        for key in ("select", "ignore"):
            for number, name in enumerate(_list(data[key]) if key in data and _words(data[key]) else ()):
                if name not in known:
                    yield file.problem((*at, key, number), f"no rule is called {name!r}{_near(name, known)}")
        levels = data.get("severity")
        for name, level in levels.items() if isinstance(levels, dict) else ():
            if name not in known:
                yield file.problem((*at, "severity", name), f"no rule is called {name!r}{_near(name, known)}")
            if level not in SEVERITIES:
                yield file.problem(
                    (*at, "severity", name), f"a severity is one of {', '.join(SEVERITIES)}, not {level!r}"
                )


def _words(value: Any) -> bool:
    return isinstance(value, str) or (isinstance(value, list) and all(isinstance(word, str) for word in value))


def _near(name: str, known: Iterable[str]) -> str:
    near = nearest(name, known)
    return f", did you mean {near!r}?" if near else ""
