"""The organisations we know by name: the data is sound, and a name is found only where it is written."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import pytest

from pipeline.errors import LexiconError
from pipeline.lexicons.entries import LexiconFile, parse
from pipeline.lexicons.organisations import Lexicon, Organisation, load
from pipeline.text.fold import fold

LEXICONS = Path(str(resources.files("pipeline.lexicons")))


def found(text: str, lexicon: Lexicon | None = None) -> list[tuple[str, str]]:
    hits = (lexicon or load()).scan(text, fold(text))
    return [(text[hit.start : hit.end], hit.organisation.id) for hit in hits]


def sure(text: str) -> list[str]:
    return [hit.organisation.id for hit in load().scan(text, fold(text)) if not hit.ambiguous]


FILES = sorted((file for file in LEXICONS.iterdir() if file.match("organisations*.toml")), key=lambda file: file.name)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_our_own_files_are_what_a_users_must_be(path: Path) -> None:
    """They are not checked at every start."""
    file = LexiconFile(path.name, path.read_bytes())
    assert parse(file) == parse(file, ours=True)


def test_a_users_file_is_checked() -> None:
    file = LexiconFile("a.toml", '[venture]\nBad_Id = ["鴻"]'.encode())
    with pytest.raises(LexiconError, match="not an id"):
        parse(file)
    assert parse(file, ours=True)


def test_no_spelling_names_two_organisations() -> None:
    owners: dict[str, str] = {}
    for organisation in load().organisations:
        for spelling in (organisation.name, *organisation.aliases):
            assert owners.setdefault(fold(spelling), organisation.id) == organisation.id


def test_no_spelling_is_only_the_fold_of_another() -> None:
    for organisation in load().organisations:
        spellings = [fold(s) for s in (organisation.name, *organisation.aliases)]
        assert len(spellings) == len(set(spellings)), organisation


def test_every_name_finds_itself_whole() -> None:
    for organisation in load().organisations:
        for spelling in (organisation.name, *organisation.aliases):
            text = f"。{spelling}。"
            assert found(text) == [(spelling, organisation.id)]
            assert load().lookup(spelling) is organisation


def test_ambiguous_words_and_other_words_are_known_spellings() -> None:
    lexicon = load()
    spellings = {fold(s) for o in lexicon.organisations for s in (o.name, *o.aliases)}
    assert set(lexicon.ambiguous) <= spellings
    assert not {fold(word) for word in lexicon.none} & spellings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("由紅杉資本領投", [("紅杉資本", "sequoia-capital")]),
        ("由红杉资本领投", [("红杉资本", "sequoia-capital")]),
        ("led by Sequoia Capital, with Nvidia.", [("Sequoia Capital", "sequoia-capital"), ("Nvidia", "nvidia")]),
        ("NVIDIA與OpenAIs", [("NVIDIA", "nvidia")]),  # a Latin name ends at a word boundary
        ("ＮＶＩＤＩＡ加碼", [("ＮＶＩＤＩＡ", "nvidia")]),
        ("the sequoia tree, nvidia", []),  # lower case is not the name
        ("由Accel領投", [("Accel", "accel")]),
        ("Accelerated growth", []),
        ("騰訊、阿里巴巴與字節跳動", [("騰訊", "tencent"), ("阿里巴巴", "alibaba"), ("字節跳動", "bytedance")]),
        ("raised $2.3M from 3M", [("3M", "3m")]),  # the end of a number is no name
        ("阿里山與三星堆", []),  # words that hide a name
    ],
)
def test_scan(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_the_longer_of_two_overlapping_names_wins() -> None:
    lexicon = Lexicon([Organisation("a", "中金", "bank"), Organisation("b", "金沙江創投", "venture")])
    assert found("其中金沙江創投領投", lexicon) == [("金沙江創投", "b")]
    assert found("中金領投", lexicon) == [("中金", "a")]


def test_a_name_in_two_scripts_may_be_set_apart() -> None:
    lexicon = Lexicon([Organisation("idg", "IDG資本", "venture")])
    assert found("由IDG 資本與IDG资本領投", lexicon) == [("IDG 資本", "idg"), ("IDG资本", "idg")]


def test_ordinary_words_are_marked() -> None:
    assert sure("Block said Nvidia bought an Index of 小米") == ["nvidia"]


@pytest.mark.parametrize(
    ("surface", "expected"),
    [
        ("Nvidia Corp.", "nvidia"),
        ("NVIDIA CORPORATION", "nvidia"),
        ("Huawei Technologies Co., Ltd.", "huawei"),
        ("鴻海集團", "foxconn"),
        ("鴻海精密股份有限公司", "foxconn"),
        ("Block, Inc.", "block"),  # a legal form settles an ordinary word
        ("Block Group", None),  # a group may be any block's
        ("Cisco", "cisco"),
        ("nobody in particular", None),
        ("", None),
    ],
)
def test_lookup(surface: str, expected: str | None) -> None:
    organisation = load().lookup(surface)
    assert (organisation.id if organisation else None) == expected


def test_a_file_adds_organisations_and_aliases(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('[startup]\nours-ltd = ["Ours", "我們的公司"]\n[technology]\nnvidia = ["綠廠"]\n', encoding="utf-8")
    lexicon = load().with_file(path)
    assert found("綠廠投資我們的公司", lexicon) == [("綠廠", "nvidia"), ("我們的公司", "ours-ltd")]
    assert lexicon.lookup("綠廠") == lexicon.lookup("Nvidia")
    assert load().lookup("綠廠") is None


@pytest.mark.parametrize(
    "toml",
    [
        'loose = ["Name"]',
        '[startup]\nOurs = ["Ours"]',
        '[startup]\nours = "Ours"',
        "[startup]\nours = []",
        '[startup]\nours = ["O"]',
        "[startup\n",
    ],
)
def test_a_wrong_file_is_refused(toml: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(toml, encoding="utf-8")
    with pytest.raises(LexiconError):
        load().with_file(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="cannot be read"):
        load().with_file(tmp_path / "none.toml")


def test_no_name_ends_behind_the_text_that_ends_with_it() -> None:
    """A name may begin as a longer one does."""
    text = "投資人為識富天使會"
    assert [(hit.start, hit.end) for hit in load().scan(text, fold(text))] == [(4, len(text))]
    for name in ("紅杉", "紅杉資本", "Sequoia", "Sequoia Capital", "Nvidia", "台積電", "TSMC"):
        assert all(hit.end <= len(name) for hit in load().scan(name, fold(name)))
