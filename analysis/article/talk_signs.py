"""What tells with whom a conversation is: "We met with Ann Lee", "Five questions for Tom Ward"."""

from __future__ import annotations

import re

from analysis.article.turn_labels import WITHIN, WORD

_NAME = rf"{WITHIN}(?: (?:{WITHIN}|de|van|von|der|bin|al)){{0,3}}"

# What tells of a conversation before it begins.
TALK = re.compile(
    r"\b(?:interview(?:ed)?|conversations?|transcript|q ?& ?a|(?:spoke|speaks|talk(?:ed|s)"
    r"|chatted|sat down|caught up|met) (?:\w+ )?(?:with|to)|(?:called up|spoke|asked|met|questions"
    r" for) (?-i:(?=[^\W\d_a-z]))|edited (?:for|and)|condensed|shares|answers)\b",
    re.IGNORECASE,
)
WITH = re.compile(
    r"(?:\b(?:with|to|interviewed|called up|asked|met|joined by|questions for)"
    rf" (?:{WORD}\. )?(?P<other>{_NAME})"
    rf"|(?P<own>{_NAME}) (?:sp(?:oke|eaks)|talk(?:ed|s)|chatted|sat down|answers|shares) )"
)
CREDIT = re.compile(  # below a conversation: "Ann Lee, a baker, spoke to our reporter"
    rf"[*_(\[]*(?P<who>{_NAME})(?:, [^.\n]{{3,80}},)? (?:spoke|talked|chatted|(?:was|is) (?:talking"
    r"|speaking|interviewed)|was in conversation)\b"
)


def names_who_talked(text: str) -> bool:
    """Whether words tell with whom one spoke: "We met with Ann Lee"."""
    return bool(WITH.search(text))
