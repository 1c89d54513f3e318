"""What a claim is: a proposition, who puts it forward, and what a checker needs to know of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, overload

from analysis.article.article import Article
from analysis.article.spans import Span

if TYPE_CHECKING:
    import pandas as pd


class Stance(StrEnum):
    """What a voice makes of the words attributed to it."""

    ASSERT = "assert"
    DENY = "deny"
    HEDGE = "hedge"
    ASK = "ask"
    WANT = "want"
    COMMIT = "commit"
    NONE = "none"


class Kind(StrEnum):
    """What sort of proposition it is; ``other`` where nothing is put forward."""

    PAST = "past"
    PRESENT = "present"
    NUMBER = "number"
    FORECAST = "forecast"
    JUDGEMENT = "judgement"
    OTHER = "other"


class Flaw(StrEnum):
    """Why a claim does not stand among the first."""

    NONE = ""
    UNCLEAR = "unclear"  # its words point at what stands before them: "They joined it"
    VOICE = "voice"  # it is perhaps not the article's own but somebody else's
    FRAGMENT = "fragment"  # links or parts of another sentence stand in it


CLAIMED = frozenset((Stance.ASSERT, Stance.HEDGE))
CHECKABLE = frozenset((Kind.PAST, Kind.PRESENT, Kind.NUMBER))
# Probabilities from which a page shows a kind, and that a claim can be checked: how often those
# are right stands in benchmarks/results/meaning.json ("kind shown", "check shown").
KIND_SURE, CHECK_SURE = 0.94, 0.9


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the article offers in support of a claim.

    Args:
        kind: One of ``analysis.tagger.meaning_network.EVIDENCE``: document, data, law, witness ...
        spans: The words that tell of it.
        p: How sure that is, from 0 to 1.
    """

    kind: str
    spans: tuple[Span, ...]
    p: float


@dataclass(frozen=True, slots=True)
class Claim:
    """What one statement, or one sentence of the reporter's, puts forward.

    Args:
        number: From 1 on, in the order of the text.
        spans: The words of the proposition, in order.
        statement: The number of the statement it is the content of; 0 for the reporter's own.
        speaker: Whose it is; empty for the reporter and for an unknown speaker.
        stance: What the voice makes of it.
        kind: What sort of proposition it is.
        checkable: Whether records, data or witnesses could show it true or false now.
        checkworthiness: The probability of that, from 0 to 1; None where no network was asked.
        priority: How much a fact-checker would want to check it, from 0 to 3, as far as known.
        accuses: Whom it blames for a wrong; empty where nobody is blamed.
        evidence: What the article offers in support of it.
        about: The actors it names.
        repeats: The numbers of the claims before it that put forward the same.
        contested_by: The numbers of the claims by other voices that say the contrary.
        stance_p: How sure the network is of the stance, from 0 to 1; None where it was not asked.
        kind_p: The same for the kind.
        flaw: Why it does not stand among the first; empty where nothing keeps it from there.
    """

    number: int
    spans: tuple[Span, ...]
    statement: int
    speaker: str
    stance: Stance
    kind: Kind
    checkable: bool = False
    checkworthiness: float | None = None
    priority: float = 0.0
    accuses: str = ""
    evidence: tuple[Evidence, ...] = ()
    about: tuple[str, ...] = ()
    repeats: tuple[int, ...] = ()
    contested_by: tuple[int, ...] = ()
    stance_p: float | None = None
    kind_p: float | None = None
    flaw: Flaw = Flaw.NONE

    @property
    def span(self) -> Span:
        """From its first to behind its last character."""
        return Span(self.spans[0].start, self.spans[-1].end)

    @property
    def kind_sure(self) -> bool:
        """Whether its kind is sure enough to be shown."""
        return (self.kind_p or 0.0) >= KIND_SURE

    @property
    def check_sure(self) -> bool:
        """Whether it is sure enough that it can be checked."""
        return bool(
            self.checkable and self.kind_sure and (self.checkworthiness or 0.0) >= CHECK_SURE
        )

    @property
    def claimed(self) -> bool:
        """Whether its voice puts it forward as true or as possible."""
        return self.stance in CLAIMED

    @property
    def denied(self) -> bool:
        """Whether its voice says that it is not so."""
        return self.stance is Stance.DENY

    @property
    def worth(self) -> int:
        """How much a fact-checker would want to check it, from 0 (not checkable) to 3."""
        return min(3, max(1, round(self.priority))) if self.checkable else 0

    @property
    def same_as(self) -> int:
        """The number of the first claim that puts forward the same; 0 for none."""
        return self.repeats[0] if self.repeats else 0


@dataclass(frozen=True, slots=True, repr=False)
class Claims(Sequence[Claim]):
    """What each statement of an article, and the reporter, puts forward; shows itself as a table.

    A statement that puts nothing forward (a demand, a question, a promise) stands here as well,
    with its stance.
    """

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

    @property
    def put_forward(self) -> tuple[Claim, ...]:
        """Those that their voices claim or deny."""
        return tuple(c for c in self.items if c.claimed or c.denied)

    def words(self, claim: Claim) -> str:
        """A claim as the article has it."""
        parts = (" ".join(s.of(self.article.text).split()) for s in claim.spans)
        return " … ".join(parts)

    def table(self) -> pd.DataFrame:
        """One row a claim, the first to check first."""
        return claims_table(self)

    def _repr_html_(self) -> str:
        from analysis.common.html_table import html_table
        from analysis.common.jupyter import output

        return output(html_table(self.table()))

    def __repr__(self) -> str:
        lines = [f"<Claims of {self.article.slug!r}: {len(self)}>"]
        lines += [
            f"{c.number:>3} {c.stance:<7}{c.kind:<10} {self.words(c):.80}" for c in self.items[:40]
        ]
        return "\n".join(lines)


def claims_table(claims: Claims) -> pd.DataFrame:
    """One row a claim, the first to check first."""
    import pandas

    from analysis.claims.rank_claims import in_order

    rows = [
        {
            "number": c.number,
            "speaker": c.speaker,
            "words": claims.words(c),
            "stance": c.stance.value,
            "kind": c.kind.value,
            "checkable": c.checkable,
            "worth": c.worth,
            "checkworthiness": None if c.checkworthiness is None else round(c.checkworthiness, 3),
            "accuses": c.accuses,
            "evidence": ", ".join(e.kind for e in c.evidence),
            "about": ", ".join(c.about),
            "statement": c.statement,
            "same_as": c.same_as,
            "contested_by": ", ".join(map(str, c.contested_by)),
            "flaw": c.flaw.value,
            "start": c.span.start,
            "end": c.span.end,
        }
        for c in in_order(claims)
    ]
    columns = [
        "number", "speaker", "words", "stance", "kind", "checkable", "worth", "checkworthiness",
        "accuses", "evidence", "about", "statement", "same_as", "contested_by", "flaw", "start",
        "end",
    ]  # fmt: skip
    return pandas.DataFrame(rows, columns=columns)
