"""Where something shows that a Chinese name begins or ends whatever words it is made of; evidence for ``tagger`` beside its table.

An exchange marks a share before its name (*ST 銀河) and writes its code behind it (銀河電子（3413）); somebody has to have raised what a
sentence tells at once, and a listed name of ordinary words may be he (是方完成2億元募資); a spaCy pipeline of the user's votes on both ends of a name.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.mentions.names.lexemes import HAN, kind_of, words
from pipeline.mentions.names.model_votes import Votes
from pipeline.mentions.names.parties import begins, parties
from pipeline.text.late import late
from pipeline.text.words import cut

WARNED = "\ue0ff"
"""Stands for each character by which an exchange marks a share before its name: *ST|銀河."""
_CODE = late(
    rf"[{HAN}] ?(?:\((?:[0-9]{{4,6}}(?:[-.][a-z]{{2,5}})?|[a-z]{{2,8}}:[a-z0-9.]{{1,8}}|[a-z]{{1,5}}[.-](?:us|hk|sg|[no]))\)"
    r"|\((?:s[hz]|bj|hk) ?:? ?[0-9]{4,6}[),]|-ky|-dr)"
)
_MARKED = late(f"{WARNED}[{HAN}]")
_SURE, _VOTE, _LIKELY = 4.0, 2.0, 1.5
_GIVES = late(rf"[、由和与及,](?P<who>[{HAN}]{{2,6}}?)(?P<verb>投资|出资|认购|加码|承诺) ?(?:约|近|逾|超过)?\ue001")
_OPEN = frozenset(("free", "place", "ending"))
_OPENS = late(r"(?:^|[\n。!?])$")
_NAME = late(rf"[{HAN}a-z0-9.&'+\-_ ·]{{2,}}")


def borders(folded: str, votes: Votes, listed: Sequence[tuple[int, int, bool]] = ()) -> Iterator[tuple[int, str, float]]:
    """Places of characters, the labels of ``tag_decoding`` that something shows them to have, and what that is worth.

    Args:
        folded, votes, listed: as for ``tagger.tagged``.

    >>> from pipeline.mentions.names.model_votes import NO_VOTES
    >>> list(borders("银河电子(3413)", NO_VOTES))
    [(3, 'EO', 4.0)]
    """
    yield from ((found.end() - 1, "BO", _SURE) for found in _MARKED.finditer(folded))
    yield from ((found.start(), "EO", _SURE) for found in _CODE.finditer(folded))
    for start, end, word in listed:
        if word and _OPENS.search(folded, max(0, start - 1), start) and _raised().match(folded, end):
            yield from ((start, "BO", _SURE), (end - 1, "EO", _SURE))
    for start, end in _givers(folded):
        yield from ((start, "BO", _SURE), (end - 1, "EO", _SURE))
    for start, end in parties(folded, listed):
        if begins(folded, start, end):
            yield start, "BO", _LIKELY
        yield end - 1, "EO", _LIKELY
    for spans, kind in ((votes.organisations, "O"), (votes.persons, "P")):
        for start, end in sorted(spans):
            if _NAME.fullmatch(folded, start, end):
                yield from ((start, "B" + kind, _VOTE), (end - 1, "E" + kind, _VOTE))


def _givers(folded: str) -> Iterator[tuple[int, int]]:
    """Who gives which sum in a list of such: 由甲川投資5億元、乙谷投資3億元; not 、計畫投資3億元."""
    found = [m for m in _GIVES.finditer(folded) if all(kind_of(word) in _OPEN for word in cut(m["who"]))]
    alike = Counter(m["verb"] for m in _GIVES.finditer(folded))
    yield from (m.span("who") for m in found if alike[m["verb"]] > 1)


def has_code(folded: str, end: int) -> bool:
    """Whether an exchange's code stands behind a name.

    >>> has_code("创意(3443)公布", 2), has_code("创意公布", 2)
    (True, False)
    """
    return _CODE.match(folded, end - 1) is not None


@functools.cache
def _raised() -> re.Pattern[str]:
    """A verb of raising and its amount right behind a name."""
    verbs = "|".join(sorted(words()["raising_verbs"], key=len, reverse=True))
    return re.compile(f"(?:{verbs}){{1,3}}[{HAN}]{{0,4}} ?\ue001")
