"""Reports that are quoted whole, and dialogues; all texts were written for Sayso."""

from __future__ import annotations

import pytest

from analysis.article.article import parse
from analysis.article.quotes import quotes, top
from analysis.article.spans import Span
from analysis.statements.attribution_candidate import Candidate
from analysis.statements.quoted_reports import with_answers, without_reports_words
from analysis.statements.statements import statements

STORY = (
    '"The port is empty," says a Post story: "\'It hurts the coast,\' said Ann Lee, who leads the '
    'union. The council is silent."'
)


def spans(text: str, *parts: str) -> tuple[Span, ...]:
    return tuple(Span(text.index(p), text.index(p) + len(p)) for p in parts)


@pytest.mark.parametrize(
    ("content", "right"),
    [
        (["'It hurts the coast,'", "The council is silent."], ["'It hurts the coast,'"]),
        (["The council is silent."], ["'It hurts the coast,'"]),
        (["'It hurts the coast,'"], ["'It hurts the coast,'"]),
    ],
)
def test_a_papers_own_sentence_is_not_whom_it_quotes(content: list[str], right: list[str]) -> None:
    one = Candidate(
        spans(STORY, "Ann Lee, who leads the union"), spans(STORY, "said"), spans(STORY, *content)
    )
    (kept,) = without_reports_words(STORY, [one], top(quotes(parse(STORY))))
    assert [c.of(STORY) for c in kept.content] == right


def test_what_a_speaker_goes_on_to_say_stays() -> None:
    text = '"It rains," said Ann Lee. "It pours. The boats are late."'
    one = Candidate(
        spans(text, "Ann Lee"), spans(text, "said"), spans(text, '"It rains,"', '"It pours. The')
    )
    assert without_reports_words(text, [one], top(quotes(parse(text)))) == [one]


@pytest.mark.parametrize(
    ("behind", "count"),
    [(' "Because, son, we must."', 2), (' "Who would go with us?"', 1), ("\n\n“No. Never.”", 2)],
)
def test_an_answer_is_not_of_who_asked(behind: str, count: int) -> None:
    text = f'"Are we going?" I asked my father.{behind}'
    second = Span(text.index("father.") + 7 + len(behind) - len(behind.lstrip()), len(text))
    one = Candidate(spans(text, "I"), spans(text, "asked"), (Span(0, 15), second))
    assert len(with_answers(text, [one])) == count


def test_who_asks_in_the_first_person_is_the_author() -> None:
    text = 'We left the valley. "Are we going?" I asked my father. "No," he said.'
    found = statements(parse(text), method="rules")
    assert [s.speaker for s in found] == ["the author", "my father"]
