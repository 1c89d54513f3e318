"""Whose a paragraph is that is only a quotation (all texts are written for Sayso)."""

from __future__ import annotations

import pytest

from analysis.article.article import parse
from analysis.article.quotes import quotes, top
from analysis.article.spans import Span
from analysis.statements.attribution_candidate import Candidate, Rule
from analysis.statements.quotation_paragraphs import by_paragraph_before
from analysis.statements.statements import statements

HEAD = "Trams of Northam\n\n"
QUOTED = "“It is a disgrace, and every one of us pays for it.”"
HOLM = "Holm slammed the port for its role in it."
CLERK = "“We dig where we can,” a clerk of the port said in a statement."


def candidate(text: str, source: str, cue: str, *content: str) -> Candidate:
    def place(words: str) -> Span:
        start = text.index(words)
        return Span(start, start + len(words))

    return Candidate(
        (place(source),) if source else (),
        (place(cue),) if cue else (),
        tuple(map(place, content)),
        (Rule.TAGGER,),
        0.9,
    )


def shares(text: str, *seen: Candidate) -> list[tuple[str, list[str]]]:
    article = parse(text)
    made = by_paragraph_before(article, seen, top(quotes(article)))
    return [
        (d.source[0].of(text) if d.source else "", [c.of(text) for c in d.content]) for d in made
    ]


@pytest.mark.parametrize(
    "between", ["", "ADVERTISEMENT\n\n", "READ MORE: Why the port is late again\n\n"]
)
def test_it_belongs_to_whom_the_paragraph_before_tells_of(between: str) -> None:
    text = f"{HEAD}{HOLM}\n\n{between}{QUOTED}\n\n{CLERK}"
    slams = candidate(text, "Holm", "slammed", "the port for its role in it")
    says = candidate(text, "a clerk of the port", "said", QUOTED, "“We dig where we can,”")
    assert shares(text, slams, says) == [
        ("Holm", ["the port for its role in it"]),
        ("Holm", [QUOTED]),
        ("a clerk of the port", ["“We dig where we can,”"]),
    ]


def test_one_that_nobody_has_goes_on_from_the_quotation_before_it() -> None:
    text = f"{HEAD}“I have had enough,” Holm said.\n\nADVERTISEMENT\n\n{QUOTED}\n\nIt rained."
    says = candidate(text, "Holm", "said", "“I have had enough,”")
    assert shares(text, says) == [("Holm", ["“I have had enough,”", QUOTED])]


def test_several_go_on_one_from_the_other() -> None:
    more = "“And it will not be the last.”"
    text = f"{HEAD}{HOLM}\n\n{QUOTED}\n\n{more}\n\nThe trams run until May, the council said."
    slams = candidate(text, "Holm", "slammed", "the port for its role in it")
    says = candidate(text, "the council", "said", QUOTED, more, "The trams run until May")
    assert shares(text, slams, says)[1:] == [
        ("Holm", [QUOTED, more]),
        ("the council", ["The trams run until May"]),
    ]


@pytest.mark.parametrize(
    "behind",
    [
        "Those were the words of Ada Lund, the mayor.",
        "Added Ada Lund: “We shall not pay.”",
        "“We shall not pay,” Ada Lund said.",
    ],
)
def test_what_the_next_line_announces_stays_with_it(behind: str) -> None:
    quoted = QUOTED if behind[0] != "“" else QUOTED.rstrip("”")  # left open: it goes on
    text = f"{HEAD}{HOLM}\n\n{quoted}\n\n{behind}"
    slams = candidate(text, "Holm", "slammed", "the port for its role in it")
    cue = next(word for word in ("words", "Added", "said") if word in behind)
    own = ["“We shall not pay.”", "“We shall not pay,”"]
    says = candidate(text, "Ada Lund", cue, quoted, *(part for part in own if part in behind))
    assert shares(text, slams, says)[1] == (
        "Ada Lund",
        [quoted, *(part for part in own if part in behind)],
    )


@pytest.mark.parametrize(
    ("before", "source", "cue"),
    [
        (
            "Holm gave up his boat in May, one of forty boats the port said were old.",
            "port",
            "said",
        ),
        ("In case the mayors don’t know what a tram is, Holm tells them.", "mayors", "don’t know"),
        ("The trams are called late by the press, not by those who drive.", "press", "are called"),
    ],
)
def test_who_stands_in_an_aside_speaks_for_nobody_else(before: str, source: str, cue: str) -> None:
    text = f"{HEAD}{before}\n\n{QUOTED}\n\n{CLERK}"
    seen = candidate(text, source, cue, before.split()[-1])
    says = candidate(text, "a clerk of the port", "said", QUOTED, "“We dig where we can,”")
    assert shares(text, seen, says)[-1][0] == "a clerk of the port"
    assert QUOTED not in shares(text, seen, says)[0][1]


def test_it_is_never_one_statement_with_unquoted_words_of_a_later_paragraph() -> None:
    text = f"{HEAD}The port is old.\n\n{QUOTED}\n\nIt rained.\n\nThe mayor fears that it will rain."
    fears = candidate(text, "The mayor", "fears", QUOTED, "that it will rain")
    assert shares(text, fears) == [
        ("The mayor", ["that it will rain"]),
        ("", [QUOTED]),
    ]


def test_a_whole_article_is_read_so() -> None:
    text = (
        f"{HEAD}Ada Holm, a tram driver, told the Northam Post that the port was rotten.\n\n"
        f"She also slammed the council for its role in it.\n\n{QUOTED}\n\n"
        "“I have said so for years.”\n\n"
        "When the Post asked the council, it took the trams off the line “for a while”, a spokesman"
        " said in a statement."
    )
    said = statements(parse(text))
    assert [s.speaker for s in said if "disgrace" in said.words(s)] == ["Ada Holm"]
    assert [s.speaker for s in said if "for years" in said.words(s)] == ["Ada Holm"]


@pytest.mark.parametrize("line", ["‘All Trams Are Off.’", "“Legend of the Northam Line.”"])
def test_a_heading_in_marks_is_nobodys(line: str) -> None:
    text = f"{HEAD}“I have had enough,” Holm said.\n\n{line}\n\nIt rained."
    says = candidate(text, "Holm", "said", "“I have had enough,”")
    assert shares(text, says) == [("Holm", ["“I have had enough,”"])]


def test_a_headline_tells_nobody_who_speaks() -> None:
    text = f"Holm Slams the Port\n\n{QUOTED}\n\nIt rained."
    assert shares(text, candidate(text, "Holm", "Slams", "the Port")) == [("Holm", ["the Port"])]


def test_a_line_pulled_out_of_a_quotation_is_heard_where_it_stands() -> None:
    line = "“Every one of us pays for it”"
    text = f"{HEAD}{HOLM}\n\n{line}\n\n“It is old, and every one of us pays for it,” a clerk said."
    slams = candidate(text, "Holm", "slammed", "the port for its role in it", line)
    says = candidate(text, "a clerk", "said", "“It is old, and every one of us pays for it,”")
    assert shares(text, slams, says) == [
        ("Holm", ["the port for its role in it"]),
        ("a clerk", ["“It is old, and every one of us pays for it,”"]),
    ]
