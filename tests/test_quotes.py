"""Quotation marks: which open, which close, which are apostrophes, and what is repaired."""

import itertools

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from analysis.article.article import parse
from analysis.article.normalize_marks import usual_marks
from analysis.article.quotes import Repair, quotes, top
from analysis.statements.statements import statements


def found(text):
    article = parse(text)
    return [(q.inner.of(text), q.kind, q.depth) for q in quotes(article)]


# Texts written for Sayso.
@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("“We will not go there,” he said.", ["We will not go there,"]),
        ('"We will not go there," he said.', ["We will not go there,"]),
        ("'We will not go there,' he said.", ["We will not go there,"]),
        ("«We will not go there», he said.", ["We will not go there"]),
        ("„We will not go there“, he said.", ["We will not go there"]),
        ("It's the '90s and the boys' dogs don't bark.", []),
        ("He said the countries' leaders 'know it well' now.", ["know it well"]),
        ("Rock 'n' roll is for 'em, she thinks.", []),
        ('The 5" screen and a man of 6\'2" are here.', []),
    ],
)
def test_marks_and_apostrophes(text, inner):
    assert [words for words, _, _ in found(text)] == inner


def test_a_quotation_within_a_quotation():
    assert found("“He said ‘never again’ and left the room,” Lee said.") == [
        ("He said ‘never again’ and left the room,", "speech", 0),
        ("never again", "scare", 1),
    ]


@pytest.mark.parametrize(
    "text",
    [
        'She asked: "I read you the line: “It will hold.” Do you believe it?" He did not.',
        'She asked: “I read you the line: "It will hold." Do you believe it?” He did not.',
    ],
)
def test_marks_of_another_style_stand_within(text):
    found = quotes(parse(text))
    assert [q.depth for q in found] == [0, 1]
    assert not any(q.repairs for q in found)
    assert found[0].inner.of(text).endswith("Do you believe it?")


def test_the_values_of_a_tag_are_nobodys_words():
    text = 'He saw <a href="http://example.org/a long page" title="It will hold">it</a>, she said.'
    assert quotes(parse(text)) == ()


def test_scare_quotes_in_a_headline_with_straight_marks():
    text = "City Plans 'Quick,' 'Cheap' Trams After 'Rude' Letters\n\nIt rained all day long here."
    assert [(w, k) for w, k, _ in found(text)] == [
        ("Quick,", "scare"), ("Cheap", "scare"), ("Rude", "scare"),
    ]  # fmt: skip


def test_a_quotation_goes_on_over_paragraphs():
    text = "“It was cold and dark.\n\n“Then it rained for days,” Lee said."
    first, second = quotes(parse(text))
    assert (first.continues, second.continues) == (False, True)
    assert first.repairs == second.repairs == ()


def test_a_mark_that_never_closes_ends_with_its_paragraph_and_is_flagged():
    text = "“It was cold and dark. Nobody came.\n\nThe council met again on the next day."
    (only,) = quotes(parse(text))
    assert only.repairs == (Repair.UNCLOSED,)
    assert only.inner.of(text) == "It was cold and dark. Nobody came."


def test_a_mark_that_never_opened_begins_with_its_sentence():
    text = "It rained there. We were all so cold,” said Lee."
    (only,) = quotes(parse(text))
    assert (only.inner.of(text), only.repairs) == ("We were all so cold,", (Repair.UNOPENED,))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Sen. Robert “Bob” Field spoke.", "nickname"),
        ("He wrote “The Long Road Home” last year.", "title"),
        ("The “reform” failed.", "scare"),
        ("He said: “No.”", "speech"),
        ("Lee said: “Never.”", "speech"),
    ],
)
def test_kinds(text, kind):
    assert [k for _, k, _ in found(text)] == [kind]


marks = st.text(alphabet=st.sampled_from("“”\"'‘’«» \nabAB.,?s—("), max_size=120)


@example("'A»’")
@given(st.one_of(marks, st.text()))
def test_quotations_lie_on_the_text_and_never_cross(text):
    all_found = quotes(parse(text))
    for quote in all_found:
        assert quote.span.holds(quote.inner)
        assert quote.span.end <= len(text)
    outer = sorted(q.span for q in top(all_found))
    assert all(a.end <= b.start for a, b in itertools.pairwise(outer))


def test_two_hundred_unclosed_marks_are_survived():
    text = "\n\n".join(f"“Line {i} has no end. The next one follows." for i in range(200))
    assert len(quotes(parse(text))) == 200


@pytest.mark.parametrize(
    ("left", "right"),
    ["“”", '""', "„“", "„”", "‟”", "»«", "»»", "«»", "”“", "””", "″″", "＂＂",
     ("´´", "´´"), ("``", "''"), (",,", "''")],
)  # fmt: skip
def test_marks_of_every_kind(left, right):
    text = f"{left}It rains,{right} said Ann Lee. {left}It won't stop.{right} She left."
    found = quotes(parse(text))
    assert [q.inner.of(text) for q in found] == ["It rains,", "It won't stop."]
    assert [q.repairs for q in found] == [(), ()]
    (said,) = statements(parse(text), method="rules")
    assert (said.speaker, said.kind) == ("Ann Lee", "direct")


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("„It ‚rains‘ here,“ she said.", ["It ‚rains‘ here,", "rains"]),
        ("A 5″ pipe and a 6″ pipe are ″too short″ here.", ["too short"]),
        ("It´s late, and the council´s bus is gone.", []),
        ("“It rains, ”she said. “It does.”", ["It rains, ", "It does."]),
    ],
)
def test_marks_that_look_alike(text, inner):
    assert [q.inner.of(text) for q in quotes(parse(text))] == inner


@given(st.text(alphabet="„“”‟″＂´'‚‘’»«‹›,` \na9.", max_size=60))
def test_usual_marks_leave_every_character_in_its_place(text):
    usual = usual_marks(text)
    assert len(usual) == len(text)
    assert [a for a, b in zip(text, usual, strict=True) if a.isalnum() or a.isspace()] == [
        b for b in usual if b.isalnum() or b.isspace()
    ]


DIALOGUE = """The Last Tram

They stood at the stop for an hour, and nothing came down the hill from Northam.

— I will walk, said Ann Lee, but not in these shoes.

— You could have told me, answered Bob Roe. — I would have brought mine.

— Really?

The tram came at nine, and nobody was on it."""


def test_speech_that_a_dash_opens():
    article = parse(DIALOGUE)
    assert [q.inner.of(DIALOGUE) for q in quotes(article)] == [
        "I will walk",
        "but not in these shoes.",
        "You could have told me",
        "I would have brought mine.",
        "Really?",
    ]
    said = {s.speaker: s for s in statements(article, method="rules")}
    assert said["Ann Lee"].kind == said["Bob Roe"].kind == "direct"
    for statement in said.values():
        if statement.speaker:
            assert "Really" not in " ".join(c.of(DIALOGUE) for c in statement.content)


@pytest.mark.parametrize(
    "text",
    [
        "The plan has three parts:\n\n— A tax on beer.\n\n— A ban on cars, Lee said.",
        "— Rents will rise, the mayor said.\n\n— Buses will stop, according to the council.",
        "It was late. The bus had gone.\n\n— Ann Lee, mayor of Northam",
        "NORTHAM — The mayor said it rains.",
    ],
)
def test_dashes_that_open_no_speech(text):
    assert quotes(parse(text)) == ()
