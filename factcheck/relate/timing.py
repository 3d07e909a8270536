"""Two claims of a passage in, whether the first is told of an earlier time than the second, or at least of another one, out.

The time of a figure is read off the words that are its own: those up to its neighbours, a date among them, a "from" or a
"compared with" straight before it. A change can then be told in any order: "6,000 now, where 8,000 were counted in 2012".
"""

from __future__ import annotations

from decimal import Decimal

from factcheck.model import Moment
from factcheck.record import dataclass
from factcheck.relate.concepts import BREAKS, STRONG_BREAKS
from factcheck.relate.passage import Passage

TRANSPARENT = frozenset({"date", "time", "duration", "ordinal", "other", "age"})
DATED = 2  # items behind a figure in which a date is still its own
FAR = 24  # items on either side that may be a figure's own
LABEL = 6  # items of a label before a colon
SURE = 2  # how much a word for a time weighs; the tense of a verb weighs half

_FORMER, _LATTER = frozenset({"former"}), frozenset({"present"})
_COMING = frozenset({"coming"})
_WAS, _IS = frozenset({"was"}), frozenset({"is-now"})
_LAST = frozenset({"last-time"})
_LEADS = frozenset({"versus"})
_LEADING = frozenset(
    {"and", "joined", "versus", "led-after", "when"}
)  # what stands behind them is told of another figure
_OPENING = frozenset("(-;.•*")  # marks before a label


@dataclass(frozen=True, slots=True)
class _Told:
    """When a figure is told of.

    Attributes:
        sign: below zero for then, above for now, 0 when nothing says; twice as far by a word for the time as by a verb's tense.
        dates: the dates that are its own; `places`: the ordinals ("in its second season").
        last: whether only a word such as "last year" tells its time, which may be after a date ("184 in 2023; last year 207").
        lead: "from" or "to" when it stands straight behind one.
    """

    sign: int
    dates: tuple[Moment, ...] = ()
    places: tuple[Decimal, ...] = ()
    last: bool = False
    lead: str = ""

    @property
    def timed(self) -> bool:
        return bool(self.dates or self.places or abs(self.sign) >= SURE)


def earlier_than(passage: Passage, a: int, b: int) -> bool:
    """Whether a is told of an earlier time than b: by "from … to", by their dates, else by a word for the past on the one or for the present on the other."""
    return _order(told(passage, a), told(passage, b), SURE) < 0


def dated_apart(passage: Passage, a: int, b: int) -> bool:
    """Whether the dates of two claims tell two times: "by 1970 it had declined to sixteen … . By 1981 the census recorded 33"."""
    return _by_dates(told(passage, a).dates, told(passage, b).dates) != 0


def in_turn(passage: Passage, a: int, b: int) -> bool:
    """Whether two claims are told of two times, by the tense of their verbs at least, and nothing says that a's is the later ("40 in March and 60 in June")."""
    one, two = told(passage, a), told(passage, b)
    order = _order(one, two)
    return order < 0 or (order == 0 and one.timed and two.timed and (one.dates, one.places) != (two.dates, two.places))


def _order(one: _Told, two: _Told, least: int = 1) -> int:
    """-1, 0 or 1 as the one is told of an earlier time, of the same or nobody knows, or of a later."""
    if one.lead != two.lead and one.lead and two.lead:
        return -1 if one.lead == "from" else 1
    order = _by_dates(one.dates, two.dates) or _by_places(one.places, two.places)
    if order:
        return order
    if (one.last and _has_year(two.dates)) or (two.last and _has_year(one.dates)):
        return 0
    return (one.sign > two.sign) - (one.sign < two.sign) if max(abs(one.sign), abs(two.sign)) >= least else 0


def run_from(passage: Passage, a: int, b: int) -> bool:
    """Whether the text goes "from b to a" or "to a from b", or moves from b to a: a change and no part of a whole («من 2000 ريال إلى 1600، أي 20%»)."""
    if abs(a - b) != 1 or passage.scene_of[a] != passage.scene_of[b]:
        return False
    if passage.has("prior", b, "out-of"):
        return False  # «من أصل 64 قرية وصلت الكهرباء إلى 51»
    if not passage.has("prior", a, "to"):
        return False
    # «كان بـ1200 ريال فخفضوه إلى 900»
    return passage.has("prior", b, "from") or (b < a and passage.has("before", a, "move"))


def _has_year(dates: tuple[Moment, ...]) -> bool:
    return any(date.year is not None for date in dates)


def _by_places(ours: tuple[Decimal, ...], theirs: tuple[Decimal, ...]) -> int:
    """The same by the last place in a row of each: "in its first season … in its second"."""
    if not ours or not theirs:
        return 0
    return (ours[-1] > theirs[-1]) - (ours[-1] < theirs[-1])


def _by_dates(ours: tuple[Moment, ...], theirs: tuple[Moment, ...]) -> int:
    """-1, 0 or 1 as the last of our dates lies before, with or behind the last of theirs; 0 when they cannot be told apart."""
    for one in reversed(ours):
        for two in reversed(theirs):
            if one.year is not None and two.year is not None and one.calendar == two.calendar:
                if one.year != two.year:
                    return -1 if one.year < two.year else 1
                if one.month is not None and two.month is not None and one.month != two.month:
                    return -1 if one.month < two.month else 1
    return 0


def told(passage: Passage, claim: int) -> _Told:
    """When a claim is told of, worked out once."""
    return passage.once(("told", claim), lambda: _told(passage, claim))


def _told(passage: Passage, claim: int) -> _Told:
    first, last = own_words(passage, claim)
    at = passage.where[claim]
    tags: set[str] = set()
    dates, places = [], []
    after_figure = first > passage.scenes[passage.scene_of[claim]].first and passage.items[first - 1].claim >= 0
    for i, item in enumerate(passage.items[first:last], first):
        tags |= item.tags
        other = passage.claims[item.claim] if item.claim >= 0 and item.claim != claim else None
        if other is None or (after_figure and i < min(at, first + DATED)):
            continue  # "20 percent in 2021 to 15": the year is the 20's
        if other.moment is not None:
            dates.append(other.moment)
        elif other.kind == "ordinal" and other.value is not None:
            places.append(other.value)
    after_from, after_to = passage.has("prior", claim, "from"), passage.has("prior", claim, "to")
    led = any(_LEADS & item.tags for item in passage.items[first:at])
    led = led or after_from or (at > first and "led-after" in passage.items[at - 1].tags)
    led = led or (bool(dates) and first > 0 and passage.items[first - 1].word == "(")  # "Net debt (2022: $3.4 billion)"
    days = [moment.offset for moment in dates if moment.offset is not None]
    coming = not led and bool(tags & _COMING)
    then = led or bool(tags & _FORMER) or any(day < 0 for day in days)
    now = coming or (not led and (bool(tags & _LATTER) or 0 in days))
    sign = SURE * (now - then) + coming or (0 if then or now else bool(tags & _IS) - bool(tags & _WAS))
    lead = "" if after_from == after_to else "from" if after_from else "to"
    only_last = not led and not dates and bool(tags & _LAST)
    return _Told(sign, tuple(dates), tuple(places), only_last, lead)


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
    return _label(passage, scene.first, first), last + 1


def _label(passage: Passage, start: int, first: int) -> int:
    """Where the label of a figure begins: "A year earlier: $54.2 million", "(2022: $3.4 billion)", "last season's haul (33 goals)"."""
    at = first - 1
    if at <= start or passage.items[at].word not in (":", "("):
        return first
    bracketed = passage.items[at].word == "("
    while at > start and first - at <= LABEL and not _is_wall(passage, at - 1) and not _is_mark(passage, at - 1):
        at -= 1
    return at if bracketed or at == start or passage.items[at - 1].word in _OPENING else first


def _is_mark(passage: Passage, at: int) -> bool:
    return passage.items[at].word in BREAKS


def _is_wall(passage: Passage, at: int) -> bool:
    item = passage.items[at]
    if item.claim >= 0:
        return passage.claims[item.claim].kind not in TRANSPARENT
    return item.word in STRONG_BREAKS or "contrast" in item.tags


def _ends(passage: Passage, at: int) -> bool:
    item = passage.items[at]
    return _is_wall(passage, at) or item.word in BREAKS or not item.tags.isdisjoint(_LEADING)
