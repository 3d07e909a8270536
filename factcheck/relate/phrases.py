"""A passage and a phrase in, bindings of roles to claims out.

Matching tries each claim that may fill the phrase's first role, or each word of its first concept, and walks on with bounded gaps;
places from which no match can follow are remembered, so time is linear in the passage.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from factcheck.model import Claim
from factcheck.phrase import Element
from factcheck.recognize.words import variants
from factcheck.relate.fit import fits
from factcheck.relate.passage import BREAKS, Passage
from factcheck.rule import Phrase, Role

Binding = dict[str, tuple[int, ...]]

_CONTRAST = frozenset({"contrast"})
_LIST_JOINTS = frozenset({"and", "joined"})
_JOINTS = _LIST_JOINTS | {"contrast"}
NEAR = 5  # plain words that may stand between two elements
CLOSE = 2  # plain words that may stand between a mark and what follows it
FAR = 22  # items that `...` may pass over, in the same sentence
NEXT = 40  # items that `//` may pass over
MANY = 14  # figures of one list
# Figures of these kinds do not block a longer gap when the rule has no use for them.
_DATES = frozenset({"date", "time"})  # "10,400 in February, a drop": a date goes with its figure
_TRANSPARENT = frozenset({"date", "time", "ordinal", "other", "duration", "age", "score"})


def find_bindings(
    passage: Passage, phrase: Phrase, roles: Mapping[str, Role], blocks: frozenset[str] = frozenset()
) -> Iterator[Binding]:
    """Each way the phrase's words tie claims of the passage, in text order; overlapping starts give one binding each."""
    wanted = [roles[name] for element in phrase.elements if element.kind == "role" for name in element.names]
    used = frozenset().union(*(role.kinds for role in wanted)) if wanted else frozenset()
    starts = _starts(passage, phrase.elements, roles)
    if not starts:
        return
    matcher = _Matcher(passage, phrase.elements, roles, _TRANSPARENT - used, blocks | _CONTRAST)
    for at in starts:
        binding = matcher.match(at, passage.scenes[passage.scene_at[at]].last)
        if binding is not None:
            yield binding


def _starts(passage: Passage, elements: tuple[Element, ...], roles: Mapping[str, Role]) -> list[int]:
    """The items at which a phrase may begin; none when the passage lacks a concept that it needs."""
    for element in elements:
        if (
            element.kind == "concept"
            and not element.optional
            and not any(name in passage.tagged for name in element.names)
        ):
            return []
    first = elements[0]
    if first.kind == "role":
        role = roles[next(iter(first.names))]
        return [passage.where[i] for i in passage.fitting(role)]
    if first.kind == "concept":
        return sorted({i for name in first.names for i in passage.tagged.get(name, ())})
    return list(range(len(passage.items)))


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

    def __init__(
        self,
        passage: Passage,
        elements: tuple[Element, ...],
        roles: Mapping[str, Role],
        transparent: frozenset[str],
        blocks: frozenset[str],
    ):
        self.items = passage.items
        self.claims = passage.claims
        self.passage = passage
        self.elements = elements
        self.words = {
            e: frozenset(map(passage.pack.key, element.names))
            for e, element in enumerate(elements)
            if element.kind == "word"
        }
        self.roles = roles
        self.transparent = transparent
        self.blocks = blocks
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
            if item.word in BREAKS or not item.tags.isdisjoint(_JOINTS):
                return None
            if item.claim >= 0 and not (self.claims[item.claim].kind in _DATES and "date" in self.transparent):
                return None
        return None

    def _after_gap(self, e: int, at: int, end: int, reach: int) -> Binding | None:
        element = self.elements[e]
        for here in range(at, min(end, at + reach)):
            if (bound := self._here(e, here, end)) is not None:
                return bound
            item = self.items[here]
            blocked = item.word == ";" or not item.tags.isdisjoint(self.blocks)
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
            role = self.roles[next(iter(element.names))]
            if item.claim < 0 or not fits(role, self.claims[item.claim]):
                return None
            return self._many(role, at) if element.many else (1, (item.claim,))
        if item.claim >= 0:
            return None
        if element.kind == "concept":
            return (1, ()) if item.tags & element.names else None
        if element.kind == "word":
            return None if self.words[e].isdisjoint(variants(self.passage.pack, item.word)) else (1, ())
        taken = 0
        while (
            at + taken < len(self.items) and self.items[at + taken].claim < 0 and self.items[at + taken].word in BREAKS
        ):
            taken += 1
        return (taken, ()) if taken else None

    def _many(self, role: Role, at: int) -> tuple[int, tuple[int, ...]] | None:
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
                joined = joined or self.items[here].word in ",;)" or not self.items[here].tags.isdisjoint(_LIST_JOINTS)
                continue
            candidate: Claim = self.claims[claim]
            if fits(role, candidate) and candidate.ends is None:
                if not joined:
                    break
                bound.append(claim)
                last, joined = here, False
            elif candidate.kind not in self.transparent:
                break
        return (last - at + 1, tuple(bound)) if len(bound) > 1 else None
