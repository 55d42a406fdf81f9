"""Who took part in English rounds: lists before and behind verbs and nouns, and who did not."""

import pytest

from pipeline import extract


def investors(text: str) -> list[tuple[str, str]]:
    facts = [f.model_dump(mode="json") for f in extract(text) if f.kind == "funding_round"]
    return sorted((i["text"], i["role"]) for f in facts for i in f["investors"])


LEAD, OTHER = ("Oakvale Capital", "lead"), ("Brightmoor Ventures", "participant")


@pytest.mark.parametrize(
    "told",
    [
        "Oakvale Capital led the round, and Brightmoor Ventures took part.",
        "Oakvale Capital is leading the deal, with Brightmoor Ventures also chipping in.",
        "Oakvale Capital led, and was joined by Brightmoor Ventures.",
        "Doing the leading is Oakvale Capital. Along for the ride comes Brightmoor Ventures.",
        "Leading the round was Oakvale Capital. Other backers include Brightmoor Ventures.",
        "Oakvale Capital was the lead investor. Brightmoor Ventures also put in money.",
        "The round was led once more by Oakvale Capital, with contributions from Brightmoor Ventures.",
        "Lead: Oakvale Capital. Others: Brightmoor Ventures.",
        "Oakvale Capital led. Brightmoor Ventures participated.",
        "Oakvale Capital led the round. Brightmoor Ventures followed.",
        "Oakvale Capital led the round. Brightmoor Ventures is among the investors in the round.",
        "Oakvale Capital, best known for its early bets on Klarna and Spotify, is leading, with Brightmoor Ventures back for more.",
        "It saw Oakvale Capital lead the deal. We welcome Brightmoor Ventures to the cap table.",
        "It was led by Oakvale Capital. Angels who wrote cheques include Brightmoor Ventures.",
        "It was led by Oakvale Capital. Brightmoor Ventures also put money into the Leeds firm.",
        "The round, which Oakvale Capital led, took a week. The rest of the cash is from Brightmoor Ventures.",
        "Oakvale Capital led the round. Brightmoor Ventures provided most of the money.",
        "Oakvale Capital led the round. Among those putting in money was Brightmoor Ventures.",
        "Oakvale Capital led the round. New to the cap table: Brightmoor Ventures.",
        "With Oakvale Capital in the lead and Brightmoor Ventures along for the ride, it took a week.",
    ],
)
def test_lists_are_read_on_either_side_of_their_words(told: str) -> None:
    assert investors(f"Pellow Robotics raised $7 million in a Series A. {told}") == [OTHER, LEAD]


@pytest.mark.parametrize(
    "told",
    [
        "Oakvale Capital did not take part.",
        "Oakvale Capital also joined the company's board.",
        "The firm welcomed Oakvale Capital to its new office.",
        "Oakvale Capital had looked at joining.",
        "Oakvale Capital, which led its previous round, stayed away.",
        "A loan led by Oakvale Capital paid for the plant.",
        "It would be joined by Oakvale Capital in Leeds.",
    ],
)
def test_who_did_not_take_part_is_no_investor(told: str) -> None:
    assert investors(f"Pellow Robotics raised $7 million in a Series A. {told}") == []


def test_who_leads_a_company_leads_no_round() -> None:
    assert investors("Pellow Robotics, led by former Oakvale engineer Anna Roth, raised $7 million.") == []
    assert investors("Anna Roth-led Pellow Robotics raised $7 million.") == []


@pytest.mark.parametrize("last", ["others", "a group of local angels", "several family offices"])
def test_a_last_item_that_names_nobody_ends_no_list(last: str) -> None:
    told = f"Pellow Robotics raised $7 million. Oakvale Capital, Brightmoor Ventures and {last} also invested."
    assert investors(told) == [OTHER, ("Oakvale Capital", "participant")]


def test_a_list_is_of_the_series_that_its_verb_names() -> None:
    told = "Pellow Robotics raised a $7 million Series B. Oakvale Capital led the Series A last year."
    rounds = [f.model_dump(mode="json") for f in extract(told) if f.kind == "funding_round"]
    assert {r["series"]: [i["text"] for i in r["investors"]] for r in rounds} == {"B": [], "A": ["Oakvale Capital"]}
