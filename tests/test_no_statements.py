"""What is attributed to somebody though nobody says it. All texts were written for Sayso."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analysis import views
from analysis.actors.cast import cast
from analysis.article.article import Article, parse
from analysis.article.quotes import quotes, top
from analysis.article.spans import Span
from analysis.pipeline import Analysis, analyse
from analysis.statements.attribution_candidate import Candidate, Rule
from analysis.statements.attribution_edges import with_whole_edges
from analysis.statements.hypothetical_speech import is_imputed
from analysis.statements.led_quotations import told_off
from analysis.statements.no_utterance import is_others_saying
from analysis.statements.passed_on import of_who_said
from analysis.statements.perhaps_no_utterance import is_bare_object, is_perhaps_no_utterance
from analysis.statements.plain_speech import plainly_said
from analysis.statements.statement_class import StatementClass, statement_class
from analysis.statements.sureness import PERHAPS_NO_UTTERANCE, is_listed, is_sure

LEAD = "Mayor Ann Lee met Tom Ward, a bus driver, at the town hall of Northam.\n\n"


def read(text: str) -> Analysis:
    return analyse(parse(LEAD + text), by_hand=(), deep=False)


def spans(text: str, *parts: str) -> list[list[Span]]:
    return [[Span(text.index(p), text.index(p) + len(p))] if p else [] for p in parts]


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("It is hard for many drivers to see how old the trams are.", "many drivers", "to see"),
        ("The port wants to force Ward to reveal details about it.", "Ward", "to reveal"),
        ("The letter is apparently designed to discredit the study.", "The letter", "designed to"),
        ("This suggests that Lee would not read the letter.", "This", "suggests"),
        ("One could say the same about the old trams.", "One", "could say"),
        ("“It is late,” Lee said, referring to the tram.", "Lee", "referring to"),
        ("To remember with gratitude all who built the wall.", "", "To remember"),
        ("Among those who said that it rained, four in ten stayed away.", "those", "said"),
        ("Even 63% of drivers who say that it rains like the port.", "drivers", "say"),
        ("Lee left. But to say that it is old is wrong.", "Lee", "to say"),
        ("“We” did not close the port — Ann Lee did.", "Ann Lee did", "—"),
    ],
)
def test_what_nobody_says_is_no_statement(text: str, source: str, cue: str) -> None:
    assert is_others_saying(text, *spans(text, source, cue))


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("Lee asked Ward to say whether it was true.", "Lee", "asked"),
        ("The study suggests that the trams are old.", "The study", "suggests"),
        ("Lee got Ward to admit that he was late.", "Ward", "to admit"),
        ("“It is late” — Ann Lee.", "Ann Lee", "—"),
        ("It suggests that the trams are old.", "It", "suggests"),
        ("Ann Lee is among those who say that the trams are old.", "those", "say"),
    ],
)
def test_what_somebody_says_stays_a_statement(text: str, source: str, cue: str) -> None:
    assert not is_others_saying(text, *spans(text, source, cue))


@pytest.mark.parametrize(
    ("source", "cue", "content"),
    [
        ("Lee", "criticised", "Ward"),
        ("Lee", "praised", "the mayor"),
        ("Lee", "stands behind", "him"),
        ("Lee", "might deny", "that the trams are late"),
        ("", "it seems", "that the trams are late"),
        ("Drivers", "are uncomfortable with", "his latest turn"),
        ("The port", "added", "a new pier for small boats"),
        ("Lee", "offered", "an amendment to the budget bill"),
        ("his", "refusal to accept", "the limits of his office"),
        ("the press", "uses to describe", "the old trams"),
        ("Lee", "agreed", "to pay for the pier"),
        ("Lee", "has named", "Tom Ward as head of the port"),
        ("Lee", "ordered", "a review of the fares"),
        ("Lee", "called", "Tom Ward to testify on Monday"),
        ("The council", "rejected", "a new fare bill"),
        ("The law", "requires", "that trams have lights"),
        ("The constitution", "guarantees", "a fair trial"),
        ("Lee", "did not describe", "the new trams"),
        ("Lee", "did not call", "the tram “old”"),
        ("The council", "was unable to determine", "whether the pier was safe"),
        ("Lee", "is pretending", "that the trams are new"),
        ("the news", "broke", "that the pier was closed"),
        ("", "is expected", "to open the pier on Monday"),
        ("I", "loved this:", "“The trams are ours.”"),
        ("The line I", "thought was fine was", "“The trams are ours.”"),
        ("The court", "upheld", "the old ban on trams"),
        ("Lee", "has posted photos of", "the new pier"),
        ("The port", "released", "emails from its lawyers"),
        ("Lee", "citing", "two officials familiar with the plan"),
        ("The fare bill", "includes", "a fee for late trams"),
        ("Lee", "saw", "him leave the pier"),
        ("Dozens of amendments", "threatened", "to stall the fare bill"),
        ("Lee", "has been outspoken on", "fares and trams"),
        ("Lee", "criticised", "Tom Ward, a driver and the head of the port"),
        ("Drivers", "have rallied around", "the bid of the mayor"),
        ("The council", "rejected", "a motion to weigh a bill that would ban trams"),
        ("The port said that fees are up,", "suggesting", "that trams may be late"),
    ],
)
def test_a_name_a_guess_and_an_act_are_perhaps_no_utterance(
    source: str, cue: str, content: str
) -> None:
    text = f"{source} {cue} {content}."
    parts = spans(text, "I" if source.endswith(" I") else source, cue, content)
    assert is_perhaps_no_utterance(text, *parts)


@pytest.mark.parametrize(
    ("source", "cue", "content"),
    [
        ("Lee", "criticised", "the fare as far too high for the poor"),
        ("Lee", "criticised", "“Ward”"),
        ("Lee", "named", "Tom Ward"),
        ("The union", "endorsed", "Tom Ward"),
        ("Lee", "defended", "the plan"),
        ("Lee", "called for", "a moratorium on new trams"),
        ("Lee", "added", "that the trams are late"),
        ("Lee", "offered", "specific examples of trams that were late"),
        ("He", "could not resist saying", "that the trams are late"),
        ("It", "can be heard saying", "that the trams are late"),
        ("Experts", "agreed", "that the trams are late"),
        ("Lee", "named", "three reasons why the trams are late"),
        ("Lee", "ordered", "the drivers to stop"),
        ("Lee", "called", "Tom Ward a fool who should go"),
        ("Lee", "rejected", "the idea that the trams are old"),
        ("Lee", "guaranteed", "that the trams would run"),
        ("Lee", "did not only say", "that the trams are late"),
        ("Lee", "does not believe", "that the trams are late"),
        ("I", "thought", "“What now?”"),
        ("The union", "threatened", "to stall the trams"),
        ("The court", "said", "the ban on trams was void"),
        ("Lee", "citing", "two officials who said that trams burn"),
        ("Lee", "released", "a statement that trams burn"),
        ("Lee", "criticised", "Tom Ward, the head of the port, for the late trams"),
    ],
)
def test_a_full_statement_is_an_utterance(source: str, cue: str, content: str) -> None:
    text = f"{source} {cue} {content}."
    assert not is_perhaps_no_utterance(text, *spans(text, source, cue, content))


def test_bare_objects_count_as_unsure_where_they_are_found() -> None:
    found = read("Lee also criticized Ward on Monday. “The trams are late,” Lee said of the port.")
    sure = [s for s in found.statements if s.confidence > PERHAPS_NO_UTTERANCE]
    assert [s.kind for s in sure] == ["direct"]


def test_a_person_who_is_described_is_no_bare_object() -> None:
    assert is_bare_object("his old rival", "attacked")
    assert not is_bare_object("his old rival’s plan", "attacked")
    assert not is_bare_object("the mayor", "described him as")


def speakers(text: str) -> list[str]:
    return [s.speaker for s in read(text).statements]


@pytest.mark.parametrize(
    ("frame", "speaker"),
    [
        ("one rider wrote, the Northam Post noted", "one rider"),
        ("Mr. Ward exclaimed, the Northam Post said", "Tom Ward"),
        ("Tom Ward wrote in a note to the mayor, the Northam Post reported", "Tom Ward"),
    ],
)
def test_who_is_passed_on_speaks_and_not_who_notes_it(frame: str, speaker: str) -> None:
    found = read(f"“The trams are a shame for all of us,” {frame}.")
    assert [(s.speaker, found.statements.words(s)) for s in found.statements] == [
        (speaker, "“The trams are a shame for all of us,”")
    ]


def test_a_row_of_names_speaks_together() -> None:
    found = read("The Sun, the Star, and the Northam Post have called the trams “a great shame.”")
    (only,) = found.statements
    assert only.source[0].of(found.article.text) == "The Sun, the Star, and the Northam Post"


def test_another_and_others_name_nobody() -> None:
    text = "“It rained all day,” one rider wrote. Another said the trams “came late as always.”"
    assert speakers(text) == ["one rider", ""]


def test_one_of_them_is_what_stands_beside_it() -> None:
    text = (
        "Two polls came out. One of them, a survey by Northam College, found that riders are few."
    )
    assert speakers(text)[-1] == "a survey by Northam College"


def test_a_noun_that_is_a_verb_here_is_no_part_of_the_speaker() -> None:
    text = "Lee wrote a letter. The letter notes a 1978 law gives trams “free and full way.”"
    assert speakers(text)[-1] in ("Ann Lee", "the letter")


def test_they_are_the_group_that_spoke_and_no_single_person() -> None:
    text = (
        "Forty of the town's drivers wrote to the Lee administration on Monday. The inspectors "
        "general are now appealing to Lee to help them.\n\n“The trams are late,” they wrote.\n\n"
        "The letter to the chairmen claimed that it was worse.\n\n"
        "In the letter, they said that the trams “pose a danger to all of us.”"
    )
    found = read(text)
    theirs = [s.speaker for s in found.statements if s.source[0].of(found.article.text) == "they"]
    assert theirs == ["the inspectors general", "the inspectors general"]


def test_a_content_goes_on_over_an_aside_to_its_verb() -> None:
    found = read(
        "Lee said she is planning a hearing on this issue when the council, which rests now, meets "
        "again in June."
    )
    assert found.statements.words(found.statements[-1]).endswith("meets again in June")


def test_the_sentence_before_its_teller_is_whole() -> None:
    found = read(
        "The port has mixed some praise with blame, and the state press has now come out in favour "
        "of Tom Ward, notes Ann Lee of the Northam Post."
    )
    told = [s for s in found.statements if s.speaker == "Ann Lee"]
    assert all(found.statements.words(s).startswith("The port has mixed") for s in told)
    assert told


def test_what_a_passive_calls_its_subject_is_said() -> None:
    found = read("“The Last Tram” has been slammed as tasteless and dull by many riders.")
    assert found.statements.words(found.statements[0]).endswith("tasteless and dull")


def test_the_clause_behind_as_reported_by_is_whole() -> None:
    text = (
        "Though, as reported by the Northam Post last month, the port removed a picture of trams "
        "from its hall at the behest of Ward."
    )
    parts = spans(text, "the Northam Post", "as reported by", "a picture of trams")
    one = with_whole_edges(text, Candidate(*map(tuple, parts)))
    assert [part.of(text) for part in one.content] == [
        "the port removed a picture of trams from its hall at the behest of Ward"
    ]


def test_a_clause_goes_on_behind_and_he_is() -> None:
    found = read(
        "Ward told Lee that for the next four days he was going to be away and he is scheduled "
        "to meet the council on Saturday."
    )
    assert found.statements.words(found.statements[-1]).endswith("the council on Saturday")


def test_who_begins_something_by_calling_speaks() -> None:
    assert statement_class("launched his campaign by calling", "indirect") == "speech"
    assert statement_class("sent a letter to his supporters calling on", "indirect") == "speech"
    assert statement_class("voted by raising", "indirect") == "deed"


@pytest.mark.parametrize("comma", [",", ";"])
def test_they_are_the_row_of_people_who_spoke_before(comma: str) -> None:
    found = read(
        f"Sens. Lamar Reed, R-Tenn.{comma} Orin Hale, R-Utah{comma} and Tom Coyle, R-Okla., asked "
        "whether Lee had crossed a line.\n\n“These acts call the law itself into question,” they "
        "wrote to the port."
    )
    assert [s.speaker for s in found.statements] == ["Lamar Reed, Orin Hale and Tom Coyle"] * 2


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("If the airline told us it would be late, we would wait.", "the airline", "told",
         "it would be late"),
        ("If we had paid, and on our way the airline told us it was late, we would leave.",
         "the airline", "told", "it was late"),
        ("If we had a pass, and then, a month later, the port told us it was void, we would leave.",
         "the port", "told", "it was void"),
        ("What if the drivers believe that they are safe?", "the drivers", "believe",
         "that they are safe"),
        ("It is not clear whether Lee believes it is safe.", "Lee", "believes", "it is safe"),
        ("Critics will argue that it is too dear.", "Critics", "will argue", "that it is too dear"),
        ("The port would surely say it is safe.", "The port", "would surely say", "it is safe"),
        ("Lee would do well to say “no” to Ward.", "Lee", "would do well to say", "“no”"),
        ("Few argue that it is safe.", "Few", "argue", "that it is safe"),
    ],
)  # fmt: skip
def test_what_hangs_on_a_condition_is_not_said(
    text: str, source: str, cue: str, content: str
) -> None:
    assert is_perhaps_no_utterance(text, *spans(text, source, cue, content))


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Even if Lee said it was safe, it was not.", "Lee", "said", "it was safe"),
        ("If, as Lee said, it is safe, we can go.", "Lee", "said", "it is safe"),
        ("If it is late, Lee said, we can wait.", "Lee", "said", "it is late"),
        ("A few argue that it is safe.", "A few", "argue", "that it is safe"),
        ("Lee would later admit that it was late.", "Lee", "would later admit",
         "that it was late"),
        ("Lee would note at one point that it was late.", "Lee", "would note at one point",
         "that it was late"),
        ("Lee will say that it is “a great day” for all.", "Lee", "will say",
         "that it is “a great day” for all"),
    ],
)  # fmt: skip
def test_what_was_said_is_no_supposition(text: str, source: str, cue: str, content: str) -> None:
    assert not is_perhaps_no_utterance(text, *spans(text, source, cue, content))


def test_what_a_columnist_says_that_others_think_is_not_sure() -> None:
    column = parse(
        "Opinion: The Trams\n\nI take the tram, and I wonder why. Many drivers think that we are"
        " rich. Mayor Ann Lee thinks that the trams are safe. " + "I said so to my friend. " * 20
    )
    nobody, lee = None, cast(column).resolve(spans(column.text, "Mayor Ann Lee")[0][0])
    thought, own = StatementClass.THOUGHT, spans(column.text, "I")[0]
    assert is_imputed(column, thought, spans(column.text, "Many drivers")[0], nobody)
    assert not is_imputed(column, thought, own, nobody)
    assert not is_imputed(column, thought, (), lee.actor)
    assert not is_imputed(column, StatementClass.SPEECH, (), nobody)
    assert not is_imputed(parse(LEAD + "“It rains,” said Ann Lee."), thought, (), nobody)


def test_what_is_said_to_us_or_by_critics_at_large_is_not_sure_in_opinion() -> None:
    column = parse(
        "Opinion: The Trams\n\nWe are told that we are safe. You say it is late. Critics say it is"
        " old. Officials say it is new. Critics said it was late. "
        + "I said so to my friend. "
        * 20
    )
    report = parse(LEAD + "Critics say it is old. “It rains,” said Ann Lee.")

    def imputed(article: Article, source: str, cue: str) -> bool:
        at, verb = spans(article.text, f"{source} {cue}", cue)
        who = [Span(at[0].start, at[0].start + len(source))]
        return is_imputed(article, StatementClass.SPEECH, who, None, verb)

    assert imputed(column, "We", "are told")
    assert imputed(column, "You", "say")
    assert imputed(column, "Critics", "say")
    assert not imputed(column, "Officials", "say")
    assert not imputed(column, "Critics", "said")  # on some occasion
    assert not imputed(report, "Critics", "say")


def test_words_that_an_outlet_passes_on_are_of_who_said_them() -> None:
    text = LEAD + (
        "Lee said that four boats were lost, according to the Northam Post. “The port is the heart"
        " of this town,” Mr. Ward said, the Northam Post reported."
    )
    outer = top(quotes(parse(text)))
    cue, source, content = spans(
        text, "according to", "the Northam Post", "that four boats were lost"
    )
    led = of_who_said(text, Candidate(tuple(source), tuple(cue), tuple(content)), outer)
    assert led.content[0].of(text) == "Lee said that four boats were lost"  # Lee is seen within
    at = text.rindex("the Northam Post")
    source = [Span(at, at + 16)]
    cue, content = spans(text, "reported", "“The port is the heart of this town,” Mr. Ward said")
    told = of_who_said(text, Candidate(tuple(source), tuple(cue), tuple(content)), outer)
    assert [told.source[0].of(text), told.content[0].of(text)] == [
        "Mr. Ward",
        "“The port is the heart of this town,”",
    ]
    assert told.outer == tuple(source)


def test_a_source_stays_in_its_sentence() -> None:
    text = "Ward left his home. The port office said that it was late."
    parts = spans(text, "Ward left his home. The port office", "said", "that it was late")
    one = with_whole_edges(text, Candidate(*map(tuple, parts)))
    assert [part.of(text) for part in one.source] == ["The port office"]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Ward probably expected rain to fall.", "Ward", "probably expected", "rain to fall"),
        ("Lee should have said so and then gone on to explain her plan.", "Lee",
         "then gone on to explain", "her plan"),
        ("Lee must go home and perhaps even make news by saying what she will do.", "Lee",
         "perhaps even make news by saying", "what she will do"),
        ("It was her refusal to give an answer.", "her", "refusal", "to give an answer"),
        ("It shows his focus on making trams free.", "his", "focus on", "making trams free"),
        ("The port has put its doubts aside and decided to ride with him.", "The port",
         "has put its doubts aside and decided", "to ride with him"),
        ("The voters have proven that they are patient.", "The voters", "have proven",
         "that they are patient"),
        ("The riders don’t know what is coming.", "The riders", "don’t know", "what is coming"),
        ("If it rains, does she want the trams to stop?", "she", "want", "the trams to stop"),
        ("For most riders, the tram is late on Mondays.", "most riders", "For",
         "the tram is late on Mondays"),
        ("It’s hard to think of any town that has none.", "", "It’s hard to think of",
         "any town that has none"),
        ("We aim to answer all of your questions.", "We", "aim", "to answer all of your questions"),
        ("These questions have all been asked before.", "", "have all been asked",
         "These questions"),
        ("A poll suggests a similar dynamic, with fewer riders.", "A poll", "suggests",
         "a similar dynamic"),
        ("Northam sees the strike as an ugly, unfair fight.", "Northam", "sees",
         "the strike as an ugly"),
        ("It is something they see as tantamount to theft.", "they", "see as",
         "tantamount to theft"),
        ("History also shows that trams come back.", "History", "also shows",
         "that trams come back"),
        ("Early results suggested a win for Lee in the north.", "Early results", "suggested",
         "a win for Lee in the north"),
        ("Harbour campaign slogan: “Row or I sink you.”", "Harbour campaign", "slogan:",
         "“Row or I sink you.”"),
        ("Lee went home, as if to say “we lost.”", "Lee", "as if to say", "“we lost.”"),
        ("Most of the buzz from the port has suggested that it rains.",
         "Most of the buzz from the port", "has suggested", "that it rains"),
        ("Northam is already removing users expressing old views on trams.", "Northam",
         "is already removing users expressing", "old views on trams"),
        ("It rained, which soon made some riders ask whether it was safe.",
         "which soon made some riders", "ask", "whether it was safe"),
    ],
)  # fmt: skip
def test_what_the_author_supposes_and_fragments_are_not_listed(
    text: str, source: str, cue: str, content: str
) -> None:
    assert is_perhaps_no_utterance(text, *spans(text, source, cue, content))


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Lee expected rain to fall.", "Lee", "expected", "rain to fall"),
        ("Lee could see it and said that it rained.", "Lee", "said", "that it rained"),
        ("A study has shown that trams are safe.", "A study", "has shown", "that trams are safe"),
        ("Why did Lee say that it rained?", "Lee", "say", "that it rained"),
        ("Lee saw Ward as a friend, calling him kind.", "Lee", "saw", "Ward as a friend"),
        ("The court rejected that argument.", "The court", "rejected", "that argument"),
        ("The results of a survey suggested that few ride.", "The results of a survey",
         "suggested", "that few ride"),
        ("Those who ride said the trams stop at nine.", "Those who ride", "said",
         "the trams stop at nine"),
        ("Lee has suggested trams overcharge their riders.", "Lee", "has suggested",
         "trams overcharge their riders"),
        ("Lee sent the users a letter saying that it rains.", "Lee",
         "sent the users a letter saying", "that it rains"),
        ("The party chose “Row for Northam” for its slogan.", "The party", "chose",
         "“Row for Northam”"),
    ],
)  # fmt: skip
def test_what_is_told_plainly_is_listed(text: str, source: str, cue: str, content: str) -> None:
    assert not is_perhaps_no_utterance(text, *spans(text, source, cue, content))


def test_no_report_lists_what_perhaps_nobody_says_and_its_address_stays() -> None:
    found = read("Lee also criticized Ward on Monday. “The trams are late,” Lee said of the port.")
    hidden = [s for s in found.statements if not s.listed]
    assert hidden
    table, page = views.statements_table(found).html, views.marked(found).html
    for statement in found.statements:
        assert (f'id="r{statement.number}"' in table) is statement.listed
        assert f'id="s{statement.number}"' in page
        assert (f'data-s="{statement.number}"' in page) is statement.listed
    assert "1 more is only in the exports" in table


def test_a_plain_verb_of_saying_makes_a_likely_statement_sure() -> None:
    text = "Lee said on Monday that it rained. Lee hinted on Monday that it rained."
    said, hinted = (
        Candidate(*([(part,) for part in parts]), (), 0.8)
        for parts in (
            (Span(0, 3), Span(4, 18), Span(19, 33)),
            (Span(35, 38), Span(39, 55), Span(56, 70)),
        )
    )
    speech = StatementClass.SPEECH
    assert plainly_said(text, said, "indirect", speech) == (Rule.PLAIN_VERB,)
    assert plainly_said(text, hinted, "indirect", speech) == ()
    assert plainly_said(text, replace(said, confidence=0.6), "indirect", speech)
    assert is_listed("indirect", 0.6, 0.9, plain=True)
    assert not is_listed("indirect", 0.6, 0.9)
    assert is_sure("indirect", speech, 0.82, 0.98, plain=True)
    assert not is_sure("indirect", speech, 0.82, 0.98)


def test_whom_others_are_set_beside_does_not_speak() -> None:
    text = "Riders are twice as likely as drivers to say that trams burn."
    assert is_perhaps_no_utterance(text, *spans(text, "drivers", "to say", "that trams burn"))


def test_who_wonders_on_twitter_speaks() -> None:
    assert statement_class("wondered", "mixed", " on Twitter ") == "speech"
    assert statement_class("wondered aloud", "indirect") == "speech"
    assert statement_class("wondered", "indirect") == "thought"


def test_a_quotation_is_hers_of_whom_the_sentence_before_it_tells() -> None:
    text = "He is known for a focus on fares.\n\nShe hit hard. “Ward's record is poor.”"
    quoted = Span(text.index("“"), len(text))
    one = Candidate((Span(0, 2),), (Span(18, 26),), (Span(27, 32), quoted))
    his, hers = told_off(text, one)
    assert [part.of(text) for part in his.content] == ["fares"]
    assert (hers.source[0].of(text), hers.content) == ("She", (quoted,))


def test_a_content_that_begins_with_a_comma_is_whole() -> None:
    text = "It rained. If it snows, the trams will stop at noon, the Post reports."
    parts = spans(text, "the Post", "reports", ", the trams will stop at noon")
    one = with_whole_edges(text, Candidate(*map(tuple, parts)))
    assert one.content[0].of(text) == "If it snows, the trams will stop at noon"


def test_the_democratic_incumbent_is_the_incumbent_democrat() -> None:
    found = read(
        "The race is between incumbent Democrat Bill Coyle and Republican Orin Hale. Democrat Una "
        "Reed runs for mayor.\n\n“If Hale wanted it, he would not sue,” said the Democratic "
        "incumbent."
    )
    assert found.statements[-1].speaker == "Bill Coyle"


def test_a_verb_is_no_part_of_a_description() -> None:
    text = "They joined a movement to reduce police violence. They met local police on Monday."
    names = [actor.name for actor in cast(parse(LEAD + text)).actors]
    assert not [name for name in names if name.startswith("reduce")]
