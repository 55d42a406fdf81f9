"""Shares that are paid for: below one half a round, else a purchase."""

import pytest

from pipeline import extract


def told(text: str) -> list[tuple[str, str, float | None, list[str]]]:
    facts = (f.model_dump(mode="json") for f in extract(text))
    return [
        (f["kind"], (f.get("company") or f.get("target"))["name"], (f["money"] or {}).get("value"), [i["name"] for i in f.get("investors", [])])
        for f in facts
        if f["kind"] in ("funding_round", "acquisition")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Oakvale Energy took a 12 per cent stake in Pellow Robotics for $30 million.",
        "Oakvale Energy will take a minority stake in Pellow Robotics in a $30 million deal.",
        "Oakvale Energy is to pay $30 million for a fifth of Pellow Robotics.",
        "Oakvale Energy bought $30 million of shares in Pellow Robotics.",
        "Pellow Robotics has sold a 20% stake to Oakvale Energy for $30 million.",
        "Pellow Robotics opted to sell a minority stake to Oakvale Energy for $30 million.",
    ],
)
def test_a_lesser_share_is_a_round(text: str) -> None:
    assert [(kind, name, float(value or 0), who) for kind, name, value, who in told(text)] == [
        ("funding_round", "Pellow Robotics", 30e6, ["Oakvale Energy"])
    ]


def test_a_greater_share_is_a_purchase() -> None:
    assert [t[:2] for t in told("Oakvale Energy bought a 60% stake in Pellow Robotics for $30 million.")] == [("acquisition", "Pellow Robotics")]


def test_what_a_holder_sold_is_no_round() -> None:
    assert told("Oakvale Energy bought a 12% stake in Pellow Robotics from its founder for $30 million.") == []
