"""What is said of one event of many articles, in both languages: from the values of its record, never from foreign text."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from pipeline.languages import summaries
from pipeline.languages.telling import Manner
from pipeline.model import Article, Fact, FundingRound, Investor, Model, Money, Name, Role, SummaryLanguage
from pipeline.outputs.accounts import Account, Told, Value, claims, known
from pipeline.records.entities import Entities, named
from pipeline.summary.alone import Alone
from pipeline.summary.summarise import summarise_one

_ROLES: tuple[Role, ...] = ("lead", "participant", "existing", "adviser")  # the part that says most first
_SLOTS = ("series", "money", "valuation", "date", "period", "acquirer", "exchange", "basis", "metric")
_NEEDED = ("money", "metric")  # without them a figure says nothing


_Claim = tuple[Value, list[int]]  # a value, and which accounts give it


class EventSummary(Model):
    """One event in a sentence or two, and who says so: indexes into the event's ``sources``."""

    text: str
    sources: tuple[int, ...]


def summary_of(
    entities: Entities, group: Sequence[Account], company: Name | None, conflicts: Collection[str]
) -> dict[SummaryLanguage, EventSummary | None]:
    """Return what can be said of an event; None in a language where that is nothing.

    Values that contradict each other are left out: a reader finds all of them in the slots. What no article says plainly enough for a
    summary of its own, of a fact or of one slot, is not said of the event either.

    Args:
        entities: which names mean one.
        group: the accounts of the event.
        company: whose event it is.
        conflicts: the slots whose values contradict each other.
    """
    told, by = _merged(entities, group, company, conflicts)
    made = summarise_one(_as_written(group), told) if told else dict.fromkeys(summaries().values())
    sources = tuple(sorted(by))
    return {language: EventSummary(text=said.text, sources=sources) if said else None for language, said in made.items()}


def _merged(entities: Entities, group: Sequence[Account], company: Name | None, conflicts: Collection[str]) -> tuple[Alone | None, set[int]]:
    """The event as one fact, and the accounts that its values are from; None where they leave nothing to say."""
    stated = {index: account.alone for index, account in enumerate(group) if account.alone}
    by = set[int]()
    if not stated:
        return None, by
    facts = {index: alone.fact for index, alone in stated.items() if isinstance(alone.fact, Told)}
    first = next(iter(facts.values()))
    said = {slot: [*found.values()] for slot, found in claims(entities, facts.items()).items()}
    chosen: dict[str, object] = {}
    for slot in (s for s in _SLOTS if s in type(first).model_fields):
        most = _best(said.get(slot, ())) if slot not in conflicts else None
        chosen[slot] = most[0] if most else None
        by.update(most[1] if most else ())
    if any(chosen.get(slot, True) is None and type(first).model_fields[slot].is_required() for slot in _NEEDED):
        return None, by
    if isinstance(first, FundingRound):
        chosen["investors"] = _investors(entities, said, by)
    if company and "target" not in type(first).model_fields:
        chosen["company"] = company
    evidence = tuple(span for account in group for span in account.fact.evidence)
    told = first.model_copy(update={**chosen, "status": facts[_latest(group, facts)].status, "evidence": evidence})
    return _together(told, [*stated.values()]), by or {0}


def _best(claims: Sequence[_Claim]) -> _Claim | None:
    """The value that most articles give, of two that so many give the sharper."""
    first = max(claims, key=lambda claim: len(claim[1]), default=None)
    others = [claim for claim in claims if first and len(claim[1]) == len(first[1]) and _currency(claim[0]) == _currency(first[0])]
    return max(others, key=lambda claim: _digits(claim[0]), default=None)


def _currency(value: Value) -> str | None:
    return value.currency if isinstance(value, Money) else None


def _digits(value: Value) -> int:
    """How many digits an amount is told with: 8.2 億 is two, and 8 億 the same rounded."""
    amount = value.value if isinstance(value, Money) else None
    return len(f"{amount.normalize():f}".replace(".", "").strip("0")) if amount else 0


def _latest(group: Sequence[Account], indexes: Iterable[int]) -> int:
    """Which of the accounts is of the latest article."""
    return max(indexes, key=lambda index: (group[index].report.article.published or date.min, group[index].key))


def _together(told: Fact, stated: Sequence[Alone]) -> Alone:
    """The event with what articles tell beside it: the one day of a purchase, whether of a part, whether of what was before."""
    days = {(alone.day.start, alone.day.end): alone.day for alone in stated if alone.day}
    day = next(iter(days.values())) if len(days) == 1 else None
    manner: Manner = next((alone.manner for alone in stated if alone.manner != "done"), "done")
    return Alone(told, day, next((alone.part for alone in stated if alone.part), ""), manner, any(alone.past for alone in stated))


def _investors(entities: Entities, said: Mapping[str, Sequence[_Claim]], by: set[int]) -> tuple[Investor, ...]:
    """Who took part, each once."""
    found: dict[str, Investor] = {}
    for role in _ROLES:
        for value, sources in said.get(f"investors.{role}", ()):
            if isinstance(value, Name):
                made = Investor(name=value.name, text=value.text, id=known(value).id, role=role)
                found.setdefault(entities.key(known(value)), made)
                by.update(sources)
    return tuple(found.values())


def _as_written(group: Sequence[Account]) -> Article:
    """An article that holds the names of an event as its articles write them, and no sentence of theirs."""
    articles = [account.report.article for account in group]
    written = [form for account in group for name in named(account.fact) for form in (name.text, name.name) if form in account.report.article.text]
    simplified = any(article.language == "zh-Hans" for article in articles)
    return Article(
        id="", source="", sha256="", text="\n".join(dict.fromkeys(written)), language="zh-Hans" if simplified else articles[0].language,
        published=max((article.published for article in articles if article.published), default=None),
    )  # fmt: skip
