"""What is handed to other programs: each file read by a reader that knows nothing of Sayso."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
import zipfile
from collections import Counter
from contextlib import closing
from pathlib import Path

import cassis
import docx
import networkx
import openpyxl
import pybtex.database
import pytest
import rispy
import xmlschema
from docx.oxml.ns import qn
from lxml import etree

from analysis.article.article import parse, read_all
from analysis.common.sanitize import line
from analysis.pipeline import Analysis, analyse
from analysis.reporting import findings
from analysis.reporting.export import export_report
from analysis.reporting.export.dna import PASSWORD, password_hash
from analysis.reporting.export.report_tables import export_reports
from analysis.reporting.export.uima import NAME, STATEMENT
from analysis.statements.corrections import Correction
from tests.corpora import made as tables
from tests.corpora import write_lines

DATA = Path(__file__).parent / "data"
# Written for Sayso: line ends of Windows, a letter of two UTF-16 units, what XML cannot hold, what
# spreadsheets, TeX and markup would act on, a statement in two parts, one denied by another.
TEXT = (
    "Old Depot <closed> & 50% of it sold\r\n\r\n"
    "“The 😀 council closed the old tram depot in May,” said Mayor Ann Lee.\r\n\r\n"
    "“It\x01 lost 3 million dollars last year,” said Lee. “Nobody knows why.”\r\n\r\n"
    "Tom Ward, a bus driver, denied that the council closed the old tram depot in May.\r\n\r\n"
    "“=1+1 is {two} \\& $x_2^3$ ~ #1,” said Bob Roe, an engineer of the Northam Transit Board.\r\n"
)
FACTS = {
    "title": "Depot {closed} & 50% sold: $x_2",
    "outlet": "The Northam Post & Sons",
    "date": "2026-03-01",
    "url": "https://news.example/depot?a=1&b=%20{x}",
    "author": "Mary van der Major; Tom O'Neil",
}


@pytest.fixture(scope="module")
def made() -> Analysis:
    change = Correction(
        "change", "“=1+1 is {two} \\& $x_2^3$ ~ #1,”", speaker="Bob Roe", who="A. Cole"
    )
    return analyse(
        parse(TEXT, slug="depot", **FACTS), method="rules", by_hand=(change,), deep=False
    )


@pytest.fixture(scope="module")
def files(made: Analysis, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("data")
    return {path.name: path for path in export_report.export(made, folder)}


def test_the_sample_has_what_the_tests_are_about(made: Analysis) -> None:
    speakers = {s.speaker for s in made.statements}
    assert {"Ann Lee", "Tom Ward", "Bob Roe"} <= speakers
    assert any(len(s.content) > 1 for s in made.statements)
    assert any(c.denied for c in made.claims)


def test_the_same_report_makes_the_same_files(
    made: Analysis, files: dict[str, Path], tmp_path: Path
) -> None:
    for path in export_report.export(made, tmp_path):
        assert path.read_bytes() == files[path.name].read_bytes(), path.name


# REFI-QDA


def qde(path: Path) -> tuple[etree._Element, dict[str, str]]:
    with zipfile.ZipFile(path) as packed:
        sources = {
            Path(n).name: packed.read(n).decode() for n in packed.namelist() if n[:8] == "sources/"
        }
        return etree.fromstring(packed.read("project.qde")), sources


def test_qdpx_is_as_the_standard_says(files: dict[str, Path]) -> None:
    root, sources = qde(files["article.qdpx"])
    xmlschema.XMLSchema(DATA / "refi-qda-project.xsd").validate(etree.tostring(root).decode())
    guids = root.xpath("//@guid")
    assert len(guids) == len(set(guids))
    assert set(root.xpath("//@targetGUID | //@creatingUser | //@creatingUserGUID")) <= set(guids)
    (path,) = root.xpath("//@plainTextPath")
    assert path.removeprefix("internal://") in sources


def test_qdpx_codes_who_says_what(made: Analysis, files: dict[str, Path]) -> None:
    root, sources = qde(files["article.qdpx"])
    (text,) = sources.values()
    space = {"q": "urn:QDA-XML:project:1.0"}
    paths = {
        code.get("guid"): (code.getparent().get("name"), code.get("name"))
        for code in root.iterfind(".//q:Code/q:Code", space)
    }
    coded = {
        (text[int(s.get("startPosition")) : int(s.get("endPosition"))], paths[ref])
        for s in root.iterfind(".//q:PlainTextSelection", space)
        for ref in s.xpath("./*/*/@targetGUID")
    }
    for s in made.statements:
        for part in s.content:
            words = part.of(TEXT).replace("\r\n", "\n").replace("\x01", "\ufffd")
            assert (words, ("Speaker", s.speaker or "unnamed")) in coded
            assert (words, ("Form", s.kind)) in coded
    groups = {group for _, (group, _) in coded}
    assert groups == {"Speaker", "Form", "Stance", "Claim", "Tone"}
    assert "\r" not in text
    users = root.xpath("//q:User/@name", namespaces=space)
    assert users == ["Sayso", "A. Cole"]
    values = root.xpath("//q:TextValue/text()", namespaces=space)
    assert FACTS["outlet"] in values


@pytest.mark.filterwarnings("ignore::ResourceWarning")  # the reader leaves files open
def test_qdpx_opens_in_an_independent_reader(tmp_path: Path) -> None:
    """qdpxlib reads ASCII alone, so it gets a text of its own."""
    from qdpxlib.qdpxlib import QDPXFile

    said = "The town council will close the old tram depot in the month of May."
    text = (
        f'{said}\n\nMayor Ann Lee said: "The depot lost three million dollars in the last year."\n'
    )
    a = analyse(parse(text, slug="plain"), method="rules", by_hand=(), deep=False)
    (path,) = export_report.export(a, tmp_path, ["qdpx"])
    read = QDPXFile(str(path))
    assert "Ann Lee" in read.codes.values()
    coded = {words: labels for _, words, _, _, labels in read.codings if "Ann Lee" in labels}
    assert any("depot lost three million" in words for words in coded)


# UIMA CAS and WebAnno TSV


def test_xmi_opens_in_cassis(made: Analysis, files: dict[str, Path]) -> None:
    types = cassis.load_typesystem(files["TypeSystem.xml"].read_bytes().decode())
    with files["article.xmi"].open("rb") as data:
        cas = cassis.load_cas_from_xmi(data, typesystem=types)
    assert cas.sofa_string == TEXT.replace("\x01", "\ufffd")
    found = {(a.begin, a.end, a.speaker) for a in cas.select(STATEMENT) if a.role == "content"}
    assert found == {(p.start, p.end, s.speaker) for s in made.statements for p in s.content}
    assert {a.get_covered_text() for a in cas.select(NAME)} >= {"Mayor Ann Lee", "Bob Roe"}
    about = next(
        iter(cas.select("de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData"))
    )
    assert about.documentTitle == FACTS["title"]


def test_xmi_counts_utf16_units(files: dict[str, Path]) -> None:
    root = etree.fromstring(files["article.xmi"].read_bytes())
    text = root.xpath("string(//@sofaString)").encode("utf-16-le")
    for element in root.iter():
        if (
            etree.QName(element).localname == "SaysoStatement"
            and element.get("speaker") == "Ann Lee"
        ):
            begin, end = (2 * int(element.get(k)) for k in ("begin", "end"))
            assert text[begin:end].decode("utf-16-le").startswith("“")


def test_webanno_tsv_keeps_to_its_form(made: Analysis, files: dict[str, Path]) -> None:
    """As the WebAnno manual has it: a line a word, offsets in UTF-16 units, a column a feature."""
    lines = files["article.webanno.tsv"].read_bytes().decode().split("\n")
    assert lines[0] == "#FORMAT=WebAnno TSV 3.3"
    layers = [row.removeprefix("#T_SP=").split("|") for row in lines if row.startswith("#T_SP=")]
    columns = sum(len(layer) - 1 for layer in layers)
    units = TEXT.encode("utf-16-le")
    rows = [row.split("\t") for row in lines if re.match(r"\d+-\d+\t", row)]
    contents = Counter()
    for row in rows:
        assert len(row) == 3 + columns + 1
        assert row[-1] == ""
        start, end = map(int, row[1].split("-"))
        assert units[2 * start : 2 * end].decode("utf-16-le").replace("\x01", "\ufffd") == row[2]
        contents.update(re.findall(r"content\[(\d+)\]", row[3]))
    assert len(contents) == sum(len(s.content) for s in made.statements)


# Networks


@pytest.mark.parametrize(
    ("name", "read"),
    [("network.gexf", networkx.read_gexf), ("network.graphml", networkx.read_graphml)],
)
def test_networks_open_in_networkx(made: Analysis, files: dict[str, Path], name: str, read) -> None:
    graph = read(files[name])
    claims = {n for n, d in graph.nodes(data=True) if d["type"] == "claim"}
    assert len(claims) == len(made.claims)
    for _, facts in graph.nodes(data=True):
        if facts["type"] == "claim":  # a short label with the number of the table, and all words
            assert facts["label"].startswith(f"{facts['number']}. ")
            assert len(facts["label"]) < 50
            assert facts["text"] == line(made.claims.words(made.claims[facts["number"] - 1]))
    labels = {node: facts.get("text", facts["label"]) for node, facts in graph.nodes(data=True)}
    edges = {(labels[a], labels[b], d["relation"]) for a, b, d in graph.edges(data=True)}
    denied = next(c for c in made.claims if c.denied)
    assert ("Tom Ward", made.claims.words(denied), "deny") in edges
    contested = [(a, b) for a, b, kind in edges if kind == "contests"]
    assert any(
        "closed the old tram depot" in a and "closed the old tram depot" in b for a, b in contested
    )


# Discourse Network Analyzer


def test_dna_database_has_claims_with_agreement(files: dict[str, Path]) -> None:
    with closing(sqlite3.connect(files["article.dna"])) as base:
        assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert not base.execute("PRAGMA foreign_key_check").fetchall()
        ((title, text, author, source, date),) = base.execute(
            "SELECT Title, Text, Author, Source, Date FROM DOCUMENTS"
        )
        rows = base.execute(
            "SELECT s.Start, s.Stop, p.Value, c.Value, b.Value FROM STATEMENTS s "
            "JOIN DATASHORTTEXT dp ON dp.StatementId = s.ID AND dp.VariableId = 1 "
            "JOIN ENTITIES p ON p.ID = dp.Entity "
            "JOIN DATASHORTTEXT dc ON dc.StatementId = s.ID AND dc.VariableId = 3 "
            "JOIN ENTITIES c ON c.ID = dc.Entity "
            "JOIN DATABOOLEAN b ON b.StatementId = s.ID"
        ).fetchall()
    assert (title, author, source) == (FACTS["title"], FACTS["author"], FACTS["outlet"])
    assert date == 1772323200  # 1 March 2026, 0:00 UTC
    units = text.encode("utf-16-le")
    told = {p: (units[2 * a : 2 * b].decode("utf-16-le"), c, agree) for a, b, p, c, agree in rows}
    assert "closed the old tram depot" in told["Tom Ward"][0]
    lee = {(c, agree) for *_, p, c, agree in rows if p == "Ann Lee"}
    concept = next(c for c, _ in lee if "closed" in c)
    assert (concept, 1) in lee
    assert told["Tom Ward"][1:] == (concept, 0)


def test_dna_password_is_one_that_jasypt_checks() -> None:
    import base64
    import hashlib

    kept = base64.b64decode(password_hash(PASSWORD))
    salt, digest = kept[:16], kept[16:]
    again = salt + PASSWORD.encode()
    for _ in range(100_000):
        again = hashlib.sha256(again).digest()
    assert again == digest


# Reference managers


def test_ris_opens_in_rispy(files: dict[str, Path]) -> None:
    (entry,) = rispy.loads(files["article.ris"].read_bytes().decode())
    assert entry["type_of_reference"] == "NEWS"
    assert entry["title"] == FACTS["title"]
    assert entry["authors"] == ["van der Major, Mary", "O'Neil, Tom"]
    assert entry["date"] == "2026/03/01"
    assert FACTS["outlet"] in (entry.get("secondary_title"), entry.get("journal_name"))
    assert FACTS["url"] in entry["urls"]


def test_bibtex_opens_in_pybtex(files: dict[str, Path]) -> None:
    text = files["article.bib"].read_bytes().decode()
    entry = pybtex.database.parse_string(text, "bibtex").entries["depot"]
    assert [str(p) for p in entry.persons["author"]] == ["van der Major, Mary", "O'Neil, Tom"]
    assert entry.fields["title"] == (
        r"{Depot \textbraceleft{}closed\textbraceright{} \& 50\% sold: \$x\_2}"
    )
    assert entry.fields["date"] == "2026-03-01"
    assert entry.fields["url"] == "https://news.example/depot?a=1&b=%20%7Bx%7D"


def test_a_title_ends_no_entry(tmp_path: Path) -> None:
    title = "A} }\n@book{x, title={y}\r\nER  - \nTY  - BOOK"
    a = analyse(parse("It rains.", title=title), method="rules", by_hand=(), deep=False)
    ris, bib = export_report.export(a, tmp_path, ["ris", "bibtex"])
    assert len(rispy.loads(ris.read_bytes().decode())) == 1
    assert len(pybtex.database.parse_string(bib.read_bytes().decode(), "bibtex").entries) == 1


# Word


@pytest.fixture(scope="module")
def document(files: dict[str, Path]):
    return docx.Document(str(files["report.docx"]))


def test_word_has_headings_and_table_heads(made: Analysis, document) -> None:
    heads = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert heads[:2] == ["In short", "Who speaks, and who is only mentioned"]
    assert {"What is claimed", "Who says what"} < set(heads)
    assert document.core_properties.title == FACTS["title"]
    for table in document.tables:
        first = table.rows[0]._tr.trPr
        assert first is not None
        assert first.find(qn("w:tblHeader")) is not None
    (said,) = (
        t for t in document.tables if t.rows[0].cells[-1].text == "Kind" and len(t.columns) == 5
    )
    assert len(said.rows) == len(made.statements) + 1
    words = [row.cells[2].text for row in said.rows[1:]]
    assert words == [made.statements.words(s).replace("\x01", "[U+0001]") for s in made.statements]


def test_word_figures_say_what_they_show(document) -> None:
    pictures = list(document.element.body.iter(qn("wp:docPr")))
    assert len(pictures) == 2
    assert all("Ann Lee" in picture.get("descr") for picture in pictures)


def test_word_links_lead_somewhere(document) -> None:
    body = document.element.body
    marks = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    links = [link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))]
    assert links
    assert set(links) <= marks


# Many reports


@pytest.fixture(scope="module")
def reports(made: Analysis, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("reports")
    other = parse("“It rained,” said Zoe Poe.", slug="rain", title="=1+1")
    for a in (made, analyse(other, method="rules", by_hand=(), deep=False)):
        (out / a.article.slug).mkdir()
        findings.write(a, out / a.article.slug)
    return out


def test_many_reports_become_one_table(made: Analysis, reports: Path, sayso) -> None:
    status, out, _ = sayso("export", reports, "--to", "csv", "--to", "xlsx")
    assert status == 0
    book = openpyxl.load_workbook(reports / "data" / "reports.xlsx")
    head, *rows = book["statements"].iter_rows(values_only=True)
    assert head[:4] == ("article", "article_title", "outlet", "date")
    assert Counter(row[0] for row in rows) == {"depot": len(made.statements), "rain": 1}
    assert {row[0]: row[1] for row in rows} == {"depot": FACTS["title"], "rain": "'=1+1"}
    assert str(reports / "data" / "statements.csv") in out.splitlines()
    assert len(list(book["articles"].iter_rows())) == 3


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two articles with one claim, as reports and as the tables of a corpus."""
    out = tmp_path_factory.mktemp("shared")
    first = "The council closed the old tram depot in May, said Ann Lee, the mayor."
    second = "It rained.\n\nLee denied that the council closed the old tram depot in May."
    rows = [
        {"id": "one", "text": first, "outlet": "The Post", "date": "2026-03-01", "topic": "trams"},
        {"id": "two", "text": "“Well,” said Ann Lee.\n\n" + second, "date": "2026-03-02"},
    ]
    lines = write_lines(out / "a.jsonl", rows)
    for article in read_all(lines):
        (out / "reports" / article.slug).mkdir(parents=True)
        a = analyse(article, method="rules", by_hand=(), deep=False)
        findings.write(a, out / "reports" / article.slug)
    tables(out / "tables", lines)
    return out


@pytest.mark.parametrize("source", ["reports", "tables"])
def test_many_articles_become_one_project(shared: Path, tmp_path: Path, sayso, source: str) -> None:
    words = ("export", shared / source, "--out", tmp_path)
    status, out, err = sayso(*words, "--to", "dna", "--to", "qdpx", "--to", "network")
    assert status == 0, err
    assert {Path(line).name for line in out.split()} == {
        "articles.dna", "dna-statements.csv", "articles.qdpx", "network.gexf", "network.graphml",
    }  # fmt: skip
    with closing(sqlite3.connect(tmp_path / "articles.dna")) as base:
        assert not base.execute("PRAGMA foreign_key_check").fetchall()
        rows = base.execute(
            "SELECT d.Title, d.Text, s.Start, s.Stop, e.Value, b.Value FROM DOCUMENTS d "
            "JOIN STATEMENTS s ON s.DocumentId = d.ID "
            "JOIN DATASHORTTEXT t ON t.StatementId = s.ID AND t.VariableId = 3 "
            "JOIN ENTITIES e ON e.ID = t.Entity JOIN DATABOOLEAN b ON b.StatementId = s.ID"
        ).fetchall()
        assert base.execute("SELECT count(*) FROM DOCUMENTS").fetchone() == (2,)
    depot = [row for row in rows if "depot" in row[4]]
    assert [row[5] for row in depot] == [1, 0]  # one says so, one denies it: the same concept
    assert len({row[4] for row in depot}) == 1
    assert len({row[1] for row in depot}) == 2
    assert all("closed the old tram depot" in text[a:b] for _, text, a, b, *_ in depot)
    root, sources = qde(tmp_path / "articles.qdpx")
    assert len(sources) == 2
    xmlschema.XMLSchema(DATA / "refi-qda-project.xsd").validate(etree.tostring(root).decode())
    names = root.xpath("//*[local-name()='TextSource']/@guid")
    assert len(set(root.xpath("//@guid"))) == len(root.xpath("//@guid"))
    assert len(names) == 2
    speaker = root.xpath("//*[local-name()='Code'][@name='Ann Lee']/@guid")
    refs = f"//*[local-name()='TextSource'][.//*[@targetGUID='{speaker[0]}']]"
    assert len(speaker) == 1  # one code for her in both articles
    assert len(root.xpath(refs)) == 2
    graph = networkx.read_gexf(tmp_path / "network.gexf")
    (facts,) = (own for _, own in graph.nodes(data=True) if "depot" in own.get("text", ""))
    assert facts["articles"] == 2
    (lee,) = [node for node, facts in graph.nodes(data=True) if facts["label"] == "Ann Lee"]
    assert {d["relation"] for _, _, d in graph.edges(lee, data=True)} >= {"assert", "deny"}


def test_tables_of_a_corpus_say_what_they_are(shared: Path, tmp_path: Path, sayso) -> None:
    status, _, err = sayso("export", shared / "tables")
    assert status == 2
    assert "the tables of a corpus, not a report; name a folder" in err
    status, _, err = sayso("export", shared / "tables", "--to", "docx", "--out", tmp_path)
    assert status == 2
    assert "do not become docx; choose of csv, qdpx, network, dna" in err
    assert sayso("export", shared / "tables", "--to", "csv", "--out", tmp_path)[0] == 0
    rows = list(csv.DictReader((tmp_path / "articles.csv").open(encoding="utf-8-sig", newline="")))
    assert [row["topic"] for row in rows] == ["trams", ""]


def test_a_damaged_report_is_told_and_the_rest_done(reports: Path, tmp_path: Path, sayso) -> None:
    (reports / "torn").mkdir()
    (reports / "torn" / "analysis.json").write_text("{")
    try:
        status, _, err = sayso("export", reports, "--to", "json", "--out", tmp_path)
        assert status == 2
        assert "torn" in err
        rows = json.loads((tmp_path / "reports.json").read_text("utf-8"))["articles"]
        assert [row["article"] for row in rows] == ["depot", "rain"]
    finally:
        (reports / "torn" / "analysis.json").unlink()
        (reports / "torn").rmdir()


def test_many_reports_have_no_word_version(reports: Path, sayso) -> None:
    status, _, err = sayso("export", reports, "--to", "docx")
    assert status == 2
    assert "name one report" in " ".join(err.split())


def test_stacking_keeps_what_is_in_the_way(made: Analysis, reports: Path, tmp_path: Path) -> None:
    stack = export_reports(reports, ["parquet"], tmp_path)
    assert {p.name for p in stack.files} == {
        "articles.parquet", "statements.parquet", "actors.parquet", "claims.parquet",
    }  # fmt: skip
    assert io.BytesIO(stack.files[0].read_bytes()).read(4) == b"PAR1"
