"""Terms of business: every word of the lexicon is found, in either script, and said in both languages."""

from __future__ import annotations

import re

import pytest

from pipeline.lexicons.topics import topics_in
from pipeline.text.fold import fold, fold_script
from pipeline.vocabulary import table

KINDS = ("business", "use")
HAN = re.compile("[\u3400-\u9fff]")


@pytest.mark.parametrize("kind", KINDS)
def test_every_word_is_found_and_is_its_own_terms(kind: str) -> None:
    lost = []
    for key, words in table("topics")[kind].items():
        for word in (*words["zh"], *words["en"]):
            found = [topic.id for topic in topics_in(fold_script(word), kind)]  # type: ignore[arg-type]
            if found != [key]:
                lost.append((key, word, found))
    assert lost == []


@pytest.mark.parametrize("kind", KINDS)
def test_no_word_is_of_two_terms(kind: str) -> None:
    of: dict[str, set[str]] = {}
    for key, words in table("topics")[kind].items():
        for word in (*words["zh"], *words["en"]):
            of.setdefault(fold(word), set()).add(key)
    assert {word: keys for word, keys in of.items() if len(keys) > 1} == {}


def test_labels_are_of_their_language() -> None:
    terms = [words for kind in KINDS for words in table("topics")[kind].values()]
    assert len(terms) >= 300
    assert [words["en"][0] for words in terms if HAN.search(words["en"][0])] == []


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("把AI用於資安的新創", ["artificial intelligence", "cybersecurity"]),
        ("人形机器人和无人机", ["humanoid robots", "drones"]),
        ("The company said it is paid well", []),
        ("Robots that pick fruit in the cloud", ["robotics", "cloud computing"]),
    ],
)
def test_terms_are_read_whole_and_the_longest_wins(text: str, labels: list[str]) -> None:
    assert [topic.en for topic in topics_in(text)] == labels
