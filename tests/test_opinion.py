"""Opinion: what its author reads into others is less sure; round-ups quote many, signed below."""

from __future__ import annotations

import pytest

from analysis.article.article import Article, parse
from analysis.article.signed_quotations import is_round_up, signed_quotations
from analysis.article.text_kind import TextKind, text_kind
from analysis.statements.statements import Statements, statements
from analysis.statements.sureness import PERHAPS_NO_UTTERANCE

# All written for Sayso.
VIEWS = (
    ("The bridge is late, and nobody at the town hall seems to mind it", "Ann Lee, Northam Post"),
    ("A bridge that takes ten years is no bridge but a promise", "Tom Ward, The Orel Sun"),
    (
        "Every town has its bridge; ours has at least a fine drawing of one",
        "Ada Holm, Granby Times",
    ),
    (
        "The council builds what it can pay for, and that is to its credit",
        "Editorial Board, the Sun",
    ),
)
WRITERS = ("Ann Lee", "Tom Ward", "Ada Holm", "Editorial Board, the Sun")
BELOW = "The Bridge\n\nFrom the North\n\n" + "\n\n".join(
    f"“{view}. It is so, Karl Moss proposed a ferry instead, and he was right.”\n\n{name}"
    for view, name in VIEWS
)
BEHIND = (
    "The Bridge\n\nThe bridge of Northam is late. What the papers of the coast make of it this "
    "week is told here, from the north of it and from the south.\n\n"
    + "\n\n".join(
        f"“{view}, and it is so at all times of the year.” — {name}" for view, name in VIEWS
    )
)
READ_INTO = (  # in a column by its author, and what is told of each
    ("Karl Moss believes that the bridge will make the town rich.", "make the town rich"),
    ("These results suggest that the bridge was never meant to be built.", "never meant"),
)
SAID = (
    ("Tom Ward said that the old ferry will sink.", "ferry will sink"),
    ("A poll shows that most people want a tunnel.", "want a tunnel"),
    ("I believe that the quay is lost.", "the quay is lost"),
)
OWN = (
    "The council is not wrong about much, but it is certainly wrong about the bridge, and it would "
    "be absurd to pretend that it is not. "
)
SENTENCES = " ".join(sentence for sentence, _ in (*READ_INTO, *SAID))
COLUMN = f"Opinion: The Bridge\n\n{SENTENCES}\n\n{OWN * 3}"
NEWS = f"Bridge Is Late\n\n{SENTENCES}\n\n" + "The council met on Monday, Ann Lee said. " * 6


@pytest.fixture(scope="module")
def column() -> Statements:
    return statements(parse(COLUMN))


@pytest.fixture(scope="module")
def news() -> Statements:
    return statements(parse(NEWS))


def confidence(found: Statements, words: str) -> float:
    (one,) = (s for s in found if words in found.words(s))
    return one.confidence


@pytest.mark.parametrize("words", [words for _, words in READ_INTO])
def test_what_a_columnist_reads_into_others_is_less_sure(
    column: Statements, news: Statements, words: str
) -> None:
    assert confidence(column, words) <= PERHAPS_NO_UTTERANCE < confidence(news, words)


@pytest.mark.parametrize("words", [words for _, words in SAID])
def test_what_is_said_or_measured_in_a_column_stays(column: Statements, words: str) -> None:
    assert confidence(column, words) > PERHAPS_NO_UTTERANCE


@pytest.mark.parametrize("text", [BELOW, BEHIND])
def test_what_is_made_of_signed_quotations_is_a_round_up(text: str) -> None:
    assert text_kind(parse(text)) is TextKind.ROUND_UP


@pytest.mark.parametrize(
    "text",
    [
        "“It rains,” said Ann Lee.\n\nNortham, Orel\n\n“It snows,” said Tom Ward.\n\nGranby, Orel",
        "“It rains.”\n\nAnn Lee, Northam Post\n\nIt snows.",
        "The town is old.\n\nNortham, Orel\n\nIt is small.\n\nGranby, Orel",
    ],
)
def test_a_line_below_other_words_signs_nothing(text: str) -> None:
    article = parse(text)
    assert signed_quotations(article) == ()
    assert not is_round_up(article)


def test_a_name_above_each_quotation_signs_it_too() -> None:
    names = [name.split(",")[0] for _, name in VIEWS[:3]]
    quoted = [f"“{view}, and it is so.”" for view, _ in VIEWS[:3]]
    pairs = "\n\n".join(f"{who}, Sun\n\n{words}" for who, words in zip(names, quoted, strict=True))
    text = f"The Bridge\n\nThe papers write much of it.\n\n{pairs}\n\nThe ferry runs."
    turns = signed_quotations(parse(text))
    assert [t.label.of(text) for t in turns] == names
    assert [t.content[0].of(text) for t in turns] == quoted


def test_a_quotation_is_whose_name_is_below_it_and_not_of_whom_it_tells() -> None:
    article: Article = parse(BELOW)
    rows = [(s.speaker, s.kind) for s in statements(article)]
    assert rows == [(who, "direct") for who in WRITERS]
