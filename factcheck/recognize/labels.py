"""Folded text in, the spans of numbers that their words make names out: Flight 4471, Section 1983, «المادة 15», one another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from factcheck.language import Folded, Pack
from factcheck.recognize.alternation import alternation
from factcheck.recognize.calendar_words import particle_prefix
from factcheck.recognize.date_tokens import previous_word

Span = tuple[int, int]

_NUMBER = r"(?:[a-z]{1,3}-?)?\d[a-z\d]*(?:[-./:][a-z]?\d[a-z\d]*)*(?:\([a-z\d]{1,4}\))*(?![\w%$€£]|[.,]\d| ?%)"
_END = r"(?![^\W\d_])"  # the end of a label: "p.12" and "§1983" need no space
_YEAR = re.compile(r"(?:19|20)\d\d")
_BRACED = re.compile(r"\{(.*?)\}")


@dataclass(frozen=True, eq=False)
class _Labels:
    pattern: re.Pattern[str]
    capital: frozenset[str]
    year_labels: frozenset[str]
    phrases: re.Pattern[str]
    covered: Mapping[str, tuple[Span, ...]]
    address: re.Pattern[str]
    reporters: re.Pattern[str]
    phone: re.Pattern[str]
    year_cues: frozenset[str]


@cache
def _labels(pack: Pack) -> _Labels:
    section: Mapping[str, Any] = pack.section("other")

    def words(name: str) -> list[str]:
        return [pack.key(word) for word in section.get(name) or ()]

    labels, capital, plural = words("labels"), words("capital_labels"), words("plural_labels")
    numbering, joiner = alternation(words("numbering")), alternation(words("list_joiners"))
    named = alternation(words("number_names"))
    label = alternation([*labels, *capital])
    value = rf"(?:(?P<number>{_NUMBER})|(?P<named>{named})(?![^\W_]))"
    one = rf"(?P<label>{label}){_END}(?P<numbering>(?: [^\W\d_]+){{0,2}}? {numbering})?(?: ?[:#])? ?-?{value}"
    more = rf"{alternation(plural)}{_END}(?: {numbering})? ?{_NUMBER}(?:(?:, ?{_NUMBER})*,? ?{joiner} ?{_NUMBER})?"
    numbered = rf"(?P<numbered>{alternation(words('numbering_alone'))}) ?{_NUMBER}"
    covered = {}
    for phrase in section.get("phrases") or ():
        bare, spans = _braced(pack, phrase)
        covered[bare] = spans
    covered.update({name: ((0, len(name)),) for name in words("names")})
    streets, compass = alternation(words("streets")), alternation(words("compass"))
    years = pack.section("dates").get("years") or {}
    return _Labels(
        pattern=re.compile(
            rf"(?<!\w){particle_prefix(pack)}(?:{one}|{more}|{numbered})(?! ?{alternation(words('measured'))}(?!\w))"
        ),
        capital=frozenset(capital) - frozenset(labels),
        year_labels=frozenset(words("year_labels")),
        phrases=re.compile(rf"(?<![\w.,/-]){alternation(covered)}(?![^\W_]|[.,]\d)"),
        covered=covered,
        address=re.compile(
            rf"(?<![\w.,/$£€-])\d{{1,5}}[a-z]?(?: {compass}(?![^\W_]))?(?P<name>(?: [^\W\d_][\w'.]*){{1,3}}?) {streets}(?![^\W_])"
        ),
        reporters=re.compile(
            rf"(?<![\w.,$])\d{{1,4}} (?P<reporter>{alternation(words('reporters'))}){_END} ?(?:§+ ?)?\d[\w-]*"
        ),
        phone=re.compile(
            rf"(?<!\w){alternation(words('phones'))}(?![^\W_])[:.]? ?(?P<phone>\(?\d(?:[ ().-]{{0,2}}\d){{5,14}})(?![\w%]|[.,]\d)"
        ),
        year_cues=frozenset(pack.key(word) for name in ("strong", "usual") for word in years.get(name) or ()),
    )


def _braced(pack: Pack, phrase: str) -> tuple[str, tuple[Span, ...]]:
    """A phrase without its braces, and the spans that stood in them."""
    spans: list[Span] = []
    bare = ""
    for i, piece in enumerate(_BRACED.split(phrase)):
        folded = pack.fold(piece).text
        if i % 2:
            spans.append((len(bare), len(bare) + len(folded)))
        bare += folded
    return bare, tuple(spans)


def find_labelled(folded: Folded, pack: Pack) -> Iterator[Span]:
    """The spans of labelled numbers, addresses and idioms (folded offsets; they may overlap)."""
    labels, text = _labels(pack), folded.text
    for match in labels.pattern.finditer(text):
        if _is_label(match, folded, labels):
            yield _start(match), match.end()
    for match in labels.phrases.finditer(text):
        yield from ((match.start() + first, match.start() + last) for first, last in labels.covered[match.group()])
    for match in labels.address.finditer(text):
        name = match.start("name") + 1
        if folded.capital(name) and previous_word(text, match.start()) not in labels.year_cues:
            yield match.span()
    for match in labels.reporters.finditer(text):
        if folded.capital(match.start("reporter")):
            yield match.span()
    for match in labels.phone.finditer(text):
        if sum(map(str.isdigit, match["phone"])) >= 7 and not match["phone"].isdigit():
            yield match.span("phone")


def _start(match: re.Match[str]) -> int:
    return next((match.start(name) for name in ("label", "numbered") if match[name]), match.start())


def _is_label(match: re.Match[str], folded: Folded, labels: _Labels) -> bool:
    name = "numbered" if match["label"] is None else "label"
    word = match[name]
    if word is None:
        return True
    if match["named"] is not None and not folded.capital(match.start("named")):
        return False
    if word in labels.year_labels and match["numbering"] is None and _YEAR.fullmatch(match["number"] or ""):
        return False  # "the Data Protection Act 1998", «دورة 2016»
    return word not in labels.capital or folded.capital(match.start(name))
