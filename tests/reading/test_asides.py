"""What a newsroom prints between the sentences of a story is not the story's."""

from __future__ import annotations

import pytest

from pipeline.reading.asides import is_headline, ticker, without_asides
from pipeline.reading.draft import Piece
from pipeline.reading.noise import without_noise
from tests.helpers.work import calls

STORY = "雲嶺今日宣布完成三億元的募資，由星洲創投領投，資金將用於明年的擴廠與研發。"


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("雲嶺營收成長。延伸閱讀：星洲以 20 億元收購北岸", "雲嶺營收成長。"),
        ("雲嶺營收成長。【延伸閱讀】星洲以 20 億元收購北岸", "雲嶺營收成長。"),
        ("雲嶺表示，全年可望成長。（延伸閱讀：北岸虧損 2 億元）第二季更好。", "雲嶺表示，全年可望成長。第二季更好。"),
        ("► 看更多新聞：南嶺砸 5 億元併北岸", ""),
        ("★延伸閱讀》星洲配息 2 億元創新高　小股東笑了", ""),
        ("延伸閱讀 星洲以 20 億元收購北岸", ""),
        ("雲嶺擴廠。更多新聞：星洲完成募資 雲嶺指出，產能將倍增。", "雲嶺擴廠。雲嶺指出，產能將倍增。"),
        ("The firm raised $5 million. Also read: Northmere buys Oak for $2 billion", "The firm raised $5 million."),
        ("雲嶺擴廠。投資有風險，入市需謹慎。", "雲嶺擴廠。"),
        ("行情如何？【立即開戶，領取福利】", "行情如何？"),
        ("下載APP，看最新財報", ""),
        ("▲雲嶺的廠房。（圖／雲嶺提供）", ""),
        ("雲嶺董事長林某某率領經營團隊。(業者提供)", ""),
        ("雲嶺的新廠（圖源/企業）", ""),
        ("〔記者林某某／台北報導〕", ""),
        ("北岸頭條（beianheadline）——星洲獲利翻倍，年內大賺 42%", ""),
    ],
)
def test_what_goes(line: str, left: str) -> None:
    assert without_asides(line) == left


@pytest.mark.parametrize(
    "line",
    [
        STORY,
        "雲嶺去年營收 3 億元，年增兩成。（雲嶺提供）",
        "雲嶺完成募資。北岸退出董事會。（公司提供）",
        "新版讓用戶看更多內容，月活躍用戶達 300 萬。",
        "平台指控對手未經授權使用其模型。",
        "用戶先掃碼關注公眾號，再領取 10 元優惠券。",
        "雲嶺推出會員制，成為會員每月 5 美元。",
        "相關報導指出，雲嶺將以 3 億元收購星洲。",
        "09:32 雲嶺完成募資",
        "雲嶺（yunling）——全年營收成長 42%",
        "Read more than 300 reports a year, the company says.",
        "（記者林某某／台北報導）雲嶺第三季營收 45 億元。",
    ],
)
def test_what_stays(line: str) -> None:
    assert without_asides(line) == line


def test_a_ticker_goes_only_beside_a_story() -> None:
    lines = ["09:32 星洲完成募資", "09:45 北岸漲停"]
    assert ticker([*lines, STORY]) == frozenset(lines)
    assert ticker(lines) == frozenset()
    assert ticker([lines[0], STORY]) == frozenset()


def test_headlines_behind_a_head_of_links_go_without_marks() -> None:
    pieces = [Piece("paragraph", text) for text in (STORY, "更多新聞", "星洲完成募資", "北岸虧損 2 億元", STORY)]
    assert [piece.text for piece in without_noise(pieces)] == [STORY, STORY]


def test_a_sentence_is_no_headline() -> None:
    assert is_headline("北岸虧損 2 億元") and not is_headline(STORY) and not is_headline("")


def test_a_headline_ends_where_its_sentence_does_even_without_a_blank() -> None:
    line = "The round closed today.Also read: Oakmere buys Elm for $5 million to sell phones.Skydell has raised $10 million from others."
    assert without_asides(line) == "The round closed today.Skydell has raised $10 million from others."


@pytest.mark.parametrize("unit", ["投資有風險，入市需謹慎。", "延伸閱讀：星洲收購北岸 ", "Also read: North. ", "（延伸閱讀：", "星洲(8.300,-0.05,-0.61%)"])
@pytest.mark.parametrize("end", ["", "雲嶺完成募資。"])
def test_a_line_of_nothing_else_costs_what_it_is_long(unit: str, end: str) -> None:
    def work(number: int) -> int:
        line = unit * number + end
        return calls(lambda: without_asides(line))

    work(10)
    assert work(800) < 4.5 * work(200) + 100


def test_a_headline_at_the_end_of_a_sentence_takes_no_more_than_its_own() -> None:
    assert without_asides("The firm grew. Read more: Oak sold to Elm. Revenue tripled in 2025.") == "The firm grew. Revenue tripled in 2025."
