"""What the words of a description name, and what they do not."""

from __future__ import annotations

import pytest

from pipeline.summary.portrait import bent, customers_in, persons_in, place_in


@pytest.mark.parametrize(
    ("text", "named", "more"),
    [
        ("Albrecht von Sonntag", ["Albrecht von Sonntag"], False),
        ("Ada Byron, Lin Ruo and Jo O'Neill", ["Ada Byron", "Lin Ruo", "Jo O'Neill"], False),
        ("ex-Nova president Ada Byron", ["Ada Byron"], False),
        ("執行長 Ada Byron 與李明", ["Ada Byron", "李明"], False),
        ("Tesla and SpaceX veterans", [], True),
        ("前 Tesla 高層", [], True),
        ("一群老同學", [], True),
        ("Goldman Sachs", [], True),
        ("Ada Byron 和 Ada Byron", ["Ada Byron"], False),
    ],
)
def test_persons_are_names_of_persons_and_nothing_else(text: str, named: list[str], more: bool) -> None:
    persons, others = persons_in(text)
    assert ([person.text for person in persons], others) == (named, more)


def test_a_place_is_the_one_city_before_the_one_country() -> None:
    for texts, label in ((["Munich, Germany"], "Munich"), (["加州山景城"], "Mountain View"), (["the UK", "London"], "London"), (["Britain"], "the UK")):
        found = place_in(texts)
        assert found is not None and found.en == label
    assert place_in(["Munich", "Berlin"]) is place_in(["nowhere"]) is place_in([]) is None


def test_customers_are_those_that_are_known() -> None:
    assert [customer.text for customer in customers_in("台積電、Nvidia 與多家銀行")] == ["台積電", "Nvidia"]
    assert customers_in("hospitals and banks") == customers_in("Nvidia Fan Club of Ohio") == ()


def test_what_stands_beside_a_number_bends_it() -> None:
    assert [bent(text) for text in ("220 餘名員工", "nearly 90 people", "", "員工逾百人")] == ["over", "nearly", "exact", "exact"]
