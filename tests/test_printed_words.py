"""Speeches, blocks and posts that an article prints without quotation marks. Texts of our own."""

from __future__ import annotations

import pytest

from analysis.article.announced_words import announced
from analysis.article.article import parse
from analysis.article.signed_posts import posts
from analysis.article.text_kind import TextKind, text_kind
from analysis.claims.claim import Flaw
from analysis.claims.extract_claims import claims
from analysis.pipeline import Analysis, analyse
from analysis.statements.statements import statements
from analysis.statements.voices import QUOTED

LEAD = (
    "Mayor Ann Lee of Northam opened the new harbour on Monday before some hundred guests, and she "
    "thanked all those who had built it in three years.\n\n"
)
SPEECH = (
    "Good evening. I have come to thank you all.\n\n"
    "We have built this harbour with our own hands, and I know how hard it was for many of you.\n\n"
    "It is a place to remember those who went to sea. They want nothing from us but our care.\n\n"
    "So I ask you to look after it. We will need it, and our children will need it after us. The "
    "sea is rising, and no wall will hold it back for long unless all of us help with it.\n\n"
    "Thank you."
)


def read(text: str, method: str = "tagger") -> Analysis:
    return analyse(parse(text), by_hand=(), method=method, deep=False)


@pytest.mark.parametrize(
    "line",
    [
        "A town hall transcript of Lee's speech can be found below:",
        "Here is the full text of Lee's remarks:",
        "Lee's prepared remarks:",
        "Full statement by Ann Lee:",
    ],
)
@pytest.mark.parametrize("method", ["rules", "tagger"])
def test_what_is_announced_is_said_by_whom_the_announcement_names(line: str, method: str) -> None:
    found = read(f"{LEAD}{line}\n\n-----\n\n{SPEECH}", method)
    direct = [s for s in found.statements if s.kind == "direct"]
    assert [s.speaker for s in direct] == ["Ann Lee"]
    assert found.statements.words(direct[0]).startswith("Good evening. I have come")
    assert found.statements.words(direct[0]).endswith("Thank you.")
    assert max(found.shares, key=lambda share: share.words).speaker == "Ann Lee"
    assert text_kind(found.article) is TextKind.TRANSCRIPT
    assert "the author" not in {s.speaker for s in found.statements}


@pytest.mark.parametrize(
    "line",
    [
        "Read more: the full text of Lee's speech can be found here.",
        "Lee's speech was longer than a transcript of it that her office sent out.",
        "A lightly edited transcript of our conversation follows.",
    ],
)
def test_a_link_and_a_conversation_announce_no_speech(line: str) -> None:
    assert announced(parse(f"{LEAD}{line}\n\n{SPEECH}")) == ()


def test_a_report_below_its_own_announcement_is_not_the_speech() -> None:
    report = "Lee said that the harbour was safe. The wall is ten metres high. " * 5
    assert announced(parse(f"{LEAD}Here is the full text of Lee's speech:\n\n{report}")) == ()


BLOCKS = {
    "One reader wrote:": "One reader",
    "As the Northam Post reports:": "The Northam Post",
    "The port is to close in May (via the Northam Post):": "The Northam Post",
    "Here are some of the other reactions from angered sailors:": "angered sailors",
    "Tom Ward, who lives by the port, sent a statement that reads in part:": "Tom Ward",
    "In a post on the tram, Tom Ward offered the following answer:": "Tom Ward",
    "The Coast Guild’s response:": "the Coast Guild",
    "As Tom Ward put it in his book on the coast:": "Tom Ward",
    "As the Northam Post reported in a long series on the port of the town:": "The Northam Post",
}


@pytest.mark.parametrize(("line", "speaker"), BLOCKS.items())
def test_a_block_behind_a_colon_is_its_leads(line: str, speaker: str) -> None:
    block = "The harbour is a shame for this town. Who will pay for all that concrete in ten years?"
    found = read(f"{LEAD}{line}\n\n{block}\n\nThe council meets again in June.")
    printed = [s for s in found.statements if found.statements.words(s) == block]
    assert [(s.kind, s.speaker.casefold()) for s in printed] == [("direct", speaker.casefold())]
    shame = [c.statement for c in found.claims if "shame" in found.claims.words(c)]
    assert shame
    assert all(shame)
    reporter = [s.span for s in found.voices if s.voice != QUOTED]
    assert not any("concrete" in span.of(found.article.text) for span in reporter)


def test_reactions_of_nobody_named_are_nobodys_and_not_the_reporters() -> None:
    found = read(
        f"{LEAD}Here are some of the reactions on the town's page:\n\n"
        "I demand respect for our boats. I reject it and we have left the town for good.\n\n"
        "The council meets again in June."
    )
    block = [s for s in found.statements if "respect for our boats" in found.statements.words(s)]
    assert [(s.speaker, s.kind) for s in block] == [("", "direct")]


@pytest.mark.parametrize(
    ("line", "below"),
    [
        ("Tom Ward posted this on his page:", "Ward lashed out at those who build in the port."),
        (
            "Here are some of the works reported last year:",
            "The old wall by the port was built in May 1950.",
        ),
        ("The following link explains it:", "The old wall by the port was built in May 1950."),
    ],
)
def test_what_a_paper_tells_of_a_speaker_or_lists_is_no_block(line: str, below: str) -> None:
    found = read(f"{LEAD}{line}\n\n{below}\n\nThe council meets again in June.")
    assert not [s for s in found.statements if s.kind == "direct"]


def test_and_this_leads_to_more_of_the_same() -> None:
    found = read(
        f"{LEAD}One reader wrote:\n\nThe harbour is a shame for this town of ours.\n\nAnd this:\n\n"
        "Nobody here will pay for all that concrete."
    )
    assert [s.speaker for s in found.statements if s.kind == "direct"] == ["one reader"] * 2


def test_a_heading_with_a_colon_leads_to_nobodys_words() -> None:
    found = read(f"{LEAD}In other developments:\n\nThe council of Northam will meet again in June.")
    assert not any("June" in found.statements.words(s) for s in found.statements)


def test_a_quotation_via_another_paper_is_the_one_spoken_of_before() -> None:
    found = read(
        f"{LEAD}Ten years ago, Lee defended the old harbour and claimed that it was safe. Via the "
        "Northam Post:\n\n“If we begin to move the boats now, people will lose their work. So this "
        "is a matter for the government.”\n\nThe sailors and Lee now say that it was never safe, "
        "but they fail to acknowledge that the wall had been cracked for years."
    )
    printed = [s for s in found.statements if "move the boats" in found.statements.words(s)]
    assert [s.speaker for s in printed] == ["Ann Lee"]
    assert "cracked" not in found.statements.words(printed[0])


@pytest.mark.parametrize(
    "post",
    [
        "Our new wall is the finest thing on this coast! — Tom Ward (@tomward) May 3, 2016",
        "Our new wall is the finest thing on this coast!\n\n— Tom Ward (@tomward) May 3, 2016",
        "Tom Ward (@tomward) Our new wall is the finest thing on this coast!",
        "Skip Boats post by @tom Our new wall is the finest thing on this coast! — Tom Ward (@tom)",
    ],
)
def test_a_post_is_its_signers(post: str) -> None:
    found = read(f"{LEAD}{post}\n\nThe council meets again in June.")
    direct = [s for s in found.statements if s.kind == "direct"]
    assert [s.speaker for s in direct] == ["Tom Ward"]
    assert found.statements.words(direct[0]) == "Our new wall is the finest thing on this coast!"


SIGNATURE = " — Tom Ward - Call 5501 (@tomward) May 3, 2019"


@pytest.mark.parametrize(
    ("before", "post"),
    [
        ("The mayor was silent.", "The wall has cracked.\n\n\n\nMany cracks!\n\n\n\nSo we left"),
        (
            "They won't believe it.",
            "Boats “It floats!”\n\nLee, “Hold my oar.”\n\n\n\nShe was late.",
        ),
        ("He has seen this:", "The wall has cracked\n\nIt was new in May, said the town."),
        (
            f"It rains here again.{SIGNATURE}",
            "Now hear, @annlee:\n\n- The wall is new\n\n- It leaks.",
        ),
        ("The mayor was silent on Monday.", "So much for the new wall of the harbour."),
        (f"{'The wall has cracked. ' * 16}\n\n", "So much for the new wall of the harbour."),
    ],
)
def test_a_post_has_all_of_its_paragraphs_and_none_of_the_reporters(before: str, post: str) -> None:
    article = parse(
        f"{LEAD}The council met on Monday, and it rained.\n\n{before}\n\n{post}{SIGNATURE}"
    )
    last = posts(article)[-1]
    assert last.content[0].of(article.text) == post
    assert last.label.of(article.text) == "Tom Ward"


def test_a_name_with_an_account_alone_is_no_post() -> None:
    text = "Tom Ward (@tomward) is a reporter in Northam. Follow Ann Lee (@annlee) for more on it."
    assert posts(parse(LEAD + text)) == ()


def test_words_of_a_block_do_not_make_a_report_a_piece_of_opinion() -> None:
    report = "The council met on Monday, and the mayor said that the wall was safe for now. " * 8
    block = (
        "I hate my town. My boat is gone, I lost my house, and my wife says I am mad at me. " * 4
    )
    text = f"{report}\n\nOne reader wrote:\n\n{block}\n\nThe council meets again in June."
    assert text_kind(parse(text)) is TextKind.REPORT


def test_a_story_that_somebody_reads_out_is_not_the_reporters() -> None:
    found = read(
        f"{LEAD}The host, Tom Ward, read a story in the Northam Post that fed into the narrative "
        "that the mayor may step down in May:\n\nTalk is growing louder at the town hall that "
        "Lee’s days are numbered.\n\nWard then asked the mayor whether it was true."
    )
    talk = [s for s in found.statements if "Talk is growing" in found.statements.words(s)]
    assert [s.speaker for s in talk] == ["Tom Ward"]


def test_a_post_is_told_of_a_writer_without_capitals() -> None:
    text = (
        "The port closed on Monday, Mayor Ann Lee said.\n\nHarbour workers who have been loading "
        "ships day and night are celebrating the last crane. — redfish (@redfishes) March 10, 2020"
    )
    assert read(text).statements[-1].speaker == "redfish"


def test_a_post_may_begin_with_a_quotation_that_another_tells_of_too() -> None:
    found = read(
        f"{LEAD}“We row, and we row on,” said Ann Lee, the mayor of Northam.\n\n“We row on!” The "
        "last words that we shall hear from her. — Tom Ward (@tomward) May 3, 2019"
    )
    said = {s.speaker: found.statements.words(s) for s in found.statements if s.sure}
    assert said["Tom Ward"].startswith("“We row on!” The last words")
    assert said["Ann Lee"] == "“We row, and we row on,”"


COLUMN = (
    "Opinion: The Bridge\n\nNobody should be surprised that the bridge failed, and I am not, for I "
    "have said so before. We deserve better than this sorry spectacle, and I would not wait for an "
    "apology. The truth is simple: they did not care, and you may believe it if you like.\n\n{}\n\n"
    "{}The bridge was inspected four times, and each time the engineers found rust in its cables."
    "\n\nSo much for the mayor. If that is not a scandal, I don't know what is, and I would bet "
    "that we will not hear a word of regret from him or from anybody who works for him."
)


@pytest.mark.parametrize(
    ("lead", "right"),
    [
        ("The Northam Times has more:", "The Northam Times"),
        ("Here's how Ann Reed put it:", "Ann Reed"),
        ("Bo Ward at the Journal sums it up nicely:", "Bo Ward"),
        ("Here’s the relevant portion of the ruling:", "the ruling"),
    ],
)
def test_a_line_with_a_colon_tells_whose_the_paragraph_behind_it_is(lead: str, right: str) -> None:
    article = parse(COLUMN.format(lead, ""))
    rows = [s for s in statements(article) if "rust" in s.content[-1].of(article.text)]
    assert [s.speaker for s in rows] == [right]


@pytest.mark.parametrize(
    "lead", ["A reader emails:", "More from the Journal:", "The op-ed, again:"]
)
def test_what_stands_behind_such_a_line_is_perhaps_no_claim_of_the_author(lead: str) -> None:
    post = "No, it was not. — Ida Orr (@idaorr) June 15, 2017\n\n" if "op-ed" in lead else ""
    article = parse(COLUMN.format(lead, post))
    found = claims(article, statements(article))
    own = [c for c in found if not c.statement and "inspected" in c.span.of(article.text)]
    assert all(c.flaw is Flaw.VOICE for c in own)


def test_what_a_page_says_in_place_of_a_lost_statement_is_not_quoted() -> None:
    text = COLUMN.format("The Bridge Fund issued the following statement:", "").replace(
        "The bridge was inspected four times, and each time the engineers found rust in its cables",
        "Northam is an hour south of Orel. The Post is running a live stream here",
    )
    assert not [s for s in statements(parse(text)) if "live stream" in s.content[-1].of(text)]
