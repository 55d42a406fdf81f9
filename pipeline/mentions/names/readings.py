"""One article reads a name in more than one way: what the places together say is its name.

A clause may lose the end of a name, or take a word more, where another clause of the same article reads it well.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from pipeline.lexicons.organisations import Lexicon
from pipeline.mentions.names.lexemes import HAN, chunks, kind_of
from pipeline.mentions.names.lexemes import words as closed
from pipeline.mentions.names.places import Places
from pipeline.text.fold import fold
from pipeline.text.late import late
from pipeline.text.words import cut, ordinary, part_of_speech

Span = tuple[int, int]
_DESCRIBING = frozenset(("generic", "descriptor", "common"))
_LITTLE = frozenset(("function", "adverb"))
_DOING = frozenset(("function", "adverb", "verb", "event", "marker", "speech"))
_JOINING = frozenset(("function", "marker"))
_VERBS = ("v", "vd", "vg", "d", "f")  # 甲公司|售, 甲公司|應, 甲公司|正, 甲公司|外
_SEEN = 500  # how often a character is seen as a verb that makes the end of no name
_BEHIND = late(rf"[{HAN}]{{1,6}}")
_HAN_ONLY = late(rf"[{HAN}]+")
_GIVEN = late(fold("(?:投資|注資|青睞|支持|入股|加持|力挺|肯定)$"))
_GOT = late(fold("[獲受][^,。;!?\\n]{0,24}$|得到[^,。;!?\\n]{0,24}$"))
_OVER = late(fold("[,。;!?\\n]|的|後|之後|$"))
_SUM = late("投资 ?[\ue001]")
_QUOTED_AT = late("[报涨跌收] ?[\ue001\ue003]|之 ?\ue003|之(?:全部)?(?:股权|股份|资产|业务)")  # 甲公司|报88.2元, 乙公司|涨3%, 丙公司|之51%股權
_LED = fold("歸由被")  # 「甲」|歸乙公司
_CLOSING = "」』\"”)"
_HOLDING = fold("金控")  # 日嶺金|控
_HOLDS = late("控股(?:股权|股份|权)")  # 完成了对甲公司|控股股权的收购


class _Pair(NamedTuple):
    """Two names of an article of which one begins with the other: where each is read, and whether the short one stands alone."""

    short: str
    long: str
    cut_at: tuple[int, ...]
    read: int
    alone: bool


def united(blank: str, spans: Sequence[Span], places: Places, lexicon: Lexicon) -> list[Span]:
    """Spans as the article reads them elsewhere: without what is no part of a name that it tells without it, and with what always follows it.

    Args:
        blank: the folded text.
        spans: where names are read, in order, none overlapping another.

    >>> text = "齿岳所获投资。齿岳所说,齿岳所将扩张"
    >>> united(text, [(0, 3), (7, 10), (12, 14)], Places(text), Lexicon(()))
    [(0, 3), (7, 10), (12, 15)]
    """
    told = Counter(blank[start:end] for start, end in spans)
    grown: dict[Span, int] = {}
    shorter: dict[str, str] = {}
    alone: set[str] = set()
    for pair in _pairs(blank, spans, told, places):
        rest = pair.long[len(pair.short) :]
        little = _is_little(rest) and not lexicon.lookup(pair.long)
        if pair.alone:
            alone.add(pair.short)
        if pair.alone and little:
            shorter[pair.long] = pair.short  # 棲山|共, 棲山|正是
        elif pair.read >= len(pair.cut_at):
            grown |= {(at, at + len(pair.short)): at + len(pair.long) for at in pair.cut_at}
    found = []
    for start, end in spans:
        end = grown.get((start, end), end)
        end += blank.startswith(_HOLDING, end - 1)
        end -= _given(blank, start, end, lexicon) or _quoted(blank, start, end, told, lexicon)
        name = blank[start:end]
        if name in shorter:
            end = start + len(shorter[name])
        elif not name.endswith(_HOLDING) and _takes_a_verb(blank, start, end, told, alone, lexicon):
            end -= 1
        elif _takes_a_conjunction(name, told, lexicon) or _is_led(blank, start, end, lexicon):
            start += 1
        elif _takes_a_word(name, told, lexicon):
            end -= 2
        start += _of_the_word_before(blank, start, end, told, lexicon)
        described = (at for at in range(end - 2, start + 1, -1) if _describes(blank, start, at, end, told))
        found.append((next(described, start), end))
    return found


def _is_little(words: str) -> bool:
    """Whether words are adverbs, particles and the like, in which no name ends."""
    return all(piece.kind in _LITTLE for run in chunks(words, 0, len(words)) for piece in run)


def _pairs(blank: str, spans: Iterable[Span], told: Counter[str], places: Places) -> Iterable[_Pair]:
    """The names of which another is the beginning, each with the longest such."""
    at: dict[str, list[int]] = {}
    for start, end in spans:
        at.setdefault(blank[start:end], []).append(start)
    for long in sorted(told):
        short = next((long[:n] for n in range(len(long) - 1, 1, -1) if long[:n] in told), None)
        if short is None:
            continue
        cut_at = tuple(start for start in at[short] if blank.startswith(long, start) and not _crosses(blank, start, start + len(long)))
        alone = any(not blank.startswith(long, start) for start in places(short))
        yield _Pair(short, long, cut_at, told[long], alone)


def _crosses(blank: str, start: int, end: int) -> bool:
    """Whether the last character of a span and what stands behind it are one word: 統一超|過."""
    behind = _BEHIND.match(blank, end)
    return behind is not None and len(cut(blank[end - 1 : end] + behind[0])[0]) > 1


def _takes_a_verb(blank: str, start: int, end: int, told: Counter[str], alone: Collection[str], lexicon: Lexicon) -> bool:
    """Whether the last character of a name is what its owner does: 博通|傳, if he is known without it and nobody is with it."""
    short, last = blank[start : end - 1], blank[end - 1 : end]
    if len(short) < 2 or told[blank[start:end]] > 1 or lexicon.lookup(blank[start:end]):
        return False
    if short not in alone and (lexicon.lookup(short) is None or lexicon.is_ambiguous(short)):
        return False
    kind, seen = part_of_speech(last)
    does = kind_of(last) in _DOING or kind in _VERBS and seen > _SEEN
    return does or short in alone and _crosses(blank, start, end)


def _takes_a_conjunction(name: str, told: Counter[str], lexicon: Lexicon) -> bool:
    """Whether the first character of a name joins it to what stands before it: 甲與乙|和丙丁, where somebody is 丙丁."""
    rest = name[1:]
    known = len(rest) > 1 and told[rest] >= told[name] and not lexicon.lookup(name)
    return known and kind_of(name[0]) in _JOINING


def _of_the_word_before(blank: str, start: int, end: int, told: Counter[str], lexicon: Lexicon) -> int:
    """How many characters at the head of a name end a word that stands before it, if somebody is called by the rest: 散裝船|東甲乙航運."""
    name = blank[start:end]
    if lexicon.lookup(name):
        return 0
    for size in (1, 2):
        rest = name[size:]
        crossing = (blank[max(0, start - n) : start + size] for n in (1, 2, 3))
        if len(rest) > 1 and told[rest] >= told[name] and any(map(_is_a_word, crossing)):
            return size
    return 0


def _is_a_word(text: str) -> bool:
    return _HAN_ONLY.fullmatch(text) is not None and len(cut(text)) == 1 and ordinary(text)


def _is_led(blank: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether the first character of a name says whose becomes what stands in marks before it: 「甲」|歸|乙公司."""
    led = blank[start] in _LED and blank[max(0, start - 1) : start] in tuple(_CLOSING)
    return led and end - start > 3 and not lexicon.lookup(blank[start:end])


def _takes_a_word(name: str, told: Counter[str], lexicon: Lexicon) -> bool:
    """Whether a name that is told once ends in a verb of newspapers: 嶺浦電子|居首."""
    once = len(name) > 3 and told[name] == 1
    return once and name[-2:] in closed()["news_verbs"] and not lexicon.lookup(name)


def _given(blank: str, start: int, end: int, lexicon: Lexicon) -> int:
    """How many characters at the end of a name are what its owner gives: 獲甲公司|投資。, 甲公司|投資3億元."""
    noun = _GIVEN.search(blank, start, end)
    if noun is None or noun.start() - start < 2 or lexicon.lookup(blank[start:end]):
        return 0
    got = _OVER.match(blank, end) and _GOT.search(blank, max(0, start - 28), start)
    return end - noun.start() if got or _SUM.match(blank, noun.start()) else 0


def _quoted(blank: str, start: int, end: int, told: Counter[str], lexicon: Lexicon) -> int:
    """How many characters at the end of a name that is told once are of what follows: 晶川|報88.2元, 渝川|控股股權."""
    name = blank[start:end]
    if told[name] > 1 or len(name) < 3 or lexicon.lookup(name):
        return 0
    return 1 if _QUOTED_AT.match(blank, end - 1) else 2 * (len(name) > 3 and _HOLDS.match(blank, end - 2) is not None)


def _describes(blank: str, start: int, at: int, end: int, names: Collection[str]) -> bool:
    """Whether the words before ``at`` end in a common noun, and what follows them is one of the article's names."""
    if blank[at:end] not in names or not ordinary(blank[start:at]):
        return False
    pieces = [piece for run in chunks(blank, start, at) for piece in run]
    return pieces[-1].kind in _DESCRIBING and pieces[-1].end - pieces[-1].start > 1
