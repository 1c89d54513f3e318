"""One place for one thing: a word count, a voice, a name for nobody are the same wherever asked."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from analysis.article.article import Article, parse, read
from analysis.article.passage import passage
from analysis.article.sentences_and_words import count
from analysis.corpus import overview
from analysis.corpus import rows as corpus_rows
from analysis.pipeline import analyse
from analysis.reporting import findings
from analysis.reporting.export import annotations
from analysis.rhetoric import devices
from analysis.rhetoric.cue_words import cue_words
from analysis.rhetoric.measure import rhetoric
from analysis.statements.actor_table import actors
from analysis.statements.split_by_voice import parts
from analysis.statements.statements import UNNAMED, statements
from analysis.statements.voices import shares, voices
from analysis.tone.sentence_tone import tone
from analysis.views import tables
from analysis.views.figures import voices as figures

ROOT = Path(__file__).parents[1]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
# Signs that stand alone are no words; "anti-war", "didn’t" and "U.S." are one word each.
SIGNS = (
    "WASHINGTON (AP) — A plan - not a law - failed.\n\n"
    "“We didn’t ask for it … ever,” Ann Lee told the U.S. Senate & the anti-war group.\n\n"
    "She said it was “so-called” help."
)


def articles() -> list[Article]:
    return [*map(read, SEEDS), parse(SIGNS)]


def test_words_are_what_the_tokenizer_counts() -> None:
    assert count("A plan - not a law - failed.") == 6
    assert parse("A plan - not a law - failed.").word_count == 6
    assert count("so … ever & “so-called”!") == 3


@pytest.mark.parametrize("article", articles(), ids=lambda article: article.slug)
def test_an_article_has_one_number_of_words(article: Article) -> None:
    said = statements(article, method="rules")
    words = article.word_count
    assert sum(row.words for row in shares(said)) == words
    assert {
        row.part: row.value.value for row in rhetoric(article) if row.value.name == "words"
    } == {"all": words}
    by_voice = [r.value.value for r in rhetoric(article, said, "voice") if r.value.name == "words"]
    assert sum(by_voice) == words
    assert list(overview.numbers([article], ("hedges",), method="rules")["words"]) == [words]
    row = corpus_rows.article_rows(article, "a", {"source": "a", "row": 1}, "rules")["articles"][0]
    assert row["words"] == words
    analysis = analyse(article, method="rules", deep=False)
    assert findings.in_short(analysis)["words"] == words
    assert f"{words} words" in repr(article)
    assert f"{words:,} words" in article._repr_html_()
    assert passage(article.text, article.body).length == words


@pytest.mark.parametrize("article", articles(), ids=lambda article: article.slug)
def test_no_part_has_more_paragraphs_than_the_article(article: Article) -> None:
    said = statements(article, method="rules")
    whole = rhetoric(article).get("paragraphs").value
    assert whole == sum(1 for p in article.paragraphs if p.kind != "boilerplate" and p.own)
    for row in rhetoric(article, said, "voice"):
        if row.value.name == "paragraphs":
            assert row.value.value <= whole, row.part


SCARE = (
    "Mayor Offers “Relief”\n\nMayor Ann Lee said on Monday that the “cruel” tax would go.\n\n"
    "“It was never a ‘fair’ tax for this town,” she said. The so-called “plan” has no date."
)


def test_the_marks_are_the_reporters_and_the_quoted_words_the_speakers() -> None:
    article = parse(SCARE)
    said = statements(article, method="rules")
    quoted = [s.span.of(SCARE) for s in voices(article, said) if s.speaker == "Ann Lee"]
    assert quoted == ["cruel", "It was never a ‘fair’ tax for this town,"]
    by_voice = rhetoric(article, said, "voice")
    counted = {
        row.part: [span.of(SCARE) for span in row.value.spans]
        for row in by_voice
        if row.value.name == "scare quotes"
    }
    listed: dict[str, list[str]] = {"reporter": [], "quoted": []}
    for split in ("all", "voice"):
        measured = rhetoric(article, said, split)
        for use in {use.span: use for use in devices.uses(article, said, measured)}.values():
            if use.measure == "scare quotes" and split == "all":
                listed["reporter" if use.who == "reporter" else "quoted"].append(use.span.of(SCARE))
    assert counted == listed
    assert "“Relief”" in counted["reporter"]
    whole = [span.of(SCARE) for span in rhetoric(article).get("scare quotes").spans]
    assert sorted(counted["reporter"] + counted["quoted"]) == sorted(whole)


def test_voices_and_parts_and_shares_have_one_border() -> None:
    for article in articles():
        said = statements(article, method="rules")
        stretches = voices(article, said)
        by_voice = parts(article, said, "voice")
        for voice in ("reporter", "quoted"):
            assert by_voice.get(voice, ()) == tuple(s.span for s in stretches if s.voice == voice)
        quoted = sum(count(article.text, s.span) for s in stretches if s.voice == "quoted")
        assert sum(row.quoted for row in shares(said)) == quoted
        spoken = {row.actor.name: row.words_spoken for row in actors(article, said)}
        for row in shares(said):
            assert spoken.get(row.speaker, row.quoted) == row.quoted
        # What is paraphrased is told in the reporter's words.
        for statement in said:
            if statement.kind == "indirect":
                assert not any(
                    s.voice == "quoted" and s.statement == statement.number for s in stretches
                )


def test_a_speaker_without_a_name_is_called_the_same_everywhere(
    tmp_path: Path, sayso: Callable[..., tuple[int, str, str]]
) -> None:
    words = "It rains a lot in this town, and it always has, " * 3
    text = f"“{words}” it was said on Monday.\n"
    article = parse(text)
    said = statements(article, method="rules")
    assert [s.speaker for s in said] == [""]
    assert UNNAMED == "unnamed"
    assert "unnamed" in repr(said)
    assert "unnamed" in tables.statements(said)._repr_html_()
    assert "unnamed" in figures.share_of_voice(said).alt
    assert [row.speaker for row in shares(said)] == ["unnamed", "The reporter"]
    assert set(parts(article, said, "speaker")) == {"unnamed", "reporter"}
    assert {row.part for row in tone(article, said, "speaker")} == {"unnamed", "reporter"}
    assert {use.speaker for use in cue_words(said)} == {"unnamed"}
    (item,) = annotations.web_annotations(said)["items"]
    assert item["body"]["value"].startswith("unnamed was said")
    file = tmp_path / "rain.txt"
    file.write_text(text, "utf-8")
    listing = sayso("statements", "--rules", file)[1]
    assert "  1  unnamed, " in listing
    line = sayso("statements", "--rules", "--jsonl", file)[1]
    assert [s.get("speaker", "") for s in json.loads(line)["attributions"]] == [""]
