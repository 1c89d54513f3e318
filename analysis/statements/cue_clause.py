"""The clause that a statement's cue stands in: its auxiliaries, and what leads on to its content.

"has never, in fact, said that" is one clause with its "never"; of "would not comment but said" the
last verb counts.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from analysis.article.lexicon import patterns

if TYPE_CHECKING:
    from analysis.statements.statements import Statement

BACK = 90  # characters before a cue in which its auxiliaries stand
_ON = 60  # and behind it, up to its content
_FIRST = 60  # characters of a content that tell what it is: "the claim that", "to say whether"
_NOT = re.compile(r"n['’]t\b|(?<=can)not\b", re.IGNORECASE)
_ASIDE = re.compile(
    r",\s*(?:however|though|in fact|indeed|in turn|of course|so far|at first|at least|\w+ly"
    r"|for (?:his|her|its|their) part|(?:on|as of|until) [\w ]{1,20}),"
)
_JOINT = re.compile(r"[,;:“”\"]|\b(?:but|and|while|then|instead(?! of)|yet(?! to))\b")
_TO = re.compile(r"to \w+")
_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE = re.compile(r"[.!?][\"”’)]*\s|\n")
_INVERTED = re.compile(
    r"\b(?:nor|neither|never|not once|at no (?:time|point)|hardly|rarely) "
    r"(?:did|does|do|has|have|had|is|was|will|would|can|could) \Z",
    re.IGNORECASE,
)


def clause_of(text: str, statement: Statement) -> str:
    """The clause of a statement's cue in small letters, without phrases that only seem to negate.

    Args:
        text: The article's text.
        statement: A statement with a cue.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.statements.statements import statements
        >>> article = parse("Bo Lund did not say that it snows.")
        >>> clause_of(article.text, statements(article, method="rules")[0])
        'did not say'
    """
    return _last_clause(patterns("denials")["stands"].sub(" ", _around(text, statement)))


def opening(text: str, statement: Statement) -> str:
    """The first words of a statement's content, in small letters and without quotation marks."""
    return _lower(statement.content[0].of(text)[:_FIRST].lstrip("“\"‘' "))


def _around(text: str, statement: Statement) -> str:
    """The cue with its auxiliaries before it, and what stands between it and its content."""
    cue, content = statement.cue, statement.content
    before = _lower(sentence_before(text, cue[0].start, BACK))
    if statement.source and statement.source[-1].end <= cue[0].start:
        before = _lower(text[max(statement.source[-1].end, cue[0].start - BACK) : cue[0].start])
    parts = [_chained(before), *(_lower(part.of(text)) for part in cue)]
    if statement.source:
        ahead = _INVERTED.search(sentence_before(text, statement.source[0].start, BACK))
        parts = [ahead[0] if ahead else "", *parts]  # "nor did Lee say"
    behind = [part.start for part in content if part.start >= cue[-1].end]
    if behind and behind[0] - cue[-1].end <= _ON:
        parts.append(_lower(text[cue[-1].end : behind[0]]))
    first = _TO.match(_lower(content[0].of(text)[:_FIRST]))
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


def _last_clause(text: str) -> str:
    """The last part of a cue that has a verb: of "would not comment but said", "said"."""
    parts = [part for part in _JOINT.split(_ASIDE.sub(" ", text)) if _WORD.search(part)]
    return parts[-1] if parts else text


def colon_leads(text: str, statement: Statement) -> bool:
    """Whether a colon leads to a quotation: "had no comment on fares: “We are broke.”"."""
    start = statement.content[0].start
    lead = text[max(statement.cue[-1].start, start - 4) : start].rstrip()
    return statement.kind == "direct" and lead.endswith(":")


def sentence_before(text: str, end: int, most: int) -> str:
    """The words of a sentence before an offset, of at most so many characters."""
    return _SENTENCE.split(text[max(0, end - most) : end])[-1]


def _lower(words: str) -> str:
    return " ".join(_NOT.sub(" not", words).lower().split())
