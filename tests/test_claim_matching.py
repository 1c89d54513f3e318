"""The same claim across articles and on a list: who said it first, repeats it, denies it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.article.collection import articles
from analysis.corpus import Corpus
from analysis.corpus.claim_matching.claim_key import claim_key
from analysis.corpus.claim_matching.claim_list import read_claims
from analysis.corpus.claim_matching.claim_mentions import ClaimMention
from analysis.corpus.claim_matching.group_claims import matched, recurring_claims
from analysis.corpus.claim_matching.match_tables import claims_table
from analysis.corpus.claim_matching.same_claim import Comparable, Relation, alike, relation
from analysis.corpus.claim_matching.similar_claims import ClaimIndex
from analysis.errors import ParameterError
from analysis.pipeline import analyse
from analysis.reporting.export import claim_match_files as files
from tests.conftest import Ended
from tests.corpora import made

EXAMPLES = Path(__file__).parents[1] / "docs" / "examples"
BRIDGE = "The old harbour bridge is safe for another thirty years"


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return made(tmp_path_factory.mktemp("corpus") / "out", EXAMPLES / "tram.jsonl")


@pytest.fixture(scope="module")
def written(tables: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("matches") / "out"
    matches = files.match(tables, read_claims(EXAMPLES / "tram-claims.csv"))
    files.write_matches(matches, out, tables.folder)
    return out


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"))))


def test_a_claim_has_who_said_it_first_repeats_and_denies_it(tables: Corpus) -> None:
    frame = claims_table(matched(tables)).set_index("claim")
    bridge = frame.loc[BRIDGE]
    assert (bridge["first_by"], bridge["first_said"]) == ("Ann Lee", "2020-01-14")
    assert bridge["first_in"] == "Council to Vote on Riverside Tram"
    assert bridge["repeated_by"] == "Priya Nair, Peter Lindqvist"
    assert bridge["denied_by"] == "Tom Ward, Carla Mendes"
    assert (bridge["articles"], bridge["outlets"], bridge["last_said"]) == (3, 2, "2020-06-09")
    cost = frame.loc["The riverside tram will cost the city 48 million dollars"]
    assert (cost["repeated_by"], cost["denied_by"]) == ("Tom Ward, Helen Brandt", "")
    assert len(frame) == 5


def test_articles_give_what_their_tables_give(tables: Corpus) -> None:
    read = [analyse(a, method="rules", deep=False) for a in articles(EXAMPLES / "tram.jsonl")]
    mine, theirs = (claims_table(matched(one)) for one in (read, tables))
    assert mine.to_dict("records") == theirs.to_dict("records")


def test_the_claims_of_a_list_are_found_or_have_no_mentions(written: Path) -> None:
    listed = {row["id"]: row for row in rows(written / "list.csv")}
    assert listed["bridge"]["denied_by"] == "Tom Ward, Carla Mendes"
    assert listed["bridge"]["verdict"] == "unproven"
    assert listed["cost"]["first_by"] == "Ann Lee"
    assert (listed["fares"]["articles"], listed["fares"]["first_by"]) == ("0", "")


def test_a_mention_leads_to_its_words(written: Path) -> None:
    texts = {
        row["title"]: row["text"]
        for row in map(json.loads, (EXAMPLES / "tram.jsonl").read_text("utf-8").splitlines())
    }
    mentions = rows(written / "mentions.csv")
    assert {row["relation"] for row in mentions} == {"first", "repeats", "denies"}
    for row in mentions:
        text = texts[row["title"]][int(row["start"]) : int(row["end"])]
        assert text == row["words"], row


def test_claim_review_gives_what_a_table_gives(tmp_path: Path) -> None:
    reviews = [
        {
            "@type": "ClaimReview", "@id": row["id"], "claimReviewed": row["claim"],
            "url": row["url"], "itemReviewed": {"author": {"name": row["speaker"]}},
            "reviewRating": {"alternateName": row["verdict"]},
        }
        for row in rows(EXAMPLES / "tram-claims.csv")
    ]  # fmt: skip
    file = tmp_path / "feed.json"
    file.write_text(json.dumps({"dataFeedElement": [{"item": [r]} for r in reviews]}), "utf-8")
    assert read_claims(file) == read_claims(EXAMPLES / "tram-claims.csv")
    lines = tmp_path / "feed.jsonl"
    lines.write_text("".join(json.dumps(r) + "\n" for r in reviews), "utf-8")
    assert read_claims(lines) == read_claims(file)


def test_a_table_of_a_spreadsheet_with_semicolons_is_read(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text(f'id;claim\n1;"{BRIDGE}; so she says"\n', "utf-8")
    assert [claim.words for claim in read_claims(file)] == [f"{BRIDGE}; so she says"]


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.csv", "id,statement\n1,It rains\n", "no column 'claim'"),
        ("a.csv", "id,claim\n1,It rains\n1,It snows\n", "the id '1'"),
        ("a.csv", "id,claim\n1,\n", "contains no claims"),
        ("a.json", '{"claim": "It rains"}', "contains no claims"),
        ("a.json", "{", "is not JSON"),
        ("a.txt", "It rains", "must be a .csv"),
    ],
)
def test_a_list_that_cannot_be_used_is_refused(
    tmp_path: Path, name: str, text: str, message: str
) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    with pytest.raises(ParameterError, match=message):
        read_claims(tmp_path / name)


def said(
    words: str, denied: bool = False, speaker: str = "", about: Sequence[str] = ()
) -> Comparable:
    return Comparable(claim_key(words, denied), tuple(about), speaker)


TRAM = "construction of the riverside tram drove {} of the 900 customers out of Bridge Street"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (said(TRAM.format("300")), said(TRAM.format("300")), "same"),
        (said(TRAM.format("300")), said(TRAM.format("300"), denied=True), "contrary"),
        (said(TRAM.format("two")), said(TRAM.format("2")), "same"),
        (said(TRAM.format("300")), said(TRAM.format("400")), "other"),
        (said(TRAM.format("300")), said(TRAM.format("300 more")), "other"),
        (said(TRAM.format("300")), said("if " + TRAM.format("300")), "other"),
        (
            said("these are the people that said " + TRAM.format("300")),
            said(TRAM.format("300")),
            "other",
        ),
        (
            said("he wants to raise fares by closing the cheap night counters", speaker="Ann Lee"),
            said("he wants to raise fares by closing cheap night counters", speaker="Tom Ward"),
            "other",
        ),
        (
            said("he wants to raise fares by closing the cheap night counters", speaker="Tom Ward"),
            said("he wants to raise fares by closing cheap night counters", speaker="Tom Ward"),
            "same",
        ),
        (
            said("the depot owner was guilty of criminal contempt in the tram case"),
            said("the depot owner was guilty of civil contempt in the tram case"),
            "other",
        ),
        (
            said("the tram inquiry opened by council members last winter"),
            said("council members opened the tram inquiry last winter"),
            "other",
        ),
        (
            said("Ann Lee gave the contract for the new depot to the company of her cousin"),
            said("Tom Ward gave the contract for the new depot to the company of her cousin"),
            "other",
        ),
        (
            said("the tram company blamed Ann Lee and not Tom Ward for the broken depot roof"),
            said("the tram company blamed Tom Ward and not Ann Lee for the broken depot roof"),
            "other",
        ),
        (
            said("the number of stolen bicycles in the harbour district rose sharply last winter"),
            said("the number of stolen bicycles in the harbour district fell sharply last winter"),
            "other",
        ),
        (
            said("I gave the contract for the new depot to my cousin", speaker="Ann Lee"),
            said("I gave the contract for the new depot to my cousin", speaker="Tom Ward"),
            "other",
        ),
        (
            said("I gave the contract for the new tram depot to my cousin", speaker="Ann Lee"),
            said("Lee gave the contract for the new tram depot to her cousin"),
            "same",
        ),
        (said("the old harbour bridge by the tram depot"), said(
            "the old harbour bridge by the tram depot"), "other"),
    ],
)  # fmt: skip
def test_what_a_check_hangs_on_must_be_the_same(
    one: Comparable, other: Comparable, expected: str
) -> None:
    assert relation(one, other) is relation(other, one) is Relation(expected)


WORDS = ["tram", "bridge", "harbour", "council", "river", "depot", "ticket", "winter", "mayor"]
CLAIMS = st.lists(st.lists(st.sampled_from(WORDS), min_size=4, max_size=7), max_size=12)


@settings(max_examples=40, deadline=None)
@given(CLAIMS, st.sampled_from([0.3, 0.45, 0.7]))
def test_the_index_finds_what_comparing_each_with_each_finds(
    claims: list[list[str]], least: float
) -> None:
    index = ClaimIndex(least)
    keys = [said(" ".join(words)) for words in claims]
    for key in keys:
        index.add(key)
    for key in keys:
        near = {
            at for at, other in enumerate(keys)
            if alike(key.key.weights, other.key.weights) >= least + 1e-9
        }  # fmt: skip
        assert near <= set(index.similar(key))


DEPOT = "the old tram depot on Bridge Street lost 3 million dollars a year"

CLOSED = ", and the council closed it and sold its rails"


def mention(
    voice: str,
    article: str = "a",
    outlet: str = "Post",
    *,
    words: str = DEPOT,
    denied: bool = False,
) -> ClaimMention:
    number = 0 if voice == "The reporter" else 1
    start = sum(map(ord, voice + article))
    return ClaimMention(
        article, "", outlet, "2020-01-02", "", number, number, voice, words, denied, True,
        start, start + 1, said(words, denied, voice if number else ""),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "matches"),
    [
        (mention("Ann Lee"), mention("Tom Ward"), True),
        (mention("Ann Lee"), mention("Ann Lee", "b", "News"), True),
        (mention("Ann Lee"), mention("The reporter"), False),
        (mention("Ann Lee"), mention("The reporter", words=f"In short, {DEPOT}."), False),
        (mention("Ann Lee"), mention("the mayor"), False),
        (mention("Ann Lee"), mention("the owner of the depot", denied=True), True),
        (mention("Ann Lee"), mention("Ann Lee", "b"), False),
        (mention("Ann Lee"), mention("Tom Ward", "b"), True),
        (mention("Ann Lee"), mention("Tom Ward", "b", denied=True), True),
        (mention("The reporter"), mention("The reporter", "b"), False),
        (mention("The reporter"), mention("The reporter", "b", "News"), True),
        (mention("Ann Lee"), mention("Tom Ward", words=DEPOT + CLOSED), False),
        (mention("Ann Lee"), mention("Tom Ward", "b", words=DEPOT + CLOSED), True),
        (mention("35%"), mention("Tom Ward", "b", "News"), False),
        (mention("Nearly two-thirds of voters"), mention("Tom Ward", "b", "News"), False),
        (mention("Three engineers"), mention("Tom Ward", "b", "News"), True),
    ],
)
def test_what_is_printed_twice_is_no_repetition(
    one: ClaimMention, other: ClaimMention, matches: bool
) -> None:
    assert bool(recurring_claims([one, other])) is matches


Sayso = Callable[..., Ended]


def test_other_peoples_files_and_sources_are_left_alone(
    sayso: Sayso, tables: Corpus, tmp_path: Path
) -> None:
    (tmp_path / "claims.csv").write_text("mine", "utf-8")
    status, _, err = sayso("match", tables.folder, "--out", tmp_path)
    assert (status, "contains other files" in err) == (2, True)
    assert (tmp_path / "claims.csv").read_text("utf-8") == "mine"
    status, _, err = sayso("match", tmp_path, "--out", tmp_path / "out")
    assert (status, "no reports" in err) == (2, True)
    assert not (tmp_path / "out").exists()
    status, _, err = sayso(
        "match", tables.folder, "--claims", tmp_path / "no.csv", "--out", tmp_path / "out"
    )
    assert (status, "no.csv" in err) == (2, True)


def test_the_same_run_again_writes_the_same_bytes(
    sayso: Sayso, tables: Corpus, written: Path
) -> None:
    before = {path.name: path.read_bytes() for path in written.iterdir()}
    listed = EXAMPLES / "tram-claims.csv"
    status, _, err = sayso("match", tables.folder, "--claims", listed, "--out", written)
    assert status == 0, err
    assert "2 of 3 claims on the list found" in err
    assert {path.name: path.read_bytes() for path in written.iterdir()} == before


def test_reports_are_read_too(sayso: Sayso, tmp_path: Path) -> None:
    for article in articles(EXAMPLES / "tram.jsonl"):
        folder = tmp_path / "reports" / article.id
        folder.mkdir(parents=True)
        analyse(article, method="rules", deep=False).save(folder / "analysis.json")
    (tmp_path / "reports" / "n7" / "analysis.json").write_text("{", "utf-8")
    out = tmp_path / "out"
    status, _, err = sayso("match", tmp_path / "reports", "--out", out)
    assert status == 2  # one report is broken; it is named, and the others are there
    assert "n7" in err
    bridge = next(row for row in rows(out / "claims.csv") if row["claim"] == BRIDGE)
    assert bridge["denied_by"] == "Tom Ward, Carla Mendes"
