"""Who is accused of what, where the form of the words leaves no doubt; the answer; page one."""

import pytest

from analysis.article.article import parse
from analysis.claims.accusation_answers import answer
from analysis.claims.accusations import accusations
from analysis.claims.blamed import blamed
from analysis.claims.replies import Answer
from analysis.pipeline import analyse
from analysis.statements.statements import statements
from analysis.views import page_one_accusations, page_one_precision
from analysis.views.method import stored_scores
from benchmarks.accusations import counts

LEAD = "Mayor Ann Lee met Bo Ray, who runs the port, and Tom Ward, a pilot, in Northam.\n\n"


def found(text: str) -> list[tuple[str, str, str, str]]:
    article = parse(LEAD + text)
    told = accusations(statements(article, method="rules"))
    return [(one.accuser, one.verb, one.accused, one.deed) for one in told]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Relatives have accused its owner, Bo Ray, of hiding a report.",
            ("Relatives", "have accused", "Bo Ray", "of hiding a report"),
        ),
        (
            "Prosecutors in Northam allege that the pilot, Tom Ward, took $300,000 from smugglers.",
            ("prosecutors in Northam", "allege", "Tom Ward", "took $300,000 from smugglers"),
        ),
        (
            "Lee alleges that Ray pressured a clerk.",
            ("Ann Lee", "alleges", "Bo Ray", "pressured a clerk"),
        ),
        (
            "On Monday Lee accused Ray of taking bribes, which he denies.",
            ("Ann Lee", "accused", "Bo Ray", "of taking bribes"),
        ),
        (
            "Ray, who was charged with fraud, has left.",
            ("", "was charged", "Bo Ray", "with fraud"),
        ),
        (
            "Prosecutors say Ray stole 12 ships and sold them.",
            ("prosecutors", "say", "Bo Ray", "stole 12 ships and sold them"),
        ),
        ("Lee called Ray a liar.", ("Ann Lee", "called", "Bo Ray", "a liar")),
        (
            "Lee spoke for an hour, blaming Ray for the crash and insisting on a trial.",
            ("Ann Lee", "blaming", "Bo Ray", "for the crash"),
        ),
        (
            "A lawyer for the mayor accused Ray of lying in court.",  # not she
            ("", "accused", "Bo Ray", "of lying in court"),
        ),
    ],
)
def test_who_accuses_whom_of_what(text: str, told: tuple[str, str, str, str]) -> None:
    assert found(text) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "Lee has never accused Ray of taking bribes.",
        "If Lee accused Ray of taking bribes, he would sue.",
        "Did Lee accuse Ray of taking bribes?",
        "“The mayor accused Ray of taking bribes,” said Ward.",
        "Those who accused Ray of taking bribes have left.",
        "Ray was charged with running the port.",
        "Police said Ray was shot.",
        "Before he joined the port, Tom Ward, was asked. Lee accused him of that.",
        "A friend of Ray was accused of theft.",
        "Lee alleges that Ray was pressured by a clerk.",
        "Lee alleges that Ray uncovered a plot.",
        "Lee accused a friend of Ray of lying.",
    ],
)
def test_what_leaves_a_doubt_is_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("Lee accused Ray of theft, which he denies.", None),  # Lee may be meant
        ("Ray was accused of theft, a charge he denies.", Answer.ANSWERED),
        ("Lee accused Ray of theft. Ray has denied the allegations.", Answer.ANSWERED),
        ("Lee accused Ray of theft. Ray’s lawyer did not respond to a letter.", None),
        ("Lee accused Ray of theft. Ray did not respond to a request for comment.", "not reached"),
        ("Lee accused Ray of theft. Ward denied the allegations.", None),
        ("Lee accused Ray of theft.\n\n“That is a lie,” Ray said.", Answer.ANSWERED),
        ("Lee accused Ray of theft.\n\n“That is a lie,” Ward said.", None),
    ],
)
def test_only_a_sure_answer_is_told(text: str, how: str | None) -> None:
    said = statements(parse(LEAD + text), method="rules")
    every = accusations(said)
    told = answer(said, every[0], every)
    assert (told.how if told else None) == how


def test_page_one_tells_the_gravest_and_the_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    text = (
        "Lee blamed Ray for the rain. Lee accused Ward of lying about the ships. "
        "Ward was charged with fraud. Ward pleaded not guilty. Lee accused Ray of taking bribes."
    )
    a = analyse(parse(LEAD + text), method="rules", deep=False)
    lines = [html.striptags() for html, _ in page_one_accusations.accused(a)]
    assert lines == [
        "Ann Lee accused Tom Ward of lying about the ships (paragraph 2).",
        "Tom Ward was charged with fraud (paragraph 2); Ward pleaded not guilty.",
        "Ann Lee accused Bo Ray of taking bribes (paragraph 2).",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Lee accused Ray of theft. Ray denied the allegation. Footage, however, shows him there.",
        "Some pilots accused Ray of theft.",
        "Lee had accused Ray of theft.",
        "Ray was charged with theft for his part in that plot.",
        "Ray was charged with theft, which carries a term of ten years.",
    ],
)
def test_what_is_taken_back_or_anybody_s_is_not_told(text: str) -> None:
    a = analyse(parse(LEAD + text), method="rules", deep=False)
    assert list(page_one_accusations.accused(a)) == []


def test_what_was_read_by_hand_is_what_decides() -> None:
    kinds = stored_scores()["accusations"]["page one"]
    assert kinds == counts()
    row = kinds["accused by form"]
    assert row["all of"] >= 60
    assert row["dev of"] >= 30
    assert page_one_precision.holds("accused by form")


@pytest.mark.parametrize(
    ("text", "read", "name"),
    [
        ("Ward accused Ray of hiding a report.", "", "Bo Ray"),
        ("Lee alleges that Ray opened three accounts.", "Tom Ward", "Bo Ray"),
        ("Lee says that Ray, the owner, hit two boys with an oar.", "", "Bo Ray"),
        ("Lee says that Ray met two boys.", "", ""),
        ("Lee alleges that Ray earned five crowns.", "", ""),
        ("Lee says that Ray met two boys.", "Tom Ward", "Tom Ward"),
        ("Ward accused himself of hiding a report.", "", ""),
        ("Ward says the lawsuit hurts Ray.", "lawsuit", ""),
    ],
)
def test_whom_a_statement_blames_by_its_form(text: str, read: str, name: str) -> None:
    said = statements(parse(LEAD + text))
    taken = next((a for a in said.cast.actors if read and read in a.name), None)
    actor = blamed(said, said[-1], said[-1].content, taken)
    assert (actor.name if actor else "") == name
