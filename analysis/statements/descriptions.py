"""How a page describes somebody named: by a whole noun phrase of the article, or not at all.

"Head of global markets at Citizens Bank" and "Florida governor", never "head" or "counsel". Both
the table of actors and the table of sources ask here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from analysis.actors.cast import Actor, Cast, Mention
from analysis.actors.mention_candidates import NAMING
from analysis.actors.name_match import surname
from analysis.actors.roles import without_rank
from analysis.actors.titles import EXAMINER
from analysis.article.lexicon import word_set
from analysis.article.name_lists import (
    countries,
    heads,
    known_names,
    long_title,
    noun_of,
    peoples,
    titles,
)
from analysis.article.name_lists import words_of as name_words
from analysis.article.reporting_verbs import lookup
from analysis.article.spans import Span, trim
from analysis.statements.description_ends import is_unsound, weight, whole_end, without_means
from analysis.statements.description_words import (
    FORCES,
    deed_in,
    is_of_another,
    lowered,
    tells,
    tells_when,
)
from analysis.statements.source_identity import is_namesakes_title
from analysis.statements.source_phrases import phrase, words_of
from analysis.statements.source_titles import options, sound

_W = r"(?:(?:[A-Z]\.)+|[\w&’'-]+)"
_REST = re.compile(
    r"(?:,? (?:and|or) (?!his\b|her\b|its\b|their\b)"
    r"[a-z-]+(?: [a-z-]+)?(?= (?:of|at|for|in|with|to)\b|[,.;]))?"
    r"(?:(?:,(?! of [a-z]| for (?:his|her|their|its) part| in an? | to ))?"
    r" (?:of|at|for|in|with|from|to|on(?! \w+day\b)) (?:the |a |an |its |his |her )?"
    rf"{_W}(?: (?:(?:of|for|the|and|&) )?(?:the )?(?=[A-Z]){_W})*)*"
)
_END = re.compile(r"\s*(?:[,;:.!?)“”\"(—–]|who\b|whose\b|which\b|and (?:an?|the) |\Z)")
_OWNED = re.compile(r"[a-z][\w-]*(?:'s|’s) ")
_AND_A = re.compile(r" and [a-z-]+ [a-z-]+ ")
_ADVISER = re.compile(r"(?: (?!(?:of|for|at|in|to|with|from|on|and|or|by)\b)[\w’'-]+)+")
# What stands between the names of a row: " of Maine, ", " (R-Ky.) and ".
_IN_ROW = re.compile(
    r"(?: of (?:the )?[A-Z][\w.]+(?: [A-Z][\w.]+)*| \([^()\n]{1,30}\)|, [DRI]-[A-Z][\w.]{0,6})?"
    r"(?:,| and|, and| &) "
)
# What is cut at an end: "and author | of", "grower | with 28".
_CUT = re.compile(r"(?:,? and [a-z-]+)? (?:of|for|at|in|to|with|from|on)\Z| with \d+\Z")
_WHOSE = re.compile(r"\b(?:his|her|its|their|my|our|your) \Z")
_CAPITALS = re.compile(r"(?:[A-Z][\w’'-]*(?:’s|'s)? )+\Z")
_WORD_BEFORE = re.compile(r"([\w.’'&-]+),? \Z")
_JOINTS = frozenset(["of", "for", "at", "in", "to", "with", "from", "on", "and", "or"])
# Small words before a title that are part of it.
_FRONT = frozenset([
    "acting", "assistant", "associate", "current", "deputy", "former", "incoming", "interim",
    "longtime", "outgoing", "retired", "senior", "state", "then",
])  # fmt: skip
_TIMED = frozenset(["Current", "Managing", "Former", "Incoming", "Longtime", "Outgoing", "Retired"])
_FORMS = frozenset(["hon", "honorable", "honourable", "messrs", "miss", "mr", "mrs", "ms", "mx"])
_CALLED = frozenset(["called", "named", "nicknamed"])  # "a clerk | named Ann Lee"
_MORE = ("the", "The", "another", "one", "fellow")
_TITLES = ("before_title", "title_part")
_BEHIND = re.compile(r"\b(?:of|to|for|at|in|from|with|on)\s(?:the\s)?\Z")
_TIMES = frozenset(["day", "moment", "night", "place", "reason", "time", "way", "week", "year"])
_OPENERS = frozenset(["a", "an", "but", "he", "it", "she", "that", "they", "this", "when"])
_LAWMAKERS = frozenset(["representative", "senator"])
_PURPOSE = re.compile(r"[A-Z][\w’'-]* (?:of|on|for) (?:the )?\Z")
_FIRST_FIELD = re.compile(r"[A-Z][\w’'-]* (?:and|&) \Z")
_LONGEST = 16  # words
_NEAR = 30  # characters before a phrase in which the word before it stands


def description(cast: Cast, actor: Actor) -> str:
    """What the article says that somebody named is; empty where it does not say it whole.

    Args:
        cast: The actors of the article.
        actor: Who it is.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.actors.cast import cast
        >>> people = cast(parse("Gov. Ann Lee met Tom Ward, director of ports at Kent, today."))
        >>> [description(people, actor) for actor in people.actors[:2]]
        ['governor', 'director of ports at Kent']
    """
    if actor.kind != "person" or not actor.named:
        return ""
    text = cast.article.text
    every = [
        whole
        for span in (*options(text, cast, actor), *_titles(cast, actor))
        if (whole := _whole(text, cast, actor, span))
    ]
    shown = [(weight(text, span), words) for span in every if (words := _shown(text, span))]
    return max(shown, key=lambda pair: pair[0])[1] if shown else _shared(cast, actor)


def _titles(cast: Cast, actor: Actor) -> Iterable[Span]:
    """The titles right before its names: "Gov.", "House Minority Leader"."""
    text = cast.article.text
    for mention in cast.mentions:
        if cast.actors[mention.actor] is not actor or mention.kind != "title":
            continue
        if not is_namesakes_title(text, cast, actor, mention.span):
            yield from _title(text, mention.span, actor)


def _title(text: str, span: Span, actor: Actor) -> Iterable[Span]:
    """The title that a mention begins with."""
    words = span.of(text)
    parts = actor.name.split()
    name, given = words.rfind(" ".join(surname(parts))), words.find(parts[0])
    at = given if 0 <= given < name else name
    if at > 0:
        yield trim(text, Span(_back(text, span.start), span.start + at), ",")


def _shared(cast: Cast, actor: Actor) -> str:
    """The title of many before the first name of a row, for the others: "Sens. Lee and | Ward"."""
    text = cast.article.text
    row: list[Mention] = []
    for mention in cast.mentions:
        one = cast.actors[mention.actor]
        if one.kind != "person" or mention.kind not in NAMING:
            continue
        if not (row and _IN_ROW.fullmatch(text, row[-1].span.end, mention.span.start)):
            row = []
        row.append(mention)
        if one is not actor or len(row) < 2 or mention.kind != "name" or row[0].kind != "title":
            continue
        for span in _title(text, row[0].span, cast.actors[row[0].actor]):
            last = span.of(text).split()[-1].rstrip(".")
            if last.endswith("s") and last[:-1] in titles():
                return _shown(text, span)
    return ""


def _back(text: str, start: int) -> int:
    """Where the capitals begin that belong to a title: "Florida | Gov."."""
    line = max(text.rfind("\n", 0, start) + 1, start - 60)
    before = _CAPITALS.search(text[line:start])
    lead = before[0] if before is not None else ""
    first = next(iter(lead.split()), "")
    if first.lower() in name_words("function") or first in name_words("opener"):
        lead = lead[len(first) + 1 :]
    town = known_names().get(lead.strip()) == "place" and lead.strip() not in countries()
    if town and text.startswith("President ", start):
        lead = ""  # "after Northam President Lee spoke"
    start -= len(lead)
    rank = re.search(r"([a-z]+) \Z", text[line:start])
    return start - len(rank[0]) if rank is not None and rank[1] in _FRONT else start


def _whole(text: str, cast: Cast, actor: Actor, span: Span) -> Span | None:
    """A phrase to its end; ``None`` where it is cut or holds somebody else's name."""
    behind = _before_name(cast, actor, span)
    if (
        behind
        and text[: span.start].endswith(" as ")
        and text[span.end - 1 : span.end + 1].count(",")
    ):
        return None  # "in her years as speaker, Lee", who is it no more
    if not behind:
        rest = _REST.match(text, span.end)
        end = rest.end() if rest else span.end
        if not _END.match(text, end):
            comma = text.startswith(",", span.end)  # "a port officer|, in written remarks"
            if not comma and not _AND_A.match(text, span.end):
                return None
            end = span.end  # "a professor at Kent | and frequent critic of what it does"
        span = trim(text, Span(span.start, end), ",")
        whole = span if sound(text, Span(span.start, span.end)) else None
    else:
        whole = None if is_of_another(span.of(text)) else sound(text, span)
    if whole is None:
        return None
    if text[: whole.start].endswith(("the ", "The ")) and _OWNED.match(text, whole.start):
        whole = Span(whole.start - len("the "), whole.end)  # "the bank's president"
    ended = whole_end(text, without_means(text, _from_post(text, whole, behind)))
    if ended is None or is_unsound(ended.of(text).split()):
        return None
    whole = ended
    words = whole.of(text).split()
    opens = words[0].lower() in name_words("function") and words[0] not in _MORE  # "as the"
    opens = opens and not words[0].isupper()  # US ports minister
    calls = len(words) > 1 and words[0].istitle() and words[0] not in ("House", "Press", "State")
    calls = calls and (words[1].endswith(".") or words[1] in titles())  # Give Pope Ann
    opens = opens or (calls and words[0].lower() in word_set("verbs", "base"))  # Demand Sen. Lee
    opens = opens or deed_in(words) >= 0  # the council fired CNN reporter Ann Lee
    opens = opens or any(w.istitle() and w.lower() in _OPENERS for w in words[1:])  # Ind. That
    opens = opens or words[0] in _TIMES  # the way political scientist Ann Lee tells it
    if opens or tells(whole.of(text)) or len(words) > _LONGEST or _is_cut(text, whole):
        return None
    if _is_second_field(text, cast, whole) or actor.name in whole.of(text):
        return None  # captions run together
    others = (
        m for m in cast.within(whole)
        if m.kind in NAMING and cast.actors[m.actor].kind == "person"
        and cast.actors[m.actor].kind_sure  # not "Homeland Security"
        and not text[m.span.end : whole.end].startswith(("'s", "’s", "’", "'"))
        and not _is_whose(text[m.span.end : whole.end])  # a Ward adviser
        and not _BEHIND.search(text[whole.start : m.span.start])
    )  # fmt: skip
    return None if any(cast.actors[m.actor] is not actor for m in others) else whole


def _is_whose(words: str) -> bool:
    """Whether a post stands behind a name, which tells whose it is: "Ward | campaign adviser"."""
    match = _ADVISER.match(words)
    if match is None or not words[1:2].islower():
        return False
    *_, last = match[0].lower().split()
    noun = noun_of(last)
    return last in words_of("post") or (noun is not None and noun.kind == "person")


def _from_post(text: str, whole: Span, before: bool) -> Span:
    """A phrase without what is no part of it: "her father's | lawyer", "fired | former editor"."""
    owner = _OWNED.match(text, whole.start, whole.end)
    if owner is not None and _WHOSE.search(text, max(0, whole.start - 6), whole.start):
        return Span(owner.end(), whole.end)
    words = whole.of(text).split()
    verb = deed_in(words) if before else -1
    verb = max(verb, 0 if len(words) > 1 and tells_when(words[0]) else -1)
    if verb >= 0:  # "CNN dropped | former analyst"
        every = list(re.finditer(r"\S+", whole.of(text)))
        verb += words[verb + 1] in (*_MORE, "a", "an") and len(words) > verb + 2
        return Span(whole.start + every[verb + 1].start(), whole.end)
    if "The" in words[1:]:  # "Share Print The | secretary": the words of buttons
        return Span(text.index(" The ", whole.start) + len(" The "), whole.end)
    said = lookup(words[0].lower()) if len(words) > 2 and words[0].istitle() else None
    said = said if said is not None and said.form != said.lemma else None  # Added | senator Ann Lee
    fired = len(words) > 2 and words[1] in _FRONT and words[0].endswith("ed")
    if words[0] not in _FRONT and (fired or said):
        return Span(text.index(words[1], whole.start + len(words[0])), whole.end)
    return whole


def _before_name(cast: Cast, actor: Actor, span: Span) -> bool:
    """Whether a phrase stands right before one of the actor's names."""
    near = cast.touching(Span(span.end, span.end + 3))
    return any(cast.actors[m.actor] is actor and m.span.end > span.end + 3 for m in near)


def _is_cut(text: str, span: Span) -> bool:
    """Whether a word before a phrase belongs to it: "then-", "outspoken", "House"."""
    if text[span.start - 1 : span.start] in "-’'&" and span.start:
        return True
    line = max(text.rfind("\n", 0, span.start) + 1, span.start - _NEAR)
    if text[span.start].isupper() and _PURPOSE.search(text[line : span.start]):
        return True  # Committee on the | Judiciary Chairman
    match = _WORD_BEFORE.search(text[line : span.start])
    if match is None or not any(map(str.isalpha, match[1])):  # a dateline's dash
        return False
    word = match[1]
    low = word.lower()
    opens = text[: line + match.start(1)].rstrip()[-1:] in (*'.!?:;“"‘(—–', "")
    opens = opens or text[line + match.start(1) - 1] == "\n"
    if word.istitle() and low in name_words("function") and not opens:
        return True  # "USA Today | reporter"
    if text[span.start].isupper() and word.islower():
        return low in _FRONT
    if low in name_words("function") or low in name_words("auxiliary") or "," in match[0]:
        return False
    if tells_when(word):
        return False
    verb = lookup(low) or low in name_words("verb") or low.endswith(("ed", "ing", "ly", "."))
    return not (verb or low.removesuffix("s") in word_set("verbs", "base"))


def _is_second_field(text: str, cast: Cast, span: Span) -> bool:
    """Whether a post is cut out of a body's name: "Parks and | Wildlife spokesman"."""
    line = max(text.rfind("\n", 0, span.start) + 1, span.start - _NEAR)
    field = _FIRST_FIELD.search(text[line : span.start])
    first, *rest = span.of(text).split()
    if field is None or not rest or not first.istitle():
        return False
    known = first in titles() or first in heads() or first in known_names() or first in peoples()
    known = known or rest[0] == "General" or first in name_words("adjective")
    if known or f"{first} {rest[0]}" in known_names():
        return False
    end = line + field.start() + len(field[0].split()[0])
    return "Committee" in rest or not any(
        cast.actors[m.actor].kind in ("person", "collective") and m.span.end == end
        for m in cast.touching(Span(end - 1, end))
    )


def _shown(text: str, span: Span) -> str:
    """A phrase as it is shown, its short titles written out; empty where it says too little."""
    span = trim(text, span, ",—–-[]")
    words = re.sub(r"\A(?:another|one|fellow) (?!of )", "", span.of(text)).split()
    words = _CUT.sub("", " ".join(words)).split() or words
    words = without_rank(words[: -1 if words[-1] in _CALLED else None])
    while len(words) > 1 and words[0].lower().rstrip(".") in _FORMS:
        del words[0]
    alone = words[0].partition("-of-")[0]  # Grandmother-of-three
    trade = noun_of(alone.lower()) if len(words) == 1 and alone.istitle() else None
    words[0] = "the" if words[0] == "The" else words[0]
    if words[0] == "the" and not re.search(r"['’]s? ", " ".join(words)):
        del words[0]  # office of the | special counsel
    if words[-1] in ("Democrats", "Republicans"):
        words[-1] = words[-1][:-1]  # incumbent Democrats Ann Lee and Bo Ray
    if words[0] in _TIMED or (trade is not None and words[0].lower() not in words_of("member")):
        words[0] = words[0].lower()
    front = next((i for i, w in enumerate(words) if w in _JOINTS), len(words))
    words[:front] = _front(words[:front], front < len(words) and words[front] == "of")
    words = lowered(words, opens=not text[: span.start].endswith(("The ", "the ")))
    one = phrase(" ".join(words))
    head = one.head or words[-1].lower()
    ranks = words_of("rank") | {head}
    plain = one.rest in ("", "in-law") and ranks.issuperset(map(str.lower, one.front))
    owned = re.search(r"['’]s?\s", " ".join(words))
    if head in words_of("of_whom") and plain and not owned and head != "representative":
        return ""
    if all(w.lower().rstrip(".") in {*name_words("no_role"), *_FORMS} for w in words):
        return ""
    return " ".join(words)


def _front(words: list[str], of: bool) -> list[str]:
    """The words of a post before its body: "Los Angeles mayor", "senator" for "Sens."."""
    out, small = list(words), not of  # but "Secretary of State"
    for at in range(len(words) - 1, -1, -1):
        bare = words[at].rstrip(".,")
        single = re.sub(r"(?<=\w{3})men\Z", "man", bare).removesuffix("s")
        if at == len(words) - 1 and single in titles() and bare not in titles():
            bare = single
        listed = bare in titles() or any(bare in name_words(c) for c in _TITLES)
        listed = listed or (bare in EXAMINER and EXAMINER[1] in words)
        small = small and listed and not (bare.isupper() and len(bare) > 1)
        if (small and bare not in FORCES) or long_title(bare.lower()) != bare.lower():
            out[at] = long_title(bare.lower())
    ahead = noun_of(out[-2].lower()) if len(out) > 1 and out[-1] in _LAWMAKERS else None
    party = ahead is None or ahead.kind != "person" or out[-2].lower() in name_words("party")
    return out if party else out[:-1]  # "committee chairman | senator"
