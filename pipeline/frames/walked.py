"""What the walks over groups find, as statements: purchases, investments, listings and raises of a sentence, and figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pipeline.frames.rule import rules
from pipeline.frames.statement import NOBODY, Statement
from pipeline.groups.abouts import Cue
from pipeline.groups.abouts_han import HanAbouts
from pipeline.groups.abouts_latin import LatinAbouts
from pipeline.groups.backers_han import Backers as HanBacking
from pipeline.groups.backers_han import HanBackers
from pipeline.groups.backers_latin import Backers, LatinBackers
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


def events(place: Place, sentence: int) -> Iterator[Statement]:
    """What is told in a sentence around its verbs and nouns of events.

    Args:
        place: the sentence in its article.
        sentence: its number.
    """
    for voices in (Han(place), Latin(place)):
        yield from (_deal(deal, sentence) for deal in voices.deals())
    for listed in (HanListings(place), LatinListings(place)):
        yield from (_listing(told, sentence) for told in listed.listings())
    yield from (_invested(told, sentence) for told in HanInvestments(place).investments())
    yield from (_invested(told, sentence) for told in HanGivers(place).investments())
    yield from (_raised(told, "zh", sentence) for told in HanRaises(place).raises())
    yield from (_raised(told, "zh", sentence) for told in HanRoundLines(place).raises())
    for got, givers in HanRaisedFrom(place).raises():
        yield from (_raised(got, "zh", sentence), _han_backed(givers, sentence))
    yield from (_han_backed(told, sentence) for told in HanBackers(place).backers())
    yield from (_raised(told, "en", sentence) for told in LatinRaises(place).raises())
    yield from (replace(_raised(told, "en", sentence), rule=rules()["invest.en.stake"]) for told in LatinStakes(place).raises())
    yield from (_backed(told, sentence) for told in LatinBackers(place).backers())


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
        slots["period"] = figure.period
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


def _backed(told: Backers, sentence: int) -> Statement:
    """The statement that a list of investors makes: where the list begins, or where it ends."""
    side, at = ("before", told.start) if told.before else ("after", told.end)
    slots: dict[str, Any] = {f"{told.role}_{side}": at}
    slots |= {slot: m for slot, m in {"series": told.series, "money": told.money}.items() if m}
    rule = f"{told.role}.en.walk{'_weak' if told.weak else ''}"
    return Statement(rules()[rule], told.start, told.end, sentence, slots)


def _invested(told: Investment, sentence: int) -> Statement:
    """The statement that an investment makes."""
    named = {"company": told.company, "investor": told.investor, "money": told.money, "series": told.series}
    slots: dict[str, Any] = {slot: m for slot, m in named.items() if m}
    return Statement(rules()["invest.zh.walk" if told.company else "invest.zh.walk_share"], told.start, told.end, sentence, slots)


def _han_backed(told: HanBacking, sentence: int) -> Statement:
    """The statement that a Chinese list of who takes part makes."""
    role = "lead" if told.leads else "participant"
    rule = f"{role}.zh.walk" + ("" if told.strength == "plain" else f"_{told.strength}")
    slots: dict[str, Any] = {**rules()[rule].fixed, f"{role}_{'before' if told.before else 'after'}": told.at}
    slots.pop("walked")
    slots.update({slot: m for slot, m in (("series", told.series), ("company", told.company)) if m})
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
