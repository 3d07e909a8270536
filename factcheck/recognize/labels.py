"""Folded text in, the spans of numbers that their words make names out: Flight 4471, Section 1983, «المادة 15», one another.

Numbers are few and words are many, so a number is found first and its label is read backwards from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from factcheck.language import Folded, Pack
from factcheck.packwords import of_pack
from factcheck.patterns import compiled
from factcheck.recognize.alternation import alternation
from factcheck.recognize.calendar_words import attached_particles, calendar_words
from factcheck.recognize.neighbours import next_word, previous_word
from factcheck.recognize.nouns import functional_words, known_nouns
from factcheck.recognize.number_words import lexicon
from factcheck.recognize.starts import Starts, scan, starts_of
from factcheck.record import dataclass

Span = tuple[int, int]

_RUN = compiled(r"\d+")
_NUMBER = r"\d[a-z\d]*(?:[-./:][a-z]?\d[a-z\d]*)*(?:\([a-z\d]{1,4}\))*(?![\w%$€£]|[.,]\d| ?%|-[^\W\d_]{2})"
_YEAR = compiled(r"(?:19|20)\d\d")
_BRACED = compiled(r"\{(.*?)\}")
_REACH = 64  # how far before a number its label may begin
_SHORTEST_NAME = 3  # digits of a number that is a name by itself
_LONG = 7  # digits of the shortest telephone number


@dataclass(frozen=True, eq=False)
class _Labels:
    """The compiled `other` section; `before` and `phone` match backwards, on the reversed text that stands before a number."""

    before: re.Pattern[str]
    phone: re.Pattern[str]
    number: re.Pattern[str]
    list: re.Pattern[str]
    named: re.Pattern[str]
    measured: re.Pattern[str]
    address: re.Pattern[str]
    reporter: re.Pattern[str]
    phone_number: re.Pattern[str]
    next_phone: re.Pattern[str]
    phrases: re.Pattern[str]
    covered: Mapping[str, tuple[Span, ...]]
    name_starts: Starts
    phrase_starts: Starts
    plural: frozenset[str]
    capital: frozenset[str]
    numbering_alone: frozenset[str]
    functional: frozenset[str]
    counted: frozenset[str]
    year_labels: frozenset[str]
    measured_endings: tuple[str, ...]
    joined: tuple[str, ...]
    following: frozenset[str]
    year_cues: frozenset[str]
    dates: frozenset[str]
    of_year: frozenset[str]
    unlabelled: frozenset[str]
    numbers: re.Pattern[str]
    spelled: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Label:
    """A label, where it begins, and whether a word such as "No." stands between it and its number."""

    word: str
    start: int
    numbered: bool


@of_pack
def _labels(pack: Pack) -> _Labels:
    section: Mapping[str, Any] = pack.section("other")
    years: Mapping[str, Any] = pack.section("dates").get("years") or {}

    def words(name: str, of: Mapping[str, Any] = section) -> list[str]:
        return [pack.key(word) for word in of.get(name) or ()]

    labels, capital, plural = words("labels"), words("capital_labels"), words("plural_labels")
    attached = rf"(?:{_backwards(attached_particles(pack))})?"
    label = rf"{_backwards([*labels, *capital, *plural])}){attached}(?![^\W_])"
    numbering = (
        rf"(?P<numbering>{_backwards(words('numbering'))})(?![^\W\d_])(?: (?:[^\W\d_]+ ){{0,2}}?(?P<numbered>{label})?"
    )
    covered = dict(_braced(pack, phrase) for phrase in section.get("phrases") or ())
    covered.update(
        _braced(pack, phrase.replace("-", " - ")) for phrase in section.get("phrases") or () if "-" in phrase
    )
    covered.update({name: ((0, len(name)),) for name in words("names")})
    joiner, compass = alternation(words("list_joiners")), alternation(words("compass"))
    return _Labels(
        before=compiled(rf"{attached}[\"«“]? ?[-:#]? ?(?:{numbering}|(?P<label>{label})"),
        phone=compiled(rf" ?[:.]? ?{_backwards(words('phones'))}(?![^\W_])"),
        number=compiled(_NUMBER),
        list=compiled(rf"{_NUMBER}(?:(?:, ?{_NUMBER})*,? ?{joiner} ?{_NUMBER})*"),
        named=compiled(rf"\b{alternation(words('number_names'))}(?![^\W_])"),
        measured=compiled(rf" ?{alternation(words('measured'))}(?!\w)"),
        address=compiled(rf"\d{{1,5}}[a-z]?(?: {compass}(?![^\W_]))?(?P<name>(?: [^\W\d_][\w'.]*){{1,3}}?) {alternation(words('streets'))}(?![^\W_])"),
        reporter=compiled(rf"\d{{1,4}} (?P<name>{alternation(words('reporters'))})(?![^\W\d_]) ?(?:§+ ?)?\d[\w-]*"),
        next_phone=compiled(rf" ?(?:{joiner}|[,/]) ?\(?\d(?:[ ().-]{{0,2}}\d){{6,14}}(?![\w%]|[.,]\d)"),
        phone_number=compiled(r"\(?\d(?:[ ().-]{0,2}\d){5,14}(?![\w%]|[.,]\d)"),
        phrases=compiled(rf"(?<![\w.,/$£€-]){alternation(covered)}(?![^\W_]|[.,]\d)"),
        covered=covered,
        name_starts=starts_of(pack, words("number_names")),
        phrase_starts=starts_of(pack, covered),
        plural=frozenset(plural),
        capital=frozenset(capital) - frozenset(labels),
        numbering_alone=frozenset(words("numbering_alone")),
        functional=functional_words(pack),
        counted=known_nouns(pack) if pack.section("nouns").get("counted") == "indefinite" else frozenset(),
        year_labels=frozenset(words("year_labels")),
        measured_endings=tuple(words("measured_endings")) or ("\0",),
        joined=tuple(words("joined", years)) or ("\0",),
        following=frozenset(words("following", years)),
        of_year=frozenset(words("of_year")),
        unlabelled=frozenset(words("no_label_after")),
        dates=frozenset(calendar_words(pack).entries),
        numbers=compiled(lexicon(pack).forms),
        spelled={pack.key(name): name for name in section.get("names") or () if name != name.lower()},
        year_cues=frozenset(words("strong", years) + words("usual", years)),
    )  # fmt: skip


def _backwards(words: Iterable[str]) -> str:
    return alternation(word[::-1] for word in words)


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
    end = 0
    names: set[str] = set()
    for first, _ in folded.figures:
        if first >= end:
            span = _labelled(folded, first, labels) or _address(folded, first, labels)
            if span is not None:
                yield span
                end = span[1]
                names.update(_RUN.findall(text, *span))
    yield from _named_again(text, names, labels)
    for match in scan(labels.named, text, labels.name_starts.places(folded)):
        if folded.capital(match.start()) or _ends_phrase(text, match.start(), match.end(), labels):
            label = _label_before(folded, match.start(), labels)
            if label is not None and _is_name(text, label, match, labels):
                yield label.start, match.end()
    for match in scan(labels.phrases, text, labels.phrase_starts.places(folded)):
        name = labels.spelled.get(match.group(), "")
        if any(letter.isupper() and not folded.capital(match.start() + i) for i, letter in enumerate(name)):
            continue  # "3m high" is no 3M
        yield from ((match.start() + first, match.start() + last) for first, last in labels.covered[match.group()])


def _named_again(text: str, names: set[str], labels: _Labels) -> Iterator[Span]:
    """Numbers that were names before and count nothing where they stand again: "Boeing 707s …, it lists no 707s …, the 707 was"."""
    for run in _RUN.finditer(text) if names else ():
        if run.group() not in names or len(run.group()) < _SHORTEST_NAME or _YEAR.fullmatch(run.group()):
            continue
        if text[run.start() - 1 : run.start()] not in ("", " ", "(", "\n"):
            continue
        plural = text[run.end() : run.end() + 1] == "s" and not text[run.end() + 1 : run.end() + 2].isalnum()
        if plural or _ends_phrase(text, run.start(), run.end(), labels):
            yield run.start(), run.end() + plural


def _ends_phrase(text: str, start: int, end: int, labels: _Labels) -> bool:
    """Whether a number stands right behind a word, with nothing after it to count: "under phase two." beside "in this case two people"."""
    if text[start - 1 : start] != " " or not text[start - 2 : start - 1].isalpha():
        return False
    after = text[end : end + 1]
    return not after or after in ".,;:)\n" or (after == " " and next_word(text, end) in labels.functional)


def _labelled(folded: Folded, start: int, labels: _Labels) -> Span | None:
    """A number and the label before it."""
    text = folded.text
    label = _label_before(folded, start, labels)
    if label is not None:
        number = labels.number.match(text, start)
        if number is None or not _is_name(text, label, number, labels):
            return None
        versions = "." in number.group() and label.word not in labels.year_cues  # «أندرويد 2.1 أو 2.2»
        many = labels.list.match(text, start) if versions or label.word in labels.plural else None
        return label.start, (many or number).end()
    opened = start - 1 if text[start - 1 : start] == "(" else start
    if labels.phone.match(text[max(0, opened - _REACH) : opened][::-1]):
        phone = labels.phone_number.match(text, opened)
        plain = phone is not None and phone.group().isdigit() and text[phone.end() : phone.end() + 2].strip(" .,;)\n")
        if phone and sum(map(str.isdigit, phone.group())) >= _LONG and not plain:
            while (more := labels.next_phone.match(text, phone.end())) is not None:
                phone = more
            return opened, phone.end()
    return None


def _label_before(folded: Folded, start: int, labels: _Labels) -> _Label | None:
    """The label that ends where a number begins."""
    match = labels.before.match(folded.text[max(0, start - _REACH) : start][::-1])
    if match is None:
        return None
    group = next(name for name in ("numbered", "label", "numbering") if match[name])
    word, first = match[group][::-1], start - match.end(group)
    if labels.numbers.fullmatch(folded.text, *_word_at(folded.text, first)):
        return None  # «3 آلاف و200» holds no «اف»
    if group == "numbering" and word not in labels.numbering_alone:
        number = labels.number.match(folded.text, start)
        if number is None or next_word(folded.text, number.end()) not in labels.of_year:
            return None  # but «عدد 859 لسنة 2016» is a law's
    if word in labels.capital and not folded.capital(first):
        return None
    if previous_word(folded.text, first) in labels.unlabelled:
        return None  # "Last week 18 of them sailed"
    return _Label(word, first, group != "label")


def _word_at(text: str, at: int) -> Span:
    """The whole word that a place lies in."""
    first = last = at
    while first and text[first - 1].isalpha():
        first -= 1
    while last < len(text) and text[last].isalpha():
        last += 1
    return first, last


def _is_name(text: str, label: _Label, number: re.Match[str], labels: _Labels) -> bool:
    """Whether a labelled number is a name: not the year of a law (the Act 1998, «دورة 2016»), nor a measure or a count."""
    if label.word in labels.year_labels and not label.numbered and _YEAR.fullmatch(number.group()):
        return False
    after = next_word(text, number.end())
    if after in labels.dates:
        return False  # «نهج 20 مارس» is a street named after a day
    if after in labels.counted:
        return False  # «استقبل المعبر 2800 مسافر»
    if (
        after.endswith(labels.measured_endings)
        and not after.startswith(labels.joined)
        and after not in labels.following
    ):
        return False  # «القانون 29 فصلا»
    return labels.measured.match(text, number.end()) is None


def _address(folded: Folded, start: int, labels: _Labels) -> Span | None:
    """A house number with its street, or the volume and page of a law report."""
    text = folded.text
    if (text[start - 1 : start] and text[start - 1] in ".,/$£€-_") or text[start - 1 : start].isalpha():
        return None
    reporter = labels.reporter.match(text, start)
    if reporter is not None and folded.capital(reporter.start("name")):
        return reporter.span()
    street = labels.address.match(text, start)
    if street is None or not folded.capital(street.start("name") + 1) or previous_word(text, start) in labels.year_cues:
        return None
    return street.span()
