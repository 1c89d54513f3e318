"""Whole clauses, authors' additions, appositions and events; the sample texts are our own."""

from __future__ import annotations

import pytest

from analysis.article.article import parse
from analysis.article.quotes import quotes, top
from analysis.article.sentences_and_words import sentences
from analysis.article.signed_quotations import signed_quotations
from analysis.article.spans import Span
from analysis.statements.appositive_cues import appositive_cues, called_names
from analysis.statements.attribution_candidate import Candidate, Rule
from analysis.statements.authors_additions import is_of_next_words, without_additions
from analysis.statements.inserted_cues import inserted_cues
from analysis.statements.nested_statements import with_inner
from analysis.statements.perhaps_no_utterance import is_perhaps_no_utterance
from analysis.statements.whole_clauses import with_whole_clauses


def spans(text: str, *parts: str) -> tuple[Span, ...]:
    return tuple(Span(text.index(p), text.index(p) + len(p)) for p in parts)


def candidate(text: str, source: str, cue: str, *content: str) -> Candidate:
    return Candidate(spans(text, source), spans(text, cue), spans(text, *content), confidence=0.9)


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "right"),
    [
        (
            "Ann Lee said that many crews, such as her own, have left the port.",
            *("Ann Lee", "said"),
            ["that many crews"],
            ["that many crews, such as her own, have left the port"],
        ),
        (
            "Ann Lee said that many crews had left, such as her own, had it been late.",
            *("Ann Lee", "said"),
            ["that many crews had left"],
            ["that many crews had left"],
        ),
        (
            "Lee told us that while he likes the U.S. fleet, a port is “too dear” when I asked.",
            *("Lee", "told"),
            ["that while he likes the U.S. fleet"],
            ["that while he likes the U.S. fleet, a port is “too dear”"],
        ),
        (
            "Sometimes, critics say, it takes a storm to move the council.",
            *("critics", "say"),
            ["it takes a storm to move the council"],
            ["Sometimes", "it takes a storm to move the council"],
        ),
        (
            "On Monday, with ice near, Lee says, the port shut.",
            *("Lee", "says"),
            ["the port shut"],
            ["the port shut"],
        ),
        (
            "When pressed, Lee said, “No boat leaves.”",
            *("Lee", "said"),
            ["“No boat leaves.”"],
            ["“No boat leaves.”"],
        ),
        (
            "Some spoke of closing the dock until the mayor pays for it, while others left.",
            *("Some", "spoke of"),
            ["closing the dock"],
            ["closing the dock until the mayor pays for it"],
        ),
        (
            "According to the Northam Post, a study showed that nine boats sank.",
            *("the Northam Post", "According to"),
            ["that nine boats sank"],
            ["a study showed that nine boats sank"],
        ),
        (
            "A court backed a right to hold boats at any time – even years – after sale, again.",
            *("A court", "backed"),
            ["a right to hold boats at any time"],
            ["a right to hold boats at any time – even years – after sale"],
        ),
        (
            "Lee doubted how any man could be expected to row to Orel.",
            *("Lee", "doubted"),
            ["to row to Orel"],
            ["how any man could be expected to row to Orel"],
        ),
    ],
)
def test_what_is_said_keeps_its_verb_and_its_condition(
    text: str, source: str, cue: str, content: list[str], right: list[str]
) -> None:
    one = with_whole_clauses(text, candidate(text, source, cue, *content))
    assert [part.of(text) for part in one.content] == right


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "right"),
    [
        (
            "Why? The dock is dry, Ann Lee told reporters.",
            *("Ann Lee", "told"),
            ["Why? The dock is dry"],
            [["The dock is dry"]],
        ),
        (
            "Lee insisted that the dock is safe, without offering any proof.",
            *("Lee", "insisted"),
            ["that the dock is safe, without offering any proof"],
            [["that the dock is safe"]],
        ),
        (
            "Lee insisted that the dock is safe, while giving crews a rest.",
            *("Lee", "insisted"),
            ["that the dock is safe, while giving crews a rest"],
            [["that the dock is safe, while giving crews a rest"]],
        ),
        (
            "Ward blamed them for the debt—Lee noted that it has doubled—as well as the fees.",
            *("Lee", "noted"),
            ["that it has doubled—as well as the fees"],
            [["that it has doubled"]],
        ),
        (
            "Instead of fewer boats, as Ann Lee predicted, more came.",
            *("Ann Lee", "predicted"),
            ["Instead of fewer boats"],
            [["fewer boats"]],
        ),
        (
            "It is right to tax boats, Lee said, but he also urged closing the dock.",
            *("Lee", "said"),
            ["It is right to tax boats", "closing the dock"],
            [["It is right to tax boats"], ["closing the dock"]],
        ),
        (
            "According to the guild, half the crews are young. None of them is a risk to the port.",
            *("the guild", "According to"),
            ["half the crews are young", "a risk to the port"],
            [["half the crews are young"]],
        ),
        (
            "Lee said that the cook — a brother of hers — was ill.",
            *("Lee", "said"),
            ["that the cook", "was ill"],
            [["that the cook", "was ill"]],
        ),
    ],
)
def test_what_the_author_adds_is_nobody_elses(
    text: str, source: str, cue: str, content: list[str], right: list[list[str]]
) -> None:
    found = without_additions(text, candidate(text, source, cue, *content))
    assert [[part.of(text) for part in one.content] for one in found] == right


def test_an_apposition_tells_who_denies_what_was_said() -> None:
    text = (
        "Ward said the boats were “rotten,” a claim Lee denied.\n\n"
        "Orel accuses Northam of arming the crews, a charge the mayor denies.\n\n"
        "The dock is dry -- a point echoed by Tom Hill.\n\n"
        "He fought judges who say that Ward lied, a charge the clerk denies."
    )
    seen = [
        candidate(text, "Ward", "said", "the boats were “rotten,”"),
        candidate(text, "Orel", "accuses", "Northam of arming the crews"),
    ]
    found = [
        (c.source[0].of(text), c.cue[0].of(text), c.content[0].of(text))
        for c in appositive_cues(parse(text), seen)
    ]
    assert found == [
        ("Lee", "denied", "the boats were “rotten,”"),
        ("the mayor", "denies", "arming the crews"),
        ("Tom Hill", "echoed by", "The dock is dry"),
    ]


def test_what_somebody_calls_a_thing_in_passing_is_found_once() -> None:
    text = (
        "The ban ended what she has called “a farce.”\n\n"
        "Ward wants to stop what he calls “waste.”\n\n"
        "The fees, which were called “a tax,” are gone."
    )
    seen = [candidate(text, "Ward", "wants", "to stop what he calls “waste.”")]
    found = [
        (c.source[0].of(text), c.cue[0].of(text), c.content[0].of(text))
        for c in called_names(parse(text), seen)
    ]
    assert found == [("she", "has called", "“a farce.”")]


@pytest.mark.parametrize(
    ("text", "before"),
    [("It may “cut the fees.” The draft says:", True), ("“Cut the fees,” The draft says:", False)],
)
def test_a_cue_with_a_colon_is_not_on_the_sentence_before_it(text: str, before: bool) -> None:
    quoted = text[text.index("“") : text.index("”") + 1]
    assert is_of_next_words(text, candidate(text, "The draft", "says", quoted)) is before


def test_a_dated_cue_behind_a_clause_is_found() -> None:
    text = "All crews have signed it, Northam Mayor Ann Lee announced Monday, despite the storm."
    found = [(c.source[0].of(text), c.content[0].of(text)) for c in inserted_cues(parse(text), [])]
    assert found == [("Northam Mayor Ann Lee", "All crews have signed it")]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "inner"),
    [
        (
            "“The Boat Office has said it sold ten boats,” the Northam Post reports.",
            *("the Northam Post", "reports", "“The Boat Office has said it sold ten boats,”"),
            [("The Boat Office", "has said", "it sold ten boats")],
        ),
        (
            "Dr. Ann Lee, head of a port's health unit, told us crews are ill, reports the Post.",
            *("the Post", "reports"),
            "Dr. Ann Lee, head of a port's health unit, told us crews are ill",
            [("Dr. Ann Lee, head of a port's health unit", "told", "crews are ill")],
        ),
        (
            "The Northam Post reports that many crews have questioned whether it pays.",
            *("The Northam Post", "reports"),
            "that many crews have questioned whether it pays",
            [("many crews", "have questioned", "whether it pays")],
        ),
        (
            "The Post reports that a coach helping rich crews get boys admitted to it left.",
            *("The Post", "reports"),
            "that a coach helping rich crews get boys admitted to it left",
            [],
        ),
        (
            "The Post reports the port seized files on a man who said he sold nine boats.",
            *("The Post", "reports"),
            "the port seized files on a man who said he sold nine boats",
            [],
        ),
        (
            "The Post reports that, speaking in Orel, Ann Lee said Monday that it rains.",
            *("The Post", "reports"),
            "speaking in Orel, Ann Lee said Monday that it rains",
            [("Ann Lee", "said", "that it rains")],
        ),
        (
            "“She said it rains on and on,” the Northam Post reports.",
            *("the Northam Post", "reports", "“She said it rains on and on,”"),
            [],
        ),
        (
            "“Lee and a group called the Northam Boat Aid have sued,” the Northam Post reports.",
            *("the Northam Post", "reports"),
            "“Lee and a group called the Northam Boat Aid have sued,”",
            [],
        ),
    ],
)
def test_what_a_quotation_relays_is_told_too(
    text: str, source: str, cue: str, content: str, inner: list[tuple[str, str, str]]
) -> None:
    one = candidate(text, source, cue, content)
    found = with_inner(text, [one], top(quotes(parse(text))))[1:]
    assert [
        (c.source[0].of(text), c.cue[0].of(text), c.content[0].of(text)) for c in found
    ] == inner


def test_a_quotation_runs_on_to_the_mark_that_closes_it() -> None:
    text = "“It rained all day. We went in.\n\nIt was late.\n\nThen it cleared,” Ann Lee said."
    found = quotes(parse(text))
    assert [q.span.of(text) for q in found] == [
        "“It rained all day. We went in.",
        "It was late.",
        "Then it cleared,”",
    ]
    assert [q.continues for q in found] == [False, True, True]
    assert not any(q.repairs for q in found)


def test_a_quotation_left_open_does_not_run_into_another() -> None:
    text = "“It rained all day. We went in.\n\nThen it cleared. “No,” Ann Lee said."
    assert [q.continues for q in quotes(parse(text))] == [False, False]


def test_a_sentence_begins_behind_a_mark_without_a_space() -> None:
    text = 'Lee asked, "Why work for Hill?"Still, the dock is dry.'
    assert [s.of(text) for s in sentences(text, [Span(0, len(text))])][
        -1
    ] == "Still, the dock is dry."


def test_a_signed_paragraph_that_opens_twice_is_signed_whole() -> None:
    text = (
        "“It rains. But… ‘it may stop’… “We shall see.”\n\nAnn Lee, Northam Post\n\n"
        "“It snows.”\n\nTom Ward, The Orel Sun"
    )
    signed = [[part.of(text) for part in turn.content] for turn in signed_quotations(parse(text))]
    assert signed == [["“It rains. But… ‘it may stop’… “We shall see.”"], ["“It snows.”"]]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "perhaps_not"),
    [
        ("The port added 300 jobs in May.", "The port", "added", "300 jobs in May", True),
        ("Lee added that 300 jobs are lost.", "Lee", "added", "that 300 jobs are lost", False),
        ("The index recorded its worst week.", "The index", "recorded", "its worst week", True),
        ("It is a test for 300 men, Lee added.", "Lee", "added", "It is a test for 300 men", False),
        ("Lee appealed to go on.", "Lee", "appealed", "to go on", False),
        ("Lee imposed fees on boats.", "Lee", "imposed", "fees on boats", True),
        ("Men showed reporters three cells.", "Men", "showed", "reporters three cells", True),
        ("A study showed that it rains.", "A study", "showed", "that it rains", False),
        ("Lee explained his plan for the port.", "Lee", "explained", "his plan for the port", True),
        ("Lee explained that it rains.", "Lee", "explained", "that it rains", False),
        ("Lee explains why.", "Lee", "explains", "why", True),
        ("Ward knows that it is late.", "Ward", "knows", "that it is late", True),
        ("I know that it is late.", "I", "know", "that it is late", False),
        ("Lee has not denied she said “no”.", "Lee", "has not denied", "she said “no”", True),
        ("Lee denied that he said “no”.", "Lee", "denied", "that he said “no”", False),
        ("Lee offered no clear limit.", "Lee", "offered", "no clear limit", True),
        ("Instead of blaming the crew, they sing.", "they", "blaming", "the crew", True),
        ("Lee rejected a demand to reopen it.", "Lee", "rejected a demand", "to reopen it", True),
        ("Even if Lee had predicted rain, he erred.", "Lee", "had predicted", "rain", True),
        ("It is what some say could be hard.", "some", "say", "could be hard", True),
        ("The Senate confirmed Lee as judge.", "The Senate", "confirmed", "Lee as judge", True),
        ("Lee identified the man as Ward.", "Lee", "identified", "the man as Ward", False),
        ("Crews are likely nervous that it rains.", "Crews", "are likely nervous", "that it", True),
        ("Lee called the mayor a cheat.", "Lee", "called", "the mayor a cheat", False),
        ("The clerk called the mayor's office.", "The clerk", "called", "the mayor's office", True),
    ],
)  # fmt: skip
def test_events_and_deeds_are_perhaps_no_utterance(
    text: str, source: str, cue: str, content: str, perhaps_not: bool
) -> None:
    parts = (spans(text, source), spans(text, cue), spans(text, content))
    assert is_perhaps_no_utterance(text, *parts) is perhaps_not


def test_a_content_that_is_but_a_that_tells_nothing() -> None:
    text = "The paper reported that Mayor Ann Lee left."
    one = Candidate((Span(0, 9),), (Span(10, 18),), (Span(19, 23),), (Rule.TAGGER,), 0.9)
    assert with_inner(text, [one], []) == [one]
