"""What a corpus says is true of its articles: who is who, what is read, what is left out."""

import json
from pathlib import Path

import pytest

from analysis.actors.name_match import PERSON
from analysis.article.article import parse
from analysis.common.atomic_files import put_json
from analysis.corpus import opened, overview
from analysis.corpus.link_names import Join, joined
from analysis.corpus.match_across_articles import canonical
from analysis.corpus.schema import COLUMNS, FORM
from analysis.corpus.spellings import COLUMN, joined_by_spelling, with_spellings
from analysis.corpus.store import index
from analysis.errors import ArticleError
from analysis.pipeline import analyse
from tests.corpora import TEXT, made, row, write_lines

# Written for Sayso.
GERMAN = (
    "Der Fluss stieg am Montag um drei Meter, sagte die Bürgermeisterin Anna Lee. „Wir werden die "
    "Brücke schließen“, sagte sie vor der Presse, und niemand soll sie noch einmal überqueren."
)


def links(names: list, forms: list = ()) -> dict[str, Join]:
    return {one.name: one for one in joined(names, forms)}


@pytest.mark.parametrize(
    ("kind", "common", "rare", "uses"),
    [
        (PERSON, "Eric Trump", "Erica Trump", 9),
        (PERSON, "Robert Kennedy", "Robert Kennedy Jr.", 9),
        (PERSON, "Daniel Craig", "Danielle Craig", 2),
        (PERSON, "Christopher Johnson", "Christopher Johnston", 0),  # both are common
        ("organisation", "White House", "House", 9),
        ("organisation", "White House", "the House", 9),
        ("organisation", "Supreme Court", "Ohio Supreme Court", 9),
        ("organisation", "Australian Embassy", "Austrian Embassy", 0),
        ("organisation", "Bank of Slovenia", "Bank of Slovakia", 0),
        ("organisation", "Foreign Ministry", "Foreign Minister", 0),
    ],
)
def test_two_actors_stay_two(kind, common, rare, uses):
    names = [(kind, common, 9), (kind, rare, 8)]
    for form, name in ((common, rare), (rare, common)):
        found = links(names, [(kind, form, name, uses)] if uses else [])
        assert {one.actor for one in found.values()} == {common, rare}, (form, name)


@pytest.mark.parametrize(
    ("kind", "name", "actor", "forms", "spelling"),
    [
        (PERSON, "Lee", "Ann Lee", 9, False),
        (PERSON, "Crooked Ann Lee", "Ann Lee", -9, False),
        (PERSON, "Jonathan Whitfeld", "Jonathan Whitfield", 0, True),
        ("organisation", "IRB", "International Rail Board", 9, False),
        ("organisation", "Senate", "U.S. Senate", 9, False),
        ("organisation", "Ministry of Defense", "Ministry of Defence", 0, True),
        ("organisation", "the Northam Post", "Northam Post", 0, False),
    ],
)
def test_a_name_joined_by_spelling_alone_is_marked(kind, name, actor, forms, spelling):
    uses = (
        [(kind, name, actor, forms)] if forms > 0 else [(kind, actor, name, -forms)] * bool(forms)
    )
    found = links([(kind, actor, 9), (kind, name, 2)], uses)[name]
    assert (found.actor, found.by_spelling) == (actor, spelling)


def test_the_mark_goes_down_a_chain_of_links():
    names = [(PERSON, "Jonathan Whitfield", 20), (PERSON, "Jonathan Whitfeld", 4),
             (PERSON, "Whitfeld", 2)]  # fmt: skip
    found = links(names, [(PERSON, "Whitfeld", "Jonathan Whitfeld", 4)])
    assert found["Whitfeld"].actor == "Jonathan Whitfield"
    assert found["Whitfeld"].how == "alias"
    assert found["Whitfeld"].by_spelling


def test_tables_and_notebook_show_names_joined_by_spelling(tmp_path: Path):
    names = ["Jonathan Whitfield"] * 4 + ["Jonathan Whitfeld"]
    rows = [{"id": f"a{n}", "text": f'"It rains," said {name} on Monday.'}
            for n, name in enumerate(names)]  # fmt: skip
    found = made(tmp_path / "out", write_lines(tmp_path / "a.jsonl", rows))
    people = found.table("people").set_index("name")["by_spelling"]
    assert not people["Jonathan Whitfield"].any()
    assert people["Jonathan Whitfeld"]
    heard = overview.actors_by_outlet(found)
    assert heard["actor"].tolist() == ["Jonathan Whitfield"]
    assert with_spellings(heard, found)[COLUMN].tolist() == ["Jonathan Whitfeld"]
    texts = [f'"It rains," said {name} Whitfield.' for name in ("Kristin", "Kristin", "Kristen")]
    read = [analyse(parse(text), method="rules") for text in texts]
    (pair,) = joined_by_spelling(read).items()
    assert {pair[0], *pair[1]} == {"Kristin Whitfield", "Kristen Whitfield"}
    assert COLUMN not in with_spellings(overview.actors_by_outlet(read[:1]), read[:1])


def test_what_cannot_be_read_is_an_error_and_not_a_zero(tmp_path: Path):
    rows = [row(1), row(2, text=GERMAN), row(3, text="---\n\n* * *"), row(4, text="It rained.")]
    lines = write_lines(tmp_path / "a.jsonl", rows)
    found = made(tmp_path / "out", lines)
    articles = found.table("articles").set_index("slug")
    assert articles["language"].to_dict() == {"r1": "en", "r4": "und"}
    assert articles["text_kind"].to_dict() == {"r1": "too short", "r4": "too short"}
    told = found.table("errors").set_index("slug")["told"]
    assert "not seem to be in English" in told["r2"]
    assert "no text" in told["r3"]
    given = overview.gathered(lines)
    read = overview.analysed(given, "rules")
    assert overview.numbers(read, ())["article"].tolist() == ["r1", "r4"]
    assert overview.left_out(given)["article"].tolist() == ["r2", "r3"]
    assert overview.left_out(found).values.tolist() == overview.left_out(given).values.tolist()
    with pytest.raises(ArticleError, match="None of the articles can be read"):
        overview.analysed(given[1:3], "rules")


def test_no_column_needs_quotation_marks(tmp_path: Path):
    found = made(tmp_path / "out", write_lines(tmp_path / "a.jsonl", [row(1), row(2)]))
    for table in (*COLUMNS, "names", "copies", "stories", "people"):
        for column in found.table(table, 1).columns:
            found.sql(f"SELECT {column} FROM {table} ORDER BY {column}")


def test_tables_of_another_version_are_told(tmp_path: Path, sayso):
    out = tmp_path / "out"
    lines = write_lines(tmp_path / "a.jsonl", [row(1), row(2)])
    made(out, lines)
    for form, said in ((FORM - 1, "an earlier version"), (FORM + 1, "a newer version")):
        put_json(
            out / "corpus.json", json.loads((out / "corpus.json").read_text()) | {"form": form}
        )
        with pytest.raises(ArticleError, match=said):
            opened(out)
    put_json(
        out / "corpus.json", json.loads((out / "corpus.json").read_text()) | {"form": FORM - 1}
    )
    status, _, complaint = sayso("corpus", lines, "--out", out, "--workers", 1, "--rules")
    assert status == 0
    assert "an earlier version of Sayso" in complaint
    assert "all articles are read anew" in complaint
    assert index(out)["articles"] == 2


def test_a_bad_row_does_not_end_a_reference(tmp_path: Path, sayso):
    good = [{"text": TEXT.format(n=n, name=f"Ann{chr(97 + n)}")} for n in range(20)]
    lines = tmp_path / "papers.jsonl"
    write_lines(lines, [*good[:9], {"title": "no text"}, {"text": GERMAN}, *good[9:]])
    lines.write_bytes(lines.read_bytes() + b"not json\n")
    out = tmp_path / "r.json.gz"
    status, printed, complaint = sayso("reference", lines, "--out", out, "--no-tagger")
    assert status == 0
    assert "20 articles" in printed
    told = complaint.strip().splitlines()
    assert len(told) == 3
    assert all(line.startswith("Left out: ") and "papers" in line for line in told)
    assert 'line 10, has no "text"' in told[0]
    assert "English" in told[1]
    folder = tmp_path / "folder"
    folder.mkdir()
    for n, one in enumerate(good):
        (folder / f"{n}.txt").write_text(one["text"])
    (folder / "broken.txt").write_bytes(b"\0\0\0")
    status, _, complaint = sayso("reference", folder, "--out", out, "--no-tagger")
    assert status == 0
    assert "broken.txt" in complaint


@pytest.mark.parametrize(
    ("kind", "short", "long"),
    [
        ("organisation", "GOP", "Kansas GOP"),
        ("organisation", "Left", "Alinskyite Left"),
        ("organisation", "Union", "Harbour Union"),
        ("organisation", "Legislature", "Northam Legislature"),
        ("organisation", "LGBT", "LGBT & Harbour Project"),
        ("media", "CNN", "CNN Electoral Map"),
        ("media", "Reuters", "Reuters Image"),
        ("media", "Press", "Harbour Press"),
        (PERSON, "George Walter Hale", "George H. B. Hale"),
    ],
)
def test_a_short_common_name_is_no_longer_one_of_another_article(kind, short, long):
    found = links([(kind, short, 9), (kind, long, 2)], [(kind, short, long, 2)])
    assert {one.actor for one in found.values()} == {short, long}
    assert canonical([short, long], {short: kind, long: kind}) == {short: short, long: long}


def test_a_middle_initial_makes_no_other_person():
    found = links([(PERSON, "Susan Hale", 9), (PERSON, "Susan M. Hale", 2)])
    assert {one.actor for one in found.values()} == {"Susan Hale"}
    two = [(PERSON, "Susan Hale", 9), (PERSON, "Susan M. Hale", 2), (PERSON, "Susan K. Hale", 2)]
    assert len({one.actor for one in links(two).values()}) == 3


def test_whoever_is_only_described_is_no_one_actor_of_all_articles():
    texts = [f'"It rains in {town}," others said on Monday.' for town in ("Northam", "Southam")]
    read = [analyse(parse(text), method="rules", deep=False) for text in texts]
    assert overview.actors_by_outlet(read).empty
