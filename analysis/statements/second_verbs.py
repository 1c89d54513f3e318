"""The second verb of a clause that a content has broken off before: it is said as well.

"said she lives in Vale, | and she likes it", "has declared he is ready | and knows the way" and
"told us to sell the dock, | buy boats and hire a crew" go on in the tense or mood of what is said,
and not in that of who tells of it.
"""

from __future__ import annotations

import re

from analysis.article.lexicon import word_set
from analysis.article.name_lists import noun_of
from analysis.article.reporting_verbs import lookup
from analysis.article.spans import Span
from analysis.statements.attribution_candidate import Candidate
from analysis.statements.cue_objects import joined
from analysis.statements.whole_clauses import phrase_end

FEWEST = 3  # letters of a verb in a list
_PAST = re.compile(
    r"(?:.* )?(?:said|told|wrote|has \w+|have \w+|\w+ed|saying)(?: \w+)?", re.IGNORECASE
)
_PRESENT = re.compile(
    r"\b(?:is|are|has|have|does|do|am|can|will|[a-z]+n['’]t)\b|\b(?:he|she|it|they|we|I)['’](?:s|re|m|ve)\b"
)
_BACKWARDS = re.compile(r"\b(?:was|were|had|did|would|could)\b")
_AND_PRESENT = re.compile(
    r",? and (?:also |now |still |\w+ly )?(?P<verb>[a-z]+s) (?!\w+ing\b)(?P<next>[\w’'“\"]+)"
)
_SAME = re.compile(
    r"(?:that )?(?P<who>he|she|they|we|I|you) [^;:—]*?,? and (?P=who) (?P<verb>[a-z’']+) ",
    re.IGNORECASE,
)
_INFINITIVE = re.compile(r"(?:[^;:—“”\"]* )?to (?:\w+ly )?(?P<verb>[a-z]+) [^,;:—“”\"]+")
_LIST = re.compile(
    r", (?P<second>[a-z]+) [^,;:—“”\"]+(?:, [a-z]+ [^,;:—“”\"]+)*,? (?:and|or) (?P<third>[a-z]+) "
    r"[^,;:—“”\"]+"
)
_NO_VERB = frozenset((
    "the", "they", "she", "you", "who", "but", "and", "then", "not", "for", "with", "from", "that",
    "when", "where", "even", "our", "his", "her", "its", "their", "one", "two", "while", "such",
))  # fmt: skip
_TAG = re.compile(r"\b(?:said|says|told|added|adds|asked|wrote|writes|called|accused)\b")
_CHARGES = re.compile(r"[^,;:—“”\"]*\bof (?:\w+ )?\w+ing")
_AND_DOING = re.compile(r",? and \w+ing [^,;:—“”\"]+")


def second_verb_end(text: str, one: Candidate, last: Span, stop: int) -> int:
    """Where what follows a content in its sentence ends that is said like it; 0 for nowhere.

    Args:
        text: The article's text.
        one: The candidate.
        last: The last part of its content, behind its cue.
        stop: Where the sentence ends.

    Example:
        >>> text = "Lee told us to sell the dock, move boats and find a crew."
        >>> one = Candidate((Span(0, 3),), (Span(4, 8),), (Span(12, 28),))
        >>> second_verb_end(text, one, one.content[0], 56)
        56
    """
    words, rest = last.of(text), text[last.end : stop]
    if _in_list(words, rest) or _same(words, rest):
        return stop
    if _CHARGES.fullmatch(words) and _AND_DOING.match(rest):
        return phrase_end(text, last.end, stop)
    return phrase_end(text, last.end, stop) if _in_present(text, one, words, rest) else 0


def _in_present(text: str, one: Candidate, words: str, rest: str) -> bool:
    """Whether a verb in the present follows one, where it is told of in the past."""
    more = _AND_PRESENT.match(rest)
    if more is None or not _is_base(more["verb"]):
        return False
    tells = joined(text, one.cue)
    told = _PAST.fullmatch(tells) is not None and _PRESENT.search(words) is not None
    return told and not _BACKWARDS.search(words)


def _in_list(words: str, rest: str) -> bool:
    """Whether infinitives follow one: "to sell the dock | , buy boats and hire a crew"."""
    base = word_set("verbs", "base")
    first, more = _INFINITIVE.fullmatch(words), _LIST.fullmatch(rest)
    if first and more:
        verbs = (more["second"], more["third"])
        return not any(map(_is_no_verb, verbs)) and not base.isdisjoint(verbs)
    return False


def _is_no_verb(word: str) -> bool:
    """Whether a small word is surely no infinitive."""
    other = word in _NO_VERB or noun_of(word) is not None
    return other or word.endswith(("s", "ed", "ing", "ly")) or len(word) < FEWEST


def _same(words: str, rest: str) -> bool:
    """Whether the same pronoun goes on in the present: "she lives here | , and she likes it"."""
    found = _SAME.match(f"{words}{rest}")
    if found is None or found.start("verb") < len(words) or _TAG.search(rest):
        return False
    verb = found["verb"].replace("’", "'")
    present = verb in ("is", "are", "will", "would", "can", "could", "should", "may")
    return present or verb.endswith("n't") or (verb[-1] == "s" and _is_base(verb))


def _is_base(verb: str) -> bool:
    """Whether a word is a verb in the present that tells of no words: "likes", not "says"."""
    base = word_set("verbs", "base")
    known = verb[:-1] in base or verb[:-2] in base
    told = lookup(verb)
    return known and noun_of(verb) is None and (told is None or told.kind in ("think", "feel"))
