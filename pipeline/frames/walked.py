"""What the walks over groups find, as statements: purchases, investments, listings and raises of a sentence, and figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from pipeline.frames.rule import rules
from pipeline.frames.statement import NOBODY, Statement
from pipeline.groups.abouts import Cue
from pipeline.groups.abouts_han import HanAbouts
from pipeline.groups.abouts_latin import LatinAbouts
from pipeline.groups.backers import Backers
from pipeline.groups.backers_han import HanBackers
from pipeline.groups.backers_latin import LatinBackers
from pipeline.groups.deals import Deal, Place
from pipeline.groups.deals_han import Han
from pipeline.groups.deals_latin import Latin
from pipeline.groups.figure_state import Figure
from pipeline.groups.givers_han import HanGivers
from pipeline.groups.investments_han import HanInvestments, Investment
from pipeline.groups.listings import Listing
from pipeline.groups.listings_han import HanListings
from pipeline.groups.listings_latin import LatinListings
from pipeline.groups.raised_from_han import HanRaisedFrom
from pipeline.groups.raises import Raise
from pipeline.groups.raises_han import HanRaises
from pipeline.groups.raises_latin import LatinRaises
from pipeline.groups.round_lines_han import HanRoundLines
from pipeline.groups.stakes_latin import LatinStakes
from pipeline.mentions.mask import one


class Walk(NamedTuple):
    """A walk over a sentence, around cues of its own.

    Attributes:
        reader: what walks; a sentence without any of its ``CUES`` says nothing to it.
        told: what it finds, as statements of the sentence of a number.
        beside: what must stand in the sentence as well, as a pattern over the mask.
        of_parts: whether parts of firms are names to it.
    """

    reader: Any
    told: Callable[[Any, int], Iterator[Statement]]
    beside: str = ""
    of_parts: bool = False

    def cues(self) -> list[str]:
        """Patterns of which one finds something wherever the walk does."""
        return [f"(?:{cue.pattern})(?:{self.beside})" for cue in self.reader.CUES]

    def statements(self, place: Place, sentence: int) -> Iterator[Statement]:
        """What is told in a sentence, by its number."""
        return self.told(self.reader(place), sentence)


def _deals(voices: Han | Latin, sentence: int) -> Iterator[Statement]:
    return (_deal(deal, sentence) for deal in voices.deals())


def _listings(listed: HanListings | LatinListings, sentence: int) -> Iterator[Statement]:
    return (_listing(told, sentence) for told in listed.listings())


def _investments(investments: HanInvestments | HanGivers, sentence: int) -> Iterator[Statement]:
    return (_invested(told, sentence) for told in investments.investments())


def _raised_from(raises: HanRaisedFrom, sentence: int) -> Iterator[Statement]:
    for got, givers in raises.raises():
        yield from (_raised(got, "zh", sentence), _backed(givers, "zh", sentence))


def _stakes(stakes: LatinStakes, sentence: int) -> Iterator[Statement]:
    return (replace(_raised(told, "en", sentence), rule=rules()["invest.en.stake"]) for told in stakes.raises())


_MONEY = one("money")
WALKS = (
    Walk(Han, _deals, of_parts=True),
    Walk(Latin, _deals, of_parts=True),
    Walk(HanListings, _listings),
    Walk(LatinListings, _listings),
    Walk(HanInvestments, _investments),
    Walk(HanGivers, _investments, _MONEY),
    Walk(HanRaises, lambda raises, i: (_raised(told, "zh", i) for told in raises.raises()), _MONEY),
    Walk(HanRoundLines, lambda lines, i: (_raised(told, "zh", i) for told in lines.raises()), _MONEY),
    Walk(HanRaisedFrom, _raised_from, _MONEY),
    Walk(HanBackers, lambda lists, i: (_backed(told, "zh", i) for told in lists.backers())),
    Walk(LatinRaises, lambda raises, i: (_raised(told, "en", i) for told in raises.raises()), f"{_MONEY}|{one('series')}"),
    Walk(LatinStakes, _stakes, _MONEY),
    Walk(LatinBackers, lambda lists, i: (_backed(told, "en", i) for told in lists.backers())),
)
"""The walks around verbs and nouns of events: purchases, listings, investments, raises, and who took part."""


def description(place: Place, cue: Statement) -> Statement | None:
    """The statement of what is said of a company around a cue that a rule has found; None where nothing is."""
    reader = HanAbouts(place) if cue.rule.id.startswith("about.zh.") else LatinAbouts(place)
    about = reader.read(Cue(cue.start, cue.end, cue.slots["topic"], cue.slots))
    if about is None:
        return None
    slots: dict[str, Any] = {**cue.rule.fixed, "about": about}
    if about.company or about.unnamed:
        slots["company"] = about.company or NOBODY
    return Statement(cue.rule, cue.start, cue.end, cue.sentence, slots)


def figure_statement(figure: Figure, sentence: int) -> Statement:
    """The statement that a figure makes: an amount, an earlier amount or a change."""
    slot = "ratio" if figure.at.kind == "ratio" else "earlier" if figure.earlier else "money"
    rule = rules()["growth.walk" if slot == "ratio" else "revenue.walk"]
    slots = {slot: figure.at, "metric": figure.metric, "down": figure.down, "of_part": figure.of_part, "named": figure.named}
    if figure.period:
        slots |= {"period": figure.period, "in_table": True}
    return Statement(rule, figure.start, figure.end, sentence, slots)


def _raised(told: Raise, language: str, sentence: int) -> Statement:
    """The statement that a raising makes."""
    named = {"company": told.company, "money": told.money, "series": told.series, "investor": told.investor}
    slots: dict[str, Any] = {slot: m for slot, m in named.items() if m}
    if told.unnamed:
        slots["company"] = NOBODY
    if told.leads_before is not None:
        slots["lead_before"] = told.leads_before
    if told.joins_before is not None:
        slots["participant_before"] = told.joins_before
    if told.status:
        slots["status"] = told.status
    rule = f"{'invest' if told.investor else 'round'}.{language}.walk"
    if told.money and told.series and f"{rule}_series" in rules():
        rule += "_series"
    return Statement(rules()[rule], told.start, told.end, sentence, slots)


def _invested(told: Investment, sentence: int) -> Statement:
    """The statement that an investment makes."""
    named = {"company": told.company, "investor": told.investor, "money": told.money, "series": told.series}
    slots: dict[str, Any] = {slot: m for slot, m in named.items() if m}
    kind = "" if told.company else "_stake" if told.stake else "_share"
    return Statement(rules()[f"invest.zh.walk{kind}"], told.start, told.end, sentence, slots)


def _backed(told: Backers, language: str, sentence: int) -> Statement:
    """The statement that a list of investors makes: where the list begins, or where it ends."""
    rule = f"{told.role}.{language}.walk" + ("" if told.strength == "plain" else f"_{told.strength}")
    slots: dict[str, Any] = {**rules()[rule].fixed, f"{told.role}_{'before' if told.before else 'after'}": told.at}
    slots.pop("walked")
    named = {"series": told.series, "money": told.money, "company": told.company}
    slots |= {slot: m for slot, m in named.items() if m}
    return Statement(rules()[rule], told.start, told.end, sentence, slots)


def _deal(deal: Deal, sentence: int) -> Statement:
    """The statement that a purchase makes; a party that is not named has no slot."""
    parties = {"target": deal.target, "acquirer": deal.acquirer, "money": deal.money}
    slots: dict[str, Any] = {slot: m for slot, m in parties.items() if m}
    if deal.several:
        slots["several"] = "yes"
    if deal.unnamed:
        slots["acquirer"] = NOBODY
    if deal.failed:
        slots["status"] = "denied"
    if deal.told_before:
        slots["told_before"] = "yes"
    return Statement(rules()["acquisition.walk"], deal.start, deal.end, sentence, slots)


def _listing(told: Listing, sentence: int) -> Statement:
    """The statement that a listing makes."""
    named = {"company": told.company, "exchange": told.exchange, "money": told.money}
    slots: dict[str, Any] = {slot: m for slot, m in named.items() if m}
    if told.stage in ("planned", "denied"):
        slots["status"] = told.stage
    return Statement(rules()["listing.walk"], told.start, told.end, sentence, slots)
