"""What kind of text it is; a page says how often it is wrong only where that was measured."""

from __future__ import annotations

import re

import pytest

from analysis.article.article import parse
from analysis.article.author import author_of, lines_on_authors
from analysis.article.text_kind import NOT_MEASURED, TextKind, measured, plainly, text_kind
from analysis.pipeline import analyse
from analysis.views.method import method
from analysis.views.page_one import in_short

# All written for Sayso.
FILL = (
    "The council met in the old hall for three hours on Monday, and the plan for the harbour was "
    "read out twice before the vote, since many of the members had come late. "
)
REPORT = (
    "Harbour Plan Passes\n\n"
    "NORTHAM (AP) — The council of Northam passed the plan for the harbour on Monday, Mayor Ann "
    "Lee said.\n\n“We have waited for this for ten years,” Lee said. “I am glad.”\n\n"
    f"{FILL}{FILL}\n\n"
    "Tom Ward, who leads the Harbour Party, said that the cost was too high. According to the "
    f"port, work will begin in May.\n\n{FILL}"
)
INTERVIEW = (
    "“The Sea Is Rising”\n\nInes Okafor builds dykes. We met her in Orel.\n\n"
    + "\n\n".join(
        f"{q}\n\n{a}"
        for q, a in (
            ("Q: Is the old dyke safe?", f"A: It is safe for now, as far as we know. {FILL}"),
            ("Q: Who pays for the new one?", f"A: The treasury pays a half of it. {FILL}"),
            (
                "Q: When will it be built?",
                "A: In two years, if the council does not change its mind.",
            ),
        )
    )
)
TALK = "A Talk by the Sea\n\n" + "\n\n".join(
    f"{q}\n\n{a} {FILL}"
    for q, a in (
        ("How did you come to build dykes?", "My father did it, and I liked the sea."),
        ("Is the old dyke safe?", "I think so."),
        ("Who pays for the new one?", "We do not know that yet."),
        ("When will it be built?", "In two years, I hope."),
        ("And what then?", "Then I shall rest."),
    )
)
TRANSCRIPT = "Debate in Full\n\n" + "\n\n".join(
    f"{who}: {FILL}" for who in ("WARD", "LEE", "WARD", "LEE", "MODERATOR", "WARD")
)
LETTERS = "Letters to the editor\n\n" + "\n\n".join(
    f"Sir, I have read your piece on the harbour with care. {FILL}I do not agree.\n\n{who}"
    for who in ("Dora Finch, Northam", "Karl Moss, Granby", "Ada Holm, Orel")
)
SIGNED = "Your views\n\n" + "\n\n".join(
    f"I was born in Northam, and I love its harbour. My family is angry. {FILL}\n\n{who}"
    for who in ("Dora Finch, Northam", "Karl Moss, Granby", "Ada Holm, Orel")
)
OPINION = (
    "The Harbour Is Ours\n\nBy Ada Holm\n\n"
    f"I have lived by the harbour all my life, and I know what our council will not see. {FILL}"
    f"I ask the mayor to listen. We were promised a park, and my neighbours want it. {FILL}"
    "She said it would come; I believe it when I see it. Let me be plain: we have waited enough."
)
EDITORIAL = f"Opinion: Build the Park Now\n\nThe mayor said it would come. {FILL * 4}"
ARGUED = (  # without "I", "we" or a label
    "The Park That Never Comes\n\n"
    "The mayor’s plan for the harbour is a bad plan, and it is not even a new one. Every mayor "
    "since the war has promised a park, and not one has built it. Of course there is never enough "
    "money for trees; there is always enough for towers. If the council truly cared for the people "
    "of Northam, it would not have sold the quay for a song.\n\n"
    "The truth is simpler, and far uglier. A park makes no profit, and so it has no friends at the "
    "town hall. Would anybody in the old town miss a ninth car park? Hardly. Yet that is what the "
    "plan offers, and the absurd claim that it would be good for the young is an insult to them. "
    "It is certainly not what they asked for, and no fine words could make it so. Surely the least "
    "that a council could do is to be honest about whom it serves.\n\n"
    "None of this is inevitable. A better council would tear up the plan and begin again, and it "
    "would be right to do so. But this council never will, unless the voters make it."
)
QUOTED_WITHOUT_MARKS = (  # a report whose quotations have lost their marks
    "Works to Close in May\n\n"
    "The anvil works of Brindle will close in May, the company said on Monday.\n\n"
    "I have worked here all my life and I love my job, said Ann Lee, who casts iron.\n\n"
    f"{FILL}\n\nMy wife works here too, and I do not know what we are to do, said Tom Ward.\n\n"
    "The company told its workers on Friday. The works have cast anvils for the smiths of the "
    "whole valley since the old mill was shut, and most of the families of the town have had "
    "somebody there at one time or another."
)
LIVE = "Storm Hits Northam: Live\n\n" + "\n\n".join(
    f"{time} {FILL}Police said the roads were shut." for time in ("14:05", "2.30 pm", "15:10 GMT")
)
RELEASE = (
    "FOR IMMEDIATE RELEASE\n\nBrindle Corp. Opens New Works in Northam\n\n"
    f"Brindle Corp. announced today that it would open new works. {FILL * 3}\n\n"
    "“We are thrilled,” said Ann Lee, who leads it.\n\n###"
)
WIRED = (
    f"Brindle Opens New Works\n\n“We are thrilled,” said Ann Lee of Brindle. {FILL * 3}\n\n"
    "About Brindle Corp.\n\nBrindle makes anvils.\n\nMedia contact: Tom Ward"
)
POSTS = "\n\n".join(
    f"@{who} 3h ago: {FILL}#harbour" for who in ("dorafinch", "karlmoss", "adaholm", "tomward")
)
FEW_LETTERS = (
    "Letters\n\nSIR – The tram is late and I walk.\n\nDora Finch\nMill Lane\n\n"
    "SIR – I like the tram.\n\nKarl Moss\nHarbour Road"
)
FEW_TIMES = (
    "Storm: live\n\n18.42\n\nThe bridge is shut.\n\n18.15\n\nIt rains.\n\n17.50\n\nGood evening."
)
FEW_TURNS = (
    "Fisheries, public hearing\n\nThe CHAIR: You may begin.\n\nDr HALL: Thank you. Cod is rare.\n\n"
    "Mr SETHER: Who set the quota?\n\nDr HALL: The ministry did.\n\nMs IQBAL: I have read it."
)
MINE = (
    "Let the Cinema Die\n\nMy mother saw her first film there, and I have eaten its ice for years. "
    "I still think that we should let it go.\n\nThe chairman told us that it is old. It is a fine "
    "line. But the town has no heating in its hall, and nobody asked me."
)
HEARING = (
    "The inquiry heard the mate, Olu Ade. Counsel was Harriet Pryce.\n\n"
    "Ms Pryce: You were on the bridge?\n\nMr Ade: I was.\n\nMs Pryce: Did you hear it?\n\n"
    "Mr Ade: No. I was asleep."
)
ANNOUNCED = "Mayor Lee today announced a fund. “It is a good day,” Lee said.\n\n###"
RECIPE = (
    "Fish Soup\n\n" + "Cut the fish and put it into the pot with the onions and the wine. " * 12
)
GERMAN = (
    "Der Rat hat am Montag den Plan für den Hafen angenommen, sagte die Bürgermeisterin. "
    "Die Arbeiten sollen im Mai beginnen, und die Stadt will dafür vierzig Millionen ausgeben. "
) * 6


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (REPORT, TextKind.REPORT),
        (INTERVIEW, TextKind.INTERVIEW),
        (TALK, TextKind.INTERVIEW),
        (TRANSCRIPT, TextKind.TRANSCRIPT),
        (LETTERS, TextKind.LETTERS),
        (SIGNED, TextKind.LETTERS),
        (OPINION, TextKind.OPINION),
        (EDITORIAL, TextKind.OPINION),
        (ARGUED, TextKind.OPINION),
        (QUOTED_WITHOUT_MARKS, TextKind.REPORT),
        (LIVE, TextKind.LIVE),
        (RELEASE, TextKind.RELEASE),
        (WIRED, TextKind.RELEASE),
        (POSTS, TextKind.POSTS),
        (FEW_LETTERS, TextKind.LETTERS),
        (FEW_TIMES, TextKind.LIVE),
        (FEW_TURNS, TextKind.TRANSCRIPT),
        (MINE, TextKind.OPINION),
        (HEARING, TextKind.TRANSCRIPT),
        (HEARING.replace("inquiry heard", "paper met"), TextKind.INTERVIEW),
        (ANNOUNCED, TextKind.RELEASE),
        (ANNOUNCED.replace("\n\n###", ""), TextKind.SHORT),
        (RECIPE, TextKind.OTHER),
        (GERMAN, TextKind.FOREIGN),
        ("Rain.", TextKind.SHORT),
        ("", TextKind.SHORT),
        ("Trams Are Late\n\nThe trams were late, Ann Lee said.", TextKind.SHORT),
        (REPORT + FILL * 300, TextKind.LONG),
    ],
)
def test_the_form_tells_the_kind(text: str, kind: TextKind) -> None:
    assert text_kind(parse(text)) is kind


@pytest.mark.parametrize(
    "text",
    [
        f"Build the Park Now | Opinion\n\n{REPORT}",
        f"Build the Park Now\n\nCOMMENTARY\n\n{REPORT}",
        f"{REPORT}\n\nThe views expressed here are the author’s and do not reflect ours.",
        f"{REPORT}\n\nThe opinions expressed by columnists are their own.",
        f"{REPORT}\n\nAda Holm is a columnist for the Northam Post.",
    ],
)
def test_a_page_that_calls_itself_opinion_is_opinion(text: str) -> None:
    assert text_kind(parse(text)) is TextKind.OPINION


def test_who_is_named_at_the_end_of_a_report_makes_it_no_opinion() -> None:
    text = f"{REPORT}\n\nAnn Lee is a reporter for the Northam Post."
    assert text_kind(parse(text)) is TextKind.REPORT


POLEMIC = (
    "Northam’s Bridge Is a Bad Deal\n\n{above}The bridge is not a gift; it is a bill, and it would "
    "be absurd to call it anything else. The council will not tell you that, but we should.\n\n"
    f"{FILL}\n\nThe ferry never failed us. If the town had asked, we would surely have said no. "
    "That is not much to ask for.\n\nSo who gains? Certainly not we who must pay.{below}"
)


def test_both_of_a_by_line_sign_a_piece() -> None:
    above, below = "By Ada Holm & Bo Lund\n\n", "\n\nAda Holm is mayor of Granby."
    page = in_short(analyse(parse(POLEMIC.format(above=above, below=below)))).words
    assert "signed by Ada Holm and Bo Lund. " in page


@pytest.mark.parametrize(
    ("above", "below", "who"),
    [
        ("", "\n\nAda Holm is mayor of Granby.", "Ada Holm"),
        ("Ada Holm is governor of Orel.\n\n", "", "Ada Holm"),
        ("", "\n\n• Bo Lund, an Orel Democrat, is a member of the Port Committee.", "Bo Lund"),
        ("", "\n\nRep. Bo Lund represents Granby and chairs the Port Committee.", "Bo Lund"),
        ("", "\n\nBo Lund is a fellow of the Orel Institute and author of “Ferries”.", "Bo Lund"),
        ("", "\n\nThe writer is president of the Orel Institute.", ""),
    ],
)
def test_who_is_no_reporter_and_is_introduced_as_its_author_makes_opinion(
    above: str, below: str, who: str
) -> None:
    article = parse(POLEMIC.format(above=above, below=below))
    assert text_kind(article) is TextKind.OPINION
    assert author_of(article) == who
    assert len(lines_on_authors(article)) == 1
    page = in_short(analyse(article)).words
    assert f"opinion or analysis{f', signed by {who}' if who else ''}. " in page


@pytest.mark.parametrize(
    "line",
    [
        "Ada Holm is a reporter for the Northam Post.",
        "Ada Holm is mayor of Granby.",
        "Tom Ward is president of the Harbour Party.",
        "Harbour Notes is a weekly column written by members of the staff.",
    ],
)
def test_a_line_about_somebody_below_a_report_makes_no_opinion(line: str) -> None:
    assert text_kind(parse(f"{REPORT}\n\n{line}")) is TextKind.REPORT


def test_what_is_quoted_makes_no_opinion() -> None:
    text = (
        f"{REPORT}\n\n“I am angry, and I tell you why: my house is gone, and I am ill,” she said."
    )
    assert text_kind(parse(text)) is TextKind.REPORT


def test_a_report_with_a_few_labels_or_times_stays_a_report() -> None:
    text = f"{REPORT}\n\nCorrection: It was on Monday.\n\n9 a.m. is when it opens, he said."
    assert text_kind(parse(text)) is TextKind.REPORT


def test_there_is_a_sentence_for_each_kind_that_was_not_measured() -> None:
    assert set(NOT_MEASURED) == {kind for kind in TextKind if not measured(kind)}
    for kind in TextKind:
        told = plainly(kind)
        assert (told == "") == (kind is TextKind.REPORT)
        assert measured(kind) or (told.endswith(".") and "not for this kind of text" in told)


@pytest.mark.parametrize("text", [INTERVIEW, LETTERS, GERMAN, OPINION, "Rain."])
def test_a_page_states_no_figure_for_what_was_not_measured(text: str) -> None:
    a = analyse(parse(text), method="rules", deep=False)
    for shown in (method(a.statements), in_short(a)):
        page = shown._repr_html_()
        assert "of 100" not in page.lower()
        assert "not measured" in page or "not for this kind of text" in page
    assert 'id="trust"' in method(a.statements)._repr_html_()  # what the first page leads to


def test_a_page_of_a_report_states_it() -> None:
    a = analyse(parse(REPORT), method="rules", deep=False)
    assert "of 100 listed statements are right" in method(a.statements)._repr_html_()
    assert "How often this is wrong" in in_short(a)._repr_html_()
    page = in_short(analyse(parse(REPORT), deep=False))._repr_html_()
    assert re.search(r"found [\d,]+ of [\d,]+ right in", page)


@pytest.mark.parametrize(
    ("headline", "who"),
    [
        ("Anna Holm: Our harbour is dying", "Anna Holm"),
        ("OPINION: Anna Holm: Our harbour is dying", "Anna Holm"),
        ("Anna Lund: A bad mayor", ""),  # the text is about her
        ("The Note: A bad week for the mayor", ""),
    ],
)
def test_who_stands_before_the_headline_of_an_opinion_wrote_it(headline: str, who: str) -> None:
    article = parse(f"{headline}\n\nI say that Mayor Lund is wrong.\n\n{FILL}\n\nI am sure of it.")
    assert author_of(article) == who
