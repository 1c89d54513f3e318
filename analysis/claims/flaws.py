"""Which claims do not stand among the first, and why: see ``analysis.claims.claim.Flaw``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from analysis.article.name_lists import noun_of
from analysis.article.quotes import Quote, top
from analysis.article.reporting_verbs import lookup
from analysis.article.sentences_and_words import sentences
from analysis.article.spans import Span, finder
from analysis.claims.claim import Claim, Flaw
from analysis.claims.clarity import is_clear
from analysis.claims.front_mention import front_mention
from analysis.claims.kind_by_rules import speaks
from analysis.claims.own_voice import NEAR, perhaps_anothers
from analysis.statements.cue_objects import has_finite_verb
from analysis.statements.statements import Statement, Statements

_GLUED = re.compile(r"[a-z][A-Z][a-z]+ [^.]*\bMORE\b")  # "Ann LeeLee opens a bridge MORE"
_OF_PLACE = re.compile(  # it stands for no clause, nor for a thing that a verb may have before it
    r"(?:after|amid|at|before|behind|by|during|for|from|in|of|on|since|through|under|until|when"
    r"|while|with)\b",
    re.IGNORECASE,
)
_EMPTY = re.compile(  # "it isn't", "I'm just saying"
    r"(?:he|she|it|they|this|that|we|I) (?:is|was|are|were|am|do|does|did|has|have|had|will|would"
    r"|can|could|should)(?:n['’]t| not)?\W*|I(?:['’]m| am) (?:just|only) sayin(?:g|['’])?\W*",
    re.IGNORECASE,
)
_OBJECT_LEFT = re.compile(  # "it as a duty", "puts him at 39 percent"
    r"(?:it|him|her|them|us|me) as (?:an?|the|his|her|its|their|[“\"‘])"
    r"|(?:puts?|shows?|gives?|places?|finds?) (?:him|her|it|them|us|me)\b",
    re.IGNORECASE,
)


_LEADING = re.compile(  # "still | see a rise", "repeatedly | said"
    r"(?:(?P<still>(?:still|also|already|now|never|once|again|repeatedly|previously|recently|since"
    r"|\w{3,}(?:al|id|ow|re|st)ly) ))?(?P<verb>[a-z]+)\b(?! (?:by|to be|in|on|from)\b)"
)


_OBJECT = re.compile(
    r" (?:the|an?|that|his|her|its|their|this|these|those|to|he|she|it|they|we|you|[A-Z]\w*)\b"
)


def _lacks_subject(words: str) -> bool:
    """Whether a verb begins a claim whose subject was left behind: "has declared a disaster".

    Example:
        >>> [_lacks_subject(w) for w in ("has declared it", "expected a rise", "see a doctor")]
        [True, True, False]
    """
    first = _LEADING.match(words)
    if first is None:
        return False
    verb = lookup(first["verb"])
    if first["verb"] in ("has", "have", "had", "is", "was", "are", "were", "will", "would"):
        return True
    if (
        verb is None
        or verb.form.endswith("ing")
        or verb.takes != "clause"
        or noun_of(first["verb"]) is not None
    ):
        return False
    if not _OBJECT.match(words, first.end()):  # "protests are", "expected gains"
        return False
    return verb.form not in (verb.lemma, f"{verb.lemma}s") or bool(first["still"])


def with_flaws(statements: Statements, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Claims, each with what keeps it from standing among the first.

    Args:
        statements: The article's statements.
        claims: The claims, in the order of the text.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.claims.extract_claims import claims
        >>> from analysis.statements.statements import statements
        >>> article = parse("It was late. The other counties counted 12 votes.")
        >>> [c.flaw.value for c in claims(article, statements(article, method="rules"))][-1:]
        ['unclear']
    """
    article = statements.article
    every, outer = sentences(article.text, article.body), top(statements.quotes)
    at = finder(every)
    out = []
    for claim in claims:
        if claim.statement:
            flaw = _of_statement(statements, claim, statements[claim.statement - 1])
        else:
            number = next(iter(at(claim.spans[0])), 0)
            flaw = _of_own(statements, claim, outer, every[max(0, number - NEAR) : number])
        out.append(replace(claim, flaw=flaw))
    return tuple(out)


def _of_own(
    statements: Statements, claim: Claim, outer: Sequence[Quote], near: Sequence[Span]
) -> Flaw:
    """What is wrong with a claim of the article's own; ``near`` are the sentences before it."""
    text, first = statements.article.text, claim.spans[0]
    if any(_GLUED.search(span.of(text)) for span in claim.spans):
        return Flaw.FRAGMENT
    if perhaps_anothers(statements, outer, near, first):
        return Flaw.VOICE
    front = front_mention(statements, first)
    known = front.actor if front else -1
    clear = is_clear(text, claim.spans, statements.cast, known=known)
    return Flaw.NONE if clear else Flaw.UNCLEAR


def _of_statement(statements: Statements, claim: Claim, statement: Statement) -> Flaw:
    """What is wrong with the claim of a statement; of its words only the first must be clear."""
    text = statements.article.text
    words = " ".join(span.of(text) for span in claim.spans)
    if _EMPTY.fullmatch(words):
        return Flaw.FRAGMENT
    if _OF_PLACE.match(words) and not (speaks(words) or has_finite_verb(words)):
        return Flaw.FRAGMENT
    if statement.kind != "direct" and (_lacks_subject(words) or _OBJECT_LEFT.match(words)):
        return Flaw.FRAGMENT
    clear = is_clear(
        text, claim.spans, statements.cast, speaker=statement.speaker_id, front_only=True
    )
    return Flaw.NONE if clear else Flaw.UNCLEAR
