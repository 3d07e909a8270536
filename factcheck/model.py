"""The nouns every room speaks of, frozen: Document, Claim, Relation, Check, Report.

Offsets are code-point offsets into the document's text; lines and columns count from 1 in the source file.
"""

from __future__ import annotations

import datetime
from bisect import bisect_right
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Literal

from factcheck.interval import Interval, completed, rounded, trailing_place
from factcheck.record import dataclass, field

Kind = Literal[
    "count",
    "percent",
    "fraction",
    "ratio",
    "money",
    "measure",
    "date",
    "time",
    "duration",
    "age",
    "ordinal",
    "score",
    "other",
]
Verdict = Literal["consistent", "inconsistent", "undecided"]
Severity = Literal["error", "warning", "info"]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")

# Hedges by what they do to the written value.
ABOUT, NEARLY, OVER = "about", "nearly", "just-over"
MORE, LEAST, FEWER, MOST = "more-than", "at-least", "fewer-than", "at-most"
BOUNDS = frozenset({MORE, LEAST, FEWER, MOST})
MOMENTS = frozenset({"date", "time"})  # the kinds of claims that are moments, and have no value
_ROUGH = frozenset({"fraction-word", "multiple"})
LOOSE = 3  # times as far may a multiple said in a word: 3.4 times is still "tripled"
WORDED = 2  # and a single part of a whole: 53 percent is still "half"
SPREAD = Fraction(1, 20)  # how far "about" may stand from the figure: a twentieth either way


@dataclass(frozen=True, slots=True)
class Ignore:
    """A comment in a text that silences rules over a part of it.

    Attributes:
        rules: ids; all rules when empty.
        start, end: code-point offsets of the part in the document's text.
        line: 1-based line of the comment in the source file.
        reason: why, as the comment says.
    """

    rules: frozenset[str]
    start: int
    end: int
    line: int
    reason: str = ""


@dataclass(frozen=True)
class Document:
    """A text to be checked, and where it came from.

    Attributes:
        id: the jsonl id, else the path.
        text: what is checked; every offset counts its code points.
        lines: for each line of the text the 1-based line of the source file; None when they are the same.
        columns: for each line of the text how many source columns stand before it; None when none do.
        note: what the reader had to do ("read as windows-1256"), for the person who runs the tool.
        ignores: the comments in it that silence rules.
    """

    text: str
    id: str = "-"
    path: str = "-"
    language: str | None = None
    date: datetime.date | None = None
    title: str | None = None
    lines: tuple[int, ...] | None = None
    columns: tuple[int, ...] | None = None
    note: str | None = None
    ignores: tuple[Ignore, ...] = ()

    @cached_property
    def _line_starts(self) -> list[int]:
        starts = [0]
        at = self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        return starts

    def position(self, offset: int) -> tuple[int, int]:
        """The 1-based line and column of an offset, in the source file."""
        index = bisect_right(self._line_starts, offset) - 1
        column = offset - self._line_starts[index] + 1
        line = self.lines[index] if self.lines and index < len(self.lines) else index + 1
        return line, column + (self.columns[index] if self.columns and index < len(self.columns) else 0)


@dataclass(frozen=True, slots=True)
class Moment:
    """The parts of a date or a time of day that the text gives; what it does not give stays None.

    Attributes:
        year: astronomical: 1 BC is 0, 31 BC is -30.
        weekday: 0 for Monday to 6 for Sunday.
        months: every month that the words name, 1 to 12: a double month name («تشرين الثاني/نوفمبر») names two.
        offset: days from the day of writing: yesterday is -1; None when not relative.
        minute: minutes since midnight, 0 to 1439.
        calendar: "gregorian" or "hijri".
        precision: the finest part given: century, decade, year, quarter, season, month, day, time.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    months: tuple[int, ...] = ()
    offset: int | None = None
    minute: int | None = None
    calendar: str = "gregorian"
    precision: str = "day"
    end_year: int | None = None

    @property
    def parts(self) -> tuple[bool, ...]:
        """Which of its parts are given, and whether it names two months."""
        return (
            self.year is not None, self.month is not None, self.day is not None, self.weekday is not None, len(self.months) > 1,
            self.offset is not None, self.minute is not None, self.end_year is not None,
        )  # fmt: skip


@dataclass(frozen=True)
class Claim:
    """A figure as it was read.

    Attributes:
        value: in the unit as written: 60 for "60%", 1200000 for "1.2 million", the midpoint of a range; None when
            indefinite ("thousands") or not a number (a full date).
        place: the unit of the last written place: 0.1 for "3.5", 100000 for "1.2 million", 1 for "60%"; 0 for a plain integer, which is exact.
        ends: the two ends of a range as written, in the order written.
        unit: the id of a unit in units.yaml, a currency code, "percent", "point"; None for a plain count.
        per: what a rate is per ("day", "km", "100000", a noun); None when not a rate.
        about: what is counted, as written, head noun with its qualifiers; `head` is its key for comparing.
        hedge: one of the hedge names above, "indefinite", "around-range" or None.
        numeral: the folded numeral alone, without unit, hedge or particles; what a slip would have changed.
        flags: notes of the readers: "words" (spelled out), "definite" («الـ620», "the 31,500"), "ambiguous-unit", "negative",
            "anaphoric" («منهم» style), and so on.
        sentence: index of its sentence in the document.
    """

    text: str
    start: int
    end: int
    line: int
    column: int
    kind: Kind
    value: Decimal | None
    place: Decimal = Decimal(0)
    ends: tuple[Decimal, Decimal] | None = None
    unit: str | None = None
    per: str | None = None
    about: str | None = None
    head: str | None = None
    hedge: str | None = None
    numeral: str = ""
    moment: Moment | None = None
    flags: frozenset[str] = frozenset()
    sentence: int = 0

    @cached_property
    def strict(self) -> Interval:
        """The narrowest fair reading: plain integers exact, everything else rounded at its last written place."""
        return self._read(self.place, Fraction(0))

    @cached_property
    def interval(self) -> Interval:
        """The usual reading: round numbers rounded to their zeros, bounds open-ended; this is `low` and `high`."""
        return self._read(self._zeros(), Fraction(0))

    @cached_property
    def wide(self) -> Interval:
        """The most charitable reading: as `interval`, with "about" and its kin widened by a twentieth."""
        return self._read(self._zeros(), SPREAD)

    @cached_property
    def readings(self) -> dict[object, object]:
        """What was read of it in base units (see operands.py), by how it was to be read."""
        return {}

    def _zeros(self) -> Decimal:
        """The place after the charitable rounding of round integers."""
        if self.place or self.value is None or self.kind not in ("count", "money", "measure", "score"):
            return self.place
        if self.value != int(self.value):
            return self.place
        return trailing_place(self.value)

    def _read(self, place: Decimal, spread: Fraction) -> Interval:
        if self.ends is not None:
            low, high = sorted(Fraction(end) for end in self.ends)
            base = Interval(low, high).widened(Fraction(place) / 2 if place else Fraction(0))
            value = (low + high) / 2
        elif self.value is None:
            return Interval(None, None, True, True)
        else:
            value = Fraction(self.value)
            if self.kind in ("fraction", "ratio"):  # two thirds is no decimal
                value = value.limit_denominator(10_000)
            base = completed(value) if self.kind == "age" and not place else rounded(value, place)
        rough = self.hedge is None and not _ROUGH.isdisjoint(self.flags)  # "doubled", "a third"
        return _hedged(
            base,
            value,
            "rough" if rough else self.hedge,
            max(
                abs(value) * spread * self._looseness(value, rough),
                Fraction(place) / 2 if spread else Fraction(0),
            ),
        )

    def _looseness(self, value: Fraction, rough: bool) -> int:
        """How many times farther than other figures one that is said in a word may be off; "nearly half" of 38 may be 18."""
        if not rough:
            return WORDED if self.kind == "fraction" and value.numerator == 1 else 1
        if self.kind == "ratio":
            return LOOSE
        return WORDED if value.numerator == 1 else 1


def _hedged(base: Interval, value: Fraction, hedge: str | None, margin: Fraction) -> Interval:
    """Apply a hedge: bounds open one side for good, approximations widen by the margin (0 leaves them as they are)."""
    if hedge == MORE:
        return Interval(value, None, True, True)
    if hedge in (LEAST, "indefinite"):
        return Interval(base.low, None, False, True)
    if hedge == FEWER:
        return Interval(None, value, True, True)
    if hedge == MOST:
        return Interval(None, base.high, True, False)
    if hedge == NEARLY:
        return Interval(None if base.low is None else base.low - margin, base.high)
    if hedge == OVER:
        return Interval(base.low, None if base.high is None else base.high + margin)
    if hedge in (ABOUT, "rough"):
        return base.widened(margin)
    return base


@dataclass(frozen=True, slots=True)
class Figure:
    """A claim in a role of a check."""

    role: str
    claim: Claim


@dataclass(frozen=True, slots=True)
class Relation:
    """Figures that the text ties together under one rule.

    Attributes:
        strength: how firmly the text itself makes the tie; the judge turns it into a severity.
        open_role: the role that stayed unfilled or ambiguous, when there is one.
        how: the phrase or the cues that made the tie, for `--explain`.
    """

    rule: str
    figures: tuple[Figure, ...]
    strength: float
    how: str = ""
    open_role: str | None = None


@dataclass(frozen=True, slots=True)
class Repair:
    """A change of one figure that would make the check consistent."""

    role: str
    value: str


@dataclass(frozen=True, slots=True)
class Check:
    """A relation judged.

    Attributes:
        severity: None unless the verdict is inconsistent.
        arithmetic: the sum written out, "60% × 31,500 = 18,900 ≈ 19,000".
        rounding: consistent only under the charitable reading.
        bound: says that one figure is no more than another, not that a sum comes out.
    """

    rule: str
    verdict: Verdict
    severity: Severity | None
    message: str
    arithmetic: str
    figures: tuple[Figure, ...]
    slip: str | None = None
    repairs: tuple[Repair, ...] = ()
    rounding: bool = False
    how: str = ""
    bound: bool = False


@dataclass(frozen=True)
class Report:
    """What was read in one document, what was checked, and what came of it."""

    document: Document
    claims: tuple[Claim, ...]
    checks: tuple[Check, ...]
    unchecked: dict[int, str] = field(default_factory=dict)  # a claim's start offset → why it was not checked
    sentences: dict[int, tuple[int, int]] = field(default_factory=dict)  # a claim's sentence → its span in the text
    silenced: tuple[Check, ...] = ()  # findings that the text or a baseline says are known
    unused: tuple[Ignore, ...] = ()  # comments that silenced nothing

    @property
    def findings(self) -> tuple[Check, ...]:
        """The inconsistent checks, worst first, then in reading order."""
        found = [check for check in self.checks if check.verdict == "inconsistent"]
        return tuple(sorted(found, key=lambda c: (SEVERITIES.index(c.severity or "info"), c.figures[0].claim.start)))
