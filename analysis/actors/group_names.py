"""Names of groups and things that begin with a person's: "Hale Truthers", "the Lee Effect"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from analysis.article.name_lists import given, noun_of, words_of

Name = tuple[str, ...]
GROUP, THING = "collective", "other"
# Ends of plurals that name people by what they do or hold. Surnames end so too ("Waters").
_DOERS = re.compile(r"[a-z]{2,}(?:[eo]rs|ists|ites|ians)|bros")


def groups_and_things(
    kinds: Mapping[Name, str], proofs: Mapping[Name, Counter[str]], times: Mapping[Name, int]
) -> dict[Name, str]:
    """The names taken for a person's that are of a group or thing called after one, and their kind.

    Their last word is a noun and never stands for anybody by itself, the word before it does: where
    an article has "Hale said" and "Hale Truthers", nobody's surname is Truthers.

    Args:
        kinds: The kind of each name so far.
        proofs: What the neighbours of each say, see ``entity_types.prove``.
        times: How often each name stands.

    Example:
        >>> kinds = {("Hale", "Truthers"): "person", ("Hale",): "person", ("Ann", "Lee"): "person"}
        >>> groups_and_things(kinds, {}, {("Hale",): 2, ("Hale", "Truthers"): 1})
        {('Hale', 'Truthers'): 'collective'}
    """
    people = [name for name, kind in kinds.items() if kind == "person" and len(name) > 1]
    surnames = Counter(name[-1] for name in people)
    out: dict[Name, str] = {}
    for name in people:
        proof = proofs.get(name, Counter())
        if proof["title"] or proof["party"] or name[-1:] in kinds or surnames[name[-1]] > 1:
            continue
        if kind := _kind(name, proof, surnames, times):
            out[name] = kind
    return out


def _kind(
    name: Sequence[str], proof: Counter[str], surnames: Counter[str], times: Mapping[Name, int]
) -> str:
    """What a name of a person's name and a noun is of; empty where it may be a person's itself."""
    low, lead = name[-1].lower(), name[-2]
    named = surnames[lead] > 0
    alone = times.get((lead,), 0)
    noun = noun_of(low)
    persons = noun is not None and noun.kind in ("person", GROUP)
    if persons and low.endswith("s"):
        return GROUP if alone or named else ""
    doers = _DOERS.fullmatch(low) is not None and name[-1] not in words_of("plural_last")
    begins = any(times.get((lead, last), 0) for last in surnames if last != name[-1])
    if low == "bros" and begins:  # of Tom Hale: "Tom Bros"
        return GROUP
    if not (named or alone) or lead in given():
        return ""
    if doers:
        return GROUP
    return THING if proof["noun"] else ""
