"""Who says what: every statement of an article with its source, cue, content and speaker."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, overload

from analysis.actors.cast import Cast, cast
from analysis.actors.placed_persons import with_placed
from analysis.actors.resolve_source import described
from analysis.article.article import Article
from analysis.article.link_boxes import link_boxes, without_boxes
from analysis.article.normalize_marks import usual_marks
from analysis.article.quotes import Quote, Repair, near, quotes, top
from analysis.article.reporting_verbs import cue_class
from analysis.article.spans import Span
from analysis.common.slugs import slugify
from analysis.errors import ParameterError
from analysis.statements.addressee import addressee
from analysis.statements.attribution_candidate import OWN_WORDS, Candidate, Flag, Rule, why
from analysis.statements.attribution_rules import rule_candidates
from analysis.statements.authors_reading import is_read_into
from analysis.statements.block_quotations import with_blocks
from analysis.statements.choose_speaker import Choice, Resolver, holders_of
from analysis.statements.conversation_turns import with_turns
from analysis.statements.cue_objects import is_title, joined
from analysis.statements.doubtful_speakers import (
    highest_confidence,
    highest_speaker_p,
    with_every_speaker,
)
from analysis.statements.hypothetical_speech import is_imputed
from analysis.statements.listed_contents import with_lists
from analysis.statements.no_comment import is_unspoken
from analysis.statements.no_utterance import (
    is_gesture,
    is_mere_act,
    is_no_utterance,
    is_others_saying,
    is_silence,
    says_nothing,
)
from analysis.statements.outside_boxes import outside
from analysis.statements.paragraph_bounds import within_borders
from analysis.statements.perhaps_no_utterance import is_perhaps_no_utterance
from analysis.statements.plain_speech import plainly_said
from analysis.statements.quotation_rules import join_behind_colon
from analysis.statements.runner_up import other_than
from analysis.statements.statement_class import StatementClass, statement_class
from analysis.statements.statement_kind import kind_of
from analysis.statements.sureness import PERHAPS_NO_UTTERANCE, SURE_SPEAKER, is_listed, is_sure

if TYPE_CHECKING:
    import pandas as pd

METHODS = ("tagger", "rules")
# What a speaker whom the article does not name is called, wherever one is shown; data say "".
UNNAMED = "unnamed"
_REPAIRED = {Repair.UNCLOSED: Flag.UNCLOSED, Repair.UNOPENED: Flag.UNOPENED}


@dataclass(frozen=True, slots=True)
class Statement:
    """An utterance, belief or intention that the article attributes to somebody.

    Args:
        number: From 1 on, in the order of the text.
        kind: ``direct`` (all in quotation marks), ``indirect`` (none of it) or ``mixed``.
        source: The words that name who says it; empty where the article names nobody.
        cue: The words that attribute it.
        content: The words attributed, quotation marks included.
        speaker: The actor's name; empty where it is not known.
        speaker_id: The actor's id in the cast; empty where it is not known.
        chain: The names of all through whom the words came, outermost first; the speaker is last.
        addressee: Whom it was said to, in the article's words; empty where nobody is named.
        cue_class: What the cue makes of the words, see ``analysis.article.reporting_verbs``.
        statement_class: Speech or writing, a thought, or a plan or deed; "class" in data.
        rules: What decided that this is a statement.
        why: The same for readers, and who decided its speaker, in sentences.
        confidence: From 0 to 1.
        flags: What a reader should know.
        relays: The names of those whose words the speaker passes on ("A said that B told C").
        passed_by: The words that name those through whom the words came, outermost first.
        within: The number of the statement whose content holds this one; 0 for none.
        speaker_p: How likely it is that this is the speaker; ``None`` where nobody estimated it.
        runner_up: The name of who else it may be; empty for nobody.
    """

    number: int
    kind: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    speaker: str = ""
    speaker_id: str = ""
    chain: tuple[str, ...] = ()
    addressee: str = ""
    cue_class: str = "neutral"
    statement_class: StatementClass = StatementClass.SPEECH
    rules: tuple[Rule, ...] = ()
    why: str = ""
    confidence: float = 1.0
    flags: tuple[Flag, ...] = ()
    relays: tuple[str, ...] = ()
    passed_by: tuple[Span, ...] = ()
    within: int = 0
    speaker_p: float | None = None
    runner_up: str = ""

    @property
    def span(self) -> Span:
        """From the first to behind the last character of content, cue and source."""
        parts = (*self.source, *self.cue, *self.content)
        return Span(min(p.start for p in parts), max(p.end for p in parts))

    @property
    def speaker_sure(self) -> bool:
        """Whether a reader may rely on the speaker."""
        return self.speaker_p is None or self.speaker_p >= SURE_SPEAKER

    @property
    def sure(self) -> bool:
        """Whether it is surely a statement, and its speaker likely: what figures rest on."""
        plain = Rule.PLAIN_VERB in self.rules
        return is_sure(self.kind, self.statement_class, self.confidence, self.speaker_p, plain)

    @property
    def listed(self) -> bool:
        """Whether a report lists it; not where perhaps nobody said or thought so."""
        plain = Rule.PLAIN_VERB in self.rules
        return is_listed(self.kind, self.confidence, self.speaker_p, plain)

    @property
    def anchor(self) -> str:
        """Its address in a report."""
        return f"s{self.number}"


@dataclass(frozen=True, slots=True, repr=False)
class Statements(Sequence[Statement]):
    """The statements of an article, in order; shows itself as a table."""

    article: Article
    cast: Cast
    quotes: tuple[Quote, ...]
    items: tuple[Statement, ...]
    method: str = "tagger"

    def __len__(self) -> int:
        return len(self.items)

    @overload
    def __getitem__(self, at: int) -> Statement: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Statement, ...]: ...
    def __getitem__(self, at: int | slice) -> Statement | tuple[Statement, ...]:
        return self.items[at]

    def __iter__(self) -> Iterator[Statement]:
        return iter(self.items)

    def words(self, statement: Statement) -> str:
        """A statement's content as the article has it, its parts joined by an ellipsis."""
        return " … ".join(" ".join(s.of(self.article.text).split()) for s in statement.content)

    def table(self) -> pd.DataFrame:
        """One row per statement."""
        from analysis.statements.statements_table import statements_table

        return statements_table(self)

    def _repr_html_(self) -> str:
        from analysis.common.html_table import html_table
        from analysis.common.jupyter import output

        return output(html_table(self.table()))

    def __repr__(self) -> str:
        lines = [f"<Statements of {self.article.slug!r}: {len(self)}>"]
        lines += [
            f"{s.number:>3} {s.kind:<8} {s.speaker or UNNAMED:<28.28} {self.words(s):.80}"
            for s in self.items[:40]
        ]
        if len(self) > 40:
            lines.append(f"    and {len(self) - 40} more")
        return "\n".join(lines)


def statements(
    article: Article, *, method: str = "tagger", threads: int = 1, speech: bool = False
) -> Statements:
    """Every statement of an article with its speaker.

    Args:
        article: The article.
        method: ``tagger`` (the learned tagger with the rules) or ``rules`` (the rules alone).
        threads: How many threads the tagger may use.
        speech: Whether to leave out what is only thought, planned or done.

    Raises:
        ParameterError: There is no such method.
        DataError: The tagger's files are missing or damaged.

    Example:
        >>> from analysis.article.article import parse
        >>> said = statements(parse('"It rains," said Ann Lee. "A lot."'), method="rules")
        >>> said[0].speaker, said[0].kind, len(said[0].content)
        ('Ann Lee', 'direct', 2)
    """
    if method not in METHODS:
        raise ParameterError(f"There is no method {method!r}; choose one of {', '.join(METHODS)}.")
    usual = without_boxes(usual_marks(article.text))  # of the same length
    if usual != article.text:
        said = statements(
            replace(article, text=usual), method=method, threads=threads, speech=speech
        )
        boxes = link_boxes(article.text)
        items = tuple(outside(article.text, s, boxes) for s in said) if boxes else said.items
        return replace(said, article=article, items=items)
    quotations = quotes(article)
    if method == "rules":
        people = cast(article, quotations=quotations)
        outer = top(quotations)
        ruled = join_behind_colon(article, rule_candidates(article, quotations), outer)
        kept = with_turns(article, within_borders(article, ruled, outer))
        kept = with_lists(article, with_blocks(article, kept, outer))
        return assembled(article, people, quotations, kept, method, speech)
    from analysis.statements.combine_tagger_and_rules import combined_candidates

    candidates, entities = combined_candidates(article, quotations, threads=threads)
    people = cast(article, entities, quotations)
    return assembled(article, people, quotations, candidates, method, speech)


def assembled(
    article: Article,
    people: Cast,
    quotations: tuple[Quote, ...],
    candidates: Sequence[Candidate],
    method: str,
    speech: bool = False,
) -> Statements:
    """Statements from candidates: numbered, with kind, speaker, chain and addressee."""
    outer = top(quotations)
    order = in_order(article.text, (with_every_speaker(article.text, c) for c in candidates))
    if speech:
        order = [c for c in order if _sort(article.text, c, outer)[1] is StatementClass.SPEECH]
    holders = holders_of(order)
    resolver = Resolver(with_placed(people), quotations)
    choices = resolver.speakers(order, holders)
    people, out = resolver.cast(), list[Statement]()
    for candidate, choice, at in zip(order, choices, holders, strict=True):
        holder = out[at] if at >= 0 else None
        out.append(_statement(article, people, outer, candidate, choice, len(out) + 1, holder))
    return Statements(article, people, quotations, tuple(out), method)


def in_order(text: str, candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates that say something, in the order of the text."""
    heard = (
        c
        for c in candidates
        if c.content
        and not says_nothing(text, c.source, c.cue)
        and not is_mere_act(text, c.cue, c.content)
        and not is_no_utterance(text, c.cue, c.content)
        and not is_silence(text, c.cue, c.content)
        and not is_gesture(text, c.source, c.cue, c.content)
        and not is_others_saying(text, c.source, c.cue)
        and not is_title(text, c.content)
    )
    return sorted(heard, key=lambda c: (c.content[0].start, -c.content[-1].end))


def _statement(
    article: Article,
    people: Cast,
    outer: tuple[Quote, ...],
    candidate: Candidate,
    choice: Choice,
    number: int,
    holder: Statement | None,
) -> Statement:
    text = article.text
    flags = _repaired(candidate, outer)
    speaker, actor = choice.name, people.get(choice.actor)
    if actor is None and speaker.startswith("the "):  # a name that was cited with its article
        actor = next((a for a in people.actors if a.named and a.name == speaker[4:]), None)
        speaker = actor.name if actor is not None else speaker
    if actor is None and speaker and not choice.members:
        actor = described(text, candidate.source[0], speaker)
    speaker_id = actor.id if actor is not None else slugify(speaker) if speaker else ""
    row = bool(choice.members) or (actor is not None and actor.kind == "collective")
    flags += [Flag.COLLECTIVE] if row else []
    passed = [people.resolve(span).actor for span in candidate.outer]
    relayed = [people.resolve(span, speaker_id, speaker_id).actor for span in candidate.inner]
    chain = [a.name for a in passed if a is not None and a.name != speaker]
    if holder is not None and holder.speaker and holder.speaker != speaker:
        chain = [*holder.chain, *chain]
    kind, sort = _sort(text, candidate, outer)
    rules = plainly_said(text, candidate, kind, sort)
    parts = (candidate.source, candidate.cue, candidate.content)
    perhaps_not = sort is StatementClass.DEED or is_perhaps_no_utterance(text, *parts)
    perhaps_not = perhaps_not or is_imputed(
        article, sort, candidate.source, actor, candidate.cue, candidate.content
    )
    perhaps_not = perhaps_not or is_read_into(article, sort, *parts, actor)
    most = highest_confidence(text, candidate, kind)
    return Statement(
        number=number,
        kind=kind,
        source=candidate.source,
        cue=candidate.cue,
        content=candidate.content,
        speaker=speaker,
        speaker_id=speaker_id,
        chain=(*chain, speaker) if speaker else tuple(chain),
        addressee=addressee(text, candidate.cue, candidate.content),
        cue_class=cue_class(joined(text, candidate.cue)),
        statement_class=sort,
        rules=rules,
        why=why(rules, choice.reason),
        confidence=min(candidate.confidence, PERHAPS_NO_UTTERANCE if perhaps_not else most),
        flags=tuple(dict.fromkeys(flags)),
        relays=tuple(a.name for a in relayed if a is not None and a.name != speaker),
        passed_by=candidate.outer,
        within=holder.number if holder is not None else 0,
        speaker_p=min(choice.p, highest_speaker_p(people, candidate, speaker)),
        runner_up=other_than(speaker, choice.second),
    )


def _sort(text: str, candidate: Candidate, outer: Sequence[Quote]) -> tuple[str, StatementClass]:
    """The kind of a statement and its class."""
    own = not OWN_WORDS.isdisjoint(candidate.rules)
    kind = "direct" if own else kind_of(text, candidate.content, outer)
    bare = Statement(0, kind, candidate.source, candidate.cue, candidate.content)
    if Rule.APPOSITION not in candidate.rules and is_unspoken(text, bare):
        return kind, StatementClass.DEED
    lead = text[candidate.cue[-1].end : candidate.content[0].start][:60] if candidate.cue else ""
    return kind, statement_class(joined(text, candidate.cue), kind, lead)


def _repaired(candidate: Candidate, outer: Sequence[Quote]) -> list[Flag]:
    """What had to be repaired of the quotation marks that a content touches."""
    touched = [
        q for c in candidate.content for q in near(outer, c) if q.repairs and c.overlap(q.inner)
    ]
    return [_REPAIRED[repair] for q in touched for repair in q.repairs]
