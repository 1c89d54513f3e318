"""Who is asked and does not answer: "declined to comment", "would not say", "was not reached"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analysis.article.lexicon import patterns
from analysis.article.quotes import quotes, top
from analysis.article.sentences_and_words import sentences
from analysis.article.spans import Span, finder
from analysis.statements.cue_clause import clause_of, colon_leads, opening
from analysis.statements.cue_objects import DENY, denies_claim

if TYPE_CHECKING:
    from analysis.article.article import Article
    from analysis.statements.statements import Statement

# The beginnings of verbs for what is not done by those who do not answer.
_ANSWER = (
    r"(?:say|said|tell|told|explain|comment|mention|nam(?:e|es|ed|ing)\b|respond|repl(?:y|i)|answer|elaborat|disclos"
    r"|specif|discuss|clarif|confirm|reveal|identif|address|remark|speak|spoke|be interviewed"
    r"|point(?:ed|ing)? out|note[sd]?\b|noting|acknowledg|admit|conced|testif|stat(?:e[sd]?|ing)\b)"
)
_SAYS = re.compile(
    rf"\b(?:{_ANSWER}|silent|silence|mum\b|tight-lipped"
    r"|(?:g[ai]ve|provid|offer)\w* (?:no|not|any|an?)\b.{0,20}"
    r"\b(?:reasons?|comment|answer|details?|explanation))"
)
_FAILS = re.compile(  # "fails to show that", of which the contrary is meant
    rf"\bfail(?:s|ed|ing)? to (?:\w+ly )?(?:{_ANSWER}|show|prove|demonstrate)\w*\b[^,]*\Z"
)
_DID_NOT = r"(?:would|will|did|does|has|have|had)(?: not|n['’]t) (?:\w+ly |yet |want to |wish to )*"
_DECLINED = re.compile(
    rf"\b(?:declin(?:ed|es|ing)|refus(?:ed|es|ing)) (?:to (?:\w+ly )*{_ANSWER}"
    r"|(?:(?:any|further|all) )*(?:comment|requests? for comment|interviews?)"
    r"|an? (?:\w+ )?interview)"
    r"|\b(?:had|has|have|gave|offered|made) no (?:\w+ )?comment"
    r"|\b(?:would|will)(?: not|n['’]t) (?:\w+ly )*"
    rf"(?!(?:say|tell)\w* (?:that|the truth)){_ANSWER}",
    re.IGNORECASE,
)
_NOT_REACHED = re.compile(
    r"\b(?:could|can)(?: not|n['’]t) (?:\w+ly |yet )?be (?:\w+ly )?(?:reached|contacted)"
    rf"|\b{_DID_NOT}(?:respond|repl|return|answer)\w*"
    r"|\b(?:was|were) not (?:\w+ )?(?:available|reachable|returned|answered)|\bno response\b"
    r"|\bunavailable for comment|\bwent unanswered"
    r"|\b(?:attempts?|efforts?) to (?:reach|contact)\b[^.;]{1,60}\b(?:unsuccessful|failed)",
    re.IGNORECASE,
)

# What is asked for, or how, by those who do not answer.
_REQUEST = re.compile(
    r"\b(?:comment\w*|requests?|inquir\w+|enquir\w+|(?:phone |telephone )?calls?|(?:voice|text )?"
    r"messages?|e-?mails?|interview\w*|reach\w*|contact\w*|no response)\b",
    re.IGNORECASE,
)
_COMMENT = re.compile(
    r"\b(?:declin|refus)\w+ (?:to (?:\w+ly )?(?:comment|be interviewed|respond|answer)"
    r"|(?:any |further )?comment|requests? (?:for|to) (?:comment|an interview|interviews|speak)"
    r"|an? (?:\w+ )?interview)\b"
    r"|\b(?:would|will)(?: not|n['’]t) (?:\w+ly )?comment\b"
    r"|\b(?:had|has|have|gave|offered|made) no (?:\w+ )?comment\b",
    re.IGNORECASE,
)


def is_unspoken(text: str, statement: Statement) -> bool:
    """Whether the words tell that a request is refused, or that nothing is said.

    Args:
        text: The article's text.
        statement: The statement.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.statements.statements import statements
        >>> article = parse("Ann Lee denied that it rains. Bo Lund did not say that it snows.")
        >>> [is_unspoken(article.text, s) for s in statements(article, method="rules")]
        [False, True]
    """
    if not statement.cue or statement.kind == "direct":
        return False
    clause = clause_of(text, statement)
    if _FAILS.search(clause):
        return True
    if patterns("denials")["negates"].search(clause):
        return _SAYS.search(clause) is not None and not colon_leads(text, statement)
    return DENY.search(clause) is not None and not denies_claim(clause, opening(text, statement))


def declined(text: str, sentence: Span) -> int | None:
    """Where a sentence tells that somebody will not answer; nothing where it does not.

    Args:
        text: The article's text.
        sentence: The sentence.

    Example:
        >>> declined("Bo Lund declined to elaborate.", Span(0, 30))
        8
    """
    match = _DECLINED.search(text, sentence.start, sentence.end)
    return match.start() if match else None


def is_not_reached(text: str, sentence: Span) -> bool:
    """Whether a sentence tells that somebody was asked and did not answer, or was not reached.

    Args:
        text: The article's text.
        sentence: The sentence.

    Example:
        >>> is_not_reached("Bo Lund did not respond to calls.", Span(0, 33))
        True
    """
    return _NOT_REACHED.search(text, sentence.start, sentence.end) is not None


def unanswered(article: Article) -> tuple[tuple[Span, Span], ...]:
    """The sentences that tell that somebody was asked and gave no answer, each with those words.

    Example:
        >>> from analysis.article.article import parse
        >>> text = "Bo Lund did not respond to calls. “I did not respond to calls,” said Ann Lee."
        >>> [words.of(text) for _, words in unanswered(parse(text))]
        ['did not respond']
    """
    text, out = article.text, []
    quoted = finder([quote.span for quote in top(quotes(article))])
    for sentence in sentences(text, article.body):
        place = (sentence.start, sentence.end)
        match = _COMMENT.search(text, *place)
        if match is None and _REQUEST.search(text, *place):
            match = _NOT_REACHED.search(text, *place)
        if match is not None and not quoted(words := Span(*match.span())):
            out.append((sentence, words))
    return tuple(out)
