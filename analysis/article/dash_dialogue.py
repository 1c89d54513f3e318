"""Direct speech that a dash opens, without quotation marks, as in many books and magazines.

    — I will go, said Ann Lee, but not today.
    — And you?

A dash opens list items and signatures as well. So a paragraph counts only where a reporting verb
stands before who speaks ("said Ann Lee"), or where somebody speaks in it of "I" and "you"; others
count beside such a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from analysis.article.paragraphs import Paragraph
from analysis.article.reporting_verbs import lookup
from analysis.article.spans import Span, trim

_DASH = re.compile(r"(?:[—―–]|--)\s*(?=[^\W\d_]|[¿¡…])")
_MARKS = re.compile('["“”„«»]')
_WHO = (
    r"(?:he|she|I|they|we|(?:the|a|an|his|her|my|our|their)(?: [a-z]+){1,3}"
    r"|(?:the )?[^\W\d_a-z][\w.’'-]*(?: [^\W\d_a-z][\w.’'-]*){0,3})"
)
_VERB_FIRST = re.compile(rf"(?<=[,!?…])\s+(?P<verb>[a-z]+)(?: [a-z]+ly)? (?P<who>{_WHO})\b")
_WHO_FIRST = re.compile(rf"(?<=[,!?…])\s+(?P<who>{_WHO}) (?:[a-z]+ly )?(?P<verb>[a-z]+)\b")
_PERSONAL = re.compile(r"\b(?:I|you|your|my|me|we|us|our)\b|\b(?:I|we|you)['’]|[!?]\s*$")
_FRAME_END = re.compile(r"[.,;:](?=\s|$)|\s[—–―]\s|$")
_NEXT = re.compile(r"\s*(?:[—―–]|--)\s*(?=\S)")
_RESUMED = re.compile(r"[^.,;:\n]{0,40}[.]\s*(?:[—―–]|--)\s*(?=[^\W\d_a-z])")  # "said. — And"
_ASIDE = re.compile(r"\s*(?:who|whose|which|as|with|and (?:he|she|they)|before|while|[a-z]+ing)\b")


def dash_speech(text: str, paragraphs: Sequence[Paragraph]) -> dict[int, list[Span]]:
    r"""The stretches of direct speech that dashes open, by the paragraph's number, from 0.

    Example:
        >>> from analysis.article.article import parse
        >>> article = parse("— I will go, said Ann Lee, but not today.\n\n— And you?")
        >>> spoken = dash_speech(article.text, article.paragraphs)
        >>> [[span.of(article.text) for span in spans] for spans in spoken.values()]
        [['I will go', 'but not today.'], ['And you?']]
    """
    opened = {
        number: Span(dash.end(), paragraph.span.end)
        for number, paragraph in enumerate(paragraphs)
        if paragraph.kind != "boilerplate"
        and (dash := _DASH.match(text, paragraph.span.start, paragraph.span.end))
        and not _MARKS.search(text, paragraph.span.start, paragraph.span.end)
    }
    framed = {
        number: spans for number, own in opened.items() if (spans := list(_spoken(text, own)))
    }
    if not framed:
        return {}
    for number, own in opened.items():
        beside = number - 1 in framed or number + 1 in framed
        words = own.of(text)
        if number not in framed and beside and words[-1:] in tuple(".!?…"):
            framed[number] = [own]
    return dict(sorted(framed.items()))


def _spoken(text: str, own: Span) -> Iterator[Span]:
    """The speech in a paragraph that says who speaks; nothing in one that does not."""
    start = own.start
    while frame := _frame(text, start, own.end):
        yield from filter(None, [trim(text, Span(start, frame.start), ",")])
        end = _FRAME_END.search(text, frame.end, own.end)
        stop = end.start() if end else own.end
        following = _NEXT.match(
            text, stop + 1 if text[stop : stop + 1] in ".,;:" else stop, own.end
        )
        goes_on = text[stop : stop + 1] == "," and not _ASIDE.match(text, stop + 1, own.end)
        if following is None and not goes_on:
            return
        start = following.end() if following else stop + 1
        if not _frame(text, start, own.end):
            yield from filter(None, [trim(text, Span(start, own.end))])
            return


def _frame(text: str, start: int, end: int) -> Span | None:
    """Where the words stand that say who speaks: "said Ann Lee"."""
    for match in _VERB_FIRST.finditer(text, start, end):
        cried = match["verb"].endswith("ed") and text[match.start() - 1] in "!?"
        if cried or _reports(match["verb"]):
            return Span(match.start("verb"), match.end())
    for match in _WHO_FIRST.finditer(text, start, end):
        if not _reports(match["verb"]):
            continue
        resumed = _RESUMED.match(text, match.end(), end)
        if resumed or _PERSONAL.search(text, start, match.start("who")):
            return Span(match.start("who"), match.end())
    return None


def _reports(word: str) -> bool:
    verb = lookup(word)
    return verb is not None and verb.takes in ("clause", "hearer") and not word.endswith("ing")
