"""A pack's `ages` section in, the patterns and words by which ages.py knows an age out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from factcheck.language import Pack
from factcheck.packwords import of_pack
from factcheck.patterns import compiled
from factcheck.recognize.alternation import alternation
from factcheck.recognize.calendar_words import attached_particles
from factcheck.recognize.starts import Starts, starts_of
from factcheck.record import dataclass

_NEVER = compiled(r"(?!)")
_END = r"(?![^\W_])"


@dataclass(frozen=True, eq=False)
class AgeWords:
    """The compiled `ages` section.

    Attributes:
        after: units, then what makes an age of them, from the end of the numeral on.
        far: "ages", some words, and a verb or a preposition that a range follows: "the ages of the pupils range from".
        pair: an "and", a second age and a mark, behind the age of the first of two: "Ola Berg and Siri Moe, 40 and 49, of".
        bounded: who may be of an age, and a bound: "those under", «الأطفال دون».
        before: cues that end where the figure begins; group `unit` those that want a unit, `alone` those that want nothing counted.
        decade: "70s" or "seventies", to be judged by the words around.
    """

    after: re.Pattern[str]
    before: re.Pattern[str]
    far: re.Pattern[str]
    bounded: re.Pattern[str]
    pair: re.Pattern[str]
    needs_unit: frozenset[str]
    alone: frozenset[str]
    frames: tuple[tuple[str, str], ...]
    first_frames: tuple[str, ...]
    between_marks: tuple[str, ...]
    year_frames: re.Pattern[str]
    sure_cue: re.Pattern[str]
    units: Mapping[str, str]
    opening: re.Pattern[str]
    ordinal_cue: re.Pattern[str]
    own_year: re.Pattern[str]
    ordinal_endings: tuple[str, ...]
    decade: re.Pattern[str]
    decades: Mapping[str, int]
    decade_starts: Starts
    owner: re.Pattern[str]
    of_life: re.Pattern[str]
    decade_noun: re.Pattern[str]
    own_decade: re.Pattern[str]
    death: re.Pattern[str]
    death_cue: re.Pattern[str]
    after_name: frozenset[str]
    appositive: frozenset[str]
    not_names: frozenset[str]
    following: frozenset[str]
    joiners: frozenset[str]


@of_pack
def age_words(pack: Pack) -> AgeWords:
    section: Mapping[str, Any] = pack.section("ages")

    def words(name: str) -> list[str]:
        return [pack.key(word) for word in section.get(name) or ()]

    def pattern(*names: str) -> str:
        return alternation(word for name in names for word in words(name))

    units = {pack.key(word): unit for unit, names in (section.get("units") or {}).items() for word in names}
    decades = {pack.key(word): int(years) for years, names in (section.get("decades") or {}).items() for word in names}
    suffixes = alternation(pack.key(suffix) for suffix in pack.section("dates").get("decade_suffixes") or ())
    unit = rf"[ -]?(?P<unit>{alternation(units)}){_END}"
    between = rf"(?:[ ,:]*{pattern('between')})"
    cues = pattern("cues", "needs_unit", "cues_alone")
    part = rf"(?:{pattern('parts')}[ -])?"
    return AgeWords(
        after=compiled(rf"{unit}(?P<old>[ -]{pattern('old')}{_END})?|(?P<bare>[ -]?{pattern('bare')}{_END})"),
        before=compiled(rf"(?<!\w)(?:[^\W\d_])?(?P<cue>{cues}){between}{{0,2}}[ :]?\Z"),
        far=compiled(
            rf"(?<!\w)(?:[^\W\d_])?{pattern('far_cues')}(?: [^\W\d_]+){{0,4}}? {pattern('far_spread')}{between}{{0,2}} ?\Z"
        )
        if words("far_cues")
        else _NEVER,
        bounded=compiled(
            rf"(?<!\w)(?:[^\W\d_])?{pattern('of_age')} {pattern('age_bounds')} ?(?:{alternation(attached_particles(pack))})?\Z"
        )
        if words("of_age")
        else _NEVER,
        pair=compiled(
            rf" {alternation(pack.key(word) for word in pack.section('words').get('and', ()))} \d{{1,3}}(?:,(?= )|\.(?!\d))"
        ),
        needs_unit=frozenset(words("needs_unit")),
        alone=frozenset(words("cues_alone")),
        frames=tuple((pack.key(before), pack.key(after)) for before, after in section.get("frames") or ()),
        first_frames=tuple(f" {after}" for after in words("first_frames")),
        year_frames=compiled(rf" {pattern('year_frames')} \d{{4}}(?!\d)") if words("year_frames") else _NEVER,
        sure_cue=compiled(rf"(?<!\w){pattern('sure_cues')} ?(?:{alternation(attached_particles(pack))})?\Z")
        if words("sure_cues")
        else _NEVER,
        between_marks=tuple(f", {cue}" for cue in words("between_marks")),
        units=units,
        opening=compiled(rf"(?:^|[.;\n“\"] ?){pattern('openings')} ?\Z") if words("openings") else _NEVER,
        ordinal_cue=compiled(rf"(?<!\w){pattern('ordinal_cues')} ?(?:{alternation(attached_particles(pack))})?\Z")
        if words("ordinal_cues")
        else _NEVER,
        own_year=compiled(rf"(?<!\w)[^\W\d_]?{pattern('own_years')} ?(?:{alternation(attached_particles(pack))})?\Z")
        if words("own_years")
        else _NEVER,
        ordinal_endings=tuple(words("ordinal_endings")),
        decade=compiled(rf"(?<!\w)(?:(?P<figures>[1-9]0){suffixes}|(?P<word>{alternation(decades)})){_END}"),
        decades=decades,
        decade_starts=starts_of(pack, decades, figures=True),
        owner=compiled(rf"(?<!\w){pattern('possessives')} {part}\Z") if words("possessives") else _NEVER,
        of_life=compiled(rf" {pattern('of_life')}"),
        decade_noun=compiled(
            rf"(?<!\w)[^\W\d_]?{pattern('decade_nouns')} ?(?:{alternation(attached_particles(pack))})?\Z"
        ),
        own_decade=compiled(
            rf"(?<!\w)[^\W\d_]?{pattern('own_decades')} ?(?:{alternation(attached_particles(pack))})?\Z"
        ),
        death=compiled(rf"(?<!\w)[^\W\d_]?{pattern('deaths')}{_END}"),
        death_cue=compiled(rf"(?<!\w){pattern('death_cues')}{between}{{0,2}} ?\Z"),
        after_name=frozenset(words("after_name")),
        appositive=frozenset(words("appositive_unit")),
        not_names=frozenset(words("not_names")),
        following=frozenset(
            pack.key(word) for word in (pack.section("dates").get("years") or {}).get("following") or ()
        ),
        joiners=frozenset(words("joiners")),
    )
