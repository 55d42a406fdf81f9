"""What a sentence has to be besides whole, so that a summary may quote it: a report that rests on no other sentence.

A summary sets a sentence among others than those it was written for. There what rested on the one before hangs in the air, a
day that the article's own day tells is told by none, and what speaks to the reader, praises the publisher or judges the news
is no news.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from pipeline.lexicons.cues import pattern
from pipeline.lexicons.organisations import load
from pipeline.model import Article
from pipeline.text.fold import fold
from pipeline.text.words import words_in
from pipeline.vocabulary import table

_BYLINE = pattern(r"(?:{byline} ?[|:丨/] ?[^ ,;:。|\n]{1,12} +){1,4}", "quoting")
# 甲在這一年收購這家公司，…; 三年後，…: only the sentence before says which, and when that was.
_POINTS = pattern(r"(?:[^,;。]{0,8},)?[^,;。]{0,40}?{pointing}|[一二两三四五六七八九十\d]{1,3} ?(?:年|个月|月|周|天)[后前]", "quoting")
_HEARD = pattern(r"[^ ,;:。!?\n据]{1,10}{heard}[,:] ?", "quoting")
_SPOKEN = re.compile(r"“[^”]*”|「[^」]*」|『[^』]*』|\"[^\"]*\"")
_NO_REPORT = pattern(r"{reader}|{author}|{advice}|{remark}|{advert}|{flourish}|{painted}", "quoting")
_SILENT = pattern(r"{silent}|^[^;]*{publishes}[^,;]{0,24}?{report}。?$", "quoting")
# 不在金額，而在名單: somebody's point, and no report.
_CONTRAST = re.compile(r"不(?:是|在|仅|只|再|仅仅)[^。]{0,24}?而(?:是|在|更)|\bnot\b[^.]{0,80}\bbut\b|n['’]t\b[^.]{0,80}\bbut\b")
# Of a list: "Investor returns: founders hold 16%", 大象(臺北):…; 2、持股:…
_ITEM = re.compile(r"[a-z][\w .&'’()-]{1,30}: |[^,;。:]{1,24}\) ?:|(?:\d{1,2}|[一二三四五六七八九十]{1,3}) ?[、)] ?|\d{1,2}\. ")
_NEAR_DAY = pattern(r"{near_day}|[今昨明前] ?\(\d{1,2}\) ?[日天晚早]|(?:^|[^\d 月/.-])\d{1,2} ?日", "quoting")
_PROPER = re.compile(r"[A-Z][a-z]+\w*")
_INITIALS = re.compile(r"\b[A-Z]{2,4}\b")
_FIRST = 6  # words in which a sentence shows what it rests on
_HEAD = {True: 30, False: 10}  # code points before a name that a clause begins with, with blanks between words and without
_CLAUSE = re.compile(r"[,;]|——?")
_ALONE, _GIVEN = re.compile(r"([A-Z][a-z]+) [a-z]"), re.compile(r"\b[A-Z][a-z]+$")
_SOME = pattern(r"the (?:[\w-]+ ){1,3}?{itself.en}", "quoting")  # the Tokyo-based startup
_ITSELF = pattern(r" ?(?:{itself.zh}|the (?:[\w-]+ ){0,3}?{itself.en})", "quoting")
_COMMENTARY = pattern(r"[^\w\n]*{commentary}[^\w\n:]*(?::|\n|$)", "quoting")


def _listed(concept: str) -> frozenset[str]:
    return frozenset(fold(word) for words in table("quoting")[concept].values() for word in words)


_HANGING, _GENERIC, _SUPPOSES = _listed("hanging"), _listed("generic"), _listed("supposes")
_CLAIMS = _listed("claims")
_TOLD = (["company"], ["round"])
_ABBREVIATED = _listed("abbreviated")


def opened(folded: str, span: tuple[int, int]) -> tuple[int, int]:
    """A sentence without the byline and the newsroom that stand before it.

    >>> text = "文|王小明 编辑|李明 海风社获悉,大象近日完成融资。"
    >>> text[slice(*opened(text, (0, len(text))))]
    '大象近日完成融资。'
    """
    start, end = span
    for words in (_BYLINE, _HEARD):
        if (found := words.match(folded, start, end)) and found.end() < end and folded[found.end()].isalnum():
            start = found.end()
    return start, end


def rests(folded: str, span: tuple[int, int], known: bool = False) -> bool:
    """Whether a sentence rests on the one before it, or supposes something.

    Args:
        folded: the article, folded.
        span: of the sentence.
        known: it stands behind the one round of one company, so that "the company" and "the round" are no riddle.

    >>> [rests(text, (0, len(text))) for text in ("大象也推出新产品。", "the startup is betting on chips.", "大象推出新产品。")]
    [True, True, False]
    """
    first = [folded[a:b] for a, b in islice(words_in(folded, *span), _FIRST)]
    if _POINTS.match(folded, *span) or not _HANGING.isdisjoint(first):
        return True
    if first and first[0] in _SUPPOSES:
        return True
    if _SOME.match(folded, *span):
        return not known
    riddle = first[:1] == ["the"] and not _GENERIC.isdisjoint(first[1:3])
    return riddle and not (known and first[1:2] in _TOLD)


def claims(folded: str, span: tuple[int, int]) -> bool:
    """Whether somebody is said to speak: 大象表示,…."""
    return not _CLAIMS.isdisjoint(folded[a:b] for a, b in islice(words_in(folded, *span), 2 * _FIRST))


def reports(folded: str) -> bool:
    """Whether a sentence tells what happened, and not its reader, its writer or its page.

    >>> [reports(text) for text in ("你可以从中学到很多。", "讯号不在金额,而在名单。", "大象推出新产品。")]
    [False, False, True]
    """
    plain = _SPOKEN.sub("", folded)
    return _NO_REPORT.search(plain) is None and _CONTRAST.search(plain) is None and _ITEM.match(plain) is None


def is_silent(folded: str) -> bool:
    """Whether a sentence has somebody who says nothing, or only that a report is out: beside what is told that is no news.

    >>> [is_silent(text) for text in ("大象不予置评。", "8月2日晚间,大象推出新产品。", "大象发布2026年三季报。")]
    [True, False, True]
    """
    return _SILENT.search(folded) is not None


def is_dated_nearby(folded: str) -> bool:
    """Whether a sentence has a day that only the article's own day tells: 昨(16)日, yesterday."""
    return _NEAR_DAY.search(folded) is not None


def names_somebody(text: str, folded: str, names: Collection[str]) -> bool:
    """Whether a sentence has a name: without one its subject is told elsewhere, or it has none.

    Args:
        text: as written.
        folded: the same, folded.
        names: what companies of the article are called, folded.

    >>> [names_somebody(text, text, {"大象"}) for text in ("大象推出新产品。", "财报显示,营收1089亿元。")]
    [True, False]
    """
    if any(name in folded for name in names):
        return True
    proper = any(m.start() > 0 or not text.isascii() for m in _PROPER.finditer(text))  # every English sentence begins with a capital
    initials = any(m[0].lower() not in _ABBREVIATED for m in _INITIALS.finditer(text))
    return proper or initials or next(iter(load().scan(text, folded)), None) is not None


def is_about(folded: str, forms: Collection[str], spaced: bool) -> bool:
    """Whether a sentence is about a company: it begins with its name or a word for it, or its second clause does.

    Args:
        folded: the sentence, folded.
        forms: what the company is called, folded.
        spaced: whether blanks stand between words.

    >>> [is_about(text, {"acme"}, True) for text in ("after a slow year, acme hired.", "the company hired.", "the fund has long been a fan of acme.")]
    [True, True, False]
    """
    clauses = _CLAUSE.split(folded, maxsplit=2)[:2]
    named = any(0 <= clause.lstrip().find(form) <= _HEAD[spaced] for clause in clauses for form in forms)
    return named or any(_ITSELF.match(clause) for clause in clauses)


def is_surname(text: str, start: int, names: Collection[str]) -> bool:
    """Whether a sentence begins with the family name alone of somebody whom the article named in full before.

    Args:
        text: of the article.
        start: of the sentence.
        names: what companies of the article are called, folded.

    >>> text = "Acme\\nJane Doe built Acme. Doe spent years at it. Acme grew."
    >>> [is_surname(text, text.index(said), {"acme"}) for said in ("Doe spent", "Acme grew")]
    [True, False]
    """
    word = _ALONE.match(text, start)
    if word is None or fold(word[1]) in names:
        return False
    at = text.find(" " + word[1], max(0, text.find("\n")), start)  # every word of a title may have a capital
    return at > 0 and _GIVEN.search(text, max(0, at - 16), at) is not None


def commentary(article: Article, folded: str) -> list[tuple[int, int]]:
    """Where an article judges the news: under a heading, or behind a label up to the end of its paragraph."""
    found, under = list[tuple[int, int]](), False
    for kind, start, end in _parts(article, folded):
        if kind in ("title", "heading"):
            under = _COMMENTARY.match(folded[start:end] + "\n") is not None
        elif under:
            found.append((start, end))
        elif (at := _labelled(folded, start, end)) is not None:
            found.append((at, end))
            under = "\n" not in folded[at:end] and folded[at:end].rstrip(" :*").isalnum()  # the label alone: what follows stands under it
    return found


def _parts(article: Article, folded: str) -> Iterator[tuple[str, int, int]]:
    """The blocks of an article; of one without, its lines."""
    if article.blocks:
        yield from ((b.kind, b.start, b.end) for b in article.blocks)
        return
    yield from (("paragraph", m.start(), m.end()) for m in re.finditer(r"[^\n]+", folded))


def _labelled(folded: str, start: int, end: int) -> int | None:
    """Where the first line of a block begins that has a label of commentary."""
    while start < end:
        if _COMMENTARY.match(folded, start, end):
            return start
        line = folded.find("\n", start, end)
        start = line + 1 if line >= 0 else end
    return None


def outside(span: tuple[int, int], spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a sentence is in none of several parts."""
    return not any(start <= span[0] < end for start, end in spans)
