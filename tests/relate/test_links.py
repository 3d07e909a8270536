"""How two figures stand to each other, read off the words between them, and how far an inferred tie may reach."""

from __future__ import annotations

import pytest

from factcheck import check_text
from factcheck.language import load_pack
from factcheck.model import Document
from factcheck.phrase import UNARY
from factcheck.recognize import recognize
from factcheck.relate.conditions import PROPERTIES
from factcheck.relate.links import link_holds
from factcheck.relate.lists import exhaustive, leads_list
from factcheck.relate.passage import Passage, build_passage


def passage(text: str, language: str = "en") -> Passage:
    return build_passage(recognize(Document(text, "x"), load_pack(language)))


def claims(where: Passage, *texts: str) -> tuple[int, ...]:
    return tuple(next(i for i, claim in enumerate(where.claims) if claim.text == text) for text in texts)


def test_every_condition_of_figures_by_themselves_has_a_meaning():
    assert set(PROPERTIES) == set(UNARY)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("32 of the 1,000 villagers fell ill; 90 percent of the carriers were men.", True),
        ("Of the 1,000 villagers, 32 fell ill, 3 percent of the villagers.", False),
        ("Of the 1,000 sheep, 90 percent of the flock died.", False),  # a singular stands for the whole
        ("Of the 1,000 villagers, 90 percent of them fled.", False),
    ],
)
def test_a_share_of_something_else_is_elsewhere(text, held):
    where = passage(text)
    share = next(i for i, claim in enumerate(where.claims) if claim.kind == "percent")
    assert link_holds(where, "elsewhere", share, *claims(where, "1,000")) is held


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("They asked for $920 million for Kabul, $698 million for Cairo.", True),
        ("They asked for $920 million in all, $698 million for Cairo.", False),
        ("They asked for $920 million, $698 million for Cairo.", False),
    ],
)
def test_items_of_one_list_share_their_small_word(text, held):
    where = passage(text)
    assert link_holds(where, "as-the-other", *reversed(claims(where, "$920 million", "$698 million"))) is held


@pytest.mark.parametrize(
    ("text", "language", "parts", "held"),
    [
        ("A jury of seven women and five men.", "en", ("seven", "five"), True),
        ("A jury of seven women and five clerks.", "en", ("seven", "five"), False),
        ("A ferry with 90 passengers and 12 crew.", "en", ("90", "12"), True),
        ("لجنة من سبع نساء وخمسة رجال.", "ar", ("سبع", "خمسة"), True),
        ("لجنة من سبع نساء وخمسة خبراء.", "ar", ("سبع", "خمسة"), False),
    ],
)
def test_men_and_women_leave_nobody_out(text, language, parts, held):
    where = passage(text, language)
    assert exhaustive(where, claims(where, *parts)) is held


def test_a_figure_that_begins_a_list_leads_it():
    where = passage("They won 33 seats, the Greens 15 seats and others 9 seats.")
    assert leads_list(where, *claims(where, "33"))
    assert not leads_list(where, *claims(where, "9"))


def test_a_date_beside_a_figure_does_not_part_it_from_what_follows():
    where = passage("The lake stood at 5.2 metres in June, up 0.6 metres.")
    assert link_holds(where, "apposed", *reversed(claims(where, "5.2 metres", "0.6 metres")))


def alarms(text: str) -> list[str]:
    return [check.rule for check in check_text(text).findings]


def test_an_inferred_tie_speaks_only_of_sides_that_a_slip_could_part():
    assert alarms("The school has 720 pupils, 305 of whom come by bus; the other 515 walk.") == ["remainder"]
    assert alarms("The school has 720 pupils, 305 of whom come by bus; the other 15 walk.") == []  # nearly thirty times


def test_an_inferred_tie_does_not_reach_over_half_a_page():
    filler = "which the council had promised to mend since the spring floods of that wet year and never mended, as every visitor could see, "
    near = "The town has 640 lamps, of which 210 are lit; the other 530 are dark."
    far = f"The town has 640 lamps, {filler * 2}of which 210 are lit; the other 530 are dark."
    assert alarms(near) == ["remainder"]
    assert alarms(far) == []


def test_a_unit_means_one_thing_in_a_tie():
    """60,000 tons against 50,000 tons are a fifth more, whichever ton it is: never short tons against long ones."""
    assert alarms("Exports rose 30 percent to 60,400 tons from 50,200 tons.") == ["percent-change"]


@pytest.mark.parametrize(
    ("text", "earlier", "in_turn"),
    [
        ("It had 60 boats in 2019 and 84 in 2023.", True, True),
        ("There were 60 boats then; there are 84 now.", True, True),
        ("The quay went from 60 boats last year to 84 last month.", True, True),
        (
            "It made 60 million in 2023. Last year it made 84 million.",
            False,
            True,
        ),  # which of the two comes first nobody knows
        ("It had 60 boats, and it has 84.", False, True),  # by the tense alone
        ("The yard sold 60 boats in the first round and 84 boats in the second round.", True, True),
        ("Boats (2022: 60) numbered 84 at the end of the year.", True, True),
        ("The port has 60 boats and 84 carts.", False, False),
        ("It has 60 boats now, where there were 84.", False, False),
    ],
)
def test_amounts_told_of_two_times_stand_in_turn(text, earlier, in_turn):
    where = passage(text)
    old, new = (
        next(i for i, c in enumerate(where.claims) if c.text.startswith(n) and c.kind == "count") for n in ("60", "84")
    )
    assert link_holds(where, "earlier-than", old, new) is earlier
    assert link_holds(where, "in-turn", old, new) is in_turn
