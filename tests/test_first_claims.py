"""Which claims stand among the first: whole, clear by themselves and surely the article's own."""

from __future__ import annotations

import pytest

from analysis.actors.cast import cast
from analysis.article.article import Article, parse
from analysis.article.positions import places
from analysis.article.spans import Span
from analysis.claims.claim import Claim, Claims, Flaw
from analysis.claims.claim_rows import claim_of, claim_row
from analysis.claims.clarity import is_clear
from analysis.claims.extract_claims import claims
from analysis.claims.rank_claims import ranked, worth_a_look
from analysis.statements.statements import Statements, statements
from analysis.views.claim_context import _says_more, ahead
from analysis.views.claim_words import shown_words
from analysis.views.claims import ledger

LEAD = "Northam counted its votes again in May.\n\nThe count was closed by noon on Friday.\n\n"


def _read(text: str) -> tuple[Statements, Claims]:
    article: Article = parse(text)
    found = statements(article, method="rules")
    return found, claims(article, found)


def _last(text: str) -> Claim | None:
    """The claim that stands in the last sentence of a text."""
    _, found = _read(LEAD + text)
    words = [c for c in found if c.span.end > len(LEAD)]
    return words[-1] if words else None


@pytest.mark.parametrize(
    ("words", "clear"),
    [
        ("The other counties are Northam and Wye.", False),
        ("Thirty-one percent are older than Northam's mayor.", False),
        ("Their tariffs left Northam's farmers poorer.", False),
        ("That includes the bridge in Northam.", False),
        ("Now Northam is doing the same on trade.", False),
        ("Both lawyers made this exact argument in court last year.", False),
        ("They joined the march in Northam.", False),
        ("There is another bright spot.", False),
        ("If that fails, Northam has no bridge.", False),
        ("It was so late that Northam closed its bridge.", False),
        ("Long before it was built, it was disliked in Northam.", False),
        ("For sailors, it is a gift.", False),
        ("It is a plan that will cost Northam 3 million.", False),
        ("It seems to please most of Northam.", False),
        ("Northam has trouble with that.", False),
        ("At least the bridge in Northam was cheap.", False),
        ("At least six bridges in Northam are shut.", True),
        ("One could say the same about the bridge in Northam.", False),
        ("There is something darker at work in Northam.", False),
        ("Most of those firms are quietly paying Northam.", False),
        ("Northam has something more to say.", True),
        ("Nobody in Northam knows which bridge that could be.", False),
        ("Northam closed its bridge last year.", True),
        ("It is rare for a mayor to resign.", True),
        ("The party is small in Northam.", True),
        ("It was in May that Ann Lee left.", True),
        ("It is a shame that Northam has no bridge.", True),
        ("If the bridge falls, it will cost Northam 3 million.", True),
        ("May itself was dry in Northam.", True),
        ("This week Northam closed two bridges.", True),
        ("Those who voted in Northam were counted twice.", True),
        ("During their talks, lawmakers agreed on a bridge.", True),
        ("Farmers say that their fields are dry.", True),
        ("Ann Lee sold her tram.", True),
    ],
)
def test_words_that_point_at_others_are_not_clear(words: str, clear: bool) -> None:
    assert is_clear(words, [Span(0, len(words))], cast(parse(words))) is clear


def test_unclear_claims_of_the_article_stand_behind_clear_ones() -> None:
    text = (
        "The bridge in Northam was closed in 2019.\n\nThe mayor, Ann Lee, left in 2020.\n\n"
        "The other counties were counted in 2021.\n\n"
        "Wye Council bought the port of Northam for 3 million in 2022."
    )
    found, made = _read(text)
    flaws = {made.words(c)[:9]: c.flaw for c in made}
    assert flaws["The other"] is Flaw.UNCLEAR
    assert flaws["Wye Counc"] is Flaw.NONE
    assert [c.flaw for c in ranked(made)][-1] is Flaw.UNCLEAR
    shown = ledger(made, found).html.split("1 more claim")
    assert "The other counties" not in shown[0]
    assert "The other counties" in shown[1]
    assert not worth_a_look(ranked(made)[-1], made.words(ranked(made)[-1]))


@pytest.mark.parametrize(
    "text",
    [
        "The Wye Post wrote:\n\nThe bridge was closed by the mayor in 2019.",
        f"The port {'of Northam and Wye ' * 6}is old…. The bridge was closed by a mayor in 2019.",
        "But it got worse:\n\nAdvertisement\n\nThe bridge was closed by the mayor in 2019.",
        "“It is late. The bridge was closed by the mayor in 2019. So we left the town at once.",
        "A new poll, out in May, asked 900 voters. Support for the bridge was 46 percent.",
        "The bridge was closed in 2019, the harbour master Ann Lee announced on Friday.",
    ],
)
def test_words_that_are_perhaps_somebody_elses_are_not_first(text: str) -> None:
    claim = _last(text)
    assert claim is None or claim.statement or claim.flaw is Flaw.VOICE


@pytest.mark.parametrize(
    "text",
    [
        "Here are some of the changes to the old bridge.",
        "The full speech of the mayor can be viewed here.",
        "This article was based in part on wire-service reports.",
        "Bo Lund of Northam University contributed research to this opinion piece.",
        "Bo Lund does not necessarily support or endorse the products that are advertised here.",
        "Mayor Ann Lee speaks to sailors at the port of Northam, Wye, on Friday, January 3, 2020.",
        "The police of Northam did not immediately respond to requests for comment.",
        "“We will go,” Ann Lee said, referring to her plan to close the bridge that was late.",
    ],
)
def test_furniture_and_parts_of_sentences_make_no_claim(text: str) -> None:
    claim = _last(text)
    assert claim is None or claim.statement


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ann Lee built the port in 1999. She sold it in 2001.", "She [Ann Lee] sold it"),
        (
            "Ann Lee built the port in 1999. Her bridge was closed in 2001.",
            "Her [Ann Lee’s] bridge",
        ),
        ("Ann Lee built a port. “She sold the port in 2001,” Bo Lund said.", "She sold"),
        ("Ann Lee met Eva Holm in 1999. They met Bo Lund. She sold the port in 2001.", "She sold"),
    ],
)
def test_who_a_first_pronoun_means_stands_in_brackets_where_it_is_sure(
    text: str, name: str
) -> None:
    found, made = _read(text)
    shown = shown_words(made, found)[made[-1].number]
    assert shown.startswith(name)
    assert "[" not in made.words(made[-1])


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("“I don’t recall that phrase being used in Northam,” Ann Lee said.", "hedge"),
        ("“Let’s mend the bridge in Northam this year,” Ann Lee said.", "want"),
        ("“Thanks again, Mr. Lund, for taking the time to be here,” Ann Lee said.", "none"),
    ],
)
def test_stance_that_the_form_of_the_words_tells(text: str, stance: str) -> None:
    claim = _last(text)
    assert claim is not None
    assert claim.stance.value == stance


def test_what_a_bill_would_do_is_no_forecast() -> None:
    law = _last("The law, which is not yet in force, would require boats to have two lamps.")
    vote = _last("The law, which is not yet in force, would likely fail in the court of Wye.")
    assert (law.kind.value if law else "") == "present"
    assert (vote.kind.value if vote else "forecast") == "forecast"


def test_a_flaw_is_kept_in_the_rows_and_old_rows_have_none() -> None:
    _, made = _read("The bridge was closed in 2019.\n\nThe other counties were counted in 2021.")
    rows = [claim_row(c) for c in made]
    assert [claim_of(row).flaw for row in rows] == [c.flaw for c in made]
    del rows[-1]["flaw"]
    assert claim_of(rows[-1]).flaw is Flaw.NONE


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("Northam has two trams. They run all night.", "Northam has two trams."),
        ("Northam has two trams.\n\nNight service\n\nThey run until 4.", "Northam has two trams."),
        (
            "Trams need repair. They are 40 years old. This costs Northam 3 million a year.",
            "Trams need repair. They are 40 years old.",
        ),
        (
            "The port of Wye is old and dark. It leaks. It smells. It sinks. It costs 3 million.",
            "The port of Wye is old and dark. … It leaks. It smells. It sinks.",
        ),
        (
            "Northam has two trams. (It had four.) They run all night.",
            "Northam has two trams.",
        ),
        ("Lee led by 2 points. In Northam, polls said that Ward led by 9.", "In Northam,"),
        ("Northam has two trams. Ward sold a bridge in May.", ""),
        ("A court freed Bo Lund. Ward praised the ruling.", "A court freed Bo Lund."),
        (
            "A court freed Bo Lund. Lee speaks in Wye, May 2, 2020. Ward praised the ruling.",
            "A court freed Bo Lund.",
        ),
        (
            "Ann Lee made two surveys. Northam was wet. The new survey was cheap.",
            "Ann Lee made two surveys. … Northam was wet.",
        ),
        ("Northam has two trams. Ward praised the ruling of May.", ""),
        ("Lee sold it. “I think sailors were fond of it,” said Bo Lund.", "Lee sold it."),
        (
            "“Are trams old?” Bo Lund asked. “They all came from Wye in May,” said Ann Lee.",
            "old?” Bo Lund asked.",
        ),
        ("A ship sank off Wye. Despite that loss, Ann Lee sold two ships in May.", "off Wye."),
        (
            "Ann Lee sold a ferry. Ward had trouble with that. They all went to Wye.",
            "Lee sold a ferry. Ward had trouble with that.",
        ),
    ],
)
def test_a_row_shows_the_words_that_its_claim_points_back_at(text: str, before: str) -> None:
    found, every = _read(text)
    shown = ahead(every, found, places(found.article)).get(every[-1].number, "")
    assert shown.endswith(before) if before else not shown
    if before:
        assert "Before it: " in ledger(every, found)._repr_html_()


@pytest.mark.parametrize(
    ("lead", "more"),
    [
        ("Lee cut the fare for all children, |saying| ", True),
        ("Lee, the mayor, |said| in a note on Monday in Northam that ", False),
    ],
)
def test_a_lead_that_tells_more_than_who_says_it(lead: str, more: bool) -> None:
    before, cue, _ = lead.split("|")
    told = [Span(0, 3), Span(len(before), len(before + cue))]
    assert _says_more(lead.replace("|", ""), told) is more
