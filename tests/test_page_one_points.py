"""What page one tells of an article's substance: news, an author's point, voices, unnamed sources.

The texts were written for Sayso.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from analysis.article.article import parse
from analysis.claims.claim import Claims, Kind
from analysis.claims.main_points import authors_point, news
from analysis.pipeline import Analysis, analyse
from analysis.views import page_one_points, page_one_precision
from analysis.views.method import stored_scores
from analysis.views.page_one import assertions
from benchmarks.page_one import counts

TITLE = "Northam council votes to close its old port"
LEAD = "The council of Northam voted on Monday to close the old port by the end of May."
SAID = "The old port must close before the winter comes"
TOLD = "the council never asked the pilots of the port"
REST = (
    f"\n\nAnn Lee, the mayor, met Bo Ray, a pilot, at the port. “{SAID},” Lee said. Bo Ray told "
    f"the Northam Post that {TOLD} “at all.”\n\n"
    + "Ships have come here for long, and the town lives of them. "
    * 20
)


def sure(text: str, title: str = TITLE) -> Analysis:
    """An analysis in which all statements are sure."""
    a = analyse(parse(text, title=title), method="rules", deep=False)
    items = tuple(replace(s, confidence=0.96, speaker_p=0.97) for s in a.statements)
    a.__dict__["_corrected"] = (replace(a.statements, items=items), ())
    return a


@pytest.fixture
def _held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_one_points, "holds", lambda _: True)


@pytest.mark.usefixtures("_held")
def test_a_report_tells_its_news_and_what_its_voices_say() -> None:
    a = sure(f"{LEAD}{REST}")
    told = [*page_one_points.told(a), *page_one_points.voices_told(a)]
    assert [(kind, html.striptags()) for kind, html, _ in told] == [
        ("news", f"The news, in the article’s words: “{LEAD[:-1]}” (paragraph 1)."),
        ("quoted", f"Ann Lee says: “{SAID}” (statement 1)."),
        ("retold", f"Bo Ray said that {TOLD} ‘at all.’ (statement 2)."),
    ]
    assert all(html.count('<a href="#') == 1 for _, html, _ in told)


@pytest.mark.parametrize(
    "lead",
    [
        "The town of Eastham has a fair on Monday with boats and songs for all who like them.",
        "Will the council of Northam close the old port by the end of May?",
        "But the council of Northam voted on Monday to close the old port.",
        "Tom Ward sat on Monday by the old port, which the council votes to close.",  # a story
        "Here is what you should know of the council's vote to close the old port in Northam.",
    ],
)
def test_what_opens_otherwise_is_no_news(lead: str) -> None:
    a = sure(f"{lead}\n\nIt was so.{REST}")
    assert news(a.statements, a.claims) is None


@pytest.mark.parametrize(
    ("later", "told"),
    [
        ("Northam council members voted on Monday to close the old port.", True),
        ("Northam council members met on Monday in the old hall.", False),
        ("Earlier, Northam council members voted on Monday to close the old port.", False),
    ],
)
def test_news_may_stand_further_down_where_it_has_the_headline_s_words(
    later: str, told: bool
) -> None:
    first = "The fair had boats and songs for all who like them. Many people came to see it."
    a = sure(f"{first} It rained for the whole of the day there.\n\n{later}{REST}")
    assert (news(a.statements, a.claims) is not None) == told


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("“The old port must close before the winter comes,” Lee joked.", "in jest"),
        ("“I hope that the old port will close before the winter,” Lee said.", "hoped"),
        ("“This port must be closed before the winter comes,” Lee said.", "which"),
        ("“The old port must close in winter,” Lee said. “But not now, as it happens.”", "but"),
        ("Lee said in 2012, “The old port must close before the winter comes.”", "long ago"),
        ("The chairman, who was a friend of Lee, said that the old port must close.", "another"),
    ],
)
@pytest.mark.usefixtures("_held")
def test_what_may_mean_something_else_alone_is_not_told(said: str, why: str) -> None:
    a = sure(f"{LEAD}\n\nAnn Lee, the mayor, met the pilots at the port. {said}\n\n{REST[-800:]}")
    assert [html for _, html, _ in page_one_points.voices_told(a)] == [], why


def test_a_caption_with_its_credit_is_no_news() -> None:
    line = "The old port of Northam closes on Monday, the council voted. | Ann Lee/AFP/Getty Images"
    a = sure(f"{line} {TITLE}\n\n{LEAD}{REST}")
    span = news(a.statements, a.claims)
    assert span is None or span.of(a.article.text) == LEAD


def opinion(last: str) -> tuple[Analysis, Claims]:
    """A piece of opinion with a last sentence, all of whose claims judge."""
    text = (
        "Opinion: Our port deserves better\n\nI love our port. I think that we should keep what we"
        " love, and we rarely do. If we would only ask what our port is for, we might know.\n\n"
        + "I was at our port when the ships came home, and I was glad of every one of them. " * 8
        + f"\n\n{last}"
    )
    a = sure(text, title="Opinion: Our port deserves better")
    return a, replace(a.claims, items=tuple(replace(c, kind=Kind.JUDGEMENT) for c in a.claims))


def test_an_authors_point_is_told_in_his_words() -> None:
    a, claims = opinion("But our port must have a better council than the one we have.")
    point = authors_point(a.statements, claims)
    assert point is not None
    assert point.of(a.article.text) == "our port must have a better council than the one we have."


@pytest.mark.parametrize(
    "last",
    [
        "Oh, our port must have a better council than the one we have!",
        "Lee says our port must have a better council than the one we have.",
        "On Monday our port needs to have a better council than the one we have.",
        "Both councils should know that our port must have a better one.",
    ],
)
def test_irony_others_views_and_stories_are_no_point(last: str) -> None:
    a, claims = opinion(last)
    point = authors_point(a.statements, claims)
    assert point is None or last not in point.of(a.article.text)


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("a senior port official", True),
        ("two people familiar with the talks", True),
        ("A source close to the council", True),
        ("a port official", False),
        ("a farmer from Eastham", False),
    ],
)
def test_whose_name_is_kept_back(source: str, told: bool) -> None:
    a = sure(f"{LEAD}\n\nThe old port will be sold in June, {source} said on Monday.{REST}")
    found = [words for _, words, _ in page_one_points.unnamed(a)]
    assert found == ([source] if told else [])


def test_what_was_read_by_hand_decides_what_is_told() -> None:
    kinds = stored_scores()["page_one"]["page one"]
    assert kinds == counts()
    for kind, row in kinds.items():
        assert row["of"] >= 40, kind
        right = row["right"] >= page_one_precision.HOLDS * row["of"]
        assert page_one_precision.holds(kind) == right


def test_a_piece_of_opinion_tells_whom_it_names_most() -> None:
    about = (
        "Tom Ward has run the port badly. I think that Ward must go. Ward knows it himself. "
        "The town deserves better than Ward. We should tell him so."
    )
    other = " I would say the same of Rita Cole, whom I hardly know."
    text = f"Opinion: Why the Harbour Master Must Go\n\n{about}\n\nI believe that {about}{other}"
    a = analyse(parse(text), method="rules", deep=False)
    assert "Named most: Tom Ward." in [one.text for one in assertions(a)]
    report = analyse(parse(f"Harbour Master Goes\n\n{about}"), method="rules", deep=False)
    assert not any("Named most" in one.text for one in assertions(report))
