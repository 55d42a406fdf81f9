"""What a spaCy pipeline of the user's says of names: evidence beside other evidence, never a decision."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.mentions.mention import Source
from pipeline.mentions.names.lexemes import chunks
from pipeline.mentions.names.words import NameRef, is_company_word, vocabulary
from pipeline.text.docs import entities

_ORGANISATION, _PERSON = "ORG", ("PERSON", "PER")
_ANY_LANGUAGE = "xx"
_CLAUSE = 60  # characters behind a name that are looked at for its verb
_COMPANYS = frozenset(("event", "metric", "role"))
_BEFORE_VERBS = frozenset(("adverb", "function", "speech"))


@dataclass(frozen=True, slots=True)
class Votes:
    """The spans of a text that a pipeline calls an organisation or a person; every other label is no vote."""

    organisations: frozenset[tuple[int, int]] = frozenset()
    persons: frozenset[tuple[int, int]] = frozenset()

    def person(self, blank: str, start: int, end: int, ref: NameRef) -> NameRef:
        """The reference of a name, a person's where the pipeline says so and nothing says that it is a company.

        Args:
            blank: the folded text, mentions of other kinds blanked out.
        """
        known = ref.id is not None or ref.kind is not None
        if known or (start, end) not in self.persons or _is_company(blank, start, end, ref.name):
            return ref
        return replace(ref, kind="person")


NO_VOTES = Votes()


def votes_of(source: Source) -> Votes:
    """What the source's pipeline says of its text: nothing without one, or where the text is in another language."""
    model = source.model
    if model is None or model.language not in (source.language.split("-")[0], _ANY_LANGUAGE):
        return NO_VOTES
    found = entities(model, source.text)
    return Votes(
        frozenset((start, end) for start, end, label in found if label == _ORGANISATION),
        frozenset((start, end) for start, end, label in found if label in _PERSON),
    )


def _is_company(blank: str, start: int, end: int, name: str) -> bool:
    """Whether a name ends as companies do, or a company's verb stands behind it: A 完成募資, A raised."""
    own = [piece for run in chunks(blank, start, end) for piece in run]
    if is_company_word(name) or own and own[-1].kind == "ending":
        return True
    if blank[end : end + 16].split(" ", 2)[:2][-1].capitalize() in vocabulary()["english_acts"]:
        return True
    behind = next(chunks(blank, end, min(len(blank), end + _CLAUSE)), [])
    does = next((piece.kind for piece in behind if piece.kind not in _BEFORE_VERBS), "")
    return bool(behind) and behind[0].start == end and does in _COMPANYS
