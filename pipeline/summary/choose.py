"""Which facts a summary tells: the news in one sentence, then what belongs to it, then what was before, then others."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.model import (
    AcquisitionFact,
    AmountFact,
    Article,
    DateFact,
    Fact,
    FundingRound,
    GrowthFact,
    InvestorFact,
    ValuationFact,
)
from pipeline.records.confidence import BACKGROUND, SUMMARISED
from pipeline.records.entities import Entities, Named, named
from pipeline.summary.abouts import described, tell_abouts, tell_proceeds
from pipeline.summary.digest import headed, is_digest, tell_digest, tell_mentions
from pipeline.summary.earlier import earlier, long_ago, worth_before
from pipeline.summary.events import tell_event, tell_joined
from pipeline.summary.figures import tell_figures, told_in_words
from pipeline.summary.headline import is_of_results
from pipeline.summary.plan import (
    Plan,
    Rank,
    amount,
    is_event,
    is_figure,
    is_titled,
    placed,
    ranking,
    says_something,
    subject,
    tellable,
    title_of,
    when,
)
from pipeline.summary.rounds import is_told_as_former
from pipeline.summary.sure import stands_alone, statable
from pipeline.summary.tense import is_former
from pipeline.text.fold import fold

_EARLY, _OLD = 400, 60  # code points, days
_LEAD = 600  # code points: an article in one piece does not say its news at the end of it
_MOST_BACKERS, _MOST_OTHERS, _MOST_EARLIER, _MOST_FIGURES = 5, 2, 2, 2


def plan_of(article: Article, facts: Sequence[Fact]) -> Plan:
    """Choose what is told of an article.

    Args:
        article: as read.
        facts: of this article that are sure enough to be told at all.
    """
    dates = [fact for fact in facts if isinstance(fact, DateFact)]
    rank = ranking(article)
    worded = [_of_title(article, fact, facts) for fact in tellable(article, facts) if told_in_words(fact)]
    facts = statable(article, worded, dates, lambda fact: bool(rank(fact)[0]))
    plan = Plan(Entities(name for fact in facts for name in named(fact)), article, dates)
    facts = _without_stray_worths(plan, facts)
    events = sorted((f for f in facts if is_event(f) and (says_something(f) or isinstance(f, FundingRound))), key=rank)
    ranked = sorted([*events, *(f for f in facts if is_figure(f))], key=rank)
    if is_digest(plan, facts, events, rank) and _begins(article, [*events, *headed(plan, facts).values()], rank):
        tell_digest(plan, article, facts, events)
    elif (heads := [f for f in ranked if _can_lead(article, f, bool(rank(f)[0]))]) and (first := _first_news(plan, heads, rank)):
        head = _whole(plan, first, heads)
        plan.behind = _behind(article, head, rank)
        own = sorted(plan.of(_company(head), facts), key=rank)
        own = own if is_event(head) else [f for f in own if stands_alone(f, bool(rank(f)[0]))]
        _tell_news(plan, article, head, own, facts)
        _tell_background(plan, article, head, own)
        tell_abouts(plan, own if is_event(head) or isinstance(head, ValuationFact) else [f for f in own if getattr(f, "topic", "") != "founders"])
        _tell_others(plan, article, head, [f for f in heads if f not in own and placed(rank(f))])
    else:
        plan.aside = True
        _tell_investors(plan, [f for f in facts if isinstance(f, InvestorFact) and f.round is None and placed(rank(f))])
        tell_mentions(plan, article, facts, [f for f in events if not (isinstance(f, FundingRound) and is_told_as_former(plan.near, f))])
        _tell_subject(plan, article, facts, rank)
    return plan


def _behind(article: Article, head: Fact, rank: Rank) -> int:
    """Where a figure stands that is no headline: what the article says before it comes first; 0 for others, and where the headline is of results."""
    titled = rank(head)[0] or is_of_results(fold(article.text[slice(*title_of(article))]))
    return 0 if titled or is_event(head) else _said_at(head)


def _of_title(article: Article, fact: Fact, facts: Sequence[Fact]) -> Fact:
    """A round without an amount that is not in its title, where the title has its worth and another amount: of several parts one was read."""
    start, end = title_of(article)
    if not isinstance(fact, FundingRound) or fact.series:
        return fact  # a part that has a series of its own is told as what it is
    if fact.valuation is None or fact.money is None:
        return fact
    titled = {amount(f.money) for f in facts if isinstance(f, AmountFact) and any(start <= e.start < end for e in f.evidence)}
    worth = amount(fact.valuation)
    rounds = {amount(f.money) for f in facts if isinstance(f, FundingRound)}
    if worth not in titled or not rounds.isdisjoint(titled) or not titled - {worth}:
        return fact
    others = [f for f in facts if isinstance(f, FundingRound) and f.series and amount(f.valuation) == worth]
    named_ = any(f.confidence >= SUMMARISED for f in others)
    return fact.model_copy(update={"money": None, "investors": (), "valuation": None if named_ else fact.valuation})


def _says(fact: Fact) -> bool:
    return is_figure(fact) or says_something(fact)


def _can_lead(article: Article, fact: Fact, titled: bool) -> bool:
    """Whether a summary can begin with a fact: not with a figure that needs another, nor with a round of which nothing but an investor is known."""
    if not stands_alone(fact, titled):
        return False
    untitled = title_of(article) == (0, 0)
    return titled or untitled or _says(fact)


def _first_news(plan: Plan, heads: Sequence[Fact], rank: Rank) -> Fact | None:
    """The fact that comes first, or the first event behind one that is no news: behind a listing of half a year ago the placement."""
    return next((f for f in heads if (f is heads[0] or is_event(f)) and _is_news(plan, f, rank)), None)


def _is_news(plan: Plan, fact: Fact, rank: Rank) -> bool:
    """Whether a fact is what an article is about.

    It stands in the title, or near the beginning and is about a company of the title, or very sure; it is no old story.
    """
    article = plan.article
    if isinstance(fact, FundingRound) and is_told_as_former(plan.near, fact):
        return False
    start, end = title_of(article)
    titled = bool(rank(fact)[0]) or is_titled(article, _company(fact))
    if rank(fact)[0] or _is_old(article, fact):
        return bool(rank(fact)[0])
    if placed(rank(fact)):
        sure = start == end or fact.confidence >= BACKGROUND
        return titled or (sure and _said_at(fact) < end + _LEAD)
    return titled and _is_early(article, fact)


def _without_stray_worths(plan: Plan, facts: Sequence[Fact]) -> list[Fact]:
    """The facts without the worth of a company that neither the title nor a deal names: who values or buys is taken for it as often as not."""
    start, end = title_of(plan.article)
    dealt = [f.target if isinstance(f, AcquisitionFact) else _company(f) for f in facts if is_event(f)]
    keys = {plan.entities.key(name) for name in dealt}
    worths = [f for f in facts if isinstance(f, ValuationFact) and start < end and not is_titled(plan.article, f.company)]
    stray = {f.id for f in worths if plan.entities.key(f.company) not in keys}
    return [f for f in facts if f.id not in stray]


def _tell_subject(plan: Plan, article: Article, facts: Sequence[Fact], rank: Rank) -> None:
    """What the company is that an article without news describes: in its title, or near its beginning; two things at least beside its trade."""
    abouts = sorted((f for f in described(facts) if is_titled(article, _company(f)) or placed(rank(f))), key=rank)
    topics = {(plan.entities.key(f.company), f.topic) for f in described(facts) if f.topic not in ("business", "use_of_proceeds")}
    abouts = [f for f in abouts if sum(key == plan.entities.key(f.company) for key, _ in topics) > 1]
    companies = [plan.entities.key(_company(f)) for f in abouts]
    if companies:
        most = max(companies, key=companies.count)
        tell_abouts(plan, plan.of(_company(abouts[companies.index(most)]), facts))


def _is_old(article: Article, fact: Fact) -> bool:
    """Whether an event was months before the article."""
    day = when(fact) if is_event(fact) else None
    return day is not None and article.published is not None and (article.published - day.end).days > _OLD


def _begins(article: Article, events: Sequence[Fact], rank: Rank) -> bool:
    """Whether an article has deals near its beginning."""
    return any(placed(rank(event)) or _is_early(article, event) for event in events)


def _is_early(article: Article, fact: Fact) -> bool:
    """Whether a fact stands in the first quarter."""
    return _said_at(fact) < max(_EARLY, len(article.text) // 4)


def _said_at(fact: Fact) -> int:
    """Where the first of its values stands."""
    return min((e.start for e in fact.evidence if e.field != "company"), default=0)


def _company(fact: Fact) -> Named:
    company = subject(fact)
    if company is None:
        raise ValueError(f"{fact.id} ({fact.kind}) is about no company and cannot be told")
    return company


def _whole(plan: Plan, head: Fact, ranked: Sequence[Fact]) -> Fact:
    """The round that a valuation is of, where the valuation stands in the title and the round does not; else the latest worth."""
    if not isinstance(head, ValuationFact):
        return head
    mine = plan.of(head.company, ranked)
    rounds = (f for f in mine if isinstance(f, FundingRound) and f.valuation)
    worths = (f for f in mine if isinstance(f, ValuationFact) and f.status == head.status and not _is_bygone(plan, f))
    return next((f for f in rounds if amount(f.valuation) == amount(head.money)), next(worths, head))


def _is_bygone(plan: Plan, fact: ValuationFact) -> bool:
    return long_ago(plan, fact) or is_former(plan.near, fact)


def _tell_news(plan: Plan, article: Article, head: Fact, own: Sequence[Fact], facts: Sequence[Fact]) -> None:
    """The lede, and the other half of the same news."""
    tell_event(plan, article, head, facts)
    if isinstance(head, ValuationFact):
        _tell_worth(plan, article, head, own)
    if not is_event(head):
        tell_figures(plan, [head, *own], _MOST_FIGURES, article.published)
    if isinstance(head, FundingRound):
        tell_joined(plan, head, facts)
    tell_proceeds(plan, own)
    worth = next((f for f in plan.untold(own) if isinstance(f, ValuationFact) and not _is_of_an_old_round(article, f, own)), None)
    valued = isinstance(head, ValuationFact) or getattr(head, "valuation", None) is not None
    if worth and not valued and head.status != "denied":
        _tell_worth(plan, article, worth, own)
    tell_figures(plan, own, _MOST_FIGURES, article.published)


def _is_of_an_old_round(article: Article, fact: ValuationFact, own: Sequence[Fact]) -> bool:
    """Whether a company was worth so in a round of months ago."""
    return any(isinstance(f, FundingRound) and amount(f.valuation) == amount(fact.money) and _is_old(article, f) for f in own)


def _tell_worth(plan: Plan, article: Article, fact: ValuationFact, own: Sequence[Fact]) -> None:
    past = is_former(plan.near, fact)
    before = None if past else worth_before(plan, fact, [f for f in own if f.confidence >= BACKGROUND])
    plan.tell([fact, *(before[1] if before else [])], "worth", fact, before[0] if before else None, past, about=fact.company)


def _tell_background(plan: Plan, article: Article, head: Fact, own: Sequence[Fact]) -> None:
    """Earlier rounds and backers of the company, and what else it does."""
    sure = [f for f in plan.untold(own) if is_event(f) and says_something(f) and f.confidence >= BACKGROUND]
    for event in [f for f in sure if type(f) is not type(head) or earlier(f, head, article.published)][:_MOST_EARLIER]:
        past = isinstance(event, FundingRound) and isinstance(head, FundingRound) and when(event) is None
        if not past or getattr(event, "money", None):
            tell_event(plan, article, event, own, past=past)
    _tell_backers(plan, own)


def _tell_backers(plan: Plan, own: Sequence[Fact]) -> None:
    """Earlier backers of the company in question, whether a round or a fact of their own names them."""
    found: dict[str, tuple[Named, Fact]] = {}
    for fact in (f for f in own if f.confidence >= BACKGROUND):
        for investor in _existing(fact):
            found.setdefault(plan.entities.key(investor), (investor, fact))
    if found:
        listed = list(found.values())[:_MOST_BACKERS]
        company = subject(listed[0][1])
        plan.tell([fact for _, fact in listed], "backers", company, [name for name, _ in listed], about=company)


def _existing(fact: Fact) -> list[Named]:
    if fact.status != "asserted":
        return []
    if isinstance(fact, InvestorFact):
        return [fact.investor] * (fact.role == "existing")
    return [i for i in fact.investors if i.role == "existing"] if isinstance(fact, FundingRound) else []


def _tell_investors(plan: Plan, facts: Sequence[InvestorFact]) -> None:
    """Nothing is known but who invests in whom."""
    groups: dict[tuple[str, str], list[InvestorFact]] = {}
    for fact in facts:
        if fact.role in ("lead", "participant"):
            groups.setdefault((plan.entities.key(fact.company), fact.status), []).append(fact)
    for together in groups.values():
        plan.tell(together, "investors", together)


def _tell_others(plan: Plan, article: Article, head: Fact, others: Sequence[Fact]) -> None:
    """What the article says first of other companies, one sentence each, where it is sure and no echo of the news.

    Not how they grew: beside the news of another company that is as often wrong as right.
    """
    told: set[str] = set()
    for fact in (f for f in others if not isinstance(f, GrowthFact)):
        company = _company(fact)
        key, doubtful = plan.entities.key(company), fact.confidence < BACKGROUND or _echoes(head, fact) or _is_parted(plan, fact)
        if len(told) == _MOST_OTHERS or key in told or doubtful:
            continue
        before = len(plan.told)
        if is_event(fact) and says_something(fact):
            tell_event(plan, article, fact, others)
        elif isinstance(fact, ValuationFact):
            _tell_worth(plan, article, fact, plan.of(company, others))
        else:
            tell_figures(plan, [fact], 1, article.published)
        if len(plan.told) > before:
            told.add(key)


def _is_parted(plan: Plan, fact: Fact) -> bool:
    """Whether a worth is told behind a list in which its company is one of several: 甲、乙合資的丙，估值約 …."""
    pairs = plan.near.pairs(fact, ("company",), ("money",)) if isinstance(fact, ValuationFact) else []
    return bool(pairs) and all(plan.near.folded[a.end : a.end + 1] == "、" for a, _ in pairs)


def _echoes(head: Fact, fact: Fact) -> bool:
    """The same figures under another company's name: more likely the same event than a second one like it."""
    if not isinstance(head, FundingRound):
        return False
    if isinstance(fact, FundingRound):
        return amount(head.money) == amount(fact.money) is not None and fact.series in (head.series, None)
    return isinstance(fact, ValuationFact) and amount(head.valuation) == amount(fact.money)
