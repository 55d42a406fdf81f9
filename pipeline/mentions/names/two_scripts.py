"""Names that are written in two scripts at once (追嶺Lumenor, Lumenor靈嶺), and where the article says their Chinese part alone."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from pipeline.mentions.names.lexemes import HAN, kind_of, words
from pipeline.mentions.names.words import vocabulary
from pipeline.text.late import late
from pipeline.text.words import cut

_HAN_BEHIND = late(rf"[{HAN}]{{1,12}}")
_PARTS = late(rf"(?P<front>[{HAN}]{{0,6}})(?P<letters>[A-Za-z][A-Za-z0-9]{{1,15}})(?P<behind>[{HAN}]{{0,6}})")
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
