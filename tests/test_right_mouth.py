"""The right words in the right mouth: offices, "he", "they" and what is told within what is told.

All texts are written for Sayso.
"""

from __future__ import annotations

import pytest

from tests.who_says import who_says

CASES = (
    (
        (
            "Former mayor Ted Lomax stood beside the new mayor, Dina Frey. The former mayor said "
            "he had left the books in order. The new mayor said he had not."
        ),
        (
            ("Ted Lomax", "he had left the books"),
            ("Dina Frey", "he had not"),
        ),
    ),
    (
        (
            "Police Chief Anita Rojas spoke first. “No shots were fired by us,” she said. The fire "
            "chief said two engines had been hit by bullets."
        ),
        (("fire chief", "two engines had been hit"),),
    ),
    (
        (
            "The plaintiff’s lawyer, Gus Werner, said the jury had done its duty. The defendant’s "
            "lawyer, Amy Tran, said she would appeal. The plaintiff’s lawyer said he had "
            "expected it."
        ),
        (("Gus Werner", "he had expected it"),),
    ),
    (
        (
            "Deputy Prosecutor Iris Lang asked for ten years. The chief prosecutor later said that "
            "eight would do."
        ),
        (("chief prosecutor", "eight would do"),),
    ),
    (
        (
            "The WHO said the fever had reached three more towns. The ministry said that it had "
            "enough vaccine."
        ),
        (("ministry", "it had enough vaccine"),),
    ),
    (
        (
            "Scientists at the Lund Institute tracked 600 birds. The birds fly by night, they say, "
            "because the air is cooler."
        ),
        (("cientists", "because the air is cooler"),),
    ),
    (
        (
            "Mayor Tom B. Holm spoke on Friday. A paper claimed that Tom Holm Jr. had a key. “It "
            "is a lie,” the mayor said."
        ),
        (("Tom B. Holm", "It is a lie"),),
    ),
    (
        (
            "Nils Orr asked them to stand back. “Go away, man,” Orr said.\n\n“No, I am fine,” the "
            "unnamed protester said."
        ),
        (("unnamed protester", "I am fine"),),
    ),
    (
        "The general’s plane had been hit, the minister, Bo Lund, said, state television reported.",
        (("Bo Lund", "plane had been hit"),),
    ),
    (
        "The fire was out, the chief, Ron Katz, said, local radio reported.",
        (("Ron Katz", "The fire was out"),),
    ),
    (
        "Prosecutors say Mr. Lund told his cousin that he needed the money fast.",
        (("Lund", "he needed the money fast"),),
    ),
    (
        (
            "President Adam Ball met Norwegian President Nils Orr on Monday. Orr asked for trade. "
            "“We will see,” the president said. The Norwegian president said nothing would change."
        ),
        (
            ("Adam Ball", "We will see"),
            ("Nils Orr", "nothing would change"),
        ),
    ),
    (
        "WHO warned on Monday that the fever was back. It said three towns had been closed.",
        (("WHO", "three towns had been closed"),),
    ),
    (
        (
            "The minister of transport, Ivo Peric, met the minister of health, Ana Kos. The "
            "minister of transport said rails were old. The minister of health said she was tired."
        ),
        (
            ("Ivo Peric", "rails were old"),
            ("Ana Kos", "she was tired"),
        ),
    ),
    (
        (
            "Coach Bill Dray blamed the referee. The visiting coach said the better side had won. "
            "The coach said that he was tired."
        ),
        (
            ("visiting coach", "the better side"),
            ("Bill Dray", "he was tired"),
        ),
    ),
)


@pytest.mark.parametrize(("text", "right"), CASES, ids=[text[:24] for text, _ in CASES])
def test_who_says_what(text: str, right: tuple[tuple[str, str], ...]) -> None:
    speakers, wanted = zip(*right, strict=True)
    for speaker, who in zip(speakers, who_says(text, wanted), strict=True):
        assert speaker in who
