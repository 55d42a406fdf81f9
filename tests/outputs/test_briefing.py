"""The briefing: deals by kind, the latest first, one event once; what an article says never becomes Markdown."""

from __future__ import annotations

import re
from datetime import date
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from pipeline.model import AcquisitionFact, ListingFact, Report, RevenueFact
from pipeline.outputs.briefing import briefing, escaped, linkable, reader_of
from pipeline.summary.summarise import summarised
from tests.helpers.facts import money, name, report, round_, said


def of(source: str, *facts: object, published: date | None = date(2026, 2, 13), **article: object) -> Report:
    made = report(source, *facts, published=published)  # type: ignore[arg-type]
    return summarised(made.model_copy(update={"article": made.article.model_copy(update={"title": source, **article})}))


def headings(text: str) -> list[str]:
    return re.findall(r"^## (.*)", text, re.MULTILINE)


def lines(text: str) -> list[str]:
    return re.findall(r"^- (.*)", text, re.MULTILINE)


RUN = [
    of("none", text="A good bug report is a small act of kindness to everybody who reads it.", published=date(2026, 3, 9)),
    of("old", round_("Acme", series="A"), published=date(2026, 2, 1)),
    of("new", round_("Zephyrix", series="B", money=money(3_000_000)), url="https://a.example/n"),
    of("again", round_("Zephyrix", series="B", money=money(3_000_000))),
    of("bought", said(AcquisitionFact, acquirer=name("Nova"), target=name("Orbit"))),
    of("listed", said(ListingFact, company=name("Quill"), exchange="Nasdaq")),
    of("earned", said(RevenueFact, company=name("Brook"), metric="revenue", money=money(5_000_000))),
]


def test_kinds_have_their_sections_and_the_rest_stands_at_the_foot() -> None:
    made = briefing(RUN, name="run", language="en")
    assert headings(made) == ["Funding", "Acquisitions", "Listings", "Revenue and valuations", "Articles without business facts"]
    assert lines(made)[0] == (
        "Zephyrix raised \\$3 million in a Series B round. — again, 2026-02-13; [new](https://a.example/n), 2026-02-13"
    )
    assert lines(made)[1] == "Acme closed a Series A round. — old, 2026-02-01"
    assert lines(made)[-1].endswith("— none, 2026-03-09")
    assert headings(briefing(RUN, name="run", language="zh"))[0] == "募資"


def test_below_a_heading_no_list_says_what_the_heading_does() -> None:
    digest = of("week", *(round_(company, series="A") for company in ("Acme", "Nova", "Brook")))
    for language, opening in (("zh", "募資方面，"), ("en", "Funding: ")):
        said = lines(briefing([digest], name="run", language=language))[0]
        assert said.startswith("Acme") and opening in next(s.text for s in digest.summary.values() if s and opening in s.text)


def test_the_order_of_reports_does_not_matter() -> None:
    assert len({briefing(list(given), name="run", language="en") for given in permutations(RUN[:4])}) == 1


def test_an_article_without_a_summary_in_the_language_is_still_listed() -> None:
    assert lines(briefing(RUN[:1], name="run", language="zh")) == ["none，2026-03-09"]


def test_the_reader_is_who_wrote_most() -> None:
    chinese = of("zh", language="zh-Hans")
    assert [reader_of(given) for given in ([chinese], RUN, [chinese, RUN[0]])] == ["zh", "en", "zh"]


HOSTILE = [
    "[a](http://evil.example)", "![x](http://evil.example/x.png)", "<img src=x onerror=alert(1)>", "http://evil.example www.evil.example",
    "# heading", "a\n\n# heading", "1. item", "- item", "> quote", "`code`", "*em* _em_ ~~del~~", "a@evil.example", "&lt;b&gt; &copy;",
    "| a | b |", "[x]: http://evil.example", "<http://evil.example>", "***", "===", "\\[a](b)", "a\\", "]( http://evil.example", "$x$",
]  # fmt: skip


MARKDOWN = MarkdownIt("commonmark").enable("table").enable("strikethrough")


def rendered(text: str) -> str:
    return str(MARKDOWN.render(text))


@pytest.mark.parametrize("text", HOSTILE)
def test_what_an_article_says_stays_text(text: str) -> None:
    made = briefing([of("a", title=text, url="https://ok.example/?a=(1)&copy=2"), of(text)], name=text, language="en")
    page = rendered(made)
    assert set(re.findall(r"<(\w+)", page)) <= {"h1", "h2", "ul", "li", "a", "p"}, page
    assert set(re.findall(r'href="([^"]*)"', page)) == {"https://ok.example/?a=%281%29&amp;copy=2"}
    assert len(re.findall("<h1>", page)) == 1 and len(re.findall("<li>", page)) == 2
    assert not re.search(r"(?<!\]\()https?://|www\.", made)


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Zl", "Zp", "Zs")), min_size=1))
def test_an_escaped_text_reads_as_it_was(text: str) -> None:
    shown = rendered("- " + escaped(text)).replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"').replace("&amp;", "&")
    assert shown == f"<ul>\n<li>{text}</li>\n</ul>\n"


@pytest.mark.parametrize("url", [None, "", "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//evil.example", "https://", "http://[", "ok"])
def test_only_addresses_of_the_web_are_linked(url: str | None) -> None:
    assert linkable(url) == ""
