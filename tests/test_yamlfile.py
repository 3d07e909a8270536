"""YAML as text: nothing is turned into numbers or truth, and every problem has a place."""

import pytest

from factcheck.yamlfile import YamlError, read_yaml


def test_scalars_stay_the_text_they_were():
    data = read_yaml("a: on\nb: 1.10\nc: 12:30\nd: 007\ne: ~\nf: [no, 2024-01-01]").data
    assert data == {"a": "on", "b": "1.10", "c": "12:30", "d": "007", "e": None, "f": ["no", "2024-01-01"]}


def test_marks_tell_where_a_key_stands():
    file = read_yaml("a:\n  b: [x, y]\n")
    assert file.marks[("a", "b")] == (2, 3)
    assert str(file.problem(("a", "b", 7), "odd")) == "<text>:2:3: odd"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a: 1\na: 2\n", 2, "second time (first on line 1)"),
        ("a: [1, 2\nb: 3\n", 2, ""),
        ("? [1]\n: 2\n", 1, "plain word"),
        ("a: &x [*x]\n", 1, "contains itself"),
    ],
)
def test_problems_have_a_line_and_say_what(text, line, words):
    with pytest.raises(YamlError) as caught:
        read_yaml(text, "rule.yaml")
    problem = caught.value.problems[0]
    assert problem.path == "rule.yaml"
    assert problem.line == line
    assert words in problem.message
