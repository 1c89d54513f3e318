"""An analyst's corrections: applied, marked, kept through an edit, reported where they fail."""

from dataclasses import replace

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from analysis.article.article import parse, read
from analysis.cli import app
from analysis.errors import ParameterError
from analysis.pipeline import analyse
from analysis.reporting.report import report
from analysis.statements.apply_corrections import corrected
from analysis.statements.attribution_candidate import Flag
from analysis.statements.correction_targets import located
from analysis.statements.corrections import (
    Correction,
    corrections,
    read_corrections,
    with_aliases,
    written,
)
from analysis.statements.source_types import SourceType
from analysis.statements.statements import statements

# Written for Sayso.
TEXT = (
    "Mayor Ann Lee met Tom Ward, a bus driver, on Monday.\n\n"
    "“We will build the tram,” she said. Ward laughed and shook his head at all of it."
)


def apply(*rows, text=TEXT):
    return corrected(statements(parse(text), method="rules"), rows)


def test_a_speaker_is_changed_and_marked():
    said, (outcome,) = apply(Correction("change", "“We will build the tram,”", speaker="Tom Ward"))
    assert (said[0].speaker, said[0].chain) == ("Tom Ward", ("Tom Ward",))
    assert Flag.BY_HAND in said[0].flags
    assert outcome.fits
    assert outcome.number == 1


def test_a_statement_is_dropped():
    said, (outcome,) = apply(Correction("drop", "“We will build the tram,”"))
    assert len(said) == 0
    assert outcome.fits


def test_a_statement_is_added_in_its_place():
    said, (outcome,) = apply(
        Correction("add", "shook his head at all of it", speaker="Tom Ward", source="Ward")
    )
    assert [s.speaker for s in said] == ["Ann Lee", "Tom Ward"]
    assert outcome.number == 2
    assert said[1].source[0].of(TEXT) == "Ward"


def test_it_survives_an_edit_of_the_article():
    at = (TEXT.index("“We"), TEXT.index("“We") + len("“We will build the tram,”"))
    row = Correction("change", "“We will build the tram,”", at, speaker="Tom Ward")
    edited = "A new first line.\n\n" + TEXT.replace("build the tram", "build a tram")
    said, (outcome,) = apply(row, text=edited)
    assert outcome.fits
    assert said[0].speaker == "Tom Ward"


def test_one_that_no_longer_fits_is_reported():
    said, (outcome,) = apply(Correction("change", "Nothing like this was ever said", speaker="X"))
    assert not outcome.fits
    assert "no longer" in outcome.message
    assert said[0].speaker == "Ann Lee"


def test_aliases_reach_the_cast():
    article = with_aliases(
        parse(TEXT + "\n\n“No,” said the Iron Lady."),
        [Correction("alias", names=("Ann Lee", "the Iron Lady"))],
    )
    said = statements(article, method="rules")
    assert said[-1].speaker == "Ann Lee"


def test_the_file_beside_the_article_is_found_and_written_back(tmp_path):
    rows = (
        Correction(
            "change", "“We will build the tram,”", (54, 79), speaker="Tom Ward", note="Heard it."
        ),
        Correction("drop", "shook his head", who="A. Cole", when="2026-11-26T10:15:00Z"),
        Correction("alias", names=("Ann Lee", "the mayor"), who="A. Cole", when="2026-11-26"),
    )
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "a.corrections.yml").write_text(written(rows), "utf-8")
    assert corrections(read(tmp_path / "a.txt")) == rows
    assert corrections(parse(TEXT)) == ()


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("drop: x", "must be a list"),
        ("- dorp: {words: x}", "did you mean 'drop'"),
        ("- drop: {wrods: x}", "did you mean 'words'"),
        ("- drop: {at: [1, 2]}", "'words' is missing"),
        ("- drop: {words: ' '}", "'words' must be the words of the statement"),
        ("- drop: {words: x, at: [1]}", "two whole numbers"),
        ("- alias: {actor: A}", "'names' is missing"),
        ("- alias: {actor: A, names: []}", "'names' must be a list of names"),
        ("- alias: {actor: A, names: [B], word: x}", "unknown entry 'word'"),
        (
            "- drop: {words: x}\n- drop: {words: x, speaker: [a]}",
            "entry 2: 'speaker' must be a text",
        ),
        ("- change: {words: x, type: secret}", "'type' must be one of named person, named by role"),
        ("- drop: [", "is not YAML"),
    ],
)
def test_a_bad_file_says_which_entry_is_wrong(tmp_path, body, says):
    file = tmp_path / "a.corrections.yml"
    file.write_text(body + "\n", "utf-8")
    with pytest.raises(ParameterError, match=says):
        read_corrections(file)


@given(st.text(max_size=80), st.text(max_size=20), st.integers(0, 90))
def test_what_is_located_lies_in_the_text(text, words, at):
    span = located(text, words, (at, at + len(words)))
    if span is not None:
        assert 0 <= span.start <= span.end <= len(text)
    if words.strip() and words in text:
        assert span is not None
        assert span.of(text) == words


def test_the_report_follows_a_correction(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    first = report(tmp_path / "a.txt", tmp_path / "out", ["html"], {"method": "rules"})
    rows = [
        Correction(
            "change",
            "“We will build the tram,”",
            speaker="Zoe Quist",
            note="heard it",
            who="Eva <b>",
            when="2026-01-02T03:04:05Z",
        ),
        Correction("drop", "words that stand nowhere in it", who="Max"),
    ]
    (tmp_path / "a.corrections.yml").write_text(written(rows), "utf-8")
    second = report(tmp_path / "a.txt", tmp_path / "out", ["html"], {"method": "rules"})
    assert first.fresh
    assert second.fresh
    page = (second.folder / "report.html").read_text("utf-8")
    assert "Zoe Quist" in page
    assert Flag.BY_HAND in page
    assert "Its words are no longer in the article" in page
    assert "Eva &lt;b&gt; and Max made 2 corrections" in page
    assert "Changed by hand. (Eva &lt;b&gt;, 2026-01-02: heard it)" in page


def test_of_two_statements_one_within_the_other_the_named_one_is_dropped():
    inner = "the tram would never run"
    text = f"Mayor Ann Lee said that Tom Ward had told the council that {inner}."
    base = statements(parse(text), method="rules")
    outer = Correction("add", text[text.index("Tom Ward") : -1], speaker="Ann Lee")
    said, _ = corrected(
        replace(base, items=()), [outer, Correction("add", inner, speaker="Tom Ward")]
    )
    assert [s.speaker for s in said] == ["Ann Lee", "Tom Ward"]
    left, _ = corrected(said, [Correction("drop", inner)])
    assert [s.speaker for s in left] == ["Ann Lee"]


# Written for Sayso.
PORT = (
    "“The port is safe,” said Ann Lee. “The port is old,” said Tom Ward.\n\n"
    "“The town needs it,” said an official who asked not to be named."
)


def test_words_of_several_statements_are_refused_and_say_how_to_name_one():
    said, (outcome,) = apply(Correction("change", "The port", speaker="Bo Lund"), text=PORT)
    assert not outcome.fits
    assert "stands in statements 1 and 2" in outcome.message
    second = PORT.rindex("The port")
    assert f"“at: [{second}, {second + 8}]” (statement 2)" in outcome.message
    assert [s.speaker for s in said][:2] == ["Ann Lee", "Tom Ward"]
    named = Correction("change", "The port", (second, second + 8), speaker="Bo Lund")
    said, (outcome,) = apply(named, text=PORT)
    assert (outcome.fits, said[0].speaker, said[1].speaker) == (True, "Ann Lee", "Bo Lund")


def test_the_numbers_of_a_refusal_are_those_that_the_statements_have_at_the_end():
    rows = (Correction("change", "The port", speaker="Bo Lund"), Correction("drop", "needs it"))
    text = "“Rain needs it,” said Bo Lund.\n\n" + PORT.replace("needs it", "waits")
    said, (refused, dropped) = apply(*rows, text=text)
    assert dropped.fits
    assert "statements 1 and 2" in refused.message
    assert [s.speaker for s in said[:2]] == ["Ann Lee", "Tom Ward"]


def test_a_statement_of_just_these_words_is_meant_before_one_that_holds_them():
    text = "“It rains,” said Ann Lee. “Where it is wet, “It rains,” they say,” said Tom Ward."
    said, (outcome,) = apply(Correction("drop", "“It rains,”", note="x"), text=text)
    assert outcome.fits
    assert "Ann Lee" not in [s.speaker for s in said]


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (Correction("add", "port", speaker="Bo Lund"), "“port” stands in 2 places"),
        (Correction("drop", "Ann Lee"), "name words of the content"),
        (Correction("merge", "“The town needs it,”", to="The port"), "“to_at: ["),
    ],
)
def test_what_cannot_be_told_apart_is_not_applied(row, says):
    before = [s.content for s in apply(text=PORT)[0]]
    said, (outcome,) = apply(row, text=PORT)
    assert not outcome.fits
    assert says in outcome.message
    assert [s.content for s in said] == before


def found(text, *rows):
    return analyse(parse(text), method="rules", deep=False, by_hand=rows)


def test_a_name_given_by_hand_makes_an_unnamed_source_a_named_person():
    a = found(PORT, Correction("change", "“The town needs it,”", speaker="Nancy Lund"))
    assert [(s.name, s.type) for s in a.sources][-1] == ("Nancy Lund", SourceType.PERSON)
    assert Flag.ANONYMOUS not in a.statements[-1].flags
    assert Flag.ANONYMOUS in found(PORT).statements[-1].flags


def test_an_alias_that_describes_names_nobody():
    text = "“He is gone,” said a mother of two. “I wait,” the mother of the boys said."
    alias = Correction("alias", names=("a mother of two", "the mother of the boys"))
    (source,) = found(text, alias).sources
    assert (source.type, len(source.statements)) == (SourceType.ROLE, 2)


def test_a_correction_sets_the_type_of_a_source(tmp_path):
    row = "- change: {words: 'The town needs it', type: named by role}\n"
    (tmp_path / "a.txt").write_text(PORT, "utf-8")
    (tmp_path / "a.corrections.yml").write_text(row, "utf-8")
    a = analyse(tmp_path / "a.txt", method="rules", deep=False)
    source = a.sources[-1]
    assert (source.type, source.withheld, source.reason) == (SourceType.ROLE, None, None)
    assert Flag.ANONYMOUS not in a.statements[-1].flags
    alias = Correction("alias", names=("Ann Lee", "Lee"), type="anonymous")
    assert found(PORT, alias).sources[0].anonymous
    assert read_corrections(tmp_path / "a.corrections.yml")[0].type == "named by role"


def test_a_command_tells_what_was_not_applied(tmp_path):
    (tmp_path / "a.txt").write_text(PORT, "utf-8")
    (tmp_path / "a.corrections.yml").write_text("- drop: {words: The port}\n", "utf-8")
    result = CliRunner().invoke(app.sayso, ["statements", str(tmp_path / "a.txt"), "--rules"])
    assert result.exit_code == 0
    assert "the correction (drop) of “The port” was not applied" in result.stderr
    assert "statements 1 and 2" in result.stderr
