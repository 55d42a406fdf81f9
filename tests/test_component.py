"""jiyao inside somebody's spaCy pipeline: its spans, its facts, and nothing else of the document changed."""

from __future__ import annotations

import importlib
import subprocess
import sys
import tomllib
from importlib import metadata
from typing import Any

import pytest

from pipeline import component, extract
from tests.helpers.paths import ROOT

ENGLISH = "Acme closed its $30M Series B on Monday, led by Alder Capital."
CHINESE = "晶曜光電今（12）日宣布完成新台幣 12 億元 B 輪募資，由鴻圖創投領投。"
CONFIG = {"region": "TW", "published": "2026-03-12"}


def pipeline(code: str, **config: str) -> Any:
    import spacy

    nlp = spacy.blank(code)
    nlp.add_pipe("jiyao", config=config)
    return nlp


@pytest.mark.parametrize(("code", "text"), [("en", ENGLISH), ("zh", CHINESE), ("xx", CHINESE), ("de", ENGLISH), ("zh", " \n"), ("en", "")])
def test_the_facts_are_those_of_extract_and_the_text_is_unchanged(code: str, text: str) -> None:
    made = pipeline(code, **CONFIG)(text)
    assert made.text == text
    assert made._.jiyao_facts == extract(text, region="TW", published="2026-03-12")


def test_mentions_are_labelled_by_kind() -> None:
    made = pipeline("zh", **CONFIG)(CHINESE)
    assert [(span.text, span.label_) for span in made.spans["jiyao"]] == [
        ("晶曜光電", "name"), ("今（12）日", "when"), ("新台幣 12 億元", "money"), ("B 輪", "series"), ("鴻圖創投", "name"),
    ]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), [("en", ENGLISH), ("zh", CHINESE)])
def test_the_evidence_is_all_there_with_its_fact(code: str, text: str) -> None:
    made = pipeline(code, **CONFIG)(text)
    told = [(s.start_char, s.end_char, s.text, s.label_, s.id_) for s in made.spans["jiyao_facts"]]
    facts = made._.jiyao_facts
    assert told == [(e.start, e.end, e.text, f"{f.kind}.{e.field}", f.id) for f in facts for e in f.evidence] != []


def test_what_others_wrote_keeps_its_words() -> None:
    from spacy.tokenizer import Tokenizer

    nlp = pipeline("en", **CONFIG)
    nlp.tokenizer = Tokenizer(nlp.vocab)  # cuts at blanks only: "Monday," is one token
    text = ENGLISH.removesuffix(".")
    before = nlp.make_doc(text)
    mark = before.char_span(text.index("Alder"), len(text), label="THEIRS", span_id="7")
    before.spans["theirs"] = [mark]
    before.spans["theirs"].attrs["note"] = "kept"
    before.ents = [mark]
    count = len(before)
    made = nlp(before)
    assert made.text == text and len(made) > count
    assert [(s.text, s.label_, s.id_) for s in made.spans["theirs"]] == [("Alder Capital", "THEIRS", "7")]
    assert made.spans["theirs"].attrs == {"note": "kept"} and [e.text for e in made.ents] == ["Alder Capital"]


def test_facts_survive_files_and_processes() -> None:
    from spacy.tokens import Doc

    nlp = pipeline("en", **CONFIG)
    facts = extract(ENGLISH, region="TW", published="2026-03-12")
    made = nlp(ENGLISH)
    again = Doc(nlp.vocab).from_bytes(made.to_bytes())
    assert again._.jiyao_facts == facts and [s.text for s in again.spans["jiyao"]] == [s.text for s in made.spans["jiyao"]]
    assert [each._.jiyao_facts for each in nlp.pipe([ENGLISH] * 3, n_process=2)] == [facts] * 3
    assert nlp.make_doc(ENGLISH)._.jiyao_facts == []


def test_a_wrong_day_is_refused_when_the_component_is_made() -> None:
    from pipeline.errors import UsageError

    with pytest.raises(UsageError, match="published: 'soon' is no date"):
        pipeline("en", published="soon")


def test_registering_again_changes_nothing() -> None:
    component.register()
    component.register()
    assert pipeline("en")(ENGLISH)._.jiyao_facts


def entry_point() -> str:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    target = project["entry-points"]["spacy_factories"]["jiyao"]
    assert isinstance(target, str)
    return target


def test_the_entry_point_is_the_factory_that_spacy_knows() -> None:
    from spacy import registry

    module, _, name = entry_point().partition(":")
    assert getattr(importlib.import_module(module), name) is component.make
    assert registry.factories.get("jiyao") is component.make


ADD = "import spacy; nlp = spacy.blank('en'); nlp.add_pipe('jiyao'); print(len(nlp('Acme raised $3 million.').spans['jiyao']))"


def add_pipe(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()


def test_loading_the_entry_point_is_enough() -> None:
    """As spaCy does it in a process that never imported us."""
    load = f"from importlib.metadata import EntryPoint; EntryPoint('jiyao', '{entry_point()}', 'spacy_factories').load(); "
    assert add_pipe(load + ADD) == "2"


def test_an_installed_package_needs_no_import() -> None:
    found = metadata.entry_points(group="spacy_factories", name="jiyao")
    if not found:
        pytest.skip("this environment was installed before jiyao had its entry point; pip install -e . again")
    assert add_pipe(ADD) == "2"
