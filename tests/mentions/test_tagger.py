"""Names by what stands around them: labels that fit together, names no list knows, and what the tags decide."""

import itertools

import pytest

from pipeline.mentions.mention import source_of
from pipeline.mentions.names import inventory
from pipeline.mentions.names.tag_evidence import evidence_of
from pipeline.mentions.names.tagger import LABELS, OUTSIDE, clauses, evidence_in, tagged
from pipeline.reading import article_from_text
from pipeline.text.fold import fold


def organisations(text: str) -> list[str]:
    return [text[start:end] for start, end in tagged(fold(text), []).organisations]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("嶺澄科技昨日宣布完成A輪募資，由鴻揚創投與遠岫資本領投。", ["嶺澄科技", "鴻揚創投", "遠岫資本"]),
        ("岭澄科技昨日宣布完成A轮融资，由鸿扬创投与远岫资本领投。", ["岭澄科技", "鸿扬创投", "远岫资本"]),
    ],
)
def test_names_nobody_listed_are_read_in_both_scripts(text: str, names: list[str]) -> None:
    assert organisations(text) == names


def test_a_clause_without_names_has_none() -> None:
    assert organisations("市場規模去年成長三成，業者普遍看好明年表現。") == []


def test_a_person_is_none_of_the_organisations() -> None:
    text = "嶺澄科技執行長林昱廷表示，明年將擴廠。"
    read = tagged(fold(text), [])
    assert [text[start:end] for start, end in read.persons] == ["林昱廷"]
    assert "林昱廷" not in organisations(text)


def test_spans_lie_in_one_clause_and_none_in_another() -> None:
    text = "嶺澄科技完成募資。鴻揚創投領投！林昱廷任執行長；遠岫資本跟投\n嶺澄科技上市" * 20
    read = tagged(fold(text), [])
    spans = sorted((*read.organisations, *read.persons, *read.products))
    assert spans
    assert all(first[1] <= second[0] for first, second in itertools.pairwise(spans))
    whole = list(clauses(fold(text)))
    assert all(any(start <= s and e <= end for start, end in whole) for s, e in spans)


def test_every_character_has_evidence_and_a_known_name_is_evidence() -> None:
    text = fold("嶺澄科技完成募資")
    told = evidence_in(text, [(0, 4, False)])
    assert len(told) == len(text)
    assert "listed=name first" in told[0] and "listed=name last" in told[3]
    assert not any(kind.startswith("listed") for kind in told[4])
    assert next(evidence_of("", [], []), None) is None


def test_what_is_tagged_where_no_rule_knows_the_place_is_a_name_of_the_article() -> None:
    source = source_of(article_from_text("據了解，泓澄半導體去年已把嶺岳電子賣給遠岫資本。"))
    names = {source.text[m.start : m.end] for m in inventory.find(source)}
    assert {"泓澄半導體", "嶺岳電子", "遠岫資本"} <= names


def test_labels_are_those_of_the_table() -> None:
    assert LABELS[0] == OUTSIDE
    assert len(LABELS) == 10
