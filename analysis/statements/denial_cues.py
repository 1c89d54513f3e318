"""Whether a speaker puts a statement's words forward, denies them, or says nothing of them.

"She denied that the port paid" is no claim of hers that the port paid; "she would not say whether"
is none of anybody's. The words around the cue tell, by the lists of analysis/data/denials.tsv; a
content that holds its own "not" ("said it was not true") is put forward as it stands.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from analysis.article.lexicon import patterns
from analysis.statements.cue_clause import clause_of, colon_leads, opening
from analysis.statements.cue_objects import denies_claim, denies_thing

if TYPE_CHECKING:
    from analysis.statements.statements import Statement

Assertion = Literal["asserted", "denied", "none"]
ASSERTIONS: tuple[Assertion, ...] = ("asserted", "denied", "none")
_THAT = re.compile(r"\bthat\b|\bwhether\b|\bif\b")
_ASKED = re.compile(r"(?:how|why|when|who|whom|where|which|what)\b")
_OPEN = re.compile(rf"(?:if|whether)\b|{_ASKED.pattern}")
_NOTHING = re.compile(r"(?:nothing|little|not a word) (?:of|about|on|to)\b")
_AS = re.compile(r"\bas\b")
_BY = re.compile(r"\bby \w+ing\b")


def assertion_of(text: str, statement: Statement) -> Assertion:
    """What a speaker makes of a statement's words.

    Args:
        text: The article's text.
        statement: The statement.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.statements.statements import statements
        >>> article = parse("Ann Lee denied that it rains. Bo Lund did not say that it snows.")
        >>> [assertion_of(article.text, s) for s in statements(article, method="rules")]
        ['denied', 'none']
    """
    if not statement.cue:
        return "asserted"
    content, clause = opening(text, statement), clause_of(text, statement)
    forms = patterns("denials")
    if _NOTHING.match(content):  # "said | nothing of reports that"
        return "none"
    if _untrue(clause):
        return "denied"
    denies = forms["deny"].search(clause) or _denial(clause)
    rejects = forms["rejects"].search(clause)
    negated = forms["negates"].search(clause)
    if (denies or rejects) and not negated:
        if _own_words(text, statement) or _BY.search(clause):
            return "asserted"
        if denies:
            return "none" if _ASKED.match(content) or _refused(clause, content) else "denied"
        return _rejected(clause, content)
    if negated and not (denies or rejects) and forms["holds"].search(clause):
        return "none" if _OPEN.match(content) else "denied"
    if negated:
        return "asserted" if colon_leads(text, statement) else "none"
    noun = statement.kind != "direct" and "that" in content and _denial(content)
    return "denied" if noun else "asserted"


def may_deny(text: str, statement: Statement) -> bool:
    """Whether a cue denies that something was, or else withholds it: words alone do not tell.

    "Lee denied the incident" says that there was none.

    Args:
        text: The article's text.
        statement: The statement.
    """
    clause = clause_of(text, statement)
    negated = patterns("denials")["negates"].search(clause)
    return not negated and denies_thing(clause, opening(text, statement))


def tells_report(text: str, statement: Statement) -> bool:
    """Whether a content is the word for what somebody tells: "the police account"."""
    words = opening(text, statement)
    return any(patterns("denials")[n].search(words) for n in ("report", "wrong"))


def _denial(words: str) -> bool:
    """Whether a noun denies what follows it: "her denial that"."""
    noun = patterns("denials")["denial"].search(words)
    if noun is None or len(words[: noun.start()].split()) > 4:
        return False
    rest = words[noun.end() :].lstrip()
    return not rest or rest.startswith(("that", "of", "about", "over"))


def _refused(clause: str, content: str) -> bool:
    """Whether what is denied is a request, a thing or a person: "denied him entry"."""
    return not denies_claim(clause, content)


def _untrue(words: str) -> bool:
    """Whether a cue ends in the word for what is not so: "called it a lie that"."""
    word = patterns("denials")["untrue"].search(words)
    return word is not None and words[word.end() :].strip() in ("", "that")


def _rejected(clause: str, content: str) -> Assertion:
    """Denied, where a claim is what is rejected; none for a thing, a person or a request."""
    forms = patterns("denials")
    that = _THAT.search(content)
    head = content[: that.start() if that else len(content)]
    if forms["act"].search(head) or forms["act"].search(clause):
        return "none"
    if _AS.search(head) or (not that and clause.endswith(" as")):
        return "asserted"  # "dismissed the plan as a waste of money"
    claims = that or forms["report"].search(content) or forms["report"].search(clause)
    return "denied" if claims or clause.endswith("that") else "none"


def _own_words(text: str, statement: Statement) -> bool:
    """Whether a quotation holds what the denier says himself: “I never did,” Lee denied."""
    if statement.kind != "direct":
        return False
    first = statement.content[0]
    if first.start < statement.cue[0].start:
        return True
    return colon_leads(text, statement) or text[statement.cue[-1].end : first.start].strip() == ","
