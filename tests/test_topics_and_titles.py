"""What a cue only names: a topic, a title, a deed. All texts were written for Sayso."""

from __future__ import annotations

import pytest

from analysis.article.spans import Span
from analysis.statements.objects_without_words import has_no_words
from analysis.statements.topics_and_titles import is_topic_or_title

Row = tuple[str, str, str, str]


def parts_of(row: Row) -> list[list[Span]]:
    text, *parts = row
    return [[Span(text.index(p), text.index(p) + len(p))] if p else [] for p in parts]


def named(row: Row) -> bool:
    return is_topic_or_title(row[0], *parts_of(row))


def without_words(row: Row) -> bool:
    return has_no_words(row[0], *parts_of(row))


@pytest.mark.parametrize(
    "row",
    [
        ("Ward later recalled the evening at the dock.", "Ward", "later recalled", "the evening"),
        ("Lee tweeted about the new ferry.", "Lee", "tweeted about", "the new ferry"),
        ("The mayor laid out the terms for a sale.", "The mayor", "laid out", "the terms"),
        ("It raises questions about who paid for it.", "", "raises questions about", "who paid"),
        ("Ward verified whether the boat is hers.", "Ward", "verified", "whether the boat is hers"),
        ("The audit reveals more trouble ahead.", "audit", "reveals", "more trouble ahead"),
        ("Vale saw a 12 percent rise in rents.", "Vale", "saw", "a 12 percent rise in rents"),
        ("The port announced the results of its test.", "port", "announced", "the results of its"),
        ("Voters are angered by the new fees.", "Voters", "are angered by", "the new fees"),
        ("Skippers are required to sign.", "Skippers", "are required", "to sign"),
        ("The port issued a rule that would let it fine us.", "port", "issued", "a rule"),
        ("The council accepted lower fees.", "council", "accepted", "lower fees"),
        ("The channel has rejected another ad by Ward.", "channel", "has rejected", "another ad"),
        ("A photo shows boats in a row.", "A photo", "shows", "boats in a row"),
        ("The fair is called “Sea and Sky”.", "", "is called", "“Sea and Sky”"),
        ("Ward, dubbed “the fox of the bay,” left.", "Ward", "dubbed", "“the fox of the bay,”"),
        ("Lee is writing “How We Lost the Sea”.", "Lee", "is writing", "“How We Lost the Sea”"),
        ("The port could, say, close a dock.", "The port could", "say", "close a dock"),
    ],
)
def test_what_a_cue_but_names_is_told(row: Row) -> None:
    assert named(row)


@pytest.mark.parametrize(
    "row",
    [
        ("Ward recalled that it was late.", "Ward", "recalled", "that it was late"),
        ("Ward recalled she was late.", "Ward", "recalled", "she was late"),
        ("Lee asked who paid for it.", "Lee", "asked", "who paid for it"),
        ("The poll reveals more men than women sail.", "poll", "reveals", "more men than women"),
        ("The port announced a sale of boats.", "port", "announced", "a sale of boats"),
        (
            "The court issued a ruling that it is void.",
            "court",
            "issued a ruling",
            "that it is void",
        ),
        ("Lee accepted full blame for it.", "Lee", "accepted", "full blame for it"),
        ("Lee rejected the idea.", "Lee", "rejected", "the idea"),
        ("Ward called it “a fox of the bay”.", "Ward", "called", "“a fox of the bay”"),
        ("Lee wrote “we lost the sea”.", "Lee", "wrote", "“we lost the sea”"),
        ("Ward, Lee say, will stay.", "Lee", "say", "will stay"),
    ],
)
def test_what_somebody_says_is_no_name(row: Row) -> None:
    assert not named(row)


@pytest.mark.parametrize(
    "row",
    [
        ("The shop offers two courses.", "The shop", "offers", "two courses"),
        ("Ward offered a similar view.", "Ward", "offered", "a similar view"),
        ("The emails refute the old myth.", "The emails", "refute", "the old myth"),
        ("Lee discussed plans passed by Ward.", "Lee", "discussed", "plans passed by Ward"),
        ("Lee took questions Monday on her plan.", "Lee", "took questions Monday on", "her plan"),
        ("The site tracks boats that it has seen.", "The site", "tracks", "boats that it has seen"),
        ("Ward told a series of odd lies.", "Ward", "told", "a series of odd lies"),
        ("The Post first reported the story.", "The Post", "first reported", "the story"),
        ("I know many of the crew.", "I", "know", "many of the crew"),
        ("Vale has said yes to the dock.", "Vale", "has said", "yes to the dock"),
        ("A trade estimated at two millions.", "A trade", "estimated", "at two millions"),
        (
            "There has been no claim by Lee that it sank.",
            "Lee",
            "has been no claim",
            "that it sank",
        ),
        ("An ad proves “new”.", "An ad", "proves", "“new”"),
    ],
)
def test_what_is_done_or_shown_is_not_said(row: Row) -> None:
    assert without_words(row)


@pytest.mark.parametrize(
    "row",
    [
        ("Lee offers an apology.", "Lee", "offers", "an apology"),
        ("Lee refuted the charge.", "Lee", "refuted", "the charge"),
        ("Lee spoke about a “lost year”.", "Lee", "spoke about", "a “lost year”"),
        ("Ward told us the story was old.", "Ward", "told", "the story was old"),
        ("The poll proves it is late.", "The poll", "proves", "it is late"),
        ("I know she is late.", "I", "know", "she is late"),
        ("Lee said no boat had left.", "Lee", "said", "no boat had left"),
    ],
)
def test_what_is_offered_or_told_in_words_is_said(row: Row) -> None:
    assert not without_words(row)


def test_what_an_author_expects_of_others_is_not_said() -> None:
    assert without_words(("Critics will claim that it sank.", "Critics", "will claim", "that it"))
    assert not without_words(("Lee will claim that it sank.", "Lee", "will claim", "that it"))
