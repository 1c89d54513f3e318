"""Names that head the items of a reporter's list, and are nobody's turn: "Mayor Ann Lee: She won".

What stands behind such a name tells of its bearer, and is the reporter's. It speaks of "him" or
"her" with nobody else named before, or names the bearer again, or the list has items on things
besides ("The budget: ..."). Turns of a conversation, what has a first person, and what begins with
a quotation mark stay.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.article.article import Article
from analysis.article.interview_turns import speaks_of_oneself
from analysis.article.name_lists import noun_of
from analysis.statements.attribution_candidate import OWN_WORDS, Candidate

_MARKS = "\"“”„«»‘'"
_LINE = re.compile(r"[^\n]+")
_LABEL = re.compile(
    r"[^\S\n]*(?:[*•·–—-]+ |\d+[.)] )?[*_]{0,3}(?P<who>[^\W\d_][^\n:]{1,60}):[*_]{0,3} +\S"
)
_QUOTED = re.compile(r"[\"“„«][^\"”“»\n]*[\"”»]?")
_SENTENCE = re.compile(r".*?(?:[.!?](?=\s|\Z)|\Z)", re.DOTALL)
_PRONOUN = re.compile(r"\b(?:he|she|his|her)\b", re.IGNORECASE)
_NAMED = re.compile(r"(?<!\A)(?<![.!?] )\b[A-Z][a-z]|\byou(?:r)?\b")
_THING = re.compile(r"(?:The|A|An) [a-z][\w'’-]+(?: [a-z][\w'’-]*){0,3}")
_NAME = re.compile(r"[^\W\d_a-z][\w'’-]*")
_NEAR = 6  # lines between two items of a list
_LEAST = 2  # items that make a list


def without_headings(article: Article, candidates: Sequence[Candidate]) -> list[Candidate]:
    r"""The candidates without those that take a list's heading for whoever speaks.

    Args:
        article: The article.
        candidates: The candidates.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.article.spans import Span
        >>> text = "Winners\n\nAnn Lee: She won the vote.\n\nTom Ward: He lost, and is glad."
        >>> one = Candidate((Span(9, 16),), (Span(16, 17),), (Span(18, 35),))
        >>> without_headings(parse(text), [one])
        []
    """
    labelled = [one for one in candidates if _is_labelled(article.text, one)]
    if not labelled:
        return list(candidates)
    lines = list(_LINE.finditer(article.text))
    items = {n: m for n, line in enumerate(lines) if (m := _LABEL.match(line[0]))}
    gone = [one for one in labelled if _is_heading(article.text, one, lines, items)]
    return [one for one in candidates if one not in gone]


def _is_labelled(text: str, one: Candidate) -> bool:
    """Whether a name at a line's start and a colon are all that attributes words without marks."""
    if len(one.cue) != 1 or not one.source or not OWN_WORDS.isdisjoint(one.rules):
        return False
    if one.cue[0].of(text) != ":" or text[one.source[-1].end : one.cue[0].start].strip("*_ "):
        return False
    front = text[text.rfind("\n", 0, one.source[0].start) + 1 : one.source[0].start]
    return not front.strip("*_•·–—- \t") and text[one.content[0].start] not in _MARKS


def _is_heading(
    text: str, one: Candidate, lines: Sequence[re.Match[str]], items: dict[int, re.Match[str]]
) -> bool:
    end = text.find("\n", one.cue[0].end)
    behind = _QUOTED.sub("…", text[one.cue[0].end : end if end >= 0 else len(text)]).strip()
    if speaks_of_oneself(behind):
        return False
    names = _NAME.findall(one.source[-1].of(text))
    if names and re.search(rf"\b{re.escape(names[-1])}\b", behind):
        return True
    if len(items) < _LEAST:
        return False
    first = _SENTENCE.match(behind)
    pronoun = _PRONOUN.search(first[0]) if first else None
    if pronoun and first and not _NAMED.search(first[0][: pronoun.start()]):
        return True
    at = next((n for n, line in enumerate(lines) if line.end() >= one.cue[0].end), -1)
    things = [n for n, m in items.items() if n != at and _is_thing(m["who"])]
    return len(things) >= _LEAST and any(abs(n - at) <= _NEAR for n in things)


def _is_thing(label: str) -> bool:
    """Whether a label is a common noun that names nobody: "The budget"."""
    noun = noun_of(label.split()[-1].lower())
    somebody = noun is not None and noun.kind in ("person", "collective", "organisation", "source")
    return _THING.fullmatch(label) is not None and not somebody
