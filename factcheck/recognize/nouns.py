"""Drafts in, the same drafts with what they count: the noun phrase beside the figure, and a key by which two can meet.

English: the words after the figure up to a word that cannot belong to its noun phrase; the last is the head ("confirmed
measles cases" → "case"). Arabic: the first word after the figure is the head («31500 شخص»). The pack says which.
"""

from __future__ import annotations

import re
from functools import lru_cache

from factcheck.language import Folded, Pack
from factcheck.packwords import of_pack
from factcheck.recognize.draft import Draft
from factcheck.recognize.neighbours import in_sentence, previous_word
from factcheck.recognize.noun_words import noun_words as _nouns
from factcheck.recognize.words import TOKEN, particles, variants, without_article

_LONGEST = 5  # words of a noun phrase
_NEAR = 20  # and before a length for what makes it a distance
_REACH = 90  # characters looked at after a figure
_ROOT = 5  # letters by which "examined" meets "examining"
_CONSONANTS = 3  # and the consonants of a root where forms are made of it
_COUNTS = frozenset({"count", "percent", "fraction", "ratio", "money", "measure", "ordinal"})


@lru_cache(maxsize=65536)
def noun_key(pack: Pack, word: str) -> str:
    """The key of a folded noun: its singular, without article, so that "children" meets "child" and «المدنيين» «مدني»."""
    nouns = _nouns(pack)
    for form in variants(pack, word):
        if form in nouns.irregular:
            return nouns.irregular[form]
        if form in nouns.singulars:
            return form  # «سجين» is no plural, though it ends as one
    form = without_article(pack, word)
    for ending, instead in nouns.endings:
        if form.endswith(ending) and len(form) - len(ending) >= 2:
            return form[: len(form) - len(ending)] + instead
    return form


@lru_cache(maxsize=65536)
def same_noun(pack: Pack, one: str, other: str) -> bool:
    """Whether two keys are of one noun: equal, or equal but for the letters that a broken plural changes («مخابز», «مخبز»)."""
    if one == other:
        return True
    weak = str(pack.section("nouns").get("weak_letters", ""))
    drop = dict.fromkeys(map(ord, weak))
    bare = one[:1] + one[1:].translate(drop), other[:1] + other[1:].translate(drop)
    return bool(weak) and bare[0] == bare[1] and len(bare[0]) > 2


@lru_cache(maxsize=65536)
def root(pack: Pack, word: str) -> str:
    """What verbs and nouns of one meaning share: the first letters, or the consonants that forms are made of: «فحصت», «المفحوصين»."""
    return _roots(pack, word)[0]


def one_root(pack: Pack, one: str, other: str) -> bool:
    """Whether a verb and a noun are made of one root, whichever of its letters belong to the form: «نفقت», «النافقة»."""
    return not set(_roots(pack, one)).isdisjoint(_roots(pack, other))


@lru_cache(maxsize=65536)
def _roots(pack: Pack, word: str) -> tuple[str, ...]:
    """The root of a word by the letters taken off before it first, and behind it first."""
    nouns = pack.section("nouns")
    made = nouns.get("forms_made_of")
    if not made:
        return (word[:_ROOT],)
    bare = without_article(pack, word).translate(dict.fromkeys(map(ord, str(nouns.get("weak_letters", "")))))
    before, after = made["before"], made["after"]
    return _behind_off(_before_off(bare, before), after), _before_off(_behind_off(bare, after), before)


def _before_off(word: str, letters: str) -> str:
    while len(word) > _CONSONANTS and word[0] in letters:
        word = word[1:]
    return word


def _behind_off(word: str, letters: str) -> str:
    while len(word) > _CONSONANTS and word[-1] in letters:
        word = word[:-1]
    return word


def counts_plurals(pack: Pack) -> bool:
    """Whether what a number above one counts stands behind it in the plural: "11 sheep", but «11 خروفا»."""
    return _nouns(pack).head_last


def functional_words(pack: Pack) -> frozenset[str]:
    """The small words that belong to no noun phrase, folded."""
    return _nouns(pack).stop


@of_pack
def known_nouns(pack: Pack) -> frozenset[str]:
    """The nouns that the pack lists, folded, singular and plural."""
    irregular = _nouns(pack).irregular
    return frozenset((*irregular, *irregular.values()))


def _attach_before(draft: Draft, folded: Folded, pack: Pack) -> bool:
    """Take the noun that stands before a definite number as what it counts; whether there is one."""
    text = folded.text
    found = list(TOKEN.finditer(text, max(0, draft.start - 30), draft.start))
    written = found[-1].group() if found and found[-1].end() == draft.start else ""
    if written.startswith(_nouns(pack).attached_and):
        return False  # «اثنان من الجبل والثالث من السهل»
    while found and text[found[-1].end() : draft.start].strip() == "" and found[-1].end() == draft.start:
        found.pop()  # the article written onto the number
    if not found:
        return False
    noun = found[-1]
    said = noun.group()
    if not is_definite(pack, said) and not (draft.kind == "ordinal" and _is_known_with_article(pack, said)):
        if draft.kind != "ordinal" or not _is_owned(noun, folded, pack):
            return False
        draft.about, draft.head = noun.span(), _disowned(pack, noun.group())  # «في دورتها السادسة»
        return True
    if len(found) > 1 and text[found[-2].end() : noun.start()] == " " and draft.kind in ("ordinal", "count"):
        earlier = found[-2]
        if _is_adjective_of(noun.group(), earlier, folded, pack):
            noun = earlier  # «الرابطة المحترفة الأولى» is a league, «عرضه العالمي الأول» a show
    draft.about = noun.span()
    draft.head = noun_key(pack, noun.group())
    return True


def _attach_plain(draft: Draft, text: str, pack: Pack) -> None:
    """Take the word right before an ordinal that follows its noun."""
    word = previous_word(text, draft.start)
    if word and not _is_stop(pack, word):
        start = text.rindex(word, 0, draft.start)
        draft.about, draft.head = (start, start + len(word)), noun_key(pack, word)


def _is_known_with_article(pack: Pack, word: str) -> bool:
    """Whether a word that is mostly an adverb is a noun with its article: «اليوم الثاني»."""
    return without_article(pack, word) != word and noun_key(pack, word) in known_nouns(pack)


def _is_adjective_of(word: str, noun: re.Match[str], folded: Folded, pack: Pack) -> bool:
    """Whether a definite word goes on with the noun before it: «الرابطة المحترفة», but neither «المرشحان الدورة» nor «للتسجيل بالسنة»."""
    nouns = _nouns(pack)
    bare = without_article(pack, word)
    if noun_key(pack, word) in known_nouns(pack) or bare in nouns.stop or not word.startswith(particles(pack)[-1]):
        return False
    if _is_owned(noun, folded, pack):
        return True
    said = noun.group()
    plural = noun_key(pack, said) != without_article(pack, said)  # of things, and so feminine: «الشركات الكبرى الثلاث»
    feminine = bare.endswith(nouns.feminine)
    return is_definite(pack, said) and (feminine == said.endswith(nouns.feminine) or (feminine and plural))


def _is_owned(word: re.Match[str], folded: Folded, pack: Pack) -> bool:
    """Whether a noun ends in a pronoun («دورته»); folding hides that from an ending of its own («دورة»)."""
    source = folded.source[slice(*folded.span(*word.span()))]
    said = word.group()
    return len(said) > _CONSONANTS and source.endswith(_nouns(pack).owned) and not _is_stop(pack, said)


def _disowned(pack: Pack, word: str) -> str:
    """The key of a noun without the pronoun written onto it: «دورتها» is a «دورة», «بيتهم» a «بيت»."""
    nouns = _nouns(pack)
    ending = max((end for end in nouns.owned if word.endswith(end)), key=len, default="")
    bare = word[: len(word) - len(ending)]
    for stem, instead in nouns.owned_stems:
        if bare.endswith(stem) and noun_key(pack, bare) not in known_nouns(pack):
            return noun_key(pack, bare[: -len(stem)] + instead)
    return noun_key(pack, bare)


def ends_a_noun(pack: Pack, word: str) -> bool:
    """Whether a word ends as a participle does, which goes on behind a noun and is none: "the 90 homes built"."""
    return word.endswith(_nouns(pack).stop_endings) and word not in _nouns(pack).ending_so


def is_definite(pack: Pack, word: str) -> bool:
    """Whether an article is written onto a word, as in «الضحايا»."""
    return word[0].isalpha() and without_article(pack, word) != word and word not in _nouns(pack).stop


def _attach_glued(draft: Draft, text: str, pack: Pack) -> None:
    """Take the noun that a hyphen joins to a number: "the 12-game homestand", not "a two-legged race"."""
    token = TOKEN.match(text, draft.end + 1) if text.startswith("-", draft.end) else None
    if token is None or not token.group().isalpha() or token.group() in _nouns(pack).unglued:
        return
    if not token.group().endswith(_nouns(pack).unglued_endings) or token.group() in known_nouns(pack):
        draft.about = token.span()
        draft.head = noun_key(pack, token.group())


def _is_singular(pack: Pack, word: str) -> bool:
    """Whether a word is written as no plural is, and is none that the pack knows."""
    return noun_key(pack, word) == word and word not in _nouns(pack).irregular


def _qualifies(pack: Pack, word: str, head: str) -> bool:
    """Whether a word behind a head noun can belong to it: no verb («تورطوا», «يواجهون»), nothing that a preposition or "and" is written onto."""
    nouns = _nouns(pack)
    if word in nouns.irregular or word in nouns.irregular.values():
        return True
    if word.endswith(nouns.verb_endings) or (word.startswith(nouns.verb_starts) and word.endswith(nouns.verb_ends)):
        return False
    if word.startswith(nouns.attached_and) and word[1:].startswith(head[:_CONSONANTS]):
        return True  # «معلم ومعلمة»
    if any(shape.fits(word) for shape in nouns.verb_shapes):
        return False  # «6 وزارات ستشارك», «9 شركات تقوم»
    layers = particles(pack)
    attached = tuple(p for layer in layers[:-1] for p in layer)
    return not (word.startswith(attached) and len(word) > len(layers) and _taken_apart(pack, word))


def _taken_apart(pack: Pack, word: str) -> bool:
    """Whether a word that may carry a particle does: what is left has an article or is a noun that the pack knows."""
    nouns = _nouns(pack)
    return any(
        form in nouns.irregular
        or form in nouns.irregular.values()
        or without_article(pack, form) != form
        or form in nouns.stop
        for form in variants(pack, word)[1:]
    )


def _prefixed(pack: Pack, word: str) -> bool:
    """Whether a word may be a preposition written onto a noun («أربعٌ بمياه الشرب»), and is no noun that the pack knows."""
    layers = particles(pack)
    prepositions = tuple(p for layer in layers[1:-1] for p in layer)
    return (
        bool(prepositions)
        and word.startswith(prepositions)
        and word not in known_nouns(pack)
        and (not word.startswith(_nouns(pack).seldom) or _taken_apart(pack, word))
        and not (
            word.endswith(_nouns(pack).accusative) and not word.endswith(_nouns(pack).owned)
        )  # «كويكبا», not «لمنافسها»
    )


def attach_nouns(drafts: list[Draft], folded: Folded, pack: Pack) -> None:
    """Fill `about` and `head` of each draft that counts or measures something."""
    for i, draft in enumerate(drafts):
        if draft.kind in _COUNTS and draft.about is None:
            limit = drafts[i + 1].start if i + 1 < len(drafts) else len(folded.text)
            _attach(draft, folded, min(limit, draft.end + _REACH), pack)


def _is_stop(pack: Pack, word: str) -> bool:
    return any(form in _nouns(pack).stop for form in variants(pack, word))


def _all_capital(folded: Folded, token: re.Match[str]) -> bool:
    """Whether a word is written in capitals in a text that does not write all its words so."""
    return all(folded.capital(i) for i in range(*token.span())) and in_sentence(folded, *token.span())


def _is_plural(pack: Pack, word: tuple[int, int, str]) -> bool:
    return noun_key(pack, word[2]) != word[2]


def _is_afterthought(text: str, token: re.Match[str], unglued: frozenset[str]) -> bool:
    """Whether a token belongs to what is written onto a number: the "+", the "-" or the "odd" of "300-odd"."""
    following = TOKEN.match(text, token.end())
    led = token.group() == "-" and following is not None and following.group() in unglued
    return token.group() == "+" or led or (token.group() in unglued and text[token.start() - 1] == "-")


def _tells_distance(text: str, start: int, pack: Pack) -> bool:
    """Whether a word right before a length says that it is how far something is."""
    near = TOKEN.findall(text, max(0, start - _NEAR), start)
    return any(form in _nouns(pack).distances for word in near for form in variants(pack, word))


def _leads_plural(text: str, end: int, limit: int, pack: Pack) -> bool:
    """Whether a plural noun stands right behind a place."""
    token = TOKEN.match(text, end + 1, limit)
    word = token.group() if token is not None else ""
    return word.isalpha() and noun_key(pack, word) != word and not _is_stop(pack, word)


def _is_possessive(word: str, pack: Pack) -> bool:
    """Whether a noun must follow a word: "children's programming"."""
    return word.endswith(_nouns(pack).possessives)


def _attach(draft: Draft, folded: Folded, limit: int, pack: Pack) -> None:
    nouns, text = _nouns(pack), folded.text
    if draft.kind == "ordinal" and not nouns.head_last and "words" not in draft.flags and "definite" not in draft.flags:
        if _is_known_with_article(pack, previous_word(text, draft.start)):
            _attach_before(draft, folded, pack)  # «المرتبة 75 سنة 2016»
        return
    if draft.kind == "ordinal" and "definite" not in draft.flags and draft.numeral.endswith(nouns.feminine):
        _attach_plain(draft, text, pack)  # before its noun an ordinal is masculine: «ثالث مقابلة», but «مقابلة ثالثة»
        return
    if draft.kind == "ordinal" and not nouns.head_last and "definite" in draft.flags:
        _attach_before(draft, folded, pack)  # «الدورة الثالثة لأيام قرطاج»
        return
    if (
        draft.kind == "count"
        and not nouns.head_last
        and "definite" in draft.flags
        and _attach_before(draft, folded, pack)
    ):
        return  # «الأبقار الـ17 أكلت»: what stands behind is a verb
    words: list[tuple[int, int, str]] = []
    end = draft.end
    for token in TOKEN.finditer(text, draft.end, limit):
        word = token.group()
        gap = text[end : token.start()]
        amount = draft.kind in ("percent", "money", "measure") and not words and end == draft.end
        if amount and nouns.share_of and word not in nouns.share_of:
            break  # «2.5 بالمائة والسرس»: only «60 بالمائة من المهجرين», «20 لترا من الزيت» say of what
        if draft.kind in ("percent", "money", "measure") and not words and word in nouns.share_not_of:
            break  # «20 دينارا من أجل الحصول على»
        if (
            draft.kind == "measure"
            and not words
            and word in nouns.share_of
            and _tells_distance(text, draft.start, pack)
        ):
            break  # «على بعد 15 كيلومترا من المدينة»
        if amount and word in nouns.share_of:
            end = token.end()
            continue
        if word == "'" and not words and text[token.start() - 1 : token.start()] == " ":
            end = token.end()  # 500 'volunteers'
            continue
        if word == "." and words and "." in words[-1][2] and text[token.end() : token.end() + 1] == " ":
            end = token.end()  # "200 U.S. soldiers"
            continue
        if not words and _is_afterthought(text, token, nouns.unglued):
            end = token.end()
            continue  # "300-odd workers", "30+ years"
        if not word[0].isalpha() or gap.strip() or "\n" in gap:
            break
        if not words and word in nouns.opening:
            end = token.end()
            continue
        if not words and word in nouns.attributive and _leads_plural(text, token.end(), limit, pack):
            end = token.end()
            continue  # "21 injured passengers"
        if words and word in nouns.joiners and words[-1][2].endswith(nouns.adjective_endings):
            end = token.end()
            continue  # "24 Republican and Democratic senators"
        if token.end() > limit or (_is_stop(pack, word) and not (len(word) > 1 and _all_capital(folded, token))):
            break  # but "the US Senate"
        if (
            words
            and nouns.head_last
            and folded.capital(token.start())
            and _is_plural(pack, words[-1])
            and not folded.capital(words[-1][0])
        ):
            break  # "three former presidents Jimmy Carter, …"
        if nouns.indefinite and not words and "definite" not in draft.flags and draft.kind == "count":
            if without_article(pack, word) != word and draft.hedge != "indefinite" and word not in known_nouns(pack):
                break  # «اجتاز 1230 الاختبار»: the object of the verb, not what is counted
        if token.end() == limit and limit < len(text) and text[limit].isalnum():
            break  # a particle written onto the next figure
        if words and ends_a_noun(pack, word) and not _is_possessive(words[-1][2], pack):
            break
        if words and not nouns.head_last and not _qualifies(pack, word, words[0][2]):
            break
        words.append((token.start(), token.end(), word))
        end = token.end()
        if len(words) == (_LONGEST if nouns.head_last else 2):
            break
    while words and words[-1][2] in nouns.trailing:
        words.pop()  # "six feet tall", "25% higher"
    if len(words) == 1 and nouns.head_last and ends_a_noun(pack, words[0][2]):
        words = []  # "940 passed": what would be an adjective before a noun is a verb without one
    if words and nouns.rest and previous_word(text, draft.start) in nouns.rest and _is_singular(pack, words[-1][2]):
        words = []  # "the other 540 walk"
    if not words:
        if not nouns.head_last and "definite" in draft.flags:
            _attach_before(draft, folded, pack)  # «المهاجرون الـ212»
        if nouns.head_last and draft.kind == "count":
            _attach_glued(draft, text, pack)
        return
    head = words[-1] if nouns.head_last else words[0]
    if not nouns.head_last and _prefixed(pack, head[2]):
        return  # «5 دولارات للبرميل»
    draft.about = (words[0][0], words[-1][1])
    draft.head = noun_key(pack, head[2])
