"""Who likely buys whom: every name of a sentence that may tell of a purchase is weighed, and who may buy it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from pipeline.likely.context import Context
from pipeline.likely.deal_evidence import DealEvidence
from pipeline.likely.likelihood import is_fitted, likelihood, told
from pipeline.mentions.mention import Mention

TOLD = 0.55
"""How likely it must be that this one is bought by that one, or by nobody who is named, to be told where no rule tells it."""
BESIDE = 0.7
"""And how likely where a rule tells of another purchase in the same sentence: whoever else stands there mostly describes or compares."""
HARDLY = 0.08
"""Below which likelihood a purchase is not told, whatever a rule says."""
RATHER = 0.5
"""How likely another buyer must be to be told instead of the rule's."""
_NEVER = 0.03  # below which likelihood nobody asks who buys


class Deal(NamedTuple):
    """A purchase as it is weighed.

    Attributes:
        sentence: where who is bought is named.
        target: who is bought.
        buyer: who buys; None where nobody is named.
        sure: how likely that is.
        evidence: what speaks for and against its being bought, whoever buys, where that is likeliest.
        bought: how likely that is.
    """

    sentence: int
    target: Mention
    buyer: Mention | None
    sure: float
    evidence: tuple[str, ...] = ()
    bought: float = 0.0

    def because(self) -> str:
        """What weighed most, for whoever asks why."""
        return f"{told('bought', self.evidence, self.bought)}, buyer {self.sure / self.bought:.2f}"


def weighed(context: Context) -> Mapping[str, list[Deal]]:
    """The purchases of each name that was asked about, the likeliest first, by the name's key; none where it is hardly bought.

    A name is as likely bought as where that is likeliest, and by whom as where that is.
    """
    if not is_fitted("bought") or not is_fitted("buyer"):
        return {}
    evidence = DealEvidence(context)
    bought: dict[str, tuple[float, tuple[str, ...]]] = {}
    buyers: dict[str, dict[str | None, Deal]] = {}
    for i, at in evidence.asked():
        target = evidence.context.row(i).mention(at)
        key = target.value.key
        kinds = tuple(evidence.target(i, at))
        sure = likelihood("bought", kinds)
        bought[key] = max(bought.get(key, (0.0, ())), (sure, kinds))
        found = buyers.setdefault(key, {})
        for buyer in evidence.buyers(i, at) if sure >= _NEVER else ():
            deal = Deal(i, target, buyer.name, likelihood("buyer", buyer.evidence))
            who = buyer.name.value.key if buyer.name else None
            if who not in found or found[who].sure < deal.sure:
                found[who] = deal
    weighed = {}
    for key, found in buyers.items():
        sure, kinds = bought[key]
        deals = [deal._replace(sure=sure * deal.sure, evidence=kinds, bought=sure) for deal in found.values()]
        weighed[key] = sorted(deals, key=lambda deal: -deal.sure)
    return weighed
