"""Kinds of sentences in other words than elsewhere, each with who says what. Written for Sayso."""

from __future__ import annotations

import pytest

from tests.who_says import who_says

CASES = (
    (
        ("Harbour wall won’t last the winter: Dr Ida Holm\n\nThe council met on Monday."),
        (("Ida Holm", "Harbour wall won’t last"),),
    ),
    (
        ("Police: Driver fled before the boat sank\n\nThe council met on Monday."),
        (("police", "Driver fled"),),
    ),
    (
        ("The dam will hold, chief engineer Ewa Kos said, the Orel Post reported."),
        (("Ewa Kos", "The dam will hold"),),
    ),
    (
        ("Mr Lund claims that his sister promised that the debt would be forgiven."),
        (("sister", "the debt would be forgiven"),),
    ),
    (
        ("Architect Ewa Kos said the roof was sound. The surveyor said she had seen a hole in it."),
        (
            ("Ewa Kos", "the roof was sound"),
            ("surveyor", "she had seen a hole"),
        ),
    ),
    (
        ("Holm denied he was paid. His mother, Ida Holm, said he was good. Jon Holm keeps goal."),
        (
            ("Jon Holm", "he was paid"),
            ("Ida Holm", "he was good"),
        ),
    ),
    (
        (
            "Nils Orr, who built the pier, spoke to Bo Lund.\n\n"
            "Question: Why wood?\n\n"
            "Answer: I love it.\n\n"
            "Question: Will it last?\n\n"
            "Answer: I hope that it does."
        ),
        (
            ("Nils Orr", "I love it"),
            ("Nils Orr", "I hope that it does"),
        ),
    ),
    (
        ("— The sea took the road, Nils Orr told visitors. — Next it will take the church."),
        (
            ("Nils Orr", "The sea took the road"),
            ("Nils Orr", "Next it will take the church"),
        ),
    ),
    (
        (
            "Inés Moro thinks the lorry was parked. Nils Orr was waiting when it "
            "came. It had no lights, he told the court."
        ),
        (("Nils Orr", "It had no lights"),),
    ),
    (
        ("The hotel will bring noise and traffic, residents and shopkeepers complain."),
        (("residents and shopkeepers", "The hotel will bring"),),
    ),
    (
        "The bridge, according to engineer Ewa Kos, has ten years left.",
        (("Ewa Kos", "has ten years left"),),
    ),
    (
        (
            "“Where were you on the night of the fire?” prosecutor Dana Kessler asked.\n\n"
            "“At home,” said Tobias Renner, a roofer.\n\n"
            "“Alone?” Kessler asked.\n\n"
            "“With my dog.”"
        ),
        (
            ("Dana Kessler", "Where were you"),
            ("Tobias Renner", "At home"),
            ("Kessler", "Alone"),
            ("Renner", "With my dog"),
        ),
    ),
    (
        (
            "A Nairobi-based aid group said that wells had run dry across the north. An "
            "Oslo-based think tank put the number at 400."
        ),
        (
            ("aid group", "wells had run dry"),
            ("think tank", "400"),
        ),
    ),
    (
        (
            "Ruiz’s and Castellano’s attorneys said their clients would appeal. "
            "Castellano’s mother said she was relieved."
        ),
        (
            ("attorneys", "their clients would appeal"),
            ("mother", "she was relieved"),
        ),
    ),
    (
        ("The new law, in the view of the Law Society, is unworkable."),
        (("Law Society", "is unworkable"),),
    ),
    (
        (
            "Ferry was overloaded, inquiry finds\n\n"
            "The ferry Santa Rita carried twice as many people as it was allowed to, an "
            "inquiry found on Monday."
        ),
        (
            ("inquiry", "Ferry was overloaded"),
            ("inquiry", "carried twice as many people"),
        ),
    ),
    (
        (
            "Steel tariffs will cost jobs – carmakers\n\n"
            "Carmakers warned on Tuesday that tariffs on steel would push up prices."
        ),
        (
            ("armakers", "Steel tariffs will cost jobs"),
            ("armakers", "tariffs on steel would push up prices"),
        ),
    ),
    (
        (
            "Chef Marguerite Lavoie talks to us about her new restaurant in Lyon.\n\n"
            "Why did you leave Paris?\n\n"
            "I was tired. The rents were mad and nobody had time to eat.\n\n"
            "What will you cook?\n\n"
            "Whatever the market has that morning."
        ),
        (
            ("Marguerite Lavoie", "I was tired"),
            ("Marguerite Lavoie", "Whatever the market has"),
        ),
    ),
    (
        (
            "Astronomer Lucia Ferro spoke to Ben Carrow.\n\n"
            "BC: When did you first see the comet?\n\n"
            "LF: In March, by accident. I was looking for something else.\n\n"
            "BC: Were you excited?\n\n"
            "LF: I thought the camera was broken."
        ),
        (
            ("Ben Carrow", "When did you first see the comet"),
            ("Lucia Ferro", "In March, by accident"),
            ("Lucia Ferro", "I thought the camera was broken"),
        ),
    ),
    (
        (
            "Q. You have coached for thirty years, Mr. Dragan. What has changed?\n\n"
            "A. Money. The boys have agents at fourteen.\n\n"
            "Q. Do you miss the old days?\n\n"
            "A. No, the pitches were terrible."
        ),
        (
            ("Dragan", "The boys have agents at fourteen"),
            ("Dragan", "the pitches were terrible"),
        ),
    ),
    (
        (
            "Elif Yildiz runs the best known bakery in Izmir. We met her over coffee.\n\n"
            "**What made you start the bakery?**\n\n"
            "My grandmother’s oven. I could not bear to sell it.\n\n"
            "**And now you have four shops.**\n\n"
            "Five. We opened in Bursa last week."
        ),
        (
            ("Elif Yildiz", "I could not bear to sell it"),
            ("Elif Yildiz", "We opened in Bursa last week"),
        ),
    ),
    (
        (
            "Interview: Sofia Lindqvist, who runs the city’s night shelters, on the winter "
            "ahead.\n\n"
            "Question: How many beds do you have?\n\n"
            "Answer: Ninety, and we turn away as many each night.\n\n"
            "Question: What would help?\n\n"
            "Answer: An empty school."
        ),
        (
            ("Sofia Lindqvist", "we turn away as many each night"),
            ("Sofia Lindqvist", "An empty school"),
        ),
    ),
    (
        (
            "Movie makers say the tax break saved them. Peace makers in the region said the"
            " truce was holding."
        ),
        (
            ("Movie makers", "the tax break saved them"),
            ("Peace makers", "the truce was holding"),
        ),
    ),
    (
        (
            "The Committee to Protect Journalists said two reporters had been freed. "
            "Reporters Without Borders said a third was still held."
        ),
        (
            ("Committee to Protect Journalists", "two reporters had been freed"),
            ("Reporters Without Borders", "a third was still held"),
        ),
    ),
    (
        (
            "**How did you find the cave?**\n\n"
            "We fell into it. My brother slipped and I went after him.\n\n"
            "**Were you hurt?**\n\n"
            "Only my pride.\n\n"
            "Rui Salgado, a geologist, spoke to our reporter in Porto."
        ),
        (("Rui Salgado", "My brother slipped"),),
    ),
    (
        (
            "KM: You grew up in Leith. What was it like?\n\n"
            "DR: Cold. We burned the fence one winter.\n\n"
            "KM: And school?\n\n"
            "DR: I hated it.\n\n"
            "Donald Reid was talking to Kirsty Muir."
        ),
        (
            ("Donald Reid", "We burned the fence"),
            ("Kirsty Muir", "You grew up in Leith"),
        ),
    ),
    (
        (
            "The governor says two dams have failed.\n\n"
            "Resident Al Moss says water is in his kitchen."
        ),
        (
            ("governor", "two dams have failed"),
            ("Al Moss", "water is in his kitchen"),
        ),
    ),
    (
        (
            "“You must have known,” the presenter, Fay Orr, said.\n\n"
            "“I knew only what I was told,” replied Dan Kite.\n\n"
            "“By whom?” she asked.\n\n"
            "“By you.”"
        ),
        (
            ("Fay Orr", "By whom"),
            ("Dan Kite", "By you"),
        ),
    ),
    (
        (
            "Savanna Gold Ltd., an exploration company, said it had found a seam. "
            "The exploration company said drilling would go on."
        ),
        (("Savanna Gold", "drilling would go on"),),
    ),
)


@pytest.mark.parametrize(("text", "right"), CASES, ids=[text[:24] for text, _ in CASES])
def test_who_says_what(text: str, right: tuple[tuple[str, str], ...]) -> None:
    speakers, wanted = zip(*right, strict=True)
    for speaker, who in zip(speakers, who_says(text, wanted), strict=True):
        assert speaker in who
