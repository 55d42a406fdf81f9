"""Decisions hold for the same words in the same article, whatever the next run makes of the rest."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from pipeline.model import FACT, Evidence, FundingRound, InvestorFact, Report, ValuationFact
from pipeline.review import log
from pipeline.review.decisions import apply, digest, load, settle
from pipeline.review.log import Verdict
from pipeline.review.reading import Reading, reading_of
from pipeline.review.shelf import Shelf
from tests.helpers import samples
from tests.helpers.decisions import by_id, decide, read
from tests.helpers.soundness import sound


def reread(report: Report, id: str, spans: dict[str, str] | None = None, **slots: Any) -> Reading:
    """The reading of a fact with some slots said otherwise."""
    text = report.article.text
    fact = by_id(report, id)
    plain = {**fact.model_dump(mode="json"), **slots}
    for field, words in (spans or {}).items():
        plain["evidence"] = [e for e in plain["evidence"] if e["field"] != field]
        plain["evidence"].append(samples.span(text, words, field).model_dump())
    return reading_of(FACT.validate_python(plain), text)


def test_an_accepted_fact_stays_as_it_is() -> None:
    report = samples.report()
    reading = read(report, "f3")
    assert apply(report, [decide(report, "accept", reading, reading)]) == report


def test_a_rejected_fact_is_gone_and_its_mirrors_with_it() -> None:
    report = samples.report()
    after = apply(report, [decide(report, "reject", read(report, "f3"), None)])
    assert [f.id for f in after.facts] == ["f1", "f2", "f6", "f7", "f8"]
    sound(after)


def test_a_corrected_amount_stands_in_a_new_run_with_other_ids() -> None:
    report = samples.report()
    right = reread(report, "f3", {"money": "新臺幣5億元"}, money=samples.money("新臺幣5億元", 5e8))
    decision = decide(report, "correct", read(report, "f3"), right)
    ids = {fact.id: f"f{90 - i}" for i, fact in enumerate(report.facts)}
    facts = [f.model_copy(update={"round": ids[f.round]} if getattr(f, "round", None) else {}) for f in report.facts]
    renumbered = report.model_copy(update={"facts": tuple(f.model_copy(update={"id": ids[f.id]}) for f in facts)})
    for run in (report, renumbered):
        after = apply(run, [decision])
        rounds = [f for f in after.facts if isinstance(f, FundingRound)]
        assert [r.money.value for r in rounds if r.money] == [500_000_000]
        assert rounds[0].rule == "review.correct"
        sound(after)


def test_it_stands_when_a_paragraph_is_put_before_it() -> None:
    report = samples.report()
    decision = decide(report, "reject", read(report, "f8"), None)
    moved = samples.report("更新。\n\n" + samples.TEXT)
    assert "f8" not in [f.id for f in apply(moved, [decision]).facts]


def test_words_that_are_gone_hold_nothing_and_are_noted() -> None:
    report = samples.report()
    reading = read(report, "f8")
    text = samples.TEXT.replace("晨光數據", "另一家公司")
    edited = Report(article=samples.article(text), facts=(), summary={})
    after = apply(edited, [decide(report, "accept", reading, reading)])
    assert after.facts == ()
    assert "no longer in the article" in after.notes[0]


def test_a_missed_fact_stands_where_the_rules_see_nothing() -> None:
    report = samples.report()
    blind = report.model_copy(update={"facts": ()})
    after = apply(blind, [decide(report, "add", None, read(report, "f7"))])
    assert [f.kind for f in after.facts] == ["revenue"]
    sound(after)


def test_a_correction_stands_and_shows_what_the_rules_say_now() -> None:
    report = samples.report()
    right = reread(report, "f8", money=samples.money("20億元", 2e9, "TWD"))
    decision = decide(report, "correct", read(report, "f8"), right)
    other = by_id(report, "f8").model_copy(
        update={"money": by_id(report, "f8").money.model_copy(update={"currency": "CNY"})}  # type: ignore[union-attr]
    )
    run = report.model_copy(update={"facts": tuple(other if f.id == "f8" else f for f in report.facts)})
    settled = settle(run, [decision])
    assert by_id(settled.report, "f8").money.currency == "TWD"  # type: ignore[union-attr]
    assert settled.outcomes[0].state == "changed"
    assert "the rules now read" in settled.report.notes[-1]


def test_applying_twice_is_applying_once() -> None:
    report = samples.report()
    right = reread(report, "f3", {"money": "新臺幣5億元"}, money=samples.money("新臺幣5億元", 5e8))
    decisions = [
        decide(report, "correct", read(report, "f3"), right),
        decide(report, "reject", read(report, "f8"), None),
        decide(report, "accept", read(report, "f7"), read(report, "f7")),
    ]
    once = apply(report, decisions)
    assert apply(once, decisions) == once


def test_a_correction_of_a_correction_is_one() -> None:
    report = samples.report()
    first = reread(report, "f3", {"money": "新臺幣5億元"}, money=samples.money("新臺幣5億元", 5e8))
    step = apply(report, [one := decide(report, "correct", read(report, "f3"), first)])
    second = reread(step, "f3", series="B")
    two = decide(report, "correct", read(step, "f3"), second)
    after = by_id(apply(report, [one, two]), "f3")
    assert isinstance(after, FundingRound)
    assert (after.series, after.money and after.money.value) == ("B", 500_000_000)
    undone = [one, two, decide(report, "undo", None, None, undoes=two.id)]
    assert by_id(apply(report, undone), "f3").series == "A"  # type: ignore[union-attr]


def test_an_investor_added_to_a_round_is_an_investor_fact_too() -> None:
    report = samples.report()
    fact = by_id(report, "f3")
    assert isinstance(fact, FundingRound)
    investors = [i.model_dump() for i in fact.investors] + [{**samples.name("大和企業投資"), "role": "participant"}]
    spans = [*fact.evidence, samples.span(samples.TEXT, "大和企業投資", "investors")]
    plain = {**fact.model_dump(), "investors": investors, "evidence": [e.model_dump() for e in spans]}
    right = reading_of(FACT.validate_python(plain), samples.TEXT)
    after = apply(report, [decide(report, "correct", read(report, "f3"), right)])
    added = [f for f in after.facts if isinstance(f, InvestorFact)]
    assert [(f.investor.text, f.role, f.round) for f in added][-1] == ("大和企業投資", "participant", "f3")
    sound(after)


def test_a_changed_role_reaches_the_investor_fact_and_back() -> None:
    report = samples.report()
    right = reread(report, "f5", role="lead")
    after = apply(report, [decide(report, "correct", read(report, "f5"), right)])
    fact = by_id(after, "f3")
    assert isinstance(fact, FundingRound)
    assert [i.role for i in fact.investors] == ["lead", "lead"]


def test_a_corrected_valuation_reaches_the_valuation_fact() -> None:
    report = samples.report()
    right = reread(report, "f3", valuation=samples.money("新臺幣30億元", 3e9, basis="pre_money"))
    after = by_id(apply(report, [decide(report, "correct", read(report, "f3"), right)]), "f6")
    assert isinstance(after, ValuationFact) and after.basis == "pre_money"


def test_reviewers_who_disagree_are_noted_and_the_later_one_holds() -> None:
    report = samples.report()
    reading = read(report, "f8")
    decisions = [decide(report, "accept", reading, reading), decide(report, "reject", reading, None, reviewer="chen")]
    after = apply(report, decisions)
    assert "f8" not in [f.id for f in after.facts]
    assert "lin and chen disagree" in after.notes[0]
    agreed = [*decisions, decide(report, "reject", reading, None)]
    assert apply(report, agreed).notes == ()


def test_a_name_that_is_no_company_takes_its_facts_along() -> None:
    report = samples.report()
    verdict = Verdict(text="晨光數據", verdict="not_a_company")
    after = apply(report, [decide(report, "name", None, None, name=verdict)])
    assert "f8" not in [f.id for f in after.facts]
    alias = Verdict(text="紅杉資本", verdict="alias", canonical="HongShan")
    renamed = apply(report, [decide(report, "name", None, None, name=alias)])
    assert by_id(renamed, "f3").investors[0].name == "HongShan"  # type: ignore[union-attr]


def test_the_log_keeps_every_line_and_a_torn_one_harms_no_other(tmp_path: Path) -> None:
    report = samples.report()
    out = tmp_path / "out"
    one, two = (decide(report, "reject", read(report, i), None) for i in ("f7", "f8"))
    log.append(out, [one])
    with log.path(out).open("ab") as file:
        file.write(b'{"id": "torn')
    log.append(out, [two])
    log.append(out, [two])
    decisions, bad = log.read(out)
    assert [d.id for d in decisions] == [one.id, two.id]
    assert [line.partition(" ")[0] for line in bad] == ["out.review/decisions.jsonl:2:"]
    assert load(out)[report.article.source] == (one, two)
    assert digest((one,)) != digest((one, two)) != ""


@pytest.mark.parametrize(
    "damage",
    [
        (b"asserted", b"assertec"),
        (b'"value": 5', b'"value": "1e99999999999", "min": 5'),
        (b'"slots": {', b'"slots": {"id": "f1", '),
        (b'"kind": "revenue"', b'"kind": "revenge"'),
    ],
)
def test_a_line_that_decides_on_no_fact_is_damaged_however_good_its_json(tmp_path: Path, damage: tuple[bytes, bytes]) -> None:
    report = samples.report()
    out = tmp_path / "out"
    told = read(report, "f7")
    corrected = told.model_copy(update={"slots": {**told.slots, "money": {"text": "5億元", "value": 500_000_000, "currency": "TWD"}}})
    log.append(out, [decide(report, "correct", told, corrected)])
    whole = re.sub(rb', "check": "[0-9a-f]{16}"', b"", log.path(out).read_bytes())
    log.path(out).write_bytes(whole)
    assert len(log.read(out)[0]) == 1  # of an earlier version
    log.path(out).write_bytes(whole.replace(*damage))
    assert whole != log.path(out).read_bytes()
    decisions, bad = log.read(out)
    assert (decisions, len(bad)) == ([], 1)


@pytest.mark.parametrize("damage", [(b"500000000", b"500000080"), (b'"reviewer": "lin"', b'"reviewer": "lim"'), (b'"check": "', b'"cheek": "')])
def test_a_line_that_changed_is_damaged_whatever_it_says_now(tmp_path: Path, damage: tuple[bytes, bytes]) -> None:
    report = samples.report()
    out = tmp_path / "out"
    told = read(report, "f7")
    corrected = told.model_copy(update={"slots": {**told.slots, "money": {"text": "5億元", "value": 500_000_000, "currency": "TWD"}}})
    log.append(out, [decide(report, "correct", told, corrected), decide(report, "reject", told, None)])
    first, second = log.path(out).read_bytes().splitlines(keepends=True)
    assert first != first.replace(*damage)
    log.path(out).write_bytes(first.replace(*damage) + second)
    decisions, bad = log.read(out)
    assert ([d.action for d in decisions], [line.partition(" ")[0] for line in bad]) == (["reject"], ["out.review/decisions.jsonl:1:"])


def test_a_reviewer_whose_name_is_no_text_decides_all_the_same(tmp_path: Path) -> None:
    report, out = samples.report(), tmp_path / "out"
    log.append(out, [decide(report, "reject", read(report, "f7"), None, reviewer="li\udcff")])
    decisions, bad = log.read(out)
    assert ([d.reviewer for d in decisions], bad) == (["li?"], [])


def test_an_unwritable_log_says_so(tmp_path: Path) -> None:
    (tmp_path / "out.review").write_text("a file where the folder goes")
    with pytest.raises(log.LogError, match="cannot keep the decision"):
        log.append(tmp_path / "out", [])


def test_context_tells_two_mentions_apart() -> None:
    text = "甲公司買了3億元設備。乙公司完成3億元募資。"
    facts = [
        FACT.validate_python(
            {"kind": "amount", "id": f"f{i}", "rule": "t", "money": samples.money("3億元", 3e8),
             "evidence": [Evidence(start=s, end=s + 3, text="3億元", field="money").model_dump()]}
        )
        for i, s in enumerate((text.index("3億"), text.rindex("3億")), 1)
    ]  # fmt: skip
    report = Report(article=samples.article(text), facts=tuple(facts), summary={})
    after = apply(report, [decide(report, "reject", read(report, "f2"), None)])
    assert [f.id for f in after.facts] == ["f1"]


def test_what_another_process_is_writing_is_read_when_it_is_whole(tmp_path: Path) -> None:
    report = samples.report()
    out = samples.write(tmp_path / "out", report)
    shelf = Shelf(out)
    line = decide(report, "reject", read(report, "f7"), None).model_dump_json().encode()
    log.folder(out).mkdir()
    with log.path(out).open("ab", buffering=0) as file:
        file.write(line[:50])
        assert shelf.decisions("tech/a.md") == ()
        file.write(line[50:] + b"\n")
    assert [d.action for d in shelf.decisions("tech/a.md")] == ["reject"]
    log.path(out).unlink()
    assert shelf.decisions("tech/a.md") == ()
