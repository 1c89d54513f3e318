"""Words stay in their paragraph, and furniture is nobody's (all texts are written for Sayso)."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from analysis.article.article import parse
from analysis.article.lines import wraps
from analysis.claims.extract_claims import claims
from analysis.statements.statements import statements
from analysis.tagger.insert_full_stops import stopped
from analysis.tagger.word_pieces import cut

FILE = Path(__file__).with_name("data") / "borders.jsonl"
FORMS = [json.loads(line) for line in FILE.read_text("utf-8").splitlines()]
WORD = re.compile(r"\w+")
EMPTY = {"the", "a", "an", "of", "mr", "ms", "mrs"}


def parts(name: str) -> set[str]:
    return {word.lower() for word in WORD.findall(name)} - EMPTY


def holders(text: str, words: str, found: list[tuple[str, list[tuple[int, int]]]]) -> list[str]:
    """Who says the words, the one with the shortest statement first."""
    start = text.index(words)
    end = start + len(words)
    rows = [
        (sum(b - a for a, b in spans), who)
        for who, spans in found
        if any(a < end and start < b for a, b in spans)
    ]
    return [who for _, who in sorted(rows)]


def check(text: str, says: list[dict[str, str]], nobody: list[str], nowhere: list[str]) -> None:
    said = statements(parse(text))
    found = [(s.speaker, [(c.start, c.end) for c in s.content]) for s in said]
    for need in says:
        who, words = need["speaker"], need["words"]
        got = holders(text, words, found)
        assert got, f"missed: {who}: {words}"
        assert parts(who) <= parts(got[0]) or parts(got[0]) <= parts(who), (words, got[0])
    names = [parts(actor.name) for actor in said.cast.actors]
    speakers = [parts(who) for who, _ in found]
    for name in nobody:
        assert parts(name) not in [*speakers, *names], f"is somebody: {name}"
    for words in nowhere:
        assert not holders(text, words, found), f"in a statement: {words}"
    for statement in said:  # whatever it is, source and cue stand in one line
        frame = [*statement.source, *statement.cue]
        assert len({text.count("\n", 0, span.start) for span in frame}) <= 1


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form["id"])
def test_words_stay_in_their_paragraph_and_furniture_is_nobody(form: dict[str, Any]) -> None:
    check(form["text"], form["says"], form["never"], form["absent"])


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form["id"])
def test_the_rules_alone_keep_to_it_too(form: dict[str, Any]) -> None:
    said = statements(parse(form["text"]), method="rules")
    found = [(s.speaker, [(c.start, c.end) for c in s.content]) for s in said]
    for words in form["absent"]:
        assert not holders(form["text"], words, found), f"in a statement: {words}"


@pytest.mark.parametrize(
    "headline",
    [
        "Ward: 'We are going to win'",
        "Mayor calls plan ‘a gift to the city’",
        "Mayor: “We will build it”",
        "Who pays for the tram?",
        "Enough is enough!",
        "Is it ‘over’? Mayor says ‘no’",
        "Ward: ‘Never.’",
        'Tram "a waste of money", says "king of rails"',
        "Is the U.S. ready?",
    ],
)
def test_a_headline_may_end_in_any_mark(headline: str) -> None:
    article = parse(f"{headline}\n\nIt rained in Northam on Monday, and the trams were late.")
    assert [p.kind for p in article.paragraphs] == ["headline", "body"]


@pytest.mark.parametrize(
    "first",
    [
        "“It rains,” said Ann Lee. “A lot.”",
        "'It rains,' said Ann Lee. 'A lot.'",
        "“Is the bridge late again?”",
        "“I was there. I saw it!”",
        "She asked them: “Who pays for the tram?”",
        "It rained, she said.",
    ],
)
def test_the_first_words_of_a_report_are_no_headline(first: str) -> None:
    assert parse(f"{first}\n\nIt rained in Northam.").paragraphs[0].kind == "body"


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("NORTHAM (AP) — It rained.", "It rained."),
        ("NORTHAM, England, May 3 (AP) - It rained.", "It rained."),
        ("ST. GRANBY, N.Y. -- It rained.", "It rained."),
        ("Northam (Reuters) – It rained.", "It rained."),
        ("NORTHAM: It rained.", "It rained."),
        ("NATO — which met in Northam — was silent.", "NATO — which met in Northam — was silent."),
        ("ANN LEE: I was there.", "ANN LEE: I was there."),
        ("Northam - a port - was shut.", "Northam - a port - was shut."),
    ],
)
def test_a_dateline_is_cut_off(text: str, own: str) -> None:
    article = parse(f"Rain In Northam\n\n{text}")
    assert article.paragraphs[1].own.of(article.text) == own


def test_turns_of_a_conversation_are_no_datelines() -> None:
    article = parse("A Talk\n\nWARD: It is late.\n\nLEE: It is not.\n\nWARD: Look at it.")
    assert {p.skip for p in article.paragraphs} == {0}


def test_a_colon_leads_over_the_end_of_a_line() -> None:
    text = "Tom Ward wrote:\n\n“The port is full and the ferry is late.”\n\nIt rained."
    said = statements(parse(text))
    assert [(s.speaker, said.words(s)) for s in said] == [
        ("Tom Ward", "“The port is full and the ferry is late.”")
    ]


def test_a_wrapped_text_has_no_borders_within_its_paragraphs() -> None:
    text = (
        "The council of Northam met on Monday, and Mayor Ann Lee told the\n"
        "members that the tram would be built by May. “We have waited for\n"
        "it long enough,” she said, and Tom Ward of the Harbour Party said\n"
        "that he would vote for it.\n"
        "\n"
        "It met again later.\n"
    )
    article = parse(text)
    assert len(article.paragraphs) == 2
    said = statements(article)
    assert {s.speaker for s in said} == {"Ann Lee", "Tom Ward"}
    first = next(s for s in said if "would be built" in said.words(s))
    assert said.words(first) == "that the tram would be built by May"
    assert len(wraps(text)) == 3


def test_short_lines_among_blank_ones_are_no_wrapped_text() -> None:
    text = "Trams Late\nThe mayor is sorry\nIt rained.\n\nThe council met.\nIt spoke of trams."
    assert not wraps(text)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Trams run late\n\nIt rained.", [3]),
        ("Trams run late.\n\nIt rained.", []),
        ("‘Trams run’\nIt rained.", [3]),
        ("He said:\nIt rained.", []),
        ("The line runs\nto the port.", []),
        ("Trams run", [2]),
        ("", []),
    ],
)
def test_a_line_without_a_stop_gets_one_that_holds_no_character(
    text: str, places: list[int]
) -> None:
    plain, made = cut(text), stopped(cut(text))
    empty = [i for i, (a, b) in enumerate(zip(made.start, made.end, strict=True)) if a == b]
    assert empty == places
    kept = [(a, b) for a, b in zip(made.start, made.end, strict=True) if b > a]
    assert kept == list(zip(plain.start, plain.end, strict=True))
    assert len(made.ids) == len(made.word) == len(made.space) == len(made.quote) == len(made.case)


def test_a_stop_behind_the_headline_changes_nothing() -> None:
    rest = "\n\nThe operator, Rita Rosen, said on Monday that the trams were late."
    head = "Trams will run later, says Ann Lee"
    bare, ended = statements(parse(head + rest)), statements(parse(f"{head}.{rest}"))
    assert [(s.speaker, bare.words(s)) for s in bare] == [
        (s.speaker, ended.words(s)) for s in ended
    ]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("PORT WATCH: Why the New Cranes Still Stand Empty", "boilerplate"),
        ("MAYOR LEE: ‘WE HAVE LOST A FRIEND’ AS TRAMS STOP", "boilerplate"),
        ("LEE: I think the trams were late and nobody told us why", "body"),
        ("“WE WANT OUR TRAMS BACK NOW!”", "body"),
    ],
)
def test_a_link_to_another_article_is_nobodys_words(line: str, kind: str) -> None:
    text = f"Trams Are Late\n\nIt rained on Monday, Ann Lee said.\n\n{line}\n\nLee said no more."
    assert parse(text).paragraphs[2].kind == kind


FURNITURE = [
    "Editor's note: Ada Holm is a columnist and a former drover. She lives by the harbour.",
    "The opinions expressed in this commentary on the trams are solely those of the author.",
    "___ Harbour Press writer Karl Moss in Oster contributed to this report.",
    "Contributing: Karl Moss and Nina Falk",
    "Full Coverage: The Harbour Strike",
    "Want the news of the port in your inbox every day? Sign up here.",
    "Write to Nina Falk at nina.falk@example.org",
    "The opinions expressed in this commentary are hers.",
    "You know our newsroom: it is small. Please consider making a contribution to the Post.",
]
NO_FURNITURE = [
    "The editor noted on Monday that the trams were late, and that nobody had said so.",
    "Residents can sign up for the plan at the town hall, which opens at nine on weekdays.",
    "Lee made a contribution of 40 crowns to the harbour fund, which thanked its donors.",
    "The union called for your support and for a gift to the crews who lost their work.",
    "Moss contributed 300 crowns to the fund, and said in his report that it was late.",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_notes_credits_and_appeals_are_nobodys_words(line: str) -> None:
    text = f"Trams Are Late\n\nIt rained on Monday, Ann Lee said.\n\n{line}\n\nLee said no more."
    article = parse(text)
    assert article.paragraphs[2].kind == "boilerplate"
    assert line.split()[-1] not in " ".join(span.of(text) for span in article.body)


@pytest.mark.parametrize("line", NO_FURNITURE)
def test_what_only_looks_like_a_note_stays(line: str) -> None:
    text = f"Trams Are Late\n\nIt rained on Monday, Ann Lee said.\n\n{line}\n\nLee said no more."
    assert parse(text).paragraphs[2].kind == "body"


def test_a_line_on_the_author_and_a_note_amid_a_paragraph_claim_nothing() -> None:
    first = "The line lost 40 trams in May. " * 9
    text = (
        f"Trams Are Late\n\n{first}The views expressed here are those of the author.\n\n"
        "The port lost ten ships.\n\nThe town lost a bridge.\n\nAda Holm is a columnist "
        "for the Northam Post and the author of two books."
    )
    article = parse(text)
    own = claims(article, statements(article, method="rules"))
    assert {own.words(c).split()[-2] for c in own} == {"in", "ten", "a"}
