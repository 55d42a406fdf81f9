"""Time grows with an article's length in a line, whatever it repeats: work is counted, so that a busy machine counts the same."""

from __future__ import annotations

from collections import Counter

import pytest

from pipeline.frames.rule import rules
from pipeline.mentions.mask import Mask
from pipeline.mentions.mention import source_of
from pipeline.model import Evidence, FundingRound, Name
from pipeline.process import process
from pipeline.reading import article_from_text, reading_of
from pipeline.records.grounds import Grounds
from tests.helpers.work import calls, rounds

ZH = "晶曜光電今（12）日宣布完成新台幣 12 億元 B 輪募資，由鴻圖創投領投。"
EN = "Acme Robotics raised $30 million in a Series B led by Sequoia Capital. "


def rows(size: int) -> str:
    head = "\n\n| 公司 | 金額 | 輪次 | 投資人 |\n|---|---|---|---|\n"
    return head + "".join(f"| 晶曜光電 | {n + 1}億元 | {'ABCD'[n % 4]}輪 | 鴻圖創投 |\n" for n in range(size // 26))


def figures(size: int) -> str:
    return "".join(f"晶曜光電{2000 + n % 26}年營收{n + 1}億元，年增{n % 90}%。" for n in range(size // 24))


def repeated(unit: str, size: int) -> str:
    return unit * (size // len(unit))


UNITS = ["(Series A)", "<b>C輪", "估值達30億美元", "晶曜光電的產品與服務以及技術和", "甲公司完成3億元B輪募資。", "the Acme platform and ",
         "由紅杉資本、"]  # fmt: skip


def work(before: str, middle: str) -> int:
    article = reading_of((before + middle + "\n\n" + before).encode(), source="a.md").article
    return calls(lambda: process(article))


@pytest.mark.parametrize(("before", "unit"), [(EN if unit.isascii() or "<" in unit else ZH, unit) for unit in UNITS])
def test_one_sentence_without_end_costs_no_more_than_its_length(before: str, unit: str) -> None:
    process(reading_of((before + unit).encode(), source="a.md").article)
    short, long = (work(before, repeated(unit, size)) for size in (1_000, 4_000))
    assert long < 4 * short * 1.25


def test_rules_are_looked_for_once() -> None:
    rules()
    assert calls(rules) < 5


def test_thousands_of_words_for_one_fact_cost_no_more_than_their_number() -> None:
    def weighed(number: int) -> int:
        source = source_of(article_from_text(f"{ZH}\n" * number))
        words = [Evidence(start=n * (len(ZH) + 1) + at, end=n * (len(ZH) + 1) + at + 4, text=ZH[at : at + 4], field=field)
                 for n in range(number) for at, field in ((0, "company"), (14, "money"))]  # fmt: skip
        fact = FundingRound(id="f1", rule="money", company=Name(name=ZH[:4], text=ZH[:4]), evidence=tuple(words))
        grounds = Grounds(source, Mask(source.folded, []), [(n * (len(ZH) + 1), (n + 1) * (len(ZH) + 1)) for n in range(number)], [fact])
        return calls(lambda: grounds.of(fact))

    assert weighed(600) < 3 * weighed(200) * 1.3


@pytest.mark.parametrize("many", [rows, figures])
def test_thousands_of_figures_of_one_company_cost_no_more_than_their_number(many) -> None:  # type: ignore[no-untyped-def]
    process(reading_of((ZH + many(100)).encode(), source="a.md").article)
    short, long = (work(ZH, many(size)) for size in (1_000, 4_000))
    assert long < 4 * short * 1.3


SENTENCES = ["甲公司完成3億元B輪募資。", "營收3億元，年增30%。", "1. 甲公司完成3億元募資\n", "公司：甲\n融資金額：3億元\n"]


@pytest.mark.parametrize("unit", SENTENCES)
def test_no_line_goes_round_more_often_than_an_article_is_longer(unit: str) -> None:
    """A loop inside one line makes no calls: 3 times the sentences and 9 times the rounds are seen here alone."""

    def counted(size: int) -> Counter[tuple[str, int]]:
        article = article_from_text(ZH + repeated(unit, size) + ZH)
        return rounds(lambda: process(article))

    process(article_from_text(ZH + unit + ZH))
    short, long = counted(300), counted(900)
    grown = (line for line, often in long.items() if often > 400 and often > 5 * short[line])
    assert list(grown) == []
