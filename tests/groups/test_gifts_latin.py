"""English money told by who gives it: who gives, who gets, and what is no gift of investors."""

import pytest

from pipeline import extract


def rounds(text: str) -> list[tuple[str | None, float | None, list[str]]]:
    facts = [f.model_dump(mode="json") for f in extract(text) if f.kind == "funding_round"]
    return [(f["company"] and f["company"]["name"], (f["money"] or {}).get("value"), [i["text"] for i in f["investors"]]) for f in facts]


@pytest.mark.parametrize(
    "text",
    [
        "Oakvale Capital handed Pellow Robotics $7 million in May.",
        "Oakvale Capital backed Pellow Robotics to the tune of $7 million.",
        "Oakvale Capital has seeded the drone startup Pellow Robotics with $7 million.",
        "Pellow Robotics is living on $7 million that Oakvale Capital put in last year.",
        "Pellow Robotics has persuaded Oakvale Capital to part with $7 million.",
        "Oakvale Capital stumped up a further $7 million for Pellow Robotics.",
    ],
)
def test_who_gives_and_who_gets_stand_where_the_verb_has_them(text: str) -> None:
    assert rounds(text) == [("Pellow Robotics", 7_000_000, ["Oakvale Capital"])]


def test_a_receiver_that_is_described_is_whoever_is_spoken_of() -> None:
    text = "Pellow Robotics builds arms. Investors led by Oakvale Capital handed the Leeds company $7 million in its Series B."
    assert rounds(text) == [("Pellow Robotics", 7_000_000, ["Oakvale Capital"])]


def test_what_a_company_has_raised_before_is_its_own() -> None:
    assert rounds("Pellow Robotics has spent most of the $7 million it raised in 2021.") == [("Pellow Robotics", 7_000_000, [])]


@pytest.mark.parametrize(
    "text",
    [
        "The government gave Pellow Robotics $7 million.",
        "Oakvale Capital gave the startup a $7 million contract.",
        "Oakvale Capital funded a study with $7 million.",
    ],
)
def test_these_give_no_round(text: str) -> None:
    assert rounds(text) == []
