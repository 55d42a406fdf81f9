"""A Chinese item of a list whose name the inventory does not have: what is left when its description is taken off."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from pipeline.groups.named import Named, named
from pipeline.lexicons.cues import pattern
from pipeline.mentions.mask import Mask
from pipeline.mentions.mention import Mention, Source
from pipeline.mentions.names import inventory as names
from pipeline.mentions.names.lexemes import HAN
from pipeline.mentions.names.lexemes import words as closed
from pipeline.text.fold import fold_script
from pipeline.text.late import late
from pipeline.text.words import ordinary

CLAUSE = pattern(r"{item_clause.zh}|{item_function}")
_VERBS = pattern(r"{item_clause.zh}")
_LONE = pattern(r"^(?:{item_noun})({list_and.zh})")
INCLUDES = pattern(r"{list_includes.zh}")
_TAIL = pattern(rf"(?:{{item_unit}}|集團|公司|等|[ )）」』\"]|[{HAN}]{{0,2}}| [a-z0-9][a-z0-9 ]{{0,14}})")
_LATIN_TAIL = late(r" [a-z0-9][a-z0-9 ]{0,14}")
_GROWS = pattern(r"{item_ending}|中國|亞洲")
_OWNER_ENDS = pattern(r"(?:{item_noun}|{item_unit}|公司|基金|部門|創投|集團)$")
_ADJECTIVES = pattern(r"^(?:{item_adjective})+(?:{list_who.zh})*")
_WHO_ENDS = pattern(r"(?:{list_who.zh}|老闆|主管|高管|總經理)$")
_OWNED = pattern(r"旗下的|旗下|的")
_NOUNS = pattern(r"{item_noun}")
_STATE_FUND = pattern(rf"[{HAN}]{{2,6}}(?:{{item_government}})旗下的?(?:{{item_government_fund}})")
_LETTERS = late(rf"[{HAN}0-9a-z·()（）. -]+")
_BRACKETS = late(r"[(（][^()（）]*[)）]$")
_COUNTED = late(fold_script(r"[兩三四五六七八九十多等]大[^、]{2,8}$|本人$"))
_TRANSCRIBED = late(rf"[{HAN}]{{1,8}}(?:·[{HAN}]{{1,8}}){{1,2}}")  # 勒布朗·詹姆斯
_SERIAL = pattern(rf"[{HAN}]{{1,6}}(?:{{item_ending}})-[{HAN}0-9]{{2,8}}")  # 松柏資本-松柏一號
_UNNAMED = pattern(
    r"^(?:{item_unnamed_kind}|{list_kind}|{item_field})* ?(?:{item_unnamed})$|(?:{item_group})$|{item_people}|[0-9一兩三四五六七八九十幾多百餘][位名家]|"
    r"數[名家]|數位(?:投資|天使|股東|個人)"
)
COUNTED = pattern(r"[一兩三四五六七八九十幾數多][家位名]|某")
_LONGEST = 24


def names_nobody(words: str) -> bool:
    """Whether folded words only say what kind or how many: 多家機構, 現有股東, 未透露.

    >>> names_nobody("多家机构"), names_nobody("山麓资本")
    (True, False)
    """
    return _UNNAMED.search(words) is not None


def bare(source: Source, mask: Mask, start: int, end: int, listed: bool = False) -> Named | None:
    """The Chinese name that fills ``start``–``end`` once its description is taken off, if it looks like one.

    Args:
        source, mask: the article.
        start, end: code points of an item.
        listed: whether it stands between other items, which is as good as an ending of a name.
    """
    inside = mask.within(start, end, "name")
    if inside:
        return _around(source, mask, inside, start, end)
    start, end = _stripped(mask.text, start, end)
    if _STATE_FUND.fullmatch(mask.text, start, end):
        return Named(start, end, names.ref_of(source.text[start:end], source.lexicon))
    described = names_firm(mask.text[start:end])
    titled = _titled().fullmatch(mask.text, start, end)  # 天使投資人|王某人
    start = titled.start(1) if titled else _undescribed(mask.text, start, end)
    words = mask.text[start:end]
    if not _may_name(words, described):
        return None
    words = _without_gloss(words)
    end = start + len(words)
    if len(words) < 2 or not (listed or _sure(source, words)):
        return None
    return Named(start, end, names.ref_of(source.text[start:end], source.lexicon))


def _around(source: Source, mask: Mask, inside: Sequence[Mention], start: int, end: int) -> Named | None:
    """The last name of an item that has one, with what belongs to it: 三星| Next."""
    last, text = inside[-1], mask.text
    tail = text[last.outer_end : end]
    if tail and not _TAIL.fullmatch(tail):
        return None
    if _LATIN_TAIL.fullmatch(tail):
        return Named(last.start, end, names.ref_of(source.text[last.start : end], source.lexicon))
    grown = tail.strip(' )）」』"')
    if _GROWS.fullmatch(grown) and grown not in (fold_script("集團"),):
        end = last.end + len(grown)
        return Named(last.start, end, names.ref_of(source.text[last.start : end], source.lexicon))
    before = text[start : last.outer_start]
    if INCLUDES.search(before) or CLAUSE.search(before) and not _OWNER_ENDS.search(before.rstrip()):
        return None
    return named(last, inside[-2].value.key if len(inside) > 1 else None)


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in ' 「『"“':
        start += 1
    while start < end and text[end - 1] in ' 」』"”':
        end -= 1
    return start, end


def _undescribed(text: str, start: int, end: int) -> int:
    """Where the name of an item begins: behind its adjectives, its owner and the noun for what it is."""
    m = _ADJECTIVES.match(text[start:end])
    if m and m.end() < end - start - (1 if _WHO_ENDS.search(m[0]) else 2):  # 中國移動 keeps its country
        start += m.end()
    owned_by = list(_OWNED.finditer(text[start : end - 1]))
    if owned_by:
        start += owned_by[-1].end()
    nouns = [n.end() for n in _NOUNS.finditer(text[start:end]) if "(" not in text[start + n.end() : end]]
    behind = [at for at in nouns if end - start - at >= 2]
    return start + behind[-1] if behind else start


@functools.cache
def _titled() -> re.Pattern[str]:
    """A person behind what he is: 天使投資人|王某人, 連續創業家|李某."""
    titles = "|".join(sorted(closed()["titles"], key=len, reverse=True))
    surnames = "|".join(sorted(closed()["surnames"]))
    return re.compile(f"[{HAN}]{{0,8}}(?:{titles})((?:{surnames})[{HAN}]{{1,2}})")


def names_firm(words: str) -> bool:
    """Whether a noun for one firm opens an item, so that the 和 behind it begins a name: 上市公司|和而泰.

    >>> names_firm("上市公司和而泰"), names_firm("多家上市公司和甲资本")
    (True, False)
    """
    return _LONE.match(words) is not None


def _may_name(words: str, described: bool) -> bool:
    if not 2 <= len(words) <= _LONGEST or names_nobody(words):
        return False
    if (_VERBS if described else CLAUSE).search(words):
        return False
    return bool(_LETTERS.fullmatch(words)) and words not in _no_names()


def _without_gloss(words: str) -> str:
    """A name without brackets and counts behind it: C羅|（…）, but not 早行人創業投資（海南）有限公司."""
    if "公司" not in words:
        words = _BRACKETS.sub("", words)
    return _COUNTED.sub("", words)


def _sure(source: Source, words: str) -> bool:
    """Whether words are a name by what they are, wherever they stand."""
    if _TRANSCRIBED.fullmatch(words) or _SERIAL.fullmatch(words) or names.is_organisation_word(words):
        return True
    return names.ref_of(words, source.lexicon).id is not None or not ordinary(re.sub(rf"[^{HAN}]", "", words))


@functools.cache
def _no_names() -> frozenset[str]:
    return names.vocabulary()["zh_places"] | names.vocabulary()["generic"]
