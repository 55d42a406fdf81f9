"""Names that are written in two scripts at once (追嶺Lumenor, Lumenor靈嶺), and where the article says their Chinese part alone."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from pipeline.mentions.names.lexemes import HAN, kind_of, words
from pipeline.mentions.names.words import vocabulary
from pipeline.text.fold import fold
from pipeline.text.late import late
from pipeline.text.words import cut

_HAN_BEHIND = late(rf"[{HAN}]{{1,12}}")
_PARTS = late(rf"(?P<front>[{HAN}]{{0,6}})(?P<letters>[A-Za-z][A-Za-z0-9]{{1,15}})(?P<behind>[{HAN}]{{0,6}})")
# What a firm is called by behind its letters, and where somebody is and not what he is called by: AVA 天使投資, JAFCO 亞洲, but Uber 亞太區總經理.
_TAIL = late(fold(" ?(?:天使投資|創業投資|創新投資|風險投資|投資管理|亞洲|亞太)"))
_OF_TAIL = late(fold("[人者圈界額案區]|地區|市場|總|業務|分公司|營運|營收|銷|客戶|最|各|及其他|第|首|股|用戶|供應"))
_TELLS = frozenset(("event", "verb", "adverb", "speech", "metric", "title", "function"))


def alone(blank: str, front: str) -> Iterator[int]:
    """Where a text says the Chinese part at the edge of a clause without letters behind it, and goes on as behind a name.

    >>> list(alone("追光speedfox,追光成立于上海", "追光"))
    [11]
    """
    at = blank.find(front) if front else -1
    while at >= 0:
        stop = at + len(front)
        behind = _HAN_BEHIND.match(blank, stop)
        if behind and not (at and _HAN_BEHIND.match(blank, at - 1)):
            first, second, *_ = [*cut(front + behind[0], _every_word(), (front,)), ""]
            if first == front and kind_of(second) in _TELLS:
                yield at
        at = blank.find(front, stop)


def tailed(blank: str, end: int) -> int:
    """Where a name ends that is written in letters, with the Chinese words behind it that only firms are called by.

    >>> [tailed(fold(text), 3) for text in ("AVA 天使投資與", "AVA天使投資人", "AVA 亞太領投", "AVA 亞太區總經理")]
    [8, 3, 6, 3]
    """
    tail = _TAIL.match(blank, end)
    return end if tail is None or _OF_TAIL.match(blank, tail.end()) else tail.end()


def parts(name: str) -> tuple[str, str]:
    """The Chinese part and the letters of a name in two scripts; two empty ones of any other name.

    >>> parts("追光speedfox"), parts("speedfox")
    (('追光', 'speedfox'), ('', ''))
    """
    found = _PARTS.fullmatch(name)
    han = found["front"] or found["behind"] if found else ""
    return (han, found["letters"]) if found and han else ("", "")


@functools.cache
def _every_word() -> frozenset[str]:
    return frozenset().union(*words().values(), vocabulary()["descriptors"])
