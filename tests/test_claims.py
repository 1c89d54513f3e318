"""Claims: kind, mood and evidence on sentences written for Sayso; what is joined and contested."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.article import parse
from analysis.claims import CHECKABLE, KINDS, MODALITIES, claims
from analysis.statements import statements

LEAD = "Mayor Ann Lee met Tom Ward, a bus driver, at the town hall of Northam.\n\n"


def found(text, lead=LEAD):
    article = parse(lead + text)
    return claims(article, statements(article, method="rules"), tagger=False)


def only(text):
    (claim,) = [c for c in found(text) if c.statement]
    return claim


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
    assert only(text).kind == kind


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
    assert only(text).modality == modality


def test_evidence_and_whom_it_is_about():
    claim = only("“The report says that Tom Ward broke 3 laws in May,” Lee said.")
    assert {"document", "law", "number"} <= set(claim.evidence)
    assert claim.about == ("Tom Ward",)
    assert claim.speaker == "Ann Lee"


def test_every_kind_keeps_the_words_that_decided():
    article = parse(LEAD + "“The company must repay the fares,” Lee said.")
    claim = next(
        c for c in claims(article, statements(article, method="rules"), tagger=False) if c.statement
    )
    assert ("must", "demand") in [(s.of(article.text), k) for s, k in claim.marks]


def test_a_question_is_no_claim():
    assert not [c for c in found("“Will the council close the depot?” Lee asked.") if c.statement]


def test_the_same_claim_is_joined_and_its_contrary_is_paired():
    rows = found(
        "“The council closed the old tram depot in Northam,” Lee said.\n\n"
        "“The council closed the old tram depot in Northam,” Lee said again.\n\n"
        "“The council never closed the old tram depot in Northam,” Ward said."
    )
    first, second, third = [c for c in rows if c.statement]
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
    for claim in claims(article, statements(article, method="rules"), tagger=False):
        assert claim.span.of(text).strip() == claim.span.of(text) != ""
        assert claim.kind in KINDS
        assert claim.modality in MODALITIES
        assert claim.checkable == (claim.kind in CHECKABLE)
        assert all(claim.span.holds(mark) for mark, _ in claim.marks)
