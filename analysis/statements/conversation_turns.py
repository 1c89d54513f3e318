"""The turns of a conversation as statements: what is said between two labels is one person's words.

A turn is direct speech, with or without quotation marks. What somebody tells within it stays a
statement of its own; what crosses a turn's border goes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from analysis.article.announced_words import Announced, announced
from analysis.article.article import Article
from analysis.article.interview_turns import turns
from analysis.article.letters import letters
from analysis.article.name_lists import titles, words_of
from analysis.article.signed_posts import posts
from analysis.article.signed_quotations import signed_quotations
from analysis.article.spans import Span, finder
from analysis.article.transcripts import placed
from analysis.article.turn_labels import heads_no_turn
from analysis.statements.attribution_candidate import Candidate, Rule
from analysis.statements.list_headings import without_headings
from analysis.statements.nested_statements import is_told_within

SURE = 0.9  # of a turn


def with_turns(article: Article, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates with the turns of a conversation, each a statement of whose turn it is.

    Turns that the tagger's rules about layout have found are marked as such, and where there is no
    conversation, the headings of a list are nobody's turns.

    Args:
        article: The article.
        candidates: The candidates.
    """
    text = article.text
    direct = {place.content[0]: Span(*place.source) for place in placed(text) if place.direct}
    whole = _whole_labels(text, direct.values())
    out = [
        replace(
            one,
            rules=(*one.rules, Rule.TURN),
            named=whole.get(_surname(direct[one.content[0].start].of(text)), one.named),
        )
        if one.content and one.content[0].start in direct
        else one
        for one in candidates
        if not _is_headed(text, one)
    ]
    own = [one.content[0] for one in out if Rule.TURN in one.rules and one.content]
    out = [one for one in out if Rule.TURN in one.rules or _is_told(text, one, own)]
    found = _found(article)
    if not found:
        return without_headings(article, out)
    spans = [span for turn in found for span in (*turn.source, *turn.content)]
    held = finder(spans)
    kept = []
    for one in out:
        if _beside(article.text, one, [spans[i] for i in _touched(one, held)]):
            kept.append(one)
        elif rest := _outside(one, held):
            kept.append(replace(one, content=rest))
    return [*kept, *found]


def _is_told(text: str, one: Candidate, turns: Sequence[Span]) -> bool:
    """Whether a candidate stands in no labelled turn, or is told of within one."""
    touched = [turn for turn in turns if any(part.overlap(turn) for part in one.content)]
    return all(is_told_within(text, one, turn) for turn in touched)


def _is_headed(text: str, one: Candidate) -> bool:
    """Whether a heading is taken for who speaks: "THE FACTS: It cost twelve"."""
    plain = len(one.source) == 1 and len(one.cue) == 1 and one.cue[0].of(text) == ":"
    return plain and heads_no_turn(one.source[0].of(text))


def _whole_labels(text: str, labels: Iterable[Span]) -> dict[str, Span]:
    """For labels that are a surname alone where the full name stands: "ANN LEE:", then "LEE:"."""
    out: dict[str, Span] = {}
    for span in labels:
        first, _, last = span.of(text).rpartition(" ")
        if first and last not in out:
            out[last] = span
    return out


def _surname(label: str) -> str:
    """A label without titles before a surname: "LEE" of "SENATOR LEE"."""
    *front, last = label.split()
    titled = all(word.rstrip(".").title() in titles() for word in front)
    return last if titled else label


def _found(article: Article) -> list[Candidate]:
    """The turns of an article, what it announces, and what is signed, as candidates."""
    out = [
        Candidate((t.label,) if t.label else (), (), t.content, (Rule.TURN,), SURE, named=t.named)
        for t in turns(article) or letters(article)
    ]
    if not out:
        out = [_announced(article.text, one) for one in announced(article)]
    held = finder([span for one in out for span in one.content])
    signed = [(Rule.POST, post) for post in posts(article)]
    signed += [(Rule.SIGNED, quotation) for quotation in signed_quotations(article)]
    return out + [
        Candidate(
            (t.label,) if t.label else (), (), t.content, (rule,), SURE, named=t.named or None
        )
        for rule, t in signed
        if not any(map(held, t.content))
    ]


def _announced(text: str, one: Announced) -> Candidate:
    """What is announced as a candidate: a name tells who speaks, a pronoun asks."""
    who = (one.who,) if one.who else ()
    named = one.who if one.who and one.who.of(text).lower() not in words_of("owning") else None
    return Candidate(who, (one.cue,), one.content, (Rule.ANNOUNCED,), SURE, named=named)


def _touched(one: Candidate, held: Callable[[Span], list[int]]) -> list[int]:
    return sorted({i for part in (*one.content, *one.cue, *one.source) for i in held(part)})


def _outside(one: Candidate, held: Callable[[Span], list[int]]) -> tuple[Span, ...]:
    """The parts of a content that touch no turn, where who says it and how stand in none."""
    if not one.cue or any(map(held, (*one.cue, *one.source))):
        return ()
    return tuple(part for part in one.content if not held(part))


def _beside(text: str, one: Candidate, touched: Sequence[Span]) -> bool:
    """Whether a candidate touches no turn, or stands within one as another's words."""
    if not touched:
        return True
    whole = Span(one.content[0].start, one.content[-1].end)
    if any(map(whole.holds, touched)):
        return False  # all of a turn, given to somebody of whom it tells
    return len(touched) == 1 and is_told_within(text, one, touched[0])
