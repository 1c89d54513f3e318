"""Names of several at once, of affairs and tours, and with a mark in them."""

import pytest

from analysis.actors.cast import cast
from analysis.article.article import parse
from analysis.statements.source_types import source_type


def kinds(text: str) -> dict[str, str]:
    return {a.name: a.kind for a in cast(parse(text)).actors if a.named}


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Tom Hale ran. The Tom Hales of the world lose.", {"Tom Hale"}),
        ("The Tom Hales and Anna Marxes of this town lose. Anna Marx ran.", {"Anna Marx"}),
        ("These Tom Hales and Anna Holms haven't won. It rained.", set()),
        ("The Tom Hales and Zorika Holms haven't won. It rained.", set()),
        ("Anna Waters ran. The Anna Waters of the world lose.", {"Anna Waters"}),
        ("They met Tom and Anna Holm.", {"Tom Holm", "Anna Holm"}),
        ("They met Hale and Anna Holm. Tom Hale left.", {"Tom Hale", "Anna Holm"}),
    ],
)
def test_who_is_meant_by_names_of_several(text: str, people: set[str]) -> None:
    assert {name for name, kind in kinds(text).items() if kind == "person"} == people


def test_affairs_and_tours_are_events_and_towns_are_none() -> None:
    found = kinds("The Holm Tour UK ended in Margate after Holmgate. The ATP Tour said no.")
    assert [found[n] for n in ("Holm Tour UK", "Holmgate")] == ["event", "event"]
    assert found["Margate"] == "place"
    assert found.get("ATP Tour") != "event"


def test_a_network_of_members_is_a_body_with_its_whole_name() -> None:
    people = cast(parse("The Port Party LGBT+ Network met. The Port Party LGBT+ Network said no."))
    body = people.actors[0]
    assert (body.name, body.kind) == ("Port Party LGBT+ Network", "organisation")
    assert source_type(people, body, body.name, [body.name]) == "organisation"


def test_a_capital_city_is_no_short_form_of_a_paper() -> None:
    people = cast(parse("He works in Washington, DC. He reads the Daily Courier."))
    courier = next(a for a in people.actors if a.name.endswith("Daily Courier"))
    assert len(courier.mentions) == 1


def test_a_country_keeps_its_short_form() -> None:
    found = kinds("The United States met the U.S. State Department. The U.S. said no.")
    assert "U.S." not in found
