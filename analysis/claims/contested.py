"""Which claims of two voices probably contradict each other.

A weighted sum of plain signs: how near they stand, which words they share, whether one denies,
calls something false or answers, whether one accuses the other's speaker. The weights were learnt
from articles read by hand (``training/contested.py``). Few pairs are found, and of those about half
are right: look before you repeat one.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from analysis.article.similarity import content_words
from analysis.claims.claim import Claim, Kind
from analysis.claims.same_or_contrary import says_no
from analysis.common.resources import DATA
from analysis.errors import DataError

if TYPE_CHECKING:
    from analysis.statements.statements import Statements

NEAR, FAR = 2, 4  # statements from one to the other
WITHIN = 12  # and at most
_LEAD = 60  # characters before a statement in which "but" may stand
_ANSWERS = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|reject\w*|disput\w*|rebut\w*|dismiss\w*|counter\w*|respon[ds]\w*"
    r"|push\w* back|refut\w*|contradict\w*|fir\w* back|shot back|hit back|disagree\w*|took issue"
    r"|doubt\w*|challeng\w*|defend\w*|repl(?:y|ies|ied)|insist\w*|maintain\w*|contend\w*|debunk\w*"
    r"|object\w*)\b",
    re.IGNORECASE,
)
_FALSE = re.compile(
    r"\b(?:not true|untrue|false\w*|a? ?lie[sd]?|liar|wrong\w*|misle\w*|fabricat\w*|made up"
    r"|baseless|unfounded|inaccura\w*|incorrect\w*|myth|no evidence|ridiculous|absurd|nonsense"
    r"|smear|hoax|distort\w*|mischaracter\w*|inconsistent|contrary)\b",
    re.IGNORECASE,
)
_ACCUSES = re.compile(
    r"\b(?:accus\w*|alleg\w*|charg\w*|blam\w*|critici[sz]\w*|claim\w*|attack\w*|suggest\w*)\b",
    re.IGNORECASE,
)
_BUT = re.compile(
    r"(?:^|[.;,“”\"\n])\W*(?:but|however|though|although|yet|while|whereas|despite|still|instead"
    r"|in response|on the contrary|nonetheless|nevertheless)\b",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Side:
    """One claim of a pair, with what is compared."""

    claim: Claim
    speaker: str  # its id
    words: str
    cue: str
    before: str
    content: frozenset[str]
    tokens: frozenset[str]
    name: str  # the last word of its speaker's name
    paragraph: int


def likely(text: str, statements: Statements, claims: Sequence[Claim]) -> set[tuple[int, int]]:
    """The pairs of claims that probably contradict each other, by their numbers."""
    weights, least = _settings()
    return {
        (a.claim.number, b.claim.number)
        for a, b, signs in candidates(text, statements, claims)
        if 1 / (1 + math.exp(-sum(weights[name] * x for name, x in signs.items()))) >= least
    }


def candidates(
    text: str, statements: Statements, claims: Sequence[Claim]
) -> Iterator[tuple[Side, Side, Mapping[str, float]]]:
    """Each pair of claims of two speakers that stand near each other, with its signs."""
    sides = _sides(text, statements, claims)
    counts = Counter(word for side in sides for word in side.content)
    rare = {word: math.log((len(sides) + 1) / n) for word, n in counts.items()}
    for j, b in enumerate(sides):
        for i in range(max(0, j - WITHIN), j):
            if sides[i].speaker != b.speaker:
                yield sides[i], b, _signs(sides[i], b, j - i, rare)


def _sides(text: str, statements: Statements, claims: Sequence[Claim]) -> list[Side]:
    """The claims of those speakers that are known."""
    starts = [p.span.start for p in statements.article.paragraphs]
    out = []
    for claim in claims:
        statement = statements[claim.statement - 1] if claim.statement else None
        if statement is None or not statement.speaker or not (claim.claimed or claim.denied):
            continue
        words = " ".join(s.of(text) for s in claim.spans)
        begins = statement.span.start
        out.append(
            Side(
                claim,
                statement.speaker_id or statement.speaker,
                words,
                " ".join(s.of(text) for s in statement.cue),
                text[max(0, begins - _LEAD) : begins],
                frozenset(content_words(words)),
                frozenset(_TOKEN.findall(words.lower())),
                (_TOKEN.findall(statement.speaker.lower()) or [""])[-1],
                sum(start <= claim.span.start for start in starts),
            )
        )
    return out


def _signs(a: Side, b: Side, gap: int, rare: Mapping[str, float]) -> dict[str, float]:
    """What tells that two claims contradict each other; the second stands behind the first."""
    shared = sum(rare[w] for w in a.content & b.content)
    less = min(sum(rare[w] for w in side.content) for side in (a, b))
    overlap = shared / (less + 3)
    near = gap <= NEAR
    opposite = says_no(a.claim, a.words) != says_no(b.claim, b.words)
    false = bool(_FALSE.search(f"{b.words} {b.cue}"))
    answers = bool(_ANSWERS.search(b.cue))
    named = b.name in a.tokens  # the first speaks of the second's speaker
    charge = bool(a.claim.accuses)
    return {
        "bias": 1.0,
        "far": float(gap > FAR),
        "farther": float(gap > 2 * FAR),
        "paragraph": float(a.paragraph == b.paragraph),
        "overlap": overlap,
        "shared": min(shared, 12) / 12,
        "opposite": float(opposite),
        "opposite overlap": overlap * opposite,
        "opposite near": float(opposite and near),
        "one denies": float(a.claim.denied != b.claim.denied),
        "both deny": float(a.claim.denied and b.claim.denied),
        "false": float(false),
        "false near": float(false and near),
        "answers": float(answers),
        "answers near": float(answers and near),
        "answered before": float(bool(_ANSWERS.search(a.cue))),
        "accusing cue": float(bool(_ACCUSES.search(a.cue))),
        "accuses": float(charge),
        "reply": float(charge and named),
        "named": float(named),
        "names": float(a.name in b.tokens),
        "but": float(bool(_BUT.search(b.before))),
        "worth": min(a.claim.priority, b.claim.priority),
        "judgement": float(Kind.JUDGEMENT in (a.claim.kind, b.claim.kind)),
    }


@cache
def _settings() -> tuple[Mapping[str, float], float]:
    path = DATA / "contested.json"
    try:
        values = json.loads(path.read_text("utf-8"))
        return values["weights"], float(values["least"])
    except (OSError, ValueError, KeyError) as why:
        raise DataError(f"{path} cannot be read ({why}); install the package again.") from why
