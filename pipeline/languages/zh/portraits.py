"""Traditional Chinese: the phrases that tell what a company is, apart from its deals."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.languages.telling import Portrait, Voice
from pipeline.languages.zh.amounts import QUALIFIERS
from pipeline.languages.zh.periods import when
from pipeline.languages.zh.wording import glue, money_, names, number, who
from pipeline.lexicons.topics import Topic
from pipeline.model import Money, Name


def profile(portrait: Portrait, voice: Voice) -> str:
    """Who founded a company and when, where it sits, how many work there, and what its business has to do with."""
    company = who(portrait.company, voice)
    place = glue("總部在", portrait.place.zh_hant) if portrait.place else ""
    does = glue("業務涉及", names([topic.zh_hant for topic in portrait.trades])) if portrait.trades else ""
    return glue(company, "，".join(filter(None, (_founding(portrait, voice), place, _staff(portrait), does))))


def _founding(portrait: Portrait, voice: Voice) -> str:
    """2021 年由甲與乙創立; 成立於 2021 年."""
    at, persons = when(portrait.founded), [voice(person, person=True) for person in portrait.founders]
    if persons:
        return glue(at, "由", names(persons), "創立")
    return glue("成立於", at) if at else ""


def _staff(portrait: Portrait) -> str:
    """有約 220 名員工."""
    if portrait.staff is None:
        return ""
    bent = QUALIFIERS["zh-Hant"].get(portrait.bent, "")
    return glue("約有" if bent == "約" else f"有{bent}", number(portrait.staff), "名員工")


def founders(company: Name, persons: Sequence[Name], voice: Voice) -> str:
    """Some of those who founded a company."""
    whose_ = who(company, voice)
    return glue(whose_, "的" if whose_ else "", "創辦人包括", names([voice(person, person=True) for person in persons]))


def customers(company: Name, buyers: Sequence[Name], voice: Voice) -> str:
    """Who buys from a company."""
    whose_ = who(company, voice)
    return glue(whose_, "的" if whose_ else "", "客戶包括", names([voice(buyer) for buyer in buyers]))


def altogether(company: Name, money: Money, voice: Voice) -> str:
    """What a company has raised in all its rounds."""
    return glue(who(company, voice), "累計募資", money_(money))


def proceeds(uses: Sequence[Topic], voice: Voice) -> str:
    """What the money is for."""
    return glue("資金將用於", names([topic.zh_hant for topic in uses]))
