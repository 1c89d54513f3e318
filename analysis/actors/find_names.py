"""The names of an article: runs of capitals, with title, nickname and party mark read off."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from analysis.actors.body_branches import with_branches
from analysis.actors.courts import with_circuits
from analysis.actors.headline_names import in_titles
from analysis.actors.listed_fields import listed_fields
from analysis.actors.mention_candidates import (
    MARKS,
    MentionCandidate,
    Token,
    asks,
    is_number,
    is_pronoun,
)
from analysis.actors.name_adjustments import (
    counted,
    lowered,
    parted,
    without_calls,
    without_nicknames,
    without_states,
)
from analysis.actors.name_endings import is_opener, is_surname, surnames_like_months, with_endings
from analysis.actors.name_owners import OWNERS, owns, owns_next
from analysis.actors.name_parts import (
    begins_body,
    has_article,
    has_purpose,
    has_spokesman,
    is_for_a,
    is_initial,
    is_numbered,
    is_school,
    is_spelled_out,
    joins_capitals,
    leads_on,
    only_qualifies,
    opens_listed,
    particles,
)
from analysis.actors.no_names import no_name, only_qualifies_thing
from analysis.actors.own_endings import ends_in_suffix
from analysis.actors.shared_names import with_shared_surname, without_plurals
from analysis.actors.titles import cut_run, without_marks
from analysis.actors.work_titles import without_works
from analysis.article.name_lists import (
    given,
    heads,
    known_names,
    noun_of,
    short_places,
    titles,
    words_of,
)

_OF, _MORE = ("of",), ("for", "on")


def names(text: str, tokens: Sequence[Token]) -> list[MentionCandidate]:
    """The names of an article, in order.

    In a headline that raises every word only names that stand elsewhere too, or that look like
    nothing but a name, are taken.

    Example:
        >>> from analysis.actors.mention_candidates import tokens_of
        >>> from analysis.article.spans import Span
        >>> text = "On Monday Sen. Ben Cardin (D-Md.) met the Times."
        >>> [(s.title, s.words, s.party) for s in names(text, tokens_of(text, [Span(0, 48)]))]
        [(('Sen',), ('Ben', 'Cardin'), 'D-Md.'), ((), ('Times',), '')]
    """
    small = frozenset(t.text for t in tokens if t.text[0].islower())
    firm = Counter(t.text for t in tokens if not t.weak and not t.titled and t.text[0].isupper())
    months = surnames_like_months(tokens)
    out: list[MentionCandidate] = []
    at = 0
    while at < len(tokens):
        bears = bool(months) and is_surname(tokens, at, months)
        bears = bears or (tokens[at].text[0].isupper() and particles(tokens, at) > 1)  # De la Cruz
        bears = bears or has_article(tokens[at])
        if tokens[at].titled or not (bears or _begins(tokens, at, small, firm)):
            at += 1
            continue
        end, nick = _run_end(tokens, at, small, firm)
        if months and end < len(tokens) and tokens[end].text in months:
            end += tokens[end - 1].text in given()  # Theresa May
        out += cut_run(text, tokens, at, end, nick)
        at = end
    out = list(with_endings(tokens, parted(tokens, without_marks(text, out))))
    out = without_calls(tokens, without_nicknames(tokens, out), firm)
    out = list(without_plurals(tokens, without_states(tokens, out)))
    out = list(with_shared_surname(tokens, out))
    out = [
        counted(tokens, lowered(mention, firm)) for mention in out if not no_name(tokens, mention)
    ]
    out = [mention for mention in out if not only_qualifies_thing(tokens, mention)]
    seen = {mention.words for mention in out}
    seen |= {name[-1:] for name in seen if len(name) > 1 and name[0] in given()}
    out += in_titles(text, tokens, seen)
    out = with_branches(text, tokens, sorted(out, key=lambda mention: mention.first))
    return without_works(text, with_circuits(text, tokens, out))


# --- runs of capitals -----------------------------------------------------------------------


def _begins(tokens: Sequence[Token], at: int, small: frozenset[str], firm: Counter[str]) -> bool:
    token = tokens[at]
    word = token.text
    if not word[0].isupper() or is_pronoun(token) or is_number(token):
        return False
    goes_on = _raised(tokens, at + 1) or (word in given() and particles(tokens, at + 1) > 0)
    if word in words_of("opener") and at + 1 < len(tokens) and tokens[at + 1].text == ":":
        return False  # Image: Ann Lee
    if leads_on(tokens, at) or asks(tokens, at):
        return False
    if word in words_of("month") and not (word in given() and goes_on):
        return False
    if len(word) == 1 and not (at + 1 < len(tokens) and tokens[at + 1].text == "."):
        return False
    if token.weak and word in words_of("foreign"):
        return False  # „Wir haben nichts gewusst“
    if token.text in given() and goes_on and not token.weak:
        return True  # Will Hurd
    if token.low in words_of("function"):
        opens = word == "WHO" and at + 1 < len(tokens) and tokens[at + 1].text.islower()
        return (opens or not token.weak) and word.isupper() and word in known_names()
    if not token.weak:
        return True
    if word in words_of("before_title") and goes_on and tokens[at + 1].text in titles():
        return True  # Defense Minister Ann Lee
    if firm[word] and not (word in words_of("opener") and token.low in small):
        return True
    listed = goes_on and f"{word} {tokens[at + 1].text}" in known_names()  # Downing Street
    begins = not is_opener(tokens, at, goes_on) and _begins_weak(token, goes_on, small, listed)
    return begins or opens_listed(tokens, at)


def _begins_weak(token: Token, goes_on: bool, small: frozenset[str], listed: bool) -> bool:
    """Whether a word that opens a sentence, and has its capital from there, begins a name."""
    word = token.text
    if word in titles() or listed:
        return True
    verb = word.endswith("ing") or token.low.removesuffix("s") in words_of("verb")
    if verb and word not in given() and word not in known_names():
        return False
    if word in known_names() or word.rstrip(".") in short_places() or word in given():
        return token.low not in small or goes_on
    if word in words_of("opener") or token.low in small or token.low in words_of("verb"):
        return False
    if word.isupper() and len(word) > 1:
        return True
    return (word not in heads() and noun_of(token.low) is None) or goes_on


def _raised(tokens: Sequence[Token], at: int) -> bool:
    """Whether the token goes on a name: a capital in the same sentence, no small word, no day."""
    if at >= len(tokens) or (at and tokens[at].sentence != tokens[at - 1].sentence):
        return False
    token = tokens[at]
    if has_article(token) or is_initial(tokens, at):
        return True
    if not token.text[0].isupper() or is_pronoun(token) or token.text in words_of("month"):
        return False
    given_name = token.text in given() and not token.weak  # George Will
    if (token.low in words_of("function") and not given_name) or leads_on(tokens, at):
        return False
    after = tokens[at + 1].text if at + 1 < len(tokens) else ""
    if len(token.text) == 1 and not (after == "." or after[:1].isupper()):
        return False
    if after == ":" and token.text in words_of("opener") and token.text not in heads():
        return False
    opens = token.text in words_of("opener") or token.low in words_of("verb")
    return not (token.weak and opens)


def _run_end(
    tokens: Sequence[Token], first: int, small: frozenset[str], firm: Counter[str]
) -> tuple[int, str]:
    """Where the run of capitals ends, and a nickname set in marks inside it."""
    at, nick, behind_nick = first + 1, "", -1
    joined = first and tokens[first - 1].text in "-‐‑"
    joined = joined and tokens[first - 1].end == tokens[first].start
    if joined and tokens[first - 2].low not in ("then", "now", "ex"):
        return at, nick  # pro-Beijing, but then-Senator Lee
    while at < len(tokens) and tokens[at].sentence == tokens[first].sentence:
        token, before = tokens[at], tokens[at - 1].text
        if is_spelled_out(tokens, first, at) or is_numbered(tokens, at):
            at += 1  # Alliance to Reclaim Our Schools (AROS); Channel 4 News
            continue
        if token.text not in heads() and ends_in_suffix(tokens, first, at):
            break  # the Rev. Tom Ward Jr. Lee's way
        if _raised(tokens, at) and not (token.weak and token.low in small and not firm[token.text]):
            marked = token.weak and before in MARKS and at != behind_nick
            if marked and not owns(tokens, at - 1):  # Nurses’ Union
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
    more = before in titles() and particles(tokens, at + 1) > 0  # Mr. van der Lee
    return short and (_raised(tokens, at + 1) or more)


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
        goes_on = particles(tokens, close + 1) > 0  # Karl “Bo” van der Lee
        named = inner if goes_on else (*inner, tokens[close + 1])
        if all(t.text.isalpha() and t.text[0].isupper() for t in named):
            return close
    return 0


def _link(tokens: Sequence[Token], first: int, at: int) -> int:
    """How many tokens a small word inside a name takes ("Department of the Interior"); else 0."""
    word, before = tokens[at].low, tokens[at - 1].text
    follow = at + 1
    small = particles(tokens, at)
    if small > 1 or (small and tokens[at - 1].low in words_of("particle")):
        return small + 1  # van der Lee
    if (owns(tokens, at) or joins_capitals(tokens, at)) and _raised(tokens, follow):
        return 1  # Children's Hospital
    if word in (*_OF, *_MORE) and only_qualifies(tokens, follow):
        return 0  # Centre for Islamic studies
    if word in _OF and owns_next(tokens, follow):
        return 0  # the Relief Board of | Lee's Harbour Fund
    if word in (*_OF, *_MORE) and _is_firm(tokens[first:at]):
        return 0  # Hart & Sons on the Harbour Bridge
    if (
        follow < len(tokens) and tokens[follow].low == "the" and word in (*_OF, *_MORE)
    ) or is_for_a(tokens, at):
        follow += 1
    if follow >= len(tokens) or tokens[follow].sentence != tokens[first].sentence:
        return 0
    after = tokens[follow]
    if after.titled or not after.text[0].isupper() or after.text in words_of("month"):
        return 0
    if after.low in words_of("function"):
        return 0
    if word == "and" and begins_body(tokens, first, follow):
        return 0  # Department of Ports and | Harbour Commission
    if _links(word, before, after.text, tokens[first:at]) or (
        word in ("of", "for") and before in titles() and _person_ahead(tokens, follow)
    ):
        return follow - at + 1
    one = word == "and" and any(
        joins(tokens, first, at) for joins in (_one_body, _is_known, has_spokesman)
    )
    return 2 if one else listed_fields(tokens, first, at)


def _is_known(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Whether the words around an "and" are a name that the lists have whole."""
    end = at + 1
    while _raised(tokens, end):
        end += 1
    words = [t.text for t in tokens[first:end]]
    return any(
        " ".join(words[start:stop]) in known_names()
        for start in range(min(2, at - first))
        for stop in range(at - first + 2, len(words) + 1)
    )


def _is_firm(run: Sequence[Token]) -> bool:
    """Whether a run of capitals is a whole firm's name: "Hart & Sons", "Hart Brothers Ltd"."""
    joined = len(run) > 2 and any(token.text == "&" for token in run[1:-1])
    joined = joined and run[-1].text not in heads()  # the Arts & Crafts Chamber of
    form = len(run) > 1 and run[-1].text.replace(".", "").upper() in words_of("company")
    return joined or form


def _person_ahead(tokens: Sequence[Token], at: int) -> bool:
    """Whether a run of capitals ends in a full name: "(President of the) Bar Council Ann Lee"."""
    end = at
    while end < len(tokens) and (_raised(tokens, end) or tokens[end].low in (*_OF, "the")):
        end += 1
    run = tokens[at + 1 : end - 1]
    return tokens[at].text not in given() and any(t.text in given() for t in run[-2:])


def _one_body(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Whether "and" joins the words of one body: "House Oversight and Reform Committee"."""
    run, end = tokens[first:at], at + 1
    while _raised(tokens, end):
        end += 1
    the = first > 0 and tokens[first - 1].low == "the"
    last = tokens[end - 1].text
    ends = heads().get(last) == "organisation" or (the and last == "Act")
    if (
        _is_firm(run)
        or len(run) < 2 - the
        or not ends
        or end < at + 3
        or tokens[at + 1].text in given()
    ):
        return False
    alone = run[-1].text in heads() and not (the and len(run) == 1 and run[-1].text in OWNERS)
    alone = alone or " ".join(t.text for t in run) in known_names()
    return not alone and not any(t.text in given() or t.text in titles() for t in run)


def _links(word: str, before: str, after: str, run: Sequence[Token]) -> bool:
    head = heads().get(before, "")
    if word in words_of("particle") or word == "&":
        return True
    if word in _OF:
        person = len(run) > 1 and not given().keys().isdisjoint((run[0].text, run[-2].text))
        person = person and known_names().get(run[0].text) != "place"  # Virginia House
        named = head not in ("", "media") or before in words_of("goes_on") or has_purpose(run)
        return not person and named
    if word in _MORE:
        united = word == "for" and before in words_of("for_whom")
        return bool(head) or before in words_of("goes_on") or united
    if word == "and":
        inside = any(t.low in (*_OF, *_MORE) for t in run)
        plain = after not in heads() or after in ("Society", "Technology") or is_school(run)
        return inside and plain and after not in given() and after not in known_names()
    return False
