"""Reports built by hand, so that what is written of them depends on no rule and no recognizer."""

from decimal import Decimal

from factcheck.model import Check, Claim, Document, Figure, Repair, Report


def claim(document, text, kind="count", value=None, **more):
    """The claim that stands where its text first does."""
    start = document.text.index(text)
    line, column = document.position(start)
    return Claim(text, start, start + len(text), line, column, kind, None if value is None else Decimal(value), **more)


def english():
    """A wrong change, an agreement by rounding, an undecided tie and an indefinite figure."""
    text = (
        "Harvest\n\nOutput rose 20% from 40 to 60 tonnes, the growers said.\n"
        "They counted 31,500 trees, about 60% of them old: 19,000. Thousands were felled, 12 in May."
    )
    document = Document(text, id="harvest.txt", path="harvest.txt", language="en")
    change = claim(document, "20%", "percent", "20", place=Decimal(1), unit="percent")
    old, new = (
        claim(document, "40", "measure", "40", unit="tonne"),
        claim(document, "60 tonnes", "measure", "60", unit="tonne"),
    )
    whole, part = (
        claim(document, "31,500 trees", value="31500", about="trees"),
        claim(document, "19,000", value="19000"),
    )
    share = claim(document, "about 60%", "percent", "60", place=Decimal(1), unit="percent", hedge="about")
    many, may = claim(document, "Thousands", hedge="indefinite"), claim(document, "12", value="12")
    checks = (
        Check(
            "percent-change",
            "inconsistent",
            "error",
            "from 40 to 60 tonnes is a change of 50%, not 20%",
            "|60 − 40| ÷ 40 = 50% ≠ 20%",
            (Figure("change", change), Figure("old", old), Figure("new", new)),
            "new-base",
            (Repair("change", "50%"), Repair("old", "50 t"), Repair("new", "48 t")),
            how="<change> ... {change} ... <from> {old} ... <to> {new}",
        ),
        Check(
            "share-of-whole",
            "consistent",
            None,
            "60% of 31,500 is 18,900",
            "60% × 31,500 = 18,900 ≈ 19,000",
            (Figure("whole", whole), Figure("share", share), Figure("part", part)),
            rounding=True,
        ),
        Check("parts-total", "undecided", None, "the total is not read", "", (Figure("part", may),)),
    )
    reasons = {many.start: "indefinite", may.start: "the total is not read"}
    return Report(document, (change, old, new, whole, share, part, many, may), checks, reasons)


def arabic():
    """A part that its share of the whole does not give, in one long line from right to left."""
    text = (
        "وقالت المصادر إن عدد المهجرين بلغ 31500 شخص منذ منتصف الشهر، وإن نحو 60 في المائة من المهجرين، أي 29 ألف شخص، "
        "هم من الأطفال، بحسب ما ذكرته منظمات محلية تعمل في المدينة وريفها وفي البلدات المجاورة لها."
    )
    document = Document(text, id="a/7", path="archive.jsonl", language="ar")
    whole = claim(document, "31500 شخص", value="31500")
    share = claim(document, "60 في المائة", "percent", "60", place=Decimal(1), unit="percent", hedge="about")
    part = claim(document, "29 ألف شخص", value="29000", place=Decimal(1000))
    check = Check(
        "share-of-whole",
        "inconsistent",
        "warning",
        "60 في المائة من 31500 شخص تساوي 18,900، لا 29 ألف شخص",
        "60% × 31,500 = 18,900 ≠ 29,000",
        (Figure("share", share), Figure("part", part), Figure("whole", whole)),
        None,
        (Repair("part", "19,000"),),
    )
    return Report(document, (whole, share, part), (check,), {})


def silent():
    """A document without a figure."""
    return Report(Document("No figures.", id="words.txt", path="words.txt", language="en"), (), ())
