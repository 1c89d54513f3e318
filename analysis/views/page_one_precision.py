"""What page one may say: of each kind of sentence only what is sure enough to be measured right.

Each function picks what one kind of sentence is made of. How often that is right is measured on
articles read by hand (``benchmarks/meaning.py``, ``benchmarks/accusations.py``,
``benchmarks/page_one.py``); what is right less often than ``HOLDS`` is not said.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from analysis.actors.cluster_names import RELATIVES
from analysis.actors.mention_candidates import PRONOUNS
from analysis.actors.placed_persons import place_of
from analysis.actors.roles import label_of
from analysis.claims.claim import CHECK_SURE, KIND_SURE, Claim, Claims, Flaw
from analysis.claims.first_checks import can_be_shown, excerpt
from analysis.claims.kind_by_rules import speaks
from analysis.claims.points_back import points_back
from analysis.claims.rank_claims import ranked
from analysis.claims.stands_alone import alone
from analysis.claims.things_meant import place_meant, things_meant
from analysis.statements.cue_objects import has_finite_verb
from analysis.statements.denial_cues import assertion_of
from analysis.statements.source_phrases import document_words
from analysis.statements.voices import Voice, shares
from analysis.views.method import stored_scores

if TYPE_CHECKING:
    from analysis.pipeline import Analysis
    from analysis.statements.actor_table import ActorRow
    from analysis.statements.statements import Statements
    from analysis.statements.voices import Share

MEASURED = ("meaning", "accusations", "page_one")  # benchmarks of sentences on page one
HOLDS = 0.9  # share right from which a kind of sentence is said
ENOUGH = 10  # of a kind in unseen articles, to count by themselves
CLEAR = 2.0  # times as many words as the next that a speaker must have to "speak most"
MUCH = 0.3  # of all speech, from which who speaks most is told whatever is unsure
LITTLE = 0.05  # of an article's words: with less nobody is said to speak most
FIRST = 3  # claims to check first that are named
WORTH = 2.2  # of 3, from which a claim is well worth a check: 47 of 52 such are (2.1: 53 of 59)
BY_ITSELF = 0.5  # how likely such a claim must be understood alone: 11 of 231 fall below
SURE = 0.8  # of 1, from which a denial is told
FEWEST = 3  # words of what is denied: not "that" or "him"
NAMED = ("person", "organisation", "media")
_DETERMINED = re.compile(r"\b(?:The|That|This|These|Those|Such|the|this|these|such) \Z")
LONGEST_CLAIM = 360  # characters of a claim to check first, so that it is seldom cut
_RECALLS = re.compile(
    r"\A\W*what\b.* (?:said|says)\b|\A\W*(?:as|if|what) I (?:can )?(?:recall|remember)\b",
    re.IGNORECASE,
)
_SUCH = re.compile(r"\b(?:this|that|these|those) (?:types?|kinds?|sorts?) of\b", re.IGNORECASE)
_OF_WHOM = re.compile(  # "he asked him about it": who, whom?
    r"\A\W*(?:he|she|they|it)\b.*\b(?:him|them|her(?=\W*(?:\Z|(?:about|to|that|for|with|in|on|at|by)\b)))",
    re.IGNORECASE | re.DOTALL,
)
RELATIVES_AS_GROUP = re.compile(
    r"\b(?:parents|grandparents|family|families|relatives|siblings"
    rf"|couple|children|wives|{'|'.join(f'{kin}s' for kin in sorted(RELATIVES))})(?= of\b|\Z)",
    re.IGNORECASE,
)
GROUPS = ("collective", "place")  # a country speaks through its government


def precision(kind: str, scores: Mapping[str, Any] | None = None) -> float | None:
    """How often a kind of sentence is right, as measured; None where it was not.

    Args:
        kind: A key of ``page one`` in a file of ``MEASURED`` in benchmarks/results.
        scores: As the benchmarks store them; those that the package carries by default.
    """
    row = _measured(kind, scores)
    return round(row["right"] / row["of"], 3) if row and row["of"] else None


def _measured(kind: str, scores: Mapping[str, Any] | None) -> Mapping[str, int] | None:
    stored = stored_scores() if scores is None else scores
    for name in MEASURED:
        row: Mapping[str, int] | None = stored.get(name, {}).get("page one", {}).get(kind)
        if row is not None:
            return row
    return None


def holds(kind: str, scores: Mapping[str, Any] | None = None) -> bool:
    """Whether a kind of sentence is right often enough to be said.

    The network learnt from most of the articles: those that it has not seen count by themselves,
    where they have enough of a kind.
    """
    row = _measured(kind, scores)
    both = precision(kind, scores)
    if row is None or both is None or both < HOLDS:
        return False
    return row["dev of"] < ENOUGH or row["dev right"] / row["dev of"] >= HOLDS


def heard(a: Analysis) -> tuple[Share, ...]:
    """Who speaks or writes, most words first: persons, bodies, media and groups, no things.

    Only statements count that are sure, and whose speaker is; the article's own outlet does not.
    Relatives as a group are not counted beside persons, who may be two of them.
    """
    return heard_in(a.statements)


def heard_in(said: Statements) -> tuple[Share, ...]:
    """Who is heard in some statements, see ``heard``: no heading names anybody else."""
    kinds = {actor.name: actor.kind for actor in said.cast.actors}
    named = {actor.name for actor in said.cast.actors if actor.named}
    sure = replace(said, items=tuple(s for s in said if s.speaker_sure and s.sure))
    rows = tuple(
        row
        for row in shares(sure)
        if row.voice is Voice.SPEAKER
        and row.words
        and not is_own_outlet(row.name, said)
        and kinds.get(row.name, "collective") in (*NAMED, *GROUPS)
    )
    rows = tuple(row for row in rows if row.name in named or not document_words(row.name))
    persons = any(kinds.get(row.name) == "person" for row in rows)
    rows = tuple(row for row in rows if not place_of(row.name))  # who that is, nobody knows
    return tuple(row for row in rows if not (persons and RELATIVES_AS_GROUP.search(row.name)))


def is_own_outlet(name: str, said: Statements) -> bool:
    """Whether a name is that of the outlet whose article it is, which nobody hears in it."""
    return name.lower().removeprefix("the ") in said.article.outlet.lower()


def clearly_most(a: Analysis) -> Share | None:
    """Which sure speaker has most words, where that stays so with thoughts and unsure speakers."""
    rows = heard(a)
    if not rows or (len(rows) > 1 and rows[0].words < CLEAR * rows[1].words):
        return None
    if rows[0].words < LITTLE * sum(r.words for r in shares(a.statements)):
        return None
    every = [r for r in shares(a.statements, all_classes=True) if r.voice is Voice.SPEAKER]
    own = next((r.words for r in every if r.name == rows[0].name), 0)
    names = {row.name for row in rows} | _actors(a)
    others = (r.words for r in every if r.name in names and r.name != rows[0].name)
    clear = own >= CLEAR * max(others, default=0) and _stays_first(a, rows[0].name)
    return rows[0] if clear else None


def _stays_first(a: Analysis, name: str) -> bool:
    """Whether a speaker has much of all speech, or would be first were all unsure words another's.

    A tenth of all speech, with most of the rest unsure, is nothing to tell of.
    """
    every = [r for r in shares(a.statements, unsure_apart=True) if r.voice is not Voice.REPORTER]
    own = sum(r.words for r in every if r.name == name)
    unsure = sum(r.words for r in every if r.voice is Voice.UNSURE)
    others = max((r.words for r in every if r.name not in ("", name)), default=0)
    if own < others:  # a document, say, that the page shows with more words
        return False
    return own >= MUCH * sum(r.words for r in every) or own > others + unsure


def _actors(a: Analysis) -> set[str]:
    """The names of all that can be heard."""
    cast = a.statements.cast
    return {actor.name for actor in cast.actors if actor.kind in (*NAMED, *GROUPS)}


def silent(a: Analysis) -> tuple[ActorRow, ...]:
    """Who is named but never speaks, most mentions first."""
    rows = [row for row in a.actors.never_quoted if row.actor.named]
    return tuple(sorted(rows, key=lambda row: -len(row.mentions)))


def check_first(a: Analysis) -> tuple[Claim, ...]:
    """The statements that a fact-checker would take first, where they are surely worth it."""
    put = (c for c in ranked(a.claims) if c.flaw is Flaw.NONE)
    order = [c for c in put if c.checkable and c.statement and not c.denied]
    worth = (
        c
        for c in order[:FIRST]
        if c.priority >= WORTH
        and (name := speaker_of(a, c))
        and not _SOME.fullmatch(name)
        and not _CHARGE.match(a.claims.words(c))
        and _is_clause(a.claims.words(c))
        and not _RULES.search(_cue(a, c))
    )
    text, people = a.article.text, a.statements.cast
    worth = (c for c in worth if not things_meant(text, c.spans, people))
    worth = (c for c in worth if not place_meant(text, c.spans, people) and not _leans(a, c))
    shown = [c for c in worth if can_be_shown(a.claims, c)]
    shown = [c for c in shown if not any(_relays(c, other) for other in order)]
    shown = [c for c in shown if not any(points_back(text, s, strictly=True) for s in c.spans)]
    by_itself = alone(a.claims, a.statements) if shown else {}
    return tuple(c for c in shown if by_itself[c.number] >= BY_ITSELF)


def _relays(claim: Claim, other: Claim) -> bool:
    """Whether a claim holds all of another's words: it only passes on what somebody says."""
    return claim is not other and claim.span != other.span and claim.span.holds(other.span)


def _cue(a: Analysis, claim: Claim) -> str:
    """The words that attribute a claim's statement to its speaker."""
    return " ".join(part.of(a.article.text) for part in a.statements[claim.statement - 1].cue)


def _is_clause(words: str) -> bool:
    """Whether a claim says something: no "the council for its failures", which somebody scolds.

    Nor does "his claim that the port was late" say that it was.
    """
    charge = _OF_DOING.split(words, maxsplit=1)  # "Lee, a clerk, of trying to hide it"
    if len(charge) > 1 and not has_finite_verb(charge[0]):
        return False
    return not _THAT.match(words) and (has_finite_verb(words) or speaks(words))


def _leans(a: Analysis, claim: Claim) -> bool:
    """Whether a claim has lost its front, or tells of two whom only pronouns name."""
    text, first = a.article.text, claim.spans[0]
    before = text[max(0, first.start - 8) : first.start]
    behind = all(cue.start > first.end for cue in a.statements[claim.statement - 1].cue)
    cut = _DETERMINED.search(before) or (behind and before.endswith(" that "))
    cut = cut or excerpt(a.claims, claim, LONGEST_CLAIM).endswith("…")
    words = first.of(text)
    return bool(cut) or any(form.search(words) for form in (_OF_WHOM, _RECALLS, _SUCH))


def claims_shown(a: Analysis) -> Claims:
    """The claims as the page shows them: of those to check first it is as sure as page one is.

    How often page one is right about these is measured; so their rows show kind and worth as well.
    """
    first = {c.number for c in check_first(a)} if holds("check first") else set()
    return replace(
        a.claims,
        items=tuple(
            replace(
                c,
                kind_p=max(c.kind_p or 0.0, KIND_SURE),
                checkworthiness=max(c.checkworthiness or 0.0, CHECK_SURE),
            )
            if c.number in first
            else c
            for c in a.claims
        ),
    )


_RULES = re.compile(r"\b(?:rul(?:ed|es|ing)|held|holds)\b")  # what the law is
_SOME = re.compile(
    r"(?:this|that|these|those|its?|their|his|her) .*|.* (?:conducted|published|released)"
    r"|the (?:[a-z]+s|analysis|article|data|document|filing|letter|memo|poll|report|review"
    r"|statement|story|study|survey)"
)  # "the lawyers", of whom the page does not tell whose they are
_THAT = re.compile(
    r"\W*(?:an?|the|that|this|my|our|his|her|its|their) (?:\w+ ){0,2}(?:accusation|allegation"
    r"|argument|assertion|belief|charge|claim|idea|notion|suggestion|theory|view)s?"
    r" (?:that|of|about)\b",
    re.IGNORECASE,
)
_CHARGE = re.compile(r"\W*(?:[A-Z][\w.’'-]* ){1,4}of (?:\w+ly )?\w+ing\b")  # Lee of stealing
_OF_DOING = re.compile(r",? of [‘“\"']?\w+ing\b")
_POINTS = re.compile(  # to what stands before it, of which the page says nothing
    r"\W*(?:that )?(?:this|that|it|these|those|so|any of|(?:the|these|those) "
    r"(?:allegations?|accusations?|charges?|claims?|reports?)\b\W*$)\b",
    re.IGNORECASE,
)


def denials(a: Analysis) -> tuple[Claim, ...]:
    """What somebody named denies, where the words around the cue and the network agree."""
    heads = [p.span for p in a.article.paragraphs if p.kind == "headline"]
    denied = (c for c in ranked(a.claims) if c.denied and (c.stance_p or 0) >= SURE)
    denied = (c for c in denied if not any(head.holds(c.span) for head in heads))
    return tuple(
        c
        for c in denied
        if len(a.claims.words(c).split()) >= FEWEST
        and assertion_of(a.article.text, a.statements[c.statement - 1]) == "denied"
        and by_name(a, c)
        and not _POINTS.match(a.claims.words(c))
    )


def accusations(a: Analysis) -> tuple[Claim, ...]:
    """What somebody named accuses somebody of."""
    return tuple(c for c in ranked(a.claims) if c.accuses and by_name(a, c))


def by_name(a: Analysis, claim: Claim) -> str:
    """The speaker's name, where it and the statement are sure and the source has it; or nothing."""
    if not claim.statement or not claim.speaker:
        return ""
    statement = a.statements[claim.statement - 1]
    actor = a.statements.cast.get(statement.speaker_id)
    if not statement.speaker_sure or not statement.sure:
        return ""
    if actor is None or not actor.named or actor.kind not in NAMED:
        return ""
    source = " ".join(s.of(a.article.text) for s in statement.source).lower()
    return claim.speaker if claim.speaker.split()[-1].lower() in source else ""


def speaker_of(a: Analysis, claim: Claim) -> str:
    """Who surely makes a statement, as page one names him: by name, else in the article's words."""
    name = by_name(a, claim)
    if name or not claim.statement:
        return name
    statement = a.statements[claim.statement - 1]
    if not statement.sure:
        return ""
    actor = a.statements.cast.get(statement.speaker_id)
    if actor is not None and actor.kind in ("document", "collective"):
        words = " ".join(" ".join(s.of(a.article.text) for s in statement.source).split())
        if words.lower() not in PRONOUNS:
            return label_of(words, "")
        return actor.name if statement.speaker_sure else ""
    return ""
