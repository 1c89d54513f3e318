"""Where words end that somebody says, and who the same speaker is under another description.

All texts are written for Sayso.
"""

from __future__ import annotations

import pytest

from analysis.actors.apposed_names import apposed_name
from analysis.actors.body_names import shorter_names
from analysis.actors.cast import cast
from analysis.actors.speaker_candidates import Asked
from analysis.actors.speaker_mentions import Stage
from analysis.article.article import parse
from analysis.article.normalize_marks import usual_marks
from analysis.article.quotes import quotes, top
from analysis.article.spans import Span
from analysis.statements.attribution_candidate import Candidate, Rule
from analysis.statements.no_utterance import says_nothing
from analysis.statements.opening_paragraphs import with_opening_paragraphs
from analysis.statements.reporters_tail import without_tellers_words
from analysis.statements.run_on_contents import is_run_on, without_run_on
from analysis.statements.statements import statements
from analysis.statements.whole_clauses import with_whole_clauses

CHAIR = "The chairman of the Harbour Affairs Committee"
OFFICER = "Northam Port Information Specialist, Ann Lee"


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def candidate(text: str, source: str, cue: str, content: str) -> Candidate:
    return Candidate((at(text, source),), (at(text, cue),), (at(text, content),), (Rule.TAGGER,))


@pytest.mark.parametrize(
    ("source", "cue", "said", "rest"),
    [
        ("Mayor Lee's May 2019", "request", "that the port look into the loan", " led to a row"),
        ("Investor", "expectations", "that the bank will hold off", " lifted the markets"),
        ("Lee's", "demand", "that the clerk leave", " was turned down"),
        ("Lee's", "assertion", "that she does", " is odd"),
        ("Critics say Lee’s", "claim", "that the dock doesn’t leak", " is false"),
        ("Lee's", "repeated warnings about", "the cost of a new dam", " have had no effect"),
    ],
)
def test_a_reporters_verb_is_no_part_of_what_a_noun_tells(
    source: str, cue: str, said: str, rest: str
) -> None:
    text = f"It rained. {source} {cue} {said}{rest}."
    one = without_run_on(text, candidate(text, source, cue, said + rest))
    assert [part.of(text) for part in one.content] == [said]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Lee's aides request that the port which shut stay shut.", "Lee's aides", "request",
         "that the port which shut stay shut"),
        ("Ward turned down Lee's request that he had to leave.", "Lee's", "request",
         "that he had to leave"),
        ("Lee's claim that it rained was false.", "Lee's", "claim", "that it rained"),
    ],
)  # fmt: skip
def test_a_whole_clause_stays(text: str, source: str, cue: str, content: str) -> None:
    one = candidate(text, source, cue, content)
    assert without_run_on(text, one) == one
    assert not is_run_on(text, one.source, one.cue, one.content)


def test_a_content_does_not_begin_within_a_name() -> None:
    text = "Lee met Charles R. Bennett. Woods did not row, clerks said."
    one = candidate(text, "clerks", "said", "R. Bennett. Woods did not row")
    assert without_run_on(text, one).content[0].of(text) == "Woods did not row"


@pytest.mark.parametrize(
    ("text", "source", "none"),
    [
        ("But not everyone believes that it should wait.", "not everyone", True),
        ("Not all mayors said that it should wait.", "all mayors", True),
        ("Few believe that it should wait.", "Few", True),
        ("A few believe that it should wait.", "A few", False),
        ("Everyone believes that it should wait.", "Everyone", False),
    ],
)
def test_what_not_everyone_believes_is_nobodys(text: str, source: str, none: bool) -> None:
    cue = "said" if "said" in text else "believe"
    assert says_nothing(text, [at(text, source)], [at(text, cue)]) is none


FIRST = "“The port has it rigged, for me and all of us. 96 percent of …"
SECOND = "“boats on the ‘Northam Quay” are old. This will be looked into!”"


def test_a_paragraph_left_open_is_whose_the_next_one_is() -> None:
    text = usual_marks(f"It rained.\n\n{FIRST}\n\n{SECOND} Lee wrote in May.\n\nIt stopped.")
    article = parse(text)
    second = SECOND.replace("Quay”", "Quay’")
    one = candidate(text, "Lee", "wrote", second)
    (made,) = with_opening_paragraphs(article, [one], top(quotes(article)))
    assert [part.of(text) for part in made.content] == [FIRST, second]


def test_a_paragraph_with_a_speaker_stays() -> None:
    text = "“The port has it rigged.\n\n“It is old!” Lee wrote in May."
    article = parse(text)
    says = [candidate(text, "Lee", "wrote", "“It is old!”"), Candidate((), (), (Span(0, 24),))]
    assert with_opening_paragraphs(article, says, top(quotes(article))) == says


def test_a_double_mark_closes_what_a_single_one_opened() -> None:
    assert usual_marks("“A ‘mess” it is,” she said.") == "“A ‘mess’ it is,” she said."
    assert usual_marks("“A ‘mess,’” she said. “No.”") == "“A ‘mess,’” she said. “No.”"


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        (f"{CHAIR} said no. Rep. Ann Lee, D-N.Y., {CHAIR[4:]}, left.", CHAIR, "ann-lee"),
        (f"{CHAIR} said no. Ann Lee left the {CHAIR[4:]}.", CHAIR, ""),
        (f"{OFFICER} said no.", OFFICER, "ann-lee"),
    ],
)
def test_a_description_is_whose_apposition_it_is(text: str, source: str, name: str) -> None:
    article = parse(text)
    marks = quotes(article)
    stage = Stage(cast(article, quotations=marks), marks)
    said = Asked(at(text, source), (at(text, "said"),), (at(text, "no"),), "", None, (), (), "")
    assert apposed_name(stage, said) == name


@pytest.mark.parametrize(("noun", "voices"), [("advocate", 0), ("aide", 2)])
def test_one_who_is_told_of_twice_is_one_voice(noun: str, voices: int) -> None:
    source = f"Tom Ward, the old mayor's son, and an {noun} for Northam"
    text = f"It rained. {source} wrote “No.”"
    resolved = cast(parse(text)).resolve(at(text, source))
    assert len(resolved.members) == voices
    assert resolved.actor is not None
    assert (resolved.actor.name == "Tom Ward") is (voices == 0)


def test_a_firm_is_not_called_by_its_news_page() -> None:
    assert "google" not in shorter_names(("Google", "News"))
    assert "fox" in shorter_names(("Fox", "News"))
    long = ("White", "House", "Office", "of", "Management", "and", "Budget")
    assert "office of management and budget" in shorter_names(long)


def test_it_goes_on_for_a_report() -> None:
    text = (
        "Acme runs the port.\n\n“It rained at Acme,” a new report said.\n\n"
        "“It will rain again. It never stops,” it added."
    )
    assert statements(parse(text), method="rules")[-1].speaker == "a new report"


def test_economists_are_not_those_of_one_bank() -> None:
    text = (
        "Economists at Acme said that it rained.\n\nIt was wet, and the port was shut.\n\n"
        "It will rain again, economists said."
    )
    first, last = statements(parse(text), method="rules")
    assert first.speaker.lower() == "economists at acme"
    assert last.speaker == "economists"


def test_a_clause_begins_at_its_that() -> None:
    text = "Some clerks were quick, saying ahead of the May vote that it will rain."
    one = candidate(text, "Some clerks", "saying ahead of", "the May vote that it will rain")
    made = without_run_on(text, one)
    assert [part.of(text) for part in (*made.cue, *made.content)] == [
        "saying",
        "that it will rain",
    ]


def test_a_quoted_condition_has_its_main_clause() -> None:
    said = "that most of the time when “there was rain of one kind or another,”"
    text = f"The report said {said} the left won over the right. It ended."
    one = with_whole_clauses(text, candidate(text, "The report", "said", said))
    assert one.content[-1].of(text) == f"{said} the left won over the right"


@pytest.mark.parametrize(
    ("text", "cue", "said", "kept"),
    [
        ("Lee told us to wait, then quickly leaves.", "told", "us to wait, then quickly leaves",
         "us to wait"),
        ("Lee told us to wait, then to leave.", "told", "us to wait, then to leave", ""),
        ("Lee told us to row now this way.", "told", "us to row now this way", ""),
        ("Lee said “it rains on” as the port runs dry.", "said",
         "“it rains on” as the port runs dry", "“it rains on”"),
        ("Lee said “it rains” as the rule.", "said", "“it rains” as the rule", ""),
        ("Lee said it is late and both boats are gone.", "said", "it is late and both boats",
         "it is late"),
        ("Lee called Ward “a thief” for moving boats.", "called", "Ward “a thief” for moving boats",
         ""),
        ("On Monday, we learned the port is dry, according to Lee.", "according to",
         "On Monday, we learned the port is dry", "the port is dry"),
    ],
)  # fmt: skip
def test_what_the_teller_adds_is_no_part_of_what_is_said(
    text: str, cue: str, said: str, kept: str
) -> None:
    (one,) = without_tellers_words(text, [candidate(text, "Lee", cue, said)])
    assert one.content[0].of(text) == (kept or said)


def test_a_reason_within_a_post_is_the_posts() -> None:
    text = "Lee calls Ward “a thief” for moving boats."
    post = Candidate((), (), (Span(0, len(text)),), (Rule.POST,))
    inner = candidate(text, "Lee", "calls", "Ward “a thief” for moving boats")
    assert without_tellers_words(text, [post, inner])[1].content[0].of(text) == "Ward “a thief”"
