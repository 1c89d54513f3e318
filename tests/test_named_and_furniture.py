"""One name in two spellings, a description with its name, furniture, words within words."""

from dataclasses import replace

import pytest

import analysis
from analysis.actors.find_names import names
from analysis.actors.mention_candidates import tokens_of
from analysis.article.paragraphs import is_furniture, paragraphs_of
from analysis.article.spans import Span
from analysis.claims.claim import Flaw
from analysis.statements.voices import Voice, shares

# Texts are written for Sayso.
TEXT = """Port Is Late

NORTHAM — In a clip, a man identified as Bo Lund said the port would be late by a year.

“The cranes are old,” the man continued.

Mayor Ann Lee leads by ten points, according to a new Northam University poll out Wednesday.

James O'Neill said the cranes were safe. Later James O’Neill said that he had seen none.

You agree to receive occasional updates and special offers for The Northam Post's products.

Transcripts are created on a rush deadline by Scribe Inc., a contractor of Radio Northam."""


@pytest.fixture(scope="module")
def read() -> analysis.Analysis:
    return analysis.analyse(analysis.parse(TEXT), deep=False)


def test_a_man_identified_by_name_is_named(read: analysis.Analysis) -> None:
    said = [s.speaker for s in read.statements]
    assert said.count("Bo Lund") == 2
    assert not any("identified" in actor.name for actor in read.statements.cast.actors)


def test_both_apostrophes_make_one_actor(read: analysis.Analysis) -> None:
    named = [a for a in read.statements.cast.actors if a.named and a.name.endswith("Neill")]
    assert len(named) == 1


def test_a_poll_is_labelled_without_out(read: analysis.Analysis) -> None:
    assert "a new Northam University poll" in [s.speaker for s in read.statements]
    assert "a new Northam University poll" in [source.name for source in read.sources]


def test_furniture_makes_no_claims_and_no_actors(read: analysis.Analysis) -> None:
    claims = " ".join(read.claims.words(claim) for claim in read.claims)
    assert "occasional" not in claims
    assert "deadline" not in claims
    assert "Scribe" not in " ".join(actor.name for actor in read.statements.cast.actors)


@pytest.mark.parametrize(
    ("words", "is_one"),
    [
        ("You will receive emails with news and updates from The Northam Post.", True),
        ("An error has occurred.", True),
        ("View all Northam Post newsletters.", True),
        ("This text may not be in its final form and may be revised.", True),
        ("Accuracy and availability may vary.", True),
        ("Residents agree to receive occasional updates.", False),
        ("An error has occurred in the count of the votes, the clerk said.", False),
        ("The transcripts were created by the court.", False),
    ],
)
def test_what_is_furniture(words: str, is_one: bool) -> None:
    assert is_furniture(words) is is_one


def test_words_within_what_is_not_sure_are_the_sure_speakers() -> None:
    text = "Ann Lee said “the cranes are far too old for it.” It rained in Northam."
    said = analysis.analyse(analysis.parse(text), deep=False).statements
    outer = replace(
        said[0], number=1, speaker="the outlet", within=0, confidence=0.5, speaker_p=0.5
    )
    inner = replace(said[0], number=2, within=1, confidence=0.99, speaker_p=0.99)
    rows = shares(replace(said, items=(outer, inner)), unsure_apart=True)
    assert {(row.voice, row.name): row.quoted for row in rows}[Voice.SPEAKER, "Ann Lee"] == 8


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It broke the Harbour Safety and Privacy Act, he said.", "Harbour Safety and Privacy Act"),
        (
            "So the Northam Institute for Tidal Research and Technology found.",
            "Northam Institute for Tidal Research and Technology",
        ),
        ("It was late, said Stephen P. A. Brown of Northam.", "Stephen P A Brown"),
        ("He said the White House and Privacy Act differ.", "Privacy Act"),
        ("It was for Plan B. A man came.", "Plan B"),
    ],
)
def test_names_keep_their_end(text: str, name: str) -> None:
    assert name in [" ".join(m.words) for m in names(text, tokens_of(text, [Span(0, len(text))]))]


@pytest.mark.parametrize(
    ("text", "fragment"),
    [
        ("Ann Lee said: “I'm just sayin'.”", True),
        ("Ann Lee said: “I am just saying that the port is late.”", False),
    ],
)
def test_words_that_say_nothing_stand_behind_the_other_claims(text: str, fragment: bool) -> None:
    [claim] = analysis.analyse(analysis.parse(text), deep=False).claims
    assert (claim.flaw is Flaw.FRAGMENT) is fragment


def test_the_credit_of_a_caption_names_nobody() -> None:
    text = (
        "Port Is Late\n\nMayor Ann Lee said that the port in Northam was late.\n\n"
        "CLOSE Farmers met in Wye. Video provided by Radio Cove\n\n"
        "Farmers stand by the harbour in Northam [Bo Lund/AFP]\n\n"
        "“We paid for it,” she was quoted as saying."
    )
    found = analysis.analyse(analysis.parse(text), deep=False).statements
    assert {s.speaker for s in found} == {"Ann Lee"}
    assert not {"Bo Lund", "AFP", "Radio Cove"} & {actor.name for actor in found.cast.actors}


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("“The dam is old and nobody mends it”", "boilerplate"),
        ("“The dam is old … it will go in a storm”", "boilerplate"),
        ("Nobody had asked the port what it would cost to mend it.", "boilerplate"),
        ("“The dam is new and nobody mends it,” he said.", "body"),
        ("“The dam is old,” he said.", "body"),
        ("The dam is old.", "body"),
    ],
)
def test_a_paragraph_that_only_repeats_a_sentence_is_furniture(line: str, kind: str) -> None:
    text = (
        "Port Is Late\n\nMayor Ann Lee said that the port in Northam was late.\n\n"
        f"{line}\n\n"
        "“The dam is old and nobody mends it,” said Bo Lund. “As it is, it will go in a storm.”"
        " Nobody had asked the port what it would cost to mend it."
    )
    assert paragraphs_of(text)[2].kind == kind
