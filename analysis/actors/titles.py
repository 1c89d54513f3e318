"""Names with their titles and party marks: a run of capitals cut into what it says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from analysis.actors.before_names import (
    before_name,
    body_of_party,
    is_adjective,
    of_party,
    of_party_alone,
    placed,
    sent,
)
from analysis.actors.mention_candidates import MARKS, MentionCandidate, Token
from analysis.actors.name_parts import body_then_person
from analysis.article.name_lists import (
    given,
    heads,
    known_names,
    titles,
    words_of,
)
from analysis.article.spans import Span

Name = tuple[str, ...]
_PARTY = re.compile(
    r"\s*[(\[]\s*(?:[DRIL]|Dem|Rep|GOP|Lab|Con|SNP|Lib Dem)\.?\s*(?:[-–—,]\s*[^)\]\n]{1,20})?[)\]]"
    r"|,\s*[DRI][-–—][A-Z][\w.]{1,12}"
)

_LAST = frozenset(("Bishop", "Dean", "King", "Sheikh"))  # titles that are surnames as well
_SAINTS = frozenset(("San", "Santa", "Santo", "Saint"))  # before a given name: a place
_PARTICLES = frozenset(("Al", "Ben"))  # given names as well
_INITIALS = frozenset("ABCDEFGHJKLMNOPQRSTUWYZ")  # not Malcolm X
EXAMINER = ("Medical", "Examiner")
_OF_BODY = frozenset(  # titles that end a body's name as well: the Department of Justice
    (
        "Counsel",
        "Delegates",
        "Deputies",
        "Governors",
        "Justice",
        "Justices",
        "Ministers",
        "Representatives",
    )
)
_HEADED = ("Commissioner", "House", "Minister")  # of what such a word may stand for
_CLASSES = frozenset(("1st", "2nd", "3rd", "first", "second", "third"))
_PEERS = frozenset(("Dean", "Earl", "Duke"))  # titles that are given names as well


def cut_run(
    text: str, tokens: Sequence[Token], first: int, end: int, nick: str
) -> Iterator[MentionCandidate]:
    """A run of capitals cut into what qualifies the title, and the titled name."""
    while (
        end > first and tokens[end - 1].text[-1] != "." and not tokens[end - 1].text[-1].isalnum()
    ):
        end -= 1
    first = _behind_label(tokens, first, end)
    if end - first > 2 and tokens[end - 1].text == tokens[end - 2].text:
        end -= 1  # two captions run together: "Ann Lee | Lee arrives"
    first += of_party(tokens, first, end)
    party = body_of_party(tokens, first, end)
    place = party - first if party else placed(tokens, first, end)
    goal = sent(tokens, first, place)
    if place:
        yield mention_of(text, tokens, first, first + place, ())
        first += place + (party > 0)
    first += _is_class(tokens, first)  # Sgt. 1st | Class | Ann Lee
    first += tokens[first].text == "Charge" and first > 0 and tokens[first - 1].low == "in"
    while first + 2 < end and before_name(tokens, first):
        first += 1
    first += first + 2 == end and of_party_alone(tokens, first)
    whole = " ".join(t.text for t in tokens[first:end])
    known = whole in known_names() or " Against " in whole or " v . " in whole
    known = known and " " in whole  # Mother Jones, King v. Hale
    begin = cut = first if known else _title_end(tokens, first, end)
    while begin > first and _is_title(tokens, begin - 1):
        begin -= 1
    while first < begin < cut and tokens[begin - 1].text in words_of("before_title"):
        begin -= 1
    lead = tokens[first:begin]
    if cut == end and lead and _holds_title(lead):
        yield mention_of(text, tokens, first, end, ())
        return
    if lead and cut > begin and not all(is_adjective(t.text) for t in lead):
        yield mention_of(text, tokens, first, begin, ())
    if cut == end:  # a title alone: "the President"
        return
    if begin == cut and (half := body_then_person(tokens, cut, end)):
        yield mention_of(text, tokens, cut, half, ())
        begin = cut = half
    title, begin, office = _titled(tokens, first, begin, cut)
    title, office = (title, office) if title or not goal else (("Ambassador",), goal)
    mention = mention_of(text, tokens, cut, end, title, start=begin)
    mention.office = office
    if nick:
        mention.nick = nick
        aside = {*nick.split(), *MARKS, "(", ")"}
        mention.words = tuple(w for w in mention.words if w not in aside) or mention.words
    yield mention


def _behind_label(tokens: Sequence[Token], first: int, end: int) -> int:
    """Where a name begins behind "Related Coverage", or behind the post of who heads a body."""
    if tokens[first].text == "Coverage" and first and tokens[first - 1].text in ("Full", "Related"):
        return first + 1 if first + 1 < end else first
    if not _is_title(tokens, first) or first + 2 >= end or tokens[first + 1].low != "of":
        return first
    at = first + 2 + (tokens[first + 2].low == "the")
    body = end - at > 1 and heads().get(tokens[end - 1].text) == "organisation"
    return at if body else first  # "the CEO of the | Hale Food Bank"


def _holds_title(lead: Sequence[Token]) -> bool:
    """Whether a name ends in a title: "Department of Justice", "Students for Social Justice"."""
    last = lead[-2:-1] if lead[-1].low == "the" else lead[-1:]
    if last and last[0].low in ("of", "for") and lead[0].text in heads():
        return True
    pairs = pairwise(lead)
    return any(b.low == "for" and a.text in words_of("for_whom") for a, b in pairs)


def _titled(tokens: Sequence[Token], first: int, begin: int, cut: int) -> tuple[Name, int, Name]:
    """The title before a name, where the name with it begins, and of what it is an office.

    "Secretary of State Ann Lee" is one name; a body is one by itself: "Dean of | Hale | Ann Lee".
    """
    title = tuple(t.text for t in tokens[begin:cut] if t.text != ".")
    if title:
        return title, begin, ()
    at = next((i for i in range(first + 1, cut) if tokens[i].low in ("of", "for")), first)
    start = at
    while start > first and (
        _is_title(tokens, start - 1) or tokens[start - 1].text in words_of("before_title")
    ):
        start -= 1
    title = tuple(t.text for t in tokens[start:at] if t.text != ".")
    office = tuple(t.text for t in tokens[at:cut]) if title else ()
    fields = words_of("contrast_office") | words_of("office_field")
    field = office and all(word.lower() in fields for word in office if word[0].isupper())
    return title, start if field else begin, office


def _is_title(tokens: Sequence[Token], at: int, first: int = -1) -> bool:
    word = tokens[at].text
    named = 0 <= first < at and tokens[at - 1].text in given() and tokens[at - 1].text != "Marine"
    if named and not (_ends_place(tokens, first, at) or _before_full(tokens, first, at)):
        return False  # Larry King, but San Francisco Sheriff Ann Lee
    if word in _PEERS and _first_name(tokens, at):
        return False  # Earl Jones
    if word in _LAST and 0 <= first < at and _last_name(tokens, at):
        return False  # Aziz Sheikh
    if word in ("King", "Queen") and "'s" in [t.low for t in tokens[at + 1 : at + 2]]:
        return False  # King's College
    if word in _OF_BODY and _ends_body(tokens, at):
        return False  # Department of Justice
    if word == "Del" and tokens[at + 1 : at + 2] and tokens[at + 1].text != ".":
        return False  # Del Ward, but Del. Ann Lee
    if word == "Major" and tokens[at + 1 : at + 2] and tokens[at + 1].text == "League":
        return False
    if word in EXAMINER and 0 < at < len(tokens) - 1:
        return EXAMINER in ((word, tokens[at + 1].text), (tokens[at - 1].text, word))
    if word == "." and at:
        return tokens[at - 1].text in titles()
    ranked = _is_class(tokens, at) or _is_class(tokens, at + 1)
    return word in titles() or word in words_of("title_part") or _is_joined(word) or ranked


def _is_joined(word: str) -> bool:
    """Whether a word is two titles, or one that is not yet held: "General-designate"."""
    first, _, second = word.partition("-")
    return first in titles() and (second in titles() or second in ("designate", "elect", "select"))


def _is_class(tokens: Sequence[Token], at: int) -> bool:
    """Whether a rank ends there: "Petty Officer First | Class"."""
    return 0 < at < len(tokens) and tokens[at].text == "Class" and tokens[at - 1].low in _CLASSES


def _ends_body(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word ends the name of a body or office: "Department of Criminal | Justice"."""
    of = at - 1
    while of > 0 and tokens[of].text.istitle():
        of -= 1
    if of < 1 or tokens[of].low not in ("of", "for"):
        return False
    return tokens[of - 1].text in heads() or tokens[of - 1].text in _HEADED


def _ends_place(tokens: Sequence[Token], first: int, end: int) -> bool:
    """Whether a run that goes on behind ``end`` begins with a place of two words and more."""
    place = " ".join(token.text for token in tokens[first:end])
    behind = tokens[end + 1].text if end + 1 < len(tokens) else ""
    if end - first == 1 and behind[:1].isupper() and tokens[end].text not in _LAST | _PEERS:
        return known_names().get(place) == "place"  # Virginia Gov. Ann Lee
    saint = end - first == 2 and tokens[first].text in _SAINTS  # San Juan
    return saint or (end - first > 1 and known_names().get(place) == "place")


def _before_full(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Whether a full name stands behind a title in a run: "Fort Vale | Mayor | Ann Lee"."""
    name = [t.text for t in tokens[at + 1 : at + 3]]
    raised = len(name) == 2 and name[0] in given() and name[1].istitle() and name[1].isalpha()
    surname = tokens[at].text in _LAST | _PEERS and tokens[at - 1].text in given()
    return raised and at > first and not surname


def _first_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether a peer's title is a first name here: no "the" before it, a surname behind it."""
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    post = any(t.text == tokens[at].low for t in tokens)  # "the dean" elsewhere
    later = tokens[at + 2].text if at + 2 < len(tokens) else ""
    full = behind is not None and behind.text in given() and later[:1].isupper()
    if tokens[at].text == "Dean" and (post or full):
        return False
    the = at > 0 and tokens[at - 1].low in ("the", "an", "a")
    named = behind is not None and behind.text[0].isupper() and behind.text.isalpha()
    return named and not the and not any(t.low == "the" and tokens[i + 1].text == tokens[at].text
                                         for i, t in enumerate(tokens[:-1]))  # fmt: skip


def _last_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether a title ends a name: behind a word that tells of nothing else, no name behind it."""
    before = tokens[at - 1].text
    behind = tokens[at + 1].text if at + 1 < len(tokens) else ""
    office = before in titles() or before in known_names() or is_adjective(before)
    part = before in words_of("title_part") or before in words_of("before_title")
    return not (office or part or before == "Crown" or behind[:1].isupper() or before == ".")


def _title_end(tokens: Sequence[Token], first: int, end: int) -> int:
    """Where a run's titles end and the person's own name begins; ``first`` without a title."""
    cut = first
    for at in range(first, end):
        inside = tokens[at].text in given() and at > first and cut < at
        inside = inside and not _before_full(tokens, first, at)  # Harvale Admissions Dean Ann Lee
        if _is_title(tokens, at, first) and not inside:
            cut = at + 1
    while cut < end and tokens[cut].text == ".":
        cut += 1
    if cut == end and end - first > 1 and tokens[first].low in words_of("no_role"):
        return end - 1  # Mr. King
    if first < cut < end - 2 and tokens[cut - 1].text == "Miss" and tokens[cut].text not in given():
        cut += tokens[cut + 1].text in given()  # Miss Universe Ann Lee
    if first < cut < end and tokens[cut].low in ("of", "for"):
        cut = _behind_office(tokens, cut + 1, end)
    last = tokens[end - 1].text
    body = last in heads() and last not in given() and last not in words_of("person_last")
    called = cut == end - 1 and tokens[first].low in words_of("no_role")  # Mr. Page
    return first if cut < end and body and not called else cut


def _behind_office(tokens: Sequence[Token], at: int, end: int) -> int:
    """Where the name begins behind an office ("Secretary of State John Kerry")."""
    for i in range(at + 1, end):
        if tokens[i].text in given():
            return _before_particle(tokens, at, i)
    return end - 2 if end - at > 2 and tokens[end - 1].text not in heads() else end


def _before_particle(tokens: Sequence[Token], low: int, at: int) -> int:
    """Where a name begins whose first word that is known is "Al": "Rights | Zeid Al Hussein"."""
    fields = words_of("office_field") | words_of("contrast_office")
    first = at
    while tokens[at].text in _PARTICLES and first > max(low, at - 2):
        before = tokens[first - 1]
        if before.low in fields or before.text in heads() or not before.text[0].isupper():
            break
        first -= 1
    return first


def mention_of(
    text: str,
    tokens: Sequence[Token],
    first: int,
    end: int,
    title: tuple[str, ...],
    start: int = -1,
) -> MentionCandidate:
    """The name that some tokens are, with the title that begins at ``start``."""
    start = first if start < 0 else start
    words = tuple(t.text for t in tokens[first:end] if t.text not in (".", ","))
    sex = next((titles()[w][1] for w in title if w in titles() and titles()[w][1]), "")
    span = Span(tokens[start].start, tokens[end - 1].end)
    last = tokens[end - 1]
    short = (last.text in words_of("suffix") or last.text in _INITIALS) and not _is_numeral(last)
    stop = short and text[last.end : last.end + 1] == "."
    shown = " ".join(text[tokens[first].start : last.end + stop].split()).replace("]", "")
    mention = MentionCandidate(start, end, span, "name", words, sex=sex, title=title, shown=shown)
    if title:
        mention.proofs.add("title")
    party = _PARTY.match(text, span.end)
    if party and not _tells_side(text, party):
        mark = party.group().strip(" ,()[]\n")
        state = re.split(r"[-–—,] ?", mark)[-1]
        ends = state.endswith(".") and known_names().get(state[:-1]) == "place"
        mention.party = mark[:-1] if ends else mark  # R-Texas.
        mention.proofs.add("party")
    return mention


def _is_numeral(token: Token) -> bool:
    return len(token.text) > 1 and set(token.text) <= set("IVX")


def without_marks(text: str, mentions: Sequence[MentionCandidate]) -> list[MentionCandidate]:
    """The names, without what stands in the party mark of another: "(R., | Ariz.)"."""
    marks = [
        (mention.span.end, match.end())
        for mention in mentions
        if mention.party and (match := _PARTY.match(text, mention.span.end))
    ]
    return [m for m in mentions if not any(a <= m.span.start < b for a, b in marks)]


def _tells_side(text: str, mark: re.Match[str]) -> bool:
    """Whether "(L)" or "(R)" says who stands where in a picture, and nobody's party."""
    if mark.group().strip() not in ("(L)", "(R)"):
        return False
    line = text[text.rfind("\n", 0, mark.start()) + 1 :].partition("\n")[0]
    return "(L)" in line or "photo" in line.lower()
