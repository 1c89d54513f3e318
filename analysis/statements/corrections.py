"""An analyst's corrections: statements added, dropped or changed, actors' other names.

They stand beside the article in ``<name>.corrections.yml``. Each is keyed by the words it is about,
with their offsets, so that it still fits after a small edit of the article; one that no longer fits
is reported, never dropped in silence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from analysis.actors.cast import Actor
from analysis.actors.name_match import PERSON, same_actor
from analysis.article.article import Article
from analysis.article.formats import MANY, decode, file_bytes
from analysis.article.quotes import top
from analysis.article.reporting_verbs import cue_class
from analysis.article.similarity import nearest
from analysis.article.spans import Span
from analysis.common.loading import is_file, yaml_value
from analysis.common.slugs import slugify
from analysis.statements.attribution_candidate import Flag, Rule, why
from analysis.statements.statements import Statement, Statements, kind_of


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction as the file has it.

    Args:
        verb: ``add``, ``drop``, ``change`` or ``alias``.
        words: The statement's content, word for word.
        at: Where it stood when the correction was made; None where the file does not say.
        speaker: The speaker it is given; None leaves it as it is, empty makes it nobody.
        source: The words that name who says it; empty leaves them.
        cue: The words that attribute it; empty leaves them.
        to: For a change, the content it is given; empty leaves it.
        note: Why, in the analyst's words.
        who: Who made it; empty where the file does not say.
        when: When, as YYYY-MM-DD or with a time behind it; empty where the file does not say.
        names: For an alias, the actor's name and the other names it goes by.
    """

    verb: str
    words: str = ""
    at: tuple[int, int] | None = None
    speaker: str | None = None
    source: str = ""
    cue: str = ""
    to: str = ""
    note: str = ""
    who: str = ""
    when: str = ""
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a correction: the statement's number (0: none), and a sentence on it."""

    correction: Correction
    number: int
    fits: bool
    message: str


def path_beside(article: Article) -> Path | None:
    """Where an article's corrections stand, or would; None where it has no file of its own."""
    path = Path(article.path)
    if not article.path or path.suffix.lower() in MANY:
        return None
    return path.with_suffix(".corrections.yml")


def corrections(article: Article) -> tuple[Correction, ...]:
    """The corrections beside an article; none where there is no such file.

    Raises:
        ParameterError: The file is not a list of corrections.
    """
    path = path_beside(article)
    return read_corrections(path) if path is not None and is_file(path) else ()


def read_corrections(path: str | Path) -> tuple[Correction, ...]:
    """The corrections of a file.

    Raises:
        ParameterError: The file is not a list of corrections; the entry is named.
        ArticleError: The file is missing or cannot be read.
    """
    from analysis.statements.correction_file import checked  # its library takes long to load

    return checked(yaml_value(decode(file_bytes(Path(path)), str(path)), str(path)), str(path))


def written(corrections: Sequence[Correction]) -> str:
    """Corrections as the text of a file that ``read_corrections`` reads back.

    Example:
        >>> print(written([Correction("drop", "It rains.", (0, 9))]).strip())
        - drop:
            words: It rains.
            at:
            - 0
            - 9
    """
    import yaml

    rows = []
    for one in corrections:
        if one.verb == "alias":
            alias = {"actor": one.names[0], "names": list(one.names[1:])}
            rows.append({"alias": alias | _signed(one)})
            continue
        body: dict[str, Any] = {"words": one.words}
        if one.at is not None:
            body["at"] = list(one.at)
        if one.speaker is not None:
            body["speaker"] = one.speaker
        body |= {k: v for k in ("source", "cue", "to") if (v := getattr(one, k))}
        rows.append({one.verb: body | _signed(one)})
    text: str = yaml.safe_dump(rows, allow_unicode=True, sort_keys=False, width=100)
    return text


def _signed(one: Correction) -> dict[str, Any]:
    """Why a correction was made, by whom and when, as far as that is known."""
    return {name: v for name in ("note", "who", "when") if (v := getattr(one, name))}


def with_aliases(article: Article, corrections: Sequence[Correction]) -> Article:
    """The article with the names that the corrections add."""
    more = {c.names[0]: c.names[1:] for c in corrections if c.verb == "alias"}
    if not more:
        return article
    old = dict(article.aliases)
    for actor, names in more.items():
        old[actor] = tuple(dict.fromkeys((*old.get(actor, ()), *names)))
    return replace(article, aliases=old)


def corrected(
    statements: Statements, corrections: Sequence[Correction]
) -> tuple[Statements, tuple[Outcome, ...]]:
    """The statements as the analyst has corrected them, and what became of each correction."""
    items = list(statements.items)
    outcomes: list[tuple[Correction, Statement | None, bool, str]] = []
    for one in corrections:
        if one.verb == "alias":
            outcomes.append(
                (one, None, True, f"{one.names[0]} also goes by {', '.join(one.names[1:])}.")
            )
            continue
        span = located(statements.article.text, one.words, one.at)
        if span is None:
            outcomes.append((one, None, False, "Its words are no longer in the article."))
            continue
        # Of a statement and one within it, the one that is no longer than need be is meant.
        target = max(items, key=lambda s: (_overlap(s, span), -_length(s)), default=None)
        if target is not None and 2 * _overlap(target, span) < len(span):
            target = None
        if one.verb == "add" or (target is None and one.verb == "change" and one.speaker):
            statement = _changed(statements, _blank(span), one)
            items.append(statement)
            outcomes.append((one, statement, True, "Added by hand."))
        elif target is None:
            outcomes.append((one, None, False, "No statement stands at these words."))
        elif one.verb == "drop":
            items.remove(target)
            outcomes.append((one, None, True, "Dropped by hand."))
        else:
            statement = _changed(statements, target, one)
            items[items.index(target)] = statement
            outcomes.append((one, statement, True, "Changed by hand."))
    order = sorted(items, key=lambda s: (s.content[0].start, -s.content[-1].end))
    old_to_new = {s.number: n for n, s in enumerate(order, 1) if s.number}
    numbered = {id(s): n for n, s in enumerate(order, 1)}
    final = tuple(
        replace(s, number=n, within=old_to_new.get(s.within, 0)) for n, s in enumerate(order, 1)
    )
    results = tuple(
        Outcome(c, numbered.get(id(s), 0) if s else 0, fits, words)
        for c, s, fits, words in outcomes
    )
    return replace(statements, items=final), results


def located(text: str, words: str, at: tuple[int, int] | None) -> Span | None:
    """Where words stand in a text: at their offsets, else nearest to them, else much alike.

    Example:
        >>> located("So it rains. It rains.", "It rains", (13, 21))
        Span(start=13, end=21)
        >>> located("So it rained hard all day long.", "it rained hard all day", (40, 62))
        Span(start=3, end=25)
    """
    if at is not None and 0 <= at[0] < at[1] <= len(text) and text[at[0] : at[1]] == words:
        return Span(*at) if words.strip() else None
    return nearest(words, text, at[0] if at is not None else 0)


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


def _overlap(statement: Statement, span: Span) -> int:
    return sum(c.overlap(span) for c in statement.content)


def _length(statement: Statement) -> int:
    return sum(len(c) for c in statement.content)


def _blank(span: Span) -> Statement:
    return Statement(0, "indirect", (), (), (span,), confidence=1.0)


def _changed(statements: Statements, statement: Statement, one: Correction) -> Statement:
    text = statements.article.text
    near = (statement.span.start, statement.span.end)
    source = located(text, one.source, near)
    cue = located(text, one.cue, near)
    content = located(text, one.to, near)
    parts = (content,) if content else statement.content
    out = replace(
        statement,
        source=(source,) if source else statement.source,
        cue=(cue,) if cue else statement.cue,
        cue_class=cue_class(cue.of(text)) if cue else statement.cue_class,
        content=parts,
        kind=kind_of(text, parts, top(statements.quotes)),
        confidence=1.0,
        rules=(Rule.BY_HAND,),
        why=" ".join(filter(None, (why((Rule.BY_HAND,)), one.note))),
        flags=tuple(dict.fromkeys((*statement.flags, Flag.BY_HAND))),
    )
    if one.speaker is None:
        return out
    actor = named(statements, one.speaker)
    name = actor.name if actor is not None else one.speaker
    ident = actor.id if actor is not None else slugify(one.speaker) if one.speaker else ""
    chain = (*statement.chain[:-1], name) if name else ()
    return replace(out, speaker=name, speaker_id=ident, chain=chain, speaker_p=1.0, runner_up="")
