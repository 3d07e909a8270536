"""A tie that the words do not spell out is no contradiction when its neighbours agree."""

import pytest

from factcheck import check_text


def alarms(text):
    return [finding.rule for finding in check_text(text).findings if finding.severity != "info"]


SERIES = (
    "Thefts numbered {first} in 2021 and fell to 4,890 in 2022 and 4,602 in 2023, a drop of {change} percent in a year."
)


@pytest.mark.parametrize("change", ["5.9", "6.2"])
def test_a_change_of_any_two_neighbours_agrees(change):
    assert alarms(SERIES.format(first="5,214", change=change)) == []


def test_a_change_of_no_two_neighbours_is_told():
    assert "percent-change" in alarms("The toll fell from 5,214 in 2021 to 4,890 in 2022, a drop of 16.2 percent.")


def test_the_tied_two_the_other_way_round_are_a_slip_and_no_excuse():
    text = (
        "Eggs averaged $3.60 a dozen last month. That was 20 percent more than the $2.88 shoppers paid a year earlier."
    )
    assert alarms(text) == ["percent-change"]


def test_a_sum_that_the_rule_excuses_is_no_contradiction():
    assert alarms("Assets of savers reached $403.5 billion, up 11%, or $40.1 billion, versus the year before.") == []
