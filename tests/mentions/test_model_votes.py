"""A spaCy pipeline votes on names: one more evidence, never a decision, and nothing at all where nobody asks."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline import extract, process
from pipeline.batch.folder import process_folder
from pipeline.batch.work import key_of
from pipeline.errors import UsageError
from pipeline.explain import explain
from pipeline.mentions.mention import source_of
from pipeline.model import Article, FundingRound
from pipeline.process import mentions_of
from pipeline.reading import Options, article_from_text
from pipeline.text.docs import Model, entities, find_model
from tests.helpers.command import jiyao_here

LISTED = "蘆竹、多家機構參與投資。"  # without a vote two characters are too little
ROUND = "晶曜光電宣布完成新台幣12億元B輪募資。"


def saved(folder: Path, code: str, version: str = "1.0.0", **labels: list[str]) -> str:
    """A pipeline that calls these words so, in a folder."""
    import spacy

    nlp = spacy.blank(code, meta={"name": "toy", "version": version})
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": label, "pattern": word} for label, words in labels.items() for word in words])  # type: ignore[attr-defined]
    nlp.to_disk(folder)
    return str(folder)


@pytest.fixture
def toy(tmp_path: Path) -> str:
    return saved(tmp_path / "toy", "zh", ORG=["蘆竹", "墨花"], PERSON=["晶曜光電"])


def names(text: str | Article, model: str | None = None) -> dict[str, str | None]:
    """The names of a text, and what each is."""
    article = text if isinstance(text, Article) else article_from_text(text)
    found = mentions_of(source_of(article, spacy_model=model))
    return {article.text[m.start : m.end]: m.value.kind for m in found if m.kind == "name"}


# What a vote is worth


@pytest.mark.parametrize(("text", "name"), [(LISTED, "蘆竹"), ("墨花公布新品。", "墨花")])
def test_a_name_is_found_only_thanks_to_the_vote(toy: str, text: str, name: str) -> None:
    assert name not in names(text)
    assert name in names(text, toy)


@pytest.mark.parametrize("text", ["我們認識蘆竹。", "他在墨花裡。"])
def test_a_vote_alone_is_no_name(toy: str, text: str) -> None:
    assert names(text) == names(text, toy) == {}


def test_a_place_of_another_size_is_no_vote(tmp_path: Path) -> None:
    assert "蘆竹" not in names(LISTED, saved(tmp_path / "m", "zh", ORG=["蘆竹、", "青"]))


def test_other_labels_are_no_vote(tmp_path: Path) -> None:
    assert "蘆竹" not in names(LISTED, saved(tmp_path / "m", "zh", NORP=["蘆竹"], GPE=["蘆竹"]))


def test_what_a_user_calls_no_name_stays_none(toy: str, tmp_path: Path) -> None:
    from pipeline import read_lexicon

    (tmp_path / "mine.toml").write_text('[none]\nwords = ["蘆竹"]', encoding="utf-8")
    found = process(article_from_text(LISTED), lexicon=read_lexicon(tmp_path / "mine.toml"), spacy_model=toy)
    assert "蘆竹" not in repr(found.facts)


@pytest.mark.parametrize("label", ["PERSON", "PER"])
def test_a_person_of_the_pipeline_is_one_unless_it_does_what_companies_do(tmp_path: Path, label: str) -> None:
    model = saved(tmp_path / "m", "zh", **{label: ["晶曜光電", "曜恆光"]})
    assert names(ROUND, model) == names(ROUND) and names(ROUND)["晶曜光電"] != "person"
    text = "曜恆光、紅杉資本參與投資。"
    assert names(text)["曜恆光"] is None and names(text, model)["曜恆光"] == "person"


def test_an_english_word_that_begins_a_sentence_is_confirmed(tmp_path: Path) -> None:
    text = "Anchor grew fast. Teams here like that."
    assert names(text) == {} and names(text, saved(tmp_path / "one", "en", ORG=["Anchor"])) == {"Anchor": None}
    assert names(text, saved(tmp_path / "two", "en", ORG=["Teams here", "fast"])) == {}  # no run has these borders


def test_an_english_person_that_raises_is_a_company(tmp_path: Path) -> None:
    model = saved(tmp_path / "m", "en", PERSON=["Mira Halden"])
    assert names("The plan of Mira Halden works well.", model) == {"Mira Halden": "person"}
    assert names("On Monday Mira Halden raised $3 million.", model) == {"Mira Halden": None}


def test_a_pipeline_votes_in_its_own_language(tmp_path: Path) -> None:
    english = "Anchor grew fast. Teams like that."
    assert names(english, saved(tmp_path / "zh", "zh", ORG=["Anchor"])) == {}
    assert names(english, saved(tmp_path / "xx", "xx", ORG=["Anchor"])) == {"Anchor": None}


def test_entities_count_in_the_whole_text(toy: str) -> None:
    text = "第一行\n\n \n😀蘆竹。\r\n墨花"
    assert [(text[s:e], label) for s, e, label in entities(find_model(toy), text)] == [("蘆竹", "ORG"), ("墨花", "ORG")]


def test_extract_process_and_explain_take_it(toy: str) -> None:
    text = f"{ROUND}本輪由蘆竹、紅杉資本領投。"
    [fact] = extract(text, only=["funding_round"], spacy_model=toy)
    assert isinstance(fact, FundingRound) and [i.text for i in fact.investors] == ["蘆竹", "紅杉資本"]
    article = article_from_text(text)
    assert fact in process(article, spacy_model=toy).facts
    assert any("蘆竹" in line and "model" in line for line in explain(article, spacy_model=toy))


# Keys, runs, workers


def test_the_key_has_the_pipelines_name_and_version_in_it(tmp_path: Path) -> None:
    versions = [find_model(saved(tmp_path / v, "zh", v, ORG=["蘆竹"])).version for v in ("1.0.0", "1.0.1")]
    assert versions == ["zh_toy 1.0.0", "zh_toy 1.0.1"]
    assert len({key_of("a", b"x", b"", "", Options(), "", version) for version in ("", *versions)}) == 3


def test_another_version_does_the_articles_again(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.md").write_text(LISTED, encoding="utf-8")
    one, two = (saved(tmp_path / v, "zh", v, ORG=["蘆竹"]) for v in ("1.0.0", "1.0.1"))
    calls = [None, None, one, one, two, None]
    runs = [process_folder(tmp_path / "in", tmp_path / "out", spacy_model=model) for model in calls]
    assert [run.written for run in runs] == [1, 0, 1, 0, 1, 1]
    process_folder(tmp_path / "in", tmp_path / "out", spacy_model=two)
    assert json.loads(runs[0].path.read_bytes())["call"]["spacy_model"] == "zh_toy 1.0.1"


@pytest.mark.parametrize("engine", ["local", "dask"])
def test_the_bytes_are_the_same_whoever_does_the_work(tmp_path: Path, toy: str, engine: str) -> None:
    if engine == "dask":
        pytest.importorskip("distributed", reason="the extra [cluster] is not installed")
    (tmp_path / "in").mkdir()
    for n in range(4):
        (tmp_path / "in" / f"{n}.md").write_text(f"{ROUND}本輪由蘆竹、紅杉資本領投，第{n}次。", encoding="utf-8")
    made = []
    for jobs, name in ((1, "local"), (2, engine)):
        out = tmp_path / f"out{jobs}"
        assert process_folder(tmp_path / "in", out, jobs=jobs, engine=name, spacy_model=toy).written == 4
        made.append({file.name: file.read_bytes() for file in out.glob("*.md.json")})
    assert made[0] == made[1] and all(b'"text": "\xe8\x98\x86\xe7\xab\xb9"' in content for content in made[1].values())


def test_a_worker_with_another_version_says_so(toy: str) -> None:
    with pytest.raises(UsageError, match=r"zh_toy 1\.0\.0 here, zh_toy 9 where the run began"):
        entities(Model(find_model(toy).name, "zh", "zh_toy 9"), LISTED)


# The command line


def test_run_and_extract_print_the_same(tmp_path: Path, toy: str) -> None:
    (tmp_path / "a.md").write_text(f"{ROUND}本輪由蘆竹、紅杉資本領投。", encoding="utf-8")
    told = jiyao_here("extract", tmp_path / "a.md", "--spacy-model", toy)
    assert told.returncode == 0 and "蘆竹" in told.stdout.partition('"facts"')[2]
    assert jiyao_here("run", tmp_path / "a.md", "--out", tmp_path / "out", "--spacy-model", toy).returncode == 0
    assert (tmp_path / "out" / "a.md.json").read_text(encoding="utf-8") == told.stdout


@pytest.mark.parametrize("verb", ["run", "extract", "explain"])
def test_a_pipeline_that_is_not_there_is_a_wrong_call(tmp_path: Path, verb: str) -> None:
    (tmp_path / "a.md").write_text(LISTED, encoding="utf-8")
    out = ["--out", tmp_path / "out"] if verb == "run" else []
    done = jiyao_here(verb, tmp_path / "a.md", *out, "--spacy-model", "zh_no_such_thing")
    [line] = done.stderr.splitlines()
    assert done.returncode == 2 and done.stdout == ""
    assert line == (
        "jiyao: spaCy model zh_no_such_thing: not installed; install it (python -m spacy download zh_no_such_thing), "
        "or name the folder of a saved pipeline"
    )


def test_a_pipeline_that_cannot_vote_is_one_line(tmp_path: Path) -> None:
    import spacy

    blank = spacy.blank("zh")
    blank.add_pipe("sentencizer")
    blank.to_disk(tmp_path / "blank")
    (tmp_path / "empty").mkdir()
    for name, says in (
        (str(tmp_path / "blank"), r"finds no entities \(it has sentencizer\); choose one with ner or entity_ruler"),
        (str(tmp_path / "empty"), "cannot be loaded"),
        (str(tmp_path / "none"), "no such folder"),
    ):
        with pytest.raises(UsageError, match=says) as caught:
            extract(LISTED, spacy_model=name)
        assert "\n" not in str(caught.value)


def test_nothing_imports_spacy_when_nobody_asks(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(LISTED, encoding="utf-8")
    code = (
        "import sys; from pipeline import process_folder, extract; "
        "extract('蘆竹、紅杉資本參與投資。'); process_folder(sys.argv[1], sys.argv[2]); print('spacy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path / "a.md"), str(tmp_path / "out")], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
