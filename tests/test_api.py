"""What `from factcheck import …` offers."""

import datetime
import json
import subprocess
import sys

import pytest

import factcheck
from factcheck import Report, Settings, as_data, check_file, check_files, check_text

TEXT = "Output rose 20% from 40 to 60 tonnes."


def test_a_text_becomes_a_report():
    report = check_text(TEXT)
    assert isinstance(report, Report)
    (finding,) = report.findings
    assert (finding.rule, finding.severity) == ("percent-change", "error")
    assert [TEXT[claim.start : claim.end] for claim in report.claims] == [claim.text for claim in report.claims]


def test_language_date_and_settings_are_taken():
    report = check_text(
        TEXT, language="ar", date=datetime.date(2016, 12, 10), settings=Settings(select=frozenset({"margin"}))
    )
    assert report.document.language == "ar"
    assert report.document.date == datetime.date(2016, 12, 10)
    assert not report.findings
    with pytest.raises(LookupError):
        check_text(TEXT, language="tlh")


def test_a_file_is_one_document_and_files_are_any_number(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.jsonl").write_text("".join(json.dumps({"id": n, "text": TEXT}) + "\n" for n in range(3)))
    assert check_file(tmp_path / "a.txt").findings
    assert [report.document.id for report in check_files([tmp_path])] == [f"{tmp_path}/a.txt", "0", "1", "2"]
    with pytest.raises(OSError, match="found 3"):
        check_file(tmp_path / "b.jsonl")
    with pytest.raises(OSError, match=r"missing\.txt: no such file"):
        check_file("missing.txt")


def test_a_report_as_data_is_what_the_command_line_writes(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    done = subprocess.run(
        [sys.executable, "-m", "factcheck", "--format", "jsonl", "a.txt"], cwd=tmp_path, capture_output=True
    )
    assert json.loads(done.stdout) == as_data(check_text(TEXT)) | {"id": "a.txt", "path": "a.txt"}


def test_every_name_that_is_offered_is_there():
    for name in factcheck.__all__:
        assert getattr(factcheck, name) is not None
    with pytest.raises(AttributeError):
        _ = factcheck.nonsense


def test_importing_it_imports_nothing_else():
    code = "import sys, factcheck; sys.exit(any(name.startswith('factcheck.') and name != 'factcheck.version' for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
