"""What is attributed though the author rejects or guesses it; which words a claim has."""

from dataclasses import replace

import pytest

from analysis.article.article import parse
from analysis.article.passage import passage
from analysis.article.spans import Span
from analysis.claims.authors_view import is_authors_view, is_impression
from analysis.claims.claim import Kind, Stance
from analysis.claims.extract_claims import claims
from analysis.claims.own_sentences import clause_behind, says_something
from analysis.claims.proposition import with_condition, with_cue, without_own_ground
from analysis.claims.rank_claims import ranked, worth_a_look
from analysis.claims.stance import by_rules, says_little
from analysis.pipeline import analyse
from analysis.statements.statement_class import statement_class
from analysis.statements.statements import Statement, statements
from analysis.views.claims import ledger

LEAD = "Mayor Ann Lee met Tom Ward, a bus driver, at the town hall of Northam.\n\n"


def part(text, words):
    return Span(text.index(words), text.index(words) + len(words))


def attributed(text, source, cue, *content):
    """A statement with these words of a text."""
    return Statement(
        number=1,
        kind="indirect",
        source=(part(text, source),) if source else (),
        cue=(part(text, cue),),
        content=tuple(part(text, words) for words in content),
        statement_class=statement_class(cue, "indirect"),
    )


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "It would be a big mistake to assume that the port paid the mayor.",
            "",
            "would be a big mistake to assume",
            "that the port paid the mayor",
        ),
        ("It is wrong to say that trams are slow.", "", "to say", "that trams are slow"),
        ("The myth that trams are slow lives on.", "", "myth", "that trams are slow"),
        (
            "These are traces not of a storm, as some have claimed, but of a flood.",
            "some",
            "have claimed",
            "of a flood",
        ),
        ("The plan is not, as Lee claims, a gift to the port.", "Lee", "claims", "a gift to"),
        ("Ward and his team probably expected Lee to win.", "Ward", "probably expected", "Lee to"),
        ("Lee must have thought that it was over.", "Lee", "must have thought", "that it was over"),
        ("The port seems to assume a lower fare.", "The port", "seems to assume", "a lower fare"),
        ("It’s possible he thinks it will help.", "he", "thinks", "it will help"),
        ("Nor does the plan seem to please her.", "", "seem", "to please her"),
        ("If a recount shows a gap of ten, they vote.", "a recount", "shows", "a gap of ten"),
    ],
)
def test_the_author_speaks(text, source, cue, content):
    said = attributed(text, source, cue, content)
    if content == "of a flood":
        said = attributed(text, source, cue, "a storm", "of a flood")
    assert is_authors_view(text, said)
    assert by_rules(text, passage(text), said, ())[0] is Stance.NONE


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Lee said that it was wrong to pay.", "Lee", "said", "that it was wrong to pay"),
        ("Lee is wrong to claim that trams are slow.", "Lee", "claim", "that trams are slow"),
        ("Lee repeated the myth that trams are slow.", "Lee", "repeated", "the myth that trams"),
        ("The plan, as Lee claims, is a gift to the port.", "Lee", "claims", "is a gift to"),
        ("Not only is it late, Lee said, it is dear.", "Lee", "said", "it is dear"),
        ("Lee expected Ward to win.", "Lee", "expected", "Ward to win"),
        ("I probably think that it is late.", "I", "probably think", "that it is late"),
        ("Lee could not believe that Ward had won.", "Lee", "could not believe", "that Ward had"),
        ("Lee has no doubt that it rains.", "Lee", "has no doubt", "that it rains"),
    ],
)
def test_somebody_else_speaks(text, source, cue, content):
    assert not is_authors_view(text, attributed(text, source, cue, content))


def test_a_guess_is_the_reporters_own_claim():
    text = LEAD + "Ward probably thought that the old depot was closed in March."
    article = parse(text)
    found = claims(article, statements(article, method="rules"))
    (guess,) = [c for c in found if "probably" in found.words(c)]
    assert guess.statement == 0
    assert not [c for c in found if c.statement and c.claimed]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "whole"),
    [
        (
            "If the gap is 0.25% or less, the state will count again, officials say.",
            "officials",
            "say",
            "the state will count again",
            ["If the gap is 0.25% or less, the state will count again"],
        ),
        (
            "If elected, Lee said, the trams will run.",
            "Lee",
            "said",
            "the trams will run",
            ["If elected", "the trams will run"],
        ),
        (
            "The vote was close. The state will count again, officials say.",
            "officials",
            "say",
            "The state will count again",
            ["The state will count again"],
        ),
    ],
)
def test_a_condition_stays_with_its_claim(text, source, cue, content, whole):
    said = attributed(text, source, cue, content)
    parts = with_condition(text, said.source, said.cue, said.content)
    assert [p.of(text) for p in parts] == whole


@pytest.mark.parametrize(
    ("text", "cue", "content", "whole"),
    [
        ("The debate was expected to be in May.", "was expected",
         ("The debate", "to be in May"), 1),
        ("There are unconfirmed reports that it sank.", "There are unconfirmed reports",
         ("that it sank",), 1),
        ("It was said that it sank.", "was said", ("that it sank",), 1),
        ("Anger over the idea that it sank grew.", "Anger over", ("the idea that it sank",), 0),
    ],
)  # fmt: skip
def test_where_nobody_is_named_the_cue_stays_with_the_claim(text, cue, content, whole):
    said = attributed(text, "", cue, *content)
    (one,) = with_cue(text, said.cue, said.content, said.content)
    assert one.of(text) == (text[:-1] if whole else content[0])


def test_the_cue_joins_the_parts_beside_it_alone():
    text = "The film seems to be new, in which, he adds, Ward dances."
    said = attributed(text, "", "seems", "The film", "to be new", "Ward dances")
    parts = with_cue(text, said.cue, said.content, said.content)
    assert [p.of(text) for p in parts] == ["The film seems to be new", "Ward dances"]


def test_the_deniers_own_ground_is_not_denied():
    text = "the idea that trams are late, since they ran on time"
    assert without_own_ground(text, (Span(0, len(text)),)) == (Span(0, 28),)
    text = "that he left because he was ill"
    assert without_own_ground(text, (Span(0, len(text)),)) == (Span(0, len(text)),)


@pytest.mark.parametrize(
    ("text", "something"),
    [
        ("That brings the number to more than ten million.", True),
        ("The lead of the port later narrowed to three boats.", True),
        ("If it is late or was, just say so.", False),
        ("The harbour was closed and ... stay tuned.", False),
        ("They are both wealthy, but what about the people of Northam.", False),
        ("defined as a row of boats that was moored", False),
    ],
)
def test_whether_a_sentence_of_the_reporters_says_something(text, something):
    whole = Span(0, len(text))
    assert says_something(text, whole, passage(text).sentences, 4) is something


def test_what_the_reporter_adds_behind_anothers_words():
    text = "Lee warned of fraud, but neither she nor Ward offered any proof of it."
    said = attributed(text, "Lee", "warned", "of fraud")
    own = Span(text.index("but"), len(text))
    clause = clause_behind(text, Span(0, len(text)), [own], [said])
    assert clause is not None
    assert clause.of(text).startswith("neither she")
    text = "Lee said that it was late, but neither she nor Ward had seen it then."
    said = attributed(text, "Lee", "said", "that it was late")
    own = Span(text.index("but"), len(text))
    assert clause_behind(text, Span(0, len(text)), [own], [said]) is None  # it may go on


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "little"),
    [
        ("Lee says a Latin word for rain.", "Lee", "says", "a Latin word for rain", True),
        ("It is a thing they see as good.", "they", "see as", "good", True),
        ("Lee called Ward a fine driver.", "Lee", "called", "Ward a fine driver", False),
        ("Polls revealed a gap of ten points.", "Polls", "revealed", "a gap of ten points", False),
        ("Lee said it rains.", "Lee", "said", "it rains", False),
        ("Lee promised to stay.", "Lee", "promised", "to stay", False),
    ],
)
def test_words_without_a_verb_may_say_too_little(text, source, cue, content, little):
    said = attributed(text, source, cue, content)
    assert says_little(text, said, content) is little


def test_claims_that_name_others_do_not_repeat_each_other():
    text = LEAD + (
        "Denmark did not have any trams or long buses.\n\n"
        "Norway did not have any trams or long buses.\n\n"
        "Norway, it is true, did not have any trams or long buses."
    )
    article = parse(text)
    found = claims(article, statements(article, method="rules"))
    first, second, third = [c for c in found if "long buses" in found.words(c)]
    assert not second.repeats
    assert third.repeats == (second.number,)
    assert first.number < second.number


def test_denials_agree_in_number_and_a_doubt_is_called_one():
    text = LEAD + (
        "Officials denied that the port paid the mayor.\n\n"
        "Ward doubts that the trams will run in May."
    )
    article = parse(text)
    said = statements(article, method="rules")
    table = str(ledger(claims(article, said), said)._repr_html_())
    assert "fficials deny that" in table
    assert "<strong>doubted</strong> by" in table


def test_what_seems_so_seems_so_to_the_author():
    text = "The old plan seems to please nobody in the town."
    said = attributed(text, "", "seems", "The old plan", "to please nobody")
    assert is_impression(text, said)
    assert not is_authors_view(text, said)
    words = with_cue(text, said.cue, said.content, said.content)
    assert [w.of(text) for w in words] == ["The old plan seems to please nobody"]


def test_a_sentence_that_says_little_is_not_among_the_first():
    text = LEAD + "The council closed the depot. And that was that for now."
    article = parse(text)
    found = claims(article, statements(article, method="rules"))
    low, high = (replace(ranked(found)[0], checkworthiness=p) for p in (0.02, 0.6))
    assert not worth_a_look(low, "")
    assert worth_a_look(high, "")
    assert worth_a_look(ranked(found)[0], "")


def test_the_network_reads_the_reporters_own_sentences():
    a = analyse(
        parse(
            "The port of Northam closed its gates on Monday. About 400 boats lay in the harbour "
            "overnight, and nearly half of them were empty. The harbour master's red line is a "
            "moving target."
        )
    )
    _, boats, line = a.claims
    assert (boats.stance, boats.kind, boats.checkable) == (Stance.ASSERT, Kind.NUMBER, True)
    assert (line.kind, line.checkable) == (Kind.JUDGEMENT, False)
