"""Names into actors: which names are one person's, one organisation's, one place's."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from analysis.cues import lookup
from analysis.names import (
    given,
    heads,
    initials,
    kind_of,
    nouns,
    peoples,
    plain,
    same_given,
    same_person,
    sex_of,
    short_places,
    surname,
    words_of,
)
from analysis.spotting import Spot, Token

PERSON, GROUP = "person", ("organisation", "media")
_VERBAL = frozenset(
    "said says told asked wrote tweeted tells insists insisted believes thinks is was has had".split()
)
_PLACE_BEFORE = frozenset("in at near across throughout from outside inside".split())
_BRACKET = re.compile(r"\s*\(\s*(?:the\s+)?[\"“']?([A-Z][A-Za-z.&-]{1,9})[\"”']?\s*\)")


@dataclass(slots=True)
class Draft:
    """An actor in the making."""

    number: int
    kind: str
    names: list[tuple[str, ...]] = field(default_factory=list)
    sex: str = ""
    plural: bool = False
    roles: list[tuple[str, ...]] = field(default_factory=list)
    party: str = ""
    spots: list[Spot] = field(default_factory=list)
    label: str = ""  # the display name where no name gives it
    owner: int = -1
    head: str = ""
    anonymous: bool = False
    members: tuple[int, ...] = ()
    votes: Counter[str] = field(default_factory=Counter)  # sex, from pronouns

    @property
    def named(self) -> bool:
        return bool(self.names)


@dataclass(slots=True)
class Joined:
    """The drafts, and for each name spot the drafts it can be of (one, or several with one surname)."""

    drafts: list[Draft]
    choices: dict[int, tuple[int, ...]]  # id() of nothing: the spot's place in the list of names


def prove(text: str, tokens: Sequence[Token], spots: Iterable[Spot]) -> None:
    """Note at each name what its neighbours say of its kind."""
    for spot in spots:
        before = tokens[spot.first - 1] if spot.first else None
        after = tokens[spot.last] if spot.last < len(tokens) else None
        beyond = tokens[spot.last + 1] if spot.last + 1 < len(tokens) else None
        if after is not None and after.sentence == tokens[spot.first].sentence:
            if after.low in _VERBAL or (lookup(after.low) and after.low.endswith(("ed", "s"))):
                spot.proofs.add("verb")
            if after.low == "who" or (
                after.text == "," and beyond is not None and beyond.low == "who"
            ):
                spot.proofs.add("who")
            if (
                after.text == ","
                and beyond is not None
                and (beyond.text.isdigit() or beyond.low in ("a", "an"))
            ):
                spot.proofs.add("apposition")
        if before is not None and before.sentence == tokens[spot.first].sentence:
            if (
                before.low in ("said", "says", "by")
                or before.low == "with"
                and "title" in spot.proofs
            ):
                spot.proofs.add("verb")
            if before.low == "the":
                spot.proofs.add("the")
            if before.low in _PLACE_BEFORE:
                spot.proofs.add("in")
            noun = nouns().get(before.low)
            if (
                noun is not None
                and noun.kind == PERSON
                and noun.number == "s"
                and before.text.islower()
            ):
                spot.proofs.add("role")


def kinds(spots: Sequence[Spot], told: Mapping[int, Counter[str]]) -> dict[tuple[str, ...], str]:
    """The kind of each name, from its words, all its neighbours and what the tagger told of it."""
    proofs: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    votes: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for at, spot in enumerate(spots):
        proofs[spot.words].update(spot.proofs)
        votes[spot.words].update(told.get(at, Counter()))
    out = {}
    for name, proof in proofs.items():
        own = kind_of(name)
        out[name] = _kind(name, own, proof, votes[name])
    people = {w for n, k in out.items() if k == PERSON and len(n) > 1 for w in (n[0], *surname(n))}
    for name, kind in out.items():
        if (
            len(name) == 1
            and name[0] in people
            and (kind in ("", "other", "place") and not votes[name][kind] > 1)
        ):
            out[name] = PERSON
    return out


def _kind(name: tuple[str, ...], own: str, proof: Counter[str], vote: Counter[str]) -> str:
    if proof["title"] or proof["party"]:
        return PERSON
    if vote:
        best, weight = vote.most_common(1)[0]
        if own in ("media", "collective", "document", "event") and best in (
            "organisation",
            "other",
        ):
            return own
        if weight >= 0.5 and not (own == "place" and best == "organisation"):
            return best
    if own:
        return own
    if len(name) > 3 or any(not re.fullmatch(r"[^\W\d_][\w.’'-]*", w) for w in name):
        return "other"
    if len(name) > 1 and (name[0] in peoples() or name[0] in words_of("adjective")):
        return "other"
    personal = proof["verb"] + proof["who"] + 2 * proof["role"] + proof["apposition"]
    if len(name) == 1:
        if name[0] in given() and proof["the"] == 0:
            return PERSON
        if proof["in"] > personal:
            return "place"
        return "organisation" if proof["the"] > personal else PERSON if personal else "other"
    if proof["the"] > personal:
        return "organisation"
    return "place" if proof["in"] > personal else PERSON


def join(
    text: str,
    spots: Sequence[Spot],
    aliases: Mapping[str, Sequence[str]],
    told: Mapping[int, Counter[str]],
) -> tuple[list[Draft], list[tuple[int, ...]]]:
    """Drafts of all named actors, and for each spot which drafts it may be of.

    A spot has several where two people share the surname it gives; the sweep over the text decides.
    """
    kind = kinds(spots, told)
    drafts: list[Draft] = []
    forms: dict[tuple[str, ...], tuple[int, ...]] = {}
    fixed = _aliases(aliases, drafts, kind)
    forms.update(fixed)
    order = sorted(set(kind) - set(fixed), key=lambda n: -len(n))
    first = {}
    for at, spot in enumerate(spots):
        first.setdefault(spot.words, at)
    people = [n for n in order if kind[n] == PERSON]
    for name in sorted((n for n in people if len(n) > 1), key=first.__getitem__):
        forms[name] = (_person(name, drafts, spots[first[name]]),)
    index = _index(drafts)
    for name in sorted((n for n in people if len(n) == 1), key=first.__getitem__):
        forms[name] = tuple(index.get(name[0].casefold(), ())) or (_new(drafts, PERSON, name),)
    _things([n for n in order if kind[n] != PERSON], kind, first, drafts, forms)
    _acronyms(text, spots, drafts, forms)
    return drafts, [forms[spot.words] for spot in spots]


def _new(drafts: list[Draft], kind: str, name: tuple[str, ...]) -> int:
    drafts.append(Draft(len(drafts), kind, [name], plural=kind == "collective"))
    if kind == PERSON:
        drafts[-1].sex = sex_of(name)
    return len(drafts) - 1


def _aliases(
    aliases: Mapping[str, Sequence[str]], drafts: list[Draft], kind: Mapping[tuple[str, ...], str]
) -> dict[tuple[str, ...], tuple[int, ...]]:
    """What the analyst said goes before what the names say."""
    out: dict[tuple[str, ...], tuple[int, ...]] = {}
    for canonical, others in aliases.items():
        names = [tuple(re.findall(r"[^\s.,]+", n)) for n in (canonical, *others)]
        names = [n for n in names if n]
        if not names:
            continue
        found = [kind[n] for n in names if kind.get(n)] + [k for n in names if (k := kind_of(n))]
        number = _new(drafts, found[0] if found else PERSON, names[0])
        drafts[number].label = " ".join(canonical.split())
        drafts[number].names += names[1:]
        out |= {name: (number,) for name in names}
    return out


def _person(name: tuple[str, ...], drafts: list[Draft], spot: Spot) -> int:
    """The person a full name is of: one known already, or a new one."""
    sex = spot.sex or sex_of(name)
    for draft in drafts:
        if draft.kind != PERSON or {draft.sex, sex} == {"m", "f"}:
            continue
        for other in draft.names:
            if len(other) > 1 and same_person(name, other) or _part(name, other):
                draft.names.append(name)
                draft.sex = draft.sex or sex
                return draft.number
    number = _new(drafts, PERSON, name)
    drafts[number].sex = sex
    return number


def _part(name: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one name is the other's end: "Vargas Llosa" of "Mario Vargas Llosa"."""
    a, b = sorted((plain(name), plain(other)), key=len)
    return 1 < len(a) < len(b) and b[-len(a) :] == a and a[0] not in given()


def _index(drafts: Sequence[Draft]) -> dict[str, list[int]]:
    """Persons by each single word that can stand for them: surname, given name, nickname."""
    out: dict[str, list[int]] = defaultdict(list)
    for draft in drafts:
        if draft.kind == PERSON:
            for name in draft.names:
                base = plain(name)
                for word in {base[-1], " ".join(surname(name)), surname(name)[-1]}:
                    if draft.number not in out[word.casefold()]:
                        out[word.casefold()].append(draft.number)
    ends = set(out)
    for draft in drafts:
        if draft.kind == PERSON:
            for name in draft.names:
                first = plain(name)[0].casefold()
                if first not in ends and draft.number not in out[first] and len(name) > 1:
                    out[first].append(draft.number)
    for word in [w for w in given() if w.casefold() not in out]:
        fits = [
            d.number
            for d in drafts
            if d.kind == PERSON and any(len(n) > 1 and _short(word, n[0]) for n in d.names)
        ]
        if fits:
            out[word.casefold()] = fits
    return out


def _short(word: str, name: str) -> bool:
    return len(name.rstrip(".")) > 1 and word != name and same_given(word, name)


def _things(
    order: Sequence[tuple[str, ...]],
    kind: Mapping[tuple[str, ...], str],
    first: Mapping[tuple[str, ...], int],
    drafts: list[Draft],
    forms: dict[tuple[str, ...], tuple[int, ...]],
) -> None:
    """Organisations, places and the rest: one name, its short form, its beginning or its end."""
    whole: dict[str, int] = {}
    ends: dict[str, list[int]] = defaultdict(list)
    for name in sorted(order, key=lambda n: (-len(n), first[n])):
        base = name[1:] if name[0] == "The" and len(name) > 1 else name
        key = " ".join(base).rstrip(".")
        key = short_places().get(key, key).casefold()
        if kind[name] == "place":
            key = {"america": "united states", "britain": "united kingdom"}.get(key, key)
        shorter = ends.get(key, []) if kind[name] != "place" else []
        if key not in whole and len(shorter) == 1 and _fits(kind[name], drafts[shorter[0]].kind):
            whole[key] = shorter[0]
        if key in whole and (
            kind[name] == drafts[whole[key]].kind or _fits(kind[name], drafts[whole[key]].kind)
        ):
            if name not in drafts[whole[key]].names:
                drafts[whole[key]].names.append(name)
        else:
            whole[key] = _new(drafts, kind[name] or "other", name)
            drafts[whole[key]].plural = kind[name] == "collective"
            for part in _parts(base):
                ends[part].append(whole[key])
        forms[name] = (whole[key],)


def _fits(kind: str, other: str) -> bool:
    return (
        kind == other
        or {kind, other} <= {*GROUP, "other", ""}
        or {kind, other} == {"media", "document"}
    )


def _parts(name: tuple[str, ...]) -> set[str]:
    """Shorter names of one long name: its end ("Times"), its beginning before a head word ("Treasury")."""
    out: set[str] = set()
    if len(name) > 1 and "of" not in name:
        out.add(name[-1].casefold())
        if name[-1] in heads():
            out.add(" ".join(name[:-1]).casefold())
    if len(name) > 2 and "of" not in name:
        out |= {" ".join(name[1:]).casefold(), name[0].casefold()}
    if len(name) == 2 and "of" not in name:
        out.add(name[0].casefold())
    return {part for part in out if part.title() not in peoples() and len(part) > 2}


def _acronyms(
    text: str,
    spots: Sequence[Spot],
    drafts: list[Draft],
    forms: dict[tuple[str, ...], tuple[int, ...]],
) -> None:
    """An acronym in brackets behind its long form, or one that only one long name's initials give."""
    by_initials: dict[str, set[int]] = defaultdict(set)
    for name, numbers in forms.items():
        if len(name) > 2 and len(numbers) == 1 and drafts[numbers[0]].kind != PERSON:
            for acronym in initials(" ".join(name)):
                by_initials[acronym].add(numbers[0])
    bracketed = {}
    for spot in spots:
        match = _BRACKET.match(text, spot.span.end)
        if (
            match
            and len(spot.words) > 1
            and match[1].replace(".", "").upper()[0] == spot.words[0][0].upper()
        ):
            if (
                match[1].replace(".", "").upper() in initials(" ".join(spot.words))
                or match[1].isupper()
            ):
                bracketed[match[1].replace(".", "")] = forms[spot.words][0]
    for name, numbers in list(forms.items()):
        short = "".join(name).replace(".", "")
        if len(name) > 1 and not all(len(w) == 1 for w in name) or not short.isupper():
            continue
        fits = by_initials.get(short, set()) - set(numbers)
        target = bracketed.get(short, fits.pop() if len(fits) == 1 else None)
        if target is not None and numbers != (target,) and len(numbers) == 1:
            drafts[target].names.append(name)
            drafts[numbers[0]].names = [n for n in drafts[numbers[0]].names if n != name]
            forms[name] = (target,)
