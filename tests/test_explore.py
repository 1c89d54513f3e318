"""Working on an article: the functions, the page they are shown in, the notebook."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import analysis as an
from analysis.article.article import parse
from analysis.errors import ArticleError, ParameterError
from analysis.reporting.run_notebook import run
from analysis.statements.apply_corrections import corrected
from analysis.statements.attribution_candidate import Flag
from analysis.statements.corrections import corrections, read_corrections, written
from analysis.statements.statements import statements
from analysis.views import workbench as wb
from analysis.views import workbench_edits as edits
from analysis.views import workbench_files
from analysis.views.workbench_view import doubts, paragraphs, view
from analysis.views.workbench_widgets import acted, panel

ROOT = Path(__file__).parents[1]
TEXT = (
    "Council Meets\n\nTom Ward met Ann Lee on Monday.\n\n"
    '"The <b>bridge</b> is safe," said Ann Lee. "We tested it twice."\n\n'
    "Tom Ward said the tests were old and the river was high."
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "bridge.txt"
    file.write_text(TEXT)
    return file


@pytest.fixture
def on(path: Path) -> wb.Bench:
    return wb.bench(path, method="rules", coder="Eva")


def numbered(on: wb.Bench, words: str) -> int:
    return next(s.number for s in on.statements if words in on.statements.words(s))


def offsets(words: str, text: str = TEXT) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def words_of(on: wb.Bench) -> list[list[str]]:
    return [[c.of(on.article.text) for c in s.content] for s in on.statements]


def test_a_speaker_is_corrected_saved_and_followed(on: wb.Bench, path: Path) -> None:
    number = numbered(on, "tests were old")
    now = edits.give(on, number, "Ann Lee", note="a slip")
    assert wb.statement(now, number).speaker == "Ann Lee"
    assert Flag.BY_HAND in wb.statement(now, number).flags
    assert "Ann Lee" in set(now.statements.table()["speaker"])
    assert not now.saved
    assert wb.statement(on, number).speaker == "Tom Ward"  # the bench before is as it was
    saved, beside = wb.save(now)
    assert saved.saved
    assert beside == path.with_suffix(".corrections.yml")
    assert sorted(p.name for p in path.parent.iterdir()) == [beside.name, path.name]
    again = wb.bench(path, method="rules")
    assert again.statements.items == now.statements.items
    (read,) = corrections(an.read(path))
    assert (read.note, read.who) == ("a slip", "Eva")
    assert read.when[:2] == "20"


def test_a_selection_becomes_a_statement_of_whole_words(on: wb.Bench) -> None:
    start, end = offsets("et Ann Lee on Mon")
    now = edits.add(on, start, end, "Tom Ward")
    assert ["met Ann Lee on Monday"] in words_of(now)
    added = wb.statement(now, now.outcomes[-1].number)
    assert (added.speaker, added.confidence) == ("Tom Ward", 1.0)
    with pytest.raises(ParameterError, match="already"):
        edits.add(now, *offsets("met Ann Lee on Monday"), "Ann Lee")
    for wrong in ((0, 0), (5, 3), (-4, 9), (0, 10**6), offsets("\n\n")):
        with pytest.raises(ParameterError, match="Select"):
            edits.add(on, *wrong)
    with pytest.raises(ParameterError, match="one paragraph"):
        edits.add(on, TEXT.index("Meets"), TEXT.index("met"))


def test_each_part_is_set_where_it_was_selected(on: wb.Bench) -> None:
    """A word that comes twice is taken where it was selected, not where it comes first."""
    number = numbered(on, "tests were old")
    first, second = TEXT.index("Tom Ward"), TEXT.rindex("Tom Ward")
    moved = edits.set_part(on, number, "source", first, first + 8)
    assert wb.statement(moved, number).source[0].start == first
    back = edits.set_part(moved, number, "source", second, second + 8)
    assert wb.statement(back, number).source[0].start == second
    shorter = edits.span_to(on, number, "the tests were old")
    assert [c.of(TEXT) for c in wb.statement(shorter, number).content] == ["the tests were old"]
    with pytest.raises(ParameterError, match="already"):
        edits.span_to(shorter, number, "the tests were old")
    with pytest.raises(ParameterError, match="not in the article"):
        edits.span_to(on, number, "words from quite another place")


def test_split_and_merge_are_each_other_s_inverse(on: wb.Bench) -> None:
    number = numbered(on, "tests were old")
    two = edits.split(on, number, TEXT.index("and the river"), "Ann Lee")
    assert words_of(two)[-2:] == [["the tests were old"], ["and the river was high"]]
    assert [s.speaker for s in two.statements][-2:] == ["Tom Ward", "Ann Lee"]
    one = edits.merge(two, number, number + 1)
    assert words_of(one) == words_of(on)
    assert wb.statement(one, number).speaker == "Tom Ward"
    with pytest.raises(ParameterError, match="cannot be split"):
        edits.split(on, number, TEXT.index("the tests were old"))
    with pytest.raises(ParameterError, match="Select a word of statement"):
        edits.split(on, number, 0)
    with pytest.raises(ParameterError, match="two statements"):
        edits.merge(on, number, number)


def test_two_paragraphs_become_one_statement(on: wb.Bench) -> None:
    first, second = numbered(on, "is safe"), numbered(on, "tests were old")
    now = edits.merge(on, first, second)
    assert len(now.statements) == len(on.statements) - 1
    assert len(wb.statement(now, first).content) == len(wb.statement(on, first).content) + 1
    gone = edits.drop(now, first)  # it is known by all its parts
    assert len(gone.statements) == len(on.statements) - 2


def test_a_name_joins_two_actors_and_the_article_is_read_again(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT + '\n\n"No," said the Iron Lady.')
    on = wb.bench(file, method="rules")
    now = edits.alias(on, "Ann Lee", "the Iron Lady")
    assert now.statements[-1].speaker == "Ann Lee"
    more = edits.alias(now, "Ann Lee", "Her Honour")  # the second does not undo the first
    assert more.statements[-1].speaker == "Ann Lee"
    assert wb.undo(wb.undo(more)).statements.items == on.statements.items
    with pytest.raises(ParameterError, match="two names"):
        edits.alias(on, "Ann Lee", " ")


def test_what_is_sure_enough_is_not_asked_for_twice(on: wb.Bench) -> None:
    from dataclasses import replace

    doubtful = replace(on.uncorrected[0], speaker_p=0.6, runner_up="Tom Ward", confidence=0.5)
    said = replace(on.uncorrected, items=(doubtful, *on.uncorrected[1:]))
    on = replace(on, uncorrected=said, statements=said)
    (doubt,) = [d for d in doubts(on.statements) if d.number == doubtful.number]
    assert doubt.p == 0.5
    assert "60% sure, or Tom Ward" in doubt.reason
    assert "50% sure" in doubt.reason
    for now in (edits.accept(on, doubtful.number), edits.second(on, doubtful.number)):
        assert doubtful.number not in [d.number for d in doubts(now.statements)]
    accepted = edits.accept(on, doubtful.number)
    assert wb.statement(accepted, 1).speaker == doubtful.speaker
    assert edits.second(on, 1).statements[0].speaker == "Tom Ward"
    with pytest.raises(ParameterError, match="no second"):
        edits.second(accepted, 1)


def test_the_list_to_check_leads_from_one_to_the_next(on: wb.Bench) -> None:
    from dataclasses import replace

    weak = replace(on.uncorrected, items=tuple(
        replace(s, confidence=0.4 + s.number / 10) for s in on.uncorrected
    ))  # fmt: skip
    on = replace(on, uncorrected=weak, statements=weak)
    assert [d.number for d in doubts(on.statements)] == [1, 2]
    now, _, chosen = acted(on, {"do": "accept", "number": 1})
    assert chosen == 2
    last, _, chosen = acted(now, {"do": "accept", "number": 2})
    assert (chosen, doubts(last.statements)) == (2, ())


def test_undo_gives_back_the_file_to_the_byte(path: Path) -> None:
    beside = path.with_suffix(".corrections.yml")
    original = (
        b"# Checked with the tape. \n- drop: {words: the tests were old and the river was high}"
    )
    beside.write_bytes(original)
    on = wb.bench(path, method="rules")
    now, _ = wb.save(edits.give(on, 1, "Tom Ward"))
    assert beside.read_bytes().startswith(original + b"\n- change:")  # the comment stays
    assert read_corrections(beside) == now.corrections
    back, _ = wb.save(wb.undo(now))
    assert beside.read_bytes() == original
    assert back.statements.items == on.statements.items
    none, _ = wb.save(wb.undo(back))
    assert not beside.exists()
    with pytest.raises(ParameterError, match="no correction to undo"):
        wb.undo(none)


def test_a_new_file_is_gone_after_undo(on: wb.Bench) -> None:
    now, beside = wb.save(edits.drop(on, 1))
    assert beside.exists()
    back, _ = wb.save(wb.undo(now))
    assert not beside.exists()
    assert back.saved


def test_what_somebody_else_saved_is_not_overwritten(on: wb.Bench, path: Path) -> None:
    beside = path.with_suffix(".corrections.yml")
    now = edits.drop(on, 1)
    beside.write_text("- drop: {words: the tests}\n")
    with pytest.raises(ParameterError, match="was changed since"):
        wb.save(now)
    assert beside.read_text() == "- drop: {words: the tests}\n"


def test_a_text_without_a_file_cannot_be_saved(on: wb.Bench) -> None:
    from dataclasses import replace

    nowhere = replace(edits.drop(on, 1), path=None)
    with pytest.raises(ParameterError, match="no file of its own"):
        wb.save(nowhere)


ACTS = st.lists(
    st.tuples(
        st.sampled_from(["add", "drop", "give", "accept", "split", "merge", "content", "source"]),
        st.integers(1, 6), st.integers(1, 6), st.integers(0, len(TEXT)), st.integers(1, 40),
        st.sampled_from(["Ann Lee", "Tom Ward", "", "Zoe"]),
    ),
    max_size=7,
)  # fmt: skip
START = statements(parse(TEXT), method="rules")


def fresh() -> wb.Bench:
    article = START.article
    return wb.Bench(article, article, START, (), START, ())


def done(on: wb.Bench, act: tuple[str, int, int, int, int, str]) -> wb.Bench:
    """The bench after one thing a person may do; as it was where that cannot be done."""
    what, number, other, start, length, name = act
    end = min(len(TEXT), start + length)
    try:
        match what:
            case "add":
                return edits.add(on, start, end, name)
            case "drop":
                return edits.drop(on, number)
            case "give":
                return edits.give(on, number, name)
            case "accept":
                return edits.accept(on, number)
            case "split":
                return edits.split(on, number, start, name or None)
            case "merge":
                return edits.merge(on, number, other)
            case _:
                return edits.set_part(on, number, what, start, end)
    except ParameterError:
        return on


@settings(max_examples=150, deadline=None)
@given(ACTS)
def test_corrections_compose_and_undo_gives_back_each_state(acts: list[Any]) -> None:
    """Each does one thing; the file gives the same again; undo leads all the way back."""
    states = [fresh()]
    for act in acts:
        new = done(states[-1], act)
        if new is not states[-1]:
            states.append(new)
            _does_one_thing(states[-2], new)
    last = states[-1]
    for s in last.statements:
        assert s.content
        assert all(0 <= c.start < c.end <= len(TEXT) for c in s.content)
    assert [s.number for s in last.statements] == list(range(1, len(last.statements) + 1))
    assert all(s.within in range(len(last.statements) + 1) for s in last.statements)
    assert all(s.within != s.number for s in last.statements)
    from analysis.common.loading import yaml_value
    from analysis.statements.correction_file import checked

    if last.corrections:
        read = checked(yaml_value(written(last.corrections), "it"), "it")
        assert read == last.corrections
        assert corrected(START, read)[0].items == last.statements.items
    for state in reversed(states[:-1]):
        last = wb.undo(last)
        assert (last.corrections, last.statements.items) == (
            state.corrections,
            state.statements.items,
        )
        assert wb.to_store(last) == wb.to_store(state)


def _does_one_thing(old: wb.Bench, new: wb.Bench) -> None:
    verb = new.corrections[-1].verb
    more = {"add": 1, "split": 1, "drop": -1, "merge": -1}.get(verb, 0)
    assert len(new.statements) == len(old.statements) + more
    letters = [{c for s in b.statements for span in s.content for c in range(span.start, span.end)
                if TEXT[c].strip()} for b in (old, new)]  # fmt: skip
    if verb in ("split", "merge", "accept"):
        assert letters[0] == letters[1]


def test_the_page_gets_every_letter_with_its_place_and_no_markup(on: wb.Bench) -> None:
    odd = parse('"It\u202e rains\u00ad,"\r\nsaid \U0001f600 Ann Lee. <script>', "odd")
    for said in (on.statements, statements(odd, method="rules")):
        text = said.article.text
        for row, paragraph in zip(
            paragraphs(said.article, said), said.article.paragraphs, strict=True
        ):
            pieces = row["pieces"]
            assert [p[0] for p in pieces] == [
                paragraph.span.start, *(p[1] for p in pieces[:-1])
            ]  # fmt: skip
            assert pieces[-1][1] == paragraph.span.end
            for start, end, shown, *_, odd_one in pieces:
                assert odd_one or shown == text[start:end]
                assert "\u202e" not in shown
    shown = view(on)
    assert [s["number"] for s in shown["statements"]] == [s.number for s in on.statements]
    begun = [n for row in shown["paragraphs"] for piece in row["pieces"] for n in piece[5]]
    assert sorted(begun) == [s.number for s in on.statements]


def test_a_message_of_the_page_is_data(on: wb.Bench) -> None:
    start, end = offsets("met Ann Lee")
    now, message, chosen = acted(on, {"do": "add", "start": start, "end": end, "speaker": "Zoe"})
    assert (message, wb.statement(now, chosen).speaker) == ("Added by hand.", "Zoe")
    for wrong in ({}, {"do": "exec"}, {"do": "drop", "number": "1"}, {"do": "add", "start": True},
                  {"do": ["add"]}, {"do": "merge", "number": 1, "other": 99}):  # fmt: skip
        with pytest.raises((ParameterError, TypeError)):
            acted(on, wrong)


def test_what_is_pasted_or_uploaded_is_a_new_file(tmp_path: Path) -> None:
    (tmp_path / "rain.yml").write_text("title: another\n")
    first = workbench_files.pasted(tmp_path, TEXT, "Rain", "The Example", "2020-01-02")
    assert first.name == "rain-2.txt"
    article = an.read(first)
    assert (article.title, article.outlet, article.date) == ("Rain", "The Example", "2020-01-02")
    evil = workbench_files.uploaded(tmp_path, "..\\..\\../etc/Pass wd.MD", b"It rains, she said.")
    assert evil == tmp_path / "pass-wd.md"
    names = sorted(p.name for p in tmp_path.iterdir())
    for name, data, error in (
        ("a.exe", b"MZ", "save it as .txt"),
        ("a.csv", b"text\nx", "many articles"),
        ("a.txt", b"\0\0\0\0", "not a text file"),
        ("b.txt", b"  ", "is empty"),
    ):
        with pytest.raises((ParameterError, ArticleError), match=error):
            workbench_files.uploaded(tmp_path, name, data)
    with pytest.raises(ParameterError, match="no text"):
        workbench_files.pasted(tmp_path, " \n ")
    with pytest.raises(ParameterError, match="no folder"):
        workbench_files.pasted(tmp_path / "nowhere", TEXT)
    assert sorted(p.name for p in tmp_path.iterdir()) == names  # nothing is left half written


def test_the_widgets_follow(path: Path) -> None:
    other = path.with_name("other.txt")
    other.write_text("It rains, said Bob Roe.")
    box = panel(path, "rules")
    chooser, work = box.children
    fields = {w.description: w for row in chooser.children for w in getattr(row, "children", ())
              if getattr(w, "description", "")}  # fmt: skip
    work._handle_custom_msg({"do": "speaker", "number": 1, "speaker": "Tom Ward"}, [])
    assert work.view["statements"][0]["speaker"] == "Tom Ward"
    assert not work.view["saved"]
    fields["Article"].value = str(other)  # not before what was corrected is saved
    assert work.view["wrong"]
    assert fields["Article"].value == str(path)
    work._handle_custom_msg({"do": "save"}, [])
    assert path.with_suffix(".corrections.yml").exists()
    fields["Article"].value = str(other)
    assert work.view["title"] == "other"
    fields["Your name"].value = "Eva"
    assert work.on.coder == "Eva"
    work._handle_custom_msg({"do": "drop", "number": 99}, [])
    assert "no statement 99" in work.view["message"]


def test_two_coders_have_files_of_their_own(path: Path) -> None:
    from analysis import views
    from analysis.views.coders import between

    for coder, speaker in (("Eva", "Ann Lee"), ("Max Roe", "Zoe")):
        on = wb.bench(path, "rules", coder, own=True)
        assert on.corrections == ()  # nobody sees the other's
        wb.save(edits.give(on, numbered(on, "tests were old"), speaker))
    files = wb.coder_files(an.read(path))
    assert list(files) == ["eva", "max-roe"]
    assert an.analyse(path, method="rules").by_hand == ()
    a = between(path, *files.values(), "rules")
    assert a.spans.f1 == 1.0
    assert (a.touched.hits, a.touched.gold) == (0, 1)
    assert a.speakers.hits == a.speakers.gold - 1
    assert "eva and max-roe" in views.agreement_table(path, "rules")._repr_html_()
    with pytest.raises(ParameterError, match="needs a name"):
        wb.bench(path, "rules", " ", own=True)


def test_the_notebook_runs() -> None:
    stored = nbformat.read(ROOT / "notebooks" / "explore.ipynb", as_version=4)
    done, failure = run(stored, {"method": "rules"}, ROOT / "notebooks")
    assert failure is None, failure
    kinds = [k for c in done.cells for o in c.get("outputs", []) for k in o.get("data", {})]
    assert "application/vnd.jupyter.widget-view+json" in kinds
