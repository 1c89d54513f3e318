"""What stands behind a name, and what is none: "Inc." is a part of it, a degree or zone is not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from analysis.actors.mention_candidates import MentionCandidate, Token, is_number
from analysis.article.name_lists import given, known_names, words_of
from analysis.article.reporting_verbs import lookup
from analysis.article.spans import Span

_PARTY = re.compile(r"[DIR]-[A-Z][a-z.]+")
_INITIAL = re.compile(r"(?<=[^\W\d_] )(?:[A-Z]|Jr|Sr|Esq)\.$")
_SIGNED = re.compile(r"[—–]\s*(?:[A-Z]\.\s?){1,3}$")
_BEFORE_MONTH = frozenset(
    [
        "in",
        "last",
        "next",
        "since",
        "by",
        "of",
        "early",
        "late",
        "mid",
        "this",
        "every",
        "until",
        "till",
    ]
)


def ends_in_initial(text: str, part: Span) -> bool:
    """Whether a sentence seems to end behind an initial: "James A.", "— E.J."."""
    if _INITIAL.search(text, part.start, part.end):
        return True
    near = max(part.start, part.end - len("— E. J. R."))
    return _SIGNED.search(text, near, part.end) is not None


def with_endings(
    tokens: Sequence[Token], mentions: Iterable[MentionCandidate]
) -> Iterator[MentionCandidate]:
    """The names, each with its company form, without degrees; no degree or time zone by itself.

    "Ann Lee, M.D.", "Ann Lee QC" and "9 p.m. GMT" hold one name or none; "Acme, Inc." is one.

    Args:
        tokens: The words.
        mentions: The names, in the order of the text.
    """
    last: MentionCandidate | None = None
    for mention in mentions:
        if last is not None and _is_form(tokens, last, mention):
            words = (*last.words, *mention.words)
            span = Span(last.span.start, mention.span.end)
            last = replace(last, last=mention.last, span=span, words=words, shown="")
            continue
        if last is not None:
            yield last
        last = _without_degrees(tokens, mention)
    if last is not None:
        yield last


def _is_form(tokens: Sequence[Token], name: MentionCandidate, mention: MentionCandidate) -> bool:
    """Whether a name is but the form of the company right before it."""
    close = mention.first - name.last == 1 and tokens[name.last].text == ","
    form = len(mention.words) == 1 and _bare(mention.words[0]) in words_of("company")
    return close and form and not mention.title and not name.title


def _without_degrees(tokens: Sequence[Token], mention: MentionCandidate) -> MentionCandidate | None:
    words = mention.words
    if all(_bare(w) in words_of("degree") for w in words) and not mention.title:
        return None if mention.first else mention
    if len(words) == 1 and words[0] in words_of("zone") and _tells_time(tokens, mention):
        return None
    if _is_unit(tokens, mention):
        return None
    while len(words) > 2 and _is_mark(words[-1]) and tokens[mention.last - 1].text == words[-1]:
        words = words[:-1]
        end = mention.last - 1
        span = Span(mention.span.start, tokens[end - 1].end)
        mention = replace(mention, last=end, span=span, words=words, shown="")
    return mention


def _is_mark(word: str) -> bool:
    """Whether a word behind a name is a degree, or a party and a state: "R-Ill"."""
    return (
        _bare(word) in words_of("degree") or re.fullmatch(r"[DIR]-[A-Z][a-z.]+", word) is not None
    )


def _tells_time(tokens: Sequence[Token], mention: MentionCandidate) -> bool:
    """Whether a zone stands behind an hour, or is a zone and nothing else."""
    before = tokens[mention.first - 1].low if mention.first else ""
    hour = before[:1].isdigit() or before in (
        "noon",
        "midnight",
        ".",
        "m",
        "am",
        "pm",
        "p.m",
        "a.m",
    )
    return hour or len(mention.words[0]) > 2


def _is_unit(tokens: Sequence[Token], mention: MentionCandidate) -> bool:
    """Whether a name is but a measure: "on the Richter scale", "41 degrees Celsius"."""
    if len(mention.words) > 1 or mention.title or mention.first < 2:
        return False
    behind = tokens[mention.last].low if mention.last < len(tokens) else ""
    before, first = tokens[mention.first - 1].low, tokens[mention.first - 2]
    degrees = before in ("degree", "degrees") and is_number(first)
    return degrees or (behind == "scale" and before == "the")


def _bare(word: str) -> str:
    return word.replace(".", "").upper()


def surnames_like_months(tokens: Sequence[Token]) -> frozenset[str]:
    """The months of a text that are somebody's surname in it: May, in "Theresa May"."""
    months = words_of("month")
    return frozenset(
        token.text
        for at, (before, token) in enumerate(pairwise(tokens))
        if token.text in months
        and not token.text.endswith("day")  # "said Ann Lee Monday"
        and before.text in given()
        and before.text not in months
        and not _is_date(tokens, at + 1)
        and before.sentence == token.sentence
    )


def _is_date(tokens: Sequence[Token], at: int) -> bool:
    """Whether a day or a year stands behind a month: "Feb. 27"."""
    behind = "".join(token.text for token in tokens[at + 1 : at + 3]).lstrip(".")
    return behind[:1].isdigit()


def is_surname(tokens: Sequence[Token], at: int, months: frozenset[str]) -> bool:
    """Whether the name of a month stands for who bears it: "May said", not "in May" or "May 3"."""
    if tokens[at].text not in months:
        return False
    before = tokens[at - 1].low if at else ""
    after = tokens[at + 1].text if at + 1 < len(tokens) else ""
    return before not in _BEFORE_MONTH and not before.isdigit() and not after[:1].isdigit()


def is_opener(tokens: Sequence[Token], at: int, goes_on: bool) -> bool:
    """Whether a word that opens a sentence is no name: an adverb, or "Time" in "Time is short".

    A medium called so says something: "Time reported".

    Args:
        tokens: The words.
        at: The place of the word.
        goes_on: Whether another capital follows that may belong to a name.
    """
    word, after = tokens[at].text, next(iter(tokens[at + 1 : at + 2]), None)
    plain = word in words_of("opener") and word in known_names() and word not in given()
    if plain and not goes_on and after is not None:
        return after.text.isalpha() and lookup(after.low) is None
    return is_adverb(tokens, at)


def is_adverb(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word in "-ly" that opens a sentence is no name: "Newly filed papers".

    It is one where the lists know it, or a verb of saying or another capital follows.
    """
    word = tokens[at].text
    if not word.endswith("ly") or word in given() or word in known_names():
        return False
    after = next(iter(tokens[at + 1 : at + 2]), None)
    if after is None or after.sentence != tokens[at].sentence:
        return False
    acts = lookup(after.low) is not None or after.low in words_of("verbal")
    return after.text == "," or (after.text[0].islower() and not acts)
