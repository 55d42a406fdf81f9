"""A hedge cannot get lost: what a sentence hedges is asserted only where the article also states it plainly."""

from __future__ import annotations

import pytest

import pipeline
from pipeline.frames.rule import Rule, rules
from pipeline.text.sentences import sentences
from tests.helpers.examples import ARTICLES

SOURCES = {"zh": ("據知情人士透露，", "市場傳聞指出，"), "en": ("Reportedly, ", "Sources say ")}
HEDGES = {
    "planned": ("{zh}擬", "{zh}有意", "{zh}計畫", "{en} plans to", "{en} seeks to"),
    "speculated": ("{zh}可能", "{zh}或將", "不排除{zh}", "若審批順利，{zh}將", "{en} might", "{en} could", "If regulators agree, {en} may"),
    "reported": ("{zh}正洽談", "據傳{zh}", "{en} is in talks to", "{en} is said to"),
    "denied": ("{zh}並未", "{zh}否認", "{en} declined to", "{en} has no plans to"),
}
EVENTS = {"zh": ("收購 Tarnwick", "募資 3 億元"), "en": ("acquire Tarnwick", "raise $30 million")}
PLAIN = {"收購 Tarnwick": "Halvern 已收購 Tarnwick。", "募資 3 億元": "Halvern 完成 3 億元募資。",
         "acquire Tarnwick": "Halvern acquired Tarnwick.", "raise $30 million": "Halvern raised $30 million."}  # fmt: skip
CASES = [
    (status, hedge.format(zh="Halvern ", en="Halvern"), event)
    for status, hedges in HEDGES.items()
    for hedge in hedges
    for event in EVENTS["en" if "{en}" in hedge else "zh"]
]


def single_sentences() -> list[tuple[Rule, str]]:
    """The rules' examples of one sentence, of rules that do not fix how sure they are (an earlier valuation is certain)."""
    loose = (rule for rule in rules().values() if "status" not in rule.fixed)
    return [(rule, text) for rule in loose for texts in rule.examples.values() for text in texts if len(sentences(text)) == 1]


def statuses(text: str) -> list[str]:
    """How sure each fact of a text is; amounts and dates are written, not said."""
    return [fact.status for fact in pipeline.extract(text) if fact.kind not in ("amount", "date")]


@pytest.mark.parametrize("language", SOURCES)
def test_what_a_source_is_named_for_is_not_asserted(language: str) -> None:
    told = [(rule, text) for rule, text in single_sentences() if rule.id.split(".")[1] == language]
    assert len(told) > 40
    lost = [source + text for _, text in told for source in SOURCES[language] if "asserted" in statuses(source + text)]
    assert lost == []


@pytest.mark.parametrize(("status", "hedge", "event"), CASES)
def test_a_hedged_fact_is_as_sure_as_its_hedge_and_asserted_once_it_is_stated_plainly(status: str, hedge: str, event: str) -> None:
    stop = "." if event in EVENTS["en"] else "。"
    text = f"{hedge} {event}{stop}"
    assert set(statuses(text)) <= {status}, text
    if status != "denied":
        both = statuses(f"{text}\n\n{PLAIN[event]}")
        assert both == [] or "asserted" in both, text


def test_most_of_these_sentences_are_read() -> None:
    assert sum(bool(statuses(f"{hedge} {event}.")) for _, hedge, event in CASES) > len(CASES) // 2


def test_nothing_asserted_is_proved_by_a_hedge() -> None:
    for article in ARTICLES.values():
        for fact in pipeline.extract(article.text):
            hedged = [e.text for e in fact.evidence if e.field == "status"]
            assert not (fact.status == "asserted" and hedged), fact
