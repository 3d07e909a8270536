"""Texts in, rates out: factcheck in characters per second beside a bare tokeniser and quantulum3, in one run on one machine.

Nothing here fails for being slow: a time depends on the machine, a ratio within one run much less. Aims: a fifteenth of the
tokeniser's rate, forty times quantulum3's.
"""

from __future__ import annotations

import argparse
import cProfile
import os
import pstats
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from importlib import import_module
from importlib.resources import files
from pathlib import Path

from bench.texts import SAMPLES, texts
from factcheck.check import Settings, check_document
from factcheck.model import Document
from factcheck.renderers import Look, load_renderer

TOKENS_AIM, PEER_AIM = 15, 40  # at least 1/15 of the tokeniser's rate, 40 times quantulum3's
WORD = re.compile(r"\w+")
PEER_CHARACTERS = 20_000  # what the peer is timed on: at its rate more would take minutes
STARTS = 15
SAMPLE_AIM, HELP_AIM = 2.0, 1.3  # times what Python with the bare libraries takes to start


def main() -> None:
    parser = argparse.ArgumentParser(description="How fast factcheck is, beside a bare tokeniser and quantulum3.")
    parser.add_argument("data", nargs="*", help="files or folders (default: the samples and the rules' own examples)")
    parser.add_argument("--rounds", type=int, default=3, help="the best of so many rounds counts (default: 3)")
    parser.add_argument("--profile", action="store_true", help="print where the time goes instead")
    options = parser.parse_args()
    groups = texts(options.data or os.environ.get("BENCH_DATA", "").split())
    for documents in groups.values():  # packs, rules and patterns are compiled once, before any time is taken
        _pipeline(documents[:1])
    if options.profile:
        _profile([document for documents in groups.values() for document in documents])
        return
    for name, documents in sorted(groups.items()):
        _rates(name, documents, options.rounds)
    longest = max((d for documents in groups.values() for d in documents[:200]), key=lambda d: len(d.text))
    _by_length(longest, options.rounds)
    _by_rules([d for documents in groups.values() for d in documents[:8]])
    _starts()


def _pipeline(documents: Iterable[Document], settings: Settings | None = None) -> None:
    """Read, recognize, relate, judge and render, as an archive run does."""
    reports = (check_document(replace(document), settings) for document in documents)
    with open(os.devnull, "w", encoding="utf-8") as sink:
        load_renderer("jsonl").render(reports, sink, Look())


def _tokenise(documents: list[Document]) -> None:
    known = {word for document in documents[:50] for word in WORD.findall(document.text)[:500]}
    for document in documents:
        sum(word in known for word in WORD.findall(document.text))


def _seconds(work: Callable[[], object], rounds: int) -> float:
    """The best of some rounds: the least disturbed by what else the machine does."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def _rates(name: str, documents: list[Document], rounds: int) -> None:
    characters = sum(len(document.text) for document in documents)
    bare = characters / _seconds(lambda: _tokenise(documents), rounds)
    ours = characters / _seconds(lambda: _pipeline(documents), rounds)
    print(f"{name}: {len(documents):,} texts, {characters:,} characters")
    print(f"  factcheck    {ours:12,.0f} characters/s")
    print(f"  tokeniser    {bare:12,.0f} characters/s   factcheck is 1/{bare / ours:.1f} of it (aim: 1/{TOKENS_AIM})")
    peer, why = _peer(documents)
    if peer:
        print(f"  quantulum3   {peer:12,.0f} characters/s   factcheck is {ours / peer:.1f} times it (aim: {PEER_AIM})")
    else:
        print(f"  quantulum3   skipped: {why}")


def _peer(documents: list[Document]) -> tuple[float | None, str]:
    """Characters per second of quantulum3 on the first texts (it reads English, whatever it is given), or why there are none."""
    try:
        parse = import_module("quantulum3.parser").parse
        parse("10 m")
    except Exception as error:  # it fails in ways of its own when a dependency has moved on
        return None, f"{error} (make bench-peers installs it apart)"
    characters, start = 0, time.perf_counter()
    for document in documents:
        if characters >= PEER_CHARACTERS:
            break
        try:
            parse(document.text)
        except Exception as error:
            return None, f"it failed on a text of this language ({error!r})"
        characters += len(document.text)
    return characters / (time.perf_counter() - start), ""


def _by_length(document: Document, rounds: int) -> None:
    print("by length: the same text once, twice and four times over")
    for times in (1, 2, 4):
        longer = replace(document, text="\n\n".join([document.text] * times))
        taken = _seconds(lambda text=longer: _pipeline([text]), rounds)  # type: ignore[misc]
        print(f"  x{times}  {len(longer.text):10,} characters  {1e6 * taken / len(longer.text):8.3f} µs a character")


def _by_rules(documents: list[Document]) -> None:
    print("by rules: the shipped ones once, four and sixteen times over, under other names")
    characters = sum(len(document.text) for document in documents)
    entries = [entry for entry in files("factcheck.rules").iterdir() if entry.name.endswith(".yaml")]
    shipped = {entry.name[:-5]: entry.read_text(encoding="utf-8") for entry in entries}
    with tempfile.TemporaryDirectory() as folder:
        for copies in (1, 4, 16):
            for copy in range(1, copies):
                for name, text in shipped.items():
                    if not re.search(r"(?m)^extends:", text):  # a house rule extends none
                        Path(folder, f"{name}-{copy}.yaml").write_text(text, encoding="utf-8")
            settings = Settings(rules=(folder,) * copies)  # a run's rules are cached by these paths
            _pipeline(documents[:1], settings)
            taken = _seconds(lambda chosen=settings: _pipeline(documents, chosen), 1)  # type: ignore[misc]
            print(f"  x{copies:<3} {characters / taken:12,.0f} characters/s")


def _starts() -> None:
    """Whole processes, ours and Python with the bare libraries by turns, once what is kept between runs is there."""
    print(f"cold start, whole process, best of {STARTS}")
    sample = next(str(path) for path in sorted(SAMPLES.glob("*.txt")))
    program = shutil.which("factcheck", path=str(Path(sys.executable).parent)) or ""
    whole = [program] if program else [sys.executable, "-m", "factcheck"]
    for shown, command, floor, aim in (
        (
            "factcheck sample.txt",
            [*whole, "--fail-on", "never", sample],
            "import click, rich.console, yaml",
            SAMPLE_AIM,
        ),
        ("factcheck --help", [*whole, "--help"], "import click", HELP_AIM),
    ):
        commands = command, [sys.executable, "-c", floor]
        times = [[_start(each) for each in commands] for _ in range(STARTS + 1)][1:]
        ours, bare = (min(column) for column in zip(*times))
        print(
            f"  {shown:22} {ours:6.0f} ms   python -c {floor!r}: {bare:.0f} ms   {ours / bare:.2f} times (aim: {aim})"
        )


def _start(command: list[str]) -> float:
    """The time of a process, in milliseconds; it may keep bytecode, whatever the environment says."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True, env=kept)
    return 1000 * (time.perf_counter() - start)


def _profile(documents: list[Document]) -> None:
    profile = cProfile.Profile()
    profile.runcall(_pipeline, documents)
    pstats.Stats(profile).sort_stats("tottime").print_stats(25)


if __name__ == "__main__":
    main()
