"""The page as text: whole in itself, with every figure marked and nothing of an article that could run."""

import base64
import hashlib
import io
import re

from factcheck.check import check_document
from factcheck.model import Document
from factcheck.renderers import Look, load_renderer

WRONG = "Sales rose 20% from 40 to 60 jars, with 12 stalls.\n"


def page(*texts, **look):
    reports = [check_document(Document(text, id=f"{n}.txt", path=f"{n}.txt")) for n, text in enumerate(texts)]
    out = io.StringIO()
    load_renderer("html").render(reports, out, Look(**look))
    return out.getvalue()


def test_only_the_pages_own_script_may_run():
    written = page(WRONG)
    (script,) = re.findall(r"<script>(.*?)</script>", written, re.S)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in written
    assert "default-src 'none'" in written
    assert not re.findall(r"(?:src|href)=[\"'](?!#)", written)


def test_every_figure_is_marked_by_what_came_of_it():
    marks = re.findall(r'<mark class="(\w+)"[^>]*>([^<]*)</mark>', page(WRONG))
    assert marks == [("bad", "20%"), ("bad", "40"), ("bad", "60 jars"), ("open", "12")] or marks == [
        ("bad", "20%"),
        ("bad", "40"),
        ("bad", "60"),
        ("open", "12"),
    ]


def test_the_article_reads_as_it_was_written():
    text = 'A <b>bold</b> claim & 12 "stalls".\n\nSecond: 13 > 12.\n'
    written = page(text)
    inside = re.search(r'<div class="text"[^>]*>(.*?)</div>', written, re.S)[1]
    plain = re.sub(r"</?(?:p|mark)\b[^>]*>", "", inside)
    assert (
        plain.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&").split()
        == text.split()
    )


def test_one_document_has_no_index_and_several_have_one():
    assert 'class="index"' not in page(WRONG)
    assert page(WRONG, WRONG).count('href="#d') == 2


def test_the_words_of_the_page_are_those_of_the_reader():
    assert '<html lang="ar" dir="rtl">' in page(WRONG, language="ar")
    assert "التالي" in page(WRONG, language="ar")
