"""Applying an analyst's corrections to the statements that Sayso found, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from analysis.actors.cast import Actor
from analysis.actors.name_match import PERSON, same_actor
from analysis.article.quotes import top
from analysis.article.reporting_verbs import cue_class
from analysis.article.spans import Span, trim
from analysis.common.slugs import slugify
from analysis.statements.anonymity_words import keeps_name_back
from analysis.statements.attribution_candidate import Flag, Rule, why
from analysis.statements.correction_targets import Place, located, places, statement_at, which
from analysis.statements.corrections import Correction, Outcome
from analysis.statements.source_phrases import phrase
from analysis.statements.source_types import SourceType
from analysis.statements.statement_kind import kind_of
from analysis.statements.statements import Statement, Statements


@dataclass(frozen=True, slots=True)
class _Result:
    """What one correction does to a list of statements.

    Args:
        sentence: What became of it, for a reader.
        fits: Whether it could be applied.
        statement: The statement as it is now; None where none is left or meant.
        gone: The statements that it takes away or replaces.
        more: The statements that come beside the first one.
        several: Where its words stand, if nothing tells which of these places is meant.
        words: The words that stand there, and the entry that would say which.

    A statement within one of those that are gone lies within ``statement`` from then on.
    """

    sentence: str
    fits: bool = True
    statement: Statement | None = None
    gone: tuple[Statement, ...] = ()
    more: tuple[Statement, ...] = ()
    several: tuple[Place, ...] = ()
    words: tuple[str, str] = ("", "")


def corrected(
    statements: Statements, corrections: Sequence[Correction]
) -> tuple[Statements, tuple[Outcome, ...]]:
    """The statements as the analyst has corrected them, and what became of each correction.

    Each correction is applied to what those before it have left, so that a list of corrections
    without its last one gives what was there before that one.
    """
    items = list(statements.items)
    merged_into: dict[int, int] = {}
    results: list[tuple[Correction, _Result]] = []
    for one in corrections:
        result = _applied(statements, items, one)
        left = [s for s in items if not any(s is old for old in result.gone)]
        new = [s for s in (result.statement, *result.more) if s is not None]
        items = [*left, *new]
        results = [(c, _followed(r, result)) for c, r in results]
        if result.statement is not None:
            merged_into |= {s.number: result.statement.number for s in result.gone if s.number}
        results.append((one, result))
    order = sorted(items, key=lambda s: (s.content[0].start, -s.content[-1].end))
    numbers = {s.number: n for n, s in enumerate(order, 1) if s.number}
    rank = {id(s): n for n, s in enumerate(order, 1)}
    holders = [numbers.get(_last(merged_into, s.within), 0) for s in order]
    final = tuple(
        replace(s, number=n, within=holder if holder != n else 0)
        for n, (s, holder) in enumerate(zip(order, holders, strict=True), 1)
    )

    def shown(statement: Statement) -> int:
        return rank.get(id(statement)) or numbers.get(_last(merged_into, statement.number), 0)

    outcomes = tuple(
        Outcome(c, rank.get(id(r.statement), 0), r.fits, _sentence(r, shown)) for c, r in results
    )
    return replace(statements, items=final), outcomes


def named(statements: Statements, speaker: str) -> Actor | None:
    """The actor of an article that a name given by hand means; None where it is a new one.

    That is the one of this name or id, else the only person whose it can be: Bob for Robert Lee.
    """
    actors = statements.cast.actors
    for actor in actors:
        if speaker and speaker in (actor.name, actor.id):
            return actor
    can_be = [
        actor
        for actor in actors
        if actor.named and actor.kind == PERSON and same_actor(speaker, actor.name, PERSON)
    ]
    return can_be[0] if len(can_be) == 1 else None


def _applied(statements: Statements, items: Sequence[Statement], one: Correction) -> _Result:
    """What a correction does to these statements."""
    if one.verb == "alias":
        return _Result(f"{one.names[0]} also goes by {', '.join(one.names[1:])}.")
    text = statements.article.text
    among = _meant(text, items, one)
    if not among:
        return _Result("Its words are no longer in the article.", fits=False)
    nowhere = among[0].statement is None
    adds = one.verb == "add" or (nowhere and one.verb == "change" and bool(one.speaker))
    if one.verb == "add":
        among = _meant(text, (), one)
    if len(among) > 1 and (adds or not nowhere):
        return _Result("", fits=False, several=among, words=(one.words, "at"))
    span, target = among[0].span, among[0].statement
    if adds:
        return _Result("Added by hand.", statement=_changed(statements, _blank(span), one))
    if target is None:
        return _Result(_NOWHERE, fits=False)
    if one.verb == "drop":
        return _Result("Dropped by hand.", gone=(target,))
    if one.verb == "accept":
        same = _typed(replace(_by_hand(target, one), speaker_p=1.0, runner_up=""), one.type)
        return _Result("Found right by hand.", statement=same, gone=(target,))
    if one.verb == "split":
        return _split(statements, target, one)
    if one.verb == "merge":
        return _merged(statements, items, target, one)
    return _Result("Changed by hand.", statement=_changed(statements, target, one), gone=(target,))


_NOWHERE = (
    "No statement has these words in its content; name words of the content, not of its source "
    "or cue."
)


def _meant(text: str, items: Sequence[Statement], one: Correction) -> tuple[Place, ...]:
    """The statements or places that a correction may mean: one alone where it says where."""
    at = one.at or (one.parts[0] if one.parts else None)
    if at is None:
        return places(text, items, one.words)
    span = located(text, one.words, at)
    return (Place(span, statement_at(items, span, one.parts)),) if span is not None else ()


def _sentence(result: _Result, shown: Callable[[Statement], int]) -> str:
    """What became of a correction, with the numbers that the statements have at the end."""
    if not result.several:
        return result.sentence
    words, key = result.words
    return which(words, result.several, key, shown)


def _last(merged_into: Mapping[int, int], number: int) -> int:
    """The number of the statement that one has become part of, at the end of all merges."""
    seen = {number}
    while (following := merged_into.get(number, number)) not in seen:
        seen.add(following)
        number = following
    return number


def _followed(result: _Result, later: _Result) -> _Result:
    """An earlier result, which leads to what a later one has made of its statement."""
    if any(result.statement is old for old in later.gone):
        return replace(result, statement=later.statement)
    return result


def _blank(span: Span) -> Statement:
    return Statement(0, "indirect", (), (), (span,), confidence=1.0)


def _split(statements: Statements, target: Statement, one: Correction) -> _Result:
    """The statement as two, the second of which starts with the words ``to``."""
    text = statements.article.text
    own = [p for p in places(text, (), one.to) if any(c.holds(p.span) for c in target.content)]
    if len(own) > 1 and one.to_at is None:
        return _Result("", fits=False, several=tuple(own), words=(one.to, "to_at"))
    start = located(text, one.to, one.to_at or (target.span.start, target.span.end))
    halves: tuple[list[Span], list[Span]] = ([], [])
    for part in target.content if start is not None else ():
        assert start is not None
        cut = min(max(part.start, start.start), part.end)
        for half, piece in zip(halves, (Span(part.start, cut), Span(cut, part.end)), strict=True):
            if kept := trim(text, piece):
                half.append(kept)
    if not (halves[0] and halves[1]):
        return _Result("The statement cannot be split at these words.", fits=False)
    first, second = (_with_content(statements, target, tuple(half), one) for half in halves)
    second = replace(second, number=0)
    if one.speaker is not None:
        second = _spoken(statements, second, one.speaker)
    return _Result("Split by hand.", statement=first, gone=(target,), more=(second,))


def _merged(
    statements: Statements, items: Sequence[Statement], target: Statement, one: Correction
) -> _Result:
    """Two statements as one, which keeps source, cue and speaker of the first that has them."""
    text = statements.article.text
    rest = [s for s in items if s is not target]
    among = _meant(text, rest, Correction("merge", one.to, one.to_at))
    if len(among) > 1 and among[0].statement is not None:
        return _Result("", fits=False, several=among, words=(one.to, "to_at"))
    other = among[0].statement if among else None
    if other is None:
        return _Result("The other statement is no longer there.", fits=False)
    content = _joined(text, (*target.content, *other.content))
    whole = _with_content(statements, target, content, one)
    whole = replace(
        whole,
        source=target.source or other.source,
        cue=target.cue or other.cue,
        cue_class=target.cue_class if target.cue else other.cue_class,
    )
    if one.speaker is not None:
        whole = _spoken(statements, whole, one.speaker)
    elif not target.speaker and other.speaker:
        whole = _spoken(statements, whole, other.speaker)
    return _Result("Merged by hand.", statement=whole, gone=(target, other))


def _joined(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Spans in order, with those that overlap or have only white space between them made one."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and not text[out[-1].end : span.start].strip():
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)


def _changed(statements: Statements, statement: Statement, one: Correction) -> Statement:
    """The statement with what a correction says of source, cue, content and speaker."""
    text = statements.article.text
    near = (statement.span.start, statement.span.end)
    source = located(text, one.source, one.source_at or near)
    cue = located(text, one.cue, one.cue_at or near)
    content = located(text, one.to, one.to_at or near)
    out = _with_content(statements, statement, (content,) if content else statement.content, one)
    out = replace(
        out,
        source=(source,) if source else statement.source,
        cue=(cue,) if cue else statement.cue,
        cue_class=cue_class(cue.of(text)) if cue else statement.cue_class,
    )
    spoken = out if one.speaker is None else _spoken(statements, out, one.speaker)
    return _typed(spoken, one.type)


def _with_content(
    statements: Statements, statement: Statement, content: tuple[Span, ...], one: Correction
) -> Statement:
    kind = kind_of(statements.article.text, content, top(statements.quotes))
    return replace(_by_hand(statement, one), content=content, kind=kind)


def _by_hand(statement: Statement, one: Correction) -> Statement:
    """The statement, marked as one that an analyst has checked."""
    return replace(
        statement,
        confidence=1.0,
        rules=(Rule.BY_HAND,),
        why=" ".join(filter(None, (why((Rule.BY_HAND,)), one.note))),
        flags=tuple(dict.fromkeys((*statement.flags, Flag.BY_HAND))),
    )


def _spoken(statements: Statements, statement: Statement, speaker: str) -> Statement:
    """The statement as one of this speaker; an empty name is nobody's."""
    actor = named(statements, speaker)
    name = actor.name if actor is not None else speaker
    ident = actor.id if actor is not None else slugify(speaker) if speaker else ""
    chain = (*statement.chain[:-1], name) if name else ()
    return replace(
        statement,
        speaker=name,
        speaker_id=ident,
        chain=chain,
        speaker_p=1.0,
        runner_up="",
        flags=_flags(statement, speaker, actor),
    )


_OF_SPEAKER = frozenset([Flag.ANONYMOUS, Flag.COLLECTIVE])


def _flags(statement: Statement, speaker: str, actor: Actor | None) -> tuple[Flag, ...]:
    """The flags of a statement that is given another speaker, without those of the old one."""
    kept: list[Flag] = [f for f in statement.flags if f not in _OF_SPEAKER]
    if actor is not None:
        kept += [Flag.ANONYMOUS] if actor.anonymous else []
        kept += [Flag.COLLECTIVE] if actor.kind == "collective" else []
    elif speaker and keeps_name_back(phrase(speaker)):
        kept.append(Flag.ANONYMOUS)
    return tuple(kept)


def _typed(statement: Statement, kind: str) -> Statement:
    """The statement, with the flag of an unnamed source as a type says; empty leaves it."""
    if not kind:
        return statement
    kept = [f for f in statement.flags if f is not Flag.ANONYMOUS]
    hidden = [Flag.ANONYMOUS] if kind == SourceType.ANONYMOUS else []
    return replace(statement, flags=(*kept, *hidden))
