"""Who is meant by words that stand for a name as the subject of a Chinese clause: 前者, 後者, and 公司 in its own announcement."""

from __future__ import annotations

import re

from pipeline.groups.deals import Place
from pipeline.lexicons.cues import pattern
from pipeline.mentions.mention import Mention

_LEXICON = "raising_zh"
_STANDS = pattern(r"(?:(?P<latter>{latter.zh})|(?P<former>{former.zh})|(?:同意|批准|授權|由|^)? ?(?P<own>{own_words.zh}))", _LEXICON)
_REACH = 80  # code points before a sentence in which two may be named whom the next calls 前者 and 後者


def pair(place: Place, at: int) -> tuple[Mention, Mention] | None:
    """The two companies named last before ``at``, of whom 前者 and 後者 speak; persons and newsrooms are none of them."""
    told: list[Mention] = []
    for m in reversed(place.names(max(0, place.start - _REACH), at)):
        if m.value.kind not in ("person", "reporter", "media") and all(m.value.key != n.value.key for n in told):
            told.append(m)
    return (told[1], told[0]) if len(told) > 1 else None


def stands_for(place: Place, begin: int, at: int) -> Mention | None:
    """Whom the subject of a clause stands for, where it is no name: the last word of the kind between ``begin`` and ``at``."""
    found = next(iter(reversed(list(_STANDS.finditer(place.mask.text, begin, at)))), None)
    if found is None:
        return None
    if found["own"]:
        return _announcer(place, found.start())
    two = pair(place, begin)
    return two and (two[1] if found["latter"] else two[0])


def _announcer(place: Place, at: int) -> Mention | None:
    """Who announces: the name that opens the sentence, where it is the only one before 公司."""
    told = place.names(place.start, at)
    opens = bool(told) and re.fullmatch(r"[\W_]*", place.mask.text[place.start : told[0].outer_start]) is not None
    return told[0] if opens and len({m.value.key for m in told}) == 1 else None
