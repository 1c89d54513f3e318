"""What roles and names tell of an actor: who can be spoken of by which word, how one is shown."""

from __future__ import annotations

from collections.abc import Container, Sequence, Set
from functools import cache
from typing import TYPE_CHECKING

from analysis.actors.body_names import thing_key
from analysis.actors.cluster_names import Cluster
from analysis.actors.entity_types import PERSON
from analysis.actors.full_names import in_full
from analysis.article.name_lists import (
    heads,
    known_names,
    long_title,
    noun_of,
    nouns,
    peoples,
    short_places,
    titles,
    words_of,
)
from analysis.common.resources import rows

if TYPE_CHECKING:
    from analysis.actors.mention_candidates import MentionCandidate
    from analysis.actors.mention_context import Context


NEAR_IF = 6  # words around a title in which "if" makes it imagined
LONGEST_ROLE = 6  # words of a role that is shown
_SUPPOSING = frozenset(["if", "imagine", "suppose", "supposing", "hypothetically"])
_KEPT = frozenset(["Democratic", "Republican", "House", "Senate"])  # capitals of a title
_RANKS = frozenset([
    "adm", "admiral", "brig", "brigadier", "capt", "captain", "col", "colonel", "gen", "general",
    "lieutenant", "lt", "maj", "major", "marshal", "rear", "sgt", "sergeant", "vice",
])  # fmt: skip
_UNDER = frozenset(["assistant", "associate", "deputy", "vice"])
_POSTS = frozenset(["chief", "leader", "head", "official", "spokesman", "spokeswoman"])
_LINKING = ("is", "was", "became", "remains")


@cache
def roles_again() -> dict[str, frozenset[str]]:
    """For each role word the words that can stand for it later on."""
    return {row["role"]: frozenset(row["again"].split()) for row in rows("names_roles")}


def plays(cluster: Cluster, head: str) -> bool:
    """Whether one of an actor's roles can be spoken of by this word."""
    return any(
        head == w or head in roles_again().get(w, ()) for role in cluster.roles for w in role
    )


def role_score(cluster: Cluster, head: str, own: set[str], marks: Set[str] = frozenset()) -> float:
    """How well a role fits an actor: 0 or less is not at all, 2 and more is by its own word.

    Args:
        cluster: The actor.
        head: The noun.
        own: The words that tell it from others.
        marks: "former", "losing" and the like, which only speak against an actor.
    """
    if cluster.kind != PERSON or not plays(cluster, head):
        return 0.0
    role_words = {w for role in cluster.roles for w in role} | _home(cluster)
    role_words |= peoples_of({w[:-2] for w in role_words if w.endswith(("'s", "’s"))})
    if clash(own | marks, role_words) or clash(own, role_words, _small_places()):
        return 0.0  # a Libertarian is no Republican nominee
    if is_other_rank(own, role_words):
        return 0.0
    same = head in {long_title(w) for w in role_words}
    if own and not own & role_words and not same:
        return 0.0  # "the band leader" is no president
    return 1.0 + same + 2 * len(own & role_words)


def is_titled(cluster: Cluster, head: str, own: set[str], met: Container[int]) -> bool:
    """Whether a description is that of somebody named elsewhere: "the senator ... Sen. Lee".

    "The Ohio senator" is no Senator Lee who is named below it and of whom nothing tells that he
    comes from there.

    Args:
        cluster: The person.
        head: The noun.
        own: The words that tell it from others.
        met: Who was met before.
    """
    if not cluster.named or role_score(cluster, head, own) < 2:
        return False
    told = {w.lower() for role in cluster.roles for w in role} | _home(cluster)
    return cluster.number in met or all(
        w in told or known_names().get(w.title()) != "place" for w in own
    )


def clash(own: Set[str], others: Set[str], *kinds: Set[str]) -> bool:
    """Whether words that tell one bearer of a role from another stand against each other.

    Args:
        own: The words of a description, without its head.
        others: The words by which an actor is described.
        kinds: Classes of words of which one bearer of a role has one; where none is given:
            nations, parties, orders, offices and pairs such as "winning" and "losing".

    Example:
        >>> clash({"british"}, {"israeli", "minister"}), clash({"first"}, {"first", "official"})
        (True, False)
    """
    classes = kinds or _contrasts()
    return any(own & kind and others & kind and not own & others & kind for kind in classes)


def peoples_of(lands: Set[str]) -> frozenset[str]:
    """The words for the peoples of lands, in small letters.

    Example:
        >>> peoples_of({"japan", "mill"})
        frozenset({'japanese'})
    """
    return frozenset(by.lower() for by, land in peoples().items() if land.lower() in lands)


def is_other_rank(own: Set[str], others: Set[str]) -> bool:
    """Whether one of two bearers of an office is another's deputy.

    Args:
        own: The words of a description, without its head.
        others: The words by which an actor is described.

    Example:
        >>> is_other_rank({"deputy"}, {"mayor"}), is_other_rank(set(), {"vice", "president"})
        (True, True)
    """
    if own & _UNDER - others:
        return True  # whom the article calls professor is no assistant professor
    return any(word in others and word not in own for word in ("deputy", "vice"))


def is_another_trade(head: str, roles: Set[str]) -> bool:
    """Whether a post or trade told by itself is none of those that a person is known by.

    Args:
        head: The noun, in small letters: "surveyor" of "the surveyor".
        roles: The words by which the person is described, in small letters.

    Example:
        >>> is_another_trade("surveyor", {"architect"}), is_another_trade("lawyer", {"attorney"})
        (True, False)
    """
    other = words_of("plain") | words_of("in_story") | words_of("no_role")
    noun = nouns().get(head)
    if noun is None or (noun.kind, noun.number) != (PERSON, "s") or head in other:
        return False
    own = {w for w in roles if w in nouns() and nouns()[w].kind == PERSON}
    again = own | {w for role in own for w in roles_again().get(role, ())}
    like = any(head in trade and own & trade for trade in _trades())
    return bool(own - (other - _POSTS)) and head not in again and not like


@cache
def _trades() -> tuple[frozenset[str], ...]:
    """Posts and trades of which one person may have several: a surgeon is a professor as well."""
    return tuple(frozenset(group.split("/")) for group in words_of("same_trade"))


@cache
def _contrasts() -> tuple[frozenset[str], ...]:
    kinds = ("party", "contrast_order", "contrast_office")
    pairs = (frozenset(pair.split("/")) for pair in words_of("contrast_pair"))
    nations = frozenset(w.lower() for w in peoples())
    return (nations, *(words_of(kind) for kind in kinds), *pairs)


@cache
def contrasted() -> frozenset[str]:
    """The words of pairs that stand against each other: "former" and "current"."""
    return frozenset(word for pair in words_of("contrast_pair") for word in pair.split("/"))


def _home(cluster: Cluster) -> set[str]:
    """Words of the state in a party mark: "D-Md." gives maryland."""
    mark = cluster.party.partition("-")[2].strip(". ")
    return {w.lower() for w in short_places().get(mark, mark).split()}


@cache
def _small_places() -> frozenset[str]:
    """The last words of places, in small letters."""
    return frozenset(n.split()[-1].lower() for n, kind in known_names().items() if kind == "place")


def supposed(context: Context, mention: MentionCandidate) -> bool:
    """Whether a title is only imagined: "if President Rubio said so", "a President Trump"."""
    sentence = context.sentence(mention)
    if context.low(mention.first - 1, sentence) in ("a", "an", "no", "any"):
        return True
    near = range(mention.first - NEAR_IF, mention.last + NEAR_IF)
    return any(context.low(at, sentence) in _SUPPOSING for at in near)


def without_determiner(mention: MentionCandidate) -> tuple[str, ...]:
    """The words of a noun phrase behind its article or possessive."""
    words = mention.words
    ends = words_of("definite") | words_of("indefinite") | words_of("owning")
    return words[1:] if len(words) > 1 and words[0] in ends else words


# What one does to another: "polls show Lee | leading challenger Bo Ward".
_COMPARES = frozenset(
    ("beating", "calling", "defeating", "facing", "leading", "telling", "trailing", "urging")
)


def note_beside(context: Context, cluster: Cluster, mention: MentionCandidate) -> None:
    """Note a description right at an actor's name, where it is no part of another phrase."""
    if mention.last in context.offices:
        return  # the name's own title tells it whole
    role = without_determiner(mention)
    before = context.low(mention.first - 1, context.sentence(mention))
    whole = len(role[-1]) > 2 and len(role) <= LONGEST_ROLE  # not "spokesman for St"
    doing = role[0].endswith("ing") and "-" not in role[0]
    plain = role[0] not in words_of("verb") and not doing and _COMPARES.isdisjoint(role[1:])
    to_do = before == "to" and len(role) > 2 and role == mention.words  # to replace longtime ...
    linked = before in (*_LINKING, ".") or to_do or supposed(context, mention)
    if whole and plain and not linked:
        first = mention.last - len(role)
        written = [token.text for token in context.tokens[first : mention.last]]
        if context.tokens[first].weak and _is_plain(written):
            written[0] = written[0].lower()
        cluster.beside.append((first, tuple(written)))


def shown_title(mention: MentionCandidate, role: tuple[str, ...]) -> tuple[str, ...]:
    """A title as it is shown: "Senate majority leader", "secretary of state", "mayor of London".

    Args:
        mention: The name with its title.
        role: The title's words in small letters, what stands before it included.
    """
    small = [word if _keeps_capital(word) else word.lower() for word in mention.title]
    every = all(_is_small(word) for word in mention.office if word[0].isupper())
    office = [word.lower() for word in mention.office] if every else mention.office
    return (*role[: len(role) - len(small)], *small, *office)


def _is_small(word: str) -> bool:
    """Whether a word of an office goes without its capital: "Minister", "Defense", not "London"."""
    fields = words_of("contrast_office") | words_of("office_field")
    office = word in titles() or word in words_of("title_part") or word.lower() in fields
    return office and not _keeps_capital(word)


def without_rank(words: Sequence[str]) -> list[str]:
    """An office without the rank that stands behind it, which is another title.

    Example:
        >>> without_rank("defense minister brigadier general".split())
        ['defense', 'minister']
        >>> without_rank(["attorney", "general"]), without_rank(["lieutenant", "general"])
        (['attorney', 'general'], ['lieutenant', 'general'])
    """
    low = [word.lower().rstrip(".") for word in words]
    for at in range(1, len(low)):
        noun = noun_of(low[at - 1])
        office = low[at - 1] not in _RANKS and noun is not None and noun.kind == PERSON
        one = low[at] != "general" or len(low) > at + 1  # "secretary general"
        if office and one and all(word in _RANKS for word in low[at:]):
            return list(words[:at])
    return list(words)


def _is_plain(words: Sequence[str]) -> bool:
    """Whether the first word of a role has its capital from the sentence: "Campaign spokesman"."""
    low, after = words[0].lower(), words[1] if len(words) > 1 else ""
    if words[0] in heads() and after == "of":  # University of Bergen professor
        return False
    listed = noun_of(low) is not None or words[0] in words_of("before_name")
    return listed and not _keeps_capital(words[0]) and (not after or after[0].islower())


def _keeps_capital(word: str) -> bool:
    return word in peoples() or word in words_of("adjective") or word in _KEPT


def label_of(words: str, determiner: str) -> str:
    """A noun phrase as it is shown: in one line, no capital on its first small word."""
    first, *rest = words.split()
    low = first.lower()
    people = first in peoples() or " ".join([first, *rest[:1]]) in peoples()  # Yemeni officials
    people = people or known_names().get(first) == "collective"
    if people or first in words_of("adjective"):  # Democrats
        return " ".join([first, *rest])
    listed = low != "the" and rest and f"{first} {rest[0]}" in known_names()  # White House
    listed = listed or first in ("Congress", "House", "Parliament", "Senate")
    if low in words_of("party") or listed:  # Democrat lawmakers
        return " ".join([first, *rest])
    of_body = rest[:1] == ["of"] and " ".join(rest[1:])[:1].isupper()  # Bank of England officials
    if (first.isupper() and len(first) > 1) or (of_body and first in heads()):
        return " ".join([first, *rest])  # "US media"
    title = low in nouns() and len(rest) == 1 and rest[0].istitle() and len(rest[0]) > 2
    small = low in words_of("function") or (low in nouns() and not title) or low == determiner
    if low != "i" and small:  # "Campaign manager", but "Editorial Board"
        first = low
    return " ".join([first, *rest])


def name_of(cluster: Cluster) -> str:
    """The name an actor is shown under: the analyst's, the fullest, or its description."""
    if cluster.label:
        return cluster.label
    if cluster.kind == "place":
        known = [n for n in cluster.names if " ".join(n) in known_names()]
        usual = (n for n in known if " ".join(n).casefold() == thing_key(n, "place"))
        place = next(usual, (*known, cluster.names[0])[0])  # Russia, not the Russian Federation
        state = short_places().get(place[0], "") if place[0].istitle() else ""  # Mo., not U.S.
        as_written = (s.shown for s in cluster.mentions if s.words == place and s.shown)
        return state if state and len(place) == 1 else next(as_written, " ".join(place))
    fit = in_full(cluster) if cluster.kind == PERSON else cluster.names
    best = max(fit, key=lambda n: (len(n), n[-1] != "Committees", sum(map(len, n))))
    written = (s.shown for s in cluster.mentions if s.words == best and s.shown)
    name = next(written, " ".join(best).replace(" 's", "'s").replace(" ’s", "’s"))
    bare = sum("the" not in mention.proofs for mention in cluster.mentions)
    if len(best) == 1 and name in known_names() and f"The {name}" not in known_names():
        return name
    return f"The {name}" if cluster.kind == "media" and 2 * bare < len(cluster.mentions) else name


def possessive(name: str) -> str:
    """A name with its possessive ending.

    Example:
        >>> possessive("Tom Jones"), possessive("Ross"), possessive("Democrats")
        ('Tom Jones’', 'Ross’s', 'Democrats’')
    """
    several = known_names().get(name) == "collective" or name in peoples()
    bare = name.endswith("s") and (" " in name or several)
    return f"{name}’" if bare else f"{name}’s"
