"""Tone, persuasion, loaded words and check-worthiness: what is found lies on the text."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from analysis.article.sentences_and_words import sentences
from analysis.article.spans import Span
from analysis.errors import DataError
from analysis.tagger import how_network, wording

GOLD = Path(__file__).parents[1] / "../shared/gold"

# Written for Sayso.
ARTICLE = """Mayor defends bridge plan

Mayor Ada Thorn praised the engineers as heroes on Monday. "This corrupt council has betrayed
every family in our great city," she said, "and they will destroy us all!"
Councillor Ben Ruiz called her a shameless liar. The bridge cost 41 million dollars in 2019,
three times what the council had approved.
"""

HARD = [
    "",
    " \n\t ",
    "x",
    "\u200b\u200d\ufeff",
    "👩‍👩‍👧‍👦 🇮🇷 😀😀",
    "قال الرئيس إن العقوبات ظالمة. \u202bשלום\u202c",
    "e\u0301 ﬁ Å İstanbul ß \u0000 \x07",
    "THEY ARE LIARS AND THIEVES AND THEY KNOW IT",
    "a" * 3000,
    "\ud800 alone",
]


def on_text(text: str, found: tuple[wording.Sentence, ...]) -> None:
    for sentence in found:
        assert sentence.span.end <= len(text)
        assert 0.0 <= sentence.loaded.p <= 1.0
        assert 0.0 <= sentence.checkworthy <= 1.0
        for technique in sentence.techniques:
            assert technique.span
            assert sentence.span.holds(technique.span)
            assert 0.0 <= technique.p <= 1.0
            assert technique.span.of(text).strip() == technique.span.of(text)
        for word, p in sentence.loaded.words:
            assert word
            assert sentence.span.holds(word)
            assert 0.0 <= p <= 1.0


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_gives_spans_on_it(text):
    on_text(text, wording.how(text))


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=80), st.integers(0, 80), st.integers(0, 80))
def test_any_target_gets_a_tone(text, a, b):
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    (tone,) = wording.tones(text, [Span(start, end)])
    assert tone.label in wording.TONES
    assert sum(tone.p) == pytest.approx(1.0, abs=1e-5)
    assert tone.p[wording.TONES.index(tone.label)] == max(tone.p)


@pytest.mark.parametrize("text", HARD)
def test_hard_texts(text):
    on_text(text, wording.how(text))
    assert len(wording.tones(text, [Span(0, len(text))])) == 1
    assert wording.loaded(text).p <= 1.0
    assert len(wording.checkworthy([text])) == 1


def test_many_words_without_a_full_stop():
    text = "those vile traitors have betrayed our nation and " * 700
    on_text(text, wording.how(text))
    last = text.rindex("traitors")
    near, far = wording.tones(text, [Span(11, 19), Span(last, last + 8)])
    assert near.label == far.label == "negative"


def test_tone_is_toward_the_target():
    text = "Thorn, a brave and gifted leader, condemned the shameful lies of Ruiz."
    ada, ben = wording.tones(text, [Span(0, 5), Span(65, 69)])
    assert ada.p[2] > ben.p[2]
    assert ben.p[0] > ada.p[0]


def test_targets_keep_their_order_and_may_repeat():
    spans = [Span(at, at + 4) for at in (ARTICLE.index("Ruiz"), ARTICLE.index("Thorn"))]
    both = wording.tones(ARTICLE, spans)
    assert wording.tones(ARTICLE, [*reversed(spans), spans[0]]) == (both[1], both[0], both[0])


def test_a_sentence_is_judged_by_itself():
    together = wording.how(ARTICLE)
    assert [s.span for s in together] == list(sentences(ARTICLE))
    for sentence in together:
        alone = wording.how(sentence.span.of(ARTICLE), [Span(0, len(sentence.span))])
        assert alone[0].loaded.p == sentence.loaded.p
        assert alone[0].checkworthy == sentence.checkworthy
        assert [t.technique for t in alone[0].techniques] == [
            t.technique for t in sentence.techniques
        ]


def test_a_batch_is_its_parts_and_runs_repeat():
    texts = [ARTICLE, "It rained.", ""]
    assert wording.checkworthy(texts) == sum((wording.checkworthy([t]) for t in texts), ())
    assert wording.how(ARTICLE) == wording.how(ARTICLE)


def test_views_agree_with_the_one_reading():
    found = wording.how(ARTICLE)
    spans = [s.span for s in found]
    assert wording.persuasion(ARTICLE) == tuple(t for s in found for t in s.techniques)
    assert wording.loaded_sentences(ARTICLE, spans) == tuple(s.loaded for s in found)
    assert wording.checkworthy_sentences(ARTICLE, spans) == tuple(s.checkworthy for s in found)
    assert wording.loaded(ARTICLE).words == tuple(w for s in found for w in s.loaded.words)


def test_it_tells_loaded_from_plain_and_figures_from_greetings():
    found = {s.span.of(ARTICLE)[:10]: s for s in wording.how(ARTICLE)}
    assert found["Councillor"].loaded.p > found["The bridge"].loaded.p
    high, low = wording.checkworthy(
        ["We cut taxes by 12 percent in 2019.", "Thank you all, good night."]
    )
    assert high > low
    assert wording.persuasion("These traitors and thugs will destroy our great nation!")
    assert not wording.persuasion("The meeting begins at ten.")


def test_rows():
    rows = [
        {"id": 1, "text": ARTICLE, "targets": [[33, 38]]},
        {"id": "b", "text": "", "targets": []},
    ]
    first, second = wording.tone_rows(rows)
    assert first["id"] == 1
    assert first["tone"][0]["label"] in wording.TONES
    assert len(first["tone"][0]["p"]) == 3
    assert second == {"id": "b", "tone": []}
    assert list(wording.persuasion_rows(rows))[1] == {"id": "b", "spans": []}
    assert list(wording.loaded_rows(rows))[1] == {"id": "b", "p": 0.0, "words": []}
    assert list(wording.checkworthy_rows(rows))[1] == {"id": "b", "p": 0.0}
    for made in (wording.persuasion_rows, wording.loaded_rows, wording.checkworthy_rows):
        json.dumps(list(made(rows)), allow_nan=False)
    start, end, technique, p = next(wording.persuasion_rows(rows))["spans"][0]
    assert ARTICLE[start:end]
    assert isinstance(technique, str)
    assert 0 < p <= 1


@pytest.mark.parametrize(
    ("row", "word"),
    [
        ({"id": 7}, "text"),
        ({"id": 7, "text": 3}, "text"),
        ({"id": 7, "text": "abc"}, "targets"),
        ({"id": 7, "text": "abc", "targets": "ab"}, "targets"),
        ({"id": 7, "text": "abc", "targets": [[2, 9]]}, "target"),
        ({"id": 7, "text": "abc", "targets": [[2, 1]]}, "target"),
        ({"id": 7, "text": "abc", "targets": [[True, 2]]}, "target"),
        ({"id": 7, "text": "abc", "targets": [1]}, "target"),
    ],
)
def test_bad_rows_are_told(row, word):
    with pytest.raises(DataError, match=word) as told:
        list(wording.tone_rows([row]))
    assert "7" in str(told.value)


def test_tone_beats_the_commonest_class_on_gold():
    path = GOLD / "newsmtsc/dev_mt.jsonl"
    if not path.is_file():
        pytest.skip("the gold folder ../shared/gold is not here")
    names = {2: "negative", 4: "neutral", 6: "positive"}
    right = total = neutral = 0
    for line in path.read_text("utf-8").splitlines()[:60]:
        row = json.loads(line)
        spans = [Span(t["from"], t["to"]) for t in row["targets"]]
        for target, said in zip(
            row["targets"], wording.tones(row["sentence_normalized"], spans), strict=True
        ):
            gold = names[int(target["polarity"])]
            right, total, neutral = (
                right + (said.label == gold),
                total + 1,
                neutral + (gold == "neutral"),
            )
    assert right > neutral
    assert right > 0.6 * total


def test_loaded_sentences_are_told_from_plain_ones_on_gold():
    path = GOLD / "loaded-words/anno_lexical_dev.parquet"
    if not path.is_file():
        pytest.skip("the gold folder ../shared/gold is not here")
    rows = parquet.read_table(path).to_pylist()[:160]
    border = how_network.settings()["loaded"]
    right = sum((wording.loaded(r["text"]).p >= border) == bool(r["label"]) for r in rows)
    assert right > 0.74 * len(rows)  # half of them are loaded
