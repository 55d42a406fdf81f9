"""The dictionary says of every word what its entries say, whenever it is asked."""

from __future__ import annotations

import jieba
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text import words
from pipeline.text.dictionary import Dictionary

ENTRIES = ["完成 2501 v", "完 1312 v", "完全 9 ad", "融资租赁 3 n", "融资 77 vn", "B超 3 n", "光电子学会 4 nt", "租 5 v"]


def eager(entries: list[str]) -> dict[str, int]:
    """What jieba makes of a dictionary."""
    fields = [entry.split(" ") for entry in entries]
    return {word[:n]: 0 for word, *_ in fields for n in range(1, len(word))} | {word: int(count) for word, count, _ in fields}


@given(st.permutations(ENTRIES), st.lists(st.text(alphabet="完成全融资租赁B超光电子学会好a", max_size=6), max_size=5))
def test_whatever_may_begin_in_a_text_is_known_when_it_was_met(entries: list[str], texts: list[str]) -> None:
    known, whole = Dictionary(entries), eager(entries)
    for text in texts:
        known.meet(text)
        for start in range(len(text)):
            for end in range(start + 1, len(text) + 1):
                assert known.counts.get(text[start:end]) == whole.get(text[start:end])
    assert known.counts.items() <= whole.items()
    assert {word: known.tags[word] for word in known.tags} == {w: t for w, _, t in map(str.split, ENTRIES) if w in known.tags}


def test_all_of_jiebas_dictionary_reads_as_jieba_reads_it() -> None:
    with jieba.Tokenizer().get_dict_file() as file:
        entries = file.read().decode("utf-8").rstrip("\n").split("\n")
    whole, known = eager(entries), Dictionary(entries)
    known.meet("\n".join(entry.partition(" ")[0] for entry in entries))
    assert known.counts == whole
    assert known.tags == {word: tag for word, _, tag in map(str.split, entries) if len(word) <= 4}
    assert sum(int(entry.split(" ")[1]) for entry in entries) == words._TOTAL
