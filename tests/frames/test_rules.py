"""Every rule proves itself: its examples give what they promise, its rejects do not fire it."""

from __future__ import annotations

import re

import pytest

from pipeline.errors import RuleError
from pipeline.frames.rule import Rule, compile_template, rule, rules
from pipeline.frames.statements import gather
from pipeline.mentions.mask import Mask
from pipeline.mentions.mention import source_of
from pipeline.mentions.names.inventory import key
from pipeline.model import Fact
from pipeline.process import extract, mentions_of, sentences_of
from pipeline.reading import article_from_text
from pipeline.records.focus import Discourse

RULES = sorted(rules().values(), key=lambda r: r.id)
EXAMPLES = [(r, what, s) for r in RULES for what, sentences in r.examples.items() for s in sentences]
REJECTS = [(r, s) for r in RULES for s in r.rejects]
PUBLISHED = "2026-08-31"


def fired(text: str) -> set[str]:
    """The rules that say something of a text; a rule of lists says nothing where it reads no name."""
    source = source_of(article_from_text(text, published=PUBLISHED))
    mentions = mentions_of(source)
    mask = Mask(source.folded, mentions)
    spans = sentences_of(source, mentions)
    statements = gather(source, mask, spans)
    lists = Discourse(source, mask, spans, statements).lists
    read = {s.rule.id for found in lists.values() for s, _, _ in found}
    return {s.rule.id for s in statements if s.says != "investors" or s.rule.id in read}


def matched(r: Rule, text: str) -> bool:
    source = source_of(article_from_text(text, published=PUBLISHED))
    mask = Mask(source.folded, mentions_of(source))
    return any(r.regex.search(mask.text, s, e) for s, e in sentences_of(source, list(mask.mentions)))


def says(fact: Fact, what: str) -> bool:
    """Whether a fact has the slots of "kind slot=value; slot=value"."""
    kind, _, slots = what.partition(" ")
    if fact.kind != kind:
        return False
    data = fact.model_dump(mode="json")
    for slot in slots.split("; "):
        name, _, value = slot.partition("=")
        found = data.get("investors" if name == "lead" else name)
        if name in ("lead", "investors"):
            role = "lead" if name == "lead" else None
            have = {key(i[f]) for i in found or [] for f in ("name", "text") if (i["role"] == "lead") == (role == "lead")}
            if not all(key(v) in have for v in value.split("|")):
                return False
        elif isinstance(found, dict) and "currency" in found:
            currency, amount = value.split()
            if found["currency"] != currency or found["value"] != int(amount):
                return False
        elif isinstance(found, dict):
            if key(value) not in (key(found["name"]), key(found["text"])):
                return False
        elif str(found) != value:
            return False
    return True


@pytest.mark.parametrize(("r", "what", "sentence"), EXAMPLES, ids=[f"{r.id}-{i}" for i, (r, _, _) in enumerate(EXAMPLES)])
def test_an_example_is_read_and_gives_its_fact(r: Rule, what: str, sentence: str) -> None:
    assert matched(r, sentence), f"{r.id} does not match its own example"
    facts = extract(sentence, published=PUBLISHED)
    assert any(says(f, what) for f in facts), [f.model_dump(mode="json", exclude={"evidence"}, exclude_none=True) for f in facts]


@pytest.mark.parametrize(("r", "sentence"), REJECTS, ids=[f"{r.id}-{i}" for i, (r, _) in enumerate(REJECTS)])
def test_a_reject_does_not_fire_its_rule(r: Rule, sentence: str) -> None:
    assert r.id not in fired(sentence)


def test_a_rule_without_example_reject_or_sentence_does_not_import() -> None:
    with pytest.raises(RuleError, match="needs a sentence"):
        rule("x.y", "round", "{money}", "reads", {}, ["a"])
    with pytest.raises(RuleError, match="outside the RE2 subset"):
        compile_template("a(?=b)")
    with pytest.raises(RuleError, match="no slot"):
        compile_template("{nonsense}")


def test_a_rule_pattern_holds_no_construct_outside_re2() -> None:
    for r in RULES:
        assert not re.search(r"\(\?[=!<>]", r.regex.pattern.replace("(?P<", "")), r.id


def test_a_rule_is_called_after_the_language_whose_words_it_reads() -> None:
    for r in RULES:
        if "walked" in r.fixed:
            continue
        words = re.sub(r"\\u[0-9a-f]{4}|\\.|[\ue000-\uf8ff]|\?P<\w+>|\{\w+[^}]*\}", "", r.regex.pattern)
        han, latin = re.search("[\u3400-\u9fff]", words), re.search("[a-z]{2}", words)
        assert (".zh." not in r.id or han) and (".en." not in r.id or latin), r.id
