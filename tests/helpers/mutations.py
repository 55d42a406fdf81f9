"""Articles a little spoilt: most can still be read, and each is like none that anybody wrote. The same chance makes the same bytes."""

from __future__ import annotations

import csv
import gzip
import html
import io
import json
import random
import re
from functools import cache

from tests.helpers import paths
from tests.helpers.articles import article

KINDS = ("a.md", "a.txt", "a.html", "a.json", "a.jsonl", "a.csv", "a.xml", "a.eml", "a.warc", "a.md.gz", "a.json.gz")
_TOKEN = re.compile(r"[A-Za-z]+|[0-9]+|<[^<>]{0,80}>|[一-鿿]{1,3}|\s+|.", re.DOTALL)
_MARKS = ("\0", "\x07", "\x1b[31m", "\x85", "\u00ad", "\u200b", "\u200d", "\u202e", "\u2028", "\u2066", "\ufeff", "\ufffe", "\ue000", "\U000f0001", "\r")
_COMBINING = ("\u0301", "\u0327", "\u20dd", "\u3099", "\ufe0f", "\U000e0100")
_NUMBERS = (
    "0", "-1", "1e9", "1,2,3", "1.2.3", "007", "３０", "①", "½", "Ⅻ", "٣", "1_000", "NaN", "∞", "三十", "廿", "一億零", "萬萬", "兆", "9" * 40,
    "99999/99/99", "2026-02-30", "二○二六年二月三十日", "0年0月0日", "-3%", "110%", "一百倍", "$", "US$", "元", "NT$-5", "3億億億元",
    "$5 trillion billion",
)  # fmt: skip
_STRUCTURE = (
    "<div>", "</div>", "<p", "<!--", "-->", "<b>", "<table><tr><td>", "<script>", "</script", "<![CDATA[", "&#x110000;", "&amp", "{", "}", "[", "]",
    '"', "\\", "\\u", "\\ud800", "# ", "## ", "> ", "- ", "1. ", "| a |\n|---|\n", "---\n", "+++\n", "```\n", "**", "~~", "](", "![", "\n\n", "\t", ",",
)  # fmt: skip
_WORDS = (
    "кириллица", "日本語カタカナ", "한국어", "العربية", "ΑΒΓ", "A輪A round", "Ａｃｍｅ", "𠮷野家", "😀👩‍👩‍👧", "İı", "ﬁ", "ß", "ǆ", "x" * 3000, "甲" * 3000,
    "投" * 300, "A" * 200 + " Ventures", "領投", "跟投", "led by", "、", "與", "and", "(", ")", "「", "」", "『", "“", "的", "，", "。", "；",
)  # fmt: skip


@cache
def seeds() -> tuple[str, ...]:
    """The paragraphs that are spoilt: of the articles of the corpus, and of some that are made up."""
    texts = [path.read_text(encoding="utf-8").split("---\n", 2)[-1] for path in sorted(paths.ARTICLES.glob("*.*"))]
    return tuple(part.strip() for text in (*texts, *map(article, range(60))) for part in text.split("\n\n") if part.strip())


@cache
def pages() -> tuple[str, ...]:
    """Saved pages."""
    return tuple(path.read_text(encoding="utf-8", errors="replace") for path in sorted((paths.CORPUS / "pages").glob("*.html")))


def _written(kind: str, chance: random.Random) -> str:
    """An article of a few paragraphs as a file of one kind holds it."""
    parts = [_mutated(chance.choice(seeds()), chance) for _ in range(chance.randint(1, 4))]
    text = "\n\n".join(parts)
    record = json.dumps({"title": parts[0][:30], "text": text, "date": "2026-03-12"}, ensure_ascii=False)
    marked = "".join(f"<p>{html.escape(part)}</p>" for part in parts)
    page = chance.choice(pages()) if chance.random() < 0.1 else f"<html><title>題</title><body><h1>{html.escape(parts[0][:30])}</h1>{marked}</body></html>"
    front = f'---\ntitle: "{parts[0][:20]}"\ndate: 2026-02-{chance.randint(1, 28):02}\n---\n\n' if chance.random() < 0.5 else ""
    table = io.StringIO()
    csv.writer(table).writerows([("title", "text"), (parts[0][:20], text)])
    made = {
        "md": f"{front}# {parts[0][:30]}\n\n{text}", "html": page, "json": chance.choice((record, f"[{record}, {record}]")), "jsonl": f"{record}\n{record}\n",
        "csv": table.getvalue(), "eml": f"Subject: x\nDate: Thu, 12 Mar 2026 08:00:00 +0800\nContent-Type: text/plain; charset=utf-8\n\n{text}",
        "xml": f"<rss><channel><item><title>題</title><description>{html.escape(text)}</description></item></channel></rss>",
    }  # fmt: skip
    return made.get(kind, text)


def _changed(tokens: list[str], chance: random.Random) -> None:
    """One change, in place."""
    at = chance.randrange(len(tokens))
    some = tokens[at : at + chance.randint(1, 12)]
    numbers = [n for n, token in enumerate(tokens) if token[0].isdigit()]
    where = chance.choice(numbers) if numbers else at
    match chance.randrange(12):
        case 0:
            del tokens[at : at + len(some)]
        case 1:
            tokens[at:at] = some * chance.randint(1, 4)
        case 2:
            other = chance.randrange(len(tokens))
            tokens[at], tokens[other] = tokens[other], tokens[at]
        case 3:
            chance.shuffle(some)
            tokens[at : at + len(some)] = some
        case 4:
            tokens.insert(at, chance.choice(_MARKS))
        case 5:
            tokens[at : at + len(some)] = [token + chance.choice(_COMBINING) * chance.randint(1, 3) for token in some]
        case 6 | 7:
            tokens[where] = chance.choice((*_NUMBERS, str(chance.randrange(10 ** chance.randint(1, 25)))))
        case 8:
            tokens.insert(at, chance.choice(_STRUCTURE))
        case 9:
            tokens.insert(at, chance.choice(_WORDS))
        case 10:
            tokens[at] = chance.choice((tokens[at].upper(), tokens[at].title(), tokens[at][::-1], tokens[at] * 20))
        case _:
            tokens[at:at] = _TOKEN.findall(chance.choice(seeds()))[: chance.randint(1, 30)]


def spoilt(data: bytes, chance: random.Random) -> bytes:
    """Some bytes changed, lost, repeated or strange."""
    for _ in range(chance.randint(0, 6)):
        at, size = chance.randrange(len(data) + 1), chance.randint(1, 40)
        new = chance.choice((b"", chance.randbytes(size), data[at : at + size] * 3, b"\0", b"\xff", b"<", b'"', b"[{", "億".encode()))
        data = data[:at] + new + data[at + chance.choice((0, size)) :]
    return data


def _mutated(text: str, chance: random.Random) -> str:
    """A text with a few tokens changed."""
    tokens = _TOKEN.findall(text)
    for _ in range(chance.choice((0, 0, 1, 1, 2, 3, 6, 12))):
        if tokens:
            _changed(tokens, chance)
    return "".join(tokens)


def mutated(name: str, chance: random.Random) -> bytes:
    """A file of that name: an article with a few tokens changed, of one in three also what holds it, of one in ten its bytes."""
    kind = name.removesuffix(".gz").rpartition(".")[2]
    text = _written("html" if kind == "warc" else kind, chance)
    data = (_mutated(text, chance) if chance.random() < 0.3 else text).encode("utf-8", "replace")
    if chance.random() < 0.1:
        data = spoilt(data, chance)
    if kind == "warc":
        data = f"WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/html\r\nContent-Length: {len(data)}\r\n\r\n".encode() + data + b"\r\n\r\n"
    data = gzip.compress(data, mtime=0) if name.endswith(".gz") else data
    return spoilt(data, chance) if chance.random() < 0.03 else data
