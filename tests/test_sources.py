"""On whom an article draws: types, ways, titles, and why a name is kept back.

All articles here were written for Sayso.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from analysis.article.article import parse
from analysis.article.spans import Span
from analysis.claims.anonymous_claims import anonymous_claims, is_one
from analysis.pipeline import Analysis, analyse, load
from analysis.statements.attribution_candidate import Flag
from analysis.statements.channels import Channel, same_outlet
from analysis.statements.source_doubts import SourceDoubt, own_statements
from analysis.statements.source_identity import names_nobody
from analysis.statements.source_phrases import phrase
from analysis.statements.source_types import SourceType, described_type
from analysis.statements.sources import Source, sources
from analysis.views.sources import anonymity, left_out, reliability, sourcing, to_check
from benchmarks import source_rows

ROOT = Path(__file__).parents[1]
LONG = """Harbour Fees to Rise, Council Says

“The harbour fees will rise by 4 percent,” Mayor Ann Lee said in a statement on Monday.

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
        ("those familiar with the talks", SourceType.ANONYMOUS),
        ("the panel", SourceType.ORGANISATION),
        ("Senate rules", SourceType.DOCUMENT),
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
        ("“It rains,” Ann Lee testified on Monday.", "", Channel.PUBLIC),
        ("“It rains,” Ann Lee testified at the trial.", "", Channel.COURT),
        ("“It rains,” Ann Lee said of those who testified.", "", Channel.NOT_TOLD),
        ("“It rains,” Ann Lee said in an NBC interview.", "BBC News", Channel.OTHER_OUTLET),
        ("“It rains,” Ann Lee wrote.", "", Channel.NOT_TOLD),
        ("“It rains,” a Justice Department lawyer, Ann Lee, said.", "", Channel.NOT_TOLD),
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


def test_the_section_tells_only_what_is_right_often_enough(harbour: Analysis) -> None:
    html = sourcing(harbour).html
    shown, folded = html.split("<details", 1)
    assert "<details" not in folded
    assert " open" not in folded.split(">", 1)[0]
    for words_ in ("Sources by type", "the first word", "the last word", "has both"):
        assert words_ not in html
    assert "2 anonymous sources" in shown
    assert "Tom Ward" not in shown
    listed = [s.name for s in harbour.sources if not s.doubts]
    assert all(name in folded for name in listed)
    assert f"{len(listed)} sources, a list to check" in folded
    assert "Fishermen" not in folded
    left_out = [s.name for s in harbour.sources if s.doubts]
    assert "fishermen" in left_out
    assert f"{len(left_out)} less sure source" in folded
    assert "in the exports alone" in folded


TEAMS = (
    "Research teams of the universities in Orel and Granby found that it rains all day in May, "
    "when it should not."
)


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("“It rains,” said Ann Lee.", None),
        ("“It rains,” said a farmer. Ann Lee left.", None),
        ("“It rains,” the winner said. Ann Lee left.", SourceDoubt.NAMED_ELSEWHERE),
        ("Some said that it rained. “It pours,” some said.", SourceDoubt.VAGUE),
        ("Lee’s aides fear that it will rain, and the aides hope for sun.", SourceDoubt.NO_SPEECH),
        ("Ann Lee and her allies in the port say that it rains.", SourceDoubt.SEVERAL),
        ("The Daily Rain wrote that it rained. “It pours,” the newspaper said.", None),
        (
            "A poll by Orel Data found that it rains. A Port Bank/Granby poll found that it pours.",
            None,
        ),
        (
            "A poll by Orel Data found that it rains. Ann Lee left. The poll found that it pours.",
            None,
        ),
        (TEAMS, None),
    ],
)
def test_a_source_is_listed_where_nothing_speaks_against_it(
    text: str, doubt: SourceDoubt | None
) -> None:
    doubts = {d for s in analyse(parse(text), deep=False).sources for d in s.doubts}
    assert (doubt in doubts) if doubt else not doubts


def test_a_statement_is_surely_ones_own_only_where_the_words_have_the_name() -> None:
    cast_ = analyse(parse("“It rains,” she said. Ann Lee left."), method="rules").statements
    actor = next(a for a in cast_.cast.actors if a.name == "Ann Lee")

    def own(text: str, p: float) -> bool:
        said = analyse(parse(text), method="rules").statements
        one_ = replace(said[0], confidence=0.99, speaker_p=p, speaker_id=actor.id)
        return bool(own_statements(said.cast, said.cast.get(actor.id), [one_]))

    assert own("“It rains,” said Ann Lee.", 0.82)
    assert own("Ann Lee left. “It rains,” she said.", 0.95)
    assert not own("Ann Lee left. “It rains,” she said.", 0.8)
    assert not own("Ann Lee left. “It rains,” a retired nurse said.", 0.95)
    assert not own("“It rains,” said Ann Lee’s dog.", 0.95)
    assert not own("Ann Lee was told that it rained.", 0.95)


def test_unsure_sources_are_in_the_exports_alone_and_marked(tmp_path: Path) -> None:
    text = "“It rains,” said Bo Lund. Ann Lee and her allies in the port say that it pours."
    a = analyse(parse(text), deep=False)
    table = a.sources.table().set_index("source")["unsure"]
    assert table["Bo Lund"] == ""
    (unsure,) = (s for s in a.sources if s.doubts)
    assert table[unsure.name] == "several sources in one"
    assert unsure.name not in sourcing(a).html
    assert left_out(a.sources) == "1 less sure source is in the exports alone."
    a.save(tmp_path / "a.json")
    stored = json.loads((tmp_path / "a.json").read_text("utf-8"))["sources"]
    assert {row["name"]: row["unsure"] for row in stored}["Bo Lund"] == []


def test_people_who_speak_together_are_sources_each() -> None:
    text = (
        "Port Committee chairman Ann Lee, R-Utah, and Coast Committee chairman Tom Ward, R-Va., "
        "wrote that the dam was old. “It is safe,” Ward said."
    )
    found = sources_of(text)
    assert set(found) == {"Ann Lee", "Tom Ward"}
    assert len(found["Tom Ward"].statements) == 2


def test_the_list_says_how_many_of_such_rows_were_right() -> None:
    last = {"right": 3, "of": 7, "articles": 2}
    scores = {"source_rows": {"last trial": last}}
    assert to_check(5, True, scores) == (
        "5 sources, a list to check: on 2 news articles, 3 of 7 such rows were right, "
        "as editors counted"
    )
    assert to_check(1, True, scores).startswith("1 source, a list to check: on")
    for told in (to_check(5, False, scores), to_check(5, True, {})):
        assert told.startswith("5 sources, a list to check")
        assert "not measured" in told


def test_the_last_trial_is_the_last_that_an_editor_judged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = (
        "date\treader\tarticles\tversion\tright\trows",
        "2020-03-01\teditors, first trial\t2\tbefore\t1\t9",
        "2020-03-02\teditors, second trial\t3\tbefore\t4\t8",
        "2020-03-02\teditors, second trial, actors\t3\tbefore\t5\t8",
        "2020-03-03\tmaker, new articles\t3\tafter\t8\t8",
    )
    counts = tmp_path / "rows.tsv"
    counts.write_text("\n".join(rows) + "\n", "utf-8")
    monkeypatch.setattr(source_rows, "COUNTS", counts)
    assert source_rows.last_trial() == {"right": 4, "of": 8, "articles": 3}


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
    hidden = {
        "anonymous, precision": {"right": 6, "of": 7},
        "anonymous, recall": {"right": 6, "of": 8},
    }
    told = anonymity(True, {"sources": {"sources": bad | hidden}})
    assert "6 of 7 sources that Sayso calls anonymous were so, and 6 of 8" in told
    assert "5 of 10 reasons" in told
    assert "Check the reason before" in told
    named = anonymity(True, {"sources": {"sources": bad | hidden}}, hidden=False)
    assert "6 of 7" in named
    assert "reason" not in named
    assert "not measured" in anonymity(False, {"sources": {"sources": bad | hidden}})


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
        "batch",
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


def sources_of(text: str) -> dict[str, Source]:
    return {s.name: s for s in analyse(parse(text, "short"), deep=False).sources}


def test_who_asks_to_remain_unidentified_is_anonymous() -> None:
    mother = one(
        "“We will search on our own,” said a mother of two of the boys, asking to remain "
        "unidentified out of fear for her sons."
    )
    text = "asking to remain unidentified"
    assert mother.type is SourceType.ANONYMOUS
    assert mother.withheld is not None
    assert mother.withheld.end - mother.withheld.start == len(text)
    assert mother.reason is not None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("one of the mayor’s lawyers", SourceType.ANONYMOUS),
        ("one of the aides", SourceType.ANONYMOUS),
        ("one", SourceType.ANONYMOUS),
        ("another", SourceType.ANONYMOUS),
        ("several of the officials", SourceType.ANONYMOUS),
        ("one of the reports", SourceType.DOCUMENT),
        ("several port unions’ members", SourceType.GROUP),
        ("two union members", SourceType.ANONYMOUS),
    ],
)
def test_one_or_some_out_of_many(text: str, kind: SourceType) -> None:
    assert described_type(phrase(text)) is kind


def test_the_official_on_whom_an_article_rests_is_anonymous() -> None:
    text = (
        "“The dam is safe,” the official said on Monday. The official also said that the "
        "sluices were tested in May."
    )
    assert one(text).type is SourceType.ANONYMOUS
    named = "“The dam is safe,” said Ann Lee, a port official. “It is new,” the official said."
    assert [s.type for s in sources_of(named).values()] == [SourceType.PERSON]


def test_who_says_a_name_is_no_anonymous_source() -> None:
    text = "“We thank you,” said one donor, who identified herself as Nancy Lund."
    found = one(text)
    assert (found.name, found.type) == ("Nancy Lund", SourceType.PERSON)


def test_a_lawmaker_at_a_hearing_keeps_no_name_back() -> None:
    text = "At a public hearing on Monday, a lawmaker said that the dam had cost too much."
    assert one(text).type is SourceType.ROLE
    assert one(text.replace("At a public hearing on Monday, a", "A")).anonymous


def test_a_background_briefing_is_not_public() -> None:
    text = (
        "“The dam is safe,” a port official said in a background briefing on the condition that "
        "he not be identified."
    )
    assert set(one(text).channels) == {Channel.INTERVIEW}
    public = "“The dam is safe,” Ann Lee said at a press conference on Monday."
    assert set(one(public).channels) == {Channel.PUBLIC}


def test_one_source_counts_once() -> None:
    found = sources_of(
        "A report by the Coast Office found that half of the quays need repair. “They are not "
        "safe,” the report said. The Coast Office report said that nobody had checked them."
    )
    assert [s.type for s in found.values()] == [SourceType.DOCUMENT]


def test_one_of_those_who_spoke_before_is_no_source_of_its_own() -> None:
    found = sources_of(
        "Several senior port officials said that the dam was unsafe. One called it “a heap of "
        "wet sand.” The officials spoke on condition of anonymity because of the talks."
    )
    (source_,) = found.values()
    assert source_.anonymous
    assert source_.reason is not None
    assert source_.statements == (1, 2)


def test_words_cut_out_of_a_clause_are_no_source() -> None:
    cast_ = analyse(parse("It rained. Ann Lee met Tom Ward."), method="rules").statements.cast
    assert not names_nobody(cast_.article.text, cast_, [Span(11, 18)])
    assert names_nobody(cast_.article.text, cast_, [Span(0, 0), Span(11, 18)]) is False
    text = "Ann Lee turned to Tom Ward to press Bo Lund into writing a letter."
    cast_ = analyse(parse(text), method="rules").statements.cast
    assert names_nobody(text, cast_, [Span(0, text.index(" writing"))])


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "“It rains,” said Ann Lee, a spokeswoman for St. Mark County.",
            "spokeswoman for St. Mark County",
        ),
        ("“It rains,” said Ann Lee, director of Rain.org.", ""),
        ("“It rains,” said Ann Lee, a former aide in the Hale and Lund cabinets.", "former aide"),
        ("“It rains,” said Ann Lee, now a professor at Northam.", "professor"),
        ("“It rains,” said Ann Lee, president of the Rain Club.", "president of the Rain Club"),
        ("“It rains,” said Ann Lee, head of the Oil and Gas Club.", "head of the Oil and Gas Club"),
        ("“It rains,” said Ann Lee, an oceanographer.", "oceanographer"),
        (
            "“It rains,” said Ann Lee, the group’s president and chief executive officer.",
            "group’s president and chief executive officer",
        ),
        ("“It rains,” said Ann Lee, a lawyer and her clerk.", "lawyer"),
        ("The mayor’s attorney, Ann Lee, told NBC News that it rained.", "mayor’s attorney"),
        ("Ann Lee, briefed the paper on the rain. “It rains,” Ann Lee said.", ""),
        ("Speaking to a BBC reporter, Ann Lee said that it rained.", ""),
        ("But GOP Sen. Ann Lee of Kentucky said that it rained.", "GOP Sen."),
        ("“It rained,” according to German Justice Minister Ann Lee.", "German Justice Minister"),
        ("One of the mayor’s lawyers, Ann Lee, said it rained.", "One of the mayor’s lawyers"),
        ("They want to pull former BBC reporter Ann Lee, said Ann Lee.", "former BBC reporter"),
    ],
)
def test_a_title_is_whole_or_is_not_shown(text: str, title: str) -> None:
    found = one(text)
    assert (found.title.of(text) if found.title else "") == title


def test_the_first_word_is_told_only_where_it_is_sure(harbour: Analysis) -> None:
    last = harbour.sources.last
    assert last is not None
    assert last.name == "Ann Lee"
    items = tuple(
        replace(s, confidence=0.5) if s.number in (2, len(harbour.statements)) else s
        for s in harbour.statements
    )
    unsure = sources(harbour.article, replace(harbour.statements, items=items))
    assert (unsure.first, unsure.last) == (None, None)


def test_statements_that_are_not_sure_make_no_source(harbour: Analysis) -> None:
    items = tuple(
        replace(s, confidence=0.5) if s.speaker == "Tom Ward" else s for s in harbour.statements
    )
    names = [s.name for s in sources(harbour.article, replace(harbour.statements, items=items))]
    assert "Tom Ward" not in names
    assert "Ann Lee" in names


def test_no_source_is_called_anonymous_only_where_each_has_a_name() -> None:
    def page(text: str) -> str:
        return sourcing(analyse(parse(text), deep=False)).html

    assert "No source is anonymous" in page("“It rains,” said Ann Lee. “It pours,” said Bo Lund.")
    for text in ("“It rains,” sailors said.", "“It rains,” said a spokesman for the port."):
        assert "anonymous" not in page(text).split("How often")[0].split('class="note"')[0]
    for text in (LONG, "“It rains,” said Ann Lee. “It pours,” said Bo Lund."):
        assert "no source:" not in page(text)
        assert " make " not in page(text).split("<table")[0]


def test_top_lawmakers_are_a_group_and_top_aides_are_not() -> None:
    assert described_type(phrase("top Republican lawmakers")) is SourceType.GROUP
    assert described_type(phrase("top White House aides")) is SourceType.ANONYMOUS


def test_a_video_is_no_post_of_whom_it_shows() -> None:
    found = one("The agency had a video of Rain Club leader Ann Lee. “It rains,” said Lee.")
    assert found.title is None


def test_a_state_behind_its_town_is_no_source() -> None:
    text = "Police in Northam, Ohio, named the driver on Monday. “It rains,” said Ann Lee."
    assert "Ohio" not in sources_of(text)


def test_a_ministry_of_justice_is_no_court() -> None:
    assert one("Justice spokesman Tom Ward said that it rained.").channels == (Channel.NOT_TOLD,)


def test_a_station_and_the_outlet_itself_are_media() -> None:
    text = "As the Northam Wire reported, it rained all day in Northam."
    assert one(text, "Northam Wire").type is SourceType.MEDIUM
    assert one("“It rained all day,” according to WXYZ-TV.").type is SourceType.MEDIUM


def test_a_report_that_bears_a_name_is_a_document() -> None:
    text = "The Rain Institute’s yearly report found that it rained. The Rain Institute is old."
    assert one(text).type is SourceType.DOCUMENT


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("“It pours,” said an adviser.", True),
        ("“It is cold,” said the official. He spoke on condition of anonymity.", True),
        ("“We lost it,” said people familiar with the matter.", True),
        ("“It is dry,” said two senior officials.", True),
        ("“It is dry,” said a farmer.", False),
        ("“It is dry,” a passenger said.", False),
        ("“It is cold,” a lawmaker said at the hearing.", False),
    ],
)
def test_statements_and_cast_agree_with_the_sources_on_who_is_anonymous(
    text: str, hidden: bool
) -> None:
    a = analyse(parse(text), method="rules", deep=False)
    (source,) = a.sources
    said = [s for s in a.statements if s.number in source.statements]
    assert source.anonymous is hidden
    assert {Flag.ANONYMOUS in s.flags for s in said} == {hidden}
    row = next(row for row in a.actors if row.actor.id == source.id)
    assert row.actor.anonymous is hidden


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("She had not responded to requests for comment Monday.", True),
        ("She was not reachable by phone on Tuesday.", True),
        ("Calls to the port’s office went unanswered.", True),
        ("The port declined an interview and would not comment.", True),
        ("A spokesman, Bo Lund, declined to comment on the ferry.", True),
        ("The Post’s e-mails were not answered.", True),
        ("An attempt to reach her was unsuccessful.", True),
        ("The town did not respond to the flood in time.", False),
        ("“They did not respond to a request for comment,” said Ann Lee.", False),
        ("She responded to requests for comment within an hour.", False),
    ],
)
def test_who_was_asked_and_gave_no_answer_is_told(words: str, found: bool) -> None:
    a = analyse(parse(f"Ferry\n\nAnn Lee runs a ferry.\n\n{words}"), deep=False)
    html = sourcing(a).html
    assert ("Asked, without an answer" in html) is found
    assert (html.count(words) > 0) is found
