"""Archives: every document once, whatever happens to the run; killed and begun again, a store is as if nothing had happened."""

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from collections import Counter

import pytest

from factcheck.archive.report import summarise
from factcheck.archive.run import Limits, fill
from factcheck.archive.store import Store, StoreError

WRONG = "Sales rose 20% from 40 to 60 jars in week {n}, the beekeepers said on 5 May 2024."
ABOUT = {"sources": "x"}


def write_texts(path, count):
    with path.open("w", encoding="utf-8") as out:
        for n in range(count):
            text = "\n\n".join([WRONG.format(n=n) for _ in range(4)])
            out.write(json.dumps({"id": f"d{n}", "text": text, "date": f"20{n % 20:02}-01-02"}) + "\n")


def dump(path):
    """Everything that a store holds."""
    connection = sqlite3.connect(path)
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    return {name: sorted(connection.execute(f"SELECT * FROM {name}").fetchall(), key=repr) for name in names}


def poisoned(document):
    """A check that some documents crash, stall or bloat."""
    if "crash" in document.id:
        os._exit(3)
    if "stall" in document.id:
        time.sleep(60)
    if "bloat" in document.id:
        return bytearray(8 << 30)
    if "fault" in document.id:
        raise ValueError("a fault")
    return {
        "id": document.id,
        "path": document.path,
        "language": "en",
        "date": None,
        "claims": [],
        "checks": [],
    }


def test_a_document_that_crashes_stalls_or_bloats_is_named_and_the_rest_go_on(tmp_path):
    names = ["a", "crash1", "b", "stall", "c", "bloat", "fault", "crash2", *(f"n{k}" for k in range(12))]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps({"id": name, "text": name}) + "\n" for name in names) + "{\n")
    store = Store(str(tmp_path / "out.sqlite"), ABOUT)
    counts = fill(store, [str(tmp_path / "in.jsonl")], poisoned, Limits(2, 1.0, 4 << 30), lambda counts: None)
    reasons = dict(store.rows("SELECT id, reason FROM failures"))
    assert reasons.pop(f"{tmp_path}/in.jsonl:{len(names) + 1}").startswith("not JSON")
    assert reasons == {
        "crash1": "its process died (exit code 3)",
        "crash2": "its process died (exit code 3)",
        "stall": "took more than 1 seconds",
        "bloat": "took too much memory",
        "fault": "ValueError: a fault",
    }
    done = [row[0] for row in store.rows("SELECT id FROM documents ORDER BY number")]
    assert done == [name for name in names if name not in reasons]
    assert counts["failures"] == 6


def test_the_first_document_of_a_process_may_stall_too(tmp_path):
    (tmp_path / "in.jsonl").write_text(
        "".join(json.dumps({"id": name, "text": name}) + "\n" for name in ("stall", "a"))
    )
    store = Store(str(tmp_path / "out.sqlite"), ABOUT)
    began = time.monotonic()
    fill(store, [str(tmp_path / "in.jsonl")], poisoned, Limits(1, 0.5, 0), lambda counts: None)
    assert dict(store.rows("SELECT id, reason FROM failures")) == {"stall": "took more than 0.5 seconds"}
    assert time.monotonic() - began < 50  # it would have slept for 60


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("archive")
    write_texts(folder / "in.jsonl", 400)
    command = [sys.executable, "-m", "factcheck", "archive", "in.jsonl", "--jobs", "2", "--out"]
    done = subprocess.run([*command, "whole.sqlite"], cwd=folder, capture_output=True, text=True, check=False)
    assert done.stdout == "whole.sqlite: 400 documents; 1,600 errors, 0 warnings; 0 failures\n", done.stderr
    return folder, command


def test_killed_at_random_moments_the_store_ends_as_that_of_an_undisturbed_run(undisturbed):
    folder, command = undisturbed
    moments = random.Random(4)
    kills = 0
    for _ in range(20):
        process = subprocess.Popen(
            [*command, "killed.sqlite"], cwd=folder, stdout=subprocess.DEVNULL, start_new_session=True
        )
        try:
            assert process.wait(moments.uniform(0.05, 0.8)) == 0
            break
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            kills += 1
    assert kills
    done = subprocess.run([*command, "killed.sqlite"], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert dump(folder / "killed.sqlite") == dump(folder / "whole.sqlite")


def test_ctrl_c_keeps_what_is_done_and_says_so(undisturbed):
    folder, command = undisturbed
    process = subprocess.Popen([*command, "stopped.sqlite"], cwd=folder, stderr=subprocess.PIPE, text=True)
    time.sleep(1.0)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=20)
    if process.returncode != 0:  # it may have been done already
        assert process.returncode == 130
        assert err.startswith("factcheck: interrupted; stopped.sqlite holds ")
    again = subprocess.run([*command, "stopped.sqlite"], cwd=folder, capture_output=True, text=True, check=False)
    assert again.returncode == 0, again.stderr
    assert dump(folder / "stopped.sqlite") == dump(folder / "whole.sqlite")


def test_the_number_of_processes_changes_nothing(undisturbed):
    folder, command = undisturbed
    alone = [*command[:-3], "--jobs", "1", "--out", "alone.sqlite"]
    subprocess.run(alone, cwd=folder, capture_output=True, check=True)
    assert dump(folder / "alone.sqlite") == dump(folder / "whole.sqlite")


def test_a_store_of_other_sources_or_no_store_is_refused(undisturbed, tmp_path):
    folder, command = undisturbed
    (folder / "other.txt").write_text("12 came.")
    other = [part if part != "in.jsonl" else "other.txt" for part in command]
    done = subprocess.run([*other, "whole.sqlite"], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "holds results of other sources" in done.stderr
    (tmp_path / "text").write_text("no store, but a text that is long enough to be looked at" * 20)
    with pytest.raises(StoreError, match="not a store"):
        Store(str(tmp_path / "text"))


def test_the_summary_counts_by_rule_year_and_language(undisturbed):
    folder, _ = undisturbed
    summary = summarise(Store(str(folder / "whole.sqlite")))
    assert (summary.totals["documents"], summary.totals["errors"]) == (400, 1600)
    assert summary.rules[0][0] == "percent-change"
    assert summary.years[0] == ("2000", 20, 20)
    assert summary.languages == [("en", 400, 400)]
    assert len(summary.worst) == 10


def test_a_page_of_the_summary_shows_what_a_document_says_and_runs_nothing(tmp_path, run):
    (tmp_path / "a.txt").write_text(
        "Of the 40 <script>alert(1)</script> guests, 50 left. Sales rose 20% from 40 to 60."
    )
    assert run("archive", "a.txt", "--out", "s.sqlite").status == 0
    assert run("archive", "report", "s.sqlite").out.startswith("1 documents")
    page = run("archive", "report", "s.sqlite", "--format", "html").out
    assert "<script" not in page
    assert "percent-change" in page


def test_a_zip_is_read_text_by_text(tmp_path, run):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("b/2.txt", "Sales rose 20% from 40 to 60.")
        archive.writestr("b/1.jsonl", '{"text": "12 came.", "id": "x"}\n{"text": "13 came."}\n')
        archive.writestr("c.png", b"\x89PNG")
    assert (
        run("archive", "a.zip", "--out", "s.sqlite").out == "s.sqlite: 3 documents; 1 errors, 0 warnings; 0 failures\n"
    )
    rows = sqlite3.connect(tmp_path / "s.sqlite").execute("SELECT path FROM documents ORDER BY number")
    assert Counter(row[0] for row in rows) == {"a.zip/b/1.jsonl": 2, "a.zip/b/2.txt": 1}
