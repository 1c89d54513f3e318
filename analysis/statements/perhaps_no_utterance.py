"""What is attributed, though a reader may well say that nobody says it: a name, a guess, an act.

"Lee criticised Ward" tells of words, but not which; "one of them may deny it" tells of none; what
"seems" so, seems so to the reporter. Such statements stay, and count as unsure: at most as sure as
``sureness.PERHAPS_NO_UTTERANCE``. What is no utterance for certain goes: ``no_utterance``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.article.name_lists import noun_of, words_of
from analysis.article.spans import Span
from analysis.statements.author_guesses import is_guess
from analysis.statements.cue_objects import has_finite_verb, is_topic, joined
from analysis.statements.fragments import is_fragment
from analysis.statements.hypothetical_speech import is_hypothetical

LONGEST = 5  # words of a bare object
_CLAUSE = re.compile(
    r"(?:that|to|if|whether|how|why|what|who|where|when|which|as|not|being|having)\b", re.IGNORECASE
)
_MEANS = re.compile(  # cues whose object is the answer: "identified him as", "said", "is named"
    r"\b(?:sa(?:y|ys|id|ying)|tell|told|as|call|nam(?:e|ed|es|ing)|identif\w+|describ\w+|label\w*"
    r"|dub\w*|brand\w*|answer\w*|repl\w+|ask\w*|predict\w*|promis\w*|pledg\w*|vow\w*|announc\w*"
    r"|wrote|writ\w+|find|found|show\w*|report\w*|admit\w*|acknowledg\w*|den(?:y|ies|ied|ying)|claim\w*"
    r"|endors\w*|nominat\w*|suggest\w*|indicat\w*|insist\w*|argu\w*)\b"
    r"|:",
    re.IGNORECASE,
)
_MODAL = re.compile(
    r"(?:should|must|ought|could|might|may|can(?! (?:be )?(?:heard|seen))|would have)"
    r"(?: not|n['’]t)?(?! (?:not )?(?:resist|help but|explain))\b"
    r"|(?:has|have|had) to (?:remember|understand|accept|know)\b",
    re.IGNORECASE,
)
_SEEMS = re.compile(
    r"(?:it )?(?:\w+ly |also |still )?(?:seem|appear)(?:s|ed)?\Z"
    r"|(?:\w+ )*(?:known|thought of|remembered) (?:as|for)\Z",
    re.IGNORECASE,
)
_FEELS = re.compile(
    r"\b(?:in an? (?:\w+ )?(?:rage|fury|panic)|(?:un)?comfortable|angry|furious|upset|livid|pleased"
    r"|thrilled|nervous) (?:over|about|with|at|by)\Z",
    re.IGNORECASE,
)
_ACT = re.compile(
    r"(?:(?:has|had|have|later|then|also|\w+ly) )*(?:add(?:s|ed)?|introduc(?:es|ed)"
    r"|anticipat(?:es|ed|ing)|unveil(?:s|ed)?|allow(?:s|ed)?|launch(?:es|ed)?)\Z",
    re.IGNORECASE,
)
_WORDS_FOR = re.compile(r"\bus(?:e|es|ed|ing) to describe\Z", re.IGNORECASE)
_OFFERS = re.compile(r"\b(?:offer|propos|sponsor|back)\w*\Z", re.IGNORECASE)
_BILL = re.compile(r"\b(?:amendments?|bills?|legislation|measures?|resolutions?)\b", re.IGNORECASE)
_EVADES = re.compile(
    r"\b(?:pivot|refus|avoid|evad|dodg|duck)\w* (?:\w+ )*(?:to|about|from)\Z|\brefusal to\b", re.I
)
_MARKS = frozenset('“”"„«»')


def is_perhaps_no_utterance(
    text: str, source: Sequence[Span], cue: Sequence[Span], content: Sequence[Span]
) -> bool:
    """Whether an attribution tells of no words that somebody would have said.

    Args:
        text: The article's text.
        source: Who speaks.
        cue: The words that attribute.
        content: The words attributed.

    Example:
        >>> text = "Lee criticised Ward."
        >>> is_perhaps_no_utterance(text, [Span(0, 3)], [Span(4, 14)], [Span(15, 19)])
        True
        >>> text = "Lee named Ward."
        >>> is_perhaps_no_utterance(text, [Span(0, 3)], [Span(4, 9)], [Span(10, 14)])
        False
    """
    words, tells = joined(text, content), joined(text, cue)
    if is_hypothetical(text, source, cue, content) or is_guess(text, source, cue, content):
        return True
    if is_fragment(text, source, cue, content):
        return True
    if not cue or not _MARKS.isdisjoint(words):
        return bool(cue) and re.match(r"(?:has|have|had) to \w+\Z", tells, re.I) is not None
    if is_topic(text, source, cue, content) or _MODAL.match(tells):
        return True
    if _WORDS_FOR.search(tells) or (not source and _SEEMS.match(tells)):
        return True
    if _CLAUSE.match(words) or has_finite_verb(words):
        return False
    if _OFFERS.search(tells) and _BILL.search(words):
        return True
    thing = _FEELS.search(tells) or _ACT.match(tells) or _EVADES.search(tells)
    return bool(thing) or is_bare_object(words, tells)


def is_bare_object(words: str, cue: str) -> bool:
    """Whether a content is but a name, a pronoun or a person that something is said about.

    Args:
        words: The content, in one line.
        cue: The words that attribute it.

    Example:
        >>> is_bare_object("the mayor", "criticised"), is_bare_object("a fair tax", "criticised")
        (True, False)
    """
    bare = words.strip(" ,.;:").split()
    if not 0 < len(bare) <= LONGEST or _MEANS.search(cue) or not _MARKS.isdisjoint(words):
        return False
    if len(bare) == 1 and bare[0].lower() in words_of("object") | {"this", "that", "which", "you"}:
        return True
    plain = [word for word in bare if word.lower() not in words_of("owning") | _SMALL]
    if plain and all(word[0].isupper() for word in plain):
        return True
    last = re.sub(r"['’]s?\Z", "", bare[-1].lower())
    noun = noun_of(last) if words_of("preposition").isdisjoint(map(str.lower, bare)) else None
    definite = bare[0].lower() in words_of("definite") | words_of("owning")
    return noun is not None and (
        noun.kind in ("person", "collective") or (noun.kind == "organisation" and definite)
    )


_SMALL = frozenset(("the", "a", "an", "and", "of", "or", "both", "de", "van", "von", "al", "el"))
