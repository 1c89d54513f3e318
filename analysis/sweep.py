"""One pass over an article, front to back, that gives every name, noun phrase and pronoun its actor."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from analysis.cues import lookup
from analysis.joining import PERSON, Draft
from analysis.names import nouns, peoples, titles, words_of
from analysis.phrases import Phrases
from analysis.pronouns import Memory, antecedent
from analysis.spotting import Spot, Token

_AUX = frozenset(
    "is was has had will would could can should may might did does do are were have been must 's isn't wasn't "
    "won't wouldn't didn't doesn't hasn't hadn't can't couldn't".split()
)
_PREPOSITIONS = frozenset(
    "of in on at to for with by from about against over under after before between among into through during "
    "without like than as toward towards behind near".split()
)


@dataclass(slots=True)
class Scene:
    """What the sweep looks at: the words, the quotations, the spots, and where names begin and end."""

    text: str
    tokens: Sequence[Token]
    spots: Sequence[Spot]
    choices: dict[int, tuple[int, ...]]  # id(spot) of a name -> its drafts
    quoted: Sequence[int]  # for each token the quotation it stands in, -1 outside
    headline: Sequence[bool]  # for each sentence
    begins: dict[int, Spot] = field(default_factory=dict)
    ends: dict[int, Spot] = field(default_factory=dict)

    def token(self, at: int) -> Token | None:
        return self.tokens[at] if 0 <= at < len(self.tokens) else None

    def low(self, at: int, sentence: int) -> str:
        """The token's small-letter form; empty outside the sentence."""
        token = self.token(at)
        return token.low if token is not None and token.sentence == sentence else ""


def is_subject(scene: Scene, spot: Spot) -> bool:
    """Whether a verb follows or an inverted "said" stands before."""
    sentence = scene.tokens[spot.first].sentence
    before, after = scene.low(spot.first - 1, sentence), scene.low(spot.last, sentence)
    if before in _PREPOSITIONS:
        return False
    if after in _AUX or after == "who" or is_reporting(after):
        return True
    if is_reporting(before) and not after.isalpha():
        return True
    if (
        after.endswith(("ed", "s"))
        and after.isalpha()
        and after not in words_of("function")
        and after not in nouns()
    ):
        return True
    if after in (
        "also",
        "then",
        "later",
        "again",
        "never",
        "recently",
        "now",
        "still",
    ) or after.endswith("ly"):
        return True
    first = spot.first == 0 or scene.tokens[spot.first - 1].sentence != sentence
    return first and after not in ("'s", "’s")


def is_reporting(word: str) -> bool:
    """Whether the word is a verb that attributes speech."""
    found = lookup(word) if word else None
    return found is not None and found.takes != "none"


def reports(scene: Scene, spot: Spot) -> bool:
    """Whether a reporting verb stands right behind or right before the spot."""
    sentence = scene.tokens[spot.first].sentence
    after = [scene.low(spot.last + i, sentence) for i in range(2)]
    if (
        is_reporting(after[0])
        or (after[0] in _AUX or after[0] in ("also", "then", "later"))
        and is_reporting(after[1])
    ):
        return True
    return is_reporting(scene.low(spot.first - 1, sentence)) and not after[0].isalpha()


def sweep(scene: Scene, drafts: list[Draft]) -> list[tuple[int, str]]:
    """The actor of each spot (-1: none) and why, in the spots' order; adds drafts for noun phrases."""
    memory, phrases = Memory(), Phrases(scene, drafts)
    given: dict[int, int] = {}  # token -> actor of the spot that ends there
    out: list[tuple[int, str]] = []
    for spot in scene.spots:
        sentence = scene.tokens[spot.first].sentence
        quoted = scene.quoted[spot.last - 1]
        subject = is_subject(scene, spot)
        speaks = quoted < 0 and reports(scene, spot)
        if quoted >= 0 and quoted not in memory.quote_speakers:
            memory.quote_speakers[quoted] = _quote_speaker(scene, spot, quoted, memory, drafts)
        if spot.form == "name":
            actor, why = _name(scene, spot, memory, drafts, given)
        elif spot.form == "description":
            actor, why = phrases.actor(spot, memory, given, subject)
        else:
            actor, why = _pronoun(
                scene, spot, memory, drafts, given, sentence, quoted, subject, speaks
            )
        out.append((actor, why))
        if actor < 0:
            continue
        given[spot.last - 1] = actor
        if scene.headline[sentence]:
            continue
        memory.met(actor, spot, sentence, subject, quoted)
        if speaks:
            memory.speaker, memory.spoke = actor, sentence
    return out


def _name(
    scene: Scene, spot: Spot, memory: Memory, drafts: Sequence[Draft], given: dict[int, int]
) -> tuple[int, str]:
    """A name that one actor has, or the one of several that sex, nearness and weight point to."""
    choices = scene.choices[id(spot)]
    form = "full name" if len(spot.words) > 1 else "name"
    if len(choices) == 1:
        return choices[0], form
    sentence = scene.tokens[spot.first].sentence
    sex = spot.sex
    fitting = [c for c in choices if {drafts[c].sex, sex} != {"m", "f"}] or list(choices)
    if sex:
        fitting = [c for c in fitting if drafts[c].sex == sex] or fitting
    if len(fitting) == 1:
        return fitting[0], f"{form} and title"
    near = [c for c in fitting if c in memory.traces and sentence - memory.traces[c].sentence <= 2]
    owner = scene.ends.get(spot.first - 2)
    weight = {c: sum(len(s.words) > 1 for s in drafts[c].spots) for c in fitting}
    main = max(fitting, key=lambda c: (weight[c], -c))
    if len(near) == 1 and not (owner and owner.words == spot.words):
        # the one just named in full, unless the article is about the other
        if (
            near[0] == main
            or memory.traces[near[0]].form == "name"
            and weight[main] < 3 * weight[near[0]]
        ):
            return near[0], f"{form}: nearest of that name"
    return main, f"{form}: most spoken of with that name"


def _pronoun(
    scene: Scene,
    spot: Spot,
    memory: Memory,
    drafts: Sequence[Draft],
    given: dict[int, int],
    sentence: int,
    quoted: int,
    subject: bool,
    speaks: bool,
) -> tuple[int, str]:
    if spot.kind == "relative":
        return _relative(scene, spot, drafts, given, sentence)
    if spot.kind in ("first", "second"):
        if spot.kind == "second" or quoted < 0:
            return -1, ""
        actor = memory.quote_speakers.get(quoted, -1)
        return actor, "first person: who speaks" if actor >= 0 else ""
    after = scene.low(spot.last, sentence)
    if spot.words[0] == "her" and (not after.isalpha() or after in words_of("function")):
        spot.determiner = "object"
    if spot.words[0] == "it" and _empty_it(scene, spot, sentence):
        return -1, ""
    actor, why = antecedent(spot, memory, drafts, sentence, quoted, subject, speaks)
    if actor >= 0 and spot.sex in ("m", "f") and not drafts[actor].sex:
        drafts[actor].votes[spot.sex] += 1
    return actor, why


def _relative(
    scene: Scene, spot: Spot, drafts: Sequence[Draft], given: dict[int, int], sentence: int
) -> tuple[int, str]:
    """ "who" and "which": the nearest fitting actor before them in the sentence."""
    wanted = (
        (PERSON, "collective")
        if spot.words[0] != "which"
        else ("organisation", "media", "document", "place")
    )
    at = spot.first - 1
    while at >= 0 and scene.tokens[at].sentence == sentence and spot.first - at < 14:
        if at in given and drafts[given[at]].kind in wanted:
            return given[at], f"relative {spot.words[0]}: what stands before"
        if scene.tokens[at].text in ".;:":
            break
        at -= 1
    return -1, ""


def _empty_it(scene: Scene, spot: Spot, sentence: int) -> bool:
    """ "It is clear that", "it seems": an "it" that stands for nobody."""
    ahead = [scene.low(spot.last + i, sentence) for i in range(8)]
    if ahead[0] in ("seems", "appears", "turns", "seemed", "appeared", "rained", "rains"):
        return True
    if ahead[0] in (
        "is",
        "was",
        "'s",
        "would",
        "will",
        "may",
        "might",
        "could",
        "isn't",
        "wasn't",
        "has",
    ):
        return any(
            w in ("that", "to", "who", "when", "for", "how", "whether", "why") for w in ahead[1:]
        )
    before = scene.low(spot.first - 1, sentence)
    return before in ("make", "made", "makes", "making", "find", "found") or ahead[0] == "comes"


def _quote_speaker(
    scene: Scene, spot: Spot, quoted: int, memory: Memory, drafts: Sequence[Draft]
) -> int:
    """Who a quotation is said by, as far as its next neighbours show: for "I" and for "he" inside it."""
    last = spot.last
    while last < len(scene.tokens) and scene.quoted[last] == quoted:
        last += 1
    tokens = scene.tokens
    for at in range(last, min(last + 7, len(tokens))):
        if tokens[at].text in ".;" or "\n" in scene.text[tokens[last - 1].end : tokens[at].start]:
            break
        name = scene.begins.get(at)
        if name is not None and name.form == "name":
            choices = scene.choices[id(name)]
            if reports(scene, name) and len(choices) == 1 and drafts[choices[0]].kind != "place":
                return choices[0]
        if tokens[at].low in ("he", "she") and any(
            is_reporting(tokens[i].low) for i in (at - 1, at + 1) if i < len(tokens)
        ):
            return _last_of(memory, drafts, "m" if tokens[at].low == "he" else "f")
    sentence = tokens[spot.first].sentence
    if memory.subject[0] == sentence and memory.spoke != sentence:
        return memory.subject[1]
    return memory.speaker


def _last_of(memory: Memory, drafts: Sequence[Draft], sex: str) -> int:
    if (
        memory.speaker >= 0
        and drafts[memory.speaker].kind == PERSON
        and drafts[memory.speaker].sex in ("", sex)
    ):
        return memory.speaker
    for actor, trace in reversed(memory.traces.items()):
        if drafts[actor].kind == PERSON and drafts[actor].sex in ("", sex) and trace.quoted < 0:
            return actor
    return -1


def quoted_tokens(tokens: Sequence[Token], starts: Sequence[int], ends: Sequence[int]) -> list[int]:
    """For each token the number of the quotation it stands in, -1 outside."""
    out = []
    for token in tokens:
        at = bisect_right(starts, token.start) - 1
        out.append(at if at >= 0 and token.start < ends[at] else -1)
    return out


__all__ = ["Scene", "is_subject", "quoted_tokens", "sweep", "titles", "peoples"]
