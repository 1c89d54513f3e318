"""What goes on a name inside a run of capitals, and what ends it there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from analysis.actors.mention_candidates import Token, is_number
from analysis.actors.name_match import without_article
from analysis.actors.own_endings import behind, is_own_ending, joined_words
from analysis.article.name_lists import (
    given,
    heads,
    is_station,
    known_names,
    noun_of,
    peoples,
    titles,
    words_of,
)

_WITH_AIM = frozenset([
    "Alliance", "Association", "Campaign", "Center", "Centre", "Coalition", "Committee", "Council",
    "Foundation", "Fund", "Group", "Initiative", "League", "Movement", "Network", "Project",
    "Society",
])  # fmt: skip
_INNER = frozenset(["against", "beyond", "for", "over", "under", "without"])
_BYNAMES = frozenset(("Baptist", "Conqueror", "Elder", "Great", "Terrible", "Younger"))
_GLUED = re.compile(r"(?:d[aei]|l[ae]|v[ao]n)[A-Z][a-z]{3,}")
_IN_ACT = frozenset(("of", "for", "in", "to", "and", "against"))
_LONGEST = 10  # words of a name that its acronym spells
_LISTED = 6  # words of a listed name with "and"
_SCHOOLS = frozenset(["Academy", "College", "Faculty", "Institute", "School", "University"])


def is_initial(tokens: Sequence[Token], at: int) -> bool:
    """Whether a letter with a point stands between two words of a name: "James A. Baker".

    "A." and "I." are no small words there.
    """
    if not 0 < at < len(tokens) - 2 or tokens[at + 1].text != ".":
        return False
    before, token, after = tokens[at - 1], tokens[at], tokens[at + 2]
    one = before.sentence == token.sentence == after.sentence
    name = before.text.istitle() and len(before.text) > 1
    second = at > 2 and before.text == "." and is_initial(tokens, at - 2)  # "Ann P. A. Lee"
    raised = (name or second) and after.text[0].isupper()
    return one and raised and len(token.text) == 1 and token.text.isupper()


def particles(tokens: Sequence[Token], at: int) -> int:
    """How many small words lead on to a family name there: "Ann | van der Lee"; 0 for none.

    All but the first have no capital.

    Example:
        >>> from analysis.actors.mention_candidates import tokens_of
        >>> from analysis.article.spans import Span
        >>> particles(tokens_of("Ann van der Lee ran", [Span(0, 19)]), 1)
        2
    """
    end = at
    while end < len(tokens) and tokens[end].sentence == tokens[at].sentence:
        token, apart = tokens[end], end > at or tokens[at - 1].low in words_of("particle")
        mark = apart and token.text in "'’" and tokens[end - 1].low in ("van", "in")
        short = token.text == "t" and apart and tokens[end - 1].text in "'’"
        small = token.text.islower() or (not apart and token.text.istitle())
        second = apart and token.low in words_of("second_particle")
        if not mark and not short and not (small and (token.low in words_of("particle") or second)):
            return end - at if end > at and token.text[0].isupper() else 0
        end += 1
    return 0


def has_article(token: Token) -> bool:
    """Whether a family name begins with its article: "al-Sadr", "diNapoli"."""
    if _GLUED.fullmatch(token.text):
        return True
    own = without_article(token.text)
    return len(own) < len(token.text) and own[0].isupper() and token.text[0].islower()


def leads_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether "Read more" stands there, which a page puts behind a headline."""
    return [t.low for t in tokens[at : at + 2]] == ["read", "more"]


def opens_listed(tokens: Sequence[Token], at: int) -> bool:
    """Whether a body's name begins there: "Department of Ports", or "Food and Drug Administration".

    With "and", or behind a mark, the lists must have it whole: “Good Morning America”.
    """
    if at + 2 >= len(tokens):
        return False
    sizes = range(3, 6) if tokens[at + 1].text[0].isupper() or tokens[at + 1].text == "&" else ()
    if any(joined_words(tokens, at, size) in known_names() for size in sizes):
        return True
    if tokens[at + 2].text[0].isupper() and joins_capitals(tokens, at + 1):
        return True  # Reporters Without Borders
    words = [token.text for token in tokens[at : at + _LISTED]]
    if any(" ".join(words[:end]) in known_names() for end in range(3, len(words) + 1)):
        return tokens[at + 1].low in ("and", "for", "of")
    if tokens[at + 1].low in ("of", "for") and heads().get(tokens[at].text) == "organisation":
        after = tokens[at + 2 + (tokens[at + 2].low == "the") :][:1]
        return bool(after) and after[0].text[0].isupper() and not is_number(after[0])
    return False


def is_for_a(tokens: Sequence[Token], at: int) -> bool:
    """Whether "for a" goes on a body's name: "Committee | for a | Fair Harbour"."""
    if [token.low for token in tokens[at : at + 2]] != ["for", "a"] or at + 3 >= len(tokens):
        return False
    body = heads().get(tokens[at - 1].text) == "organisation"
    return body and all(t.text[0].isupper() and not t.weak for t in tokens[at + 2 : at + 4])


def begins_body(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Whether "and" joins a department and a whole other body: "Department of Ports and | ..."."""
    run = list(takewhile(lambda t: t.text[0].isupper(), tokens[at : at + _LONGEST]))
    if len(run) > 1 and run[-1].text in ("College", "Hospital", "University"):
        return True  # Institute for Ports and | Kent University
    if tokens[first].text not in ("Department", "Ministry"):
        return False
    return len(run) > 2 and heads().get(run[-1].text) == "organisation"


def joins_capitals(tokens: Sequence[Token], at: int) -> bool:
    """Whether a small word is written large inside a name: "Mothers Against Drunk Driving".

    Or "to" leads on to what a body is for: "Committee to Protect Journalists".
    """
    token = tokens[at]
    if token.text == "to":
        return _is_aim(tokens, at)
    if token.text == "the" and at + 1 < len(tokens) and tokens[at - 1].text in given():
        return tokens[at + 1].text in _BYNAMES  # Peter the Great
    written = token.low in _INNER and token.text.istitle() and not (token.weak or token.titled)
    posts = tokens[at - 1].text in titles() and not tokens[at - 1].low.endswith("s")
    return written and not posts and tokens[at - 1].end == token.start - 1


def _is_aim(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb and its object, both with capitals, stand behind a body's "to"."""
    before, aim = tokens[at - 1].text if at else "", tokens[at + 1 : at + 3]
    if before not in _WITH_AIM or len(aim) < 2 or any(t.weak or t.titled for t in aim):
        return False
    verb, thing = aim[0].text, aim[1].text
    return verb.istitle() and verb not in given() and thing[0].isupper()


def only_qualifies(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word with a capital only qualifies a small one: "Islamic studies"."""
    if at + 1 >= len(tokens):
        return False
    word, after = tokens[at], tokens[at + 1]
    plain = after.text[0].islower() and after.low not in words_of("function")
    return plain and (word.text in peoples() or word.text in words_of("adjective"))


def has_purpose(run: Sequence[Token]) -> bool:
    """Whether a body's name goes on with "for": "Association for the Advancement | of"."""
    return any(
        token.low == "for" and heads().get(before.text) == "organisation"
        for before, token in pairwise(run)
    )


def is_school(run: Sequence[Token]) -> bool:
    """Whether a run is a school's and what is taught there: "University of Science | and".

    Or a committee's and its first field: "Committee on Oversight | and Government Reform".
    """
    if [t.text for t in run[-3:-1]] == ["Committee", "on"]:
        return True
    of = [i for i, token in enumerate(run) if token.low == "of"]
    return len(of) == 1 and of[0] == len(run) - 2 and run[of[0] - 1].text in _SCHOOLS


def has_spokesman(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Whether "and" joins two fields of a body, whose officer follows: "Parks | and Wildlife head".

    The first field is a plural, so that "Ward and Senate aide Lee" stay two.
    """
    run, behind = tokens[first:at], tokens[at + 1 : at + 4]
    if len(behind) < 3 or len({token.sentence for token in (*run, *behind)}) > 1:
        return False
    field, post, name = behind
    noun = noun_of(post.low)
    officer = noun is not None and noun.kind == "person" and noun.number == "s"
    if not (officer and post.text.islower() and name.text[0].isupper()):
        return False
    plural = run[-1].text.endswith("s") and not run[-1].text.endswith("ss")
    return plural and _is_field(field.text) and all(_is_field(t.text) for t in run[-1:])


def _is_field(word: str) -> bool:
    """Whether a capital word is nobody's name, no post and no body by itself: "Wildlife"."""
    known = word in known_names() or word in given() or word in titles() or word in peoples()
    return word.istitle() and not (known or word in heads() or word in words_of("adjective"))


def body_then_person(tokens: Sequence[Token], first: int, end: int) -> int:
    """Where a person's name begins right behind a body's ("Civic Party Ann Lee"); else 0."""
    body = _is_acronym(tokens[first].text)
    if end - first > 2 and first and tokens[first - 1].low == "the" and not body:
        body = _is_dotted(tokens[first].text) and noun_of(tokens[first + 1].low) is None
    if body and _initialled(tokens, first + 1, end):
        return first + 1  # ATF B. Todd Jones; the U.N. Ann Lee
    half = end - 2
    if half > first and _is_office_of(tokens, first) and _begins_person(tokens, half, end):
        return half  # Keeper of Roman Glass Ann Lee
    owned = first > 1 and tokens[first - 1].low in ("'", "’", "'s")  # the Miners’ Union Ann Lee
    known = known_names().get(" ".join(t.text for t in tokens[first:half])) == "organisation"
    if known and half - first > 1 and _begins_person(tokens, half, end):
        return half  # Department of Homeland Security Ann Lee
    if half - first < 2 - owned or tokens[half - 1].text not in heads():
        return 0
    person = tokens[half].text in given() or "-" in tokens[end - 1].text
    unknown = all(t.text not in heads() and t.text not in known_names() for t in tokens[half:end])
    plain = all(t.text[0].isupper() and t.text.isalpha() for t in tokens[half:end])
    return half if person or (unknown and plain) else 0


def _is_office_of(tokens: Sequence[Token], first: int) -> bool:
    """Whether a run of capitals stands behind an office and "of": "the keeper of (the)"."""
    at = first - 1 - (first > 1 and tokens[first - 1].low == "the")
    if at < 1 or tokens[at].low != "of" or tokens[at].sentence != tokens[first].sentence:
        return False
    office = noun_of(tokens[at - 1].low)
    return office is not None and (office.kind, office.number) == ("person", "s")


def _begins_person(tokens: Sequence[Token], half: int, end: int) -> bool:
    """Whether a given name and a surname end a run, behind words that are no part of the name."""
    before, last = tokens[half - 1].text, tokens[end - 1].text
    part = before in given() or before in titles() or len(before) < 3 or not before.isalpha()
    return tokens[half].text in given() and not part and last.isalpha() and last not in heads()


def _is_acronym(word: str) -> bool:
    return len(word) > 2 and word.isupper() and word.isalpha()


def _is_dotted(word: str) -> bool:
    """Whether a word is several letters with stops, no person's initials: "U.N."."""
    return len(word) > 3 and word.isupper() and word.replace(".", "").isalpha() and "." in word


def _initialled(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Whether a name in small letters with an initial or a given name follows, titled or not."""
    run = [t.text for t in tokens[first:end]]
    named = len(run) > 1 and run[0] in given() and run[-1] not in heads()
    letters = any(len(word) == 1 and word.isupper() for word in run)
    return (named or letters) and not any(map(_is_acronym, run))


def is_numbered(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number goes on a name: "Channel 4 News", "Local 1199", "Section 230"."""
    lead, number = tokens[at - 1].text, tokens[at].text
    if not number.isdigit() or not lead[0].isupper() or lead in words_of("month"):
        return False
    if lead == "Local" or lead in words_of("numbered") or is_station((lead, number)):
        return True
    after = [token.text for token in behind(tokens, at - 1)]  # Area 1, a firm of that name
    return len(after) > 1 and set(after) == {number}


def _is_case(tokens: Sequence[Token], at: int) -> bool:
    """Whether a "v." joins the two sides of a case in court: "Lee v. Ward"."""
    after = [token.text for token in tokens[at + 1 : at + 3]]
    return tokens[at].text == "v" and len(after) > 1 and after[0] == "." and after[1][0].isupper()


def _is_in_act(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Whether a small word stands in a law's name: "the Protection of Commerce | in | Arms Act"."""
    if tokens[at].low not in _IN_ACT or tokens[at].low == "and":
        return False
    lead = tokens[first].text
    named = lead in given() or lead in titles() or lead in peoples() or lead in known_names()
    opens = first > 0 and tokens[first - 1].text.lower() in ("the", '"', "“")
    if named or not opens:
        return False
    for before, token in pairwise(tokens[at : first + _LONGEST]):
        small = token.low in _IN_ACT and before.low not in _IN_ACT
        if token.sentence != tokens[at].sentence or not (token.text[0].isupper() or small):
            return False
        if token.text == "Act":
            return True
    return False


def is_spelled_out(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Whether a word goes on a name, as an acronym in brackets tells: "Alliance to Reclaim (AR)".

    Or because it stands inside the name of a law or of a case in court.

    Args:
        tokens: The article's tokens.
        first: Where the run of capitals begins.
        at: Where the word stands.
    """
    if _is_case(tokens, at) or is_own_ending(tokens, at) or _is_in_act(tokens, first, at):
        return True
    if tokens[at].text == "in" and joined_words(tokens, first, at + 2 - first) in known_names():
        return True  # Organization for Security and Cooperation in Europe
    run = list(takewhile(lambda t: t.text not in "()", tokens[first : first + _LONGEST]))
    behind = tokens[first + len(run) : first + len(run) + 3]
    if len(behind) < 3 or behind[0].text != "(" or behind[2].text != ")" or first + len(run) <= at:
        return False
    if any(t.sentence != run[0].sentence or not t.text[0].isalnum() for t in run):
        return False
    acronym = behind[1].text.replace(".", "")
    letters = iter(acronym)  # every capital of the name in its order, small words as they come
    raised = (t for t in run if has_article(t) or not t.text[0].islower())
    spelled = all(t.text[0].upper() in letters for t in raised)
    every = iter("".join(t.text[0].upper() for t in run))
    return len(acronym) > 2 and acronym.isupper() and spelled and all(c in every for c in acronym)
