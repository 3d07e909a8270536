"""Two claims of a passage in, whether the words between figures set one of them beside a third, or part the two, out.

"It dropped eight points to 38, and among the young it has halved, to 21 from 42": the 42 is what the 21 was, and nobody else's.
"""

from __future__ import annotations

from factcheck.relate.concepts import ANDS, BREAKS, vocabulary
from factcheck.relate.fit import PASSED, comparable
from factcheck.relate.passage import Passage, tags_of

_PARTS = ANDS | {"contrast", "then"}
_SUMS_UP = frozenset({"lasted", "extent", "pointer", "it", "that-is"})
_EARLIER = 2  # figures before one that may be meant: the amount, and the change that it made
_SOON = 3  # items behind an "and" in which a word may go on with what was told


def crossed(passage: Passage, a: int, b: int) -> bool:
    """Whether a "from" or a "compared with" sets one of two claims beside a third that is not the other."""
    for one, other in ((a, b), (b, a)):
        beside = _beside(passage, one)
        if beside and other not in beside:
            return True
    return False


def _beside(passage: Passage, claim: int) -> frozenset[int]:
    """The claims beside which the words before another may set it: "21 from 42", "from 42 to 21"; none when they don't."""
    return passage.once(("beside", claim), lambda: _find_beside(passage, claim))


def _find_beside(passage: Passage, claim: int) -> frozenset[int]:
    if not _is_led(passage, claim):
        return frozenset()
    near = [i for i in passage.companions(claim) if i != claim and _alike(passage, i, claim)]
    after = next((i for i in near if i > claim), None)
    before = [i for i in near if i < claim and not _is_led(passage, i)][-_EARLIER:]
    if after is not None and passage.has("prior", after, "to"):
        return frozenset({after})
    if before and passage.has("prior", before[-1], "to"):
        return frozenset({before[-1]})
    return frozenset(before) | ({after} if after is not None else frozenset())


def _is_led(passage: Passage, claim: int) -> bool:
    return passage.has("prior", claim, "from") or passage.has("prior", claim, "versus")


def _alike(passage: Passage, a: int, b: int) -> bool:
    one, two = passage.claims[a], passage.claims[b]
    return one.kind not in PASSED and one.value is not None and comparable(one, two) is not None


def unbroken(passage: Passage, a: int, b: int) -> bool:
    """Whether no "and" or "then" begins something else between a claim and the earlier b: "from 1968 to 1984 and sat for five years"."""
    if a < b or passage.scene_of[a] != passage.scene_of[b]:
        return True
    known = "definite" in passage.claims[a].flags or passage.has("before", a, "pointer")
    if known and passage.claims[a].kind == "duration":
        return True  # "all these six hours"
    first, last = passage.where[b] + 1, passage.where[a]
    attached = vocabulary(passage.pack).joints
    for i in range(first, last):
        item = passage.items[i]
        goes_on = passage.items[i - 1].word in BREAKS and item.word.startswith(attached)  # «، وكان عضواً»
        if item.word == ";" or goes_on or not item.tags.isdisjoint(_PARTS):
            if tags_of(passage.items[i : min(i + _SOON + 1, last)]).isdisjoint(_SUMS_UP):
                return False
    return True
