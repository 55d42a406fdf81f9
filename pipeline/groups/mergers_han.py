"""Mergers told in Chinese characters, and lists of deals: of two that become one the one that goes on has bought; 甲/乙 below a heading of purchases."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.groups.deals import Deal, Place
from pipeline.groups.deals_han_parties import Parties
from pipeline.lexicons.cues import pattern
from pipeline.mentions.mask import one
from pipeline.mentions.mention import Mention
from pipeline.mentions.names.lexemes import HAN
from pipeline.text.late import late

_NAME, _MONEY = one("name"), one("money")
_QUOTES, _FIRM = "[「」『』\"“”]?", "(?:公司|集團)?"
_MERGE = pattern(r"{merge.zh}", "deals")
_GLOSS, _GAP = r"(?:\([^()\n]{1,20}\))?", r"[^,;:。!?\n\ue000-\ue0ff「『\"“]"
_PAIR = late(rf"(?P<former>{_NAME}){_QUOTES}{_GLOSS}[{HAN} ]{{0,8}}[与和及跟同]{_GAP}{{0,12}}{_QUOTES}(?P<latter>{_NAME})")
_HALF = pattern(
    rf"(?P<former>{_NAME}){_QUOTES}{_GLOSS} ?[與和跟同] ?{_QUOTES}(?P<words>[{HAN}]{{2,8}}?){_QUOTES}{_GLOSS}"
    rf"(?:{one('when')}|雙方|董事會|同步|雙雙|昨|今|宣布|將|的?合併|簽)", "deals",
)  # fmt: skip
_SHORT = rf"(?:^|[,;、。])(?:並|而|由|以|其中)?(?P<short>[{HAN}a-z]{{2,6}}?)"
_WILL = " ?(?:將|則|會|仍|繼續|作|成)*(?:為|是)?"
_SURVIVES = pattern(
    rf"(?P<who>{_NAME}){_QUOTES}{_FIRM}{_WILL}{{survives.zh}}|{{survives.zh}}(?:公司|銀行|主體|方|者)?(?:為|是|:)+ ?{_QUOTES}(?P<named>{_NAME})"
    rf"|(?P<former>{{former.zh}}){_WILL}{{survives.zh}}|(?P<latter>後者){_WILL}{{survives.zh}}", "deals",
)  # fmt: skip
_VANISHES = pattern(
    rf"(?P<who>{_NAME}){_QUOTES}{_FIRM}{_WILL}{{vanishes.zh}}|{{vanishes.zh}}(?:公司|銀行|主體|方|者)?(?:為|是|:)+ ?{_QUOTES}(?P<named>{_NAME})"
    rf"|(?P<former>{{former.zh}}){_WILL}{{vanishes.zh}}|(?P<latter>後者){_WILL}{{vanishes.zh}}", "deals",
)  # fmt: skip
_SHORT_SURVIVES, _SHORT_VANISHES = (pattern(rf"{_SHORT}{_WILL}{{{verb}.zh}}", "deals") for verb in ("survives", "vanishes"))
_ITEM = late(rf"{_GAP}{{0,8}}(?P<buyer>{_NAME}){_GLOSS} ?[/→] ?{_GAP}{{0,10}}{_QUOTES}(?P<target>{_NAME}){_GLOSS}{_QUOTES} ?(?:[,:;]|$)")
_HEADING = pattern(r"{deals_heading.zh}|{deals_heading.en}", "deals")
CUES = (_ITEM, _MERGE)
_LONGEST_HEADING = 16  # code points
_BACK = 800  # code points in which a list's heading is sought


def mergers(place: Place) -> Iterator[Deal]:
    """The mergers of a sentence that say who goes on, and a list's item below a heading of purchases."""
    yield from _item(place)
    text = place.mask.text
    merge = _MERGE.search(text, place.start, place.end)
    if merge is None:
        return
    pair = _pair(place)
    survivor = _party(place, _SURVIVES, pair) or _called(place, _SHORT_SURVIVES, pair)
    gone = _party(place, _VANISHES, pair) or _called(place, _SHORT_VANISHES, pair)
    survivor, gone = survivor or _other(place, pair, gone), gone or _other(place, pair, survivor)
    if survivor and gone and survivor.value.key != gone.value.key:
        named = (survivor, gone)
        yield Deal(min(merge.start(), *(m.outer_start for m in named)), max(merge.end(), *(m.outer_end for m in named)), gone, survivor)


def _party(place: Place, told: re.Pattern[str], pair: tuple[Mention, Mention] | None) -> Mention | None:
    """Who goes on, or who vanishes, by name or as the former or the latter of two."""
    m = told.search(place.mask.text, place.start, place.end)
    if m is None:
        return None
    for group in ("who", "named"):
        if m[group]:
            return place.mask.at(m.start(group))
    return pair[0 if m["former"] else 1] if pair else None


def _called(place: Place, told: re.Pattern[str], pair: tuple[Mention, Mention] | None) -> Mention | None:
    """Who goes on, or vanishes, of two that are called by a shorter name which nobody has read; nobody where both may be."""
    m = told.search(place.mask.text, place.start, place.end)
    if m is None or pair is None:
        return None
    same = [x for x in pair if place.source.folded[x.start : x.end].startswith(m["short"])]
    return same[0] if len(same) == 1 else None


def _pair(place: Place) -> tuple[Mention, Mention] | None:
    """The two that merge: two names, or a name and words beside it that may be one: 甲國際與 | 佳妍生技 | 26 日同步召開董事會."""
    text = place.mask.text
    if both := _PAIR.search(text, place.start, place.end):
        return place.mask.at(both.start("former")), place.mask.at(both.start("latter"))
    one_named = _HALF.search(text, place.start, place.end)
    if one_named is None:
        return None
    other = Parties(place).by_place(*one_named.span("words"))
    return (place.mask.at(one_named.start("former")), other) if other else None


def _other(place: Place, pair: tuple[Mention, Mention] | None, one_of_them: Mention | None) -> Mention | None:
    """The other of two that merge; nobody where the one is neither of them, or might be either."""
    if pair is None or one_of_them is None:
        return None
    folded = place.source.folded
    word = folded[one_of_them.start : one_of_them.end]
    same = [m for m in pair if m.value.key == one_of_them.value.key or folded[m.start : m.end].startswith(word)]
    return next(m for m in pair if m is not same[0]) if len(same) == 1 else None


def _item(place: Place) -> Iterator[Deal]:
    """IBM/HashiCorp, 64 億美元: an item of a list below a heading of purchases."""
    item = _ITEM.match(place.mask.text, place.start, place.end)
    if item is None or not _is_below_deals(place):
        return
    buyer, target = (place.mask.at(item.start(group)) for group in ("buyer", "target"))
    money = next(iter(place.mask.within(item.end(), place.end, "money")), None)
    yield Deal(buyer.outer_start, target.outer_end, target, buyer, money)


def _is_below_deals(place: Place) -> bool:
    """Whether the last heading above a sentence is one of purchases."""
    above = place.source.folded[max(0, place.start - _BACK) : place.start].split("\n")
    headings = (line.strip() for line in reversed(above))
    heading = next((line for line in headings if line and len(line) <= _LONGEST_HEADING and not re.search("[,。;]", line)), "")
    return _HEADING.search(heading) is not None
