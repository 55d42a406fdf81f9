"""Names in Latin letters: where they begin and end, what belongs to them, what is none."""

from __future__ import annotations

import pytest

from pipeline.mentions.mention import source_of
from pipeline.process import mentions_of
from pipeline.reading import article_from_text


def names(text: str) -> list[str]:
    return [m.value.name for m in mentions_of(source_of(article_from_text(text))) if m.kind == "name"]


def outer(text: str) -> list[str]:
    source = source_of(article_from_text(text))
    return [source.text[m.outer_start : m.outer_end] for m in mentions_of(source) if m.kind == "name"]


@pytest.mark.parametrize(
    ("text", "expected", "written"),
    [
        ("Bluewick Labs, Inc. raised $5 million.", "Bluewick Labs", "Bluewick Labs, Inc."),
        ("Bluewick Systems, LLC raised $5 million.", "Bluewick Systems", "Bluewick Systems, LLC"),
        ("Bluewick Private Limited has raised $5 million.", "Bluewick", "Bluewick Private Limited"),
        ("Bluewick Optics Co., Ltd. has raised $5 million.", "Bluewick Optics", "Bluewick Optics Co., Ltd."),
        ("The Seed Shed, Inc. raised $5 million.", "The Seed Shed", "The Seed Shed, Inc."),
        ("Bluewick, Inc., a maker of kettles, has raised $5 million.", "Bluewick", "Bluewick, Inc."),
        ("Bluewick Corp. raised $5 million.", "Bluewick Corp", "Bluewick Corp."),
    ],
)
def test_a_legal_form_belongs_to_its_name_and_is_none(text: str, expected: str, written: str) -> None:
    assert names(text) == [expected]
    assert outer(text) == [written]


def test_the_full_stop_of_a_sentence_is_not_its_last_names() -> None:
    assert outer("The round was led by Tarn & Weld Capital, LLC. Nobody else joined.") == ["Tarn & Weld Capital, LLC"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("J.K. Ombrey acquired Bluewick for $30 million.", ["J.K. Ombrey", "Bluewick"]),
        ("調味料商J.K. Ombrey以7億美元收購Bluewick", ["J.K. Ombrey", "Bluewick"]),
        ("Ombrey, Tarn & Co. acquired Bluewick for $30 million.", ["Ombrey, Tarn & Co", "Bluewick"]),
        ("Insurer American Mutual acquired Bluewick for $30 million.", ["American Mutual", "Bluewick"]),
        ("American Mutual acquired Bluewick for $30 million.", ["American Mutual", "Bluewick"]),
        ("Bluewick raised $5 million from Bank of Ombrey.", ["Bluewick", "Bank of Ombrey"]),
        ("Bluewick was funded by Anna Weld of Tarnhut.", ["Bluewick", "Anna Weld", "Tarnhut"]),
    ],
)
def test_a_name_is_whole(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Oslo-based Bluewick raised $5 million.", ["Bluewick"]),
        ("Ex-Tarnhut engineers at Bluewick raised $5 million.", ["Bluewick"]),
        ("Rivals of Bluewick sell Tarnhut-compatible kettles to non-US customers.", ["Bluewick"]),
        ("Over 10,000 Bluewick users pay.", ["Bluewick"]),
        ("快訊:Bluewick 4月完成500萬美元募資。", ["Bluewick"]),
        ("The U.S. Kettle Guild chose Bluewick.", ["Kettle Guild", "Bluewick"]),
        ("快訊:這款產品有24GB記憶體,由Bluewick生產,股票代號1234-TW。", ["Bluewick"]),
    ],
)
def test_what_stands_round_a_name_is_trimmed(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "word", ["GDR", "SiC", "GaN", "MLCC", "PCB", "CB", "ADR", "CoWoS", "OLED", "ESG", "TypeScript"]
)
def test_papers_and_techniques_are_nobody(word: str) -> None:
    assert word not in names(f"該公司完成{word}相關計畫,募資3億元。")
    assert word not in names(f"The company said that {word} matters and raised $3 million.")


def test_an_abbreviation_before_a_kind_of_firm_or_paper_describes() -> None:
    assert "QXLC" not in names("QXLC業者完成募資3億元。")
    assert "QXLC" not in names("該公司發行QXLC,募資3億元。")
    assert "QXLC" not in names("Bluewick, a QXLC maker, raised $3 million.")


def test_an_abbreviation_that_acts_elsewhere_is_a_name() -> None:
    assert names("QXLC供應鏈受惠。QXLC宣布完成募資3億元。").count("QXLC") == 2


def test_the_shorter_form_is_the_name_where_the_article_mainly_uses_it() -> None:
    text = "Bluewick AI raised $5 million. Investors like Bluewick. In May Bluewick opened an office."
    assert set(names(text)) == {"Bluewick"}
    assert "Bluewick AI" in names("Bluewick AI raised $5 million. In May Bluewick opened an office.")


def test_initials_belong_to_a_name_that_is_never_said_without_them() -> None:
    text = "Oakmere ID raised money. The app of Oakmere ID is new."
    assert names(text) == ["Oakmere ID"] * 2
    text = "Oakmere ID raised money. The app of Oakmere is new."
    assert names(text) == ["Oakmere"] * 2


def test_a_startup_that_is_called_as_a_fund_is_not_the_fund() -> None:
    text = "建築新創 OpenSpace 獲 1.02 億美元 D 輪融資。OpenSpace 表示感謝。"
    found = [m.value for m in mentions_of(source_of(article_from_text(text))) if m.kind == "name"]
    assert {(ref.name, ref.kind) for ref in found} == {("OpenSpace", None)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Backers include Four Harbors, American Loop and Pellmark Growth.", ["Four Harbors", "American Loop", "Pellmark Growth"]),
        ("It was backed by Not Boring Capital and Out of Office.", ["Not Boring Capital", "Out of Office"]),
        ("It was bought by Re:Forge and Šolta in May.", ["Re:Forge", "Šolta"]),
        ("It was backed by A.Team and Ever-Made.", ["A.Team", "Ever-Made"]),
        ("Four Harbors raised $5 million.", ["Four Harbors"]),
        ("Four Pellmark employees left, and Pellmark closed.", ["Pellmark", "Pellmark"]),
        ("It came from Pellmark General Partner Jane Wexler.", ["Pellmark", "Jane Wexler"]),
        ("It raised $5 million in a Harwick-led round. State-owned firms did not.", ["Harwick"]),
    ],
)
def test_inside_a_sentence_a_capital_is_a_names(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two Rivers sells boats. Backers of Two Rivers cheered.", ["Two Rivers", "Two Rivers"]),
        ("Having Oakmere on board helps, and Oakmere knows it.", ["Oakmere", "Oakmere"]),
        ("Pellmark grew. Then Pellmark of Akron closed.", ["Pellmark", "Pellmark", "Akron"]),
        ("It bought from Larsen's. Larsen's is old, and Larsen's has shops.", ["Larsen's"] * 3),
        ("Backers of Thistle and Oak left. Thistle and Oak is small, and Thistle and Oak has shops.", ["Thistle and Oak"] * 3),
    ],
)
def test_a_name_is_what_other_places_show_of_it(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_letters_that_lead_a_round_describe_nothing() -> None:
    assert "QRX" in names("Lumenor runs on QRX hardware. Its round was led by QRX and Oakmere Labs.")


def test_a_title_before_a_name_is_a_persons() -> None:
    found = mentions_of(source_of(article_from_text("Ms. Okoro sold Lumenor Labs in May.")))
    assert [m.value.kind for m in found if m.kind == "name"] == ["person", None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vexmore went first. Refurbishers watched.", ["Vexmore"]),  # no English word
        ("Harbour dues went up. Organisers watched.", []),
        ("Nigerian Breweries bought Tolvane.", ["Nigerian Breweries", "Tolvane"]),
        ("Nigerian Tolvane bought land.", ["Tolvane"]),
        ("Tolvane of Jena agreed to it.", ["Tolvane", "Jena"]),
        ("The bid of Tolvane for Wexmark failed.", ["Tolvane", "Wexmark"]),
        ("She runs the Center for Wexmark.", ["Center for Wexmark"]),
        ("It was sold to Tolvane's in 2015.", ["Tolvane's"]),
        ("It is larger than Tolvane's in 2015.", ["Tolvane"]),
        ("They own Nelly's Yard outright.", ["Nelly's Yard"]),
        ("They use Nelly's Payroll product.", ["Nelly", "Payroll"]),
        ("They bought Chr. Tolvane in May.", ["Chr. Tolvane"]),
        ("Quoche-Tolv abandoned it. Cash-strapped rivals watched.", ["Quoche-Tolv"]),
        ("They sold 19 Australian branches and a South American one.", []),
    ],
)
def test_english_words_tell_where_a_name_begins_and_ends(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Stone-cutter Marmo Vellano was sold.", ["Marmo Vellano"]),
        ("Family-run Marmo Vellano was sold.", ["Marmo Vellano"]),
        ("Hotelier Belmarque sold a spa.", ["Belmarque"]),
        ("State-run Indian Copper has bought Nordallo.", ["Indian Copper", "Nordallo"]),
        ("A bid by Calder Chemical for Wexmark runs until May.", ["Calder Chemical", "Wexmark"]),
        ("Backers like Wexmark. Spokespeople for Wexmark declined to comment.", ["Wexmark", "Wexmark"]),
        ("The casino City of Lanterns Manila is for sale.", ["City of Lanterns Manila"]),
    ],
)
def test_a_name_begins_and_ends_where_what_is_said_of_it_does(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "In an exchange filing, Tarno Autocraft said it would buy a rival.",
        "Tarno Autocraft said its board had approved the purchase.",
        "Grupo Tarnalia said the price was fair. Tarnalia plans more.",
        "Barnsley & Wexham said the price was fair.",
    ],
)
def test_who_has_a_board_or_is_called_a_group_is_no_person(text: str) -> None:
    source = source_of(article_from_text(text))
    assert [m.value.kind for m in mentions_of(source) if m.kind == "name"][:1] == [None]


def test_who_has_a_title_is_a_person() -> None:
    source = source_of(article_from_text("Ms. Jane Tarno said its board had approved the purchase."))
    assert [m.value.kind for m in mentions_of(source) if m.kind == "name"] == ["person"]
