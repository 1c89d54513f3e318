"""What the author of an opinion piece reads into others: their thoughts, and what deeds "show".

A report has it from somebody what a politician thinks; a columnist knows it of himself. There, "Lee
knows that it is late", "his record suggests that ..." and "Ward showed that he could lose" tell of
no words of theirs. Polls, studies and documents do show what stands in them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.article.lexicon import word_set
from analysis.article.name_lists import noun_of
from analysis.article.spans import Span
from analysis.article.text_kind import TextKind, text_kind
from analysis.statements.cue_objects import joined
from analysis.statements.cue_subjects import group
from analysis.statements.statement_class import StatementClass

if TYPE_CHECKING:
    from analysis.actors.cast import Actor
    from analysis.article.article import Article

_ALSO = (
    r"(?:(?:\w+ly|also|again|once|just|has|have|had|now|then|already|would|seems?|to|only|further|did"
    r"|does|do|will) )*"
)
_INFERS = re.compile(
    rf"{_ALSO}(?:show|suggest|demonstrat|prov|reveal|expos|confirm|signal|impl|illustrat|betray"
    r"|indicat|reflect|underscor|mean)(?:s|es|ed|d|n|e|y|ies|ied|ing)?\b",
    re.IGNORECASE,
)
_HAS_SHOWN = re.compile(
    rf"{_ALSO}(?:showed|shown|demonstrated|proved|proven|betrayed|displayed)\b", re.IGNORECASE
)
_THINGS = re.compile(  # what one says, without saying it: "says indefensible things"
    r"\W*(?:[\w’'-]+ ){0,4}(?:things|lies|falsehoods|nonsense|stuff|untruths|platitudes)\W*",
    re.IGNORECASE,
)
_SPEAKS = frozenset(("person", "organisation", "media", "collective"))
_MARKS = frozenset('“”"„«»')
_DATA = frozenset(("research", "evidence", "reports", "video", "videos", "photos", "trials"))
_TESTS = frozenset(
    (
        "exam",
        "test",
        "tests",
        "autopsy",
        "scan",
        "scans",
        "inspection",
        "inquiry",
        "check",
        "checks",
        "search",
        "census",
        "count",
    )
)
_HANGING = frozenset(("it", "that", "which", "who"))
_I = frozenset(("i", "me", "we", "us"))


def is_read_into(
    article: Article,
    sort: StatementClass,
    source: Sequence[Span],
    cue: Sequence[Span],
    content: Sequence[Span],
    actor: Actor | None,
) -> bool:
    r"""Whether a statement in an opinion piece is but what its author reads into somebody.

    Words in quotation marks are somebody's own.

    Args:
        article: The article.
        sort: What the statement is.
        source: The words that name who says or thinks it.
        cue: The words that attribute it.
        content: The words attributed.
        actor: Who that is; ``None`` where the text names nobody.

    Example:
        >>> from analysis.article.article import parse
        >>> column = parse("Opinion: Trams\n\nLee knows that it is late. " + "He is wrong. " * 40)
        >>> lee = ([Span(16, 19)], [Span(20, 25)], [Span(26, 41)])
        >>> is_read_into(column, StatementClass.THOUGHT, *lee, None)
        True
    """
    text = article.text
    who, tells = joined(text, source), joined(text, cue)
    if who.lower() in _I or any(not _MARKS.isdisjoint(part.of(text)) for part in content):
        return False
    if sort is StatementClass.THOUGHT:
        read = actor is None or actor.kind not in ("organisation", "media", "document")
    else:
        if _is_event(who, tells, actor):
            return True
        read = _is_inferred(who, tells, actor) or bool(_THINGS.fullmatch(joined(text, content)))
    return read and text_kind(article) is TextKind.OPINION


def _is_event(who: str, tells: str, actor: Actor | None) -> bool:
    """Whether a cue tells what an event goes to show, in any text: "the storm suggests that"."""
    head = re.split(r"[,;]| (?:of|from|that|who|which|with|in|on|for|at|by|to) ", who)[0].split()
    last = re.sub(r"['’]s?\Z", "", head[-1]) if head else ""
    stated = (
        last[:1].isupper()
        or noun_of(last) is not None
        or last.lower() in group("pronoun") | _HANGING
    )
    return not stated and last not in _TESTS and _is_inferred(who, tells, actor)


def _is_inferred(who: str, tells: str, actor: Actor | None) -> bool:
    """Whether a cue tells what somebody's deeds, or a thing that states nothing, go to show."""
    words = re.findall(r"\w[\w-]*", who.lower())
    if not (word_set("evidence_sources") | _DATA).isdisjoint(words):
        return False
    if actor is not None and actor.kind in _SPEAKS:
        return actor.kind == "person" and _HAS_SHOWN.match(tells) is not None
    return bool(who) and _INFERS.match(tells) is not None
