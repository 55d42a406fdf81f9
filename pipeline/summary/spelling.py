"""A Chinese name that nobody has spelt in Latin letters: what is known of it, pinyin, and in English what kind of house it is."""

from __future__ import annotations

import functools

from pipeline.lexicons.organisations import load
from pipeline.lexicons.topics import Kind, term_of
from pipeline.text.fold import fold
from pipeline.text.late import late
from pipeline.text.pinyin import pinyin
from pipeline.vocabulary import table

_HAN = late(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_LEGAL = late(r"(?:股份|[責责]任)?有限公司$")
_FIRM = late(r"(..+[^子分母])公司")  # 台灣子公司 is no name, 大連公司 is not only a place
_MARKS = late(r"[()（）]")
_OF_PLACE = late(r"^[市省縣县區区]")
_PROVINCE = late(r"([\u3400-\u9fff]{2})[省市]([\u3400-\u9fff]{2,})?")  # 湖北省|鐵路
_PLACES = (2, 3, 4)  # characters of a place
_WHERE: tuple[Kind, ...] = ("city", "region")
_OWN = 2  # characters of a name that are its own


def spelling(name: str, person: bool = False) -> str:
    """Return a Chinese name in Latin letters.

    A house of which the lexicon knows the name before that is spelt alike: 元大人壽 is of 元大, which is Yuanta Financial.

    Args:
        name: in either script.
        person: the first character is the family name.

    >>> spelling("盐南人工智能产业基金"), spelling("元大人壽"), spelling("江行智能"), spelling("王小明", person=True)
    ('Yannan AI Industry Fund', 'Yuanta Life', 'Jiangxing Zhineng', 'Wang Xiaoming')
    """
    if person:
        return pinyin(name, person=True)
    whole = _MARKS.sub("", name)
    bare = _LEGAL.sub("", whole) or whole
    own, kinds = _parted(firm[1] if (firm := _FIRM.fullmatch(bare)) else bare)
    return " ".join(filter(None, ((_known(own) if kinds else "") or _placed(own), *kinds)))


def _placed(own: str) -> str:
    """What of a name is its own, a place before it by its own name: 合肥市|… Hefei …, 中國|… China …."""
    for size in _PLACES:
        rest = _OF_PLACE.sub("", own[size:])
        if len(rest) != 1 and (place := _place(own[:size])):  # one character behind a place is no name of its own
            return f"{place} {pinyin(rest)}".strip()
    return " ".join(map(pinyin, filter(None, found.groups()))) if (found := _PROVINCE.fullmatch(own)) else pinyin(own)


def _place(word: str) -> str:
    """A place in English, without its article."""
    found = next((found for kind in _WHERE if (found := term_of(word, kind))), None)
    return found.en.removeprefix("the ") if found else ""


def _parted(name: str) -> tuple[str, list[str]]:
    """What of a name is its own, and English words for what stands behind that."""
    own, kinds = name, list[str]()
    folded = fold(name)
    while word := next((w for w in _kinds() if folded.endswith(w) and len(_HAN.findall(folded.removesuffix(w))) >= _OWN), ""):
        if kinds and _known(own):
            break  # what is left has a name
        kinds.insert(0, _kinds()[word])
        folded = folded.removesuffix(word)
        own = own[: len(folded)]
    return own, kinds


def _known(own: str) -> str:
    """The Latin words of the organisation that is called just so, but for what kind of house it is."""
    organisation = load().lookup(own)
    words = next((s for s in organisation.spellings if not _HAN.search(s)), "").split(" ") if organisation else []
    while len(words) > 1 and words[-1] in _kinds().values() and not _ends(own, words):
        words.pop()
    return " ".join(words)


def _ends(own: str, words: list[str]) -> bool:
    """Whether the last of its Latin words is the name's own: 中信證券 is CITIC Securities, and China is not all of China Life."""
    return fold(own).endswith(tuple(_kinds())) or any(term_of(" ".join(words[:-1]), kind) for kind in _WHERE)


@functools.cache
def _kinds() -> dict[str, str]:
    """English by the folded word, the longest first."""
    words = {fold(word): english for word, english in table("spelling")["behind"].items()}
    return dict(sorted(words.items(), key=lambda item: (-len(item[0]), item[0])))
