"""Pages of news sites: the article whole, what stands around it gone. The pages are made up in the manner of several sites."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.model import Article
from pipeline.reading import read, reading_of

STORY = (
    "晨曦機器人今（13）日宣布完成新臺幣3億5,000萬元A輪募資，由遠帆資本領投，既有股東大埔創投跟投，投後估值約新臺幣20億元。",
    "執行長表示，資金將用於擴建臺中產線，預計2026年第三季量產。公司去年營收逾1.2億元，年增85%。",
    "該公司成立於2021年，主力產品為倉儲搬運機器人；2024年曾完成5,000萬元種子輪。",
)
TITLE = "晨曦機器人募資3.5億元 遠帆資本領投"
OTHERS = ("海鹽科技傳洽購歐洲廠", "央行利率不變", "旅遊展今日登場", "手機新品開賣")
P = "".join(f"<p>{paragraph}</p>" for paragraph in STORY)
NAV = "<nav><ul>" + "".join(f'<li><a href="/{word}">{word}</a></li>' for word in ("首頁", "政治", "財經", "科技")) + "</ul></nav>"
LINKS = "".join(f'<li><a href="/n">{other}，金額達 9 億元</a></li>' for other in OTHERS)
FOOT = "<footer><p>示範新聞網 版權所有 資本額 9 億元</p></footer>"
HEAD = (
    f'<!DOCTYPE html><html lang="zh-TW"><head><meta charset="utf-8"><title>{TITLE} | 示範新聞網</title>'
    f'<meta property="og:title" content="{TITLE}"><meta name="description" content="摘要 9 億元">'
    '<script>var x = "<p>9 億元</p>"</script><style>p{}</style>'
)

PAGES = {
    "agency": HEAD + f'<meta itemprop="datePublished" content="2026/02/13 10:20"></head><body>{NAV}<div class="breadcrumb"><a>首頁</a></div>'
    f'<article><h1><span>{TITLE}</span></h1><div class="updatetime">2026/2/13 10:20</div><div class="shareBar"><a>分享</a></div>'
    f'<div class="paragraph">{P}</div><div class="moreArticle"><h3>延伸閱讀</h3><ul>{LINKS}</ul></div></article>'
    f'<div class="sidebar"><ul>{LINKS}</ul></div>{FOOT}</body></html>',
    "daily": HEAD + f'<meta name="date" content="2026-02-13T10:20:00+08:00"></head><body>{NAV}<main><section class="article-content__wrapper">'
    f'<h1 class="article-content__title">{TITLE}</h1><time datetime="2026-02-13 10:20">2026-02-13</time>'
    f'<section class="article-content__editor">{P}</section></section><section class="story-list"><ul>{LINKS}</ul></section></main>'
    f'<aside><ul>{LINKS}</ul></aside>{FOOT}</body></html>',
    "linked-data": HEAD + '<script type="application/ld+json">{"@type":"NewsArticle","headline":"' + TITLE
    + '","datePublished":"2026-02-13T10:20:00+08:00","author":{"name":"王小範"}}</script></head><body>'
    f'<div class="whitecon"><h1>{TITLE}</h1><div class="text">{P}</div><div class="related"><ul>{LINKS}</ul></div></div>{FOOT}</body></html>',
    "blog": HEAD + f'<link rel="canonical" href="https://example.tw/2026/02/13/aurora/"></head><body>{NAV}<div id="content" class="site-content">'
    f'<article class="post type-post"><header class="entry-header"><h1><a>{TITLE}</a></h1></header><div class="indent">{P}</div>'
    f'<div class="tags"><a>機器人</a></div></article></div><div class="widget"><ul>{LINKS}</ul></div>{FOOT}</body></html>',
    "generated-classes": HEAD + '<meta property="article:published_time" content="2026-02-13T10:20:00+08:00"></head><body><div class="css-1">'
    f'{NAV}<div class="css-2"><h1>{TITLE}</h1><div class="css-3">{P.replace("<p>", "<div><p>").replace("</p>", "</p></div>")}</div>'
    f'<div class="css-4">{LINKS.replace("li>", "div>")}</div></div></div></body></html>',
    "line-breaks": HEAD + f'</head><body><h1>{TITLE}</h1><span>2026-02-13 10:20</span><div id="story">{"<br/><br>".join(STORY)}</div>'
    f'<div class="related-news"><ul>{LINKS}</ul></div>{FOOT}</body></html>',
    "layout-table": f"<html><body><table><tr><td colspan=2><a>首頁</a> <a>財經</a></td></tr><tr><td>{'<br>'.join(f'<a>{o}，9 億元</a>' for o in OTHERS)}"
    f"</td><td><b>{TITLE}</b><br>2026/02/13<br><br>{'<br><br>'.join(STORY)}</td></tr></table></body></html>",
    "wrapper-called-sidebar": HEAD + f'</head><body class="has-sidebar"><div class="layout-with-sidebar">{NAV}<h1>{TITLE}</h1>'
    f"<div>2026-02-13</div>{P}</div>{FOOT}</body></html>",
    "form-around-all": f"<html><body><form action='/'>{NAV}<h1>{TITLE}</h1><div>2026-02-13</div>{P}</form>{FOOT}</body></html>",
    "never-closed": f"<html><body>{NAV}<h1>{TITLE}<p>2026-02-13{P.replace('</p>', '')}",
}  # fmt: skip


def page(text: str) -> Article:
    return read(text.encode(), source="a.html")


@pytest.mark.parametrize("name", PAGES)
def test_the_article_is_whole_and_alone(name: str) -> None:
    article = page(PAGES[name])
    bare = "".join(article.text.split())
    assert [paragraph for paragraph in STORY if paragraph not in article.text] == []
    assert TITLE.replace(" ", "") in bare
    assert "9 億元" not in article.text
    assert "版權所有" not in article.text or name == "never-closed"
    assert article.published == date(2026, 2, 13)
    assert article.language == "zh-Hant"


def test_fields_of_a_page() -> None:
    assert page(PAGES["linked-data"]).author == "王小範"
    blog = page(PAGES["blog"])
    assert (blog.title, blog.url, blog.region) == (TITLE, "https://example.tw/2026/02/13/aurora/", "TW")
    assert [block.kind for block in blog.blocks] == ["title", "paragraph", "paragraph", "paragraph"]


def test_a_title_no_reader_sees_is_not_text() -> None:
    article = page("<html><head><title>題目 9 億元 | 某報</title></head><body><p>內文一段。</p></body></html>")
    assert (article.title, article.text) == ("題目 9 億元", "內文一段。")


def test_tables_are_kept() -> None:
    rows = "<tr><th>公司<th>估值</tr><tr><td>甲</td><td><p>3 億</p></td></tr><tr><td>乙</td><td>4 億</td></tr>"
    article = page(f"<h1>題</h1><p>{STORY[0]}</p><table><tbody>{rows}</tbody></table>")
    assert article.text.endswith("| 公司 | 估值 |\n|---|---|\n| 甲 | 3 億 |\n| 乙 | 4 億 |")
    assert article.blocks[-1].kind == "table"


def test_a_digest_keeps_every_story() -> None:
    stories = "".join(f"<article><h2>第 {n} 則</h2><p>{paragraph}</p></article>" for n, paragraph in enumerate(STORY))
    article = page(f"{HEAD}</head><body>{NAV}<main>{stories}</main>{FOOT}</body></html>")
    assert [block.kind for block in article.blocks] == ["heading", "paragraph"] * 3


def test_character_references_are_their_characters() -> None:
    plain = page(f"<p>{STORY[0]}</p>")
    decimal = page("<p>" + "".join(f"&#{ord(char)};" for char in STORY[0]) + "</p>")
    hexadecimal = page("<p>" + "".join(f"&#x{ord(char):X};" for char in STORY[0]) + "</p>")
    assert plain.text == decimal.text == hexadecimal.text == STORY[0]


def test_white_space_of_the_source_is_not_text() -> None:
    assert page("<p>晨曦機\n   器人 Aurora\n  Robotics&nbsp;募資</p>").text == "晨曦機器人 Aurora Robotics 募資"


@pytest.mark.parametrize("hidden", ['<div style="display: none">9</div>', "<p hidden>9</p>", "<template>9</template>", "<noscript>9</noscript>",
                                    "<select><option>9</select>", "<button>9</button>", "<svg><text>9</text></svg>"])  # fmt: skip
def test_what_is_not_shown_is_not_text(hidden: str) -> None:
    assert page(f"<p>內文一段。</p>{hidden}").text == "內文一段。"


def test_when_everything_is_called_furniture_the_whole_page_is_read() -> None:
    reading = reading_of(f'<div class="comments">{P}</div>'.encode(), source="a.html")
    assert all(paragraph in reading.article.text for paragraph in STORY)
