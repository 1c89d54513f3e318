"""When two sources are one, and when words that seem to name a source name none.

"Senate Democrat Chuck Schumer" and "Schumer", "the Mueller report" and "the report", "a donor, who
identified herself as Ann Lee" and Ann Lee: one source each, however the article calls it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from analysis.actors.cast import Actor, Cast
from analysis.actors.mention_candidates import NAMING
from analysis.article.name_lists import given, known_names, noun_of, peoples, titles
from analysis.article.name_lists import words_of as name_words
from analysis.article.spans import Span
from analysis.statements.source_phrases import phrase, words_of
from analysis.statements.source_types import SourceType
from analysis.statements.statements import Statement

_SELF_NAMED = re.compile(
    r"[^.;“”\"\n]{0,60}?\b(?:identif(?:ied|ies|ying)|introduc(?:ed|es|ing)) "
    r"(?:him|her|them)sel(?:f|ves) as "
    r"(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'.-]*)* [A-Z][\w’'-]+)"
)
_CLAUSE = re.compile(r"[a-z]+ed\s(?:to|a|an|the|his|her|its|their|that)\b")
_DASH = re.compile(r"\s*—\s*|\s+(?:–|--?)\s+")
_POLLS = frozenset(["poll", "survey"])
_OTHER = re.compile(
    r"(?:another|other|an? (?:separate|different|previous|second)|an earlier)\b", re.I
)
_NAMED = re.compile(r"\s[A-Z][\w/-]*[a-zA-Z]")  # whose it is: "the Northam Post poll"
_SUITS = frozenset(["lawsuit", "suit", "complaint"])
_GOES_ON = re.compile(r"\s+[A-Za-z]")
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_OWNER = re.compile(r"['’]s?$")
_DANGLING = frozenset(["to", "into", "of", "and", "or", "that", "because", "than", "as", "but"])
_PLAIN = frozenset([
    "congressional", "conservative", "current", "federal", "former", "law", "leading", "liberal",
    "local", "multiple", "other", "prominent", "public", "senior", "several", "some", "state",
    "top",
])  # fmt: skip
_LATER = frozenset(["one", "another", "a second", "a third"])


def self_named(text: str, source: Sequence[Span]) -> str:
    """The name that one who is described gives right there; empty where there is none.

    Example:
        >>> text = "A donor, who identified herself as Ann Lee, said no."
        >>> self_named(text, [Span(0, 7)])
        'Ann Lee'
    """
    match = _SELF_NAMED.match(text, source[0].start) if source else None
    return match["name"] if match else ""


def without_open_aside(name: str) -> str:
    """A name without an aside at its end that a dash or a bracket opens and nothing closes.

    Example:
        >>> without_open_aside("a part of the letter — which many signed")
        'a part of the letter'
        >>> without_open_aside("the letter — a long one — of May")
        'the letter — a long one — of May'
        >>> without_open_aside("— another")
        'another'
    """
    whole = name.strip(" ,(—–-")
    dashes = list(_DASH.finditer(name))
    if len(dashes) % 2:
        name = name[: dashes[-1].start()]
    if name.count("(") > name.count(")"):
        name = name[: name.rindex("(")]
    return name.rstrip(" ,") or whole or name


def names_nobody(text: str, cast: Cast, source: Sequence[Span]) -> bool:
    """Whether the words of a source are cut out of a clause: "Lee turned to Ward to press".

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.actors.cast import cast
        >>> article = parse("Ann Lee turned to Tom Ward to write a letter, said Bo Lund.")
        >>> people = cast(article)
        >>> names_nobody(article.text, people, [Span(0, 27)])
        True
        >>> names_nobody(article.text, people, [Span(0, 7)])
        False
    """
    if not source:
        return False
    first, last = source[0], source[-1]
    words = last.of(text).split()
    if words and words[-1] in _DANGLING:
        return True
    for mention in cast.touching(first):
        whole = mention.span.start <= first.start and not _GOES_ON.match(text, mention.span.end)
        place = whole and cast.actors[mention.actor].kind == "place"
        if place and text[: first.start].endswith(", "):
            return True  # "police in Ferguson, Mo., named the officer"
        named = mention.kind in NAMING and mention.span.start == first.start
        if named and _CLAUSE.match(text[mention.span.end : first.end].lstrip()):
            return True
    return False


def is_namesakes_title(text: str, cast: Cast, actor: Actor, span: Span) -> bool:
    """Whether a title before a last name alone is somebody else's: "Ann Lee", then "Gov. Lee".

    Whose full name came first has the title there, if it has one.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.actors.cast import cast
        >>> people = cast(parse("Ann Lee met Tom Ward. Gov. Lee left."))
        >>> is_namesakes_title(people.article.text, people, people.actors[0], Span(22, 30))
        True
    """
    first, *rest = actor.name.split()
    if not rest or first in span.of(text).split():
        return False
    before = [
        m
        for m in cast.mentions
        if cast.actors[m.actor] is actor and m.kind in NAMING and m.span.end <= span.start
    ]
    return bool(before) and before[0].kind == "name" and first in before[0].span.of(text).split()


def is_name_elsewhere(text: str, word: str) -> bool:
    """Whether a word has a capital amid sentences, so that it is a name: "the Senate".

    Example:
        >>> text = "Senate rules forbid it, the Senate said. Rules bind."
        >>> is_name_elsewhere(text, "senate"), is_name_elsewhere(text, "rules")
        (True, False)
    """
    small = len(re.findall(rf"\b{re.escape(word)}\b", text))
    return small < len(re.findall(rf"(?<=[a-z,] ){re.escape(word.capitalize())}\b", text))


def opens_plainly(text: str, name: str, place: Span) -> bool:
    """Whether a description has its capital from its sentence alone: "Multiple women said".

    Example:
        >>> opens_plainly("It rained. Lawmakers who left said no.", "Lawmakers who", Span(11, 20))
        True
        >>> opens_plainly("It rained. Hale aides said no.", "Hale aides", Span(11, 21))
        False
    """
    first, *rest = name.split()
    low = first.lower()
    opens = not place.start or text[: place.start].rstrip(' “"')[-1:] in (".", "!", "?", "\n", ":")
    own = {low, low.removesuffix("s")} & name_words("party") or first.removesuffix("s") in peoples()
    own = own or first.removesuffix("s") in name_words("adjective")
    if own or not (rest and rest[0].islower() and first.istitle() and opens):
        return False
    plural = noun_of(low)
    plain = (
        plural is not None
        and plural.kind == "collective"
        and known_names().get(first, "collective") == "collective"
    )
    written = re.search(rf"(?<=[a-z,] ){re.escape(low)}\b", text) is not None
    return (plain or written or low in _PLAIN) and not is_name_elsewhere(text, low)


def one_of_them(text: str, words: str, last: Statement | None, place: Span) -> bool:
    """Whether a bare "one" or "another" is one of those who spoke right before."""
    if words.lower() not in _LATER or last is None or not last.source:
        return False
    between = text[min(last.span.start, place.start) : place.start]
    head = phrase(last.source[0].of(text)).head
    noun = noun_of(head)
    many = noun.number == "p" if noun is not None else head.endswith("s")
    return many and len(re.findall(r"[.!?][”\"]?\s", between)) < 2


def person_name(name: str) -> str:
    """A person's name without the offices and parties before it.

    Example:
        >>> person_name("Senate Democrat Chuck Schumer"), person_name("Bill de Blasio")
        ('Chuck Schumer', 'Bill de Blasio')
    """
    words = name.split()
    at = 0
    while (
        at < len(words) - 2
        and words[at] not in given()
        and (noun_of(words[at].lower()) or words[at].rstrip(".") in titles())
    ):
        at += 1
    return " ".join(words[at:])


def united(
    cast: Cast,
    groups: Mapping[str, list[Statement]],
    names: Mapping[str, str],
    types: Mapping[str, SourceType],
) -> dict[str, str]:
    """For each group of statements the group that it belongs to, most often itself.

    Args:
        cast: The actors of the article.
        groups: The statements by source.
        names: What each source is called.
        types: What sort of source each is.
    """
    out = {key: key for key in groups}
    people = [key for key in groups if types[key] is SourceType.PERSON]
    for key in people:
        name = names[key].split()
        longer = [
            other
            for other in people
            if other != key
            and (person_name(names[other]) != names[other] or cast.get(key) is None)
            and person_name(names[other]).split()[-len(name) :] == name
            and _may_be_one(cast.get(key), cast.get(other))
        ]
        if len(longer) == 1:
            out[key] = longer[0]
    out |= _one_poll([k for k in groups if types[k] is SourceType.DOCUMENT], names)
    kept: list[str] = []
    for key in groups:
        if types[key] is not SourceType.DOCUMENT or out[key] != key:
            continue
        same = [k for k in kept if _same_document(names[k], names[key])]
        if same:
            out[key] = max(same, key=lambda k: len(groups[k]))
        else:
            kept.append(key)
    return out


def _one_poll(documents: Sequence[str], names: Mapping[str, str]) -> dict[str, str]:
    """The polls of an article put to the first, where no two of them tell whose they are."""
    polls = [key for key in documents if phrase(names[key]).head in _POLLS]
    if any(_OTHER.match(names[key]) for key in polls):
        return {}
    named = [key for key in polls if _NAMED.search(names[key])]
    return dict.fromkeys(polls, polls[0]) if len(polls) > 1 and len(named) < 2 else {}


def _may_be_one(one: Actor | None, other: Actor | None) -> bool:
    return one is None or other is None or {one.sex, other.sex} != {"m", "f"}


def _same_document(before: str, later: str) -> bool:
    """Whether a later mention is of a document that was named before: "the report"."""
    later = re.split(r"[,—(]", later)[0].strip() or later  # "the report, released today"
    one, two = phrase(before), phrase(later)
    bare = two.words.split()[0].lower() in ("the", "this", "that") and len(_content(later)) == 1
    heads = {one.head.removesuffix("s"), two.head.removesuffix("s")}
    if bare and any(heads <= kind for kind in (words_of("study"), _SUITS)):
        return True  # "a review by the port", "the report"
    if one.head != two.head or (two.first in name_words("indefinite") and two.first != one.first):
        return False
    mine, its = _content(before), _content(later)
    return its <= mine or (mine <= its and one.head.endswith("s"))


def _content(words: str) -> set[str]:
    parts = (_OWNER.sub("", w.lower()) for w in _WORD.findall(words))
    return {w for w in parts if w not in name_words("function")}
