"""Two claims of a passage in, whether one is what the other, a rate or a share for each, is for out.

"26 weeks" is what "a week" is per, "60 villages" what "each village" names; a speed's distance is a length.
"""

from __future__ import annotations

from factcheck.language import Pack
from factcheck.packwords import of_pack
from factcheck.recognize.nouns import functional_words, noun_key
from factcheck.relate.passage import Item, Passage
from factcheck.units import dimension, load_currencies, load_units, readings, same_currency

_LONGEST_OVER = 1500  # minutes over a day, hours over a month, days over four years
_NAMED = 6  # items behind a figure that may name what it is for each of: "£900 to each of the clinics"


def shares(passage: Passage, a: int, b: int) -> bool:
    """Whether a is what the rate b is per: weeks for a rate per day, taps for a rate per tap."""
    number, per = passage.claims[a], passage.claims[b].per
    if per is None:
        return False
    if dimension(per) == "time":
        own = any(passage.claims[i].kind == "duration" for i in passage.companions(b))
        near = number.sentence == passage.claims[b].sentence or not own
        return number.kind == "duration" and near and _paced(number.unit or "", per)
    if per.isdigit():
        return number.kind == "count" and number.value is not None and number.value > int(per)
    if number.kind == "measure":
        measured = dimension(per)
        return number.per is None and measured is not None and dimension(number.unit or "") == measured
    if number.kind == "money":
        return same_currency(number.unit or "", per)
    if number.kind == "duration" or per in load_currencies():
        return False
    if number.head is None:  # "3.20 a dozen" has its price for each before it
        return not (a and passage.where[a - 1] == passage.where[a] - 1)
    return number.head == noun_key(passage.pack, per) or per in _persons(passage.pack)


def _paced(unit: str, per: str) -> bool:
    """Whether people tell a rate per so short a time over so long a one: days over years, but no hours."""
    one, other = readings(unit)[0], readings(per)[0]
    return one.high <= _LONGEST_OVER * other.high


def may_share(passage: Passage, a: int, b: int) -> bool:
    """Whether a is what the rate b is per, or counts what b may call by another noun."""
    per = passage.claims[b].per
    if per is None or per.isdigit() or per in load_currencies() or per in load_units():
        return shares(passage, a, b)
    return passage.claims[a].kind == "count"


def named(passage: Passage, a: int, b: int) -> bool:
    """Whether the words about b name what a counts: "12 cases reached a hearing", "each hearing cost £900"."""
    pack = passage.pack
    at = passage.where[b]
    first, last = passage.reach("with", b)
    before = passage.items[first:at]
    if any(item.claim >= 0 and passage.claims[item.claim].kind == "count" for item in before):
        return False  # "11 times on average and the rest six", "eight instalments of $20m": the words are another's
    about = {passage.claims[b].head}
    names = {
        key for item in (*before, *passage.items[at + 1 : min(last, at + _NAMED)]) for key in _noun_keys(pack, item)
    }
    counted = {passage.claims[a].head}
    for item in passage.items[slice(*passage.reach("after", a))]:
        counted |= _noun_keys(pack, item)
    return not names.isdisjoint(counted - about - {None})


def for_each_of(passage: Passage, a: int, b: int) -> bool:
    """Whether a says how many go with each of what b counts: "one nurse for every six beds: 28 nurses …"."""
    if a == 0 or b in (a, a - 1):
        return False
    one, number, counted = passage.claims[a - 1], passage.claims[a], passage.claims[b]
    if one.per is None or one.per != str(number.value) or one.head is None:
        return False
    around = (*passage.items[slice(*passage.reach("prior", b))], *passage.items[slice(*passage.reach("next", b))])
    return one.head == counted.head or any(one.head in _noun_keys(passage.pack, item) for item in around)


def _noun_keys(pack: Pack, item: Item) -> set[str | None]:
    """The keys of an item's words that may be nouns: no small words, none of two letters; nothing of a figure."""
    words = (word for word in item.word.split() if len(word) > 2 and word not in functional_words(pack))
    return {noun_key(pack, word) for word in words}


@of_pack
def _persons(pack: Pack) -> frozenset[str]:
    """What a rate per head is per: any count may be its number."""
    words = pack.section("words").get("persons", ())
    return frozenset(form for word in words for form in (pack.key(word), noun_key(pack, pack.key(word))))


def shares_length(passage: Passage, a: int, b: int) -> bool:
    """Whether a is a distance and b a speed."""
    distance, speed = passage.claims[a], passage.claims[b]
    if dimension(distance.unit or "") != "length" or distance.per is not None:
        return False
    return dimension(speed.unit or "", speed.per) == "length/time"
