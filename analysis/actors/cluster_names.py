"""Names into actors: which names are one person's, one organisation's, one place's."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from analysis.actors.candidates import Spot
from analysis.actors.entity_types import PERSON, Name, Votes, kinds
from analysis.actors.name_match import (
    initials,
    kinds_fit,
    plain,
    same_full_name,
    shorter_names,
    surname,
    thing_key,
)
from analysis.article.name_lists import kind_of, other_givens, sex_of

Forms = dict[Name, tuple[int, ...]]
_BRACKET = re.compile(r"\s*\(\s*(?:the\s+)?[\"“']?([A-Z][A-Za-z0-9.&-]{1,9})[\"”']?\s*\)")


@dataclass(slots=True)
class Draft:
    """An actor in the making.

    Args:
        number: Its place among the drafts.
        kind: As ``Actor.kind``; empty where nothing tells.
        names: The names it goes by.
        sex: m, f or empty.
        plural: A group.
        roles: The titles and descriptions given to it, in small letters.
        party: The party mark.
        spots: Where it is named.
        full: How often it is named in full.
        label: What it is shown as, where no name tells.
        owner: Whose it is (a draft's number); -1 where nobody's.
        head: The head of the description, for an actor without a name.
        anonymous: Somebody whose name is kept back.
        members: Who a pair is made of.
        votes: How many pronouns of each sex went to it.
    """

    number: int
    kind: str
    names: list[Name] = field(default_factory=list)
    sex: str = ""
    plural: bool = False
    roles: list[Name] = field(default_factory=list)
    party: str = ""
    spots: list[Spot] = field(default_factory=list)
    full: int = 0
    label: str = ""
    owner: int = -1
    head: str = ""
    anonymous: bool = False
    members: tuple[int, ...] = ()
    votes: Counter[str] = field(default_factory=Counter)

    @property
    def named(self) -> bool:
        """Whether the article gives it a name."""
        return bool(self.names)


def join(
    text: str,
    spots: Sequence[Spot],
    aliases: Mapping[str, Sequence[str]],
    told: Mapping[int, Votes],
) -> tuple[list[Draft], list[tuple[int, ...]]]:
    """Drafts of all named actors, and for each spot which drafts it may be of.

    A spot has several where two people share the surname it gives; the sweep over the text decides.
    """
    kind = kinds(spots, told)
    drafts: list[Draft] = []
    forms = _aliases(aliases, drafts, kind)
    first: dict[Name, int] = {}
    for at, spot in enumerate(spots):
        first.setdefault(spot.words, at)
    order = sorted(set(kind) - set(forms), key=lambda n: (-len(n), first[n]))
    people = sorted((n for n in order if kind[n] == PERSON), key=first.__getitem__)
    found = _Index(drafts)
    for name in people:
        if len(name) > 1:
            forms[name] = (found.person(name, spots[first[name]]),)
    index = _words_of_people(drafts)
    for name in people:
        if len(name) == 1:
            forms[name] = index.get(name[0].casefold()) or (_new(drafts, PERSON, name),)
    _things([n for n in order if kind[n] != PERSON], kind, drafts, forms)
    _acronyms(text, spots, drafts, forms)
    for spot in spots:
        _titled_otherwise(spot, forms, drafts)
    return drafts, [forms[spot.words] for spot in spots]


def _titled_otherwise(spot: Spot, forms: Forms, drafts: list[Draft]) -> None:
    """Make "Mr. Lee" one more Lee where only Ann Lee is named in full."""
    found = forms[spot.words]
    other = {"m": "f", "f": "m"}.get(spot.sex)
    if len(spot.words) > 1 or not other or any(drafts[n].sex != other for n in found):
        return
    number = _new(drafts, PERSON, spot.words)
    drafts[number].sex = spot.sex
    forms[spot.words] = (*found, number)


def _new(drafts: list[Draft], kind: str, name: Name) -> int:
    drafts.append(Draft(len(drafts), kind, [name], plural=kind == "collective"))
    if kind == PERSON:
        drafts[-1].sex = sex_of(name)
    return len(drafts) - 1


def _aliases(
    aliases: Mapping[str, Sequence[str]], drafts: list[Draft], kind: Mapping[Name, str]
) -> Forms:
    """What the analyst said goes before what the names say."""
    out: Forms = {}
    for canonical, others in aliases.items():
        names = [tuple(re.findall(r"[^\s.,]+", n)) for n in (canonical, *others)]
        names = [n for n in names if n]
        if not names:
            continue
        found = [kind[n] for n in names if kind.get(n)] + [k for n in names if (k := kind_of(n))]
        number = _new(drafts, found[0] if found else PERSON, names[0])
        drafts[number].label = " ".join(canonical.split())
        drafts[number].names += names[1:]
        out |= dict.fromkeys(names, (number,))
    return out


class _Index:
    """Persons by surname, so that each full name looks at its namesakes alone."""

    def __init__(self, drafts: list[Draft]) -> None:
        self.drafts = drafts
        self.by_last: dict[str, list[int]] = defaultdict(list)
        for draft in drafts:
            if draft.kind == PERSON:
                self._add(draft.names[0], draft.number)

    def _add(self, name: Name, number: int) -> None:
        namesakes = self.by_last[plain(name)[-1].casefold()]
        if number not in namesakes:
            namesakes.append(number)

    def person(self, name: Name, spot: Spot) -> int:
        """The person a full name is of: one known already, or a new one."""
        sex = spot.sex or sex_of(name)
        for number in self.by_last[plain(name)[-1].casefold()]:
            draft = self.drafts[number]
            if {draft.sex, sex} == {"m", "f"}:
                continue
            if any(len(n) > 1 and same_full_name(name, n) for n in draft.names):
                draft.names.append(name)
                draft.sex = draft.sex or sex
                return number
        number = _new(self.drafts, PERSON, name)
        self.drafts[number].sex = sex
        self._add(name, number)
        return number


def _words_of_people(drafts: Sequence[Draft]) -> dict[str, tuple[int, ...]]:
    """Persons by each single word that can stand for them: surname, else given name, else short."""
    last: dict[str, list[int]] = defaultdict(list)
    first: dict[str, list[int]] = defaultdict(list)
    short: dict[str, list[int]] = defaultdict(list)
    for draft in drafts:
        for name in draft.names if draft.kind == PERSON else ():
            base = plain(name)
            for word in {base[-1], surname(name)[-1]}:
                _put(last, word, draft.number)
            if len(base) > 1:
                _put(first, base[0], draft.number)
                for word in other_givens(base[0]):
                    _put(short, word, draft.number)
    merged = {**short, **first, **last}
    return {word: tuple(numbers) for word, numbers in merged.items()}


def _put(index: dict[str, list[int]], word: str, number: int) -> None:
    numbers = index[word.casefold()]
    if number not in numbers:
        numbers.append(number)


def _things(
    order: Sequence[Name], kind: Mapping[Name, str], drafts: list[Draft], forms: Forms
) -> None:
    """Organisations, places and the rest: one name, its short form, its beginning or its end."""
    whole: dict[str, int] = {}
    ends: dict[str, list[int]] = defaultdict(list)
    for name in order:
        key = thing_key(name, kind[name])
        longer = ends.get(key, []) if kind[name] != "place" else []
        if key not in whole and len(longer) == 1 and kinds_fit(kind[name], drafts[longer[0]].kind):
            whole[key] = longer[0]
        if key in whole and kinds_fit(kind[name], drafts[whole[key]].kind):
            drafts[whole[key]].names.append(name)
        else:
            whole[key] = _new(drafts, kind[name] or "other", name)
            for part in shorter_names(name) if kind[name] != "collective" else ():
                ends[part].append(whole[key])
        forms[name] = (whole[key],)


def _acronyms(text: str, spots: Sequence[Spot], drafts: list[Draft], forms: Forms) -> None:
    """An acronym in brackets behind its long form, or that only one long name's initials give."""
    by_initials: dict[str, set[int]] = defaultdict(set)
    for name, numbers in forms.items():
        if len(name) > 1 and len(numbers) == 1 and drafts[numbers[0]].kind != PERSON:
            for acronym in initials(" ".join(name)):
                by_initials[acronym].add(numbers[0])
    bracketed = _bracketed(text, spots, forms)
    for name, numbers in list(forms.items()):
        short = "".join(name).replace(".", "")
        if len(name) > 1 or len(short) < 2 or not short.isupper() or len(numbers) != 1:
            continue
        fits = by_initials.get(short, set()) - set(numbers)
        target = bracketed.get(short, fits.pop() if len(fits) == 1 else numbers[0])
        if target != numbers[0]:
            drafts[target].names.append(name)
            own = drafts[numbers[0]].names
            own[:] = [n for n in own if n != name]
            forms[name] = (target,)


def _bracketed(text: str, spots: Sequence[Spot], forms: Forms) -> dict[str, int]:
    """The short forms that stand in brackets right behind a long name."""
    out = {}
    for at, spot in enumerate(spots):
        before = spots[at - 1] if at else spot
        if len(spot.words) > 1 and text[before.span.end : spot.span.start].strip() == "(":
            short = "".join(before.words).replace(".", "")  # CEI (Italian Episcopal Conference)
            if len(before.words) == 1 and short.isupper() and len(short) > 1:
                out[short] = forms[spot.words][0]
        match = _BRACKET.match(text, spot.span.end)
        if match is None or len(spot.words) < 2:
            continue
        short = match[1].replace(".", "")
        if short.upper() in initials(" ".join(spot.words)) or (
            short.isupper() and short[0] == spot.words[0][0].upper()
        ):
            out[short] = forms[spot.words][0]
    return out
