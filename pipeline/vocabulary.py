"""The vocabulary as data: one file of ``lexicons/`` by its name, read once.

The files are long lists of words, and ``tomllib`` takes them apart character by character: that takes longer than reading an
article. So what such files are made of is read here, and a text with anything else in it is left to ``tomllib``.
"""

from __future__ import annotations

import contextlib
import functools
import gc
import json
import re
import tomllib
from collections.abc import Iterator
from importlib import resources
from typing import Any

_STRING = r'"(?:[^"\\\x00-\x1f\x7f]|\\["\\])*"'  # what JSON reads as TOML does
_PLAIN = r'"[^"\\\x00-\x1f\x7f]*"'
_COMMENT = r"#[^\x00-\x08\x0a-\x1f\x7f]*"
_NAME = "[A-Za-z0-9_-]+"
_KEY = rf"(?:{_NAME}|{_STRING})[ \t]*=[ \t]*"
_NUMBER = r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?"
_WORDS = rf"\[(?:[ \t\n,]|{_STRING}|{_COMMENT}\n)*\]"
_PAIR = rf"{_KEY}(?:{_WORDS}|{_STRING}|{_NUMBER}) *"
_VALUE = (
    rf"(?:(?P<plain>{_STRING}|{_NUMBER}|true|false)|(?P<words>{_WORDS})|(?P<inline>\{{ *{_PAIR}(?:, *{_PAIR})*\}})"
    r"|\"\"\"\n?(?P<long>[^\"\\\x00-\x08\x0b-\x1f\x7f]*)\"\"\"|'(?P<literal>[^'\x00-\x08\x0a-\x1f\x7f]*)')"
)
_ENTRY = re.compile(rf"(?P<key>{_KEY}){_VALUE}")
_LINE = re.compile(rf"[ \t]*(?:\[(?P<table>{_NAME}(?:\.{_NAME})*)\]|(?P<key>{_KEY}){_VALUE})?[ \t]*(?:{_COMMENT})?(?:\n|$)")
_LISTED = rf"({_NAME}) = (\[(?:{_PLAIN}(?:, {_PLAIN})*)?\])\n"  # most lines: an organisation and its spellings
_LISTS, _LIST = re.compile(rf"(?:{_LISTED})+"), re.compile(_LISTED)
_ASIDE = re.compile(rf"({_STRING})|{_COMMENT}")
_AT_KEY = re.compile(_KEY)
_JSON = json.JSONDecoder()


class _UnusualError(ValueError):
    """Something that ``tomllib`` shall read, or refuse."""


@contextlib.contextmanager
def uncollected() -> Iterator[None]:
    """While tables are loaded: all of it stays, and to look again and again among it for what may go takes a fifth of the time.

    >>> with uncollected():
    ...     gc.isenabled()
    False
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


@functools.cache
def table(name: str) -> dict[str, Any]:
    """``lexicons/<name>.toml`` as it is; callers share it and leave it as it is.

    >>> table("rates")["per_dollar"]["USD"]
    1.0
    """
    with uncollected():
        return loads(resources.files("pipeline.lexicons").joinpath(f"{name}.toml").read_text(encoding="utf-8"))


def loads(text: str) -> dict[str, Any]:
    """What ``tomllib.loads`` says of a text, many times sooner where it is written as lexicons are.

    Raises:
        tomllib.TOMLDecodeError: it is no TOML.

    >>> loads('[venture]  # funds\\nhonghu = ["鴻圖創投", "Honghu"]')
    {'venture': {'honghu': ['鴻圖創投', 'Honghu']}}
    """
    try:
        return _read(text)
    except ValueError:
        return tomllib.loads(text)


def _read(text: str) -> dict[str, Any]:
    lists_of_json = not any(mark in text for mark in ('"""', "\\", "\r", "\x7f"))  # where JSON and TOML differ in a list of strings
    ended = text.replace(",\n]", " \n]") if lists_of_json else text
    whole: dict[str, Any] = {}
    tables: dict[str, dict[str, Any]] = {}
    headed: set[str] = set()
    here, at = whole, 0
    while at < len(text):
        if lists := _LISTS.match(text, at):  # read at once: to call the reader of JSON takes longer than it takes to read a line
            keys, words = zip(*_LIST.findall(lists[0]), strict=True)
            if len({*here, *keys}) < len(here) + len(keys):
                raise _UnusualError
            here.update(zip(keys, json.loads(f"[{','.join(words)}]"), strict=True))
            at = lists.end()
            continue
        if lists_of_json and (end := _put_list(here, ended, at)):
            at = end
            continue
        line = _LINE.match(text, at)
        if line is None or line["table"] in headed:
            raise _UnusualError
        if line["table"]:
            headed.add(line["table"])
            here = _table(whole, tables, line["table"])
        elif line["key"]:
            _put(here, line)
        at = line.end()
    return whole


def _table(whole: dict[str, Any], tables: dict[str, dict[str, Any]], name: str) -> dict[str, Any]:
    """The table of a header, in those that its name begins with."""
    above, _, key = name.rpartition(".")
    if name not in tables:
        here = _table(whole, tables, above) if above else whole
        if key in here:
            raise _UnusualError
        here[key] = tables[name] = {}
    return tables[name]


def _put_list(here: dict[str, Any], text: str, at: int) -> int:
    """Put the list of strings that stands here and say where it ends; 0 if JSON does not read it, as with a comment in it."""
    begins = _AT_KEY.match(text, at)
    if begins is None or text[begins.end() : begins.end() + 1] != "[":
        return 0
    try:
        words, end = _JSON.raw_decode(text, begins.end())
    except (ValueError, RecursionError):
        return 0
    key = begins[0].rstrip("= \t").strip('"')
    if key in here or text[end : end + 1] != "\n" or not {*map(type, words)} <= {str}:
        return 0
    here[key] = words
    return end + 1


def _put(here: dict[str, Any], entry: re.Match[str]) -> None:
    key = entry["key"].rstrip("= \t")
    key = json.loads(key) if key.startswith('"') else key
    if key in here:
        raise _UnusualError
    kind = entry.lastgroup or ""
    found = entry[kind]
    if kind == "words":
        words = (_ASIDE.sub(r"\1", found) if "#" in found else found)[:-1].rstrip()
        here[key] = json.loads(f"{words[:-1]}]" if words.endswith('",') else f"{words}]")
    elif kind == "inline":
        here[key] = {}
        for pair in _ENTRY.finditer(found):
            _put(here[key], pair)
    else:
        here[key] = json.loads(found) if kind == "plain" else found
