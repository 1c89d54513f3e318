"""Exports: each read back by a reader that knows nothing of Sayso; a bundle that is whole."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import jsonschema
import openpyxl
import pyarrow.parquet
import pytest
import rdflib
from lxml import etree

from analysis.article.article import parse
from analysis.errors import DataError, ParameterError
from analysis.pipeline import Analysis, analyse
from analysis.reporting import findings
from analysis.reporting.export import export_report
from analysis.reporting.export.annotations import TEI

# Written for Sayso.
TEXT = (
    "=HYPERLINK(“x”) & Rain <again>\n\n"
    "“It will rain by 12 percent more,” said Mayor Ann Lee on Monday. “=1+1 is two & <b>,” said "
    "@Bob Roe, an engineer.\n\nThe council said that 300 houses were flooded last year.\n\n"
    "-Zoe Poe denied it: “&amp; ]]> {{ 1 }} \x0b no.”\n"
)
ANNOTATION: dict[str, Any] = {
    "type": "object",
    "required": ["@context", "type", "items"],
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "type": {"const": "AnnotationPage"},
        "items": {
            "type": "array",
            "minItems": 2,
            "items": {
                "type": "object",
                "required": ["id", "type", "target"],
                "properties": {
                    "type": {"const": "Annotation"},
                    "target": {
                        "type": "object",
                        "required": ["source", "selector"],
                        "properties": {
                            "selector": {
                                "type": "array",
                                "items": {
                                    "oneOf": [{"$ref": "#/$defs/quote"}, {"$ref": "#/$defs/at"}]
                                },
                            }
                        },
                    },
                },
            },
        },
    },
    "$defs": {
        "quote": {
            "type": "object",
            "required": ["type", "exact", "prefix", "suffix"],
            "properties": {"type": {"const": "TextQuoteSelector"}, "exact": {"type": "string"}},
            "additionalProperties": {"type": "string"},
        },
        "at": {
            "type": "object",
            "required": ["type", "start", "end"],
            "properties": {
                "type": {"const": "TextPositionSelector"},
                "start": {"type": "integer", "minimum": 0},
                "end": {"type": "integer", "minimum": 1},
            },
        },
    },
}


@pytest.fixture(scope="module")
def found() -> Analysis:
    article = parse(
        TEXT, slug="rain", title="=cmd|' /C calc'!A0", outlet="+outlet", date="2020-01-02"
    )
    return analyse(article, method="rules", by_hand=())


@pytest.fixture(scope="module")
def files(found: Analysis, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("report")
    return {path.name: path for path in export_report.export(found, folder / "data")}


def test_csv_has_every_row_and_no_formula(found: Analysis, files: dict[str, Path]) -> None:
    for name, frame in export_report.tables(found).items():
        text = files[f"{name}.csv"].read_bytes().decode("utf-8-sig")
        head, *rows = csv.reader(io.StringIO(text, newline=""))
        assert head == list(frame.columns)
        assert len(rows) == len(frame)
        for row in rows:
            for cell in row:
                assert cell[:1] not in ("=", "@", "+", "\t", "\r")
                assert cell[:1] != "-" or float(cell) < 0
    assert "'=cmd|" in files["article.csv"].read_text("utf-8-sig")


def test_json_has_every_row(found: Analysis, files: dict[str, Path]) -> None:
    value = json.loads(files["tables.json"].read_text("utf-8"))
    frames = export_report.tables(found)
    assert {name: len(rows) for name, rows in value.items()} == {
        n: len(f) for n, f in frames.items()
    }
    assert value["statements"][0]["speaker"] == found.statements[0].speaker
    assert value["article"][0]["title"] == found.article.title


def test_excel_has_a_sheet_a_table_and_no_formula(found: Analysis, files: dict[str, Path]) -> None:
    book = openpyxl.load_workbook(files["tables.xlsx"])
    frames = export_report.tables(found)
    assert book.sheetnames == list(frames)
    for name, frame in frames.items():
        sheet = book[name]
        assert sheet.max_row == len(frame) + 1
        assert [cell.value for cell in sheet[1]] == list(frame.columns)
        for row in sheet.iter_rows(min_row=2):
            for cell in row:
                assert cell.data_type != "f", cell.value
                assert not str(cell.value or "").startswith("=")
    with zipfile.ZipFile(files["tables.xlsx"]) as packed:
        for name in packed.namelist():
            assert b"<f>" not in packed.read(name)


def test_parquet_has_every_row(found: Analysis, files: dict[str, Path]) -> None:
    for name, frame in export_report.tables(found).items():
        table = pyarrow.parquet.read_table(files[f"{name}.parquet"])
        assert table.num_rows == len(frame)
        assert table.column_names == list(frame.columns)
    statements = pyarrow.parquet.read_table(files["statements.parquet"])
    assert statements["start"].to_pylist() == [s.span.start for s in found.statements]
    assert statements["speaker"].to_pylist() == [s.speaker for s in found.statements]


def test_annotations_point_at_their_words(files: dict[str, Path]) -> None:
    value = json.loads(files["annotations.jsonld"].read_text("utf-8"))
    jsonschema.validate(value, ANNOTATION)
    for item in value["items"]:
        quoted, at = item["target"]["selector"]
        assert TEXT[at["start"] : at["end"]] == quoted["exact"]
        assert TEXT[: at["start"]].endswith(quoted["prefix"])
        assert TEXT[at["end"] :].startswith(quoted["suffix"])


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own
def test_annotations_and_claims_are_linked_data(found: Analysis, files: dict[str, Path]) -> None:
    """The vocabularies themselves are not fetched: each context is replaced by its namespace."""
    places = {
        "annotations.jsonld": "http://www.w3.org/ns/oa#",
        "claims.jsonld": "https://schema.org/",
    }
    graphs = {}
    for name, vocabulary in places.items():
        value = json.loads(files[name].read_text("utf-8"))
        value["@context"] = {"@vocab": vocabulary, "id": "@id", "type": "@type"}
        graphs[name] = rdflib.Graph().parse(
            data=json.dumps(value), format="json-ld", base="https://news.example/a"
        )
    is_a = rdflib.RDF.type
    annotation = rdflib.URIRef("http://www.w3.org/ns/oa#Annotation")
    parts = sum(len(s.content) for s in found.statements)
    assert len(list(graphs["annotations.jsonld"].subjects(is_a, annotation))) == parts
    claim, review = (rdflib.URIRef(f"https://schema.org/{n}") for n in ("Claim", "ClaimReview"))
    claims = set(graphs["claims.jsonld"].subjects(is_a, claim))
    assert len(claims) == sum(c.checkable and not c.denied for c in found.claims)
    assert not set(graphs["claims.jsonld"].subjects(is_a, review))  # nobody has judged yet


def test_tei_keeps_to_its_rules(found: Analysis, files: dict[str, Path]) -> None:
    """The TEI schema's rules for the elements used: who may stand in whom, and with what."""
    tree = etree.fromstring(files["article.tei.xml"].read_bytes())
    inside = {
        "TEI": {"teiHeader", "text"}, "teiHeader": {"fileDesc", "profileDesc"},
        "fileDesc": {"titleStmt", "publicationStmt", "sourceDesc"}, "titleStmt": {"title"},
        "publicationStmt": {"p"}, "sourceDesc": {"p"}, "profileDesc": {"particDesc"},
        "particDesc": {"listPerson"}, "listPerson": {"person"}, "person": {"persName"},
        "text": {"body"}, "body": {"head", "p"}, "head": {"said", "seg"}, "p": {"said", "seg"},
        "said": set(), "seg": set(), "title": set(), "persName": set(),
    }  # fmt: skip
    known = {"said": {"n", "who", "direct"}, "seg": {"type", "n"}}
    identifiers = set(tree.xpath("//@xml:id"))
    for element in tree.iter():
        tag = etree.QName(element)
        assert tag.namespace == TEI
        assert {etree.QName(child).localname for child in element} <= inside[tag.localname]
        if tag.localname in known:
            assert set(element.attrib) <= known[tag.localname]
        if element.get("who"):
            assert element.get("who").removeprefix("#") in identifiers
    order = [etree.QName(child).localname for child in tree[0][0]]
    assert order == ["titleStmt", "publicationStmt", "sourceDesc"]
    body = "".join(tree.find(f".//{{{TEI}}}body").itertext())
    assert "&amp; ]]> {{ 1 }}" in body
    said = tree.findall(f".//{{{TEI}}}said[@direct='true']")
    assert len(said) >= 2


def test_brat_points_at_its_words(files: dict[str, Path]) -> None:
    text = files["article.txt"].read_text("utf-8")
    lines = files["article.ann"].read_text("utf-8").splitlines()
    known = set()
    for line in lines:
        ident, what, *words = line.split("\t")
        if ident.startswith("T"):
            role, _, where = what.partition(" ")
            assert role in ("Source", "Cue", "Content", "Name")
            spans = [tuple(map(int, part.split())) for part in where.split(";")]
            assert " ".join(text[a:b] for a, b in spans) == words[0]
            known.add(ident)
        else:
            assert {arg.partition(":")[2] or arg for arg in what.split()[1:]} <= known
    assert known


def test_a_bundle_has_all_and_is_the_same_each_time(found: Analysis, tmp_path: Path) -> None:
    report = tmp_path / "rain"
    report.mkdir()
    findings.write(found, report)
    (report / "report.html").write_text("page")
    (report / "manifest.json").write_text('{"outputs": {"report.html": "0"}}')
    first = export_report.bundle(report)
    assert first == tmp_path / "rain.zip"
    data = first.read_bytes()
    assert export_report.bundle(report, tmp_path / "again.zip").read_bytes() == data
    with zipfile.ZipFile(first) as packed:
        names = packed.namelist()
        assert packed.testzip() is None
        assert packed.read("rain/report.html") == b"page"
        assert packed.read("rain/article.txt").decode() == TEXT
    assert {"rain/manifest.json", "rain/data/tables.xlsx", "rain/data/article.tei.xml"} <= set(
        names
    )
    assert not [name for name in names if name.startswith("/") or ".." in name]
    assert {p.name for p in report.iterdir()} == {
        "report.html", "manifest.json", "article.txt", "analysis.json",
    }  # fmt: skip


def test_what_cannot_be_exported_is_told(found: Analysis, tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"analysis\.json"):
        export_report.export_report(tmp_path)
    with pytest.raises(DataError, match="contains no report"):
        export_report.bundle(tmp_path)
    with pytest.raises(ParameterError, match="no format 'doc'"):
        export_report.export(found, tmp_path, ["doc"])
