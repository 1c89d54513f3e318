"""What the resolver learns from: articles with the right speakers of their statements."""

from __future__ import annotations

import importlib.util
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from operator import eq
from pathlib import Path
from typing import Any

import numpy as np

from analysis.actors.cast import Actor, Cast, cast
from analysis.actors.placed_persons import with_placed
from analysis.actors.speaker_candidates import Asked
from analysis.actors.speaker_features import NAMES, Facts
from analysis.actors.speaker_mentions import low_words
from analysis.article.article import parse
from analysis.article.name_lists import words_of
from analysis.article.quotes import Quote, quotes
from analysis.article.spans import Span
from analysis.statements.attribution_candidate import Candidate
from analysis.statements.choose_speaker import Resolver, holders_of
from analysis.statements.combine_tagger_and_rules import combined_candidates
from analysis.statements.doubtful_speakers import with_every_speaker
from analysis.statements.speaker_weights import Weights
from analysis.statements.statements import in_order
from analysis.tagger.tag_statements import Entity
from training.speaker_net import Array, Question, blank

RENAMED = 4  # names of an article that are read as pronouns, at most
BODIES = ("organisation", "media", "document", "collective")
Same = Callable[[str, str], bool]


@dataclass(slots=True)
class Sample:
    """An article with what is right about it.

    Args:
        key: Its id.
        kind: ``said`` (statements as Sayso finds them), or ``gold``.
        same: Whether a right name and a found one are one actor's.
        gold: For the number of a candidate its speaker, and whether it has a name.
    """

    key: str
    kind: str
    cast: Cast
    quotations: tuple[Quote, ...]
    candidates: list[Candidate]
    same: Same = eq
    gold: dict[int, tuple[str, bool]] = field(default_factory=dict)


class Recorder(Resolver):
    """A resolver that notes what it is asked; without weights it answers as the rules do."""

    def __init__(self, sample: Sample, use: Weights | None) -> None:
        super().__init__(sample.cast, sample.quotations, use or blank())
        self.sample, self.plain = sample, use is None
        self.questions: list[Question] = []
        self.number = -1

    def asked(self, candidate: Candidate, holder: str = "") -> Asked:
        """The question of the next candidate."""
        self.number += 1
        return super().asked(candidate, holder)

    def shares(self, facts: Facts) -> Array:
        """The shares, noted with which candidates are right."""
        asked, sample = facts.asked, self.sample
        if self.number in sample.gold:
            speaker, named = sample.gold[self.number]
            shown = [self.shown(asked, key)[0] for key in facts.ids]
            right = np.array([sample.same(speaker, name) for name in shown], np.float32)
            if named:
                right = _by_name(speaker, shown, right, facts.values[:, NAMES.index("named")])
            self.questions.append(Question(sample.key, facts.values, right, sample.kind, named))
        if not self.plain:
            return super().shares(facts)
        by_rule = np.zeros(len(facts.ids), np.float32)
        by_rule[facts.ids.index(asked.rules) if asked.rules in facts.ids else 0] = 1.0
        return by_rule


def _by_name(speaker: str, shown: Sequence[str], right: Array, named: Array) -> Array:
    """What is right by name, where that is among the candidates.

    The readings' aliases take "the mayor" for Ann Lee as well; the resolver is to say Ann Lee.
    """
    own = set(low_words(speaker)) - words_of("function")
    shared = np.array([bool(own & set(low_words(name))) for name in shown], np.float32)
    by_name = right * np.maximum(named, shared)
    return by_name if (right * named).any() else right


def asked_of(samples: Iterable[Sample], use: Weights | None) -> list[Question]:
    """All questions of some articles, as they come when these weights answer them."""
    out = []
    for sample in samples:
        recorder = Recorder(sample, use)
        recorder.speakers(sample.candidates, holders_of(sample.candidates))
        out += recorder.questions
    return out


def read(gold: Path, part: str, more: Sequence[Path] = (), *, renamed: bool = True) -> list[Sample]:
    """The samples of one part of the readings; of train with all else that is learnt from.

    Args:
        gold: The folder of the gold corpora.
        part: ``train`` or ``dev``.
        more: Folders of further readings.
        renamed: Whether names that are read as pronouns are among those of train.

    Raises:
        OSError: A file of the gold corpora is missing.
    """
    scorer = _scorer(gold)
    folders = [gold / "reading" / part, *more]
    readings = {
        r["id"]: r for r in map(_json, (f for d in folders for f in sorted(d.glob("*.json"))))
    }
    out: list[Sample] = []
    with (gold / "polnear" / f"{part}.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            reading = readings.get(row["id"])
            if reading is not None or (part == "train" and renamed):
                out += of_article(row, reading, scorer, part, renamed=renamed)
    return out


def _json(path: Path) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return value


def _scorer(gold: Path) -> Any:
    """GOLD's score_reading.py, which tells what counts as the same name."""
    sys.path.insert(0, str(gold))
    spec = importlib.util.spec_from_file_location("score_reading", gold / "score_reading.py")
    if spec is None or spec.loader is None:
        raise OSError(f"{gold} holds no score_reading.py.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def of_article(
    row: dict[str, Any],
    reading: dict[str, Any] | None,
    scorer: Any,
    part: str,
    *,
    renamed: bool = True,
) -> Iterator[Sample]:
    """The samples of one article; without a reading only names read as pronouns."""
    article = parse(row["text"], row["id"])
    quotations = quotes(article)
    rough, entities = combined_candidates(article, quotations)
    people = with_placed(cast(article, entities, quotations))
    candidates = in_order(article.text, (with_every_speaker(article.text, c) for c in rough))
    if reading is not None:
        same = scorer.Names(reading["actors"]).same
        right = {
            a["i"]: (a["speaker"], bool(a["speaker"]) and not a["unnamed"])
            for a in reading["attributions"]
        }
        contents = [
            {"content": scorer.words(row["text"], a["content"])} for a in row["attributions"]
        ]
        ours = [
            {"content": scorer.words(row["text"], [(c.start, c.end) for c in d.content])}
            for d in candidates
        ]
        pairs = scorer.match(contents, ours, 0.5)
        gold = {d: right[i] for i, d in pairs if i in right}
        yield Sample(row["id"], "said", people, quotations, candidates, same, gold)
        if part == "train":
            yield _as_gold(row, right, people, quotations, same)
    if part == "train" and renamed:
        for number, key in _to_rename(people, quotations, candidates):
            yield _renamed(row, candidates, number, entities, people.get(key))


def _as_gold(
    row: dict[str, Any],
    right: dict[int, tuple[str, bool]],
    people: Cast,
    quotations: tuple[Quote, ...],
    same: Same,
) -> Sample:
    """The article with its statements as the gold has them."""

    def spans(some: Iterable[Sequence[int]]) -> tuple[Span, ...]:
        return tuple(Span(*s) for s in some)

    rows = [
        (Candidate(spans(a["source"]), spans(a["cue"]), spans(a["content"]), (), 0.95), right[i])
        for i, a in enumerate(row["attributions"])
        if i in right and a["content"]
    ]
    rows.sort(key=lambda r: (r[0].content[0].start, -r[0].content[-1].end))
    gold = {number: one for number, (_, one) in enumerate(rows)}
    return Sample(
        row["id"], "gold", people, quotations, [candidate for candidate, _ in rows], same, gold
    )


def _to_rename(
    people: Cast, quotations: tuple[Quote, ...], candidates: Sequence[Candidate]
) -> Iterator[tuple[int, str]]:
    """The candidates whose source names a body or group that was the last subject, with its id."""
    stage, count = Resolver(people, quotations, blank()).stage, 0
    for number, candidate in enumerate(candidates):
        if len(candidate.source) != 1 or candidate.confidence < 0.7 or count == RENAMED:
            continue
        source = candidate.source[0]
        touching = stage.touching(source)
        if not touching or touching[0].end < source.end - 1 or touching[0].start > source.start + 4:
            continue
        actor = people.actors[touching[0].actor]
        past = [
            m for m in stage.of(touching[0].actor) if m.start < source.start - 3 and m.quoted < 0
        ]
        away = stage.sentence(source.start) - past[-1].sentence if past else 0
        behind = stage.text[source.end : source.end + 1]
        if (
            actor.kind in BODIES
            and past
            and 0 < away <= 2
            and past[-1].subject
            and behind not in "'’"
        ):
            count += 1
            yield number, actor.id


def _renamed(
    row: dict[str, Any],
    candidates: Sequence[Candidate],
    number: int,
    entities: Sequence[Entity],
    actor: Actor | None,
) -> Sample:
    """The article with a name told as "it" or "they", blanks behind it so that offsets hold."""
    text, source = row["text"], candidates[number].source[0]
    word = "they" if actor is not None and actor.kind == "collective" else "it"
    opens = text[: source.start].rstrip(" “\"'‘")[-1:] in (".", "\n", "", "?", "!")
    word = (word.capitalize() if opens else word)[: len(source)]
    article = parse(text[: source.start] + word.ljust(len(source)) + text[source.end :], row["id"])
    quotations = quotes(article)
    others = [e for e in entities if not e.span.overlap(source)]
    people = with_placed(cast(article, others, quotations))
    span = Span(source.start, source.start + len(word))
    renamed = [replace(d, source=(span,)) if i == number else d for i, d in enumerate(candidates)]
    gold = {number: (actor.name if actor is not None else "", True)}
    return Sample(row["id"], "gold", people, quotations, renamed, gold=gold)
