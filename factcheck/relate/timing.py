"""Two claims of a passage in, whether the first is told of an earlier time than the second out.

The time of a figure is read off the words that are its own: those up to its neighbours, a date among them, a "from" or a
"compared with" straight before it. A change can then be told in any order: "6,000 now, where 8,000 were counted in 2012".
"""

from __future__ import annotations

from factcheck.model import Moment
from factcheck.record import dataclass
from factcheck.relate.concepts import BREAKS, STRONG_BREAKS
from factcheck.relate.passage import Passage

TRANSPARENT = frozenset({"date", "time", "duration", "ordinal", "other", "age"})
CLOSE = 3  # items before a figure in which a "compared with" leads to it
DATED = 2  # items behind a figure in which a date is still its own
FAR = 24  # items on either side that may be a figure's own

_FORMER, _LATTER = frozenset({"former"}), frozenset({"present"})
_LEADS = frozenset({"versus"})


@dataclass(frozen=True, slots=True)
class _Told:
    """When a figure is told of: -1 for then, 1 for now, 0 when nothing says; and the dates that are its own."""

    sign: int
    dates: tuple[Moment, ...]


def earlier_than(passage: Passage, a: int, b: int) -> bool:
    """Whether a is told of an earlier time than b: by their dates, else by a word for the past on the one or for the present on the other."""
    one, two = _told(passage, a), _told(passage, b)
    order = _order(one.dates, two.dates)
    if order:
        return order < 0
    return one.sign < two.sign


def run_from(passage: Passage, a: int, b: int) -> bool:
    """Whether the text goes "from b to a" or "to a from b", a change and no part of a whole («من 2000 ريال إلى 1600، أي 20%»)."""
    if abs(a - b) != 1 or passage.scene_of[a] != passage.scene_of[b]:
        return False
    return "to" in passage.cues("prior", a) and "from" in passage.cues("prior", b)


def _order(ours: tuple[Moment, ...], theirs: tuple[Moment, ...]) -> int:
    """-1, 0 or 1 as the last of our dates lies before, with or behind the last of theirs; 0 when they cannot be told apart."""
    for one in reversed(ours):
        for two in reversed(theirs):
            if one.year is not None and two.year is not None and one.calendar == two.calendar:
                if one.year != two.year:
                    return -1 if one.year < two.year else 1
                if one.month is not None and two.month is not None and one.month != two.month:
                    return -1 if one.month < two.month else 1
    return 0


def _told(passage: Passage, claim: int) -> _Told:
    first, last = own_words(passage, claim)
    at = passage.where[claim]
    tags: set[str] = set()
    dates = []
    after_figure = first > passage.scenes[passage.scene_of[claim]].first and passage.items[first - 1].claim >= 0
    for i, item in enumerate(passage.items[first:last], first):
        tags |= item.tags
        moment = passage.claims[item.claim].moment if item.claim >= 0 and item.claim != claim else None
        if moment is not None and not (
            after_figure and i < min(at, first + DATED)
        ):  # "20 percent in 2021 to 15": the year is the 20's
            dates.append(moment)
    days = [moment.offset for moment in dates if moment.offset is not None]
    led = any(_LEADS & item.tags for item in passage.items[max(first, at - CLOSE) : at])
    led = led or "from" in passage.cues("prior", claim)
    then = led or bool(tags & _FORMER) or any(day < 0 for day in days)
    now = not led and (bool(tags & _LATTER) or 0 in days)
    return _Told(now - then, tuple(dates))


def own_words(passage: Passage, claim: int) -> tuple[int, int]:
    """The items that speak of one figure: back to the last mark behind the figure before it, and on to the next mark, "and" or figure."""
    at = passage.where[claim]
    scene = passage.scenes[passage.scene_of[claim]]
    first = last = at
    while first > max(scene.first, at - FAR) and not _is_wall(passage, first - 1):
        first -= 1
    if first > scene.first and passage.items[first - 1].claim >= 0:
        # a comma parts what belongs to the figure before, but "80, down from the 60 of May, when it had …" goes on
        marks = [i for i in range(first, at) if passage.items[i].word == ","]
        if marks and not (marks[-1] + 1 < at and "when" in passage.items[marks[-1] + 1].tags):
            first = marks[-1] + 1
    while last + 1 < min(scene.last, at + FAR) and not _ends(passage, last + 1):
        last += 1
    return first, last + 1


def _is_wall(passage: Passage, at: int) -> bool:
    item = passage.items[at]
    if item.claim >= 0:
        return passage.claims[item.claim].kind not in TRANSPARENT
    return item.word in STRONG_BREAKS or "contrast" in item.tags


def _ends(passage: Passage, at: int) -> bool:
    item = passage.items[at]
    return _is_wall(passage, at) or item.word in BREAKS or not item.tags.isdisjoint(("and", "joined", "versus"))
