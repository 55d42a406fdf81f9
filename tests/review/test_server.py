"""The review server keeps what it is told, tells what it knows, and answers no other site."""

from __future__ import annotations

import http.client
import json
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from pipeline.errors import UsageError
from pipeline.lexicons.organisations import load as organisations
from pipeline.review import log
from pipeline.review.decisions import load
from tests.helpers import samples
from tests.helpers.decisions import decide, read

pytest.importorskip("uvicorn", reason="the review server needs the extra: pip install 'jiyao[review]'")
pytest.importorskip("starlette", reason="the review server needs the extra: pip install 'jiyao[review]'")
from pipeline.review.app import Server


class Client:
    """Speaks to a server as a browser on its own page would; any header can be said otherwise."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.count = 0
        self.own = {
            "Host": f"127.0.0.1:{server.port}",
            "Authorization": f"Bearer {server.token}",
            "Origin": f"http://127.0.0.1:{server.port}",
        }

    def __call__(self, method: str, path: str, body: object = None, **headers: str | None) -> tuple[int, dict[str, str], str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=10)
        said = self.own | {key.replace("_", "-"): value for key, value in headers.items()}
        connection.putrequest(method, path, skip_host=True)
        data = b"" if body is None else json.dumps(body).encode()
        if data:
            said = {"Content-Type": "application/json", "Content-Length": str(len(data))} | said
        for name, value in said.items():
            if value is not None:
                connection.putheader(name, value)
        connection.endheaders(data)
        answer = connection.getresponse()
        found = answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read().decode()
        connection.close()
        return found

    def get(self, path: str) -> Any:
        status, _, body = self("GET", path)
        assert status == 200, body
        return json.loads(body)

    def decide(self, action: str, **more: object) -> tuple[int, Any]:
        self.count += 1
        request = {"id": f"decision-{self.count:04}", "source": "tech/a.md", "reviewer": "lin", "action": action, **more}
        status, _, body = self("POST", "/api/decide", request)
        return status, json.loads(body)

    def fact(self, kind: str, source: str = "tech/a.md") -> Any:
        facts = self.get(f"/api/article?source={source}")["facts"]
        return next(f for f in facts if f["kind"] == kind)


@pytest.fixture
def client(tmp_path: Path) -> Iterator[Client]:
    out = samples.write(tmp_path / "out", samples.report(), samples.report(source="tech/b.md"))
    server = Server(out, reviewer="lin")
    thread = server.start()
    yield Client(server)
    server.stop()
    thread.join(5)


def test_the_key_is_in_the_fragment_and_nothing_that_a_browser_would_send_elsewhere(client: Client) -> None:
    before, _, key = client.server.address.partition("#")
    assert key == f"key={client.server.token}" and client.server.token not in before
    status, headers, page = client("GET", "/", Authorization=None, Origin=None)
    assert status == 200 and "set-cookie" not in headers
    assert not [word for word in (client.server.token, '"lin"', "tech/a.md", str(client.server.shelf.out)) if word in page]
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "*" not in policy
    for path in ("/api/setup", "/api/articles"):
        assert "set-cookie" not in client("GET", path)[1]


@pytest.mark.parametrize(
    "headers",
    [
        {"Authorization": None},
        {"Authorization": "Bearer guess"},
        {"Authorization": "Bearer "},
        {"Host": "evil.example"},
        {"Host": None},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": None},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Content-Type": "text/plain"},
        {"Content-Length": "999999999"},
    ],
)
def test_no_other_site_is_answered(client: Client, headers: dict[str, str | None]) -> None:
    digest = client.fact("revenue")["digest"]
    body = {"id": "decision-9999", "source": "tech/a.md", "reviewer": "evil", "action": "reject", "fact": digest}
    try:
        status, _, text = client("POST", "/api/decide", body, **{k.replace("-", "_"): v for k, v in headers.items()})
    except ConnectionError:  # hung up before reading on: an answer, too
        status, text = 413, ""
    assert status in (400, 403, 413, 415, 421)
    assert "facts" not in text
    assert load(client.server.shelf.out) == {}


def test_reading_needs_the_key_too(client: Client) -> None:
    for path in ("/api/setup", "/api/articles", "/api/article?source=tech/a.md", f"/api/articles?token={client.server.token}", "/nothing"):
        found = client("GET", path, Authorization=None, Origin=None, Cookie=f"jiyao-{client.server.port}={client.server.token}")
        assert found[0] == 403


@pytest.mark.parametrize("number", ["9" * 5000, "9" * 13, "-1", "1.5", "１２", "", "0x10"])
def test_numbers_that_are_none_are_refused_in_one_line(client: Client, number: str) -> None:
    for path in ("text", "read"):
        status, _, body = client("GET", f"/api/{path}?source=tech/a.md&start=0&end={quote(number)}")
        assert status == 422 and "whole numbers" in json.loads(body)["error"]


def test_a_body_that_stops_in_the_middle_harms_nobody(capfd: pytest.CaptureFixture[str], client: Client) -> None:
    own = "".join(f"{name}: {value}\r\n" for name, value in client.own.items())
    for sent in (b"", b'{"id": "decision'):
        with socket.create_connection(("127.0.0.1", client.server.port), timeout=10) as end:
            end.sendall(f"POST /api/decide HTTP/1.1\r\n{own}Content-Type: application/json\r\nContent-Length: 500\r\n\r\n".encode() + sent)
    assert client.get("/api/articles")["articles"]
    assert "Traceback" not in capfd.readouterr().err


def test_an_answer_that_takes_too_long_is_a_clear_word(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.review.answers._PATIENCE", 0.2)
    monkeypatch.setattr(client.server.shelf, "rows", lambda: time.sleep(1))
    status, _, body = client("GET", "/api/articles")
    assert (status, json.loads(body)["reason"]) == (503, "timed_out")


@pytest.mark.parametrize("value", ["1e99999999999", "-1e5000", "1e-5000", "9" * 5000])
def test_a_number_that_no_memory_holds_is_refused(client: Client, value: str) -> None:
    fact = client.fact("revenue")
    slots = {slot: fact[slot] for slot in ("status", "company", "money", "metric", "period") if slot in fact}
    slots["money"] = {**slots["money"], "value": value}
    evidence = [{key: words[key] for key in ("start", "end", "field")} for words in fact["evidence"]]
    status, answer = client.decide("correct", fact=fact["digest"], draft={"kind": "revenue", "slots": slots, "evidence": evidence})
    assert status == 422 and "digits" in answer["error"]


def test_a_draft_says_nothing_beside_its_slots(client: Client) -> None:
    fact = client.fact("revenue")
    evidence = [{key: words[key] for key in ("start", "end", "field")} for words in fact["evidence"]]
    for key in ("evidence", "id", "rule", "confidence"):
        draft = {"kind": "revenue", "slots": {"money": fact["money"], key: fact[key]}, "evidence": evidence}
        status, answer = client.decide("correct", fact=fact["digest"], draft=draft)
        assert status == 422 and answer["error"] == f"{key} is no slot"


DAMAGED = [b"[" * 200_000, b'{"article": {}, "facts": [], "notes": 7}', b'{"article": {"source": 7}, "facts": [3, {"kind": []}]}', b"\xff", b"7"]


def test_damaged_reports_and_decisions_are_told_and_stop_nothing(client: Client) -> None:
    out = client.server.shelf.out
    client.decide("reject", fact=client.fact("revenue")["digest"])
    log.path(out).write_bytes(log.path(out).read_bytes().replace(b"reject", b"re\xffect") + b"torn\n")
    for number, content in enumerate(DAMAGED):
        (out / f"damaged{number}.json").write_bytes(content)
    server = Server(out)
    found = Client(server).server.shelf.rows()
    assert [row["source"] for row in found] == ["tech/a.md", "tech/b.md"]
    told = server.shelf.damaged
    assert [line.split(": ")[0] for line in told if "decisions.jsonl" in line] == [f"out.review/decisions.jsonl:{n}" for n in (1, 2)]
    assert [[f"damaged{n}.json" in line for line in told].count(True) for n in range(len(DAMAGED))] == [1, 1, 1, 1, 0]
    server.socket.close()


def test_the_list_puts_what_needs_eyes_first(client: Client) -> None:
    rows = client.get("/api/articles")["articles"]
    assert [r["source"] for r in rows] == ["tech/a.md", "tech/b.md"]
    assert rows[0]["reasons"] == {"currency": 1, "uncertain": 1}
    client.decide("done")
    assert [r["source"] for r in client.get("/api/articles")["articles"]] == ["tech/b.md", "tech/a.md"]


def test_a_decision_is_on_the_disk_before_it_is_answered(client: Client) -> None:
    status, answer = client.decide("reject", fact=client.fact("revenue")["digest"])
    assert (status, answer["kept"]) == (200, 1)
    assert [d.action for d in load(client.server.shelf.out)["tech/a.md"]] == ["reject"]
    assert [f["kind"] for f in answer["article"]["gone"]] == ["revenue"]
    assert not [f for f in answer["article"]["facts"] if f["kind"] == "revenue"]


def test_a_decision_that_is_sent_twice_is_kept_once(client: Client) -> None:
    digest = client.fact("revenue")["digest"]
    for kept in (1, 0):
        client.count = 0
        assert client.decide("reject", fact=digest)[1]["kept"] == kept


def test_undo_takes_back_ones_own_last_decision(client: Client) -> None:
    client.decide("reject", fact=client.fact("revenue")["digest"])
    assert client.decide("undo", reviewer="chen")[0] == 422
    status, answer = client.decide("undo")
    assert status == 200 and answer["article"]["gone"] == []
    assert client.fact("revenue")["decision"] is None


def test_what_somebody_else_changed_is_not_decided_blindly(client: Client) -> None:
    digest = client.fact("revenue")["digest"]
    assert client.decide("reject", fact="0123456789abcdef")[0] == 409
    assert client.decide("accept", fact=digest)[0] == 200


def test_a_correction_needs_words_of_the_article(client: Client) -> None:
    fact = client.fact("revenue")
    slots = {"company": fact["company"], "money": {**fact["money"], "text": "9億元"}, "metric": "revenue"}
    evidence = [{k: e[k] for k in ("start", "end", "field")} for e in fact["evidence"]]
    status, answer = client.decide("correct", fact=fact["digest"], draft={"kind": "revenue", "slots": slots, "evidence": evidence})
    assert status == 422 and "money" in answer["error"]
    slots["money"] = {**fact["money"], "value": 6e8}
    status, answer = client.decide("correct", fact=fact["digest"], draft={"kind": "revenue", "slots": slots, "evidence": evidence})
    assert status == 200
    changed = client.fact("revenue")
    assert changed["money"]["value"] == 6e8 and changed["decision"] == "correct"


def test_everywhere_decides_identical_facts_and_one_undo_takes_all_back(client: Client) -> None:
    fact = client.fact("revenue")
    assert client.get(f"/api/identical?source=tech/a.md&fact={fact['digest']}") == {"articles": 2}
    assert client.decide("reject", fact=fact["digest"], everywhere=True)[1]["kept"] == 2
    kinds = [f["kind"] for f in client.get("/api/article?source=tech/b.md")["facts"]]
    assert "revenue" not in kinds
    client.decide("undo")
    assert client.fact("revenue", "tech/b.md")["decision"] is None


def test_a_correction_is_carried_to_the_identical_fact_elsewhere(client: Client) -> None:
    fact = client.fact("revenue")
    slots = {"company": fact["company"], "money": fact["money"], "metric": "arr"}
    evidence = [{k: e[k] for k in ("start", "end", "field")} for e in fact["evidence"]]
    draft = {"kind": "revenue", "slots": slots, "evidence": evidence}
    assert client.decide("correct", fact=fact["digest"], draft=draft, everywhere=True)[1]["kept"] == 2
    assert client.fact("revenue", "tech/b.md")["metric"] == "arr"


def test_an_investor_of_a_round_follows_the_round(client: Client) -> None:
    status, answer = client.decide("reject", fact=client.fact("investor")["digest"])
    assert status == 422 and "correct the round" in answer["error"]


def test_names_become_a_lexicon_that_loads(client: Client) -> None:
    client.decide("name", name={"text": "紅杉資本", "verdict": "alias", "canonical": "Sequoia Capital"})
    client.decide("name", name={"text": "北極星餐飲", "verdict": "alias", "canonical": "Polaris Dining"})
    client.decide("name", name={"text": "晨光數據", "verdict": "not_a_company"}, everywhere=True)
    file = log.folder(client.server.shelf.out) / "lexicon.toml"
    lexicon = organisations().with_file(file)
    found = lexicon.lookup("北極星餐飲")
    assert found and found.name == "Polaris Dining"
    assert lexicon.lookup("晨光數據") is None and lexicon.is_ambiguous("晨光數據")
    assert not [f for f in client.get("/api/article?source=tech/b.md")["facts"] if f["kind"] == "valuation" and f["status"] == "reported"]


def test_two_reviewers_see_that_they_differ(client: Client) -> None:
    digest = client.fact("revenue")["digest"]
    client.decide("accept", fact=digest)
    status, answer = client.decide("reject", fact=digest, reviewer="chen")
    assert status == 200
    assert answer["article"]["gone"][0]["disputed"] is True
    assert [d.reviewer for d in load(client.server.shelf.out)["tech/a.md"]] == ["lin", "chen"]


def test_another_process_may_write_the_same_log(client: Client) -> None:
    report = samples.report()
    log.append(client.server.shelf.out, [decide(report, "accept", read(report, "f7"), read(report, "f7"), reviewer="chen")])
    assert client.fact("revenue")["by"] == ["chen"]


def test_a_selection_is_read_by_the_finders(client: Client) -> None:
    start = samples.TEXT.index("新臺幣5億元")
    found = client.get(f"/api/read?source=tech/a.md&start={start}&end={start + 6}")
    assert found["money"]["value"] == 500_000_000 and found["money"]["currency"] == "TWD"


@pytest.mark.parametrize("path", ["/api/article?source=../../etc/passwd", "/api/article?source=run.json"])
def test_only_articles_of_the_run_are_shown(client: Client, path: str) -> None:
    assert client("GET", path)[0] == 404


@pytest.mark.parametrize("body", [[], {}, {"id": "x"}, {"id": "decision-1", "source": "tech/a.md", "reviewer": "", "action": "accept"}])
def test_nonsense_is_refused_in_one_line(client: Client, body: object) -> None:
    status, _, text = client("POST", "/api/decide", body or {"a": 1})
    assert status == 422
    assert "\n" not in json.loads(text)["error"]


def test_a_long_article_comes_in_pieces(tmp_path: Path) -> None:
    text = samples.TEXT + "長" * 300_000 + "完"
    out = samples.write(tmp_path / "out", samples.report(text))
    server = Server(out)
    thread = server.start()
    client = Client(server)
    try:
        article = client.get("/api/article?source=tech/a.md")
        assert sum(len(p.get("text", "")) for p in article["pieces"]) < 10_000
        gap = next(p for p in article["pieces"] if "end" in p)
        part = client.get(f"/api/text?source=tech/a.md&start={gap['start']}&end={gap['end']}")
        assert part["text"] == text[gap["start"] : gap["start"] + 60_000]
    finally:
        server.stop()
        thread.join(5)


def test_a_taken_port_is_one_line(client: Client, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="give another with --port"):
        Server(client.server.shelf.out, port=client.server.port)


def test_a_folder_that_is_none_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such folder"):
        Server(tmp_path / "nothing")
