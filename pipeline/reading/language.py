"""The language an article is written in, told from its characters; a declared language only breaks ties."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from pipeline.languages import languages
from pipeline.model import Language
from pipeline.text.fold import fold_script
from pipeline.text.sentence_words import sentence_words

# Simplified forms that Traditional text also writes as they are (OpenCC's STCharacters lists each under itself).
_SHARED = frozenset(
    "万丑丰了于云亘仆价伙余佛佣俊修僵克党冢冬准凌几凶出划刮制千升卜占即卷厂厘只台叶吁吃合吊同后向呆周咨咸咽哄唇喂噪回困埼夸奸"
    "姜娘家尸局岩岳巨布帘席干幸广庵弦彩征御志念恤愈愿戚才扎托扣折拐挂挨挲挽捆据搜教斗旋旗既昆暗曲朱朴杆杠杯杰松板极柜查栗核梁"
    "棋棱欲污沈沾泄泛注涂涌淀游溯漓熏玩璇症皂真着矩确私秋种筑糊糖系累胄胜胡腊腌膻致舍芸苔苹范荐蒙蓑蔑虫蚝蜡蝎表谷跖踊辟适逾郁"
    "酸采里雕面飧"
)
_WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ]{2,}")
_NO_WORDS: Language = "en"
"""The language of text that has neither Chinese characters nor words that tell."""
_ENOUGH = 5_000  # code points


@cache
def _scripts() -> tuple[frozenset[str], frozenset[str]]:
    """The characters that only Traditional text has, and those that only Simplified text has."""
    block = "".join(map(chr, range(0x4E00, 0xA000)))
    pairs = [(char, simple) for char, simple in zip(block, fold_script(block), strict=True) if simple != char]
    return frozenset(char for char, _ in pairs), frozenset(simple for _, simple in pairs) - _SHARED


def language_of(text: str, hint: str | None = None) -> Language:
    """Return the language: Chinese by its characters, one with words between blanks by its common words.

    Args:
        text: the visible text.
        hint: a declared language (``zh-TW``, ``zh-Hans``, ``en``), for text whose characters do not tell.

    >>> language_of("新創公司完成募資"), language_of("初创公司完成融资"), language_of("The round was led by 紅杉.")
    ('zh-Hant', 'zh-Hans', 'en')
    """
    head = text[:_ENOUGH]
    counts = {char: number for char, number in Counter(head).items() if "\u4e00" <= char <= "\u9fff"}
    words = _WORD.findall(head)
    chinese = sum(counts.values())
    if chinese < len(words) or not (chinese or words):
        return _of_words(words, hint) if words or not (hint or "").startswith("zh") else _declared(hint)
    traditional, simplified = (sum(number for char, number in counts.items() if char in only) for only in _scripts())
    if traditional == simplified:
        return _declared(hint)
    return "zh-Hant" if traditional > simplified else "zh-Hans"


def _of_words(words: list[str], hint: str | None) -> Language:
    """The language with words between blanks whose common words are the most frequent; none of them: the declared one."""
    rooms = [room for room in languages() if room.spaced]
    if len(rooms) == 1:
        return rooms[0].articles[0]
    said = Counter(map(str.lower, words))
    found = {room: sum(said[word] for word in sentence_words()[room.code]["common"]) for room in rooms}
    best = max(rooms, key=lambda room: (found[room], room.code == (hint or "").lower()[:2], room.code == _NO_WORDS))
    return best.articles[0]


def _declared(hint: str | None) -> Language:
    folded = (hint or "").lower().replace("_", "-")
    return "zh-Hans" if folded in ("zh-cn", "zh-hans", "zh-sg") or folded.startswith("zh-hans") else "zh-Hant"
