"""A passage and a phrase in, bindings of roles to claims out.

Matching tries each claim that may fill the phrase's first role, or each word of its first concept, and walks on with bounded gaps;
places from which no match can follow are remembered, so time is linear in the passage.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factcheck.model import MOMENTS, Claim
from factcheck.phrase import Element
from factcheck.recognize.words import variants
from factcheck.relate.concepts import ANDS, BREAK, BREAKS, bits_of
from factcheck.relate.passage import Passage, Scene
from factcheck.relate.plan import CONTRAST, PhrasePlan, is_open

Binding = dict[str, tuple[int, ...]]

_LIST_JOINTS = bits_of(ANDS)
_JOINTS = _LIST_JOINTS | bits_of(CONTRAST) | BREAK
NEAR = 5  # plain words that may stand between two elements
CLOSE = 2  # plain words that may stand between a mark and what follows it
FAR = 22  # items that `...` may pass over, in the same sentence
NEXT = 40  # items that `//` may pass over
MANY = 14  # figures of one list


def find_bindings(passage: Passage, plan: PhrasePlan) -> Iterator[Binding]:
    """Each way the phrase's words tie claims of the passage, in text order; overlapping starts give one binding each."""
    matcher: _Matcher | None = None
    for scene in passage.scenes:
        if not plan.spans_sentences and not is_open(plan, scene.bits, scene.fits):
            continue
        matcher = matcher or _Matcher(passage, plan)
        for at in _starts(passage, plan, scene):
            binding = matcher.match(at, scene.last)
            if binding is not None:
                yield binding


def _starts(passage: Passage, plan: PhrasePlan, scene: Scene) -> Iterable[int]:
    """The items of a sentence at which a phrase may begin."""
    first, bits = plan.phrase.elements[0], plan.bits[0]
    inside = range(scene.first, scene.last)
    if first.kind == "role":
        return [i for i in inside if passage.items[i].claim >= 0 and passage.fits[passage.items[i].claim] & bits]
    if first.kind == "concept":
        return [i for i in inside if passage.bits[i] & bits]
    return inside


def _follows_mark(elements: tuple[Element, ...], e: int) -> bool:
    """Whether the last element that must stand before an element is a mark."""
    while e > 0:
        e -= 1
        if elements[e].kind == "mark" or elements[e].names & BREAKS:
            return True
        if not elements[e].optional:
            return False
    return False


class _Matcher:
    """One phrase over one passage; `dead` remembers (element, item) pairs from which nothing follows."""

    def __init__(self, passage: Passage, plan: PhrasePlan):
        self.items = passage.items
        self.bits = passage.bits
        self.claims = passage.claims
        self.passage = passage
        self.elements = elements = plan.phrase.elements
        self.plan = plan
        self.words = {
            e: frozenset(map(passage.pack.key, element.names))
            for e, element in enumerate(elements)
            if element.kind == "word"
        }
        self.transparent = plan.transparent
        asked = 0
        for element, bits in zip(elements, plan.bits):
            asked |= bits if element.kind == "concept" else 0
        self.walls = _JOINTS | (plan.blocks & ~asked)  # what even a few plain words may not pass over
        self.dead: set[tuple[int, int]] = set()
        self.after_mark = [_follows_mark(elements, e) for e in range(len(elements))]

    def match(self, at: int, end: int) -> Binding | None:
        """A binding whose first element stands exactly at an item."""
        return self._here(0, at, end)

    def _rest(self, e: int, at: int, end: int) -> Binding | None:
        if e == len(self.elements):
            return {}
        if (e, at) in self.dead:
            return None
        element = self.elements[e]
        found = self._found(e, element, at, end)
        if found is None and element.optional:
            found = self._rest(e + 1, at, end)
        if found is None:
            self.dead.add((e, at))
        return found

    def _here(self, e: int, at: int, end: int) -> Binding | None:
        """A binding of an element, and of all that follow it, from exactly an item on."""
        element = self.elements[e]
        for taken, bound in self._steps(e, element, at):
            rest = self._rest(e + 1, at + taken, end)
            if rest is not None:
                return {**rest, next(iter(element.names)): bound} if element.kind == "role" else rest
        return None

    def _steps(self, e: int, element: Element, at: int) -> Iterator[tuple[int, tuple[int, ...]]]:
        """The ways an element takes items from an item on: a list of figures the longest first, for its last may be the sum."""
        step = self._step(e, element, at)
        if step is None:
            return
        yield step
        _, bound = step
        for last in range(len(bound) - 1, 1, -1):
            yield self.passage.where[bound[last - 1]] - at + 1, bound[:last]

    def _found(self, e: int, element: Element, at: int, end: int) -> Binding | None:
        if element.kind == "gap":
            return self._after_gap(e + 1, at, end, FAR)
        if element.kind == "stop":
            here = self.passage.scene_at[end - 1]
            scenes = self.passage.scenes
            scene = scenes[here + 1] if here + 1 < len(scenes) else None
            if scene is None or scene.sentence - scenes[here].sentence > 2 or not self._passable(at, end, NEXT):
                return None
            return self._after_gap(e + 1, scene.first, scene.last, FAR)
        reach = 0 if element.direct else CLOSE if self.after_mark[e] else NEAR
        for skipped in range(reach + 1):
            here = at + skipped
            if here >= end:
                return None
            if (bound := self._here(e, here, end)) is not None:
                return bound
            item = self.items[here]
            if self.bits[here] & self.walls:
                return None
            # "10,400 in February, a drop": a date goes with its figure
            if item.claim >= 0 and not (self.claims[item.claim].kind in MOMENTS and "date" in self.transparent):
                return None
        return None

    def _after_gap(self, e: int, at: int, end: int, reach: int) -> Binding | None:
        element = self.elements[e]
        for here in range(at, min(end, at + reach)):
            if (bound := self._here(e, here, end)) is not None:
                return bound
            item = self.items[here]
            blocked = item.word == ";" or self.bits[here] & self.plan.blocks
            if blocked or (item.claim >= 0 and self.claims[item.claim].kind not in self.transparent):
                return self._rest(e + 1, at, end) if element.optional else None
        return self._rest(e + 1, at, end) if element.optional else None

    def _passable(self, at: int, end: int, reach: int) -> bool:
        if end - at > reach:
            return False
        return all(
            self.items[i].claim < 0 or self.claims[self.items[i].claim].kind in self.transparent for i in range(at, end)
        )

    def _step(self, e: int, element: Element, at: int) -> tuple[int, tuple[int, ...]] | None:
        """How many items the element takes at an item, and the claims it binds; None when it does not stand there."""
        if element.kind == "start":
            return (0, ()) if self.passage.begins_clause(at) else None
        item = self.items[at]
        if element.kind == "role":
            if item.claim < 0 or not self.passage.fits[item.claim] & self.plan.bits[e]:
                return None
            return self._many(self.plan.bits[e], at) if element.many else (1, (item.claim,))
        if item.claim >= 0:
            return None
        if element.kind == "concept":
            return (1, ()) if self.bits[at] & self.plan.bits[e] else None
        if element.kind == "word":
            return None if self.words[e].isdisjoint(variants(self.passage.pack, item.word)) else (1, ())
        taken = 0
        while (
            at + taken < len(self.items) and self.items[at + taken].claim < 0 and self.items[at + taken].word in BREAKS
        ):
            taken += 1
        return (taken, ()) if taken else None

    def _many(self, fit: int, at: int) -> tuple[int, tuple[int, ...]] | None:
        """A list of comparable figures from an item on, each joined to the one before it: "41 in the north, 17 in the south and five at sea"."""
        bound = [self.items[at].claim]
        last = here = at
        joined = False
        limit = self.passage.scenes[self.passage.scene_of[bound[0]]].last
        while here + 1 < limit and here - last <= FAR and len(bound) < MANY:
            here += 1
            claim = self.items[here].claim
            if claim < 0:
                if self.items[here].word in ";." and here - last > 8:
                    break
                joined = joined or self.items[here].word in ",;)" or bool(self.bits[here] & _LIST_JOINTS)
                continue
            candidate: Claim = self.claims[claim]
            if self.passage.fits[claim] & fit and candidate.ends is None:
                if not joined:
                    break
                bound.append(claim)
                last, joined = here, False
            elif candidate.kind not in self.transparent:
                break
        return (last - at + 1, tuple(bound)) if len(bound) > 1 else None
