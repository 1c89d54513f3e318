"""A claim's words as the page shows them: with their verb, and with whom a pronoun means."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from analysis.actors.cast import Cast
from analysis.article.reporting_verbs import cue_class, lookup
from analysis.claims.claim import Claim, Claims
from analysis.claims.front_mention import front_mention
from analysis.claims.kind_by_rules import speaks
from analysis.claims.stance import NAMING
from analysis.statements.cue_objects import has_finite_verb
from analysis.statements.statements import Statements
from analysis.views import phrases

_RELATIVE = re.compile(r"\b(?:that|which|who|whom|whose|where|when|because|if|as)\b", re.IGNORECASE)
_WHOLE = re.compile(  # a clause: "that, as told, it rained", "When it rains, ...", "he burst"
    r"that,\s|(?:although|as|because|if|when|while)\b[^.]*,\s|(?:he|I|it|she|they|we)\s",
    re.IGNORECASE,
)
_FOR_DOING = re.compile(r"\bfor\s[a-z]+ing\b")
_BY = re.compile(r"\A.+\bby (?=\w+ing\Z)")  # "answered by accusing": the answer goes
_OWNER = frozenset(("his", "her"))


def shown_words(claims: Claims, statements: Statements) -> Mapping[int, str]:
    """The words of each claim by its number; in brackets whom its first pronoun surely means.

    Args:
        claims: The claims of an article.
        statements: Its statements.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.claims.extract_claims import claims
        >>> from analysis.statements.statements import statements
        >>> article = parse("Ann Lee built the port in 1999. She sold it in 2001.")
        >>> found = statements(article, method="rules")
        >>> shown_words(claims(article, found), found)[2]
        'She [Ann Lee] sold it in 2001.'
    """
    return MappingProxyType({c.number: _bracketed(claims, statements, c) for c in claims})


def _bracketed(claims: Claims, statements: Statements, claim: Claim) -> str:
    words = claims.words(claim)
    statement = statements[claim.statement - 1] if claim.statement else None
    if statement is not None and statement.kind == "direct":
        return words  # "she" in a quotation may be somebody whom the article does not name
    speaker = statement.speaker_id if statement is not None else ""
    front = front_mention(statements, claim.spans[0], speaker)
    if front is None:
        return words
    text = claims.article.text
    ahead = " ".join(text[claim.spans[0].start : front.span.end].split())
    if not words.startswith(ahead):
        return words
    owner = "’" if front.name.endswith("s") else "’s"
    pronoun = front.span.of(text).lower()
    owns = pronoun in _OWNER and (pronoun == "his" or not claim.statement)
    return f"{ahead} [{front.name}{owner if owns else ''}]{words[len(ahead) :]}"


def with_verb(claims: Claims, claim: Claim, words: str, cue: str, who: str, people: Cast) -> str:
    """A claim's words; behind a cue with it, where they have no verb of their own.

    "Ward for his silence" says nothing without "criticised", nor "a gap of 3 points" without
    "revealed".

    Args:
        claims: The claims of an article.
        claim: One of them.
        words: Its words as they are shown.
        cue: The words that attribute its statement, as they stand; empty for the article's own.
        who: How its voice is shown.
        people: The actors of the article.
    """
    before = claims.article.text[: claim.span.start].rstrip()
    if not cue or not before.endswith(cue):
        return words
    cue = _BY.sub("", cue)
    verb, head = lookup(cue), _RELATIVE.split(words, maxsplit=1)[0]
    names = verb is not None and verb.lemma in NAMING
    if not names and (cue.endswith(":") or _WHOLE.match(words)):
        return words.removeprefix("that, ")  # a clause needs no verb before it
    judges = cue_class(cue) in ("criticise", "praise")
    names = names or ((judges or cue.startswith("credit")) and bool(_FOR_DOING.search(words)))
    if not names and (has_finite_verb(head) or (not judges and speaks(head))):
        return words
    if verb is None or not cue.endswith("ing"):
        return f"{cue} {words}"
    return f"{who} {third_person(verb.lemma, phrases.is_plural(who, people))} {words}"


def third_person(verb: str, many: bool) -> str:
    """A verb of the present as it goes with one voice, or with many.

    Example:
        >>> third_person("deny", many=False), third_person("reject", many=True)
        ('denies', 'reject')
    """
    if many:
        return verb
    if verb.endswith("y") and verb[-2:-1] not in tuple("aeiou"):
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "o")) else f"{verb}s"
