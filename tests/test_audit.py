"""The command ``sayso audit``: outlets and weeks side by side, and the user's own table of people.

All articles here were written for Sayso.
"""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from analysis.article.article import parse
from analysis.cli import app
from analysis.corpus.audit import Audit, shares, sourcing_audit
from analysis.corpus.people_table import EMPTY, UNKNOWN, people, read_people
from analysis.errors import ParameterError
from analysis.pipeline import analyse
from analysis.reporting.audit_page import page, write
from analysis.reporting.report import Report

Run = Callable[..., tuple[int, str, str]]

POST = """“The port is safe,” said Ann Lee, the mayor.

“The crane is old,” said an official who asked not to be named to keep his job.
"""
GAZETTE = """“The quays need repair,” said Tom Ward, a sailor. “We wait,” said Ann Lee.

A report by the Coast Office found that half of the quays are old.
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two outlets, two weeks."""
    out = tmp_path_factory.mktemp("articles")
    rows = [
        {
            "id": "a",
            "title": "Safe <b>",
            "outlet": "The Post",
            "date": "2020-01-06",
            "text": POST,
            "Leaning": "left",
        },
        {"id": "b", "title": "Old", "outlet": "Gazette", "date": "2020-01-14", "text": GAZETTE},
    ]
    (out / "news.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return out


@pytest.fixture(scope="module")
def made(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, tuple[int, str, str]]:
    """The audit of that folder, with a table of people."""
    root = tmp_path_factory.mktemp("audit")
    table = root / "people.csv"
    table.write_text("name,party\nAnn Lee,Green\n", "utf-8")
    result = CliRunner().invoke(
        app.sayso,
        [
            "audit",
            str(folder),
            "--out",
            str(root / "out"),
            "--people",
            str(table),
            "--by",
            "leaning",
        ],
    )
    return root / "out", (result.exit_code, result.stdout, result.stderr)


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_the_page_and_the_tables_are_written(made: tuple[Path, tuple[int, str, str]]) -> None:
    out, (status, stdout, _) = made
    assert status == 0
    text = (out / "audit.html").read_text("utf-8")
    assert str(out / "audit.html") in stdout
    for words in ("Outlets side by side", "Weeks side by side", "The Post", "2020-W03", "Party"):
        assert words in text
    assert "Safe &lt;b&gt;" in text
    assert "<b>" not in text
    assert "http" not in text.split("</style>")[1]
    book = openpyxl.load_workbook(out / "audit.xlsx", read_only=True)
    assert {"articles", "sources", "by_outlet", "people"} <= set(book.sheetnames)


def test_each_source_is_a_row(made: tuple[Path, tuple[int, str, str]]) -> None:
    found = {(r["article"], r["source"]): r for r in rows(made[0], "sources")}
    official = found["a", "an official"]
    assert official["type"] == "anonymous"
    assert official["reason"] == "to keep his job"
    assert official["title"] == "Safe <b>"
    assert official["party"] == ""
    assert found["a", "Ann Lee"]["party"] == "Green"
    assert found["b", "Tom Ward"]["party"] == UNKNOWN
    assert found["b", "Tom Ward"]["described_as"] == "sailor"


def test_outlets_and_weeks_add_up(made: tuple[Path, tuple[int, str, str]]) -> None:
    for name in ("outlet", "week"):
        table = rows(made[0], f"by_{name}")
        for value in {r[name] for r in table}:
            total = sum(float(r["share_of_statements"]) for r in table if r[name] == value)
            assert total == pytest.approx(1, abs=0.001)
    post = [r for r in rows(made[0], "by_outlet") if r["outlet"] == "The Post"]
    assert {r["type"]: r["statements"] for r in post} == {"named person": "1", "anonymous": "1"}


def test_columns_of_the_table_stand_side_by_side(
    made: tuple[Path, tuple[int, str, str]], folder: Path, tmp_path: Path, sayso: Run
) -> None:
    found = {r["leaning"]: int(r["articles"]) for r in rows(made[0], "by_leaning")}
    assert found == {"left": 1, "none given": 1}
    assert "Side by side: leaning" in (made[0] / "audit.html").read_text("utf-8")
    status, _, told = sayso("audit", folder, "--out", tmp_path / "a", "--by", "mood")
    assert status == 2
    assert "no column 'mood'; they have leaning" in told


def test_first_and_last_word(made: tuple[Path, tuple[int, str, str]]) -> None:
    article = next(r for r in rows(made[0], "articles") if r["article"] == "a")
    assert (article["first_word"], article["last_type"]) == ("Ann Lee", "anonymous")
    assert article["week"] == "2020-W02"
    assert article["rest_on_one_anonymous"] == "1"


def test_reports_are_read_as_they_are_and_linked(
    seed_report: Report, tmp_path: Path, sayso: Run
) -> None:
    status, _, _ = sayso("audit", str(seed_report.folder.parent), "--out", str(tmp_path / "audit"))
    assert status == 0
    (article,) = rows(tmp_path / "audit", "articles")
    assert article["link"].endswith("iran-missiles/report.html")
    assert (tmp_path / "audit" / article["link"]).resolve() == (
        seed_report.folder / "report.html"
    ).resolve()


def test_only_the_newest_edition_counts(seed_report: Report, tmp_path: Path, sayso: Run) -> None:
    for number, name in ((1, "iran"), (2, "iran--2")):
        target = tmp_path / "reports" / name
        shutil.copytree(seed_report.folder, target)
        manifest = json.loads((target / "manifest.json").read_text("utf-8"))
        manifest["run"] = {"edition": number, "first": "iran"}
        (target / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    assert sayso("audit", str(tmp_path / "reports"), "--out", str(tmp_path / "audit"))[0] == 0
    (article,) = rows(tmp_path / "audit", "articles")
    assert "iran--2" in article["link"]


def test_an_audit_within_the_folder_is_not_read_again(tmp_path: Path, sayso: Run) -> None:
    (tmp_path / "a.txt").write_text(POST, "utf-8")
    for _ in range(2):
        assert sayso("audit", str(tmp_path), "--out", str(tmp_path / "audit"), "--rules")[0] == 0
    assert len(rows(tmp_path / "audit", "articles")) == 1


def test_a_folder_of_somebody_elses_is_left_alone(tmp_path: Path, sayso: Run) -> None:
    (tmp_path / "a.txt").write_text(POST, "utf-8")
    status, _, err = sayso("audit", str(tmp_path), "--out", str(tmp_path))
    assert status == 2
    assert "holds other files" in err
    assert [p.name for p in tmp_path.iterdir()] == ["a.txt"]


def test_what_cannot_be_read_is_told_and_the_rest_is_audited(tmp_path: Path, sayso: Run) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(POST, "utf-8")
    (tmp_path / "in" / "b.txt").write_bytes(b"\x00\x01\x02\x03" * 50)
    status, _, err = sayso("audit", str(tmp_path / "in"), "--out", str(tmp_path / "o"), "--rules")
    assert status == 2
    assert "b.txt" in err
    assert "Traceback" not in err
    assert len(rows(tmp_path / "o", "articles")) == 1
    assert "b.txt" in (tmp_path / "o" / "audit.html").read_text("utf-8")


@pytest.mark.parametrize("where", ["nowhere", "empty"])
def test_no_articles(tmp_path: Path, sayso: Run, where: str) -> None:
    (tmp_path / "empty").mkdir()
    status, _, err = sayso("audit", str(tmp_path / where), "--out", str(tmp_path / "o"))
    assert status == 2
    assert where in err
    assert not (tmp_path / "o").exists()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name\nAnn Lee\n", "at least one more"),
        ("who,party\nAnn Lee,Green\n", "must have a column `name`"),
        ("name,party\n", "names nobody"),
        ("name,party\nAnn Lee,Green,Blue\n", "line 2, has 3 cells"),
        ("name,party,party\nAnn Lee,a,b\n", "a name of its own"),
        ("name,statements\nAnn Lee,9\n", "rename statements"),
        ('name,party\n"Ann Lee,Green\n', "line 2, cannot be read"),
    ],
)
def test_a_table_of_people_that_is_none(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "people.csv").write_text(text, "utf-8")
    with pytest.raises(ParameterError, match=message):
        read_people(tmp_path / "people.csv")


def test_people_are_matched_by_name_and_never_guessed() -> None:
    table = people(["name,party\n", "Robert Menendez,D\n", "Ann Lee,Green\n", "Bo Lee,Red\n"])
    assert table.of("Sen. Bob Menendez") == {"party": "D"}
    assert table.of("Menendez") == {"party": "D"}
    assert table.of("Lee") == {"party": UNKNOWN}
    assert table.of("Carol Menendez") == {"party": UNKNOWN}


def test_no_people_no_columns() -> None:
    audit = sourcing_audit([(analyse(parse(POST, "post"), method="rules", deep=False), "")])
    names = set(audit.tables()["sources"].columns)
    assert not names & {"gender", "sex", "party"}
    assert "people" not in audit.tables()


def test_accusations_are_left_out_where_they_are_right_too_seldom() -> None:
    assert "accused" not in Audit().tables()
    assert "accused" in Audit().tables(accusations=True)


def test_an_empty_audit_is_a_page_all_the_same(tmp_path: Path) -> None:
    assert "No source was found" in page(Audit(), "Nothing", [])
    assert shares([]) == []
    assert (tmp_path / "o" / "audit.html") in write(Audit(), tmp_path / "o")


def test_an_input_that_was_left_out_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(POST, "utf-8")
    (tmp_path / "b.txt").write_text(GAZETTE, "utf-8")
    (tmp_path / "a.corrections.yml").write_text("- drop: [\n", "utf-8")
    (tmp_path / "b.corrections.yml").write_text("- drop: {words: It snowed all week}\n", "utf-8")
    out = tmp_path / "out"
    result = CliRunner().invoke(app.sayso, ["audit", str(tmp_path), "--out", str(out), "--rules"])
    assert result.exit_code == 2
    assert "sayso: not in the audit: " in result.stderr
    assert "1 input left out" in result.stderr
    assert "the correction (drop) of “It snowed all week” was not applied" in result.stderr
    page_ = (out / "audit.html").read_text("utf-8")
    assert "1 input could not be read and is not in this audit" in page_
    assert page_.index("is not in this audit") < page_.index("On whom the articles draw</h2>")
    assert "1 correction was not applied" in page_


def test_few_articles_are_shown_in_numbers_and_no_year_is_left_off() -> None:
    articles = [
        analyse(
            parse(POST, f"p{year}", title=f"In {year}", date=f"{year}-02-03"),
            method="rules",
            deep=False,
        )
        for year in range(2001, 2021)
    ]
    audit = sourcing_audit((a, "") for a in articles)
    text = page(audit, "Years", [])
    assert "Decades side by side" in text
    assert all(words in text for words in ("2000s", "2010s", "2020s"))
    few = page(sourcing_audit((a, "") for a in articles[:2]), "Years", [])
    assert "In numbers, since no week has 5 articles." in few
    assert "2001-W05" in few


def test_each_anonymous_source_is_listed_with_its_words(
    made: tuple[Path, tuple[int, str, str]],
) -> None:
    text = (made[0] / "audit.html").read_text("utf-8")
    assert "1 anonymous source, 1 with a reason" in text
    assert "“The crane is old”" in text
    listed = [row for row in rows(made[0], "sources") if not row["unsure"]]
    assert len(listed) == 5
    assert "5 sources</summary>" in text
    found = {r["source"]: r["quotation"] for r in rows(made[0], "sources")}
    assert found["an official"] == "The crane is old"
    none = [
        (analyse(parse("“It rains,” said a source close to the port."), method="rules"), "r.html")
    ]
    told = page(sourcing_audit(none), "None", [])
    assert '<span class="dim">none</span>' in told
    assert 'href="r.html#s1"' in told


def test_an_empty_cell_is_not_missing_from_the_table() -> None:
    table = people(["name,party", "Ann Lee,Green", "Tom Ward,"])
    audit = sourcing_audit([(analyse(parse(GAZETTE), method="rules", deep=False), "")], table)
    text = page(audit, "People", [])
    assert "Not in the table" not in text
    assert EMPTY.capitalize() in text or EMPTY in text
