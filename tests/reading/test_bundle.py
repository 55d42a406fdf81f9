"""Files of many articles: every item a member, whatever is broken beside it."""

from __future__ import annotations

import gzip
import json
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


def articles(name: str, data: bytes) -> list[Article]:
    return [reading_of(member.data, source=member.name, beside=member.beside).article for member in bundle.members(name, data)]


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
    found = list(bundle.members("a.json", (records(2)[:-1] + ', {"title": "題 2", "con').encode()))
    assert len(found) == 3
    with pytest.raises(UnreadableError):
        reading_of(found[2].data, source=found[2].name)


@pytest.mark.parametrize("text", ["[3]", '["text"]', "[null]", "[[1]]"])
def test_an_item_that_is_no_article_is_a_member_that_fails(text: str) -> None:
    [member] = bundle.members("a.json", text.encode())
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
        list(bundle.members("a.xml", text.encode()))


@pytest.mark.parametrize("between", [",", ";", "\t"])
@pytest.mark.parametrize("names", [("title", "content", "date"), ("標題", "內文", "發布日期"), ("Headline", "Body", "pub_date")])
def test_tables_with_named_columns(between: str, names: tuple[str, ...]) -> None:
    rows = [names, ("題", f'"{STORY}\n\n第二段「，」。"', "2026-03-12"), ("", "", "")]
    [article] = articles("a.csv", ("\ufeff" + "\r\n".join(between.join(row) for row in rows)).encode())
    assert (article.title, article.published, article.text) == ("題", date(2026, 3, 12), f"題\n{STORY}\n第二段「，」。")


def test_a_table_without_text_is_refused() -> None:
    with pytest.raises(UnsupportedError, match="column"):
        list(bundle.members("a.csv", b"id,price\n1,2\n"))


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


@pytest.mark.parametrize("name", ["a.md", "a.html", "a.txt"])
def test_one_article_in_gzip(name: str) -> None:
    [article] = articles(f"{name}.gz", gzip.compress(STORY.encode()))
    assert article.text == STORY


@pytest.mark.parametrize(("name", "data", "number"), [("a.json", records(2).encode(), 2), ("a.xml", RSS.encode(), 2)])
def test_bundles_in_gzip_of_several_parts(name: str, data: bytes, number: int) -> None:
    assert len(articles(f"{name}.gz", gzip.compress(data[:40]) + gzip.compress(data[40:]))) == number


def test_gzip_that_is_none_or_expands_without_end_is_refused() -> None:
    with pytest.raises(UnreadableError):
        list(bundle.members("a.md.gz", b"text"))
    with pytest.raises(TooLargeError):
        list(bundle.members("a.md.gz", gzip.compress(bytes(bundle.MOST_BYTES + 1))))


NEWS_PLEASE = {"title": "題", "maintext": STORY, "date_publish": "2026-03-12 08:00:00", "date_modify": "2026-03-14 08:00:00",
               "date_download": "2026-03-20 08:00:00", "source_domain": "example.tw", "url": "https://example.tw/1", "authors": ["王小範"]}  # fmt: skip
TRAFILATURA = {"title": "題", "author": "王小範", "hostname": "example.tw", "date": "2026-03-12", "text": STORY, "raw_text": "x",
               "source": "https://example.tw/1", "excerpt": "", "comments": "9 億元", "fingerprint": "1"}  # fmt: skip


@pytest.mark.parametrize("record", [NEWS_PLEASE, TRAFILATURA])
def test_what_crawlers_write(record: dict[str, object]) -> None:
    article = reading_of(json.dumps(record).encode(), source="a.json").article
    assert (article.text, article.published, article.region, article.url) == (f"題\n{STORY}", date(2026, 3, 12), "TW", "https://example.tw/1")


def test_a_damaged_archive_prints_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    list(bundle.members("a.warc", b"WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/html\r\nContent-Length: 5\r\n\r\n<p>" + STORY.encode()))
    assert capfd.readouterr() == ("", "")
