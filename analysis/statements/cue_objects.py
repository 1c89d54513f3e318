"""What the object of a cue is: a proposition, a charge, a request, or a bare topic.

"She denied that the port paid" is about a proposition; "the port denied her request" refuses a
thing, and "they discussed the port" but names what was spoken about. There is no parser: listed
nouns and finite verbs tell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.article.lexicon import patterns, word_set
from analysis.article.name_lists import words_of
from analysis.article.spans import Span

DENY = re.compile(r"\b(?:deny|denies|denied|denying)\b")
_THAT = re.compile(r"\b(?:that|whether)\b")
_THING = re.compile(r"(?:the|such|this|that|these|those|an?|his|her|its|their)\b")
_OPENS = re.compile(  # a clause without "that": "denied it was so", "denied ever having met them"
    r"(?:he|she|it|they|we|i|you|there|this|these|those|who|what|how)\b(?!')"
    r"|(?:(?:ever|even|also|again|not|in any way) )*(?!(?:\w*building|wedding|evening|ceiling)\b)"
    r"\w{2,}ing\b"
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_NO_VERB = frozenset(("the", "a", "an", "his", "her", "its", "their", "our", "my", "any", "of"))
_TOPICAL = re.compile(
    r"\b(?:discuss(?:es|ed|ing)?|debat(?:e|es|ed|ing)|talk(?:s|ed|ing)? (?:about|of|through|over)"
    r"|sp(?:eaks?|oke|oken|eaking) (?:\w+ )?(?:about|of|on)|address(?:es|ed|ing)?"
    r"|touch(?:es|ed|ing)? (?:up)?on|brought up|rais(?:es|ed|ing)|mention(?:s|ed|ing)?"
    r"|went into (?:\w+ )?detail (?:about|on)|in (?:\w+ )?terms about"
    r"|(?:divided|split) (?:over|on|about)"
    r"|grappl(?:es?|ed|ing) with|(?:clamou?r|nood[li]|chatter|specul|mus)\w* about"
    r"|(?:advocates?|champions?|critics?|fans?|supporters?|opponents?|defenders?|proponents?)"
    r" (?:for|of)|rag(?:es|ed|ing)(?: \w+){0,5})$"
)
_DEBATE = re.compile(
    r"(?:the |a |this |that |an? \w+ )?(?:\w+ )?"
    r"(?:debate|discussion|controversy|question|row|dispute|conversation)s?(?: (?:over|about) .*)?"
)
_TITLE = re.compile(r"(?:(?:Mrs?|Ms|Dr|Sen|Rep|Gov|Gen|Col|Lt|Maj|Capt|Sgt|Adm|Rev|Prof)\.?\s*)+")
_WHETHER = re.compile(r"(?:about |over |on |of )?(?:whether|how|why|when|where|what|who|which)\b")


def has_finite_verb(words: str) -> bool:
    """Whether some words hold a verb that makes a clause of them.

    Args:
        words: The words, in any case.

    Example:
        >>> has_finite_verb("the port paid him"), has_finite_verb("a visit to the port")
        (True, False)
    """
    every = _WORD.findall(words.lower().replace("’", "'"))
    for before, word in zip(["", *every], every, strict=False):
        if before in _NO_VERB:
            continue
        if word in words_of("auxiliary") or word.endswith(("n't", "'ll", "'ve", "'re")):
            return True
        if before and (word in word_set("verbs", "past") or (len(word) > 4 and word[-2:] == "ed")):
            return True
    return False


def denies_claim(clause: str, content: str) -> bool:
    """Whether what is denied is a claim, a charge or a wrong, not a request, a thing or a person.

    Args:
        clause: The cue and what stands between it and its content, in small letters.
        content: How the content begins, in small letters.

    Example:
        >>> denies_claim("denied", "any role in it"), denies_claim("denied", "lee entry to it")
        (True, False)
    """
    verb = DENY.search(clause)
    if verb is None:
        return True  # another verb: "disputed", "doubted"
    whole = _behind(clause[verb.end() :], content)
    if _OPENS.match(whole):
        return True
    first = _first_noun(whole)
    if first:
        return first in ("report", "wrong")
    return _THAT.search(whole) is not None or has_finite_verb(whole)


def denies_thing(clause: str, content: str) -> bool:
    """Whether "deny" has a thing behind it that is neither asked for nor granted.

    That it was so is then denied, or else the thing is withheld: more than these words must tell.

    Args:
        clause: The cue and what stands between it and its content, in small letters.
        content: How the content begins, in small letters.

    Example:
        >>> denies_thing("denied", "the incident"), denies_thing("denied", "the motion to close")
        (True, False)
    """
    verb = DENY.search(clause)
    whole = _behind(clause[verb.end() :], content) if verb else ""
    if whole.startswith("any "):
        return True
    return _THING.match(whole) is not None and _first_noun(whole) not in ("act", "refused")


def _behind(rest: str, content: str) -> str:
    return " ".join(f"{rest} {content}".split()).lstrip("“\"‘' ,:")


def _first_noun(whole: str) -> str:
    """The group of "denials" that the first telling noun before a clause is of; empty for none."""
    that = _THAT.search(whole)
    head = whole[: that.start() if that else len(whole)]
    forms = patterns("denials")
    found = ((forms[n].search(head), n) for n in ("report", "wrong", "act", "refused"))
    return min(((match.start(), n) for match, n in found if match), default=(0, ""))[1]


def is_topic(
    text: str, source: Sequence[Span], cue: Sequence[Span], content: Sequence[Span]
) -> bool:
    """Whether a content only names what was spoken of: "they discussed | the new port".

    Args:
        text: The article's text.
        source: Who speaks.
        cue: The words that attribute.
        content: The words attributed.

    Example:
        >>> is_topic("She discussed her plans.", [Span(0, 3)], [Span(4, 13)], [Span(14, 23)])
        True
    """
    low = joined(text, content).lower()
    if set(low) & set('“”"'):
        return False
    topical = _TOPICAL.search(joined(text, cue).lower())
    if not (topical or _DEBATE.fullmatch(joined(text, source).lower())):
        return False
    return bool(_WHETHER.match(low)) or not (low.startswith("that ") or has_finite_verb(low))


def is_title(text: str, content: Sequence[Span]) -> bool:
    """Whether a content is but a title whose full stop was taken for an end: "Gen."."""
    return _TITLE.fullmatch(joined(text, content)) is not None


def joined(text: str, parts: Sequence[Span]) -> str:
    """The words of some parts, in one line."""
    return " ".join(" ".join(part.of(text) for part in parts).split())
