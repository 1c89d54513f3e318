"""Words that nobody has said yet: on a condition, in the future, or in a columnist's guess.

"If the airline had told us that ...", "critics will argue that ..." and "What if the leaders
believe that ..." report no words. In a piece of opinion, what "they" or "many people" think, and
what critics at large say, is what the author supposes that they do; "you say" and "we are told"
name nobody who speaks anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.article.reporting_verbs import lookup
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
_INVENTED = re.compile(  # 'Smith campaign slogan: “...”' by itself, and "as if to say “...”"
    r"(?:(?:\A|\n)[ \t]*(?:[\w.’'-]+ ){0,4}(?:slogan|motto|subtext|shorter \w+(?: \w+)?):"
    r"|\b(?:translation|translated|in other words|as (?:if|though) to say|as (?:if|though) saying"
    r"|(?:might|may|could) (?:just )?as well (?:be saying|have said|say))\b[:,]?)\s*[“\"‘']?\Z",
    re.IGNORECASE,
)
_JEST = re.compile(r"[“\"‘']?(?:here, )?hold my \w+[.!,]?[”\"’']?", re.IGNORECASE)
_FEW = re.compile(r"(?:(?:very|too) )?few(?! of (?:the|those|them)\b)\b", re.IGNORECASE)
_MARKS = frozenset('“”"„«»')
_THEIR_OWN = frozenset(("organisation", "medium", "document", "place"))  # kinds that state views
_I = frozenset(("I", "i", "me"))
_OUGHT = re.compile(  # "They need to stop and | tell us that it is late": they have not told it
    r"\s+(?:(?:need|ought)s? to|should|must|could|might|would|can|let)\b[^.;:“”\"]*\b(?:and|or) \Z",
    re.IGNORECASE,
)
_WEIGHED = re.compile(  # "It is one thing for a party | to say so": whoever might say it
    r"\b(?:it|that)(?:['’]s| is| would be| may be| might be)(?: \w+)? "
    r"(?:one thing|another(?: thing)?|easy|hard|possible|impossible|tempting|natural) for \Z",
    re.IGNORECASE,
)
_YOU = frozenset(("you", "You", "one", "One"))
_HEARERS = frozenset(("we", "we all", "us", "i", "you"))
_IS_TOLD = re.compile(
    r"(?:(?:am|are|was|were|been|being|keep being)|['’](?:m|re|ve been)) (?:\w+ )?"
    r"(?:told|assured|informed|reminded|warned|(?:led|asked|supposed|meant) to believe)\Z"
    r"|(?:(?:often|always|constantly|sometimes|keep|now) )?hear(?:d|ing)?(?: it said)?\Z",
    re.IGNORECASE,
)
_AT_LARGE = re.compile(  # in the present, without an occasion: "critics say", "they like to claim"
    r"(?:(?:\w+ly|also|still|often|always|will|would) )*(?:(?:like|love|want|seem)s? to )?"
    r"(?:says?|claims?|argues?|insists?|contends?|complains?|maintains?|tells?|asserts?|declares?"
    r"|alleges?|objects?|charges?|cry|cries|laments?|calls?|accuses?|counters?|pretends?)\Z",
    re.IGNORECASE,
)
_GROUPS = re.compile(  # whose words nobody can look up; "officials say" names an office
    r"\b(?:critics|detractors|skeptics|sceptics|opponents|foes|supporters|proponents|defenders|apologists"
    r"|advocates|activists|fans|allies|pundits|commentators|elites?|establishment|liberals|conservatives"
    r"|progressives|leftists|libertarians|socialists|democrats|republicans|politicians|partisans|people"
    r"|folks|americans|voters|many|some|others|most|they|left|right|media|press|friends)\b",
    re.IGNORECASE,
)


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
    if _is_invented(text, cue, content):
        return True
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
    if _OUGHT.match(text[source[-1].end : cue[0].start]) and _is_bare(tells):
        return True
    lead = sentence_before(text, source[0].start, BACK)
    if lead.lower().endswith("even if ") and tells.startswith("had "):
        return True  # "even if she had said so": she had not
    if _CONDITION.search(lead) or (_WEIGHED.search(lead) and tells.startswith("to ")):
        return True
    return _OPEN_CONDITION.match(lead) is not None and not _AS_SAID.search(lead)


def _is_invented(text: str, cue: Sequence[Span], content: Sequence[Span]) -> bool:
    """Whether a label tells that words are made up to mock: "Translation: “...”"."""
    first = content[0]
    if cue and cue[0].start > first.start:
        return False
    lead = text[max(0, first.start - 90) : first.start]
    quoted = first.of(text)[0] in "“\"‘'"
    return (quoted and bool(_INVENTED.search(lead))) or bool(_JEST.fullmatch(first.of(text)))


def _is_bare(tells: str) -> bool:
    """Whether a cue is a verb in its bare form: "tell", but not "says"."""
    word = lookup(tells)
    return word is not None and word.form == word.lemma


def is_imputed(
    article: Article,
    sort: StatementClass,
    source: Sequence[Span],
    actor: Actor | None,
    cue: Sequence[Span] = (),
    content: Sequence[Span] = (),
) -> bool:
    r"""Whether words are but imputed: to readers, to nobody, or in opinion to a group at large.

    In opinion, what a group or somebody without a name thinks is imputed too.

    Args:
        article: The article.
        sort: What the statement is.
        source: The words that name who thinks or says so.
        actor: Who that is; ``None`` where the text names nobody.
        cue: The words that attribute.
        content: The words attributed.

    Example:
        >>> from analysis.article.article import parse
        >>> column = parse("Opinion: Trams\n\n" + "I think so, and they believe it. " * 20)
        >>> is_imputed(column, StatementClass.THOUGHT, (), None)
        True
    """
    text = article.text
    who, tells = (" ".join(part.of(text) for part in parts) for parts in (source, cue))
    unmarked = all(_MARKS.isdisjoint(part.of(text)) for part in content)
    if unmarked and actor is None and who in _YOU:
        return True
    if unmarked and who.lower() in _HEARERS and _IS_TOLD.search(tells):
        return True
    if any(s.of(text) in _I for s in source) or sort is StatementClass.DEED:
        return False
    if actor is not None and (actor.kind in _THEIR_OWN or _is_somebody(actor)):
        return False
    at_large = unmarked and _GROUPS.search(who) and _AT_LARGE.match(tells)
    if sort is StatementClass.SPEECH and not at_large:
        return False
    return text_kind(article) is TextKind.OPINION


def _is_somebody(actor: Actor) -> bool:
    return actor.named and actor.kind not in ("collective", "other")
