"""Kinds of fault that editors found: who a description is, titles of works, names under quotes."""

from __future__ import annotations

import pytest

from analysis.actors.cast import cast
from analysis.actors.offices import is_sent
from analysis.article.article import parse
from analysis.article.author import signed_by
from analysis.article.text_kind import TextKind, text_kind
from analysis.pipeline import analyse
from analysis.statements.channels import own_outlet
from analysis.statements.spoken_about import spoken_about
from analysis.statements.statements import statements
from analysis.views.page_one import assertions
from analysis.views.page_one_voices import voices_heard
from tests.times import of_the_processor


@pytest.mark.parametrize("post", ["House of Representatives Speaker", "Harbour Council Chairwoman"])
def test_who_stands_behind_a_description_and_a_body_is_that_person(post: str) -> None:
    text = (
        "It rained on Monday for a long time. The most powerful elected Democrat, "
        f"{post} Nora Hale, said that the plan was un-presidential. It rained again on Friday."
    )
    assert [s.speaker for s in statements(parse(text))] == ["Nora Hale"]


@pytest.mark.parametrize("behind", ["released Thursday", "conducted in May", "which nobody read"])
def test_what_is_told_behind_a_comma_is_no_part_of_the_label(behind: str) -> None:
    text = (
        f"It rained on Monday. The online poll, {behind}, shows that most voters are tired of it."
    )
    assert [s.speaker for s in statements(parse(text))] == ["the online poll"]


def test_names_in_the_title_of_a_work_are_nobody_s() -> None:
    text = (
        "It rained on Monday for a long time. Nora Hale, author of How Kent Won: The Story of the "
        "Old Council and the Harbour League, wrote to Tom Ward. He read the book Long Road to Kent."
    )
    assert {a.name for a in cast(parse(text)).actors if a.named} == {"Nora Hale", "Tom Ward"}


def test_who_printed_a_quotation_is_not_spoken_about() -> None:
    text = (
        "The Plan Meets Protest\n\nIt rained on Monday, and nobody of the council went there.\n\n"
        "“That is just an accurate term of where it began.” — Bo Lund, Fox News\n\n"
        "“We are all tired of it and will go home now.” — Ann Lee, The Atlantic\n\n"
        "Fox News sent nobody there on Monday, which was a holiday in that town."
    )
    found = spoken_about(statements(parse(text)))
    assert [(one.statement, one.target.name) for one in found] == [(None, "Fox News")]


def test_a_long_line_on_the_author_signs() -> None:
    line = (
        "Nora Ellen Hale, a professor of law at the University of Kent and the author of a book on "
        "how the town was won and lost, is a member of the board of contributors."
    )
    text = "Our Harbour\n\n" + "\n\n".join(["We have lived here for long, and I like it."] * 4)
    assert signed_by(parse(f"{text}\n\n{line}")) == "Nora Ellen Hale"
    assert not signed_by(parse(f"{text}\n\nThe Kent Wire, {line.partition(', ')[2]}"))


@pytest.mark.parametrize(
    "body", ["Organization United for Respect at Hale", "Mothers Against Guns in Orel"]
)
def test_a_body_s_officer_speaks_and_not_the_body(body: str) -> None:
    text = (
        "It rained on Monday for a long time. “The news falls short of what we need,” "
        f"{body} Leader Emily Wells said in a statement. It rained again on Friday."
    )
    assert [s.speaker for s in statements(parse(text))] == ["Emily Wells"]


def test_whose_place_stands_behind_the_name_king() -> None:
    text = "It rained for long. “It pours,” said Republican Rep. Pete King of New York on Monday."
    assert [s.speaker for s in statements(parse(text))] == ["Pete King"]


PAGES = {
    "a group that values something is not heard": (
        (
            "“It pours in the whole valley today,” said Bo Lund, a driver. Libertarians emphasize "
            "keeping the role of government small. Ann Lee, the mayor, said that the dam holds."
        ),
        "Libertarians",
    ),
    "evidence is no voice": (
        (
            "“It pours in the whole valley,” said Bo Lund, a driver. Uncontradicted evidence in "
            "the record shows that the dam was old. Ann Lee, the mayor, said that it would hold."
        ),
        "evidence",
    ),
    "what this was is not told": (
        (
            "Mayor Ann Lee was asked whether she had sold the dam to her brother’s firm. She said "
            "on Monday that it rained. Ann Lee denied that this was the case at all, as she saw it."
        ),
        "denies",
    ),
    "the poll has more to say than she": (
        (
            "The poll found that 58 percent would vote against it and 37 percent for it.\n\n"
            "Most men (78 percent) in the poll would do so. Ann Lee said that the town is poor.\n\n"
            "More than half of all women (57 percent) in the survey would not do so."
        ),
        "Ann Lee is heard",
    ),
}


@pytest.mark.parametrize("shape", PAGES)
def test_page_one_leaves_out(shape: str) -> None:
    words, never = PAGES[shape]
    page = assertions(analyse(parse(f"The Dam of Orel\n\n{words}")))
    assert not any(never in one.text for one in page)


def test_a_senator_of_a_place_is_no_senator_named_below() -> None:
    text = (
        "Joe Hale faces a rematch against his rival Nora Lund at the end of the month. Lund’s "
        "surprise rebuke of former vice-president Hale’s record was news. The Ohio senator said "
        "that it rained. Another candidate, Senator Bo Ward, will be on the other side of the hall."
    )
    assert not {"Bo Ward", "Joe Hale"} & {s.speaker for s in statements(parse(text))}


def test_an_editorial_and_its_paper_or_a_study_and_its_authors_are_heard_once() -> None:
    text = (
        "The study of the dam, made in Orel, found that it would sink within ten years from now. "
        "“It cannot be saved by anybody,” Ann Lee and Bo Lund, the study’s authors, write. "
        "“The whole valley must pay for it,” said Zoe Poe, the mayor of the town of Orel."
    )
    heard = [one.name for one in voices_heard(analyse(parse(text)).statements).named]
    assert heard == ["Zoe Poe"]


def test_what_is_accused_of_nothing_is_not_told() -> None:
    text = (
        "It rained. The pride that Bo Lund was accused of harbouring after Ann Lee had left the "
        "council is old. Tom Ward accused Zoe Poe of stealing the council’s boats. Karl Moss was "
        "blamed for the fire."
    )
    told = [one.text for one in assertions(analyse(parse(f"The Dam of Orel\n\n{text}")))]
    assert not any("harbouring" in one for one in told)
    assert any("stealing the council’s boats" in one for one in told)
    assert not any("fire" in one for one in told)  # nothing tells who blamed him


def test_a_body_s_people_and_whom_an_example_names_are_heard_once() -> None:
    text = (
        "“The dam cannot be saved by anybody in this valley,” said Bo Lund of Hale Group. Hale "
        "Group said on Monday that the dam would sink soon. The Hale Group researchers found "
        "that half of the valley would be under water. People like Lund said that it was a pity."
    )
    heard = [one.name for one in voices_heard(analyse(parse(text)).statements).named]
    assert heard == ["Bo Lund"]


def test_it_is_not_retold_of_a_body() -> None:
    text = (
        "The rocket left the ground at noon on Monday. A little later the Port Ministry confirmed "
        "that it had collided with a target over the sea. “We are proud of the men,” said Ann Lee."
    )
    assert not any(
        "collided" in one.text and "Ministry" in one.text
        for one in assertions(analyse(parse(f"A Test of the Rocket\n\n{text}")))
    )


@pytest.mark.parametrize(
    "office",
    ["British Ambassador to France", "U.N. Special Rapporteur on torture", "the envoy for trade"],
)
def test_who_is_sent_somewhere_is_the_person_named_behind_it(office: str) -> None:
    text = f"It rained on Monday, and the talks went on for hours. “No,” said {office} Ann Lee."
    assert [s.speaker for s in statements(parse(text))] == ["Ann Lee"]


@pytest.mark.parametrize("words", ["a letter to Mayor", "critics of President"])
def test_who_stands_behind_an_office_and_a_preposition_does_not_speak(words: str) -> None:
    text = (
        "It rained on Monday, and the talks in the town went on for hours. On Friday "
        f"{words} Ann Lee said that the harbour was too small for the ships of the day."
    )
    assert "Ann Lee" not in [s.speaker for s in statements(parse(text))]


def test_no_noun_alone_is_to_be_checked_first_and_no_reporter_is_heard() -> None:
    text = (
        "A bipartisan council report chastises the Port Department for security failures leading "
        "up to the fire of 11 May, in which four men died. Reporters asked whether it had failed "
        "in 2019. “The dam was safe in all those years,” said Ann Lee, the mayor of the town."
    )
    told = [one.text for one in assertions(analyse(parse(f"The Fire of Orel\n\n{text}")))]
    assert told
    assert not any("first" in one and "for security failures" in one for one in told)
    assert not any("eporters are heard" in one or "eporters and" in one for one in told)


def test_a_caption_that_stands_twice_is_no_beginning() -> None:
    caption = "Mayor Ann Lee is joined by the musician Bo Lund at the theatre in Orel on Friday."
    body = (
        "Ann Lee condemned parts of the plan on Saturday and said that the council owed her money."
    )
    text = f"Lee Says the Council Owes Her\n\n{caption}\n\n{caption} Photo: The Wire\n\n{body}"
    assert [p.kind for p in parse(text).paragraphs][1:] == ["caption", "caption", "body"]


def test_an_adviser_on_two_fields_is_one_person() -> None:
    text = (
        "It rained for long. “I would take nothing off the table,” White House Homeland Security "
        "and Counterterrorism Adviser Thomas Holm said on Monday."
    )
    assert [s.speaker for s in statements(parse(text))] == ["Thomas Holm"]


def test_a_very_long_word_behind_an_office_is_read_at_once() -> None:
    assert of_the_processor(lambda: is_sent(f"ambassador to {'a' * 5000}, x")) < 1
    assert is_sent("Special Rapporteur on torture")


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("Hale said that his wife had done it all alone.", "Paul Hale"),
        ("Hale said the words were her own.", "Nora Hale"),
        ("Mrs. Hale said that the school was late.", "Nora Hale"),
    ],
)
def test_a_shared_surname_is_whose_sex_the_clause_tells(words: str, speaker: str) -> None:
    text = (
        "Nora Hale opened a school in Northam on Monday. Her husband, Paul Hale, the governor, "
        f"was not there. {words}"
    )
    assert [s.speaker for s in statements(parse(text))] == [speaker]


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("his wife and law partner Nora Hale", "Nora Hale"),
        ("his sister and former deputy mayor Nora Hale", "Nora Hale"),
    ],
)
def test_a_relative_who_is_named_behind_a_post_is_one_person(source: str, speaker: str) -> None:
    text = f"Paul Hale signed the bill on Monday. In the evening {source} said that it was late."
    assert [s.speaker for s in statements(parse(text))] == [speaker]


@pytest.mark.parametrize(
    "study",
    [
        "a 2014 study by Harvard and the University of Kent",
        "a survey from Orel University and the Kent Institute",
    ],
)
def test_a_study_of_two_bodies_speaks_and_not_the_bodies(study: str) -> None:
    text = f"It rained. {study[0].upper()}{study[1:]} found that poor children read less."
    assert [s.speaker for s in statements(parse(text))] == [study]


def test_what_stands_above_a_bare_handle_is_the_account_s() -> None:
    text = (
        "Readers on the Tram\n\nWe asked what readers think of the new tram.\n\n"
        "I think that it is too little, too late.\n\n@hallowed\n\n"
        "It will never run on time.\n\n— @kenward\n"
    )
    said = statements(parse(text))
    found = {s.speaker: said.words(s) for s in said if s.speaker.startswith("@")}
    assert found == {
        "@hallowed": "I think that it is too little, too late.",
        "@kenward": "It will never run on time.",
    }


@pytest.mark.parametrize(
    ("source", "verb"),
    [
        ("The Orel Post’s annual report on trams and buses", "is"),
        ("The Orel Post’s polls of the council and its trams", "are"),
    ],
)
def test_a_source_takes_the_verb_of_its_own_noun(source: str, verb: str) -> None:
    text = f"It rained. {source} said that the tram had been late on nine of ten days in March."
    told = [one.text for one in assertions(analyse(parse(f"The Tram of Orel\n\n{text}")))]
    assert any(f"{source[1:]} {verb} heard" in one for one in told)


@pytest.mark.parametrize(
    "lead",
    [
        "The harbour programme was conceived on his watch and run by men he had put in office.",
        "Many hundreds of couples have been married there in the last week of the year.",
    ],
)
def test_no_report_begins_with_what_leans_on_words_left_out(lead: str) -> None:
    text = f"{lead} “That is so,” said Ann Lee, the mayor of Orel, on Monday in the town hall."
    told = [one.kind for one in assertions(analyse(parse(f"The Harbour of Orel\n\n{text}")))]
    assert "begins" not in told


def test_who_is_heard_in_a_row_or_by_his_office_is_heard_once() -> None:
    text = (
        "The head of the port has said that the crews had lost forty ships in the storms of May. "
        "“We will not close the port for any ship or any storm,” Tom Ward told reporters. The "
        "host Ann Lee and two guests said that the port had been closed for a week in June. "
        "“It was closed for nine days and nobody was told,” said Ann Lee."
    )
    said = analyse(parse(f"The Port of Orel\n\n{text}")).statements
    heard = [one.name for one in voices_heard(said).named]
    assert "Ann Lee" in heard
    assert not any("head of the port" in one or "two guests" in one for one in heard)


def test_paragraphs_that_a_page_has_run_together_are_read_apart() -> None:
    text = (
        "The Ships of Orel\n\nThe port lost forty ships, records show.The port denied it.Ann Lee "
        'asked the mayor, "Where are the ships that we paid for?"Ward, who has resigned since, '
        'answered, "They are gone."He added, "We will look for them. It will take a year."Lee '
        "said that it was late."
    )
    said = statements(parse(text))
    found = {said.words(s).strip(' "'): s.speaker for s in said if '"' in said.words(s)}
    assert found == {
        "Where are the ships that we paid for?": "Ann Lee",
        "They are gone.": "Ward",
        "We will look for them. It will take a year.": "Ward",
    }


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Samantha Power will be named ambassador to the U.N. Power was an adviser before.",
            {"Samantha Power", "U.N."},
        ),
        ("The attack on Charlie Hebdo was told. Hebdo had printed cartoons.", {"Charlie Hebdo"}),
        (
            "It would end Temporary Assistance for Needy Families, a programme.",
            {"Temporary Assistance for Needy Families"},
        ),
        (
            "The USDA said no. The Agriculture Department said that it would hear people.",
            {"Agriculture Department"},
        ),
        (
            "The Muhammad Art Exhibit was shut. Nobody may draw Muhammad, gunmen said.",
            {"Muhammad Art Exhibit", "Muhammad"},
        ),
    ],
)
def test_names_that_were_cut_or_joined_are_whole(text: str, names: set[str]) -> None:
    people = cast(parse(f"It rained\n\nIt rained for hours. {text}"))
    assert {actor.name for actor in people.actors if actor.named} == names


def test_the_label_of_a_transcript_may_be_an_office() -> None:
    text = (
        "The Briefing\n\nPresident Donald Trump spoke to reporters on Monday.\n\n"
        "THE PRESIDENT: We had empty cupboards. It was bad.\n\nGOVERNOR WARD: You bet.\n\n"
        "THE PRESIDENT: Good. Now I feel better.\n\nGOVERNOR WARD: I feel like a new man."
    )
    speakers = [s.speaker for s in statements(parse(text))]
    assert speakers.count("Donald Trump") == 2
    assert "PRESIDENT" not in speakers


def test_a_clause_without_that_is_no_part_of_a_label() -> None:
    text = "It rained. A chart the committee released on Monday reveals that the town grows."
    assert [s.speaker for s in statements(parse(text))] == ["a chart"]


def test_a_president_is_not_the_son_whom_alone_an_article_names_in_full() -> None:
    text = (
        "Lee Speaks\n\nAnn Lee said President Ward broke the law. Mr. Ward denied it. Lee said "
        "that Tom Ward Jr. had signed a check for his father."
    )
    people = cast(parse(text))
    counts = {a.name: len(a.mentions) for a in people.actors if a.named and "Ward" in a.name}
    assert counts.keys() == {"Ward", "Tom Ward Jr."}
    only = cast(parse("The Shop\n\nTom Ward Jr. opened a shop. Ward said that it was small."))
    assert [a.name for a in only.actors if a.named and "Ward" in a.name] == ["Tom Ward Jr."]


def test_a_given_name_that_two_share_is_his_who_does_not_go_by_his_surname() -> None:
    text = (
        "The Law\n\nTimothy Holm got life in prison. Judge Timothy Lewis said that the law was "
        "bad. Timothy was a fan of a band. Lewis had no choice. Today, Timothy is 45."
    )
    people = cast(parse(text))
    named = {
        actor.name: sum(
            m.kind == "name" and people.actors[m.actor] is actor for m in people.mentions
        )
        for actor in people.actors
    }
    assert named["Timothy Holm"] == 3


def test_when_it_was_said_is_no_part_of_what_was_said() -> None:
    text = (
        "The Crash\n\nThe bodies of three men were found, police said on Saturday as "
        "investigators started a probe into the crash. The driver died, police said, after his "
        "car hit a tree."
    )
    said = statements(parse(text))
    first, second = (said.words(s) for s in said)
    assert first == "The bodies of three men were found"
    assert second.endswith("hit a tree")


def test_what_something_fails_to_show_is_no_statement() -> None:
    text = "It rained. The new plan fails to show that the port alone makes ships late."
    assert not any(s.listed for s in statements(parse(text)))


def test_an_outlet_that_tells_of_itself_is_the_article_s_own() -> None:
    text = (
        "The Aide\n\nTwo aides told The Daily Beast that it was late. Lee did not respond to The "
        "Daily Beast’s request for comment. An aide told CNN that it was early."
    )
    assert own_outlet(parse(text)) == "The Daily Beast"
    assert own_outlet(parse("The Aide\n\nAn aide told CNN that it was early.")) == ""


def test_a_firm_that_stands_for_somebody_is_not_that_person() -> None:
    text = (
        "The Suit\n\nThe law firm representing the second accuser, Ann Lee, alleged in a "
        "statement that Lee was robbed in 2000."
    )
    assert [s.speaker for s in statements(parse(text))] == [
        "the law firm representing the second accuser"
    ]


def test_every_statement_of_one_quotation_has_its_words() -> None:
    text = (
        "The Port\n\nThe Post noted, “According to reports, the first ship sank on Monday, weeks "
        "before the owner's claim. By May the reports told of five ships. By June they told of "
        "more, and a friend of Dr. Lee recalled that his office had told the town of it.”"
    )
    a = analyse(parse(text))
    quoted = {row.name: row.quoted for row in a.shares}
    for s in a.statements:
        assert quoted[s.speaker] > 0


def test_a_clause_is_no_source() -> None:
    text = (
        "It rained. Gains in wages and in hours are in line with other measures indicating that "
        "prices will not rise."
    )
    assert not any("are in line" in s.speaker for s in statements(parse(text)))


def test_they_behind_some_at_a_paragraph_s_front_are_these_some() -> None:
    text = (
        "The Debate\n\nHealth experts met in May.\n\nSome believe this is the end of the trams. "
        "They say the strike marks the end of the line.\n\nOthers point to the failures of the "
        "port. They say the rules have been in place for decades."
    )
    assert {s.speaker for s in statements(parse(text))} <= {"", "some", "others"}


def test_a_statement_released_by_somebody_s_lawyers_is_theirs() -> None:
    text = (
        "The Suit\n\nAnn Lee accused Bo Ward of theft. “We will also produce papers of Ms. "
        "Lee,” the statement released by Lee’s lawyers said."
    )
    assert statements(parse(text))[-1].speaker == "Lee’s lawyers"


@pytest.mark.parametrize("event", ["debate", "primary", "rally"])
def test_a_party_s_event_is_nobody(event: str) -> None:
    text = f"She did well in the first Republican {event}. “It rained,” Ann Lee said of it."
    said = analyse(parse(text), method="rules", deep=False).statements
    assert not any("Republican" in mention.span.of(text) for mention in said.cast.mentions)


def test_the_script_of_a_film_is_a_transcript_and_the_authors_are_not_heard() -> None:
    script = "VO ANN LEE CAME HERE BY SEA. SOT: Ann Lee “It was so cold.” VO: SHE STAYED FOR GOOD. "
    assert text_kind(parse(f"A Port\n\n{script * 12}")) is TextKind.TRANSCRIPT
    text = "The authors found that half of the trams in the town of Orel had been late in March."
    assert not voices_heard(analyse(parse(f"Trams of Orel\n\n{text}")).statements).named


def test_a_name_that_stands_twice_in_a_row_is_one() -> None:
    text = "Ann Lee Ann Lee: The trams are late\n\n“They are late,” Lee said. Duran Duran played."
    said = analyse(parse(f"It is late again\n\n{text}"), method="rules", deep=False).statements
    names = {actor.name for actor in said.cast.actors if actor.named}
    assert names == {"Ann Lee", "Duran Duran"}


def test_no_denial_is_told_of_a_headline_alone() -> None:
    text = "Bo Lund Denies the Port Was Closed in May\n\nIt rained on the port of Orel in May."
    assert not any("denies" in one.text.lower() for one in assertions(analyse(parse(text))))


def test_what_the_reporter_says_against_it_is_no_part_of_it() -> None:
    text = (
        "Ward said that the tram was safe despite his suggestions otherwise. Ann Lee said that he "
        "was late, though in truth nobody knew."
    )
    said = analyse(parse(text), deep=False).statements
    assert [said.words(s) for s in said] == ["that the tram was safe", "that he was late"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Of Course Bo Lund Came\n\nBo Lund came on Monday. Lund was late.", "Bo Lund"),
        ("Ann Lee came. “Pinocchio Lee,” he called her. Ann Lee left on Monday.", "Ann Lee"),
        ("Jerrold Holm came on Monday. Later Jerry Holm left the port.", "Jerrold Holm"),
    ],
)
def test_a_person_goes_by_a_name_that_is_surely_one(text: str, name: str) -> None:
    assert name in {a.name for a in cast(parse(text)).actors if a.named}
