"""Pages: the article without its surroundings, each figure on its line of the page."""

import datetime
import io

import pytest

from factcheck import extras
from factcheck.check import check_document
from factcheck.model import Document
from factcheck.readers import Unreadable
from factcheck.readers.html import read

PAGE = """<!doctype html>
<html lang="en"><head><title>Fair draws 60</title>
<meta property="article:published_time" content="2024-03-05T08:00:00Z"></head>
<body><nav><ul><li>Home 1</li><li>Sport 2</li></ul></nav>
<article>
<h1>Village fair draws record crowd</h1>
<p>The village fair opened on Saturday under a clear sky, and the lanes were full by noon, said the mayor.</p>
<!-- factcheck: ignore percent-change - quoted as printed -->
<p>Sales of honey
rose 20% from 40 to 60 jars, the beekeepers said, after a warm spring in the valley.</p>
<p>Sales of bread rose 25% from 40 to 60 loaves, the bakers said, though flour had been dear since winter.</p>
</article><script>var x = "rose 20% from 40 to 60";</script>
<footer>Copyright 2019, page 3</footer></body></html>
"""


def test_the_article_is_read_and_its_lines_are_those_of_the_page():
    (document,) = read(io.BytesIO(PAGE.encode()), "a.html")
    assert isinstance(document, Document)
    assert (document.language, document.date) == ("en", datetime.date(2024, 3, 5))
    report = check_document(document)
    assert [claim.text for claim in report.claims if claim.kind == "percent"] == ["20%", "25%"]
    assert not [claim for claim in report.claims if claim.text in ("1", "2", "3", "2019")]
    (finding,) = report.findings
    assert finding.figures[0].claim.line == 11
    assert [check.figures[0].claim.line for check in report.silenced] == [9]


@pytest.mark.parametrize("page", ["<html><body></body></html>", "<p></p>"])
def test_a_page_without_an_article_is_told(page):
    (only,) = read(io.BytesIO(page.encode()), "a.html")
    assert only == Unreadable("a.html", "no article was found in this page")


def test_without_the_extra_the_command_that_installs_it_is_told(monkeypatch):
    def missing(name):
        raise ModuleNotFoundError(name=name)

    monkeypatch.setattr(extras, "import_module", missing)
    (only,) = read(io.BytesIO(PAGE.encode()), "a.html")
    assert "pip install 'factcheck[html]'" in only.message
