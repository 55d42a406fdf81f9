"""Names that users bring: they win over ours, wrong files are one line, reports follow their content and nothing else."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest

from pipeline import extract, process, read_lexicon
from pipeline.batch.folder import process_folder
from pipeline.batch.work import Settings, key_of
from pipeline.errors import LexiconError
from pipeline.explain import explain
from pipeline.lexicons.brought import Brought, Layers, bring, lexicon_of
from pipeline.lexicons.entries import Entries, LexiconFile, parse, together
from pipeline.lexicons.organisations import load
from pipeline.model import FundingRound
from pipeline.reading import Options, article_from_text
from pipeline.review import lexicon as reviewed_names
from pipeline.review import log
from pipeline.review.log import Decision, Verdict
from tests.helpers.command import jiyao_here

TEXT = "晶曜光電宣布完成新台幣12億元B輪募資，由鴻圖創投領投，薄荷糖、紅杉資本與藍鯨創投跟投。"
MINE = """# ours
[startup]
lumen-chip = ["Lumenchip", "晶曜光電"]
[venture]
hong-tu = ["Hong Tu Ventures", "鴻圖創投"]
[none]
words = ["薄荷糖", "藍鯨創投"]
"""


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    return write(tmp_path / "mine.toml", MINE)


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def entries(toml: str) -> Entries:
    return together([("mine.toml", parse(LexiconFile("mine.toml", toml.encode())))])


def round_of(text: str, toml: str) -> FundingRound:
    [fact] = extract(text, lexicon=load().with_entries(entries(toml)), only=["funding_round"])
    assert isinstance(fact, FundingRound)
    return fact


# What the lexicon says


def test_names_of_the_user_have_their_id_and_words_that_are_none_are_gone(mine: Path) -> None:
    [fact] = extract(TEXT, lexicon=read_lexicon(mine), only=["funding_round"])
    assert isinstance(fact, FundingRound) and fact.company
    assert (fact.company.name, fact.company.text, fact.company.id) == ("Lumenchip", "晶曜光電", "lumen-chip")
    assert [(i.text, i.id, i.role) for i in fact.investors] == [
        ("鴻圖創投", "hong-tu", "lead"),
        ("紅杉資本", "sequoia-capital", "participant"),
    ]


def test_without_a_lexicon_nothing_of_it_stays(mine: Path) -> None:
    extract(TEXT, lexicon=read_lexicon(mine))
    [fact] = extract(TEXT, only=["funding_round"])
    assert isinstance(fact, FundingRound) and fact.company
    assert fact.company.id is None and "藍鯨創投" in [i.text for i in fact.investors]


def test_process_and_explain_take_it_too(mine: Path) -> None:
    article, lexicon = article_from_text(TEXT), read_lexicon(mine)
    facts = process(article, lexicon=lexicon).facts
    assert "lumen-chip" in {f.company.id for f in facts if isinstance(f, FundingRound) and f.company}
    assert not any("藍鯨創投 (" in line for line in explain(article, lexicon=lexicon))


def test_a_word_that_is_none_is_nobodys_round() -> None:
    lexicon = load().with_entries(entries('[none]\nwords = ["晶曜光電"]'))
    assert "晶曜光電" not in repr(extract("晶曜光電宣布完成新台幣12億元B輪募資。", lexicon=lexicon, only=["funding_round", "investor"]))


@pytest.mark.parametrize(
    "text",
    [
        "Acme raised $30 million in a Series A led by Alder Capital, Mint Sugar, Birch Ventures and Foo Ventures.",
        "Acme raised $30 million in a Series A led by Alder Capital, with Birch Ventures, Mint Sugar and Foo Ventures participating.",
    ],
)
def test_a_list_goes_on_behind_a_word_that_is_none(text: str) -> None:
    assert [i.text for i in round_of(text, '[none]\nwords = ["Mint Sugar"]').investors] == ["Alder Capital", "Birch Ventures", "Foo Ventures"]


def test_a_known_id_gets_spellings_and_another_kind_and_keeps_its_name() -> None:
    lexicon = load().with_entries(entries('[company]\nnvidia = ["綠廠"]'))
    found = lexicon.get("nvidia")
    assert found and (found.name, found.kind) == ("Nvidia", "company")
    assert lexicon.lookup("绿厂") is found is lexicon.lookup("輝達")
    before = load().get("nvidia")
    assert before and before.kind == "technology" and load().lookup("綠廠") is None


def test_a_spelling_of_ours_may_be_given_to_another_id() -> None:
    lexicon = load().with_entries(entries('[venture]\nmy-fund = ["My Fund", "紅杉"]'))
    assert [getattr(lexicon.lookup(name), "id", None) for name in ("紅杉", "Sequoia Capital")] == ["my-fund", "sequoia-capital"]


def test_a_name_of_ours_that_is_taken_away_leaves_the_others() -> None:
    lexicon = load().with_entries(entries('[none]\nwords = ["Sequoia Capital"]'))
    found = lexicon.lookup("紅杉資本")
    assert found and found.id == "sequoia-capital" and found.name != "Sequoia Capital"
    assert lexicon.lookup("Sequoia Capital") is None and lexicon.denies("SEQUOIA CAPITAL")


def test_a_spelling_in_two_scripts_is_taken_with_and_without_its_blank() -> None:
    lexicon = load().with_entries(entries('[venture]\nmy-idg = ["IDG 資本"]'))
    assert [getattr(lexicon.lookup(name), "id", None) for name in ("IDG 资本", "IDG Capital")] == ["my-idg", "idg-capital"]


def test_an_ordinary_word_that_names_somebody_elses_company_is_theirs() -> None:
    assert load().is_ambiguous("Block") and load().is_ambiguous("Claude")
    lexicon = load().with_entries(entries('[startup]\nour-block = ["Block"]\nclaude-co = ["Claude"]'))
    assert not lexicon.is_ambiguous("Block") and not lexicon.is_ambiguous("Claude")
    again = lexicon.with_entries(entries('[ambiguous]\nwords = ["Block"]'))
    assert again.is_ambiguous("Block")


def test_two_files_speak_of_one_organisation(tmp_path: Path) -> None:
    one = write(tmp_path / "one.toml", '[startup]\nacme = ["Acme"]')
    two = write(tmp_path / "two.toml", '[startup]\nacme = ["Acme", "頂點"]')
    assert read_lexicon(one, two).lookup("頂點") == read_lexicon(one, two).lookup("Acme")


def test_the_example_of_the_readme_is_a_lexicon(tmp_path: Path) -> None:
    readme = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
    lexicon = read_lexicon(write(tmp_path / "mine.toml", readme.partition("```toml\n")[2].partition("```")[0]))
    assert [getattr(lexicon.lookup(name), "id", None) for name in ("鸿图创投", "晶曜光電")] == ["honghu-capital", "lumenchip"]
    section = readme.partition("### Your own names")[2].partition("### ")[0]
    assert not [kind for kind in {o.kind for o in load().organisations} if kind not in section]


# Wrong files


@pytest.mark.parametrize(
    ("toml", "says"),
    [
        ("[startup\n", "not TOML: .*line 1"),
        ("\udcff".encode("utf-8", "surrogateescape"), "not UTF-8 at byte 0"),
        ('loose = ["Name"]', "'loose' stands outside a table"),
        ('[ventures]\nacme = ["Acme"]', r"no kind \[ventures\]; there are bank, company"),
        ('[none]\nword = ["Acme"]', r"\[none\] 'word': an unknown key"),
        ('[startup]\nAcme = ["Acme"]', r"\[startup\] 'Acme': not an id"),
        ('[startup]\n"" = ["Acme"]', r"\[startup\] '': not an id"),
        ("[startup]\nacme = []", r"\[startup\] 'acme': has no name"),
        ('[startup]\nacme = "Acme"', "not a list of names"),
        ('[startup]\nacme = {name = "Acme"}', "not a list of names"),
        ('[startup]\nacme = ["Acme", 3]', "3 is no name; put names in quotes"),
        ('[startup]\nacme = ["A"]', "'A' is too short"),
        ('[startup]\nacme = [""]', "'' is too short"),
        ('[startup]\nacme = [" Acme"]', "blanks around it"),
        ('[startup]\nacme = ["Ac\\nme"]', "cannot be printed"),
        ('[startup]\nacme = ["(Acme)"]', "begins with a mark"),
        ('[startup]\nacme = ["Acme"]\nother = ["ACME"]', "belongs to other and to acme"),
        ('[startup]\nacme = ["紅木"]\n[none]\nwords = ["红木"]', r"belongs to \[none\] and to acme"),
        ('[startup]\nacme = ["Acme"]\n[venture]\nacme = ["Acme Fund"]', "'acme' is given twice"),
        ('[startup]\nacme = ["Acme"]\nacme = ["Acme Fund"]', "not TOML: Cannot overwrite a value"),
        ('[ambiguous]\nwords = ["nobody at all"]', r"\[ambiguous\] 'nobody at all' is no spelling"),
        ("a = " + "[" * 5000, "nests too deep|not TOML"),
        ("a = " + "9" * 5000, "not TOML"),
    ],
)
def test_a_wrong_file_is_one_line_that_names_it(toml: str | bytes, says: str, tmp_path: Path) -> None:
    path = write(tmp_path / "wrong.toml", toml)
    with pytest.raises(LexiconError, match=says) as caught:
        read_lexicon(path)
    assert str(caught.value).startswith("wrong.toml: ") and "\n" not in str(caught.value)


def test_two_files_that_contradict_each_other_are_both_named(tmp_path: Path) -> None:
    one = write(tmp_path / "one.toml", '[startup]\nacme = ["Acme"]')
    two = write(tmp_path / "two.toml", '[startup]\nbcme = ["Acme"]')
    with pytest.raises(LexiconError, match=r"two\.toml: 'Acme' belongs to bcme and to acme of one\.toml"):
        read_lexicon(one, two)


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    for path, says in ((tmp_path, "a folder"), (tmp_path / "none.toml", "no such file"), (Path("/dev/null"), "not a regular file")):
        with pytest.raises(LexiconError, match=says):
            read_lexicon(path)


# Runs


@pytest.fixture
def source(tmp_path: Path) -> Path:
    write(tmp_path / "in" / "a.md", TEXT)
    write(tmp_path / "in" / "b.md", "Acme raised $30 million in a Series A led by Alder Capital.")
    return tmp_path / "in"


def reports(out: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(out.glob("*.md.json"))}


def test_the_folder_beside_the_articles_is_read_and_holds_no_articles(source: Path, tmp_path: Path) -> None:
    write(source / "lexicons" / "mine.toml", MINE)
    run = process_folder(source, tmp_path / "out")
    assert (run.written, run.skipped) == (2, 0)
    assert b'"lumen-chip"' in reports(tmp_path / "out")["a.md.json"]
    [told] = json.loads(run.path.read_bytes())["call"]["lexicons"]
    assert told["file"] == "lexicons/mine.toml" and len(told["sha256"]) == 64
    process_folder(source / "a.md", tmp_path / "single")
    assert reports(tmp_path / "single")["a.md.json"] == reports(tmp_path / "out")["a.md.json"]


def test_a_changed_lexicon_does_the_articles_again_and_a_comment_does_not(source: Path, tmp_path: Path, mine: Path) -> None:
    out = tmp_path / "out"

    def written(*lexicons: Path) -> int:
        return process_folder(source, out, lexicons=lexicons).written

    assert [written(), written(), written(mine), written(mine)] == [2, 0, 2, 0]
    write(mine, MINE + "\n# a comment\n")
    assert written(mine) == 0
    write(mine, MINE.replace("藍鯨創投", "藍鯨"))
    assert [written(mine), written()] == [2, 2]


def test_the_key_has_the_lexicon_in_it() -> None:
    digests = [Layers().with_entries(entries(toml)).digest for toml in ("", MINE, MINE + "# again", '[none]\nwords = ["Acme"]')]
    keys = [key_of("a", b"x", b"", "", Options(), digest) for digest in digests]
    assert keys[1] == keys[2] and len(set(keys)) == 3


def test_what_users_say_travels_with_the_settings(mine: Path) -> None:
    settings = Settings("out", names=bring([mine]).layers)
    there = pickle.loads(pickle.dumps(settings))
    assert there == settings and len(pickle.dumps(settings)) < 5000
    found = lexicon_of(there.names).lookup("晶曜光電")
    assert found and found.id == "lumen-chip"


@pytest.mark.parametrize("engine", ["local", "dask"])
def test_the_bytes_are_the_same_whoever_does_the_work(source: Path, tmp_path: Path, mine: Path, engine: str) -> None:
    if engine == "dask":
        pytest.importorskip("distributed", reason="the extra [cluster] is not installed")
    process_folder(source, tmp_path / "one", lexicons=[mine])
    process_folder(source, tmp_path / "two", lexicons=[mine], jobs=2, engine=engine)
    assert reports(tmp_path / "one") == reports(tmp_path / "two")
    assert b'"lumen-chip"' in reports(tmp_path / "two")["a.md.json"]


# The command line


def jiyao(*arguments: str | Path, stdin: str = "") -> tuple[int, str, list[str]]:
    done = jiyao_here(*arguments, stdin=stdin)
    return done.returncode, done.stdout, done.stderr.splitlines()


def test_the_verbs_take_lexicons(source: Path, tmp_path: Path, mine: Path) -> None:
    extra = write(tmp_path / "extra.toml", '[venture]\nalder = ["Alder Capital"]')
    status, told, _ = jiyao("extract", source / "a.md", "--lexicon", mine, "--lexicon", extra)
    assert status == 0 and '"lumen-chip"' in told
    assert jiyao("run", source / "a.md", "--out", tmp_path / "out", "--lexicon", mine, "--lexicon", extra)[0] == 0
    assert (tmp_path / "out" / "a.md.json").read_text(encoding="utf-8") == told
    status, told, _ = jiyao("explain", "-", "--lexicon", mine, stdin=TEXT)
    assert status == 0 and "鴻圖創投 (lead)、紅杉資本 (participant)" in told


def test_a_wrong_lexicon_is_a_wrong_call(source: Path, tmp_path: Path) -> None:
    wrong = write(tmp_path / "wrong.toml", "[startup]\nacme = []")
    for call in (["run", source, "--out", tmp_path / "out"], ["extract", source / "a.md"], ["explain", source / "a.md"]):
        status, _, lines = jiyao(*call, "--lexicon", wrong)
        assert status == 2 and len(lines) == 1 and lines[0].startswith("jiyao: wrong.toml: [startup] 'acme': has no name")


# What reviewers said


def say(out: Path, *verdicts: Verdict) -> Path:
    lines = [
        Decision(id=f"d{n}-{v.text}", at="2026-03-12T08:00:00Z", reviewer="lin", source="a.md", sha256="0", action="name", name=v)
        for n, v in enumerate(verdicts)
    ]  # fmt: skip
    log.append(out, lines)
    file = reviewed_names.write(out)
    assert file is not None
    return file


def alias(text: str, canonical: str) -> Verdict:
    return Verdict(text=text, verdict="alias", canonical=canonical)


def no_name(text: str) -> Verdict:
    return Verdict(text=text, verdict="not_a_company")


def test_the_next_run_uses_what_reviewers_said_of_names(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(source / "c.md", "藍鯨創投領投了新創公司晶曜光電的A輪，金額為3億元人民幣。")
    process_folder(source, out)
    file = say(out, alias("鴻圖創投", "Hong Tu"), no_name("藍鯨創投"), alias("晶曜光電", "Nvidia"))
    run = process_folder(source, out)
    assert run.written == 3
    assert "out.review/lexicon.toml" in [f["file"] for f in json.loads(run.path.read_bytes())["call"]["lexicons"]]
    [fact] = [f for f in json.loads((out / "a.md.json").read_bytes())["facts"] if f["kind"] == "funding_round"]
    assert (fact["company"]["name"], fact["company"]["id"]) == ("Nvidia", "nvidia")
    assert (fact["investors"][0]["name"], fact["investors"][0]["id"]) == ("Hong Tu", "hong-tu")
    other = (out / "c.md.json").read_text(encoding="utf-8")  # nobody decided on this article
    assert '"nvidia"' in other and '"text": "藍鯨創投"' not in other.partition('"facts"')[2].partition('"summary"')[0]
    assert process_folder(source, out).written == 0
    assert read_lexicon(file).lookup("鴻圖創投")


def test_a_reviewed_name_has_the_id_that_the_user_gave_it(source: Path, tmp_path: Path, mine: Path) -> None:
    say(tmp_path / "out", alias("鴻圖", "鴻圖創投"))
    brought = reviewed_names.reviewed(tmp_path / "out", bring([mine]))
    found = brought.lexicon.lookup("鴻圖")
    assert found and (found.id, found.kind, found.name) == ("hong-tu", "venture", "Hong Tu Ventures")


def test_a_decision_taken_back_leaves_a_lexicon_that_says_nothing(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    process_folder(source, out)
    say(out, no_name("藍鯨創投"))
    undo = Decision(id="undo", at="2026-03-12T09:00:00Z", reviewer="lin", source="a.md", sha256="0", action="undo", undoes="d0-藍鯨創投")
    log.append(out, [undo])
    reviewed_names.write(out)
    assert reviewed_names.reviewed(out, Brought()).layers == Layers()


@pytest.mark.parametrize(
    "verdicts",
    [
        [alias("甲投資", "乙投資"), alias("乙投資", "甲投資")],
        [alias("甲投資", "乙投資"), alias("乙投資", "丙投資"), alias("丙投資", "甲投資"), alias("丁投資", "甲投資")],
        [alias("甲投資", "乙投資"), no_name("乙投資")],
        [alias("甲", "A"), no_name("二"), no_name("a\nb"), no_name("x\x7fy"), no_name(" 空白 ")],
        [alias("甲投資", "Foo-Bar"), alias("乙投資", "Foo Bar"), alias("丙投資", "Meta!"), alias("丁 AI", "戊 AI"), alias("己 AI", "庚 AI")],
        [alias("IDG資本", "甲投資"), alias("IDG 資本", "乙投資")],
        [alias("Sequoia Capital", "HongShan"), no_name("Nvidia"), alias('引"號', "\\反斜線")],
    ],
)
def test_whatever_reviewers_say_is_a_lexicon(verdicts: list[Verdict], tmp_path: Path) -> None:
    file = say(tmp_path / "out", *verdicts)
    read_lexicon(file)
    reviewed_names.reviewed(tmp_path / "out", Brought()).lexicon.lookup("甲投資")


def test_a_chain_of_aliases_ends_in_one_organisation(tmp_path: Path) -> None:
    lexicon = read_lexicon(say(tmp_path / "out", alias("甲投資", "乙投資"), alias("乙投資", "Sequoia Capital")))
    assert {getattr(lexicon.lookup(name), "id", None) for name in ("甲投資", "乙投資", "Sequoia")} == {"sequoia-capital"}


def test_a_reviewed_lexicon_that_was_spoilt_by_hand_stops_the_run(source: Path, tmp_path: Path) -> None:
    write(tmp_path / "out.review" / "lexicon.toml", "[none]\nwords = 3")
    with pytest.raises(LexiconError, match=r"out\.review/lexicon\.toml: \[none\] 'words': not a list"):
        process_folder(source, tmp_path / "out")
