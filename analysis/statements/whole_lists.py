"""The whole of a list of deeds or clauses that a content broke off at a comma or a short word.

"accused of taking bribes, | lying to the council and hiding the report" goes on with words of the
same form up to the end of the sentence; "a road that | nobody wanted" and "the duration | of each
call" break off amid a phrase.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from analysis.article.lexicon import word_set
from analysis.article.name_lists import noun_of, words_of
from analysis.article.reporting_verbs import lookup
from analysis.article.spans import Span, trim
from analysis.statements.attribution_candidate import Candidate
from analysis.statements.cue_objects import has_finite_verb
from analysis.statements.whole_clauses import phrase_end, sentence_end

FEWEST = 4  # words of a content that breaks off at a short word
_LIST = re.compile(r",? (?:and |or )?[^;:—–“”\"]+")
_LAST = re.compile(r",? (?:and|or) ")
_BREAKS = re.compile(r" (?:because|that|which|where|whose|than|on|of|into|whether)\Z")
_GOES_ON = re.compile(r" (?:of|than) ")
_UNLESS = re.compile(r", (?:unless|only if) ")
_SIDE = re.compile(
    r".*, (?:and|but) (?:that )?(?:unless|if|when|because|although|once|since) [^,]*\Z", re.DOTALL
)
_MODAL = re.compile(
    r",? (?:and|but|or) (?:then |also |never |still |even )?"
    r"(?:would|could|should|might|will|can|must|cannot|won['’]t|wouldn['’]t|couldn['’]t)(?: not)? "
    r"(?:\w+ly |first |never )?[a-z]+\b"
)
_TAG = re.compile(
    r"\b(?:said|says|according to|told|added|adds|wrote|writes|reported|reports)\b", re.IGNORECASE
)
_GERUND = re.compile(r"(?:never |not )?(?P<verb>\w+ing)\b")
_INFINITIVE = re.compile(
    r"\b(?:to|would|will|should|could|must|can|may|might) (?:not |\w+ly )?[a-z]+"
)
_NEVER = re.compile(r"never \w+")
_PRESENT = re.compile(r"(?:alleg|claim|say|argue|charge|maintain|insist|show|contend)e?s?\Z")


def with_whole_lists(text: str, one: Candidate) -> Candidate:
    """A candidate whose last words behind its cue go on to where their list or phrase ends.

    Args:
        text: The article's text.
        one: A candidate.

    Example:
        >>> text = "The mayor denied taking bribes, lying to the council, or hiding the report."
        >>> said = Candidate((Span(0, 9),), (Span(10, 16),), (Span(17, 30),))
        >>> with_whole_lists(text, said).content[0].of(text)
        'taking bribes, lying to the council, or hiding the report'
    """
    if not one.cue or not one.content or one.content[-1].start < one.cue[-1].end:
        return one
    last = one.content[-1]
    stop = sentence_end(text, last.end)
    if not last.end < stop or text[last.end - 1] in "”\"’'":
        return one
    end = _end(text, one, last, stop)
    whole = trim(text, Span(last.start, end), ",—–-") if end > last.end else None
    if whole is None or any(whole.overlap(part) for part in (*one.cue, *one.source)):
        return one
    return replace(one, content=(*one.content[:-1], whole))


def _end(text: str, one: Candidate, last: Span, stop: int) -> int:
    """Where a content ends that breaks off; its own end where it does not."""
    words, rest = last.of(text), text[last.end : stop]
    if _TAG.search(rest):
        return last.end
    if _GOES_ON.match(rest) or (_BREAKS.search(words) and _runs_on(words, rest)):
        return phrase_end(text, last.end, stop)
    if _UNLESS.match(rest) or (rest.startswith(", ") and _SIDE.fullmatch(words)):
        return stop
    if _MODAL.match(rest) and has_finite_verb(words):
        return stop
    return stop if _is_rest_of_list(text, one, words, rest) else last.end


def _runs_on(words: str, rest: str) -> bool:
    """Whether words go on behind a short word, and are more than "which"."""
    return len(words.split()) >= FEWEST and re.match(r" [\w$]", rest) is not None


def _is_rest_of_list(text: str, one: Candidate, words: str, rest: str) -> bool:
    """Whether all that follows in a sentence are items of the form that a content has."""
    if _LIST.fullmatch(rest) is None or not (rest.startswith(",") or len(one.content) > 1):
        return False
    for join in _LAST.finditer(rest):
        front = [item for item in rest[: join.start()].split(", ") if item.strip()]
        last = rest[join.end() :]
        enough = last.strip() and (front or "," in words or len(one.content) > 1)
        if enough and _is_like(text, one, words, [*front, last]):
            return True
    return False


def _is_like(text: str, one: Candidate, words: str, items: Sequence[str]) -> bool:
    """Whether items begin as the deeds of a content do: "taking", "to close", "never sold"."""
    if _GERUND.match(words) or re.search(r"\bof \w+ing\b", words):
        return all(_GERUND.match(item) and not _reports(item) for item in items)
    if _NEVER.search(words) and all(map(_NEVER.match, items)):
        return True
    heads = [item.split()[0] for item in items]
    if all(head in word_set("verbs", "base") for head in heads[:1]) and _INFINITIVE.search(words):
        return not any(word in words_of("auxiliary") for item in items for word in item.split())
    past = all(head in word_set("verbs", "past") or head.endswith("ed") for head in heads)
    return past and _is_of_others(text, one) and not any(map(_reports, items))


def _reports(item: str) -> bool:
    """Whether an item begins with a verb of saying: "calling him a liar" is who speaks."""
    return lookup(item.split()[0]) is not None


def _is_of_others(text: str, one: Candidate) -> bool:
    """Whether a past verb cannot be who speaks: the cue is present, or a document finds."""
    cue = one.cue[-1].of(text).split()[-1]
    if _PRESENT.match(cue):
        return True
    noun = noun_of(one.source[0].of(text).split()[-1].lower()) if one.source else None
    return noun is not None and noun.kind in ("source", "document")
