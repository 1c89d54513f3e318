"""Of what kind a name is: by its words, its neighbours and what the tagger says."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from analysis.actors.entity_neighbours import FIRMS, told_before
from analysis.actors.group_names import GROUP, groups_and_things
from analysis.actors.mention_candidates import MentionCandidate, Token
from analysis.actors.name_match import surname, without_article
from analysis.article.name_lists import (
    given,
    heads,
    is_camel,
    is_dwellers,
    is_station,
    kind_of,
    known_names,
    peoples,
    short_places,
    words_of,
)
from analysis.article.reporting_verbs import lookup

PERSON = "person"
BODIES = ("organisation", "media")
VERY_SURE = 0.9  # the same for a name that is also the surname of somebody named in full
SURE = 0.5  # mean probability from which on the tagger is believed of a name
LONGEST = 8  # words of a description
OFTEN = 1.5  # sum of probabilities from which on it is believed of a name that it often passes over
# What a fire or storm is called; "Cal Fire", without "the", is a fire service.
_DISASTERS = frozenset((
    "Blizzard", "Earthquake", "Fire", "Fires", "Flood", "Hurricane", "Storm", "Tornado", "Wildfire",
))  # fmt: skip
_STORMS = frozenset(("Cyclone", "Hurricane", "Superstorm", "Typhoon"))
_PLACED = frozenset(("in", "at", "of", "from", "near", "and", "or"))
_LANDS = frozenset((
    "valley", "valleys", "river", "hills", "mountains", "coast", "peninsula", "basin", "delta",
    "estuary", "desert", "plain", "plateau", "islands", "highlands",
))  # fmt: skip
_AFFAIR = re.compile(r"[A-Z][a-z]{3,}gate")  # Watergate
_OF_FIRM = frozenset(["chief executive", "chief financial", "chief operating"])
# What only a body does: "Hale, which makes boats, said".
_MAKES = frozenset([
    "builds", "develops", "employs", "makes", "manages", "manufactures", "markets", "operates",
    "owns", "produces", "provides", "publishes", "represents", "runs", "sells", "supplies",
])  # fmt: skip
_HYPHENED = re.compile(r"[A-Z][a-z]+-[a-z]{2,}")  # a given name: "Min-ho"
_OF_FAMILIES = frozenset(["ap", "bin", "ibn", "ter", "van", "von"])  # only in names of people
# What a body does to its own: "Hale halved its staff".
_ACTS = frozenset([
    "closed", "cut", "delayed", "doubled", "expanded", "halted", "halved", "launched", "lost",
    "lowered", "moved", "named", "opened", "posted", "raised", "recalled", "released", "reported",
    "shut", "slashed", "sold", "suspended", "trimmed", "unveiled",
])  # fmt: skip
_COUNTRIES = frozenset(["UK", "US", "U.K", "U.S", "USA", "America", "Britain", "Europe"])
Name = tuple[str, ...]
Votes = dict[str, float]


def prove(tokens: Sequence[Token], mentions: Iterable[MentionCandidate]) -> None:
    """Note at each name what its neighbours say of its kind."""
    in_small = {token.text for token in tokens if token.text.islower()}
    for mention in mentions:
        near = [
            t if 0 <= at < len(tokens) and t.sentence == tokens[mention.first].sentence else None
            for at in (mention.first - 1, mention.last, mention.last + 1)
            for t in [tokens[at] if 0 <= at < len(tokens) else tokens[0]]
        ]
        before, after, beyond = (t.low if t is not None else "" for t in near)
        reporting = lookup(after) if after else None
        verb = after in words_of("verbal") or (
            reporting is not None and after.endswith(("ed", "s"))
        )
        if verb and before not in words_of("preposition"):  # "the mood in Northam was good"
            mention.proofs.add("verb")
        says = reporting is not None and before not in _PLACED  # "clubs in Orel and Argenta said"
        mention.proofs |= _told_behind(
            tokens, mention, says, before in ("in", "at", "from", "near")
        )
        if after == "who" or (after == "," and beyond == "who"):
            mention.proofs.add("who")
        if after == "," and (beyond.isdigit() or beyond in ("a", "an")):
            body = beyond.isalpha() and before not in words_of("place_before")
            body = body and _is_of_body(tokens, mention.last + 2)
            mention.proofs.add("it" if body else "apposition")
        if mention.words[-1].lower() in in_small:
            mention.proofs.add("noun")
        if is_led(tokens, mention.last):
            mention.proofs.add("led")
        if before in ("said", "says", "by"):
            mention.proofs.add("verb")
        if before == "the":
            mention.proofs.add("the")
        dateline = not before and after in (",", "—", "–", "(") and "".join(mention.words).isupper()
        state = after == "," and near[2] is not None and near[2].text.rstrip(".") in short_places()
        mention.proofs |= {"state"} if state else set()
        if before in words_of("place_before") or dateline:
            mention.proofs.add("in")
        mention.proofs |= (
            {"heads"} if (after, len(mention.words)) == ("administration", 1) else set()
        )
        if near[0] is not None:
            mention.proofs |= told_before(tokens, mention, after)


def _told_behind(
    tokens: Sequence[Token], mention: MentionCandidate, says: bool, within: bool
) -> set[str]:
    """What stands behind a name: "Argenta said (that) it would close", "the Northam valley"."""
    first, *words = [token.text for token in tokens[mention.last : mention.last + 3]] or [""]
    that = words[:1] == ["that"] and len(mention.words) == 1
    if says and words[that : that + 1] in (["it"], ["its"]):
        return {"it"}
    if first in _ACTS and words[:1] == ["its"]:
        return {"it"}
    if (first, *words[:1]) == (",", "which") and words[-1] in _MAKES and not within:
        return {"it"}
    return {"land"} if first in _LANDS else set()


def _is_of_body(tokens: Sequence[Token], at: int) -> bool:
    """Whether a description that begins there has a body for its head: "a Danish farm firm"."""
    head = ""
    for token in tokens[at : at + LONGEST]:
        if not token.text[0].isalnum() or token.low in words_of("function"):
            break
        head = token.low
    return head in FIRMS or head in ("maker", "operator", "provider", "supplier", "group")


def is_led(tokens: Sequence[Token], at: int) -> bool:
    """Whether an apostrophe stands there, and behind it what only a firm has: shareholders."""
    owns, *low = (*(token.low for token in tokens[at : at + 3]), "", "", "")[:3]
    firm = low[0] in words_of("of_firm") or " ".join(low) in _OF_FIRM
    return firm and owns in ("'s", "’s", "'", "’")


def kinds(mentions: Sequence[MentionCandidate], votes_at: Mapping[int, Votes]) -> dict[Name, str]:
    """The kind of each name, from its words, all its neighbours and what the tagger told of it."""
    proofs: dict[Name, Counter[str]] = defaultdict(Counter)
    votes: dict[Name, Votes] = defaultdict(dict)
    for at, mention in enumerate(mentions):
        proofs[mention.words].update(mention.proofs)
        for kind, weight in votes_at.get(at, {}).items():
            votes[mention.words][kind] = votes[mention.words].get(kind, 0.0) + weight
    times = Counter(mention.words for mention in mentions)
    tagged = bool(votes_at)
    out = {name: _kind(name, p, votes[name], times[name], tagged) for name, p in proofs.items()}
    called_after = groups_and_things(out, proofs, times)
    out |= called_after
    out |= {n[-1:]: k for n, k in out.items() if _is_storm(n) and n[-1:] in out}
    bodies = {n[:-1] for n, k in out.items() if k in BODIES and n[-1] in heads()}
    companies = {
        n[:at] for n, k in out.items() if k in BODIES and is_company(n) for at in range(1, len(n))
    }
    led = {n[:-1] for n in out if n[-1] == "Administration"}  # by President Lee, a person
    for name in (bodies | companies) & set(out):  # "Acme" of Acme Corp.
        person = name not in companies and votes[name].get(PERSON, 0.0) >= SURE * times[name]
        if not kind_of(name) and not person and not (name in led and proofs[name]["title"]):
            out[name] = "organisation"
    media = {n[-1] for n, k in out.items() if k == "media" and len(n) > 1 and n[-1] in heads()}
    for name in out:  # "the Post" of the Washington Post
        if name[0] in media and len(name) == 1 and proofs[name]["the"]:
            out[name] = "media"
    people = {w for n, k in out.items() if k == PERSON and len(n) > 1 for w in (n[0], *surname(n))}
    papers = {n[-1] for n, k in out.items() if k == "media" and len(n) == 2}
    for name in out:  # "Hebdo" of Charlie Hebdo
        if len(name) == 1 and name[0] in papers - heads().keys() - people:
            out[name] = "media"
    people |= {name[-2] for name, kind in called_after.items() if kind == GROUP}
    people |= {without_article(word) for word in people}
    sure = {
        n
        for n in out
        if n[0] in given() or proofs[n]["title"] or votes[n].get(PERSON, 0.0) >= SURE * times[n]
    }
    bearers = {w for n in sure if out[n] == PERSON and len(n) > 1 for w in surname(n)}
    bearers |= {n[0] for n in sure if len(n) == 2 and _HYPHENED.fullmatch(n[1])}  # Moon Jae-in
    for name, kind in out.items():
        unsure = kind in ("", "other", "place", "organisation") and name[0] not in heads()
        unsure = unsure or (kind == "media" and name[0] in bearers)  # Mayor Ann Bloomberg
        doubted = votes[name].get(kind, 0.0) < VERY_SURE * times[name]
        place = " ".join(name) in known_names() and name[0] not in bearers  # Missouri
        place = place or (name == ("House",) and not votes[name].get(PERSON, 0.0))
        if (
            len(name) == 1
            and without_article(name[0]) in people
            and unsure
            and doubted
            and not place
        ):
            out[name] = PERSON
    return out


def is_company(name: Name) -> bool:
    """Whether a name ends in the form of a company, and does not begin as a person's."""
    form = name[-1].replace(".", "").upper() in words_of("company")
    return len(name) > 1 and form and name[0] not in given()


def is_disaster(name: Name, proof: Counter[str]) -> bool:
    """Whether a name is that of a fire or a storm: "the Camp Fire", "Hurricane Harvey".

    Example:
        >>> is_disaster(("Camp", "Fire"), Counter(the=2)), is_disaster(("Cal", "Fire"), Counter())
        (True, False)
    """
    fire = name[-1] in _DISASTERS and proof["the"] > 0 and not proof["who"]
    return len(name) > 1 and (fire or _is_storm(name))


def _is_storm(name: Name) -> bool:
    """Whether a name is a storm's, which is called by its last word, too: "Tropical Storm Lee"."""
    return len(name) > 1 and (name[0] in _STORMS or name[1] == "Storm")


def is_affair(name: Name, proof: Counter[str]) -> bool:
    """Whether a name is of an affair: "Harbourgate", no place, and nobody who says something.

    Example:
        >>> is_affair(("Harbourgate",), Counter()), is_affair(("Margate",), Counter(**{"in": 1}))
        (True, False)
    """
    called = len(name) == 1 and _AFFAIR.fullmatch(name[0]) is not None
    listed = name[0] in words_of("gate_name") or " ".join(name) in known_names()
    return called and not listed and not (proof["in"] or proof["who"] or proof["role"])


def is_tour(name: Name) -> bool:
    """Whether a name is of a series of events, of a place perhaps: "the Lee Tour UK"."""
    last = name[:-1] if name[-1].rstrip(".") in _COUNTRIES else name
    if len(last) < 2 or last[-1] != "Tour":
        return False
    return not last[0].isupper() and " ".join(last) not in known_names()  # the PGA Tour


def _kind(name: Name, proof: Counter[str], vote: Votes, times: int, tagged: bool) -> str:
    """A title decides, then the name's own words, then the tagger, then the neighbours."""
    son = len(name) > 1 and name[-1].rstrip(".") in ("Jr", "Jnr", "Sr", "Snr")
    body = "&" in name or (heads().get(name[-1]) in BODIES and name[0] not in given())
    party = proof["party"] and not body and known_names().get(" ".join(name)) != "place"
    if proof["title"] or party or son:
        return PERSON
    if _is_event(name, proof):
        return "event"
    own = "place" if _is_town(name, proof, times) else kind_of(name)
    if own == "place" and len(name) == 2 and _HYPHENED.fullmatch(name[0]) and not proof["in"]:
        return PERSON  # Min-ho Park
    if not own and proof["heads"]:
        return PERSON  # the Hale administration
    if not own and len(name) > 1 and name[0] in words_of("side"):
        return "organisation"
    printed = own == PERSON and proof["the"] and heads().get(name[-1]) == "media"
    if printed or is_station(name) or (proof["medium"] and not own):  # "the Christian Post"
        return "media"
    if own in ("", PERSON) and not (proof["who"] or proof["role"]) and (told := _thing(proof, own)):
        return told
    best, weight = max(vote.items(), key=lambda pair: (pair[1], pair[0]), default=("", 0.0))
    others = sum(vote.values()) - weight
    often = best in BODIES and weight >= OFTEN and weight > 2 * others  # in some of many places
    if best in ("", "other") or (weight < SURE * times and not often):
        return own or _guess(name, proof, seen=best == PERSON or not tagged)
    if own == "media" and best in BODIES:
        return own  # the Times
    listed = name[0] in known_names() or name[0] in short_places()
    listed = listed or (own == "collective" and is_dwellers(name[0]))
    listed = listed or (is_camel(name[0]) and name[0] not in given())  # LifeSite
    weak = not own or (len(name) == 1 and not listed)  # an acronym, a given name
    known = " ".join(name) in known_names()  # the Susan B. Anthony List
    if weak or (best == PERSON and name[0] in given() and not known):
        return best
    return own


def _is_event(name: Name, proof: Counter[str]) -> bool:
    """Whether a name is of a storm, a fire, an affair or a tour."""
    storm = is_disaster(name, proof) or (proof["storm"] and not proof["verb"])
    return bool(storm or is_affair(name, proof) or is_tour(name))


def _is_town(name: Name, proof: Counter[str], times: int) -> bool:
    """Whether a school's name is that of its town here: "Cambridge, Mass."."""
    return 2 * proof["state"] >= max(times, 1) and known_names().get(name[0]) == "organisation"


def _thing(proof: Counter[str], own: str) -> str:
    """What a name is that no words call a person: "the Northam valley", "Hale's shareholders"."""
    if not own and proof["land"]:
        return "place"
    body = not own and (proof["it"] or proof["led"])
    return "organisation" if body else "other" if proof["thing"] else ""


def _guess(name: Name, proof: Counter[str], seen: bool) -> str:
    """The kind of a name whose words say nothing, from its neighbours.

    Args:
        name: Its words.
        proof: What its neighbours say.
        seen: Whether the tagger takes it for a person, or did not read the article.
    """
    parts = [w for w in name if w not in words_of("particle") | words_of("suffix")]
    if not _OF_FAMILIES.isdisjoint(name[1:-1]):
        return PERSON
    if len(parts) > 3 or any(not re.fullmatch(r"[^\W\d_][\w.’'-]*", w) for w in name):
        return "other"
    if len(name) > 1 and (name[0] in peoples() or name[0] in words_of("adjective")):
        return "other"
    personal = proof["verb"] + proof["who"] + 2 * proof["role"] + proof["apposition"]
    if len(name) == 1 and name[0] in given() and proof["the"] == 0:
        return PERSON
    if proof["in"] > personal:
        return "place"
    if proof["the"] > personal:
        return "organisation"
    return PERSON if personal or (len(name) > 1 and seen) else "other"
