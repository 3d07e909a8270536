"""Rule files: every problem of a file is told at its place, and a house rule may extend or replace a shipped one."""

import pytest

from factcheck import check_text
from factcheck.check import Settings
from factcheck.rule import rule_from_yaml
from factcheck.rulebook import load_rules
from factcheck.yamlfile import YamlError, read_yaml

GOOD = """\
title: A part is within its whole
severity: error
why: It must be.
roles:
  part: {kind: count}
  whole: {kind: count, like: part}
phrases: ["{part} of {whole}"]
check: part <= whole
"""


def problems(text):
    with pytest.raises(YamlError) as caught:
        rule_from_yaml(read_yaml(text, "rule.yaml"), "rule")
    return [str(problem) for problem in caught.value.problems]


def test_a_good_rule_loads():
    assert rule_from_yaml(read_yaml(GOOD, "rule.yaml"), "rule").id == "rule"


def test_all_that_is_wrong_is_told_at_once_with_its_place():
    text = (
        GOOD.replace("title:", "titel:")
        .replace("kind: count}", "kind: cuont}")
        .replace("part <= whole", "part <= wohle")
    )
    told = problems(text)
    assert "rule.yaml:1:1: unknown key 'titel', did you mean 'title'?" in told
    assert any("'cuont' is no kind, did you mean 'count'?" in line for line in told)
    assert any(line.startswith("rule.yaml:8:") and "no role is called 'wohle'" in line for line in told)
    assert any("a rule needs 'title'" in line for line in told)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("{part} of {whole}", "{part} of {all}", "no role is called 'all'"),
        ("{part} of {whole}", "{part} of {whole", "is not part of a phrase"),
        ("error", "fatal", "is no severity"),
        ("like: part", "like: parts", "no role is called 'parts'"),
        ('phrases: ["{part} of {whole}"]\n', "", "nothing will ever be checked"),
        ("part <= whole", "part.real <= whole", "Attribute is not allowed"),
    ],
)
def test_a_wrong_part_is_named(old, new, says):
    assert any(says in line for line in problems(GOOD.replace(old, new)))


def test_a_house_rule_may_extend_a_shipped_one(tmp_path):
    (tmp_path / "weekday-date.yaml").write_text("extends: weekday-date\nseverity: warning\n", "utf-8")
    text = "The vote is on Sunday 12 June 2025."
    [finding] = check_text(text).findings
    assert (finding.rule, finding.severity) == ("weekday-date", "error")
    [finding] = check_text(text, settings=Settings(rules=(str(tmp_path),))).findings
    assert (finding.rule, finding.severity) == ("weekday-date", "warning")


def test_extending_nothing_names_the_nearest(tmp_path):
    path = tmp_path / "mine.yaml"
    path.write_text("extends: weekday-dat\n", "utf-8")
    with pytest.raises(YamlError, match="did you mean 'weekday-date'"):
        load_rules((str(path),))


def test_an_unknown_id_to_select_names_the_nearest():
    with pytest.raises(LookupError, match="did you mean 'percent-change'"):
        load_rules(select=frozenset({"percent-chang"}))
