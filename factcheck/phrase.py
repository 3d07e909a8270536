"""The words of a rule in, what they ask for out: phrases ("{part} of {whole}") and conditions ("after <each>").

A phrase is a sequence of elements: `{role}` a figure, `{role+}` a list of figures, `<concept|concept>` a word that the language
pack lists, a plain word, `^` the beginning of a clause, `,` any mark that breaks one, `...` a longer gap in the same sentence, `//` the end of a sentence; `?` behind an
element makes it optional. Between two elements a few plain words may stand, but no mark and no other figure.
"""

from __future__ import annotations

from functools import cache
from typing import Literal, get_args

from factcheck.patterns import compiled
from factcheck.record import dataclass

ElementKind = Literal["role", "concept", "word", "mark", "gap", "stop", "start"]
Place = Literal[
    "behind",
    "past",
    "before",
    "after",
    "prior",
    "next",
    "around",
    "close",
    "ends",
    "with",
    "clause",
    "sentence",
    "setting",
    "lead",
    "scope",
    "soon",
]
Link = Literal[
    "apposed",
    "opened",
    "headed",
    "of",
    "refers",
    "repeats",
    "headlined",
    "earlier-than",
    "dated-apart",
    "in-turn",
    "same-words",
    "same-label",
    "one-label",
    "speaks-of",
    "unparted",
    "paired",
    "same-group",
    "same-thing",
    "summed-up",
    "narrows",
    "unrivalled",
    "tells-again",
    "as-the-other",
    "elsewhere",
    "of-its-own",
    "bounded",
    "shares",
    "may-share",
    "named",
    "shares-length",
    "beside",
    "follows",
    "precedes",
    "alike",
    "within",
    "sibling",
    "reaches",
    "kin",
    "listed-with",
    "same-head",
    "same-sentence",
    "other-sentence",
    "next-sentence",
    "same-block",
    "next-to",
    "leads-to",
    "lone-pair",
    "acts-on",
    "looks-back",
    "looks-ahead",
    "part-of",
    "told-as",
    "said-of",
    "held-by",
    "run-from",
    "for-each-of",
    "crossed",
    "unbroken",
    "drawn-from",
    "alone-with",
    "similar",
    "rescaled",
    "nearest",
]

PLACES: tuple[Place, ...] = get_args(Place)
IN_PLACE = tuple(
    place for place in PLACES if place not in ("setting", "lead", "scope")
)  # those within the sentences that hold figures
LINKS: tuple[Link, ...] = get_args(Link)
UNARY = (
    "per",
    "listed",
    "exhaustive",
    "enumerated",
    "one-each",
    "bullets",
    "alone",
    "statistic",
    "elliptical",
    "undated",
    "several",
    "few",
    "closed",
    "bracketed",
    "leads",
    "together",
    "first",
    "compound",
    "mixed",
    "aged",
    "shared-out",
    "foremost",
    "percentage",
    "counted",
    "has-noun",
    "one-more",
    "sole",
    "of-one-time",
    "of-one-whole",
    "each-named",
    "of-stuff",
    "of-those",
    "parenthetical",
    "in-brackets",
    "lone",
    "period",
    "definite",
    "last",
    "headline",
)
OR = "or"
MAX_ELEMENTS = 16

_TOKEN = compiled(
    r"\{(?P<role>\w+)(?P<many>\+)?\}|<(?P<concept>[^<>]*)>|(?P<gap>\.\.\.)|(?P<stop>//)|(?P<mark>,)|(?P<start>\^)|(?P<word>[^\s{}<>,?!^]+)"
)
_CONDITION = compiled(r"(?P<no>not )?(?P<what>[\w-]+)(?: (?:<(?P<concepts>[^<>]+)>|\{(?P<role>\w+(?:\|\w+)*)\}))?\Z")


class PhraseError(ValueError):
    """A phrase or condition that cannot be read; the message says what and at which column."""


@dataclass(frozen=True, slots=True)
class Element:
    """One step of a phrase; `names` holds the role's name, the concepts, or the word."""

    kind: ElementKind
    names: frozenset[str]
    optional: bool = False
    many: bool = False
    direct: bool = False


@dataclass(frozen=True, slots=True)
class Condition:
    """What a claim must satisfy to fill a role: a concept at a place, a link to another role's claim, a note of its reader, or one of some `options`."""

    what: str
    concepts: frozenset[str] = frozenset()
    role: str | None = None
    negated: bool = False
    options: tuple[Condition, ...] = ()

    @property
    def said(self) -> str:
        """The condition as a rule writes it."""
        if self.options:
            return " or ".join(option.said for option in self.options)
        more = f" <{'|'.join(sorted(self.concepts))}>" if self.concepts else f" {{{self.role}}}" if self.role else ""
        return f"{'not ' if self.negated else ''}{self.what}{more}"

    @property
    def roles(self) -> frozenset[str]:
        """The other roles that it speaks of."""
        own = frozenset({self.role}) if self.role else frozenset()
        return own.union(*(option.roles for option in self.options))


def parse_phrase(text: str) -> tuple[Element, ...]:
    """The elements of a phrase.

    Raises:
        PhraseError: for text outside the notation above, or too many elements.
    """
    elements: list[Element] = []
    at = 0
    text = text.strip()
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        match = _TOKEN.match(text, at)
        if match is None:
            raise PhraseError(f"column {at + 1}: {text[at : at + 12]!r} is not part of a phrase")
        at = match.end()
        optional = text.startswith("?", at)
        at += optional
        direct = text.startswith("!", at)
        at += direct
        if match["role"]:
            elements.append(Element("role", frozenset({match["role"]}), optional, bool(match["many"]), direct))
        elif match["concept"] is not None:
            names = frozenset(name.strip() for name in match["concept"].split("|"))
            if "" in names:
                raise PhraseError(f"column {match.start() + 1}: an empty concept")
            elements.append(Element("concept", names, optional, direct=direct))
        elif match["gap"]:
            elements.append(Element("gap", frozenset()))
        elif match["stop"]:
            elements.append(Element("stop", frozenset()))
        elif match["start"]:
            elements.append(Element("start", frozenset(), direct=True))
        elif match["mark"]:
            elements.append(Element("mark", frozenset(), optional, direct=direct))
        else:
            elements.append(Element("word", frozenset({match["word"]}), optional, direct=direct))
    if not elements:
        raise PhraseError("an empty phrase")
    if len(elements) > MAX_ELEMENTS:
        raise PhraseError(f"a phrase of {len(elements)} elements (at most {MAX_ELEMENTS})")
    if elements[0].kind in ("gap", "stop") or elements[-1].kind in ("gap", "stop", "start"):
        raise PhraseError("a phrase begins and ends with something to find")
    return tuple(elements)


@cache  # rules ask the same of many roles
def parse_condition(text: str) -> Condition:
    """A condition such as `before <from>`, `not with <rank>`, `apposed {share}`, `flag definite`, `beside {old|new}`, `leads or before <of>`.

    Raises:
        PhraseError: when it is none.
    """
    if " or " in text:
        return Condition(OR, options=tuple(map(parse_condition, text.split(" or "))))
    match = _CONDITION.match(text.strip())
    if match is None:
        raise PhraseError(f"{text!r} is not a condition such as 'before <from>' or 'apposed {{share}}'")
    what, concepts, role = match["what"], match["concepts"], match["role"]
    if what in UNARY and concepts is None and role is None:
        return Condition(what, negated=bool(match["no"]))
    if concepts is not None and what not in PLACES and what != "flag":
        raise PhraseError(f"{what!r} is no place (places: {', '.join(PLACES)})")
    if role is not None and what not in LINKS:
        raise PhraseError(f"{what!r} is no link (links: {', '.join(LINKS)})")
    if concepts is None and role is None:
        raise PhraseError(f"{text!r} needs a <concept> or a {{role}}")
    names = frozenset(name.strip() for name in (concepts or "").split("|") if name.strip())
    if role is not None and "|" in role:
        if match["no"]:
            raise PhraseError(f"{text!r}: what holds for neither is written as two conditions")
        return Condition(OR, options=tuple(Condition(what, names, one) for one in role.split("|")))
    return Condition(what, names, role, bool(match["no"]))
