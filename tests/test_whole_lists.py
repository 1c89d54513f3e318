"""Where lists and phrases end that somebody says. All texts are written for Sayso."""

from __future__ import annotations

import pytest

from analysis.article.spans import Span
from analysis.statements.attribution_candidate import Candidate
from analysis.statements.whole_lists import with_whole_lists

GOES_ON = [
    ("Lee", "denied", "taking bribes", ", lying to the town, or hiding it", "."),
    ("Lee", "urged", "Ward to resign", ", pay it back and leave the town", "."),
    ("Lee", "alleges", "Ward held her arm", ", pulled her hair and kicked her", ""),
    ("The audit", "found", "it overpaid clerks", ", lost books and ignored the town", "."),
    ("Ward", "swore", "he had never met Lee", ", never sold it, and never left", "."),
    ("Lee", "said", "the port is safe", ", unless the storm comes back", "."),
    ("Lee", "said", "it is old, but if it rains", ", the wall will not hold", "."),
    ("Lee", "said", "he would not row", " but would first ask the town", "."),
    ("Lee", "listed", "the boats and the duration", " of each trip", ", for the port."),
    ("Lee", "cited", "a better year", " than the town had feared", "."),
    ("Lee", "called it", "an old road by the port that", " nobody here wants", ", and left."),
]
ENDS = [  # what follows is told of who speaks, or named beside it
    ("Lee", "accused Ward of", "lying", ", calling him a thief and asking him to go."),
    ("Lee", "said", "he was tired", ", left the room and went home."),
    ("Lee", "wants", "to close the port", ", says Ward."),
    ("Lee", "has said", "it will not rain", ", but has left her coat at home."),
    ("Lee", "wants", "to meet Ward", ", head of the port and a friend."),
    ("Lee", "named", "the boats", ", the crews and the ports."),
    ("Lee", "wants", "to sing", ",  , and the whole town."),  # a link was taken out
]


def whole(source: str, cue: str, content: str, behind: str) -> str:
    """The content of a candidate whose parts follow on each other, after it was made whole."""
    text = f"{source} {cue} {content}{behind}"
    at = len(source) + 1
    start = at + len(cue) + 1
    parts = Span(0, len(source)), Span(at, start - 1), Span(start, start + len(content))
    one = with_whole_lists(text, Candidate(*((part,) for part in parts)))
    return one.content[0].of(text)


@pytest.mark.parametrize(("source", "cue", "content", "rest", "behind"), GOES_ON)
def test_a_list_or_phrase_goes_on_to_its_end(
    source: str, cue: str, content: str, rest: str, behind: str
) -> None:
    assert whole(source, cue, content, rest + behind) == content + rest


@pytest.mark.parametrize(("source", "cue", "content", "behind"), ENDS)
def test_what_who_speaks_does_besides_is_not_said(
    source: str, cue: str, content: str, behind: str
) -> None:
    assert whole(source, cue, content, behind) == content
