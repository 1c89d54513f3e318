"""What is claimed: each assertion that could be true or false, and what a checker needs to know.

A claim is a sentence, or the share of one, of a statement's content or of the reporter's own words.
Its kind and mood are read off the words that ``analysis/data/claims.tsv`` lists; the words that
decided are kept with it. What a speaker denies is no claim of his: it stands here as denied. What
he neither denies nor puts forward ("would not say whether") does not stand here at all.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, overload

from analysis.article.article import Article
from analysis.article.passage import Passage, Sentence, passage
from analysis.article.quotes import Quote, near, top
from analysis.article.similarity import contrary_claim, same_claim
from analysis.article.spans import Span, finder, merged, minus, trim
from analysis.article.tokens import sentences
from analysis.claims.claim_types import asserts, kind_of, modality_of, speaks, telling_words
from analysis.statements.denial import Stance, stance_of
from analysis.statements.statements import Statement, Statements

if TYPE_CHECKING:
    import pandas as pd

    from analysis.tagger.wording import Sentence as Reading

KINDS = (
    "past fact", "present fact", "number or comparison", "prediction", "promise",
    "threat or warning", "accusation", "demand", "judgement",
)  # fmt: skip
MODALITIES = ("asserted", "hedged", "conditional", "negated")
WEIGHTY = ("order", "criticise", "promise", "warn")  # classes of cues that make any content a claim
CHECKABLE = ("past fact", "present fact", "number or comparison", "accusation")
SHORTEST = 4  # words of a share of a sentence that can be a claim
WITHIN = 300  # claims back, more than an article has, among which one that says the same is sought
OWN = 0.6  # share of a sentence that must be the reporter's for it to be his claim
_QUESTION = re.compile(r"\?[\"”’)]*\s*$")


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim.

    Args:
        number: From 1 on, in the order of the text.
        span: The words that make it.
        statement: The number of the statement it is part of; 0 for the reporter's own.
        speaker: Who claims or denies it; empty for the reporter and for an unnamed speaker.
        kind: One of ``KINDS``.
        modality: One of ``MODALITIES``.
        checkworthiness: The tagger's probability that it is worth checking, from 0 to 1; None where
            the tagger was not asked.
        about: The actors it names.
        marks: The words that decided kind and modality, each with what it decided.
        same_as: The number of the first claim that says the same; 0 for none.
        contested_by: The numbers of the claims by others that say the contrary.
        stance: "asserted", or "denied" where the speaker says that it is not so.
    """

    number: int
    span: Span
    statement: int
    speaker: str
    kind: str
    modality: str
    checkworthiness: float | None
    about: tuple[str, ...]
    marks: tuple[tuple[Span, str], ...]
    same_as: int = 0
    contested_by: tuple[int, ...] = ()
    stance: Stance = "asserted"

    @property
    def denied(self) -> bool:
        """Whether its speaker says that it is not so."""
        return self.stance == "denied"

    @property
    def checkable(self) -> bool:
        """Whether it asserts something that a checker could find true or false now."""
        return self.kind in CHECKABLE and not self.denied


@dataclass(frozen=True, slots=True, repr=False)
class Claims(Sequence[Claim]):
    """The claims of an article, in order; shows itself as a table."""

    article: Article
    items: tuple[Claim, ...]

    def __len__(self) -> int:
        return len(self.items)

    @overload
    def __getitem__(self, at: int) -> Claim: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Claim, ...]: ...
    def __getitem__(self, at: int | slice) -> Claim | tuple[Claim, ...]:
        return self.items[at]

    def __iter__(self) -> Iterator[Claim]:
        return iter(self.items)

    def words(self, claim: Claim) -> str:
        """A claim as the article has it."""
        return " ".join(claim.span.of(self.article.text).split())

    def table(self) -> pd.DataFrame:
        """One row a claim, the most checkworthy first."""
        return claims_table(self)

    def _repr_html_(self) -> str:
        from analysis.common.html_table import html_table
        from analysis.common.jupyter import output

        return output(html_table(self.table()))

    def __repr__(self) -> str:
        lines = [f"<Claims of {self.article.slug!r}: {len(self)}>"]
        lines += [f"{c.number:>3} {c.kind:<20} {self.words(c):.80}" for c in self.items[:40]]
        return "\n".join(lines)


def claims(article: Article, said: Statements, readings: Sequence[Reading] = ()) -> Claims:
    """The claims of an article, in the order of the text.

    Args:
        article: The article.
        said: Its statements.
        readings: What the wording network reads in each sentence, in the order of the text; a
            claim is as checkworthy as the most checkworthy sentence that it stands in.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.statements.statements import statements
        >>> article = parse("Crime rose by 12 percent last year, said Ann Lee.")
        >>> found = claims(article, statements(article, method="rules"))
        >>> found[0].kind, found[0].speaker
        ('number or comparison', 'Ann Lee')
    """
    out: list[Claim] = []
    outer = top(said.quotes)
    for statement, part in _parts(article, said):
        stance = stance_of(article.text, statement) if statement is not None else "asserted"
        if stance == "none":
            continue
        for sentence in part.sentences:
            claim = _claim(article, said, outer, statement, sentence)
            if claim is not None:
                out.append(replace(claim, stance=stance))
    out.sort(key=lambda c: c.span)
    if readings:
        at = finder([reading.span for reading in readings])
        out = [replace(c, checkworthiness=_worth(readings, at(c.span))) for c in out]
    numbered = [replace(c, number=n) for n, c in enumerate(out, 1)]
    return Claims(article, tuple(_related(article.text, numbered)))


def _worth(readings: Sequence[Reading], at: Iterable[int]) -> float:
    """How checkworthy the sentences are that a claim stands in, at most."""
    return max((readings[n].checkworthy for n in at), default=0.0)


def _parts(article: Article, said: Statements) -> Iterator[tuple[Statement | None, Passage]]:
    """Each statement's content, and what the reporter says beside it, as passages."""
    taken: list[Span] = []
    frame = article.body
    at = finder(frame)
    for statement in said:
        if not statement.within:
            around = sorted({n for content in statement.content for n in at(content)})
            yield statement, passage(article.text, statement.content, [frame[n] for n in around])
            taken += [*statement.content, *statement.source, *statement.cue, *statement.passed_by]
    body = [p.own for p in article.paragraphs if p.kind == "body"]
    holes = merged(taken)
    starts, ends = [h.start for h in holes], [h.end for h in holes]
    for sentence in sentences(article.text, body):
        left = holes[bisect_right(ends, sentence.start) : bisect_left(starts, sentence.end)]
        own = [trim(article.text, piece, ",") for piece in minus(sentence, left)]
        if sum(map(len, own)) >= OWN * len(sentence):  # else it but leads to what is attributed
            around = at(sentence)
            pieces = [piece for piece in own if piece]
            yield None, passage(article.text, pieces, [frame[n] for n in around])


def _claim(
    article: Article,
    said: Statements,
    outer: Sequence[Quote],
    statement: Statement | None,
    sentence: Sentence,
) -> Claim | None:
    text = article.text
    span = trim(text, sentence.span, ",;:—–-“”\"'’")
    if len(sentence.words) < SHORTEST or not span:
        return None
    if statement is None and (not sentence.whole or not asserts(span.of(text))):
        return None
    if statement is not None and not _says(span.of(text), statement):
        return None
    asks = _QUESTION.search(text, sentence.span.start, sentence.span.end)
    if asks or (statement is not None and statement.cue_class == "ask"):
        return None
    quoted = [q.inner for q in near(outer, span)] if statement is None else []
    marks = tuple(telling_words(text, span, quoted))
    kinds = {kind for _, kind in marks}
    return Claim(
        number=0,
        span=span,
        statement=statement.number if statement is not None else 0,
        speaker=statement.speaker if statement is not None else "",
        kind=kind_of(text, sentence, span, marks, statement),
        modality=modality_of(text, sentence, kinds),
        checkworthiness=None,
        about=_about(said, span, statement),
        marks=marks,
    )


def _says(words: str, statement: Statement) -> bool:
    """Whether a content claims anything: "denounced *the plan*" leaves it to the cue."""
    whole = statement.kind == "direct" and words[:1].isupper()  # a sentence of its own
    return whole or statement.cue_class in WEIGHTY or speaks(words)


def _about(said: Statements, span: Span, statement: Statement | None) -> tuple[str, ...]:
    """The actors named in the claim, its speaker left out, in the order of mention."""
    speaker = statement.speaker_id if statement is not None else ""
    found = (said.cast.actors[m.actor] for m in said.cast.within(span) if m.actor >= 0)
    names = (a.name for a in found if a.id != speaker and a.named and a.kind != "document")
    return tuple(dict.fromkeys(names))


def _related(text: str, found: list[Claim]) -> Iterator[Claim]:
    """Joins claims that say the same and pairs those by two speakers that say the contrary.

    Both are judged by ``analysis.article.similarity``: the words must be the same, so a paraphrase
    in other words is missed.
    """
    words = [c.span.of(text) for c in found]
    same: dict[int, int] = {}
    contested: dict[int, list[int]] = {}
    for i, claim in enumerate(found):
        for j in range(max(0, i - WITHIN), i):
            other = found[j]
            if says_no(claim) != says_no(other):
                if claim.speaker != other.speaker and contrary_claim(words[i], words[j]):
                    contested.setdefault(i, []).append(other.number)
                    contested.setdefault(j, []).append(claim.number)
            elif i not in same and claim.stance == other.stance and same_claim(words[i], words[j]):
                same[i] = same.get(j, other.number)
    for i, claim in enumerate(found):
        yield replace(claim, same_as=same.get(i, 0), contested_by=tuple(contested.get(i, ())))


def says_no(claim: Claim) -> bool:
    """Whether a claim is that something is not so: by its own words, or because it is denied."""
    return (claim.modality == "negated") != claim.denied


def claims_table(found: Claims) -> pd.DataFrame:
    """One row a claim, the most checkworthy first where the tagger was asked."""
    import pandas

    rows = [
        {
            "number": c.number,
            "speaker": c.speaker,
            "words": found.words(c),
            "kind": c.kind,
            "modality": c.modality,
            "stance": c.stance,
            "checkworthiness": None if c.checkworthiness is None else round(c.checkworthiness, 3),
            "about": ", ".join(c.about),
            "statement": c.statement,
            "same_as": c.same_as,
            "contested_by": ", ".join(map(str, c.contested_by)),
            "start": c.span.start,
            "end": c.span.end,
        }
        for c in sorted(found, key=lambda c: (-(c.checkworthiness or 0), c.number))
    ]
    columns = [
        "number", "speaker", "words", "kind", "modality", "stance", "checkworthiness", "about",
        "statement", "same_as", "contested_by", "start", "end",
    ]  # fmt: skip
    return pandas.DataFrame(rows, columns=columns)
