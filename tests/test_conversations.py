"""Kinds of text that say in ways of their own who speaks. All texts were written for Sayso."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.article.article import Article, parse
from analysis.article.author import author_of
from analysis.article.interview_turns import turns
from analysis.article.text_kind import TextKind, text_kind
from analysis.article.transcripts import placed
from analysis.article.turn_labels import labels
from analysis.statements.statements import Statements, statements
from analysis.statements.voices import Voice, shares

TALK = (
    "Ines Okafor builds dykes in Orel, and Karl Moss asked her about the old one. Their talk was "
    "edited for length.\n\n"
)
NAMES = TALK + (
    "Karl Moss\n\nIs the old dyke safe this winter?\n\n"
    "Ines Okafor\n\nIt is safe for now, as far as we know.\n\nWe looked at it in May.\n\n"
    "Karl Moss\n\nWho pays for the new one?\n\n"
    "Ines Okafor\n\nThe treasury pays a half of it, and I hope for more.\n"
)
COLONS = TALK + (
    "Moss: Is the old dyke safe this winter?\n\n"
    "Okafor: It is safe for now, as far as we know.\n\n"
    "Moss: Who pays for the new one?\n\n"
    "Okafor: The treasury pays a half of it, and I hope for more.\n"
)
INITIALS = COLONS.replace("Moss:", "KM:").replace("Okafor:", "IO:")
ALONE = (
    "Ines Okafor builds dykes in Orel. We spoke with Okafor by the sea.\n\n"
    "How did you come to build dykes?\n\nMy father did it, and I liked the sea.\n\n"
    "Is the old dyke safe this winter?\n\nI think so.\n\nWe looked at it in May.\n\n"
    "Who pays for the new one?\n\nAdvertisement:\n\nWe do not know that yet. Is that good?\n\n"
    "And what comes then?\n\nThen I shall rest for a year.\n\n"
    "This interview was edited for length.\n"
)
EXPLAINED = (
    "Here is what the new dyke will mean for the town of Orel.\n\n"
    "Q: Who pays for the new dyke?\n\nA: The treasury pays a half of it, and the town the rest.\n\n"
    "Q: When will it be built?\n\nA: In two years, if the council agrees.\n"
)


def said(text: str, method: str = "rules", **known: str) -> Statements:
    return statements(parse(text, **known), method=method)


@pytest.mark.parametrize("text", [NAMES, COLONS, INITIALS])
@pytest.mark.parametrize("method", ["rules", "tagger"])
def test_labels_tell_whose_turn_it_is(text: str, method: str) -> None:
    found = said(text, method)
    direct = [s.speaker for s in found if s.kind == "direct"]
    assert direct == ["Karl Moss", "Ines Okafor"] * 2
    words = [found.words(s) for s in found if s.kind == "direct"]
    assert words[0] == "Is the old dyke safe this winter?"
    assert words[-1] == "The treasury pays a half of it, and I hope for more."


@pytest.mark.parametrize(
    ("written", "speakers"),
    [
        (("Q. ", "A. "), ["interviewer", "interviewee"]),
        (("Q - ", "A - "), ["interviewer", "interviewee"]),
        (("QUESTION: ", "ANSWER: "), ["interviewer", "interviewee"]),
        (("JO: ", "AL: "), ["jo", "al"]),
        (("JUAN LÓPEZ: ", "DÉA MOSS: "), ["juan lópez", "déa moss"]),
    ],
)
def test_no_form_of_a_label_stays_within_what_is_said(
    written: tuple[str, str], speakers: list[str]
) -> None:
    asks, answers = written
    text = "The town of Orel has an old dyke.\n\n" + "\n\n".join([
        f"{asks}Is the old dyke safe this winter?",
        f"{answers}It is safe for now, as far as we know.",
        f"{asks}Who pays for the new one?",
        f"{answers}The treasury pays a half of it, and I hope for more.",
    ])  # fmt: skip
    found = said(text, "tagger")
    assert [s.speaker.lower() for s in found if s.kind == "direct"] == speakers * 2
    assert [found.words(s) for s in found if s.kind == "direct"] == [
        "Is the old dyke safe this winter?",
        "It is safe for now, as far as we know.",
        "Who pays for the new one?",
        "The treasury pays a half of it, and I hope for more.",
    ]


def test_an_initial_a_list_and_capitals_that_name_nobody_are_no_labels() -> None:
    lines = [
        "A. J. Ward came.",
        "A. A park",
        "B. A pool",
        "UK: 12 votes",
        "EU: 3",
        "RELATED: Trams",
    ]
    assert labels(lines) == [None] * len(lines)


def test_a_turn_goes_on_over_paragraphs_and_ends_at_the_next_label() -> None:
    found = said(NAMES)
    answer = next(s for s in found if s.speaker == "Ines Okafor")
    assert found.words(answer).endswith("We looked at it in May.")


@pytest.mark.parametrize("method", ["rules", "tagger"])
def test_answers_below_bare_questions_are_theirs_who_was_talked_to(method: str) -> None:
    found = said(ALONE, method)
    answers = [found.words(s) for s in found if s.kind == "direct"]
    assert {s.speaker for s in found if s.kind == "direct"} == {"Ines Okafor"}
    assert answers == [
        "My father did it, and I liked the sea.",
        "I think so. We looked at it in May.",
        "We do not know that yet. Is that good?",
        "Then I shall rest for a year.",
    ]


def test_an_answer_counts_as_quoted_words_and_a_question_as_the_reporters() -> None:
    rows = shares(said(ALONE))
    answers = next(row for row in rows if row.voice is Voice.SPEAKER)
    assert (answers.name, answers.paraphrased) == ("Ines Okafor", 0)
    assert answers.quoted == 9 + 3 + 6 + 6 + 3 + 7
    assert rows[-1].words > 20  # the lead and the questions


ON_AIR = (
    "The old dyke in Orel leaks. What is to be done?\n\n"
    "INES OKAFOR, HOST:\n\nWe are on the dyke this morning. Karl Moss is here. Hi, Karl.\n\n"
    "KARL MOSS, BYLINE: Good morning, Ines. I can hear it leak.\n\n"
    "OKAFOR: Who pays for a new one?\n\nMOSS: The town pays, as far as we know.\n"
)
FIRST_NAMES = (
    "What better way to close the week than a talk about the old dyke?\n\n"
    "Carol: I do want to get to the tram. Are you still for the new dyke?\n\n"
    "Peter: Wavering. We cannot pay for both, I think.\n\n"
    "Carol: You said so in May.\n\nPeter: I did, and I still have my doubts.\n"
)
DOUBLE_NAME = TALK.replace("Karl Moss", "Joan Marks-Ward") + (
    "Joan Marks-Ward: Is the old dyke safe this winter?\n\n"
    "IO: It is safe for now, as far as we know.\n\n"
    "JMW: Who pays for the new one?\n\n"
    "IO: The treasury pays a half of it, and I hope for more.\n\n"
    "JMW: Is that enough?\n\nIO: We shall see.\n"
)


@pytest.mark.parametrize(
    ("text", "speakers", "first"),
    [
        (ON_AIR, ["Ines Okafor", "Karl Moss"], "We are on the dyke this morning. Karl Moss is"),
        (FIRST_NAMES, ["Carol", "Peter"], "I do want to get to the tram. Are you still for"),
        (DOUBLE_NAME, ["Joan Marks-Ward", "Ines Okafor"], "Is the old dyke safe this winter?"),
    ],
)
def test_the_first_turn_is_whole_and_every_label_names_the_same_two(
    text: str, speakers: list[str], first: str
) -> None:
    found = said(text, "tagger")
    direct = [s for s in found if s.kind == "direct"]
    assert [s.speaker for s in direct] == speakers * (len(direct) // 2)
    assert len(direct) > 3
    assert found.words(direct[0]).startswith(first)


def test_turns_that_stand_in_one_line_are_parted_and_end_with_it() -> None:
    text = (
        "The Orel Post asked about the dyke. The talk went as follows:\n\n"
        "KARL MOSS: Is the old dyke safe? MAYOR OKAFOR: It is, for now. MOSS: Who pays for it?\n\n"
        "The mayor left the room, and nobody in Orel was surprised by that in the least.\n\n"
    )
    found = said(text, "tagger")
    direct = [(s.speaker, found.words(s)) for s in found if s.kind == "direct"]
    assert [words for _, words in direct] == [
        "Is the old dyke safe?",
        "It is, for now.",
        "Who pays for it?",
    ]
    assert {name.lower() for name, _ in direct[::2]} == {"karl moss"}


def test_what_a_paper_finds_about_a_claim_and_asks_in_its_headings_is_its_own() -> None:
    check = (
        "The Orel Post looks at what was said.\n\n"
        + ("WARD: “The dyke cost ten million.”\n\nTHE FACTS: It cost twelve, as books show.\n\n")
        * 3
    )
    assert {s.speaker.lower() for s in said(check)} == {"ward"}
    explained = "The dyke leaks, the mayor of Orel said.\n\n" + (
        "Q: Who pays for the dyke?\n\nThe town pays a half of it.\n\nThe rest is open.\n\n" * 3
    )
    assert not [s for s in said(explained) if s.kind == "direct"]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee spoke of the dyke.\n\nWho pays?\n\nThe town will pay.\n\nThe rest is open.",
        TALK + "Karl Moss\n\nhas a dog.\n\nInes Okafor\n\nhas none, she said.\n",
        TALK + "\n\n".join(["Karl Moss\n\n35 percent", "Ines Okafor\n\n41 percent"] * 3),
        EXPLAINED,
    ],
)
def test_no_conversation_is_seen_where_there_is_none(text: str) -> None:
    assert turns(parse(text)) == ()
    assert not [place for place in placed(text) if place.direct]


def test_a_report_in_questions_and_answers_is_no_interview() -> None:
    fill = "The council met for three hours, the mayor said, and read the plan out twice. " * 8
    assert text_kind(parse(EXPLAINED + fill)) is TextKind.REPORT


def test_updates_with_times_make_a_live_blog() -> None:
    fill = "The council met in the old hall, the mayor said, and read the plan out twice. "
    text = "Storm in Northam\n\n" + "\n\n".join(
        f"Update at {time} p.m. ET. The Roads Are Shut:\n\n{fill * 3}"
        for time in ("2:11", "3", "4:05")
    )
    assert text_kind(parse(text)) is TextKind.LIVE


def test_a_knight_and_a_repeated_name_sign_no_letters() -> None:
    fill = "The council met in the old hall, the mayor said, and read the plan out twice. "
    text = "\n\n".join(["Sir Karl said that the dyke was old. " + fill * 3] * 3)
    assert text_kind(parse(text)) is TextKind.REPORT


OPINION = (
    "The Harbour Is Ours\n\nBy Ada Holm\n\n"
    "I have lived by the harbour all my life. I believe that the council is wrong about it.\n\n"
    "The mayor, Tom Ward, said that a park would come. I doubt that he has read the plan, and my "
    "neighbours told me the same.\n\nI hope that the council will listen to us. "
    + "The plan has lain in the town hall for ten years, and nobody has read it to the end. "
    * 5
)


def mine(article: Article) -> set[str]:
    found = statements(article)
    return {s.speaker for s in found if s.source and s.source[0].of(article.text) == "I"}


def test_the_i_of_an_opinion_piece_is_its_author() -> None:
    assert text_kind(parse(OPINION)) is TextKind.OPINION
    assert mine(parse(OPINION)) == {"Ada Holm"}
    unsigned = OPINION.replace("By Ada Holm\n\n", "")
    assert mine(parse(unsigned)) == {"the author"}
    assert mine(parse(unsigned, author="Nina Falk")) == {"Nina Falk"}


def test_an_i_in_a_report_or_within_a_quotation_is_nobodys_but_the_speakers() -> None:
    text = OPINION + "\n\n“I know that the plan is old,” Tom Ward said."
    found = statements(parse(text))
    quoted = [s for s in found if "the plan is old" in found.words(s)]
    assert {s.speaker for s in quoted} == {"Tom Ward"}


@pytest.mark.parametrize(
    ("text", "title", "right"),
    [
        ("I say that it rains in Orel again.", "Ann Lee: Our rain is ours", "Ann Lee"),
        ("It rains in Orel again.", "Rain: what comes next", ""),
        ("Rain\n\nIt rains.\n\nIt pours.\n\nAnn Lee is a painter in Orel.", "", ""),
        (
            "Rain\n\nIt rains.\n\nIt pours.\n\nI know.\n\nAnn Lee is a painter in Orel.",
            "",
            "Ann Lee",
        ),
        ("Rain in Orel\n\nWritten by Ann Lee\n\nIt rains.", "", "Ann Lee"),
    ],
)
def test_who_wrote_it_stands_in_the_title_or_the_by_line(text: str, title: str, right: str) -> None:
    assert author_of(parse(text, title=title)) == right


def test_the_readings_of_kinds_hold_no_text() -> None:
    file = Path(__file__).parents[1] / "benchmarks" / "decisions" / "kinds.jsonl"
    assert '"words"' not in file.read_text("utf-8")


@pytest.mark.parametrize(
    "signed",
    [
        ("Dora Finch, Northam", "Karl Moss, Granby"),
        ("— Dora Finch, Northam", "— Karl Moss, Granby"),
        ("Dora Finch\nNortham", "Karl Moss\nGranby"),
        ("Dora Finch", "Karl Moss"),
    ],
)
@pytest.mark.parametrize("method", ["rules", "tagger"])
def test_a_letter_is_theirs_who_sign_it(signed: tuple[str, str], method: str) -> None:
    text = (
        "Letters to the editor\n\n"
        "Sir, I have read your piece on the harbour with care.\n\nI do not agree with it.\n\n"
        f"{signed[0]}\n\nThe plan is old, and we need another one.\n\n{signed[1]}\n"
    )
    found = said(text, method)
    letters = [(s.speaker, found.words(s)) for s in found if s.kind == "direct"]
    assert [who for who, _ in letters] == ["Dora Finch", "Karl Moss"]
    assert letters[0][1].startswith("Sir, I have read")
    assert letters[0][1].endswith("I do not agree with it.")
    assert letters[1][1] == "The plan is old, and we need another one."


def test_the_heading_of_an_update_says_nothing_and_ends_what_stands_above() -> None:
    text = (
        "Storm in Northam\n\nUpdate at 2:11 p.m. ET. Mayor Says Roads Are Shut:\n\n"
        "Ann Lee said that the roads were shut.\n\nUpdate at 3 p.m. ET. “It Is Over”:\n\n"
        "She said that the storm was over.\n"
    )
    article = parse(text)
    assert [p.kind for p in article.paragraphs][1::2] == ["heading", "heading"]
    found = statements(article)
    assert [s.speaker for s in found] == ["Ann Lee", "Ann Lee"]


@pytest.mark.parametrize("letters", ["NvdM", "NM"])
def test_initials_with_small_letters_stand_for_the_full_name(letters: str) -> None:
    text = "Noor van der Meulen counts swifts. Jasper Okon climbed with her.\n\n" + "\n\n".join([
        "JO: Are there fewer swifts than there were?",
        f"{letters}: Far fewer. I counted 31 nests last year.",
        "JO: What would help them?",
        f"{letters}: Boxes. We need forty, I think.",
    ])  # fmt: skip
    direct = [s.speaker for s in said(text, "tagger") if s.kind == "direct"]
    assert direct == ["Jasper Okon", "Noor van der Meulen"] * 2
