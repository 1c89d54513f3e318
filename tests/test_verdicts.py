"""A checker's verdicts: kept when a report is made again, part of ClaimReview when filled in."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from analysis.article.article import parse
from analysis.errors import ParameterError
from analysis.pipeline import Analysis, analyse
from analysis.reporting import findings
from analysis.reporting.export import export_report, verdicts

# Written for Sayso.
FIRST = "“The council closed the old depot in May,” said Mayor Ann Lee."
SECOND = "“=The tram cost 3 million dollars last year;=1,” said Tom Ward, a driver of the depot."
FACTS = {
    "title": "A Depot Is Closed",
    "outlet": "The Northam Post",
    "date": "2026-03-01",
    "url": "https://news.example/depot",
    "author": "Mary Major; Ian Minor",
}


def analysed(*parts: str) -> Analysis:
    article = parse("\n\n".join(parts) + "\n", slug="depot", **FACTS)
    return analyse(article, method="rules", by_hand=(), deep=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    findings.write(analysed(FIRST, SECOND), tmp_path)
    export_report.export_report(tmp_path, ["claims"])
    return tmp_path


def rows(folder: Path) -> list[dict[str, str]]:
    text = (folder / verdicts.NAME).read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def fill(folder: Path, words: str, mark: str = ",", encoding: str = "utf-8", **cells: str) -> None:
    """Fill in a row as a person does, and save it as a spreadsheet program does."""
    table = rows(folder)
    (row,) = (r for r in table if words in r["words"])
    row |= cells
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, row, delimiter=mark)
    writer.writeheader()
    writer.writerows(table)
    (folder / verdicts.NAME).write_bytes(out.getvalue().encode(encoding))


def graph(folder: Path) -> dict[str, dict[str, Any]]:
    export_report.export_report(folder, ["claims"])
    value = json.loads((folder / "data" / "claims.jsonld").read_text("utf-8"))
    claims = {row["@id"]: row for row in value["@graph"] if row["@type"] == "Claim"}
    reviews = {r["itemReviewed"]["@id"]: r for r in value["@graph"] if r["@type"] == "ClaimReview"}
    return {c["text"]: reviews.get(ident, {}) | {"claim": c} for ident, c in claims.items()}


def test_a_claim_is_as_complete_as_the_article_is(folder: Path) -> None:
    review = next(r for words, r in graph(folder).items() if "closed" in words)
    claim = review["claim"]
    assert (claim["author"]["@type"], claim["author"]["name"]) == ("Person", "Ann Lee")
    assert claim["datePublished"] == "2026-03-01"
    assert claim["appearance"] == {
        "@type": "NewsArticle",
        "headline": FACTS["title"],
        "datePublished": "2026-03-01",
        "url": FACTS["url"],
        "author": [{"@type": "Person", "name": n} for n in ("Mary Major", "Ian Minor")],
        "publisher": {"@type": "Organization", "name": "The Northam Post"},
    }
    assert set(review) == {"claim"}  # nobody has judged it


def test_the_table_has_a_guarded_row_for_each_claim(folder: Path) -> None:
    table = rows(folder)
    assert len(table) == 2
    assert all(not row[name] for row in table for name in ("verdict", "rating", "source"))
    assert all(not cell.startswith("=") for row in table for cell in row.values())
    assert {row["speaker"] for row in table} == {"Ann Lee", "Tom Ward"}


@pytest.mark.parametrize(
    ("mark", "encoding"), [(",", "utf-8-sig"), (";", "cp1252"), ("\t", "utf-16")]
)
def test_a_verdict_flows_into_claim_review(folder: Path, mark: str, encoding: str) -> None:
    fill(
        folder, "cost 3 million", mark, encoding, verdict="Half true", rating="3",
        source="https://records.example/7", checker="Northam Check", date="2026-03-04",
        url="https://check.example/tram", note="It was 2.8 million.",
    )  # fmt: skip
    review = next(r for words, r in graph(folder).items() if "cost 3 million" in words)
    assert review["reviewRating"] == {
        "@type": "Rating", "alternateName": "Half true", "ratingValue": 3,
        "bestRating": 5, "worstRating": 1,
    }  # fmt: skip
    assert review["author"] == {"@type": "Organization", "name": "Northam Check"}
    assert (review["url"], review["datePublished"]) == ("https://check.example/tram", "2026-03-04")
    assert review["isBasedOn"] == "https://records.example/7"
    assert "reviewRating" not in next(r for w, r in graph(folder).items() if "closed" in w)


def test_a_checker_may_be_a_person_and_write_a_date_with_dots(folder: Path) -> None:
    fill(folder, "cost 3 million", verdict="False", checker="Alice Cole", date="05.06.2025")
    review = next(r for words, r in graph(folder).items() if "cost 3 million" in words)
    assert review["author"] == {"@type": "Person", "name": "Alice Cole"}
    assert review["datePublished"] == "2025-06-05"


def test_an_article_without_a_title_goes_by_its_headline() -> None:
    from analysis.reporting.export.annotations import tei
    from analysis.reporting.export.claim_review import claim_reviews

    text = f"Depot Stays Open\n\n{FIRST}\n\n{SECOND}\n"
    a = analyse(parse(text, slug="depot-2"), method="rules", by_hand=(), deep=False)
    claim = claim_reviews(a)["@graph"][0]
    assert claim["appearance"]["headline"] == "Depot Stays Open"
    assert "<title>Depot Stays Open</title>" in tei(a.statements)


def test_a_verdict_finds_its_claim_when_the_report_is_made_again(folder: Path) -> None:
    fill(folder, "cost 3 million", verdict="False")
    before = {row["words"]: row["claim"] for row in rows(folder)}
    new = "“A fire burned 40 houses of the town last week,” said Zoe Poe."
    findings.write(analysed(new, FIRST, SECOND), folder)
    review = next(r for words, r in graph(folder).items() if "cost 3 million" in words)
    assert review["reviewRating"]["alternateName"] == "False"
    after = {row["words"]: row["claim"] for row in rows(folder)}
    assert len(after) == 3
    (words,) = (w for w in before if "cost 3 million" in w)
    assert before[words] != after[words]


def test_a_verdict_on_a_claim_that_is_gone_is_kept(folder: Path) -> None:
    fill(folder, "cost 3 million", verdict="False")
    findings.write(analysed(FIRST), folder)
    assert not any("cost 3 million" in words for words in graph(folder))
    (gone,) = (row for row in rows(folder) if "cost 3 million" in row["words"])
    assert (gone["claim"], gone["verdict"]) == ("", "False")
    findings.write(analysed(FIRST, SECOND), folder)
    assert next(r for w, r in graph(folder).items() if "cost" in w)["reviewRating"]


def test_an_export_elsewhere_leaves_the_table_alone(folder: Path, tmp_path: Path) -> None:
    fill(folder, "closed", verdict="True")
    before = (folder / verdicts.NAME).read_bytes()
    export_report.export_report(folder, ["claims"], tmp_path / "elsewhere")
    assert (folder / verdicts.NAME).read_bytes() == before
    assert b'"True"' in (tmp_path / "elsewhere" / "claims.jsonld").read_bytes()


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ({"rating": "9"}, "line 2: 'rating' must be a whole number from 1 to 5"),
        ({"date": "last week"}, "'date' must be a day"),
        ({"url": "javascript:alert(1)"}, "'url' must be an address"),
    ],
)
def test_a_wrong_cell_is_told_and_nothing_is_lost(
    folder: Path, cells: dict[str, str], says: str
) -> None:
    table = rows(folder)
    fill(folder, table[0]["words"], **cells)
    before = (folder / verdicts.NAME).read_bytes()
    with pytest.raises(ParameterError, match=says):
        export_report.export_report(folder, ["claims"])
    assert (folder / verdicts.NAME).read_bytes() == before


def test_a_table_of_something_else_is_told(folder: Path) -> None:
    (folder / verdicts.NAME).write_text("a,b\n1,2\n")
    with pytest.raises(ParameterError, match="has no column 'verdict'"):
        export_report.export_report(folder, ["claims"])
