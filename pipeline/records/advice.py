"""Whether a purchase is only what somebody should do, or what is asked or supposed: 微軟應收購 X, 被問到是否收購 X, 若併購 X. None is an event or a plan."""

from __future__ import annotations

import re

from pipeline.lexicons.cues import pattern
from pipeline.lexicons.verbs import longer, verbs
from pipeline.mentions.mask import one

_NAME, _MONEY = one("name"), one("money")
_ADVISED = pattern(
    rf"(?P<word>{{advised.zh}}) ?(?:{{advised_how.zh}}|(?:以|用|花|斥資) ?{_MONEY} ?|被 ?{_NAME} ?|{_MONEY} ?)*$"
    r"|{supposed.zh}(?:{supposed_how.zh})*$|{advised.en} (?:[a-z]+ly )?(?:{advised_how.en} )*$",
    "deals",
)
_DONE = re.compile("[了过]")
_SIGHT = 40  # characters before a verb


def is_advised(folded: str, sentence: int, start: int, end: int) -> bool:
    """Whether a verb of buying is governed by a word that says what should be, that asks or that supposes.

    Args:
        folded: the masked article.
        sentence: where its sentence begins.
        start, end: the words of the purchase.

    >>> is_advised("微软应收购他们", 0, 0, 7), is_advised("微软应客户要求收购他们", 0, 0, 11), is_advised("microsoft should buy it", 0, 0, 23)
    (True, False, True)
    >>> is_advised("他被问到是否有意收购他们", 0, 0, 12)
    True
    """
    return any(_governed(folded, sentence, verb) for verb in verbs("acquire")[0].finditer(folded, start, end))


def _governed(folded: str, sentence: int, verb: re.Match[str]) -> bool:
    left = max(sentence, verb.start() - _SIGHT)
    found = _ADVISED.search(folded[left : verb.start()])
    if found is None or _DONE.match(folded, verb.end()):
        return False
    word = found["word"]
    around = longer().get(word) if word else None  # 因應, 適宜
    at = left + found.start()
    return around is None or not any(m.start() <= at < m.end() for m in around.finditer(folded, max(0, at - 3), at + 8))
