"""English. Chinese articles write dates, amounts and series in it too."""

from __future__ import annotations

from pipeline.languages import Language
from pipeline.languages.en import calendar, numbers, phrases, series

LANGUAGE = Language(
    code="en",
    articles=("en",),
    guest=("zh-Hant", "zh-Hans"),
    calendar=calendar,
    numbers=numbers,
    series=series,
    summary="en",
    phrases=phrases,
)
