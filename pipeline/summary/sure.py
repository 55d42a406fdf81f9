"""What of an article's facts is stated: what is said plainly, and of it only what stands with the words that say it.

How sure a fact has to be depends on its kind, on how it is said, and on where. But what is wrong is wrong because parts of it
stand far from each other, and were put together: a company and a figure of different sentences, a day of another event.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from pipeline.lexicons.cues import pattern
from pipeline.lexicons.organisations import load
from pipeline.model import (
    AboutFact,
    AcquisitionFact,
    Article,
    DateFact,
    Evidence,
    Fact,
    FundingRound,
    GrowthFact,
    Investor,
    InvestorFact,
    ListingFact,
    Name,
    RevenueFact,
    ValuationFact,
    When,
)
from pipeline.records.confidence import SUMMARISED
from pipeline.records.entities import Entities, named
from pipeline.summary.doubts import (
    as_foiled,
    as_forecast,
    is_bygone,
    is_done_already,
    is_raised_then,
    is_sequential,
    is_subscribed,
    of_all_of_it,
    strangers,
)
from pipeline.summary.names import sayable
from pipeline.summary.nearness import Nearness
from pipeline.summary.plan import amount
from pipeline.summary.purchases import Purchases
from pipeline.summary.tense import as_hedged
from pipeline.text.fold import fold

_LISTED_ASIDE = 0.8  # of listings that are no headline: of fifteen told half were wrong
_COUNTED, _LISTED = 0.75, 0.75  # of figures, of listings: below it as many are wrong as right
_HEDGED = 0.8  # of these and of purchases that are planned, reported or conjectured and no headline: below it more are wrong than right
_HEDGES = ("planned", "reported", "speculated")
_FIGURES = (RevenueFact, GrowthFact, ValuationFact)
_PUTS_IN, _GETS = pattern(r"{puts_in}", "stating"), pattern(r"{gets}", "stating")
_LISTED_ONE = pattern(r" ?{listed_one}", "stating")
_RESOLVED = pattern(r"{resolved}[^,;:。!?\n]*$", "stating")
_EACH = pattern(r"{each}", "stating")
_SUPPOSED = pattern(r"{supposed}", "stating")
_OTHER_SERIES = re.compile(r"[- ](?:che(?:que|ck)|investors?|backers?|stage|funds?)\b")  # who wrote the seed cheque
_OTHERS = re.compile(r"^[^\W在於于赴到\dA-Za-z](?:证|證)?交(?:易)?所$")  # 沙國證交所 is no exchange of here
_WHOSE = ("company",)
_VALUES = ("money", "ratio", "percent", "growth")
_LEAST_LETTERS = 3  # of a name that is another's short form


class _Beside:
    """What stands in an article beside a fact, found once for all of them.

    Attributes:
        founding: where a day stands on which a company was founded.
        investors: who took part in a round, by its id.
        worths: what companies are worth: what a listing values one at is not what it raises.
    """

    def __init__(self, facts: Sequence[Fact], dates: Sequence[DateFact]) -> None:
        self._days = {(e.start, e.end): day.date for day in dates for e in day.evidence}
        self.founding = {e.start for f in facts if isinstance(f, AboutFact) for e in f.evidence if e.field == "date"}
        self.worths = {amount(f.money) for f in facts if isinstance(f, ValuationFact)}
        self.investors: dict[str, list[InvestorFact]] = {}
        for fact in facts:
            if isinstance(fact, InvestorFact) and fact.round:
                self.investors.setdefault(fact.round, []).append(fact)

    def whens(self, words: Iterable[Evidence]) -> list[When]:
        """The days that words name."""
        return [self._days[e.start, e.end] for e in words if (e.start, e.end) in self._days]


def statable(article: Article, facts: Sequence[Fact], dates: Sequence[DateFact], is_titled: Callable[[Fact], bool]) -> list[Fact]:
    """Return the facts that may be stated, each with no more than what stands by it.

    Args:
        article: as read.
        facts: those that can be told at all.
        dates: what the article writes of days.
        is_titled: whether the title says the values of a fact.
    """
    near, beside = Nearness(article), _Beside(facts, dates)
    purchases = Purchases(near, facts, Entities(name for fact in facts for name in named(fact)))
    told: list[Fact] = []
    for fact in facts:
        plain = _is_plain(fact, is_titled(fact), near, purchases) and not _is_work(fact, near)
        if plain and sure_enough(fact, is_titled(fact)):
            told.append(_as_told(fact, near, purchases, beside))
    return as_forecast(near, told)


def sure_enough(fact: Fact, titled: bool) -> bool:
    """Whether a fact is sure enough to be stated.

    A doubtful figure is worse than a sentence of the article instead; the round that is the news is the last thing to lose.

    Args:
        fact: of any kind.
        titled: whether the title says its values.

    >>> from pipeline.model import Money, Name
    >>> words = (Evidence(start=0, end=4, text="Acme", field="company"),)
    >>> figure = RevenueFact(
    ...     id="f1", company=Name(name="Acme", text="Acme"), metric="revenue", money=Money(text="$5", value=5, currency="USD"),
    ...     status="planned", confidence=0.78, evidence=words, rule="r",
    ... )
    >>> sure_enough(figure, True), sure_enough(figure, False)
    (True, False)
    """
    least = (_LISTED if titled else _LISTED_ASIDE) if isinstance(fact, ListingFact) else _COUNTED if isinstance(fact, RevenueFact | GrowthFact) else SUMMARISED
    if fact.status in _HEDGES and not titled and isinstance(fact, AcquisitionFact | ListingFact | RevenueFact | GrowthFact):
        least = _HEDGED
    return fact.confidence >= least


def _is_plain(fact: Fact, titled: bool, near: Nearness, purchases: Purchases) -> bool:
    """Whether the words that prove a fact stand together; what is neither asserted nor in the title, in one clause."""
    if isinstance(fact, AcquisitionFact):
        if fact.status == "speculated" and not titled:
            return False
        return fact.status == "denied" or purchases.is_plain(fact)
    if isinstance(fact, ListingFact):
        if _is_exchange(fact.company) or _is_attribute(fact, near) or is_done_already(near, fact):
            return False
        pairs = near.pairs(fact, _WHOSE, ["listing"])
        if not titled and pairs and not any(near.in_clause(a, b) for a, b in pairs):
            return False
        return titled or len(near.places(fact, "listing")) != 1 or bool(near.pairs(fact, ["date", "exchange", "money"], ["listing"]))
    if isinstance(fact, GrowthFact) and is_sequential(near, fact):
        return False
    if isinstance(fact, _FIGURES):
        if fact.status not in ("planned", "speculated") and _is_supposed(fact, near):
            return False
        pairs = near.pairs(fact, _WHOSE, _VALUES) if fact.status in _HEDGES and not titled else []
        return not near.are_apart(fact, _WHOSE, _VALUES) and (not pairs or any(near.in_clause(a, b) for a, b in pairs))
    return not isinstance(fact, FundingRound) or _is_its_news(fact, near)


def _is_its_news(fact: FundingRound, near: Nearness) -> bool:
    """Whether a round is its company's, and not one that the news came after and nobody dates."""
    return not _is_investors(fact, near) and (fact.date is not None or not is_bygone(near, fact))


def _is_supposed(fact: Fact, near: Nearness) -> bool:
    """Whether a figure is told only of what would be (就算拿下全部市場，淨利大概 …), or of each month of several."""
    values = [e for e in fact.evidence if e.field in _VALUES]
    return bool(values) and all(_SUPPOSED.search(near.folded, near.around(e)[0], e.start) or _EACH.search(near.before(e.start)) for e in values)


def _is_exchange(company: Name) -> bool:
    """Whether a company is where others are listed."""
    found = load().lookup(company.text) or (load().get(company.id) if company.id else None)
    return found is not None and found.kind == "exchange"


def _is_attribute(fact: ListingFact, near: Nearness) -> bool:
    """Whether a listing only says what a company is, wherever it is told: 台泥國際為台泥在港上市子公司."""
    told = [e for e in fact.evidence if e.field == "listing"]
    return bool(told) and all(_LISTED_ONE.match(near.folded, e.end) for e in told)


def _is_work(fact: Fact, near: Nearness) -> bool:
    """Whether whom a fact is told of stands between marks of a title wherever it is named: a game or a paper, and no company."""
    named_ = [e for e in fact.evidence if e.field in ("company", "target")]
    return bool(named_) and all(near.folded[max(0, e.start - 1) : e.start] == "《" for e in named_)


def _is_investors(fact: FundingRound, near: Nearness) -> bool:
    """Whether the words between company and money tell what the company put in: 甲宣布參與乙私募，投資總額 …."""
    between = [near.folded[a.end : b.start] for a, b in near.pairs(fact, ["company"], ["money"]) if a.end <= b.start]
    return bool(between) and all(_PUTS_IN.search(words) and not _GETS.search(words) for words in between)


def _as_told(fact: Fact, near: Nearness, purchases: Purchases, beside: _Beside) -> Fact:
    """A fact without what an article says too far from it."""
    if isinstance(fact, FundingRound):
        return _round_as_told(fact, near, beside)
    if isinstance(fact, AcquisitionFact):
        return purchases.as_told(fact)
    if isinstance(fact, ValuationFact):
        hedged = as_hedged(near, fact)
        mere = hedged.status == "asserted" and hedged.money.qualifier == "at_most"  # 估值上看: nobody is worth at most so much
        return hedged.model_copy(update={"status": "speculated"}) if mere else hedged
    if isinstance(fact, ListingFact):
        kept = fact.exchange if _is_exchange_of(fact, near, beside) else None
        return as_foiled(near, fact).model_copy(update={"exchange": kept, "money": fact.money if amount(fact.money) not in beside.worths else None})
    return fact


def _is_exchange_of(fact: ListingFact, near: Nearness, beside: _Beside) -> bool:
    """Whether no other day stands in the sentence that names the exchange: it may be where the company was listed before."""
    if any(_OTHERS.search(near.folded[max(0, e.start - 1) : e.end]) for e in fact.evidence if e.field == "exchange"):
        return False
    places = near.places(fact, "exchange")
    here = [e for e in fact.evidence if e.field == "date" and near.sentence(e) in places]
    return fact.date is None or _are_one([fact.date, *beside.whens(here)])


def _are_one(days: Sequence[When]) -> bool:
    """Whether days can be one and the same, told more or less closely."""
    return not days or max(day.start for day in days) <= min(day.end for day in days)


def _round_as_told(fact: FundingRound, near: Nearness, beside: _Beside) -> FundingRound:
    """A round with its one day, with the worth of its sentences, and with those who stand by its figures or by who led it."""
    core = near.places(fact, "money", "series") or near.places(fact, "investors")
    fact = of_all_of_it(near, fact)
    if near.places(fact, "series") and all(_OTHER_SERIES.match(near.folded, e.end) for e in fact.evidence if e.field == "series"):
        fact = fact.model_copy(update={"series": None})
    day = fact.date if _is_its_day(fact, near, beside) and _stands_by(near, fact, "date", core) else None
    worth = fact.valuation if _stands_by(near, fact, "valuation", core) else None
    mine = beside.investors.get(fact.id, [])
    leads = {place for f in mine if f.role == "lead" for place in near.places(f, "investor")}
    far = {f.investor.text for f in mine if not _stands_by(near, f, "investor", core | leads)}
    others, here = strangers(near, fact, mine), [i for i in fact.investors if i.role != "participant" or i.text not in far]
    told = [i for i in here if i.text not in others and sayable(i)]
    investors = tuple(_each_once(told, mine, near))
    most = fact.money is not None and fact.money.qualifier == "at_most"  # nobody has raised at most so much
    open_ = most or _is_resolved(fact, near) or is_subscribed(near, fact)
    status = "planned" if fact.status == "asserted" and open_ else fact.status
    return fact.model_copy(update={"date": day, "valuation": worth, "investors": investors, "status": status})


def _each_once(investors: Sequence[Investor], facts: Sequence[InvestorFact], near: Nearness) -> list[Investor]:
    """Investors without those who are another under a second name: in brackets behind it, or shorter and never told beside it."""
    said = {f.investor.text: f for f in facts}
    found: list[Investor] = []
    for one in investors:
        others = [(said[o.text], said[one.text]) for o in found if o.text in said and one.text in said]
        if not any(_is_second(near, a, b) for a, b in others):
            found = [o for o in found if not (o.text in said and one.text in said and _is_shorter(near, said[o.text], said[one.text]))]
            found.append(one)
    return found


def _is_second(near: Nearness, first: InvestorFact, second: InvestorFact) -> bool:
    """Whether a name stands in brackets right behind another, or is a shorter form of it."""
    ends = {e.end for e in first.evidence if e.field == "investor"}
    bracketed = any(near.folded[e.start - 1 : e.start] == "(" and e.start - 1 in ends for e in second.evidence if e.field == "investor")
    return bracketed or _is_shorter(near, second, first)


def _is_shorter(near: Nearness, short: InvestorFact, whole: InvestorFact) -> bool:
    """Whether a name has nothing but letters of another, in its order from the first on, and never stands in a sentence with it."""
    less, more = fold(short.investor.text), fold(whole.investor.text)
    letters = iter(more)
    if more.endswith(less) and 2 <= len(less) < len(more) and not less.isascii():
        return True  # 聯創馮濤 is 馮濤
    within = _LEAST_LETTERS <= len(less) < len(more) and less[0] == more[0] and all(letter in letters for letter in less)
    return within and near.places(short, "investor").isdisjoint(near.places(whole, "investor"))


def _is_resolved(fact: FundingRound, near: Nearness) -> bool:
    """Whether the words before its amount tell that somebody resolved on a round: 董事會通過現金增資新台幣 … 元."""
    starts = [e.start for e in fact.evidence if e.field == "money"]
    return any(_RESOLVED.search(near.folded, max(0, start - 16), start) for start in starts)


def _is_its_day(fact: FundingRound, near: Nearness, beside: _Beside) -> bool:
    """Whether one day is told of a round, and not as that of the company's founding or of what else it did."""
    words = [e for e in fact.evidence if e.field == "date"]
    return is_raised_then(near, fact) and _are_one(beside.whens(words)) and beside.founding.isdisjoint(e.start for e in words)


def _stands_by(near: Nearness, fact: Fact, field: str, core: set[int]) -> bool:
    """Whether a field has words in these sentences or beside them, or has none of its own."""
    places = near.places(fact, field)
    return not places or not core or not places.isdisjoint({place + step for place in core for step in (-1, 0, 1)})
