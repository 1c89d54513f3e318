"""Claims: kind and mood on sentences written for Sayso; what is joined and contested."""

from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.article.article import parse
from analysis.article.passage import passage
from analysis.article.spans import Span, trim
from analysis.claims import evidence
from analysis.claims.claim import CHECKABLE, Evidence, Kind, Stance
from analysis.claims.evidence import by_source, joined
from analysis.claims.extract_claims import claims
from analysis.claims.kind_by_rules import kind_of, modality_of, telling_words
from analysis.claims.main_clause import main_clause
from analysis.claims.proposition import proposition, with_subject
from analysis.claims.rank_claims import ranked
from analysis.pipeline import analyse
from analysis.statements.statements import statements

LEAD = "Mayor Ann Lee met Tom Ward, a bus driver, at the town hall of Northam.\n\n"


def found(text, lead=LEAD):
    article = parse(lead + text)
    return claims(article, statements(article, method="rules"))


def only(text):
    (claim,) = [c for c in found(text) if c.statement]
    return claim


def by_rules(text):
    """Kind and mood of the only statement's sentence by the word lists, and the deciding words."""
    article = parse(LEAD + text)
    (statement,) = statements(article, method="rules")
    (sentence,) = passage(article.text, statement.content, article.body).sentences
    span = trim(article.text, sentence.span, ",;:–—-“”\"'’")
    marks = tuple(telling_words(article.text, span, []))
    kinds = {kind for _, kind in marks}
    return (
        kind_of(article.text, sentence, span, marks, statement),
        modality_of(article.text, sentence, kinds),
        [(mark.of(article.text), kind) for mark, kind in marks],
    )


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“The council closed the old depot,” Lee said.", "past fact"),
        ("“The council owns the old depot,” Lee said.", "present fact"),
        ("“Fares rose by 12 percent,” Lee said.", "number or comparison"),
        ("“The tram will be full by spring,” Lee said.", "prediction"),
        ("“We will open the tram by spring,” Lee said.", "promise"),
        ("“If they strike, there will be consequences,” Lee said.", "threat or warning"),
        ("“The company lied about the delay,” Lee said.", "accusation"),
        ("“The company must repay the fares,” Lee said.", "demand"),
        ("“The old depot is a terrible place,” Lee said.", "judgement"),
    ],
)
def test_kinds(text, kind):
    assert by_rules(text)[0] == kind


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("The man who will run the depot came from Northam", "past fact"),
        ("The bridge, which will open again in May, was closed after the flood", "past fact"),
        ("When the flood came, the drivers left", "past fact"),
        ("The council has promised to rebuild the bridge", "past fact"),
        ("The company may have closed the depot by mistake", "past fact"),
        ("The council should have closed the depot in May", "past fact"),
        ("We had to close the depot", "past fact"),
        ("He’d repaired the doors of the old depot", "past fact"),
        ("The drivers own the depot that was sold last year", "present fact"),
        ("Buses run by the company are late", "present fact"),
        ("Northam has a bridge that will need repairs", "present fact"),
        ("The company has got two depots here", "present fact"),
        ("46 percent of the passengers remain unhappy", "number or comparison"),
        ("The company runs more buses than the council", "number or comparison"),
        ("The trams are likely to be late again", "prediction"),
        ("I think that the tram will be full by spring", "prediction"),
        ("We can expect that the trams will be late again", "prediction"),
        ("How you answer the drivers will decide who stays", "prediction"),
        ("The 5+1 group is all for the new depot", "present fact"),
        ("It is likely that the depot will close", "prediction"),
        ("I'm tired of this, but we will keep the depot", "promise"),
        ("If we find a fault, we would repair it", "promise"),
        ("I do think you have to mend your roads", "demand"),
        ("There needs to be an inquiry", "demand"),
        ("It's time for the council to act", "demand"),
        ("Don't let them close the depot", "demand"),
        ("The plan is very difficult and it was a mistake", "judgement"),
        ("It's hard for her to leave", "judgement"),
        ("It would be a disaster for Northam", "judgement"),
        ("I love this old depot", "judgement"),
        ("The meeting has turned increasingly odd", "judgement"),
        ("Even if they pay, that will not help the drivers", "prediction"),
        ("He is a liar and a crook", "accusation"),
    ],
)
def test_the_main_clause_decides(words, kind):
    assert by_rules(f"“{words},” Lee said.")[0] == kind


def test_who_predicts_does_not_warn():
    told = [
        by_rules(f"Lee {cue} that fares will fall if nobody pays.")[0]
        for cue in ("predicted", "warned")
    ]
    assert told == ["prediction", "threat or warning"]


def test_the_reporter_tells_of_a_wrong_and_a_speaker_accuses():
    (told,) = [
        c for c in found("The manager cheated the drivers in May.") if c.span.start >= len(LEAD)
    ]
    assert told.kind is Kind.PAST
    assert by_rules("“The manager cheated the drivers in May,” Lee said.")[0] == "accusation"


@pytest.mark.parametrize(
    ("text", "form", "time"),
    [
        ("The plan that the mayor proposed in May was dropped because it failed.", "was", "past"),
        ("The problem is that the bridge closed in May.", "closed", "past"),
        ("If the council agrees, the depot will close.", "will", "future"),
        ("It has been told that the plan is reckless.", "has", "past"),
        ("That led to the flood.", "led", "past"),
        ("Fares might have risen.", "might", "modal"),
        ("A quiet town by the river.", "", ""),
    ],
)
def test_main_verb(text, form, time):
    (sentence,) = passage(text).sentences
    verb = main_clause(text, sentence.pieces).verb
    assert (verb.form, verb.time) == (form, time) if verb else not form


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("“The council closed the old depot,” Lee said.", "asserted"),
        ("“The council may have closed the old depot,” Lee said.", "hedged"),
        ("“The council never closed the old depot,” Lee said.", "negated"),
        ("“The depot closes if the council agrees,” Lee said.", "conditional"),
    ],
)
def test_modality(text, modality):
    assert by_rules(text)[1] == modality


def test_whom_it_is_about():
    claim = only("“The report says that Tom Ward broke 3 laws in May,” Lee said.")
    assert claim.about == ("Tom Ward",)
    assert claim.speaker == "Ann Lee"


def test_every_kind_keeps_the_words_that_decided():
    assert ("must", "demand") in by_rules("“The company must repay the fares,” Lee said.")[2]


def test_a_question_is_no_claim():
    claim = only("“Will the council close the depot?” Lee asked.")
    assert (claim.stance, claim.checkable) == (Stance.ASK, False)


def test_the_same_claim_is_joined_and_its_contrary_is_paired():
    rows = found(
        "“The council closed the old tram depot in Northam,” Lee said.\n\n"
        "“The council closed the old tram depot in Northam,” Lee said again.\n\n"
        "“The council never closed the old tram depot in Northam,” Ward said."
    )
    first, second, third = (c for c in rows if c.statement)
    assert second.same_as == first.number
    assert third.number in first.contested_by
    assert first.number in third.contested_by
    assert third.same_as == 0


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["“", "”", "He said ", "it will rain ", "if ", "12 percent ", ". ", "\n\n", "not "]
        ),
        max_size=30,
    ).map("".join)
)
def test_claims_lie_on_the_text(text):
    article = parse(text)
    for claim in claims(article, statements(article, method="rules")):
        assert claim.span.of(text).strip() == claim.span.of(text) != ""
        assert claim.spans == tuple(sorted(claim.spans))
        put = claim.claimed or claim.denied
        assert claim.checkable == (put and claim.kind in CHECKABLE)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("“The tram is safe,”", "The tram is safe"),
        ("that the tram is safe", "the tram is safe"),
        ("that “the tram is safe.”", "the tram is safe."),
        ("the tram is “safe enough", "the tram is “safe enough”"),
        ("the “old” tram is “safe”", "the “old” tram is “safe”"),
        ("“Safe” is what they call it, “sound” too", "“Safe” is what they call it, “sound” too"),
        ("“The tram is ‘safe,’”", "The tram is ‘safe,’"),
        ("that", "that"),
    ],
)
def test_a_proposition_runs_from_its_first_word_to_its_last(content, words):
    text = f"Lee said {content}” again"
    start = text.index(content)
    (span,) = proposition(text, [Span(start, start + len(content))])
    assert span.of(text) == words


@pytest.mark.parametrize(
    ("before", "subject"),
    [
        ("Lee has a plan, which ", None),
        ("Lee has a plan\nwhich ", None),
        ("Lee has a plan, one of them that ", "one of them"),
        ("Lee has a plan, her third ", "her third"),
        ("", None),
    ],
)
def test_the_subject_before_a_source_is_no_relative_pronoun_alone(before, subject):
    text = f"{before}he says will help the trams"
    start = len(before)
    rest = Span(start + len("he says "), len(text))
    spans = with_subject(text, [Span(start, start + 2)], [Span(start + 3, start + 7)], (rest,))
    assert [s.of(text) for s in spans] == [*([subject] if subject else []), rest.of(text)]


def test_what_both_sides_of_a_cue_say_is_one_claim():
    (claim,) = [
        c for c in found("“The tram is safe,” Lee said, “and it runs on time.”") if c.statement
    ]
    assert len(claim.spans) == 2


STANCES = [
    ("Lee denied that the port paid her 40,000 crowns.", Stance.DENY),
    ("Lee asked whether the port had paid the council.", Stance.ASK),
    ("Lee urged the council to close the depot by May.", Stance.WANT),
    ("Lee promised to open the new depot by next May.", Stance.COMMIT),
    ("Lee said that the port paid the council 40,000 crowns.", Stance.ASSERT),
]


@pytest.mark.parametrize(("text", "stance"), STANCES)
def test_stances_by_the_network(text, stance):
    a = analyse(parse(LEAD + text))
    (claim,) = [c for c in a.claims if c.statement]
    assert claim.stance is stance
    assert claim.claimed == (stance in (Stance.ASSERT, Stance.HEDGE))
    assert claim.worth == 0 or claim.checkable
    if stance not in (Stance.ASSERT, Stance.DENY):
        assert not claim.checkable
        assert claim not in ranked(a.claims)


@pytest.mark.parametrize(
    ("words", "tells"),
    [
        ("a county tally", True),
        ("court records", True),
        ("the report", False),
        ("40 percent", False),
        ("court", False),
        ("12.5", False),
    ],
)
def test_a_number_or_a_bare_word_is_no_evidence(words, tells):
    text = f"Lee said so, citing {words}."
    start = text.index(words)
    seen = SimpleNamespace(kind="document", span=Span(start, start + len(words)), p=0.9)
    found = evidence.by_network(text, SimpleNamespace(evidence=(seen,)))
    assert [e.spans[0].of(text) for e in found] == ([words] if tells else [])


@pytest.mark.parametrize(
    ("source", "cue", "actor", "kind"),
    [
        ("county court records", "show", "document", "document"),
        ("a poll of 900 voters", "found", "document", "data"),
        ("a 2019 study by Northam University", "found", "document", "data"),
        ("audio provided to the council", "reveals", "other", "recording"),
        ("the Northam Herald", "reported", "media", "medium"),
        ("the Northam Herald", "asked", "media", ""),
        ("the study's author", "said", "person", ""),
        ("poll workers", "said", "collective", ""),
        ("Records", "show", "document", ""),
        ("", "said", "", ""),
    ],
)
def test_a_source_that_is_evidence_tells_its_kind(source, cue, actor, kind):
    text = f"{source} {cue} that the depot was closed."
    at = Span(0, len(source))
    parts = SimpleNamespace(
        source=(at,) if source else (), cue=(Span(len(source) + 1, len(source) + 1 + len(cue)),)
    )
    found = by_source(text, parts, SimpleNamespace(kind=actor) if actor else None)
    assert (found.kind if found else "") == kind
    assert found is None or found.spans == (at,)


def test_the_source_settles_what_kind_of_evidence_it_is():
    source, report = Span(0, 10), Span(20, 30)
    own = Evidence("data", (source,), 0.9)
    network = (Evidence("document", (Span(2, 8),), 0.5), Evidence("document", (report,), 0.5))
    assert joined(network, own) == (network[1], own)
    assert joined(network, None) == network
    known = (Evidence("data", (source,), 0.5),)
    assert joined(known, own) == known


def test_different_numbers_are_not_the_same_claim():
    rows = found(
        "“The harbour bridge cost the town 12 million crowns,” Lee said.\n\n"
        "“The harbour bridge cost the town 20 million crowns,” Ward said."
    )
    assert not [c for c in rows if c.repeats]


@pytest.mark.parametrize(
    ("text", "contrary"),
    [
        ("The council said the well is safe. Ada Holm said it is not safe.", True),
        ("The council said the well is safe. Ada Holm said the road is not safe.", False),
        ("Ada Holm said Bo Lund hit the horse. Lund said he did not hit the horse.", True),
        ("Ada Holm said Bo Lund hit the horse. Lund said he did not see the horse.", False),
        ("Ada Holm alleges that Bo Lund hit two boys. Lund said he never touched them.", True),
        ("Ada Holm said 900 people had come. The police put the number at 40.", True),
        ("Ada Holm said 900 people had come. The police put the number at 900.", False),
        ("Ada Holm said nobody had left, though records show that 40 were ill.", True),
        ("Ada Holm said nobody had left, and records show that 40 were ill.", False),
    ],
)
def test_claims_that_contradict_each_other_by_their_form(text: str, contrary: bool) -> None:
    article = parse(text)
    found = claims(article, statements(article), deep=True)
    assert any(c.contested_by for c in found) is contrary


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("If the tests fail, Ada Holm said, the school might reopen on Monday.", "hedge"),
        ("Ada Holm, who backs the sale, said it would bring 900 jobs.", "assert"),
        ("Ada Holm promised that she would bring 900 jobs.", "commit"),
    ],
)
def test_what_a_thing_would_bring_is_no_promise(text: str, stance: str) -> None:
    article = parse(f"Ada Holm and Bo Lund met at the port on Friday.\n\n{text}")
    found = claims(article, statements(article), deep=True)
    assert [c.stance.value for c in found if c.statement] == [stance]
