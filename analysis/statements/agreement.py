"""How far two coders agree, who have each corrected the statements of one article.

Coders begin with what Sayso lists, so they agree on most of it before either has looked. What
either has touched is therefore counted apart; that number says more about the coders.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from analysis.article.sentences_and_words import is_word, words
from analysis.article.spans import Span, finder
from analysis.errors import ParameterError
from analysis.statements.attribution_candidate import Flag
from analysis.statements.attribution_row import attributions_row
from analysis.statements.score_attributions import Score, matches
from analysis.statements.statements import Statement, Statements


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two coders agree on one article.

    Args:
        spans: F1 of what is a statement: contents that share at least half of their words.
        exact: The same for contents that are the same word for word.
        speakers: Of the statements that both have, how many have one speaker.
        speakers_alpha: Krippendorff's alpha of these speakers; None where there is only one.
        words_alpha: Krippendorff's alpha of who says each word of the article; None where there is
            only one.
        touched: Of the statements that either coder added, dropped, changed or accepted, on how
            many both agree: the same words and one speaker.
    """

    spans: Score
    exact: Score
    speakers: Score
    speakers_alpha: float | None
    words_alpha: float | None
    touched: Score


def agreement(first: Statements, second: Statements) -> Agreement:
    """How far two coders agree, from the statements as each has corrected them.

    F1 stands in for agreement on spans, since nobody can count the spans that neither coder marked
    (Hripcsak and Rothschild 2005, "Agreement, the F-measure, and reliability in information
    retrieval", JAMIA 12). Agreement on speakers is given in percent and as Krippendorff's alpha.

    Raises:
        ParameterError: They are of two articles.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.statements.statements import statements
        >>> said = statements(parse('"It rains," said Ann Lee.'), method="rules")
        >>> agreement(said, said).spans.f1
        1.0
    """
    text = first.article.text
    if text != second.article.text:
        raise ParameterError(
            "These corrections are of two texts; agreement can only be measured on one article."
        )
    ours, theirs = (attributions_row("", said)["attributions"] for said in (first, second))
    pairs = [(first[a], second[b]) for a, b in matches(text, ours, theirs)]
    exact = len(matches(text, ours, theirs, least=1.0))
    names = [(_who(a), _who(b)) for a, b in pairs]
    same = sum(a == b for a, b in names)
    checked = [(a, b) for a, b in pairs if _by_hand(a) or _by_hand(b)]
    agreed = sum(a.content == b.content and _who(a) == _who(b) for a, b in checked)
    alone = len(first) + len(second) - 2 * len(pairs)
    return Agreement(
        spans=Score(len(pairs), len(second), len(first)),
        exact=Score(exact, len(second), len(first)),
        speakers=Score(same, len(pairs), len(pairs)),
        speakers_alpha=krippendorff_alpha(names),
        words_alpha=krippendorff_alpha(list(zip(_voices(first), _voices(second), strict=True))),
        touched=Score(agreed, len(checked) + alone, len(checked) + alone),
    )


def krippendorff_alpha(units: Sequence[Sequence[Hashable]]) -> float | None:
    """Krippendorff's alpha for nominal data, any number of coders, values missing or not.

    alpha = 1 - Do / De = 1 - (n - 1) * sum over c != k of o(c, k) / sum over c != k of n(c) * n(k).
    A unit with m values adds 1 / (m - 1) to o(c, k) for each ordered pair of its values c and k;
    n(c) is the sum of o(c, k) over all k, and n that of all n(c). Units with fewer than two values
    are left out. Source: Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", section
    C; (2019) "Content Analysis", 4th edition, chapter 12.

    Args:
        units: For each unit the values that coders gave it; None where a coder gave none.

    Returns:
        1 for full agreement, 0 for as much as chance would bring, less than 0 for less; None where
        fewer than two different values were given, since chance cannot be told from agreement then.

    Example:
        >>> ben, gerry = "aabbdcccedda", "babbbccceddd"
        >>> round(krippendorff_alpha(list(zip(ben, gerry))), 3)
        0.692
    """
    observed: Counter[tuple[Hashable, Hashable]] = Counter()
    weights: dict[tuple[Hashable, Hashable], float] = {}
    for unit in units:
        values = [value for value in unit if value is not None]
        for at, value in enumerate(values):
            for other in values[:at] + values[at + 1 :]:
                observed[value, other] += 1
                weights[value, other] = weights.get((value, other), 0.0) + 1 / (len(values) - 1)
    totals: dict[Hashable, float] = {}
    for (value, _), weight in weights.items():
        totals[value] = totals.get(value, 0.0) + weight
    n = sum(totals.values())
    expected = n * n - sum(total * total for total in totals.values())
    if not expected or len(totals) < 2:
        return None
    differ = sum(weight for (a, b), weight in weights.items() if a != b)
    return 1 - (n - 1) * differ / expected


def _who(statement: Statement) -> str:
    return statement.speaker_id or statement.speaker


def _by_hand(statement: Statement) -> bool:
    return Flag.BY_HAND in statement.flags


def _voices(said: Statements) -> list[Hashable]:
    """For each word of the article, who says it: all speakers whose content holds it."""
    parts = sorted((span, _who(s) or "unnamed") for s in said for span in s.content)
    find = finder([span for span, _ in parts])
    text = said.article.text
    every = [w for body in said.article.body for w in words(text, body) if is_word(w.of(text))]
    return [frozenset(parts[at][1] for at in find(Span(w.start, w.end))) for w in every]
