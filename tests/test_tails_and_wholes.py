"""What a content has too much of at its end, and too little. All texts were written for Sayso."""

from __future__ import annotations

import pytest

from analysis.article.article import parse
from analysis.article.spans import Span
from analysis.statements.attribution_candidate import Candidate
from analysis.statements.content_borders import with_borders
from analysis.statements.statements import statements

Row = tuple[str, str, str, str, str]


def at(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def bordered(row: Row) -> str:
    text, source, cue, content, _ = row
    parts = tuple(at(text, part) for part in content.split("|"))
    one = Candidate((at(text, source),) if source else (), (at(text, cue),), parts)
    return "|".join(part.of(text) for part in with_borders(text, [one])[0].content)


@pytest.mark.parametrize(
    "row",
    [
        ("Lee said “we will stay for good” when Ward had left.", "Lee", "said",
         "“we will stay for good” when Ward had left", "“we will stay for good”"),
        ("Crews were heard shouting “Let the boats in!” during the march.", "Crews", "shouting",
         "“Let the boats in!” during the march", "“Let the boats in!”"),
        ("Ward asked Lee to “try the old sails” in reference to her loss.", "Ward", "asked",
         "to “try the old sails” in reference to her loss", "to “try the old sails”"),
        ("Lee regretted that the town had split during her last speech in May.", "Lee", "regretted",
         "that the town had split during her last speech in May", "that the town had split"),
        ("So telling Ward that he’s late is a big step.", "", "telling",
         "that he’s late is a big step", "that he’s late"),
        ("The port saying the boats were late is no news.", "The port", "saying",
         "the boats were late is no news", "the boats were late"),
        ("The firm behind a study suggesting the dock leaked is now shut.", "a study", "suggesting",
         "the dock leaked is now shut", "the dock leaked"),
        ("Ward, noting the success of others, won a dock.", "Ward", "noting",
         "the success of others, won a dock", "the success of others"),
        ("Lee highlighted gains the port had made and promised more.", "Lee", "highlighted",
         "gains the port had made and promised more", "gains the port had made"),
        ("Lee, claiming he lied and warning of a strike, left.", "Lee", "claiming",
         "he lied and warning of a strike", "he lied and warning of a strike"),
        ("Lee came, claiming he did not tell crews and warning of a strike.", "Lee", "claiming",
         "he did not tell crews and warning of a strike", "he did not tell crews"),
        ("Lee criticised the new fee by bringing a skipper along.", "Lee", "criticised",
         "the new fee by bringing a skipper along", "the new fee"),
        ("Lee spoke about the dock. “It sank at night.”", "Lee", "spoke about",
         "the dock|“It sank at night.”", "“It sank at night.”"),
        ("The guard has warned local port staff that gulls are back.", "The guard", "has warned",
         "local port staff that gulls are back", "that gulls are back"),
        ("Lee pushed the myth that the dock had sunk.", "Lee", "pushed",
         "the myth that the dock had sunk", "that the dock had sunk"),
        ("Ward repeats claims of crews that it sank at night.", "Ward", "repeats claims of",
         "crews that it sank at night", "that it sank at night"),
        ("Ward was described merely as “a hand on a boat”.", "Ward", "described",
         "merely as “a hand on a boat”", "as “a hand on a boat”"),
        ("Crews reacted to the sale by branding it a theft.", "Crews", "reacted to",
         "the sale by branding it a theft", "it a theft"),
        ("Lee promised to keep the dock open, only to be outvoted.", "Lee", "promised",
         "to keep the dock open, only to be outvoted", "to keep the dock open"),
        ("Ward noted May 5 that it had rained.", "Ward", "noted", "May 5 that it had rained",
         "that it had rained"),
    ],
)  # fmt: skip
def test_a_content_ends_and_begins_with_what_is_said(row: Row) -> None:
    assert bordered(row) == row[-1]


@pytest.mark.parametrize(
    "row",
    [
        ("Work is scarce, says Tom Ward, head of the union, and often the pay is low.", "Tom Ward",
         "says", "Work is scarce", "Work is scarce"),
        ("Work is scarce, says Tom Ward, and often the pay is low.", "Tom Ward", "says",
         "Work is scarce", "Work is scarce|and often the pay is low"),
        ("Both floods had come late, said Ward, and were not seen.", "Ward, and were not seen",
         "said", "Both floods had come late", "Both floods had come late|and were not seen"),
        ("Signs of it survive, according to a study, in layers of clay.", "a study", "according to",
         "Signs of it survive", "Signs of it survive|in layers of clay"),
        ("The mayor, said Ann Lee, thinks it was wise.", "Ann Lee", "said", "The mayor|it was wise",
         "The mayor|thinks it was wise"),
        ("Lee vowed to end the old “Clean Docks” (CD) rule.", "Lee", "vowed",
         "to end the old “Clean Docks”", "to end the old “Clean Docks” (CD) rule"),
        ("Lee said it led to a man in Vale, whose name is not known.", "Lee", "said",
         "it led to a man in Vale, whose name", "it led to a man in Vale, whose name is not known"),
        ("Lee said she had asked three things, one of which was why it sank.", "Lee", "said",
         "she had asked three things", "she had asked three things, one of which was why it sank"),
        ("Lee said that Ward, a father of two who ran a dock, was on his way.", "Lee", "said",
         "that Ward, a father of two who ran a dock",
         "that Ward, a father of two who ran a dock, was on his way"),
        ("Lee said it cut the fees — known as tolls — by half.", "Lee", "said",
         "it cut the fees|tolls — by half", "it cut the fees — known as tolls — by half"),
        ("Lee told us to sell the dock, buy boats and lose a crew.", "Lee", "told",
         "to sell the dock", "to sell the dock, buy boats and lose a crew"),
        ("Lee told us to sell the dock, the boats and a crane.", "Lee", "told",
         "to sell the dock", "to sell the dock"),
        ("Ward has declared he is ready and knows the way, as he buys boats.", "Ward",
         "has declared", "he is ready", "he is ready and knows the way"),
        ("Ward said he was ready and leaves at dawn.", "Ward", "said", "he was ready",
         "he was ready"),
        ("Lee says she likes the old dock, and she is sure of its fate.", "Lee", "says",
         "she likes the old dock", "she likes the old dock, and she is sure of its fate"),
        ("Ward had said, “selling the dock” would be odd.", "Ward", "had said",
         "“selling the dock”", "“selling the dock” would be odd"),
        ("Lee said she liked the dock, and she left at dawn.", "Lee", "said",
         "she liked the dock", "she liked the dock"),
        ("She faces charges of insider trading and lying to the court, a clerk said.", "She",
         "faces", "charges of insider trading",
         "charges of insider trading and lying to the court"),
        ("Ward wrote: “How odd is the “new” dock? It leaks. Sell it!” He left.", "Ward", "wrote",
         "“How odd is the “new” dock?", "“How odd is the “new” dock? It leaks. Sell it!”"),
        ("Lee pointed out that fees are high, and that Vale Bus, a big firm, is rich.", "Lee",
         "pointed out", "that fees are high",
         "that fees are high, and that Vale Bus, a big firm, is rich"),
        ("Without a dock, she told me she would not stay.", "she", "told", "she would not stay",
         "Without a dock|she would not stay"),
        ("Without naming Ward, she said it was late.", "she", "said", "it was late", "it was late"),
        ("It was late, said Ann Lee, and Tom Ward told her so.", "Ann Lee", "said", "It was late",
         "It was late"),
    ],
)  # fmt: skip
def test_a_content_has_the_rest_of_its_sentence(row: Row) -> None:
    assert bordered(row) == row[-1]


@pytest.mark.parametrize(
    ("cue", "goes_on"), [("urged the council to sell", False), ("wrote that it must sell", True)]
)
def test_a_paragraph_behind_a_colon_is_not_of_who_has_said_all_before_it(
    cue: str, goes_on: bool
) -> None:
    text = (
        f"Mayor Ann Lee {cue} the old dock at the end of the long road in May:\n\n"
        "The dock has been empty for years, and none of the skippers use the old crane there.\n"
    )
    said = statements(parse(text))
    lee = [part.of(text) for one in said if one.speaker == "Ann Lee" for part in one.content]
    assert lee
    assert any("crane" in part for part in lee) == goes_on
