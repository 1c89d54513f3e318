"""Whether a speaker puts a statement's words forward, denies them, or says nothing of them.

"She denied that the port paid" is no claim of hers that the port paid; "she would not say whether"
is none of anybody's. The words around the cue tell, by the lists of analysis/data/denials.tsv; a
content that holds its own "not" ("said it was not true") is put forward as it stands.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from analysis.article.lexicon import patterns
from analysis.article.spans import Span
from analysis.statements.cue_objects import denies_claim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analysis.statements.statements import Statement

Stance = Literal["asserted", "denied", "none"]
STANCES: tuple[Stance, ...] = ("asserted", "denied", "none")
_ACT = re.compile(
    r"(?:(?:has|had|have|later|then) )*(?:sign|veto|pass|approv|open|fil|cut|visit|tour|launch)"
    r"(?:s|es|ed|t|ing)?",
    re.IGNORECASE,
)
FEW = 3  # words of a thing
_BACK = 90  # characters before a cue in which its auxiliaries stand
_ON = 60  # and behind it, up to its content
_FIRST = 60  # characters of a content that tell what it is: "the claim that", "to say whether"
_NOT = re.compile(r"n['’]t\b|(?<=can)not\b", re.IGNORECASE)
_ASIDE = re.compile(
    r",\s*(?:however|though|in fact|indeed|in turn|of course|so far|at first|at least|\w+ly"
    r"|for (?:his|her|its|their) part|(?:on|as of|until) [\w ]{1,20}),"
)
_DENY = re.compile(r"\b(?:deny|denies|denied|denying)\b")
_SAYS = re.compile(
    r"\b(?:say|said|tell|told|explain|comment|mention|respond|repl(?:y|i)|answer|elaborat|disclos"
    r"|specif|discuss|clarif|confirm|reveal|identif|address|remark|speak|spoke|silent|silence|mum\b"
    r"|tight-lipped|(?:g[ai]ve|provid|offer)\w* (?:no|not|any|an?)\b.{0,20}"
    r"\b(?:reasons?|comment|answer|details?|explanation))"
)
_JOINT = re.compile(r"[,;:“”\"]|\b(?:but|and|while|then|instead(?! of)|yet(?! to))\b")
_THAT = re.compile(r"\bthat\b|\bwhether\b|\bif\b")
_ASKED = re.compile(r"(?:how|why|when|who|whom|where|which|what)\b")
_OPEN = re.compile(rf"(?:if|whether)\b|{_ASKED.pattern}")
_NOTHING = re.compile(r"(?:nothing|little|not a word) (?:of|about|on|to)\b")
_AS = re.compile(r"\bas\b")
_BY = re.compile(r"\bby \w+ing\b")
_TO = re.compile(r"to \w+")
_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE = re.compile(r"[.!?][\"”’)]*\s|\n")
_NOBODY = re.compile(
    r"(?:nobody|no[ -]one|none|neither|nothing|nor|not (?:one|a single|a))\b|no (?=[^\W\d_]{2})",
    re.IGNORECASE,
)
_NOBODY_FIRST = re.compile(r"(?:nobody|no[ -]one|none|neither)\b", re.IGNORECASE)
_BEFORE = re.compile(
    r"\bneither\b[^.;:!?\n“”\"]{1,80}\bnor(?: [^\s,]+){0,4} *\Z"
    r"|\b(?:no|not a single|not one|neither|nor)(?: of)? \Z",
    re.IGNORECASE,
)
_INVERTED = re.compile(
    r"\b(?:nor|neither|never|not once|at no (?:time|point)|hardly|rarely) "
    r"(?:did|does|do|has|have|had|is|was|will|would|can|could) \Z",
    re.IGNORECASE,
)


def stance_of(text: str, statement: Statement) -> Stance:
    """What a speaker makes of a statement's words.

    Args:
        text: The article's text.
        statement: The statement.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.statements.statements import statements
        >>> article = parse("Ann Lee denied that it rains. Bo Lund did not say that it snows.")
        >>> [stance_of(article.text, s) for s in statements(article, method="rules")]
        ['denied', 'none']
    """
    if not statement.cue:
        return "asserted"
    content = _low(statement.content[0].of(text)[:_FIRST].lstrip("“\"‘' "))
    around = _around(text, statement)
    clause = _tail(patterns("denials")["stands"].sub(" ", around))
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
        return "asserted" if _led(text, statement) else "none"
    noun = statement.kind != "direct" and "that" in content and _denial(content)
    return "denied" if noun else "asserted"


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
    content = _low(statement.content[0].of(text)[:_FIRST].lstrip("“\"‘' "))
    forms = patterns("denials")
    clause = _tail(forms["stands"].sub(" ", _around(text, statement)))
    if forms["negates"].search(clause):
        return _SAYS.search(clause) is not None and not _led(text, statement)
    return _DENY.search(clause) is not None and _refused(clause, content)


def says_nothing(text: str, source: Sequence[Span], cue: Sequence[Span]) -> bool:
    """Whether a source is nobody: "no one", "neither Lee nor Ward", "no official".

    Args:
        text: The article's text.
        source: The words that name who says it.
        cue: The words that attribute it.

    Example:
        >>> says_nothing("Neither Lee nor Ward said so.", [Span(16, 20)], [Span(21, 25)])
        True
    """
    if not source:
        return bool(cue) and _NOBODY_FIRST.match(cue[0].of(text)) is not None
    if _NOBODY.match(source[0].of(text)):
        return True
    return _BEFORE.search(_sentence_before(text, source[0].start, _BACK)) is not None


def is_mere_act(text: str, cue: Sequence[Span], content: Sequence[Span]) -> bool:
    """Whether a cue is an act without words and its content but the thing: "signed the law".

    Args:
        text: The article's text.
        cue: The words that attribute.
        content: The words attributed.

    Example:
        >>> is_mere_act("He signed the law.", [Span(3, 9)], [Span(10, 17)])
        True
    """
    if len(cue) != 1 or len(content) != 1 or not _ACT.fullmatch(cue[0].of(text)):
        return False
    words = content[0].of(text)
    return len(words.split()) <= FEW and not set(words) & set('“”"')


def _around(text: str, statement: Statement) -> str:
    """The cue with its auxiliaries before it, and what stands between it and its content."""
    cue, content = statement.cue, statement.content
    before = _low(_sentence_before(text, cue[0].start, _BACK))
    if statement.source and statement.source[-1].end <= cue[0].start:
        before = _low(text[max(statement.source[-1].end, cue[0].start - _BACK) : cue[0].start])
    parts = [_chained(before), *(_low(part.of(text)) for part in cue)]
    if statement.source:
        ahead = _INVERTED.search(_sentence_before(text, statement.source[0].start, _BACK))
        parts = [ahead[0] if ahead else "", *parts]  # "nor did Lee say"
    behind = [part.start for part in content if part.start >= cue[-1].end]
    if behind and behind[0] - cue[-1].end <= _ON:
        parts.append(_low(text[cue[-1].end : behind[0]]))
    first = _TO.match(_low(content[0].of(text)[:_FIRST]))
    if first and content[0].start >= cue[-1].end:  # "declined | to say whether"
        parts.append(first[0])
    return " ".join(" ".join(parts).split())


def _chained(before: str) -> str:
    """The last words before a verb that belong to it: "he has never" leaves "has never"."""
    forms = patterns("denials")
    words = before.split()
    at = len(words)
    while at:
        word = words[at - 1].strip(",")
        listed = any(forms[name].fullmatch(word) for name in ("chain", "negates"))
        if not (listed or (word.endswith("ly") and len(word) > 4)):
            break
        at -= 1
    for phrase in (" ".join(words[at - 1 :]), " ".join(words[max(0, at - 2) :])):
        whole = forms["negates"].match(phrase)
        if at and whole and " " in whole[0]:  # "stopped short of", "instead of"
            return phrase
    return " ".join(words[at:])


def _tail(text: str) -> str:
    """The last part of a cue that has a verb: of "would not comment but said", "said"."""
    parts = [part for part in _JOINT.split(_ASIDE.sub(" ", text)) if _WORD.search(part)]
    return parts[-1] if parts else text


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


def _rejected(clause: str, content: str) -> Stance:
    """Denied, where a claim is what is rejected; none for a thing, a person or a request."""
    forms = patterns("denials")
    that = _THAT.search(content)
    head = content[: that.start() if that else len(content)]
    if forms["act"].search(head) or forms["act"].search(clause):
        return "none"
    if not that and (_AS.search(content) or clause.endswith(" as")):
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
    return _led(text, statement) or text[statement.cue[-1].end : first.start].strip() == ","


def _led(text: str, statement: Statement) -> bool:
    """Whether a colon leads to a quotation: "had no comment on fares: “We are broke.”"."""
    start = statement.content[0].start
    lead = text[max(statement.cue[-1].start, start - 4) : start].rstrip()
    return statement.kind == "direct" and lead.endswith(":")


def _sentence_before(text: str, end: int, most: int) -> str:
    return _SENTENCE.split(text[max(0, end - most) : end])[-1]


def _low(words: str) -> str:
    return " ".join(_NOT.sub(" not", words).lower().split())
