"""Headings of a list are nobody's turns; the sample texts are written for Sayso."""

from __future__ import annotations

import pytest

from analysis.article.article import parse
from analysis.article.spans import Span
from analysis.statements.attribution_candidate import Candidate
from analysis.statements.conversation_turns import with_turns
from analysis.statements.listed_contents import with_lists

LEAD = "The vote is over. Here are its winners and losers.\n\n"


def labelled(text: str, name: str) -> list[Candidate]:
    """What is left of the candidate that takes a label for whoever says what follows."""
    at = text.index(f"{name}: ")
    mark = at + len(name)
    end = text.find("\n", mark)
    content = Span(mark + 2, end if end >= 0 else len(text))
    one = Candidate((Span(at, mark),), (Span(mark, mark + 1),), (content,))
    return with_turns(parse(text), [one])


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Ann Lee: She had to drop her plan and watch.\n\nTom Ward: He kept his seat.",
        "Mayor Ann Lee: This was the vote that she had waited for.\n\nThe port: It stays shut.",
        "Mayor Ann Lee: It was no big win, but a win. Lee used old friends to get there.",
        "Mayor Ann Lee: A win at last.\n\nThe harbour: One more year.\n\nThe old tram: Gone.",
    ],
)
def test_a_heading_over_what_is_told_of_somebody_is_no_turn(text: str) -> None:
    assert labelled(LEAD + text, "Mayor Ann Lee") == []


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Ann Lee: We had to drop the plan.\n\nTom Ward: I kept my seat.",
        "Mayor Ann Lee: The council was wrong.\n\nTom Ward: The mayor lost her nerve.",
        "Mayor Ann Lee: Tom Ward has lost his mind.\n\nTom Ward: The plan was bad.",
        "Mayor Ann Lee: “She had to drop her plan.”\n\nTom Ward: “He kept his seat.”",
    ],
)
def test_what_somebody_says_behind_a_label_stays(text: str) -> None:
    assert len(labelled(LEAD + text, "Mayor Ann Lee")) == 1


def test_all_lines_of_a_list_are_its_sources() -> None:
    lines = ("Spend 12 million pounds on the wall", "Pay for two new boats", "Fell the old trees")
    lead = "It rained. The plan would do this, according to a summary:"
    text = "\n\n".join((f"{LEAD}{lead}", *lines, "The council has not seen it yet."))
    words = ("a summary", "according to", lines[0])
    source, cue, first = (Span(at := text.index(w), at + len(w)) for w in words)
    seen = Candidate((source,), (cue,), (first,))
    (one,) = with_lists(parse(text), [seen])
    assert tuple(part.of(text) for part in one.content) == lines
