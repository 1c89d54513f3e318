"""Whose a surname is where a relative of the same name speaks, and kings and popes of one name."""

from __future__ import annotations

from analysis.actors.cast import cast
from analysis.article.article import parse
from analysis.statements.statements import statements


def speakers(text: str) -> list[str]:
    return [s.speaker for s in statements(parse(text)) if s.cue]


def test_a_grandson_who_alone_speaks_bears_the_surname() -> None:
    text = (
        "Candidate Adam T. Hale once made a film on trams. It rained. The trams were late.\n\n"
        "“He would be lost today,” said his grandson, Tom Hale, a historian in Kent.\n\n"
        "Hale said he taught in Vale. His books include “Life with Adam Tom Hale, 1961-1969”"
        " and one on ferries.\n\n"
        "“How can it be so wet?” asked Hale, who is married to Nora Hale, a poet.\n\n"
        "“The harbour will dry,” Hale said."
    )
    assert speakers(text) == ["Tom Hale"] * 4


def test_a_pope_of_one_name_is_nobody_who_is_called_so_by_his_parents() -> None:
    text = (
        "Pope Leo said that the war must end. The pope said that it rains.\n\n"
        "—Leo X. Ward in Vale contributed to this article."
    )
    assert set(speakers(text)) == {"Leo"}
    of_old = cast(parse("King Karl II came. King Karl said that it rains."))
    assert [a.name for a in of_old.actors if a.kind == "person"] == ["Karl II"]


def test_recall_is_no_given_name() -> None:
    found = cast(parse("Tom Ward came. Recall Tom's remark on rain."))
    assert [a.name for a in found.actors if a.kind == "person"] == ["Tom Ward"]


def test_a_byname_and_a_surname_with_its_article_belong_to_the_name() -> None:
    text = "Peter the Great said that it rains. Nora diNapoli left. Mrs. diNapoli was cross."
    people = [a.name for a in cast(parse(text)).actors if a.kind == "person"]
    assert people == ["Peter the Great", "Nora diNapoli"]
