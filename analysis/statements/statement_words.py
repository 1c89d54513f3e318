"""How many words each statement has, quoted and in paraphrase; no word is counted twice."""

from __future__ import annotations

from collections import Counter

from analysis.article.article import Article
from analysis.article.spans import Span, minus
from analysis.article.tokens import count
from analysis.statements.statements import Statements
from analysis.statements.voices import QUOTED, paraphrased_parts, voices


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
