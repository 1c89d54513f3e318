"""Corrections that come back from brat and INCEpTION: read, signed, kept, and followed."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import cassis
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.article.article import read
from analysis.article.spans import Span
from analysis.pipeline import analyse, load
from analysis.reporting import findings
from analysis.reporting.export import export_report
from analysis.reporting.export.labels import Labels, join_spans, labels
from analysis.reporting.export.uima import NAME, STATEMENT
from analysis.reporting.imports.import_corrections import read_labels
from analysis.reporting.imports.label_differences import differences
from analysis.reporting.report import report
from analysis.statements.apply_corrections import corrected
from analysis.statements.corrections import read_corrections

Ended = tuple[int, str, str]
# Written for Sayso.
TEXT = (
    "Northam, 2 May – Mayor Ann Lee met Tom Ward, a bus driver, on Monday 😀.\r\n\r\n"
    "“We will build the tram,” she said. “It will run\r\nby May.” Ward laughed and shook his head "
    "at all of it.\r\n\r\n"
    "The driver said that the mayor [of Northam] had_never | asked; him.\r\n\r\n"
    "“Nobody asked me,” said Zoe Poe.\r\n"
)
LAUGH = "shook his head at all of it"


class Place:
    """An article, its report as far as exports need it, and what was exported."""

    def __init__(self, folder: Path) -> None:
        self.article = folder / "tram.txt"
        self.article.write_bytes(TEXT.encode())
        self.report = folder / "reports" / "tram"
        self.report.mkdir(parents=True)
        self.corrections = folder / "tram.corrections.yml"
        self.again()
        self.data = self.report / "data"
        (self.report / "manifest.json").write_text(
            '{"outputs": {"report.html": "0"}, "parameters": {"article": "../../tram.txt"}}'
        )

    def again(self) -> None:
        """Make the report again, as far as exports need it."""
        self.a = analyse(read(self.article), method="rules", deep=False)
        findings.write(self.a, self.report)
        export_report.export_report(self.report, ["brat", "inception", "webanno"])

    def edited(self, name: str, *changes: tuple[str, str]) -> Path:
        """An exported file, edited."""
        path = self.data / name
        text = path.read_bytes().decode()
        for old, new in changes:
            assert old in text, old
            text = text.replace(old, new)
        path.write_bytes(text.encode())
        return path


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("original")
    Place(folder)
    return folder


@pytest.fixture
def place(original: Path, tmp_path: Path) -> Place:
    shutil.copytree(original, tmp_path, dirs_exist_ok=True)
    made = Place.__new__(Place)
    made.article, made.report = tmp_path / "tram.txt", tmp_path / "reports" / "tram"
    made.corrections, made.data = tmp_path / "tram.corrections.yml", made.report / "data"
    made.a = analyse(read(made.article), method="rules", deep=False)
    return made


def test_the_sample_has_what_the_tests_are_about(place: Place) -> None:
    said = place.a.statements
    assert said[0].speaker == "Ann Lee"
    assert len(said[0].content) == 2
    assert said[-1].speaker == "Zoe Poe"


@pytest.mark.parametrize("name", ["article.ann", "article.xmi", "article.webanno.tsv"])
def test_what_nobody_changed_is_no_correction(place: Place, name: str) -> None:
    text = place.a.article.text
    after = read_labels(text, place.data / name)
    assert differences(text, labels(place.a.statements), after) == ()
    assert after.loose == 0


def boxes(place: Place) -> dict[str, str]:
    """The boxes of the brat file by kind and words."""
    rows = (row.split("\t") for row in (place.data / "article.ann").read_text("utf-8").split("\n"))
    return {f"{r[1].split()[0]} {r[2]}": r[0] for r in rows if r[0].startswith("T")}


def test_brat_and_back(place: Place, sayso: Callable[..., Ended]) -> None:
    """A speaker changed, one statement dropped and one added, a name given: the report follows."""
    known = boxes(place)
    poe = known["Content “Nobody asked me,”"]
    start = TEXT.index(LAUGH)
    ward = TEXT.index("Ward laughed")
    driver = TEXT.index("The driver")
    path = place.edited(
        "article.ann",
        (f"AnnotatorNotes {poe}\tspeaker: Zoe Poe", f"AnnotatorNotes {poe}\tspeaker: Tom Ward"),
    )
    said = next(s for s in place.a.statements if "had_never" in place.a.statements.words(s))
    (content,) = (i for w, i in known.items() if w.startswith("Content") and "had_never" in w)
    rows = [
        r for r in path.read_bytes().decode().split("\n") if not re.search(rf"\b{content}\b", r)
    ]
    rows[-1:] = [
        f"T900\tContent {start} {start + len(LAUGH)}\t{LAUGH}",
        f"T901\tSource {ward} {ward + 4}\tWard",
        "R900\tSaidBy Arg1:T900 Arg2:T901\t",
        "#900\tAnnotatorNotes T900\tspeaker: Tom Ward",
        "#901\tAnnotatorNotes T900\tnods, not words",
        f"T902\tName {driver} {driver + 10}\tThe driver",
        "#902\tAnnotatorNotes T902\tactor: Tom Ward",
        "",
    ]
    path.write_bytes("\n".join(rows).encode())
    status, out, err = sayso("import", place.report, path, "--who", "A. Cole")
    assert (status, out.strip()) == (0, str(place.corrections))
    assert "4 corrections" in err
    found = {one.verb: one for one in read_corrections(place.corrections)}
    assert found["change"].speaker == "Tom Ward"
    assert found["drop"].words == said.content[0].of(TEXT)
    assert (found["add"].words, found["add"].source) == (LAUGH, "Ward")
    assert found["add"].note == "nods, not words"
    assert found["alias"].names == ("Tom Ward", "The driver")
    assert {one.who for one in found.values()} == {"A. Cole"}
    assert all(re.match(r"\d{4}-\d\d-\d\dT", one.when) for one in found.values())
    place.again()
    words = {place.a.statements.words(s): s.speaker for s in place.a.statements}
    assert words["“Nobody asked me,”"] == "Tom Ward"
    assert words[LAUGH] == "Tom Ward"
    assert not any("had_never" in w for w in words)
    assert all(outcome.fits for outcome in place.a.outcomes)


def test_the_same_file_twice_adds_nothing(place: Place, sayso: Callable[..., Ended]) -> None:
    path = place.edited("article.ann", ("speaker: Zoe Poe", "speaker: Tom Ward"))
    sayso("import", place.report, path)
    before = place.corrections.read_text("utf-8")
    status, _, err = sayso("import", place.report, path)
    assert (status, err.strip()) == (0, "Nothing was corrected.")
    assert place.corrections.read_text("utf-8") == before


def test_corrections_that_were_there_stay_with_their_comments(
    place: Place, sayso: Callable[..., Ended]
) -> None:
    place.corrections.write_text("# mine\n- alias: {actor: Ann Lee, names: [the boss]}\n", "utf-8")
    path = place.edited("article.ann", ("speaker: Zoe Poe", "speaker: Tom Ward"))
    assert sayso("import", place.report, path)[0] == 0
    assert place.corrections.read_text("utf-8").startswith("# mine\n- alias: {")
    assert [c.verb for c in read_corrections(place.corrections)] == ["alias", "change"]
    place.corrections.write_text("[{alias: {actor: Ann Lee, names: [the boss]}}]\n", "utf-8")
    assert sayso("import", place.report, path)[0] == 0
    assert [c.verb for c in read_corrections(place.corrections)] == ["alias", "change"]


def in_inception(place: Place) -> bytes:
    """The exported CAS as another program changes it."""
    types = cassis.load_typesystem((place.data / "TypeSystem.xml").read_text("utf-8"))
    with (place.data / "article.xmi").open("rb") as data:
        cas = cassis.load_cas_from_xmi(data, typesystem=types)
    for one in cas.select(STATEMENT):
        if one.role == "content" and one.speaker == "Zoe Poe":
            one.speaker = "Tom Ward"
            one.note = "on the tape"
    start = TEXT.index(LAUGH)
    kind = types.get_type(STATEMENT)
    cas.add(kind(begin=start, end=start + len(LAUGH), role="content", speaker="Tom Ward"))
    driver = TEXT.index("The driver")
    cas.add(types.get_type(NAME)(begin=driver, end=driver + 10, actor="Tom Ward"))
    return cas.to_xmi().encode()


@pytest.mark.parametrize("zipped", [False, True])
def test_inception_and_back(place: Place, sayso: Callable[..., Ended], zipped: bool) -> None:
    edited = in_inception(place)
    path = place.data / "article.xmi"
    path.write_bytes(edited)
    if zipped:
        path = place.data / "tram.zip"
        with zipfile.ZipFile(path, "w") as packed:
            packed.writestr("tram.xmi", edited)
            packed.write(place.data / "TypeSystem.xml", "TypeSystem.xml")
    assert sayso("import", place.report, path)[0] == 0
    change, add, alias = read_corrections(place.corrections)
    assert (change.verb, change.speaker, change.note) == ("change", "Tom Ward", "on the tape")
    assert (add.verb, add.words) == ("add", LAUGH)
    assert (alias.verb, alias.names) == ("alias", ("Tom Ward", "The driver"))


def test_webanno_tsv_and_back(place: Place, sayso: Callable[..., Ended]) -> None:
    path = place.edited("article.webanno.tsv", ("Zoe Poe[", "Tom \\| Ward\\_1["))
    assert sayso("import", place.report, path)[0] == 0
    (change,) = (c for c in read_corrections(place.corrections) if c.verb == "change")
    assert (change.speaker, change.words) == ("Tom | Ward_1", "“Nobody asked me,”")


def test_a_longer_content_is_one_change(place: Place, sayso: Callable[..., Ended]) -> None:
    said = place.a.statements[-1]
    (part,) = said.content
    old = f"Content {part.start} {part.end}\t{part.of(TEXT)}"
    new = f"Content {part.start} {part.end - 1}\t{part.of(TEXT)[:-1]}"
    path = place.edited("article.ann", (old, new))
    assert sayso("import", place.report, path)[0] == 0
    (change,) = read_corrections(place.corrections)
    assert (change.verb, change.to, change.speaker) == ("change", part.of(TEXT)[:-1], None)


@pytest.mark.parametrize("name", ["article.ann", "article.xmi", "article.webanno.tsv"])
def test_labels_on_another_text_are_refused(
    place: Place, sayso: Callable[..., Ended], name: str
) -> None:
    place.edited("article.txt", ("bus driver", "bus riders"))
    place.edited("article.xmi", ("bus driver", "bus riders"))
    place.edited("article.webanno.tsv", ("\tdriver\t", "\triders\t"))
    status, _, err = sayso("import", place.report, place.data / name)
    assert status == 2
    assert "is about another text" in err
    assert not place.corrections.exists()


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.ann", b"T1\tContent 0 999999\tx\n", "characters that the article has not"),
        ("a.ann", b"T1\tContent zero\tx\n", "line 1, is not brat standoff"),
        ("a.ann", b"<html>\n", "is not brat standoff"),
        ("a.xmi", b"<a", "cannot be read as UIMA CAS XMI"),
        ("a.xmi", b"<a/>", "UIMA CAS XMI|another text"),
        ("a.xmi", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "it has a DTD"),
        ("a.tsv", b"a\tb\n", "is not WebAnno TSV 3"),
        ("a.tsv", b"#FORMAT=WebAnno TSV 3.3\n1-1\t0-99999999\tx\t_\t_\n", "another text"),
        ("a.zip", b"PK", "is not a zip file"),
        ("a.docx", b"PK", "is neither brat standoff"),
        ("a.ann", b"\xff\xfe\x00", "is not UTF-8"),
    ],
)
def test_what_is_no_file_of_labels_is_told(
    place: Place, sayso: Callable[..., Ended], name: str, data: bytes, says: str
) -> None:
    (place.data / "a.txt").write_bytes((place.data / "article.txt").read_bytes())
    (place.data / name).write_bytes(data)
    status, out, err = sayso("import", place.report, place.data / name)
    assert (status, out) == (2, "")
    assert re.search(says, " ".join(err.split())), err
    assert len(err.strip().splitlines()) == 1


def test_an_article_that_changed_is_not_corrected(
    place: Place, sayso: Callable[..., Ended], tmp_path: Path
) -> None:
    path = place.edited("article.ann", ("speaker: Zoe Poe", "speaker: Tom Ward"))
    place.article.write_bytes(TEXT.encode() + b"One more line.\n")
    status, _, err = sayso("import", place.report, path)
    assert status == 2
    assert "--article" in err
    assert sayso("import", place.report, path, "--article", place.article)[0] == 2
    assert not place.corrections.exists()
    out = tmp_path / "mine.yml"
    assert sayso("import", place.report, path, "--out", out)[0] == 0
    assert len(read_corrections(out)) == 1


def test_a_source_without_a_statement_is_told(place: Place, sayso: Callable[..., Ended]) -> None:
    path = place.data / "article.ann"
    path.write_bytes(path.read_bytes() + b"T900\tSource 0 7\tNortham\n")
    status, _, err = sayso("import", place.report, path)
    assert status == 0
    assert "1 source or cue without a statement" in err


def test_the_report_follows_and_verdicts_stay(
    tmp_path: Path, notebook: Callable[..., Path], sayso: Callable[..., Ended]
) -> None:
    """As a checker does it: report, export, correct in brat, fill in a verdict, report again."""
    article = tmp_path / "tram.txt"
    article.write_bytes(TEXT.encode())
    small, out = notebook("1 + 1"), tmp_path / "reports"
    made = report(article, out, ["html"], notebook=small)
    assert sayso("export", made.folder, "--to", "brat", "--to", "claims")[0] == 0
    table = made.folder / "verdicts.csv"
    table.write_text("words,verdict\nNobody asked me,True\n", "utf-8")
    standoff = made.folder / "data" / "article.ann"
    text = standoff.read_bytes().decode()
    assert "speaker: Zoe Poe" in text
    standoff.write_bytes(text.replace("speaker: Zoe Poe", "speaker: Tom Ward").encode())
    assert sayso("import", made.folder, standoff)[0] == 0
    again = report(article, out, ["html"], notebook=small)
    assert again.fresh
    a = load(again.folder)
    assert [s.speaker for s in a.statements if "Nobody" in a.statements.words(s)] == ["Tom Ward"]
    assert table.read_text("utf-8") == "words,verdict\nNobody asked me,True\n"


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_corrections_make_the_statements_that_came_back(place: Place, data: st.DataObject) -> None:
    """Whatever of drop, other speaker and other end is done to the statements, in any mixture."""
    text, said = place.a.article.text, place.a.statements
    before, after = labels(said), []
    for one in before.statements:
        change = data.draw(st.sampled_from(["none", "drop", "speaker", "shorter"]))
        if change == "drop":
            continue
        if change == "speaker":
            one = replace(one, speakers=("Zoe Quist",))
        if change == "shorter" and len(one.content) == 1:
            (part,) = one.content
            one = replace(one, content=(Span(part.start, part.end - 3),))
        after.append(replace(one, number=data.draw(st.sampled_from([0, one.number]))))
    made = differences(text, before, Labels(tuple(after), before.names))
    again, outcomes = corrected(said, made)
    assert all(outcome.fits for outcome in outcomes)
    assert [(join_spans(text, s.content), s.speaker) for s in again] == [
        (join_spans(text, one.content), one.speakers[0]) for one in after
    ]
