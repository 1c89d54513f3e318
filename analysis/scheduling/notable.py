"""What of a report is worth a line in a digest: who speaks, what is contested, what is denied."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from analysis.claims.same_or_contrary import contrary
from analysis.common.sanitize import line
from analysis.statements.voices import own_voice
from analysis.views.claims import claimed_by, quoted
from analysis.views.page_one_precision import denials, heard

if TYPE_CHECKING:
    from analysis.claims.claim import Claim
    from analysis.pipeline import Analysis

NOTABLE = "notable"  # what the manifest calls it
KINDS = ("person", "organisation", "media")  # speakers that are somebody by name
LONGEST = 140  # characters shown of a claim


def notable(a: Analysis) -> dict[str, list[dict[str, Any]]]:
    """What a digest may say of an article, as JSON can hold it.

    Whether a speaker is new only the digest can tell, from the reports before. Denials are those
    of page one: the words around the cue and the network agree, and a name stands by them.

    Returns:
        ``speakers`` (name, kind, statement), ``contested`` (two voices with their words and
        statements; a statement of 0 is the reporter's) and ``denied`` (who, what, statement).
    """
    return {
        "speakers": _speakers(a),
        "contested": _contested(a),
        "denied": [_side(a, claim) for claim in denials(a)],
    }


def _speakers(a: Analysis) -> list[dict[str, Any]]:
    cast = a.statements.cast
    rows = []
    for row in heard(a):
        actor = cast.get(row.name)
        if actor is not None and actor.named and actor.kind in KINDS:
            first = row.statements[0]
            rows.append({"name": actor.name, "kind": str(actor.kind), "statement": first})
    return rows


def _contested(a: Analysis) -> list[dict[str, Any]]:
    """Each pair of claims by two voices that say the contrary in the same words, once."""
    by_number = {claim.number: claim for claim in a.claims}
    pairs = {
        tuple(sorted((claim.number, other)))
        for claim in a.claims
        for other in claim.contested_by
        if other in by_number and contrary(a.claims, claim, by_number[other])
    }
    return [
        {"one": _side(a, by_number[one]), "other": _side(a, by_number[other])}
        for one, other in sorted(pairs)
    ]


def _side(a: Analysis, claim: Claim) -> dict[str, Any]:
    return {
        "who": claimed_by(claim, own_voice(a.article)),
        "words": quoted(a.claims, claim, LONGEST),
        "statement": claim.statement,
    }


def sound(manifest: Mapping[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """What a manifest says is notable, whoever wrote it: only entries of the right shape.

    Example:
        >>> sound({"notable": {"denied": [{"who": "Bob", "words": "it", "statement": 2}, 7]}})
        {'speakers': [], 'contested': [], 'denied': [{'who': 'Bob', 'words': 'it', 'statement': 2}]}
    """
    known = manifest.get(NOTABLE)
    known = known if isinstance(known, dict) else {}

    def entries(name: str) -> list[Any]:
        value = known.get(name)
        return value if isinstance(value, list) else []

    sides = [_sound_side(entry) for entry in entries("denied")]
    pairs = [
        {"one": _sound_side(entry.get("one")), "other": _sound_side(entry.get("other"))}
        for entry in entries("contested")
        if isinstance(entry, dict)
    ]
    speakers = [
        {"name": line(e["name"], 120), "kind": line(e.get("kind"), 20), "statement": _count(e)}
        for e in entries("speakers")
        if isinstance(e, dict) and isinstance(e.get("name"), str)
    ]
    return {
        "speakers": speakers,
        "contested": [pair for pair in pairs if pair["one"] and pair["other"]],
        "denied": [side for side in sides if side],
    }


def _sound_side(entry: Any) -> dict[str, Any]:
    if not isinstance(entry, dict) or not isinstance(entry.get("words"), str):
        return {}
    return {
        "who": line(entry.get("who", ""), 120),
        "words": line(entry["words"], 2 * LONGEST),
        "statement": _count(entry),
    }


def _count(entry: Mapping[str, Any]) -> int:
    number = entry.get("statement")
    return number if type(number) is int and 0 < number < 1_000_000 else 0
