"""A third language is one YAML file: French, which no line of Python knows, is told apart, read and checked."""

import pytest

from factcheck import check_text
from factcheck.language import detect_language

# for each rule a sentence that agrees and one that does not
SENTENCES = {
    "share-of-whole": [
        "Sur les 180 élèves, 45, soit 25 %, ont réussi.",
        "Sur les 180 élèves, 45, soit 35 %, ont réussi.",
    ],
    "percent-change": [
        "Le loyer est passé de 400 à 500 euros, soit une hausse de 25 %.",
        "Le loyer est passé de 400 à 500 euros, soit une hausse de 35 %.",
    ],
    "parts-total": [
        "La flotte compte 23 bateaux : 11 chalutiers, 8 ferries et 4 vedettes.",
        "La flotte compte 25 bateaux : 11 chalutiers, 8 ferries et 4 vedettes.",
    ],
    "remainder": [
        "Sur les 1 850 candidats, 1 230 ont été admis et les 620 autres ont échoué.",
        "Sur les 1 850 candidats, 1 230 ont été admis et les 720 autres ont échoué.",
    ],
    "weekday-date": [
        "Le vote a lieu le samedi 21 juin 2025.",
        "Le vote a lieu le lundi 21 juin 2025.",
    ],
    "included-exceeds-total": [
        "Le bilan est de 38 morts, dont 12 enfants.",
        "Le bilan est de 38 morts, dont 62 enfants.",
    ],
    "unit-conversion": [
        "Le tuyau fait 18 pouces, soit 457 millimètres.",
        "Le tuyau fait 18 pouces, soit 547 millimètres.",
    ],
    "range-order": [
        "Les travaux coûteront entre 1,4 et 3,4 millions d'euros.",
        "Les travaux coûteront entre 3,4 et 1,4 millions d'euros.",
    ],
}


@pytest.mark.parametrize(("rule", "sentences"), SENTENCES.items(), ids=list(SENTENCES))
def test_a_rule_works_in_french(rule, sentences):
    right, wrong = (check_text(sentence) for sentence in sentences)
    assert rule in {check.rule for check in right.checks if check.verdict == "consistent"}
    assert not right.findings
    assert [check.rule for check in wrong.findings] == [rule]


@pytest.mark.parametrize("sentence", [sentence for pair in SENTENCES.values() for sentence in pair])
def test_french_is_told_from_the_others(sentence):
    assert detect_language(sentence) == "fr"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Marine Le Pen and Jean-Luc Mélenchon met in Aix-en-Provence, said Le Monde.", "en"),
        ("Les Misérables opened at the Théâtre de la Ville on the Rue de Rivoli.", "en"),
        ("The château of La Roche-sur-Yon was sold by a count to Île-de-France.", "en"),
        ("Charles de Gaulle was 79.", "en"),
        ("قال وزير الخارجية الفرنسي إن صحيفة Le Monde نشرت الخبر.", "ar"),
        ("L'entreprise The Body Shop a fermé 12 magasins dans le nord et la région de Lille.", "fr"),
        ("2 + 2", "en"),
    ],
)
def test_names_do_not_change_the_language(text, code):
    assert detect_language(text) == code


def test_spaces_of_every_width_group_digits():
    for space in " \u00a0\u202f\u2009":
        (claim,) = check_text(f"La ville compte 1{space}234{space}567 habitants.").claims
        assert claim.value == 1234567
