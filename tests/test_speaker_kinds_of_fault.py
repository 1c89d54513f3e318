"""Who speaks where a court, a company, a paper, a pair or a party's member is told of again.

All texts are written for Sayso.
"""

from __future__ import annotations

import pytest

from analysis.actors.cast import cast
from analysis.actors.placed_persons import with_placed
from analysis.article.article import parse
from analysis.statements.statements import statements


def speaker(text: str, words: str) -> str:
    at = text.index(words)
    said = statements(parse(text))
    return next(s.speaker for s in reversed(said) if any(c.start <= at < c.end for c in s.content))


@pytest.mark.parametrize(
    ("text", "words", "right"),
    [
        (
            (
                "A week after the Orel Labour Court ruled for the owners, the Vale Court of Appeal "
                "ruled for the crews. The court said that they were paid too little."
            ),
            "they were paid",
            "Vale Court of Appeal",
        ),
        (
            (
                "The Granby Court of Appeal struck down the permit, reversing the Mining Tribunal. "
                "“The risk is real,” the court wrote."
            ),
            "The risk",
            "Granby Court of Appeal",
        ),
        (
            (
                "The Orel Post reported that Argenta would close its plant. The company said that "
                "300 jobs would go."
            ),
            "300 jobs",
            "Argenta",
        ),
        (
            (
                "Forty charities sent a letter to Congress urging it to act. “Delay is cruelty,” "
                "it read."
            ),
            "Delay",
            "a letter",
        ),
        (
            "Ann Lee retweeted a message from her adviser, Rita Moss, that read: “We lost.”",
            "We lost",
            "Rita Moss",
        ),
        (
            (
                "Ann Lee and Tom Ward met on Monday.\n\nThe two shouted for an hour. They traded "
                "charges. They said the other had no plan."
            ),
            "the other",
            "Ann Lee and Tom Ward",
        ),
        (
            (
                "Dan Marsh was put to death at dawn. Outside the prison stood Joel Starks, his "
                "brother. “He was kind to me,” he said."
            ),
            "He was kind",
            "Joel Starks",
        ),
        (
            (
                "Senator Mia Stone (D-Ohio) met Representative Hal Dove (R-Texas). The Democrat "
                "said the bill was cruel."
            ),
            "the bill was",
            "Mia Stone",
        ),
        (
            (
                "House leader Carla Pugh met President Dunn. “It is a great day,” the Ohio "
                "Democrat said."
            ),
            "It is a great",
            "Carla Pugh",
        ),
    ],
)
def test_words_that_take_up_an_actor(text: str, words: str, right: str) -> None:
    assert speaker(text, words) == right


def test_a_party_is_no_name() -> None:
    text = (
        "“He lies,” says a rural Democrat who wants no quarrel. Ida Cole, an Ohio Democrat, left."
    )
    names = {a.name for a in with_placed(cast(parse(text))).actors if a.named}
    assert names == {"Ida Cole"}


def test_who_took_a_picture_is_nobody() -> None:
    text = (
        "Minister Returns\n\nMinister Rosa Dunn lands in Orel on Friday. Karl Moss/AP\n\n"
        "Karl Moss via Getty Images\n\n“We have a deal,” the 51-year-old said."
    )
    article = parse(text)
    assert "Moss" not in " ".join(span.of(text) for span in article.body)
    assert speaker(text, "We have") == "Rosa Dunn"


def test_the_north_is_north_korea() -> None:
    text = "North Korea fired. South Korea fired back. The North said that the South began it."
    people = cast(parse(text))
    assert [a.name for a in people.actors if a.kind == "place"] == ["North Korea", "South Korea"]
    assert speaker(text, "the South began") == "North Korea"
