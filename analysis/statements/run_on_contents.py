"""Where a content runs over its end: into the reporter's own verb, or from a name's last word.

"Lee's request that Ward look into it led to a row" is a sentence of the reporter's: its verb is no
part of the request. "Tom R. Bennett. She left, clerks said" has nothing of Bennett's name said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from analysis.article.lexicon import word_set
from analysis.article.name_lists import words_of
from analysis.article.spans import Span, trim
from analysis.statements.attribution_candidate import Candidate
from analysis.statements.cue_clause import sentence_before

BACK = 200  # characters before a source in which its sentence begins
FEWEST = 3  # words of a content
_ASKS = frozenset(("call", "demand", "insistence", "order", "proposal", "recommendation", "request",
                   "suggestion", "plea", "appeal"))  # fmt: skip
_ONLY_NOUN = re.compile(
    r"(?:expectations?|allegations?|accusations?|assertions?|contentions?|insistence|statements?"
    r"|announcements?|assessments?|conclusions?|convictions?|predictions?|suspicions?|beliefs?"
    r"|assumptions?|speculation|complaints?|warnings?|suggestions?|recommendations?|proposals?"
    r"|pronouncements?|declarations?)",
    re.IGNORECASE,
)
_OR_VERB = re.compile(
    r"(?:calls?|charges?|claims?|concerns?|demands?|fears?|hopes?|orders?|pledges?|promises?"
    r"|requests?|vows?|worr(?:y|ies))",
    re.IGNORECASE,
)
_OWNED = re.compile(  # "Lee's request", "Lee's July 2019 request", but not "Lee's aides request"
    r"(?:['’]s|s['’]|\b(?:his|her|its|their))"
    r"(?: (?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*\.?|\d+|own|first|latest|new"
    r"|recent|repeated|initial|original|early|earlier|later|public|previous|long-standing|\w+day))*"
    r"\s*\Z",
    re.IGNORECASE,
)
_OPENS = re.compile(  # "But | Lee's claim", "Critics say | Lee's claim"
    r"(?:(?:And|But|Yet|So|Still),? )?(?:[\w’' -]{3,50} (?:says?|said|argued?|believe"
    r"|think)(?: that)? )?",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"(?:(?:['’]s )?(?:[\w-]+ ){0,2})?(?:warnings?|complaints?|comments?|remarks|claims?|concerns?"
    r"|fears?|promises?|pledges?|statements?|criticism) (?:about|of|on|over)",
    re.IGNORECASE,
)
_MAIN = re.compile(r" (?:has|have|had|is|are|was|were|will|would|did|does|do) ")
_DO = frozenset(("does", "do", "did"))
_BE = frozenset(("is", "are", "was", "were", "has", "have", "had", "will", "would"))
_OWNER = re.compile(r"\A['’]s ")
_STOP = re.compile(r"[.!?][\"”’]?(?:\s|\Z)")
_WORD = re.compile(r"[\w’'-]+|[,;:—–]")
_SIDE = frozenset(("who", "which", "that", "whom", "whose", "when", "while", "as", "if", "because",
                   "after", "before", "since", "although", "where", "and", "or", "but",
                   "what", "how"))  # fmt: skip
_NAME_END = re.compile(r"(?:[A-Z]\. )?[A-Z][\w’'-]+\. (?=[“\"A-Z])")
_INITIAL = re.compile(r"[A-Z]\. ")
_SAID_WHEN = re.compile(
    r"(?P<verb>(?:\w+ )*(?:say|warn|predict|argu|suggest|insist|claim|said|promis)\w*)"
    r" (?:ahead of|before|after|following|during)"
)
_THAT_BEHIND = re.compile(r"(?!that\b)[^,.;:“”\"\n]{3,70}? (?P<that>that) ")
_GIVEN = re.compile(r"\b[A-Z][a-z]+ (?:[A-Z]\. )?\Z")


def without_run_on(text: str, one: Candidate) -> Candidate:
    """A candidate whose content ends before the verb of a sentence that has its cue for subject.

    Args:
        text: The article's text.
        one: A candidate.

    Example:
        >>> text = "Lee's request that Ward look into it led to a row."
        >>> asked = Candidate((Span(0, 5),), (Span(6, 13),), (Span(14, 49),))
        >>> without_run_on(text, asked).content[0].of(text)
        'that Ward look into it'
    """
    one = _from_that(text, one)
    if one.content and (cut := _without_name(text, one.content[0])) is not None:
        one = replace(one, content=(cut, *one.content[1:]))
    if (about := _about(text, one)) is not None:
        return replace(one, content=(about,))
    if not is_run_on(text, one.source, one.cue, one.content):
        return one
    (part,) = one.content
    verbs = list(finite_verbs(text, part))
    asks = one.cue[0].of(text).lower().rstrip("s") in _ASKS
    at = 0 if asks else 1
    if len(verbs) != at + 1:
        return one
    end = verbs[at]
    kept = trim(text, Span(part.start, end), ",—–-")
    if kept is None or len(kept.of(text).split()) < FEWEST:
        return one
    return replace(one, content=(kept,))


def is_run_on(
    text: str, source: Sequence[Span], cue: Sequence[Span], content: Sequence[Span]
) -> bool:
    """Whether a noun is a cue, and all the rest of its sentence its content: no verb is left.

    Args:
        text: The article's text.
        source: The words that name who says it.
        cue: The words that attribute it.
        content: The words attributed.
    """
    if len(source) != 1 or len(cue) != 1 or len(content) != 1:
        return False
    (who,), (noun,), (part,) = source, cue, content
    if not who.end <= noun.start < noun.end <= part.start:
        return False
    if text[noun.end : part.start].strip() or not text.startswith("that ", part.start):
        return False
    word = _OWNER.sub("", noun.of(text))
    owned = word != noun.of(text) or _OWNED.search(text[who.start : noun.start]) is not None
    plain = not text[who.end : noun.start].strip()
    if not (_ONLY_NOUN.fullmatch(word) and (plain or owned)) and not (
        _OR_VERB.fullmatch(word) and owned
    ):
        return False
    ends = _STOP.match(text, part.end) is not None
    return ends and _OPENS.fullmatch(sentence_before(text, who.start, BACK)) is not None


def _about(text: str, one: Candidate) -> Span | None:
    """What "Lee's repeated warnings about | the cost | have had no effect" is about."""
    if len(one.source) != 1 or len(one.cue) != 1 or len(one.content) != 1:
        return None
    (who,), (noun,), (part,) = one.source, one.cue, one.content
    owned = _OWNED.search(text[who.start : noun.start] + " ") or noun.of(text)[:2] in ("’s", "'s")
    if not owned or who.end > noun.start or not _ABOUT.fullmatch(noun.of(text)):
        return None
    main = _MAIN.search(text, part.start, part.end)
    if main is None or _OPENS.fullmatch(sentence_before(text, who.start, BACK)) is None:
        return None
    kept = Span(part.start, main.start())
    side = not _SIDE.isdisjoint(kept.of(text).lower().split())
    return None if side or len(kept.of(text).split()) < FEWEST else kept


def _from_that(text: str, one: Candidate) -> Candidate:
    """A clause without the time it was said at: "saying | ahead of the vote | that it will"."""
    if len(one.cue) != 1 or not one.content or one.content[0].start < one.cue[0].end:
        return one
    when = _SAID_WHEN.fullmatch(text, one.cue[0].start, one.cue[0].end)
    first = one.content[0]
    that = _THAT_BEHIND.match(text, first.start, first.end) if when else None
    if when is None or that is None:
        return one
    cue, clause = Span(*when.span("verb")), Span(that.start("that"), first.end)
    return replace(one, cue=(cue,), content=(clause, *one.content[1:]))


def finite_verbs(text: str, part: Span) -> Iterator[int]:
    """Where the verbs of a clause stand that are plainly finite, those of side clauses left out.

    Args:
        text: The article's text.
        part: The clause.

    Example:
        >>> list(finite_verbs("that it sank is sad", Span(0, 19)))
        [8, 13]
    """
    before, side = "", 0
    for n, match in enumerate(_WORD.finditer(text, part.start, part.end)):
        word = match[0].lower()
        if n and word in _SIDE:
            side += 1
        finite = word in words_of("auxiliary") or word in word_set("verbs", "past")
        finite = finite or (len(word) > 4 and word.endswith("ed")) or word.endswith(("n't", "n’t"))
        apart = before in _DO and word in _BE  # "that she does | is offensive"
        joined = not apart and (
            before in words_of("auxiliary") or before in ("the", "a", "an", "to", "not")
        )
        if finite and not joined and n:
            if side:
                side -= 1
            else:
                yield match.start()
        before = word


def _without_name(text: str, part: Span) -> Span | None:
    """A content without the end of a name with an initial that it begins with."""
    end = _NAME_END.match(text, part.start, part.end)
    if end is None:
        return None
    given = _GIVEN.search(text, max(0, part.start - 30), part.start)
    initial = _INITIAL.match(text, part.start) or (given and given[0].endswith(". "))
    return Span(end.end(), part.end) if given and initial else None
