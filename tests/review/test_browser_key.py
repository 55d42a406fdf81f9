"""The key of the review in a browser: what another port of this machine is sent, and what a page without it is told."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.review.decisions import load
from tests.helpers import samples
from tests.helpers.browser import tab

pytest.importorskip("uvicorn", reason="the review server needs the extra: pip install 'jiyao[review]'")
from pipeline.review.app import Server


class Neighbour:
    """Another user's server on another port: it keeps every word that it is sent."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        heard = self.heard

        class Ear(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                heard.append(f"{self.requestline}\n{self.headers}")
                self.send_response(200)
                self.send_header("Content-Type", "text/html")
                self.end_headers()
                self.wfile.write(b"<title>neighbour</title>")

            def log_message(self, *_: object) -> None:
                """Nothing on the terminal."""

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Ear)
        self.address = f"http://127.0.0.1:{self.server.server_address[1]}/"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture
def neighbour() -> Iterator[Neighbour]:
    running = Neighbour()
    yield running
    running.server.shutdown()
    running.server.server_close()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    running = Server(samples.write(tmp_path / "out", samples.report()), reviewer="lin")
    thread = running.start()
    yield running
    running.stop()
    thread.join(5)


@pytest.fixture
def page(chrome: Any, server: Server) -> Iterator[Any]:
    """A tab of a reviewer who has opened an article."""
    opened = tab(chrome).page
    opened.goto(server.address)
    opened.click("ol.articles a")
    opened.wait_for_selector("#text")
    yield opened
    opened.context.close()


def test_another_port_is_sent_neither_key_nor_cookie_nor_referrer(server: Server, page: Any, neighbour: Neighbour) -> None:
    context = page.context
    assert context.cookies() == []
    context.new_page().goto(neighbour.address + "typed")
    with context.expect_page() as opened:  # as a link of an article would be followed
        page.evaluate("where => { const a = document.createElement('a'); a.href = where; a.target = '_blank'; a.rel = 'opener'; a.click(); }",
                      neighbour.address + "linked")
    opened.value.wait_for_load_state()
    assert opened.value.evaluate("[document.referrer, window.opener === null, sessionStorage.length + localStorage.length]") == ["", True, 0]
    page.evaluate("where => fetch(where, {credentials: 'include', mode: 'no-cors'}).catch(() => 0)", neighbour.address + "fetched")
    page.evaluate("where => new Promise(done => { const i = new Image(); i.onload = i.onerror = done; i.src = where; })", neighbour.address + "shown")
    page.goto(neighbour.address + "left")
    heard = [line.lower() for line in neighbour.heard if "favicon" not in line]  # which its own page asks for
    assert [line.split()[1] for line in heard] == ["/typed", "/linked", "/left"]  # fetch and images are forbidden by the page itself
    for secret in (server.token.lower(), "cookie:", "referer:", "authorization:", str(server.port)):
        assert [line for line in heard if secret in line] == []


def test_a_page_of_another_port_gets_nothing_with_the_browser_of_who_reviews(server: Server, page: Any, neighbour: Neighbour) -> None:
    evil = page.context.new_page()
    evil.goto(neighbour.address)
    asked = evil.evaluate(
        """async base => {
          const seen = [], say = (path, init) => fetch(base + path, {credentials: "include", ...init}).then(r => r.type + r.status, () => "refused");
          seen.push(await say("", {}), await say("api/articles", {}), await say("api/articles", {headers: {Authorization: "Bearer x"}}));
          seen.push(await say("api/decide", {method: "POST", mode: "no-cors", body: "{}"}));
          const frame = document.createElement("iframe");
          frame.src = base;
          document.body.append(frame);
          await new Promise(done => { frame.onload = done; setTimeout(done, 2000); });
          seen.push(frame.contentDocument === null ? "closed" : "open");
          return seen;
        }""",
        f"http://127.0.0.1:{server.port}/",
    )
    assert asked == ["refused", "refused", "refused", "refused", "closed"]
    with page.context.expect_page() as opened:
        evil.evaluate("where => window.open(where)", f"http://127.0.0.1:{server.port}/")
    opened.value.wait_for_selector(".error")
    assert evil.evaluate("sessionStorage.length + localStorage.length") == 0
    assert load(server.shelf.out) == {}


@pytest.mark.parametrize("key", ["", "#key=", "#key=guess"])
def test_a_page_without_the_key_is_told_so_and_shows_nothing(chrome: Any, server: Server, page: Any, key: str) -> None:
    for context in (page.context, chrome.new_context()):  # another tab of who reviews, and another browser
        other = context.new_page()
        answers: list[int] = []
        other.on("response", lambda answer, kept=answers: kept.append(answer.status) if "/api/" in answer.url else None)
        other.goto(f"http://127.0.0.1:{server.port}/{key}")
        other.wait_for_selector(".error")
        shown = other.locator("body").inner_text()
        assert answers and set(answers) == {403}
        assert "jiyao review" in shown and "tech/a.md" not in shown and samples.TEXT[:6] not in shown
        other.close()


def test_what_is_damaged_stands_on_the_page(chrome: Any, server: Server) -> None:
    out = server.shelf.out
    (out / "torn.md.json").write_bytes((out / "tech/a.md.json").read_bytes()[:500])
    (out.parent / "out.review").mkdir()
    (out.parent / "out.review" / "decisions.jsonl").write_bytes(b'{"id": "spoilt"}\n')
    opened = tab(chrome).page
    opened.goto(server.address)
    opened.wait_for_selector("#damaged")
    told = opened.locator("#damaged li").all_inner_texts()
    assert len(told) == 2 and "torn.md.json: damaged" in told[0] and "decisions.jsonl:1: damaged" in told[1]
    opened.context.close()
