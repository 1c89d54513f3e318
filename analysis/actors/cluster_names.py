"""Names into actors: which names are one person's, one organisation's, one place's."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from analysis.actors.acronyms import join_acronyms
from analysis.actors.body_names import is_party, shorter_names, thing_key
from analysis.actors.entity_types import PERSON, Name, Votes, kinds
from analysis.actors.mention_candidates import MentionCandidate
from analysis.actors.name_match import (
    is_son,
    kinds_fit,
    plain,
    same_full_name,
    straight,
    without_article,
)
from analysis.actors.near_names import (
    crowned,
    letters_of,
    may_reign,
    misspelt,
    named_the,
    nations,
    swapped,
)
from analysis.actors.people_by_word import known_by_initials, words_of_people
from analysis.actors.sons import is_fathers, sons_called
from analysis.article.name_lists import kind_of, known_names, sex_of

Forms = dict[Name, tuple[int, ...]]
RELATIVES = frozenset(
    ("wife", "husband", "son", "daughter", "mother", "father", "brother", "sister", "niece",
     "nephew", "widow", "widower", "cousin", "uncle", "aunt")
)  # fmt: skip
KIN = re.compile(  # what stands before the name of a relative
    rf"(?:(?:\b(?:his|her|their)|['’]s?) (?:[\w-]+ ){{0,2}}"
    rf"(?:(?:grand|step)?(?:{'|'.join(sorted(RELATIVES))})|partner|twin)"
    r"|\bfirst (?:lady|gentleman)),? $",
    re.IGNORECASE,
)
_KNOWN = re.compile(r"[^.;:“”\"\n]{0,40}\b(?:known|performs|writes) as ")
_KOREAS = {
    "north": {"north korea"}, "south": {"south korea"}, "korea": {"north korea", "south korea"}
}  # fmt: skip
_SONS = frozenset(("Jr", "Jr.", "Jnr", "Jnr."))
BEFORE_SON = 3  # times that a surname stands before the one "Jr." with it, to be another's
NEAR_KIN = 60  # characters before a name in which they stand


@dataclass(slots=True)
class Cluster:
    """An actor in the making.

    Args:
        number: Its place among the clusters.
        kind: As ``Actor.kind``; empty where nothing tells.
        names: The names it goes by.
        sex: m, f or empty.
        plural: A group.
        roles: The titles and descriptions given to it, in small letters.
        beside: Those of them that stand right at its name, and say what it surely is, with where.
        party: The party mark.
        mentions: Where it is named.
        full: How often it is named in full.
        label: What it is shown as, where no name tells.
        owner: Whose it is (a cluster's number); -1 where nobody's.
        head: The head of the description, for an actor without a name.
        anonymous: Somebody whose name is kept back.
        members: Who a pair is made of.
        votes: How many pronouns of each sex went to it.
        kind_sure: Whether a title, a list, a full name or the tagger vouches for its kind.
        kin: Whether it is first named in full as somebody's relative.
    """

    number: int
    kind: str
    names: list[Name] = field(default_factory=list)
    sex: str = ""
    plural: bool = False
    roles: list[Name] = field(default_factory=list)
    beside: list[tuple[int, Name]] = field(default_factory=list)
    party: str = ""
    mentions: list[MentionCandidate] = field(default_factory=list)
    full: int = 0
    label: str = ""
    owner: int = -1
    head: str = ""
    anonymous: bool = False
    members: tuple[int, ...] = ()
    votes: Counter[str] = field(default_factory=Counter)
    kind_sure: bool = True
    kin: bool = False

    @property
    def named(self) -> bool:
        """Whether the article gives it a name."""
        return bool(self.names)


def join(
    text: str,
    mentions: Sequence[MentionCandidate],
    aliases: Mapping[str, Sequence[str]],
    votes: Mapping[int, Votes],
) -> tuple[list[Cluster], list[tuple[int, ...]]]:
    """Clusters of all named actors, and for each mention which of them it may be of.

    A mention has several where two people share the surname it gives; resolution decides.
    """
    kind = kinds(mentions, votes)
    clusters: list[Cluster] = []
    forms = _aliases(aliases, clusters, kind)
    first: dict[Name, int] = {}
    for at, mention in enumerate(mentions):
        first.setdefault(mention.words, at)
    order = sorted(set(kind) - set(forms), key=lambda n: (-len(n), first[n]))
    people = sorted((n for n in order if kind[n] == PERSON), key=first.__getitem__)
    people_by_surname = _Index(clusters)
    sons = sons_called(people)
    nicks: Mapping[Name, Name] = {(m.nick, plain(m.words)[-1]): m.words for m in mentions if m.nick}
    for name in people:
        if len(name) > 1 and name not in sons:
            mention = mentions[first[name]]
            full = nicks.get(name, name)  # Bo Lund is Karl "Bo" Lund
            kin = _is_kin(text, mention)
            forms[name] = (number := people_by_surname.person(full, mention, kin),)
            clusters[number].kin |= clusters[number].names[0] == name and kin
    forms.update((son, forms[full]) for son, full in sons.items())
    _also_known(text, mentions, forms, clusters)
    index = words_of_people(clusters)
    own = _before_kin(text, mentions, index, clusters)
    for name in kind:
        if name not in forms and (known := known_by_initials(name, clusters)):
            forms[name] = known
    meant, royal = misspelt(people, mentions), crowned(mentions)
    for name in people:
        if len(name) == 1 and name not in forms:
            word = straight(name[0].casefold())
            known = () if name in own else index.get(word) or index.get(without_article(word), ())
            if name in royal:  # King Lee is nobody's surname
                known = tuple(n for n in known if may_reign(name, clusters[n].names, mentions))
            known = known or index.get(straight(meant.get(name, "").casefold()), ())
            if known and is_fathers(name, [clusters[n].names for n in known], mentions):
                known = ()
            forms[name] = known or (_new(clusters, PERSON, name),)
    peoples = nations(text, mentions)
    things = [n for n in order if kind[n] != PERSON and n not in forms]
    things.sort(key=lambda n: n in peoples)
    _things(things, kind, clusters, forms, named_the(text, mentions), peoples)
    join_acronyms(text, mentions, clusters, forms)
    _titled_otherwise(text, mentions, forms, clusters)
    return clusters, [forms[mention.words] for mention in mentions]


def _also_known(
    text: str, mentions: Sequence[MentionCandidate], forms: Forms, clusters: Sequence[Cluster]
) -> None:
    """Give the name behind "known as" to the person before it: "Ann Lee, known as Nina Holm"."""
    for one, other in pairwise(mentions):
        if one.words not in forms or other.words not in forms or len(other.words) < 2:
            continue
        first, second = (clusters[forms[m.words][0]] for m in (one, other))
        both = first.kind == second.kind == PERSON and first is not second
        if both and _KNOWN.fullmatch(text, one.span.end, other.span.start):
            first.names += second.names
            forms.update((name, (first.number,)) for name in second.names)
            second.names.clear()


def _before_kin(
    text: str,
    mentions: Sequence[MentionCandidate],
    index: Mapping[str, tuple[int, ...]],
    clusters: Sequence[Cluster],
) -> set[Name]:
    """The surnames of those who come before the one namesake named in full, a relative of theirs.

    As in "President Hale ... his wife, Nora Hale ... Hale said".
    """
    first: dict[Name, MentionCandidate] = {}
    places: dict[Name, list[int]] = defaultdict(list)
    for mention in mentions:
        first.setdefault(mention.words, mention)
        places[mention.words].append(mention.first)
    out = set()
    for name, mention in first.items():
        namesakes = index.get(straight(name[0].casefold()), ()) if len(name) == 1 else ()
        full = [first[n] for i in namesakes for n in clusters[i].names if n in first]
        relatives = full and all(
            other.words[-1].casefold() == name[0].casefold()
            and other.first > mention.first
            and _is_kin(text, other)
            for other in full
        )
        sons = full and all(  # "President Hale ... Tom Hale Jr."
            other.words[-1] in _SONS and bisect_left(places[name], other.first) >= BEFORE_SON
            for other in full
        )
        if relatives or sons:
            out.add(name)
    return out


def _is_kin(text: str, mention: MentionCandidate) -> bool:
    """Whether a name stands behind "his wife" and the like."""
    return bool(KIN.search(text[max(0, mention.span.start - NEAR_KIN) : mention.span.start]))


def _titled_otherwise(
    text: str, mentions: Sequence[MentionCandidate], forms: Forms, clusters: list[Cluster]
) -> None:
    """Make "Mr. Lee" one more Lee where only Ann Lee is named in full, or only "Ms. Lee"."""
    titled: dict[tuple[Name, str], MentionCandidate] = {}
    for mention in (m for m in mentions if len(m.words) == 1 and m.sex in ("m", "f")):
        namesakes, other = forms[mention.words], "f" if mention.sex == "m" else "m"
        titled.setdefault((mention.words, mention.sex), mention)
        first = clusters[namesakes[0]]
        if bare := first.kind == PERSON and all(len(name) == 1 for name in first.names):
            first.sex = first.sex or mention.sex
        if any(clusters[n].sex != other for n in namesakes):
            continue
        number = _new(clusters, PERSON, mention.words)
        clusters[number].sex = mention.sex
        if bare and (namesake := titled.get((mention.words, other))):
            first.label, clusters[number].label = namesake.span.of(text), mention.span.of(text)
        forms[mention.words] = (*namesakes, number)


def _new(clusters: list[Cluster], kind: str, name: Name) -> int:
    clusters.append(Cluster(len(clusters), kind, [name], plural=kind == "collective"))
    if kind == PERSON:
        clusters[-1].sex = sex_of(name)
    return len(clusters) - 1


def _aliases(
    aliases: Mapping[str, Sequence[str]], clusters: list[Cluster], kind: Mapping[Name, str]
) -> Forms:
    """What the analyst said goes before what the names say."""
    out: Forms = {}
    for canonical, others in aliases.items():
        names = [tuple(re.findall(r"[^\s.,]+", n)) for n in (canonical, *others)]
        names = [n for n in names if n]
        if not names:
            continue
        known_kinds = [kind[n] for n in names if kind.get(n)] + [
            k for n in names if (k := kind_of(n))
        ]
        number = _new(clusters, known_kinds[0] if known_kinds else PERSON, names[0])
        clusters[number].label = " ".join(canonical.split())
        clusters[number].names += names[1:]
        out |= dict.fromkeys(names, (number,))
    return out


class _Index:
    """Persons by surname, so that each full name looks at its namesakes alone."""

    def __init__(self, clusters: list[Cluster]) -> None:
        self.clusters = clusters
        self.by_last: dict[str, list[int]] = defaultdict(list)
        for cluster in clusters:
            if cluster.kind == PERSON:
                self._add(cluster.names[0], cluster.number)

    def _add(self, name: Name, number: int) -> None:
        namesakes = self.by_last[_last_part(name)]
        if number not in namesakes:
            namesakes.append(number)

    def person(self, name: Name, mention: MentionCandidate, kin: bool = False) -> int:
        """The person a full name is of: one known already, or a new one.

        "His grandson, Tom Hale" is not the Adam Tom Hale named before.
        """
        sex = mention.sex or sex_of(name)
        for number in self.by_last[_last_part(name)]:
            cluster = self.clusters[number]
            if {cluster.sex, sex} == {"m", "f"} or any(is_son(name, n) for n in cluster.names):
                continue
            like = (n for n in cluster.names if len(n) > 1 and same_full_name(name, n))
            if any(not kin or n[0] == name[0] for n in like):
                cluster.names.append(name)
                cluster.sex = cluster.sex or sex
                return number
        number = _new(self.clusters, PERSON, name)
        self.clusters[number].sex = sex
        self._add(name, number)
        return number


def _last_part(name: Name) -> str:
    return straight(plain(name)[-1].rpartition("-")[2].casefold())


def _things(
    order: Sequence[Name],
    kind: Mapping[Name, str],
    clusters: list[Cluster],
    forms: Forms,
    called: set[Name],
    peoples: Mapping[Name, str],
) -> None:
    """Organisations, places and the rest: one name, its short form, its beginning or its end.

    What the article calls "The Hill", with a capital, is no short form of Capitol Hill.
    """
    whole: dict[str, int] = {}
    letters: dict[str, str] = {}
    ends: dict[str, list[int]] = defaultdict(list)
    for name in order:
        if name in peoples and (country := thing_key(peoples[name].split(), "place")) in whole:
            clusters[whole[country]].names.append(name)
            forms[name] = (whole[country],)
            continue
        key = swapped(thing_key(name, kind[name]), letters)
        letters.setdefault(letters_of(key), key)
        own = kind[name] == "place" or name in called or len(name) > len(key.split())
        longer = ends.get(key, [])
        if own:  # the U.S. Senate is not Ohio's, but The Times may be a longer one
            longer = [n for n in longer if clusters[n].kind == kind[name] == "media"]
        fits = [n for n in longer if kinds_fit(kind[name], clusters[n].kind)]
        papers = [n for n in fits if clusters[n].kind == kind[name] == "media"]
        if key in _KOREAS and (korea := whole.keys() & _KOREAS[key]) and len(korea) == 1:
            whole.setdefault(key, whole[min(korea)])  # "the North", beside North Korea
        elif key not in whole and len(longer) == len(fits) == 1:
            whole[key] = fits[0]
        elif key not in whole and len(papers) == 1:  # the Post, beside "Post White House reporters"
            whole[key] = papers[0]
        if key in whole and (is_party(name) or kinds_fit(kind[name], clusters[whole[key]].kind)):
            cluster = clusters[whole[key]]
            cluster.names.append(name)
            if kind[name] == "collective":  # the Republicans are the party
                cluster.kind, cluster.plural = kind[name], True
        else:
            listed = known_names().get(f"The {' '.join(name)}", "") if name in called else ""
            whole[key] = _new(clusters, listed or kind[name] or "other", name)
            for part in shorter_names(name) if kind[name] != "collective" else ():
                ends[part].append(whole[key])
        forms[name] = (whole[key],)
