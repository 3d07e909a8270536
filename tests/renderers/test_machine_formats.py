"""Formats for machines: valid by their own rules, placed by line and column, and safe from what an article says."""

import csv
import io
import json
import re
from xml.etree import ElementTree

import pytest
from sarif_pydantic import Sarif

from factcheck.check import Settings, check_document, rules_of
from factcheck.model import Document
from factcheck.renderers import Look, load_renderer

WRONG = "Ticket sales\n\nSales rose 20% from 40 to 60, the fair said. =cmd() opened | late, with 12 stalls."
ARABIC = "ارتفع عدد الزوار بنسبة 20 في المائة من 40 إلى 60 زائراً.\n"
HOSTILE = '%0A::error::x\u0000\r\nSales rose 20% from 40 to 60 ]]><script>alert(1)</script> & "co", \x1b[31mred.\n'


def rendered(name, *texts, path="a b/été:1.txt", **look):
    """What a format writes of some texts, each a document of the same path."""
    reports = [check_document(Document(text, id=f"{path}#{n}", path=path)) for n, text in enumerate(texts)]
    out = io.StringIO(newline="")
    load_renderer(name).render(reports, out, Look(rules=rules_of(Settings()), **look))
    return out.getvalue()


def test_sarif_is_valid_and_names_nothing_that_the_standard_does_not():
    log = json.loads(rendered("sarif", WRONG, ARABIC, HOSTILE))
    model = Sarif.model_validate(log)
    assert json.loads(model.model_dump_json(by_alias=True, exclude_unset=True)) == log


def test_sarif_places_each_figure_and_the_rule():
    run = json.loads(rendered("sarif", WRONG))["runs"][0]
    (result,) = run["results"]
    rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
    assert (rule["id"], result["level"]) == ("percent-change", "error")
    region = result["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 3, "startColumn": 12, "endLine": 3, "endColumn": 15}
    assert [place["message"]["text"] for place in result["relatedLocations"]] == ["change: 20%", "old: 40", "new: 60"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a%20b/%C3%A9t%C3%A9:1.txt"


def test_sarif_without_documents_is_a_log_with_no_results():
    assert json.loads(rendered("sarif"))["runs"][0]["results"] == []


@pytest.mark.parametrize("text", [WRONG, ARABIC, HOSTILE])
def test_a_github_annotation_is_one_line_and_its_properties_hold_no_separators(text):
    lines = rendered("github", text).splitlines()
    assert len(lines) == 1
    command, properties, message = re.fullmatch(r"::(\w+) (.*?)::(.*)", lines[0]).groups()
    assert command == "error"
    assert dict(pair.split("=") for pair in properties.split(","))["file"] == "a b/été%3A1.txt"
    assert "%0A" in message and "\r" not in message


def test_gitlab_issues_have_a_fingerprint_each():
    issues = json.loads(rendered("gitlab", WRONG, WRONG))
    assert len({issue["fingerprint"] for issue in issues}) == 2
    assert issues[0]["severity"] == "critical"
    assert issues[0]["location"] == {"path": "a b/été:1.txt", "lines": {"begin": 3, "end": 3}}


@pytest.mark.parametrize("text", [WRONG, ARABIC, HOSTILE])
def test_junit_is_well_formed_whatever_the_article_says(text):
    suites = ElementTree.fromstring(rendered("junit", text))
    suite = suites.find("testsuite")
    failures = suite.findall("testcase/failure")
    assert suite.get("failures") == str(len(failures)) == "1"
    assert "≠" in failures[0].text


def test_the_worksheet_has_a_row_for_every_figure_and_an_empty_column_to_tick():
    head, *rows = csv.reader(io.StringIO(rendered("csv", WRONG)))
    assert head[0] == "ticked"
    assert [(row[0], row[4], row[9]) for row in rows] == [
        ("", "20%", "inconsistent"),
        ("", "40", "inconsistent"),
        ("", "60", "inconsistent"),
        ("", "12", "unchecked"),
    ]
    assert rows[0][8] == "Sales rose 20% from 40 to 60, the fair said."


def test_no_cell_of_the_worksheet_is_a_formula():
    text = "=SUM(A1) of 12 stalls.\n\n@home, 15 stayed.\n\n+44 of 60 came.\n"
    _, *rows = csv.reader(io.StringIO(rendered("csv", text, path="-x.txt")))
    assert rows
    assert not [cell for row in rows for cell in row if cell[:1] in "=+-@" and cell and not cell[1:].isdecimal()]


def test_a_byte_order_mark_is_written_only_when_asked_for():
    assert rendered("csv", ARABIC, bom=True).startswith("\ufeffticked")
    assert rendered("csv", ARABIC).startswith("ticked")


def test_an_article_puts_no_markup_into_the_markdown_worksheet():
    page = rendered("markdown", HOSTILE, WRONG)
    assert "<script>" not in page
    rows = [line for line in page.splitlines() if line.startswith("| ☐")]
    assert len(rows) >= 7
    assert all(len(re.findall(r"(?<!\\)\|", row)) == 7 for row in rows)
