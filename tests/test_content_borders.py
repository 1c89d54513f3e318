"""Where what somebody says begins and ends in its sentence. All texts are written for Sayso."""

from __future__ import annotations

import pytest

from analysis.article.spans import Span
from analysis.statements.attribution_candidate import Candidate
from analysis.statements.content_borders import with_borders


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def words_of(text: str, source: str, cue: str, content: str) -> list[str]:
    parts = tuple(at(text, part) for part in content.split("|"))
    one = Candidate((at(text, source),), (at(text, cue),), parts)
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
        ("OREL — The boat has few sails, sailors say.", "sailors", "say",
         "The boat has few sails", "The boat has few sails"),
        ("But the U.S. Port Office shut two docks, sailors say.", "sailors", "say",
         "shut two docks", "shut two docks"),
        ("According to a survey, which took years, docks decay.", "a survey", "According to",
         "which took years|docks decay", "docks decay"),
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
