"""Front matter: the few top-level keys that an article needs, read line by line.

Not a YAML parser, on purpose: a key that YAML cannot read must not lose the article, an alias bomb must not cost a
gigabyte, and nested values (lists of sources, tags) are never text. TOML (``+++``) goes to the standard library.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping

from pipeline.reading.published import PUBLISHED, rank
from pipeline.text.late import late

_KEY = late(r"([A-Za-z_\u3400-\u9fff][\w.\-]{0,60})[ \t]{0,8}(?:(?::[ \t]+|：[ \t]*)(.*)|:)$")
_LONGEST = 400  # lines


def split(text: str) -> tuple[dict[str, str], str]:
    """Return the front matter's scalar keys in lower case, and the body after it.

    Text that only begins with a rule (``---``) and never closes it has no front matter.

    >>> split("---\\ntitle: \\"A: B\\"\\ntags:\\n  - x\\n---\\nBody")
    ({'title': 'A: B'}, 'Body')
    >>> split("--- not front matter")
    ({}, '--- not front matter')
    """
    start = len(text) - len(text.lstrip("\n"))
    fence = text[start : start + 3]
    if fence not in ("---", "+++"):
        return _unopened(text[start:], text)
    lines = text[start:].split("\n", _LONGEST)
    if lines[0].strip() != fence:
        return {}, text
    for number, line in enumerate(lines[1:_LONGEST], 1):
        if line.rstrip() == fence or (fence == "---" and line.rstrip() == "..."):
            inside, body = lines[1:number], "\n".join(lines[number + 1 :])
            keys = _toml(inside) if fence == "+++" else _yaml(inside)
            # A rule, prose, a rule is an article that opens with a rule, not front matter.
            return (keys, body) if keys or not any(map(str.strip, inside)) else ({}, text)
    keys = _yaml(_leading_keys(lines[1:]))  # never closed: take the keys that stand there, keep the rest
    return (keys, "\n".join(lines[1 + len(_leading_keys(lines[1:])) :])) if "title" in keys else ({}, text)


def _unopened(text: str, whole: str) -> tuple[dict[str, str], str]:
    """Keys that a rule closes and none opens, as Hexo writes them, or one JSON object, as Hugo may."""
    if text.startswith("{"):
        try:
            value, end = json.JSONDecoder().raw_decode(text)
        except (ValueError, RecursionError):
            return {}, whole
        keys = {key.lower(): each for key, each in value.items() if isinstance(each, str)}
        return (keys, text[end:].lstrip("\n")) if "title" in keys and text[end : end + 1] == "\n" else ({}, whole)
    lines = text.split("\n", _LONGEST)
    inside = _leading_keys(lines)
    if inside and len(inside) < len(lines) and lines[len(inside)].rstrip() == "---":
        keys = _yaml(inside)
        return (keys, "\n".join(lines[len(inside) + 1 :])) if "title" in keys else ({}, whole)
    return {}, whole


def _leading_keys(lines: list[str]) -> list[str]:
    taken = []
    for line in lines:
        below = line[:1] in " \t-" and line.strip() not in ("", "---")
        if not (below or _KEY.match(line)):
            break
        taken.append(line)
    return taken


def _yaml(lines: list[str]) -> dict[str, str]:
    keys: dict[str, str] = {}
    at = 0
    while at < len(lines):
        found = _KEY.match(lines[at])
        at += 1
        if not found:
            continue
        nested = at
        while nested < len(lines) and (lines[nested][:1] in (" ", "\t") or not lines[nested].strip()):
            nested += 1
        below = [line.strip() for line in lines[at:nested]]
        value = _scalar((found[2] or "").strip(), below)
        at = nested
        if value:
            keys.setdefault(found[1].lower(), value)
        elif not found[2]:  # of what is nested, only when it was published: meta: date_published
            inner = (each for each in map(_KEY.match, below) if each and rank(each[1]) == PUBLISHED)
            keys |= {each[1].lower(): _scalar((each[2] or "").strip(), []) for each in inner if each[1].lower() not in keys}
    return keys


def _scalar(value: str, below: list[str]) -> str:
    """A scalar on the key's line, a block scalar (``|`` ``>``), or a plain one that goes on below."""
    if re.fullmatch(r"[|>][+\-\d]{0,3}", value):
        return ("\n" if value[0] == "|" else " ").join(filter(None, below))
    quote = value[:1]
    if quote in ("'", '"'):
        while below and not _closed(value, quote):
            value = f"{value} {below.pop(0)}"
        return _unquote(value, quote)
    if quote in ("[", "{", "&", "*", "!") or value in ("null", "~"):
        return ""
    if value:  # a plain scalar may go on in indented lines that are no keys or items
        rest = [line for line in below if line and line[:2] != "- " and not _KEY.match(line)]
        value = " ".join([re.split(r"[ \t]#", value, maxsplit=1)[0].rstrip(), *rest])
    return value


def _closed(value: str, quote: str) -> bool:
    body = value[1:].split(" #")[0].rstrip() if value.count(quote) < 2 else value[1:]
    return body.rstrip().endswith(quote) and not body.rstrip().endswith("\\" + quote)


def _unquote(value: str, quote: str) -> str:
    last = value.rfind(quote)
    inner = value[1:last] if last > 0 else value[1:]
    if quote == "'":
        return inner.replace("''", "'")
    try:
        return str(json.loads(f'"{inner}"', strict=False))
    except ValueError:  # an inner quote left unescaped, as people write: keep the words
        return inner.replace('\\"', '"')


def _toml(lines: list[str]) -> dict[str, str]:
    try:
        table: Mapping[str, object] = tomllib.loads("\n".join(lines))
    except (ValueError, RecursionError):  # not TOML, a number without end, brackets in brackets in brackets
        return _yaml([line.replace(" = ", ": ", 1) for line in lines])
    return {key.lower(): str(value) for key, value in table.items() if not isinstance(value, dict | list | bool)}
