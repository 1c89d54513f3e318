"""Rhetorical questions: those that nobody is there to answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from analysis.article.lexicon import find_in, lexicon
from analysis.article.passage import Passage, Sentence, of
from analysis.article.spans import Span
from analysis.article.turn_labels import Form, label
from analysis.rhetoric.value import Value, rate

_QUESTION = re.compile(r"[^.!?;:/\"]++\?")


@dataclass(frozen=True, slots=True)
class RhetoricalQuestions:
    """Rhetorical questions in 1,000 words.

    A question counts as rhetorical where nobody is there to answer it: not a turn of an interview
    ("Q:"), not told with "asked", not put to "you" (list ``questions``); its asker may answer it.

    Example:
        >>> from analysis.article.passage import passage
        >>> [value] = RhetoricalQuestions()(passage("Who would want that? He asked who she was."))
        >>> value.name, len(value.spans)
        ('rhetorical questions', 1)
    """

    def __call__(self, part: Passage) -> tuple[Value, ...]:
        """The value of a passage."""
        asked = [
            span
            for s, after in zip_longest(part.sentences, part.sentences[1:])
            for span in _rhetorical(part, s, after)
        ]
        return (rate("rhetorical questions", asked, part.length),)


def _rhetorical(part: Passage, sentence: Sentence, following: Sentence | None) -> Iterator[Span]:
    start = sentence.span.start
    view = of(part, start, sentence.span.end)
    if "?" not in view or sentence.title or _in_turn(_line(part.text, start)):
        return
    signs = list(find_in(lexicon("questions"), part.text, sentence))
    if following is not None and following.span.start - sentence.span.end < 4:
        signs += [
            h for h in find_in(lexicon("questions"), part.text, following) if h.kind == "asked"
        ]
    for match in _QUESTION.finditer(view):
        lead = len(match.group()) - len(match.group().lstrip(" ,-'"))
        if lead >= len(match.group()) - 1:
            continue
        span = Span(start + match.start() + lead, start + match.end())
        effect = any(hit.kind == "effect" and span.overlap(hit.span) for hit in signs)
        person = any(hit.kind == "person" and span.overlap(hit.span) for hit in signs)
        if effect or not (person or any(hit.kind == "asked" for hit in signs)):
            yield span


def _in_turn(line: str) -> bool:
    opens = label(line)
    return opens is not None and opens.form is not Form.NAME


def _line(text: str, at: int) -> str:
    return text[max(text.rfind("\n", 0, at) + 1, at - 400) : at + 40]
