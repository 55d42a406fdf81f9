"""What is said of one event of many articles, in both languages: from the values of its record, never from foreign text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from pipeline.languages import summaries
from pipeline.model import Article, FundingRound, Investor, Model, Money, Name, Role, Status, SummaryLanguage
from pipeline.outputs.accounts import Account, Told, Value, known
from pipeline.records.entities import Entities, named
from pipeline.summary.choose import can_be_stated
from pipeline.summary.summarise import summarise_one

_ROLES: tuple[Role, ...] = ("lead", "participant", "existing", "adviser")  # the part that says most first
_NEEDED = ("money", "metric")  # without them a figure says nothing


class EventSummary(Model):
    """One event in a sentence or two, and who says so: indexes into the event's ``sources``."""

    text: str
    sources: tuple[int, ...]


class _Claim(Protocol):
    """One value and who says so."""

    @property
    def value(self) -> Value: ...
    @property
    def sources(self) -> tuple[int, ...]: ...


class _Slot(Protocol):
    """Every value said of one field."""

    @property
    def claims(self) -> Sequence[_Claim]: ...
    @property
    def conflict(self) -> bool: ...


def summary_of(
    entities: Entities, group: Sequence[Account], company: Name | None, status: Status, slots: Mapping[str, _Slot]
) -> dict[SummaryLanguage, EventSummary | None]:
    """Return what can be said of an event; None in a language where that is nothing.

    Values that contradict each other are left out: a reader finds all of them in the slots. What no article says plainly enough for a
    summary of its own is not said of the event either.

    Args:
        entities: which names mean one.
        group: the accounts of the event.
        company: whose event it is.
        status: of the latest article.
        slots: the values that the accounts give.
    """
    fact, by = _merged(entities, group, company, status, slots)
    told = fact is not None and any(can_be_stated(account.report.article, account.fact) for account in group)
    made = summarise_one(_as_written(group), fact) if fact and told else dict.fromkeys(summaries().values())
    sources = tuple(sorted(by))
    return {language: EventSummary(text=said.text, sources=sources) if said else None for language, said in made.items()}


def _merged(
    entities: Entities, group: Sequence[Account], company: Name | None, status: Status, slots: Mapping[str, _Slot]
) -> tuple[Told | None, set[int]]:
    """The event as one fact, and the accounts that its values are from; None where they leave nothing to say."""
    first, by = group[0].fact, set[int]()
    chosen: dict[str, object] = {}
    for slot in ("series", "money", "valuation", "date", "period", "acquirer", "exchange", "basis", "metric"):
        if slot not in type(first).model_fields:
            continue
        claim = _best(slots.get(slot))
        chosen[slot] = claim.value if claim else None
        by.update(claim.sources if claim else ())
    if any(chosen.get(slot, True) is None and type(first).model_fields[slot].is_required() for slot in _NEEDED):
        return None, by
    if isinstance(first, FundingRound):
        chosen["investors"] = _investors(entities, slots, by)
    if company and "target" not in type(first).model_fields:
        chosen["company"] = company
    evidence = tuple(span for account in group for span in account.fact.evidence)
    sure = max(account.fact.confidence for account in group)
    told = first.model_copy(update={**chosen, "status": status, "evidence": evidence, "confidence": sure})
    return told, by or {0}


def _best(slot: _Slot | None) -> _Claim | None:
    """The value that most articles give, of two that so many give the sharper; none where they contradict each other."""
    if slot is None or slot.conflict:
        return None
    first = max(slot.claims, key=lambda claim: len(claim.sources))
    others = (claim for claim in slot.claims if len(claim.sources) == len(first.sources))
    return max((claim for claim in others if _currency(claim) == _currency(first)), key=_digits)


def _currency(claim: _Claim) -> str | None:
    return claim.value.currency if isinstance(claim.value, Money) else None


def _digits(claim: _Claim) -> int:
    """How many digits an amount is told with: 8.2 億 is two, and 8 億 the same rounded."""
    value = claim.value.value if isinstance(claim.value, Money) else None
    return len(f"{value.normalize():f}".replace(".", "").strip("0")) if value else 0


def _investors(entities: Entities, slots: Mapping[str, _Slot], by: set[int]) -> tuple[Investor, ...]:
    """Who took part, each once."""
    found: dict[str, Investor] = {}
    for role in _ROLES:
        slot = slots.get(f"investors.{role}")
        for claim in slot.claims if slot else ():
            if isinstance(claim.value, Name):
                made = Investor(name=claim.value.name, text=claim.value.text, id=known(claim.value).id, role=role)
                found.setdefault(entities.key(known(claim.value)), made)
                by.update(claim.sources)
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
