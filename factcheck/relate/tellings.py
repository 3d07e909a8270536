"""Two claims of a passage in, whether one is told as another telling of the other, or of what it counts, out.

"480 of the 1,200, which works out at 40 percent" tells one amount twice; "these shops are 38 percent of …" names again what was counted.
"""

from __future__ import annotations

from factcheck.relate.concepts import BREAKS
from factcheck.relate.fit import PASSED, comparable
from factcheck.relate.parthood import (
    LED,
    REACH,
    SHARES,
    leads_to_whole,
    led_to,
    names_head,
    parenthetical,
    those_behind,
)
from factcheck.relate.passage import Item, Passage, tags_of

_TOLD = frozenset({"namely", "that-is", "accounting"})
_NEW_CLAUSE = frozenset({"and", "joined", "contrast"})
_POINTS = frozenset({"the", "pointer", "that-is"})


def told_as(passage: Passage, a: int, b: int) -> bool:
    """Whether the figure of the two that stands last is led in as another telling of the first: "b …, which works out at a".

    Between them may stand what b is a part of ("b of the c, a share of a").
    """
    first, last = min(a, b), max(a, b)
    one, two = passage.claims[first], passage.claims[last]
    if two.sentence - one.sentence > 1 or last - first > 3:
        return False
    amount = passage.claims[b]
    for i in range(first + 1, last):
        other = passage.claims[i]
        if other.kind not in PASSED and not (
            comparable(other, amount) is not None and leads_to_whole(passage, first, i)
        ):
            return False
    if two.sentence != one.sentence:
        # "18 of 40, or 45 percent, and 22 of 40 … . That is 50 percent": of both together
        told = last == a and any(passage.claims[i].kind == two.kind for i in passage.companions(first))
        return not told and _takes_up(passage, last)
    if passage.where[last] - passage.where[first] > 30 or (last == a and _of_percent(passage, a)):
        return False
    led = led_to(passage, last)
    if not tags_of(led).isdisjoint(_TOLD) or passage.after_bracket(last) or _worth(led, one.kind) or _behind_colon(led):
        return True
    marks = [i for i, item in enumerate(led) if item.word in BREAKS]
    if any(led[i].word == ";" for i in marks):
        return False  # "402 patients, 88 of them in intensive care; 61 percent of residents"
    beyond = tags_of(led[marks[-1] :]) if marks else _NEW_CLAUSE
    if not beyond.isdisjoint(_NEW_CLAUSE):
        return False
    if "rate-of" in beyond:
        return True
    # "1,480 of them work, half of them at sea": without a "that is" such a share is one of the part
    own = passage.claims[a].kind != "percent" or those_behind(passage, a)
    if last == a and two.kind == "percent" and parenthetical(passage, a) and those_behind(passage, b):
        return True  # "offered places to 51 of them, 15 percent, its head said"
    return not own and len(led) - marks[-1] <= 3 and last == a


def _worth(led: list[Item], kind: str) -> bool:
    """Whether an amount is led in as what a share is worth: "gold is 34 percent of it, worth £4m"."""
    return kind in SHARES and "worth" in tags_of(led[-2:])


def _behind_colon(led: list[Item]) -> bool:
    """Whether a colon stands straight before a figure: "a third of the houses: 46 …"."""
    return any(item.word == ":" for item in led[-2:])


def _of_percent(passage: Passage, a: int) -> bool:
    """Whether a share is one of a percentage: "a tenth of 1 percent"."""
    behind = passage.items[passage.where[a] + 1 : passage.where[a] + 3]
    return bool(behind) and any(item.claim >= 0 and passage.claims[item.claim].kind == "percent" for item in behind)


def _takes_up(passage: Passage, claim: int) -> bool:
    """Whether a sentence takes up the one before it, and goes straight on to a figure: "That is 42 percent", "This represents …"."""
    at, first = passage.where[claim], passage.scenes[passage.scene_of[claim]].first
    led = passage.items[first:at]
    if len(led) == 1 and "at" in led[0].tags:
        return True  # "… . At 40 percent of sales, the unit …"
    if at - first > LED or any(item.claim >= 0 for item in led):
        return False
    if "occasion" in tags_of(led[:1]):
        return False  # "For the game that is 50 percent": of something wider
    return not tags_of(led).isdisjoint(_TOLD) and not tags_of(led[:1]).isdisjoint(("that-is", "the", "them", "pointer"))


def said_of(passage: Passage, a: int, b: int) -> bool:
    """Whether the words before a name again what the earlier b counts: "1,140 shops … . These shops are 38 percent of …"."""
    one, two = passage.claims[a], passage.claims[b]
    if b >= a or two.head is None or one.sentence - two.sentence > REACH:
        return False
    at, first = passage.where[a], passage.scenes[passage.scene_of[a]].first
    led = passage.items[max(first, at - LED - 2) : at]
    start = max((i + 1 for i, item in enumerate(led) if item.claim >= 0), default=0)
    led = led[start:]
    return any(item.tags & _POINTS and names_head(passage, led[i : i + 3], two.head) for i, item in enumerate(led))
