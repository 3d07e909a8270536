"""Every language pack reads its own examples as it says; a pack is picked up by being a file."""

from fractions import Fraction

import pytest

from factcheck.folder import pack_codes
from factcheck.language import load_pack
from factcheck.model import Claim, Document
from factcheck.recognize import recognize

PACKS = [load_pack(code) for code in pack_codes()]
EXAMPLES = [(pack, example) for pack in PACKS for example in pack.data.get("examples") or ()]


def _said(claim: Claim, wanted: dict[str, str]) -> dict[str, object]:
    """A claim by the keys of what is wanted; its text, kind and hedge always, its value unless its ends are asked for."""
    said: dict[str, object] = {"text": claim.text, "kind": claim.kind, "hedge": claim.hedge, "unit": claim.unit}
    if claim.kind not in ("date", "time") and "low" not in wanted:
        said["value"] = None if claim.value is None else Fraction(claim.value).limit_denominator(1000)
    if "low" in wanted:
        said |= {"low": claim.interval.low, "high": claim.interval.high}
    return {key: value for key, value in said.items() if value is not None}


def _wanted(claim: dict[str, str]) -> dict[str, object]:
    return {key: Fraction(said) if key in ("value", "low", "high") else said for key, said in claim.items()}


@pytest.mark.parametrize(
    ("pack", "example"), EXAMPLES, ids=lambda it: it["text"][:40] if isinstance(it, dict) else it.code
)
def test_an_example_is_read_as_it_says(pack, example):
    claims = recognize(Document(example["text"], language=pack.code), pack).claims
    claims = [claim for claim in claims if claim.kind != "other"]  # what is read as no figure at all
    wanted = example["claims"]
    assert [claim.text for claim in claims] == [claim["text"] for claim in wanted]
    assert [_said(*pair) for pair in zip(claims, wanted, strict=True)] == [_wanted(claim) for claim in wanted]


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.code)
def test_a_pack_brings_examples(pack):
    examples = pack.data.get("examples") or ()
    assert len(examples) >= 30
    assert any(not example["claims"] for example in examples), "no example of what is no figure"


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.code)
def test_a_pack_names_every_concept(pack):
    everywhere = {name for other in PACKS for name in other.section("concepts")}
    assert everywhere - set(pack.section("concepts")) == set(), "concepts that another pack has"
