"""The page in a real browser: what it joins, filters and lays out, and what an article cannot make it do."""

import shutil

import pytest

from factcheck.cli import status

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: make test-browser does")
if CHROMIUM is None:
    pytest.skip("no chromium: apt-get install chromium", allow_module_level=True)

WRONG = "Sales rose 20% from 40 to 60 jars, the beekeepers said.\n\nOf the 40 guests, 50 left early.\n"
HOSTILE = (
    "</script><script>document.title='run'</script><img src=x onerror=\"document.title='run'\">\n"
    '<a href="javascript:document.title=\'run\'">Sales</a> rose 20% from 40 to 60" onmouseover="document.title=\'run\'" jars.\n'
)
ARABIC = "ارتفع عدد الزوار بنسبة 20 في المائة من 40 إلى 60 زائراً.\n"


@pytest.fixture(scope="module")
def browser():
    flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-sync"]
    with sync_api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser, tmp_path, monkeypatch):
    """A function that checks texts and opens the page of them."""
    opened = browser.new_page()
    opened.errors = []
    opened.on("pageerror", lambda error: opened.errors.append(str(error)))
    monkeypatch.chdir(tmp_path)

    def show(*texts, words="en", scheme="light"):
        for number, text in enumerate(texts):
            (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
        status([".", "--format", "html", "-o", "page.html", "--lang-ui", words])
        opened.emulate_media(color_scheme=scheme)
        opened.goto(f"file://{tmp_path}/page.html")
        return opened

    yield show
    assert opened.errors == []
    opened.close()


def lit(page):
    return page.eval_on_selector_all("mark.lit", "marks => marks.map(mark => mark.textContent)")


def test_hover_and_focus_join_the_figures_of_a_finding(page):
    shown = page(WRONG)
    shown.hover("mark:has-text('20%')")
    assert lit(shown) == ["20%", "40", "60"]
    assert shown.locator(".note.lit").count() == 1
    shown.hover("h2")
    assert lit(shown) == []
    shown.focus("mark:has-text('60')")
    assert lit(shown) == ["20%", "40", "60"]


def test_filters_hide_notes_and_a_rule_can_be_picked(page):
    shown = page(WRONG)
    visible = ".note[data-severity]:not([data-severity='']):visible"
    before = shown.locator(visible).count()
    assert before == 2
    shown.select_option("#rule", "percent-change")
    assert shown.locator(visible).count() == 1
    shown.select_option("#rule", "")
    shown.uncheck("input[data-severity='error']")
    assert shown.locator(visible + ".error").count() == 0
    assert shown.locator("mark.bad:has-text('20%')").count() == 0


def test_keys_go_from_finding_to_finding(page):
    shown = page(WRONG)
    order = []
    for key in ("n", "n", "n", "p"):
        shown.keyboard.press(key)
        order.append(shown.evaluate("document.activeElement.dataset.rule"))
    assert order[0] == order[2] != order[1] == order[3]


def test_nothing_of_an_article_runs(page):
    shown = page(HOSTILE)
    shown.hover("mark.bad >> nth=0")
    shown.wait_for_timeout(100)
    assert shown.title() == "factcheck"
    assert shown.locator(".text img, .text a, .text script").count() == 0
    assert "<script>" in shown.inner_text(".text")


def test_an_arabic_article_is_laid_out_from_the_right(page):
    shown = page(ARABIC, words="ar")
    box = shown.locator(".text p").bounding_box()
    first, last = (
        shown.locator("mark:has-text('20')").bounding_box(),
        shown.locator("mark:has-text('60')").bounding_box(),
    )
    assert last["x"] < first["x"] < box["x"] + box["width"]
    assert shown.eval_on_selector("html", "html => html.dir") == "rtl"
    assert shown.locator("aside").bounding_box()["x"] < box["x"]


def test_many_documents_have_an_index_with_links(page):
    shown = page(WRONG, ARABIC)
    assert shown.locator(".index tbody a").all_inner_texts() == ["./0.txt", "./1.txt"]
    shown.click(".index tbody a >> nth=1")
    assert shown.url.endswith("#d2")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("words", ["en", "ar"])
def test_it_passes_an_accessibility_check(page, scheme, words):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="make test-browser installs axe")
    shown = page(WRONG, ARABIC, words=words, scheme=scheme)
    result = axe.Axe().run(shown)
    assert result.violations_count == 0, result.generate_report()
