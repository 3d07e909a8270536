"""The notation of phrases and conditions."""

import pytest

from factcheck.phrase import MAX_ELEMENTS, PhraseError, parse_condition, parse_phrase


def test_a_phrase_is_its_elements():
    kinds = [
        (e.kind, sorted(e.names), e.optional, e.many) for e in parse_phrase("{part+} <of|in>? {whole} , ... // turnout")
    ]
    assert kinds == [
        ("role", ["part"], False, True),
        ("concept", ["in", "of"], True, False),
        ("role", ["whole"], False, False),
        ("mark", [], False, False),
        ("gap", [], False, False),
        ("stop", [], False, False),
        ("word", ["turnout"], False, False),
    ]


@pytest.mark.parametrize(
    "text", ["", "...", "{part} ...", "<>", "{part", "{part} } {whole}", "a " * (MAX_ELEMENTS + 1)]
)
def test_a_bad_phrase_is_refused(text):
    with pytest.raises(PhraseError):
        parse_phrase(text)


def test_conditions_read_places_links_and_flags():
    assert parse_condition("not with <rise|fall>").negated
    assert parse_condition("before <from>").concepts == {"from"}
    assert parse_condition("apposed {share}").role == "share"
    assert parse_condition("flag <definite>").what == "flag"


def test_a_condition_may_offer_a_choice():
    choice = parse_condition("before <from> or not earlier-than {new}")
    assert [option.what for option in choice.options] == ["before", "earlier-than"]
    assert choice.roles == {"new"}
    assert choice.said == "before <from> or not earlier-than {new}"
    assert parse_condition("beside {old|new}").roles == {"old", "new"}


@pytest.mark.parametrize(
    "text", ["", "somewhere <from>", "beneath {share}", "with", "with <from", "not beside {old|new}"]
)
def test_a_bad_condition_is_refused(text):
    with pytest.raises(PhraseError):
        parse_condition(text)
