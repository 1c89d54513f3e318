"""Which runs of capitals are no names: where something comes from, pieces of addresses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from analysis.actors.mention_candidates import MentionCandidate, Token
from analysis.article.name_lists import given, heads, known_names, noun_of, peoples, words_of

_CHAMBERS = frozenset(("Congressional", "House", "Senate"))
_BEFORE = frozenset(("Former", "Fellow", "Longtime", "Outgoing", "Incoming", "Retired"))
_ADDRESSED = frozenset(
    ("Chair", "Chairman", "Chairwoman", "Justice", "Mayor", "President", "Secretary", "Speaker")
)
_TITLES = frozenset(("DR", "GEN", "GOV", "MR", "MRS", "MS", "REP", "SEN"))
_PARTIES = frozenset(("Democratic", "GOP", "Republican"))
_FIRMS = frozenset(("Company", "Corporation", "Firm", "Group"))
_SMALL = frozenset(("of", "for", "the", "and"))
_QUALIFIES = re.compile(  # Iranian-born, Trump-ordered, a James Bond-ish
    r"[^\W\d_]\w*-(?:[a-z]+(?:ed|ing)|born|like|ish|led|made|majority|only|owned|related|run|style"
    r"|wide)"
)


def no_name(tokens: Sequence[Token], mention: MentionCandidate) -> bool:
    """Whether a run of capitals names nobody and nothing.

    Words for where something comes from ("Iranian"), what party marks hold ("D-Md"), pieces of web
    addresses and of names.
    """
    words = mention.words
    known = _of_a_people()
    if " ".join(words) in known or all(w in known for w in words):
        return True  # South Korean
    if len(words) == 1 and words[0] in _BEFORE:
        return True
    if _tells_of_all(tokens, mention):
        return True
    if len(words) == 2 and words[0] in _PARTIES and known_names().get(words[1]) == "place":
        return True  # the Democratic California senator
    before = tokens[mention.first - 1].low if mention.first else ""
    if len(words) == 1 and words[0] in _FIRMS and before == "the":
        return True  # "the Company" of a press release
    after = tokens[mention.last].text if mention.last < len(tokens) else ""
    if len(words) == 1 and words[0] in _TITLES and after == ".":
        return True  # MR. LEE: Why?
    if len(words) == 1 and words[0].isupper() and words[0].title() in _ADDRESSED:
        return True  # THE PRESIDENT: Good.
    opener = words[-1] in words_of("opener") and words[-1] not in given()
    called = mention.title[-1:] and mention.title[-1].lower() in words_of("no_role")  # Mr. Young
    opener = opener and not called
    if called and len(words) == 1 and words[0] in _ADDRESSED:
        return True  # Mr. Speaker
    if (len(words) == 1 and mention.title and opener) or words[-1] in _SMALL:
        return True  # "Leave Our President Alone", "Joint Chiefs of"
    if not any(c.isalpha() for w in words for c in w) or re.match(r"[DRI]-[A-Z]", words[0]):
        return True
    one = len(words) == 1 or words[1] in "-‐‑"
    if one and _QUALIFIES.fullmatch("".join(words)):
        return True
    weak = tokens[mention.first].weak and words[-1] in peoples()  # "Popular British"
    return weak or in_address(tokens, mention.first) or only_qualifies_thing(tokens, mention)


def _tells_of_all(tokens: Sequence[Token], mention: MentionCandidate) -> bool:
    """Whether a name only tells what people of a row are: "Lee and Ward, all | Republicans |,"."""
    at = mention.first
    ends = mention.last >= len(tokens) or tokens[mention.last].text in (",", ".", ";", ")")
    apart = at > 1 and tokens[at - 1].low in ("all", "both") and tokens[at - 2].text == ","
    return apart and ends and heads().get(mention.words[-1]) == "collective"


@cache
def _of_a_people() -> frozenset[str]:
    """Words for what comes from a place or belongs to a people, a creed or a party."""
    return frozenset(peoples()) | words_of("adjective")


def in_address(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word is a piece of a web address or a tag: "t.co/Abc", "#Harbour"."""
    if at < 1 or tokens[at - 1].end != tokens[at].start:
        return False
    mark = tokens[at - 1].text
    site = at > 1 and (tokens[at - 2].text == "/" or "." in tokens[at - 2].text[1:-1])
    return mark == "#" or (mark == "/" and site)


def only_qualifies_thing(tokens: Sequence[Token], mention: MentionCandidate) -> bool:
    """Whether a name tells but whose a thing is: "the Senate Democratic | bill"."""
    first, *rest = mention.words
    if len(mention.words) == 2 and known_names().get(first) == "place":
        noun = noun_of(tokens[mention.last].text) if mention.last < len(tokens) else None
        if rest[0] in ("Democratic", "Republican") and noun is not None and noun.number == "p":
            return True  # Kent Democratic | lawmakers
    party = first in _CHAMBERS and rest in (["Democratic"], ["GOP"], ["Republican"])
    after = tokens[mention.last].text if mention.last < len(tokens) else ""
    return party and after.isalpha() and after.islower()
