"""Furniture that a copied page runs into its sentences. All texts were written for Sayso."""

from __future__ import annotations

import pytest

from analysis.article.article import parse
from analysis.article.link_boxes import link_boxes, without_boxes
from analysis.pipeline import analyse


def amid(line: str) -> str:
    return (
        f"Trams are late in Northam, Mayor Ann Lee said.\n\n{line}\n\nThe port is open, she said."
    )


BOX = "Ann Mary LeeLee wins vote on trams Port 'very late' again Sailors sue NYT MORE"
TEXT = (
    f"Mayor Ann Lee {BOX} (N) told the council on Monday that the old trams were “a shame for all "
    f"of us.”\n\nThe plan of Ann Lee {BOX} will fail, said Tom Ward."
)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        (f"Mayor Ann Lee {BOX} spoke.", "Mayor Ann Lee spoke."),
        (f"Mayor Lee{BOX} spoke.", "Mayor Lee spoke."),
        ("Tom Ward Thomas (Tom) WardMORE spoke.", "Tom Ward spoke."),
        ("Tom Ward Tom Ward Port is late again MORE spoke.", "Tom Ward spoke."),
        ("Ann O'Hara Ann Sue O'Hara2020 vote nears MORE spoke.", "Ann O'Hara spoke."),
    ],
)
def test_a_box_behind_a_name_is_found_with_its_links(text: str, rest: str) -> None:
    assert len(without_boxes(text)) == len(text)
    assert " ".join(without_boxes(text).split()) == rest


@pytest.mark.parametrize(
    "text",
    [
        "Tom Ward and Ann Ward spoke. READ MORE",
        "Ann Lee said she wants MORE trams and Tom Ward wants more.",
        "Lee met Lee of the port.\n\nTrams are late MORE",
    ],
)
def test_other_words_in_capitals_are_no_box(text: str) -> None:
    assert link_boxes(text) == ()


@pytest.mark.parametrize("method", ["rules", "tagger"])
def test_boxes_are_nobodys_words_and_name_nobody(method: str) -> None:
    article = parse(TEXT)
    found = analyse(article, by_hand=(), method=method, deep=False)
    assert found.article.text == TEXT
    words = [found.statements.words(s) for s in found.statements]
    assert not any("MORE" in w or "Sailors" in w for w in words)
    assert found.statements[0].speaker == "Ann Lee"
    assert not any("LeeLee" in a.name or "NYT" in a.name for a in found.statements.cast.actors)
    assert not any("Sailors" in span.of(TEXT) for span in article.body)
    assert article.word_count == parse(TEXT.replace(f" {BOX}", "")).word_count


def test_who_contributed_to_a_report_is_no_part_of_it() -> None:
    credit = "The Northam Post's Tom Ward contributed to this report."
    article = parse(f"The trams are late again in Northam, Mayor Ann Lee said.\n\n{credit}")
    assert [p.kind for p in article.paragraphs][-1] == "boilerplate"
    told = "Tom Ward contributed to the party of Ann Lee, she said, and to this report of hers."
    article = parse(f"The trams are late again in Northam, Mayor Ann Lee said.\n\n{told}")
    assert [p.kind for p in article.paragraphs][-1] == "body"


@pytest.mark.parametrize(
    "line",
    [
        "More:Mayor says trams are 'very late' again. (They are.)",
        "More: Mayor says trams are late",
        "Also see: Why the mayor says that trams are late",
        "►READ MORE: Mayor says trams are late",
        "SEE RELATED: Mayor says trams are late",
        "Mayor says 'close the port', and critics say no Read more",
        "( Also on TRAMNEWS: Mayor says trams are late)",
        "Trams Mayor Says Trams Are Late Listen · 4:31 4:31",
        "AD",
    ],
)
def test_links_to_other_articles_are_boilerplate(line: str) -> None:
    text = amid(line)
    assert [p.kind for p in parse(text).paragraphs][1] == "boilerplate"


@pytest.mark.parametrize(
    "line",
    [
        "Mayor's Comment On TRAMS Unveils Problems, Engineer Says",
        "It 'Crushes Human Souls': Ward Says New Trams Have Caused Rise of Anger",
        "Tram driver: 'Ms. Lee never tried to stop'",
    ],
)
def test_a_lone_headline_amid_the_text_is_nobodys_words(line: str) -> None:
    text = amid(line)
    assert [p.kind for p in parse(text).paragraphs][1] == "heading"
    assert len(analyse(parse(text), by_hand=(), method="rules", deep=False).statements) == 2


@pytest.mark.parametrize("label", ["Story highlights ", "Story Highlights\n\n"])
def test_the_lines_of_a_box_of_highlights_are_no_statements(label: str) -> None:
    points = ["Mayor Ann Lee says trams are late", 'Ward: Lee has "no plan" for them', "Why wait?"]
    text = label + "\n\n".join([*points, "The trams are late, Mayor Ann Lee said on Monday."])
    article = parse(text)
    assert [p.kind for p in article.paragraphs][-4:] == ["heading", "heading", "heading", "body"]
    assert len(analyse(article, by_hand=(), method="rules", deep=False).statements) == 1


def test_a_headline_in_brackets_behind_a_sentence_is_no_part_of_it() -> None:
    text = (
        "“He should go,” Ann Lee said. (RELATED: Mayor Says Trams Are Late. Here’s Why (Again))\n\n"
        "“I will stay,” said Tom Ward (who is 61)."
    )
    assert "".join(without_boxes(text).split()) == "".join(
        text.replace(" (RELATED: Mayor Says Trams Are Late. Here’s Why (Again))", "").split()
    )


def test_sentences_that_begin_as_a_link_does_stay() -> None:
    for line in ("Ann Lee, Dean of Law, Northam University Press", "Lee said no: “It is late.”"):
        assert [p.kind for p in parse(amid(line)).paragraphs][1] != "boilerplate"
