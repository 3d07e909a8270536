"""A place in a text in, how the figure there was read and what was tried with it out, for users and for those who write rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import click

from factcheck.cli._errors import COULD_NOT, trouble
from factcheck.cli._plan import Plan
from factcheck.model import Claim, Document
from factcheck.readers import Unreadable

_SHOWN = 4  # ties of one rule


def explain_place(items: Iterable[Document | Unreadable], plan: Plan, place: tuple[int, int]) -> int:
    """Print the explanation of the figure at a line and column of the one document; the exit status."""
    from factcheck.explain import NoFigure, explain

    documents = list(zip(items, range(2)))
    if len(documents) != 1:
        trouble("--explain takes one document" if documents else "there is nothing to explain")
        return COULD_NOT
    item = documents[0][0]
    if isinstance(item, Unreadable):
        trouble(str(item))
        return COULD_NOT
    try:
        found = explain(item, *place, plan.settings(item.path).settings)
    except NoFigure as error:
        trouble(f"{item.path}: {error}")
        return COULD_NOT
    for line in (*_read(found.claim), "", *_tried(found.tried), *_lacking(found.lacking)):
        click.echo(line)
    return 0


def _read(claim: Claim) -> Iterator[str]:
    """How the figure was read, and why its interval is what it is."""
    from factcheck.renderers._contract import decimal_text
    from factcheck.renderers._display import isolated, shown

    strict, usual, wide = claim.strict, claim.interval, claim.wide
    yield f"{isolated(shown(claim.text))} at {claim.line}:{claim.column}"
    yield (
        f"  kind   {claim.kind}"
        + (f", in {claim.unit}" if claim.unit else "")
        + (f", per {claim.per}" if claim.per else "")
    )
    if claim.value is not None:
        yield f"  value  {decimal_text(claim.value)}"
        place = f"written to the place of {claim.place:f}" if claim.place else "written whole, so exact"
        yield f"  strict [{_ends(strict)}]: {place}"
        if usual != strict:
            yield f"  usual  [{_ends(usual)}]: " + (
                f"a bound ({claim.hedge})"
                if usual.low is None or usual.high is None
                else "a round number may be rounded to its zeros"
            )
        if wide != usual:
            yield f"  wide   [{_ends(wide)}]: hedged ({claim.hedge or 'a rough word'})"
    if claim.hedge:
        yield f"  hedge  {claim.hedge}"
    if claim.about:
        yield f"  about  {isolated(shown(claim.about))}" + (
            f" (counted as {isolated(claim.head)})" if claim.head else ""
        )
    if claim.flags:
        yield f"  notes  {', '.join(sorted(claim.flags))}"


def _ends(interval: object) -> str:
    from factcheck.renderers._contract import decimal_text

    low, high = (decimal_text(getattr(interval, end)) for end in ("low", "high"))
    return f"{low or '-∞'}, {high or '∞'}"


def _tried(tried: Iterable[object]) -> Iterator[str]:
    from factcheck.explain import Tried

    for one in tried:
        assert isinstance(one, Tried)
        verdict = one.check.verdict if one.check else "nothing to say: no plausible tie is firm enough"
        yield f"{one.rule.id}: {verdict}" + (f" ({one.check.arithmetic})" if one.check and one.check.arithmetic else "")
        for candidate in one.candidates[:_SHOWN]:
            roles = ", ".join(f"{figure.role} = {figure.claim.text}" for figure in candidate.figures)
            yield f"  {candidate.strength}: {roles}\n      by {candidate.how}"
        if len(one.candidates) > _SHOWN:
            yield f"  and {len(one.candidates) - _SHOWN} more"


def _lacking(lacking: Iterable[object]) -> Iterator[str]:
    from factcheck.explain import Lacking

    for one in lacking:
        assert isinstance(one, Lacking)
        yield f"{one.rule.id}: no tie with it as the {one.role}"
        yield from (f"  {reason}" for reason in one.reasons)
