"""Whether a statement was said or written, is only thought, or is a plan or a deed.

Corpora of attributions mark all three ("was charged with theft"); a reader who asks who speaks most
means the first. The words of the cue decide, by the lists of analysis/data/statement_classes.tsv.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from analysis.common.resources import rows

_BY_SAYING = re.compile(r"\bby (?P<verb>\w+ing)\Z")  # "launched his campaign by calling"
_ALOUD = re.compile(  # wondered on Twitter, was surprised in an interview: it was said
    r"\b(?:on|in|via|through) (?:(?:an?|the|his|her|their|its) )?(?:\w+ )?"
    r"(?:twitter|facebook|instagram|tweets?|posts?|statement|letter|interview|blog|column|op-ed|essay|speech|email|memo|video)\b"
    r"|\b(?:aloud|out loud|publicly)\b"
)
_TO_ONESELF = re.compile(  # "asks himself": nobody has heard it
    r"\b(?:ask|tell)(?:s|ed|ing)?\b[^“”\".]{0,20}\b(?:him|her|it|your|my|one)self\b"
    r"|\b(?:ask|tell|told)(?:s|ed|ing)?\b[^“”\".]{0,20}\b(?:them|our|your)selves\b"
    r"|\btold (?:him|her|my)self\b|\bsa(?:id|ys?) to (?:(?:him|her|my)self|themselves)\b"
)
_TO_WHOM = re.compile(r"\b(?:to|with) (?:his|her|its|their|the) \w+")  # "to his supporters"


class StatementClass(StrEnum):
    """What a statement is."""

    SPEECH = "speech"
    THOUGHT = "thought"
    DEED = "deed"


def statement_class(cue: str, kind: str, lead: str = "") -> StatementClass:
    """What a statement is, by the words that attribute it.

    Args:
        cue: The cue as the article has it; its parts joined by a space.
        kind: ``direct``, ``indirect`` or ``mixed``; what stands wholly in quotation marks was said.
        lead: The words between the cue and the content.

    Example:
        >>> [str(statement_class(c, "indirect")) for c in ("has said", "hopes", "plans to")]
        ['speech', 'thought', 'deed']
        >>> str(statement_class("asks himself:", "direct"))
        'thought'
    """
    if _TO_ONESELF.search(f"{cue} {lead}".lower()):
        return StatementClass.THOUGHT
    if kind == "direct":
        return StatementClass.SPEECH
    words = " ".join(cue.lower().split())
    found = _pattern().search(_TO_WHOM.sub("", words))
    said = _BY_SAYING.search(words)
    if said is not None and (speech := _pattern().match(said["verb"])) is not None:
        found = speech if speech.lastgroup == StatementClass.SPEECH else found
    sort = StatementClass(found.lastgroup) if found and found.lastgroup else StatementClass.SPEECH
    if sort is StatementClass.THOUGHT and _ALOUD.search(f"{words} {lead.lower()}"):
        return StatementClass.SPEECH
    return sort


@cache
def _pattern() -> re.Pattern[str]:
    """One pattern with a group for each class, so that the first word of any list is found."""
    lists: dict[str, list[str]] = {}
    for row in rows("statement_classes"):
        lists.setdefault(row["class"], []).append(row["pattern"])
    order = [str(c) for c in (StatementClass.DEED, StatementClass.THOUGHT, StatementClass.SPEECH)]
    groups = (f"(?P<{name}>{'|'.join(lists[name])})" for name in order)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(groups)})(?![\w-])")
