"""What a statement means: windows and answers keep to the text, plain cases come out right."""

from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.article.sentences_and_words import sentences
from analysis.article.spans import Span
from analysis.errors import DataError
from analysis.tagger import meaning_network, onnx_session
from analysis.tagger import word_pieces as pc
from analysis.tagger.meaning_window import BEFORE, BEHIND, CORE, ROLES, window

ODD = st.text(
    st.one_of(st.characters(), st.sampled_from('aB .,\n\r"“”’\u200b\ufeff\u0301אب👩\ud800')),
    max_size=120,
)


def parts(text, source, cue, content):
    """A statement by its words; the first place of each."""

    def at(words):
        start = text.index(words)
        return (Span(start, start + len(words)),)

    return SimpleNamespace(
        source=at(source) if source else (), cue=at(cue) if cue else (), content=at(content)
    )


def told(text, source, cue, content):
    return meaning_network.meanings(text, [parts(text, source, cue, content)])[0]


@settings(max_examples=80, deadline=None)
@given(ODD, st.lists(st.integers(0, 120), min_size=6, max_size=6))
def test_any_statement_of_any_text_gets_a_meaning_on_it(text, ends):
    a, b, c, d, e, f = (min(x, len(text)) for x in ends)
    spans = [Span(min(x, y), max(x, y)) for x, y in ((a, b), (c, d), (e, f))]
    one = SimpleNamespace(source=spans[:1], cue=spans[1:2], content=spans[2:])
    (made,) = meaning_network.meanings(text, [one], mentions=spans[:1])
    assert made.stance in meaning_network.STANCES
    assert made.kind in meaning_network.KINDS
    assert sum(made.stances) == pytest.approx(1, abs=1e-3)
    assert 0 <= made.worth <= 3
    assert made.checkable <= (made.stance in ("assert", "deny", "hedge"))
    assert made.accuses is None or made.accuses == spans[0]
    assert all(0 <= p.span.start < p.span.end <= len(text) for p in made.evidence)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 400), st.integers(12, 500), st.integers(0, 400))
def test_a_window_is_never_longer_than_the_encoder_reads(start, length, cue):
    text = "Rain is good and wind is bad. " * 30
    one = SimpleNamespace(
        source=(),
        cue=(Span(min(cue, 880), min(cue, 880) + 9),),
        content=(Span(start, min(len(text), start + length)),),
    )
    pieces = pc.cut(text)
    seen = window(pieces, sentences(text), one)
    assert seen is not None
    w, roles = seen
    assert len(w) == len(roles) <= BEFORE + CORE + BEHIND
    assert w.start <= w.core_start < w.core_end <= w.end
    assert {w.start, w.end} <= {*pieces.first.tolist(), len(pieces)}
    if not one.cue[0].overlap(one.content[0]):
        assert (roles == ROLES.index("cue")).any()


def test_roles_are_those_of_the_words():
    text = "It was cold. “Wrap up,” said Ann Lee. They did."
    w, roles = window(pc.cut(text), sentences(text), parts(text, "Ann Lee", "said", "“Wrap up,”"))
    assert [ROLES[r] for r in roles] == (
        ["context"] * 4 + ["content"] * 5 + ["cue", "source", "source", "beside"] + ["context"] * 3
    )
    assert w.start == 0


def test_a_statement_is_judged_by_itself_and_runs_repeat():
    text = "Ann Lee denied that she took money. Tom Ward said taxes rose by 4 percent in 2019."
    two = [
        parts(text, "Ann Lee", "denied", "that she took money"),
        parts(text, "Tom Ward", "said", "taxes rose by 4 percent in 2019"),
    ]
    both = meaning_network.meanings(text, two)
    assert both == tuple(meaning_network.meanings(text, [one])[0] for one in two)
    assert meaning_network.meanings(text, two[::-1]) == both[::-1]
    assert meaning_network.meanings(text, []) == ()


def test_a_content_without_words_means_nothing():
    one = SimpleNamespace(source=(), cue=(), content=())
    assert meaning_network.meanings("It rained.", [one]) == (meaning_network.NOTHING,)


@pytest.mark.parametrize(
    ("words", "stance"),
    [
        (("Ann Lee", "denied", "that she took the money"), "deny"),
        (("Ann Lee", "said", "the council spent four million dollars on the bridge"), "assert"),
        (("Ann Lee", "urged", "the council to close the bridge"), "want"),
        (("Ann Lee", "promised", "to build a new bridge next year"), "commit"),
        (("Ann Lee", "asked", "whether the bridge was safe"), "ask"),
        (("Ann Lee", "declined", "to comment on the bridge"), "none"),
    ],
)
def test_plain_stances(words, stance):
    source, cue, content = words
    text = (
        f"The town council met on Monday. {source} {cue} {content}. The meeting went on till noon."
    )
    assert told(text, source, cue, content).stance == stance


def test_a_figure_can_be_checked_and_praise_cannot():
    text = (
        "Ann Lee said crime fell by 12 percent last year. Tom Ward said she is a wonderful mayor."
    )
    figure = told(text, "Ann Lee", "said", "crime fell by 12 percent last year")
    praise = told(text, "Tom Ward", "said", "she is a wonderful mayor")
    assert figure.checkable
    assert figure.worth > praise.worth
    assert not praise.checkable
    assert praise.kind == "judgement"


def test_the_accused_is_one_of_those_spoken_of():
    text = "Ann Lee said Tom Ward stole money from the town and lied about it for years."
    one = parts(text, "Ann Lee", "said", "Tom Ward stole money from the town and lied about it")
    names = [Span(0, 7), Span(13, 21)]
    (found,) = meaning_network.meanings(text, [one], mentions=names)
    assert found.accuses == names[1]


def test_doubt_keeps_a_claim_from_being_listed():
    p = np.array([0.5, 0.0, 0.1, 0.0, 0.05, 0.05, 0.3])
    assert meaning_network._stance(p, 0.55) == "assert"
    assert meaning_network._stance(p, 0.65) == "none"


def test_weights_that_are_missing_are_named(monkeypatch, tmp_path):
    monkeypatch.setattr(pc, "DATA", tmp_path)
    onnx_session.session.cache_clear()
    meaning_network.settings.cache_clear()
    text = "Ann said it rained."
    with pytest.raises(DataError, match="reinstall Sayso"):
        told(text, "Ann", "said", "it rained")
    onnx_session.session.cache_clear()
    meaning_network.settings.cache_clear()
