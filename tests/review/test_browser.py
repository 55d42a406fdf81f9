"""The review page as a person uses it: keys, selections, undo, a dead server, hostile text."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.batch.folder import process_folder
from pipeline.review.decisions import folder, load
from tests.helpers import samples
from tests.helpers.browser import tab

pytest.importorskip("uvicorn", reason="the review server needs the extra: pip install 'jiyao[review]'")
from pipeline.review.app import Server


class Desk:
    """A server over a fresh run, and a tab at its address."""

    def __init__(self, chrome: Any, out: Path, **look: Any) -> None:
        self.out = out
        self.server = Server(out, reviewer="lin")
        self.thread = self.server.start()
        self.tab = tab(chrome, **look)
        self.page = self.tab.page
        self.page.goto(self.server.address)
        self.page.wait_for_selector("ol.articles li, .error")

    def open(self, title: str = "tech/a.md") -> None:
        self.page.click(f"ol.articles a:has-text('{title}')")
        self.page.wait_for_selector("#text")

    def card(self, kind: str, n: int = 0) -> Any:
        return self.page.locator(f".card.k-{kind}").nth(n)

    def select(self, words: str) -> None:
        """Select words of the article by their characters, as a mouse does."""
        self.page.evaluate(
            """words => {
              const leaves = [...document.querySelectorAll('#text [data-s]')], whole = leaves.map(l => l.textContent).join('');
              const from = whole.indexOf(words), to = from + words.length, range = document.createRange();
              let at = 0;
              for (const leaf of leaves) {
                const size = leaf.textContent.length, node = leaf.firstChild;
                if (at <= from && from < at + size) range.setStart(node, from - at);
                if (at < to && to <= at + size) range.setEnd(node, to - at);
                at += size;
              }
              const chosen = getSelection();
              chosen.removeAllRanges();
              chosen.addRange(range);
            }""",
            words,
        )
        self.page.wait_for_selector("#chosen:not([hidden])")

    def actions(self) -> list[str]:
        return [d.action for d in load(self.out).get("tech/a.md", ())]

    def wait(self, count: int) -> None:
        """Until the log has so many lines of the first article."""
        until = time.monotonic() + 10
        while len(self.actions()) < count and time.monotonic() < until:
            self.page.wait_for_timeout(20)
        assert len(self.actions()) == count

    def close(self) -> None:
        self.page.context.close()
        self.server.stop()
        self.thread.join(5)


@pytest.fixture
def desk(chrome: Any, tmp_path: Path) -> Iterator[Desk]:
    out = samples.write(tmp_path / "out", samples.report(), samples.report(source="tech/b.md"))
    opened = Desk(chrome, out)
    yield opened
    assert opened.tab.complaints == []
    opened.close()


def test_the_key_leaves_the_address_bar(desk: Desk) -> None:
    assert desk.page.url == f"http://127.0.0.1:{desk.server.port}/"
    assert desk.page.locator("ol.articles li").count() == 2


def test_accept_reject_skip_undo_by_keys(desk: Desk) -> None:
    desk.open()
    desk.page.keyboard.press("a")
    desk.wait(1)
    desk.page.wait_for_selector(".k-funding_round.d-accept")
    assert desk.page.locator(".card.focus").get_attribute("class").split()[1] == "k-valuation"
    desk.page.keyboard.press("Space")
    desk.page.keyboard.press("x")
    desk.wait(2)
    desk.page.wait_for_selector(".group.gone .card")
    assert "晨光數據" in desk.page.locator(".group.gone").inner_text()
    desk.page.reload()
    desk.page.wait_for_selector(".group.gone .card")
    assert desk.actions() == ["accept", "reject"]
    desk.page.keyboard.press("Backspace")
    desk.wait(3)
    desk.page.wait_for_selector(".group.gone", state="detached")
    assert desk.card("valuation").count() == 1


def test_j_and_k_move_and_digits_find_kinds(desk: Desk) -> None:
    desk.open()
    focused = desk.page.locator(".card.focus")
    desk.page.keyboard.press("j")
    assert "k-valuation" in focused.get_attribute("class")
    desk.page.keyboard.press("k")
    assert "k-funding_round" in focused.get_attribute("class")
    desk.page.keyboard.press("4")
    assert "k-revenue" in focused.get_attribute("class")
    desk.page.keyboard.press("Shift+?")
    assert desk.page.locator("dialog[open]").count() == 1
    desk.page.keyboard.press("Escape")
    desk.page.wait_for_selector("dialog", state="detached")


def test_a_card_and_its_words_show_each_other(desk: Desk) -> None:
    desk.open()
    desk.card("revenue").hover()
    assert desk.page.locator("#text .m.hot").all_inner_texts() == ["沛星互動科技", "新臺幣5億元"]
    desk.page.locator("#text .m", has_text="晨光數據").hover()
    assert "晨光數據" in desk.page.locator(".card.hot").inner_text()


def test_correct_an_amount_by_number(desk: Desk) -> None:
    desk.open()
    desk.page.keyboard.press("4")
    desk.page.keyboard.press("e")
    form = desk.page.locator("form.editor")
    form.locator("input[name=value]").fill("600,000,000")
    assert form.locator("output.reading").inner_text() == "= 600 million"
    form.locator("button[type=submit]").click()
    desk.wait(1)
    desk.page.wait_for_selector(".k-revenue.d-correct")
    after = load(desk.out)["tech/a.md"][0].after
    assert after is not None and after.slots["money"]["value"] == 600_000_000  # type: ignore[index,call-overload]


def test_correct_an_amount_by_selecting_other_words(desk: Desk) -> None:
    desk.open()
    desk.select("新臺幣5億元")
    desk.page.click("#chosen button[data-slot=money]")
    form = desk.page.locator("form.editor")
    assert form.locator("fieldset[data-slot=money] input[name=value]").input_value() == "500000000"
    form.locator("button[type=submit]").click()
    desk.wait(1)
    after = load(desk.out)["tech/a.md"][0].after
    assert after is not None
    assert [q.text for q in after.quotes if q.field == "money"] == ["新臺幣5億元"]


def test_select_text_and_add_an_investor(desk: Desk) -> None:
    """The words stand behind 😀 and 𠮷, which the browser counts twice."""
    desk.open()
    desk.select("大和企業投資")
    desk.page.keyboard.press("2")
    form = desk.page.locator("form.editor")
    form.locator(".investor").nth(2).locator("select").select_option("lead")
    form.locator("button[type=submit]").click()
    desk.wait(1)
    desk.page.wait_for_selector(".k-funding_round.d-correct")
    assert "大和企業投資" in desk.card("funding_round").inner_text()
    article = desk.server.shelf.settled("tech/a.md").report
    added = next(f for f in article.facts if f.kind == "investor" and f.investor.text == "大和企業投資")
    assert added.role == "lead" and added.round == "f3"  # type: ignore[union-attr]
    for evidence in added.evidence:
        assert article.article.text[evidence.start : evidence.end] == evidence.text


def test_add_a_missed_fact(desk: Desk) -> None:
    desk.open()
    desk.select("成長2倍")
    desk.page.keyboard.press("5")
    form = desk.page.locator("form.editor")
    form.locator("fieldset[data-slot=metric] input").fill("revenue")
    form.locator("fieldset[data-slot=ratio] input").fill("2")
    desk.select("2倍")
    desk.page.click("#chosen button[data-slot=ratio]")
    form.locator("fieldset[data-slot=ratio] input").fill("2")
    desk.select("沛星互動科技")
    desk.page.click("#chosen button[data-slot=company]")
    form.locator("button[type=submit]").click()
    desk.wait(1)
    desk.page.wait_for_selector(".k-growth.d-add")


def test_words_selected_while_the_server_reads_stay_selected(desk: Desk) -> None:
    held: list[Any] = []
    desk.open()
    desk.select("成長2倍")
    desk.page.keyboard.press("5")
    desk.page.wait_for_selector("form.editor")
    desk.page.route("**/api/read?*", lambda route: held.append(route))
    desk.select("2倍")
    with desk.page.expect_request("**/api/read?*"):
        desk.page.click("#chosen button[data-slot=ratio]")
    desk.select("沛星互動科技")
    with desk.page.expect_response("**/api/read?*"):
        held.pop().continue_()
    desk.page.wait_for_timeout(200)  # longer than the page waits behind a change of the selection
    assert desk.page.locator("#chosen").is_visible()


def test_what_cannot_be_kept_is_said_in_the_form(desk: Desk) -> None:
    desk.open()
    desk.page.keyboard.press("4")
    desk.page.keyboard.press("e")
    form = desk.page.locator("form.editor")
    form.locator("fieldset[data-slot=money] button").click()
    form.locator("button[type=submit]").click()
    desk.page.wait_for_selector("form.editor .error:not(:empty)")
    desk.tab.complaints.clear()  # Chromium reports the refused request
    assert desk.actions() == []


def test_the_same_everywhere(desk: Desk) -> None:
    desk.open()
    desk.page.keyboard.press("4")
    desk.page.wait_for_selector(".k-revenue .same")
    desk.page.keyboard.press("Shift+X")
    desk.wait(1)
    assert [d.action for d in load(desk.out)["tech/b.md"]] == ["reject"]


def test_nothing_is_lost_when_the_server_dies(desk: Desk, chrome: Any) -> None:
    desk.open()
    port = desk.server.port
    desk.server.stop()
    desk.thread.join(5)
    desk.page.keyboard.press("a")
    desk.page.wait_for_selector("#unsaved:not([hidden])")
    assert desk.actions() == []
    again = Server(desk.out, port=port, reviewer="lin")
    thread = again.start()
    desk.page.goto(again.address)
    desk.wait(1)
    assert desk.actions() == ["accept"]
    again.stop()
    thread.join(5)
    desk.tab.complaints.clear()  # the refused connections


def test_both_languages_and_both_themes(desk: Desk) -> None:
    desk.open()
    desk.page.click("#language")
    assert desk.page.locator("html").get_attribute("lang") == "zh-Hant"
    assert "募資" in desk.page.locator(".cards").inner_text()
    assert "3億" in desk.card("funding_round").locator("strong").inner_text()
    paper = "getComputedStyle(document.body).backgroundColor"
    before = desk.page.evaluate(paper)
    desk.page.click("#theme")
    assert desk.page.evaluate(paper) != before
    desk.page.reload()
    desk.page.wait_for_selector(".card")
    assert desk.page.locator("html").get_attribute("lang") == "zh-Hant"


def test_what_is_not_there_is_not_printed(desk: Desk) -> None:
    texts = desk.page.evaluate("[...document.querySelector('#view').childNodes].filter(n => n.nodeType === 3).map(n => n.data)")
    assert texts == [], "words between the elements of the list: what a condition left"


@pytest.mark.parametrize("width", [1280, 390])
def test_the_summary_of_the_page_s_language_stands_above_the_facts(chrome: Any, tmp_path: Path, width: int) -> None:
    told = samples.summed(samples.report(), None, "Appier raised <b>NT$300 million</b>.")
    desk = Desk(chrome, samples.write(tmp_path / "out", told), width=width)
    try:
        desk.open()
        first = desk.page.locator(".cards .group").first
        assert first.locator("p.summary").inner_text() == "Appier raised <b>NT$300 million</b>."
        desk.page.click("#language")
        assert first.locator("p.summary").count() == 0 and "沒有中文摘要" in first.inner_text()
        assert desk.page.evaluate("document.documentElement.scrollWidth") <= width and desk.tab.complaints == []
        desk.page.keyboard.press("x")
        desk.page.wait_for_selector(".group.gone .card")
        assert "3 億元" not in desk.page.locator("#summary").inner_text()
    finally:
        desk.close()


def test_a_hostile_article_runs_nothing_and_loads_nothing(chrome: Any, tmp_path: Path) -> None:
    desk = Desk(chrome, samples.write(tmp_path / "<b>out</b>", samples.hostile()))
    try:
        desk.open()
        desk.page.keyboard.press("a")
        desk.page.wait_for_selector(".d-accept")
        desk.page.wait_for_timeout(200)
        assert desk.tab.complaints == []
        home = f"http://127.0.0.1:{desk.server.port}/"
        assert [r for r in desk.tab.requests if not r.startswith((home, "data:"))] == []
        assert "owned" not in desk.page.title()
        assert desk.page.locator("main img, main svg, main style, main script, main a[href^=javascript]").count() == 0
        assert "U+202E" in desk.page.locator("#text .hidden").all_inner_texts()
        assert "<script>" in desk.page.locator("#text").inner_text()
        desk.select("𠮷野家創投")
        assert "𠮷野家創投" in desk.page.locator("#chosen").inner_text()
    finally:
        desk.close()


def test_another_site_gets_nothing(desk: Desk, chrome: Any, tmp_path: Path) -> None:
    """A page from elsewhere, in a browser that is signed in here, can neither read nor write."""
    evil = tmp_path / "evil.html"
    evil.write_text("<title>evil</title>")
    page = desk.page.context.new_page()
    page.goto(evil.as_uri())
    result = page.evaluate(
        """async base => {
          const seen = [];
          const write = {method: "POST", mode: "no-cors", credentials: "include", body: "{}"};
          for (const [path, init] of [["api/articles", {credentials: "include"}], ["api/decide", write]])
            seen.push(await fetch(base + path, init).then(r => r.type + r.status, () => "refused"));
          return seen;
        }""",
        f"http://127.0.0.1:{desk.server.port}/",
    )
    assert result[0] == "refused" and result[1] in ("opaque0", "refused")
    assert desk.actions() == []


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_the_screen(chrome: Any, tmp_path: Path, width: int, scheme: str) -> None:
    desk = Desk(chrome, samples.write(tmp_path / "out", samples.report()), width=width, scheme=scheme)
    try:
        assert desk.page.evaluate("document.documentElement.scrollWidth") <= width
        desk.open()
        desk.page.keyboard.press("e")
        desk.page.wait_for_selector("form.editor")
        assert desk.page.evaluate("document.documentElement.scrollWidth") <= width
    finally:
        desk.close()


def test_a_thousand_articles(chrome: Any, tmp_path: Path) -> None:
    plain = samples.report().model_dump(mode="json")
    out = tmp_path / "out"
    out.mkdir()
    for n in range(1000):
        plain["article"] |= {"source": f"n{n:04}.md", "id": f"n{n:04}.md"}
        (out / f"n{n:04}.md.json").write_text(json.dumps(plain, ensure_ascii=False))
    desk = Desk(chrome, out)
    try:
        asked: list[str] = []
        desk.page.on("request", lambda request: asked.append(request.url))
        desk.page.goto(f"http://127.0.0.1:{desk.server.port}/")
        desk.page.wait_for_selector("ol.articles li:nth-child(1000)", state="attached")
        listing = len(asked)
        desk.open("n0007.md")
        desk.page.wait_for_selector(".card")
        assert listing < 20 and len(asked) - listing < 5, asked  # the list is one answer, an article another
    finally:
        desk.close()


def test_the_whole_way(chrome: Any, tmp_path: Path) -> None:
    """Run, look, correct, add, reload, undo, run again: what was decided stands in the reports and on the page."""
    (tmp_path / "in" / "tech").mkdir(parents=True)
    (tmp_path / "in" / "tech" / "a.md").write_text(samples.MARKDOWN, encoding="utf-8")
    process_folder(tmp_path / "in", tmp_path / "out")
    desk = Desk(chrome, tmp_path / "out")
    try:
        desk.open()
        desk.page.keyboard.press("e")
        desk.page.locator("form.editor fieldset[data-slot=money] input[name=value]").fill("800000000")
        desk.page.locator("form.editor button[type=submit]").click()
        desk.wait(1)
        desk.page.wait_for_selector(".k-funding_round.d-correct")
        desk.select("大和企業投資")
        desk.page.keyboard.press("2")
        desk.page.locator("form.editor button[type=submit]").click()
        desk.wait(2)
        desk.page.wait_for_selector("form.editor", state="detached")
        desk.page.keyboard.press("4")
        desk.page.keyboard.press("x")
        desk.wait(3)
        desk.page.wait_for_selector(".gone .card")
        desk.page.reload()
        desk.page.wait_for_selector(".gone .card")
        desk.page.keyboard.press("Backspace")
        desk.wait(4)
        desk.page.wait_for_selector(".gone", state="detached")
        # In a process of its own: one that is forked beside the browser's threads may inherit a lock that nobody opens.
        run = [sys.executable, "-m", "pipeline", "run", str(tmp_path / "in"), "--out", str(tmp_path / "out")]
        told = subprocess.run(run, capture_output=True, text=True, check=True)
        assert "1 written" in told.stdout + told.stderr
        desk.page.reload()
        desk.page.wait_for_selector(".k-funding_round.d-correct")
        shown = desk.card("funding_round").inner_text()
        assert "800 million" in shown and "大和企業投資" in shown
        assert desk.card("revenue").count() == 1 and desk.tab.complaints == []
        facts = json.loads((tmp_path / "out" / "tech" / "a.md.json").read_text(encoding="utf-8"))["facts"]
        round_ = next(f for f in facts if f["kind"] == "funding_round")
        assert round_["money"]["value"] == 800_000_000
        assert "大和企業投資" in [i["text"] for i in round_["investors"]]
    finally:
        desk.close()


def test_a_name_that_is_no_organisation(desk: Desk) -> None:
    desk.open()
    desk.card("valuation", 1).locator("button.name").click()
    dialog = desk.page.locator("dialog[open]")
    dialog.locator("select").select_option("not_a_company")
    dialog.locator("button[type=submit]").click()
    desk.wait(1)
    desk.page.wait_for_selector(".k-valuation:nth-of-type(2)", state="detached")
    assert "晨光數據" not in desk.page.locator(".cards").inner_text()
    assert "晨光數據" in (folder(desk.out) / "lexicon.toml").read_text(encoding="utf-8")


def test_all_amounts_at_once(desk: Desk) -> None:
    desk.open()
    desk.page.click(".group summary button")
    desk.wait(2)
    desk.page.wait_for_selector(".k-amount.d-accept >> nth=1")
    assert desk.actions() == ["accept", "accept"]


def test_the_article_is_marked_and_the_next_one_opens(desk: Desk) -> None:
    desk.open()
    desk.page.keyboard.press("d")
    desk.page.wait_for_selector("#done.ok")
    desk.page.keyboard.press("Escape")
    desk.page.wait_for_selector('ol.articles li.finished:has-text("tech/a.md")')  # the list may be drawn twice
    desk.page.select_option("#show", "open")
    assert desk.page.locator("ol.articles li").count() == 1


def test_two_reviewers_at_once(desk: Desk, chrome: Any) -> None:
    """Both had the page open; both decisions are kept, and both see that they differ."""
    desk.open()
    other = tab(chrome).page
    other.goto(desk.server.address)
    other.fill("#reviewer", "chen")
    other.click("ol.articles a >> nth=0")
    other.wait_for_selector(".card")
    desk.page.keyboard.press("a")
    desk.wait(1)
    other.keyboard.press("x")
    desk.wait(2)
    other.wait_for_selector(".gone .alert")
    assert [(d.action, d.reviewer) for d in load(desk.out)["tech/a.md"]] == [("accept", "lin"), ("reject", "chen")]
    desk.page.reload()
    desk.page.wait_for_selector(".gone .alert")
    other.context.close()


def test_what_a_long_article_leaves_out_comes_on_demand(chrome: Any, tmp_path: Path) -> None:
    text = samples.TEXT + "開頭" + "長" * 120_000 + "結尾"
    desk = Desk(chrome, samples.write(tmp_path / "out", samples.report(text)))
    try:
        desk.open()
        assert "結尾" not in desk.page.locator("#text").inner_text()
        for _ in range(3):
            shown = desk.page.locator("#text").evaluate("e => e.textContent.length")
            desk.page.click("button.gap")
            desk.page.wait_for_function("n => document.querySelector('#text').textContent.length > n + 1000", arg=shown)
        assert desk.page.locator("#text").evaluate("e => e.textContent") == text
        desk.select("結尾")
        desk.page.click("#chosen button[data-kind=amount]")
        desk.page.wait_for_selector("form.editor")
        draft = desk.page.evaluate("state.editor.draft.evidence[0]")
        assert text[draft["start"] : draft["end"]] == "結尾"
    finally:
        desk.close()
