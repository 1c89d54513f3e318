"""What is denied, or not said at all, is nobody's claim: by cue, by subject, on every page."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from lxml import html as lxml_html

from analysis.article.article import Article, parse
from analysis.article.spans import Span
from analysis.claims import stance
from analysis.claims.claim import Claim, claims_table
from analysis.claims.extract_claims import claims
from analysis.claims.rank_claims import ranked
from analysis.pipeline import analyse
from analysis.reporting import findings
from analysis.reporting.export import claim_review
from analysis.statements.actor_table import actors
from analysis.statements.denial_cues import ASSERTIONS, assertion_of
from analysis.statements.no_utterance import says_nothing
from analysis.statements.statements import Statements, statements
from analysis.tagger.meaning_network import NOTHING
from analysis.views.claims import denial, ledger
from analysis.views.page_one import in_short

LEAD = "Mayor Ann Lee met Tom Ward, a bus driver, at the town hall of Northam.\n\n"
PORT = "she took 40,000 crowns from the port"
DENIED = parse(LEAD + f"Mayor Ann Lee has denied {PORT}.")


def read(text: str, method: str = "rules") -> tuple[Article, Statements]:
    article = parse(LEAD + text)
    return article, statements(article, method=method)


def put(text: str, method: str = "rules") -> list[tuple[str, str]]:
    """Who puts what forward of the words about the port or the tram, and who denies it."""
    article, said = read(text, method)
    found = claims(article, said)
    return [
        (c.speaker, "denied" if c.denied else "asserted")
        for c in found.put_forward
        if c.statement and re.search("port|tram", found.words(c))
    ]


@pytest.mark.parametrize("method", ["rules", "tagger"])
@pytest.mark.parametrize(
    "cue",
    [
        "has denied that",
        "denied reports that",
        "disputed that",
        "never believed that",
        "does not think that",
        "doubted that",
        "strongly denied on Monday that",
        "disagreed that",
        "repeated her denial that",
    ],
)
def test_what_is_denied_is_listed_as_denied_at_most(cue: str, method: str) -> None:
    told = put(f"On Monday Lee {cue} the port paid 40,000 crowns to the council.", method)
    assert told in ([("Ann Lee", "denied")], [])
    assert told or method == "rules"


@pytest.mark.parametrize("method", ["rules", "tagger"])
@pytest.mark.parametrize(
    "cue",
    [
        "never said that",
        "did not say that",
        "has not said whether",
        "declined to say whether",
        "refused to say whether",
        "would not say that",
        "found no evidence that",
        "stopped short of saying that",
        "neither confirmed nor denied that",
        "did not deny that",
        "said nothing of reports that",
        "left without saying that",
        "has yet to say whether",
        "was unable to say whether",
    ],
)
def test_what_is_not_said_is_no_claim(cue: str, method: str) -> None:
    told = put(f"On Monday Lee {cue} the port paid 40,000 crowns to the council.", method)
    assert ("Ann Lee", "asserted") not in told or cue.startswith("found no")


@pytest.mark.parametrize("method", ["rules", "tagger"])
@pytest.mark.parametrize(
    "cue",
    [
        "said that",
        "did not only say that",
        "could not deny that",
        "has no doubt that",
        "never tired of saying that",
        "would not comment on the fares but said that",
        "made no secret of it and said that",
    ],
)
def test_what_only_looks_like_a_denial_is_claimed(cue: str, method: str) -> None:
    told = put(f"On Monday Lee {cue} the port paid 40,000 crowns to the council.", method)
    assert {stance for _, stance in told} <= {"asserted"}
    if method == "tagger":
        assert told


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("“I never took a crown from the port,” Lee denied.", "asserted"),
        ("Lee rejected the charge: “The port never paid me a crown.”", "asserted"),
        ("Lee dismissed the claim that the port paid 40,000 crowns as a joke.", "denied"),
        ("Lee rejected the notion that the port paid 40,000 crowns.", "denied"),
        ("Lee did not say “the port paid 40,000 crowns to me.”", "none"),
        ("Nor did Lee say that the port paid 40,000 crowns.", "none"),
    ],
)
@pytest.mark.parametrize("method", ["rules", "tagger"])
def test_the_words_around_the_cue_decide(text: str, stance: str, method: str) -> None:
    article, said = read(text, method)
    found = [assertion_of(article.text, s) for s in said if "port" in said.words(s)]
    assert set(found) <= {stance}
    assert set(found) <= set(ASSERTIONS)
    assert found or method == "rules"


@pytest.mark.parametrize("method", ["rules", "tagger"])
def test_a_content_with_its_own_not_is_put_forward_and_one_without_is_denied(method: str) -> None:
    article, said = read("Lee said it was not true that the port had paid her.", method)
    (statement,) = said
    own = "not true" in said.words(statement)
    assert assertion_of(article.text, statement) == ("asserted" if own else "denied")


@pytest.mark.parametrize("method", ["rules", "tagger"])
@pytest.mark.parametrize(
    "who",
    [
        "Nobody",
        "No one at the town hall",
        "No official",
        "None of the drivers",
        "Neither Lee nor Ward",
        "Neither the mayor nor the driver",
    ],
)
def test_nobody_says_nothing(who: str, method: str) -> None:
    article, said = read(f"{who} said that the tram will stop at the port.", method)
    assert list(said) == []
    names = [row.actor.name.lower() for row in actors(article, said)]
    assert not [n for n in names if re.match(r"no\b|nobody|none|neither|nor\b", n)]


def test_a_source_that_only_looks_like_nobody_speaks() -> None:
    text = "Norton said so. No. 10 said so. Noone Barrow said so."
    for name in ("Norton", "No. 10", "Noone Barrow"):
        at = text.index(name)
        assert not says_nothing(text, [Span(at, at + len(name))], [])


@pytest.mark.parametrize("method", ["rules", "tagger"])
def test_page_one_never_begins_with_what_is_denied(method: str) -> None:
    said = statements(DENIED, method=method)
    found = claims(DENIED, said)
    denied = [c for c in found if PORT in found.words(c)]
    assert [(c.speaker, c.denied, c.claimed) for c in denied] == [("Ann Lee", True, False)]
    told = in_short(analyse(DENIED, method=method))._repr_html_()
    words = lxml_html.fragment_fromstring(told, "div").text_content()
    assert all("denies that" in one for one in words.split("40,000")[:-1])
    assert "tone" not in told
    rows = ledger(found, said)._repr_html_()
    assert "denied by Ann Lee" in lxml_html.fragment_fromstring(rows, "div").text_content()
    assert "Evidence" not in rows
    assert "Ann Lee denies that" in lxml_html.fragment_fromstring(rows, "div").text_content()


def test_exports_say_what_is_denied() -> None:
    found = analyse(DENIED, method="rules")
    rows = claims_table(found.claims)
    assert rows[rows["words"].str.contains("40,000")]["stance"].tolist() == ["deny"]
    (row,) = [r for r in found.as_json()["claims"] if r["stance"] == "deny"]
    start, end = row["spans"][0]
    assert "40,000" in DENIED.text[start:end]
    reviews = claim_review.claim_reviews(found)["@graph"]
    assert not [r for r in reviews if "40,000" in str(r.get("text", ""))]
    assert findings.in_short(found)["claims"] == sum(c.claimed for c in found.claims)


def test_who_denies_contests_who_claims() -> None:
    words = "the harbour company paid the mayor 40,000 crowns last year"
    article, said = read(f"Ward said that {words}. Lee denied that {words}.")
    found = claims(article, said)
    ward, lee = (next(c for c in found if c.speaker == who) for who in ("Tom Ward", "Ann Lee"))
    assert ward.contested_by == (lee.number,)
    assert lee.same_as == 0
    first: Claim = ranked(found)[0]
    assert first is ward


@pytest.mark.parametrize(
    ("cue", "content", "told"),
    [
        ("denied", "that she took money", "denies that she took money"),
        ("has denied", "taking money", "denies taking money"),
        ("dismissed", "the claim that she took money", "dismisses the claim that she took money"),
        ("rejected", "Ward’s sharp criticism of her", "rejects Ward’s sharp criticism of her"),
        ("doubted", "that the tram will run", "doubts that the tram will run"),
        ("rejected", "that she took money", "denies that she took money"),
        ("denied", "any wrongdoing", "denies any wrongdoing"),
        ("denied", "she took money", "denies that she took money"),
    ],
)
def test_a_denial_reads_as_a_sentence(cue: str, content: str, told: str) -> None:
    assert denial(content, content.removeprefix("that "), cue) == told


@pytest.mark.parametrize(
    "text",
    [
        "Bo Lund did not point out that the port had voted for it.",
        "Bo Lund refused to acknowledge that the port had lost money.",
    ],
)
def test_what_somebody_leaves_unsaid_is_not_a_sure_statement_of_his(text: str) -> None:
    article = parse(f"The port of Northam opened on Monday.\n\n{text}")
    assert not any(s.sure for s in statements(article) if "port had" in article.text)


@pytest.mark.parametrize(
    ("text", "sure", "told"),
    [
        ("Lee denied the meeting at the port.", 0.95, "deny"),
        ("Lee has flatly denied any such meeting.", 0.95, "deny"),
        ("Lee denied the meeting at the port.", 0.7, "none"),
        ("Lee denied the motion to close the port.", 0.95, "none"),
        ("Lee did not deny the meeting at the port.", 0.95, "none"),
    ],
)
def test_a_thing_is_denied_where_the_network_is_sure(text: str, sure: float, told: str) -> None:
    article, said = read(text)
    meant = replace(NOTHING, stance="deny", stances=(0.0, sure, 0.0, 0.0, 0.0, 0.0, 1 - sure))
    assert stance.by_network(article.text, said[0], meant, proposes=True).value == told


@pytest.mark.parametrize(("what", "told"), [("the police account", "deny"), ("Bo Ray", "none")])
def test_a_report_is_denied_though_it_is_no_proposition(what: str, told: str) -> None:
    article, said = read(f"Lee has denied {what}.")
    meant = replace(NOTHING, stance="deny", stances=(0.0, 0.95, 0.0, 0.0, 0.0, 0.0, 0.05))
    assert stance.by_network(article.text, said[0], meant, proposes=False).value == told


def test_a_bare_no_denies_what_was_asked() -> None:
    text = "Asked whether she had seen the fire, Lee said: “Absolutely not.”"
    a = analyse(parse(LEAD + text), by_hand=())
    denied = [(c.speaker, a.claims.words(c)) for c in a.claims if c.denied]
    assert denied == [("Ann Lee", "she had seen the fire")]
    page = lxml_html.fromstring(ledger(a.claims, a.statements)._repr_html_())
    assert "Ann Lee denies that she had seen the fire" in " ".join(page.text_content().split())


@pytest.mark.parametrize(
    ("words", "own"),
    [
        ("The port would not say when it had told the council of the theft.", 0),
        ("Asta Bank neither confirmed nor denied that the list was real.", 0),
        ("Lee refused to explain why the port had paid.", 0),
        ("The port did not tell the council of the theft.", 1),
        ("Lee would not say why the port had paid, but the council paid it back.", 1),
    ],
)
def test_what_nobody_will_say_is_no_claim_of_the_reporters(words: str, own: int) -> None:
    found = claims(*read(words))
    assert sum(not c.statement and c.span.start >= len(LEAD) for c in found) == own


def test_who_condemns_a_thing_as_something_denies_nothing() -> None:
    text = (
        "Ann Lee condemned the attack as a “terrible crime which shows again that the town is "
        "innocent of those who follow it”."
    )
    article = parse(text)
    assert [assertion_of(text, s) for s in statements(article)] == ["asserted"]
    assert [c.stance.value for c in analyse(article, by_hand=()).claims] == ["assert"]
