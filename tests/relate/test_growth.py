"""Rules and texts meant to hang the tool: work must grow with the text, not with its square.

Work is counted in calls of functions, so that the answer is the same on every machine.
"""

from __future__ import annotations

import sys
from importlib.resources import files
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from factcheck.check import Settings, check_document
from factcheck.expression import ExpressionError, compile_expression
from factcheck.functions import FUNCTIONS
from factcheck.model import Document

GROWTH = 2.4  # times the work for twice the text; a square would be four
SHIPPED = Settings()
FEW = 24  # the same with a house rule
SMALL = 110  # repetitions of a text's unit

TEXTS = {
    "a list without end": "12, ",
    "figures joined by and": "12 and ",
    "words that lead nowhere": "from of to rose by ",
    "each figure with its word": "rose by 12% from 40 ",
    "brackets": "12 (13 ",
    "shares of nothing": "50 percent of ",
    "ranges": "10-20-",
    "one number": "1",
    "groups": "1,000,",
    "a word of number": "one hundred and ",
    "dates": "on 3 May and ",
    "Arabic words": "ارتفع من 12 إلى ",
    "Arabic numbers": "ثلاثة وعشرون و",
    "sentences": "Of 12 people 3 left. ",
    "bullets": "- 12 goats\n",
    "a table": "| 12 | 13 |\n",
}

MANY_RULES = 1.5  # times the work for sixteen times the rules: each check that is found is told once for every rule
NEWS = {
    "English": "Output rose from 40 to 60 tonnes, a rise of 20 percent. Of the 480 farms asked on Monday, 3 May 2021, 120 grow "
    "barley, a quarter. The two mills, Osk and Tarn, employ 75 people.\n\nNobody was hurt.",
    "Arabic": "ارتفع الإنتاج من 40 إلى 60 طنا، بزيادة 20 في المائة. ومن بين 480 مزرعة تزرع 120 مزرعة الشعير، أي ربعها.",
}

HOUSE_RULES = {
    "gaps": "{a} ... {b} ... {a} ... {b} ... {a} ... {b} ... {a} ... {b}",
    "optional words": "{a} <of>? <from>? <to>? <by>? <of>? <from>? <to>? <by>? <of>? <from>? {b}",
    "lists": "{c+} ... {b} ... <of>",
    "stops": "{a} // {b} // <total>",
    "marks": "{a} , , , , , , {b}",
}


def house_rule(phrase: str) -> str:
    return f"""title: A trap
severity: error
why: It is meant to hang.
roles:
  a: {{kind: [count, percent]}}
  b: {{kind: [count, percent]}}
  c: {{kind: [count, percent], many: yes}}
phrases: ["{phrase}"]
assembly:
  - {{anchor: a, window: [3, 3], needs: {{b: "sentence <of>", c: "follows {{a}}"}}}}
check: a + b == sum(c)
examples:
  en:
    pass: ["2 and 2"]
"""


def work(text: str, settings: Settings = SHIPPED) -> int:
    """How many functions are called to check a text."""
    calls = 0

    def count(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    document = Document(text, "text", language="ar" if "ا" in text else "en")
    check_document(document, settings)  # what is made once and kept is no part of the work
    sys.setprofile(count)
    try:
        check_document(document, settings)
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("unit", TEXTS.values(), ids=TEXTS)
def test_work_grows_with_the_text(unit: str) -> None:
    once, twice = work(unit * SMALL), work(unit * 2 * SMALL)
    assert twice < GROWTH * once, f"{once:,} calls became {twice:,}"


@pytest.mark.parametrize("phrase", HOUSE_RULES.values(), ids=HOUSE_RULES)
@pytest.mark.parametrize(
    "name", ["a list without end", "words that lead nowhere", "each figure with its word", "sentences"]
)
def test_no_house_rule_makes_it_grow_faster(phrase: str, name: str, tmp_path: Path) -> None:
    path = tmp_path / "trap.yaml"
    path.write_text(house_rule(phrase), encoding="utf-8")
    settings = Settings(rules=(str(path),), select=frozenset({"trap"}))
    once, twice = work(TEXTS[name] * FEW, settings), work(TEXTS[name] * 2 * FEW, settings)
    assert twice < GROWTH * once, f"{once:,} calls became {twice:,}"


@pytest.mark.parametrize("text", NEWS.values(), ids=NEWS)
def test_rules_that_ask_the_same_cost_a_look_up(text: str, tmp_path: Path) -> None:
    """Sixteen copies of every shipped rule under other ids: logarithmic would be five times the work."""
    once, many = work(text), work(text, Settings(rules=(copies_of_the_shipped_rules(tmp_path, 15),)))
    assert many < MANY_RULES * once, f"{once:,} calls became {many:,}"


def copies_of_the_shipped_rules(folder: Path, copies: int) -> str:
    for entry in files("factcheck.rules").iterdir():
        text = entry.read_text(encoding="utf-8") if entry.name.endswith(".yaml") else ""
        for copy in range(copies):
            if text and "\nextends:" not in f"\n{text}":  # a house rule extends none
                (folder / f"{entry.name[:-5]}-{copy}.yaml").write_text(text, encoding="utf-8")
    return str(folder)


@pytest.mark.parametrize(
    "check",
    [
        "a == 9 ** 9 ** 9",
        "a == b ** 4000",
        "a == " + "abs(" * 60 + "b" + ")" * 60,
        " + ".join(["a"] * 400) + " == b",
        "a == " + "9" * 5000,
    ],
    ids=["towers", "powers", "nesting", "length", "digits"],
)
def test_a_check_that_could_blow_up_is_refused(check: str) -> None:
    with pytest.raises(ExpressionError):
        compile_expression(check, frozenset({"a", "b"}), FUNCTIONS)
