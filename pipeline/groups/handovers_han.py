"""Firms that change hands, told in Chinese by another word than a verb of buying: whose they are now, who bought as a label, a contract of their owners.

買下乙的是 甲; 收購方為 甲, 標的為 乙; 乙的新東家是 甲; 甲成為乙的新主人; 乙的大股東與 甲 簽署股權買賣合約.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.groups.deals import LOWEST_SHARE, OWNED, Deal, Place
from pipeline.groups.deals_han_parties import Parties
from pipeline.lexicons.cues import pattern
from pipeline.mentions.mask import one
from pipeline.mentions.mention import Mention
from pipeline.mentions.names.lexemes import HAN

_NAME = one("name")
_DESCRIBES = rf"[{HAN}a-z0-9 ·「『《\"“]{{0,14}}?"
_IS = r" ?(?:則|正|就|將|會)?(?:是|為|:)+"
_CLEFT = pattern(
    rf"(?:{{buys.zh}}|{{takes.zh}})了?{_DESCRIBES}(?P<target>{_NAME})[」』》\"” ]?的(?:公司|買家|人|企業|業者)?{_IS}{_DESCRIBES}(?P<buyer>{_NAME})",
    "deals",
)
_BUYER = pattern(rf"{{buyer_label.zh}}(?:{_IS})?{_DESCRIBES}(?P<name>{_NAME})", "deals")
_TARGET = pattern(rf"{{target_label.zh}}(?:{_IS})?{_DESCRIBES}(?P<name>{_NAME})", "deals")
_OWNED = pattern(rf"(?P<target>{_NAME})[」』》\"” ]?(?:,|的)?{{new_owner.zh}}{_IS}{_DESCRIBES}(?P<buyer>{_NAME})", "deals")
_BECOMES = pattern(
    rf"(?:{{becomes.zh}})了?{_DESCRIBES}(?P<target>{_NAME})[」』》\"” ]?的?(?:{{new_owner.zh}}|{{holding_owner.zh}})", "deals",
)  # fmt: skip
_CONTRACT = pattern(
    rf"(?P<target>{_NAME})[」』》\"” ]?的?(?:{{owners.zh}})(?:[{HAN}]{{0,6}})(?:與|和|跟)[{HAN} ]{{0,8}}[「『\"“]?(?P<buyer>{_NAME})[」』\"” ]?"
    rf"[{HAN}]{{0,6}}?{{signs.zh}}[^,;。]{{0,4}}?{{share_contract.zh}}", "deals",
)  # fmt: skip
_CONTROL = pattern(r"{control.zh}", "deals")
CUES = (_CLEFT, _BUYER, _OWNED, _BECOMES, _CONTRACT)


def handovers(place: Place) -> Iterator[Deal]:
    """The deals of a sentence that no verb of buying or selling tells."""
    for told in (_CLEFT, _OWNED, _CONTRACT):
        for m in told.finditer(place.mask.text, place.start, place.end):
            yield from _between(place, m, _at(place, m, "target"), _at(place, m, "buyer"))
    for m in _BECOMES.finditer(place.mask.text, place.start, place.end):
        yield from _between(place, m, _at(place, m, "target"), _subject(place, m.start()))
    buyer, target = (label.search(place.mask.text, place.start, place.end) for label in (_BUYER, _TARGET))
    if buyer and target:
        yield from _between(place, buyer, _at(place, target, "name"), _at(place, buyer, "name"))


def _at(place: Place, m: re.Match[str], group: str) -> Mention | None:
    return place.mask.at(m.start(group))


def _subject(place: Place, at: int) -> Mention | None:
    """Who becomes an owner: the last name before, that is no object."""
    buyers = Parties(place).subjects(place.start, at)
    return buyers[-1] if buyers else None


def _between(place: Place, told: re.Match[str], target: Mention | None, buyer: Mention | None) -> Iterator[Deal]:
    """The deal of two parties, unless it is of a lesser share that gives no control."""
    if target is None or buyer is None:
        return
    if target.value.key == buyer.value.key or "person" in (target.value.kind, buyer.value.kind):
        return
    shares = [r.value.percent for r in place.mask.within(place.start, place.end, "ratio") if r.value.percent is not None]
    lesser = bool(shares) and max(shares) < LOWEST_SHARE
    if lesser and not _CONTROL.search(place.mask.text, place.start, place.end):
        return
    named = (told.start(), told.end(), target.outer_start, target.outer_end, buyer.outer_start, buyer.outer_end)
    yield Deal(min(named), max(named), replace(target, rule=OWNED), buyer)
