"""Markdown within a line: what a reader sees of it.

Not CommonMark's emphasis on purpose: its flanking rules leave the stars of 「**約 30 億美元。**該公司」 standing, because
they look for spaces that Chinese does not write.
"""

from __future__ import annotations

import html

from pipeline.text.late import late

_MARKED = late(r"[*_`<&\\{~=!\[]|://")
_CODE = late(r"`{1,3}([^`\n]{1,2000})`{1,3}")
_TARGET = r"\((?:[^()\n]|\([^()\n]{0,300}\)){0,2000}\)"
_IMAGE = late(r"!\[[^\[\]\n]{0,500}\](?:" + _TARGET + r"|\[[^\[\]\n]{0,100}\])")
_LINK = late(r"\[((?:[^\[\]\n]|\[[^\[\]\n]{0,200}\]){0,600})\](?:" + _TARGET + r"|\[[^\[\]\n]{1,100}\])")
_EMPTY_LINK = late(r"\[\]" + _TARGET)
_WIKI = late(r"\[\[(?:[^\[\]|\n]{1,200}\|)?([^\[\]|\n]{1,200})\]\]")
_FOOTNOTE = late(r"\[\^[^\[\]\n]{1,40}\]|\[\[?\d{1,3}\]?\]\(#[^()\s]{1,100}\)")
_SHORTCODE = late(r"\{\{[<%][^{}\n]{0,2000}[%>]\}\}|\{%[^{}\n]{0,500}%\}|\{[#.:][^{}\n]{0,100}\}")
_BREAK = late(r"</?(?:br|BR|p|P|div|li|tr|ul|ol|table|blockquote|h[1-6])(?:[ \t\n][^<>]{0,2000})?/?>")
_AUTOLINK = late(r"<(?:https?://|mailto:)[^<>\s]{1,2000}>")
_TAG = late(r"</?[A-Za-z][A-Za-z0-9\-]{0,30}(?:[ \t\n][^<>]{0,2000})?/?>")
_ADDRESS = late(r"(?:https?|ftp)://[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%|]{1,2000}")
_STARS = late(r"(\*{1,3})([^*\s](?:[^*\n]{0,2000}[^*\s])?)\*{1,3}")
_BARS = late(r"(^|[^\w_])(_{1,3})([^_\s](?:[^_\n]{0,500}[^_\s])?)_{1,3}($|[^\w_])")
_STRUCK = late(r"(~~|==|\+\+)([^~=+\s](?:[^~=+\n]{0,500}[^~=+\s])?)(~~|==|\+\+)")
_ESCAPE = late(r"\\([!-/:-@\[-`{-~])")
_KEEP = {char: chr(0xE000 + ord(char)) for char in map(chr, range(33, 127)) if not char.isalnum()}
_GIVE_BACK = str.maketrans({hidden: char for char, hidden in _KEEP.items()})


def visible(text: str) -> str:
    """Return what a reader sees of a Markdown line or paragraph.

    Links are their words, images nothing, addresses nothing (their digits are no facts), marks nothing.

    >>> visible("**本輪由 [甲資本](https://example.org/a_(b))領投。**約 \\\\$30M `x*y`&amp;")
    '本輪由 甲資本領投。約 $30M x*y&'
    >>> visible("甲公司上市 [[18]](#ref-18)，見 [[乙公司]]")
    '甲公司上市 ，見 乙公司'
    """
    if not _MARKED.search(text):
        return text
    text = text.translate(_NO_PRIVATE) if any(char in text for char in _PRIVATE) else text
    text = _ESCAPE.sub(lambda found: _KEEP[found[1]], text)
    text = _CODE.sub(lambda found: "".join(_KEEP.get(char, char) for char in found[1].strip()), text)
    if "[" in text:
        text = _EMPTY_LINK.sub("", _IMAGE.sub("", text))
        text = _LINK.sub(r"\1", _LINK.sub(r"\1", _WIKI.sub(r"\1", _FOOTNOTE.sub("", text))))
    if "{" in text:
        text = _SHORTCODE.sub("", text)
    if "<" in text:
        text = _TAG.sub("", _AUTOLINK.sub("", _BREAK.sub("\n", text)))
    if "://" in text:
        text = _ADDRESS.sub("", text)
    if "*" in text:
        text = _STARS.sub(r"\2", _STARS.sub(r"\2", text)).replace("**", "")
    if "_" in text:
        text = _BARS.sub(r"\1\3\4", text)
    if "~~" in text or "==" in text or "++" in text:
        text = _STRUCK.sub(r"\2", text)
    if "&" in text:
        text = html.unescape(text)
    return text.translate(_GIVE_BACK)


_PRIVATE = frozenset(_KEEP.values())
_NO_PRIVATE = {ord(char): None for char in _PRIVATE}


def without_addresses(text: str) -> str:
    """Drop written-out web addresses: the digits in them are no facts.

    >>> without_addresses("官網 https://example.org/2026/02/13 上線")
    '官網  上線'
    """
    return _ADDRESS.sub("", text) if "://" in text else text
