"""Raises in English: who governs a round phrase, by side and marker."""

import pytest

from pipeline import extract


def rounds(text: str) -> list[tuple[str, str | None, float | None]]:
    facts = (f.model_dump(mode="json") for f in extract(text))
    return [
        (f["company"]["name"], f.get("series"), (f.get("money") or {}).get("value"))
        for f in facts
        if f["kind"] == "funding_round"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Kilnworks, backed by Accel and Index Ventures, has bagged $20 million in fresh capital.",
        "Accel-backed Kilnworks raised $20 million.",
        "Kilnworks’s chief executive said the company had raised $20 million.",
        "Two former engineers raised $20 million for Kilnworks, a fintech startup.",
        "Investors including Accel have put $20 million into Kilnworks.",
        "Accel's $20 million investment in Kilnworks was disclosed on Friday.",
        "Kilnworks took in $20 million from investors.",
        "Kilnworks packs on $20 million, rolls past a $1 billion valuation",
        "Drone startup Kilnworks hooks $20 million",
        "Kilnworks has $20 million from Accel and Index Ventures.",
        "Kilnworks's backers, among them Accel, have put a further $20 million into the Dutch firm.",
        "Mr. Okoro, who founded Kilnworks in 2019, said the company had raised $20 million.",
        "Kilnworks CEO Adaeze Okoro confirmed the company has raised $20 million.",
        "Among those writing checks for Kilnworks's $20 million round: Accel and Index Ventures.",
        "Kilnworks builds drones. That round brought in $20 million.",
        "Kilnworks builds drones. Its previous round ($20 million, 2018) came from Accel.",
        "Exclusive: Kilnworks says it has raised $20 million",
        "A French startup called Kilnworks that builds drones has raised $20 million.",
    ],
)
def test_who_raises_is_found_by_the_marks_of_the_clause(text: str) -> None:
    assert rounds(text) == [("Kilnworks", None, 20_000_000)]


@pytest.mark.parametrize(
    "text",
    [
        "A $9 million Series A for Kilnworks was led by Accel.",
        "It follows a $9 million Series A raised by Kilnworks in 2022.",
        "Kilnworks' latest round, a $9 million Series A led by Accel, closed in May.",
        "In March, Kilnworks announced the close of its $9 million Series A financing.",
        "After raising $9 million in Series A funding last month, Kilnworks opened an office in Berlin.",
        "Kilnworks closed its Series A in April 2022 with $9 million from Accel.",
    ],
)
def test_a_series_belongs_to_its_amount(text: str) -> None:
    assert rounds(text) == [("Kilnworks", "A", 9_000_000)]


def test_two_clauses_have_two_companies() -> None:
    text = "Fieldmark raised $20 million and Kilnworks raised $70 million."
    assert rounds(text) == [("Fieldmark", None, 20_000_000), ("Kilnworks", None, 70_000_000)]


def test_two_amounts_of_one_verb_are_two_rounds() -> None:
    text = "Kilnworks raised $8 million in 2021 and another $40 million in 2023."
    assert rounds(text) == [("Kilnworks", None, 8_000_000), ("Kilnworks", None, 40_000_000)]


def test_each_investor_beside_a_verb_of_getting_has_its_own_amount() -> None:
    text = "Kilnworks clinched a $5 billion investment from Nvidia and a $2 billion investment from SoftBank."
    assert rounds(text) == [("Kilnworks", None, 5_000_000_000), ("Kilnworks", None, 2_000_000_000)]


def test_who_is_described_and_not_named_is_nobody() -> None:
    text = "# Tarnwell expands\n\nTarnwell is a robotics company. Last year, a smaller rival raised $30 million."
    assert rounds(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Kilnworks raised $15 million for charity.",
        "Kilnworks has raised more than $55 million to date.",
        "Kilnworks's total capital raised now exceeds $55 million.",
        "The company raised its $15 million claim against Kilnworks.",
    ],
)
def test_what_is_no_round(text: str) -> None:
    assert rounds(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Kilnworks mopped up $20 million.",
        "Kilnworks lands $20 million.",
        "Kilnworks received $20 million from Japanese trading house Mitsui.",
        "Kilnworks persuaded investors to part with $20 million.",
        "Kilnworks emerged from stealth on Wednesday with $20 million from Accel.",
        "Kilnworks sold $20 million of new preferred stock.",
        "Kilnworks has doubled its staff since raising $20 million.",
        "Kilnworks founder Anna Roth said she had raised $20 million.",
        "Anna Roth, chief executive of Kilnworks, told reporters it had raised $20 million.",
        "Kilnworks was next, with a $20 million funding round.",
        "Accel poured $20 million into Kilnworks.",
        "Kilnworks, in which Accel invested $20 million last year, is hiring.",
        "Accel's $20 million bet on Kilnworks was disclosed on Friday.",
    ],
)
def test_journalists_words_for_a_raising(text: str) -> None:
    told = text.replace("Kilnworks", "Kilnworks Labs")
    assert rounds(told) == [("Kilnworks Labs", None, 20000000)]


@pytest.mark.parametrize(
    "text",
    [
        "Kilnworks received $20 million from the Department of Energy.",
        "Kilnworks priced its initial public offering, raising $20 million.",
        "Kilnworks lands $20 million contract.",
        "Kilnworks sold $20 million of furniture.",
        "Accel spent $20 million on Kilnworks mugs.",
    ],
)
def test_what_is_no_raising(text: str) -> None:
    assert rounds(text.replace("Kilnworks", "Kilnworks Labs")) == []


def test_who_arrives_with_an_amount_invests_in_whom_is_spoken_of() -> None:
    facts = [f.model_dump(mode="json") for f in extract("Kilnworks raised $3 million in a seed round. A year on, Accel came calling with $20 million.")]
    assert ("Accel", 20000000) in [(i["text"], f["money"]["value"]) for f in facts if f["kind"] == "funding_round" for i in f["investors"]]


def test_two_founders_raise_for_the_company_that_they_founded() -> None:
    assert rounds("Pellow Robotics founders Anna Keller and Mark Nelson have raised $20 million.") == [("Pellow Robotics", None, 20_000_000)]
