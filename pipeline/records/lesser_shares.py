"""Whether what is bought of a firm is only a lesser share of it: 取得乙 4.9% 股份, 310,000 shares of Y. Who buys that has bought no firm."""

from __future__ import annotations

from pipeline.groups.deals import LOWEST_SHARE
from pipeline.lexicons.cues import pattern
from pipeline.mentions.mask import Mask, one
from pipeline.mentions.mention import Mention
from pipeline.text.late import late

_RATIO = one("ratio")
_BEHIND = pattern(rf"[^,;。!?.\n\ue000-\ue0ff]{{0,14}}?(?P<share>{_RATIO})")
_BEFORE = late(
    rf"(?:(?P<share>{_RATIO})|\bminority|\b[0-9][0-9,.]*(?: (?:million|billion))?)(?: [a-z-]+)? (?:stake|interest|shareholding|holding|shares)"
    r" (?:in|of) (?:[^.;,\ue000-\ue0ff]{0,40})$"
)  # fmt: skip
_CONTROL = pattern(r"{control.zh}|{control.en}", "deals")
_SIGHT = 90  # characters before a name in which its share may be told


def is_lesser(mask: Mask, sentence: tuple[int, int], target: Mention) -> bool:
    """Whether a share below one half of a target is told beside it, and no word of control in its sentence."""
    start, end = sentence
    behind = _BEHIND.match(mask.text, target.outer_end, end)
    before = _BEFORE.search(mask.text, max(start, target.outer_start - _SIGHT), target.outer_start)
    told = behind or before
    if told is None or _CONTROL.search(mask.text, start, end):
        return False
    share = mask.at(told.start("share")) if told["share"] else None
    return share is None or share.value.percent is not None and share.value.percent < LOWEST_SHARE
