"""What is known of each actor who may stand behind some words: the facts that the resolver weighs.

The words are a statement's source. A candidate is an actor of the cast, or none of it
(``""``). Each candidate gets one number for each of ``NAMES``, of which
analysis/statements/choose_speaker.py makes probabilities.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np

from analysis.actors.link_reasons import Link, Reason
from analysis.actors.speaker_candidates import (
    AHEAD,
    CLASSES,
    SIGNED,
    WITH_NOUN,
    Asked,
    Place,
    candidates,
    class_of,
)
from analysis.actors.speaker_constraints import allowed
from analysis.actors.speaker_mentions import Stage
from analysis.actors.speaker_source_features import FactValues, role, touch
from analysis.article.name_lists import words_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from analysis.actors.cast import Actor

LOOK_BACK = 60  # mentions before the words that are looked at
KINDS = ("person", "organisation", "media", "place", "collective", "document")
_WHYS = {  # the sorts of links by which the rules choose
    Link.LAST_SPEAKER: "spoke last", Link.OWNED: "owned", Link.SAME_OWNER: "owned",
    Link.FULL_NAME: "full name", Link.NAME: "name", Link.TITLE: "name",
    Link.NEAREST_NAMESAKE: "name", Link.MAIN_NAMESAKE: "name", Link.PRONOUN_MAN: "pronoun",
    Link.PRONOUN_WOMAN: "pronoun", Link.PRONOUN_THING: "pronoun", Link.PRONOUN_GROUP: "pronoun",
    Link.CATAPHORA: "pronoun", Link.NO_ANTECEDENT: "pronoun", Link.ROLE: "role",
    Link.DESCRIPTION: "own words", Link.LAST_SUBJECT: "varied", Link.OWN_DOCUMENT: "whose",
    Link.SEVERAL: "row", Link.RELATIVE: "relative", Link.FIRST_PERSON: "first person",
    Link.FIRST_PERSON_GROUP: "first person", Link.NEAREST_HEAD: "nearest", Link.SAME_WORDS: "same",
    Link.SAME_HEAD: "same", Link.SAME_SOURCE: "same", Link.APPOSITION: "beside",
}  # fmt: skip
WHYS = (*dict.fromkeys(_WHYS.values()), "other")
_SHARED = (
    *(f"is {c}" for c in CLASSES), *(f"why {w}" for w in WHYS), "quoted content",
    "content first", "source in quotation", "held", "source words", "sure", "rules: nobody",
    "rules: own words", "first statement", "touching", "no cue", "passive cue", "asked cue",
    "row here", "row before", "according to", "opens sentence", "opens paragraph", "clause before",
)  # fmt: skip
_CROSSED = (  # facts that weigh otherwise for each class of words
    "rules", "nobody", "prev", "rank 0", "subject -1", "subject here", "inside named", "away 0",
    "origin rank 0", "origin subject -1", "surname untouched", "share", "subject here first",
    "prev both",
)  # fmt: skip
_OWN = (
    "rules", "nobody", *(f"rules why {w}" for w in WHYS), *(f"kind {k}" for k in KINDS), "named",
    "anonymous", "sex same", "sex clash", "sex unknown", "plural fit", "person fit", "thing fit",
    "holder", "signs", "signs first", "collective we",
    "touch", "touch first", "touch last", "touch at end", "touch head", "touch before head",
    "touch behind head", "touch opens", "touch share", "touch whole", "touch person name",
    "touch possessive", "touch pronoun", "touch name", "touch description", "touch noun behind",
    "touch behind preposition", "touch in larger", "touch holds smaller", "touch behind comma",
    "touch comma behind", "past", "no past", "away 0", "away 1", "away 2", "away 3", "away 4-6",
    "away more", "same paragraph", "last paragraph", "last subject", "last quoted", "last pronoun",
    "last name", "last first", "last same side", "last possessive", "last object",
    "name away 0", "name away 1", "name away 2", "name away 3-5", "name subject", "name quoted",
    "name same paragraph", "outside away 0", "outside away 1", "outside away 2",
    "outside subject", "subject near", "rank 0", "rank 1", "rank 2", "log rank", "name rank 0",
    "name rank 1", "fit rank 0", "fit rank 1", "fit only", "ahead", "subject -1", "subject -2",
    "subject -3", "subject here", "subject here last", "opens this paragraph",
    "opens last paragraph",
    "prev", "prev 2", "prev 3", "prev same paragraph", "prev both", "prev direct", "spoke",
    "inside", "inside named", "inside named direct", "log before", "share", "log total",
    "headline", "plays", "plays own", "qualifiers shared", "qualifiers missing", "qualifiers clash",
    "nation clash", "owner in source", "name in source", "relative direct", "relative comma",
    "relative gap", "origin away 0", "origin away 1", "origin away 2", "origin away 3",
    "origin subject", "origin name", "origin subject -1", "origin subject -2",
    "origin subject here",
    "origin rank 0", "origin rank 1", "surname", "surname untouched", "surname rivals",
    "given name", "paragraphs away", "fits fully", "fits fully alone", "kin", "speaks before",
    "subject here first", "main ahead", "relative object", "asks here",
)  # fmt: skip
NAMES = (*_SHARED, *_OWN, *(f"{x} x {c}" for x in _CROSSED for c in CLASSES))
_AT = {name: i for i, name in enumerate(NAMES)}
_CROSS = [(_AT[x], [_AT[f"{x} x {c}"] for c in CLASSES]) for x in _CROSSED]
_PASSIVE = re.compile(r"\b(?:was|were|been|being|is|are|be)\s+\w+(?:ed|wn|en|ld|de)\b")


class Facts:
    """The facts of one question: a row a candidate, a column a name."""

    __slots__ = (
        "_class", "_every", "_inside", "_named", "_names", "_origins", "_place",
        "_skipped", "_stage", "_touching", "asked", "ids", "values",
    )  # fmt: skip

    def __init__(self, stage: Stage, asked: Asked) -> None:
        self._stage, self.asked = stage, asked
        self.ids = allowed(stage, asked, candidates(stage, asked))
        self._class = class_of(stage, asked.source) if asked.source else "empty"
        self.values: NDArray[np.float32] = np.zeros((len(self.ids), len(NAMES)), np.float32)
        self._place = Place(stage, asked)
        self._look()
        self._shared()
        self._each()
        at = CLASSES.index(self._class)
        for column, crossed in _CROSS:
            self.values[:, crossed[at]] = self.values[:, column]

    def _shared(self) -> None:
        """What holds for all candidates alike: the words, the statement, what the rules say."""
        stage, asked, text = self._stage, self.asked, self._stage.text
        cue = " ".join(s.of(text).lower() for s in asked.cue)
        start = asked.anchor
        lead = text[stage.sentence_starts[stage.sentence(start)] : start].strip(" “\"'‘")
        before = text[max(0, start - 12) : start].split()
        values = {
            f"is {self._class}": 1.0,
            f"why {why_of(asked.reason)}": 1.0,
            "quoted content": any(stage.quoted((c.start + c.end) // 2) >= 0 for c in asked.content),
            "content first": bool(asked.content) and asked.content[0].start < start,
            "source in quotation": stage.quoted(start) >= 0,
            "held": bool(asked.holder),
            "source words": math.log1p(len(asked.source.of(text).split())),
            "sure": asked.sure,
            "rules: nobody": not asked.rules and not asked.words,
            "rules: own words": asked.words,
            "first statement": not asked.before,
            "no cue": not cue,
            "passive cue": bool(_PASSIVE.search(cue)),
            "asked cue": cue.startswith("ask"),
            "row here": stage.row_away(start) == 0,
            "row before": stage.row_away(start) in (1, 2),
            "according to": "according" in cue,
            "opens sentence": not lead,
            "opens paragraph": start - stage.paragraph_starts[stage.paragraph(start)] < 3,
            "clause before": bool(before) and before[-1].lower() in words_of("clause"),
        }
        for name, value in values.items():
            self.values[:, _AT[name]] = value

    def _set(self, row: int, pairs: Iterable[tuple[str, float]]) -> None:
        values = self.values[row]
        for name, value in pairs:
            if value:
                values[_AT[name]] = value

    def _each(self) -> None:
        """What holds for each candidate by itself."""
        stage, why = self._stage, f"rules why {why_of(self.asked.reason)}"
        fitting: list[tuple[int, int]] = []
        full: list[int] = []  # rows of those who bear the role that the source tells
        touching = {m.actor for m in self._touching}
        self.values[:, _AT["touching"]] = min(3, len(touching))
        for row, key in enumerate(self.ids):
            if key == self.asked.rules:
                self._set(row, [("rules", 1.0), (why, 1.0)])
            if not key:
                self._set(row, [("nobody", 1.0)])
                continue
            number = stage.index[key]
            self._one(row, number, key)
            if self.values[row, _AT["fits fully"]]:
                full.append(row)
            if not self.values[row, _AT["sex clash"]]:
                fitting.append((self._every.get(number, 99), row))
        if len(full) == 1:
            self._set(full[0], [("fits fully alone", 1.0)])
        for place, (_, row) in enumerate(sorted(fitting)[:2]):
            self._set(row, [(f"fit rank {place}", 1.0), ("fit only", len(fitting) == 1)])

    def _one(self, row: int, number: int, key: str) -> None:
        stage, asked = self._stage, self.asked
        actor, named = stage.cast.actors[number], math.log1p(self._named[number])
        signers = stage.signers(asked.anchor) if self._class in SIGNED else ()
        rank, name_rank = self._every.get(number, 20), self._names.get(number, 20)
        origin = self._origins.get(number, 20)
        self._set(row, [
            ("holder", key == asked.holder), ("signs", number in signers),
            ("signs first", number in signers[:1]), ("log rank", math.log1p(rank)),
            (f"rank {rank}", rank < 3), (f"name rank {name_rank}", name_rank < 2),
            (f"origin rank {origin}", origin < 2), ("inside", number in self._inside),
            ("inside named", named),
            ("inside named direct", named * float(self.values[row, _AT["quoted content"]])),
        ])  # fmt: skip
        self._set(row, self._agreement(actor))
        mine = [m for m in self._touching if m.actor == number]
        if mine:
            self._set(row, touch(stage.text, asked.source, mine, self._touching, actor))
        self._set(row, self._past(number))
        self._set(row, self._order(number, key))
        if self._class in WITH_NOUN:
            self._set(row, role(stage, asked.source, number, self._touching))

    def _look(self) -> None:
        """Note who touches the source, who is in the content, and in what order all were met."""
        stage, asked = self._stage, self.asked
        self._touching = stage.touching(asked.source) if asked.source else []
        self._skipped = {id(m) for m in self._touching}
        self._inside = {m.actor for part in asked.content for m in stage.within(part)}
        inside = (m for part in asked.content for m in stage.within(part))
        self._named = Counter(m.actor for m in inside if m.form != "pronoun")
        self._every: dict[int, int] = {}  # how many other actors were met since each
        self._names: dict[int, int] = {}  # the same by names outside quotation marks
        for met in stage.back(self._place.anchor, LOOK_BACK):
            if id(met) not in self._skipped:
                self._every.setdefault(met.actor, len(self._every))
                if met.form != "pronoun" and met.quoted < 0:
                    self._names.setdefault(met.actor, len(self._names))
        self._origins: dict[int, int] = {}  # the same before the statement begins
        for met in stage.back(self._place.origin, LOOK_BACK):
            if met.quoted < 0:
                self._origins.setdefault(met.actor, len(self._origins))

    def _agreement(self, actor: Actor) -> FactValues:
        kind, sex = actor.kind, {"he": "m", "she": "f"}.get(self._class, "")
        person = kind == "person"
        out = [(f"kind {kind}", float(kind in KINDS))] if kind in KINDS else []
        out += [("named", actor.named), ("anonymous", actor.anonymous)]
        if self._class == "his":
            low = self.asked.source.of(self._stage.text).lower()
            sex = {"his": "m", "her": "f"}.get(low, "")
        if sex:
            clash = actor.sex not in ("", sex) or kind not in ("person", "other")
            out += [("sex same", person and actor.sex == sex), ("sex clash", clash)]
            out += [("sex unknown", person and not actor.sex)]
        elif self._class == "they":
            body = kind in ("organisation", "media")
            many = 1.0 if kind == "collective" else 0.5 * body
            out += [("plural fit", many), ("sex clash", person)]
        elif self._class in ("it", "which"):
            thing = kind in ("organisation", "media", "document", "place")
            out += [("thing fit", thing), ("sex clash", person)]
        elif self._class == "who":
            out += [("person fit", person or kind == "collective")]
        elif self._class == "we":
            out += [("collective we", kind in ("collective", "organisation"))]
        return out

    def _past(self, number: int) -> FactValues:
        """Where the actor was spoken of before: how far away, in what part, by what words."""
        stage, asked = self._stage, self.asked
        place = self._place
        start, here = place.anchor, place.here
        mets = stage.of(number)
        at = bisect_left(mets, start, key=lambda m: m.start)
        out: FactValues = [
            ("log before", math.log1p(at)), ("log total", math.log1p(len(mets))),
            ("share", len(mets) / max(1, len(stage.met))),
            ("headline", bool(mets) and mets[0].paragraph == 0),
        ]  # fmt: skip
        for met in mets[at : at + 2]:
            close = met.start < start + AHEAD and met.sentence == here
            if close and id(met) not in self._skipped:
                out.append(("ahead", not any(c.start <= met.start < c.end for c in asked.content)))
        past = [
            m
            for m in mets[max(0, at - 12) : at]
            if id(m) not in self._skipped
            and not any(c.start <= m.start < c.end for c in asked.content)
        ]
        if not past:
            return [*out, ("no past", 1.0)]
        last, paragraph, quoted = past[-1], place.paragraph, place.quoted
        out += [("past", 1.0), (_away("away", here - last.sentence), 1.0)]
        out += [
            ("same paragraph", last.paragraph == paragraph),
            ("last paragraph", paragraph - last.paragraph == 1), ("last subject", last.subject),
            ("last quoted", last.quoted >= 0), ("last pronoun", last.form == "pronoun"),
            ("last name", last.form in ("name", "title")), ("last first", last.first),
            ("last same side", (last.quoted >= 0) == quoted), ("last possessive", last.possessive),
            ("last object", last.behind_preposition),
            ("subject near", any(m.acts_outside and here - m.sentence <= 1 for m in past)),
        ]  # fmt: skip
        outside = next((m for m in reversed(past) if m.quoted < 0), None)
        if outside is not None:
            away = here - outside.sentence
            out += [(f"outside away {away}", 1.0)] if 0 <= away <= 2 else []
            out += [("outside subject", outside.subject)]
        named = next((m for m in reversed(past) if m.form != "pronoun"), None)
        if named is not None:
            away = here - named.sentence
            if 0 <= away <= 5:
                out.append((f"name away {away}" if away <= 2 else "name away 3-5", 1.0))
            out += [("name subject", named.subject), ("name quoted", named.quoted >= 0)]
            out += [("name same paragraph", named.paragraph == paragraph)]
        out += [("paragraphs away", math.log1p(max(0, paragraph - last.paragraph)))]
        origin = place.origin_here
        before = next((m for m in reversed(past) if m.quoted < 0 and m.start < place.origin), None)
        if before is not None:
            away = max(0, origin - before.sentence)
            out += [(f"origin away {min(3, away)}", 1.0), ("origin subject", before.subject)]
            out += [("origin name", before.form != "pronoun")]
        if self._class in ("who", "which"):
            gap = stage.text[last.end : start]
            out += [("relative direct", not gap.strip()), ("relative comma", gap.strip() == ",")]
            out += [("relative gap", math.log1p(len(gap)))]
        return out

    def _order(self, number: int, key: str) -> FactValues:
        """Whether the actor was the subject before, and whether it spoke before."""
        stage, asked = self._stage, self.asked
        place = self._place
        start, here, paragraph = place.anchor, place.here, place.paragraph
        subjects, origin = place.subjects, place.origin_here
        before = [i for i, _ in asked.before[:4]]
        is_last = before[:1] == [key]
        close = bool(asked.before) and stage.paragraph(max(0, asked.before[0][1] - 1)) == paragraph
        return [
            *((f"subject -{k}", stage.first_subject(here - k) == number) for k in (1, 2, 3)),
            ("subject here", number in subjects), ("subject here last", subjects[-1:] == [number]),
            ("subject here first", subjects[:1] == [number]),
            ("main ahead", place.main_ahead == number), ("asks here", number in place.asks),
            ("relative object", place.relative == number),
            ("origin subject -1", stage.first_subject(origin - 1) == number),
            ("origin subject -2", stage.first_subject(origin - 2) == number),
            ("origin subject here", number in place.before_origin),
            ("opens this paragraph", stage.opener(paragraph, start) == number),
            ("opens last paragraph", stage.opener(paragraph - 1, start) == number),
            ("prev", is_last), ("prev 2", before[1:2] == [key]), ("prev 3", before[2:3] == [key]),
            ("prev same paragraph", is_last and close), ("prev both", before[:2] == [key, key]),
            ("prev direct", is_last and any(stage.quoted(c.start + 1) >= 0 for c in asked.content)),
            ("spoke", key in before),
            ("speaks before", any(m.speaks for m in stage.of(number)[-8:] if m.start < start)),
        ]  # fmt: skip


def why_of(reason: Reason | None) -> str:
    """The sort of reason that the rules give."""
    return _WHYS.get(reason.link, "other") if reason is not None else "other"


def _away(name: str, sentences: int) -> str:
    if sentences <= 3:
        return f"{name} {max(0, sentences)}"
    return f"{name} 4-6" if sentences <= 6 else f"{name} more"
