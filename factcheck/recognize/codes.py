"""Folded text in, the spans of codes by their shape alone out: web and phone addresses, F-16, A320-214, 4.2.1, [3], list markers.

The shapes are the same in every language; the packs' `other` sections have the words that make or unmake a code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from factcheck.language import Folded, Pack
from factcheck.packwords import of_pack
from factcheck.patterns import compiled
from factcheck.recognize.alternation import alternation
from factcheck.recognize.calendar_words import attached_particles, calendar_words
from factcheck.recognize.neighbours import in_sentence, next_word, previous_word
from factcheck.recognize.unit_words import iso_codes
from factcheck.recognize.words import variants
from factcheck.record import dataclass

Span = tuple[int, int]

_WEB = compiled(r"(?:https?://|www\.)[^\s<>\"]*[^\s<>\".,;:!?)\]]")
_LOCAL = compiled(r"[\w.+-]{1,64}\Z")  # the parts of an e-mail address
_DOMAIN = compiled(r"@[\w-]{1,64}(?:\.[\w-]{1,64})+")
_MARKED = compiled(r"[\d_-]")
_PHONE = compiled(
    r"(?:\+\d{1,3}[ .-]?(?:\(\d{1,4}\)[ .-]?)?\d(?:[ .-]?\d){5,12}|\(0?\d{2,4}\) ?\d{3,4}[ -]?\d{3,4}|(?:1-)?\d{3}-\d{3}- ?\d{4}|\d{3}\.\d{3}\.\d{4}"
    r"|0\d{2,4}[ -]\d{3,4}[ -]?\d{3,4}|\d{3}-0\d{3}|0\d{8,12})(?![\w%]|[.,-]\d)"
)
_DOTTED = compiled(r"\d+(?:\.\d+){2,}(?!\w)")
# a date in figures, or thousands parted by full stops
_NO_VERSION = compiled(r"[1-9]\d{0,2}(?:\.\d{3})+\Z|\d{1,2}\.\d{1,2}\.(?:\d{4}|\d\d)\Z|\d{4}\.\d{1,2}\.\d{1,2}\Z")
_REST = compiled(r"\w+(?:[-./]\w*\d\w*)*")  # what belongs to a code from its first digit on
_MARKER = compiled(r"\d{1,3}(?:[.)](?= )|\)|(?: ?[-–—]) ?(?=[^\W\d_]))")
_NOTE = compiled(r"\d{1,3}(?: ?[,–-] ?\d{1,3})*\]")
_CUT = compiled(r"\d+(?:[.,]\d+)*[.,](?=<)")
_SENTENCE = compiled(r"(?:^|[^\w.])(?P<word>[^\W\d_]{3,})[.!?][\"”’)\]]{0,2}\Z")
_MINUTE = compiled(r"\d{1,3}'(?P<more> ?\+ ?\d{1,2}\b)?(?![\w'\"])")  # of a match: "45'", "90'+3"; not 6'2"
_NOTE_MARK = compiled(r"\d{1,3}(?=\s|\Z)")
_ACRONYM = compiled(r"(?:(?P<before>\w+) |^|[(\n])(?P<word>[a-z]{2,5}) \Z")
_NEXT_ACRONYM = compiled(r"(?:,|;| and| or|, and)? (?P<word>[a-z]{2,5}) \d")
_SHORT = compiled(r"(?!(?:19|20)\d\d)\d{1,4}(?![\w%$€£–-]|[.,/:]\d| ?%)")
_FOREIGN = compiled(r"(?:^|[^\w-])(?P<word>[a-z][a-z]{2,15}) \Z")
_ROUND_PHONE = compiled(r"\d{1,4}\+ ?\(|\d{1,4}\+(?=\)|$)")
_GLUED_YEARS = compiled(r"(?:19|20)\d\d(?:19|20)\d\d(?![\w%]|[.,]\d)")  # a dash lost between two years
_CAPITAL_WORD = compiled(r"(?<![^\W_])(?P<word>[a-z]{3,20}) $")
_EDITION = compiled(r"[2-9]\.0(?![\w%]|[.,]\d)")  # "Democracy 2.0"
_STRAIN = compiled(r"(?:19|20)\d\d-(?P<name>[a-z]{2,10})(?!\w)")  # 2019-nCoV
_ELIDED_YEAR = compiled(r"\d\d(?![\w'%]|[.,]\d)")
_FILE = compiled(r"[\w.-]{0,80}\.(?:pdf|docx?|xlsx?|pptx?|csv|txt|jpe?g|png|gif|mp[34]|zip|html?|json|xml)(?!\w)")
_ZIP = compiled(r"\d{5}(?:-\d{4})?(?![\w%]|[.,]\d)")
_QUOTED = compiled(r"[\"«“](?P<name>(?:[^\W\d_]+ )?(?P<last>[^\W\d_]{3,})) \Z")  # a title of one or two words
_CLOSED = compiled(r"\d{1,2}(?=[\"»”])")
_POSTCODE = compiled(r"[a-z]{1,2}\d[a-z\d]? \d[a-z]{2}(?!\w)")


@dataclass(frozen=True, eq=False)
class _CodeWords:
    not_codes: frozenset[str]
    currencies: frozenset[str]
    code_words: frozenset[str]
    suffixes: frozenset[str]
    region: re.Pattern[str]
    attached: frozenset[str]
    definite: frozenset[str]
    functional: frozenset[str]
    foreign: bool
    minutes: bool
    dates: frozenset[str]
    fiscal: frozenset[str]
    not_titles: frozenset[str]


@of_pack
def _code_words(pack: Pack) -> _CodeWords:
    section: Mapping[str, Any] = pack.section("other")

    def words(name: str) -> frozenset[str]:
        return frozenset(pack.key(word) for word in section.get(name) or ())

    barred = frozenset(pack.key(word) for word in pack.section("measures").get("not_codes") or ())
    return _CodeWords(
        words("not_codes"),
        words("currencies") | {code.lower() for code in iso_codes()} - barred,
        words("code_words"),
        words("suffix_codes"),
        compiled(rf"(?<!\w){alternation(words('postal'))},? \Z"),
        attached_particles(pack),
        frozenset(pack.key(word) for word in pack.section("numerals").get("definite") or ()),
        frozenset(pack.key(word) for word in pack.section("nouns").get("stop") or ()),
        section.get("foreign_names") == "yes",
        section.get("minute_marks") == "yes",
        frozenset(calendar_words(pack).entries),
        frozenset(pack.key(word) for word in pack.section("dates").get("fiscal") or ()),
        words("not_titles"),
    )


def find_codes(folded: Folded, pack: Pack) -> Iterator[Span]:
    """The spans that are codes by shape (folded offsets; they may overlap)."""
    text = folded.text
    yield from (span for span in _web(text) if _MARKED.search(text, *span))
    words = _code_words(pack)
    end = 0
    for first, last in folded.figures:
        if first >= end:
            span = _code_at(folded, first, last, words, pack)
            if span is not None:
                yield span
                end = span[1]


def _web(text: str) -> Iterator[Span]:
    """Web and e-mail addresses."""
    if "://" in text or "www." in text:
        yield from (match.span() for match in _WEB.finditer(text))
    for domain in _DOMAIN.finditer(text):
        local = _LOCAL.search(text, max(0, domain.start() - 64), domain.start())
        if local is not None:
            yield local.start(), domain.end()


def _code_at(folded: Folded, start: int, end: int, words: _CodeWords, pack: Pack) -> Span | None:
    """The code that a run of digits begins or lies in."""
    text = folded.text
    before, after = text[start - 1 : start], text[end : end + 1]
    if before == "[" and (note := _NOTE.match(text, start)):
        return start - 1, note.end()
    if before and (before in "_#@" or before.isalpha() or before == "-"):
        return _after_letters(folded, start, before, words)
    if end - start == 8 and before not in (",", ".", "$") and (years := _GLUED_YEARS.match(text, start)):
        return years.span()
    if end - start == 4 and after == "-" and (strain := _STRAIN.match(text, start)):
        if any(folded.capital(at) for at in range(strain.start("name") + 1, strain.end("name"))) and not folded.capital(
            strain.start("name")
        ):
            return strain.span()
    if after == "." and before == " " and (edition := _named_edition(folded, start, words)):
        return edition
    if end - start == 5 and (postal := _postal_code(folded, start, words)):
        return postal
    first = start - 1 if before in ("+", "(") else start
    if (
        (not text[first - 1 : first].isalnum())
        and before not in ("$", ",", "/")
        and (phone := _PHONE.match(text, first))
    ):
        return phone.span()
    if (not before or before in "\n .(") and (marker := _list_marker(text, start)):
        return marker
    if (torn := _torn(text, start, end)) or (torn := _note_mark(folded, start, words)):
        return torn
    if before == " " and (named := _after_acronym(folded, start, words) or _after_foreign(folded, start, words, pack)):
        return named
    if before == " " and (title := _quoted_title(folded, start, words, pack)):
        return title
    if before == "'" and not text[start - 2 : start - 1].isalnum() and (year := _ELIDED_YEAR.match(text, start)):
        return None if previous_word(text, start - 1) in words.fiscal else (start - 1, year.end())
    if after == "+" and (before in ("", " ", ")")) and (phone := _ROUND_PHONE.match(text, start)):
        return phone.span()
    if after == "'" and (minute := _MINUTE.match(text, start)) and (words.minutes or minute["more"]):
        return minute.span()
    if after == "." and (dotted := _DOTTED.match(text, start)) and not _NO_VERSION.match(dotted.group()):
        return dotted.span()
    if after and after in words.suffixes and folded.capital(end) and not text[end + 1 : end + 2].isalnum():
        return start, end + 1
    if (after == "_" or after == ".") and (file := _FILE.match(text, start)):
        return file.span()
    return None


def _named_edition(folded: Folded, start: int, words: _CodeWords) -> Span | None:
    """A name in capitals with the number of an edition, and nothing counted: "Web 2.0", "Industry 4.0 is"."""
    edition = _EDITION.match(folded.text, start)
    name = _CAPITAL_WORD.search(folded.text, max(0, start - 24), start)
    if edition is None or name is None or not folded.capital(name.start("word")):
        return None
    after = next_word(folded.text, edition.end())
    free = not after or after in words.functional
    return (name.start("word"), edition.end()) if free and name["word"] not in words.functional else None


def _quoted_title(folded: Folded, start: int, words: _CodeWords, pack: Pack) -> Span | None:
    """A name and its number, alone between marks of quotation: "Harbour 2", «نورس 5»; not "at least 5"."""
    number = _CLOSED.match(folded.text, start)
    title = _QUOTED.search(folded.text, max(0, start - 40), start) if number is not None else None
    barred = words.functional | words.not_titles
    if number is None or title is None or any(form in barred for form in variants(pack, title["last"])):
        return None
    cased = folded.source.lower() != folded.source
    return (title.start("name"), number.end()) if not cased or folded.capital(title.start("last")) else None


def _postal_code(folded: Folded, start: int, words: _CodeWords) -> Span | None:
    """Five digits after the short name of a region in capitals: "NY 10001", "D.C. 20510-1234"."""
    region = words.region.search(folded.text, max(0, start - 8), start)
    if region is None or not all(folded.capital(i) for i in range(*region.span()) if folded.text[i].isalpha()):
        return None  # "In 20510 homes"
    code = _ZIP.match(folded.text, start)
    return None if code is None else code.span()


def _list_marker(text: str, start: int) -> Span | None:
    """The marker of a numbered list: "1. ", "(2) ", «3- » at the start of a line."""
    first = start - 1 if text[start - 1 : start] == "(" else start
    line = text.rfind("\n", max(0, first - 8), first) + 1
    if (line == 0 and first > 8) or text[line:first].strip(" "):
        return None
    match = _MARKER.match(text, start)
    return None if match is None else (first, start + len(match.group().rstrip(" ")))


def _torn(text: str, start: int, end: int) -> Span | None:
    """What is left of a number whose other digits a placeholder stands for: "28,<unk>", "<unk>.4"."""
    if text[start - 1 : start] in (",", ".") and text[start - 2 : start - 1] == ">":
        rest = _REST.match(text, start)
        return start - 1, rest.end() if rest else end
    torn = _CUT.match(text, start)
    return None if torn is None else torn.span()


def _note_mark(folded: Folded, start: int, words: _CodeWords) -> Span | None:
    """The number of a note, written onto the end of a sentence: "… as he put it.\"4 Others …"."""
    text = folded.text
    sentence = _SENTENCE.search(text, max(0, start - 24), start)
    if sentence is None or sentence["word"] in words.currencies:
        return None
    mark = _NOTE_MARK.match(text, start)
    if mark is None or (mark.end() < len(text) and text[mark.end()] == " " and not folded.capital(mark.end() + 1)):
        return None
    return mark.span()


def _after_acronym(folded: Folded, start: int, words: _CodeWords) -> Span | None:
    """A number that a word in capitals makes a name: "NY 93 and", "ASC 350,"; not a party's seats ("ANC 62, DA 31"), not before its noun."""
    text = folded.text
    acronym = _ACRONYM.search(text, max(0, start - 16), start)
    number = _SHORT.match(text, start)
    if acronym is None or number is None or not words.currencies.isdisjoint((acronym["word"], acronym["word"][-3:])):
        return None
    if acronym["word"] in words.not_codes | words.dates:
        return None
    if not all(folded.capital(i) for i in range(*acronym.span("word"))) or acronym["before"] in words.definite:
        return None
    after = next_word(text, number.end()) if text[number.end() : number.end() + 1] == " " else ""
    if after and after not in words.functional:
        return None
    other = _NEXT_ACRONYM.match(text, number.end())
    if other is not None and other["word"] != acronym["word"] and folded.capital(other.start("word")):
        return None
    return (acronym.start("word"), number.end()) if in_sentence(folded, start, number.end()) else None


def _after_foreign(folded: Folded, start: int, words: _CodeWords, pack: Pack) -> Span | None:
    """A number behind a name in another script, with nothing after it to count: «المجرات Abell 267»."""
    text = folded.text
    if not words.foreign:
        return None
    name = _FOREIGN.search(text, max(0, start - 20), start)
    number = _SHORT.match(text, start)
    if name is None or number is None or name["word"] in words.currencies or not folded.capital(name.start("word")):
        return None
    after = next_word(text, number.end()) if text[number.end() : number.end() + 1] == " " else ""
    free = not after or any(form in words.functional for form in variants(pack, after))
    return None if not free else (name.start("word"), number.end())


def _after_letters(folded: Folded, start: int, before: str, words: _CodeWords) -> Span | None:
    """A code whose digits follow letters: "F-16", "Covid-19", "b12", "@user_77"."""
    text = folded.text
    last = start - 1 if before == "-" else start
    first = last
    while first and start - first < 40 and (text[first - 1].isalpha() or text[first - 1] in "_#@"):
        first -= 1
    letters = text[first:last]
    if not letters:
        return None
    if file := _FILE.match(text, first):
        return file.span()
    if not _makes_code(folded, first, letters, before, words):
        return None
    rest = _REST.match(text, start)
    postcode = _POSTCODE.match(text, first)
    return first, max(match.end() for match in (rest, postcode) if match)


def _makes_code(folded: Folded, first: int, letters: str, joint: str, words: _CodeWords) -> bool:
    """Whether digits after these letters, or after these and a hyphen, are a code."""
    if letters[0] in "#@" or "_" in letters:
        return True
    if not letters[-1].isascii() or letters in words.attached or letters in words.dates:
        return False
    before = folded.text[first - 1 : first]
    if joint != "-":
        return letters not in words.currencies and not before.isdigit()
    return letters not in words.not_codes and before != "-" and (folded.capital(first) or letters in words.code_words)
