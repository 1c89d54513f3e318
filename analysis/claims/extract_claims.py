"""What is claimed: what each statement puts forward, and the reporter's own claims.

Each statement of an article makes one claim, its whole proposition: what it means is read by the
network "meaning", or by rules where that is not asked.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from analysis.article.article import Article
from analysis.article.author import lines_on_authors
from analysis.article.paragraphs import is_furniture
from analysis.article.passage import Passage, passage
from analysis.article.quotes import top
from analysis.article.sentences_and_words import sentences
from analysis.article.spans import Span, finder, merged, minus, trim
from analysis.claims import evidence, stance
from analysis.claims.authors_view import is_authors_view
from analysis.claims.blamed import blamed
from analysis.claims.claim import CHECKABLE, CLAIMED, Claim, Claims, Evidence, Kind, Stance
from analysis.claims.denying_answers import asked, is_bare_no
from analysis.claims.flaws import with_flaws
from analysis.claims.kind_by_rules import foretold, provides
from analysis.claims.no_claim import is_no_claim, is_part
from analysis.claims.own_sentences import clause_behind, says_something, whole_again
from analysis.claims.proposition import (
    STOP,
    is_fragment,
    proposition,
    with_base,
    with_condition,
    with_cue,
    with_subject,
    without_own_ground,
)
from analysis.claims.same_or_contrary import related
from analysis.statements.doubtful_speakers import is_share
from analysis.statements.statements import Statement, Statements
from analysis.statements.sureness import PERHAPS_NO_UTTERANCE

if TYPE_CHECKING:
    from analysis.tagger.meaning_network import Meaning
    from analysis.tagger.wording import Sentence as Reading

SHORTEST = 4  # words of a sentence of the reporter's that can be a claim
OWN = 0.6  # share of a sentence that must be the reporter's for it to be his claim
_MARKS = ",;:–—-"


@dataclass(frozen=True, slots=True)
class _Part:
    """What may be a claim: a statement's content, or a sentence of the reporter's.

    It has the fields by which the network knows a statement.
    """

    content: tuple[Span, ...]
    statement: Statement | None = None
    passage: Passage | None = None
    asked: Span | None = None  # what its speaker said no to

    @property
    def source(self) -> tuple[Span, ...]:
        return self.statement.source if self.statement else ()

    @property
    def cue(self) -> tuple[Span, ...]:
        return self.statement.cue if self.statement else ()


def claims(
    article: Article,
    statements: Statements,
    readings: Sequence[Reading] = (),
    *,
    deep: bool = False,
    threads: int = 1,
) -> Claims:
    """What each statement of an article and the reporter puts forward, in the order of the text.

    Args:
        article: The article.
        statements: Its statements.
        readings: What the wording network reads in each sentence, in the order of the text: how
            worth a check the reporter's own claims are.
        deep: Whether the network "meaning" reads them; else rules do.
        threads: Processor threads that it may use.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.statements.statements import statements
        >>> article = parse("Crime rose by 12 percent last year, said Ann Lee.")
        >>> found = claims(article, statements(article, method="rules"))
        >>> found[0].kind.value, found[0].speaker
        ('number', 'Ann Lee')
    """
    parts = [*_statements(article, statements, deep), *_own(article, statements)]
    out = (
        _by_network(statements, parts, readings, threads) if deep else _by_rules(statements, parts)
    )
    kept = sorted((c for c in out if c is not None), key=lambda c: (c.span, c.statement))
    numbered = [replace(c, number=n) for n, c in enumerate(kept, 1)]
    return Claims(article, with_flaws(statements, related(article.text, statements, numbered)))


def _statements(article: Article, statements: Statements, deep: bool) -> Iterator[_Part]:
    """The content of each statement; where rules judge, cut into sentences."""
    frame = article.body
    at = finder(frame)
    for statement in statements:
        cut = None
        if not deep:
            around = sorted({n for content in statement.content for n in at(content)})
            cut = passage(article.text, statement.content, [frame[n] for n in around])
        yield _Part(statement.content, statement, cut)


def _own(article: Article, statements: Statements) -> Iterator[_Part]:
    """What the reporter says beside the statements: whole sentences that say something."""
    text, frame = article.text, article.body
    at = finder(frame)
    holes = merged(
        span
        for s in statements
        if not s.within and not is_authors_view(text, s) and not _is_perhaps_nobodys(s)
        for span in (*s.content, *s.source, *s.cue, *s.passed_by)
    )
    starts, ends = [h.start for h in holes], [h.end for h in holes]
    authors = lines_on_authors(article)
    body = [p.own for p in article.paragraphs if p.kind == "body" and p.own not in authors]
    for sentence in sentences(text, body):
        if is_furniture(sentence.of(text)) or is_no_claim(article, sentence):
            continue
        left = holes[bisect_right(ends, sentence.start) : bisect_left(starts, sentence.end)]
        own = [trim(text, piece, _MARKS) for piece in minus(sentence, left)]
        pieces = tuple(piece for piece in own if piece)
        if len(pieces) != 1 or len(pieces[0]) < OWN * len(sentence):
            # It but leads to what is attributed, or is cut in two by it.
            behind = clause_behind(text, sentence, pieces, statements)
            if behind is None:
                continue
            pieces = (behind,)
        pieces = (whole_again(text, sentence, pieces[0]),)
        if is_part(text, sentence, pieces[0]):
            continue
        cut = passage(text, pieces, [frame[n] for n in at(sentence)])
        if says_something(text, sentence, cut.sentences, SHORTEST):
            yield _Part(pieces, None, cut)


def _is_perhaps_nobodys(s: Statement) -> bool:
    """Whether words are perhaps no utterance: "signed a bill that ...", which the article tells."""
    return s.kind != "direct" and s.confidence <= PERHAPS_NO_UTTERANCE


def _by_rules(statements: Statements, parts: Sequence[_Part]) -> Iterator[Claim | None]:
    """Claims as rules read them; the reporter asserts or hedges, or makes none."""
    outer = top(statements.quotes)
    for part in parts:
        if part.passage is None:
            continue
        label, kind, checkable = stance.by_rules(
            statements.article.text, part.passage, part.statement, outer
        )
        if part.statement is not None or label in CLAIMED:
            yield _claim(statements, part, label, kind, checkable, priority=float(checkable))


def _by_network(
    statements: Statements, parts: Sequence[_Part], readings: Sequence[Reading], threads: int
) -> Iterator[Claim | None]:
    """The claims of the statements and of the reporter's own sentences, as the network reads them.

    How much the reporter's sentences are worth a check tells the wording network, too.
    """
    from analysis.tagger.meaning_network import meanings

    text = statements.article.text
    mentions = [m.span for m in statements.cast.mentions]
    read = meanings(text, parts, mentions=mentions, threads=threads)
    at = finder([reading.span for reading in readings])
    for part, meant in zip(parts, read, strict=True):
        if part.statement is not None:
            yield _statement_claim(text, statements, part, part.statement, meant)
        else:
            span = Span(part.content[0].start, part.content[-1].end)
            worth = [readings[n].checkworthy for n in at(span)] if readings else []
            yield _own_claim(statements, part, meant, max(worth, default=None))


def _own_claim(
    statements: Statements, part: _Part, meant: Meaning, worth: float | None
) -> Claim | None:
    """The claim of a sentence of the reporter's, as the network reads it; none where it is none."""
    from analysis.tagger.meaning_network import settings

    label = stance.of_reporter(meant)
    if label not in CLAIMED:
        return None
    sort = max(zip(meant.kinds[:-1], Kind, strict=False), key=lambda pair: pair[0])[1]
    checkable = meant.checkable_p >= settings()["checkable"] and sort in CHECKABLE
    if sort is Kind.FORECAST and provides(part.content[0].of(statements.article.text)):
        sort, checkable = Kind.PRESENT, True
    return _claim(
        statements,
        part,
        label,
        sort,
        checkable,
        checkworthiness=meant.checkable_p,
        priority=(meant.worth if worth is None else (meant.worth + worth) / 1.5) * checkable,
        stance_p=meant.stances[list(Stance).index(label)],
        kind_p=_kind_p(meant),
    )


def _kind_p(meant: Meaning) -> float:
    """How sure the network is of a kind, of those that a proposition can have."""
    return round(max(meant.kinds[:-1]) / (sum(meant.kinds[:-1]) or 1.0), 4)


def _statement_claim(
    text: str, statements: Statements, part: _Part, statement: Statement, meant: Meaning
) -> Claim | None:
    """The claim of a statement, as the network reads it."""
    bare = proposition(text, part.content)
    words = " ".join(span.of(text) for span in bare)
    if answered := asked(text, statements.article.body, statement):
        part = replace(part, asked=answered)
        return _claim(statements, part, Stance.DENY, Kind.OTHER, checkable=False)
    little = _names_only(statements, bare) or stance.says_little(text, statement, words)
    little = little or is_bare_no(words)
    proposes = not little and bool(_whole(statements, part))
    label = stance.by_network(text, statement, meant, proposes=proposes)
    put = label in CLAIMED or label is Stance.DENY
    kind = foretold(text, statement, Kind(meant.kind))
    own = evidence.by_source(text, statement, statements.cast.get(statement.speaker_id))
    return _claim(
        statements,
        part,
        label,
        kind,
        put and meant.checkable and kind in CHECKABLE,
        checkworthiness=meant.checkable_p,
        priority=meant.worth if put else 0.0,
        accuses=_accused(statements, meant, statement, bare) if put else "",
        offered=evidence.joined(evidence.by_network(text, meant), own) if put else (),
        stance_p=meant.stances[list(Stance).index(label)],
        kind_p=_kind_p(meant),
    )


def _whole(statements: Statements, part: _Part) -> tuple[Span, ...]:
    """The words of a proposition; with its sentence up to it where it is no clause by itself.

    Empty where it hangs on another statement: "... than the old one, which they say was slow".
    """
    text = statements.article.text
    bare = proposition(text, part.content)
    if part.statement is not None and not part.source and part.statement.kind != "direct":
        bare = with_cue(text, part.cue, part.content, bare)
    spans = with_subject(text, part.source, part.cue, bare)
    if part.statement is not None:
        share = is_share(" ".join(s.of(text) for s in part.source))
        spans = with_condition(text, part.source, part.cue, spans)
        spans = with_base(text, part.source, spans, share)
    if not spans or not is_fragment(spans[0].of(text)):
        return spans
    start = max(m.end() for m in STOP.finditer(text, 0, spans[0].start))
    ahead = trim(text, Span(start, spans[0].start), _MARKS)
    if not ahead:
        return spans
    others = (s for s in statements if s is not part.statement)
    if any(ahead.overlap(c) for s in others for c in (*s.content, *s.cue)):
        return ()
    return (Span(ahead.start, spans[0].end), *spans[1:])


def _accused(
    statements: Statements, meant: Meaning, statement: Statement, spans: Sequence[Span]
) -> str:
    """The name of whom a statement blames; empty where it blames nobody, or its own speaker."""
    read = statements.cast.at(meant.accuses) if meant.accuses else None
    if read is not None and statement.speaker_id and read.id == statement.speaker_id:
        read = None
    actor = blamed(statements, statement, spans, read)
    return actor.name if actor else ""


def _names_only(statements: Statements, spans: Sequence[Span]) -> bool:
    """Whether some words are but a name or a description of somebody."""
    if len(spans) != 1:
        return False
    return any(m.span.holds(spans[0]) for m in statements.cast.touching(spans[0]))


def _claim(
    statements: Statements,
    part: _Part,
    label: Stance,
    kind: Kind,
    checkable: bool,
    *,
    checkworthiness: float | None = None,
    priority: float = 0.0,
    accuses: str = "",
    offered: tuple[Evidence, ...] = (),
    stance_p: float | None = None,
    kind_p: float | None = None,
) -> Claim | None:
    text = statements.article.text
    spans = proposition(text, part.content)
    if not spans:
        return None
    statement = part.statement
    spans = (part.asked,) if part.asked else _whole(statements, part) or spans
    if label is Stance.DENY:
        spans = without_own_ground(text, spans)
    return Claim(
        number=0,
        spans=spans,
        statement=statement.number if statement is not None else 0,
        speaker=statement.speaker if statement is not None else "",
        stance=label,
        kind=kind,
        checkable=checkable,
        checkworthiness=checkworthiness,
        priority=priority,
        accuses=accuses,
        evidence=offered,
        about=_about(statements, spans, statement),
        stance_p=stance_p,
        kind_p=kind_p,
    )


def _about(
    statements: Statements, spans: Sequence[Span], statement: Statement | None
) -> tuple[str, ...]:
    """The actors named in the claim, its speaker left out, in the order of mention."""
    speaker = statement.speaker_id if statement is not None else ""
    held = (m for span in spans for m in statements.cast.within(span))
    actors = (statements.cast.actors[m.actor] for m in held if m.actor >= 0)
    names = (a.name for a in actors if a.id != speaker and a.named and a.kind != "document")
    return tuple(dict.fromkeys(names))
