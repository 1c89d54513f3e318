"""By what an opinion piece can be told from a report: who speaks, how, and what it says of itself.

A report rests on others ("said", "on Monday"); who argues does so in long paragraphs, in words that
value and insist, with "not", "if" and "I". Each is a rate in the article's own words, without what
stands in quotation marks, and a weighted sum of their roots decides. The weights were fitted (by
logistic regression, then rounded) on 2,351 news articles whose outlet or headline calls itself
opinion or news; neither is looked at here.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType

from analysis.article.article import Article
from analysis.article.introduced_author import Sort, introduced
from analysis.article.lexicon import patterns
from analysis.article.quotes import quotes, top
from analysis.article.spans import finder, minus

SOME = 2  # times at least that "I" comes; one may be a quotation that has lost its marks
PLAINLY = 3.0  # of 100 words in the first person, which no report of 1,900 has
LONGEST = 70  # words of a paragraph, at most: a text may have lost its breaks
TOP = 4  # lines in which a label may stand alone
# By how much the root of each rate (a hundred words) speaks for opinion.
WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "reports": -2.0,
        "paragraph": 0.9,
        "values": 2.5,
        "negates": 1.2,
        "first": 1.8,
        "supposes": 0.9,
    }
)
VALUES: Mapping[str, float] = MappingProxyType({"attitude": 1.0, "boosters": 1.0, "loaded": 0.5})
LEAST = 9.6  # of the sum, from which it is opinion
SURELY = 10.2  # the same, from which it surely is: of 39 pieces below it editors held 7 for reports
# What is enough where a line introduces an author who does not report.
ENOUGH: Mapping[Sort, float] = MappingProxyType(
    {Sort.HEADED: 0.0, Sort.COLUMNIST: 0.0, Sort.OUTSIDE: 7.0}
)

_I = re.compile(r"\b(?:I|I['’](?:m|ve|d|ll)|[Mm]y|[Mm]e|[Mm]yself|[Mm]ine)\b(?!\.)")
_WE = re.compile(r"\b(?:[Ww]e|[Ww]e['’]\w+|[Oo]ur|[Oo]urs|us|ourselves)\b")
_REPORTS = re.compile(
    r"\b(?:said|told|according to|added|tweeted|announced|declined to comment"
    r"|spokes(?:man|woman|person)|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
_TELLS = re.compile(r"\b(?:says?|argues?|claims?|thinks?|believes?|insists?|tells)\b")
_SUPPOSES = re.compile(r"\b(?:if|would|could|might)\b", re.IGNORECASE)
_KIND = (
    r"(?:opinions?|op-?ed|editorial|commentary|comment|column|comment is free|leader|viewpoint"
    r"|my view|our view|perspective|analysis|guest (?:essay|column|post)|in our opinion)"
)
_LABEL = re.compile(rf"^\W*{_KIND}\b\s*(?:[:|—–-]|$)", re.IGNORECASE)
_LABEL_BEHIND = re.compile(rf"[|—–]\s*{_KIND}\W*$|\({_KIND}\)\W*$", re.IGNORECASE)
_ALONE = re.compile(rf"\W*{_KIND}(?: (?:contributors?|columnist|writer))?\W*", re.IGNORECASE)
_DISCLAIMS = re.compile(
    r"\b(?:views?|opinions?)(?: and (?:opinions?|views?))? (?:expressed|stated|in this)\b"
    r"[^.]{0,80}?\b(?:(?:his|her|their|my) own|are (?:his|hers|theirs|mine|those of)\b"
    r"|(?:do|does) not (?:necessarily )?(?:reflect|represent)|not necessarily|solely)",
    re.IGNORECASE,
)
# Words that are loaded, but that reports of the law use as its name.
_NAMES = frozenset(["obamacare"])


def is_opinion(article: Article, lines: Sequence[str], least: float = LEAST) -> bool:
    """Whether an article is opinion: as it says, as its author is introduced, or as it is written.

    Args:
        article: The article.
        lines: Its lines of text, the headline first where it has one.
        least: What is enough by how it is written; ``SURELY`` where it must be sure.

    Example:
        >>> from analysis.article.article import parse
        >>> is_opinion(parse("They are late."), ["Opinion: Trams", "They are late."])
        True
    """
    heads = [article.title, *lines[:1]]
    if any(_LABEL.match(head) or _LABEL_BEHIND.search(head) for head in heads):
        return True
    if any(map(_ALONE.fullmatch, lines[:TOP])):
        return True
    if _DISCLAIMS.search(article.text):
        return True
    enough = ENOUGH[Sort.OUTSIDE] if first_person(article) > PLAINLY else least
    return score(article) > min(
        (ENOUGH.get(x.sort, least) for x in introduced(lines)), default=enough
    )


def first_person(article: Article) -> float:
    """How many of 100 words are in the first person, outside quotations and behind colons.

    "We" and "our" count for a half; of one word alone nothing is made.

    Example:
        >>> from analysis.article.article import parse
        >>> first_person(parse("I like my tram."))
        50.0
    """
    plain = _own_words(article)
    return 100 * _first(plain) / max(1, len(plain.split()))


def score(article: Article) -> float:
    """How much speaks for opinion; a report has less than ``LEAST``.

    The sum of ``WEIGHTS``, each times the root of a rate in 100 words.
    """
    plain = _own_words(article)
    size, body = max(1, len(plain.split())), article.body
    words = sum(len(span.of(article.text).split()) for span in body)
    counts = {
        "reports": len(_REPORTS.findall(plain)) + 0.7 * len(_TELLS.findall(plain)),
        "values": sum(share * _listed(plain, name) for name, share in VALUES.items()),
        "negates": _listed(plain, "negation"),
        "first": _first(plain),
        "supposes": len(_SUPPOSES.findall(plain)),
    }
    rates = {name: 100 * count / size for name, count in counts.items()}
    rates["paragraph"] = min(LONGEST, words / max(1, len(body)))
    return sum(weight * math.sqrt(rates[name]) for name, weight in WEIGHTS.items())


def _listed(plain: str, name: str) -> int:
    words = (match.lower() for one in patterns(name).values() for match in one.findall(plain))
    return sum(word not in _NAMES for word in words)


def _first(plain: str) -> float:
    count = len(_I.findall(plain)) + 0.5 * len(_WE.findall(plain))
    return count if count >= SOME else 0.0


def _own_words(article: Article) -> str:
    """What stands neither in quotation marks nor behind a colon that announces it."""
    led = [
        after.own
        for before, after in pairwise(article.paragraphs)
        if before.own.of(article.text).rstrip().endswith(":")
    ]
    quoted = [*(quote.span for quote in top(quotes(article))), *led]
    find = finder(quoted)
    return "\n".join(
        part.of(article.text)
        for span in article.body
        for part in minus(span, [quoted[at] for at in find(span)])
    )
