"""A pack's `dates` section in, one pattern that finds its words and what each word means out.

Words become date tokens, each with a one-letter symbol: the forms of dates are patterns over symbols (date_forms.py), so a
language only has to list its words, never the orders in which a date may be written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from factcheck.language import Pack
from factcheck.packwords import of_pack
from factcheck.patterns import compiled
from factcheck.recognize.alternation import alternation
from factcheck.recognize.starts import Starts, starts_of
from factcheck.record import dataclass, field, replace

# Symbols of tokens.
DAY, NUMBER, YEAR = "d", "n", "y"  # 1 to 31; another number of up to three digits; four digits that can be a year
MONTH, WEEKDAY, RELATIVE = "m", "w", "r"
WEAK_MONTH, WEAK_WEEKDAY = (
    "v",
    "u",
)  # words that mean something else too ("may", «صفر»): read beside another part or a cue
MODIFIER, MODIFIER_AFTER = "l", "L"  # last, next, this: before what they modify, or after it
PART = "p"  # early, mid, late, end of
WEAK_ERA = "E"  # «م» is a metre and a million too
ERA, DECADE, SEASON, QUARTER, HALF, FISCAL = "e", "k", "s", "q", "h", "f"
HALF_OF = "H"  # "the first half of the year", which needs no year beside it
FIGURES = "D"  # a date in figures with full stops, 12.06.2025
ORDINAL = "i"  # a day in words, "the fourth of July"
THIS_MONTH, CURRENT = "j", "J"  # "of this month"; «الجاري»
CENTURY, CENTURY_NAME = "C", "o"  # "century"; "nineteenth century"
# Symbols of gaps between tokens.
NEAR, LINE, COMMA, OF, TO, AND, SLASH, OPEN, CLOSE, IN_YEAR, BREAK = (
    " ",
    "N",
    ",",
    "~",
    "-",
    "&",
    "/",
    "(",
    ")",
    "=",
    "|",
)

_WIDEST_GAP = 30
_GAP_WORD = compiled(r"[^\W\d_]+|\n|[^\w ]")
_MARKS = {"/": SLASH, "(": OPEN, "[": OPEN, ")": CLOSE, "]": CLOSE, ",": COMMA, "\n": LINE}
_GAP_RANK = (BREAK, TO, AND, OPEN, CLOSE, SLASH, IN_YEAR, COMMA, OF, LINE)


@dataclass(frozen=True, slots=True)
class Token:
    """A part of a date at folded offsets.

    Attributes:
        value: the day, year, weekday, offset in days, quarter, decade or century, by the symbol.
        months: the months that the words name.
        system: the system of month names.
        note: the modifier, the part, the era or the season; "ordinal" on a day such as "12th".
    """

    symbol: str
    start: int
    end: int
    value: int = 0
    months: tuple[int, ...] = ()
    system: str = ""
    note: str = ""


@dataclass(frozen=True, eq=False)
class CalendarWords:
    """The compiled section.

    Attributes:
        pattern: finds numbers (group 1, with group 2 for an ordinal's or decade's suffix) and words (group 3).
        entries: the token, at no place, of each word.
        named_after_dates: words for places that bear a date as their name: a street, a stadium.
        lookalikes: spellings in the source of other words that fold to one of the lists' («أب», a father, to August).
        capital: words that count only when the source writes them with a capital.
    """

    pattern: re.Pattern[str]
    entries: Mapping[str, Token]
    capital: frozenset[str]
    weak_cues: frozenset[str]
    named_after_dates: frozenset[str]
    lookalikes: frozenset[str]
    names_too: frozenset[str]
    given_names: frozenset[str]
    not_after: Mapping[str, frozenset[str]]
    not_before: Mapping[str, frozenset[str]]
    of_it_after: frozenset[str]
    ordinals_after: frozenset[str]
    not_of: tuple[str, ...]
    attached: frozenset[str]
    decade_suffixes: frozenset[str]
    joiners: Mapping[str, str]
    starts: Starts
    _gaps: dict[str, str] = field(default_factory=dict)

    def gap(self, between: str) -> str:
        """The symbol of the text between two tokens."""
        if len(between) > _WIDEST_GAP:
            return BREAK
        symbol = self._gaps.get(between)
        if symbol is None:
            if len(self._gaps) > 4096:
                self._gaps.clear()
            symbol = self._gaps[between] = self._classify(between)
        return symbol

    def _classify(self, between: str) -> str:
        words = _GAP_WORD.findall(between)
        if not words:
            return BREAK if between.strip(" ") else NEAR
        if between.count("\n") > 1 or "_" in between:
            return BREAK
        whole = " ".join(between.split())
        if whole in self.joiners:
            return self.joiners[whole]
        found = {_MARKS.get(word) or self.joiners.get(word, BREAK) for word in words}
        return next(symbol for symbol in _GAP_RANK if symbol in found)


@of_pack
def calendar_words(pack: Pack) -> CalendarWords:
    """Compile a pack's `dates` section; an absent section finds bare numbers only."""
    section: Mapping[str, Any] = pack.section("dates")
    weak = _keys(pack, section.get("weak"))
    entries: dict[str, Token] = {}

    def add(words: Iterable[str], token: Token) -> None:
        for word in words:
            entries.setdefault(pack.key(word), token)

    for system, months in (section.get("months") or {}).items():
        for number, names in enumerate(months, 1):
            add(names, Token(MONTH, 0, 0, months=(number,), system=system))
    for number, names in enumerate(section.get("weekdays") or ()):
        add(names, Token(WEEKDAY, 0, 0, number))
    for offset, names in (section.get("days") or {}).items():
        add(names, Token(RELATIVE, 0, 0, int(offset)))
    for symbol, key in (
        (MODIFIER, "modifiers"),
        (MODIFIER_AFTER, "modifiers_after"),
        (PART, "parts"),
        (ERA, "eras"),
        (SEASON, "seasons"),
    ):
        for note, names in (section.get(key) or {}).items():
            add(names, Token(symbol, 0, 0, note=note))
    for symbol, key in ((QUARTER, "quarters"), (HALF, "halves"), (DECADE, "decades")):
        for number, names in (section.get(key) or {}).items():
            add(names, Token(symbol, 0, 0, int(number), note="words"))
    for number, names in (section.get("halves_of_a_year") or {}).items():
        add(names, Token(HALF_OF, 0, 0, int(number), note="words"))
    add(section.get("first_day") or (), Token(DAY, 0, 0, 1, note="words"))
    for note, names in (section.get("this_month") or {}).items():
        add(names, Token(THIS_MONTH, 0, 0, note=note))
    add(section.get("current") or (), Token(CURRENT, 0, 0, note="this"))
    add(section.get("of_it") or (), Token(CURRENT, 0, 0, note="same"))
    add(section.get("fiscal") or (), Token(FISCAL, 0, 0))
    add(section.get("century") or (), Token(CENTURY, 0, 0))
    for number, names in (section.get("ordinals") or {}).items():
        forms = section.get("century_forms") or ()
        add(names, Token(ORDINAL, 0, 0, int(number), note="words"))
        add(
            (form.replace("{ordinal}", name) for name in names for form in forms),
            Token(CENTURY_NAME, 0, 0, int(number), note="words"),
        )
    for word in weak & entries.keys():
        entries[word] = replace(entries[word], symbol=_WEAK.get(entries[word].symbol, entries[word].symbol))
    for word in _keys(pack, section.get("short")) & entries.keys():
        entries[word + "."] = entries[word]
    spaced = {f"{word} .": entries[word] for word in _keys(pack, section.get("short")) & entries.keys()}
    return CalendarWords(
        pattern=_pattern(pack, section, entries),
        entries=entries | spaced,
        capital=_with_stop(_keys(pack, section.get("capital"))),
        names_too=_keys(pack, section.get("names_too")),
        given_names=_keys(pack, section.get("given_names")),
        weak_cues=_keys(pack, section.get("weak_cues")),
        lookalikes=frozenset(section.get("lookalikes") or ()),
        named_after_dates=_keys(pack, section.get("named_after_dates")),
        not_after={pack.key(w): _keys(pack, before) for w, before in (section.get("not_after") or {}).items()},
        not_before={pack.key(w): _keys(pack, after) for w, after in (section.get("not_before") or {}).items()},
        of_it_after=_keys(pack, section.get("of_it_after")),
        ordinals_after=_keys(pack, section.get("ordinals_after")),
        not_of=tuple(_keys(pack, section.get("not_of"))) or ("\0",),
        attached=attached_particles(pack) | _onto_figures(pack),
        decade_suffixes=_keys(pack, section.get("decade_suffixes")),
        joiners=_joiners(pack, section),
        starts=starts_of(pack, entries, figures=True),
    )


_WEAK = {MONTH: WEAK_MONTH, WEEKDAY: WEAK_WEEKDAY, ERA: WEAK_ERA}


@of_pack
def attached_particles(pack: Pack) -> frozenset[str]:
    """Every run of particles that the language writes onto the next word or numeral: «و», «ال», «وبال»."""
    runs = {""}
    for layer in pack.section("words").get("particles", ()):
        runs |= {run + pack.key(particle) for run in runs for particle in layer}
    return frozenset(runs - {""})


def _onto_figures(pack: Pack) -> frozenset[str]:
    """The words that are written onto figures with no space between, with and without particles: «بعد2011», «ومنذ2015»."""
    onto = _keys(pack, pack.section("numerals").get("onto_digits"))
    return onto | {run + word for run in attached_particles(pack) for word in onto}


def particle_prefix(pack: Pack) -> str:
    """A pattern for the particles, without the article, that may stand before a word of the lists."""
    layers = pack.section("words").get("particles", ())[:-1]
    return "".join(f"(?:{'|'.join(re.escape(pack.key(p)) for p in layer)})?" for layer in layers)


def _pattern(pack: Pack, section: Mapping[str, Any], entries: Mapping[str, Token]) -> re.Pattern[str]:
    suffixes = [*(section.get("ordinal_suffixes") or ()), *(section.get("decade_suffixes") or ())]
    suffix = alternation(pack.key(s) for s in suffixes)
    number = rf"(\d{{1,3}}(?:,\d{{3}})+(?!\d)|\d+(?:\.\d+)*)({suffix}(?![^\W_]))?"
    short = alternation(_keys(pack, section.get("short")))
    listed = rf"{short} \.(?= \d)|{alternation(entries)}"  # "sept . 30" in tokenised wire text
    word = rf"(?<![^\W\d_]){particle_prefix(pack)}({listed})(?![^\W\d_])"  # «16مارس2016» has no spaces
    return compiled(rf"{number}|{word}")


def _joiners(pack: Pack, section: Mapping[str, Any]) -> dict[str, str]:
    symbols = {"of": OF, "day": NEAR, "to": TO, "and": AND, "year": IN_YEAR}
    lists = section.get("joiners") or {}
    return {pack.key(word): symbols[name] for name, words in lists.items() for word in words}


def _keys(pack: Pack, words: Iterable[str] | None) -> frozenset[str]:
    return frozenset(pack.key(word) for word in words or ())


def _with_stop(words: frozenset[str]) -> frozenset[str]:
    return words | {word + mark for word in words for mark in (".", " .")}


@of_pack
def other_years(pack: Pack) -> re.Pattern[str]:
    """The words behind a day or a month that say of which year it is; group `y0` the year before the one told last, `y1` the same, `y2` the next."""
    section: Mapping[str, Any] = pack.section("dates").get("other_year") or {}
    ways = [
        rf"(?P<y{int(steps) + 1}>{alternation(pack.key(word) for word in words)})" for steps, words in section.items()
    ]
    return compiled(rf"[ ,]{{1,2}}(?:{'|'.join(ways)})(?![^\W_])") if ways else compiled(r"(?!)")


@of_pack
def same_month(pack: Pack) -> re.Pattern[str]:
    """The words behind a day that say that it is of the month told last."""
    said = [pack.key(word) for word in pack.section("dates").get("same_month") or ()]
    return compiled(rf"[ ,]{{1,2}}{alternation(said)}(?![^\W_])") if said else compiled(r"(?!)")


@of_pack
def named_days(pack: Pack) -> Mapping[str, tuple[int, int]]:
    """Days that a name and a year tell, as month and day: "Christmas Day 2023"."""
    section: Mapping[str, Any] = pack.section("dates").get("named_days") or {}
    days = {day: tuple(map(int, day.split("-"))) for day in section}
    return {f" {pack.key(name)}": (days[day][0], days[day][1]) for day, names in section.items() for name in names}
