"""Who is spoken of, where: the mentions of an article joined into actors, without any model.

``cast`` reads the names, the noun phrases that stand for someone and the pronouns; ``Cast.resolve``
tells whom any stretch of the text names, a statement's source for one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from analysis.article import Article, slugify
from analysis.joining import PERSON, Draft, join, prove
from analysis.names import peoples
from analysis.phrases import name_of
from analysis.quotes import quotes, top
from analysis.spans import Span
from analysis.spotting import Spot, Token, descriptions, names, pronouns, tokens_of
from analysis.sweep import Scene, quoted_tokens, sweep
from analysis.tokens import sentences

if TYPE_CHECKING:
    from analysis.tagger import Entity


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an actor is spoken of.

    Args:
        span: The words.
        kind: ``name``, ``title`` (a title and a name), ``acronym``, ``description`` or ``pronoun``.
        actor: The actor's place in ``Cast.actors``.
        why: What joined it, in words.
    """

    span: Span
    kind: str
    actor: int
    why: str = ""


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone or something that speaks or is spoken of.

    Args:
        id: A short name fit for an anchor, unique in the article.
        name: The fullest name the article gives, or the description where it names nobody.
        kind: ``person``, ``organisation``, ``place``, ``media``, ``collective``, ``document``, ``other``.
        role: What the article says he or it is ("defense minister"); empty where it says nothing.
        party: The party mark as written ("D-Md."); empty where there is none.
        mentions: All places, in the order of the text.
        anonymous: Somebody whose name is kept back ("a source").
        sex: ``m``, ``f`` or empty, as titles, given names and the article's pronouns tell.
        named: Whether the article gives a name.
        members: Ids of those a collective is said to be made of.
        owner: Id of the one whose letter, campaign or spokesman it is.
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


@dataclass(frozen=True, slots=True)
class Resolved:
    """Whom a stretch of text names (``None``: nobody known) and why."""

    actor: Actor | None
    how: str
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
        return f"<Cast of {self.article.slug!r}: {len(self.actors)} actors, {len(self.mentions)} mentions>"

    def get(self, actor_id: str) -> Actor | None:
        """The actor with this id."""
        return self._by_id.get(actor_id)

    def within(self, span: Span) -> tuple[Mention, ...]:
        """The mentions that lie wholly within a span."""
        out = []
        for mention in self.mentions[bisect_left(self._starts, span.start) :]:
            if mention.span.start >= span.end:
                break
            if mention.span.end <= span.end:
                out.append(mention)
        return tuple(out)

    def touching(self, span: Span) -> tuple[Mention, ...]:
        """The mentions that share a character with a span."""
        first = bisect_left(self._starts, span.start)
        while first and self.mentions[first - 1].span.start > span.start - 200:
            first -= 1
        out = []
        for mention in self.mentions[first:]:
            if mention.span.start >= span.end:
                break
            if mention.span.end > span.start:
                out.append(mention)
        return tuple(out)

    def at(self, span: Span) -> Actor | None:
        """Whom the words of a span, a statement's source for one, name.

        Example:
            >>> from analysis.article import parse
            >>> article = parse("Ann Lee, the mayor, spoke. She left.")
            >>> cast(article).at(Span(27, 30)).name
            'Ann Lee'
        """
        return self.resolve(span).actor

    def resolve(self, span: Span, last_speaker: str = "", enclosing: str = "") -> Resolved:
        """Whom the words of a span name, and what decided it.

        Args:
            span: The words that name someone: a statement's source.
            last_speaker: Id of the speaker of the statement before; a pronoun that nothing else
                decides goes to it.
            enclosing: Id of the speaker within whose words the span stands: who "I" is.
        """
        from analysis.resolving import resolve

        return resolve(self, span, last_speaker, enclosing)


def cast(article: Article, entities: Sequence[Entity] | None = None) -> Cast:
    """The actors of an article, by rules on capitals, titles and context.

    Args:
        article: The article; its ``aliases`` overrule what the rules join.
        entities: What the tagger sees as names; they correct the kinds and edges that rules guess.

    Example:
        >>> from analysis.article import parse
        >>> found = cast(parse("Sen. Ben Cardin (D-Md.) wrote to Ann Lee. Cardin said he hoped she read it."))
        >>> [(a.name, a.party, len(a.mentions)) for a in found.actors]
        [('Ben Cardin', 'D-Md.', 3), ('Ann Lee', '', 2)]
    """
    parts = sentences(article.text, article.body)
    tokens = tokens_of(article.text, parts)
    named = _aliased(article, tokens, names(article.text, tokens))
    told = _told(tokens, named, entities or ())
    prove(article.text, tokens, named)
    drafts, choices = join(article.text, named, article.aliases, told)
    scene = _scene(article, parts, tokens, named, choices)
    _titles_as_roles(scene, named, drafts, choices)
    first = len(drafts)
    roles = [list(d.roles) for d in drafts]
    sweep(scene, drafts)
    for draft in drafts[:first]:  # the article's own pronouns tell the sex that no name tells
        men, women = draft.votes["m"], draft.votes["f"]
        if draft.kind == PERSON and not draft.sex and men != women:
            draft.sex = "m" if men > women else "f"
    del drafts[first:]
    for draft, known_before in zip(drafts, roles, strict=True):
        draft.roles = known_before
    found = sweep(scene, drafts)
    return _frozen(article, scene, drafts, found)


def _told(
    tokens: Sequence[Token], named: list[Spot], entities: Sequence[Entity]
) -> dict[int, Counter[str]]:
    """What the tagger says of each name's kind; a name it sees that the rules missed is added."""
    out: dict[int, Counter[str]] = {}
    if not entities:
        return out
    starts = [t.start for t in tokens]
    covered = {i: at for at, spot in enumerate(named) for i in range(spot.first, spot.last)}
    for entity in entities:
        first = bisect_left(starts, entity.span.start)
        last = bisect_left(starts, entity.span.end)
        over = {covered[i] for i in range(first, last) if i in covered}
        if not over and first < last and entity.p >= 0.6 and tokens[first].text[0].isupper():
            words = tuple(t.text for t in tokens[first:last] if t.text not in (".", ","))
            span = Span(tokens[first].start, tokens[last - 1].end)
            over = {len(named)}
            named.append(Spot(first, last, span, "name", words))
        for at in over:
            share = entity.span.overlap(named[at].span) / max(
                len(entity.span), len(named[at].span), 1
            )
            if share > 0.5 or named[at].title:
                out.setdefault(at, Counter())[entity.kind] += entity.p
    return out


def _aliased(article: Article, tokens: Sequence[Token], named: list[Spot]) -> list[Spot]:
    """The names, with those of the analyst's alias list put where they stand in the text."""
    import re

    starts = [t.start for t in tokens]
    extra: list[Spot] = []
    for canonical, others in article.aliases.items():
        for name in filter(str.strip, (canonical, *others)):
            words = tuple(re.findall(r"[^\s.,]+", name))
            pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, name.split())) + r"(?!\w)"
            for match in re.finditer(pattern, article.text):
                first, last = bisect_left(starts, match.start()), bisect_left(starts, match.end())
                if words and first < last and tokens[first].start == match.start():
                    extra.append(Spot(first, last, Span(*match.span()), "name", words))
    kept: list[Spot] = []
    taken: set[int] = set()
    for spot in sorted(extra, key=lambda s: s.first - s.last):
        if not taken.intersection(range(spot.first, spot.last)):
            kept.append(spot)
            taken.update(range(spot.first, spot.last))
    for spot in named:
        same = [k for k in kept if k.first < spot.last and spot.first < k.last]
        if not same:
            kept.append(spot)
        elif len(same) == 1 and spot.title and spot.last == same[0].last:
            same[0].title, same[0].sex, same[0].party, same[0].proofs = (
                spot.title,
                spot.sex,
                spot.party,
                spot.proofs,
            )
            same[0].first, same[0].span = (
                min(spot.first, same[0].first),
                Span(min(spot.span.start, same[0].span.start), same[0].span.end),
            )
    return sorted(kept, key=lambda s: s.first)


def _scene(
    article: Article,
    parts: Sequence[Span],
    tokens: Sequence[Token],
    named: Sequence[Spot],
    choices: Sequence[tuple[int, ...]],
) -> Scene:
    taken = [False] * len(tokens)
    for spot in named:
        for at in range(spot.first, spot.last):
            taken[at] = True
    spoken = [q.inner for q in top(quotes(article)) if q.kind == "speech"]
    quoted = quoted_tokens(tokens, [q.start for q in spoken], [q.end for q in spoken])
    others = [s for s in pronouns(tokens) if not taken[s.first]]
    spots = [*named, *descriptions(tokens, taken), *others]
    spots.sort(key=lambda s: (s.last, -s.first))
    heads = [p.span for p in article.paragraphs if p.kind == "headline"]
    starts = [h.start for h in heads]
    headline = []
    for part in parts:
        at = bisect_left(starts, part.start + 1) - 1
        headline.append(at >= 0 and heads[at].holds(part))
    if all(headline):
        headline = [False] * len(headline)
    by_spot = {id(spot): choice for spot, choice in zip(named, choices, strict=True)}
    scene = Scene(article.text, tokens, spots, by_spot, quoted, headline)
    scene.begins = {s.first: s for s in named}
    scene.ends = {s.last - 1: s for s in named}
    return scene


def _titles_as_roles(
    scene: Scene, named: Sequence[Spot], drafts: Sequence[Draft], choices: Sequence[tuple[int, ...]]
) -> None:
    """What titles, party marks and the word before a title tell of a person."""
    for spot, choice in zip(named, choices, strict=True):
        for number in choice:
            drafts[number].spots.append(spot)
        if len(choice) != 1 or drafts[choice[0]].kind != PERSON:
            continue
        draft = drafts[choice[0]]
        draft.party = draft.party or spot.party
        draft.sex = draft.sex or spot.sex
        if spot.nick:
            draft.names.append((spot.nick, spot.words[-1]))
        role = tuple(w.lower() for w in spot.title)
        if role and role not in draft.roles:
            draft.roles.append(role)
        before = scene.ends.get(spot.first - 1)
        owners = scene.choices[id(before)] if before is not None and spot.title else ()
        if not owners and spot.title and spot.first:
            place = peoples().get(scene.tokens[spot.first - 1].text)
            owners = tuple(d.number for d in drafts if d.kind == "place" and (place,) in d.names)
        if len(owners) == 1 and draft.owner < 0 and drafts[owners[0]].kind != PERSON:
            draft.owner = owners[0]


def _frozen(
    article: Article, scene: Scene, drafts: Sequence[Draft], found: Sequence[tuple[int, str]]
) -> Cast:
    """Drafts and spots as values; actors in the order in which they enter."""
    placed = sorted((s.span, i) for i, s in enumerate(scene.spots) if found[i][0] >= 0)
    order: dict[int, int] = {}
    spans: dict[int, list[Span]] = {}
    mentions = []
    for span, i in placed:
        actor, why = found[i]
        number = order.setdefault(actor, len(order))
        spans.setdefault(number, []).append(span)
        mentions.append(Mention(span, _form(scene.spots[i]), number, why))
    ids: dict[str, int] = {}
    names_ = {number: name_of(drafts[number]) for number in order}
    slugs = {}
    for number in order:
        slug = slugify(names_[number])
        ids[slug] = ids.get(slug, 0) + 1
        slugs[number] = slug if ids[slug] == 1 else f"{slug}-{ids[slug]}"
    actors = tuple(
        Actor(
            slugs[number],
            names_[number],
            drafts[number].kind or "other",
            _role(drafts[number]),
            drafts[number].party,
            tuple(spans[at]),
            drafts[number].anonymous,
            drafts[number].sex,
            drafts[number].named,
            tuple(slugs[m] for m in drafts[number].members if m in slugs),
            slugs.get(drafts[number].owner, ""),
        )
        for number, at in order.items()
    )
    return Cast(
        article,
        actors,
        tuple(mentions),
        tuple(m.span.start for m in mentions),
        {a.id: a for a in actors},
    )


def _form(spot: Spot) -> str:
    if spot.form != "name":
        return spot.form
    if spot.title:
        return "title"
    word = "".join(spot.words).replace(".", "")
    return "acronym" if len(spot.words) == 1 and word.isupper() and len(word) > 1 else "name"


_LONG = {"sen": "senator", "rep": "representative", "gov": "governor", "gen": "general", "lt": "lieutenant",
         "col": "colonel", "adm": "admiral", "prof": "professor", "rev": "reverend", "sgt": "sergeant",
         "capt": "captain", "maj": "major", "cmdr": "commander"}  # fmt: skip
_NO_ROLE = frozenset("mr mrs ms miss mx dr sir lord dame lady".split())


def _role(draft: Draft) -> str:
    if not draft.named:
        return ""
    for role in draft.roles:
        words = [_LONG.get(w, w) for w in role if w not in _NO_ROLE]
        if words:
            return " ".join(words).replace(" 's", "’s").replace(" ’s", "’s")
    return ""
