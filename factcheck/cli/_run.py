"""The options of a check in, its exit status out: read, check, render, and tell on standard error what did not go well."""

from __future__ import annotations

import datetime
import gc
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from factcheck.check import Settings
from factcheck.cli._errors import COULD_NOT, INTERRUPTED, say, trouble, usable_settings
from factcheck.cli._explain import explain_place
from factcheck.cli._known import Known
from factcheck.cli._output import STDOUT, discard_output, terminal_width
from factcheck.cli._plan import Plan
from factcheck.cli._progress import progress
from factcheck.cli._targets import paired, write_all
from factcheck.config import Effective
from factcheck.extras import MissingExtra
from factcheck.model import SEVERITIES, Document, Report
from factcheck.readers import Unreadable, files_of, printable, read_files, read_paths
from factcheck.record import replace
from factcheck.renderers import Look, load_renderer
from factcheck.renderers._catalogue import system_language
from factcheck.renderers._tally import tally
from factcheck.yamlfile import YamlError


def run(
    paths: tuple[str, ...],
    forms: tuple[str, ...],
    outputs: tuple[str, ...],
    rules: tuple[str, ...],
    select: frozenset[str],
    ignore: frozenset[str],
    language: str | None,
    date: datetime.date | None,
    fail_on: str | None,
    changed: str | None,
    config: str | None,
    baseline: str | None,
    exclude: tuple[str, ...],
    strict: bool,
    words: str | None,
    reorder: bool,
    bom: bool,
    explain: tuple[int, int] | None,
    claims: bool,
    color: str,
    quiet: bool,
    verbose: bool,
) -> int:
    """Check the paths and write the report; the exit status of the contract."""
    spoken = words or (system_language() if _for_people(forms) else "en")
    settings = Settings(
        rules=rules, select=select, ignore=ignore, language=language, date=date, strict=strict, messages=spoken
    )
    targets = paired(forms, outputs)
    named = {"rules": rules, "select": select, "ignore": ignore, "language": language, "fail-on": fail_on}
    origin = {name: "command line" for name, value in {**named, "exclude": exclude, "strict": strict}.items() if value}
    with usable_settings(verbose):
        plan = Plan(Effective(settings, fail_on or "error", exclude, baseline, origin), config)
        known = plan.rules(paths)
        left_out = plan.exclude(paths)
        ledger = Known(plan, paths)
    items = read_paths(paths, left_out) if changed is None else read_files(_changed(paths, left_out, changed))
    if explain is not None:
        return explain_place(items, plan, explain)
    look = Look(
        width=terminal_width(),
        language=spoken,
        claims=claims,
        brief=quiet,
        wordy=verbose,
        reorder=reorder,
        bom=bom,
        rules=known,
    )
    looks = [replace(look, color=_colored(color, target), links=_linked(color, target)) for _, target in targets]
    counts: Counter[str] = Counter()
    to_screen = any(target == STDOUT for _, target in targets) and sys.stdout.isatty()
    shown = not quiet and sys.stderr.isatty() and not to_screen
    try:
        with progress(shown, _size(paths, left_out) if shown else 0) as tick:
            write_all(_reports(items, plan, ledger, counts, tick, verbose), targets, looks)
    except KeyboardInterrupt:
        say(f"factcheck: interrupted; {_so_far(counts)}")
        return INTERRUPTED
    except BrokenPipeError:
        discard_output()
    except MissingExtra as error:
        trouble(str(error))
        return COULD_NOT
    except OSError as error:
        target = printable(str(error.filename)) if error.filename else "standard output"
        trouble(f"{target}: cannot be written ({(error.strerror or str(error)).lower()})", verbose)
        discard_output()
        return COULD_NOT
    if changed is not None and not counts["documents"] and not counts["unreadable"]:
        say(f"factcheck: no text differs from {changed}")
        return 0
    return COULD_NOT if counts["unreadable"] or not counts["documents"] else int(counts["failing"] > 0)


def _changed(paths: tuple[str, ...], left_out: tuple[str, ...], ref: str) -> Iterator[str | Unreadable]:
    from factcheck.cli._changed import changed_files  # git is a process of its own, and most runs need none

    return changed_files(paths, left_out, ref)


def _reports(
    items: Iterable[Document | Unreadable],
    plan: Plan,
    ledger: Known,
    counts: Counter[str],
    tick: Callable[[Counter[str]], None],
    verbose: bool,
) -> Iterator[Report]:
    """The report of each document that could be checked; the others are told of and counted."""
    told: set[tuple[str, str]] = set()
    for item in items:
        tick(counts)
        if isinstance(item, Unreadable):
            counts["unreadable"] += 1
            trouble(str(item))
            continue
        if item.note and (item.path, item.note) not in told:  # once a file, not once a line of it
            told.add((item.path, item.note))
            trouble(f"{item.path}: {item.note}")
        try:
            report = ledger.without(plan.report(item))
        except (LookupError, YamlError) as error:
            counts["unreadable"] += 1
            trouble(f"{_named(item.path, item.id)}: {error.args[0] if error.args else error}", verbose)
            continue
        except Exception as error:  # whatever a text does to us, the other texts are still checked
            counts["unreadable"] += 1
            more = "" if verbose else "; --verbose shows where"
            trouble(
                f"{_named(item.path, item.id)}: could not be checked, which is a fault of factcheck ({_named_error(error)}){more}",
                verbose,
            )
            continue
        for ignore in report.unused:
            rules = ", ".join(sorted(ignore.rules)) or "every rule"
            trouble(f"{item.path}:{ignore.line}: this comment ignores {rules}, but there is nothing to ignore")
        counts.update(tally(report))
        counts["bytes"] += len(item.text.encode("utf-8", "replace"))
        levels = _loud(plan.settings(item.path).fail_on)
        counts["failing"] += any(check.severity in levels for check in report.findings)
        yield report
        if not gc.isenabled():
            gc.freeze()
            gc.enable()
    ledger.tell_stale()


def _size(paths: tuple[str, ...], exclude: tuple[str, ...]) -> int:
    """The bytes of all files that are to be read; 0 when some cannot be known."""
    try:
        return sum(os.path.getsize(file) for file in files_of(paths, exclude) if isinstance(file, str))
    except OSError:
        return 0


def _named(path: str, document: str) -> str:
    return path if document == path else f"{path} ({document})"


def _named_error(error: Exception) -> str:
    return f"{type(error).__name__}: {str(error).splitlines()[0][:120]}" if str(error) else type(error).__name__


def _for_people(forms: tuple[str, ...]) -> bool:
    """Whether all formats are read by people; what machines read must not depend on whose machine it is."""
    return all(getattr(load_renderer(form), "FOR_PEOPLE", False) for form in forms)


def _linked(color: str, target: str) -> bool:
    """Whether a target is a terminal that is likely to know links to files: it is coloured, and neither dumb nor a build's log."""
    known = os.environ.get("TERM", "dumb") not in ("dumb", "linux") and "CI" not in os.environ
    return target == STDOUT and sys.stdout.isatty() and _colored(color, target) and known


def _colored(color: str, target: str) -> bool:
    if color != "auto":
        return color == "always"
    return (
        target == STDOUT and sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    )


def _so_far(counts: Counter[str]) -> str:
    documents, found = counts["documents"], counts["inconsistent"]
    return f"{documents} {'document' if documents == 1 else 'documents'} checked, {found} {'finding' if found == 1 else 'findings'}"


def _loud(fail_on: str) -> tuple[str, ...]:
    """The severities that fail a run, from the worst to the mildest."""
    names: tuple[str, ...] = SEVERITIES
    return names[: names.index(fail_on) + 1] if fail_on in names else ()
