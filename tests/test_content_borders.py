"""Where what somebody says begins and ends in its sentence. All texts are written for Sayso."""

from __future__ import annotations

import pytest

from analysis.article.article import parse
from analysis.article.quotes import quotes, top
from analysis.article.spans import Span
from analysis.statements.attribution_candidate import Candidate
from analysis.statements.authors_questions import is_asked, is_charge
from analysis.statements.content_borders import with_borders
from analysis.statements.whole_clauses import with_whole_clauses
from analysis.statements.whole_quotations import with_whole_quotations


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def words_of(text: str, source: str, cue: str, content: str) -> list[str]:
    parts = tuple(at(text, part) for part in content.split("|"))
    one = Candidate((at(text, source),), (at(text, cue),), parts)
    one = with_whole_clauses(text, one)
    return [part.of(text) for part in with_borders(text, [one])[0].content]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "whole"),
    [
        ("Over a long winter, Ida Holm notes, the wall may fall.", "Ida Holm", "notes",
         "the wall may fall", "Over a long winter|the wall may fall"),
        ("It rained. But for most boats, he said, nothing changes.", "he", "said",
         "nothing changes", "for most boats|nothing changes"),
        ("The dam has, according to the port, lost two gates.", "the port", "according to",
         "lost two gates", "The dam has|lost two gates"),
        ("Asked why, Ida Holm said, the wall may fall.", "Ida Holm", "said",
         "the wall may fall", "the wall may fall"),
        ("In a letter to Ward, she wrote, the wall may fall.", "she", "wrote",
         "the wall may fall", "the wall may fall"),
        ("That was bad, because, he said, nobody came.", "he", "said",
         "nobody came", "nobody came"),
        ("Unlike Ward's, the boat has few sails, sailors say.", "sailors", "say",
         "the boat has few sails", "Unlike Ward's, the boat has few sails"),
        ("When fees rise with the tide, trade stops, according to the port.", "the port",
         "according to", "trade stops", "When fees rise with the tide, trade stops"),
        ("Despite the fees, trade goes on, according to the port.", "the port",
         "according to", "trade goes on", "trade goes on"),
        ("The port broke with old rules of trade, according to Ward.", "Ward",
         "according to", "old rules of trade", "The port broke with old rules of trade"),
        ("So far, clerks say, nothing happens.", "clerks", "say", "nothing happens",
         "So far|nothing happens"),
        ("It sank at 7 a.m. Sunday near Orel, clerks say.", "clerks", "say",
         "near Orel", "near Orel"),
        ("OREL - The boat has few sails, sailors say.", "sailors", "say",
         "The boat has few sails", "The boat has few sails"),
        ("OREL — The boat has few sails, sailors say.", "sailors", "say",
         "The boat has few sails", "The boat has few sails"),
        ("But the U.S. Port Office shut two docks, sailors say.", "sailors", "say",
         "shut two docks", "shut two docks"),
        ("According to a survey, which took years, docks decay.", "a survey", "According to",
         "which took years|docks decay", "docks decay"),
        ("If the tide turns and the wind drops, Holm says the port may shut.", "Holm", "says",
         "the port may shut", "If the tide turns and the wind drops|the port may shut"),
        ("It is old. But unless fees fall, “docks will shut,” Ward warned.", "Ward", "warned",
         "“docks will shut,”", "unless fees fall, “docks will shut,”"),
        ("If the north voted late, Ward has also said the dam is old.", "Ward", "has also said",
         "the dam is old", "the dam is old"),
        ("If Holm loses, Ward would say the dam was to blame.", "Ward", "would say",
         "the dam was to blame", "the dam was to blame"),
        ("The book tells — as though it were a joke — that the dam broke.", "The book", "tells",
         "as though it were a joke — that the dam broke", "that the dam broke"),
    ],
)  # fmt: skip
def test_words_begin_with_their_sentence(
    text: str, source: str, cue: str, content: str, whole: str
) -> None:
    assert words_of(text, source, cue, content) == whole.split("|")


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "whole"),
    [
        ("What they love — and Ida Holm hopes to see shut — was sold.", "Ida Holm", "hopes",
         "to see shut — was sold", "to see shut"),
        ("OREL – Facing her critics, Holm said she likes the port – but not the fees.", "Holm",
         "said", "she likes the port – but not the fees", "she likes the port – but not the fees"),
        ("Holm did not know that the club “Old Oak” was closed, she added.", "Holm",
         "did not know", "that the club “Old Oak”", "that the club “Old Oak” was closed"),
        ("Ward, who said that it would “step aside” has gone.", "Ward", "said",
         "that it would “step aside”", "that it would “step aside”"),
        ("Holm says the damage done by the storm is small.", "Holm", "says",
         "the damage done by the storm", "the damage done by the storm is small"),
        ("The message Holm expects Ward to bring is bad.", "Holm", "expects",
         "Ward to bring", "Ward to bring"),
        ("Sailors who say the port is shut are few.", "who", "say",
         "the port is shut", "the port is shut"),
        ("Holm's claim that the port is shut is new.", "Holm's", "claim",
         "that the port is shut", "that the port is shut"),
        ("Holm predicted that to win, Ward would need luck.", "Holm", "predicted",
         "that to win", "that to win, Ward would need luck"),
        ("Holm praised the mayor's plan for the dam.", "Holm", "praised", "the mayor's",
         "the mayor's plan for the dam"),
        ("Holm says the port has two aims: “We want fish.”", "Holm", "says",
         "the port has two aims:", "the port has two aims"),
    ],
)  # fmt: skip
def test_words_end_with_their_clause(
    text: str, source: str, cue: str, content: str, whole: str
) -> None:
    assert words_of(text, source, cue, content) == whole.split("|")


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "whole"),
    [
        ("Holm says fees fell, and that the boats are back.", "Holm", "says", "fees fell",
         "fees fell, and that the boats are back"),
        ("It is not that Holm thinks fees fell but that he was sure of it.", "Holm", "thinks",
         "fees fell", "fees fell"),
        ("Holm adds trade is slow and with the tide out, sailors are waiting.", "Holm", "adds",
         "trade is slow and with the tide out",
         "trade is slow and with the tide out, sailors are waiting"),
        ("Holm said the use of old sails, blue or white, is common here.", "Holm", "said",
         "the use of old sails, blue or white",
         "the use of old sails, blue or white, is common here"),
        ("Ward, who predicts a calm winter, is late.", "who", "predicts", "a calm winter",
         "a calm winter"),
        ("Holm replied that he is no thief and, on the quay, went on to call Ward one.", "Holm",
         "replied", "that he is no thief and, on the quay", "that he is no thief"),
        ("Holm has promised not to sail on Sundays and has sold two boats.", "Holm",
         "has promised", "not to sail on Sundays and has sold two boats", "not to sail on Sundays"),
        ("Holm called the plan “too late” or “too dear” on Monday.", "Holm", "called",
         "the plan “too late”", "the plan “too late” or “too dear”"),
        ("Ward was seen as a rebel, according to the port.", "the port", "according to",
         "Ward|a rebel", "Ward was seen as a rebel"),
        ("Holm told Congress North Vale was unlikely to pay.", "Holm", "told",
         "was unlikely to pay", "North Vale was unlikely to pay"),
        ("Holm told the Post the dam was old.", "Holm", "told", "was old", "the dam was old"),
        ("Holm says Orel, Vale and Ost have lost trade.", "Holm", "says",
         "Vale and Ost have lost trade", "Orel, Vale and Ost have lost trade"),
        ("Holm said his exit was odd because Bo Ward, who was accused of theft, may stay.", "Holm",
         "said", "theft, may stay",
         "his exit was odd because Bo Ward, who was accused of theft, may stay"),
        ("Holm said while no boats were out, he had closed the port.", "Holm", "said",
         "no boats were out", "while no boats were out, he had closed the port"),
        ("Holm said on Monday before noon the port was shut.", "Holm", "said",
         "the port was shut", "the port was shut"),
        ("“It rains,” Holm said, adding that the port is shut. “Go home.”", "Holm", "adding",
         "“Go home.”", "that the port is shut|“Go home.”"),
        ("Holm said that Bo Ward, once a clerk here, called the dam old.", "Holm", "said",
         "that Bo Ward, once a clerk here", "that Bo Ward, once a clerk here, called the dam old"),
        ("As Ida Holm has reported, a ship whose papers for the trip have been lost.", "Ida Holm",
         "has reported", "a ship whose papers for the trip",
         "a ship whose papers for the trip have been lost"),
        ("Police held 12 sailors the port said were smuggling tea.", "the port", "said",
         "were smuggling tea", "12 sailors|were smuggling tea"),
        ("The port got old boats, many of which had “thin hulls,” said Holm.", "Holm", "said",
         "many of which had “thin hulls,”",
         "The port got old boats, many of which had “thin hulls,”"),
    ],
)  # fmt: skip
def test_what_is_said_is_whole_and_no_more(
    text: str, source: str, cue: str, content: str, whole: str
) -> None:
    assert words_of(text, source, cue, content) == whole.split("|")


@pytest.mark.parametrize(
    ("source", "cue"), [("Ward", "says"), ("many sailors", "have long believed")]
)
def test_which_is_of_the_clause_that_it_opens(source: str, cue: str) -> None:
    text = f"Holm fears the new tax, which {source} {cue} will pass."
    holm = Candidate(
        (at(text, "Holm"),), (at(text, "fears"),), (at(text, "the new tax"), at(text, "which"))
    )
    ward = Candidate((at(text, source),), (at(text, cue),), (at(text, "will pass"),))
    parts = [[part.of(text) for part in c.content] for c in with_borders(text, [holm, ward])]
    assert parts == [["the new tax"], ["which", "will pass"]]


def test_a_clause_goes_on_behind_one_that_has_its_own_voice() -> None:
    text = "Holm said that the captain, who clerks say left early, should have stayed."
    assert words_of(text, "Holm", "said", "that the captain, who") == [
        "that the captain, who clerks say left early, should have stayed"
    ]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "whole"),
    [
        ("It was sunk, a step they believe could help.", "they", "believe", "could help",
         "a step|could help"),
        ("Kos built a larger dock that he says can hold it.", "he", "says", "can hold it",
         "a larger dock that|can hold it"),
        ("There was a dinner at which he questioned the faith of Ward.", "he", "questioned",
         "the faith of Ward", "the faith of Ward"),
    ],
)  # fmt: skip
def test_what_a_clause_is_about_is_said_with_it(
    text: str, source: str, cue: str, content: str, whole: str
) -> None:
    assert words_of(text, source, cue, content) == whole.split("|")


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "right"),
    [
        ("But what exactly did Mayor Holm promise to do for the port?", "Mayor Holm", "promise",
         "to do for the port", True),
        ("Does she believe that it pays? Nobody knows.", "she", "believe", "that it pays", True),
        ("Who doubts it? Holm says that it pays.", "Holm", "says", "that it pays", False),
        ("Ward has said that it pays. Did he lie?", "Ward", "said", "that it pays", False),
    ],
)  # fmt: skip
def test_who_asks_what_somebody_says_does_not_tell_it(
    text: str, source: str, cue: str, content: str, right: bool
) -> None:
    parts = ((at(text, source),), (at(text, cue),), (at(text, content),))
    assert is_asked(text, *parts) is right


@pytest.mark.parametrize(
    ("text", "source", "content", "right"),
    [
        ("Orel police charged Bo Ward with theft.", "Orel police", "Bo Ward with theft", True),
        ("Lee charged the port with theft.", "Lee", "the port with theft", False),
        ("Police charged that Ward fled with gold.", "Police", "that Ward fled with gold", False),
    ],
)  # fmt: skip
def test_a_charge_before_a_court_is_a_deed(
    text: str, source: str, content: str, right: bool
) -> None:
    parts = ((at(text, source),), (at(text, "charged"),), (at(text, content),))
    assert is_charge(text, *parts) is right


@pytest.mark.parametrize(
    ("content", "others", "whole"),
    [
        ("“The dam is old.", "", "“The dam is old. It leaks. Ask Holm why she left it so.”"),
        ("“The dam is old", "", "“The dam is old. It leaks. Ask Holm why she left it so.”"),
        ("“The dam is", "", "“The dam is"),
        ("“The dam is old.", "It leaks.", "“The dam is old."),
    ],
)
def test_a_quotation_goes_on_to_its_mark(content: str, others: str, whole: str) -> None:
    article = parse(
        "“We waited,” Ward said. “The dam is old. It leaks. Ask Holm why she left it so.”"
    )
    text = article.text
    every = [Candidate((at(text, "Ward"),), (at(text, "said"),), (at(text, content),))]
    if others:
        every.append(Candidate((), (), (at(text, others),)))
    found = with_whole_quotations(text, every, top(quotes(article)))
    assert found[0].content[0].of(text) == whole


def test_a_part_without_words_is_none() -> None:
    text = "In the long run, Ann Lee says, it will go."
    empty = Candidate((Span(17, 24),), (Span(25, 29),), (Span(31, 41), Span(41, 41)))
    (one,) = with_borders(text, [empty])
    assert all(one.content)
    assert not with_borders(text, [Candidate((Span(17, 24),), (Span(25, 29),), (Span(41, 41),))])
