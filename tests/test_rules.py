"""Every shipped rule loads, and every example in it does as it says."""

import pytest

from factcheck.examples import Example, examples_of, run_example
from factcheck.rulebook import shipped_rules

EXAMPLES = [example for rule in shipped_rules() for example in examples_of(rule)]


def _name(example: Example) -> str:
    return f"{example.rule.id}-{example.language}-{example.kind}-{example.text[:30]}"


@pytest.mark.parametrize("example", EXAMPLES, ids=_name)
def test_example(example):
    assert run_example(example).wrong == ""


@pytest.mark.parametrize("rule", shipped_rules(), ids=lambda rule: rule.id)
def test_a_rule_explains_itself(rule):
    assert rule.title and rule.why and rule.never
    assert rule.message.get("en") and rule.message.get("ar")
