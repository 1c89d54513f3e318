"""Who says what in turns, letters, relays and short exchanges. All texts were written for Sayso."""

from __future__ import annotations

import pytest

from analysis.actors.cast import cast
from analysis.article.article import parse
from analysis.statements.statements import statements
from tests.who_says import who_says

CASES = (
    (  # one label has the name, the others its first letters
        (
            "Bo Lund sails alone. We met in Orel. He spoke with Ida Holm.\n\n"
            "Ida Holm: Do you sleep?\n\nBo Lund: In the day.\n\n"
            "IH: And at night?\n\nBL: I watch for ships."
        ),
        (("Bo Lund", "In the day"), ("Bo Lund", "watch for ships"), ("Ida Holm", "at night")),
    ),
    (  # times, parties, posts and titles at labels
        (
            "[00:10] Host Ewa Kos: Is it late?\n[00:14] Sen. Tom Orr: It is. We tried.\n"
            "[00:19] Kos: And now?\n[00:22] Orr: We wait."
        ),
        (("Ewa Kos", "Is it late"), ("Tom Orr", "We tried"), ("Tom Orr", "We wait")),
    ),
    (
        (
            "SEN. IDA HOLM (D), OREGON: It is too little. We asked for more.\n\n"
            "BO LUND, HOST: Who did?\n\nSENATOR HOLM: All of us."
        ),
        (("Ida Holm", "We asked for more"), ("Bo Lund", "Who did"), ("Ida Holm", "All of us")),
    ),
    (
        (
            "Ms Ada Moss (Northam): Will he go? He should.\n\n"
            "Prime Minister: No. He stays.\n\nThe Speaker: Order. Sit down, all of you."
        ),
        (("Ada Moss", "He should"), ("Minister", "He stays"), ("Speaker", "Sit down")),
    ),
    (  # few questions by themselves, answers with and without marks
        (
            "Potter Ida Holm on clay\n\nHow did you begin?\n\nBy breaking things.\n\n"
            "Do you sell much?\n\nI sell enough."
        ),
        (("Ida Holm", "By breaking things"), ("Ida Holm", "I sell enough")),
    ),
    (
        (
            "Diver Ewa Kos came up.\n\nWere you cold?\n\n“Yes,” she says. “It is like glass.”\n\n"
            "And now?\n\n“Soup.”"
        ),
        (("Ewa Kos", "like glass"), ("Ewa Kos", "Soup")),
    ),
    (
        (
            "“Is this yours?” the clerk, Ada Moss, asked.\n\n“No.”\n\n“Whose is it?”\n\n"
            "“My aunt’s,” Bo Lund answered."
        ),
        (("Bo Lund", "No."), ("Ada Moss", "Whose is it"), ("Bo Lund", "My aunt")),
    ),
    ("“Ready?” a guard called. “Always,” Bo Lund shot back. “Nearly.”", (("Bo Lund", "Nearly"),)),
    (  # a letter about a piece
        (
            "Re “Trams at Night” (editorial, May 3):\n\nI ride them. They are never full.\n\n"
            "Ada Moss, Northam"
        ),
        (("Ada Moss", "never full"),),
    ),
    (  # whoever wrote the text says "I"
        "By Ewa Kos\n\nI think the pier will stand. Engineer Bo Lund tells me it will not.",
        (("Ewa Kos", "the pier will stand"), ("Bo Lund", "it will not")),
    ),
    (  # a firm of which but the name is known
        "Sunvik halved its staff on Monday. The firm said it would hire again.",
        (("Sunvik", "it would hire again"),),
    ),
    (
        "Carmaker Tavira called back its vans. “We are sorry,” the carmaker said.",
        (("Tavira", "We are sorry"),),
    ),
    (
        (
            "Hale Metals lost a mine. Analysts at Orel Capital said it would sell. "
            "The company said it would not."
        ),
        (("Hale Metals", "it would not"),),
    ),
    (
        "The Bank of Northam cut rates. The central bank said prices were falling.",
        (("Bank of Northam", "prices were falling"),),
    ),
    (
        "Norda ASA today reported a loss. The Company expects a gain next year.",
        (("Norda", "a gain next year"),),
    ),
    (  # nobody is told of by name in his own words
        "“Mayor Moss has lost the port,” she wrote. Ewa Kos, who runs a bar, sent it to us.",
        (("Ewa Kos", "has lost the port"),),
    ),
    (
        "Jan Orr Sr. built it. His son, Jan Orr Jr., sold it. “He cried,” the younger Orr said.",
        (("Jan Orr Jr", "He cried"),),
    ),
    (
        "“It is cold,” said Ada Moss. The cook, Bo Lund, shrugged. “It is soup,” he said.",
        (("Bo Lund", "It is soup"),),
    ),
    (
        "“The guard told us, ‘The boat has gone,’ and we sat down,” said Ewa Kos, a teacher.",
        (("guard", "The boat has gone"), ("Ewa Kos", "we sat down")),
    ),
    (
        "A memo quotes the envoy, Bo Lund, as calling the duke “a wet cat.”",
        (("Bo Lund", "a wet cat"),),
    ),
    (
        "In the view of historian Ida Holm, the wall was never finished. Per police, it fell.",
        (("Ida Holm", "the wall was never finished"), ("police", "it fell")),
    ),
    (  # relays in other orders
        "The wall would stand “for a year,” said Major Bo Lund, according to the harbour station.",
        (("Bo Lund", "for a year"),),
    ),
    ("“It was dark,” Radio Orel quoted a nurse as saying.", (("nurse", "It was dark"),)),
    (
        "“It is a toy,” Port Minister Ewa Kos was cited as saying in the Orel Post.",
        (("Ewa Kos", "It is a toy"),),
    ),
    (
        "Sergeant Bo Lund said he had been told by the surveyor that the roof was sound.",
        (("surveyor", "the roof was sound"),),
    ),
    ("Holm and Kos’s agent said the band was over.", (("agent", "the band was over"),)),
    (
        "The third guest said she had slept. The ninth guest said he had not.",
        (("third guest", "she had slept"), ("ninth guest", "he had not")),
    ),
    (  # contents that a clause or a hearer parts
        "A second pier, the mayor told reporters on Monday, is not needed.",
        (("mayor", "A second pier"), ("mayor", "is not needed")),
    ),
    (
        "Matron Ida Holm said the ward, which cares for the old and has ten beds, would close.",
        (("Ida Holm", "the ward"), ("Ida Holm", "has ten beds"), ("Ida Holm", "would close")),
    ),
    (
        "The town will sell the boats, clerk Bo Lund told the Post, because they leak.",
        (("Bo Lund", "because they leak"),),
    ),
    (  # headlines
        "Pier safe, insists harbour engineer\n\nThe council met on Monday.",
        (("harbour engineer", "Pier safe"),),
    ),
    (
        "Mill to close, owner tells staff\n\nThe council met on Monday.",
        (("owner", "Mill to close"),),
    ),
    (
        "‘We were cold’: sailor on lost boat\n\nThe council met on Monday.",
        (("sailor", "We were cold"),),
    ),
    (
        "“Sunk,” said the pilot. “Not yet,” cried Ewa Kos.",
        (("pilot", "Sunk"), ("Ewa Kos", "Not yet")),
    ),
    (
        "OREL, June 4 - Renovo will shut a mill, it said. “We must,” Director Ida Holm said.",
        (("Renovo", "will shut a mill"), ("Ida Holm", "We must")),
    ),
    (  # a question at a paragraph's end, its answer, and so on
        (
            "Clerk Ada Moss showed Bo Lund a coat. “Is it yours?” she asked.\n\n"
            "“It may be,” Mr. Lund said.\n\n“Whose else?”\n\n“My aunt’s.”"
        ),
        (("Ada Moss", "Whose else"), ("Bo Lund", "My aunt")),
    ),
    (  # nobody tells of himself by name
        (
            "Bo Lund swore he was well. The brother, Jan Lund, sat in a corner. "
            "Outside, he told reporters that Bo was ill."
        ),
        (("Jan Lund", "Bo was ill"),),
    ),
    (  # "was not" says nothing
        "Hale Metals said it would dig. The town was not asked, it added.",
        (("Hale Metals", "The town was not asked"),),
    ),
    (
        "Hale Post left. In a memo seen by the Orel Sun, a clerk, Bo Lund, wrote that he was late.",
        (("Bo Lund", "he was late"),),
    ),
)


@pytest.mark.parametrize(("text", "right"), CASES, ids=[text[:24] for text, _ in CASES])
def test_who_says_what(text: str, right: tuple[tuple[str, str], ...]) -> None:
    speakers, wanted = zip(*right, strict=True)
    for speaker, who in zip(speakers, who_says(text, wanted), strict=True):
        assert speaker.lower() in who.lower()


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Karl “Bo” van der Lund III, the founder, left.", "Karl “Bo” van der Lund III", "person"),
        ("Sir Rhodri ap Huw, KCB, left.", "Rhodri ap Huw", "person"),
        ("Ji-woo Park ran with her three sons.", "Ji-woo Park", "person"),
        ("Sunvik, which makes lamps in Orel, closed.", "Sunvik", "organisation"),
        ("Sunvik, a Danish lamp maker, closed.", "Sunvik", "organisation"),
    ],
)
def test_what_a_name_is(text: str, name: str, kind: str) -> None:
    named = {actor.name: actor.kind for actor in cast(parse(text)).actors if actor.named}
    assert named.get(name) == kind
    assert not named.keys() & {"KCB", "Bo", "Karl"}


def test_a_word_that_is_all_somebody_says_is_no_name() -> None:
    found = statements(parse("“Awful,” he said. So Bo Lund rated the film."))
    assert "Awful" not in {actor.name for actor in found.cast.actors}


@pytest.mark.parametrize(
    "text",
    [
        "The navy has remained silent about the fire.",
        "Ms. Kos declined, through her agent, to say whether she would run.",
        "The judge did not explain her decision.",
    ],
)
def test_who_is_silent_says_nothing(text: str) -> None:
    assert not statements(parse(text))
