"""Who is spoken of, where: the mentions of an article joined into actors, without any model.

``cast`` reads the names, the noun phrases that stand for someone and the pronouns; ``Cast.resolve``
tells whom any stretch of the text names, a statement's source for one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from analysis.actors.cluster_names import Cluster
from analysis.actors.detect_mentions import detect_mentions
from analysis.actors.link_reasons import Reason
from analysis.actors.mention_candidates import MentionCandidate
from analysis.actors.roles import name_of, without_rank
from analysis.article.article import Article
from analysis.article.name_lists import long_title, peoples, words_of
from analysis.article.quotes import Quote, quotes
from analysis.article.spans import Span
from analysis.common.slugs import slugify

if TYPE_CHECKING:
    from analysis.tagger.tag_statements import Entity


LONGEST = 200  # characters of a mention, at most


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an actor is spoken of.

    Args:
        span: The words.
        kind: ``name``, ``title`` (a title and a name), ``acronym``, ``description`` or ``pronoun``.
        actor: The actor's place in ``Cast.actors``.
        reason: What decided that it is this actor.
    """

    span: Span
    kind: str
    actor: int
    reason: Reason


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone or something that speaks or is spoken of.

    Args:
        id: A short name fit for an anchor, unique in the article.
        name: The fullest name the article gives, or the description where it names nobody.
        kind: ``person``, ``organisation``, ``place``, ``media``, ``collective``, ``document``,
            ``event`` or ``other``.
        role: What the article says he or it is ("defense minister"); empty where it says nothing.
        party: The party mark as written ("D-Md."); empty where there is none.
        mentions: All places, in the order of the text.
        anonymous: Somebody whose name is kept back ("a source").
        sex: ``m``, ``f`` or empty, as titles, given names and the article's pronouns tell.
        named: Whether the article gives a name.
        members: Ids of those a collective is said to be made of.
        owner: Id of the one whose letter, campaign or spokesman it is.
        kind_sure: Whether more than a capital says that it is an actor, and of which kind.
    """

    id: str
    name: str
    kind: str
    role: str = ""
    party: str = ""
    mentions: tuple[Span, ...] = ()
    anonymous: bool = False
    sex: str = ""
    named: bool = True
    members: tuple[str, ...] = ()
    owner: str = ""
    kind_sure: bool = True


@dataclass(frozen=True, slots=True)
class Resolved:
    """Whom a stretch of text names (``None``: nobody known), and why."""

    actor: Actor | None
    reason: Reason
    document: str = ""
    members: tuple[Actor, ...] = ()


@dataclass(frozen=True, slots=True)
class Cast:
    """The actors of an article and every place where one is spoken of, in the order of the text."""

    article: Article
    actors: tuple[Actor, ...]
    mentions: tuple[Mention, ...]
    _starts: tuple[int, ...] = field(default=(), repr=False)
    _by_id: Mapping[str, Actor] = field(default_factory=dict, repr=False)

    def __repr__(self) -> str:
        size = f"{len(self.actors)} actors, {len(self.mentions)} mentions"
        return f"<Cast of {self.article.slug!r}: {size}>"

    def get(self, key: str) -> Actor | None:
        """The actor with this id, else the first with this name."""
        if not key:
            return None
        return self._by_id.get(key)

    def within(self, span: Span) -> tuple[Mention, ...]:
        """The mentions that lie wholly within a span."""
        out = []
        for at in range(bisect_left(self._starts, span.start), len(self.mentions)):
            mention = self.mentions[at]
            if mention.span.start >= span.end:
                break
            if mention.span.end <= span.end:
                out.append(mention)
        return tuple(out)

    def touching(self, span: Span) -> tuple[Mention, ...]:
        """The mentions that share a character with a span."""
        first = bisect_left(self._starts, span.start - LONGEST)
        out = []
        for at in range(first, len(self.mentions)):
            mention = self.mentions[at]
            if mention.span.start >= span.end:
                break
            if mention.span.end > span.start:
                out.append(mention)
        return tuple(out)

    def at(self, span: Span) -> Actor | None:
        """Whom the words of a span, a statement's source for one, name.

        Example:
            >>> from analysis.article.article import parse
            >>> article = parse("Ann Lee, the mayor, spoke. She left.")
            >>> cast(article).at(Span(27, 30)).name
            'Ann Lee'
        """
        return self.resolve(span).actor

    def resolve(self, span: Span, last_speaker: str = "", enclosing: str = "") -> Resolved:
        """Whom the words of a span name, and what decided it.

        Args:
            span: The words that name someone: a statement's source.
            last_speaker: Id or name of the speaker of the statement before; a pronoun that nothing
                else decides goes to it.
            enclosing: Id or name of the speaker within whose words the span stands: who "I" is.
        """
        from analysis.actors.resolve_source import resolve

        return resolve(self, span, last_speaker, enclosing)


def cast(
    article: Article,
    entities: Sequence[Entity] | None = None,
    quotations: Sequence[Quote] | None = None,
) -> Cast:
    """The actors of an article, by rules on capitals, titles and context.

    Args:
        article: The article; its ``aliases`` overrule what the rules join.
        entities: What the tagger sees as names; they correct the kinds that rules guess.
        quotations: The article's quotations, where they are known already.

    Example:
        >>> from analysis.article.article import parse
        >>> found = cast(parse("Sen. Ben Cardin (D-Md.) wrote to Ann Lee. Cardin said he was ill."))
        >>> [(a.name, a.party, len(a.mentions)) for a in found.actors]
        [('Ben Cardin', 'D-Md.', 3), ('Ann Lee', '', 1)]
    """
    marked = quotes(article) if quotations is None else quotations
    context, clusters, antecedents = detect_mentions(article, entities or (), marked)
    placed = sorted((s.span, i) for i, s in enumerate(context.mentions) if antecedents[i][0] >= 0)
    order: dict[int, int] = {}
    spans: list[list[Span]] = []
    mentions = []
    for span, i in placed:
        number = order.setdefault(antecedents[i][0], len(order))
        if number == len(spans):
            spans.append([])
        spans[number].append(span)
        mentions.append(Mention(span, _form(context.mentions[i]), number, antecedents[i][1]))
    ids = _ids([name_of(clusters[number]) for number in order])
    slugs = dict(zip(order, ids, strict=True))
    actors = tuple(
        _actor(clusters[number], slugs, tuple(spans[at])) for number, at in order.items()
    )
    starts = tuple(m.span.start for m in mentions)
    return Cast(article, actors, tuple(mentions), starts, keyed(actors))


def keyed(actors: Sequence[Actor]) -> dict[str, Actor]:
    """Actors by id, and by the name of the first that has it."""
    return {a.name: a for a in reversed(actors)} | {a.id: a for a in actors}


def _ids(shown: Sequence[str]) -> list[str]:
    """A slug for each name; a second actor of one name gets a number."""
    seen: dict[str, int] = {}
    out = []
    for name in shown:
        slug = slugify(name)
        seen[slug] = seen.get(slug, 0) + 1
        out.append(slug if seen[slug] == 1 else f"{slug}--{seen[slug]}")
    return out


def _actor(cluster: Cluster, slugs: Mapping[int, str], spans: tuple[Span, ...]) -> Actor:
    return Actor(
        id=slugs[cluster.number],
        name=name_of(cluster),
        kind=cluster.kind or "other",
        role=_role(cluster),
        party=cluster.party,
        mentions=spans,
        anonymous=cluster.anonymous,
        sex=cluster.sex,
        named=cluster.named and not is_description(name_of(cluster)),
        members=tuple(slugs[m] for m in cluster.members if m in slugs),
        owner=slugs.get(cluster.owner, ""),
        kind_sure=cluster.kind_sure,
    )


def is_description(name: str) -> bool:
    """Whether a name that an analyst's list gives names nobody.

    Example:
        >>> is_description("a mother of one of the girls"), is_description("The mother")
        (True, True)
        >>> is_description("the White House"), is_description("A Better Town")
        (False, False)
    """
    first, *rest = name.split() or [""]
    if first in words_of("indefinite"):
        return bool(rest)
    leads = first.lower() == "the" or first.lower() in words_of("indefinite")
    return leads and bool(rest) and rest[0][0].islower()


def _form(candidate: MentionCandidate) -> str:
    if candidate.form != "name":
        return candidate.form
    if candidate.title:
        return "title"
    word = "".join(candidate.words).replace(".", "")
    short = len(candidate.words) == 1 and len(word) > 1 and word.isupper()
    return "acronym" if short else "name"


def _with_peoples(words: Sequence[str]) -> list[str]:
    """Words with capitals where they tell of a people: "North Korean leader"."""
    out = [w.title() if w.title() in peoples() else w for w in words]
    for at in range(1, len(out)):
        pair = f"{words[at - 1]} {words[at]}".title()
        if pair in peoples():
            out[at - 1 : at + 1] = pair.split()
    return out


def _role(cluster: Cluster) -> str:
    """The first title or apposition at its name that says something of a named actor."""
    if not cluster.named:
        return ""
    for _, role in sorted(cluster.beside, key=lambda pair: pair[0]):
        words = [w for w in role if w.lower() not in words_of("no_role")]
        if words:
            words = without_rank(words)
            words = [long_title(w) for w in words]
            return " ".join(_with_peoples(words)).replace(" 's", "’s").replace(" ’", "’")
    return ""
