"""Whose words Sayso takes some words for."""

from __future__ import annotations

from analysis.article.article import parse
from analysis.statements.statements import statements


def who_says(text: str, wanted: tuple[str, ...]) -> list[str]:
    """The speaker of each of the words wanted: of the shortest statement that holds them."""
    found = statements(parse(text))
    contents = [(found.words(one), one.speaker) for one in found]
    out = []
    for words in wanted:
        held = [(len(content), who) for content, who in contents if words in content]
        assert held, f"nobody says {words!r}"
        out.append(min(held)[1])
    return out
