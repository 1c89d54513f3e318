"""The right of reply: an answer, a refusal, nobody reached, or nothing told."""

from dataclasses import replace

import pytest

from analysis.article.article import parse
from analysis.claims.claim import Claims
from analysis.claims.extract_claims import claims
from analysis.claims.replies import Answer, replies
from analysis.pipeline import analyse
from analysis.statements.statements import statements

LEAD = "Mayor Ann Lee met Tom Ward, a bus driver, at the town hall of Northam.\n\n"
CHARGE = "“The mayor took 40,000 crowns from the port,” Ward said."


def answers(text: str) -> list[tuple[str, str, Answer, str]]:
    """Whom Ward accuses, and how they answer, with the words that do."""
    article = parse(f"{LEAD}{CHARGE}\n\n{text}")
    said = statements(article, method="rules")
    found = claims(article, said)
    blamed = [replace(c, accuses="Ann Lee") if c.speaker == "Tom Ward" else c for c in found]
    told = replies(Claims(article, tuple(blamed)), said)
    return [
        (r.accused, r.by, r.how, said.words(said[r.statement - 1]) if r.statement else "")
        for r in told
    ]


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("Lee declined to comment on the port.", Answer.DECLINED),
        ("Lee could not be reached on Monday.", Answer.NOT_REACHED),
        ("Lee did not respond to a letter.", Answer.NOT_REACHED),
        ("The mayor spoke of the weather. The town hall declined to comment.", Answer.NOT_TOLD),
        ("Lee left the hall early.", Answer.NOT_TOLD),
        ("Asked about it, Lee would not answer.", Answer.DECLINED),
        ("A day later Lee refused to explain why.", Answer.DECLINED),
        ("Lee declined to elaborate.", Answer.DECLINED),
        ("Attempts to reach Lee on Monday were unsuccessful.", Answer.NOT_REACHED),
        ("After a word with Lee, Bo Lund declined to comment.", Answer.NOT_TOLD),
    ],
)
def test_what_is_told_of_an_answer(text: str, how: Answer) -> None:
    assert answers(text) == [("Ann Lee", "Tom Ward", how, "")]


def test_a_denial_by_the_accused_answers() -> None:
    ((who, by, how, words),) = answers("Lee denied that she took money from the port.")
    assert (who, by, how) == ("Ann Lee", "Tom Ward", Answer.ANSWERED)
    assert "took money" in words


def test_nobody_accused_needs_no_reply() -> None:
    assert analyse(parse(LEAD + "Lee said that it rains a lot in Northam.")).replies == ()


@pytest.mark.parametrize(
    ("text", "answered"),
    [
        ("“Absolutely not,” Lee said.", True),
        ("“That could not be further from the truth,” Lee told a paper. “I was ill.”", True),
        ("Lee said that it was a lie.", True),
        ("“No, I did not,” Lee said.", True),
        ("“It rained. None of this is true,” said Lee.", True),
        ("“No, we open on Monday,” Lee said.", False),
        ("“It is a lie that we all tell,” Lee said.", False),
        ("Bo Lund said that the tram is late. “That is not true,” Lee said.", False),  # of the tram
    ],
)
def test_words_that_deny_what_was_said_answer_it(text: str, answered: bool) -> None:
    ((_, _, how, words),) = answers(text)
    assert (how is Answer.ANSWERED, bool(words)) == (answered, answered)


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("Lee said the charge was a fairy tale.", Answer.ANSWERED),
        ("Lee said the charges were serious.", Answer.NOT_TOLD),
        ("Lee declined to testify.", Answer.DECLINED),
        ("Lee, who came late, pleaded not guilty.", Answer.ANSWERED),
    ],
)
def test_what_is_said_of_the_charge_answers_it(text: str, how: Answer) -> None:
    assert [told[2] for told in answers(text)] == [how]
