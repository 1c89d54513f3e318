"""Noun phrases and their actors: "the Florida senator", "Iran's president", "a source"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, islice

from analysis.actors.cluster_names import Cluster
from analysis.actors.entity_types import BODIES, PERSON
from analysis.actors.link_reasons import NOBODY, Antecedent, Link, Reason
from analysis.actors.mention_candidates import MentionCandidate
from analysis.actors.mention_context import Context, is_reporting
from analysis.actors.offices import is_anothers
from analysis.actors.resolve_bodies import LOOK_BACK, body_or_document
from analysis.actors.resolve_pronouns import Memory, Place
from analysis.actors.roles import clash, is_titled, label_of, name_of, plays, possessive, role_score
from analysis.actors.roles import without_determiner as words_behind
from analysis.actors.things import is_far, marks_of, of_new_body, qualifiers
from analysis.article.name_lists import (
    heads,
    known_names,
    noun_of,
    nouns,
    peoples,
    short_places,
    words_of,
)

MOST = 1000  # actors, more than an article has, looked at for one with a role
BRACKET = 40  # words in brackets between a name and its apposition
_PAIRS = frozenset(
    (*front, noun)
    for front in (("the", "two"), ("both",), ("two",))
    for noun in ("men", "women", "candidates", "rivals", "leaders", "senators", "politicians")
)


class Nominals:
    """The noun phrases met so far, each with its actor, so that the same words find it again."""

    __slots__ = ("_by_head", "_by_key", "_called", "_clusters", "_context", "_owned", "_places")

    def __init__(self, context: Context, clusters: list[Cluster]) -> None:
        self._context, self._clusters = context, clusters
        self._by_key: dict[str, int] = {}
        self._by_head: dict[str, int] = {}
        self._called: dict[str, int] = {}  # who went by "the team" alone
        self._owned: dict[tuple[int, str], int] = {}
        towns = (d for d in clusters if d.kind == "place")
        self._places = {" ".join(name): d.number for d in towns for name in d.names}

    def actor(
        self, mention: MentionCandidate, memory: Memory, given: dict[int, int], place: Place
    ) -> Antecedent:
        """The actor of a noun phrase (-1: none worth keeping) and the reason."""
        joined = self._medium(mention)
        if joined >= 0:
            return joined, Reason(Link.NAME)
        if (joined := self._beside_name(mention, given, place.sentence)) >= 0:
            self._learn(joined, mention, given)
            return joined, Reason(Link.APPOSITION)
        if mention.words[-1] in words_of("place_noun"):
            return self._place(mention, memory)
        if mention.kind == PERSON and mention.number == "s" and mention.owner < 0:
            joined = self._second_role(mention, given, place.sentence)
            answer = (joined, Reason(Link.SECOND_ROLE)) if joined >= 0 else NOBODY
            if mention.determiner == "the" and joined < 0:
                answer = self._definite(mention, memory, place)
            if answer[0] >= 0:
                self._learn(answer[0], mention, given)
                return answer
        if mention.number == "p" and mention.words in _PAIRS:
            answer = self._two(mention, memory)
            if answer[0] >= 0:
                return answer
        owner = self._owner(mention, given)
        if owner >= 0:
            return self._of_owner(mention, owner)
        bare = not mention.determiner and mention.number == "s" and mention.kind == PERSON
        if mention.determiner in words_of("definite") or bare:
            answer = self._definite(mention, memory, place)
            if answer[0] >= 0:
                return answer
        return self.fresh(mention)

    # --- a name beside the phrase -----------------------------------------------------------

    def _beside_name(self, mention: MentionCandidate, given: dict[int, int], sentence: int) -> int:
        """The actor of a name in apposition to the phrase, or that is said to be it; else -1."""
        wanted = {PERSON: (PERSON,), "organisation": BODIES, "media": BODIES}.get(mention.kind)
        if mention.number != "s" or wanted is None:
            return -1
        begins = self._context.begins.get(mention.last) or self._context.offices.get(mention.last)
        name = begins or self._context.identified(mention)
        if name is not None and self._context.sentence(name) == sentence:
            quantified = mention.determiner in ("no", "any", "each", "every")
            return -1 if quantified else self._single(name, wanted)
        before = self._name_before(mention, given, sentence, wanted)
        return before if before >= 0 else self._name_behind(mention, sentence, wanted)

    def _medium(self, mention: MentionCandidate) -> int:
        """The medium whose name stands before its noun: "Time magazine", "Yonhap news agency"."""
        medium = mention.words[-1] in words_of("medium_noun")
        name = self._context.ends.get(mention.last - 2 - (mention.words[-2:-1] == ("news",)))
        whole = medium and name is not None and name.first - mention.first in (0, 1)
        return self._single(name, ("media",)) if name and whole else -1

    def _single(self, name: MentionCandidate, wanted: Sequence[str]) -> int:
        choices = self._context.choices[id(name)]
        return choices[0] if self._clusters[choices[0]].kind in wanted else -1

    def _name_before(
        self, mention: MentionCandidate, given: dict[int, int], sentence: int, wanted: Sequence[str]
    ) -> int:
        """As in "Ann Lee, the mayor," and "Ann Lee is the mayor"."""
        low = self._context.low
        before, after = low(mention.first - 1, sentence), low(mention.last, sentence)
        at = mention.first - 2
        if before == "," and (not after or after in words_of("apposition_end")):
            if low(at, sentence) == ")":  # Ben Cardin (D-Md.), the senator
                opened = range(at, at - BRACKET, -1)
                at = next((i for i in opened if low(i, sentence) in ("(", "")), at) - 1
            at -= low(at, sentence) == "."  # Hale Inc., a maker of boats
        elif before not in ("is", "was", "became", "remains") or mention.determiner == "no":
            return -1
        actor = given.get(at, -1)
        if actor >= 0 and self._clusters[actor].named and self._clusters[actor].kind in wanted:
            return actor
        return -1

    def _name_behind(self, mention: MentionCandidate, sentence: int, wanted: Sequence[str]) -> int:
        """As in "the campaign chief, Paul Manafort," and "the founder of Google, Sergey Brin,"."""
        low = self._context.low
        opens = low(mention.first - 1, sentence) in ("", ",", ";", "“", '"')
        owned = low(mention.first - 1, sentence) in ("'s", "'")  # the mill's owner, Ann Lee,
        if not (mention.determiner or opens or owned):
            return -1
        at = self._past_second(mention.last, sentence)
        if low(at, sentence) in ("of", "at", "for", "in"):
            at = next((i for i in range(at, at + 8) if low(i, sentence) in (",", "")), at)
        name = self._context.begins.get(at + 1) if low(at, sentence) in (",", "is") else None
        if name is None and low(at, sentence) == "," and low(at + 1, sentence) in words_of("state"):
            name = self._context.begins.get(at + 2)  # his niece, state Del. Ann Lee
        if name is None:
            return -1
        after = low(name.last, sentence)
        if after in (",", ".", ")", "", "(", "who", ":"):
            return self._single(name, wanted)
        whose = opens and (mention.determiner == "own" or at > mention.last)
        return self._single(name, wanted) if whose and is_reporting(after) else -1

    def _past_second(self, at: int, sentence: int) -> int:
        """Past a second role that a comma follows: "the mill's owner | and manager, Ann Lee,"."""
        low = self._context.low
        others = words_of("determiner") | words_of("owning")
        if low(at, sentence) != "and" or low(at + 1, sentence) in others:
            return at
        for comma in range(at + 2, at + 5):
            noun = noun_of(low(comma - 1, sentence))
            person = noun is not None and (noun.kind, noun.number) == (PERSON, "s")
            if person and low(comma, sentence) == ",":
                return comma
        return at

    def _second_role(self, mention: MentionCandidate, given: dict[int, int], sentence: int) -> int:
        """As in "the former first lady and U.S. senator", "Ann Lee, a nurse and a mayor,"."""
        low = self._context.low
        role = self._context.tokens[max(0, mention.first - 2)].text.islower()
        closes = role and low(mention.last, sentence) in (",", ".")
        again = not mention.determiner or (mention.determiner in ("a", "an") and closes)
        if not again or low(mention.first - 1, sentence) != "and":
            return -1
        actor = given.get(mention.first - 2, -1)
        one = actor >= 0 and (self._clusters[actor].named or not self._context.headline[sentence])
        return actor if one and self._clusters[actor].kind == PERSON else -1

    def _learn(self, actor: int, mention: MentionCandidate, given: dict[int, int]) -> None:
        """What the phrase says of the actor: a role, its sex, whose it is."""
        cluster = self._clusters[actor]
        role = words_behind(mention)
        if role not in cluster.roles:
            cluster.roles.append(role)
        cluster.sex = cluster.sex or mention.sex
        owner = self._owner(mention, given)
        if owner < 0 and len(mention.words) > 1 and mention.words[-2] in nouns():
            head = mention.words[-2]  # "team member"
            owner = self._called.get(head, self._by_head.get(head, -1))
        if owner >= 0 and owner != actor:
            self._owned.setdefault((owner, mention.words[-1]), actor)
            if cluster.owner < 0 and self._clusters[owner].kind != PERSON:
                cluster.owner = owner

    # --- whose it is ------------------------------------------------------------------------

    def _owner(self, mention: MentionCandidate, given: dict[int, int]) -> int:
        """Who possesses the head, or gives it its first word ("the Trump campaign"); else -1."""
        if mention.owner >= 0:
            return given.get(mention.owner, -1)
        for at in range(mention.last - 2, mention.first - 1, -1):
            if at in given and (mention.kind != PERSON or self._clusters[given[at]].kind != PERSON):
                return given[at]
            word = self._context.tokens[at].text
            place = peoples().get(word) or short_places().get(word.rstrip("."), "")
            if place:
                return self._places.get(place, -1)
        return -1

    def _of_owner(self, mention: MentionCandidate, owner: int) -> Antecedent:
        head = mention.words[-1]
        key = (owner, head)
        if key in self._owned and mention.determiner not in words_of("indefinite"):
            return self._owned[key], Reason(Link.SAME_OWNER, head)
        single = mention.kind == PERSON and mention.number == "s"
        single = single and mention.words[0] not in ("a", "an", "one")  # a Port Office clerk
        if single and self._clusters[owner].kind != PERSON:
            for cluster in islice(self._clusters, MOST):
                if cluster.kind == PERSON and cluster.owner == owner and plays(cluster, head):
                    self._owned[key] = cluster.number
                    return cluster.number, Reason(Link.ROLE, head)
        self._owned[key] = self._add(mention, owner)
        return self._owned[key], Reason(Link.OWNED, head)

    # --- spoken of before -------------------------------------------------------------------

    def _definite(self, mention: MentionCandidate, memory: Memory, place: Place) -> Antecedent:
        if mention.number != "s":
            return NOBODY
        if mention.kind == PERSON:
            return self._person(mention, memory, place)
        if mention.kind == "source":
            again = self._by_head.get(mention.words[-1], -1)
            return (again, Reason(Link.SAME_SOURCE)) if again >= 0 else NOBODY
        return body_or_document(
            self._context, self._clusters, self._called, mention, memory, place.sentence
        )

    def _person(self, mention: MentionCandidate, memory: Memory, place: Place) -> Antecedent:
        """Somebody with that role, the same words before, or another word for the last subject."""
        if of_new_body(self._context, self._clusters, memory, mention):
            return NOBODY
        head, own = mention.words[-1], qualifiers(mention)
        best, chosen = 0.0, -1
        for steps, actor in enumerate(islice(reversed(memory.traces), LOOK_BACK)):
            cluster = self._clusters[actor]
            if cluster.kind != PERSON or {cluster.sex, mention.sex} == {"m", "f"}:
                continue
            score = role_score(cluster, head, own, marks_of(mention))
            score -= 0.03 * steps + 0.5 * (not cluster.named)
            if score > best:
                best, chosen = score, actor
        if chosen < 0 and mention.determiner == "the":
            first = islice(self._clusters, MOST)  # the named ones come before the others
            titled = [d for d in first if is_titled(d, head, own, memory.traces)]
            chosen = titled[0].number if len(titled) == 1 else -1
        if chosen >= 0:
            return chosen, Reason(Link.ROLE, head)
        again = self._by_head.get(head, -1)
        if again >= 0 and self._clusters[again].kind == PERSON:
            role_words = {w for role in self._clusters[again].roles for w in role}
            if not clash(own, role_words):
                return again, Reason(Link.SAME_HEAD, head)
        after = self._context.low(mention.last, place.sentence)
        goes_on = after in words_of("preposition") or after in ("who", "that", "whose")
        if not place.subject or head in words_of("plain") or goes_on or mention.determiner != "the":
            return NOBODY
        return self._varied(mention, memory, place)

    def _varied(self, mention: MentionCandidate, memory: Memory, place: Place) -> Antecedent:
        """Another word for whom it was about before: "the New York businessman said"."""
        clause = self._context.low(mention.first - 1, place.sentence) in words_of("clause")
        # "Sanders senses anger, the senator said"
        behind = place.speaks and self._context.low(mention.first - 1, place.sentence) == ","
        spoke = place.speaks and memory.speaker in memory.traces and not clause
        first = [(memory.speaker, memory.traces[memory.speaker])] if spoke else []
        for actor, trace in chain(first, reversed(memory.traces.items())):
            cluster, away = self._clusters[actor], place.sentence - trace.sentence
            most, above = 4 if actor == memory.speaker else 2, self._context.headline
            if away > most or is_far(self._context, mention, trace.sentence):
                break
            if above[trace.sentence] and not above[place.sentence]:
                continue  # whom only the headline names is nobody's subject below it
            earlier = away > 0 or trace.quoted >= 0 or clause or behind
            about = earlier and (trace.subject or clause or actor == memory.speaker)
            person = cluster.named and cluster.kind == PERSON
            if person and about and {cluster.sex, mention.sex} != {"m", "f"}:
                other = is_anothers(mention, cluster, self._clusters, memory)
                return NOBODY if other else (actor, Reason(Link.LAST_SUBJECT))
        return NOBODY

    def _place(self, mention: MentionCandidate, memory: Memory) -> Antecedent:
        if mention.determiner not in words_of("definite") or len(mention.words) > 2:
            return NOBODY
        head = mention.words[-1]
        name = self._context.begins.get(mention.last + 1)
        if name is not None and self._context.tokens[mention.last].low == "of":
            return self._context.choices[id(name)][0], Reason(Link.PLACE_NAME, head)
        for actor in islice(reversed(memory.traces), LOOK_BACK):
            cluster = self._clusters[actor]
            if cluster.kind == "place" and cluster.names[0][-1] in heads():
                continue  # a park, a street
            if cluster.kind == "place" and (
                head != "country" or " ".join(cluster.names[0]) in known_names()
            ):
                return actor, Reason(Link.NEAREST_HEAD, head)
        return NOBODY

    def _two(self, mention: MentionCandidate, memory: Memory) -> Antecedent:
        """As in "the two men": the two persons named last."""
        people = (a for a in reversed(memory.traces) if self._clusters[a].kind == PERSON)
        last = list(islice((a for a in people if self._clusters[a].named), 2))
        if len(last) < 2:
            return NOBODY
        one, other = sorted(last)
        label = f"{name_of(self._clusters[one])} and {name_of(self._clusters[other])}"
        if label not in self._by_key:
            self._by_key[label] = self._add(mention)
            pair = self._clusters[self._by_key[label]]
            pair.label, pair.kind, pair.plural = label, "collective", True
            pair.members = (one, other)
        return self._by_key[label], Reason(Link.PAIR)

    def fresh(self, mention: MentionCandidate) -> Antecedent:
        """A phrase that stands for itself; the same words later are the same, "a source" is not."""
        bare = mention.determiner not in words_of("definite")
        key = " ".join(mention.words if bare else words_behind(mention))
        single = mention.number == "s" and mention.kind in (PERSON, "source", "document")
        if key in self._by_key and not (single and mention.determiner in words_of("indefinite")):
            return self._by_key[key], Reason(Link.SAME_WORDS)
        number = self._add(mention)
        self._by_key[key] = self._by_head[mention.words[-1]] = number
        return number, Reason(Link.DESCRIPTION)

    def _add(self, mention: MentionCandidate, owner: int = -1) -> int:
        group = mention.number == "p" and mention.kind in (PERSON, "source", *BODIES)
        kind = "collective" if group else {"source": PERSON}.get(mention.kind, mention.kind)
        token, begins = self._context.tokens[mention.first], self._context.begins
        opens = token.weak and mention.first not in begins
        first = mention.words[0] if opens else mention.determiner
        label = label_of(mention.span.of(self._context.text), first)
        if owner >= 0 and mention.words[0] in words_of("owning"):
            label = " ".join([possessive(name_of(self._clusters[owner])), *label.split()[1:]])
        cluster = Cluster(len(self._clusters), kind, sex=mention.sex, label=label, owner=owner)
        cluster.plural = kind == "collective"
        cluster.head = mention.words[-1]
        cluster.roles = [words_behind(mention)]
        some = mention.determiner in words_of("indefinite")
        bare = owner < 0 and not mention.determiner
        cluster.anonymous = mention.kind == "source" or (kind == PERSON and (some or bare))
        self._clusters.append(cluster)
        return cluster.number
