"""Kinds of sentences in other words than elsewhere, each with who says what. Written for Sayso."""

from __future__ import annotations

import pytest

from analysis.article.article import parse
from analysis.statements.statements import statements

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
)


@pytest.mark.parametrize(("text", "right"), CASES, ids=[text[:24] for text, _ in CASES])
def test_who_says_what(text: str, right: tuple[tuple[str, str], ...]) -> None:
    found = statements(parse(text))
    for speaker, words in right:
        contents = [(found.words(one), one.speaker) for one in found]
        held = [(len(content), who) for content, who in contents if words in content]
        assert held, f"nobody says {words!r}"
        assert speaker in min(held)[1]
