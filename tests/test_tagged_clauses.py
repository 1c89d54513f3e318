"""Clauses beside "Lee says", and deeds that are no speech; the sample texts are our own."""

from __future__ import annotations

import pytest

from analysis.article.article import parse
from analysis.article.quotes import quotes, top
from analysis.article.spans import Span
from analysis.statements.attribution_candidate import Candidate
from analysis.statements.inserted_cues import inserted_cues
from analysis.statements.perhaps_no_utterance import is_perhaps_no_utterance
from analysis.statements.quotation_paragraphs import by_paragraph_before
from analysis.statements.tagged_clauses import beside_tag


def spans(text: str, *parts: str) -> tuple[Span, ...]:
    return tuple(Span(text.index(p), text.index(p) + len(p)) for p in parts)


@pytest.mark.parametrize(
    ("text", "cue", "content", "right"),
    [
        (
            "Storms do less harm than the clerks fear, Lee notes.",
            "notes",
            ["Storms do less harm than the clerks"],
            ["Storms do less harm than the clerks fear"],
        ),
        (
            "Ward wanted a quick vote because, Lee said, ice was near.",
            "said",
            ["Ward wanted a quick vote", "ice was near"],
            ["Ward wanted a quick vote", "ice was near"],
        ),
        (
            "Ward asked for ten boats, Lee says, but showed “no interest” in crews.",
            "says",
            ["Ward asked for ten boats", "“no interest” in crews"],
            ["Ward asked for ten boats", "but showed “no interest” in crews"],
        ),
        (
            "Ward was late, Lee said, but called it “a small thing” at noon.",
            "said",
            ["Ward was late", "“a small thing”"],
            ["Ward was late", "“a small thing”"],
        ),
        (
            "It rained. But since Ward forgot them, those boats are gone now, Lee says.",
            "says",
            ["them", "those boats are gone now"],
            ["But since Ward forgot them, those boats are gone now"],
        ),
        (
            "Lee thinks that he sold too much, but keeping the harbour is a feat.",
            "thinks",
            ["that he sold too much, but keeping the harbour is a feat"],
            ["that he sold too much"],
        ),
        (
            "Lee says that he sold too much, but keeping the harbour is a feat.",
            "says",
            ["that he sold too much, but keeping the harbour is a feat"],
            ["that he sold too much, but keeping the harbour is a feat"],
        ),
    ],
)
def test_a_clause_is_whole_and_its_speakers(
    text: str, cue: str, content: list[str], right: list[str]
) -> None:
    one = Candidate(spans(text, "Lee"), spans(text, cue), spans(text, *content))
    assert [part.of(text) for part in beside_tag(text, one).content] == right


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Everybody knows the port, point out Post bloggers Ann Lee and Tom Ward.", True),
        ("The plan is old, but hard to stop, Lee judges.", True),
        ("The plan was dropped by the mayor, the clerk, and the Orel judges.", False),
        ("In the north, south and west, White House figures.", False),
    ],
)
def test_a_final_tag_with_a_rare_verb_names_who_says_it(text: str, who: bool) -> None:
    found = list(inserted_cues(parse(f"It rained in Orel all day long. {text}"), []))
    assert bool(found) is who
    assert all(
        one.content[0].of(f"It rained in Orel all day long. {text}")[:3] in text for one in found
    )


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "deed"),
    [
        ("They publicly threaten the deal made in Orel.", "They", "publicly threaten",
         "the deal made in Orel", True),
        ("They threaten the port with a lawsuit.", "They", "threaten",
         "the port with a lawsuit", False),
        ("They threaten to leave the port.", "They", "threaten", "to leave the port", False),
        ("Lee is pushing to raise fares.", "Lee", "is pushing", "to raise fares", True),
        ("Lee’s unwillingness to accept “real cuts” hurt.", "Lee", "’s unwillingness to accept",
         "“real cuts”", True),
        ("The visit left Lee upset about a “fair” deal.", "Lee", "upset about",
         "a “fair” deal", True),
        ("Lee was upset about a “fair” deal.", "Lee", "was upset about", "a “fair” deal", False),
    ],
)  # fmt: skip
def test_deeds_and_feelings_are_perhaps_no_words(
    text: str, source: str, cue: str, content: str, deed: bool
) -> None:
    parts = (spans(text, source), spans(text, cue), spans(text, content))
    assert is_perhaps_no_utterance(text, *parts) is deed


def test_a_purpose_in_the_next_paragraph_says_no_quotation() -> None:
    text = (
        "“I know him and his boats,” Lee said in a letter.\n\n“Today I am leaving the race.”\n\n"
        "In May, Lee left the board in order to endorse Ida Bloom."
    )
    first = Candidate(spans(text, "Lee"), spans(text, "said"), spans(text, text.split(" Lee")[0]))
    at = text.rindex("Lee")
    later = Candidate(
        (Span(at, at + 3),),
        spans(text, "to endorse"),
        spans(text, "“Today I am leaving the race.”"),
    )
    article = parse(text)
    (one,) = by_paragraph_before(article, [first, later], top(quotes(article)))
    assert one.cue == first.cue
    assert len(one.content) == 2


@pytest.mark.parametrize(
    ("text", "content", "right"),
    [
        (
            "Ward asked for boats but showed, Lee says, “no interest” in crews.",
            ["“no interest” in crews"],
            ["but showed", "“no interest” in crews"],
        ),
        (
            "The mayor had, Lee says, “no plan” for it.",
            ["“no plan”"],
            ["The mayor had", "“no plan”"],
        ),
        ("On Monday, Lee says, “no plan” was there.", ["“no plan”"], ["“no plan”"]),
        (
            "Ms. Orr does not suppose, Lee says, that it is late.",
            ["that it is late"],
            ["Ms. Orr does not suppose", "that it is late"],
        ),
        ("When pressed hard, Lee says, “no plan” was there.", ["“no plan”"], ["“no plan”"]),
        ("Visibly annoyed, Lee says, “no plan” was there.", ["“no plan”"], ["“no plan”"]),
        ("On Monday, Lee says, that it is late.", ["that it is late"], ["that it is late"]),
        ("As Ward said, Lee says, “no plan” was there.", ["“no plan”"], ["“no plan”"]),
    ],
)
def test_a_quotation_keeps_the_verb_before_the_tag(
    text: str, content: list[str], right: list[str]
) -> None:
    one = Candidate(spans(text, "Lee"), spans(text, "says"), spans(text, *content))
    assert [c.of(text) for c in beside_tag(text, one).content] == right


@pytest.mark.parametrize(
    ("text", "cue", "content", "right"),
    [
        (
            "If the repeal does not pass, voters say they would go.",
            "say",
            ["they would go"],
            ["If the repeal does not pass", "they would go"],
        ),
        ("If asked, voters say they would go.", "say", ["they would go"], ["they would go"]),
        (
            "If the repeal does not pass, voters say so today.",
            "say",
            ["so today"],
            ["so today"],
        ),
        (
            "At noon voters said in judging whether it is true, our group looks at all of it.",
            "said in judging",
            ["whether it is true", "our group looks at all of it"],
            ["in judging whether it is true", "our group looks at all of it"],
        ),
    ],
)
def test_what_is_said_keeps_its_condition_and_its_front(
    text: str, cue: str, content: list[str], right: list[str]
) -> None:
    one = Candidate(spans(text, "voters"), spans(text, cue), spans(text, *content))
    assert [c.of(text) for c in beside_tag(text, one).content] == right
