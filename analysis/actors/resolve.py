"""One pass over an article, front to back, that gives every spot its actor."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from analysis.actors.candidates import Spot
from analysis.actors.cluster_names import Draft
from analysis.actors.context import Scene, is_reporting
from analysis.actors.entity_types import PERSON
from analysis.actors.resolve_nominals import Phrases
from analysis.actors.resolve_pronouns import Memory, Place, antecedent, owning
from analysis.article.name_lists import words_of

AHEAD = 7  # words behind a quotation in which its speaker is looked for
RIVALS = 6  # actors; where one of them has the pronoun's sex, it tells no other actor's
LATEST = 200  # actors, the latest met, among whom one who spoke is looked for
FAR = 6  # sentences after which a namesake is out of mind
BACK = 14  # words before "who" in which its antecedent is looked for
Found = tuple[int, str]
NOBODY: Found = (-1, "")


def sweep(scene: Scene, drafts: list[Draft]) -> list[Found]:
    """The actor of each spot (-1: none) and why, in the spots' order; adds drafts for phrases."""
    memory, phrases = Memory(), Phrases(scene, drafts)
    given: dict[int, int] = {}  # token -> actor of the spot that ends there
    out: list[Found] = []
    for spot in scene.spots:
        place = scene.place(spot)
        if place.quoted >= 0 and place.quoted not in memory.quote_speakers:
            speaker = _quote_speaker(scene, spot, place, memory, drafts)
            memory.quote_speakers[place.quoted] = speaker
        if spot.form == "name":
            found = _name(scene, spot, memory, drafts, place)
        elif spot.form == "description":
            found = phrases.actor(spot, memory, given, place)
        else:
            found = _pronoun(scene, spot, memory, drafts, given, place)
        out.append(found)
        if found[0] >= 0:
            given[spot.last - 1] = found[0]
            if spot.determiner not in words_of("nobody"):
                memory.met(found[0], spot, place)
    return out


def _name(scene: Scene, spot: Spot, memory: Memory, drafts: Sequence[Draft], place: Place) -> Found:
    """A name that one actor has, or the one of several that sex, nearness and weight point to."""
    choices = scene.choices[id(spot)]
    form = "full name" if len(spot.words) > 1 else "name"
    if len(choices) == 1:
        return choices[0], form
    fitting = [c for c in choices if {drafts[c].sex, spot.sex} != {"m", "f"}] or list(choices)
    if spot.sex:
        fitting = [c for c in fitting if drafts[c].sex == spot.sex] or fitting
    if len(fitting) == 1:
        return fitting[0], f"{form} and title"
    traces = memory.traces
    weight = {c: drafts[c].full + (traces[c].count if c in traces else 0) for c in fitting}
    main = max(fitting, key=lambda c: (weight[c], -c))
    near = [c for c in fitting if c in traces and place.sentence - traces[c].sentence <= 2]
    # the one just named in full, unless the article is about the other
    fresh = len(near) == 1 and (main not in traces or place.sentence - traces[main].sentence > FAR)
    if len(near) == 1 and (fresh or near[0] == main or weight[main] < 3 * weight[near[0]]):
        return near[0], f"{form}: nearest of that name"
    return main, f"{form}: most spoken of with that name"


def _pronoun(
    scene: Scene,
    spot: Spot,
    memory: Memory,
    drafts: Sequence[Draft],
    given: dict[int, int],
    place: Place,
) -> Found:
    if spot.kind == "relative":
        return _relative(scene, spot, drafts, given)
    if spot.kind:
        return _first_person(spot, memory, drafts, place)
    after = scene.low(spot.last, place.sentence)
    if spot.words[0] == "her" and (not after[:1].isalpha() or after in words_of("function")):
        spot.determiner = "object"
    if spot.words[0] == "it" and _empty_it(scene, spot, place.sentence):
        return NOBODY
    ahead = _ahead(scene, spot, drafts, place)
    if ahead >= 0:
        return ahead, f"pronoun {spot.words[0]}: the subject it leads up to"
    actor, why = antecedent(spot, memory, drafts, place)
    if actor >= 0 and spot.sex in ("m", "f") and not drafts[actor].sex:
        rivals = (drafts[a].sex == spot.sex for a in islice(reversed(memory.traces), RIVALS))
        if not any(rivals):
            drafts[actor].votes[spot.sex] += 1
    return actor, why


def _first_person(spot: Spot, memory: Memory, drafts: Sequence[Draft], place: Place) -> Found:
    """For "I" who speaks; for "we" whom the speaker belongs to, where the article says so."""
    actor = memory.quote_speakers.get(place.quoted, -1) if place.quoted >= 0 else -1
    if spot.kind == "second" or actor < 0:
        return NOBODY
    owner = drafts[actor].owner
    if spot.number == "p" and owner >= 0 and drafts[owner].kind != PERSON:
        return owner, "first person: whom the speaker belongs to"
    return actor, "first person: who speaks"


def _relative(scene: Scene, spot: Spot, drafts: Sequence[Draft], given: dict[int, int]) -> Found:
    """For "who" and "which" the nearest fitting actor before them in the sentence."""
    wanted: tuple[str, ...] = (PERSON, "collective")
    if spot.words[0] == "which":
        wanted = ("organisation", "media", "document", "place", "collective")
    for at in range(spot.first - 1, max(-1, spot.first - BACK), -1):
        if scene.tokens[at].sentence != scene.sentence(spot) or scene.tokens[at].text in ".;:":
            break
        if at in given and drafts[given[at]].kind in wanted:
            return given[at], f"relative {spot.words[0]}: what stands before"
    return NOBODY


def _empty_it(scene: Scene, spot: Spot, sentence: int) -> bool:
    """An "it" that stands for nobody: "it is clear that", "it seems"."""
    ahead = [scene.low(spot.last + i, sentence) for i in range(8)]
    if ahead[0] in words_of("empty_it"):
        return True
    if ahead[0] in words_of("empty_it_after"):
        return any(word in words_of("empty_it_ahead") for word in ahead[2:4])
    return scene.low(spot.first - 1, sentence) in ("make", "made", "makes", "making", "found")


def _ahead(scene: Scene, spot: Spot, drafts: Sequence[Draft], place: Place) -> int:
    """The subject that a possessive leads up to: "In his letter, Cardin wrote"; else -1."""
    if spot.sex not in ("m", "f") or not owning(spot) or place.quoted >= 0:
        return -1
    first = spot.first
    while first and spot.first - first < 6 and scene.tokens[first - 1].sentence == place.sentence:
        first -= 1
    opener = scene.tokens[first].text
    if spot.first - first > 5 or opener not in words_of("opens_with"):
        return -1
    for at in range(spot.last, spot.last + 12):
        if scene.low(at, place.sentence) == ",":
            near = (scene.begins.get(i) for i in range(at + 1, at + 7))
            choices = (scene.choices[id(name)] for name in near if name is not None)
            people = [c[0] for c in choices if len(c) == 1 and drafts[c[0]].kind == PERSON]
            return people[0] if people and drafts[people[0]].sex in ("", spot.sex) else -1
    return -1


def _quote_speaker(
    scene: Scene, spot: Spot, place: Place, memory: Memory, drafts: Sequence[Draft]
) -> int:
    """Who says a quotation, as far as its neighbours show: for "I" and for "he" inside it."""
    actor = _said_behind(scene, spot, place.quoted, memory, drafts)
    if actor < 0:
        said_before = memory.spoke == place.sentence or memory.subject[0] != place.sentence
        actor = memory.speaker if said_before else memory.subject[1]
    if actor >= 0 and drafts[actor].kind == "document" and drafts[actor].owner >= 0:
        return drafts[actor].owner
    return actor


def _said_behind(
    scene: Scene, spot: Spot, quoted: int, memory: Memory, drafts: Sequence[Draft]
) -> int:
    """The one whom "said" behind the quotation names; -1 where none does."""
    tokens, last = scene.tokens, spot.last
    while last < len(tokens) and scene.quoted[last] == quoted:
        last += 1
    for at in range(last, min(last + AHEAD, len(tokens))):
        between = scene.text[tokens[last - 1].end : tokens[at].start]
        if tokens[at].text in ".;" or "\n" in between:
            break
        name = scene.begins.get(at)
        if name is not None and scene.speaks(name):
            actor = _name(scene, name, memory, drafts, scene.place(name))[0]
            if drafts[actor].kind != "place":
                return actor
        beside = [tokens[i].low for i in (at - 1, at + 1) if i < len(tokens)]
        if tokens[at].low in ("he", "she") and any(map(is_reporting, beside)):
            return _last_of(memory, drafts, "m" if tokens[at].low == "he" else "f")
    return -1


def _last_of(memory: Memory, drafts: Sequence[Draft], sex: str) -> int:
    """The person of that sex who spoke last, else who was spoken of last."""
    for actor in (memory.speaker, *islice(reversed(memory.traces), LATEST)):
        if actor >= 0 and drafts[actor].kind == PERSON and drafts[actor].sex in ("", sex):
            return actor
    return -1
