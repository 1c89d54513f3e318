"""From an article to drafts of its actors: names, what tagger and analyst say, the sweep."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.actors.candidates import Spot, Token, pronouns, tokens_of
from analysis.actors.cluster_names import Draft, join
from analysis.actors.context import Scene, quoted_tokens
from analysis.actors.entity_types import PERSON, Votes, prove
from analysis.actors.find_names import names, no_name
from analysis.actors.find_nominals import descriptions
from analysis.actors.resolve import Found, sweep
from analysis.article.article import Article
from analysis.article.name_lists import peoples
from analysis.article.quotes import Quote, top
from analysis.article.spans import Span
from analysis.article.tokens import sentences

if TYPE_CHECKING:
    from analysis.tagger.tag import Entity

_SUFFIX = re.compile(r"(?<=[^\W\d_] )(?:Jr|Sr|Esq)\.$")
_INITIAL = re.compile(r"(?<=[^\W\d_] )(?:[A-Z]|Jr|Sr|Esq)\.$")
SURE = 0.6  # probability from which on the tagger's name is taken where the rules see none


def cast_drafts(
    article: Article, entities: Sequence[Entity], marked: Sequence[Quote]
) -> tuple[Scene, list[Draft], list[Found]]:
    """The scene with all spots, the drafts of actors, and for each spot its draft and why."""
    parts = _whole(article.text, sentences(article.text, article.body))
    headline = _headlines(article, parts)
    raised = [i for i, is_headline in enumerate(headline) if is_headline]
    tokens = tokens_of(article.text, parts, frozenset(raised))
    named = _aliased(article, tokens, names(article.text, tokens))
    told = _told(tokens, named, entities)
    prove(tokens, named)
    drafts, choices = join(article.text, named, article.aliases, told)
    if all(headline):
        headline = [False] * len(headline)
    scene = _scene(article, tokens, named, choices, headline, marked)
    _titles_as_roles(scene, named, drafts)
    _learn_sex(scene, drafts)
    return scene, drafts, sweep(scene, drafts)


def _whole(text: str, parts: Sequence[Span]) -> list[Span]:
    """Sentences with those made one that were parted behind an initial or "Jr."."""
    out: list[Span] = []
    for part in parts:
        if out and _INITIAL.search(text, out[-1].start, out[-1].end):
            suffix = _SUFFIX.search(text, out[-1].start, out[-1].end)
            between = text[out[-1].end : part.start]
            if "\n" not in between and (suffix is None or text[part.start].islower()):
                out[-1] = Span(out[-1].start, part.end)
                continue
        out.append(part)
    return out


def _headlines(article: Article, parts: Sequence[Span]) -> list[bool]:
    """For each sentence whether it stands in a headline."""
    heads = [p.span for p in article.paragraphs if p.kind in ("headline", "heading")]
    starts = [h.start for h in heads]
    out = []
    for part in parts:
        at = bisect_left(starts, part.start + 1) - 1
        out.append(at >= 0 and heads[at].holds(part))
    return out


def _told(
    tokens: Sequence[Token], named: list[Spot], entities: Sequence[Entity]
) -> dict[int, Votes]:
    """What the tagger says of each name's kind; a name it sees that the rules missed is added."""
    out: dict[int, Votes] = {}
    starts = [t.start for t in tokens]
    covered = {i: at for at, spot in enumerate(named) for i in range(spot.first, spot.last)}
    for entity in entities:
        first = bisect_left(starts, entity.span.start)
        last = bisect_left(starts, entity.span.end)
        if first >= last:
            continue
        over = {covered[i] for i in range(first, last) if i in covered}
        if not over and entity.p >= SURE and tokens[first].text[0].isupper():
            words = tuple(t.text for t in tokens[first:last] if t.text not in (".", ","))
            span = Span(tokens[first].start, tokens[last - 1].end)
            spot = Spot(first, last, span, "name", words or (tokens[first].text,))
            if not no_name(spot):
                over = {len(named)}
                named.append(spot)
        for at in over:
            longer = max(len(entity.span), len(named[at].span), 1)
            if entity.span.overlap(named[at].span) > longer / 2 or named[at].title:
                votes = out.setdefault(at, {})
                votes[entity.kind] = votes.get(entity.kind, 0.0) + entity.p
    return out


def _aliased(article: Article, tokens: Sequence[Token], named: list[Spot]) -> list[Spot]:
    """The names, with those of the analyst's list put where they stand in the text."""
    kept: list[Spot] = []
    taken: dict[int, Spot] = {}
    for spot in sorted(_alias_spots(article, tokens), key=lambda s: s.first - s.last):
        if not any(at in taken for at in range(spot.first, spot.last)):
            kept.append(spot)
            taken |= dict.fromkeys(range(spot.first, spot.last), spot)
    for spot in named:
        over = {id(taken[at]): taken[at] for at in range(spot.first, spot.last) if at in taken}
        if not over:
            kept.append(spot)
        for alias in over.values():
            if spot.title and spot.last == alias.last and spot.first < alias.first:
                alias.title, alias.sex = spot.title, spot.sex
                alias.first, alias.span = spot.first, Span(spot.span.start, alias.span.end)
            if spot.last == alias.last:
                alias.party, alias.proofs = spot.party, spot.proofs
    return sorted(kept, key=lambda s: s.first)


def _alias_spots(article: Article, tokens: Sequence[Token]) -> list[Spot]:
    starts = [t.start for t in tokens]
    out = []
    for canonical, others in article.aliases.items():
        for name in filter(str.strip, (canonical, *others)):
            words = tuple(re.findall(r"[^\s.,]+", name))
            pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, name.split())) + r"(?!\w)"
            for match in re.finditer(pattern, article.text):
                first = bisect_left(starts, match.start())
                last = bisect_left(starts, match.end())
                if words and first < last and tokens[first].start == match.start():
                    out.append(Spot(first, last, Span(*match.span()), "name", words))
    return out


def _scene(
    article: Article,
    tokens: Sequence[Token],
    named: Sequence[Spot],
    choices: Sequence[tuple[int, ...]],
    headline: Sequence[bool],
    marked: Sequence[Quote],
) -> Scene:
    taken = [False] * len(tokens)
    for spot in named:
        taken[spot.first : spot.last] = [True] * (spot.last - spot.first)
    spoken = [q.inner for q in top(marked) if q.kind == "speech"]
    quoted = quoted_tokens(tokens, [q.start for q in spoken], [q.end for q in spoken])
    others = [s for s in pronouns(tokens) if not taken[s.first]]
    spots = [*named, *descriptions(tokens, taken), *others]
    spots.sort(key=lambda s: (s.last, -s.first))
    begins = {s.first: s for s in named}
    inside = {at for s in spots if s.form == "description" for at in range(s.first, s.last - 1)}
    return Scene(
        article.text,
        tokens,
        spots,
        {id(spot): choice for spot, choice in zip(named, choices, strict=True)},
        quoted,
        headline,
        begins,
        {id(s) for s in named if s.last - 1 in inside or s.last in begins},
        {s.last - 1: s for s in named},
    )


def _titles_as_roles(scene: Scene, named: Sequence[Spot], drafts: Sequence[Draft]) -> None:
    """What titles, party marks and the word before a title tell of a person."""
    places = {" ".join(n): d.number for d in drafts if d.kind == "place" for n in d.names}
    for spot in named:
        choice = scene.choices[id(spot)]
        for number in choice:
            drafts[number].spots.append(spot)
            drafts[number].full += len(spot.words) > 1
        draft = drafts[choice[0]]
        if len(choice) > 1 or draft.kind != PERSON:
            continue
        draft.party = draft.party or spot.party
        draft.sex = draft.sex or spot.sex
        if spot.nick:
            draft.names.append((spot.nick, spot.words[-1]))
        role = tuple(w.lower() for w in spot.title)
        if role and role not in draft.roles:
            draft.roles.append(role)
        owner = _titled_by(scene, spot, places) if spot.title and draft.owner < 0 else -1
        if owner >= 0 and drafts[owner].kind != PERSON:
            draft.owner = owner


def _titled_by(scene: Scene, spot: Spot, places: dict[str, int]) -> int:
    """The body or place before a title: "Iran President Hassan Rouhani"; -1 where there is none."""
    if not spot.first:
        return -1
    before = scene.ends.get(spot.first - 1)
    if before is not None:
        choice = scene.choices[id(before)]
        return choice[0] if len(choice) == 1 else -1
    return places.get(peoples().get(scene.tokens[spot.first - 1].text, ""), -1)


def _learn_sex(scene: Scene, drafts: list[Draft]) -> None:
    """A first sweep: the article's own pronouns tell the sex that no name and no title tells."""
    count = len(drafts)
    before = [(list(d.roles), d.owner) for d in drafts]
    sweep(scene, drafts)
    del drafts[count:]
    for draft, (roles, owner) in zip(drafts, before, strict=True):
        draft.roles, draft.owner = roles, owner
        men, women = draft.votes["m"], draft.votes["f"]
        if draft.kind == "other" and men + women:
            draft.kind = PERSON
        if draft.kind == PERSON and not draft.sex and men != women:
            draft.sex = "m" if men > women else "f"
