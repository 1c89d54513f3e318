"""The tagger: what it finds, and that it holds on any text. Samples written for Sayso."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.article.spans import Span
from analysis.errors import DataError, ParameterError
from analysis.tagger.tag_statements import KINDS, Tagged, head_rows, tag, tag_many

ARTICLE = (
    "Council to close two libraries\n\n"
    "The city council will close two of its nine libraries next spring, Mayor Anna Berg said on "
    "Monday.\n\n"
    "“Nobody wants this,” Berg told reporters. “But the roof of the old one will not last another "
    "winter.”\n\n"
    "Peter Lund, who leads the opposition, called the plan “a betrayal of children.” He believes "
    "that the money is there.\n\n"
    "According to a report by the firm Holt & Sons, repairs would cost $4 million.\n"
)
NAMES = ["Adams", "Baker", "Clark", "Davis", "Evans", "Foster", "Green", "Harris", "Irwin", "Jones"]


def spans_of(found: Tagged) -> list[Span]:
    parts = [s for a in found.attributions for s in (*a.source, *a.cue, *a.content)]
    return parts + [e.span for e in found.entities]


def holds(text: str) -> Tagged:
    """All spans lie on the text's own characters, contents apart from each other."""
    found = tag(text)
    for span in spans_of(found):
        assert 0 <= span.start < span.end <= len(text)
        assert not text[span.start].isspace()
        assert not text[span.end - 1].isspace()
    contents = sorted(s for a in found.attributions for s in a.content)
    names = [e.span for e in found.entities]
    for row in (contents, names):
        assert all(a.end <= b.start for a, b in pairwise(row))
    assert all(0 < a.p <= 1 and a.cue and a.content for a in found.attributions)
    assert all(0 < e.p <= 1 and e.kind in KINDS for e in found.entities)
    assert len(found.words.start) == len(found.words.tags) == len(found.words.entities)
    return found


def said(found: Tagged, text: str) -> list[tuple[str, str, str]]:
    """Source, cue and content as text."""
    return [
        tuple(" ".join(s.of(text) for s in part) for part in (a.source, a.cue, a.content))  # type: ignore[misc]
        for a in found.attributions
    ]


def test_who_says_what() -> None:
    rows = said(holds(ARTICLE), ARTICLE)
    assert len(rows) >= 4
    by_start = {content[:20]: (source, cue) for source, cue, content in rows}
    assert any("Anna Berg" in source and cue == "said" for source, cue, _ in rows)
    assert any("repairs would cost" in content for content in by_start) or any(
        "Holt" in source for source, _, _ in rows
    )
    lund = [content for source, _, content in rows if "Lund" in source]
    assert any("betrayal of children" in content for content in lund)


def test_both_parts_of_an_interrupted_quotation_are_one() -> None:
    found = holds(ARTICLE)
    nobody = [a for a in found.attributions if "Nobody wants" in a.content[0].of(ARTICLE)]
    assert len(nobody) == 1
    assert "another winter" in " ".join(s.of(ARTICLE) for s in nobody[0].content)
    assert nobody[0].source[0].of(ARTICLE) == "Berg"


def test_layout_tells_who_signs_and_whose_turn_it_is() -> None:
    text = (
        "What readers think of the plan.\n\n"
        "“The library was my second home.”\n― Ines Ortega\n"
        "“Close them all.” ― Tom Byrd\n\n"
        "HOST: Why close it now?\n\nMAYOR: Because the roof may fall.\n\nHOST: Thank you."
    )
    rows = said(holds(text), text)
    assert ("Ines Ortega", "―", "“The library was my second home.”") in rows
    assert ("Tom Byrd", "―", "“Close them all.”") in rows
    assert ("MAYOR", ":", "Because the roof may fall.") in rows
    assert len([source for source, _, _ in rows if source == "HOST"]) == 2


def test_labels_in_capitals_are_not_turns() -> None:
    text = "PLACE: The town hall.\nDATE: Monday.\nPRICE: Nothing.\nUPDATE: Full."
    assert not [cue for _, cue, _ in said(holds(text), text) if cue == ":"]


def test_names_have_kinds() -> None:
    text = "Angela Merkel met officials of the United Nations in Geneva on Friday."
    found = [(e.span.of(text), e.kind) for e in holds(text).entities]
    assert ("Angela Merkel", "person") in found
    assert ("Geneva", "place") in found
    assert any("United Nations" in name and kind == "organisation" for name, kind in found)


def test_names_in_capitals() -> None:
    text = "ANGELA MERKEL MEETS VLADIMIR PUTIN IN MOSCOW"
    found = [(e.span.of(text), e.kind) for e in holds(text).entities]
    assert ("MOSCOW", "place") in found
    assert any("PUTIN" in name and kind == "person" for name, kind in found)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n\t ",
        "word",
        "”",
        "😀 👩‍👩‍👧 🇩🇪",
        "אמר ראש הממשלה: “לא”",
        "he\u200bllo said\u200d that\ufeff it rains",
        ARTICLE.upper(),
        ARTICLE.lower(),
        "".join(c for c in ARTICLE if c.isalnum() or c.isspace()),
        ARTICLE.replace("\n", "\r\n"),
        "x" * 3000,
        "“" * 300,
    ],
)
def test_any_text_gives_spans_on_its_characters(text: str) -> None:
    holds(text)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                ["said", "“", "”", "He", "that", "Mr. Hill", ",", "\n\n", "\u200b", "😀"]
            ),
            st.text(max_size=6),
        ),
        max_size=40,
    ).map(" ".join)
)
def test_mixed_text_gives_spans_on_its_characters(text: str) -> None:
    text = text.encode("utf-8", "ignore").decode("utf-8")
    holds(text)


def test_a_long_paragraph_without_a_break() -> None:
    holds("the mayor said that the road is closed and " * 600)


def test_no_seam_between_windows() -> None:
    things = ["bridge", "school roof", "market hall", "old harbour", "water tower", "bus fleet"]
    faults = ["is unsafe", "needs new paint", "must be sold", "will close in May", "costs too much"]
    verbs = ["said", "warned", "told reporters", "wrote", "argued"]
    rows = [
        (f"The {things[i % 6]} {faults[i % 5]}", verbs[i % 5 - i % 3], f"{NAMES[i % 10]}")
        for i in range(60)
    ]
    lines = [
        f"{what}, {who} {verb}." if i % 2 else f"{who} {verb} that the {what[4:]}."
        for i, (what, verb, who) in enumerate(rows)
    ]
    text = "\n\n".join(lines)
    found = holds(text)
    right = 0
    for line, (_, _, who) in zip(lines, rows, strict=True):
        start = text.index(line)
        inside = [a for a in found.attributions if start <= a.cue[0].start < start + len(line)]
        right += any(s.of(text) == who for a in inside for s in a.source)
    assert right >= 57


def test_the_same_again_and_in_company() -> None:
    texts = [ARTICLE, "", "It rained, she said.", ARTICLE.upper(), ARTICLE]
    alone = [tag(text) for text in texts]
    assert list(tag_many(texts)) == alone
    assert alone[0] == alone[-1]


def test_rows_of_entities() -> None:
    text = "Angela Merkel went to Paris."
    (row,) = head_rows("entities", [{"id": 7, "text": text}])
    assert row["id"] == 7
    assert [[text[a:b], kind] for a, b, kind, _ in row["entities"]] == [
        ["Angela Merkel", "person"],
        ["Paris", "place"],
    ]
    assert all(0 < p <= 1 for *_, p in row["entities"])


def test_wrong_rows_and_heads_are_refused() -> None:
    with pytest.raises(ParameterError, match="no head 'mood'"):
        head_rows("mood", [])
    with pytest.raises(DataError, match='has no "text"'):
        list(head_rows("entities", [{"id": 1}]))
