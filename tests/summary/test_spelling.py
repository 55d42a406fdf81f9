"""A Chinese name in Latin letters: its own part in pinyin or as it is known, what kind of house it is in English."""

from __future__ import annotations

import pytest

from pipeline.summary.spelling import spelling
from pipeline.vocabulary import table


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("长沙行深智能科技", "Changsha Xingshen Zhineng Technology"),
        ("深圳北辰生物科技有限公司", "Shenzhen Beichen Biotechnology"),
        ("元大人壽", "Yuanta Life"),
        ("中国移动投资", "China Mobile Investment"),
        ("彩讯股份", "Caixun"),
        ("江行智能", "Jiangxing Zhineng"),
        ("曜能科創投", "Yaoneng Sci-Tech Ventures"),
        ("上海曜能（集團）總公司", "Shanghai Yaoneng Group"),
        ("台灣子公司", "Taiwan Zigongsi"),
        ("中信证券投资", "CITIC Securities Investment"),
        ("国寿科创", "China Life Sci-Tech"),
    ],
)
def test_what_kind_of_house_it_is_is_said_in_english(name: str, latin: str) -> None:
    assert spelling(name) == latin


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("合肥市曜能投資", "Hefei Yaoneng Investment"),
        ("中國曜能公司", "China Yaoneng"),
        ("西安曜能", "Xi'an Yaoneng"),
        ("曜能香港業務", "Yaoneng Xianggang Yewu"),
        ("浙江省能源集團", "Zhejiang Energy Group"),
        ("大連公司", "Dalian Gongsi"),
    ],
)
def test_a_place_before_a_name_is_called_by_its_own(name: str, latin: str) -> None:
    assert spelling(name) == latin


@pytest.mark.parametrize("word", [word for word, english in table("spelling")["behind"].items() if english])
def test_every_word_is_translated_behind_a_name_and_spelt_alone(word: str) -> None:
    assert spelling(f"曜能{word}").endswith(" " + table("spelling")["behind"][word])
    assert table("spelling")["behind"][word] not in spelling(word[:2])


def test_a_person_has_no_kind() -> None:
    assert spelling("王科技", person=True) == "Wang Keji"
