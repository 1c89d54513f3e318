"""Names are read whole and joined to one actor; what is no actor is none."""

from __future__ import annotations

import pytest

from analysis.actors.cast import Cast, cast
from analysis.article.article import parse
from analysis.article.sentences_and_words import sentences
from analysis.article.spans import Span
from analysis.statements.credits import is_credit, signs
from analysis.statements.descriptions import description
from analysis.statements.narrowed_names import is_no_name
from analysis.statements.source_phrases import phrase
from analysis.statements.sources import sources
from analysis.statements.spoken_about import is_real
from analysis.statements.statements import statements

HEAD = "A Long Day at the Harbour\n\n"


def read(text: str) -> Cast:
    return cast(parse(HEAD + text))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The 9th U.S. Circuit Court of Appeals ruled. The Ninth Circuit met the 9th Circuit.",
         ["9th U.S. Circuit Court of Appeals"]),
        ("The U.S. Court of Appeals for the Fourth Circuit ruled, and the 4th Circuit left.",
         ["U.S. Court of Appeals for the Fourth Circuit"]),
        ("The Federal Reserve met. Critics of the Fed left.", ["Federal Reserve"]),
        ("The U.S. Federal Harbour Commission met, and the FHC voted.",
         ["U.S. Federal Harbour Commission"]),
        ("The Orel Police Department met. Officers of the OPD left.", ["Orel Police Department"]),
        ("The House Ports and Tram Reform Committee met. The House Ports Committee voted.",
         ["House Ports and Tram Reform Committee"]),
        ("The Kent County Sheriff's Office met the Kent County Sheriff's Department.",
         ["Kent County Sheriff's Department"]),
        ("The mayor met the Anti-Corruption League on Friday.", ["Anti-Corruption League"]),
        ("The mayor met the Committee for a Fair Harbour.", ["Committee for a Fair Harbour"]),
        ("The woes of Gov. J.B. Lund grew. The aides of Lund left.", ["J.B. Lund"]),
        ("A new woe for Gov. K.T. Lund came up on Monday.", ["K.T. Lund"]),
        ("The rule of Pope Benedict XVI began.", ["Benedict XVI"]),
        ("He met Tom Lund Jr. and praised Tom Jr. on Friday.", ["Tom Lund Jr."]),
        ("The envoy met New York Democrat Ann Holm.", ["Ann Holm"]),
        ("The board met the Medical Examiner Ann Holm.", ["Ann Holm"]),
        ("The agents met Special Agent in Charge Ann Holm.", ["Ann Holm"]),
    ],
)  # fmt: skip
def test_a_name_is_read_whole_and_names_one(text: str, names: list[str]) -> None:
    assert [a.name for a in read(text).actors if a.named and a.name != "Special Agent"] == names


def test_a_place_before_a_name_is_no_part_of_it() -> None:
    people = read("The envoy to the U.S. Sergey Lund met F.B.I. aides. Lund left for the U.S. "
                  "Holm stayed. He met Ann Holm.")  # fmt: skip
    assert {"Sergey Lund", "Ann Holm"} <= {a.name for a in people.actors}
    assert not any("U.S." in a.name and len(a.name) > len("U.S.") for a in people.actors)


def test_two_initials_end_no_sentence_but_a_city_does() -> None:
    text = "A blow to Gov. J.B. Lund came. She moved to D.C. Holm stayed."
    assert sentences(text)[0].of(text) == "A blow to Gov. J.B. Lund came."


@pytest.mark.parametrize(
    "text", ["No more Mr. Nice Guy, he said.", "He blames Mother Nature for it.", "He has COBRA."]
)
def test_figures_of_speech_and_programmes_are_no_actors(text: str) -> None:
    assert not any(map(is_real, read(text).actors))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("He met a former secretary of state named Ann Holm.", "former secretary of state"),
        ("The court heard Mr Justice Ann Holm.", "justice"),
        ("He saw his brother-in-law Tom Holm.", ""),
        ("He saw the Honorable Tom Holm.", ""),
        ("It rains, said Tom Holm, co-head of U.S. ports.", "co-head of U.S. ports"),
        ("No, said Holm, managing partner at Kent Bank.", "managing partner at Kent Bank"),
        ("Managing partner Tom Holm said no.", "managing partner"),
        ("No, said Tom Holm, a port officer, in written remarks.", "port officer"),
        ("FPC Chairman Tom Holm left. Holm, a longtime harbour critic, fell.", "FPC chairman"),
    ],
)
def test_a_description_says_what_somebody_is(text: str, told: str) -> None:
    people = read(text)
    holm = next(a for a in people.actors if a.name.endswith("Holm"))
    assert description(people, holm) == told


def test_what_is_inside_a_title_or_a_predicate_names_nobody() -> None:
    text = (
        "Her book Bad Water: How the Harbour Board Sank came out. Two clerks, both Democrats, left."
    )
    people = cast(parse(text))
    told = [
        m.span.of(text)
        for m in people.mentions
        if people.actors[m.actor].named and not is_no_name(people, m, people.actors[m.actor])
    ]
    assert not any("Harbour Board" in one for one in told), told


def test_who_can_be_written_to_is_no_actor() -> None:
    text = "It rained. Write to Ann Holm at ann.holm@post.com for more."
    at = text.index("Ann")
    assert signs(text, Span(at, at + len("Ann Holm")))
    assert is_credit("Photos by Ann Holm and Tom Ward, Northam Pictures.")


def test_a_first_name_is_no_bill_and_a_university_asks_in_a_poll() -> None:
    assert phrase("Bill Holm, who heads the port").head == "holm"
    assert phrase("a University of Orel poll").head == "poll"


def test_one_poll_under_several_names_is_one_source() -> None:
    text = (
        HEAD + "A new poll found that half the town would stay. The latest Orel Post survey said "
        "that few would go, and the poll found that trams matter."
    )
    article = parse(text)
    listed = sources(article, statements(article, method="rules"))
    assert len([s for s in listed if str(s.type) == "document"]) == 1
