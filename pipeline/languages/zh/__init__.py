"""Chinese, in both scripts. English articles quote its dates and series."""

from __future__ import annotations

from pipeline.languages import Language
from pipeline.languages.zh import calendar, phrases, series

LANGUAGE = Language(
    code="zh",
    articles=("zh-Hant", "zh-Hans"),
    guest=("en",),
    spaced=False,
    calendar=calendar,
    series=series,
    summary="zh-Hant",
    phrases=phrases,
)
