"""What a figure counts: the words of `about`, and `head`, the key by which two figures of one noun meet."""

from __future__ import annotations

import pytest

from factcheck.language import load_pack
from factcheck.model import Claim, Document
from factcheck.recognize import recognize


def read(code: str, text: str) -> list[Claim]:
    claims = recognize(Document(text, language=code), load_pack(code)).claims
    return [claim for claim in claims if claim.kind not in ("date", "time", "other")]


ENGLISH = {
    "The rider won a two-legged final.": [("two", None)],
    "They rented a two-bed flat and a six-speed car.": [("two", "bed"), ("six", "speed")],
    "Nearly 4% of Danish cheese output comes from one dairy.": [("4%", "Danish cheese output"), ("one", "dairy")],
    "The vet found one parasite present.": [("one", "parasite")],
    "All 14 guards inside were freed.": [("14", "guards")],
    "Medics treated 31 injured dockers, and 8 displaced families.": [("31", "dockers"), ("8", "families")],
    "There were 16 injured in Oslo.": [("16", None)],
    "It set aside $8 million of flood defence funding.": [("$8 million", "flood defence funding")],
    "The plan has the backing of 26 Catholic and Lutheran mayors.": [("26", "Catholic and Lutheran mayors")],
    "The firm has 400-odd welders and 60-plus drivers.": [("400", "welders"), ("60", "drivers")],
    "The wreck lies 12 miles north of Bergen.": [("12 miles", None)],
    "It is the second crater visible from the hut.": [("second", "crater")],
    "Four mayors give their view.": [("Four", "mayors")],
    "The channel doubled children's programming.": [("doubled", "children's programming")],
}
ARABIC = {
    "تقدمت بالمقترح 5 كتل نيابية.": [("5", "كتل نيابية")],
    "احتجز المسلحون 7 كرهائن.": [("7", None)],
    "وفد يمثل 9 جمعيات ستزور الميناء.": [("9", "جمعيات")],
    "اجتمعت 3 شركات تبيع الحبوب.": [("3", "شركات")],
    "أصيب 8 عمال بحروق.": [("8", "عمال")],
    "حضر 11 مديرا يمثلون الفروع.": [("11", "مديرا")],
    "أفرغ 40 لترا من الزيت تم حجزها.": [("40 لترا", "الزيت")],
    "شارك 6 تم اختيارهم.": [("6", None)],
    "صدرت 3 مذكرات تفاهم.": [("3", "مذكرات تفاهم")],
    "هذه المرة الثالثة التي يفوز فيها.": [("ثالثة", "المرة")],
    "احتفل المعهد بمناسبة الذكرى الخمسين لتأسيسه.": [("خمسين", "الذكرى")],
    "التسجيل بالسنة الثانية مفتوح.": [("ثانية", "بالسنة")],
    "يخوض الحزبان الجولة الثالثة.": [("ثالثة", "الجولة")],
    "في الرابطة المحترفة الثانية.": [("ثانية", "الرابطة")],
    "افتتح المعرض في دورته العالمية السادسة.": [("سادسة", "دورته")],
    "انتدبت الوزارة 70 مدرسا لسد الشغور.": [("70", "مدرسا")],
    "أنشأت البلدية 6 حواجز لحماية المارة.": [("6", "حواجز")],
    "مع امتناع 3 نواب ورفض البقية.": [("3", "نواب")],
    "حضر 40 معلم ومعلمة و9 مؤسسات وطنية.": [("40", "معلم ومعلمة"), ("9", "مؤسسات وطنية")],
    "وجدوا 12 قطعة أخفاها اللصوص، و17 لغة قديمة.": [("12", "قطعة"), ("17", "لغة قديمة")],
    "أغلقت المصانع الكبرى الأربعة.": [("أربعة", "المصانع")],
    "خطية بألفي دينار من أجل التهرب.": [("ألفي دينار", None)],
    "طالب 6 نواب بحقوقهم.": [("6", "نواب")],
    "أنقذوا 13 عاملا حاصرتهم المياه.": [("13", "عاملا")],
    "عين الرئيس 13 واليا جديدا.": [("13", "واليا جديدا")],
    "نقلت اثنتان منهن إلى المستشفى.": [("اثنتان", None)],
    "سجلت البلاد 420 حالة وقارة بأكملها 900.": [("420", "حالة"), ("900", None)],
    "أعد الفريق 15 مشروعا ستموله الدولة.": [("15", "مشروعا")],
    "جاء اثنان من البلدة والثالث من الجبل.": [("اثنان", None), ("ثالث", None)],
    "تراجعت إلى المرتبة 62 سنة 2014.": [("62", "المرتبة")],
    "تقع القرية على بعد 18 كيلومترا من البحر، وعبدت 12 كيلومترا من الطريق.": [
        ("18 كيلومترا", None),
        ("12 كيلومترا", "الطريق"),
    ],
    "وفي مباراة خامسة فاز النادي البحري.": [("خامسة", "مباراة")],
    "هذا خامس متحف يفتتح.": [("خامس", "متحف")],
    "على متنها 7 عسكريين ظهر الجمعة.": [("7", "عسكريين")],
    "غادر الوفد في اليوم الثالث.": [("ثالث", "اليوم")],
    "انطلق المهرجان في دورته السابعة.": [("سابعة", "دورته")],
}


@pytest.mark.parametrize(("text", "expected"), ENGLISH.items(), ids=range(len(ENGLISH)))
def test_english(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(claim.text, claim.about) for claim in read("en", text)] == expected


@pytest.mark.parametrize(("text", "expected"), ARABIC.items(), ids=range(len(ARABIC)))
def test_arabic(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(claim.text, claim.about) for claim in read("ar", text)] == expected


def test_a_preposition_that_holds_the_article_is_taken_off() -> None:
    heads = [claim.head for claim in read("ar", "الجولة الرابعة للرابطة الثانية، والاجتماع الأول للجنة الثالثة.")]
    assert heads == [load_pack("ar").key(word) for word in ("جولة", "رابطة", "اجتماع", "لجنة")]


def test_a_singular_that_ends_as_a_plural_is_its_own_key() -> None:
    heads = [
        claim.head
        for claim in read("ar", "أفرج عن 40 سجينا من بين 24 ألف سجين، و9 سجناء مرضى، بموجب 3 قوانين وقانون واحد.")
    ]
    key = load_pack("ar").key
    assert heads == [key("سجين")] * 3 + [key("قانون")] * 2


def test_one_behind_its_noun_has_the_key_of_the_noun() -> None:
    assert [claim.head for claim in read("ar", "كان هناك شخصا واحدا.")] == [load_pack("ar").key("شخص")]


def test_a_noun_with_its_pronoun_meets_the_noun() -> None:
    heads = [claim.head for claim in read("ar", "الدورة الأولى، ثم في دورتها الثانية.")]
    assert len(set(heads)) == 1
