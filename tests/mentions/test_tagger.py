"""Names by what stands around them: labels that fit together, names no list knows, and what the tags decide."""

import itertools
import random
from collections.abc import Sequence

import pytest

from pipeline.mentions.mention import source_of
from pipeline.mentions.names import inventory
from pipeline.mentions.names.tag_decoding import KINDS, LABELS
from pipeline.mentions.names.tag_evidence import evidence_of
from pipeline.mentions.names.tag_points import UNIT
from pipeline.mentions.names.tag_table import load, unpacked
from pipeline.mentions.names.tagger import clauses, evidence_in, tagged
from pipeline.quality.name_tags import DECIMALS
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


TABLE = load()
EVIDENCE = unpacked(TABLE["evidence"])


def test_labels_are_those_of_the_table_and_weights_are_hundredths() -> None:
    assert list(LABELS) == TABLE["labels"]
    weights = [*TABLE["steps"].values(), *(weight for told in EVIDENCE.values() for weight in told.values())]
    assert all(round(weight * UNIT) / UNIT == weight for weight in weights)
    assert UNIT == 10**DECIMALS


def plainly_read(evidence: Sequence[Sequence[str]]) -> list[tuple[int, int, str]]:
    """The names of a clause by the book: every label beside every other, the points of each kind of evidence one by one."""
    steps = {tuple(step.split(" ")): round(weight * UNIT) for step, weight in TABLE["steps"].items()}
    far = {label: 0 if label[0] in "-B" else -(10**9) for label in LABELS}
    came: list[dict[str, str]] = []
    for at, told in enumerate(evidence):
        own = dict.fromkeys(LABELS, 0)
        for kind in told:
            for label, weight in EVIDENCE.get(kind, {}).items():
                own[label] += round(weight * UNIT)
        if at:
            found = {}
            for label in LABELS:
                inside = label[0] in "IE"
                may = [b for b in LABELS if (b[0] in "BI" and b[1] == label[1] if inside else b[0] in "-E")]
                found[label] = max(((far[b] + steps.get((b, label), 0), b) for b in may), key=lambda way: way[0])
            came.append({label: before for label, (_, before) in found.items()})
            far = {label: points for label, (points, _) in found.items()}
        far = {label: points + own[label] for label, points in far.items()}
    labels = [max((label for label in LABELS if label[0] in "-E"), key=far.__getitem__)]
    for before in reversed(came):
        labels.append(before[labels[-1]])
    names, start = [], 0
    for at, label in enumerate(reversed(labels)):
        if label[0] == "B":
            start = at
        elif label[0] == "E":
            names.append((start, at + 1, label[1]))
    return names


PARTS = (
    "嶺澄科技", "鴻揚創投", "遠岫資本", "林昱廷", "執行長", "宣布", "完成", "領投", "由", "與", "的", "產品", "發表", "台北", "Lumenor", "AI", "PM01", " ",
    "，", "。", "、", "（", "）", "「", "」", "2026", "\ue001\ue001", "\ue002", "歐", "水上自駕", "營收", "#", "|", "M", "=", "é", "\n", "市場", "基金", "公司",
)  # fmt: skip


def test_names_are_read_as_the_table_of_evidence_says_character_by_character() -> None:
    chosen = random.Random(7)
    texts = ["", "嶺", "。", "岭澄科技由林昱廷創辦", *("".join(chosen.choices(PARTS, k=chosen.randint(1, 60))) for _ in range(150))]
    found = 0
    for text in map(fold, texts):
        listed = [(0, 4, False), (3, 7, True)] if len(text) > 6 else []
        evidence, read = evidence_in(text, listed), tagged(text, listed)
        expected: dict[str, list[tuple[int, int]]] = {kind: [] for kind in KINDS}
        for start, end in clauses(text):
            for first, last, kind in plainly_read(evidence[start:end]):
                expected[kind].append((start + first, start + last))
        assert tuple(map(tuple, expected.values())) == read, text
        found += sum(map(len, read))
    assert found > 100
