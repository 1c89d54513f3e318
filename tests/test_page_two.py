"""Figures, names and rows below page one say no more than it, and count what the article says.

The texts were written for Sayso.
"""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest

from analysis import views
from analysis.article.article import parse
from analysis.article.author import lines_on_authors
from analysis.article.sentences_and_words import sentences
from analysis.article.spans import Span
from analysis.claims.extract_claims import claims
from analysis.pipeline import Analysis, analyse
from analysis.rhetoric.reference import unusual
from analysis.statements.spoken_about import sure_names
from analysis.statements.statements import Statement
from analysis.views.claims import ledger
from analysis.views.page_one import in_short
from analysis.views.page_one_voices import speaks_most

HARBOUR = """Harbour to Close, Mayor Says

“The harbour will close on the first of May, and nobody will lose work,” said Ann Lee, the mayor.

The council met for an hour on Monday and went home without a vote on the plan.

Karl Moss led the talks.
"""


def read(text: str) -> Analysis:
    return analyse(parse(text), method="rules", deep=False)


def test_no_heading_names_as_first_whom_page_one_is_not_sure_of() -> None:
    a = read(HARBOUR)
    said = a.statements
    for p, title in ((0.95, "Ann Lee has"), (0.85, "Whose words")):
        items = tuple(replace(s, confidence=0.95, speaker_p=p) for s in said)
        a.__dict__["_corrected"] = (replace(said, items=items), ())
        assert views.share_of_voice(a).title.startswith(title)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Ada Holm is Northam Herald’s harbour reporter. Follow her on Twitter @adaholm.", True),
        ("Ada Holm hosts a talk show as a columnist of the Herald.", True),
        ("With research by Nina F. Falk.", True),
        ("Ada Holm can be reached at ada@herald.example.", True),
        ("Ada Holm is Northam’s first woman in the job.", False),
        ("Ada Holm covers the costs of the harbour.", False),
        ("“You can follow him on foot,” Ada Holm said.", False),
    ],
)
def test_a_note_on_the_author_at_the_end_makes_no_claims_and_names_nobody(
    line: str, found: bool
) -> None:
    article = parse(f"{HARBOUR}\n{line}\n")
    assert bool(lines_on_authors(article)) is found
    a = read(f"{HARBOUR}\n{line}\n")
    claims = [c for c in a.claims if a.claims.words(c).startswith("Ada Holm")]
    named = {m.span.of(a.article.text) for m in sure_names(a.statements.cast)}
    if found:
        assert not claims
        assert named == {"Ann Lee", "Karl Moss"}


@pytest.mark.parametrize(
    ("sentence", "actor"),
    [
        ("He went back to the White House on Monday.", False),
        ("Karl Moss began his bid for the White House in May.", False),
        ("A crowd stood outside the White House on Monday.", False),
        ("The White House rejected the plan on Monday.", True),
        ("Karl Moss sent a letter to the White House.", True),
        ("It won praise from White House officials.", True),
    ],
)
def test_the_seat_of_a_head_is_an_actor_only_where_it_acts(sentence: str, actor: bool) -> None:
    a = read(f"{HARBOUR}\n{sentence} The vote is in June.\n")
    named = {m.span.of(a.article.text) for m in sure_names(a.statements.cast)}
    assert any("White House" in name for name in named) is actor


def test_a_middle_initial_ends_no_sentence() -> None:
    text = "She works for the Jerome N. Harbour Fund in Northam. He read World War I. Frank left."
    found = [s.of(text) for s in sentences(text)]
    assert found[0] == "She works for the Jerome N. Harbour Fund in Northam."
    assert found[-1] == "Frank left."


def test_a_name_is_neither_cut_nor_counted_as_two() -> None:
    text = (
        "George Hale paid for the boats. Ann Lee sits on the Advisory Board of the Migration "
        "Initiative of Hale’s Harbour Relief Fund. The Lane Center met. The Moss Center paid. The "
        "Center’s head left. The International Tram Project (formerly Northam Tram Project) closed."
    )
    a = read(f"Harbour to Close\n\n{text}\n")
    named = {m.span.of(a.article.text) for m in sure_names(a.statements.cast)}
    assert "Advisory Board of the Migration Initiative" in named
    assert "Lane Center" in named
    assert "International Tram Project" in named
    assert not named & {"Center", "Northam Tram Project"}
    assert not any(name.endswith("of Hale") for name in named)
    owners = [m for m in sure_names(a.statements.cast) if m.span.of(a.article.text) == "Hale"]
    assert len(owners) == 1


@pytest.mark.parametrize(("ours", "told"), [("", True), ("I met them, and I went home.\n", False)])
def test_who_says_i_only_in_quotations_is_told_apart(ours: str, told: bool) -> None:
    said = "“I know my trade, I love my harbour, and I tell my men so,” said Ann Lee.\n\n"
    a = read(f"Harbour to Close\n\n{said}{ours}")
    row = next(row for row in a.measures if row.value.name == "self-mention")
    assert row.value.only_quoted is told
    standings = [s.short for _, s in unusual(a.measures) if "“I”" in s.short]
    assert standings
    assert all(short.endswith("but only in quotations") is told for short in standings)


@pytest.mark.parametrize(
    ("cue", "content", "shown", "confidence"),
    [
        ("reported", "that, as in May, the trams slid", "as in May, the trams slid", 0.95),
        ("reported:", "When it rains, the trams slide.", "When it rains, the trams slide.", 0.95),
        ("says", "he burst into tears", "he burst into tears", 0.95),
        (
            "credited",
            "the men who ran the port for saving it",
            "Ann Lee credited the men who ran the port for saving it",
            0.95,
        ),
        ("credited", "the men who ran the port for saving it", "", 0.7),
        ("crediting", "the men who ran the port for saving it", "", 0.7),
    ],
)
def test_a_claim_has_the_verb_of_reporting_only_where_it_says_nothing_without(
    cue: str, content: str, shown: str, confidence: float
) -> None:
    article = parse(f"Trams Slide\n\nAnn Lee {cue} {content}\n")
    start, cut = article.text.index(cue), article.text.index(content)
    statement = Statement(
        number=1, kind="indirect", speaker="Ann Lee", speaker_id="ann-lee",
        source=(Span(start - 8, start - 1),), cue=(Span(start, start + len(cue)),),
        content=(Span(cut, cut + len(content)),), confidence=confidence,
    )  # fmt: skip
    a = analyse(article, method="rules", deep=False)
    said = replace(a.statements, items=(statement,))
    page = str(ledger(claims(article, said, deep=False), said)._repr_html_())
    cells = [unescape(re.sub(r"<[^>]+>", "", c)).strip() for c in re.findall(r"<td.*?</td>", page)]
    assert shown in cells if shown else not cells  # a verb without its sure subject is no claim


def test_nobody_speaks_most_with_hardly_a_word() -> None:
    said = "“The harbour will close in May,” said Ann Lee, the mayor.\n\n"
    story = "The council met for an hour and went home without a vote. " * 20
    assert speaks_most(read(said)) is not None
    assert speaks_most(read(said + story)) is None


def test_a_report_with_more_words_is_heard_before_who_says_a_few() -> None:
    a = analyse(
        parse(
            "“The harbour will close,” said Ann Lee, the mayor.\n\n"
            "A report by the Coast Office found that half of the quays need repair, "
            "that the cranes are older than the town hall and that the boats leak."
        )
    )
    text = unescape(re.sub(r"<[^>]+>", "", in_short(a)._repr_html_()))
    assert "A report by the Coast Office is heard, among others." in text
