"""Where words of deals and rounds leave a place for a name, whatever words it is made of: 收購|賽山威|, 買方是|科思創|, 由|臻岳|接手, 認購|嶺碳|新增註冊資本.

Each frame is what stands before the place and what stands behind it; where both are there and nothing between them is a word that
no name has, both speak for the borders of a name. Evidence for ``tagger`` beside its table, through ``borders``.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from pipeline.mentions.names.lexemes import HAN, kind_of
from pipeline.mentions.names.words import vocabulary
from pipeline.text.late import late
from pipeline.text.words import cut, ordinary

_WHO = rf"(?P<who>[{HAN}]{{2,8}}?)"
_OPEN = frozenset(("free", "place"))
_NAMING = _OPEN | {"common", "ending"}
_NOBODY = frozenset(("place", "ending", "metric"))
_ITEM = late(rf"(?P<who>[{HAN}]{{2,8}}?)(?:[、及与](?:其他)?|和|$|[^{HAN}])")
_PLAIN = late(rf"[{HAN}]+")
_ENDS = "[,。;!?()\n]"
_SHARES = "(?:过半|全部|全数|多数|部分)?(?:股权|股份|控股权|持股|股本)"
_RATIO = "\ue003{1,12}"
_PART = rf" ?(?:{_RATIO})?(?:的?{_SHARES})?"
_NOT_FREE = 3  # a word of so many characters that a dictionary has is nobody's name by itself


def parties(folded: str, listed: Sequence[tuple[int, int, bool]]) -> Iterator[tuple[int, int]]:
    """Places of names between words of deals and rounds, as spans of the folded text.

    Args:
        folded: the text, mentions of other kinds blanked out by their marks.
        listed: as for ``tagger.tagged``; what is known stays as it is.

    >>> text = "买方是科岭创,另收购嶺赛威,。由臻岳接手"
    >>> [text[start:end] for start, end in parties(text, [])]
    ['嶺赛威', '科岭创', '臻岳']
    """
    known = {at for start, end, word in listed if not word for at in range(start, end)}
    spans = [*_bought(folded), *(found.span(found.lastgroup or 0) for frame in _frames() for found in frame.finditer(folded))]
    yield from (span for span in spans if _may_name(folded[slice(*span)]) and known.isdisjoint(range(*span)))


def begins(folded: str, start: int, end: int) -> bool:
    """Whether a place between such words also shows where its name begins: not before a country, whose firm it may be (收購美國|賽山威, but 天津鋼管)."""
    return folded[start - 1] == "、" or kind_of(cut(folded[start:end])[0]) != "place"


def _bought(folded: str) -> Iterator[tuple[int, int]]:
    """What stands between a verb of buying or selling and the end of its clause or the shares; of a list each."""
    for found in _deals().finditer(folded):
        start, end = found.span("who")
        several = "、" in found["who"] + found[0][-2:]
        if not several and not _PLAIN.fullmatch(found["who"]):
            continue
        while (item := _ITEM.match(folded, start, end + 1)) is not None:
            yield item.span("who")
            start = item.end()


def _may_name(words: str) -> bool:
    """Whether no word of these is any but a name's or a common noun's, and one is neither a noun that firms end in nor a place."""
    pieces = cut(words)
    kinds = {kind_of(word) for word in pieces}
    word = len(pieces) == 1 and len(words) >= _NOT_FREE and ordinary(words)
    nobody = word or kind_of(words) in _NOBODY
    return kinds <= _NAMING and bool(kinds & _OPEN) and not nobody


@functools.cache
def _deals() -> re.Pattern[str]:
    verbs = _any("buying_verbs", "selling_verbs")
    ends = rf"[,。;!?()\ue003]|、[「『“]|的?{_SHARES}"
    return re.compile(rf"(?:{verbs})(?:了|过|得)?(?P<who>[{HAN}]{{2,8}}?|[{HAN}a-z0-9 、]{{3,40}}?)(?:{ends})")


@functools.cache
def _frames() -> tuple[re.Pattern[str], ...]:
    """Before a name and behind it: who buys is said to be it, it is done by it, it is done to it, its new shares are."""
    buys, nouns, gives, raises = _any("buying_verbs"), _any("party_nouns"), _any("giving_verbs"), _any("new_capital")
    return (
        re.compile(rf"(?:{nouns})(?:是|为|则是|则为|系)?{_WHO}{_ENDS}"),
        re.compile(rf"(?:{_any('passives')}){_WHO}(?:以[^,。;!?\n]{{1,12}})?(?:{buys})"),
        re.compile(rf"(?:{gives}|合并){_WHO}{_ENDS}"),
        re.compile(rf"(?:认购|取得|获得){_WHO}(?:{raises})"),
        re.compile(rf"对{_WHO}{_PART}的(?:{buys}|增资|注资)|向(?P<raises>[{HAN}]{{2,8}}?)(?:增资|注资)"),
        re.compile(rf"(?:将|把|持有|取得|拟购|挂牌的){_WHO} ?{_RATIO}的?{_SHARES}"),
        re.compile(rf"(?:^|[。!?;\n])(?:据[{HAN}]{{1,4}},)?{_WHO}(?:同时|\ue002{{1,12}})?(?:{_any('subject_acts')})"),
        re.compile(rf"归{_WHO}(?:所有|旗下|{_ENDS})"),
    )


def _any(*kinds: str) -> str:
    """The words of these lists of ``lexicons/names.toml``, the longest first."""
    return "|".join(sorted(frozenset().union(*(vocabulary()[kind] for kind in kinds)), key=len, reverse=True))
