"""Who is told something and does not speak, who is named beside it, and what nobody says.

All texts are written for Sayso.
"""

from __future__ import annotations

import pytest

from analysis.article.article import parse
from analysis.article.spans import Span
from analysis.statements.attribution_candidate import Candidate
from analysis.statements.no_utterance import says_nothing
from analysis.statements.spoken_of import without_hearer
from analysis.statements.statements import statements
from analysis.statements.unsaid import is_unsaid


def spans(text: str, *parts: str) -> list[list[Span]]:
    return [[Span(text.index(p), text.index(p) + len(p))] if p else [] for p in parts]


@pytest.mark.parametrize(
    ("source", "cue", "words", "right"),
    [
        ("All sailors", "are told", "Go to sea!", ""),
        ("Ann Lee, who ran the port,", "had repeatedly been warned", "that it rains", ""),
        ("The crews", "were informed", "that it rains", "the harbour board"),
        ("The crews", "told Ward", "that it rains", "The crews"),
    ],
)
def test_who_is_told_does_not_speak(source: str, cue: str, words: str, right: str) -> None:
    by = f" by {right}" if right and right != source else ""
    text = f"{source} {cue}{by} {words}"
    who, how, what = spans(text, source, cue, words)
    one = without_hearer(text, Candidate(tuple(who), tuple(how), tuple(what)))
    assert "".join(part.of(text) for part in one.source) == right


@pytest.mark.parametrize(
    ("text", "source", "cue", "words", "right"),
    [
        ("The news is not that a mayor asked for it.", "a mayor", "asked", "for it", True),
        ("The news is that a mayor asked for it.", "a mayor", "asked", "for it", False),
        ("The idea is for a mayor to feel that it pays.", "a mayor", "to feel", "that it", True),
        ("Lee came not to praise an “old” port.", "Lee", "came not to praise", "an “old”", True),
        ("Lee promised not to close it.", "Lee", "promised not to close", "it", False),
        ("Lee parried the charge with jokes.", "Lee", "parried", "the charge with jokes", True),
        ("Crews are focused on the talks.", "Crews", "are focused on", "the talks", True),
        ("Crews focused on what “nobody” saw.", "Crews", "focused on", "what “nobody” saw", False),
        ("Lee kept rules that prohibit tolls.", "Lee", "kept rules that prohibit", "tolls", True),
    ],
)
def test_form_tells_that_nobody_is_heard(
    text: str, source: str, cue: str, words: str, *, right: bool
) -> None:
    assert is_unsaid(text, *spans(text, source, cue, words)) is right


def test_none_of_the_old_captains_says_nothing() -> None:
    text = "None of the tired, old captains said so."
    assert says_nothing(text, *spans(text, "old captains", "said"))
    assert says_nothing("All told, it cost ten.", [Span(0, 3)], [Span(4, 8)])


@pytest.mark.parametrize(
    ("text", "right"),
    [
        (
            (
                "It earned him a rebuke from Rep. Ann Lee, R-Ohio, a prominent conservative in the "
                "House, who said that it rained."
            ),
            "Ann Lee",
        ),
        (
            "Sens. Ann Lee, Tom Ward and Kim Park met, and all have since said that it rained.",
            "Ann Lee, Tom Ward and Kim Park",
        ),
        (
            "Ann Lee was right in May and Tom Ward in June, when each said that it rained.",
            "Ann Lee and Tom Ward",
        ),
        ("Ann Lee met Tom Ward's aides. Both said that it rained.", ""),
        (
            (
                "One critic was the Vale Tram Labour Club, which met.\n\nAsk for help since it "
                "rained in Vale. — Tram Labour Party Club (@TLPC) May 3, 2016"
            ),
            "Tram Labour Party Club",
        ),
    ],
)
def test_speaker_is_who_is_named_beside_the_words(text: str, right: str) -> None:
    assert [s.speaker for s in statements(parse(text))][-1] == right
