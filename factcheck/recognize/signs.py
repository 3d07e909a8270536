"""Folded text and the place of a number in, what is written onto it out: particles, a minus, a letter that scales it, or a name's letters."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from factcheck.language import Folded, Pack
from factcheck.packwords import of_pack
from factcheck.patterns import compiled
from factcheck.recognize.alternation import alternation
from factcheck.recognize.measures import is_front, unit_after, unit_before
from factcheck.recognize.neighbours import next_word
from factcheck.recognize.number_words import END, folded_keys, lexicon
from factcheck.recognize.unit_words import Unit
from factcheck.record import dataclass

_MINUS = compiled(
    r"(?<![^\s(\[\"':=,])(?<!\d[ ])[-–]$|^[-–] $"
)  # a dash between spaces is no minus: "Macon - $1,010", "75 -300 mm"
_NEXT_ITEM = compiled(r"[\d.,]+ [^\W\d_][^\n:;]{2,60}(?: |\n)[-–] ?\d[\d.,]* [^\W\d_]")
_MAY_TOUCH = frozenset("([\"'$£€¥₹₽₺₪₩₦₱₿%~≈<>≤≥=+±—–*|…;°#")  # "#" is judged by the recognizer of labels


@dataclass(frozen=True, eq=False)
class Signs:
    """The compiled signs of a pack: letters that scale, words for minus, letters that may touch digits."""

    letters: re.Pattern[str]
    values: Mapping[str, tuple[Decimal, bool]]
    minus: re.Pattern[str]
    glue: re.Pattern[str]
    between: frozenset[str]
    millions: frozenset[str]
    onto: frozenset[str]


@of_pack
def signs(pack: Pack) -> Signs:
    """The signs of a pack, compiled once."""
    section = pack.section("numerals")
    values = {}
    for group, weak in (("letters", False), ("weak_letters", True)):
        for value, forms in (section.get(group) or {}).items():
            values.update({key: (Decimal(value), weak) for key in folded_keys(pack, forms)})
    minus = alternation(folded_keys(pack, section.get("minus", ())))
    return Signs(
        letters=compiled(rf" ?({alternation(values)}){END}"),
        values=values,
        minus=compiled(rf"(?:(?<![^\W_])(?:{minus}) )$"),
        glue=compiled(f"[{section['glue']}]" if section.get("glue") else r"(?!)"),
        onto=frozenset(folded_keys(pack, section.get("onto_digits", ()))),
        millions=frozenset(folded_keys(pack, section.get("millions_of", ()))),
        between=frozenset(folded_keys(pack, pack.section("ranges").get("to", ()))),
    )


def is_free(folded: Folded, start: int, floor: int, pack: Pack) -> bool:
    """Whether digits at a place begin a number: not within F-16, 4.2.1, covid-19; particles and currency letters may touch."""
    text = folded.text
    if start == 0:
        return True
    before = text[start - 1]
    if text[start] == "." and before.isalnum():
        return False
    if before.isspace() or before in _MAY_TOUCH:
        return True
    earlier = text[start - 2] if start > 1 else " "
    if before in ":/":
        return not earlier.isdecimal() or start - 1 == floor
    if before == "-":
        return (
            not earlier.isalnum()
            or earlier.isdecimal()
            or start - 1 == floor
            or _joined_by_hyphen(text, start - 1, pack)
        )
    if before in ".,":
        return (
            not earlier.isalnum()
            or (before == "," and start - 1 == floor)
            or unit_before(folded, start, floor, pack) is not None
        )
    if not (before.isalnum() or before == "_"):
        return True
    word = written_onto(text, start)
    if not word:
        return False
    words = lexicon(pack)
    if (
        word in words.particles
        or word in signs(pack).onto
        or (len(word) > 2 and signs(pack).glue.match(word[-1]) is not None)
    ):
        return True
    return is_front(word, pack) and unit_before(folded, start, floor, pack) is not None


def _spelled_behind(text: str, end: int, unit: tuple[Unit, int]) -> bool:
    """Whether a unit of two letters and more stands apart behind a letter, which is then no unit itself: "1.9m sq miles"."""
    return unit[0].kind == "measure" and text[end : end + 1] == " " and unit[1] - end > 2


def _joined_by_hyphen(text: str, hyphen: int, pack: Pack) -> bool:
    """Whether the word before a hyphen is a particle («بـ-5») or joins two numbers ("3-to-1")."""
    word = written_onto(text, hyphen)
    return word in lexicon(pack).particles or (word in signs(pack).between and text[hyphen - len(word) - 1] == "-")


def written_onto(text: str, start: int) -> str:
    """The letters that touch a place from before, "" when there are none or digits stand before them."""
    first = start
    while first and text[first - 1].isalpha() and start - first < 20:
        first -= 1
    return "" if first and (text[first - 1].isdecimal() or text[first - 1] == "_") else text[first:start]


def minus_before(text: str, start: int, floor: int, pack: Pack) -> tuple[int, bool]:
    """Where the figure begins with its minus, and whether it has one."""
    low = max(floor, start - 12)
    match = _MINUS.search(text, low, start) or signs(pack).minus.search(text, low, start)
    return (match.start(), True) if match and not _is_bullet(text, match.start()) else (start, False)


def _is_bullet(text: str, at: int) -> bool:
    """Whether a dash written onto a number begins an item of a list, and the next item begins alike: «الأدوات: -35 علبة لصق - 12 قلماً»."""
    return (
        text[at] in "-–"
        and text[max(0, at - 3) : at].rstrip(" ")[-1:] in ("", "\n", ":")
        and _NEXT_ITEM.match(text, at + 1) is not None
    )


def is_scale(folded: Folded, match: re.Match[str], before: tuple[Unit, int] | None, limit: int, pack: Pack) -> bool:
    """Whether "m" is a million here: after a currency's sign, before a currency, or as a capital that touches the digits."""
    weak = signs(pack).values[match[1]][1]
    touching = match.start() == match.start(1)
    if before is not None and before[0].kind == "money":
        return True
    if not weak:
        return touching or len(match[1]) > 1
    if not touching:
        return False
    if (
        next_word(folded.text, match.end()) in signs(pack).millions
        and folded.text[match.end() : match.end() + 1] == " "
    ):
        return True
    after = unit_after(folded, match.end(), limit, pack, glued=False)
    if after is not None and after[0].kind == "money":
        return True
    if after is not None and len(match[1]) == 1 and _spelled_behind(folded.text, match.end(), after):
        return True  # "1.9m sq miles", but "a 7.62mm barrel"
    decimal = "." in folded.text[max(0, match.start() - 4) : match.start()]
    return len(match[1]) == 1 and (
        folded.capital(match.start(1)) or (decimal and not unit_after(folded, match.start(), limit, pack, True))
    )
