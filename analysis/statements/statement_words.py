"""How many words each statement has, quoted and in paraphrase; no word is counted twice."""

from __future__ import annotations

from collections import Counter

from analysis.article.article import Article
from analysis.article.sentences_and_words import count
from analysis.article.spans import Span, minus
from analysis.statements.statements import Statement, Statements
from analysis.statements.voices import QUOTED, paraphrased_parts, voices

# What a content may begin with that says nothing by itself.
_OPENERS = frozenset(["that", "so", "and", "but", "as", "if", "whether", "because", "then"])
_FEWEST = 3  # words of a paraphrase that tell a reader something


def says_enough(kind: str, words: str) -> bool:
    """Whether a statement tells a reader anything by itself: a quotation, or three words.

    Args:
        kind: ``direct``, ``indirect`` or ``mixed``.
        words: Its content.

    Example:
        >>> [says_enough("indirect", text) for text in ("that", "so in 2019", "that it was late")]
        [False, False, True]
    """
    if kind != "indirect":
        return True
    bare = [word for token in words.split() if (word := token.strip(",.;:…’'")).strip("-–—")]
    first = next((at for at, word in enumerate(bare) if word.casefold() not in _OPENERS), len(bare))
    return len(bare) - first >= _FEWEST


def cue_words(statements: Statements, statement: Statement) -> str:
    """The words that attribute a statement; empty where nothing but its place does."""
    text = statements.article.text
    return " … ".join(" ".join(span.of(text).split()) for span in statement.cue)


def words_by_statement(article: Article, statements: Statements) -> dict[int, tuple[int, int]]:
    """The quoted and the paraphrased words of each statement, by its number.

    As in ``analysis.statements.voices.shares``, a statement within another gives its words to the
    outer one.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.statements.statements import statements
        >>> article = parse('"It rains," said Ann Lee. She said that it pours.')
        >>> words_by_statement(article, statements(article, method="rules"))
        {1: (2, 0), 2: (0, 3)}
    """
    quoted: Counter[int] = Counter()
    paraphrased: Counter[int] = Counter()
    taken: list[Span] = []
    for stretch in voices(article, statements):
        if stretch.voice == QUOTED and stretch.statement:
            quoted[stretch.statement] += count(article.text, stretch.span)
            taken.append(stretch.span)
    parts = paraphrased_parts(article, statements)
    for statement in sorted(statements, key=lambda s: (s.within, s.number)):
        for span in parts[statement.number]:
            paraphrased[statement.number] += sum(
                count(article.text, piece) for piece in minus(span, taken)
            )
            taken.append(span)
    return {s.number: (quoted[s.number], paraphrased[s.number]) for s in statements}
