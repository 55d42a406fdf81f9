"""What a newsroom prints between the sentences of a story: other headlines, adverts, legal boilerplate, captions, a ticker."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import cache, cached_property

from pipeline.text.fold import fold
from pipeline.text.late import late
from pipeline.text.sentences import sentences
from pipeline.vocabulary import table

_SHORT, _LONG = 60, 200
"""A sentence of boilerplate is not longer, in code points; between the two it holds no digit, which a story would."""

_STAMPED = late(r"[\[(【•*-]{0,2} ?(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?[\])】]?[ |]+\S")
_CAPTION = late(fold(r"(?:圖|照片|影片|資料照)(?:片)?[／/丨:]|[▲▼△▽].{0,80}(?:攝|提供|資料照|翻攝|截圖|示意圖|圖[／/:])"))
_CREDITED = late(fold(r"[^\d。]{4,60}。?[\[(【〔][^()]{0,24}(?:攝|提供|資料照|翻攝|截圖|示意圖|圖源[^()]{0,16}|圖片?[／/:][^()]{1,16})[\])】〕]$"))
"""Whose picture it is, behind what it shows."""
_BYLINE = late(
    fold(r"[\[(【〔]? ?(?:記者|財經中心|編譯|文)[^。,\d]{1,24}[／/ ][^。,\d]{0,8}(?:報導|報道|電|整理)[\])】〕]?$")
)
_FEATURED = late(fold(r"[\u3400-\u9fff]{0,6}(?:頭條|要聞|精選|推薦|熱文|熱讀)[(][a-z0-9_-]{4,24}[)] ?[—–-]{1,3} ?[^ ]"))  # an account and its headline
_PRICE = late(r"\(\d{1,6}\.\d{1,4},[+-]?\d{1,5}\.\d{1,4},[+-]?\d{1,3}\.\d{1,2}%\)")  # a share's, behind a name wherever it stands
_HEADLINE_ENDS = "。!?;:,、."
_LONGEST_HEADLINE = 60


@cache
def _words(name: str) -> str:
    listed = sorted(map(fold, table("reading")[name]), key=lambda word: (-len(word), word))
    return "|".join(map(re.escape, listed))


@cache
def _elsewhere() -> re.Pattern[str]:
    """A pointer to another story, with the sign before it and the sign behind it that show that it is none of the sentence."""
    before, behind = r"(?P<open>[【\[(<《])? ?", r"(?P<shut>[】\])>》])? ?(?P<sep>[:|／/>▶►➤→])?"
    return re.compile(rf"(?P<edge>^|[。.!?;」』)】\]… ▶►▸→※◆■●★☆>*])[ ▶►▸→※◆■●★☆>*]{{0,4}}{before}(?:{_words('elsewhere')}){behind}")


@cache
def _boilerplate() -> re.Pattern[str]:
    """A lawyer's words anywhere in a sentence, or an appeal to the reader at its beginning."""
    return re.compile(rf"{_words('boilerplate')}|^[^a-z0-9\u3400-\u9fff]{{0,4}}(?:{_words('appeals')})")


@cache
def _suspect() -> re.Pattern[str]:
    return re.compile(f"{_words('boilerplate')}|{_words('appeals')}")


def without_asides(line: str) -> str:
    """Return a line without what belongs to no sentence of the story; empty when nothing is left of it.

    Args:
        line: a line of visible text, as written.

    >>> without_asides("雲嶺完成募資。延伸閱讀：星洲以 20 億元收購北岸 雲嶺表示，明年擴廠。投資有風險，入市需謹慎。")
    '雲嶺完成募資。雲嶺表示，明年擴廠。'
    >>> without_asides("雲嶺科技(8.300,-0.05,-0.61%)股份有限公司完成募資。")
    '雲嶺科技股份有限公司完成募資。'
    """
    folded = fold(line)
    if len(line) <= _LONG and any(aside.match(folded) for aside in (_CAPTION, _CREDITED, _BYLINE, _FEATURED)):
        return ""
    spans = [*_pointers(line, folded), *(found.span() for found in _PRICE.finditer(folded))]
    if _suspect().search(folded):
        spans += [(s, e) for s, e in sentences(line) if _states_nothing(folded[s:e])]
    if not spans:
        return line
    kept, at = [], 0
    for start, end in sorted(spans):
        kept.append(line[at:start])
        at = max(at, end)
    return "".join([*kept, line[at:]]).strip()


def asks_readers(line: str) -> bool:
    """Whether all that a line says is a lawyer's, or asks the reader for something.

    >>> asks_readers("加入會員，暢讀全文"), asks_readers("會員制的下一步")
    (True, False)
    """
    return _states_nothing(fold(line))


def _states_nothing(sentence: str) -> bool:
    """Whether a folded sentence is a lawyer's or asks the reader for something."""
    found = _boilerplate().search(sentence)
    short = len(sentence) <= _SHORT or len(sentence) <= _LONG and not any(map(str.isdigit, sentence))
    return found is not None and short


def _pointers(line: str, folded: str) -> Iterable[tuple[int, int]]:
    """Where a line points to another story, with that story's headline."""
    at, ends = 0, _Ends(line, folded)
    while found := _elsewhere().search(folded, at):
        at = found.end()
        blank = not found[0].isascii() and "" in (folded[at : at + 1].strip(), folded[at - 1].strip())
        alone = not found["edge"] and (blank or at == len(folded))
        if not (alone or any(found.group("open", "shut", "sep"))):
            continue
        start, end = found.end("edge"), ends.of_headline(at, found["open"] if not found["shut"] else None)
        if end > at or alone:
            yield start, end
            at = max(at, end)


class _Ends:
    """Where headlines in a line end; what a line is asked for every pointer is found once."""

    def __init__(self, line: str, folded: str) -> None:
        self.line, self.folded = line, folded
        self.last_stop = folded.rfind("。")

    @cached_property
    def sentences(self) -> list[int]:
        return [end for _, end in sentences(self.line)]

    def of_headline(self, at: int, opened: str | None) -> int:
        """Where a headline that begins at ``at`` ends: with its bracket, with the line, or where a blank begins a sentence."""
        if opened:
            shut = self.folded.find("】])>》"["【[(<《".index(opened)], at)
            return shut + 1 if shut >= 0 else len(self.folded)
        if at > self.last_stop:
            ends = self.sentences
            number = bisect_right(ends, at)
            return ends[number] if number < len(ends) else len(self.folded)
        stop = self.folded.index("。", at)
        blank = self.folded.rfind(" ", at, stop)
        return blank + 1 if blank > at else stop + 1


def is_headline(line: str) -> bool:
    """Whether a line is as short and as open as a headline in a list of other stories.

    >>> is_headline("星洲以 20 億元收購北岸"), is_headline("雲嶺表示，明年擴廠。")
    (True, False)
    """
    return 0 < len(line) <= _LONGEST_HEADLINE and fold(line)[-1] not in _HEADLINE_ENDS


def ticker(lines: Iterable[str]) -> frozenset[str]:
    """The lines of a ticker that runs beside a story: short ones that begin with the time of day, if most of the text does not.

    >>> sorted(ticker(["09:32 星洲完成募資", "09:45 北岸漲停", "雲嶺今日宣布完成三億元的募資，由星洲創投領投，將在明年擴廠。"]))
    ['09:32 星洲完成募資', '09:45 北岸漲停']
    """
    every = list(lines)
    stamped = [line for line in every if _STAMPED.match(fold(line)) and is_headline(line)]
    timed = sum(len(line) for line in every if _STAMPED.match(fold(line)))
    beside = len(stamped) > 1 and 2 * timed < sum(map(len, every))
    return frozenset(stamped if beside else ())
