"""Kinds of sentences and layouts, each with who says what. All texts were written for Sayso."""

from __future__ import annotations

import pytest

from analysis.article.article import parse
from analysis.statements.statements import statements


def said(text: str) -> list[tuple[str, str]]:
    """Who says what, in the order of the text."""
    found = statements(parse(text))
    return [(one.speaker, found.words(one)) for one in found]


def speaker(text: str, words: str) -> str:
    """Who says the innermost statement that holds some words."""
    held = [(len(content), who) for who, content in said(text) if words in content]
    assert held, f"nobody says {words!r}"
    return min(held)[1]


@pytest.mark.parametrize(
    ("text", "words", "right"),
    [
        (
            (
                "Former Sheriff Nils Orr and the current sheriff, Ida Bloom, ate together. The "
                "former sheriff said the jail was full."
            ),
            "jail was full",
            "Nils Orr",
        ),
        (
            (
                "Captain Rolf Aas thanked the crowd. The beaten captain, Jon Vik, left. “We were "
                "lucky,” the winning captain said."
            ),
            "We were lucky",
            "Rolf Aas",
        ),
        (
            (
                "The Danish trade minister, Bo Lund, and his Polish counterpart, Ewa Kos, signed "
                "it. The Polish minister said it was late."
            ),
            "it was late",
            "Ewa Kos",
        ),
        (
            (
                "One guard said the gate was open. Another guard said it was shut. The second "
                "guard said he had the key."
            ),
            "he had the key",
            "the second guard",
        ),
        (
            (
                "The father of the bride, Jon Vik, sang. The father of the groom, Nils Orr, did "
                "not. “I have no voice,” the groom’s father said."
            ),
            "I have no voice",
            "Nils Orr",
        ),
        (
            (
                "Ida Bloom fell on the ice. Her sister Rita ran for help. “She was cold,” her "
                "sister said."
            ),
            "She was cold",
            "Rita",
        ),
        (
            (
                "Nils Orr’s wife, Ada, sat outside. “I was not let in,” Ada Orr said. Orr said he "
                "had slept well."
            ),
            "he had slept well",
            "Nils Orr",
        ),
        (
            (
                "The prosecution’s doctor, Ida Bloom, spoke. The defence’s doctor, Jon Vik, did "
                "not. The defence doctor said it was late."
            ),
            "it was late",
            "Jon Vik",
        ),
        (
            "“Was it dark?” asked the judge, Ida Bloom. “It was,” said the witness.",
            "It was",
            "the witness",
        ),
        (
            (
                "Bakers in the old town said on Monday that flour was dear. The poor go without, "
                "they said."
            ),
            "The poor go without",
            "bakers in the old town",
        ),
    ],
)
def test_what_tells_one_bearer_of_a_role_from_another(text: str, words: str, right: str) -> None:
    assert speaker(text, words) == right


@pytest.mark.parametrize(
    ("text", "words", "right"),
    [
        (
            (
                "President Jon Vik slept. President of the Miners’ Union Karl Moss said the pit "
                "was wet."
            ),
            "the pit was wet",
            "Karl Moss",
        ),
        ("Keeper of Roman Glass Helen Marsh said the cup was old.", "cup was old", "Helen Marsh"),
        ("The WHO said the fever had gone. It said the ward was shut.", "ward was shut", "WHO"),
        (
            (
                "Drivers at the Northam depot fear that the line will shut. Passengers will walk, "
                "they say."
            ),
            "Passengers will walk",
            "drivers at the Northam depot",
        ),
        (
            "The U.S.-based group said it had ten boats.",
            "it had ten boats",
            "the U.S.-based group",
        ),
        (
            "The shock reached 5.1 on the Richter scale. The roof held, the institute said.",
            "The roof held",
            "the institute",
        ),
    ],
)
def test_a_name_ends_where_it_ends(text: str, words: str, right: str) -> None:
    assert speaker(text, words) == right


@pytest.mark.parametrize(
    ("text", "right"),
    [
        (
            "“We shall not sell,” Trade Minister Ida Bloom was quoted as saying by the Vale Times.",
            ("Ida Bloom", "“We shall not sell,”"),
        ),
        (
            "Ida Bloom was quoted by the Vale Times as saying that the port would be sold.",
            ("Ida Bloom", "that the port would be sold"),
        ),
        (
            "The union rejected a story that quoted Captain Rolf Aas as saying that it was over.",
            ("Rolf Aas", "that it was over"),
        ),
        (
            "State radio quoted the harbour minister as saying that the boats had turned back.",
            ("the harbour minister", "that the boats had turned back"),
        ),
        (
            "Two miners were trapped, the governor said, according to the agency Tarn.",
            ("the governor", "Two miners were trapped"),
        ),
        (
            "A boat sank off Orel, the coast guard said on Monday, according to the Tarn agency.",
            ("the coast guard", "A boat sank off Orel"),
        ),
        (
            "The school dismissed an article that quoted Dr. Jon Vik as saying it was over.",
            ("Jon Vik", "it was over"),
        ),
        (
            "The mayor said that, according to the police, the thief had fled.",
            ("the police", "the thief had fled"),
        ),
    ],
)
def test_who_passes_words_on_is_not_their_speaker(text: str, right: tuple[str, str]) -> None:
    assert said(text) == [right]


@pytest.mark.parametrize(
    "text",
    [
        "The bank would not comment on the raid.",
        "Ida Bloom refused to discuss her brother.",
        "The clerk said nothing.",
        "The army did not say who had fired.",
        "Ida Bloom declined to say whether she would run.",
        "The club has yet to name a coach.",
        "Tom Brandt would neither confirm nor deny that he had met the spy.",
        "The mayor said nothing about the fire.",
        "Asked about the fire, the mayor left the hall.",
    ],
)
def test_silence_is_no_statement(text: str) -> None:
    assert said(text) == []


def test_a_gesture_behind_a_quotation_is_the_reporters() -> None:
    text = "“It turns like this,” said Ida Bloom, showing how the wheel meets the belt."
    assert said(text) == [("Ida Bloom", "“It turns like this,”")]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        (
            "Fares, warned the mayor, Ida Bloom, could rise again before spring.",
            ("Ida Bloom", "Fares … could rise again before spring"),
        ),
        (
            "The bill, argues the senator Ida Bloom, is a gift to the banks.",
            ("Ida Bloom", "The bill … is a gift to the banks"),
        ),
        (
            "The hall, complains the baker Rolf Aas, is a barn with windows.",
            ("Rolf Aas", "The hall … is a barn with windows"),
        ),
        (
            "The robbers, police believe, left by the roof.",
            ("police", "The robbers … left by the roof"),
        ),
    ],
)
def test_a_content_goes_on_behind_an_inserted_cue(text: str, right: tuple[str, str]) -> None:
    assert said(text) == [right]


def test_questions_and_answers_without_cues_alternate() -> None:
    text = (
        "“Did you see it fall?” asked Ida Bloom.\n\n“I did,” said Rolf Aas.\n\n“When?”\n\n"
        "“At noon.”\n\nThe hall was still."
    )
    assert said(text) == [
        ("Ida Bloom", "“Did you see it fall?” … “When?”"),
        ("Rolf Aas", "“I did,” … “At noon.”"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "“Is it safe?” asked Ida Bloom.\n\n“It is,” said Rolf Aas.\n\n“We check it daily.”",
        "“It is safe,” said Ida Bloom.\n\n“It is,” said Rolf Aas.\n\n“Who says so?”",
    ],
)
def test_without_question_and_answer_whoever_spoke_last_goes_on(text: str) -> None:
    assert said(text)[0][1].count("“") == 1


@pytest.mark.parametrize(
    ("text", "right"),
    [
        (
            "Host: Is the dyke safe, Dr. Marsh?\n\nMarsh: It is, as far as I know.",
            [
                ("host", "Is the dyke safe, Dr. Marsh?"),
                ("Marsh", "It is, as far as I know."),
            ],
        ),
        (
            (
                "Ines Okafor builds dykes. We met her by the sea.\n\nWhat is a good dyke?\n\n"
                "Okafor: A low one. I like them low.\n\nAnd a bad one?\n\nOkafor: I built that one."
            ),
            [
                ("Ines Okafor", "A low one. I like them low."),
                ("Ines Okafor", "I built that one."),
            ],
        ),
        (
            "‘I saw it fall’: baker tells of a storm\nThe port was shut on Monday, the mayor said.",
            [
                ("baker", "‘I saw it fall’"),
                ("the mayor", "The port was shut on Monday"),
            ],
        ),
        (
            (
                "Dear Editor,\n\nI waited for the tram until noon. It never came.\n\n"
                "Yours faithfully,\nMaj. Ada Holm (retd)\nOrel"
            ),
            [
                (
                    "Ada Holm",
                    "Dear Editor, I waited for the tram until noon. It never came.",
                )
            ],
        ),
        (
            (
                "What the papers say\n\n“The port is lost.”\nIda Bloom, Orel Post\n\n"
                "“Let it go.\n\n“The town has waited.”\nRolf Aas, Vale Daily Star"
            ),
            [
                ("Ida Bloom", "“The port is lost.”"),
                ("Rolf Aas", "“Let it go. … “The town has waited.”"),
            ],
        ),
    ],
)
def test_the_layout_tells_who_speaks(text: str, right: list[tuple[str, str]]) -> None:
    assert said(text) == right


def test_a_full_name_and_a_surname_label_one_persons_turns() -> None:
    text = (
        "The Post met Ines Okafor, who builds dykes.\n\nPost: Is the old dyke safe this winter?\n\n"
        "Ines Okafor: It is, as far as we know.\n\nPost: Who pays?\n\nOkafor: We all do, my friend."
    )
    assert [who for who, _ in said(text)] == ["Post", "Ines Okafor", "Post", "Ines Okafor"]


def test_an_aside_between_dashes_is_within_the_words_and_they_are_who_spoke() -> None:
    text = (
        "Ann Orr said the ferry – which was built in 1920 – had sunk twice. Backers say the plan "
        "helps ports where Canadians are scarce. They say the need for it is acute this year."
    )
    first, _, last = statements(parse(text))
    assert first.content[0].of(text) == "the ferry – which was built in 1920 – had sunk twice"
    assert last.speaker == "backers"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "Ada Lee said that Ward had laughed and told her “nobody believes a driver”.",
            ("Bo Ward", "“nobody believes a driver”"),
        ),
        (
            "Ada Lee testified that Ward took the keys and told the guard that the road was shut.",
            ("Bo Ward", "that the road was shut"),
        ),
    ],
)
def test_who_tells_something_within_anothers_words_goes_no_further(
    words: str, told: tuple[str, str]
) -> None:
    lead = "Ada Lee, a nurse, met Bo Ward, a driver, in Orel on Friday.\n\n"
    found = statements(parse(f"{lead}{words} “I went home,” she said."))
    assert told in [(s.speaker, found.words(s)) for s in found]
    assert found[-1].speaker == "Ada Lee"


def test_an_office_that_goes_on_with_she_is_not_the_man_who_spoke_before() -> None:
    text = (
        "The union’s man, Torbern Eide, said the mill was old. “It leaks,” he added.\n\n"
        "The mayor said she would ask for help."
    )
    assert [s.speaker for s in statements(parse(text))][-1] == "the mayor"


def test_what_a_paper_reports_of_whom_somebody_calls_what_is_his() -> None:
    text = "Bo Ward, who did not come, has called the guard a liar, the daily Le Fleuve reported."
    found = statements(parse(text))
    assert ("Bo Ward", "the guard a liar") in [(s.speaker, found.words(s)) for s in found]


def test_when_it_was_said_does_not_end_what_is_said() -> None:
    text = (
        "Sen. Bernie Orr on Thursday proclaimed victory in the caucuses moments after Tom Ward had "
        "demanded a recount of the votes in all the districts of the state."
    )
    first = statements(parse(text))[0]
    assert first.content[-1].of(text).split()[-1] != "moments"


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("My wife says the bus is late.", "my wife"),
        ("Our neighbours say the road is noisy.", "our neighbours"),
        ("My neighbour Ola says the bus is late.", "Ola"),
    ],
)
def test_whom_the_author_calls_my_is_nobody_who_is_named_below(words: str, who: str) -> None:
    text = f"Save the Dam\n\n{words} I am less sure.\n\nThe minister, Zaf Tolip, says it will hold."
    assert [s.speaker for s in statements(parse(text))] == [who, "Zaf Tolip"]
