"""Links from a finding's place to its file, for terminals that know them."""

import io
from pathlib import Path

from factcheck.check import check_document
from factcheck.model import Document
from factcheck.renderers import Look
from factcheck.renderers.text import render

TEXT = "Output rose 20% from 40 to 60 tonnes."


def shown(path: str, links: bool) -> str:
    out = io.StringIO()
    render([check_document(Document(TEXT, path, path=path))], out, Look(links=links))
    return out.getvalue()


def test_a_place_leads_to_its_file(tmp_path: Path):
    article = tmp_path / "an article.txt"
    article.write_text(TEXT, encoding="utf-8")
    linked = shown(str(article), links=True)
    assert linked.startswith(f"\x1b]8;;{article.as_uri()}\x1b\\{article}:1:13\x1b]8;;\x1b\\: error")
    assert linked.count("\x1b]8;;") == 2


def test_no_link_where_there_is_no_file_or_none_is_asked_for(tmp_path: Path):
    article = tmp_path / "article.txt"
    article.write_text(TEXT, encoding="utf-8")
    assert "\x1b" not in shown("-", links=True)
    assert "\x1b" not in shown(str(article), links=False)
