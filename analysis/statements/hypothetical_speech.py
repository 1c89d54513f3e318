"""Words that nobody has said yet: on a condition, in the future, or in a columnist's guess.

"If the airline had told us that ...", "critics will argue that ..." and "What if the leaders
believe that ..." report no words. In a piece of opinion, what "they" or "many people" think is what
the author supposes that they do.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.article.spans import Span
from analysis.article.text_kind import TextKind, text_kind
from analysis.statements.cue_clause import sentence_before
from analysis.statements.statement_class import StatementClass

if TYPE_CHECKING:
    from analysis.actors.cast import Actor
    from analysis.article.article import Article

BACK = 260  # characters before a source in which its condition stands
_CONDITION = re.compile(
    r"(?<!even )\b(?:if|imagine|suppose|supposing|unless|whether|pretend|as though)(?: that)? \Z",
    re.IGNORECASE,
)
# "If we had paid, and on our way | the airline told us that ...": no comma has ended it.
_OPEN_CONDITION = re.compile(
    r"\W*(?:(?:and|but|so|or|now|then),? )?(?:what if|if|imagine|suppose|supposing|unless)\b"
    r"(?:,(?= (?:and|or|but)\b)|[^,:;—–“”\"])*(?:, and(?: then)?, [^,:;—–“”\"]{1,40}, )?\Z",
    re.IGNORECASE,
)
_AS_SAID = re.compile(r"\b(?:as|what|whatever|who|that|which)(?: the| an?)? \Z", re.IGNORECASE)
_TOLD = (  # what did come true, told from before it: "would later admit", "would only say"
    r"later|eventually|soon|then|go on|only|not|never|often|sometimes|always|repeatedly|frequently"
    r"|regularly|again|finally|also (?:later|go)|occasionally|subsequently|come to|end up"
)
_FUTURE = re.compile(
    rf"(?:will|shall|['’]ll|['’]d|would(?!(?:n['’]t)? (?:{_TOLD})\b)(?!n['’]t\b))\b"
    r"(?!.*\bat (?:one|some|another) (?:point|time|stage)\b)",
    re.IGNORECASE,
)
_ADVISED = re.compile(
    r"(?:would do well|would be (?:wise|smart|better(?: off)?|right|foolish)|had better"
    r"|(?:may|might|could|should|must|ought to)(?: also| well| even| just)? (?:be )?(?:\w+ )?"
    r"(?:say|ask|argue|claim|think|wonder|object|reply|respond|add|point out|tell|call)(?:ing)?)\b",
    re.IGNORECASE,
)
_FEW = re.compile(r"(?:(?:very|too) )?few(?! of (?:the|those|them)\b)\b", re.IGNORECASE)
_MARKS = frozenset('“”"„«»')
_THEIR_OWN = frozenset(("organisation", "medium", "document", "place"))  # kinds that state views
_I = frozenset(("I", "i", "me"))


def is_hypothetical(
    text: str, source: Sequence[Span], cue: Sequence[Span], content: Sequence[Span]
) -> bool:
    """Whether nobody has said the words: they hang on a condition, or are still to come.

    Words in quotation marks may be told ahead of a speech ("She will say that it is “great”").

    Args:
        text: The article's text.
        source: Who would speak.
        cue: The words that attribute.
        content: The words attributed.

    Example:
        >>> text = "If the airline told us that it snows, we would stay."
        >>> is_hypothetical(text, [Span(3, 14)], [Span(15, 19)], [Span(23, 36)])
        True
        >>> is_hypothetical("Lee said it snows.", [Span(0, 3)], [Span(4, 8)], [Span(9, 17)])
        False
    """
    if not cue:
        return False
    tells = " ".join(part.of(text) for part in cue)
    quoted = any(not _MARKS.isdisjoint(part.of(text)) for part in content)
    if _ADVISED.match(tells) or (_FUTURE.match(tells) and not quoted):
        return True
    if not source or source[0].start > cue[0].start:
        return False
    if _FEW.match(source[0].of(text)):
        return True  # "Few argue that it helps": hardly anybody does
    lead = sentence_before(text, source[0].start, BACK)
    if _CONDITION.search(lead):
        return True
    return _OPEN_CONDITION.match(lead) is not None and not _AS_SAID.search(lead)


def is_imputed(
    article: Article, sort: StatementClass, source: Sequence[Span], actor: Actor | None
) -> bool:
    r"""Whether a piece of opinion tells what a group or somebody without a name thinks.

    Args:
        article: The article.
        sort: What the statement is.
        source: The words that name who thinks so.
        actor: Who that is; ``None`` where the text names nobody.

    Example:
        >>> from analysis.article.article import parse
        >>> column = parse("Opinion: Trams\n\n" + "I think so, and they believe it. " * 20)
        >>> is_imputed(column, StatementClass.THOUGHT, (), None)
        True
    """
    if sort is not StatementClass.THOUGHT or any(s.of(article.text) in _I for s in source):
        return False
    if actor is not None and (actor.kind in _THEIR_OWN or _is_somebody(actor)):
        return False
    return text_kind(article) is TextKind.OPINION


def _is_somebody(actor: Actor) -> bool:
    return actor.named and actor.kind not in ("collective", "other")
