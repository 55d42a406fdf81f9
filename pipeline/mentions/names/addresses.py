"""Names that are written as addresses on the web are, in small letters: tarn.dev, foam.ai."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.text.late import late

_DOTTED = late(
    r"(?:^|[^A-Za-z0-9@./_\-])([a-z0-9][a-z0-9\-]{1,20}\.(?:ai|dev|io|app|so|xyz|farm|bio|health|new|tech|cloud|inc|one|gg|fm|vc|co))"
    r"(?:[^A-Za-z0-9./@_\-]|$|\.(?:\s|$)|['’]s)"
)


def dotted(text: str) -> Iterator[tuple[int, int]]:
    """Where a text has such names.

    >>> [*dotted("We use tarn.dev.")]
    [(7, 15)]
    """
    for found in _DOTTED.finditer(text):
        yield found.span(1)
