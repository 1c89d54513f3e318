"""A draft or source ready to be compared: its words, which are quoted, and whose they are."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from analysis.article.quotes import Quote, top
from analysis.article.sentences_and_words import sentences
from analysis.article.spans import Span, finder
from analysis.article.text_kind import TextKind, text_kind
from analysis.corpus.draft_check.alignment import Stream, stream
from analysis.corpus.draft_check.word_keys import Token, keys, word_keys
from analysis.pipeline import Analysis
from analysis.statements.statements import Statement


@dataclass(frozen=True, slots=True)
class IndexedText:
    """An article's words as they are compared.

    Args:
        a: What is found in it.
        tokens: Its words, paragraph for paragraph.
        whole: All of them, to be searched.
        quoted: Those in quotation marks.
        quotes: The quotations that stand in no other.
        quote_of: For each word the number of its quotation, -1 for none.
        sentences: Its sentences.
        holders: The numbers of the statements whose content shares a character with a span.
        contents: For each content part its statement.
        values: The values of its numbers.
        quotes_speech: Whether it is a news report that sets what it quotes in marks.
    """

    a: Analysis
    tokens: tuple[Token, ...]
    whole: Stream
    quoted: Stream
    quotes: tuple[Quote, ...]
    quote_of: tuple[int, ...]
    sentences: tuple[Span, ...]
    holders: Callable[[Span], list[int]]
    contents: tuple[tuple[Span, Statement], ...]
    values: frozenset[str]
    quotes_speech: bool

    @property
    def text(self) -> str:
        """Its text."""
        return self.a.article.text

    def within(self, span: Span) -> tuple[Token, ...]:
        """The words that stand wholly within a span."""
        first = bisect_left(self.tokens, span.start, key=lambda token: token.start)
        last = bisect_right(self.tokens, span.end, key=lambda token: token.end)
        return self.tokens[first:last]

    def sentence(self, span: Span) -> Span:
        """From the beginning of the sentence that a span begins in to the end of its last one."""
        first = bisect_right(self.sentences, span.start, key=lambda s: s.end)
        last = bisect_left(self.sentences, span.end, key=lambda s: s.start)
        hits = self.sentences[first:last]
        return Span(min(hits[0].start, span.start), max(hits[-1].end, span.end)) if hits else span

    def statement(self, spans: Sequence[Span]) -> Statement | None:
        """The statement whose content has most of some words; the innermost of several."""
        shares: dict[int, int] = {}
        owners: dict[int, Statement] = {}
        for span in spans:
            for number in self.holders(span):
                part, owner = self.contents[number]
                shares[owner.number] = shares.get(owner.number, 0) + part.overlap(span)
                owners[owner.number] = owner
        if not shares:
            return None
        best = max(shares, key=lambda n: (shares[n], -len(owners[n].span)))
        total = sum(len(span) for span in spans)
        return owners[best] if shares[best] * 2 > total else None


def indexed(a: Analysis) -> IndexedText:
    """An article's words, indexed.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.pipeline import analyse
        >>> text = indexed(analyse(parse('"It rains," said Ann Lee.'), method="rules"))
        >>> text.quoted.keys, text.statement([text.tokens[0].span]).speaker
        (('it', 'rains'), 'Ann Lee')
    """
    text = a.article.text
    tokens = tuple(token for span in a.article.body for token in word_keys(text, span))
    outer = top(a.quotes)
    quote_of = _quote_numbers(tokens, outer)
    inside = [n for n, quote in enumerate(quote_of) if quote >= 0]
    every = keys(tokens)
    contents = tuple((part, s) for s in a.statements for part in s.content)
    return IndexedText(
        a,
        tokens,
        stream(every, range(len(every))),
        stream([every[n] for n in inside], inside),
        outer,
        quote_of,
        sentences(text, a.article.body),
        finder([part for part, _ in contents]),
        contents,
        frozenset(token.value for token in tokens),
        any(q.kind == "speech" for q in outer) and text_kind(a.article) is TextKind.REPORT,
    )


def _quote_numbers(tokens: Sequence[Token], outer: Sequence[Quote]) -> tuple[int, ...]:
    starts = [quote.span.start for quote in outer]
    out = []
    for token in tokens:
        at = bisect_right(starts, token.start) - 1
        out.append(at if at >= 0 and token.end <= outer[at].span.end else -1)
    return tuple(out)
