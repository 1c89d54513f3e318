"""How likely a claim is understood by itself: "The package passed" leaves open which one.

A weighted sum of plain signs: words that point back, things with "the" that the sentence before
tells of, names, how the claim begins and where it stands. The weights were learnt from sentences of
news that were labelled by hand (``training/stands_alone.py``); how often they are right stands in
``analysis/data/stands_alone.json``.
"""

from __future__ import annotations

import json
import math
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType

from analysis.actors.mention_candidates import NAMING
from analysis.article.sentences_and_words import sentences
from analysis.article.spans import Span, finder
from analysis.claims.claim import Claims
from analysis.claims.clarity import front_of, is_clear
from analysis.claims.front_mention import front_mention
from analysis.claims.kind_by_rules import asserts, speaks
from analysis.claims.things_meant import things_meant
from analysis.common.resources import DATA, rows
from analysis.errors import DataError
from analysis.statements.cue_objects import has_finite_verb
from analysis.statements.statements import Statement, Statements

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_POINTS = re.compile(r"\b(?:the|that|those|these|such|both|said)\s", re.IGNORECASE)
_MOST = 4  # words of a thing behind "the", at most
_TOLD = re.compile(  # what stands behind a thing and tells which one it is
    r",?\s(?:of|that|which|who|whose|whom|in|on|to|for|by|from|with|at|against|between|about|under"
    r"|over|behind|after|into|where|when|called|named|known|\w+ing\b|\d|[A-Z“\"])"
)
_MODIFIERS = frozenset(
    ("few", "first", "last", "many", "new", "other", "own", "same", "several", "three", "two")
)
_SUPPOSES = re.compile(r"\W*(?:if|when|while|although|as)\b", re.IGNORECASE)
_ENDING = re.compile(r"(?:['’]s|s)\Z")
_MARKS = re.compile(r"\A[\s“\"‘'(]+")
_SHORT, _CONTENT = 8, 3  # words of a short claim; letters that a word of sense has more than


def alone(claims: Claims, statements: Statements) -> Mapping[int, float]:
    """How likely each claim is understood by itself, from 0 to 1, by its number.

    Args:
        claims: The claims of an article.
        statements: Its statements.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.claims.extract_claims import claims
        >>> from analysis.statements.statements import statements
        >>> text = "Ann Lee sold the port of Wye for 3 million. The port was cheap."
        >>> found = statements(parse(text), method="rules")
        >>> p = alone(claims(parse(text), found), found)
        >>> p[1] > 0.8, p[2] < 0.5
        (True, True)
    """
    weights = _weights()
    body = claims.article.body
    every = sentences(claims.article.text, body)
    at = finder(every)
    out = {}
    for claim in claims:
        number = next(iter(at(claim.spans[0])), 0)
        before = every[number - 1] if number else None
        statement = statements[claim.statement - 1] if claim.statement else None
        found = signs(statements, body, claim.spans, statement, before)
        out[claim.number] = 1 / (1 + math.exp(-sum(weights[k] * v for k, v in found.items())))
    return MappingProxyType(out)


@cache
def _weights() -> Mapping[str, float]:
    path = DATA / "stands_alone.json"
    try:
        found = json.loads(path.read_text("utf-8"))
        return {str(name): float(weight) for name, weight in found["weights"].items()}
    except (OSError, ValueError, KeyError, AttributeError) as e:
        raise DataError(f"{path.name} is missing or broken; install Sayso again.") from e


def signs(
    statements: Statements,
    body: Sequence[Span],
    spans: Sequence[Span],
    statement: Statement | None,
    before: Span | None,
) -> Mapping[str, float]:
    """What tells whether some words are understood by themselves, by name.

    Args:
        statements: The statements of the article.
        body: ``Article.body`` of it.
        spans: The words.
        statement: The statement that they are of; None for the article's own.
        before: The sentence before them.
    """
    text, people, first = statements.article.text, statements.cast, spans[0]
    words = " ".join(span.of(text) for span in spans)
    speaker = statement.speaker_id if statement is not None else ""
    mention = front_mention(statements, first, speaker)
    known = mention.actor if mention is not None else -1
    front = front_of(text, first)
    named = [m.span.start for s in spans for m in people.within(s) if m.kind in NAMING]
    loose = [thing for span in spans for thing in _things(text, span)]
    told = before.of(text).lower() if before is not None else ""
    unclear = not is_clear(text, spans, people, speaker=speaker, known=known)
    led = not is_clear(text, spans, people, speaker=speaker, known=known, front_only=True)
    length, stated = len(words.split()), statement is not None
    content = [w for w in _WORD.findall(words) if len(w) > _CONTENT and w.lower() not in _small()]
    number = any(map(str.isdigit, words))
    return {
        "bias": 1.0,
        "stated": stated,
        "unclear": unclear,
        "unclear, stated": unclear and stated,
        "unclear front": led,
        "thing meant": things_meant(text, spans, people),
        "thing at the front": bool(thing_at_front(text, spans)),
        "things told right before": min(sum(noun in told for _, noun in loose), 2),
        "no verb": not (has_finite_verb(words) or speaks(words)),
        "supposes": bool(_SUPPOSES.match(words)),
        "number": number,
        "number without a name": number and not named,
        "names": min(len(named), 4),
        "name at the front": any(start <= front + 5 for start in named),
        "words of sense": min(math.log(1 + len(content)), 3.5),
        "short": length < _SHORT,
        "opens a paragraph": _opens(text, body, first),
        "paragraphs before": math.log(1 + text.count("\n\n", 0, first.start)),
    }


def thing_at_front(text: str, spans: Sequence[Span]) -> str:
    """The noun of the thing that a claim begins with, where nothing behind it tells which one.

    Args:
        text: The article's text.
        spans: The words of the claim.

    Example:
        >>> text = "But the new port is old. The port of Wye is not."
        >>> thing_at_front(text, [Span(0, 24)]), thing_at_front(text, [Span(25, 48)])
        ('port', '')
    """
    first = front_of(text, spans[0]) + 1
    return next((noun for start, noun in _things(text, spans[0]) if start <= first), "")


def _opens(text: str, body: Sequence[Span], first: Span) -> bool:
    """Whether only marks stand before some words in their paragraph."""
    home = bisect_right(body, first.start, key=lambda own: own.start) - 1
    return home >= 0 and not _MARKS.sub("", f"{text[body[home].start : first.start]} ")


def _things(text: str, span: Span) -> Iterator[tuple[int, str]]:
    """The things with "the" that nothing behind them tells of: where each begins, and its noun."""
    for found in _POINTS.finditer(text, span.start, span.end):
        at, noun = found.end(), None
        for _ in range(_MOST):
            word = _WORD.match(text, at, span.end)
            if word is None or word[0].lower() in _small() or not word[0][:1].islower():
                break
            if noun is not None and asserts(word[0]):
                break  # "the ships left"; but "the proposed fare"
            noun, at = word, word.end() + 1
            if text[word.end() : at] != " ":
                break
        if noun is not None and not _TOLD.match(text, noun.end()):
            yield found.start(), _ENDING.sub("", noun[0].lower())


@cache
def _small() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("function_words")) - _MODIFIERS
