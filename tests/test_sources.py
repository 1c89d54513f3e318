"""On whom an article draws: types, ways, titles, and why a name is kept back.

All articles here were written for Sayso.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from analysis.article.article import parse
from analysis.claims.anonymous_claims import anonymous_claims, is_one
from analysis.pipeline import Analysis, analyse, load
from analysis.statements.channels import Channel, same_outlet
from analysis.statements.source_types import SourceType, described_type, phrase
from analysis.statements.sources import Source
from analysis.views.sources import reliability, sourcing

ROOT = Path(__file__).parents[1]
LONG = """Harbour Fees to Rise, Council Says

Mayor Ann Lee said in a statement on Monday that the harbour fees will rise by 4 percent.

“The port cannot live on fish alone,” said Tom Ward, director of the Northam Ferry Company.

The company knew of the plan in May, according to two people familiar with the talks.

“The mayor has promised the ferries a rebate,” said a port official who spoke on condition of \
anonymity because he was not authorized to discuss the talks.

The official said that the rebate would cost 200,000 crowns a year.

A report by the Coast Office found that half of the quays need repair.

“We will see them in court,” Ward told Reuters. Fishermen said they would strike.

A spokeswoman for the Coast Office declined to comment, and the office wrote on Twitter that it \
“will answer in time.”

“It is a bad day for the old town,” said Lee, according to The Northam Post.
"""


@pytest.fixture(scope="module")
def harbour() -> Analysis:
    return analyse(parse(LONG, "harbour", outlet="The Northam Gazette", date="2020-03-02"))


def source(a: Analysis, name: str) -> Source:
    return next(s for s in a.sources if name in s.name)


def words(a: Analysis, span: object) -> str:
    return span.of(a.article.text) if span is not None else ""


def one(text: str, outlet: str = "", method: str = "tagger") -> Source:
    """The only source of a short article."""
    (found,) = analyse(parse(text, "short", outlet=outlet), method=method, deep=False).sources
    return found


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("a source close to the mayor", SourceType.ANONYMOUS),
        ("sources", SourceType.ANONYMOUS),
        ("someone in the room", SourceType.ANONYMOUS),
        ("two officials at the port", SourceType.ANONYMOUS),
        ("a senior aide to the mayor", SourceType.ANONYMOUS),
        ("a handful of advisers", SourceType.ANONYMOUS),
        ("people briefed on the plan", SourceType.ANONYMOUS),
        ("an unnamed sailor", SourceType.ANONYMOUS),
        ("a lawyer familiar with the case", SourceType.ANONYMOUS),
        ("officials", SourceType.GROUP),
        ("port officials", SourceType.GROUP),
        ("some analysts", SourceType.GROUP),
        ("three in ten adults", SourceType.GROUP),
        ("a majority of voters", SourceType.GROUP),
        ("much of the public", SourceType.GROUP),
        ("the police chief", SourceType.ROLE),
        ("a spokesman for the port", SourceType.ROLE),
        ("a lawyer for the crew", SourceType.ROLE),
        ("the port’s spokeswoman", SourceType.ROLE),
        ("the court", SourceType.ORGANISATION),
        ("the Republican-led senate", SourceType.ORGANISATION),
        ("the suit", SourceType.DOCUMENT),
        ("a nationwide poll", SourceType.DOCUMENT),
        ("local newspapers", SourceType.MEDIUM),
    ],
)
def test_words_without_a_name_tell_what_sort_of_source_speaks(text: str, kind: SourceType) -> None:
    assert described_type(phrase(text)) is kind


def test_the_types_of_a_whole_article(harbour: Analysis) -> None:
    types = {s.name: s.type for s in harbour.sources}
    assert types["Ann Lee"] is SourceType.PERSON
    assert types["Tom Ward"] is SourceType.PERSON
    assert source(harbour, "port official").type is SourceType.ANONYMOUS
    assert source(harbour, "two people").type is SourceType.ANONYMOUS
    assert source(harbour, "report by the Coast Office").type is SourceType.DOCUMENT
    assert source(harbour, "ishermen").type is SourceType.GROUP
    hidden = [s.name for s in harbour.sources if s.anonymous]
    assert len(hidden) == 2, hidden


def test_a_later_mention_is_the_same_source(harbour: Analysis) -> None:
    assert len(source(harbour, "port official").statements) == 2


def test_titles_and_their_bodies(harbour: Analysis) -> None:
    ward, lee = source(harbour, "Tom Ward"), source(harbour, "Ann Lee")
    assert words(harbour, ward.title) == "director of the Northam Ferry Company"
    assert words(harbour, ward.organisation) == "Northam Ferry Company"
    assert words(harbour, lee.title) == "Mayor"
    official = source(harbour, "port official")
    assert words(harbour, official.title) == "port official"


def test_ways(harbour: Analysis) -> None:
    lee = source(harbour, "Ann Lee")
    assert lee.channels[0] is Channel.STATEMENT
    assert Channel.OTHER_OUTLET in lee.channels
    assert Channel.OTHER_OUTLET in source(harbour, "Tom Ward").channels
    assert set(source(harbour, "port official").channels) == {Channel.INTERVIEW}
    assert source(harbour, "report by").channels == (Channel.DOCUMENT,)
    assert source(harbour, "two people").channels == (Channel.NOT_TOLD,)


def test_every_word_counts_once(harbour: Analysis) -> None:
    total = sum(s.words for s in harbour.sources)
    shares = {row.name: row for row in harbour.shares}
    assert 0 < total <= harbour.article.word_count
    ward = source(harbour, "Tom Ward")
    assert (ward.quoted, ward.paraphrased) == (
        shares["Tom Ward"].quoted,
        shares["Tom Ward"].paraphrased,
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "“It is so,” said an engineer who spoke on condition of anonymity because she fears.",
            "because she fears",
        ),
        (
            "“The bridge is unsafe,” an official said, asking not to be named to protect his post.",
            "to protect his post",
        ),
        (
            "“The bridge is unsafe,” said one adviser, who requested anonymity to speak freely.",
            "to speak freely",
        ),
        (
            "“The bridge is unsafe,” said a worker who was not authorized to speak to the press.",
            "not authorized to speak to the press",
        ),
        (
            "“It is unsafe,” said a worker who declined to be identified for fear of reprisals.",
            "for fear of reprisals",
        ),
        (
            "“It is unsafe,” an official said. The official spoke anonymously, citing the rules.",
            "citing the rules",
        ),
        ("“The bridge is unsafe,” said an aide who asked not to be named.", ""),
        ("“The bridge is unsafe,” said an aide on Monday because of the rain.", ""),
    ],
)
def test_the_reason_for_keeping_a_name_back(text: str, reason: str) -> None:
    found = one(text)
    assert found.type is SourceType.ANONYMOUS
    assert (found.reason.of(text) if found.reason is not None else "") == reason


@pytest.mark.parametrize(
    "text",
    [
        "“Leakers hide behind a cloak of anonymity because they are cowards,” said Ann Lee.",
        "“Nobody asked to be named to the board,” said Ann Lee.",
        "“The crew was not authorized to sail,” said Ann Lee.",
        "Ann Lee, who was not allowed to vote, said the count was fair.",
    ],
)
def test_a_named_person_is_never_anonymous(text: str) -> None:
    found = one(text)
    assert (found.type, found.withheld, found.reason) == (SourceType.PERSON, None, None)


@pytest.mark.parametrize(
    ("text", "outlet", "channel"),
    [
        ("“It rains,” Ann Lee wrote on Facebook.", "", Channel.POST),
        ("“It rains,” Ann Lee testified on Monday.", "", Channel.COURT),
        ("“It rains,” Ann Lee told reporters.", "", Channel.PUBLIC),
        ("“It rains,” Ann Lee told the BBC.", "BBC News", Channel.INTERVIEW),
        ("“It rains,” Ann Lee told the BBC.", "CNN (Web News)", Channel.OTHER_OUTLET),
        ("“It rains,” Ann Lee said in an interview with CNN.", "CNN", Channel.INTERVIEW),
        ("“It rains,” Ann Lee said on CNN.", "BBC News", Channel.BROADCAST),
        ("“It rains,” Ann Lee wrote in a letter to the port.", "", Channel.DOCUMENT),
        ("“I read it on Twitter,” Ann Lee said.", "", Channel.NOT_TOLD),
    ],
)
def test_the_way_is_told_by_the_reporters_words(text: str, outlet: str, channel: Channel) -> None:
    assert one(text, outlet).channels == (channel,)


@pytest.mark.parametrize(
    ("name", "outlet", "same"),
    [
        ("The New York Times", "New York Times - News", True),
        ("USA Today", "USA TODAY", True),
        ("The Times", "New York Times - News", True),
        ("Fox News", "CNN", False),
        ("CNN", "", False),
    ],
)
def test_an_outlet_knows_its_own_name(name: str, outlet: str, same: bool) -> None:
    assert same_outlet(name, outlet) is same


def test_a_headline_is_no_statement_of_a_source(harbour: Analysis) -> None:
    first = harbour.sources.first
    assert first is not None
    assert first.name == "Ann Lee"
    assert all("Council" not in s.name for s in harbour.sources)


def test_what_is_done_or_decided_is_no_statement_of_a_source() -> None:
    a = analyse(parse("The council approved the plan. “It rains,” said Ann Lee."), deep=False)
    assert [s.name for s in a.sources] == ["Ann Lee"]


def test_claims_that_rest_on_one_anonymous_source(harbour: Analysis) -> None:
    alone = anonymous_claims(harbour.claims, harbour.sources)
    named = {c.source.name for c in alone}
    assert any("port official" in name for name in named)
    assert all(c.source.anonymous and c.claim.claimed for c in alone)
    assert {c.one for c in alone if "two people" in c.source.name} <= {False}


def test_a_claim_that_another_source_makes_too_does_not_rest_on_one() -> None:
    text = (
        "“The port paid 40,000 crowns to the mayor,” said an aide who asked not to be named.\n\n"
        "“The port paid 40,000 crowns to the mayor,” said Tom Ward."
    )
    a = analyse(parse(text), method="rules", deep=False)
    assert len(a.claims.put_forward) == 2
    assert anonymous_claims(a.claims, a.sources) == ()


def test_one_or_several() -> None:
    assert is_one("a port official")
    assert not any(map(is_one, ("two officials", "people close to the talks", "sources")))


def test_sources_are_stored_and_read_back(harbour: Analysis, tmp_path: Path) -> None:
    path = harbour.save(tmp_path / "a.json")
    stored = json.loads(path.read_text("utf-8"))["sources"]
    assert [row["name"] for row in stored] == [s.name for s in harbour.sources]
    official = next(row for row in stored if "port official" in row["name"])
    start, end = official["reason"]
    assert LONG[start:end] == "because he was not authorized to discuss the talks"
    assert load(path).sources.items == harbour.sources.items


def test_the_section_tells_reasons_and_leads_to_the_words(harbour: Analysis) -> None:
    html = sourcing(harbour).html
    assert "because he was not authorized to discuss the talks" in html
    official = source(harbour, "port official")
    assert f'href="#s{official.statements[0]}"' in html
    assert "Ann Lee" in html
    assert "<script" not in sourcing(analyse(parse("<script>x</script> said it rains."))).html


def test_an_article_without_sources_says_so() -> None:
    assert "No source was found" in sourcing(analyse(parse("It rained all day."), deep=False)).html


def test_what_is_right_too_seldom_is_said_to_be_unsure() -> None:
    row = {"right": 9, "of": 10, "share": 0.9}
    good = {
        "type": row | {"share": 0.95},
        "channel, where told": row,
        "reason found": row,
        "by type": {kind: {"of": 9} for kind in SourceType if kind is not SourceType.MEDIUM},
    }
    bad = good | {"reason found": {"right": 5, "of": 10, "share": 0.5}}
    assert "Check" not in reliability(True, {"sources": {"sources": good}})
    assert "Check the reason" in reliability(True, {"sources": {"sources": bad}})
    assert "Too few of them were media to" in reliability(True, {"sources": {"sources": good}})
    assert "not measured" in reliability(False, {"sources": {"sources": good}})


def test_the_page_in_docs_gives_the_stored_figures() -> None:
    page = (ROOT / "docs" / "audit.md").read_text("utf-8")
    stored = json.loads((ROOT / "benchmarks" / "results" / "sources.json").read_text("utf-8"))
    row = stored["sources"]
    for words, key in (
        ("a statement of the source is found", "found"),
        ("type, of those found", "type"),
        ("anonymous: those that Sayso calls so and are", "anonymous, precision"),
        ("anonymous: those that are and that Sayso calls so", "anonymous, recall"),
        ("how it was said, where Sayso says it", "channel, where told"),
        ("described as (most of the words)", "title"),
        ("reason for anonymity found (most of the words)", "reason found"),
        ("reason, where Sayso gives one", "reason, where told"),
    ):
        assert f"| {words} | {row[key]['right']} | {row[key]['of']} |" in page
    assert stored["date"] in page
    meaning = json.loads((ROOT / "benchmarks" / "results" / "meaning.json").read_text("utf-8"))
    accuses = meaning["page one"]["accuses"]
    assert f"({accuses['right']} of {accuses['of']}, benchmarks" in page


def test_the_repository_holds_no_sentence_of_what_was_read() -> None:
    lines = (ROOT / "benchmarks" / "decisions" / "sources.jsonl").read_text("utf-8").splitlines()
    labels = {
        "id",
        "corpus",
        "part",
        "source",
        "type",
        "channel",
        "title",
        "organisation",
        "reason",
    }
    spans = {"source", "title", "organisation", "reason"}
    for row in map(json.loads, lines):
        assert row.keys() <= labels
        assert all(len(row[key]) == 2 and row[key][0] < row[key][1] for key in spans & row.keys())
