"""English: the phrases that tell what a company is, apart from its deals."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.languages.en.amounts import QUALIFIERS
from pipeline.languages.en.periods import when
from pipeline.languages.en.wording import join, money_, names, number, who, whose
from pipeline.languages.telling import Portrait, Voice
from pipeline.lexicons.topics import Topic
from pipeline.model import Money, Name


def profile(portrait: Portrait, voice: Voice) -> str:
    """Founded in 2021 by A and B, the company is based in Hsinchu, has about 220 employees, and is active in robotics."""
    founding = _founding(portrait, voice)
    place = f"is based in {portrait.place.en}" if portrait.place else ""
    trades = f"is active in {_terms(portrait.trades)}" if portrait.trades else ""
    does = [said for said in (place, _staff(portrait), trades) if said]
    if not does:
        return f"{who(portrait.company, voice)} was {founding}"
    if founding:
        return f"F{founding[1:]}, {'the company' if voice.again else who(portrait.company, voice)} {names(does)}"
    return f"{who(portrait.company, voice)} {names(does)}"


def _founding(portrait: Portrait, voice: Voice) -> str:
    """founded in 2021 by A and B, or nothing."""
    persons = [voice(person, person=True) for person in portrait.founders]
    by = f"by {names(persons)}" if persons else ""
    at = when(portrait.founded)
    return join("founded", at, by) if at or by else ""


def _staff(portrait: Portrait) -> str:
    """has about 220 employees, or nothing."""
    return f"has {QUALIFIERS.get(portrait.bent, '')}{number(portrait.staff)} employees" if portrait.staff is not None else ""


def founders(company: Name, persons: Sequence[Name], voice: Voice) -> str:
    """Some of those who founded a company."""
    return f"{whose(company, voice)} founders include {names([voice(person, person=True) for person in persons])}"


def customers(company: Name, buyers: Sequence[Name], voice: Voice) -> str:
    """Who buys from a company."""
    return f"{whose(company, voice)} customers include {names([voice(buyer) for buyer in buyers])}"


def altogether(company: Name, money: Money, voice: Voice) -> str:
    """What a company has raised in all its rounds."""
    return f"{who(company, voice)} has raised {money_(money)} in total"


def proceeds(uses: Sequence[Topic], voice: Voice) -> str:
    """What the money is for."""
    return f"The proceeds are to go to {_terms(uses)}"


def _terms(topics: Sequence[Topic]) -> str:
    """Terms as a list, with a comma before "and" where one of them has its own."""
    shown = [topic.en for topic in topics]
    return ", and ".join(shown) if len(shown) == 2 and any(" and " in term for term in shown) else names(shown)
