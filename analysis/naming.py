"""The names of an article: runs of capitals, with title, nickname and party mark read off."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from analysis.names import given, heads, known, peoples, short_places, titles, words_of
from analysis.spans import Span
from analysis.spotting import MARKS, PRONOUNS, Spot, Token

_PARTY = re.compile(
    r"\s*[(\[]\s*(?:[DRIL]|Dem|Rep|GOP|Lab|Con|SNP|Lib Dem)\.?\s*(?:[-–—,]\s*[^)\]\n]{1,20})?[)\]]"
    r"|,\s*[DRI][-–—][A-Z][\w.]{1,12}"
)
_OF, _MORE = ("of",), ("for", "on")


def names(text: str, tokens: Sequence[Token]) -> list[Spot]:
    """The names of an article, in order.

    In a headline that raises every word only names that stand elsewhere too, or that look like
    nothing but a name, are taken.

    Example:
        >>> from analysis.spotting import tokens_of
        >>> text = "On Monday Sen. Ben Cardin (D-Md.) met the Times."
        >>> [(s.title, s.words, s.party) for s in names(text, tokens_of(text, [Span(0, 48)]))]
        [(('Sen',), ('Ben', 'Cardin'), 'D-Md.'), ((), ('Times',), '')]
    """
    small = frozenset(t.text for t in tokens if t.text[0].islower())
    firm = Counter(t.text for t in tokens if not t.weak and not t.titled and t.text[0].isupper())
    out: list[Spot] = []
    at = 0
    while at < len(tokens):
        if tokens[at].titled or not _begins(tokens, at, small, firm):
            at += 1
            continue
        end, nick = _run_end(tokens, at, small, firm)
        out += _cut_run(text, tokens, at, end, nick)
        at = end
    out = [_counted(tokens, _lowered(spot, firm)) for spot in out if not no_name(spot)]
    out += _in_titles(text, tokens, {spot.words for spot in out})
    return sorted(out, key=lambda spot: spot.first)


def no_name(spot: Spot) -> bool:
    """Words for where something comes from ("Iranian") and what party marks hold ("D-Md")."""
    if all(w in peoples() or w in words_of("adjective") for w in spot.words):
        return True
    no_letters = not any(c.isalpha() for w in spot.words for c in w)
    return bool(re.match(r"[DRI]-[A-Z]", spot.words[0])) or no_letters


def _lowered(spot: Spot, firm: Counter[str]) -> Spot:
    """A name in capitals ("TOM WARD:") as it is written elsewhere."""
    if any(len(w) > 2 and w.isupper() for w in spot.words):
        known_person = spot.words[0].title() in given() and len(spot.words) > 1
        spot.words = tuple(
            w.title() if w.isupper() and (firm[w.title()] or known_person) else w
            for w in spot.words
        )
    return spot


def _counted(tokens: Sequence[Token], spot: Spot) -> Spot:
    """A part of a group is a group of its own: "21 Senate Dems", "some Republicans"."""
    if heads().get(spot.words[-1]) != "collective":
        return spot
    first = spot.first
    while first and tokens[first - 1].sentence == tokens[spot.first].sentence:
        before = tokens[first - 1]
        if not (before.text.isdigit() or before.low in words_of("part")):
            break
        first -= 1
    if first == spot.first:
        return spot
    words = (*(t.low for t in tokens[first : spot.first]), *spot.words)
    span = Span(tokens[first].start, spot.span.end)
    return Spot(first, spot.last, span, "name", words, number="p")


# --- runs of capitals -----------------------------------------------------------------------


def _begins(tokens: Sequence[Token], at: int, small: frozenset[str], firm: Counter[str]) -> bool:
    token = tokens[at]
    word = token.text
    if not word[0].isupper() or token.low in PRONOUNS or word.isdigit():
        return False
    goes_on = _raised(tokens, at + 1)
    if word in words_of("month") and not (word in given() and goes_on):
        return False
    if len(word) == 1 and not (at + 1 < len(tokens) and tokens[at + 1].text == "."):
        return False
    if token.low in words_of("function"):
        return not token.weak and word.isupper() and len(word) > 1 and word in known()
    if not token.weak:
        return True
    if firm[word] and not (word in words_of("opener") and token.low in small):
        return True
    return _begins_weak(token, goes_on, small)


def _begins_weak(token: Token, goes_on: bool, small: frozenset[str]) -> bool:
    """Whether a word that opens a sentence, and has its capital from there, begins a name."""
    word = token.text
    if word in titles():
        return True
    if word.endswith("ing") and word not in given() and word not in known():
        return False
    if word in known() or word.rstrip(".") in short_places() or word in given():
        return token.low not in small or goes_on
    if word in words_of("opener") or token.low in small or token.low in words_of("verb"):
        return False
    if word.isupper() and len(word) > 1:
        return True
    return word not in heads() or goes_on


def _raised(tokens: Sequence[Token], at: int) -> bool:
    """Whether the token goes on a name: a capital in the same sentence, no small word, no day."""
    if at >= len(tokens) or (at and tokens[at].sentence != tokens[at - 1].sentence):
        return False
    token = tokens[at]
    if re.match(r"(?:al|el)-[A-Z]", token.text):
        return True
    if not token.text[0].isupper() or token.low in PRONOUNS or token.text in words_of("month"):
        return False
    if token.low in words_of("function"):
        return False
    after = tokens[at + 1].text if at + 1 < len(tokens) else ""
    if len(token.text) == 1 and not (after == "." or after[:1].isupper()):
        return False
    if after == ":" and token.text in words_of("opener"):
        return False
    opens = token.text in words_of("opener") or token.low in words_of("verb")
    return not (token.weak and opens)


def _run_end(
    tokens: Sequence[Token], first: int, small: frozenset[str], firm: Counter[str]
) -> tuple[int, str]:
    """Where the run of capitals ends, and a nickname set in marks inside it."""
    at, nick, behind_nick = first + 1, "", -1
    if first and tokens[first - 1].text in "-‐‑" and tokens[first - 1].end == tokens[first].start:
        return at, nick  # pro-Beijing
    while at < len(tokens) and tokens[at].sentence == tokens[first].sentence:
        token, before = tokens[at], tokens[at - 1].text
        if _raised(tokens, at) and not (token.weak and token.low in small and not firm[token.text]):
            if token.weak and before in MARKS and at != behind_nick:
                break
            at += 1
        elif token.text == "." and _goes_on(tokens, at, before):
            at += 1
        elif token.text == "," and at + 1 < len(tokens) and _is_suffix(tokens[at + 1].text):
            at += 2
        elif not nick and token.text in "\"“‘'(" and (close := _nick_end(tokens, at)):
            nick = " ".join(t.text for t in tokens[at + 1 : close])
            at = behind_nick = close + 1
        elif step := _link(tokens, first, at):
            at += step
        else:
            break
    return at, nick


def _goes_on(tokens: Sequence[Token], at: int, before: str) -> bool:
    """Whether a full stop only ends a short form inside a name, or a "Jr." inside a sentence."""
    if _is_suffix(before):
        return at + 1 < len(tokens) and tokens[at + 1].sentence == tokens[at].sentence
    short = before in titles() or len(before) == 1 or before == "St"
    return short and _raised(tokens, at + 1)


def _is_suffix(word: str) -> bool:
    return word in words_of("suffix")


def _nick_end(tokens: Sequence[Token], at: int) -> int:
    """The closing mark of a nickname: one or two capitals in marks inside a name; else 0."""
    if tokens[at].text == "(" and tokens[at - 1].text not in given():
        return 0
    for close in (at + 2, at + 3):
        inner = tokens[at + 1 : close]
        if close + 1 >= len(tokens) or tokens[close].text not in "\"”’')":
            continue
        named = (*inner, tokens[close + 1])
        if all(t.text.isalpha() and t.text[0].isupper() for t in named):
            return close
    return 0


def _link(tokens: Sequence[Token], first: int, at: int) -> int:
    """How many tokens a small word inside a name takes ("Department of the Interior"); else 0."""
    word, before = tokens[at].low, tokens[at - 1].text
    follow = at + 1
    if follow < len(tokens) and tokens[follow].low == "the" and word in (*_OF, *_MORE):
        follow += 1
    if follow >= len(tokens) or tokens[follow].sentence != tokens[first].sentence:
        return 0
    after = tokens[follow]
    if after.titled or not after.text[0].isupper() or after.text in words_of("month"):
        return 0
    if after.low in words_of("function"):
        return 0
    return follow - at + 1 if _links(word, before, after.text, tokens[first:at]) else 0


def _links(word: str, before: str, after: str, run: Sequence[Token]) -> bool:
    head = heads().get(before, "")
    if word in words_of("particle") or word == "&":
        return True
    if word in _OF:
        person = run[0].text in given() and len(run) > 1
        return not person and (head not in ("", "media") or before in words_of("goes_on"))
    if word in _MORE:
        return bool(head) or before in words_of("goes_on")
    if word == "and":
        inside = any(t.low in (*_OF, *_MORE) for t in run)
        return inside and after not in given() and after not in heads() and after not in known()
    return False


def _cut_run(text: str, tokens: Sequence[Token], first: int, end: int, nick: str) -> Iterator[Spot]:
    """A run of capitals cut into what qualifies the title, and the titled name."""
    while (
        end > first and not tokens[end - 1].text[-1].isalnum() and tokens[end - 1].text[-1] != "."
    ):
        end -= 1
    while first + 2 < end and _before_name(tokens, first):
        first += 1
    cut = _title_end(tokens, first, end)
    begin = cut
    while begin > first and _is_title(tokens, begin - 1):
        begin -= 1
    if first < begin < cut and tokens[begin - 1].text in words_of("before_title"):
        begin -= 1
    lead = tokens[first:begin]
    if lead and cut > begin and not all(_adjective(t.text) for t in lead):
        yield _name(text, tokens, first, begin, ())
    if cut == end:  # a title alone: "the President"
        return
    if begin == cut and (half := _body_then_person(tokens, cut, end)):
        yield _name(text, tokens, cut, half, ())
        begin = cut = half
    title = tuple(t.text for t in tokens[begin:cut] if t.text != ".")
    spot = _name(text, tokens, cut, end, title, start=begin)
    if nick:
        spot.nick = nick
        aside = {*nick.split(), *MARKS, "(", ")"}
        spot.words = tuple(w for w in spot.words if w not in aside)
    yield spot


def _body_then_person(tokens: Sequence[Token], first: int, end: int) -> int:
    """Where a person's name begins right behind a body's ("Civic Party Ann Lee"); else 0."""
    half = end - 2
    if half - first < 2 or tokens[half - 1].text not in heads():
        return 0
    person = tokens[half].text in given() or "-" in tokens[end - 1].text
    unknown = all(t.text not in heads() and t.text not in known() for t in tokens[half:end])
    plain = all(t.text[0].isupper() and t.text.isalpha() for t in tokens[half:end])
    return half if person or (unknown and plain) else 0


def _before_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word only qualifies the given name behind it: "Democrat Ann Lee"."""
    word = tokens[at].text
    qualifies = word in words_of("before_name") or _adjective(word)
    return qualifies and tokens[at + 1].text in given()


def _adjective(word: str) -> bool:
    return word in peoples() or word in words_of("adjective")


def _is_title(tokens: Sequence[Token], at: int, first: int = -1) -> bool:
    word = tokens[at].text
    if 0 <= first < at and tokens[at - 1].text in given():
        return False  # Larry King
    if word == "." and at:
        return tokens[at - 1].text in titles()
    return word in titles() or word in words_of("title_part")


def _title_end(tokens: Sequence[Token], first: int, end: int) -> int:
    """Where a run's titles end and the person's own name begins; ``first`` without a title."""
    cut = first
    for at in range(first, end):
        if _is_title(tokens, at, first) and not (
            tokens[at].text in given() and at > first and cut < at
        ):
            cut = at + 1
    while cut < end and tokens[cut].text == ".":
        cut += 1
    if cut == end and end - first > 1 and tokens[first].low in words_of("no_role"):
        return end - 1  # Mr. King
    if first < cut < end - 2 and tokens[cut].text not in given():
        cut += tokens[cut + 1].text in given()  # Miss Universe Ann Lee
    if first < cut < end and tokens[cut].low in ("of", "for"):
        cut = _behind_office(tokens, cut + 1, end)
    last = tokens[end - 1].text
    body = last in heads() and last not in given() and last not in words_of("person_last")
    return first if cut < end and body else cut


def _behind_office(tokens: Sequence[Token], at: int, end: int) -> int:
    """Where the name begins behind an office ("Secretary of State John Kerry")."""
    for i in range(at + 1, end):
        if tokens[i].text in given():
            return i
    return end - 2 if end - at > 2 and tokens[end - 1].text not in heads() else end


def _name(
    text: str,
    tokens: Sequence[Token],
    first: int,
    end: int,
    title: tuple[str, ...],
    start: int = -1,
) -> Spot:
    start = first if start < 0 else start
    words = tuple(t.text for t in tokens[first:end] if t.text not in (".", ","))
    sex = next((titles()[w][1] for w in title if w in titles() and titles()[w][1]), "")
    span = Span(tokens[start].start, tokens[end - 1].end)
    spot = Spot(start, end, span, "name", words, sex=sex, title=title)
    if title:
        spot.proofs.add("title")
    party = _PARTY.match(text, span.end)
    if party:
        spot.party = party.group().strip(" ,()[]\n")
        spot.proofs.add("party")
    return spot


# --- headlines and capitals -----------------------------------------------------------------


def _in_titles(text: str, tokens: Sequence[Token], seen: set[tuple[str, ...]]) -> Iterator[Spot]:
    """Names in headlines and in articles written in capitals."""
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for name in sorted(seen | _known_tuples(), key=len, reverse=True):
        by_first.setdefault(name[0].lower(), []).append(name)
    free = 0
    for at, token in enumerate(tokens):
        if not token.titled or at < free or not token.text[0].isupper() or token.low in PRONOUNS:
            continue
        name = _known_at(tokens, at, by_first.get(token.low, ()), seen) or _given_at(tokens, at)
        if name:
            free = at + len(name)
            yield _titled_name(text, tokens, at, free, name)


def _known_at(
    tokens: Sequence[Token],
    at: int,
    candidates: Sequence[tuple[str, ...]],
    seen: set[tuple[str, ...]],
) -> tuple[str, ...]:
    token = tokens[at]
    for name in candidates:
        if [t.low for t in tokens[at : at + len(name)]] == [w.lower() for w in name]:
            plain = name[0] not in words_of("opener") and token.text == name[0]
            if len(name) > 1 or name in seen or plain:
                return name
    return ()


def _given_at(tokens: Sequence[Token], at: int) -> tuple[str, ...]:
    """A given name and the capital behind it."""
    if at + 1 >= len(tokens) or tokens[at + 1].sentence != tokens[at].sentence:
        return ()
    first, after = tokens[at].text.title(), tokens[at + 1]
    if first not in given() or not after.text.isalpha() or not after.text[0].isupper():
        return ()
    if after.low in words_of("function") or after.low in words_of("verb"):
        return ()
    last = after.text.title()
    return () if last in words_of("opener") else (first, last)


def _titled_name(
    text: str, tokens: Sequence[Token], first: int, end: int, name: tuple[str, ...]
) -> Spot:
    begin = first
    while (
        begin and tokens[begin - 1].titled and tokens[begin - 1].sentence == tokens[first].sentence
    ):
        dot = tokens[begin - 1].text == "." and begin > 1
        before = tokens[begin - 2].text if dot else tokens[begin - 1].text
        if before.title() not in titles() and before.upper() not in titles():
            break
        begin -= 1 + dot
    if name in _known_tuples():
        begin = first
    title = tuple(t.text.title() for t in tokens[begin:first] if t.text != ".")
    spot = _name(text, tokens, first, end, title, start=begin)
    spot.words = name
    return spot


@cache
def _known_tuples() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(name.split()) for name in known())
