"""Where something shows that a Chinese name begins or ends whatever words it is made of; evidence for ``tagger`` beside its table.

An exchange marks a share before its name (*ST 銀河) and writes its code behind it (銀河電子（3413）); somebody has to have raised what a
sentence tells at once, and a listed name of ordinary words may be he (是方完成2億元募資); a spaCy pipeline of the user's votes on both ends of a name.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from pipeline.mentions.names.lexemes import HAN, kind_of, words
from pipeline.mentions.names.model_votes import Votes
from pipeline.mentions.names.parties import begins, parties
from pipeline.mentions.names.words import vocabulary
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
_SAYING = frozenset(("adverb", "marker", "metric", "speech", "event", "title", "role", "descriptor"))
_RAISED = f"(?:\ue004{{{{1,16}}}} ?(?:{{verbs}})|(?:{{verbs}}){{{{1,3}}}}[{HAN}]{{{{0,4}}}} ?[\ue001\ue004])"
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
    for start, end in (*_givers(folded), *_raisers(folded)):
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


def _raisers(folded: str) -> Iterator[tuple[int, int]]:
    """Who raised what is told right behind, whatever words he is named by: 新創|轉動未來|獲1.8億元; and first of all, 到位科技|獲2,000萬元."""
    for found in _raising().finditer(folded):
        named = found["who"] or found["firm"]
        stem = named.removesuffix(found["end"] or "")
        kinds = [kind_of(word) for word in cut(stem)]
        word = len(kinds) == 1 and kinds != ["free"] and not found["end"]  # 新創|希望|募集, 公司|普遍|獲得
        if kinds and not word and _SAYING.isdisjoint(kinds):
            yield found.span("who" if found["who"] else "firm")


def has_code(folded: str, end: int) -> bool:
    """Whether an exchange's code stands behind a name.

    >>> has_code("创意(3443)公布", 2), has_code("创意公布", 2)
    (True, False)
    """
    return _CODE.match(folded, end - 1) is not None


@functools.cache
def _raised() -> re.Pattern[str]:
    """A verb of raising and its amount or series right behind a name; or its series, and such a verb: A輪集資."""
    return re.compile(_RAISED.format(verbs=_any(words()["raising_verbs"])))


@functools.cache
def _raising() -> re.Pattern[str]:
    """The same with its name: behind a noun that describes it, or first in its sentence with an end as firms have."""
    ends = _any(end for end in words()["endings"] if len(end) > 1)
    nouns = _any(noun for noun in vocabulary()["descriptors"] if len(noun) > 1)
    firm = rf"(?:^|[\n。!?])(?P<firm>[{HAN}]{{1,4}}?(?P<end>{ends}))"
    return re.compile(rf"(?:{firm}|(?:{nouns})[嘅的之]?(?P<who>[{HAN}]{{2,6}}?))(?:{_raised().pattern})")


def _any(listed: Iterable[str]) -> str:
    return "|".join(sorted(listed, key=len, reverse=True))
