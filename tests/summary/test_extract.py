"""LexRank: the weightiest sentences, related to each other, not two alike, the same ones every time."""

from __future__ import annotations

from pipeline.model import Article, Block
from pipeline.summary.extract import quotes
from pipeline.text.sentences import sentences
from tests.helpers.examples import ARTICLES

TEXT = """Harbor board tests tidal turbines

The harbor board has tested four tidal turbines in the northern channel since spring.
Engineers say the tidal turbines in the channel supplied power to nine hundred homes.
A bakery on the main square sells bread that people from three valleys come for.
The board will decide in autumn whether more turbines are put into the channel.
Subscribe to our newsletter and read more stories like this one every single week.
"""


def written(text: str) -> list[str]:
    article = Article(id="a", source="a", sha256="0", language="en", text=text)
    return [article.text[start:end] for start, end in quotes(article, [])]


def test_what_is_related_to_the_story_comes_first_and_the_rest_does_not_come() -> None:
    found = written(TEXT)
    assert found[0].startswith(("The harbor board has tested", "Engineers say"))
    assert not any("bakery" in sentence or "newsletter" in sentence for sentence in found)


def test_no_two_say_the_same() -> None:
    line = "The harbor board has tested four tidal turbines in the northern channel since spring."
    assert written(f"{line}\n{line}\n{line}") == [line]


def test_only_whole_sentences_of_prose_are_quoted_the_same_ones_every_time() -> None:
    for article in ARTICLES.values():
        found = quotes(article, [])
        assert found == quotes(article, [])
        assert len(set(found)) == len(found)
        if len(found) > 1:
            assert set(found) <= set(sentences(article.text, article.blocks))


def test_nothing_but_a_heading_is_quoted_as_it_is() -> None:
    text = "Heading only"
    article = Article(id="a", source="a", sha256="0", language="en", text=text, blocks=(Block(kind="title", start=0, end=12),))
    assert quotes(article, []) == [(0, 12)]
    assert quotes(article, [], told={"f1"}) == []


def test_a_caption_that_repeats_the_title_is_not_quoted() -> None:
    lines = ("Harbor board tests four tidal turbines in the northern channel of the bay", "Engineers say the turbines supplied power to nine hundred homes.")
    text = f"{lines[0]}\n{lines[0]}.\n{lines[1]}"
    title = Block(kind="title", start=0, end=len(lines[0]))
    paragraphs = [Block(kind="paragraph", start=text.index(line), end=text.index(line) + len(line)) for line in (f"{lines[0]}.", lines[1])]
    article = Article(id="a", source="a", sha256="0", language="en", text=text, blocks=(title, *paragraphs))
    assert [text[start:end] for start, end in quotes(article, [])] == [lines[1]]
