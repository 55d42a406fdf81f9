"""A reading is a fact by its content: what it says and which words say it, without ids and offsets.

It survives another run, another rule set and an edited article, and finds its words again by what stands around them.
"""

from __future__ import annotations

import functools
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pydantic import JsonValue

from pipeline.model import FACT, Article, Evidence, Fact, Model
from pipeline.text.fold import fold

CONTEXT = 12
"""Code points kept on either side of a quote: enough to tell two mentions of a name apart."""

MOST = 40
"""Quotes kept of each field."""

_MOVED = 6  # code points of context that must still agree when the article was edited


class Quote(Model):
    """Words of an article that prove a field, with their surroundings.

    ``nth`` counts earlier occurrences of the same words, and only breaks ties.
    """

    field: str
    text: str
    before: str
    after: str
    nth: int

NO_VALUES = ("id", "evidence", "rule", "kind", "round", "confidence")
"""Keys of a fact that say where it comes from, and nothing of what it says."""


class Reading(Model):
    """What a fact says: its kind, its slots as JSON, and the quotes that prove them."""

    kind: str
    slots: dict[str, JsonValue]
    quotes: tuple[Quote, ...]

    @functools.cached_property
    def digest(self) -> str:
        """A short name of this reading; the same in every run."""
        plain = json.dumps(self.model_dump(mode="json"), ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(plain.encode()).hexdigest()[:16]


    @functools.cached_property
    def places(self) -> frozenset[tuple[str, str, str, str]]:
        """What the quotes prove, by which words in which surroundings."""
        return frozenset((q.field, q.text, q.before, q.after) for q in self.quotes)


def quote(text: str, span: Evidence) -> Quote:
    """The quote of a span: its words and ``CONTEXT`` code points on either side.

    >>> q = quote("阿爾發完成3億元募資", Evidence(start=5, end=8, text="3億元", field="money"))
    >>> q.before, q.after, q.nth
    ('阿爾發完成', '募資', 0)
    """
    return Quote(
        field=span.field,
        text=span.text,
        before=text[max(0, span.start - CONTEXT) : span.start],
        after=text[span.end : span.end + CONTEXT],
        nth=text.count(span.text, 0, span.start) if span.text else 0,
    )


def reading_of(fact: Fact, text: str) -> Reading:
    """The reading of a fact in the article ``text`` that it was found in."""
    slots = fact.model_dump(mode="json", exclude=set(NO_VALUES))
    return Reading(kind=fact.kind, slots=slots, quotes=tuple(quote(text, span) for span in few(fact.evidence)))


def few(evidence: Iterable[Evidence]) -> list[Evidence]:
    """The first ``MOST`` spans of each field: what is said four thousand times is known by fewer."""
    left: Counter[str] = Counter()
    kept = []
    for span in evidence:
        left[span.field] += 1
        if left[span.field] <= MOST:
            kept.append(span)
    return kept


def locate(said: Quote, text: str) -> Evidence | None:
    """Where the quoted words stand in ``text`` now (code points), or None when they no longer stand in such a place.

    The occurrence with the most agreeing surroundings wins, then the one nearest in count.

    >>> q = Quote(field="money", text="3億元", before="完成", after="募資", nth=0)
    >>> locate(q, "花了3億元。阿爾發完成3億元募資").start
    11
    """
    best: tuple[int, int, int] | None = None
    start, count = text.find(said.text), 0
    while start >= 0 and said.text:
        left = _agree(said.before[::-1], text[max(0, start - CONTEXT) : start][::-1])
        end = start + len(said.text)
        right = _agree(said.after, text[end : end + CONTEXT])
        enough = left == len(said.before) or right == len(said.after) or left + right >= _MOVED
        if enough and (best is None or (left + right, -abs(count - said.nth)) > best[:2]):
            best = (left + right, -abs(count - said.nth), start)
        start, count = text.find(said.text, start + 1), count + 1
    if best is None:
        return None
    return Evidence(start=best[2], end=best[2] + len(said.text), text=said.text, field=said.field)


def _agree(one: str, other: str) -> int:
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


def restore(reading: Reading, article: Article, *, id: str, rule: str, round: str | None = None) -> Fact | None:
    """The fact that a reading says, at its place in ``article``; None when the words of any field are gone.

    A correction on words that were edited away must be looked at again, not guessed at.
    """
    spans = [span for said in reading.quotes if (span := locate(said, article.text))]
    if not spans or {span.field for span in spans} != {said.field for said in reading.quotes}:
        return None
    return fact_of(reading.kind, reading.slots, spans, id=id, rule=rule, round=round)


def fact_of(
    kind: str, slots: Mapping[str, JsonValue], evidence: Sequence[Evidence], *, id: str, rule: str, round: str | None = None
) -> Fact:
    """The fact of a kind that has these slots and these words.

    Raises:
        ValueError: there is no such fact.
    """
    if of_fact := sorted({*slots} & {*NO_VALUES}):
        raise ValueError(f"{of_fact[0]} is no slot")
    extra = {"round": round} if kind == "investor" else {}
    return FACT.validate_python({"kind": kind, "id": id, "rule": rule, "evidence": evidence, **slots, **extra})


def is_fact(reading: Reading) -> bool:
    """Whether what a reading says is a fact, wherever it is said.

    >>> is_fact(Reading(kind="amount", slots={"money": {"text": "3億元", "value": 3}}, quotes=()))
    True
    >>> is_fact(Reading(kind="amount", slots={"money": {"text": "3億元", "value": "?"}}, quotes=()))
    False
    """
    words = [Evidence(start=0, end=len(said.text), text=said.text, field=said.field) for said in reading.quotes]
    try:
        fact_of(reading.kind, reading.slots, words or [Evidence(start=0, end=1, text="-", field="-")], id="f0", rule="review")
    except ValueError:
        return False
    return True


def same(one: Reading, other: Reading) -> bool:
    """Whether two readings say the same thing: names by their words or canonical form, amounts and days by value."""
    if one.kind != other.kind:
        return False
    return all(_equal(one.slots.get(k), other.slots.get(k)) for k in one.slots.keys() | other.slots.keys())


def overlap(one: Reading, other: Reading) -> set[str]:
    """The fields that both readings prove with the same words in the same surroundings."""
    return {place[0] for place in one.places & other.places}


def wording(reading: Reading) -> str:
    """What a reading says apart from where it says it: equal for identical facts of different articles."""
    return json.dumps([reading.kind, _plain(reading.slots)], ensure_ascii=False, sort_keys=True)


def _equal(one: Any, other: Any) -> bool:
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        if "name" in one and "name" in other:
            alike = fold(str(one["name"])) == fold(str(other["name"])) or fold(str(one["text"])) == fold(
                str(other["text"])
            )
            return alike and one.get("role") == other.get("role")
        return bool(_plain(one) == _plain(other))
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(any(_equal(a, b) for b in other) for a in one)
    return bool((one or None) == (other or None))


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        if "name" in value and "text" in value:
            return [fold(str(value["name"])), value.get("role")]
        if "granularity" in value:
            return [value["start"], value["end"]]
        if "qualifier" in value:
            return [value.get(k) for k in ("value", "min", "max", "currency", "qualifier", "basis")]
        return {k: _plain(v) for k, v in value.items() if v is not None}
    if isinstance(value, list | tuple):
        return sorted((_plain(v) for v in value), key=str)
    return value


def told(reading: Reading) -> str:
    """One line for people: kind and the words of its slots.

    >>> told(Reading(kind="amount", slots={"status": "asserted", "money": {"text": "3億元"}}, quotes=()))
    'amount: asserted; 3億元'
    """
    return f"{reading.kind}: " + "; ".join(part for part in map(_words, reading.slots.values()) if part)


def _words(value: Any) -> str:
    if isinstance(value, Mapping):
        text = str(value.get("text", ""))
        number = value.get("value")
        extra = value.get("role") or (f"{number} {value.get('currency') or '?'}" if number is not None else None)
        return f"{text} ({extra})" if extra else text
    if isinstance(value, list | tuple):
        return ", ".join(map(_words, value))
    return "" if value is None else str(value)
