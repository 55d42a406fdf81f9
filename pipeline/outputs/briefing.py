"""A morning briefing of a run in Markdown: deals by kind, the latest first, each in a sentence or two with its sources.

What articles say is text and stays text: no title and no summary makes a link, an image, a tag or a heading, and an
address is linked only if it is one of the web.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from pipeline.languages import languages, own, summaries
from pipeline.model import Fact, Report, Summary
from pipeline.outputs.events import merge
from pipeline.vocabulary import table

_SECTIONS = {
    "funding_round": ("funding_round", "investor"),
    "acquisition": ("acquisition",),
    "listing": ("listing",),
    "figures": ("valuation", "revenue", "growth"),
}  # a heading, and the kinds of fact that an article below it begins with
_GROUPS = {"funding_round": "rounds", "acquisition": "acquisitions", "listing": "listings"}  # of deals, which a heading names already
_SENTENCES = 2
_LONGEST = 200  # code points of a title
_JOINER = "\u200d"  # inside emoji
_SPECIAL = re.compile(r"[\\`*_\[\]<>#|~!&^$@{}]|://|[wW]{3}\.")
_START = re.compile(r"^(\d{0,9})([-+=:.)])")  # of an item, a rule or a definition
_URL = "/:?#[]@!$'*+,;=%~&"


@dataclass(frozen=True, slots=True)
class _News:
    """One piece of news, and the articles that tell it, the latest first."""

    section: str
    reports: tuple[Report, ...]

    @property
    def key(self) -> tuple[int, str]:
        day = self.reports[0].article.published
        return (-day.toordinal() if day else 0, self.reports[0].article.source)


def reader_of(reports: Iterable[Report]) -> str:
    """The language that most articles are written in, by its code; the first of the summaries' where they are equal.

    >>> reader_of([])
    'zh'
    """
    counts = Counter(own(report.article.language).code for report in reports)
    return max(summaries(), key=lambda code: counts[code])


def briefing(reports: Sequence[Report], *, name: str, language: str) -> str:
    """Return the briefing of a run.

    Args:
        reports: in any order.
        name: what the run is called.
        language: the reader's, ``zh`` or ``en``.

    >>> print(briefing([], name="*run*", language="en"))
    # Briefing: \\*run\\*
    <BLANKLINE>
    No articles.
    <BLANKLINE>
    """
    words = table("briefing")[language]
    lines = [f"# {words['title'].format(name=escaped(name))}", ""]
    if not reports:
        return "\n".join([*lines, words["nothing"], ""])
    days = sorted(report.article.published for report in reports if report.article.published)
    span = " – ".join(dict.fromkeys(str(day) for day in days[:1] + days[-1:]))
    lines += [words["stop"].join(filter(None, (words["count"].format(articles=len(reports)), span))), ""]
    news = sorted(_news(reports, language), key=lambda item: item.key)
    for section in (*_SECTIONS, "others"):
        if items := [item for item in news if item.section == section]:
            lines += [f"## {words[section]}", "", *(_line(item, language, words) for item in items), ""]
    return "\n".join(lines)


def _news(reports: Sequence[Report], language: str) -> list[_News]:
    """The articles by what they begin with; those that begin with one event are one piece of news."""
    events = {(s.source, s.article, s.fact): event.id for event in merge(reports) for s in event.sources}
    groups: dict[tuple[str, str], list[Report]] = {}
    for report in sorted(reports, key=lambda r: (-(r.article.published.toordinal() if r.article.published else 0), r.article.source)):
        section, facts = _begins_with(report, language)
        keys = ((report.article.source, report.article.id, fact.id) for fact in facts)
        event = next((events[key] for key in keys if key in events), "") if section != "others" else ""
        groups.setdefault((section, event or f"article {report.article.source}"), []).append(report)
    return [_News(section, tuple(together)) for (section, _), together in groups.items()]


def _begins_with(report: Report, language: str) -> tuple[str, list[Fact]]:
    """The section of an article, and the facts of the first sentence that states any."""
    summary = report.summary.get(summaries()[language])
    first = next((sentence for sentence in summary.sentences if sentence.kind == "stated"), None) if summary else None
    if first is None:
        return "others", []
    ids = set(first.facts)
    facts = [fact for fact in report.facts if fact.id in ids]
    kinds = {fact.kind for fact in facts}
    return next((section for section, wanted in _SECTIONS.items() if kinds & set(wanted)), "others"), facts


def _line(item: _News, language: str, words: Mapping[str, str]) -> str:
    said = _said(item.reports[0].summary.get(summaries()[language]), _opening(item.section, language))
    sources = words["between"].join(_source(report, words) for report in item.reports)
    return f"- {said} — {sources}" if said else f"- {sources}"


def _opening(section: str, language: str) -> str:
    """What a list of deals begins with in a summary: 募資方面，."""
    phrases = next(room.phrases for room in languages() if room.code == language)
    return phrases.GROUPS[_GROUPS[section]] if phrases and section in _GROUPS else ""


def _said(summary: Summary | None, opening: str) -> str:
    """The first sentences that are stated, or quoted where none is; without the opening that says what the heading does."""
    sentences = summary.sentences if summary else ()
    stated = [sentence.text.removeprefix(opening) for sentence in sentences if sentence.kind == "stated"]
    chosen = (stated or [sentence.text for sentence in sentences])[:_SENTENCES]
    return escaped("".join(text if text.endswith("。") else f"{text} " for text in chosen))


def _source(report: Report, words: Mapping[str, str]) -> str:
    """The title as a link where the article has an address, and its day."""
    article = report.article
    title = article.title or article.text.strip().split("\n", 1)[0] or article.source
    shown = escaped(title if len(title) <= _LONGEST else title[:_LONGEST] + "…") or escaped(article.source)
    url = linkable(article.url)
    linked = f"[{shown}]({url})" if url else shown
    return words["stop"].join(filter(None, (linked, str(article.published or ""))))


def escaped(text: str) -> str:
    """A text of an article as one line of Markdown that says just these characters, without those that nobody sees.

    >>> escaped("[a](http://b) <img> www.c.d\\n# e")
    '\\\\[a\\\\](http\\\\://b) \\\\<img\\\\> www\\\\.c.d \\\\# e'
    """
    shown = "".join(c for c in " ".join(text.split()) if c == _JOINER or unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Zl", "Zp"))
    return _START.sub(r"\1\\\2", _SPECIAL.sub(_as_text, shown.strip()))


def _as_text(special: re.Match[str]) -> str:
    """A mark, or the beginning of an address, with a backslash."""
    return f"{special[0][:-1]}\\." if special[0].endswith(".") else f"\\{special[0]}"


def linkable(url: str | None) -> str:
    """An address of the web as the target of a link, nothing for another.

    >>> linkable("https://a.example/x (1)?a=1&copy=2"), linkable("javascript:alert(1)")
    ('https://a.example/x%20%281%29?a=1&amp;copy=2', '')
    """
    try:
        parts = urlsplit((url or "").strip())
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return ""
    return quote((url or "").strip(), safe=_URL).replace("&", "&amp;")
