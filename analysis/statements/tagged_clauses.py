"""The whole of a clause beside "Lee says": what the tagger lost of it, and what an author adds.

"The port, insiders suppose, Lee notes" has its verb before the tag, "The port shut, Lee says, but
lacked “any plan”" behind it, and "Since nobody missed them, they left, Lee says" begins where the
sentence does. "Some think that he lost, but winning the port is something" ends before the author.
"""

from __future__ import annotations

import re
from dataclasses import replace

from analysis.article.lexicon import word_set
from analysis.article.reporting_verbs import lookup
from analysis.article.spans import Span
from analysis.statements.attribution_candidate import Candidate
from analysis.statements.cue_clause import sentence_before
from analysis.statements.cue_objects import has_finite_verb, joined
from analysis.statements.statement_class import StatementClass, statement_class

BACK = 260  # characters of a sentence that are looked at
_PLAIN = r"[^\s,.;:!?()“”\"—–]+"
_OPENS = (  # words that a clause or a phrase goes on behind: "because, it said, the port"
    "and|or|but|that|as|of|in|on|for|to|with|by|at|from|because|since|if|while|when|where|who"
    "|which|though|although|unless|until|before|after|is|are|was|were|the|an?"
)
_LOST = re.compile(rf"(?: {_PLAIN}){{0,3}} (?!(?:{_OPENS}),){_PLAIN}, ")
_AND = re.compile(rf", (?:but|and|yet) (?P<verb>[a-z]+)(?: {_PLAIN}){{0,3}} ")
_VERB = re.compile(r"(?P<and>\b(?:but|and|yet) )?(?:\w+ly )?\b(?P<verb>[a-z]+), \Z")
_GERUND = re.compile(r" (?:in|by|when|before) [a-z]+ing\Z")
_CONDITION = re.compile(r"(?:(?:But|And|Even) )?(?:[Ii]f|[Uu]nless)(?: [^\s,;:“”\".!?]+){3,20}, ")
_WOULD = re.compile(r"\b(?:would|will|could|might|won['’]t)\b")
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov)\. \Z")
_SHORT = re.compile(
    r"(?!(?:When|As|If|After|Before|While|Once|Since|Though|Although|In|On|At|By|For|With)\b)"
    r"\w[^,;:“”\".!?]{3,60}(?<= )\S+, "
)
# Verbs of which the past is no participle: "Ward had, Lee says, “none”", not "When pressed, ...".
_PLAIN_VERBS = frozenset(
    ("has", "had", "have", "is", "was", "are", "were", "saw", "gave", "took", "showed", "shows")
)
_HOLDS = frozenset(("suppose", "know", "mean", "deny", "doubt", "hold", "accept"))
_SAYS = frozenset(("said", "added", "asked", "wrote", "noted", "continued", "called"))
_PRESENT = re.compile(r"(?:says|notes|argues|writes|adds|claims|insists|explains|thinks|warns)")
_LEFT_OVER = frozenset(("them", "him", "it", "her", "us", "me", "that"))
_OWN = ("I", "We", "we")  # whose objection is their own
_CLAUSE = re.compile(
    r"(?:(?:But|And|So|Yet|Now) )?(?:[Ss]ince|[Ii]f|[Bb]ecause|[Ww]hen|[Ww]hile|[Aa]fter|[Aa]s"
    r"|[Aa]lthough|[Tt]hough|[Uu]nless|[Oo]nce) [^“”\".;:!?]*"
)
_BUT = re.compile(
    r", but (?=[a-z]+ing\b|(?:the|a|an|this|these|those|its|there|it['’]s|it)\b)[^“”\"]*"
)


def beside_tag(text: str, candidate: Candidate) -> Candidate:
    """A candidate with the words beside its source and cue that its clause cannot lack.

    Args:
        text: The article's text.
        candidate: A candidate.

    Example:
        >>> text = "It costs less than the clerks suppose, Ann Lee notes."
        >>> one = Candidate((Span(39, 46),), (Span(47, 52),), (Span(0, 29),))
        >>> beside_tag(text, one).content[0].of(text)
        'It costs less than the clerks suppose'
    """
    if not candidate.cue or not candidate.content or not candidate.source:
        return candidate
    one = _without_authors_but(text, candidate)
    one = _with_verb(text, _joined_behind(text, _up_to_tag(text, _with_gerund(text, one))))
    return _with_condition(text, _from_start(text, one))


def _frame(one: Candidate) -> Span:
    parts = (*one.source, *one.cue)
    return Span(min(p.start for p in parts), max(p.end for p in parts))


def _up_to_tag(text: str, one: Candidate) -> Candidate:
    """A content up to the comma before its tag, where that lost its last words alone."""
    frame = _frame(one)
    at = max((n for n, c in enumerate(one.content) if c.end <= frame.start), default=-1)
    if at < 0 or not text[one.content[at].end - 1].isalnum():
        return one
    last = one.content[at]
    if _LOST.fullmatch(text, last.end, frame.start) is None:
        return one
    whole = Span(last.start, frame.start - 2)
    return replace(one, content=(*one.content[:at], whole, *one.content[at + 1 :]))


def _joined_behind(text: str, one: Candidate) -> Candidate:
    """A second verb of the clause behind "Lee says,": "but showed | “little interest”"."""
    frame = _frame(one)
    ahead = [c for c in one.content if c.end <= frame.start]
    behind = [c for c in one.content if c.start >= frame.end]
    if not ahead or not behind or text[ahead[-1].end - 1] in '”"':
        return one
    if _PRESENT.fullmatch(joined(text, one.cue)) is None:
        return one  # "It rained, Lee said, but called it “a joke”": Lee called
    lost = _AND.fullmatch(text, frame.end, behind[0].start)
    verb = lost["verb"] if lost else ""
    if lost is None or not (verb.endswith("ed") or verb in word_set("verbs", "past")):
        return one
    start = frame.end + 2
    content = tuple(Span(start, c.end) if c == behind[0] else c for c in one.content)
    return replace(one, content=content)


def _with_verb(text: str, one: Candidate) -> Candidate:
    """A quotation behind "Lee says," with the verb before it: "but showed, Lee says, “none”"."""
    frame, first = _frame(one), one.content[0]
    that = text.startswith("that ", first.start)
    if text[frame.end : first.start] != ", " or not (that or text[first.start] in '"“'):
        return one
    lead = sentence_before(text, frame.start, BACK)
    verb = _VERB.search(lead)
    if verb is None or verb["verb"] in _SAYS or not _is_finite(verb["verb"], that):
        return one
    alone = verb["and"] is None and (verb["verb"] in _PLAIN_VERBS or that)
    if verb["and"] is None and not (alone and _SHORT.fullmatch(lead)):
        return one
    start = frame.start - len(lead) + (verb.start() if verb["and"] else 0)
    if not text.startswith(lead, frame.start - len(lead)):
        return one
    title = _TITLE.search(text, max(0, start - 5), start)
    start = title.start() if title else start
    return replace(one, content=(Span(start, frame.start - 2), *one.content))


def _is_finite(verb: str, that: bool) -> bool:
    if that:  # "Lee does not suppose, she writes, that it is late"
        entry = lookup(verb)
        return verb in _HOLDS or (entry is not None and entry.takes == "clause")
    past = verb.endswith("ed") or verb in word_set("verbs", "past")
    return past or verb in ("has", "had", "is", "was", "shows", "have")


def _with_gerund(text: str, one: Candidate) -> Candidate:
    """A content with "in deciding whether it is so, ..." where the cue has its front."""
    cue = one.cue[-1]
    front, parts = _GERUND.search(cue.of(text)), one.content
    if front is None or len(parts) < 2 or parts[0].start - cue.end > 1:
        return one
    if text[parts[0].end : parts[1].start].strip() != ",":
        return one
    last = Span(cue.start, cue.start + front.start())
    first = Span(cue.start + front.start() + 1, parts[0].end)
    return replace(one, cue=(*one.cue[:-1], last), content=(first, *parts[1:]))


def _with_condition(text: str, one: Candidate) -> Candidate:
    """A content with the condition before its source: "If it fails, voters say they would go"."""
    source, first = one.source[0], one.content[0]
    if first.start < source.start or _WOULD.search(text, source.end, one.content[-1].end) is None:
        return one
    lead = sentence_before(text, source.start, BACK)
    if _CONDITION.fullmatch(lead) is None or not text.startswith(lead, source.start - len(lead)):
        return one
    start = source.start - len(lead)
    return replace(one, content=(Span(start, source.start - 2), *one.content))


def _from_start(text: str, one: Candidate) -> Candidate:
    """A sentence from its start on, where a clause was cut to its last pronoun."""
    first = one.content[0]
    if first.of(text).strip(" ,").lower() not in _LEFT_OVER or _frame(one).start < first.end:
        return one
    lead = sentence_before(text, first.start, BACK)
    if not _CLAUSE.fullmatch(lead) or not text.startswith(lead, first.start - len(lead)):
        return one
    if len(one.content) < 2 or text[first.end : one.content[1].start].strip() not in (",", ""):
        return one
    whole = Span(first.start - len(lead), one.content[1].end)
    return replace(one, content=(whole, *one.content[2:]))


def _without_authors_but(text: str, one: Candidate) -> Candidate:
    """What somebody thinks without the objection behind it that has a subject of its own."""
    last = one.content[-1]
    if len(one.content) != 1 or last.start < one.cue[-1].end or one.source[0].of(text) in _OWN:
        return one
    if statement_class(joined(text, one.cue), "indirect") is not StatementClass.THOUGHT:
        return one
    but = _BUT.search(text, last.start, last.end)
    if but is None or but.end() != last.end or not has_finite_verb(but[0]):
        return one
    if any(verb and verb.lemma in ("think", "say") for verb in map(lookup, but[0].split())):
        return one
    return replace(one, content=(Span(last.start, but.start()),))
