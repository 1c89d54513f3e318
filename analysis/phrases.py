"""Noun phrases that stand for an actor: "the Florida senator", "Iran's president", "a source", "critics"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from analysis.joining import PERSON, Draft
from analysis.names import known, nouns, peoples, short_places, table, words_of
from analysis.pronouns import Memory
from analysis.spotting import OWNING, Spot

if TYPE_CHECKING:
    from analysis.sweep import Scene

INDEFINITE = frozenset("a an another one some any no each every".split())
DEFINITE = frozenset("the this that these those both".split())
_PLACES = frozenset(
    "country nation state city town village district province kingdom republic county".split()
)
_BEHIND = frozenset("of who that from in at with whose for to on".split())
_AFTER_APPOSITION = frozenset(", . ; : ) — – - who of for at in from with and whose ”".split())
_PLAIN = frozenset("man woman person people individual human boy girl one".split())
_VAGUE = frozenset(
    "former new top senior first last current late longtime veteran young old own".split()
)
_GOVERNMENT = frozenset("administration government regime military army police".split())


@cache
def roles_again() -> dict[str, frozenset[str]]:
    """For each role word the words that can stand for it later on."""
    return {role: frozenset(again.split()) for role, again in table("names_roles")}


def head_of(spot: Spot) -> str:
    return spot.words[-1]


def label_of(text: str, spot: Spot) -> str:
    """A noun phrase as it is shown: one line, no capital on its first small word."""
    words = spot.span.of(text).split()
    if (
        words[0].lower() in words_of("function")
        or words[0].lower() in nouns()
        or words[0].lower() == spot.determiner
    ):
        words[0] = words[0].lower()
    return " ".join(words)


class Phrases:
    """The noun phrases met so far, each with its actor, so that the same words find it again."""

    __slots__ = ("_by_key", "_by_head", "_drafts", "_owned", "_scene")

    def __init__(self, scene: Scene, drafts: list[Draft]) -> None:
        self._scene, self._drafts = scene, drafts
        self._by_key: dict[str, int] = {}
        self._owned: dict[tuple[int, str], int] = {}
        self._by_head: dict[str, int] = {}
        for draft in drafts:
            if draft.kind in ("organisation", "media", "document"):
                for name in draft.names:
                    self._by_head.setdefault("\0" + name[-1].lower(), draft.number)

    def actor(
        self, spot: Spot, memory: Memory, given: dict[int, int], subject: bool
    ) -> tuple[int, str]:
        """The actor of a noun phrase (-1: none worth keeping) and the reason."""
        joined = self._beside_name(spot, given)
        if joined >= 0:
            self._learn(joined, spot, given)
            return joined, "description beside the name"
        head = head_of(spot)
        if head in _PLACES:
            return self._place(spot, memory)
        owner = self._owner(spot, given)
        if owner >= 0:
            return self._of_owner(spot, owner, given)
        if spot.determiner in DEFINITE or (
            not spot.determiner and spot.number == "s" and spot.kind == PERSON
        ):
            found, why = self._definite(spot, memory, subject)
            if found >= 0:
                return found, why
        return self._fresh(spot)

    def _beside_name(self, spot: Spot, given: dict[int, int]) -> int:
        """The actor of a name that stands in apposition to the phrase, or is said to be it; else -1."""
        scene = self._scene
        sentence = scene.tokens[spot.first].sentence
        wanted = (
            (PERSON,)
            if spot.kind == PERSON
            else ("organisation", "media")
            if spot.kind != "document"
            else ()
        )
        if spot.number != "s" or not wanted:
            return -1
        name = scene.begins.get(spot.last)
        if (
            name is not None
            and name.form == "name"
            and spot.determiner not in ("no", "any", "each", "every")
        ):
            return (
                self._single(name, wanted) if scene.tokens[name.first].sentence == sentence else -1
            )
        low = scene.low
        before, after = low(spot.first - 1, sentence), low(spot.last, sentence)
        if before == "," and (after in _AFTER_APPOSITION or not after):
            at = spot.first - 2
            if low(at, sentence) == ")":  # Ben Cardin (D-Md.), the senator
                while at > 0 and low(at, sentence) and low(at, sentence) != "(":
                    at -= 1
                at -= 1
            actor = given.get(at, -1)
            if actor >= 0 and self._drafts[actor].named and self._drafts[actor].kind in wanted:
                return actor
        if after == "," and (
            spot.determiner or spot.first == 0 or low(spot.first - 1, sentence) == ""
        ):
            name = scene.begins.get(spot.last + 1)
            if (
                name is not None
                and name.form == "name"
                and low(name.last, sentence) in (",", ".", ")", "", "(", "who")
            ):
                return self._single(name, wanted)
        if (
            before in ("is", "was", "became", "remains", "as", "named")
            and before != "as"
            and spot.determiner != "no"
        ):
            actor = given.get(spot.first - 2, -1)
            if actor >= 0 and self._drafts[actor].named and self._drafts[actor].kind in wanted:
                return actor
        return -1

    def _single(self, name: Spot, wanted: Sequence[str]) -> int:
        choices = self._scene.choices[id(name)]
        return choices[0] if len(choices) == 1 and self._drafts[choices[0]].kind in wanted else -1

    def _learn(self, actor: int, spot: Spot, given: dict[int, int]) -> None:
        """What the phrase says of the actor: a role, its sex, whose it is."""
        draft = self._drafts[actor]
        role = tuple(w for w in spot.words if w not in DEFINITE and w not in INDEFINITE)
        if role not in draft.roles:
            draft.roles.append(role)
        draft.sex = draft.sex or spot.sex
        owner = self._owner(spot, given)
        if owner >= 0 and owner != actor:
            self._owned.setdefault((owner, head_of(spot)), actor)

    def _owner(self, spot: Spot, given: dict[int, int]) -> int:
        """Who possesses the phrase's head, or gives it its first word ("the Trump campaign"); else -1."""
        scene = self._scene
        for proof in spot.proofs:
            owner = given.get(int(proof), -1)
            if owner >= 0:
                return owner
        if spot.determiner in OWNING or spot.determiner == "own":
            return -1
        for at in range(spot.last - 2, spot.first - 1, -1):
            if at in given and (spot.kind != PERSON or self._drafts[given[at]].kind != PERSON):
                return given[at]
            place = peoples().get(scene.tokens[at].text) or short_places().get(
                scene.tokens[at].text.rstrip("."), ""
            )
            if place:
                return next(
                    (
                        d.number
                        for d in self._drafts
                        if d.kind == "place" and (place,) == d.names[0]
                    ),
                    -1,
                )
        return -1

    def _of_owner(self, spot: Spot, owner: int, given: dict[int, int]) -> tuple[int, str]:
        head = head_of(spot)
        key = (owner, head)
        if key in self._owned and spot.determiner not in INDEFINITE:
            return self._owned[key], f"{head} of the same owner"
        who = self._drafts[owner]
        if spot.kind == PERSON and spot.number == "s" and who.kind != PERSON:
            for draft in self._drafts:
                if (
                    draft.kind == PERSON
                    and draft.named
                    and self._plays(draft, head)
                    and draft.owner == owner
                ):
                    self._owned[key] = draft.number
                    return draft.number, f"role: {head}"
        number = self._add(spot, owner=owner)
        self._owned[key] = number
        return number, f"{head} of its owner"

    def _plays(self, draft: Draft, head: str) -> bool:
        return any(
            head == w or head in roles_again().get(w, ()) for role in draft.roles for w in role
        )

    def _definite(self, spot: Spot, memory: Memory, subject: bool) -> tuple[int, str]:
        head, drafts = head_of(spot), self._drafts
        sentence = self._scene.tokens[spot.first].sentence
        if spot.kind == PERSON and spot.number == "s":
            best, chosen = 0.0, -1
            own = {w for w in spot.words[:-1] if w not in DEFINITE and w not in _VAGUE}
            for steps, actor in enumerate(reversed(memory.traces)):
                draft = drafts[actor]
                if (
                    draft.kind != PERSON
                    or {draft.sex, spot.sex} == {"m", "f"}
                    or not self._plays(draft, head)
                ):
                    continue
                told = {w for role in draft.roles for w in role} | _home(draft)
                score = 1 + 2 * len(own & told) - 0.03 * steps - 0.5 * (not draft.named)
                if score > best:
                    best, chosen = score, actor
            if chosen >= 0:
                return chosen, f"role: {head}"
            known_as = self._by_head.get(head, -1)
            if known_as >= 0 and drafts[known_as].kind == PERSON:
                return known_as, f"the same words: {head}"
            after = self._scene.low(spot.last, sentence)
            if subject and head not in _PLAIN and after not in _BEHIND and spot.determiner == "the":
                return self._varied(spot, memory, sentence)
            return -1, ""
        if spot.kind in ("organisation", "media", "document") and spot.number == "s":
            return self._thing(spot, memory, sentence)
        return -1, ""

    def _varied(self, spot: Spot, memory: Memory, sentence: int) -> tuple[int, str]:
        """ "The New York businessman said": another word for whom the sentences before were about."""
        for actor, trace in reversed(memory.traces.items()):
            draft = self._drafts[actor]
            if sentence - trace.sentence > 2:
                break
            if draft.kind == PERSON and draft.named and trace.sentence < sentence and trace.subject:
                if {draft.sex, spot.sex} != {"m", "f"}:
                    return actor, "another word for the last subject"
        return -1, ""

    def _thing(self, spot: Spot, memory: Memory, sentence: int) -> tuple[int, str]:
        head = head_of(spot)
        kinds = ("organisation", "media") if spot.kind != "document" else ("document",)
        own = {w for w in spot.words[:-1] if w not in DEFINITE and w not in _VAGUE}
        if own:
            return -1, ""
        loose = -1
        for actor, trace in reversed(memory.traces.items()):
            draft = self._drafts[actor]
            if draft.kind not in kinds or draft.plural:
                continue
            if (
                draft.head == head
                or any(n[-1].lower() == head for n in draft.names)
                or self._plays(draft, head)
            ):
                return actor, f"the nearest {head}"
            if (
                loose < 0
                and draft.named
                and sentence - trace.sentence <= 3
                and spot.kind != "document"
            ):
                loose = actor
        if (
            loose >= 0
            and head not in _GOVERNMENT
            and not self._scene.low(spot.last, sentence) in _BEHIND
        ):
            return loose, f"nearest named body: {head}"
        return -1, ""

    def _place(self, spot: Spot, memory: Memory) -> tuple[int, str]:
        if spot.determiner not in DEFINITE or len(spot.words) > 2:
            return -1, ""
        for actor in reversed(memory.traces):
            draft = self._drafts[actor]
            if (
                draft.kind == "place"
                and draft.names
                and (head_of(spot) != "country" or " ".join(draft.names[0]) in known())
            ):
                return actor, f"the nearest {head_of(spot)}"
        return -1, ""

    def _fresh(self, spot: Spot) -> tuple[int, str]:
        """A phrase that stands for itself; the same words later are the same, but for "a source"."""
        key = " ".join(w for w in spot.words if w not in ("the", "these", "those"))
        single = spot.number == "s" and spot.kind in (PERSON, "source", "document")
        if key in self._by_key and not (single and spot.determiner in INDEFINITE):
            return self._by_key[key], "the same words"
        number = self._add(spot)
        self._by_key[key] = number
        self._by_head[head_of(spot)] = number
        return number, "described, not named"

    def _add(self, spot: Spot, owner: int = -1) -> int:
        kind = {"source": PERSON if spot.number == "s" else "collective"}.get(spot.kind, spot.kind)
        if spot.number == "p" and kind in (PERSON, "organisation", "media"):
            kind = "collective"
        label = label_of(self._scene.text, spot)
        if owner >= 0 and spot.words[0] in OWNING:
            label = " ".join([possessive(name_of(self._drafts[owner])), *label.split()[1:]])
        draft = Draft(
            len(self._drafts),
            kind,
            sex=spot.sex,
            plural=kind == "collective",
            label=label,
            owner=owner,
        )
        draft.head = head_of(spot)
        draft.roles = [tuple(w for w in spot.words if w not in DEFINITE and w not in INDEFINITE)]
        draft.anonymous = spot.kind == "source" or (
            kind == PERSON and owner < 0 and (spot.determiner in INDEFINITE or not spot.determiner)
        )
        self._drafts.append(draft)
        return draft.number


def _home(draft: Draft) -> set[str]:
    """Words of the state in a party mark: "D-Md." gives maryland."""
    mark = draft.party.partition("-")[2].strip(". ")
    place = short_places().get(mark, mark)
    return {w.lower() for w in place.split()}


def name_of(draft: Draft) -> str:
    """The name an actor is shown under: the analyst's, the fullest, or its description."""
    if draft.label:
        return draft.label
    if draft.kind == "place":
        return next(
            (" ".join(n) for n in draft.names if " ".join(n) in known()), " ".join(draft.names[0])
        )
    name = " ".join(max(draft.names, key=lambda n: (len(n) > 1, len(n), len(" ".join(n)))))
    bare = sum("the" not in spot.proofs for spot in draft.spots)
    return f"The {name}" if draft.kind == "media" and 2 * bare < len(draft.spots) else name


def possessive(name: str) -> str:
    return f"{name}’" if name.endswith("s") and " " in name else f"{name}’s"
