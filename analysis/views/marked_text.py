"""The article with its statements marked, as plain HTML that needs no script.

Every piece of evidence has an address: ``#p4`` the fourth paragraph, ``#t12`` the twelfth sentence,
``#s3`` the third statement. The text of the article is data: each character is escaped.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from analysis.article.article import Article
from analysis.article.sentences_and_words import sentences
from analysis.article.spans import Span, finder
from analysis.common.jupyter import output
from analysis.statements.statements import Statement, Statements

TAGS = {"headline": "h3", "heading": "p", "caption": "p", "body": "p", "boilerplate": "p"}
ROLES = ("source", "cue", "content")


@dataclass(frozen=True, slots=True, repr=False)
class Marked:
    """An article's HTML with marks."""

    html: str

    def _repr_html_(self) -> str:
        return output(self.html)

    def __repr__(self) -> str:
        return f"<Marked: {len(self.html)} characters of HTML>"


@dataclass(frozen=True, slots=True)
class _Part:
    """One role of one statement over one span."""

    span: Span
    role: str
    statement: Statement


def marked(article: Article, statements: Statements, prefix: str = "") -> Marked:
    """The article with each statement's source, cue and content marked and numbered.

    One that no report lists has an address, so that links lead to its words, and no mark.

    Args:
        article: The article.
        statements: Its statements.
        prefix: What every address begins with, so that several articles can stand on one page:
            ``a2`` for ``#a2s3``. A number then leads to itself, for there is no table of rows.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.statements.statements import statements
        >>> article = parse('"It <b>rains</b>," said Ann Lee.')
        >>> page = marked(article, statements(article, method="rules")).html
        >>> 'id="s1"' in page, "<b>" in page
        (True, False)
    """
    parts = [
        _Part(span, role, s) for s in statements for role in ROLES for span in getattr(s, role)
    ]
    parts.sort(key=lambda p: (p.span, p.statement.number))
    numbered = [(s, n) for n, s in enumerate(sentences(article.text, article.body), 1)]
    first = {p.statement.number: p.span.start for p in reversed(parts)}
    find = finder([p.span for p in parts])

    def within(span: Span) -> list[_Part]:
        return [parts[i] for i in find(span)]

    out = ['<div class="marked">']
    for n, paragraph in enumerate(article.paragraphs, 1):
        tag, inside = TAGS[paragraph.kind], paragraph.span
        at = bisect_left(numbered, inside.start, key=lambda row: row[0].start)
        behind = bisect_left(numbered, inside.end, lo=at, key=lambda row: row[0].start)
        own = [row for row in numbered[at:behind] if inside.holds(row[0])]
        body = "".join(
            _sentence_html(article.text, s, k, within, first, prefix)
            for s, k in _gapless(inside, own)
        )
        out.append(f'<{tag} id="{prefix}p{n}" data-n="{n}" class="{paragraph.kind}">{body}</{tag}>')
    out.append("</div>")
    return Marked("\n".join(out))


def _gapless(inside: Span, own: list[tuple[Span, int]]) -> Iterable[tuple[Span, int]]:
    """The paragraph's sentences with the white space between them, numbered 0."""
    at = inside.start
    for span, number in own:
        if span.start > at:
            yield Span(at, span.start), 0
        yield span, number
        at = span.end
    if at < inside.end:
        yield Span(at, inside.end), 0


def _sentence_html(
    text: str,
    span: Span,
    number: int,
    find: Callable[[Span], list[_Part]],
    first: dict[int, int],
    prefix: str,
) -> str:
    near = find(span)
    cuts = sorted(
        {
            span.start,
            span.end,
            *(c for p in near for c in (p.span.start, p.span.end) if span.start < c < span.end),
        }
    )
    pieces = []
    for start, end in pairwise(cuts):
        piece = Span(start, end)
        over = [p for p in find(piece) if p.span.holds(piece)]
        pieces.append(_piece_html(text, piece, over, first, prefix))
    body = "".join(pieces)
    return f'<span id="{prefix}t{number}">{body}</span>' if number else body


def _piece_html(
    text: str, piece: Span, over: list[_Part], first: dict[int, int], prefix: str
) -> str:
    body = escape(piece.of(text)).replace("\n", "<br>\n")
    begun = dict.fromkeys(
        p.statement
        for p in over
        if first.get(p.statement.number) == piece.start and p.span.start == piece.start
    )
    anchors = "".join(_anchor(s, prefix) for s in begun)
    over = [p for p in over if p.statement.listed]
    if not over:
        return anchors + body
    roles = " ".join(dict.fromkeys(p.role for p in over))
    kinds = " ".join(dict.fromkeys(p.statement.kind for p in over if p.role == "content"))
    lead = f"{prefix[1:]}s" if prefix else ""  # a script finds them by the address of the number
    of = " ".join(dict.fromkeys(f"{lead}{p.statement.number}" for p in over))
    return f'{anchors}<mark class="{f"{roles} {kinds}".strip()}" data-s="{of}">{body}</mark>'


def _anchor(statement: Statement, prefix: str) -> str:
    """A statement's address; where it is listed, its number, which leads to its row."""
    number, lead = statement.number, f"{prefix}s" if prefix else "r"
    if not statement.listed:
        return f'<span id="{prefix}s{number}"></span>'
    return (
        f'<a class="number" id="{prefix}s{number}" href="#{lead}{number}" '
        f'aria-label="statement {number}">{number}</a>'
    )
