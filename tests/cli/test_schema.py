"""The published schema, tried on what is really written."""

import json

import pytest
from jsonschema import Draft202012Validator

from factcheck.cli import status


@pytest.fixture
def validator(run):
    schema = json.loads(run("schema").out)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_what_is_written_of_the_samples_fulfils_it(form, validator, capsys, monkeypatch, request):
    monkeypatch.chdir(request.config.rootpath)
    assert status(["samples", "--format", form]) == 1
    written = capsys.readouterr().out
    documents = [json.loads(written)] if form == "json" else [json.loads(line) for line in written.splitlines()]
    for document in documents:
        validator.validate(document)


def test_what_is_broken_does_not(validator, run, tmp_path):
    (tmp_path / "a.txt").write_text("Sales rose 20% from 40 to 60 jars.\n")
    document = json.loads(run("a.txt", "--format", "jsonl").out)
    for key in ("claims", "checks", "id"):
        assert not validator.is_valid({name: value for name, value in document.items() if name != key})
    document["checks"][0]["severity"] = "loud"
    assert not validator.is_valid(document)
