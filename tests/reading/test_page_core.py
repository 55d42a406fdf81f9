"""Where an article begins and ends on a page, whatever its elements are called; and the saved pages of the corpus."""

# ruff: noqa: E501  (a page is one line)
from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from pipeline.reading import read, reading_of
from pipeline.reading.published import of_lines
from tests.helpers.paths import ROOT
from tests.helpers.work import calls

PAGES = ROOT / "corpus" / "pages"
EXPECTED = json.loads((PAGES / "expected.json").read_text(encoding="utf-8"))


def bare(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("name", EXPECTED)
def test_a_saved_page_is_its_title_its_day_and_its_body(name: str) -> None:
    expected = EXPECTED[name]
    article = read((PAGES / f"{name}.html").read_bytes(), source=f"{name}.html")
    assert (article.title, str(article.published)) == (expected["title"], expected["published"])
    told = [bare(line) for line in (expected["title"], *expected["body"])]
    assert [line for line in told if line not in bare(article.text)] == []
    others = [line for line in article.text.split("\n") if not any(bare(line) in each for each in told)]
    assert [line for line in others if of_lines([line], ()) is None] == [], "the line with the day is the article's, too"


def test_every_saved_page_is_expected() -> None:
    assert {path.stem for path in PAGES.glob("*.html")} == EXPECTED.keys() and len(EXPECTED) >= 50


TITLE = "晨曦機器人完成三億元募資 遠帆資本領投"
STORY = (
    "晨曦機器人昨日宣布完成新臺幣三億元的募資，由遠帆資本領投，資金將用於擴建臺中的產線。",
    "公司表示，今年第三季開始量產，並會在日本設立據點，預計聘用 30 名工程師。",
    "該公司成立於 2021 年，去年營收為 1.2 億元，年增 85%，客戶包括三家物流業者。",
    "分析師認為，倉儲自動化的需求仍在成長，但是競爭也更激烈。",
)
OTHER = '<a href="/n">其他新聞 9 億元</a>'


def P(*lines: str) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


REMARKS = "".join(f'<div class="comment"><p>這則留言很長，說了一大堆其他公司的事情，還有 9 億元的事。{n}</p></div>' for n in range(40))
SHAPES = {
    "a paragraph an element": "<main><h1>{t}</h1>" + "".join(f'<div data-component="text" class="x{n}y"><p>{line}</p></div>' for n, line in enumerate(STORY)) + f"<section><h2>More</h2>{OTHER}</section></main>",
    "body behind attributions": f'<div class="caas"><h1>{{t}}</h1><div class="caas-attr">03/12</div><div class="caas-body">{P(*STORY)}<p>更多新聞</p><ul><li>{OTHER}</li></ul></div></div>',
    "body in two elements": f'<div class="w"><h1>{{t}}</h1><div class="body-one">{P(*STORY[:2])}</div><div class="ad-x">{OTHER}</div><div class="body-two">{P(*STORY[2:])}</div></div>',
    "lead of its own": f'<div class="w"><h1>{{t}}</h1><div class="zhaiyao">{P(STORY[0])}</div><div class="con">{P(*STORY[1:])}</div></div>',
    "sections": f"<article><h1>{{t}}</h1><section>{P(*STORY[:2])}</section><section>{P(*STORY[2:])}</section></article>",
    "nested spans": '<div class="WordSection1"><h1>{t}</h1>' + "".join(f"<p><span><span>{line}</span></span></p>" for line in STORY) + "</div>",
    "nested sections": f'<div id="img"><h1>{{t}}</h1><div id="js_content"><section><section><span>{STORY[0]}</span></section></section><section><p><span>{STORY[1]}</span></p></section><section><section><section>{STORY[2]}</section></section></section>{P(STORY[3])}</div></div>',
    "readers write more than the newsroom": f'<div class="post"><h1>{{t}}</h1><div class="txt">{P(*STORY)}</div><div class="comments">{REMARKS}</div></div>',
    "readers without a class": f'<div class="post"><h1>{{t}}</h1><div class="txt">{P(*STORY)}</div><div class="k"><h3>網友留言</h3>{REMARKS.replace("comment", "kq")}</div></div>',
    "the rest behind a wall": f'<article><h1>{{t}}</h1><div class="teaser">{P(*STORY[:2])}</div><div class="paywall">{P(*STORY[2:])}</div></article>',
    "line breaks": f'<div class="hentry"><h3>{{t}}</h3><div class="post-body">{"<br><br>".join(STORY)}</div><div class="post-footer">張貼者：某人</div></div>',
    "a box of facts": f'<article><h1>{{t}}</h1><div class="content">{P(STORY[0])}<div class="promo-x"><h3>加入會員</h3><p>每月 9 億元。</p></div>{P(*STORY[1:])}</div></article>',
    "a cookie banner behind": f'<h1>{{t}}</h1>{P(*STORY)}<div class="zz"><p>本網站使用 Cookie 以提供更好的服務，繼續瀏覽即表示同意 9 億元。</p></div>',
    "a button for a title": f'<div class="m"><h1>登入會員 9 億元</h1><p>登入後可以收藏。</p></div><div class="w"><h1>{{t}}</h1>{P(*STORY)}</div>',
    "the newsroom's name for a title": f'<h1>某報 9 億元</h1><div class="w"><h2>{{t}}</h2>{P(*STORY)}</div>',
    "a link behind an arrow": f'<article><h1>{{t}}</h1><div class="story">{P(*STORY[:2])}<p><strong>►</strong><a href="/n">某公司賺 9 億元？店員說了三件事</a></p>{P(*STORY[2:])}</div></article>',
    "a label and links under it": f'<article><h1>{{t}}</h1><div class="txt">{P(*STORY[:2])}<p><b>大家也在讀</b><br>{OTHER}<br><a href="/m">面板廠 9 億元易主</a></p>{P(*STORY[2:])}</div></article>',
    "words that are only read aloud": f'<article><h1>{{t}}</h1><div class="txt"><p>{STORY[0][:12]}<a href="/x"></a><span style="clip: rect(0 0 0 0)">，另開 9 億元</span>{STORY[0][12:]}</p><p class="sr-only">跳過 9 億元的廣告。</p>{P(*STORY[1:])}</div></article>',
    "a box of a layout's own names": f'<article><h1>{{t}}</h1><div class="entry-content">{P(*STORY[:2])}<div class="wp-block-group cta"><p>本社活動</p><h3>與一萬名創辦人同行</h3><p>早鳥票最多省下 9 億元，投資人也會到場。</p></div>{P(*STORY[2:])}</div></article>',
    "names without a hyphen": f'<article><h1>{{t}}</h1><div class="Body">{P(*STORY[:2])}<div class="InlineImage-imageEmbedCaption">產線的照片，值 9 億元</div>{P(*STORY[2:])}</div></article>',
    "a test's name for a caption": f'<article><h1>{{t}}</h1><div>{P(*STORY[:2])}</div><div data-testid="image-caption">產線的照片，值 9 億元</div><div>{P(*STORY[2:])}</div></article>',
    "lines that a style sheet shows as they are": '<div class="w"><h1>{t}</h1><div class="bbs">' + "\n\n".join(STORY) + '\n</div><p>加入會員，每月 9 億元。</p></div>',
    "line breaks and links": f'<div class="w"><h1>{{t}}</h1><div class="post-body">{"<br><br>".join(STORY[:2])}<br><br><a href="/c">{STORY[2][:20]}</a>{STORY[2][20:]}<br><br>{STORY[3]}</div></div>',
    "a lawyer behind the last sentence": f'<div class="w"><h1>{{t}}</h1><div class="con">{P(*STORY[:3])}<p>{STORY[3]}投資有風險，入市需謹慎。</p><p>9 億元以下的投資有風險，據此操作，風險自擔。</p></div></div>',
    "links behind the last sentence": f'<div class="w"><h1>{{t}}</h1><div class="con">{P(*STORY)}<ul><li><a href="/a">倉儲業的 9 億元</a></li><li><a href="/b">機器人裁員 9 億元</a></li></ul><h2>9 億元專題</h2></div></div>',
    "the next article": f'<article class="x"><h1>{{t}}</h1>{P(*STORY)}</article><article class="x"><h1>別的新聞</h1>{P(*["別的公司說了 9 億元的事情。"] * 20)}</article>',
}  # fmt: skip


@pytest.mark.parametrize("name", SHAPES)
@pytest.mark.parametrize("said", ["<title>{t} | 某報</title>", '<title>某報</title><meta property="og:title" content="{t} - 財經 - 某報">', "<title>某報：{t}</title>"])
def test_the_story_is_whole_and_alone_in_every_shape(name: str, said: str) -> None:
    page = f"<html><head>{said}</head><body>{SHAPES[name]}</body></html>".replace("{t}", TITLE)
    article = read(page.encode(), source="a.html")
    assert article.title == TITLE
    assert [line for line in STORY if line not in article.text] == []
    assert "9 億元" not in article.text


@pytest.mark.parametrize("written", ["\n".join(STORY), "\n\n".join(STORY), P(*STORY), "A < B & C\n" + "\n".join(STORY)])
@pytest.mark.parametrize("shown", ['<div id="root"></div>', f"<h1>{TITLE}</h1><p>{STORY[0][:20]}…</p><div>加入會員，看完整內容</div>"])
def test_what_scripts_would_have_shown_is_read_from_linked_data(written: str, shown: str) -> None:
    told = json.dumps({"@type": "NewsArticle", "headline": TITLE, "datePublished": "2026-03-05", "articleBody": written})
    page = f'<html><head><script type="application/ld+json">{told}</script></head><body>{shown}</body></html>'
    reading = reading_of(page.encode(), source="a.html")
    assert [line for line in (TITLE, *STORY) if line not in f"{reading.article.title}\n{reading.article.text}"] == []
    assert ["JSON-LD" in note for note in reading.notes] == [True]
    assert "A < B & C" in reading.article.text or "A <" not in written


def test_what_a_page_shows_is_read_rather_than_its_linked_data() -> None:
    told = json.dumps({"@type": "NewsArticle", "headline": TITLE, "articleBody": "".join(STORY)})
    table = "<table><tr><td>公司</td><td>金額</td></tr><tr><td>晨曦</td><td>三億元</td></tr></table>"
    page = f'<html><head><script type="application/ld+json">{told}</script></head><body><h1>{TITLE}</h1>{P(*STORY[:2])}{table}{P(*STORY[2:])}</body></html>'
    reading = reading_of(page.encode(), source="a.html")
    assert any(block.kind == "table" for block in reading.article.blocks) and reading.notes == []


def test_a_page_of_many_titles_costs_what_it_is_long() -> None:
    def work(number: int) -> int:
        page = f"<title>{TITLE}</title>{f'<h1>{TITLE}</h1>{P(*STORY)}' * number}".encode()
        return calls(lambda: read(page, source="a.html"))

    work(10)
    assert work(400) < 4.5 * work(100)


def test_a_saved_page_is_read_alike_twice(tmp_path: Path) -> None:
    data = (PAGES / "tw-daily-members.html").read_bytes()
    assert read(data, source="a.html") == read(data, source="a.html")
    assert read(data, source="a.html").published == date(2026, 3, 5)
