"""Who says what in the sentences that newspapers print: long names, deputies, relays, turns."""

from __future__ import annotations

import pytest

from analysis.article.article import parse
from analysis.statements.statements import statements

CASES = (
    (
        (
            "A spokeswoman for the port, Annelies van der Hoeven, said the crane was sound. De "
            "la Cruz was the first to doubt it. The mayor, Maria de la Cruz, said that it had "
            "been repaired."
        ),
        (("Annelies van der Hoeven", "the crane was sound"), ("Maria de la Cruz", "repaired")),
    ),
    (
        (
            "South Korean President Han Seo was there with Japan’s prime minister, Ken Oka. The "
            "Japanese leader said it was late. The South Korean leader said it was not."
        ),
        (("Ken Oka", "it was late"), ("Han Seo", "it was not")),
    ),
    (
        (
            "The Dutch coach, Ria Bos, stood. Her Spanish counterpart, Iker Sanz, sat. “We gave "
            "them the ball,” the Dutch coach said. The Spanish coach said his side had been better."
        ),
        (("Ria Bos", "We gave them the ball"), ("Iker Sanz", "had been better")),
    ),
    (
        (
            "The pilot had radioed twice, the airline’s chief, Wilmer Quispe, told the newspaper "
            "El Faro, according to a transcript that was published on Sunday. His director said "
            "that the surgeon, Ann Fark, had assured her that the machine was safe."
        ),
        (("Wilmer Quispe", "had radioed twice"), ("Ann Fark", "the machine was safe")),
    ),
    (
        (
            "“How long?” she was asked by the judge, Tobias Kruger. “All my life,” Mrs. Daniels "
            "said. “And your son?” “He comes and goes.” “Why?” “For work,” said Mrs. Daniels."
        ),
        (
            ("Tobias Kruger", "How long"),
            ("Tobias Kruger", "And your son"),
            ("Daniels", "He comes"),
            ("Tobias Kruger", "Why?"),
            ("Daniels", "For work"),
        ),
    ),
    (
        (
            "“It was a mistake,” the minister, Ida Thom, told the host, Jens Oberg. He did not let "
            "go. “One that made you rich,” he said. “I was rich already,” she shot back."
        ),
        (("Jens Oberg", "made you rich"), ("Ida Thom", "I was rich already")),
    ),
    (
        (
            "The Kremlin said it had received no request. The Foreign Ministry in Kyiv said it had "
            "sent one. It published a photograph and said the courier had been made to wait."
        ),
        (("Foreign Ministry", "sent one"), ("Foreign Ministry", "made to wait")),
    ),
    (
        (
            "Transport Commissioner Ana Vela wants it shut. Police Commissioner Tad Monk wants it "
            "open. “A year is what it takes,” the transport commissioner said on Monday."
        ),
        (("Ana Vela", "A year is what"),),
    ),
    (
        (
            "The minister, Qiu Shan, was reported by Kyodo to have walked out of the meeting, "
            "saying that he had heard enough for one century."
        ),
        (("Qiu Shan", "heard enough"),),
    ),
    (
        (
            "The daily Zora quoted the poet, Mr. Babić, as saying that he never liked the sea.\n\n"
            "The tower will be pulled down, Governor Ines Paz announced, state television reported."
        ),
        (("Babić", "he never liked"), ("Ines Paz", "The tower will be")),
    ),
    (
        "Tass quoted the governor, Oleg Drozd, as saying there were no dead.",
        (("Oleg Drozd", "there were no dead"),),
    ),
    (
        "School meals will be free by autumn: Keita\n\nAmadou Keita was not at the table.",
        (("Amadou Keita", "School meals"),),
    ),
    (
        (
            "The jury was out for two days.\n\n“Guilty,” said the foreman, Al Dent. “Never,” "
            "shouted Mo Sheikh. Chairman of the Farm Union Gil Roper said it was so."
        ),
        (("Al Dent", "Guilty"), ("Mo Sheikh", "Never"), ("Gil Roper", "it was so")),
    ),
    (
        (
            "“I never met him,” Dr. Quist told the panel. “Never?” asked its chair, Lady Amherst. "
            "“Not once,” he said. “Not even at the wedding?” “I left early.”"
        ),
        (("Amherst", "Never"), ("Amherst", "Not even"), ("Quist", "I left early")),
    ),
    (
        "Both pilots drank, said an investigator, according to the Orel Courier.",
        (("an investigator", "Both pilots"),),
    ),
    (
        "“Tea?” asked the guard. “Milk,” said Mrs. Lowe. “No milk,” said the guard.",
        (("Lowe", "Milk"), ("the guard", "No milk")),
    ),
    (
        "Hollis said the barn, in which forty goats were sleeping, burned while he was at church.",
        (("Hollis", "the barn"), ("Hollis", "at church")),
    ),
    (
        "Spain’s king, Felipe Ortuño, spoke. The Norwegian king said that he was sorry.",
        (("the Norwegian king", "he was sorry"),),
    ),
    (
        "Norvik Shipping sued the port. The firm said the crane had been unsafe.",
        (("Norvik Shipping", "the crane had been"),),
    ),
    (
        "Mayor Ida Brandt said the city would not pay. The deputy mayor said that it might.",
        (("Ida Brandt", "would not pay"), ("the deputy mayor", "it might")),
    ),
    (
        (
            "The former chief executive, Lev Mow, left in May; his successor, Ana Kell, took "
            "over then.\n\nThe new chief executive said the hole was deep. The former chief "
            "executive said that he had been advised."
        ),
        (("Ana Kell", "the hole was deep"), ("Lev Mow", "he had been advised")),
    ),
    (
        (
            "The lawyer for the defendant, Ida Moss, asked for time. The lawyer for the victim's "
            "family, Jon Kett, objected. “We are not ready,” the accused's lawyer said. “You "
            "never will be,” the family's lawyer answered."
        ),
        (("Ida Moss", "We are not ready"), ("Jon Kett", "You never will be")),
    ),
    (
        (
            "Jon Lund said he left the keys. His wife, Ida Lund, said she heard the car. Lund, "
            "58, said he had been asleep."
        ),
        (("Ida Lund", "she heard the car"), ("Jon Lund", "he had been asleep")),
    ),
    (
        (
            "Nine miners were trapped on Sunday night, the governor, Zoran Kos, said, the news "
            "channel reported. The pumps had failed, the paper quoted a supervisor, Pavel Dern, "
            "as saying."
        ),
        (("Zoran Kos", "Nine miners"), ("Pavel Dern", "The pumps had failed")),
    ),
    (
        (
            "In the words of the prosecutor, Mark Dunn, the general had “kept accounts of "
            "murder”. The plan was, in the words of the mayor, Ann Lee, “a fraud on every family "
            "in the valley”."
        ),
        (("Mark Dunn", "kept accounts"), ("Ann Lee", "a fraud on every")),
    ),
    (
        (
            "The fever has now spread to five provinces, WHO said in a bulletin on Saturday, "
            "warning that fewer than half of the children had been vaccinated."
        ),
        (("WHO", "The fever has now spread"), ("WHO", "fewer than half")),
    ),
    (
        (
            "Sergeant Ida Moss testified that Mr. Orr had told her, hours after his arrest, that "
            "he never meant to do it."
        ),
        (("Orr", "he never meant"),),
    ),
    (
        (
            "“Is it over?” asked Ixchel Tun. “Almost,” said Wayra Condori. “Then we wait,” she "
            "said. “We always wait,” he answered."
        ),
        (("Ixchel Tun", "Then we wait"), ("Wayra Condori", "We always wait")),
    ),
    (
        (
            "“Readers feel betrayed,” the host, Anneke Visser, said.\n\n“Then I have done my "
            "work,” Tariq Aziz said.\n\n“Do you owe them nothing?”\n\n“I owe them a good "
            "sentence.”"
        ),
        (("Anneke Visser", "owe them nothing"), ("Tariq Aziz", "a good sentence")),
    ),
)


def _speaker(text: str, words: str) -> str:
    at = text.index(words)
    holds = [s for s in statements(parse(text)) if any(c.start <= at < c.end for c in s.content)]
    return min(holds, key=lambda s: sum(map(len, s.content))).speaker if holds else "nobody"


@pytest.mark.parametrize(("text", "right"), CASES, ids=[text[:24] for text, _ in CASES])
def test_who_says_what_in_news(text: str, right: tuple[tuple[str, str], ...]) -> None:
    assert [(_speaker(text, words), words) for _, words in right] == list(right)


def test_whoever_passes_questions_on_says_nothing() -> None:
    text = (
        "The navy referred all questions to the ministry. Police have not said who was in the car. "
        "The club refused to be drawn on the report. Mr. Ward declined an interview request."
    )
    assert not [s for s in statements(parse(text)) if s.listed]
