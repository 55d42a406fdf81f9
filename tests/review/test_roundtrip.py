"""From the article to the review and back: a correction is made once, holds in every run, and becomes gold."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.batch.folder import process_folder
from pipeline.model import FundingRound
from pipeline.process import process
from pipeline.quality.corpus import score
from pipeline.quality.gold import quotes, read_gold
from pipeline.reading import read
from pipeline.review import edit
from pipeline.review.goldwriter import article_file, document, write
from pipeline.review.log import Verdict, digest, load, machine_path
from pipeline.review.shelf import Shelf
from tests.helpers import samples


class Bench:
    """A folder of one article, its run, and a reviewer."""

    def __init__(self, folder: Path) -> None:
        self.source, self.out = folder / "in", folder / "out"
        (self.source / "tech").mkdir(parents=True)
        (self.source / "tech" / "a.md").write_text(samples.MARKDOWN, encoding="utf-8")
        self.count = 0
        self.run()
        self.shelf = Shelf(self.out)

    def run(self, **options: Any) -> Any:
        return process_folder(self.source, self.out, **options)

    def facts(self) -> list[dict[str, Any]]:
        facts = json.loads((self.out / "tech" / "a.md.json").read_text(encoding="utf-8"))["facts"]
        assert isinstance(facts, list)
        return facts

    def round(self) -> dict[str, Any]:
        return next(f for f in self.facts() if f["kind"] == "funding_round")

    def decide(self, action: str, kind: str | None = None, change: Callable[[dict[str, Any]], None] | None = None) -> None:
        self.count += 1
        self.shelf.refresh()
        plain: dict[str, Any] = {"id": f"press-{self.count:05}", "source": "tech/a.md", "reviewer": "lin", "action": action}
        report = self.shelf.settled("tech/a.md").report
        for fact in report.facts:
            if fact.kind == kind:
                reading = edit.reading_of(fact, report.article.text)
                plain["fact"] = reading.digest
                if change:
                    spans = [e.model_dump(include={"start", "end", "field"}) for e in fact.evidence]
                    plain["draft"] = {"kind": kind, "slots": dict(reading.slots), "evidence": spans}
                    change(plain["draft"])
                break
        self.shelf.keep(edit.decide(self.shelf, edit.Request.model_validate(plain)))


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def eight(draft: dict[str, Any]) -> None:
    draft["slots"]["money"]["value"] = 800_000_000


def add_investor(draft: dict[str, Any]) -> None:
    words = "大和企業投資"
    text = read_text()
    start = text.index(words)
    draft["slots"]["investors"].append({"name": words, "text": words, "id": None, "role": "participant"})
    draft["evidence"].append({"start": start, "end": start + len(words), "field": "investors"})


def read_text() -> str:
    return read(samples.MARKDOWN.encode(), source="a.md").text


def test_corrected_facts_stand_in_the_next_run(bench: Bench) -> None:
    before = bench.round()
    bench.decide("correct", "funding_round", eight)
    bench.decide("correct", "funding_round", add_investor)
    bench.decide("reject", "revenue")
    assert bench.run().written == 1, "decisions make the report stale"
    for run in (None, bench.run(), bench.run(force=True)):
        after = bench.round()
        assert after["money"]["value"] == 800_000_000
        assert "大和企業投資" in [i["text"] for i in after["investors"]]
        assert not [f for f in bench.facts() if f["kind"] == "revenue"]
        assert after["rule"] == "review.correct"
        assert run is None or run.unchanged + run.written == 1
    assert bench.run().unchanged == 1
    machine = json.loads(machine_path(bench.out, "tech/a.md.json").read_text(encoding="utf-8"))
    assert next(f for f in machine["facts"] if f["kind"] == "funding_round")["money"] == before["money"]
    summary = json.loads((bench.out / "tech" / "a.md.json").read_text(encoding="utf-8"))["summary"]
    stated = [s["text"] for one in summary.values() if one for s in one["sentences"] if s["kind"] == "stated"]
    assert any("8億" in s or "800 million" in s for s in stated)
    assert not any("3億" in s or "300 million" in s for s in stated)


def test_decisions_survive_that_the_run_is_deleted(bench: Bench) -> None:
    bench.decide("correct", "funding_round", eight)
    for file in sorted(bench.out.rglob("*"), reverse=True):
        file.rmdir() if file.is_dir() else file.unlink()
    bench.run()
    assert bench.round()["money"]["value"] == 800_000_000


def test_undo_gives_back_what_the_rules_say(bench: Bench) -> None:
    was = bench.round()
    bench.decide("correct", "funding_round", eight)
    bench.run()
    bench.decide("undo")
    assert Shelf(bench.out).settled("tech/a.md").report.facts[0].model_dump(mode="json")["money"] == was["money"]
    bench.run()
    assert bench.round() == was


def test_the_rest_of_the_article_may_be_edited(bench: Bench) -> None:
    bench.decide("correct", "funding_round", eight)
    edited = samples.MARKDOWN.replace("公司去年", "另悉,公司去年").replace("\n沛星互動科技今日", "\n本報訊。\n\n沛星互動科技今日")
    (bench.source / "tech" / "a.md").write_text(edited, encoding="utf-8")
    bench.run()
    assert bench.round()["money"]["value"] == 800_000_000


def test_the_score_counts_the_correction(bench: Bench, tmp_path: Path) -> None:
    for kind in ("funding_round", "revenue"):
        bench.decide("accept", kind)
    written, left = write(bench.out, tmp_path / "corpus")
    assert not written and "undecided" in left[0][1]
    bench.decide("done")
    written, left = write(bench.out, tmp_path / "corpus")
    assert [p.name for p in written] == ["tech-a.json"] and not left
    accepted = score(tmp_path / "corpus", read, process)
    assert accepted.of("all", "amount").f1 == accepted.of("all", "rounds").f1 == 1.0

    bench.decide("correct", "funding_round", eight)
    bench.decide("correct", "funding_round", add_investor)
    write(bench.out, tmp_path / "corpus")
    corrected = score(tmp_path / "corpus", read, process)
    assert corrected.of("all", "amount").f1 == 0.0
    assert corrected.of("all", "investor").missed == accepted.of("all", "investor").missed + 1


def test_gold_quotes_the_article_and_leaves_out_what_is_not_stated(bench: Bench, tmp_path: Path) -> None:
    bench.decide("done")
    [file], _ = write(bench.out, tmp_path / "corpus")
    gold = read_gold(file)
    [article] = (tmp_path / "corpus" / "articles").iterdir()
    text = read(article).text
    assert text == read_text()
    assert all(words in text for words in quotes(gold))
    assert gold.published is not None and read(article).published == gold.published
    assert "valuation" not in json.loads(file.read_text(encoding="utf-8"))["rounds"][0]


def test_gold_waits_until_reviewers_agree(bench: Bench, tmp_path: Path) -> None:
    bench.decide("accept", "revenue")
    bench.decide("done")
    report = bench.shelf.settled("tech/a.md").report
    fact = next(f for f in report.facts if f.kind == "revenue")
    reading = edit.reading_of(fact, report.article.text)
    bench.shelf.keep([edit.decision_now(report.article, "chen", "reject", reading, None)])
    written, left = write(bench.out, tmp_path / "corpus")
    assert not written and "disagree" in left[0][1]


@pytest.mark.parametrize("suffix", [".md", ".txt"])
def test_an_article_is_written_so_that_it_reads_back(tmp_path: Path, suffix: str) -> None:
    body = "# 標題\n\n一段 *文字* 與 3 億元。\n\n| 公司 | 金額 |\n|---|---|\n| 甲 | 3億元 |\n\n- 乙\n- 丙\n"
    article = read(body.encode(), source=f"x/y{suffix}")
    assert read(article_file(article, document("x/y.md"), tmp_path)).text == article.text


def test_names_hold_in_the_next_run(bench: Bench) -> None:
    article = bench.shelf.machine("tech/a.md").article
    line = edit.decision_now(article, "lin", "name", None, None)
    bench.shelf.keep([line.model_copy(update={"name": Verdict(text="沛星互動科技", verdict="alias", canonical="Appier")})])
    bench.run()
    assert bench.round()["company"]["name"] == "Appier"


def test_the_digest_of_decisions_changes_with_each(bench: Bench) -> None:
    seen = {digest(load(bench.out).get("tech/a.md", ()))}
    for action, kind in (("accept", "funding_round"), ("reject", "revenue"), ("undo", None)):
        bench.decide(action, kind)
        seen.add(digest(load(bench.out)["tech/a.md"]))
    assert len(seen) == 4


def test_what_the_corrected_round_is(bench: Bench) -> None:
    bench.decide("correct", "funding_round", add_investor)
    report = bench.shelf.settled("tech/a.md").report
    fact = next(f for f in report.facts if isinstance(f, FundingRound))
    assert [(i.text, i.role) for i in fact.investors][-1] == ("大和企業投資", "participant")
    tied = [f for f in report.facts if f.kind == "investor"]
    assert {f.round for f in tied} == {fact.id} and len(tied) == len(fact.investors)  # type: ignore[union-attr]


def test_a_report_that_changed_since_the_review_says_so(bench: Bench) -> None:
    bench.decide("correct", "funding_round", eight)
    bench.decide("done")
    bench.run()
    before = json.loads((bench.out / "tech" / "a.md.json").read_text(encoding="utf-8"))["notes"]
    assert not [n for n in before if n.startswith("review:")]
    edited = samples.MARKDOWN.replace("營收達新臺幣5億元", "營收達新臺幣7億元")
    (bench.source / "tech" / "a.md").write_text(edited, encoding="utf-8")
    bench.run()
    notes = json.loads((bench.out / "tech" / "a.md.json").read_text(encoding="utf-8"))["notes"]
    assert any("new since lin reviewed" in n and "新臺幣7億元" in n for n in notes)
    assert any("no longer read since lin reviewed" in n and "新臺幣5億元" in n for n in notes)
    shelf = Shelf(bench.out)
    assert shelf.entry("tech/a.md").reasons["changed"] > 0
    from pipeline.review.view import article

    revenue = next(f for f in article(shelf, "tech/a.md")["facts"] if f["kind"] == "revenue")
    assert revenue["why"][0] == "changed"


def test_a_corpus_article_of_the_same_name_is_not_taken_for_this_one(bench: Bench, tmp_path: Path) -> None:
    bench.decide("done")
    (tmp_path / "corpus" / "articles").mkdir(parents=True)
    (tmp_path / "corpus" / "articles" / "tech-a.txt").write_text("另一篇文章。", encoding="utf-8")
    written, left = write(bench.out, tmp_path / "corpus")
    assert not written and "is another article" in left[0][1]
