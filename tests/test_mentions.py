"""Who is who: names, titles, nicknames, roles, pronouns. All texts were written for Sayso."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.actors.cast import cast
from analysis.article.article import parse
from analysis.article.spans import Span
from tests.times import grows_in_proportion, of_the_processor


def found(text, **known):
    return cast(parse(text, **known))


def actor_at(people, word, nth=0):
    """The actor of the smallest mention over the nth occurrence of a word."""
    text, at = people.article.text, -1
    for _ in range(nth + 1):
        at = text.index(word, at + 1)
    over = [m for m in people.mentions if m.span.start <= at < m.span.end]
    assert over, f"no mention over {word!r}"
    return people.actors[min(over, key=lambda m: len(m.span)).actor]


def named(people, kind=None):
    return [a.name for a in people.actors if a.named and kind in (None, a.kind)]


def resolved(people, words, nth=0, **more):
    text, at = people.article.text, -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return people.resolve(Span(at, at + len(words)), **more)


# --- names that are one actor's ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name", "mentions"),
    [
        ("Sen. Ann Lee spoke. Lee said no. Mrs. Lee left.", "Ann Lee", 3),
        ("William Ward met the press. “No,” said Bill Ward. Ward left.", "William Ward", 3),
        ("Robert “Bob” Ward met the press. Bob Ward said no. Ward left.", "Robert “Bob” Ward", 3),
        ("Marine Le Pen spoke in Paris. Le Pen said no.", "Marine Le Pen", 2),
        ("Joseph R. Ward Jr. spoke. Mr. Ward said no.", "Joseph R. Ward Jr.", 2),
        (
            "Kellyanne Ward, the campaign manager, spoke. Ward's letter was read.",
            "Kellyanne Ward",
            3,
        ),
        ("Mario Vargas Prado wrote. Vargas Prado was cheered.", "Mario Vargas Prado", 2),
    ],
)
def test_the_names_of_one_person_are_joined(text, name, mentions):
    people = found(text)
    assert named(people, "person") == [name]
    assert len(people.actors[0].mentions) >= mentions


@pytest.mark.parametrize(
    "name",
    [
        "Alliance to Reclaim Our Harbours (AROH)",
        "Campaign for Our Streets and Lives (COSAL)",
        "People Against Noise in the City (PANIC)",
    ],
)
def test_an_acronym_in_brackets_tells_which_words_are_one_name(name):
    long, short = name.removesuffix(")").split(" (")
    people = found(f"The walk was organised by the {name} on Monday. {short} set up 200.")
    assert named(people) == [long]


def test_an_acronym_is_joined_with_its_long_form():
    people = found(
        "The Northam River Protection Board (NRPB) met on Monday. The NRPB "
        "said the river was clean."
    )
    assert named(people) == ["Northam River Protection Board"]
    assert actor_at(people, "NRPB", 1).name == "Northam River Protection Board"


def test_a_long_name_and_its_short_forms_are_joined():
    people = found(
        "The Treasury Department said no. Treasury gave no reason, the Northam Post wrote."
    )
    assert actor_at(people, "Treasury", 1).name == "Treasury Department"
    people = found("The Northam Post wrote on Monday that it rained. The Post gave no source.")
    assert actor_at(people, "Post", 1).name == "The Northam Post"


def test_places_go_by_their_short_forms():
    people = found("The United States said no. The U.S. left the talks, and America went home.")
    assert named(people, "place") == ["United States"]


def test_the_analyst_overrules():
    text = "The Iron Baker spoke on Monday. Ann Lee said no. Lee left."
    people = found(
        text, aliases={"Ann Maria Lee": ("the Iron Baker", "The Iron Baker", "Ann Lee", "Lee")}
    )
    assert named(people, "person") == ["Ann Maria Lee"]
    assert len(people.actors[0].mentions) == 3


# --- names that are not -----------------------------------------------------------------------


def test_husband_and_wife_stay_apart():
    people = found(
        "Tom Ward and his wife, Ann Ward, met reporters on Friday. Mr. Ward "
        "said the tram was late. "
        "Mrs. Ward said she walked. He smiled."
    )
    assert named(people, "person") == ["Tom Ward", "Ann Ward"]
    assert actor_at(people, "Mr. Ward").name == "Tom Ward"
    assert actor_at(people, "Mrs. Ward").name == "Ann Ward"
    assert actor_at(people, "she").name == "Ann Ward"
    assert actor_at(people, "He smiled").name == "Tom Ward"
    assert (
        actor_at(people, "his wife").name == "Ann Ward"
        or actor_at(people, "wife").name == "Ann Ward"
    )


def test_father_and_son_stay_apart():
    people = found(
        "Henry Ward Sr. built the mill. Henry Ward Jr. sold it. “I had no "
        "choice,” Henry Ward Jr. said."
    )
    assert named(people, "person") == ["Henry Ward Sr.", "Henry Ward Jr."]
    assert len(people.actors[1].mentions) == 3


def test_two_with_one_surname_stay_apart_and_the_nearer_takes_it():
    people = found(
        "Ann Lee, the mayor of Northam, spoke first. Ann Lee wants a tram. Ann "
        "Lee wants it soon.\n\n"
        "Her rival George Lee spoke next. Lee said that he wanted no tram."
    )
    assert named(people, "person") == ["Ann Lee", "George Lee"]
    assert actor_at(people, "he wanted").name == "George Lee"


def test_a_middle_initial_tells_two_apart():
    people = found("George W. Ward spoke. His father, George H. Ward, listened.")
    assert len(named(people, "person")) == 2


# --- roles, parties, kinds --------------------------------------------------------------------


def test_roles_and_party_marks_are_read_off_the_text():
    people = found(
        "Sen. Ann Lee (D-Md.) met Defense Minister Tom Ward. Paul Hill, the campaign chief, "
        "joined them, as did Rep. Sue Day, R-Texas, on Monday."
    )
    by_name = {a.name: a for a in people.actors}
    assert (by_name["Ann Lee"].role, by_name["Ann Lee"].party) == ("senator", "D-Md.")
    assert by_name["Tom Ward"].role == "defense minister"
    assert by_name["Paul Hill"].role == "campaign chief"
    assert by_name["Sue Day"].party == "R-Texas"


def test_kinds():
    people = found(
        "Some Republicans wrote to the Environment Agency in Paris. The "
        "Northam Times reported that "
        "critics laughed, and Ann Lee said so. A letter followed."
    )
    kind = {a.name: a.kind for a in people.actors}
    assert kind["Ann Lee"] == "person"
    assert kind["Environment Agency"] == "organisation"
    assert kind["The Northam Times"] == "media"
    assert kind["Paris"] == "place"
    assert kind["some Republicans"] == "collective"
    assert kind["critics"] == "collective"
    assert kind["a letter"] == "document"


def test_a_role_stands_for_its_bearer():
    people = found(
        "Sen. Ann Lee met Mayor Tom Ward on Monday. The mayor said no. The senator said yes."
    )
    assert actor_at(people, "The mayor").name == "Tom Ward"
    assert actor_at(people, "The senator").name == "Ann Lee"


def test_a_country_s_president():
    people = found("France President Paul Mercier spoke. France’s president said no. He left.")
    assert actor_at(people, "president said").name == "Paul Mercier"
    assert actor_at(people, "He left").name == "Paul Mercier"


def test_a_campaign_has_one_name_however_it_is_owned():
    people = found(
        "Tom Ward spoke. The Ward campaign said no. Ward’s campaign left, and "
        "his campaign was sued."
    )
    assert len({actor_at(people, "campaign", n).id for n in range(3)}) == 1


# --- anonymous --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    ["a source close to Mayor Ann Lee", "a source", "another aide", "a senior official"],
)
def test_an_anonymous_source_stays_what_it_is(words):
    people = found(f"Mayor Ann Lee wants a tram. The tram is dead, {words} said.")
    actor = resolved(people, words).actor
    assert actor.anonymous
    assert actor.name != "Ann Lee"
    assert not actor.named


def test_two_anonymous_sources_are_two():
    people = found("It is over, a source said. It is not over, another source said.")
    one, other = resolved(people, "a source").actor, resolved(people, "another source").actor
    assert one.id != other.id


# --- pronouns ---------------------------------------------------------------------------------


def test_pronouns_follow_sex_and_number():
    people = found(
        "Ann Lee met Tom Ward and the Northam Tram Company on Monday. She said "
        "the company was late. "
        "He said it had no money."
    )
    assert actor_at(people, "She").name == "Ann Lee"
    assert actor_at(people, "He said").name == "Tom Ward"
    assert actor_at(people, "company was").name == "Northam Tram Company"
    assert actor_at(people, "it had").name == "Northam Tram Company"


def test_the_object_is_not_its_own_subject():
    people = found("Tom Ward was there. Paul Hill told him to leave.")
    assert actor_at(people, "him").name == "Tom Ward"


def test_the_pronouns_tell_a_sex_that_no_name_tells():
    people = found(
        "Quorra said no. She left. Later Tom Ward came. Quorra waved, and he waved back."
    )
    assert next(a for a in people.actors if a.name == "Quorra").sex == "f"
    assert actor_at(people, "he waved").name == "Tom Ward"


def test_who_is_what_stands_before_it():
    people = found("Ann Lee thanked Tom Ward, who drives a bus, and left.")
    assert actor_at(people, "who").name == "Tom Ward"


def test_i_is_who_speaks():
    people = found("“I will build it,” said Ann Lee. Tom Ward laughed.")
    assert actor_at(people, "I will").name == "Ann Lee"


def test_i_outside_a_quotation_is_nobody_but_whom_the_caller_names():
    people = found("Ann Lee came. I saw her.")
    assert resolved(people, "I").actor is None
    assert resolved(people, "I", enclosing="ann-lee").actor.name == "Ann Lee"


def test_it_that_stands_for_nobody_is_left_alone():
    people = found("The Tram Company came. It is clear that the weather will be bad.")
    assert not any(m.span.of(people.article.text) == "It" for m in people.mentions)


# --- whatever the text ------------------------------------------------------------------------

WORDS = st.sampled_from(
    [
        "Ann", "Lee", "Tom", "Ward", "Mr.", "Sen.", "the", "a", "his", "her", "he", "she", "who",
        "said", "“", "”", "(", ")", ",", ".", "’s", "president", "letter", "source", "of", "for",
        "and", "21", "Senate", "Dems", "US", "U.S.", "I", "we", "NATO", "\n\n", "-", "—", "é",
        "\u200f", "\u200b", "中", "🙂", "A.", "X", "Jr.", "(D-Md.)",
    ]
)  # fmt: skip


@given(st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=80).map(" ".join)))
@settings(max_examples=150, deadline=None)
def test_any_text_gives_spans_in_the_text(text):
    people = found(text)
    for mention in people.mentions:
        assert 0 <= mention.span.start < mention.span.end <= len(text)
        assert 0 <= mention.actor < len(people.actors)
    assert len({a.id for a in people.actors}) == len(people.actors)
    for start in range(0, len(text), 7):
        people.resolve(Span(start, min(len(text), start + 12)))


def test_a_long_article_takes_time_in_proportion():
    def seconds(times):
        article = parse("\n\n".join([PARAGRAPH] * times))
        return of_the_processor(lambda: cast(article))

    assert grows_in_proportion(seconds, 80, 10)


PARAGRAPH = (
    "Mayor Ann Lee met Tom Ward on Monday. “I want a tram,” she said. The "
    "mayor’s aide told him that "
    "a source close to the Northam Tram Company said it had no money, and critics laughed."
)


class Entity:
    """A name as the tagger gives it."""

    def __init__(self, text, words, kind, p=0.9):
        at = text.index(words)
        self.span, self.kind, self.p = Span(at, at + len(words)), kind, p


def test_the_tagger_decides_where_the_rules_only_guess():
    text = "The mood in Quorra was good. Later the Brindle met there, and lotharWerke was sold."
    rules = {a.name: a.kind for a in found(text).actors}
    told = [Entity(text, "Quorra", "organisation"), Entity(text, "Brindle", "person")]
    both = {a.name: a.kind for a in cast(parse(text), told).actors}
    assert rules["Quorra"] == "place"
    assert (both["Quorra"], both["Brindle"]) == ("organisation", "person")


def test_the_tagger_does_not_overrule_a_title():
    text = "Sen. Quorra Lee met the press."
    people = cast(parse(text), [Entity(text, "Quorra Lee", "place")])
    assert actor_at(people, "Quorra").kind == "person"


def test_an_article_in_capitals():
    people = found("ANN LEE SAID NO.\n\nTOM WARD SAID YES. WARD LEFT.")
    assert {"Ann Lee", "Tom Ward"} <= set(named(people))


def test_a_man_is_not_the_woman_who_shares_his_name():
    people = found(
        "Mr. Lee spoke on Monday. His wife, Ann Lee, was there. “I am glad,” Mr. Lee said."
    )
    assert actor_at(people, "Mr. Lee", 1).id == actor_at(people, "Mr. Lee").id
    assert actor_at(people, "Mr. Lee").id != actor_at(people, "Ann Lee").id


def test_a_headline_in_title_case_names_whom_the_text_names():
    people = found(
        "Lee Says Tram Will Come Soon\n\n"
        "Ann Lee, the mayor, said that the tram would come. She smiled."
    )
    assert actor_at(people, "Lee Says").name == "Ann Lee"
    assert named(people) == ["Ann Lee"]


def test_a_press_release():
    people = found(
        "NORTHAM, Md. — Brindle Corp. said on Monday that Ann Lee would lead it.\n\n"
        "“I am thrilled,” said Lee. “Brindle is the best.”\n\nBrindle makes anvils."
    )
    assert actor_at(people, "Brindle makes").name == "Brindle Corp"
    assert not people.within(Span(0, 13))  # a dateline is nobody
    assert actor_at(people, "I am").name == "Ann Lee"


def test_a_group_is_not_the_larger_one_of_that_name():
    people = found(
        "Some Republicans left. Republicans stayed. Oversight Committee Republicans sat."
    )
    assert len({actor_at(people, "Republicans", n).id for n in range(3)}) == 3


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "The Northam Post reports that the tram was late. The Northam Post is a paper.",
            "Northam",
        ),
        ("It was a wet year, the Harbour Institute estimates. The institute is old.", "Harbour"),
    ],
)
def test_a_verb_of_saying_is_no_part_of_the_name_before_it(text, speaker):
    people = found(text)
    assert actor_at(people, speaker).named
    assert not [m for m in people.mentions if m.span.of(text).endswith(("reports", "estimates"))]


def test_those_who_note_something_are_no_note():
    people = found("At stake, analysts note, is the port. Many critics claim that it is lost.")
    assert {"analysts", "Many critics"} <= {m.span.of(people.article.text) for m in people.mentions}


def test_a_paper_with_a_given_name_is_no_person():
    people = found("Ann Lee spoke to The Christian Post on Monday. “It rains,” he told the paper.")
    assert actor_at(people, "Christian").kind == "media"


def test_a_surname_that_two_share_goes_where_its_pronouns_point() -> None:
    people = found(
        "President Ward has his own view of the harbour. Ward said he would keep it open.\n\n"
        "The paper named Nora Ward and others.\n\n"
        "Later Ward said he was pleased. I do not think Peter Ward needs it."
    )
    assert actor_at(people, "President Ward").id == actor_at(people, "Peter Ward").id
    assert actor_at(people, "President Ward").id != actor_at(people, "Nora Ward").id


def test_two_who_go_by_title_and_surname_alone_are_two() -> None:
    people = found("Mr. Ward met Ms. Ward on Monday. Mr. Ward said that the port was closed.")
    assert actor_at(people, "Mr. Ward").name == "Mr. Ward"
    assert actor_at(people, "Ms. Ward").name == "Ms. Ward"


@pytest.mark.parametrize(
    ("words", "many"),
    [
        ("It ends the moment sailors lose.", "sailors"),
        ("Every time reporters call, it rains.", "reporters"),
        ("The old sailors lost.", "The old sailors"),
    ],
)
def test_what_joins_a_clause_is_no_part_of_who_is_in_it(words: str, many: str) -> None:
    assert many in [m.span.of(words) for m in cast(parse(words)).mentions]


def test_will_before_a_name_asks_in_a_question() -> None:
    for words in ("Will Northam and Wye Pay for the Bridge?", "Will Lund pay for it?"):
        text = f"{words}\n\nMayor Bo Lund of Northam met Will Orr on Monday. It rained."
        found = [a.name for a in cast(parse(text)).actors if a.named]
        assert "Will Orr" in found
        assert not {"Will Northam", "Will Lund"} & set(found)


@pytest.mark.parametrize(
    "words", ["The envoy to the U.N. Anna Holm left.", "It was told to the F.B.I. Anna Holm said."]
)
def test_letters_with_stops_before_a_name_are_a_body_s(words: str) -> None:
    assert "Anna Holm" in [a.name for a in cast(parse(words)).actors]


@pytest.mark.parametrize("name", ["Mother Jones", "House of Representatives"])
def test_a_known_name_with_a_title_in_it_stays_whole(name: str) -> None:
    text = f"It was late, and even {name} knew. The {name} met, several Senators told Ann Lee."
    names = [a.name.removeprefix("The ") for a in cast(parse(text)).actors if a.named]
    assert names == [name, "Ann Lee"]
