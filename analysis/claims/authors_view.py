"""Words that are attributed, though it is the author who speaks: nobody else claims them.

"It would be a mistake to assume that ..." rejects what follows, "echoes not of the war, as some
say" what stands behind the "not"; "Ward probably expected" is a guess at what Ward thinks, "the
tram seems late" an impression, and in "if a recount shows ..." nothing is shown yet. The sentence
stays the author's, with these words in it.
"""

from __future__ import annotations

import re

from analysis.statements.cue_clause import BACK, sentence_before
from analysis.statements.cue_objects import joined
from analysis.statements.hypothetical_speech import is_hypothetical
from analysis.statements.statement_class import StatementClass
from analysis.statements.statements import Statement

_WRONG = (
    r"(?:mistaken?|wrong|false|error|folly|foolish|na[iï]ve|absurd|ridiculous|ludicrous"
    r"|laughable|silly"
    r"|crazy|stupid|premature|unfair|dishonest|disingenuous|misleading|inaccurate|incorrect"
    r"|simplistic"
    r"|tempting|far-fetched|myth|fallacy|fantasy|delusion|nonsense|unreasonable|unwise|hard"
    r"|difficult"
    r"|impossible)"
)
_IT_IS_WRONG_TO = re.compile(
    rf"\b(?:is|was|be|been|seems|['’]s)\b[^.;:,“”\"]{{0,30}}\b{_WRONG}\b"
    r"[^.;:,“”\"]{0,20}\bto (?:\w+ly )?\w+(?: that)?\W*\Z",
    re.IGNORECASE,
)
_FALSE_CLAIM = re.compile(  # "the myth that"; a "false claim" of somebody's stays his
    r"\b(?:false|bogus|baseless|unfounded|debunked|discredited|mistaken|misguided|erroneous"
    r"|misplaced"
    r"|absurd|far-fetched|outlandish|myth|fallacy|fiction|misconception|delusion|hoax)\b"
    r"|\bcontrary to\b",
    re.IGNORECASE,
)
_AS = re.compile(r"\W*\bas\W*\Z", re.IGNORECASE)
_NOT = re.compile(
    r"\b(?:is|are|was|were|be|been|it|\w{3,}) not"
    r"(?: (?:of|in|for|to|by|on|with|about|because|from|at|a|an|the))*,?\s*\Z",
    re.IGNORECASE,
)
_WHETHER = re.compile(r"\b(?:or|if|why) not\b", re.IGNORECASE)
_SEEMS = re.compile(
    r"(?:it )?(?:\w+ )*?(?:seem|appear)(?:s|ed)?(?: (?:like|as if|as though))?\Z", re.I
)
_GUESS = re.compile(
    r"\b(?:probably|presumably|perhaps|maybe|must have|m(?:ay|ight) (?:well )?have"
    r"|could (?:well )?have|would (?:\w+ )?have"
    r"|(?:may|might|must)(?: (?:well|still|even))? (?!not\b)\w+|could well \w+)\b",
    re.IGNORECASE,
)
_SEEMS_TO_THINK = re.compile(  # "seemed aware that"
    r"(?:(?:also|all|both|\w+ly) )*(?:seem|appear)(?:s|ed)? (?:\w+ly )?"
    r"(?:to (?:have been |have |be )?)?(?:\w+ly )?(?:(?:un)?aware|conscious|convinced|persuaded"
    r"|sure|certain|confident|worried|concerned|afraid|think|thought|believed?|known?"
    r"|underst(?:and|ood)|reali[sz]ed?|assumed?|feel|felt|hoped?|expect(?:ed)?|sensed?|fear(?:ed)?|decided|concluded)\b",
    re.IGNORECASE,
)
_POSSIBLY = re.compile(  # "It is possible | he thinks that it helps"
    r"(?:\bit(?:['’]s| is| was| may be| seems) (?:\w+ )?(?:possible|likely|unlikely|probable"
    r"|doubtful|conceivable|unclear|hard to believe)"
    r"|\b(?:perhaps|maybe|presumably|possibly))(?: that)? \Z",
    re.IGNORECASE,
)
_INFERRED = re.compile(
    r"\b(?:seem(?:s|ed)? to|appear(?:s|ed)? to|clearly|obviously|evidently|apparently|seemingly"
    r"|doubtless|undoubtedly|surely|likely|certainly)\b",
    re.IGNORECASE,
)
_I = frozenset(("I", "we", "We"))
_MARKS = frozenset('“”"')


def is_authors_view(text: str, statement: Statement) -> bool:
    """Whether what a statement attributes is put, rejected or guessed by the author alone.

    Args:
        text: The article's text.
        statement: The statement.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.statements.statements import statements
        >>> article = parse("Ann Lee met Tom Ward. Lee probably thought that it rains.")
        >>> [is_authors_view(article.text, s) for s in statements(article, method="rules")]
        [True]
    """
    if not statement.cue:
        return False
    if is_hypothetical(text, statement.source, statement.cue, statement.content):
        return True
    # "Nor does it seem | to please": cut off, while "It | seems | to please" is whole with its cue.
    cut_off = statement.cue[0].start < statement.content[0].start
    if cut_off and is_impression(text, statement):
        return True
    return is_rejected(text, statement) or is_guess(text, statement)


def is_rejected(text: str, statement: Statement) -> bool:
    """Whether the author rejects the words: "it is wrong to say", "not, as Lee says, a loss"."""
    cue, content, source = statement.cue, statement.content, statement.source
    if not source:
        lead = sentence_before(text, content[0].start, BACK)
        if cue[-1].end <= content[0].start and _IT_IS_WRONG_TO.search(lead):
            return True
        if _FALSE_CLAIM.search(joined(text, cue)):
            return True
    first = min(content[0].start, cue[0].start, *(s.start for s in source))
    if first == content[0].start:
        before = sentence_before(text, first, BACK)
    else:  # "not, as some have claimed, of the war": the aside goes
        aside = sentence_before(text, first, BACK)
        if _AS.search(aside) is None or content[0].start < cue[-1].end:
            return False
        before = _AS.sub(" ", aside) + text[cue[-1].end : content[0].start].lstrip(" ,")
    return _NOT.search(before) is not None and _WHETHER.search(before) is None


def is_impression(text: str, statement: Statement) -> bool:
    """Whether the words but seem so, to nobody but the author: "the plan seems to fail"."""
    return not statement.source and _SEEMS.match(joined(text, statement.cue)) is not None


def is_guess(text: str, statement: Statement) -> bool:
    """Whether the author supposes what somebody thinks or has said: "probably expected".

    What somebody thinks of himself is no guess, and quoted words are none.
    """
    source, cue = statement.source, statement.cue
    if not source or source[-1].end > cue[0].start or joined(text, source) in _I:
        return False
    if any(not _MARKS.isdisjoint(part.of(text)) for part in statement.content):
        return False
    if _POSSIBLY.search(sentence_before(text, source[0].start, BACK)):
        return True
    tells = " ".join(text[source[-1].end : cue[-1].end].split())
    if statement.statement_class is StatementClass.THOUGHT and _INFERRED.search(tells):
        return True
    if _SEEMS_TO_THINK.match(tells):
        return True
    speech = statement.statement_class is StatementClass.SPEECH
    return _GUESS.match(tells) is not None or (not speech and _GUESS.search(tells) is not None)
