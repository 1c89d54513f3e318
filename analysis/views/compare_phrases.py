"""The words of a comparison of articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from analysis.article.reporting_verbs import CueStance
from analysis.common.english import agree, capital, counted, first_few, in_a_row
from analysis.common.resources import stored
from analysis.corpus.differences import Difference
from analysis.corpus.shared_quotations import SharedQuotation
from analysis.corpus.who_is_heard import Voice

NOT_FOUND = "not found"
ONLY_MENTIONED = "only mentioned"

HEARD_WHY = (
    "Each number leads to the words; statements of which Sayso is not sure are left out. “Only "
    "mentioned”: the article names the actor, and no sure statement of theirs was found there. An "
    "empty cell: the actor was not found in that article."
)
HEARD_REST = "The other speakers"
HEARD_NOTHING = "No speaker was found."

ONLY_WHY = (
    "Those that look most worth a check come first. The words were sought in every sentence of "
    "the other articles and not found; one that says it in quite other words may still be there."
)
ONLY_REST = "The other claims found in one article only"
ONLY_NOTHING = "Every claim that was found has its like in another article."

SAME_REST = "The other quotations"
FULLEST = "the fullest version"
NO_DIFFERENCE = "the same words"
SAME_NOTHING = "No quotation was found in two articles."
SAME_WHY = (
    "Marked words were not found in the fullest version, which stands first, or, in that one, in "
    "no other. The article’s name leads to the words."
)

NO_CORRECTIONS = "No statement of these articles was corrected by hand."

DIFFERENCES: Mapping[Difference, str] = MappingProxyType(
    {
        Difference.SPEAKER: "another speaker",
        Difference.TURNED: "sense may be turned",
        Difference.CUE: "another cue",
        Difference.UNSURE: "speaker to check",
        Difference.CUT: "words left out",
        Difference.UNQUOTED: "without quotation marks",
        Difference.WORDING: "other wording",
    }
)
STANCES: Mapping[CueStance, str] = MappingProxyType(
    {
        CueStance.NEUTRAL: "neutral",
        CueStance.DOUBT: "doubt",
        CueStance.CERTAINTY: "certainty",
    }
)


def in_short(
    voices: Sequence[Voice],
    quotations: Sequence[SharedQuotation],
    articles: int,
) -> list[str]:
    """The first sentences of a comparison."""
    lines = [f"{heard_caption(voices)}."] if voices else []
    everywhere = [v.actor for v in voices if v.heard_in == articles]
    if everywhere:
        verb = agree(len(everywhere), "is", "are")
        lines.append(f"{first_few(everywhere, 4)} {verb} heard in every article.")
    kinds = Counter(d for q in quotations for d in q.differences)
    told = [f"{_TOLD[d]} in {kinds[d]}" for d in _TOLD if kinds[d]]
    differ = f": {in_a_row(told)}" if told else ""
    lines.append(
        f"{capital(counted(len(quotations), 'quotation'))} "
        f"{agree(len(quotations), 'was', 'were')} found in two articles or more{differ}."
    )
    return lines


_TOLD: Mapping[Difference, str] = MappingProxyType(
    {
        Difference.SPEAKER: "another speaker",
        Difference.TURNED: "a sense that may be turned",
        Difference.CUE: "a cue of another kind",
        Difference.CUT: "words left out",
    }
)


def heard_caption(voices: Sequence[Voice]) -> str:
    """How many are heard in one article alone."""
    alone = sum(v.heard_in == 1 for v in voices)
    verb = agree(alone, "is", "are")
    return f"{alone} of {counted(len(voices), 'speaker')} {verb} heard in one article only"


def only_caption(claims: int) -> str:
    """How many claims one article alone has."""
    return f"{counted(claims, 'claim')} found in one article only"


def same_caption(quotations: int, changed: int) -> str:
    """How many quotations several articles have, and how many of them were changed."""
    differ = f", {changed} of them with a difference" if changed else ""
    return f"{counted(quotations, 'quotation')} found in two articles or more{differ}"


def measured(scores: Mapping[str, Any] | None = None) -> str:
    """How often a pair of quotations is right, as it was measured.

    Args:
        scores: The stored results; those that the package carries by default.
    """
    row = (stored("scores") if scores is None else scores).get("compare", {})
    pairs = row.get("pairs", {})
    if not pairs.get("shown"):
        return "How often a pair is right has not been measured for this version."
    right, recall = pairs["right"] / pairs["shown"], pairs["found"] / pairs["there"]
    return (
        f"Of {counted(pairs['shown'], 'pair')} shown on {row['size']} articles by which no rule "
        f"was made, {pairs['right']} are right ({right:.2f}); of {pairs['there']} that a reader "
        f"found, {pairs['found']} are shown ({recall:.2f})."
    )


def lone_measured(scores: Mapping[str, Any] | None = None) -> str:
    """How often a claim that is shown as one article's alone is told in no other.

    Args:
        scores: The stored results; those that the package carries by default.
    """
    row = (stored("scores") if scores is None else scores).get("compare", {}).get("lone", {})
    if not row.get("shown"):
        return "How often such a claim is right has not been measured for this version."
    share = row["right"] / row["shown"]
    return (
        f"Of {counted(row['shown'], 'claim')} shown first on articles by which no rule was made, "
        f"{row['right']} were told in no other article ({share:.2f})."
    )
