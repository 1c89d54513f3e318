"""What one article has and another lacks: voices, claims, the same words changed, replies."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from analysis.article.article import parse
from analysis.article.reporting_verbs import CueStance, cue_stance
from analysis.claims.claim import Claims, Stance
from analysis.claims.replies import Answer
from analysis.corpus import compare
from analysis.corpus.accused_and_answers import answers, answers_table
from analysis.corpus.differences import Difference
from analysis.corpus.only_here import only_here
from analysis.corpus.shared_quotations import SharedQuotation, shared_quotations
from analysis.corpus.who_is_heard import voices_heard
from analysis.corpus.word_alignment import stretch
from analysis.pipeline import analyse
from analysis.views import compare as views
from analysis.views import compare_phrases

DOCS = Path(__file__).parents[1] / "docs" / "comparing"
FERRY = [DOCS / f"{name}.txt" for name in ("harbour-post", "inland-mail", "morning-wire")]
POST, MAIL, WIRE = "The Harbour Post", "The Inland Mail", "The Morning Wire"


@pytest.fixture(scope="module")
def ferry() -> tuple[compare.Read, ...]:
    """Three articles written for Sayso."""
    return compare.read_together(FERRY, tone=True)


def texts(*bodies: str) -> tuple[compare.Read, ...]:
    """Articles of their own outlets, read by the rules alone."""
    made = []
    for number, body in enumerate(bodies):
        article = parse(body, f"a{number}", outlet=f"Paper {number}")
        made.append(compare.Read.of(analyse(article, method="rules", deep=False)))
    return compare.distinct(made)


def only(quotations: tuple[SharedQuotation, ...], words: str) -> SharedQuotation:
    hits = [
        q for q in quotations if any(words in " ".join(w.key for w in v.words) for v in q.versions)
    ]
    assert len(hits) == 1, hits
    return hits[0]


def test_who_is_heard_is_told_apart_from_who_is_only_named() -> None:
    one, other, none = (
        '"The bridge is old," said Ann Lee.',
        'Ann Lee was there. "The bridge is new," said Tom Ward.',
        "It rained on the town all day.",
    )
    rows = {v.actor: v.cells for v in voices_heard(texts(one, other, none))}
    heard, named, missing = rows["Ann Lee"]
    assert heard.statements == (1,)
    assert heard.quoted == heard.words == 4
    assert named.only_mentioned
    assert missing.first is None
    assert not missing.statements


def test_another_speaker_is_told(ferry: tuple[compare.Read, ...]) -> None:
    quotation = only(shared_quotations(ferry), "timbers are rotten")
    by = {v.label: v for v in quotation.versions}
    assert by[POST].speaker == by[WIRE].speaker == "Lena Voss"
    assert by[MAIL].speaker == "Piet Arlo"
    assert Difference.SPEAKER in by[MAIL].differences
    assert Difference.SPEAKER not in by[WIRE].differences
    assert Difference.UNQUOTED in by[WIRE].differences


def test_a_lost_denial_turns_the_sense_and_a_cut_does_not(ferry: tuple[compare.Read, ...]) -> None:
    quotation = only(shared_quotations(ferry), "unless a new 1 is ready and")
    by = {v.label: v for v in quotation.versions}
    assert Difference.TURNED in by[MAIL].differences
    assert Difference.CUT in by[WIRE].differences
    assert Difference.TURNED not in by[WIRE].differences
    assert by[MAIL].stance is CueStance.DOUBT


def test_a_quotation_that_goes_on_elsewhere_is_not_cut() -> None:
    whole = '"We looked at every tram and we found three faults in them," said Ann Lee.'
    split = '"We looked at every tram," said Ann Lee. "And we found three faults in them."'
    for quotation in shared_quotations(texts(whole, split)):
        assert Difference.CUT not in quotation.differences


@pytest.mark.parametrize(
    ("other", "difference"),
    [
        ('"We will not close seven schools in this town," claimed Ann Lee.', Difference.CUE),
        ('"We will not close nine schools in this town," said Ann Lee.', Difference.TURNED),
        ('"We will close seven schools in this town," said Ann Lee.', Difference.TURNED),
        ('"We will not close 7 schools in this city," said Ann Lee.', None),
        ('"We will not shut seven schools in this town," said Ann Lee.', Difference.WORDING),
    ],
)
def test_how_two_versions_differ(other: str, difference: Difference | None) -> None:
    first = '"We will not close seven schools in this town," said Ann Lee.'
    (quotation,) = shared_quotations(texts(first, other))
    told = set(quotation.differences) - {Difference.WORDING}
    assert told == ({difference} - {None, Difference.WORDING})
    if difference is Difference.WORDING:
        assert quotation.differences == (Difference.WORDING,)


def test_words_that_only_share_a_name_are_not_the_same() -> None:
    one = '"The Northam Harbour Board of Trade has failed us again," said Ann Lee.'
    other = '"The Northam Harbour Board of Trade is a proud old house," said Tom Ward.'
    assert not shared_quotations(texts(one, other))


def test_every_article_has_one_version_and_each_version_stands_in_its_article(
    ferry: tuple[compare.Read, ...],
) -> None:
    text = {one.label: one.article.text for one in ferry}
    for quotation in shared_quotations(ferry):
        labels = [v.label for v in quotation.versions]
        assert len(labels) == len(set(labels))
        for version in quotation.versions:
            for word in version.words:
                assert word.key[0] in word.span.of(text[version.label]).lower() + "0123456789"


def test_a_claim_told_with_the_same_figure_is_not_one_article_s_own(
    ferry: tuple[compare.Read, ...],
) -> None:
    claims = only_here(ferry)
    assert not any("3,200" in claim.words for claim in claims)
    cost = next(claim for claim in claims if "2.4 million" in claim.words)
    assert cost.label == POST
    assert "2.4" in cost.numbers


def test_an_answer_in_another_article_is_found() -> None:
    accused, answered = texts(
        "Ann Lee hid the report from the town, said Tom Ward. Ann Lee was there.",
        '"I never hid the report from the town," Ann Lee said. Ann Lee denied it.',
    )
    claim = next(c for c in accused.claimed if c.speaker == "Tom Ward")
    charge = compare.replace(claim, accuses="Ann Lee")
    denial = compare.replace(answered.claimed[0], stance=Stance.DENY)
    read = (
        compare.replace(accused, claimed=Claims(accused.article, _with(accused, charge))),
        compare.replace(answered, claimed=Claims(answered.article, _with(answered, denial))),
    )
    (row,) = answers(read)
    assert row.actor == "Ann Lee"
    assert row.only_elsewhere
    assert [cell.how for cell in row.cells] == [Answer.NOT_TOLD, Answer.ANSWERED]
    assert row.cells[1].statement == denial.statement


def _with(one: compare.Read, claim):
    return tuple(claim if c.number == claim.number else c for c in one.claimed)


def test_every_link_of_the_page_leads_to_words(ferry: tuple[compare.Read, ...]) -> None:
    parts = [
        views.heard(ferry, 3),
        views.only_one(ferry, 2),
        views.same_quotations(ferry, 1),
    ]
    page = str(views.articles(ferry).html)
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    for part in parts:
        anchors = re.findall(r'href="#([^"]+)"', str(part.html))
        assert anchors
        assert set(anchors) <= set(ids)
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


def test_what_was_not_found_is_said_so(ferry: tuple[compare.Read, ...]) -> None:
    html = str(views.heard(ferry).html)
    assert "was not found" in html


def test_the_article_is_data() -> None:
    one = '"We <b>will not</b> close the old ferry pier of Northam," said Ann Lee.'
    other = '"We <b>will not</b> close the new ferry pier of Northam," said Ann Lee.'
    read = texts(one, other)
    html = str(views.same_quotations(read).html) + str(views.articles(read).html)
    assert "<b>" not in html
    assert '<mark class="other">old</mark>' in html


def test_the_page_states_how_often_a_pair_is_right() -> None:
    row = {"size": 9, "pairs": {"shown": 20, "right": 19, "there": 25, "found": 15}}
    told = compare_phrases.measured({"compare": row})
    assert "19 are right (0.95)" in told
    assert "15 are shown (0.60)" in told
    assert "not been measured" in compare_phrases.measured({})


def test_a_stretch_ends_where_the_words_part() -> None:
    one, other = list("abcdxyze"), list("qabcdrste")
    found = stretch(one, other)
    assert found is not None
    assert (found.first, found.second) == ((0, 4), (1, 5))
    assert stretch(["a"], ["b"]) is None


def test_the_last_verb_of_a_cue_decides() -> None:
    assert cue_stance("said he had confirmed") is CueStance.CERTAINTY
    assert cue_stance("according to") is CueStance.NEUTRAL


def test_corrections_are_shown_and_those_not_applied_are_told(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("“The bridge is old,” said Ann Lee.\n", "utf-8")
    (tmp_path / "two.txt").write_text("“The bridge is new,” said Tom Ward.\n", "utf-8")
    (tmp_path / "one.corrections.yml").write_text(
        "- change: {words: 'The bridge is old', speaker: Bo Lund, who: Eve, note: heard}\n"
        "- drop: {words: 'It snowed all week long'}\n",
        "utf-8",
    )
    read = compare.read_together([tmp_path / "one.txt", tmp_path / "two.txt"], "rules", tone=False)
    page = views.corrected_by_hand(read).html
    assert "(Eve: heard)" in page
    assert '<a href="#a1s1"' in page
    assert "Not applied: Its words are no longer in the article." in page
    assert "2 corrections by hand, of which 1 was not applied" in views.in_short(read).html
    assert "1 checked by hand" in views.heard(read).html
    plain = compare.read_together([tmp_path / "two.txt", FERRY[0]], "rules", tone=False)
    assert "by hand" not in views.in_short(plain).html + views.heard(plain).html


def test_a_number_in_two_words_is_one_number() -> None:
    one = "“It is twenty-four hours too late for the harbour council,” said Ann Lee on Monday."
    other = "“The trams of Northam will never run on Sundays again,” said Tom Ward."
    (claim, *_) = [c for c in only_here(texts(one, other)) if "hours" in c.words]
    assert claim.numbers == ("24",)


def test_a_credit_line_is_no_claim_of_one_article() -> None:
    credit = "Bo Lund and The Associated Press contributed to this report from the harbour."
    one, other = "“The bridge is old,” said Ann Lee.\n\n" + credit, "“It rains,” said Tom Ward."
    assert not any("contributed" in c.words for c in only_here(texts(one, other)))


def test_only_sure_statements_count_as_heard() -> None:
    (one, other) = texts('"The bridge is old," said Ann Lee.', '"It rains," said Tom Ward.')
    items = tuple(replace(s, confidence=0.5) for s in one.statements)
    unsure = replace(one, statements=replace(one.statements, items=items))
    assert [v.actor for v in voices_heard((unsure, other))] == ["Tom Ward"]
    assert "1 of 1 speaker is heard in one article only" in views.in_short((unsure, other)).html


def test_one_person_has_one_name_on_the_page() -> None:
    one = '"The old bridge of Northam was closed for a year," said Lee. Ann Lee is mayor.'
    other = '"No more trams shall run in the old town," said Ann B. Lee, the mayor.'
    page_ = str(views.only_one(texts(one, other)).html)
    assert page_.count("Ann B. Lee") == 2


def test_long_lists_of_names_are_folded() -> None:
    first = ("Ann", "Bob", "Cid", "Dan", "Eva", "Fay", "Gus", "Hal", "Ida", "Jon", "Kim", "Leo")
    names = [f"{name} Lund" for name in first]
    many = "\n\n".join(
        f"“The quay number {n} is old,” said {name}." for n, name in enumerate(names)
    )
    html = str(views.names_only_here(texts(many, '"It rains," said Tom Ward.')).html)
    assert "<summary>and 2 more</summary>" in html
    assert "What is compared" in str(views.contents(texts(many, "It rains.")).html)


def test_who_answers_whom_is_data_alone(ferry: tuple[compare.Read, ...]) -> None:
    table = answers_table(ferry)
    assert set(table["measured"]) <= {"no"}
    book = (DOCS.parents[1] / "notebooks" / "compare.ipynb").read_text("utf-8")
    assert "answers" not in book


def test_a_surname_is_that_of_the_one_whom_the_others_name_far_more_often() -> None:
    one = "“The bridge of Northam is old,” said Ann Lee. " + "Ann Lee waits. " * 8
    two = "“It rains on us,” said Lee. “We wait,” Lee said. “So be it,” said Lee."
    names = {v.actor for v in voices_heard(texts(one + "Lee Lund was there.", two))}
    assert "Ann Lee" in names
    assert "Lee" not in names
    even = texts("“The bridge is old,” said Ann Lee. “It is new,” said Tom Lee.", two)
    assert "Lee" in {v.actor for v in voices_heard(even)}
