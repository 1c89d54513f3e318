"""Moves toward the hearer: threats and promises on a condition, appeals to law and the like."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from analysis.article.lexicon import Hit, find, find_in, lexicon
from analysis.article.passage import Passage, Sentence, of
from analysis.article.spans import Span, trim
from analysis.rhetoric.value import Value, rate_hits

GROUP = "devices"
_QUOTED = re.compile('["“”]')
_WILL = r"(?:(?:will|shall|won't|(?:am|are|is|'m|'re|'s) going to)\b|(?<=\w)'ll\b)"
_IF = r"\b(?:if|unless|in case)\b(?! you will| anything| so\b)"
_FRONT = re.compile(
    rf"(?:{_IF}|\bshould\b) (?P<if>[^;:?!]{{4,160}}?)[,\"']* "
    rf"(?P<then>(?:then )?[^,;:?]{{1,90}}?{_WILL}.*)",
    re.I,
)
_BACK = re.compile(
    rf"(?P<then>\b[^,;:?\"]{{1,90}}?{_WILL}[^;:?\"]{{4,120}}?),? {_IF}"
    r"(?! not\b| possible| necessary| needed| elected) (?P<if>[^;:?]+)",
    re.I,
)
_STATE = r"(?:win|lose|see|have|be\b|get|know|find|need|never|not)"
_DONE = r"(?:\w+ed|duty-bound|met|built|made|paid|held|taken|sent|brought)\b"
_DEED = re.compile(
    rf"\b(?:I|we)\b ?{_WILL}(?: not| never| \w+ly)* (?!{_STATE})\w+"
    rf"|{_WILL}(?: not| never| \w+ly)? be (?:\w+ly )?{_DONE}",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Moves:
    """Conditional threats and promises, appeals to law, rights and authority.

    A threat or promise is a quoted condition ("if", "unless", "in case") whose result the
    speaker announces as a deed ("we will ...", "will be ...ed") with a word of harm (threat) or of
    help (promise, list ``threats``). Appeals are found by the list
    ``appeals``, kinds law, rights and authority.

    Pitfalls: a prediction with a word of harm has the form of a threat; whether the speaker could
    carry it out is not known here. Law is the subject of much political news; words that only
    name it ("the bill") are left out.

    Example:
        >>> from analysis.article.passage import passage
        >>> text = "“If they attack us, we will retaliate,” he said."
        >>> [(v.name, v.kinds) for v in Moves()(passage(text))][0]
        ('conditional threats and promises', ('threat',))
    """

    def __call__(self, part: Passage) -> tuple[Value, ...]:
        """The values of a passage."""
        conditional = [hit for s in part.sentences for hit in _conditional(part, s)]
        appeals = find(lexicon("appeals"), part)
        return (
            rate_hits("conditional threats and promises", conditional, part.length),
            rate_hits("appeals to law", [h for h in appeals if h.kind == "law"], part.length),
            rate_hits("appeals to rights", [h for h in appeals if h.kind == "rights"], part.length),
            rate_hits(
                "appeals to authority", [h for h in appeals if h.kind == "authority"], part.length
            ),
        )


def _conditional(part: Passage, sentence: Sentence) -> Iterator[Hit]:
    start = sentence.span.start
    view = of(part, start, sentence.span.end)
    if sentence.title or not _said(part.text, sentence.span):
        return
    match = _FRONT.search(view) or _BACK.search(view)
    deed = _DEED.search(match.group("then")) if match else None
    if match is None or deed is None:
        return
    first, last = start + match.start("then"), start + match.end("then")
    kinds = [
        hit.kind
        for hit in find_in(lexicon("threats"), part.text, sentence)
        if first <= hit.span.start < last
    ]
    if kinds:
        kind = "threat" if kinds.count("threat") >= kinds.count("promise") else "promise"
        # Up to the mark that ends the quotation, not to the end of "he said" behind it.
        begin = max(match.start("then") + deed.end(), match.start("if"))
        end = view.find('"', begin, match.end())
        whole = Span(start + match.start(), start + (match.end() if end < 0 else end))
        yield Hit(trim(part.text, whole, ",."), kind)


def _said(text: str, span: Span) -> bool:
    """Whether a sentence stands at or in quotation marks: a reporter announces no deeds."""
    return bool(_QUOTED.search(text, max(0, span.start - 2), span.end + 2))
