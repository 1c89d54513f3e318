"""Newspapers, branches and by-lines among the actors. All texts were written for Sayso."""

from __future__ import annotations

import pytest

from analysis.actors.cast import cast
from analysis.article.article import parse
from analysis.pipeline import analyse
from analysis.views.actors import table_rows


def kinds(text: str) -> dict[str, str]:
    return {actor.name: actor.kind for actor in cast(parse(text)).actors if actor.named}


def rows(text: str) -> dict[str, str]:
    a = analyse(parse(text), method="rules", deep=False)
    return {
        row.actor.name: row.description for part in table_rows(a.actors, a.article) for row in part
    }


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The Northam Star-Telegram reported that it rained.", "The Northam Star-Telegram",
         "media"),
        ("They read it in the Kent Post-Dispatch.", "The Kent Post-Dispatch", "media"),
        ("The fire was seen by KXQN on Monday.", "KXQN", "media"),
        ("It was the Nevadans who said no to the mine.", "Nevadans", "collective"),
        ("Ann Lee came to Princeton, N.J., on foot.", "Princeton", "place"),
        ("He asked the National Sheriffs’ Association for help.", "National Sheriffs’ Association",
         "organisation"),
        ("He left Prince George’s County on Monday.", "Prince George’s County", "place"),
        ("Work at the Harbour Centre for Tides and Kent University went on.", "Kent University",
         "organisation"),
        ("He gave to the super PAC Bright Harbours USA.", "Bright Harbours USA", "organisation"),
    ],
)  # fmt: skip
def test_what_kind_of_actor_a_name_is(text: str, name: str, kind: str) -> None:
    assert kinds(text).get(name) == kind


@pytest.mark.parametrize(
    ("text", "name", "gone"),
    [
        ("The Harbour Workers Union (HWU) of Ohio sued. “We won,” the HWU of Ohio said.",
         "Harbour Workers Union of Ohio", "HWU"),
        ("Ohio’s Supreme Court ruled on it. The Ohio Supreme Court was late.",
         "Ohio’s Supreme Court", "Supreme Court"),
        ("The U.S. Court of Appeals for the 4th Circuit ruled. The Court of Appeals was late.",
         "U.S. Court of Appeals for the 4th Circuit", "Court of Appeals"),
        ("President Omar al-Rashid left. Rashid said no.", "Omar al-Rashid", "Rashid"),
        ("It is a bad plan. — E.J. Holm Jr., Northam Post", "E.J. Holm Jr.", "Holm Jr."),
        ("Messrs. Ward and Lund met Cpt. Tom Holm Jnr.", "Tom Holm Jnr.", "Messrs"),
        ("CNN White House reporter Ann Lee left.", "CNN", "CNN White House"),
        ("Jerrold Holm came. Later Jerry Holm left.", "Jerrold Holm", "Jerry Holm"),
        ("Qassem Holm came. Later Qasem Holm left.", "Qassem Holm", "Qasem Holm"),
        ("House Ports Committee Democrat Ann Lee left.", "House Ports Committee",
         "House Ports Committee Democrat Ann Lee"),
        ("Mr. Young left. They met Tom Young.", "Tom Young", "Young"),
        ("Karl “Bo” Lund left. Bo Lund was late.", "Karl “Bo” Lund", "Bo Lund"),
        ("The airline Halia was late. Halia left.", "Halia", "Airline Halia"),
        ("The National Cattlemen’s Beef Association met.", "National Cattlemen’s Beef Association",
         "Beef Association"),
        ("Former State Department aide Tom Ward left.", "State Department",
         "Former State Department"),
        ("Marine General Tom Ward met Rep. Bo Lund R-Ill. there.", "Tom Ward",
         "Marine General Tom Ward"),
        ("He won in West Virginia (R). The House Republican brass left.", "West Virginia",
         "House Republican"),
    ],
)  # fmt: skip
def test_a_name_is_whole_and_one(text: str, name: str, gone: str) -> None:
    found = kinds(text)
    assert name in found
    assert gone not in found


def test_a_surname_before_the_one_junior_is_his_fathers() -> None:
    text = "President Hale spoke. Hale was late. Hale left. His son, Tom Hale Jr., stayed. {}"
    assert {"Hale", "Tom Hale Jr."} <= set(kinds(text.format("Hale rested.")))
    assert "Hale" not in kinds("Tom Hale Jr. spoke. Hale was late. Hale left. Hale rested.")


@pytest.mark.parametrize(
    ("text", "described"),
    [
        ("The board dropped former analyst Ann Lee on Monday.", "former analyst"),
        ("Later Mr. Ward fired CIA director Ann Lee.", "CIA director"),
        (
            "The story on Harbour News and small blogs involves Republican attorney Ann Lee.",
            "Republican attorney",
        ),
        ("He accused Ann Lee, a frequent Ward critic, of theft.", "frequent Ward critic"),
        ("Earlier US Defence Secretary Ann Lee left.", "US defence secretary"),
        ("Opposition leader Ann Lee left.", "opposition leader"),
        ("House Speaker Ann Lee left.", "House speaker"),
        (
            "The draw separates the former ports secretary Ann Lee and him.",
            "former ports secretary",
        ),
        ("He saw a giant attacking CNN journalist Ann Lee.", "CNN journalist"),
        ("Ann Lee, a grower with 28,000 acres, left.", "grower"),
        (
            "Ann Lee, a professor at Kent University and author of “Ports”, left.",
            "professor at Kent University",
        ),
        ("Ann Lee, a mother of two wearing a mask, left.", "mother of two wearing a mask"),
        ("The Democrat Gov. Ann Lee left.", "Democrat governor"),
        ("Ann Lee, a lawyer for Ward, in an interview on Monday, said no.", "lawyer for Ward"),
        ("Co-host Ann Lee left.", "co-host"),
        ("Marine General Ann Lee left.", "Marine general"),
        ("Ann Lee, who’s seen as a good clerk, left.", ""),
        (
            "Ann Lee, heir of a family that owns the Hale chain of ports, left.",
            "heir of a family that owns the Hale chain of ports",
        ),
        ("Would I mock Ann Lee, a clerk in a hat? Yeah, I did.", ""),
    ],
)
def test_a_description_ends_where_the_clause_goes_on(text: str, described: str) -> None:
    assert rows(text)["Ann Lee"] == described


def test_a_people_keeps_its_capital() -> None:
    assert "Yemeni military officials" in rows("Yemeni military officials said that it rained.")
