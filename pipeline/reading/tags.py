"""HTML as a flat stream of tags and text: linear in its length whatever it holds, and never deeper than a list.

The standard library's parser is avoided for its quadratic cases (unclosed comments and tags), a tree for its depth.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

_NAME = re.compile(r"/?([A-Za-z][A-Za-z0-9:\-]{0,60})")
_ATTRIBUTE = re.compile(r"""([^\s=>"'/]{1,100})(?:\s{0,20}=\s{0,20}(?:"([^"]*)"|'([^']*)'|([^\s"'>]{1,4000})))?""")
_RAW = frozenset(("script", "style", "textarea", "title", "xmp", "noscript", "iframe", "svg", "math", "template"))
_LONGEST_TAG = 200_000  # code points: a data: picture fits, half a page behind a stray quote does not


@dataclass(slots=True)
class Token:
    """A start tag, an end tag, a run of text, or the whole inside of an element such as script."""

    kind: Literal["start", "end", "text", "raw"]
    text: str  # the tag's name in lower case, or the text
    attributes: dict[str, str] = field(default_factory=dict)
    inside: str = ""  # of a raw element


def tokens(page: str) -> Iterator[Token]:
    """Cut a page into tags and text; text comes with its character references resolved.

    >>> [(t.kind, t.text) for t in tokens("<p class=x>3 &#20740;</p><!-- no --><script>1<2</script>")]
    [('start', 'p'), ('text', '3 億'), ('end', 'p'), ('raw', 'script')]
    """
    at, end = 0, len(page)
    lower = page.lower() if len(page.lower()) == end else page
    missing: set[str] = set()  # closings that the rest of the page does not have: not looked for twice
    while at < end:
        start = page.find("<", at)
        if start < 0:
            yield Token("text", html.unescape(page[at:]))
            return
        if start > at:
            yield Token("text", html.unescape(page[at:start]))
        following = page[start + 1 : start + 2]
        if following in ("!", "?"):
            at = _markup_end(page, start, missing)
            continue
        name = _NAME.match(page, start + 1)
        if not name:
            yield Token("text", "<")
            at = start + 1
            continue
        close = _tag_end(page, name.end())
        if close < 0:  # a broken-off tag at the end of the page
            return
        tag = name[1].lower()
        at = close + 1
        if following == "/":
            yield Token("end", tag)
            continue
        attributes = _attributes(page[name.end() : close])
        if tag in _RAW and page[close - 1] != "/":
            closing = f"</{tag}"
            stop = -1 if closing in missing else lower.find(closing, at)
            if stop < 0:
                missing.add(closing)
                yield Token("raw", tag, attributes)
                continue
            yield Token("raw", tag, attributes, page[at:stop])
            at = page.find(">", stop)
            at = end if at < 0 else at + 1
            continue
        yield Token("start", tag, attributes)


def _markup_end(page: str, start: int, missing: set[str]) -> int:
    """Where a comment, a declaration or the like ends; one that is never closed ends at its first ``>``."""
    closing = "-->" if page.startswith("<!--", start) else "]]>" if page.startswith("<![CDATA[", start) else ">"
    stop = -1 if closing in missing else page.find(closing, start + 2)
    if stop < 0:
        missing.add(closing)
        stop = page.find(">", start)
        closing = ">"
    return len(page) if stop < 0 else stop + len(closing)


def _tag_end(page: str, at: int) -> int:
    """Where the tag's ``>`` stands, outside quotes; a quote that never closes is no quote."""
    first = page.find(">", at)
    if first < 0 or ('"' not in page[at:first] and "'" not in page[at:first]):
        return first
    place, limit = at, min(len(page), at + _LONGEST_TAG)
    for _ in range(500):
        found = re.compile(r"""[>"']""").search(page, place, limit)
        if not found:
            return first
        if found[0] == ">":
            return found.start()
        if page[found.start() - 1 : found.start()] not in ("=", " ", "\n", "\t"):
            place = found.end()  # a quote inside a value or a name opens nothing
            continue
        stop = page.find(found[0], found.end(), limit)
        if stop < 0:
            return first
        place = stop + 1
    return first


def _attributes(inside: str) -> dict[str, str]:
    if not inside.strip(" /\n\t"):
        return {}
    return {
        found[1].lower(): html.unescape(next(filter(None, found.groups()[1:]), ""))
        for found in _ATTRIBUTE.finditer(inside[:_LONGEST_TAG])
    }
