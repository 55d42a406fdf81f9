"""Names that are written in two scripts at once: 追嶺Lumenor, Lumenor靈嶺. Where does such a name begin?

Letters alone would be a name, and so might the Chinese before them be what describes it. The article decides: it puts the whole
in quotes, or it says the Chinese part alone where names stand, and the letters never.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from pipeline.lexicons.organisations import Lexicon
from pipeline.mentions.names.lexemes import HAN, kind_of, words
from pipeline.mentions.names.words import vocabulary
from pipeline.text.words import cut

_QUOTED = re.compile(rf"[{HAN}]{{1,6}}([a-z]{{2,10}})|[a-z]{{3,10}}[{HAN}]{{2,4}}")
_LETTERS = re.compile(r"[a-z0-9][a-z0-9.&\-]*")
_HAN_BEFORE, _HAN_BEHIND = re.compile(rf"[{HAN}]{{1,12}}$"), re.compile(rf"[{HAN}]{{1,12}}")
_PARTS = re.compile(rf"(?P<front>[{HAN}]{{0,6}})(?P<letters>[A-Za-z][A-Za-z0-9]{{1,15}})(?P<behind>[{HAN}]{{0,6}})")
_LEAST, _LONGEST = 4, 4  # letters; Chinese characters before them
_TELLS = frozenset(("event", "verb", "adverb", "speech", "metric", "title", "function"))
_NO_NAMES = frozenset(("descriptor", "generic", "title", "metric", "event", "marker", "function", "adverb", "speech", "role", "place"))


def is_quoted_name(quotation: str) -> bool:
    """Whether a quotation is a name in two scripts: nobody's word before letters, or rare characters behind them.

    Args:
        quotation: what stands between quotation marks, folded.

    >>> [is_quoted_name(quotation) for quotation in ("嗨run", "rokid灵境", "ai趋势", "做ai")]
    [True, True, False, False]
    """
    if (found := _QUOTED.fullmatch(quotation)) is None:
        return False
    han = "".join(char for char in quotation if not char.isascii())
    kinds = [kind_of(word) for word in cut(han, _every_word())]
    return kinds[-1] == "free" if found[1] else set(kinds) == {"free"}


def in_two_scripts(blank: str, lexicon: Lexicon) -> Iterator[str]:
    """Names in two scripts that a folded text shows to be one word each.

    Args:
        blank: the folded text, its other mentions blanked out.
        lexicon: a listed name owns what its letters call (阿里Qwen).

    >>> from pipeline.lexicons.organisations import load
    >>> list(in_two_scripts("智能品牌追光speedfox完成融资,追光成立于上海", load()))
    ['追光speedfox']
    """
    where: dict[str, list[int]] = {}
    for found in _LETTERS.finditer(blank):
        where.setdefault(found[0], []).append(found.start())
    for letters, starts in where.items():
        if len(letters) < _LEAST or letters in _common() or not letters[0].isalpha():
            continue
        front = next((f for f in _fronts(blank, starts[0]) if next(alone(blank, f), None) is not None), None)
        if front and not lexicon.lookup(front) and all(blank.endswith(front, 0, start) for start in starts):
            yield front + letters


def _fronts(blank: str, start: int) -> Iterator[str]:
    """What a name may begin with before its letters, the longest first: words that a name may be made of."""
    before = _HAN_BEFORE.search(blank, max(0, start - 12), start)
    run = before[0] if before else ""
    for n in range(min(_LONGEST, len(run)), 1, -1):
        front = run[-n:]
        if kind_of(front) not in _NO_NAMES and cut(run, _every_word(), (front,))[-1] == front:
            yield front


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
def _common() -> frozenset[str]:
    return frozenset(word.lower() for word in vocabulary()["latin_common"])


@functools.cache
def _every_word() -> frozenset[str]:
    return frozenset().union(*words().values(), vocabulary()["descriptors"])
