"""judge.settle: alarms that another check of the document explains away."""

import pytest

from factcheck import check_text
from factcheck.judge import settle
from factcheck.model import Check, Figure

KM, MILES, THIRD = check_text("He rode 1,200 km, which is 745 miles. A third of it was sand.").claims


def check(rule, verdict, *claims, bound=False):
    figures = tuple(Figure(f"role{number}", claim) for number, claim in enumerate(claims))
    severity = "warning" if verdict == "inconsistent" else None
    return Check(rule=rule, verdict=verdict, severity=severity, message="", arithmetic="", figures=figures, how="", bound=bound)  # fmt: skip


def alarms(*checks):
    return [one.rule for one in settle(list(checks)) if one.verdict == "inconsistent"]


def test_two_that_agree_leave_nothing_for_a_third():
    alarm = check("share", "inconsistent", KM, MILES, THIRD)
    assert alarms(alarm) == ["share"]
    assert alarms(alarm, check("conversion", "consistent", KM, MILES)) == []


@pytest.mark.parametrize(("pair", "bound"), [((KM, MILES), True), ((KM, THIRD), False)])
def test_a_bound_or_a_possible_share_explains_nothing(pair, bound):
    alarm = check("share", "inconsistent", KM, MILES, THIRD)
    assert alarms(alarm, check("other", "consistent", *pair, bound=bound)) == ["share"]


def test_what_agrees_the_other_way_round_is_no_contradiction():
    there, back = check("order", "inconsistent", KM, MILES), check("order", "consistent", MILES, KM, bound=True)
    assert alarms(there, back) == []
    assert alarms(there, check("another", "consistent", MILES, KM, bound=True)) == ["order"]
