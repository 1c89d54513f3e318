"""Which cue a quotation has by its form alone (all texts are written for Sayso)."""

from dataclasses import replace

import pytest

from analysis.article.article import Article, parse
from analysis.article.quotes import quotes, top
from analysis.article.spans import Span
from analysis.article.transcripts import placed
from analysis.statements.attribution_candidate import Candidate, Rule
from analysis.statements.attribution_rules import rule_candidates
from analysis.statements.nested_statements import with_inner
from analysis.statements.quotation_rules import (
    join_behind_colon,
    join_halves,
    join_own_paragraph,
    name_recorded_speaker,
    on_one_side,
)

LINES = (
    "“The dam is sound,” said Ada Holm.\n\n"
    "She continued:\n\n“We looked at every stone of it in May.”"
)


def place(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def candidate(text: str, source: str, cue: str, *content: str) -> Candidate:
    found = tuple(place(text, words) for words in content)
    return Candidate((place(text, source),), (place(text, cue),), found, (Rule.TAGGER,), 0.9)


def told(article: Article, made: list[Candidate]) -> dict[tuple[str, str], list[str]]:
    return {
        (d.source[0].of(article.text), d.cue[0].of(article.text)): [
            c.of(article.text) for c in d.content
        ]
        for d in made
    }


def test_a_quotation_behind_a_colon_is_of_the_sentence_that_ends_with_it() -> None:
    article = parse(LINES)
    second = "“We looked at every stone of it in May.”"
    seen = candidate(LINES, "Ada Holm", "said", "“The dam is sound,”", second)
    made = join_behind_colon(article, [seen], top(quotes(article)))
    assert told(article, made) == {
        ("Ada Holm", "said"): ["“The dam is sound,”"],
        ("She", "continued"): [second],
    }


def test_a_cue_of_the_tagger_in_that_sentence_is_taken() -> None:
    article = parse(LINES)
    second = "“We looked at every stone of it in May.”"
    seen = [
        candidate(LINES, "Ada Holm", "said", "“The dam is sound,”", second),
        candidate(LINES, "She", "continued:", "stone of it in May.”"),
    ]
    made = join_behind_colon(article, seen, top(quotes(article)))
    assert told(article, made)["She", "continued:"] == [second]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Holm had one fear: “The dam will not hold for long,” she told the council.",
        "Ada Holm had one fear: “The dam will not hold for long”, she told the council.",
        "Ada Holm had one fear: “The dam will not hold for long!” she told the council.",
    ],
)
def test_a_colon_does_not_take_a_quotation_from_the_cue_behind_it(text: str) -> None:
    article = parse(text)
    quoted = next(q.span.of(text) for q in top(quotes(article)))
    seen = [candidate(text, "she", "told", quoted)]
    assert join_behind_colon(article, seen, top(quotes(article))) == seen


def test_the_halves_of_a_split_quotation_are_one_statement() -> None:
    text = (
        "“Each time it rains,” Ada Holm said, pointing at the wall, “you can hear the stones "
        "move.” Tom Ward laughed."
    )
    halves = ("“Each time it rains,”", "“you can hear the stones move.”")
    seen = [
        candidate(text, "Ada Holm", "said", halves[0]),
        candidate(text, "Ada Holm", "pointing at", "the wall, " + halves[1]),
    ]
    made = told(parse(text), join_halves(text, seen, top(quotes(parse(text)))))
    assert made == {("Ada Holm", "said"): [*halves], ("Ada Holm", "pointing at"): ["the wall"]}


def test_a_clause_with_that_between_them_keeps_them_apart() -> None:
    text = "“It rains,” Ada Holm said, adding that if it goes on, “the stones will move.”"
    seen = [
        candidate(text, "Ada Holm", "said", "“It rains,”"),
        candidate(text, "Ada Holm", "adding", "that if it goes on, “the stones will move.”"),
    ]
    assert join_halves(text, seen, top(quotes(parse(text)))) == seen


def test_no_statement_stands_in_headline_and_body() -> None:
    text = "Ada Holm Warns Of Floods\n\n“We must mend the dam.”\n\nIt rained for a week in May.\n"
    article = parse(text)
    seen = candidate(text, "Ada Holm", "Warns Of", "Floods", "“We must mend the dam.”")
    kept = on_one_side(article, seen)
    assert [c.of(text) for c in kept.content] == ["Floods"]


def test_who_is_heard_in_what_is_shown_speaks() -> None:
    text = "The film shows pictures of Ada Holm saying in May, “The dam is sound.”"
    one = name_recorded_speaker(
        text, candidate(text, "The film", "shows pictures of Ada Holm saying in May", "“The")
    )
    assert [s.of(text) for s in (*one.source, *one.cue, *one.outer)] == [
        "Ada Holm",
        "saying in May",
        "The film",
    ]
    other = candidate(text, "The film", "shows pictures of", "Ada Holm")
    assert name_recorded_speaker(text, other) == other


def test_a_turn_goes_on_until_the_next() -> None:
    text = (
        "“HOLM: The dam is sound.\n\n“We looked at it in May.\n\n“(LAUGHTER.)\n\n“It will hold.\n\n"
        "“WARD: And the bridge?\n\n“HOLM: That as well.\n\nThe debate was held in June.\n"
    )
    said = [Span(*place.content).of(text) for place in placed(text)]
    assert said == [
        "The dam is sound.\n\n“We looked at it in May.",
        "And the bridge?",
        "That as well.",
    ]


def test_what_a_reporter_tells_between_turns_is_nobodys_turn() -> None:
    text = (
        "The candidates met in June.\n\nHOLM: The dam is sound.\n\nThe hall laughed a while.\n\n"
        "Nobody had seen the dam since May.\n\nIt rained.\n\nWARD: And the bridge?\n"
    )
    assert [Span(*place.content).of(text) for place in placed(text)] == [
        "The dam is sound.",
        "And the bridge?",
    ]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Mayor Ann Lee called the plan “cruel” and “wrong,” the Northam Post reported.",
         "Mayor Ann Lee", "called", "the plan “cruel” and “wrong,”"),
        ("On Monday, Ward warned drivers about the fog, the Northam Post reported.",
         "Ward", "warned", "drivers about the fog"),
    ],
)  # fmt: skip
def test_who_is_told_to_say_it_within_what_an_outlet_reports(
    text: str, source: str, cue: str, content: str
) -> None:
    outer = candidate(text, "the Northam Post", "reported", text.partition(" the Northam")[0])
    inner = with_inner(text, [outer], top(quotes(parse(text))))[1:]
    assert [(d.source, d.cue) for d in inner] == [((place(text, source),), (place(text, cue),))]
    assert content.startswith(inner[0].content[0].of(text))


@pytest.mark.parametrize(
    "text",
    [
        "A new number called “the gap” measures the trams, the Northam Post reported.",
        "Years of broken promises explain the anger in the port, the Northam Post reported.",
        "Ward was called to the town hall on Monday night, the Northam Post reported.",
    ],
)
def test_what_is_told_of_nobodys_words_stays_the_outlets(text: str) -> None:
    outer = candidate(text, "the Northam Post", "reported", text.partition(", the Northam")[0])
    assert with_inner(text, [outer], top(quotes(parse(text)))) == [outer]


BESIDE = (
    "Ada Holm, a dam warden, added on the show last night, “These are the big stones of the old"
    " dam.”\n\nThe Post’s report added that the dam is sound, which is another matter."
)


def test_a_quotation_beside_its_cue_goes_to_no_cue_of_another_paragraph() -> None:
    article, words = parse(BESIDE), "“These are the big stones of the old dam.”"
    marked = quotes(article)
    seen = candidate(BESIDE, "The Post’s report", "report added", words, "that the dam is sound")
    made = join_own_paragraph(article, [seen], rule_candidates(article, marked), top(marked))
    assert told(article, made) == {
        ("The Post’s report", "report added"): ["that the dam is sound"],
        ("Ada Holm, a dam warden", "added"): [words],
    }


def test_a_cue_within_the_quotation_does_not_take_it() -> None:
    text = (
        "“The wardens say, ‘No more of it’, and I say it too.”\n\nHolm said that the dam is sound."
    )
    article, marked = parse(text), quotes(parse(text))
    seen = candidate(text, "Holm", "said", text[: text.index("\n")], "that the dam is sound")
    inner = candidate(text, "The wardens", "say", "‘No more of it’, and I say it too.")
    inner = replace(inner, rules=(Rule.CUE_QUOTATION,))
    assert join_own_paragraph(article, [seen], [inner], top(marked)) == [seen]
