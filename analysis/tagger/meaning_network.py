"""What a statement means: put forward or not, what sort of proposition, checkable, whom it accuses.

``meanings`` runs the network "meaning". It reads each statement in the sentences around
it, with its source, cue and content marked, and learnt from articles that were read by hand.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.article.sentences_and_words import sentences as sentences_of
from analysis.article.spans import Span
from analysis.errors import DataError
from analysis.tagger import word_pieces as pc
from analysis.tagger.how_network import cut
from analysis.tagger.meaning_window import Roles, Said, window
from analysis.tagger.onnx_session import session

STANCES = ("assert", "deny", "hedge", "ask", "want", "commit", "none")
CLAIMED = ("assert", "hedge")  # what puts a proposition forward as true or possible
KINDS = ("past", "present", "number", "forecast", "judgement", "other")
EVIDENCE = ("document", "data", "law", "witness", "medium", "expert", "recording")
_HEADS = ("stance", "kind", "check", "accuses", "evidence", "point")

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the article offers in support of a statement.

    Args:
        kind: One of ``EVIDENCE``.
        span: The words that tell of it.
        p: How sure the network is, from 0 to 1.
    """

    kind: str
    span: Span
    p: float


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a statement means.

    Args:
        stance: One of ``STANCES``; ``assert`` and ``hedge`` only where that is sure enough.
        stances: The probability of each of ``STANCES``.
        kind: One of ``KINDS``; ``other`` only where nothing is put forward.
        kinds: The probability of each of ``KINDS``.
        checkable: Whether records, data or witnesses could show it true or false.
        checkable_p: The probability of that.
        worth: How much a fact-checker would want to check it, from 0 to 3.
        accuses: The words that name whom it accuses of a wrong; nothing where it accuses nobody.
        accuses_p: The probability that it accuses somebody.
        evidence: What is offered in support of it.
    """

    stance: str
    stances: tuple[float, ...]
    kind: str
    kinds: tuple[float, ...]
    checkable: bool
    checkable_p: float
    worth: float
    accuses: Span | None
    accuses_p: float
    evidence: tuple[Evidence, ...]


NOTHING = Meaning(
    "none", (0.0,) * 6 + (1.0,), "other", (0.0,) * 5 + (1.0,), False, 0.0, 0.0, None, 0.0, ()
)


def meanings(
    text: str,
    statements: Sequence[Said],
    *,
    sentences: Sequence[Span] | None = None,
    mentions: Sequence[Span] = (),
    threads: int = 1,
) -> tuple[Meaning, ...]:
    """What each statement of a text means.

    Args:
        text: The whole text.
        statements: Each with its source, cue and content.
        sentences: The text's sentences, in order; found where not given.
        mentions: Where somebody is spoken of: the accused is one of these. Without any, the accused
            are the words that the network points to.
        threads: Processor threads to use.

    Raises:
        DataError: The weights are missing from the package.

    Example:
        >>> from types import SimpleNamespace as Parts
        >>> text = "Ann Lee denied that she took the money."
        >>> parts = Parts(source=(Span(0, 7),), cue=(Span(8, 14),), content=(Span(15, 38),))
        >>> meanings(text, [parts])[0].stance
        'deny'
    """
    pieces = cut(text)
    spans = sentences_of(text) if sentences is None else sentences
    out = []
    for statement in statements:
        seen = window(pieces, spans, statement)
        if seen is None:
            out.append(NOTHING)
            continue
        # Who speaks is not whom he accuses.
        others = [m for m in mentions if not any(m.overlap(s) for s in statement.source)]
        out.append(_read(pieces, *seen, others if mentions else None, threads))
    return tuple(out)


def _read(
    pieces: pc.Pieces, seen: pc.Window, roles: Roles, mentions: Sequence[Span] | None, threads: int
) -> Meaning:
    """One statement, alone in its batch: 8-bit values are scaled by what is read with them."""
    feed = pc.arrays([(pieces, seen)])
    del feed["mask"]
    feed["role"] = np.zeros_like(feed["ids"])
    feed["role"][0, 1:-1] = roles
    stance, kind, check, accuses, evidence, point = (
        np.asarray(out[0], np.float64) for out in session("meaning", threads).run(_HEADS, feed)
    )
    thresholds = settings()
    stances, kinds = _softmax(stance), _softmax(kind)
    label = _stance(stances, thresholds["doubt"])
    checks, blamed, proof = _sigmoid(check), float(_sigmoid(accuses)[0]), _sigmoid(evidence)
    words, by_word = pc.by_word(pieces, seen, _sigmoid(point[1:-1]))
    put = label in (*CLAIMED, "deny")
    sort = KINDS[int(kinds[:-1].argmax() if put else kinds.argmax())]
    accused = None
    if blamed >= thresholds["accuses"]:
        accused = _accused(words, by_word[:, 0], mentions)
    return Meaning(
        stance=label,
        stances=_told(stances),
        kind=sort,
        kinds=_told(kinds),
        checkable=bool(put and checks[0] >= thresholds["checkable"]),
        checkable_p=round(float(checks[0]), 4),
        worth=round(float(checks[1:].sum()), 3),
        accuses=accused,
        accuses_p=round(blamed, 4),
        evidence=_evidence(words, by_word[:, 1:], proof, thresholds["evidence"]),
    )


def _stance(p: Floats, doubt: float) -> str:
    """The likeliest stance; of those that claim only where both together are sure enough."""
    claimed = [i for i, name in enumerate(STANCES) if name in CLAIMED]
    best = int(p.argmax())
    if best in claimed and p[claimed].sum() < doubt:
        rest = p.copy()
        rest[claimed] = 0.0
        best = int(rest.argmax())
    return STANCES[best]


def _accused(words: tuple[Span, ...], p: Floats, mentions: Sequence[Span] | None) -> Span | None:
    """The words that name whom a statement accuses."""
    if mentions is None:
        return _stretch(words, p)
    rated = []
    for mention in mentions:
        held = [p[i] for i, w in enumerate(words) if mention.holds(w)]
        if held:
            rated.append((float(np.mean(held)), mention))
    return max(rated, key=lambda r: (r[0], r[1].start))[1] if rated else None


def _stretch(words: tuple[Span, ...], p: Floats) -> Span:
    """The likeliest word, with those about it that are likely too."""
    low = high = int(p.argmax())
    least = min(0.5, float(p[low]))
    while low > 0 and p[low - 1] >= least:
        low -= 1
    while high + 1 < len(words) and p[high + 1] >= least:
        high += 1
    return Span(words[low].start, words[high].end)


def _evidence(
    words: tuple[Span, ...], p: Floats, proof: Floats, least: float
) -> tuple[Evidence, ...]:
    """Each kind of evidence that is likely enough, with its words."""
    return tuple(
        Evidence(kind, _stretch(words, p[:, i]), round(float(proof[i]), 4))
        for i, kind in enumerate(EVIDENCE)
        if proof[i] >= least
    )


def _softmax(x: Floats) -> Floats:
    e = np.exp(x - x.max())
    return np.asarray(e / e.sum())


def _sigmoid(x: Floats) -> Floats:
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(x, -30, 30))))


def _told(p: Floats) -> tuple[float, ...]:
    return tuple(round(float(v), 4) for v in p)


@cache
def settings() -> dict[str, Any]:
    """Thresholds that belong to the weights.

    Raises:
        DataError: The file is missing or broken.
    """
    path = pc.DATA / "meaning.json"
    try:
        values: dict[str, Any] = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as why:
        raise DataError(f"{path} cannot be read ({why}); reinstall Sayso.") from why
    return values
