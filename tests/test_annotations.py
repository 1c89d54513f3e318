"""Other programs' forms, each read back by an independent reader."""

import json

from lxml import etree

from analysis.article.article import parse
from analysis.pipeline import analyse
from analysis.reporting.export.annotations import TEI, tei, web_annotations
from analysis.reporting.export.brat import brat
from analysis.reporting.export.claim_review import claim_reviews
from analysis.statements.statements import statements

# Written for Sayso: markup and control characters that must come through as text.
TEXT = (
    "Mayor Ann Lee met Tom Ward & <b>his</b> dog at the town hall of Northam.\n\n"
    "“The council closed the <i>old</i> depot in\x01 May,” she said. “It lost 3 million & more.”"
    "\n\n"
    "Ward said that the depot was never closed."
)
ARTICLE = parse(TEXT, slug="depot", title="Depot <closed>")
SAID = statements(ARTICLE, method="rules")


def test_web_annotations_select_the_words():
    page = json.loads(json.dumps(web_annotations(SAID)))
    assert len(page["items"]) == sum(len(s.content) for s in SAID)
    for item in page["items"]:
        quote, position = item["target"]["selector"]
        start, end = position["start"], position["end"]
        assert TEXT[start:end] == quote["exact"]
        assert TEXT[:start].endswith(quote["prefix"])
        assert TEXT[end:].startswith(quote["suffix"])


def test_an_annotation_says_how_its_words_are_attributed():
    values = [item["body"]["value"] for item in web_annotations(SAID)["items"]]
    denied = statements(parse("Ann Lee denied that she had taken money."), method="rules")
    (body,) = (item["body"]["value"] for item in web_annotations(denied)["items"])
    assert body == "Ann Lee denied (indirect)"
    assert any(value.startswith("Tom Ward said") or " said " in value for value in values)


def test_a_claim_has_no_review_before_its_verdict():
    a = analyse(ARTICLE, method="rules", by_hand=(), deep=False)
    found, graph = a.claims, claim_reviews(a)["@graph"]
    made = [row for row in graph if row["@type"] == "Claim"]
    assert len(made) == len(graph) == sum(c.checkable for c in found)


def test_tei_is_well_formed_and_holds_the_whole_text():
    root = etree.fromstring(tei(SAID).encode(), etree.XMLParser(resolve_entities=False))
    space = {"t": TEI}
    body = root.find(".//t:body", space)
    expected = "".join(p.span.of(TEXT) for p in ARTICLE.paragraphs).replace("\x01", "\ufffd")
    assert "".join(body.itertext()) == expected
    people = {
        "#" + p.get("{http://www.w3.org/XML/1998/namespace}id")
        for p in root.iterfind(".//t:person", space)
    }
    said = root.findall(".//t:said", space)
    assert {s.get("direct") for s in said} == {"true", "false"}
    assert {s.get("who") for s in said if s.get("who")} <= people
    assert not root.findall(".//b")


def test_brat_lines_select_the_words():
    lines = brat(SAID).splitlines()
    boxes = [line.split("\t") for line in lines if line[0] == "T"]
    assert boxes
    for _, kind_and_offsets, words in boxes:
        kind, offsets = kind_and_offsets.split(" ", 1)
        spans = [tuple(map(int, piece.split())) for piece in offsets.split(";")]
        assert " ".join(TEXT[a:b] for a, b in spans) == words
        assert kind in ("Source", "Cue", "Content", "Name")
    names = {line.split("\t")[0] for line in lines}
    for line in lines:
        if line[0] == "R":
            assert {part.split(":")[1] for part in line.split()[2:4]} <= names


def test_an_article_with_no_statement():
    none = statements(parse("It rained all day in Northam."), method="rules")
    assert web_annotations(none)["items"] == []
    assert not {"Source", "Cue", "Content"} & set(brat(none).split())
    assert brat(statements(parse("It rained all day."), method="rules")) == ""
    assert etree.fromstring(tei(none).encode()) is not None
