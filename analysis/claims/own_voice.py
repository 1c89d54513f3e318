"""Which of the article's own sentences are perhaps somebody else's words.

    ... ▸Some four in ten disagree.◂   behind the sentence that names the poll
    The paper wrote:                   a line that leads to words without marks
    ▸The bridge is old.◂
    ▸It was late.… The bridge fell.◂   a long paragraph that leaves sentences out
    “It is late. ▸It was dark.◂ So     within quotation marks that nobody is named for
    we left.”

Nothing tells for sure whose they are: such a sentence makes no claim that stands among the first.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from analysis.article.article import Article
from analysis.article.quotes import Quote, near
from analysis.article.spans import Span
from analysis.statements.statements import Statement, Statements

NEAR = 8  # sentences before one that are looked at
BLOCK = 3  # paragraphs behind a line that leads to somebody's words, at most
_POLL = re.compile(
    r"\b(?:polls?|polling|survey|study|research(?:ers)?|census|report|paper|analysis|statistics"
    r"|data|figures|pollsters?|index|Gallup|Pew|Rasmussen|Quinnipiac|Nielsen|Ipsos|YouGov|Bureau)\b"
)
_NEW_POLL = re.compile(
    r"\b(?:an?|the) (?:(?:new|recent|latest|fresh) (?:[\w/-]+ ){0,3})?(?:poll|survey|study)\b",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"%|\bper ?cent\b|\bpercentage points?\b|\brespondents\b"
    r"|\bof those (?:asked|surveyed|polled)\b|\b(?:more|less) likely to\b"
    r"|\b(?:half|majority|thirds?|quarters?|\w+ in (?:ten|five|four|three|10|5|4|3))"
    r" (?:of |said\b|say\b)",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d")
_LEADS = re.compile(r":\W*\Z")
_WRITES = re.compile(
    r"\b(?:writes?|wrote|says?|said|explains?|explained|argues?|argued|states?|stated|reads?"
    r"|reports?|reported|adds?|added|notes?|noted|continues?|continued|concludes?|concluded):\W*\Z"
)
_TOLD = re.compile(  # ", Prime Minister Ann Lee announced on Monday"
    r",[”\"]? (?:[A-Z][\w.’'-]+ |the |of |and ){1,8}(?:has |have |had |also |later )?"
    r"(?:said|says|announced|reported|reports|wrote|writes|added|adds|argued|argues|warned|warns"
    r"|claimed|claims|insisted|insists|tweeted|noted|notes)\b"
    r"(?! (?:that|it|he|she|they|the|a|an)\b)"
    r"|\baccording to (?!plan\b|schedule\b|law\b|rules?\b)"
    r"|, (?:per (?:the |an? )?(?:[A-Z]|report\b|source|poll\b|survey\b)|as [A-Z][\w.’'-]+ "
    r"(?:has |have |had )?(?:put|puts|saw|sees|seen|told|tells|wrote|writes) (?:it|them)\b)"
)
_POST = re.compile(r"[—–-]\s?[^\n()@]{2,50}\(@\w+\)[^\n]{0,30}\Z")  # — Ann Lee (@annlee) May 3
_TEXT = re.compile(
    r"\b(?:op-ed|editorial|column|article|piece|essay|letter|memo|ruling|opinion|report|story)\b",
    re.IGNORECASE,
)
_OPENS = re.compile(r"\s*[“\"‘']")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_LEFT_OUT = re.compile(  # "It was late.… The bridge", "It was late…. The bridge"
    r"(?:[a-z,]\s?(?:\.\s?…|…\s?\.)|[a-z]\s?\.{4,}|[a-z]\. \. \. \.|[.?!] …) ?(?=[A-Z])"
)
EXCERPT = 25  # words of a paragraph from which one with such a gap is no remark that trails off


def perhaps_anothers(
    statements: Statements, outer: Sequence[Quote], before: Sequence[Span], own: Span
) -> bool:
    """Whether words of the article's own are perhaps what somebody else says.

    Args:
        statements: The article's statements.
        outer: Its quotations that stand in no other.
        before: The sentences that stand before them, in the order of the text: the last ``NEAR``.
        own: The words.
    """
    article = statements.article
    return (
        _TOLD.search(own.of(article.text)) is not None
        or _in_excerpt(article, own)
        or _within_marks(article, outer, own)
        or _led_to(article, before, own)
        or _of_poll(statements, before, own)
    )


def _within_marks(article: Article, outer: Sequence[Quote], own: Span) -> bool:
    """Whether they stand within quotation marks, or behind one that is still open."""
    if any(q.kind == "speech" and q.inner.holds(own) for q in near(outer, own)):
        return True
    home = article.paragraphs[_paragraph(article, own)].span
    ahead = article.text[home.start : own.start]
    return ahead.count("“") + ahead.count('"') % 2 > ahead.count("”")


def _in_excerpt(article: Article, own: Span) -> bool:
    """Whether their paragraph leaves sentences out, as one does that is taken from elsewhere."""
    return _leaves_out(article.paragraphs[_paragraph(article, own)].own.of(article.text))


@lru_cache(maxsize=64)  # a paragraph may hold many claims
def _leaves_out(home: str) -> bool:
    if _OPENS.match(home) or len(home.split()) < EXCERPT:
        return False
    plain = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), home)
    return _LEFT_OUT.search(plain) is not None


def _led_to(article: Article, before: Sequence[Span], own: Span) -> bool:
    """Whether a line that ends in a colon leads to their paragraph.

    Behind "Lee writes:" the next ones may be hers as well, if they have no marks.
    """
    text, number = article.text, _paragraph(article, own)
    home = article.paragraphs[number].span
    if before and home.holds(before[-1]) and _WRITES.search(before[-1].of(text)):
        return True
    skipped = _between(article, number)
    for back in range(1, min(BLOCK, number) + 1):
        at = max(0, number - back - (skipped if back == 1 else 0))
        line = article.paragraphs[at].span.of(text).rstrip()
        led = _LEADS if back == 1 else _WRITES
        first, *others = line.split() or [""]
        loud = len(first) > 1 and first.isupper()  # "WATCH THIS:", but "A reader emails:"
        if others and not loud and led.search(line):
            after = home if back == 1 else article.paragraphs[at + 1].span
            return not _OPENS.match(text, after.start)
    return False


def _between(article: Article, number: int) -> int:
    """How many paragraphs stand between a line and the words it leads to: advertisements, posts.

    A post does only where the line tells of a text that is longer than one.
    """
    text, skipped, posts = article.text, 0, False
    while skipped < number:
        paragraph = article.paragraphs[number - skipped - 1]
        words = paragraph.span.of(text).rstrip()
        post = _POST.search(words) is not None
        if not post and (paragraph.kind != "boilerplate" or words.endswith(":")):
            break
        skipped, posts = skipped + 1, posts or post
    line = article.paragraphs[max(0, number - skipped - 1)].span.of(text)
    return 0 if posts and not _TEXT.search(line) else skipped


def _of_poll(statements: Statements, before: Sequence[Span], own: Span) -> bool:
    """Whether they tell of a share behind a sentence that gives what a poll or a report finds.

    Between the two stand figures only.
    """
    text = statements.article.text
    if not _SHARE.search(own.of(text)):
        return False
    for back, sentence in enumerate(reversed(before)):
        if text.count("\n\n", sentence.end, own.start) > 1:
            return False
        if back == 0 and _NEW_POLL.search(sentence.of(text)):
            return True
        if any(_finds(text, s) and _stands_in(s, sentence) for s in statements):
            return True
        if not _FIGURE.search(sentence.of(text)):
            return False
    return False


def _stands_in(statement: Statement, sentence: Span) -> bool:
    return any(part.overlap(sentence) for part in (*statement.source, *statement.cue))


def _finds(text: str, statement: Statement) -> bool:
    return any(_POLL.search(span.of(text)) for span in statement.source)


def _paragraph(article: Article, own: Span) -> int:
    return max(0, bisect_right(article.paragraphs, own.start, key=lambda p: p.span.start) - 1)
