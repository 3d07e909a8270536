"""The contract of the command line: what it reads, what it says where, and with which status it ends."""

import json
import os
import signal
import subprocess
import sys

import pytest

SEVERITIES = ("error", "warning", "info")


@pytest.fixture
def texts(tmp_path):
    """A text for each severity, a good one, and one that brings the engine down."""
    for name in (*SEVERITIES, "good"):
        (tmp_path / f"{name}.txt").write_text(f"{name}: 40")
    (tmp_path / "crash.txt").write_text("crash")
    (tmp_path / "stop.txt").write_text("stop")


@pytest.mark.parametrize("fail_on", [*SEVERITIES, "never"])
@pytest.mark.parametrize("worst", [*SEVERITIES, "good"])
def test_the_status_is_1_from_the_severity_that_fails(run, engine, texts, worst, fail_on):
    order = [*SEVERITIES, "never", "good"]
    fails = order.index(worst) <= order.index(fail_on) and fail_on != "never"
    assert run("--fail-on", fail_on, f"{worst}.txt", "good.txt").status == int(fails)


def test_only_errors_fail_unless_told_otherwise(run, engine, texts):
    assert run("error.txt").status == 1
    assert run("warning.txt", "info.txt").status == 0


def test_an_unreadable_file_is_told_the_others_are_checked_and_the_status_is_2(run, engine, texts):
    result = run("--format", "jsonl", "missing.txt", "error.txt")
    assert result.status == 2
    assert result.err == "factcheck: missing.txt: no such file or folder\n"
    assert [json.loads(line)["path"] for line in result.out.splitlines()] == ["error.txt"]


def test_a_fault_is_one_line_and_the_others_are_checked(run, engine, texts):
    result = run("crash.txt", "good.txt")
    assert result.status == 2
    assert "good.txt" in result.out
    assert result.err.count("\n") == 1 and "ZeroDivisionError: a fault" in result.err
    assert "Traceback" in run("-v", "crash.txt").err


def test_a_note_of_the_reader_is_told_once_a_file(run, engine, tmp_path):
    (tmp_path / "a.jsonl").write_bytes(
        '{"text": "good: ١ شخص"}\n{"text": "good: ٢ شخص"}\n'.replace("١", "1").replace("٢", "2").encode("cp1256")
    )
    result = run("a.jsonl")
    assert result.status == 0
    assert result.err == "factcheck: a.jsonl: read as Windows-1256\n"


def test_standard_input(run, engine):
    result = run("--format", "jsonl", "-", stdin=b"error: 40")
    assert result.status == 1
    assert json.loads(result.out)["path"] == "-"


def test_ctrl_c_ends_with_130_and_says_how_far_it_came(run, engine, texts):
    result = run("error.txt", "stop.txt", "good.txt")
    assert result.status == 130
    assert result.err == "factcheck: interrupted; 1 document checked, 1 finding\n"


def started(tmp_path, *arguments):
    """The command line in a process of its own, with pipes."""
    command = [sys.executable, "-m", "factcheck", *arguments]
    return subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_ctrl_c_in_a_process_of_its_own(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"text": "Output rose 20% from 40 to 60 tonnes."}\n' * 100_000)
    with started(tmp_path, "--format", "jsonl", "a.jsonl") as process:
        assert process.stdout.readline().startswith('{"id"')
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert err.count("\n") == 1 and err.startswith("factcheck: interrupted; ")


def test_a_reader_that_goes_away_is_no_error(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"text": "Output rose 20% from 40 to 60 tonnes."}\n' * 3000)
    with started(tmp_path, "a.jsonl") as process:
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == ""
    assert process.returncode in (0, 1)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_documents_are_streamed_one_by_one(tmp_path):
    os.mkfifo(tmp_path / "a.jsonl")
    with started(tmp_path, "--format", "jsonl", "a.jsonl") as process, open(tmp_path / "a.jsonl", "w") as pipe:
        for number in range(3):
            pipe.write(json.dumps({"id": number, "text": "words"}) + "\n")
            pipe.flush()
            assert json.loads(process.stdout.readline())["id"] == str(number)
        pipe.close()
        process.communicate(timeout=60)
    assert process.returncode == 0


def test_a_report_file_appears_only_when_it_is_complete(run, engine, texts, tmp_path):
    (tmp_path / "report.json").write_text("what stood here")
    assert run("--format", "json", "-o", "report.json", "error.txt", "stop.txt").status == 130
    assert (tmp_path / "report.json").read_text() == "what stood here"
    assert run("--format", "json", "-o", "report.json", "error.txt").status == 1
    assert json.loads((tmp_path / "report.json").read_text())["summary"]["error"] == 1
    assert not [name for name in os.listdir(tmp_path) if name.endswith(".part")]


def test_a_report_file_has_usual_permissions_and_a_link_stays_one(run, engine, texts, tmp_path):
    (tmp_path / "real.txt").write_text("")
    (tmp_path / "link.txt").symlink_to("real.txt")
    run("-o", "link.txt", "good.txt")
    assert (tmp_path / "link.txt").is_symlink() and "agree" in (tmp_path / "real.txt").read_text()
    run("-o", "new.txt", "good.txt")
    umask = os.umask(0)
    os.umask(umask)
    assert (tmp_path / "new.txt").stat().st_mode & 0o777 == 0o666 & ~umask


@pytest.mark.parametrize("target", ["no/such/folder/report.json", "."])
def test_a_report_that_cannot_be_written_is_one_line(run, engine, texts, target):
    result = run("-o", target, "good.txt")
    assert result.status == 2
    assert result.err.count("\n") == 1 and "cannot be written" in result.err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (
            ("--format", "xml"),
            "'xml' is not one of csv, github, gitlab, html, json, jsonl, junit, markdown, sarif, text",
        ),
        (("--date", "10/1/2007"), "not a date written YYYY-MM-DD"),
        (("--language", "tlh"), "'tlh' is not one of ar, en"),
        (("--fail-on", "none"), "'none'"),
        (("--nonsense",), "No such option"),
        (("--select", "percnt-change"), "no rule is called 'percnt-change', did you mean 'percent-change'?"),
        (("--ignore", "nonsense"), "no rule is called 'nonsense'"),
        (("--rules", "missing.yaml"), "missing.yaml: cannot be read (no such file"),
    ],
)
def test_a_bad_option_is_refused_before_anything_is_read(run, texts, arguments, says):
    result = run(*arguments, "good.txt")
    assert result.status == 2
    assert says in result.err and not result.out
    assert "Traceback" not in result.err


def test_every_mistake_of_a_rule_file_is_told_by_line_and_column(run, texts, tmp_path):
    (tmp_path / "mine.yaml").write_text("title: Mine\nseverty: error\nwhy: because\nroles: {a: cuont}\ncheck: a ==\n")
    result = run("--rules", "mine.yaml", "good.txt")
    assert result.status == 2 and not result.out
    assert "mine.yaml:2:1: unknown key 'severty', did you mean 'severity'?" in result.err
    assert "did you mean 'count'?" in result.err
    assert result.err.splitlines()[-1].startswith("factcheck: ")


def test_yaml_that_is_none_is_told_where(run, texts, tmp_path):
    (tmp_path / "mine.yaml").write_text("title: [\n")
    assert run("--rules", "mine.yaml", "good.txt").err.startswith("mine.yaml:2:1: ")


def test_nothing_to_check_shows_the_help(run):
    result = run()
    assert result.status == 2
    assert "Usage: factcheck [OPTIONS] PATH..." in result.out + result.err


def test_settings_reach_the_engine(run, monkeypatch, texts):
    from factcheck.cli import _plan

    seen = []
    monkeypatch.setattr(_plan, "check_document", lambda document, settings: seen.append(settings) or 1 / 0)
    options = (
        "--select",
        "percent-change,weekday-date",
        "--ignore",
        "margin",
        "--language",
        "ar",
        "--date",
        "2016-12-10",
        "--strict",
    )
    run(*options, "good.txt")
    (settings,) = seen
    assert settings.select == {"percent-change", "weekday-date"} and settings.ignore == {"margin"}
    assert settings.language == "ar" and settings.date.isoformat() == "2016-12-10" and settings.strict


@pytest.mark.parametrize(
    ("color", "environment", "coloured"),
    [("auto", {}, False), ("always", {}, True), ("always", {"NO_COLOR": "1"}, True), ("never", {}, False)],
)
def test_colour_is_for_terminals_and_for_those_who_ask(run, engine, texts, monkeypatch, color, environment, coloured):
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert ("\x1b[" in run("--color", color, "error.txt").out) == coloured


@pytest.mark.parametrize(
    ("environment", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
)
def test_a_terminal_is_coloured_unless_it_asks_not_to_be(monkeypatch, environment, coloured):
    from factcheck.cli._run import _colored

    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert _colored("auto", "-") == coloured
    assert not _colored("auto", "report.txt")


def test_quiet_and_verbose(run, engine, texts):
    assert run("-q", "good.txt").out == ""
    assert run("-q", "error.txt", "good.txt").out.startswith("error.txt:1:8: error: says [a-rule]")


def test_progress_waits_a_second_and_then_shows_the_counts(capsys, monkeypatch):
    from collections import Counter

    from factcheck.cli import _progress

    monkeypatch.setenv("FORCE_COLOR", "1")  # rich takes it for a terminal
    monkeypatch.setenv("TERM", "xterm")
    with _progress.progress(True) as tick:
        tick(Counter(documents=1))
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(_progress, "QUIET", 0.0)
    with _progress.progress(True) as tick:
        tick(Counter(documents=1234, inconsistent=5))
    shown = capsys.readouterr().err
    assert "1,234 documents, 5 findings" in shown
    assert shown.endswith("\x1b[2K")  # and is wiped away
    with _progress.progress(False) as tick:
        tick(Counter(documents=1234))
    assert capsys.readouterr().err == ""


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no full device here")
@pytest.mark.parametrize(
    ("redirected", "code", "says"),
    [
        (">/dev/full", 2, "factcheck: standard output: cannot be written (no space left on device)\n"),
        (">&-", 0, ""),
        ("2>&-", 0, ""),
        ("- <&-", 2, "factcheck: -: cannot be read (standard input is closed)\n"),
    ],
)
def test_streams_that_are_full_or_closed(tmp_path, redirected, code, says):
    (tmp_path / "a.txt").write_text("No figures.")
    command = f"{sys.executable} -m factcheck a.txt {redirected}"
    done = subprocess.run(["sh", "-c", command], cwd=tmp_path, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (code, says)


def test_output_is_utf8_whatever_the_locale(tmp_path):
    (tmp_path / "a.txt").write_text("ارتفع العدد من 40 إلى 60 شخصاً عام 2020", encoding="utf-8")
    for form in ("text", "json"):
        done = subprocess.run(
            [sys.executable, "-m", "factcheck", "--claims", "--format", form, "a.txt"],
            cwd=tmp_path,
            capture_output=True,
            env={"PATH": os.environ["PATH"], "LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        )
        assert done.stderr == b""
        assert "2020" in done.stdout.decode("utf-8")


def test_several_formats_are_written_in_one_run(run, tmp_path):
    (tmp_path / "a.txt").write_text("Sales rose 20% from 40 to 60.\n")
    outcome = run("a.txt", "--format", "sarif", "-o", "a.sarif", "--format", "jsonl", "-o", "-")
    assert outcome.status == 1
    assert json.loads(outcome.out)["checks"][0]["verdict"] == "inconsistent"
    assert json.loads((tmp_path / "a.sarif").read_text())["runs"][0]["results"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--format", "json", "--format", "csv", "-o", "x"), "give an -o for each --format"),
        (("--format", "json", "-o", "x", "--format", "csv", "-o", "x"), "the same file"),
    ],
)
def test_formats_and_files_must_pair_up(run, tmp_path, arguments, said):
    (tmp_path / "a.txt").write_text("12 came.\n")
    outcome = run("a.txt", *arguments)
    assert outcome.status == 2
    assert said in outcome.err
