"""Who says what, by form: each way of attributing, on texts written for Sayso and on the seed."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.article.article import parse, read
from analysis.errors import ParameterError
from analysis.statements.statements import statements
from analysis.statements.voices import voices

SEED = Path(__file__).parents[1] / "seeds" / "iran-missiles.txt"
LEAD = "Mayor Ann Lee met Tom Ward, a bus driver, at the town hall of Northam on Monday.\n\n"


def said(text, lead=LEAD):
    return statements(parse(lead + text), method="rules")


@pytest.mark.parametrize(
    ("text", "speaker", "kind"),
    [
        ("“We will build the tram,” Lee said.", "Ann Lee", "direct"),
        ("“We will build the tram,” said Lee.", "Ann Lee", "direct"),
        ("Lee said: “We will build the tram.”", "Ann Lee", "direct"),
        ("“We will build the tram,” she said on Monday.", "Ann Lee", "direct"),
        ("Lee said that the tram would be built in May.", "Ann Lee", "indirect"),
        ("Lee claimed the tram would be “the best in the whole land.”", "Ann Lee", "mixed"),
        ("The tram will be built in May, Lee said.", "Ann Lee", "indirect"),
        ("According to Ward, the tram will never be built.", "Tom Ward", "indirect"),
        ("The tram will never be built, according to Ward.", "Tom Ward", "indirect"),
        ("Tom Ward, a driver of buses, said: “It will be too slow.”", "Tom Ward", "direct"),
        ("“It will be far too slow for us.” — Tom Ward", "Tom Ward", "direct"),
        ("TOM WARD: It will be far too slow for us.", "Tom Ward", "indirect"),
        ("Ward, who drives a bus, warned that it would be too slow.", "Tom Ward", "indirect"),
    ],
)
def test_each_way_of_attributing(text, speaker, kind):
    found = said(text)
    assert [(s.speaker, s.kind) for s in found] == [(speaker, kind)]


def test_a_quotation_interrupted_by_its_cue_is_one_statement_in_two_parts():
    found = said("“The tram,” Lee said, “will be built in May.”")
    assert len(found) == 1
    assert found.words(found[0]) == "“The tram,” … “will be built in May.”"


def test_a_quotation_goes_on_in_the_next_paragraph():
    found = said(
        "“It will be built,” Lee said. “It was planned for years.\n\n“Nobody can stop it.”"
    )
    assert len(found) == 1
    assert len(found[0].content) == 3


def test_the_chain_of_a_statement_passed_on_is_kept():
    found = said("“The tram will be built,” said Lee’s letter, according to the Northam Post.")
    assert found[0].speaker == "Ann Lee"
    assert [name.removeprefix("The ") for name in found[0].chain] == ["Northam Post", "Ann Lee"]


def test_the_chain_of_one_who_tells_what_another_said_is_kept():
    found = said("Lee said that Ward told her that the tram would never be built in May.")
    assert [(s.speaker, s.relays) for s in found] == [("Ann Lee", ("Tom Ward",))]


def test_the_hearer_is_named():
    found = said("Lee told Ward that the tram would be built in May.")
    assert found[0].addressee == "Ward"


def test_the_seed_article():
    found = statements(read(SEED), method="rules")
    outer = [s for s in found if not s.within]
    speakers = [s.speaker for s in outer]
    assert "Menendez" in speakers[1]
    assert "Menendez" in speakers[2]
    assert "Senate Dem" in speakers[0]
    assert "Wall Street Journal" in speakers[3]
    assert [("Rouhani" in s) for s in speakers[4:10]] == [True] * 6
    assert "Dehghan" in speakers[10]
    decree, also, goes_on = outer[4], outer[7], outer[8]
    assert "Fars" in decree.chain[0]
    assert len(outer[2].content) == len(goes_on.content) == 2
    assert (also.chain, also.relays) == (("Hassan Rouhani",), ("Iran",))


def test_voices_part_the_whole_body():
    article = parse(LEAD + "“We will build the tram,” Lee said. The “tram” is late.")
    parts = voices(article, statements(article, method="rules"))
    quoted = [p.span.of(article.text) for p in parts if p.voice == "quoted"]
    assert quoted == ["We will build the tram,"]
    assert [p.speaker for p in parts if p.voice == "quoted"] == ["Ann Lee"]
    assert "".join(p.span.of(article.text) for p in parts) == "".join(
        b.of(article.text) for b in article.body
    )


def test_an_unknown_method_is_refused():
    with pytest.raises(ParameterError, match="no method"):
        statements(parse("It rains."), method="guess")


pieces = st.lists(
    st.sampled_from(
        ["“", "”", '"', "said", " he ", "that ", ". ", ", ", "\n\n", "Ann Lee ", "according to ",
         "it rains", ": ", " — ", "told ", "’", "(", ")", "who ", "‘", "\u200b", "שלום ", "😀"]
    ),
    max_size=40,
).map("".join)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.one_of(pieces, st.text(max_size=80)))
def test_any_text_gives_spans_that_lie_in_it(text):
    article = parse(text)
    for statement in statements(article, method="rules"):
        assert statement.content
        for span in (*statement.source, *statement.cue, *statement.content):
            assert 0 <= span.start < span.end <= len(text)
