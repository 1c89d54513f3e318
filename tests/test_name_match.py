"""Whether two names are one actor: one answer within an article, across articles and in corpora."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.actors.name_match import clues, same_actor, same_but_spelling
from analysis.article.article import parse
from analysis.corpus import compare
from analysis.corpus.link_names import joined
from analysis.corpus.match_across_articles import canonical
from analysis.errors import ParameterError
from analysis.pipeline import analyse
from analysis.statements.statements import statements
from analysis.views import workbench, workbench_edits

END = " The talks lasted for most of the day and went on until late at night in the town."
PAIRS = [
    ("Robert Menendez", "Bob Menendez", "person", True),
    ("Joseph R. Biden Jr.", "Joe Biden", "person", True),
    ("Donald Trump", "Donald Trump Jr.", "person", False),
    ("Fred Trump Sr.", "Fred Trump Jr.", "person", False),
    ("Eric Trump", "Erica Trump", "person", False),
    ("George W. Bush", "George H. Bush", "person", False),
    ("Mario Vargas Llosa", "Vargas Llosa", "person", True),
    ("Juan Pablo Lopez Sanchez", "Lopez-Sanchez", "person", True),
    ("Ana Lopez-Sanchez", "Ana Lopez Sanchez", "person", True),
    ("Bea Lopez-Sanchez", "Ana Lopez Sanchez", "person", False),
    ("White House", "House", "organisation", False),
    ("U.S. Senate", "Senate", "organisation", True),
    ("New York Times", "Times", "media", True),
    ("United States", "U.S.", "place", True),
    ("South Holm", "North Holm", "place", False),
]


@pytest.mark.parametrize(("one", "other", "kind", "same"), PAIRS)
def test_two_names(one: str, other: str, kind: str, same: bool) -> None:
    assert same_actor(one, other, kind) is same
    assert same_actor(other, one, kind) is same
    if same:
        assert clues(one, kind) & clues(other, kind)


@pytest.mark.parametrize(("one", "other", "kind", "same"), PAIRS)
def test_an_article_and_a_comparison_agree(one: str, other: str, kind: str, same: bool) -> None:
    the = "The " if kind in ("organisation", "media", "place") else ""
    text = "\n\n".join(f"{the}{name} said on Monday that it rained.{END}" for name in (one, other))
    speakers = [s.speaker for s in statements(parse(text), method="rules")]
    assert len(speakers) == 2
    if kind != "place":  # "South Holm" is not known as one
        assert (len(set(speakers)) == 1) is same
    known = canonical([one, other], {one: kind, other: kind})
    short = kind == "media"  # another article's "Times" may be another paper
    assert (known[one] == known[other]) is (same and not short)


def test_a_name_that_fits_two_stands_for_itself() -> None:
    people = ["Lee", "Ann Lee", "Tom Lee", "Bob Roe", "Robert Roe", "Roe"]
    known = canonical(people, dict.fromkeys(people, "person"))
    assert known["Lee"] == "Lee"
    assert known["Roe"] == known["Bob Roe"] == known["Robert Roe"] == "Robert Roe"
    bushes = ["George Bush", "George W. Bush", "George H. Bush"]
    assert canonical(bushes, dict.fromkeys(bushes, "person")) == {name: name for name in bushes}


def test_two_articles_that_name_him_otherwise_have_one_actor() -> None:
    texts = [f"{name} Menendez said on Monday that it rained.{END}" for name in ("Robert", "Bob")]
    read = [
        compare.Read.of(analyse(parse(text, slug=str(n)), method="rules", deep=False))
        for n, text in enumerate(texts)
    ]
    rows = compare.speakers(compare.distinct(read))
    assert rows[["actor", "heard_in"]].to_numpy().tolist() == [["Robert Menendez", 2]]


def test_a_corpus_keeps_apart_whom_an_article_keeps_apart() -> None:
    names = [
        ("person", "Eric Trump", 50), ("person", "Erica Trump", 3),
        ("person", "Christopher Robertson", 50), ("person", "Christopher Robertson Jr.", 3),
        ("person", "Robert Menendez", 20), ("person", "Bob Menendez", 30),
        ("person", "Rob Menendez", 2),
        ("person", "Al Winter", 5), ("person", "Albert Winter", 5), ("person", "Alan Winter", 5),
        ("person", "Jonathan Whitfield", 5), ("person", "Jonathan Whitfeld", 1),
        ("organisation", "White House", 50), ("organisation", "House", 9),
    ]  # fmt: skip
    forms = [("person", "Christopher Robertson", "Christopher Robertson Jr.", 3)]
    actor = {row.name: row.actor for row in joined(names, forms)}
    for name in ("Erica Trump", "Christopher Robertson Jr.", "House", "Al Winter"):
        assert actor[name] == name
    assert {actor[f"{given} Menendez"] for given in ("Robert", "Bob", "Rob")} == {"Bob Menendez"}
    assert actor["Jonathan Whitfeld"] == "Jonathan Whitfield"
    assert not same_but_spelling("robert lee ii", "robert lee iii")


def test_an_analyst_may_call_an_actor_by_another_of_its_names(tmp_path: Path) -> None:
    names = ("Robert Menendez", "Ann Lee", "Tom Lee")
    text = "\n\n".join(f"{name} said on Monday that it rained.{END}" for name in names)
    file = tmp_path / "rain.txt"
    file.write_text(text, "utf-8")
    on = workbench.bench(file, "rules")
    assert [s.speaker for s in on.statements] == list(names)
    assert workbench_edits.give(on, 2, "Bob Menendez").statements[1].speaker == "Robert Menendez"
    assert (
        workbench_edits.give(on, 1, "Lee").statements[0].speaker == "Lee"
    )  # of two, so it is taken as given
    assert (
        workbench_edits.give(on, 1, "Robert Menendez Jr.").statements[0].speaker
        == "Robert Menendez Jr."
    )
    with pytest.raises(ParameterError, match="already attributed to Robert Menendez"):
        workbench_edits.give(on, 1, "Bob Menendez")


def test_accents_make_nobody_else() -> None:
    assert same_actor("Ana González", "Ana Gonzalez", "person")
    assert not same_actor("Ana González", "Ana Gonzales-Ruiz", "person")
