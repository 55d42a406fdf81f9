"""Subjects and described names in clauses of words between blanks."""

from pipeline.groups.deals import Place
from pipeline.groups.latin_clauses import Subject, became, name_behind, opening, subject_of
from pipeline.mentions.mask import Mask
from pipeline.mentions.mention import Mention, Source
from pipeline.mentions.names.inventory import ref_of


def place(text: str, *names: str) -> Place:
    source = Source(text, "en")
    found = [Mention("name", at, at + len(n), ref_of(n, source.lexicon), "r") for n in names for at in [text.index(n)]]
    return Place(source, Mask(source.folded, sorted(found, key=lambda m: m.start)), 0, len(text))


def subject(text: str, verb: str, *names: str) -> str | None:
    found = subject_of(place(text, *names), text.index(verb))
    return text[found.name.start : found.name.end] if found.name else None


def test_asides_and_helpers_part_a_subject_from_its_verb() -> None:
    assert subject("Kiln, backed by Accel and Index, has raised it", "raised", "Kiln", "Accel", "Index") == "Kiln"
    assert subject("Kiln said that it had just raised it", "raised", "Kiln") == "Kiln"
    assert subject("Kiln, which sells pots, raised it", "raised", "Kiln") == "Kiln"


def test_a_name_in_a_description_is_no_subject() -> None:
    assert subject("Kiln, the Oslo startup, raised it", "raised", "Kiln", "Oslo") == "Kiln"


def test_the_subject_of_a_fronted_phrase_stands_behind_its_comma() -> None:
    assert subject("After raising it, potter Kiln left", "raising", "Kiln") == "Kiln"


def test_who_is_not_named() -> None:
    text = "Last year a smaller rival raised it"
    assert subject_of(place(text), text.index("raised")) == Subject(unnamed=True)
    text = "By July, the company had raised it, and Kiln left"
    assert subject_of(place(text, "Kiln"), text.index("raised")) == Subject()


def test_a_name_behind_its_description() -> None:
    text = "for payroll startup Kiln and others"
    found = name_behind(place(text, "Kiln"), 3)
    assert found and found.start == text.index("Kiln")
    assert name_behind(place("for use by Kiln", "Kiln"), 3) is None
    assert name_behind(place("for Kiln customers", "Kiln"), 3) is None


def test_whom_a_sentence_opens_with() -> None:
    text = "Potter Kiln welcomed Accel in its round"
    found = opening(place(text, "Kiln", "Accel"), text.index("its"))
    assert found and found.start == text.index("Kiln")


def test_who_reaches_a_valuation_by_a_raising() -> None:
    text = "Grocer Kiln becomes the newest unicorn with a fresh raise"
    found = became(place(text, "Kiln"), text.index("raise"))
    assert found and found.start == text.index("Kiln")
    assert became(place("Kiln becomes a bank with a fresh raise", "Kiln"), 31) is None
