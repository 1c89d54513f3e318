"""Names that the words beside them turn into something else: a ruling, a case, some of a group."""

from __future__ import annotations

import re

from analysis.actors.cast import Actor, Cast, Mention
from analysis.actors.entity_types import PERSON
from analysis.actors.things import PLATFORMS
from analysis.article.name_lists import words_of
from analysis.article.reporting_verbs import lookup
from analysis.article.spans import Span

_FORMERLY = re.compile(  # "(formerly the Hale Fund)", ", once known as Hale"
    r"[A-Za-z0-9)][”\"’]?(?:,\s|\s?\()(?:(?:formerly|previously)(?:\s(?:known\sas|called|named))?"
    r"|once\s(?:known\sas|called|named)|(?:formerly\s)?n[ée]e)\s(?:the\s)?\Z"
)
_WORD_BEFORE = re.compile(r"([a-z]+) $")
_ADJECTIVES = ("al", "ive", "ic", "ous", "ish", "ant", "ern")
_NEAR, _LONG = 40, 120  # characters before a name in which a show or a long title stands
_VERSUS = re.compile(r"\s?\bvs?\.?\s")
_CASE = re.compile(r"\s(?:ruling|decision|case|verdict|precedent|doctrine)s?\b")
_MARKS = "“”\"‘’'"
_NAMED_FOR = re.compile(r"['’]s? [A-Z]")  # the Women’s March
# What is called after somebody, and is spoken of in his place.
_CALLED = re.compile(
    r" (?:administration|dynasty|era|family|voters?|supporters?|fans?|years|campaign|camp|team"
    r"|staff|aides?|all(?:y|ies)|officials?|backers?|loyalists?|surrogates?|lawyers?|attorneys?"
    r"|advis[eo]rs?|spokes\w+|critics?|opponents?|delegates?)\b(?!['’])",
    re.IGNORECASE,
)
_RACE = re.compile(r" (?:candidate|contest|election|hopeful|nominee|primary|race|runoff|seat)s?\b")
_ON = re.compile(r"\b(?:on|via|over) (?:both )?\Z", re.IGNORECASE)
_BOTH = re.compile(r"[,—–(-]\s?(?:all|both|three|two) (?:of them )?\Z")
_STOPS = re.compile(r"\s?(?:[,.;:)—–]|who\b|from\b|of\b|\Z)")
_WORK = re.compile(  # a book's title up to the name: "the book Bad Harbour: How the"
    r"\b(?:album|article|biography|book|column|documentary|essay|film|memoir|movie|novel|paper"
    r"|podcast|report|series|song|study|thesis),?(?P<called> (?:called|entitled|titled))? [“\"‘']?"
    r"(?P<title>[A-Z][\w’'-]*"
    r"(?:[:,]? (?:[A-Z0-9][\w’'-]*|&|an?|and|as|at|by|for|from|in|is|of|on|or|the|to|with))*"
    r"[:,]? )\Z"
)
# A title in marks, which has capitals throughout: “Feminists and the Harbour Question,”
_MARKED = re.compile(
    r"“(?P<title>[A-Z0-9][\w’'-]*"
    r"(?:[:,]? (?:[A-Z0-9][\w’'-]*|&|an?|and|as|at|by|for|from|in|is|of|on|or|the|to|vs\.?|with))+)"
    r"[,.?!]?”"
)
_SHOW = re.compile(r"\b(?:program(?:me)?|series|show|sitcom),? (?:called )?[Tt]he \Z")
_OWNED = re.compile(
    r"(?:\b(?:an?|the|his|her|its|their|my|our|your|this|that|another|one)|['’]s?) "
    r"(?:[a-z-]+ ){0,2}\Z",
    re.IGNORECASE,
)
_NOUN = re.compile(r" ([a-z]{3,})")
_RULES = frozenset([
    "Administration", "Agency", "Authority", "Board", "Bureau", "Circuit", "Commission",
    "Committee", "Congress", "Council", "Court", "Courts", "Department", "House", "Ministry",
    "Office", "Panel", "Parliament", "Senate", "Service", "Tribunal",
])  # fmt: skip
# What a longer name is cut to where it comes again; no name by itself, as the Court or the Navy is.
_BODIES = frozenset([
    "Agency", "Association", "Board", "Bureau", "Center", "Centre", "Coalition", "Commission",
    "Committee", "Council", "Foundation", "Foundations", "Fund", "Group", "Initiative", "Institute",
    "Organisation", "Organization", "Panel", "Project", "Society",
])  # fmt: skip


def is_narrowed(text: str, span: Span, actor: Actor) -> bool:
    """Whether the words beside a name make another of it: fewer people, or a ruling.

    Example:
        >>> text = "evangelical Christians cheered the Lane United ruling"
        >>> is_narrowed(text, Span(12, 22), Actor("c", "Christians", "collective"))
        True
        >>> is_narrowed("the Hale administration", Span(4, 8), Actor("h", "Hale", "person"))
        True
        >>> is_narrowed("a Twitter debate", Span(2, 9), Actor("t", "Twitter", "media"))
        True
        >>> is_narrowed(text, Span(35, 46), Actor("l", "Lane United", "organisation"))
        True
    """
    near = text[max(0, span.start - 6) : span.start], text[span.end : span.end + 6]
    if _VERSUS.search(near[0]) or _VERSUS.match(near[1]):
        return True
    if actor.name in PLATFORMS and _is_where(text, span):
        return True
    if actor.kind == "media" and _is_no_medium(text, span):
        return True
    if actor.kind == PERSON:
        return bool(_CALLED.match(text, span.end))
    if actor.kind == "collective" and _is_predicate(text, span):
        return True
    if actor.kind == "collective":
        if _NAMED_FOR.match(text, span.end):
            return True
        before = _WORD_BEFORE.search(text, max(0, span.start - 30), span.start)
        return before is not None and before[1].endswith(_ADJECTIVES) and not lookup(before[1])
    of_state = span.of(text).split()[1:] in (["House"], ["Senate"])
    if of_state and _RACE.match(text, span.end):
        return True
    rules = actor.name.split()[-1] in _RULES
    return actor.kind == "organisation" and not rules and bool(_CASE.match(text, span.end))


def _is_no_medium(text: str, span: Span) -> bool:
    """Whether what looks like a paper's name is a list's, or of a town: "Fortune 500".

    So is "I say that as a New Yorker, too".
    """
    listed = re.match(r" (?:\d{2,4}|Global)\b", text[span.end : span.end + 8])
    one = text[: span.start].endswith((" a ", " an ")) and _STOPS.match(text, span.end)
    return bool(listed or (one and span.of(text).endswith("er")))


def _is_predicate(text: str, span: Span) -> bool:
    """Whether a group's name only tells what those named before it are: ", both Democrats"."""
    before = _BOTH.search(text, max(0, span.start - 20), span.start)
    return before is not None and _STOPS.match(text, span.end) is not None


def _is_where(text: str, span: Span) -> bool:
    """Whether a platform only tells where people write: "on Twitter", "his Twitter account"."""
    lead = text[max(0, span.start - 40) : span.start]
    after = _NOUN.match(text, span.end)
    acts = after is not None and (
        lookup(after[1]) is not None or after[1] in words_of("verbal") | words_of("auxiliary")
    )
    noun = after is not None and not acts
    return bool(_ON.search(lead)) or (noun and bool(_OWNED.search(lead)))


def is_former_name(text: str, span: Span) -> bool:
    """Whether a name is but what the one named right before was called once.

    Example:
        >>> is_former_name("the Lane Fund (formerly the Hale Fund)", Span(28, 37))
        True
    """
    return bool(_FORMERLY.search(text, max(0, span.start - 50), span.start))


def is_rest_of_name(span: Span, people: Cast) -> bool:
    """Whether a mere "Center" or "Foundation" is left of the longer name of an actor.

    Example:
        >>> from analysis.actors.cast import cast
        >>> from analysis.article.article import parse
        >>> people = cast(parse("The Hale Center closed. The Lane Center paid. The Center met."))
        >>> is_rest_of_name(Span(50, 56), people)
        True
    """
    word = span.of(people.article.text)
    if word not in _BODIES:
        return False
    return any(a.name.endswith(f" {word}") and a.kind == "organisation" for a in people.actors)


def is_no_name(people: Cast, mention: Mention, actor: Actor) -> bool:
    """Whether what looks like an actor's name is a former or a broken one, a work or a type."""
    text, span = people.article.text, mention.span
    if is_former_name(text, span) or is_rest_of_name(span, people):
        return True
    if _is_in_title(text, span):
        return True
    return actor.kind == PERSON and (is_title_of_work(text, span) or is_type(text, people, span))


def _is_in_title(text: str, span: Span) -> bool:
    """Whether a name stands inside the title of a book or film that has no quotation marks."""
    work = _WORK.search(text, max(0, span.start - _LONG), span.start)
    if work is not None and (":" in work["title"] or work["called"] is not None):
        return True
    marked = _MARKED.search(text, max(0, span.start - _LONG), span.end + _NEAR)
    while marked is not None and marked.end() < span.end:
        marked = _MARKED.search(text, marked.end(), span.end + _NEAR)
    whole = marked is not None and marked.start("title") < span.start < marked.end("title")
    return whole and marked is not None and len(marked["title"].split()) > len(
        span.of(text).split()
    ) + 1  # fmt: skip


def is_title_of_work(text: str, span: Span) -> bool:
    """Whether quotation marks right around a name make it the title of a book, a strip or a show.

    Example:
        >>> is_title_of_work("He reads “Rex Morgan,” and more", Span(10, 20))
        True
    """
    if _SHOW.search(text, max(0, span.start - _NEAR), span.start):
        return True  # her show The Hale Hour
    before, after = text[span.start - 1 : span.start], text[span.end : span.end + 2].lstrip(",.")
    return before in _MARKS and after[:1] in _MARKS and bool(before and after)


def is_type(text: str, people: Cast, span: Span) -> bool:
    """Whether a name stands for all who are like somebody: "the Tom Wards of this world"."""
    words = span.of(text)
    single = words.removesuffix("s")
    return words != single and any(
        a.kind == PERSON and a.name.endswith(single) and text[: span.start].endswith("the ")
        for a in people.actors
    )
