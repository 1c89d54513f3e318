"""Articles with letters lost, marks misplaced and pieces told twice are read all the same."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.article.article import parse
from analysis.article.spans import Span
from analysis.pipeline import analyse
from analysis.statements.attribution_candidate import Candidate
from analysis.statements.relative_words import with_own_relatives

ROOT = Path(__file__).parents[1]
SEEDS = sorted(p for p in (ROOT / "seeds").glob("*.txt"))
THROWN_IN = [
    "“", "”", '"', "’", "(", ")", "—", ",", ".", "…", "\n\n", "\t", " he said", " said ", " told ",
    " according to ", " who said that ", "Mr. ", "the source ", "\u00ad", "\u200b", "👍",
]  # fmt: skip

places = st.integers(0, 10**6)
tears = st.lists(
    st.one_of(
        st.tuples(st.just("lost"), places, st.integers(1, 6)),
        st.tuples(st.just("thrown in"), places, st.sampled_from(THROWN_IN)),
        st.tuples(st.just("told twice"), places, st.integers(5, 90)),
        st.tuples(st.just("large"), places, st.integers(5, 60)),
    ),
    min_size=1,
    max_size=25,
)


def torn(text: str, how: list[tuple[str, int, int | str]]) -> str:
    """A text with each tear, in order."""
    for kind, place, what in how:
        at = place % (len(text) or 1)
        if isinstance(what, str):
            text = text[:at] + what + text[at:]
        elif kind == "lost":
            text = text[:at] + text[at + what :]
        elif kind == "told twice":
            text = text[: at + what] + text[at:]
        else:
            text = text[:at] + text[at : at + what].upper() + text[at + what :]
    return text


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(SEEDS), tears)
def test_a_torn_article_is_read(seed: Path, how: list[tuple[str, int, int | str]]) -> None:
    text = torn(seed.read_text("utf-8"), how)
    if not text.strip():
        return
    a = analyse(parse(text), by_hand=())
    body = a.article.text
    for one in a.statements:
        spans = (*one.source, *one.cue, *one.content)
        assert all(0 <= span.start < span.end <= len(body) for span in spans)
        assert list(one.content) == sorted(one.content)
    ends = [stretch.span for stretch in a.voices]
    assert all(one.end <= other.start for one, other in pairwise(ends))
    numbers = {one.number for one in a.statements}
    assert all(number in numbers for source in a.sources for number in source.statements)


# The second source keeps its name back and is the first; the third is the second again.
INVOLVED = (
    "A person directly involved in the talks said the removal was planned in May. The news "
    "prompted officials to renew the talks, according to the source directly involved in the "
    "matter. The spy was high up in the state, according to the source familiar with the matter."
)
UNNAMED = (
    "An official who asked not to be named said the move was planned in May. The news prompted "
    "talks, according to the source familiar with the matter, who asked not to be named. The "
    "spy was high up in the state, according to the source who asked not to be named."
)


@pytest.mark.parametrize("text", [INVOLVED, UNNAMED])
def test_a_source_without_a_name_that_is_named_anew_is_one_source(text: str) -> None:
    assert len(analyse(parse(text), by_hand=()).sources) == 1


@pytest.mark.parametrize("name", ["Ward'TravelsAgain'", "WardWardTravelsTownGreatAgain'"])
def test_a_mark_within_a_word_makes_no_word_anybody_s_twice(name: str) -> None:
    text = f"Mayor {name} hat MORE Tuesday insisted racist amid sustained criticism of his atta”cks"
    voices = analyse(parse(text), by_hand=()).voices
    assert all(one.span.end <= other.span.start for one, other in pairwise(voices))


def test_a_source_behind_a_dash_has_a_name() -> None:
    said = analyse(parse('"Now is the time," said—another.'), by_hand=()).sources
    assert [source.name for source in said] == ["another"]


@pytest.mark.parametrize(
    "text",
    [
        "OPINION: Crime rises in says”",
        'CITY — Just when have"',
        "It is late,” Northam Secretary of ;StateAnn Lee said",
    ],
)
def test_a_quotation_that_nothing_opens_is_read(text: str) -> None:
    assert analyse(parse(text), by_hand=()).voices


def test_a_number_is_never_cut_at_its_comma() -> None:
    text = "These are the cuts:\n\n600,000 women and children he said would lose their food stamps."
    a = analyse(parse(text), by_hand=())
    assert not any(a.statements.words(s).startswith("000") for s in a.statements)
    one = Candidate((Span(48, 50),), (Span(51, 55),), (Span(56, 84),))
    (whole,) = with_own_relatives(text, [one])
    assert whole.content[0].of(text) == "600,000 women and children"
