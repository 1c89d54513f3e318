"""What a cue only names: a topic, a title, a deed. All texts were written for Sayso."""

from __future__ import annotations

import pytest

from analysis.article.spans import Span
from analysis.statements.topics_and_titles import is_topic_or_title

Row = tuple[str, str, str, str]


def named(row: Row) -> bool:
    text, *parts = row
    source, cue, content = (
        [Span(text.index(p), text.index(p) + len(p))] if p else [] for p in parts
    )
    return is_topic_or_title(text, source, cue, content)


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
