"""Noun phrases and their actors: "the Florida senator", "Iran's president", "a source"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, islice

from analysis.actors.candidates import Spot
from analysis.actors.cluster_names import Draft
from analysis.actors.context import Scene, is_reporting
from analysis.actors.entity_types import BODIES, PERSON
from analysis.actors.resolve_pronouns import Memory, Place
from analysis.actors.roles import label_of, name_of, plays, possessive, role_score
from analysis.article.name_lists import heads, known, nouns, peoples, short_places, words_of

LOOK_BACK = 80  # actors among which the bearer of a role is looked for
MOST = 1000  # actors, more than an article has, looked at for one with a role
BRACKET = 40  # words in brackets between a name and its apposition
Found = tuple[int, str]
NOBODY: Found = (-1, "")
_PAIRS = frozenset(
    (*front, noun)
    for front in (("the", "two"), ("both",), ("two",))
    for noun in ("men", "women", "candidates", "rivals", "leaders", "senators", "politicians")
)


class Phrases:
    """The noun phrases met so far, each with its actor, so that the same words find it again."""

    __slots__ = ("_by_head", "_by_key", "_drafts", "_owned", "_places", "_scene")

    def __init__(self, scene: Scene, drafts: list[Draft]) -> None:
        self._scene, self._drafts = scene, drafts
        self._by_key: dict[str, int] = {}
        self._by_head: dict[str, int] = {}
        self._owned: dict[tuple[int, str], int] = {}
        self._places = {" ".join(n): d.number for d in drafts if d.kind == "place" for n in d.names}

    def actor(self, spot: Spot, memory: Memory, given: dict[int, int], place: Place) -> Found:
        """The actor of a noun phrase (-1: none worth keeping) and the reason."""
        joined = self._beside_name(spot, given, place.sentence)
        if joined >= 0:
            self._learn(joined, spot, given)
            return joined, "description beside the name"
        if spot.words[-1] in words_of("place_noun"):
            return self._place(spot, memory)
        if spot.kind == PERSON and spot.number == "s" and spot.owner < 0:
            joined = self._second_role(spot, given, place.sentence)
            found = (joined, "a second role") if joined >= 0 else NOBODY
            if spot.determiner == "the" and joined < 0:
                found = self._definite(spot, memory, place)
            if found[0] >= 0:
                self._learn(found[0], spot, given)
                return found
        if spot.number == "p" and spot.words in _PAIRS:
            found = self._two(spot, memory)
            if found[0] >= 0:
                return found
        owner = self._owner(spot, given)
        if owner >= 0:
            return self._of_owner(spot, owner)
        bare = not spot.determiner and spot.number == "s" and spot.kind == PERSON
        if spot.determiner in words_of("definite") or bare:
            found = self._definite(spot, memory, place)
            if found[0] >= 0:
                return found
        return self._fresh(spot)

    # --- a name beside the phrase -----------------------------------------------------------

    def _beside_name(self, spot: Spot, given: dict[int, int], sentence: int) -> int:
        """The actor of a name in apposition to the phrase, or that is said to be it; else -1."""
        wanted = {PERSON: (PERSON,), "organisation": BODIES, "media": BODIES}.get(spot.kind)
        if spot.number != "s" or wanted is None:
            return -1
        name = self._scene.begins.get(spot.last)
        if name is not None and self._scene.sentence(name) == sentence:
            quantified = spot.determiner in ("no", "any", "each", "every")
            return -1 if quantified else self._single(name, wanted)
        found = self._name_before(spot, given, sentence, wanted)
        return found if found >= 0 else self._name_behind(spot, sentence, wanted)

    def _single(self, name: Spot, wanted: Sequence[str]) -> int:
        choices = self._scene.choices[id(name)]
        return choices[0] if self._drafts[choices[0]].kind in wanted else -1

    def _name_before(
        self, spot: Spot, given: dict[int, int], sentence: int, wanted: Sequence[str]
    ) -> int:
        """As in "Ann Lee, the mayor," and "Ann Lee is the mayor"."""
        low = self._scene.low
        before, after = low(spot.first - 1, sentence), low(spot.last, sentence)
        at = spot.first - 2
        if before == "," and (not after or after in words_of("apposition_end")):
            if low(at, sentence) == ")":  # Ben Cardin (D-Md.), the senator
                opened = range(at, at - BRACKET, -1)
                at = next((i for i in opened if low(i, sentence) in ("(", "")), at) - 1
        elif before not in ("is", "was", "became", "remains") or spot.determiner == "no":
            return -1
        actor = given.get(at, -1)
        if actor >= 0 and self._drafts[actor].named and self._drafts[actor].kind in wanted:
            return actor
        return -1

    def _name_behind(self, spot: Spot, sentence: int, wanted: Sequence[str]) -> int:
        """As in "the campaign chief, Paul Manafort," and "the founder of Google, Sergey Brin,"."""
        low = self._scene.low
        opens = low(spot.first - 1, sentence) in ("", ",", ";", "“", '"')
        owned = low(spot.first - 1, sentence) in ("'s", "'")  # the mill's owner, Ann Lee,
        if not (spot.determiner or opens or owned):
            return -1
        at = spot.last
        if low(at, sentence) in ("of", "at", "for", "in"):
            at = next((i for i in range(at, at + 8) if low(i, sentence) in (",", "")), at)
        name = self._scene.begins.get(at + 1) if low(at, sentence) == "," else None
        if name is None and low(at, sentence) == "," and low(at + 1, sentence) in words_of("state"):
            name = self._scene.begins.get(at + 2)  # his niece, state Del. Ann Lee
        if name is None:
            return -1
        after = low(name.last, sentence)
        if after in (",", ".", ")", "", "(", "who", ":"):
            return self._single(name, wanted)
        whose = opens and (spot.determiner == "own" or at > spot.last)
        return self._single(name, wanted) if whose and is_reporting(after) else -1

    def _second_role(self, spot: Spot, given: dict[int, int], sentence: int) -> int:
        """As in "the former first lady and U.S. senator"."""
        if spot.determiner or self._scene.low(spot.first - 1, sentence) != "and":
            return -1
        actor = given.get(spot.first - 2, -1)
        return actor if actor >= 0 and self._drafts[actor].kind == PERSON else -1

    def _learn(self, actor: int, spot: Spot, given: dict[int, int]) -> None:
        """What the phrase says of the actor: a role, its sex, whose it is."""
        draft = self._drafts[actor]
        role = _without_determiner(spot)
        if role not in draft.roles:
            draft.roles.append(role)
        draft.sex = draft.sex or spot.sex
        owner = self._owner(spot, given)
        if owner < 0 and len(spot.words) > 1 and spot.words[-2] in nouns():
            owner = self._by_head.get(spot.words[-2], -1)  # "team member"
        if owner >= 0 and owner != actor:
            self._owned.setdefault((owner, spot.words[-1]), actor)
            if draft.owner < 0 and self._drafts[owner].kind != PERSON:
                draft.owner = owner

    # --- whose it is ------------------------------------------------------------------------

    def _owner(self, spot: Spot, given: dict[int, int]) -> int:
        """Who possesses the head, or gives it its first word ("the Trump campaign"); else -1."""
        if spot.owner >= 0:
            return given.get(spot.owner, -1)
        for at in range(spot.last - 2, spot.first - 1, -1):
            if at in given and (spot.kind != PERSON or self._drafts[given[at]].kind != PERSON):
                return given[at]
            word = self._scene.tokens[at].text
            place = peoples().get(word) or short_places().get(word.rstrip("."), "")
            if place:
                return self._places.get(place, -1)
        return -1

    def _of_owner(self, spot: Spot, owner: int) -> Found:
        head = spot.words[-1]
        key = (owner, head)
        if key in self._owned and spot.determiner not in words_of("indefinite"):
            return self._owned[key], f"{head} of the same owner"
        if spot.kind == PERSON and spot.number == "s" and self._drafts[owner].kind != PERSON:
            for draft in islice(self._drafts, MOST):
                if draft.kind == PERSON and draft.owner == owner and plays(draft, head):
                    self._owned[key] = draft.number
                    return draft.number, f"role: {head}"
        self._owned[key] = self._add(spot, owner)
        return self._owned[key], f"{head} of its owner"

    # --- spoken of before -------------------------------------------------------------------

    def _definite(self, spot: Spot, memory: Memory, place: Place) -> Found:
        if spot.number != "s":
            return NOBODY
        if spot.kind == PERSON:
            return self._person(spot, memory, place)
        if spot.kind == "source":
            again = self._by_head.get(spot.words[-1], -1)
            return (again, "the same source") if again >= 0 else NOBODY
        return self._thing(spot, memory, place.sentence)

    def _person(self, spot: Spot, memory: Memory, place: Place) -> Found:
        """Somebody with that role, the same words before, or another word for the last subject."""
        head, own = spot.words[-1], _qualifiers(spot)
        best, chosen = 0.0, -1
        for steps, actor in enumerate(islice(reversed(memory.traces), LOOK_BACK)):
            draft = self._drafts[actor]
            if draft.kind != PERSON or {draft.sex, spot.sex} == {"m", "f"}:
                continue
            score = role_score(draft, head, own)
            score -= 0.03 * steps + 0.5 * (not draft.named)
            if score > best:
                best, chosen = score, actor
        if chosen < 0 and spot.determiner == "the":
            first = islice(self._drafts, MOST)  # the named ones come before the others
            titled = [d for d in first if d.named and role_score(d, head, own) >= 2]
            chosen = titled[0].number if len(titled) == 1 else -1
        if chosen >= 0:
            return chosen, f"role: {head}"
        again = self._by_head.get(head, -1)
        if again >= 0 and self._drafts[again].kind == PERSON:
            return again, f"the same word: {head}"
        after = self._scene.low(spot.last, place.sentence)
        goes_on = after in words_of("preposition") or after in ("who", "that", "whose")
        if not place.subject or head in words_of("plain") or goes_on or spot.determiner != "the":
            return NOBODY
        return self._varied(spot, memory, place)

    def _varied(self, spot: Spot, memory: Memory, place: Place) -> Found:
        """Another word for whom it was about before: "the New York businessman said"."""
        clause = self._scene.low(spot.first - 1, place.sentence) in words_of("clause")
        before = self._scene.low(spot.first - 1, place.sentence)
        behind = place.speaks and before == ","  # "Sanders senses anger, the senator said"
        spoke = place.speaks and memory.speaker in memory.traces and not clause
        first = [(memory.speaker, memory.traces[memory.speaker])] if spoke else []
        for actor, trace in chain(first, reversed(memory.traces.items())):
            draft, away = self._drafts[actor], place.sentence - trace.sentence
            if away > (4 if actor == memory.speaker else 2):
                break
            if self._scene.headline[trace.sentence] and not self._scene.headline[place.sentence]:
                continue  # whom only the headline names is nobody's subject below it
            earlier = away > 0 or trace.quoted >= 0 or clause or behind
            about = draft.named and earlier and (trace.subject or clause or actor == memory.speaker)
            if draft.kind == PERSON and about and {draft.sex, spot.sex} != {"m", "f"}:
                return actor, "another word for the last subject"
        return NOBODY

    def _thing(self, spot: Spot, memory: Memory, sentence: int) -> Found:
        """The nearest organisation or document with that head, else the nearest named body."""
        if _qualifiers(spot):
            return NOBODY
        head = spot.words[-1]
        kinds = ("document",) if spot.kind == "document" else BODIES
        loose = -1
        for actor, trace in islice(reversed(memory.traces.items()), LOOK_BACK):
            draft = self._drafts[actor]
            if draft.kind not in kinds or draft.plural:
                continue
            in_name = any(n[-1].lower() == head for n in draft.names)
            if loose >= 0 and draft.head == head and spot.kind == "media":
                break  # a paper just named goes before one only described
            if draft.head == head or in_name or plays(draft, head):
                return actor, f"the nearest {head}"
            if loose < 0 and draft.named and sentence - trace.sentence <= 3:
                loose = actor
        goes_on = self._scene.low(spot.last, sentence) in words_of("preposition")
        if loose < 0 or spot.kind == "document" or goes_on or head in words_of("government"):
            return NOBODY
        return loose, f"nearest named body: {head}"

    def _place(self, spot: Spot, memory: Memory) -> Found:
        if spot.determiner not in words_of("definite") or len(spot.words) > 2:
            return NOBODY
        head = spot.words[-1]
        name = self._scene.begins.get(spot.last + 1)
        if name is not None and self._scene.tokens[spot.last].low == "of":
            return self._scene.choices[id(name)][0], f"the {head} of that name"
        for actor in islice(reversed(memory.traces), LOOK_BACK):
            draft = self._drafts[actor]
            if draft.kind == "place" and draft.names[0][-1] in heads():
                continue  # a park, a street
            if draft.kind == "place" and (head != "country" or " ".join(draft.names[0]) in known()):
                return actor, f"the nearest {head}"
        return NOBODY

    # --- new ones ---------------------------------------------------------------------------

    def _two(self, spot: Spot, memory: Memory) -> Found:
        """As in "the two men": the two persons named last."""
        people = (a for a in reversed(memory.traces) if self._drafts[a].kind == PERSON)
        last = list(islice((a for a in people if self._drafts[a].named), 2))
        if len(last) < 2:
            return NOBODY
        one, other = sorted(last)
        label = f"{name_of(self._drafts[one])} and {name_of(self._drafts[other])}"
        if label not in self._by_key:
            self._by_key[label] = self._add(spot)
            pair = self._drafts[self._by_key[label]]
            pair.label, pair.kind, pair.plural = label, "collective", True
            pair.members = (one, other)
        return self._by_key[label], "the two persons named last"

    def _fresh(self, spot: Spot) -> Found:
        """A phrase that stands for itself; the same words later are the same, "a source" is not."""
        key = " ".join(_without_determiner(spot))
        if spot.determiner not in words_of("definite"):
            key = " ".join(spot.words)
        single = spot.number == "s" and spot.kind in (PERSON, "source", "document")
        if key in self._by_key and not (single and spot.determiner in words_of("indefinite")):
            return self._by_key[key], "the same words"
        number = self._add(spot)
        self._by_key[key] = self._by_head[spot.words[-1]] = number
        return number, "described, not named"

    def _add(self, spot: Spot, owner: int = -1) -> int:
        group = spot.number == "p" and spot.kind in (PERSON, "source", *BODIES)
        kind = "collective" if group else {"source": PERSON}.get(spot.kind, spot.kind)
        opens = self._scene.tokens[spot.first].weak and spot.first not in self._scene.begins
        first = spot.words[0] if opens else spot.determiner
        label = label_of(spot.span.of(self._scene.text), first)
        if owner >= 0 and spot.words[0] in words_of("owning"):
            label = " ".join([possessive(name_of(self._drafts[owner])), *label.split()[1:]])
        draft = Draft(len(self._drafts), kind, sex=spot.sex, label=label, owner=owner)
        draft.plural = kind == "collective"
        draft.head = spot.words[-1]
        draft.roles = [_without_determiner(spot)]
        some = spot.determiner in words_of("indefinite")
        bare = owner < 0 and not spot.determiner
        draft.anonymous = spot.kind == "source" or (kind == PERSON and (some or bare))
        self._drafts.append(draft)
        return draft.number


def _without_determiner(spot: Spot) -> tuple[str, ...]:
    words = spot.words
    ends = words_of("definite") | words_of("indefinite") | words_of("owning")
    return words[1:] if len(words) > 1 and words[0] in ends else words


def _qualifiers(spot: Spot) -> set[str]:
    return {w for w in _without_determiner(spot)[:-1] if w not in words_of("vague")}
