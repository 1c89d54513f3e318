"""From an article to clusters of its actors: names, what tagger and analyst say, resolution."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from analysis.actors.cluster_names import Cluster, join
from analysis.actors.entity_types import BODIES, PERSON, Name, Votes, prove
from analysis.actors.find_names import names
from analysis.actors.find_nominals import descriptions
from analysis.actors.kind_sureness import is_compound, is_kind_sure
from analysis.actors.link_reasons import Antecedent
from analysis.actors.mention_candidates import MARKS, MentionCandidate, Token, pronouns, tokens_of
from analysis.actors.mention_context import Context, quoted_tokens
from analysis.actors.name_endings import ends_in_initial, with_endings
from analysis.actors.no_names import no_name
from analysis.actors.resolve_mentions import resolve_mentions
from analysis.actors.roles import shown_title, supposed
from analysis.actors.work_titles import without_works
from analysis.article.article import Article
from analysis.article.name_lists import (
    given,
    heads,
    kind_of,
    known_names,
    noun_of,
    peoples,
    titles,
    words_of,
)
from analysis.article.quotes import Quote, top
from analysis.article.reporting_verbs import lookup
from analysis.article.sentences_and_words import sentences
from analysis.article.spans import Span, finder

if TYPE_CHECKING:
    from analysis.tagger.tag_statements import Entity

_SUFFIX = re.compile(r"(?<=[^\W\d_] )(?:Jr|Sr|Esq)\.$")
_OF_PARTY = frozenset(("Democrat", "Republican", "Independent", "Libertarian"))
_ENDS = frozenset(",.!?…")
SURE = 0.6  # probability from which on the tagger's name is taken where the rules see none


def detect_mentions(
    article: Article, entities: Sequence[Entity], marked: Sequence[Quote]
) -> tuple[Context, list[Cluster], list[Antecedent]]:
    """The context with all mentions, the clusters, and for each mention its cluster and why."""
    parts = _whole(article.text, sentences(article.text, article.body))
    headline = _headlines(article, parts)
    raised = [i for i, is_headline in enumerate(headline) if is_headline]
    tokens = tokens_of(article.text, parts, frozenset(raised))
    every = names(article.text, tokens)
    own = [mention for mention in every if not _is_of_party(tokens, mention, every)]
    named = _aliased(article, tokens, own)
    votes = _entity_votes(tokens, named, entities)
    prove(tokens, named)
    if entities:  # without the tagger nothing else tells a name that opens a sentence
        times = Counter(word for mention in named for word in mention.words)
        alone = {word for word, count in times.items() if count == 1}
        kept = [i for i, m in enumerate(named) if i in votes or not _opens(tokens, m, alone)]
        votes = {new: votes[at] for new, at in enumerate(kept) if at in votes}
        named = [named[at] for at in kept]
    clusters, choices = join(article.text, named, article.aliases, votes)
    if all(headline):
        headline = [False] * len(headline)
    context = _context(article, tokens, named, choices, headline, marked)
    _titles_as_roles(context, named, clusters)
    known = {id(mention): votes[at] for at, mention in enumerate(named) if at in votes}
    surnames = frozenset(n[-1] for one in clusters if one.kind == PERSON for n in one.names)
    bodies = (one for one in clusters if one.kind in BODIES)
    firsts = frozenset(
        n[0] for one in bodies for n in one.names if len(n) > 1 and n[1] not in heads()
    )
    for cluster in clusters:
        sure = is_kind_sure(cluster, known, tokens) and not is_compound(cluster, surnames, firsts)
        cluster.kind_sure = sure
    _learn_sex(context, clusters)
    return context, clusters, resolve_mentions(context, clusters)


def _whole(text: str, parts: Sequence[Span]) -> list[Span]:
    """Sentences with those made one that were parted behind an initial or "Jr."."""
    out: list[Span] = []
    for part in parts:
        if out and ends_in_initial(text, out[-1]):
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


def _entity_votes(
    tokens: Sequence[Token], named: list[MentionCandidate], entities: Sequence[Entity]
) -> dict[int, Votes]:
    """What the tagger says of each name's kind; a name it sees that the rules missed is added."""
    out: dict[int, Votes] = {}
    small = frozenset(t.text for t in tokens if t.text[0].islower())
    starts = [t.start for t in tokens]
    covered = {
        i: at for at, mention in enumerate(named) for i in range(mention.first, mention.last)
    }
    for entity in entities:
        first = bisect_left(starts, entity.span.start)
        last = bisect_left(starts, entity.span.end)
        if first >= last:
            continue
        over = {covered[i] for i in range(first, last) if i in covered}
        if not over and entity.p >= SURE and tokens[first].text[0].isupper():
            words = tuple(t.text for t in tokens[first:last] if t.text not in (".", ","))
            span = Span(tokens[first].start, tokens[last - 1].end)
            seen = MentionCandidate(first, last, span, "name", words or (tokens[first].text,))
            mention = next(with_endings(tokens, [seen]), None)
            if mention is not None and not (
                no_name(tokens, mention)
                or _is_field(tokens, mention)
                or _is_noun(tokens, mention, small)
                or _is_of_party(tokens, mention, named)
            ):
                over = {len(named)}
                named.append(mention)
        for at in over:
            longer = max(len(entity.span), len(named[at].span), 1)
            if entity.span.overlap(named[at].span) > longer / 2 or named[at].title:
                votes = out.setdefault(at, {})
                votes[entity.kind] = votes.get(entity.kind, 0.0) + entity.p
    return out


def _is_of_party(
    tokens: Sequence[Token], mention: MentionCandidate, named: Sequence[MentionCandidate]
) -> bool:
    """Whether a name only tells the party of the one beside it: "Ann Lee, Ohio Democrat, said"."""
    marks = (mention.span.start - one.span.end - len(one.party) for one in named if one.party)
    behind = (mention.span.start > one.span.end for one in named if one.party)
    if any(late and at < len(" (") for late, at in zip(behind, marks, strict=True)):
        return True  # Ann Lee (R., | Ariz.)
    if mention.title or mention.words[-1] not in _OF_PARTY:
        return False
    before = mention.first - 2 if tokens[mention.first - 1].text == "," else -1
    beyond = mention.last + 1 if _text(tokens, mention.last) == "," else -1
    return any(
        len(one.words) > 1
        and one.words[-1] not in _OF_PARTY
        and (one.last - 1 == before or (one.title and 0 < beyond <= one.first <= beyond + 1))
        for one in named
    )


def _text(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].text if 0 <= at < len(tokens) else ""


def _is_field(tokens: Sequence[Token], mention: MentionCandidate) -> bool:
    """Whether words only tell of what somebody is the head: "Director of | Port Studies | at"."""
    if mention.first < 2 or mention.last >= len(tokens):
        return False
    of, post = tokens[mention.first - 1].low, tokens[mention.first - 2].text
    return of == "of" and post in titles() and tokens[mention.last].low in ("at", "for", "in")


def _opens(tokens: Sequence[Token], mention: MentionCandidate, alone: Collection[str]) -> bool:
    """Whether a word has its capital from the sentence that it opens: "Clouds gathered".

    Args:
        tokens: The words.
        mention: What may be a name.
        alone: The words that stand in one name, and once.
    """
    single = mention.last - mention.first == 1 and tokens[mention.first].weak and not mention.title
    camel = re.search("[a-z][A-Z]", mention.words[0])  # McCarthy
    if not single or mention.party or mention.proofs or camel or kind_of(mention.words):
        return False
    at, after = mention.first, _text(tokens, mention.last)
    if at and tokens[at - 1].text in MARKS and after in _ENDS:  # “Awful,” he said
        opens = at < 2 or tokens[at - 2].sentence != tokens[at].sentence
        return mention.words[0] in alone and (opens or mention.words[0][-1] != "s")
    return after.islower() and mention.words[0] in alone and lookup(after) is None


def _is_noun(tokens: Sequence[Token], mention: MentionCandidate, small: frozenset[str]) -> bool:
    """Whether a single word has its capital from its place: "Firm" in a headline, "Wir"."""
    first = tokens[mention.first]
    if mention.last - mention.first > 1 or not (first.weak or first.titled):
        return False
    if first.text in words_of("foreign"):
        return True
    noun = noun_of(first.low)
    elsewhere = any(t.text == first.text and not (t.weak or t.titled) for t in tokens)
    if elsewhere or first.text in known_names() or first.text in given():
        return False
    return noun.kind in ("organisation", "media", "document") if noun else first.low in small


def _aliased(
    article: Article, tokens: Sequence[Token], named: list[MentionCandidate]
) -> list[MentionCandidate]:
    """The names, with those of the analyst's list put where they stand in the text."""
    kept: list[MentionCandidate] = []
    taken: dict[int, MentionCandidate] = {}
    for mention in sorted(_aliases(article, tokens), key=lambda s: s.first - s.last):
        if not any(at in taken for at in range(mention.first, mention.last)):
            kept.append(mention)
            taken |= dict.fromkeys(range(mention.first, mention.last), mention)
    for mention in named:
        over = {
            id(taken[at]): taken[at] for at in range(mention.first, mention.last) if at in taken
        }
        if not over:
            kept.append(mention)
        for alias in over.values():
            if mention.title and mention.last == alias.last and mention.first < alias.first:
                alias.title, alias.sex = mention.title, mention.sex
                alias.first, alias.span = mention.first, Span(mention.span.start, alias.span.end)
            if mention.last == alias.last:
                alias.party, alias.proofs = mention.party, mention.proofs
    return sorted(kept, key=lambda s: s.first)


def _aliases(article: Article, tokens: Sequence[Token]) -> list[MentionCandidate]:
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
                    out.append(MentionCandidate(first, last, Span(*match.span()), "name", words))
    return out


def _context(
    article: Article,
    tokens: Sequence[Token],
    named: Sequence[MentionCandidate],
    choices: Sequence[tuple[int, ...]],
    headline: Sequence[bool],
    marked: Sequence[Quote],
) -> Context:
    taken = [False] * len(tokens)
    for mention in named:
        taken[mention.first : mention.last] = [True] * (mention.last - mention.first)
    spoken = [q.inner for q in top(marked) if q.kind == "speech"]
    quoted = quoted_tokens(tokens, [q.start for q in spoken], [q.end for q in spoken])
    others = [s for s in pronouns(tokens) if not taken[s.first]]
    pictured = finder([p.span for p in article.paragraphs if p.kind == "caption"])
    told = without_works(article.text, descriptions(tokens, taken))
    described = (m for m in told if not pictured(m.span))
    mentions = [*named, *described, *others]
    mentions.sort(key=lambda s: (s.last, -s.first))
    begins = {s.first: s for s in named}
    inside = {at for s in mentions if s.form == "description" for at in range(s.first, s.last - 1)}
    return Context(
        article.text,
        tokens,
        mentions,
        {id(mention): choice for mention, choice in zip(named, choices, strict=True)},
        quoted,
        headline,
        begins,
        {id(s) for s in named if s.last - 1 in inside or s.last in begins},
        {s.last - 1: s for s in named},
        {s.first - len(s.office): s for s in named if s.office},
    )


def _titles_as_roles(
    context: Context, named: Sequence[MentionCandidate], clusters: Sequence[Cluster]
) -> None:
    """What titles, party marks and the word before a title tell of a person."""
    places = {" ".join(n): d.number for d in clusters if d.kind == "place" for n in d.names}
    for mention in named:
        choice = context.choices[id(mention)]
        for number in choice:
            clusters[number].mentions.append(mention)
            clusters[number].full += len(mention.words) > 1
        cluster = clusters[choice[0]]
        if len(choice) > 1 or cluster.kind != PERSON:
            continue
        cluster.party = cluster.party or mention.party
        cluster.sex = cluster.sex or mention.sex
        if mention.nick:
            cluster.names.append((mention.nick, mention.words[-1]))
        role = tuple(w.lower() for w in mention.title)
        role = (*_people_before(context.tokens, mention.first), *role) if role else role
        if role and role not in cluster.roles:
            cluster.roles.append(role)
        if role and not supposed(context, mention):
            time = context.low(mention.first - 1, context.sentence(mention))
            whole = (time, *role) if time in ("former", "then", "late") else role
            cluster.beside.append((mention.first, shown_title(mention, whole)))
        owner = _titled_by(context, mention, places) if mention.title and cluster.owner < 0 else -1
        if owner >= 0 and clusters[owner].kind != PERSON:
            cluster.owner = owner


def _people_before(tokens: Sequence[Token], at: int) -> Name:
    """The words for whose title stands there, in small letters: "South Korean" (President)."""
    two = tokens[max(0, at - 2) : at]
    if len(two) == 2 and f"{two[0].text} {two[1].text}" in peoples():
        return two[0].low, two[1].low
    return tuple(token.low for token in two[-1:] if token.text in peoples())


def _titled_by(context: Context, mention: MentionCandidate, places: dict[str, int]) -> int:
    """The body or place before a title: "Iran President Hassan Rouhani"; -1 where there is none."""
    if not mention.first:
        return -1
    before = context.ends.get(mention.first - 1)
    if before is not None:
        choice = context.choices[id(before)]
        return choice[0] if len(choice) == 1 else -1
    return places.get(peoples().get(context.tokens[mention.first - 1].text, ""), -1)


def _learn_sex(context: Context, clusters: list[Cluster]) -> None:
    """A first pass: the article's own pronouns tell the sex that no name and no title tells."""
    count = len(clusters)
    before = [(list(d.roles), list(d.beside), d.owner) for d in clusters]
    resolve_mentions(context, clusters)
    del clusters[count:]
    for cluster, (roles, beside, owner) in zip(clusters, before, strict=True):
        cluster.roles, cluster.beside, cluster.owner = roles, beside, owner
        men, women = cluster.votes["m"], cluster.votes["f"]
        if cluster.kind == "other" and men + women:
            cluster.kind = PERSON
        if cluster.kind == PERSON and not cluster.sex and men != women:
            cluster.sex = "m" if men > women else "f"
