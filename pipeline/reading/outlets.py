"""Which region a newsroom is of, by its address or its name; the lists are ``lexicons/regions.toml``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from babel.core import get_global

from pipeline.errors import UsageError
from pipeline.text.fold import fold
from pipeline.vocabulary import table

_ENDINGS = {"tw": "TW", "hk": "HK", "cn": "CN", "sg": "SG", "mo": "MO"}
_HOST = re.compile(r"(?:https?://)?((?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,12})(?:[:/?#]|$)")
_INNER = re.compile(r"https?://")
_LONGEST = 2000
_REGION = re.compile("[A-Za-z]{2}")


@cache
def _outlets() -> dict[str, str]:
    return {fold(name): region for region, names in table("regions")["outlets"].items() for name in names}


def _of(told: str) -> str | None:
    """One address or name. An archive's address holds the newsroom's: the last one counts."""
    folded = fold(told.strip()[:_LONGEST])
    starts = [m.start() for m in _INNER.finditer(folded)]
    match = _HOST.match(folded, starts[-1] if starts else 0)
    if match is None:
        return _outlets().get(folded)
    labels = match[1].split(".")
    known = (_outlets().get(".".join(labels[at:])) for at in range(len(labels) - 1))
    return next(filter(None, known), None) or _ENDINGS.get(labels[-1])


def checked(region: str | None) -> str | None:
    """A region as callers give it, in capitals.

    Raises:
        UsageError: it is no territory's two letters.

    >>> checked("tw"), checked(None)
    ('TW', None)
    """
    if region is None:
        return None
    if not isinstance(region, str) or not _REGION.fullmatch(region):
        raise UsageError(f"region {region!r}: two letters, such as TW, HK or CN")
    if region.upper() not in get_global("territory_currencies"):
        raise UsageError(f"region {region!r}: no country or territory has these letters; write TW, HK, CN …")
    return region.upper()


def region_of(told: Iterable[str]) -> str | None:
    """The region of the first newsroom that says it.

    Args:
        told: addresses and names, such as a front matter's ``url`` and ``source``.

    >>> region_of(["https://www.hk01.com/a/1"]), region_of(["自由財經"]), region_of(["https://example.org/x.tw"])
    ('HK', 'TW', None)
    """
    return next(filter(None, map(_of, told)), None)
