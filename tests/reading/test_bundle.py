"""Files of many articles: every item a member, whatever is broken beside it."""

from __future__ import annotations

import gzip
import json
import random
from datetime import date
from io import BytesIO

import pytest

from pipeline.errors import TooLargeError, UnreadableError, UnsupportedError
from pipeline.model import Article
from pipeline.reading import bundle, reading_of

STORY = "晨曦機器人昨日宣布完成新臺幣三億元的募資，由遠帆資本領投。"
RSS = f"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>某報</title><language>zh-tw</language>
<item><title>甲</title><link>https://example.tw/1</link>
<pubDate>Thu, 12 Mar 2026 23:30:00 -0800</pubDate><description><![CDATA[<p>{STORY}</p>]]></description></item>
<item><title>乙</title><description>{STORY}</description></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>某報</title><entry><title>甲</title><link href="https://example.tw/1"/>
<published>2026-03-12T08:00:00+08:00</published><updated>2026-03-14T08:00:00+08:00</updated><summary>短。</summary>
<content type="html">&lt;p&gt;{STORY}&lt;/p&gt;</content></entry></feed>"""


def members(name: str, data: bytes) -> list[bundle.Member]:
    return list(bundle.members(name, BytesIO(data)))


def articles(name: str, data: bytes) -> list[Article]:
    return [reading_of(member.data, source=member.name, beside=member.beside).article for member in members(name, data)]


def records(number: int) -> str:
    return json.dumps([{"title": f"題 {n}", "content": STORY, "date": "2026-03-12"} for n in range(number)], ensure_ascii=False)


@pytest.mark.parametrize(
    "text", [records(2), records(1) + records(1), records(1)[:-1] + "][" + records(1)[1:], f"\ufeff{records(2)}", records(2)[:-1], f"{records(2)[:-1]},]"]
)
def test_arrays_and_what_appending_makes_of_them(text: str) -> None:
    found = articles("a.json", text.encode())
    assert (len(found), found[0].title, found[0].published) == (2, "題 0", date(2026, 3, 12))


ITEMS = records(2)
FEED = f'{{"version": "https://jsonfeed.org/version/1.1", "title": "某報", "authors": [{{"name": "甲"}}], "items": {ITEMS}, "expired": false}}'


@pytest.mark.parametrize(
    "text",
    [FEED, f'{{"articles": {ITEMS}}}', f'\n {{"status": "ok", "total": 2, "data": {ITEMS}}}', f'{{"response": {{"n": 2, "docs": {ITEMS}}}}}', f"\ufeff{FEED}"],
)
def test_an_object_that_holds_an_array_is_many_articles(text: str) -> None:
    assert bundle.is_one("a.json", text.encode()[:4096])
    found = articles("a.json", text.encode())
    assert [(article.title, article.published) for article in found] == [("題 0", date(2026, 3, 12)), ("題 1", date(2026, 3, 12))]


@pytest.mark.parametrize(
    "text", ['{"title": "題", "text": "甲", "items": [{"id": 1}]}', '{"title": "題", "authors": [{"name": "甲"}], "body": "乙"}', '{"items": ["a"]}', "{"]
)
def test_an_object_with_a_text_of_its_own_is_one_article(text: str) -> None:
    assert not bundle.is_one("a.json", text.encode())


def test_what_is_broken_off_is_one_member_that_fails() -> None:
    found = members("a.json", (records(2)[:-1] + ', {"title": "題 2", "con').encode())
    assert len(found) == 3
    with pytest.raises(UnreadableError):
        reading_of(found[2].data, source=found[2].name)


@pytest.mark.parametrize("text", ["[3]", '["text"]', "[null]", "[[1]]"])
def test_an_item_that_is_no_article_is_a_member_that_fails(text: str) -> None:
    [member] = members("a.json", text.encode())
    with pytest.raises(UnreadableError):
        reading_of(member.data, source=member.name)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32"])
def test_lines_of_wide_characters(encoding: str) -> None:
    mark = "\ufeff" if encoding == "utf-16-le" else ""
    text = mark + "\n".join(json.dumps(record, ensure_ascii=False) for record in json.loads(records(3)))
    data = text.encode(encoding)
    assert bundle.is_one("a.jsonl", data[:4096])
    assert [article.title for article in articles("a.jsonl", data)] == ["題 0", "題 1", "題 2"]


def test_feeds() -> None:
    one, two = articles("a.xml", RSS.encode())
    assert (one.title, one.published, one.url, one.region) == ("甲", date(2026, 3, 12), "https://example.tw/1", "TW")
    assert one.text == two.text.replace("乙", "甲") == f"甲\n{STORY}"
    [entry] = articles("a.atom", ATOM.encode())
    assert (entry.text, entry.published) == (f"甲\n{STORY}", date(2026, 3, 12))
    big5 = articles("a.rss", RSS.replace("utf-8", "big5").encode("big5"))
    assert [article.text for article in big5] == [one.text, two.text]


@pytest.mark.parametrize("reference", ["&#x110000;", "&#1114112;", "&#xD800;", f"&#{9 * 10**90};", "&#xFFFFFFFFFFFF", "&#0;"])
def test_a_reference_to_no_character_costs_a_feed_that_character(reference: str) -> None:
    found = articles("a.xml", RSS.replace("<title>乙", f"<title>乙{reference}").encode())
    assert len(found) == len(articles("a.xml", RSS.encode()))
    assert (found[-1].title or "").startswith("乙")


@pytest.mark.parametrize("text", ["<urlset><url/></urlset>", '<!DOCTYPE x [<!ENTITY a "b">]>' + RSS, "no xml"])
def test_xml_that_is_no_feed_is_refused(text: str) -> None:
    with pytest.raises(UnsupportedError):
        members("a.xml", text.encode())


@pytest.mark.parametrize("between", [",", ";", "\t"])
@pytest.mark.parametrize("names", [("title", "content", "date"), ("標題", "內文", "發布日期"), ("Headline", "Body", "pub_date")])
def test_tables_with_named_columns(between: str, names: tuple[str, ...]) -> None:
    rows = [names, ("題", f'"{STORY}\n\n第二段「，」。"', "2026-03-12"), ("", "", "")]
    [article] = articles("a.csv", ("\ufeff" + "\r\n".join(between.join(row) for row in rows)).encode())
    assert (article.title, article.published, article.text) == ("題", date(2026, 3, 12), f"題\n{STORY}\n第二段「，」。")


def test_a_table_without_text_is_refused() -> None:
    with pytest.raises(UnsupportedError, match="column"):
        members("a.csv", b"id,price\n1,2\n")


def archive(*pages: tuple[str, str, bytes], zipped: bool) -> bytes:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = BytesIO()
    writer = WARCWriter(out, gzip=zipped)
    for url, kind, body in pages:
        head = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1")
        writer.write_record(writer.create_warc_record(url, "response", payload=BytesIO(body), http_headers=head))
    return out.getvalue()


@pytest.mark.parametrize("zipped", [False, True])
def test_archives_of_pages(zipped: bool) -> None:
    page = f'<html><head><title>題目在此</title></head><body><h1>題目在此</h1><div>2026-03-12 08:00</div><p>{STORY}</p></body></html>'.encode()
    data = archive(("https://example.tw/1", "text/html; charset=utf-8", page), ("https://example.tw/a.png", "image/png", b"x"), zipped=zipped)
    [article] = articles("a.warc.gz" if zipped else "a.warc", data)
    assert (article.title, article.url, article.published) == ("題目在此", "https://example.tw/1", date(2026, 3, 12))
    assert STORY in article.text


class Read(BytesIO):
    """A file that tells how much was read at once and altogether."""

    most = total = 0

    def read(self, size: int | None = -1) -> bytes:
        data = super().read1(-1 if size is None else size)
        self.most, self.total = max(self.most, len(data)), self.total + len(data)
        return data

    def read1(self, size: int | None = -1) -> bytes:
        return self.read(size)


def pages(number: int, size: int, *, zipped: bool) -> bytes:
    noise = random.Random(number).randbytes(size // 2).hex()
    return archive(*((f"https://example.tw/{n}", "text/html", f"<p>{n}{noise}</p>".encode()) for n in range(number)), zipped=zipped)


@pytest.mark.parametrize("zipped", [False, True])
def test_an_archive_is_read_as_it_goes_however_large(zipped: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle, "MOST_BYTES", 400_000)
    monkeypatch.setattr(bundle, "_BLOCK", 8_192)
    data = pages(20, 100_000, zipped=zipped)
    file = Read(data)
    found = bundle.members("a.warc.gz" if zipped else "a.warc", file)
    assert len(data) > 2 * bundle.MOST_BYTES
    next(found)
    assert file.total < len(data) / 4
    assert sum(1 for _ in found) == 19


def test_a_page_over_the_limit_ends_its_archive_and_keeps_those_before_it(monkeypatch: pytest.MonkeyPatch) -> None:
    data = pages(2, 1_000, zipped=False) + pages(1, 1_000_000, zipped=False) + pages(2, 1_000, zipped=False)
    monkeypatch.setattr(bundle, "MOST_BYTES", 400_000)
    monkeypatch.setattr(bundle, "_BLOCK", 8_192)
    found = bundle.members("a.warc", BytesIO(data))
    assert (next(found).name, next(found).name) == ("page.html", "page.html")
    with pytest.raises(TooLargeError, match="page"):
        next(found)


def test_a_broken_archive_says_behind_which_page() -> None:
    data = pages(3, 1_000, zipped=True)
    found = bundle.members("a.warc.gz", BytesIO(data[: 2 * len(data) // 3 + 20]))
    assert (next(found).name, next(found).name) == ("page.html", "page.html")
    with pytest.raises(UnreadableError, match="behind page"):
        list(found)


@pytest.mark.parametrize("cut", [1, 300])
def test_a_page_that_its_archive_cuts_off_is_not_read_as_if_it_were_whole(cut: int) -> None:
    data = pages(3, 1_000, zipped=False).rstrip()
    found = bundle.members("a.warc", BytesIO(data[:-cut]))
    assert (next(found).name, next(found).name) == ("page.html", "page.html")
    with pytest.raises(UnreadableError, match="behind page 2"):
        next(found)
    pieces = b"<p>" + STORY.encode()
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n" % (len(pieces), pieces)
    record = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.tw/\r\nContent-Type: application/http\r\n"
    [member] = members("a.warc", record + b"Content-Length: %d\r\n\r\n%s\r\n\r\n" % (len(head), head))
    assert member.data == pieces


def test_of_a_gzip_of_many_parts_a_little_is_in_hand() -> None:
    """What follows a part is copied when it ends: all of it each time would cost the square of the length."""
    lines = [json.dumps({"text": f"{n} {STORY}"}).encode() + b"\n" for n in range(3_000)]
    file = Read(b"".join(map(gzip.compress, lines)))
    assert len(list(bundle.members("a.jsonl.gz", file))) == len(lines)
    assert file.most < file.total / 10


@pytest.mark.parametrize("odd", ["\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1c"])
def test_a_line_ends_where_json_and_csv_say_so(odd: str) -> None:
    """Python calls more characters the end of a line; a string or a cell may have them inside."""
    text = json.dumps({"text": f"甲乙{odd}丙丁"}, ensure_ascii=False) if odd > "\x1f" else json.dumps({"text": "甲"}) + odd
    assert len(members("a.jsonl", f"{text}\r\n\r\n{text}\n".encode("utf-16"))) == 2
    assert len(members("a.csv", f"title,text\r\n題,甲{odd}乙\r\n題,丙\n".encode())) == 2


@pytest.mark.parametrize("name", ["a.md", "a.html", "a.txt"])
def test_one_article_in_gzip(name: str) -> None:
    [article] = articles(f"{name}.gz", gzip.compress(STORY.encode()))
    assert article.text == STORY


@pytest.mark.parametrize(("name", "data", "number"), [("a.json", records(2).encode(), 2), ("a.xml", RSS.encode(), 2)])
def test_bundles_in_gzip_of_several_parts(name: str, data: bytes, number: int) -> None:
    assert len(articles(f"{name}.gz", gzip.compress(data[:40]) + gzip.compress(data[40:]))) == number


def test_gzip_that_is_none_or_expands_without_end_is_refused() -> None:
    with pytest.raises(UnreadableError):
        members("a.md.gz", b"text")
    with pytest.raises(TooLargeError):
        members("a.md.gz", gzip.compress(bytes(bundle.MOST_BYTES + 1)))


NEWS_PLEASE = {"title": "題", "maintext": STORY, "date_publish": "2026-03-12 08:00:00", "date_modify": "2026-03-14 08:00:00",
               "date_download": "2026-03-20 08:00:00", "source_domain": "example.tw", "url": "https://example.tw/1", "authors": ["王小範"]}  # fmt: skip
TRAFILATURA = {"title": "題", "author": "王小範", "hostname": "example.tw", "date": "2026-03-12", "text": STORY, "raw_text": "x",
               "source": "https://example.tw/1", "excerpt": "", "comments": "9 億元", "fingerprint": "1"}  # fmt: skip


@pytest.mark.parametrize("record", [NEWS_PLEASE, TRAFILATURA])
def test_what_crawlers_write(record: dict[str, object]) -> None:
    article = reading_of(json.dumps(record).encode(), source="a.json").article
    assert (article.text, article.published, article.region, article.url) == (f"題\n{STORY}", date(2026, 3, 12), "TW", "https://example.tw/1")


def test_a_damaged_archive_prints_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    members("a.warc", b"WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/html\r\nContent-Length: 5\r\n\r\n<p>" + STORY.encode())
    assert capfd.readouterr() == ("", "")
