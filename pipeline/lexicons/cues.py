"""Words that tell what stands beside them, by concept (``lexicons/cues.toml``), as parts of patterns."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable, Iterator

from pipeline.errors import LexiconError
from pipeline.text.fold import fold_script
from pipeline.text.late import late
from pipeline.vocabulary import table

_SLOT = re.compile(r"\{([a-z_]+)(?:\.([a-z]+))?\}")


def pattern(template: str, lexicon: str = "cues") -> re.Pattern[str]:
    """Return a pattern in which ``{concept}`` is any word of a concept, and ``{concept.zh}`` one of a language's.

    What it is matched with is folded, so the script of template and words is folded here and nowhere else.

    Raises:
        LexiconError: for a concept that the lexicon does not have.

    >>> pattern(r"{compared} ?$").search("估值超越") is not None
    True
    """
    return late(_SLOT.sub(lambda m: alternation(m[1], m[2], lexicon), fold_script(template)))


@functools.cache
def alternation(concept: str, language: str | None = None, lexicon: str = "cues") -> str:
    """The words of a concept as one group: a Latin word is matched whole, ``word*`` may go on, ``*word`` may end one.

    >>> alternation("relative", "en")
    '(?:\\\\b(?:which|that|who)\\\\b)'
    """
    words = table(lexicon).get(concept, {})
    listed = words.get(language, []) if language else [w for some in words.values() for w in some]
    if not listed:
        raise LexiconError(f"{lexicon}.toml: there are no words for {concept!r} {language or ''}")
    return f"(?:{'|'.join(bounded(map(borders, listed)))})"


def bounded(words: Iterable[tuple[str, str, str]]) -> Iterator[str]:
    """Words with their borders as patterns, neighbours of one kind as one: a border is asked for once a place, not once a word.

    >>> list(bounded([(r"\\b", "which", r"\\b"), (r"\\b", "who", r"\\b"), ("", "的", "")]))
    ['\\\\b(?:which|who)\\\\b', '(?:的)']
    """
    for (before, after), some in itertools.groupby(words, key=lambda word: (word[0], word[2])):
        yield f"{before}(?:{'|'.join(word for _, word, _ in some)}){after}"


def borders(word: str) -> tuple[str, str, str]:
    """One word as a pattern, between the borders it has. Chinese characters have none to ask for."""
    plain = fold_script(word.strip("*"))
    before, after = (r"\b" if c.isascii() and c.isalnum() else "" for c in (plain[0], plain[-1]))
    return "" if word.startswith("*") else before, re.escape(plain), "" if word.endswith("*") else after
