"""A claim's words as the page shows them: with their verb, and with what they point back at."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType

from analysis.actors.cast import Cast
from analysis.article.reporting_verbs import cue_class, lookup
from analysis.article.spans import Span
from analysis.claims.claim import Claim, Claims
from analysis.claims.front_mention import front_mention
from analysis.claims.kind_by_rules import speaks
from analysis.claims.stance import NAMING
from analysis.statements.cue_objects import has_finite_verb
from analysis.statements.statements import UNNAMED, Statements
from analysis.statements.voices import voice_name
from analysis.views import phrases

_RELATIVE = re.compile(r"\b(?:that|which|who|whom|whose|where|when|because|if|as)\b", re.IGNORECASE)
_WHOLE = re.compile(  # a clause: "that, as told, it rained", "When it rains, ...", "he burst"
    r"that,\s|(?:although|as|because|if|when|while)\b[^.]*,\s|(?:he|I|it|she|they|we)\s",
    re.IGNORECASE,
)
_FOR_DOING = re.compile(r"\bfor\s[a-z]+ing\b")
_BY = re.compile(r"\A.+\bby (?=\w+ing\Z)")  # "answered by accusing": the answer goes
_I_SAY = re.compile(r"\bI(?: \w+ly)? \Z")  # "I believe" is told of whom it is
_JUDGED = re.compile(
    r"[“\"]|\A(?:(?!\bfor\b).)*\bas\b", re.DOTALL
)  # his words, or what he takes it for
_SHOWS = re.compile(  # of a poll, with it in the next column; "There are fears" has its subject
    r"(?:it|there)\b|.*\b(?:show|g[ai]v|find|found|indicat|put|suggest|reveal|place|forecast"
    r"|predict|estimat|made? clear)",
    re.IGNORECASE,
)
OWN = re.compile(r"(?<=\b(?:his|her|its|our)) own\b|(?<=\btheir) own\b")  # no verb here
OWNER = frozenset(("his", "her"))


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
    owns = pronoun in OWNER and (pronoun == "his" or not claim.statement)
    return f"{ahead} [{front.name}{owner if owns else ''}]{words[len(ahead) :]}"


def with_verb(
    claims: Claims, claim: Claim, words: str, cue: str, who: str, people: Cast, *, sure: bool = True
) -> str:
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
        sure: Whether it is sure enough whose they are to say it before the cue.
    """
    before = claims.article.text[: claim.span.start].rstrip()
    if not cue or not before.endswith(cue):
        return words
    cue = _BY.sub("", cue)
    verb, head = lookup(cue), OWN.sub("", _RELATIVE.split(words, maxsplit=1)[0])
    names = verb is not None and verb.lemma in NAMING
    if not names and (cue.endswith(":") or _WHOLE.match(words)):
        return words.removeprefix("that, ")  # a clause needs no verb before it
    judges = cue_class(cue) in ("criticise", "praise")
    names = names or ((judges or cue.startswith("credit")) and bool(_FOR_DOING.search(words)))
    if not names and (has_finite_verb(head) or (not judges and speaks(head))):
        return words
    if verb is not None and cue == verb.lemma and sure and _I_SAY.search(before.removesuffix(cue)):
        cue = third_person(cue, many=False)
    if not cue.endswith("ing"):
        return f"{who} {cue} {words}" if sure and who != UNNAMED else f"{cue} {words}"
    if verb is None:
        return f"{cue} {words}"
    return f"{who} {third_person(verb.lemma, phrases.is_plural(who, people))} {words}"


def told_words(
    claims: Claims,
    statements: Statements,
    words: Mapping[int, str],
    own: str,
    unsure: Collection[int],
) -> Mapping[int, str]:
    """The words of each claim that is not denied, with their verb, by its number.

    Args:
        claims: The claims of an article.
        statements: Its statements.
        words: The words of each as they are shown.
        own: How the article's own voice is shown.
        unsure: The statements that are not sure.
    """
    out = {}
    for c in claims:
        s = statements[c.statement - 1] if c.statement else None
        cue = _cue(claims, s.cue) if s else ""
        who, sure = voice_name(c.speaker, c.statement, own), c.statement not in unsure
        if not c.denied:
            out[c.number] = with_verb(
                claims, c, words[c.number], cue, who, statements.cast, sure=sure
            )
    return MappingProxyType(out)


def without_subject(
    claims: Claims, statements: Statements, told: Mapping[int, str], unsure: Collection[int]
) -> frozenset[int]:
    """The statements whose claims would be told as a verb without its subject, who is not sure.

    "Referred to the mayor as a hero" is no claim; "show a lead of 3 points" of a poll is one.

    Args:
        claims: The claims of an article.
        statements: Its statements.
        told: The words of each with their verb.
        unsure: The statements that are not sure.
    """
    out = set()
    for c in claims:
        if not c.statement or c.denied or (c.speaker and c.statement not in unsure):
            continue
        cue = _cue(claims, statements[c.statement - 1].cue)
        verb = lookup(cue) or lookup(cue.rsplit(" ", 1)[-1])
        says = verb is not None and verb.takes == "clause" and verb.lemma not in NAMING
        whole = says or cue.endswith(" that") or _SHOWS.match(cue)
        if cue and not whole and told[c.number].startswith(f"{cue} "):
            out.add(c.statement)
    return frozenset(out)


def tells_deed(claims: Claims, claim: Claim, cue: str, told: str) -> bool:
    """Whether a row tells what somebody did, and not what he holds: "Lee praised Ward for it".

    Args:
        claims: The claims of an article.
        claim: One of them.
        cue: The words that attribute its statement.
        told: Its words with their verb.
    """
    words = claims.words(claim)
    if (
        cue_class(cue) not in ("criticise", "praise")
        or "accus" in cue
        or not told.endswith(f" {cue} {words}")
    ):
        return False
    return _JUDGED.search(words) is None


def _cue(claims: Claims, spans: Sequence[Span]) -> str:
    return " ".join(span.of(claims.article.text) for span in spans)


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
