"""Nouns that name somebody only in some places: "the fund said", and "Firm" above an article."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from analysis.actors.body_names import is_party
from analysis.actors.cluster_names import Cluster
from analysis.actors.entity_types import BODIES, PERSON
from analysis.actors.link_reasons import Antecedent, Link, Reason
from analysis.actors.mention_candidates import MentionCandidate
from analysis.actors.mention_context import Context
from analysis.actors.resolve_pronouns import Memory, Place
from analysis.actors.roles import contrasted
from analysis.actors.roles import without_determiner as words_behind
from analysis.article.name_lists import words_of

_LINE_ENDS = re.compile(r"\s*\n\s*")
# What a law or rule is, which no person and no paper is.
_LAWS = frozenset([
    "amendment", "bill", "clause", "code", "guidance", "law", "legislation", "measure", "ordinance",
    "provision", "regulation", "regulations", "rule", "rules", "statute",
])  # fmt: skip
# Bodies that no paper and no broadcaster is.
_OFFICES = frozenset([
    "agency", "bureau", "campaign", "commission", "committee", "council", "court", "department",
    "ministry", "panel", "union", "university",
])  # fmt: skip
_ORGANISATION = frozenset(["organisation", "organization"])
_PRIVATE = _ORGANISATION | {"company", "firm", "group"}
_PUBLIC = frozenset([
    "Congress", "House", "Kremlin", "Parliament", "Pentagon", "Senate", "Supreme Court",
    "White House",
])  # fmt: skip
# Where people write, which is no actor in "on Twitter" and "a long Twitter debate", and no paper.
PLATFORMS = frozenset(["Facebook", "Instagram", "Reddit", "TikTok", "Twitter", "YouTube"])
PAPERS = frozenset(["broadcaster", "magazine", "newspaper", "outlet", "paper", "tabloid"])
# A body known by its letters has the first one of these among them: the WHO is no ministry.
_SPELLED = frozenset(["commission", "committee", "council", "court", "ministry", "university"])
_STATE = frozenset(["agency", "bureau", "commission", "committee", "department", "ministry"])
_WIRES = re.compile(r"\b(?:agenc(?:y|e)|presse?|press|reuters|wire)\b|^[A-Z]{2,4}$", re.IGNORECASE)
_LETTERS = 6  # of an acronym, at most
_NO_ACT = frozenset(("is", "are", "was", "were", "be", "been", "being", "has", "have", "had"))


def is_thing(context: Context, mention: MentionCandidate, place: Place) -> bool:
    """Whether a noun that is somebody only where it acts does not: "taken from the wrong side".

    Args:
        context: The article's words and mentions.
        mention: The noun phrase.
        place: Where it stands.
    """
    if mention.words[-1] not in words_of("acts"):
        return False
    return not place.subject or context.low(mention.last, place.sentence) in _NO_ACT


def is_law(name: str) -> bool:
    """Whether a document is a law or a rule: "the bill"."""
    return name.lower().split()[-1] in _LAWS


def is_no(head: str, kind: str, name: str) -> bool:
    """Whether a noun never stands for a named actor: "the regulation" for a person.

    Args:
        head: The noun.
        kind: Of which kind the actor is.
        name: What it is called.

    Example:
        >>> is_no("regulation", "person", "Ann Lee"), is_no("agency", "media", "The Northam Post")
        (True, True)
        >>> is_no("agency", "media", "Northam Press Agency")
        False
    """
    if name in words_of("no_body"):  # "PAC" is no organisation
        return True
    if name in PLATFORMS and head in PAPERS:
        return True  # "the outlet" is the paper, not where it is read
    if head in _LAWS:
        return kind in (PERSON, "media")
    if head == "party" and kind in ("organisation", "media") and " " not in name:
        return not name.isupper() and not is_party((name,))  # "the party" is not Pew
    if head in _PRIVATE:
        paper = kind == "media" and not words_of("medium").isdisjoint(name.lower().split())
        return name in _PUBLIC or (paper and head in _ORGANISATION)
    letters = name.isupper() and len(name) <= _LETTERS
    if letters and head in _SPELLED and head[0].upper() not in name:
        return True
    alone = head in _STATE and name.isalpha() and not name.isupper()  # "Hale", of Hale's team
    return alone or (head in _OFFICES and kind == "media" and not _WIRES.search(name))


def only_headlined(context: Context, cluster: Cluster, last: int, sentence: int) -> bool:
    """Whether an actor without a name was last met in the headline, and the sentence is below it.

    Args:
        context: The article's words and mentions.
        cluster: The actor.
        last: The number of the sentence in which it was last met.
        sentence: The number of the sentence in question.
    """
    return not cluster.named and context.headline[last] and not context.headline[sentence]


def is_far(context: Context, mention: MentionCandidate, last: int) -> bool:
    """Whether an office in small letters stands a whole paragraph after a sentence.

    "the harbour master" is then no other word for the mayor who was named up there, while "the
    Florida senator" may well be.

    Args:
        context: The article's words and mentions.
        mention: The noun phrase.
        last: The number of the sentence in which somebody was met last.
    """
    tokens = context.tokens
    if any(tokens[at].text[0].isupper() for at in range(mention.first + 1, mention.last)):
        return False
    start = tokens[bisect_left(tokens, last, key=lambda t: t.sentence)].start
    return len(_LINE_ENDS.findall(context.text, start, mention.span.start)) > 1


def of_new_body(
    context: Context, clusters: Sequence[Cluster], memory: Memory, mention: MentionCandidate
) -> bool:
    """Whether a phrase goes on with a body that is named there first: "the head of the Tram Union".

    It is then nobody's who was met before.

    Args:
        context: The article's words and mentions.
        clusters: The actors.
        memory: Who was met before.
        mention: The noun phrase.
    """
    at, sentence = mention.last, context.sentence(mention)
    if context.low(at, sentence) not in ("of", "at", "for"):
        return False
    at += 2 if context.low(at + 1, sentence) == "the" else 1
    name = context.begins.get(at)
    if name is None or context.sentence(name) != sentence:
        return False
    body = clusters[context.choices[id(name)][0]]
    return body.kind in BODIES and len(body.names[0]) > 1 and body.number not in memory.traces


def qualifiers(mention: MentionCandidate) -> set[str]:
    """The words of a phrase that tell its head from others: "Florida" in "the Florida senator"."""
    order = words_of("contrast_order")
    words = (*mention.words[:1], *words_behind(mention))[:-1]
    kept = {w for w in words if w in order}
    return kept | {w for w in words_behind(mention)[:-1] if w not in words_of("vague")}


def marks_of(mention: MentionCandidate) -> frozenset[str]:
    """The words of a phrase that may stand against another's: "former" in "the former mayor"."""
    return contrasted().intersection(mention.words)


def adopted(
    context: Context, clusters: Sequence[Cluster], answers: list[Antecedent]
) -> list[Antecedent]:
    """The answers, a bare noun of the headline given to whom the article calls by it.

    "Firm Told Council of Cracks" is of the named body that "the firm" stands for below it, and so
    is what else was taken for the headline's firm.

    Args:
        context: The article's words and mentions.
        clusters: The actors.
        answers: The actor of each mention, and why.
    """
    bare: dict[str, list[int]] = {}
    called: dict[str, int] = {}
    for at, (mention, (actor, _)) in enumerate(zip(context.mentions, answers, strict=True)):
        if mention.form != "description" or actor < 0 or mention.number == "p":
            continue
        above, cluster = context.headline[context.sentence(mention)], clusters[actor]
        if above and not cluster.named and len(mention.words) == 1:
            bare.setdefault(mention.words[0], []).append(at)
        elif not above and cluster.named:
            called.setdefault(mention.words[-1], actor)
    moved = {answers[at][0]: head for head, places in bare.items() for at in places}
    for at, (mention, (actor, reason)) in enumerate(zip(context.mentions, answers, strict=True)):
        head = moved.get(actor, "")
        if head in called and mention.determiner not in words_of("indefinite"):
            worded = Reason(Link.NEAREST_HEAD, head) if mention.form == "description" else reason
            answers[at] = (called[head], worded)
    return answers
