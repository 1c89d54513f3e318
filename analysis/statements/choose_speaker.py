"""Who stands behind a statement's source, with a probability of its own.

A small network weighs the facts of each candidate (analysis/actors/speaker_features.py); the
candidates of one question share one probability. What is sure by form is settled before: words that
end in a name are nobody's but that name's. speaker_weights.py has the weights.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analysis.actors.cast import Cast, keyed
from analysis.actors.entity_types import PERSON
from analysis.actors.link_reasons import Link, Reason
from analysis.actors.mention_candidates import NAMING
from analysis.actors.name_match import same_actor
from analysis.actors.noun_phrase import fuller
from analysis.actors.relative_antecedent import antecedent
from analysis.actors.speaker_candidates import (
    SPOKEN_FOR,
    Asked,
    class_of,
    own_words,
)
from analysis.actors.speaker_features import Facts
from analysis.actors.speaker_mentions import Stage
from analysis.actors.speaker_named_below import named_below
from analysis.actors.speaker_pronouns import HE, REPORTERS, goes_on_for, highest_p
from analysis.actors.speaker_rows import is_of_some, opens_with_some, row_meant
from analysis.actors.speaker_source_names import placed_words, whole_description
from analysis.actors.speaker_whole_names import is_bodys_own, is_other, whole_name
from analysis.actors.speaker_whole_words import all_who_speak, described
from analysis.article.author import (
    OWN_I,
    THE_AUTHOR,
    author_of,
    is_first_person,
    writes_of_himself,
)
from analysis.article.quotes import Quote
from analysis.article.spans import Span, trim
from analysis.article.text_kind import TextKind, text_kind
from analysis.statements.attribution_candidate import NAMELESS, source_line
from analysis.statements.runner_up import may_speak
from analysis.statements.source_heads import head_of
from analysis.statements.speaker_weights import Weights, weights
from analysis.statements.statement_before import is_group, is_question, is_they

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from analysis.statements.attribution_candidate import Candidate

NEAR = 6  # candidates before one, among which the one that holds it is looked for
TRIMMED = ',;:—–“”"'
WRITES = 0.9  # how sure that is
TOLD = 0.97  # how sure a speaker is whom the layout names
_OWNER = re.compile(r"(?<=[a-z])['’]s\Z")  # "the guild’s | repeated calls": the guild
OPENS = 8  # characters of a source before the description that it opens with
Ranked = list[tuple[str, float]]


class Choice(NamedTuple):
    """Who it is (an actor's id, else ``""``), how sure that is, and who else it may be.

    Args:
        actor: The id; empty where the words are a speaker of their own, or nobody is known.
        name: What to show: the actor's name or the words; empty where nobody is known.
        p: How sure it is, from 0 to 1.
        second: The name of the runner-up; empty where it is nobody.
        second_p: Its share.
        members: Ids of a row of actors.
        reason: What decided it.
    """

    actor: str
    name: str
    p: float
    second: str
    second_p: float
    members: tuple[str, ...] = ()
    reason: Reason | None = None


class Resolver:
    """Answers, front to back, who stands behind the sources of one article."""

    __slots__ = ("_asker", "_author", "_cast", "_labels", "_row", "_said", "_weights", "stage")

    def __init__(self, cast: Cast, quotations: Sequence[Quote], use: Weights | None = None) -> None:
        self._cast, self.stage = cast, Stage(cast, quotations)
        self._weights = use or weights()
        self._said: list[tuple[str, int]] = []  # the last one first
        self._row: tuple[tuple[str, ...], int] = (), 0  # who spoke together right before
        self._labels: dict[str, str] = {}
        self._author: Choice | None = None
        self._asker = ""  # who asked right before

    def rank(self, asked: Asked) -> Ranked:
        """All candidates with their shares, the likeliest first; ``""`` is none of the cast."""
        facts = Facts(self.stage, asked)
        shares = self.shares(facts)
        order = np.argsort(-shares, kind="stable")
        return [(facts.ids[i], float(shares[i])) for i in order]

    def speakers(self, candidates: Sequence[Candidate], holders: Sequence[int]) -> list[Choice]:
        """The speaker of each candidate.

        Args:
            candidates: The statements in order.
            holders: For each the place of the candidate whose content holds it; -1 for none.
        """
        out: list[Choice] = []
        group: Choice | None = None  # a group without a name that spoke right before
        same: dict[tuple[Span, ...], Choice] = {}  # "he | said ..., adding ..." are one
        some: dict[int, Choice] = {}  # by paragraph: who are "they" behind "Some say" at its front
        # "Lee | said that Bo Lee ..., adding ..." is not Bo Lee's in its second half either.
        met: dict[tuple[Span, ...], tuple[Choice, frozenset[str]]] = {}
        for candidate, holder in zip(candidates, holders, strict=True):
            asked = self.asked(candidate, out[holder].actor if holder >= 0 else "")
            if candidate.named:
                out.append(self._told(candidate.named))
            elif not candidate.source and not NAMELESS.isdisjoint(candidate.rules):
                out.append(Choice("", "", TOLD, "", 0.0))
            elif holder < 0 and group and is_they(self.stage, asked, self._row[1]):
                out.append(group._replace(reason=Reason(Link.LIKELIEST)))
            elif self._is_author(asked):
                out.append(self._writes(asked))
            elif told := self._as_before(asked, same if holder < 0 else {}, candidate, some):
                out.append(told)
            else:
                out.append(self._choose(asked))
            if holder < 0 and (before := met.get(candidate.source)) and candidate.source:
                out[-1] = before[0] if out[-1].actor in before[1] else out[-1]
            elif holder < 0:
                met[candidate.source] = out[-1], self._named_in(candidate.content)
            if holder < 0 and class_of(self.stage, asked.source) in HE:
                same.setdefault(candidate.source, out[-1])
            if holder < 0 and opens_with_some(self.stage, asked):
                some[self.stage.paragraph(asked.anchor)] = out[-1]
            end = max(p.end for p in (*candidate.source, *candidate.cue, *candidate.content))
            self._row = out[-1].members, end
            group = out[-1] if holder < 0 and is_group(out[-1]) else None
            if out[-1].actor:
                # Who is told of within a person's words does not go on behind them.
                self._said.insert(self._is_persons(out, holder), (out[-1].actor, end))
            self._asker = out[-1].actor if is_question(self.stage.text, candidate) else ""
        return out

    def _named_in(self, content: Sequence[Span]) -> frozenset[str]:
        """Ids of the people whom a content tells of by name."""
        told = (m for part in content for m in self._cast.within(part) if m.kind in NAMING)
        return frozenset(self._cast.actors[m.actor].id for m in told)

    def _as_before(
        self, asked: Asked, same: Mapping[tuple[Span, ...], Choice], candidate: Candidate,
        some: Mapping[int, Choice],
    ) -> Choice | None:  # fmt: skip
        """Who spoke by the same "he", or the some of the paragraph's beginning who are "they"."""
        if candidate.source in same:
            return same[candidate.source]
        paragraph = self.stage.paragraph(asked.anchor)
        return some.get(paragraph) if is_of_some(self.stage, asked) else None

    def _is_persons(self, out: Sequence[Choice], holder: int) -> bool:
        """Whether a statement stands within the last words of a person."""
        actor = self._cast.get(out[holder].actor) if holder >= 0 else None
        said = bool(self._said) and actor is not None and self._said[0][0] == actor.id
        return said and actor is not None and actor.kind == PERSON

    def asked(self, candidate: Candidate, holder: str = "") -> Asked:
        """The question that a candidate asks."""
        before, text = tuple(self._said[:4]), self.stage.text
        sure = candidate.confidence
        if not candidate.source:
            return Asked(
                Span(0, 0), candidate.cue, candidate.content, "", None, (), before, holder, sure
            )
        last = before[0][0] if before else ""
        line = head_of(text, source_line(text, candidate))
        resolved = self._cast.resolve(line, last, holder)
        actor = resolved.actor.id if resolved.actor is not None else ""
        actor_id = actor if actor in self.stage.index else ""
        members = tuple(m.id for m in resolved.members if m.id in self.stage.index)
        members = members if actor and not actor_id else ()
        source, reason = trim(text, line, TRIMMED), resolved.reason
        if not members and (row := self.stage.row_in(source)):
            members = tuple(self._cast.actors[a].id for a in row)
            actor_id, reason = "", Reason(Link.SEVERAL)
        elif self._row[0] and goes_on_for(self.stage, source, candidate.content, self._row[1]):
            members, actor_id, reason = self._row[0], "", Reason(Link.SEVERAL)
        elif not members and (row := row_meant(self.stage, source, candidate.content)):
            members = tuple(self._cast.actors[a].id for a in row)
            actor_id, reason = "", Reason(Link.SEVERAL)
        return Asked(
            source, candidate.cue, candidate.content, actor_id, reason, members, before, holder,
            sure, words=bool(actor) and not actor_id, outer=candidate.outer, asker=self._asker,
        )  # fmt: skip

    def cast(self) -> Cast:
        """The cast with the pronouns that are sources given to the speakers chosen."""
        cast = self._cast
        mentions = tuple(
            m if met.actor == m.actor
            else replace(m, actor=met.actor, reason=Reason(Link.LIKELIEST))
            for m, met in zip(cast.mentions, self.stage.met, strict=True)
        )  # fmt: skip
        spans: list[list[Span]] = [[] for _ in cast.actors]
        for mention in mentions:
            spans[mention.actor].append(mention.span)
        actors = tuple(
            replace(a, mentions=tuple(s), name=self._labels.get(a.id, a.name))
            for a, s in zip(cast.actors, spans, strict=True)
        )
        starts = tuple(m.span.start for m in mentions)
        return Cast(cast.article, actors, mentions, starts, keyed(actors))

    def shares(self, facts: Facts) -> NDArray[np.float32]:
        """How likely each candidate is; the shares sum to one."""
        scores = self._weights.scores(facts.values)
        grown = np.exp(scores - scores.max())
        shares: NDArray[np.float32] = grown / grown.sum()
        return shares

    def _told(self, named: Span) -> Choice:
        """Who speaks where the layout names him: a label, or a name before a conversation."""
        found = self._cast.resolve(named)
        actor = found.actor
        printed = " ".join(named.of(self.stage.text).split())
        known = actor is not None and actor.id in self.stage.index and not is_other(actor, printed)
        known = (
            known and found.reason.link is not Link.LAST_SUBJECT
        )  # "The Speaker:" is no label before it
        words = own_words(self.stage.text, named) or printed
        name = actor.name if actor is not None and known else words
        if actor is not None and actor.kind != "person" and name.split()[-1] in printed:
            name = max(printed, name, key=len)  # "Meet the Press" is not the Press
        return Choice(actor.id if actor and known else "", name, TOLD, "", 0.0, (), found.reason)

    def _is_author(self, asked: Asked) -> bool:
        """Whether the words are the "I" of who wrote the text."""
        outside = asked.source and not asked.holder and self.stage.quoted(asked.anchor) < 0
        if not outside or class_of(self.stage, asked.source) != "i":
            return False
        return text_kind(self._cast.article) in OWN_I or is_first_person(self._cast.article)

    def _writes(self, asked: Asked) -> Choice:
        """The author, as an actor where the text names him."""
        signers = self.stage.signers(asked.anchor)
        if signers and text_kind(self._cast.article) is TextKind.LETTERS:
            signs = self._cast.actors[signers[0]]
            return Choice(signs.id, signs.name, WRITES, "", 0.0, (), Reason(Link.FIRST_PERSON, "I"))
        if self._author is None:
            name, actors = author_of(self._cast.article), self._cast.actors
            people = [a for a in actors if a.kind == "person" and a.named]
            actor = next((a for a in people if name and same_actor(a.name, name, "person")), None)
            shown = actor.name if actor else name or THE_AUTHOR
            key, why = actor.id if actor else "", Reason(Link.FIRST_PERSON, "I")
            sure = WRITES if writes_of_himself(self._cast.article) else REPORTERS
            self._author = Choice(key, shown, sure, "", 0.0, (), why)
        quoted = self.stage.text[asked.content[0].start] in '"“'  # “Why?” I asked
        return self._author._replace(p=WRITES) if quoted else self._author

    def _choose(self, asked: Asked) -> Choice:
        facts = Facts(self.stage, asked)
        shares = self.shares(facts)
        order = [int(i) for i in np.argsort(-shares, kind="stable")]
        key = facts.ids[order[0]]
        p = self._weights.sureness([float(shares[i]) for i in order], facts.values[order[0]])
        p = min(p, highest_p(self.stage, asked))
        if not key and not asked.members and (whole := whole_name(self.stage, asked.source)) >= 0:
            key = self._cast.actors[whole].id  # what is sure by form
        elif key and asked.source and is_bodys_own(self.stage, asked.source):
            key = ""
        elif not key and (new := described(self.stage, asked)) >= 0:
            key = self._cast.actors[new].id
        if not key or not self._cast.actors[self.stage.index[key]].named:
            key = named_below(self.stage, asked) or key
        name, members = self.shown(asked, key)
        key = key if name else ""
        if every := all_who_speak(self.stage, asked, key, members):
            key, (name, members) = "", every
        if key and asked.source:
            self._settle(asked, key, name)
        other, other_p = "", 0.0
        if order[1:] and may_speak(self.stage, asked, facts.ids[order[1]]):
            other = self.shown(asked, facts.ids[order[1]])[0]
            other_p = float(shares[order[1]])
        reason = asked.reason if key == asked.rules else Reason(Link.LIKELIEST)
        return Choice(key, name, p, other, other_p, members, reason)

    def _settle(self, asked: Asked, key: str, name: str) -> None:
        """Where the statement goes, a pronoun that is its source goes too; a label is kept."""
        number = self.stage.index[key]
        for met in self.stage.touching(asked.source):
            if met.form == "pronoun" and met.end - met.start >= len(asked.source) - 1:
                self.stage.give(met, number)
        if not self._cast.actors[number].named:
            self._labels.setdefault(key, name)

    def shown(self, asked: Asked, key: str) -> tuple[str, tuple[str, ...]]:
        """The name a candidate is shown by, and who a row is made of.

        An actor without a name is shown by the fullest words that describe it at its first words.
        """
        stage, actors = self.stage, self._cast.actors
        words = _OWNER.sub("", own_words(stage.text, asked.source))
        if not key:
            row = tuple(stage.index[i] for i in asked.members) or asked.row(stage)
            if row:
                row = tuple(sorted(row)) if all(actors[a].named for a in row) else row
                return _listed([actors[a].name for a in row]), tuple(actors[a].id for a in row)
            kind = class_of(stage, asked.source)
            if kind == "who":
                return antecedent(stage.text, asked.source), ()
            return ("" if kind in SPOKEN_FOR else words), ()
        actor = actors[stage.index[key]]
        if actor.named or key in self._labels:
            return self._labels.get(key, actor.name), ()
        if placed := placed_words(stage, asked.source, stage.index[key]):
            return placed, ()
        first = (m for m in stage.touching(asked.source) if m.start <= asked.source.start + OPENS)
        opens = any(m.form == "description" and m.actor == stage.index[key] for m in first)
        told = whole_description(stage, stage.index[key])
        return fuller(words, told, opens=opens), ()


def holders_of(candidates: Sequence[Candidate]) -> list[int]:
    """For each candidate the nearest before it whose content holds its cue and content; else -1."""
    out = []
    for number, candidate in enumerate(candidates):
        out.append(next((n for n in range(number - 1, max(-1, number - 1 - NEAR), -1)
                         if _holds(candidates[n], candidate)), -1))  # fmt: skip
    return out


def _holds(outer: Candidate, inner: Candidate) -> bool:
    holds = [c for c in outer.content if any(c.holds(k) for k in inner.cue)]
    return bool(holds) and any(holds[0].holds(c) for c in inner.content)


def _listed(names: Sequence[str]) -> str:
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
