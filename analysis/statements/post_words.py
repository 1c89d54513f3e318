"""Words for a post, and the body that a title may begin with."""

from __future__ import annotations

import re

from analysis.article.name_lists import noun_of, titles
from analysis.article.reporting_verbs import lookup
from analysis.article.spans import Span, trim
from analysis.statements.source_phrases import words_of

_BODY_FIRST = re.compile(  # "Citizens for Fair Ports President"
    r"(?P<body>(?:[A-Z][\w’'-]* )*(?P<head>[A-Z][\w’'-]*) (?:of|for)(?: the)?(?: [A-Z][\w’'-]*)+?)"
    r" (?P<post>[A-Za-z]+)"
)
_LAST = re.compile(r" ([a-z]+)$")


def names_post(word: str) -> bool:
    """Whether a word in small letters is a person's post or trade.

    Example:
        >>> names_post("director"), names_post("river")
        (True, False)
    """
    noun = noun_of(word)
    return (noun is not None and noun.kind == "person") or word in words_of("post")


def without_cue(text: str, title: Span) -> Span:
    """A title without a dash or a past form of a reporting verb behind it.

    Example:
        >>> text = "director of Rain.org added"
        >>> without_cue(text, Span(0, 26)).of(text)
        'director of Rain.org'
    """
    title = trim(text, title, ",—–-")
    last = _LAST.search(title.of(text))
    verb = lookup(last[1]) if last is not None and noun_of(last[1]) is None else None
    if last is None or verb is None or verb.form == verb.lemma:
        return title
    return Span(title.start, title.start + last.start())


def body_first(title: str) -> int:
    """Where the body ends that a title begins with; 0 for none.

    Example:
        >>> title = "Friends of the Harbour Director"
        >>> title[: body_first(title)], body_first("President of the Harbour Club")
        ('Friends of the Harbour', 0)
    """
    one = _BODY_FIRST.fullmatch(title)
    if one is None or names_post(one["head"].lower()) or one["head"] in titles():
        return 0
    return one.end("body") if names_post(one["post"].lower()) or one["post"] in titles() else 0
