"""Drafts in, the same drafts with the hedge that the words before or behind them put on the figure.

The pack's `hedges` section lists, by the name of the hedge, the words that stand before a figure and those that stand after it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from factcheck.language import Folded, Pack
from factcheck.model import FEWER, MORE
from factcheck.packwords import of_pack
from factcheck.patterns import compiled
from factcheck.recognize.alternation import alternation
from factcheck.recognize.draft import Draft
from factcheck.recognize.number_words import END, folded_keys
from factcheck.record import dataclass

_BOUNDS = frozenset({MORE, FEWER})
_LEAN = compiled(r" *(?:[^\W\d_]+ *)?")  # at most one word between a figure and "more than"
# Words that look like a hedge: «لتصل إلى» says where a rise ends, «تصل إلى» how far something may go.
_NO_HEDGE = "none"
_REACH = 40  # characters before a figure in which its hedge is looked for


@dataclass(frozen=True, eq=False)
class _Hedges:
    before: Mapping[str, str]
    after: Mapping[str, str]
    before_pattern: re.Pattern[str]
    parted_pattern: re.Pattern[str]
    after_pattern: re.Pattern[str]
    far_pattern: re.Pattern[str]
    definite: re.Pattern[str]
    during: frozenset[str]
    lasting: re.Pattern[str]
    joiners: frozenset[str]
    between: frozenset[str]
    bare_only: frozenset[str]

    def before_of(self, window: str) -> tuple[re.Match[str], str] | None:
        """The hedge that a reversed window begins with, and its name; a noun may stand inside it: «لا يزيد عددهم عن»."""
        parted = self.parted_pattern.match(window) if self.between else None
        if parted is not None:
            whole = " ".join(word for word in parted["hedge"][::-1].split(" ") if word not in self.between)
            if whole in self.before:
                return parted, self.before[whole]
        match = self.before_pattern.match(window)
        return None if match is None else (match, self.before[match["hedge"][::-1]])


@of_pack
def _hedges(pack: Pack) -> _Hedges:
    section: Mapping[str, Any] = pack.section("hedges")
    particles = folded_keys(pack, section.get("particles", ()))
    sides: list[dict[str, str]] = []
    for side in ("before", "after"):
        sides.append(
            {key: name for name, words in (section.get(side) or {}).items() for key in folded_keys(pack, words)}
        )
    before, after = sides
    between = folded_keys(pack, section.get("between", ()))
    light = alternation(word[::-1] for word in [*folded_keys(pack, section.get("light", ())), *between])
    words = "|".join(re.escape(word[::-1]) for word in sorted(before, key=len, reverse=True))
    parts = [word[::-1].split(" ", 1) for word in before if " " in word]
    inside = alternation(word[::-1] for word in between)
    parted = rf"(?:{alternation(part[0] for part in parts)}) (?:{inside}) (?:{alternation(part[1] for part in parts)})"
    than = rf"(?:{alternation(folded_keys(pack, section.get('than', ())))}){END}"
    lead = alternation(particle[::-1] for particle in particles)
    front = rf"[ \"']*(?:(?:{light}) +)?(?:(?:{lead})(?=[ ]))?[ \"'-]*"
    return _Hedges(
        before,
        after,
        compiled(rf"{front}(?P<hedge>{words})(?:(?:{lead}))?(?![^\W_])"),
        compiled(rf"{front}(?P<hedge>{parted})(?:(?:{lead}))?(?![^\W_])"),
        compiled(rf"[ ,-]*(?P<hedge>{alternation(after)}){END}"),
        compiled(
            rf"(?: [^\W\d_]+){{1,3}}? (?P<hedge>{alternation(folded_keys(pack, section.get('after_noun', ())))}){END}(?! {than})"
        ),
        compiled(
            rf"[ ]*(?:{alternation(word[::-1] for word in folded_keys(pack, section.get('definite', ())))})(?![^\W_])"
        ),
        frozenset(folded_keys(pack, section.get("during", ()))),
        compiled(
            rf" *(?:{alternation(word[::-1] for word in folded_keys(pack, section.get('lasting', ())))})(?![^\W_])"
        ),
        frozenset(folded_keys(pack, section.get("joiners", ()))),
        frozenset(between),
        frozenset(folded_keys(pack, section.get("bare_only", ()))),
    )


def _during(draft: Draft, before: re.Match[str], window: str, hedges: _Hedges) -> bool:
    """Whether the word says during, not more than: "over three years", but "lasted over three years"."""
    return (
        draft.kind == "duration"
        and before["hedge"][::-1] in hedges.during
        and hedges.lasting.match(window, before.end("hedge")) is None
    )


def _tells_of(share: Draft, between: str, draft: Draft) -> bool:
    """Whether a share stands with the verb of the bound, and is not compared with it: "20 percent earn less than $35,000"."""
    return bool(between.strip()) and share.kind in ("percent", "fraction") and draft.kind in ("money", "age", "measure")


def set_hedges(drafts: list[Draft], folded: Folded, pack: Pack) -> None:
    """Set `hedge`, and the flag "definite", from the words around each draft that has no hedge of its own yet."""
    hedges = _hedges(pack)
    text = folded.text
    floor = said = 0
    for i, draft in enumerate(drafts):
        window = text[max(floor, draft.start - _REACH) : draft.start][::-1]
        if draft.hedge is None and draft.kind != "ordinal":  # "over the second branch"
            found = hedges.before_of(window)
            if found is not None:
                before, hedge = found
                led = text[floor : draft.start - before.end()] if floor else "."
                # "18 fewer than the 98", "£1m over the 12 weeks" compare or divide: the figure before takes the words
                compared = _LEAN.fullmatch(led) is not None and led.strip() not in hedges.joiners
                compared = compared and not (i and _tells_of(drafts[i - 1], led, draft))
                spatial = before["hedge"][::-1] in hedges.bare_only and hedges.definite.match(window) is not None
                if not (spatial or (hedge in _BOUNDS and compared) or _during(draft, before, window, hedges)):
                    draft.hedge = None if hedge == _NO_HEDGE else hedge
            else:
                limit = drafts[i + 1].start if i + 1 < len(drafts) else len(text)
                after = hedges.after_pattern.match(text, draft.end, limit)
                if after is None and draft.kind in ("count", "money", "measure"):
                    far = hedges.far_pattern.match(text, draft.end, limit)
                    if far is not None and (
                        limit == len(text) or limit - far.end() > 1
                    ):  # not "four people at least two of whom"
                        after = far
                if after is not None and text[after.end() : limit].isspace():
                    after = None  # "266 yards and over three touchdowns": it is the next figure's
                if after is not None:
                    draft.hedge = hedges.after[after["hedge"]]
                    said = after.end()
        if hedges.definite.match(window):
            draft.flags.add("definite")
        floor = max(draft.end, said)  # one "at least" hedges one figure
