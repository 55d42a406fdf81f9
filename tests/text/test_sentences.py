"""Sentences: offsets that cover the text, and end where a reader would say they end."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model import Block
from pipeline.text.sentences import LONGEST, sentences
from tests.helpers.work import calls


def split(text: str, blocks: tuple[Block, ...] = ()) -> list[str]:
    return [text[start:end] for start, end in sentences(text, blocks)]


@pytest.mark.parametrize(
    "parts",
    [
        ["沛星完成A輪募資。", "由紅杉資本領投！", "真的嗎？", "還不清楚。"],
        ["執行長說：「我們不缺錢。」", "市場半信半疑。"],
        ["（公司未回應。）", "股東也沒有。"],
        ["甲公司募得1億元；", "乙公司募得2億元。"],
        ["It raised $1.5 million; the round closed on Feb. 3.", "Nobody led it."],
        ["D. E. Shaw and J.P. Morgan joined.", "Mr. Lee of Acme Inc. and Dr. Wu declined to comment."],
        ["Acme Corp. raised money in the U.S. market.", "It is based in the U.K.", "The firm has 20 people."],
        ["It closed its Series B.", "The company employs 40 people, e.g. engineers, i.e. builders."],
        ["8090.ai and FORWARD.one invested.", "xAI did not.", "a16z did."],
        ['"Why now?" he asked.', '"Because we can."', "That was all."],
        ["It ranks No. 1 in St. Louis vs. No. 3 elsewhere.", "No.", "It does not."],
        ["Growth was 3.5x... nearly 4x in 2025.", "40 people joined Yahoo! Japan."],
        ["Is it real?", "Yes!", "It is."],
        ["沛星收購 Acme Inc. 的多數股權,作價 1.5 億美元.", "交易將於 2026 年完成."],
        ["《誰來買單？》的作者表示沒有意見。", "他問：「為什麼？」的語氣很輕。"],
        ['他說："不會."', "然後離開。"],
        ["公司成長。[3]", "股東滿意。[4][5]"],
        ["參與者有Battery Ventures及D. E. Shaw Ventures。", "此外還有與J.P. Morgan同級的銀行。"],
        ["And then...", "Nothing came of it."],
    ],
)
def test_ends_where_a_reader_says_it_ends(parts: list[str]) -> None:
    glue = " " if parts[0].isascii() else ""
    assert split(glue.join(parts)) == parts or split(" ".join(parts)) == parts


def test_a_lost_blank_does_not_glue_sentences() -> None:
    text = 'It will pay for infrastructure.TQ Ventures led the round in the cloud."As models improve, so do we."'
    assert split(text) == [
        "It will pay for infrastructure.",
        "TQ Ventures led the round in the cloud.",
        '"As models improve, so do we."',
    ]
    assert len(split("They use vue.JS and Character.AI and FORWARD.one and next.JS daily.")) == 1


@pytest.mark.parametrize(
    ("before", "after"),
    [("Backers include Oak Life.", "Skydell raised money."), ("It began in 2013.", "The founder left."), ("The fund (Oak Asia VC).", "Terms were not told.")],
)
def test_where_blanks_are_lost_any_word_may_close_a_sentence(before: str, after: str) -> None:
    assert before + after in split(before + after + " It grew fast. Nobody knew why.")
    lost = split(before + after + " It grew fast.Nobody knew why.Then it sank.")
    assert lost[:2] == [before, after] and len(lost) == 5


def test_an_abbreviation_without_a_blank_closes_nothing_even_where_blanks_are_lost() -> None:
    assert split("Dr.Wang left Acme Co.Ltd today.Nobody knew why.Then it sank.")[0] == "Dr.Wang left Acme Co.Ltd today."


def test_lines_are_never_crossed_without_blocks() -> None:
    assert split("標題沒有句號\n\n「引言開了就沒有關\n下一段。再一句") == [
        "標題沒有句號",
        "「引言開了就沒有關",
        "下一段。",
        "再一句",
    ]


def test_an_open_quote_does_not_glue_paragraphs() -> None:
    text = '他說:"先這樣。\n第二段。第三句。'
    assert split(text) == ['他說:"先這樣。', "第二段。", "第三句。"]


def test_a_plain_quote_that_opens_stays_with_its_own_sentence() -> None:
    assert split('公司虧損。"我們會努力。"他說。') == ["公司虧損。", '"我們會努力。"', "他說。"]


def test_a_wrapped_paragraph_is_one_paragraph() -> None:
    text = "Acme, which sells anvils to coyotes everywhere, raised\n$5 million from Sequoia Capital and a few others."
    block = Block(kind="paragraph", start=0, end=len(text))
    assert split(text, (block,)) == [text]
    assert len(split(text)) == 2


def test_a_table_row_is_one_sentence() -> None:
    text = "前言。\n| 公司 | 金額 |\n|---|---|\n| 沛星 | 3 億元。約 |\n結語"
    start, end = text.index("|"), text.rindex("|") + 1
    rows = ["前言。", "| 公司 | 金額 |", "|---|---|", "| 沛星 | 3 億元。約 |", "結語"]
    assert split(text, (Block(kind="table", start=start, end=end),)) == rows
    assert split(text) == rows


def test_blocks_are_never_crossed_and_may_leave_gaps_or_overlap() -> None:
    text = "標題 一段話 還有一段。完"
    blocks = (
        Block(kind="title", start=0, end=2),
        Block(kind="paragraph", start=3, end=6),
        Block(kind="quote", start=5, end=9),
    )
    assert split(text, blocks) == ["標題", "一段話", "還有", "一段。", "完"]


@given(st.text(alphabet="甲乙。！？；;.!?…\"'「」（）,，、 \n\r\tAb1|-[]", max_size=200))
def test_every_visible_character_is_in_exactly_one_sentence(text: str) -> None:
    spans = sentences(text)
    assert all(a < b for a, b in spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())
    assert all(text[a:b] == text[a:b].strip() for a, b in spans)


def test_a_sentence_without_end_is_cut() -> None:
    spans = sentences("字" * 5000 + "，" + "字" * 1500 + "，" + "字" * 1500)
    assert max(end - start for start, end in spans) <= LONGEST
    assert sum(end - start for start, end in spans) == 8002


@pytest.mark.parametrize("unit", ["。", ".", '"', "a. ", "字", "!?", "1.", "“", "U.S. ", "…", "; ", "|"])
def test_time_grows_with_length_only(unit: str) -> None:
    short, long = (calls(lambda size=size: sentences(unit * (size // len(unit)))) for size in (20_000, 60_000))  # type: ignore[misc]
    assert long < 3 * short * 1.3
