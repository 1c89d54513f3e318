"""What an article says that a source is, and of which body: "the chief executive of Human Rights".

Read off the words right before a name ("Trump strategist Steve Bannon"), the apposition behind it
("Tom Fitton, president of Judicial Watch,") or in front ("the director, Jonathan Hayes"), and off
the description of one without a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analysis.actors.cast import Actor, Cast
from analysis.article.lexicon import word_set
from analysis.article.name_lists import given, noun_of, titles
from analysis.article.name_lists import words_of as name_words
from analysis.article.paragraphs import paragraph_at
from analysis.article.spans import Span, trim
from analysis.statements.description_ends import is_of_next
from analysis.statements.post_words import (
    PLAIN,
    body_first,
    goes_on,
    is_clause,
    is_of_people,
    is_post,
    names_post,
    without_cue,
)
from analysis.statements.source_identity import is_namesakes_title
from analysis.statements.source_phrases import phrase, words_of

_SECOND = (  # "president | and chief executive officer", not "a lawyer | and his partner"
    r"(?: (?!his|her|its|their|the|an?\b)[\w-]+){0,3} "
    r"(?:officer|director|president|founder|co-founder|chairman|chairwoman"
    r"|chair|chief|co-head|editor|head|author|partner|professor|owner|adviser|host|scientist)"
    r"(?=[,.]| (?:of|at|for) )"
)
# "U.S." within a sentence: "head of | U.S. | equity", not "of the | U.S. | He said".
_INITIALS = (
    r"(?<![\w.])(?:[A-Z]\.){2,}(?= (?:[a-z]|(?!(?:He|She|It|They|We|I|You|The|An?|This|That|These"
    r"|His|Her|Its|Their|In|On|At|As|For|From|By|But|And|If|When|While|After|Before|Since"
    r"|So|Then|There|Mrs?|Ms|Dr)\b)[A-Z]))"
)
_APPOSITION = re.compile(
    r"(?:\s*\([^)\n]{1,30}\))?(?:,\s\d\d)?,\s+(?:(?:the|a|an|his|her|its|their)\s+)?"
    rf"(?P<title>(?:\b(?:St|Mt|Ft)\.(?= [A-Z])|{_INITIALS}|[^,;:.“”\"()\n]){{3,110}}?"
    r"(?:,\s[A-Z][^,;:.“”\"()\n]{2,60}?\sand\s[A-Z][\w ]+)?)"
    rf"(?=,|(?<!\b[SMF]t)\.|;|\s(?:who|whose|which|said|says|told|and(?! [A-Z]|{_SECOND}))\b"
    r"|\s*\(|\s*[“\"]|\s*—|\s[–-]+\s|$)"
)
_TITLE_WORD = r"(?:\d{1,4}|(?:[A-Z]\.){2,}|[A-Z][a-z]{0,4}\.|[A-Z][\w’'-]*|[a-z][\w’'-]*)"
_BEFORE = re.compile(
    r"(?:^|[.!?;:,“”\"—–-]\s+|\b(?:said|says|by|with|from|and|to|of|the|a|an|as|than|that|[a-z]+ing)\s+)"
    r"(?P<title>{w}(?:\s+{w}){{0,6}}),?\s*$".replace("{w}", _TITLE_WORD)
    .replace("{{", "{")
    .replace("}}", "}")
)
_ONE_OF = re.compile(r"\b(?P<title>[Oo]ne of [^,.;:“”\"\n]{3,80}), \Z")
_IN_BOTH = re.compile(r"\sin (?:the |both )?[A-Z][\w.’'-]+ and [A-Z]")
_BY_ONE = re.compile(  # "with a | reporter, Lee said" and "I’m a | farmer, Lee,": another one
    r"\b(?:to|told|with|by|from|for|of|on|I['’]m|I am|I was|you['’]re|you are) an? \Z",
    re.IGNORECASE,
)
_LIKENED = re.compile(r"\b(?:like|an?) (?:[a-z-]+ )?\Z")  # "acting like a mini | Ann Lee"

_OF_BODY = re.compile(
    r"\b(?:of|at|for|with|from|in)\s+(?:the\s+)?(?P<body>[A-Z][\w.&’'-]*(?:(?:,?\s+(?:and|of|the|for|on|in|&)"
    r"(?:\s+the)?)?,?\s+[A-Z0-9][\w.&’'-]*)*)"
)
_PLACE = re.compile(r"\s(?:in|of|for|at|to|with|from|on|under)\s")
_MINISTRY = re.compile(r"\b(?:secretary|minister|department)\s+of\s+\Z", re.IGNORECASE)
_AT = re.compile(r"\s(?:at|representing|with|from)\s")
_NO_POST = frozenset(["one", "another", "those"])


@dataclass(frozen=True, slots=True)
class Title:
    """What somebody is, and of which body; ``None`` where the article says nothing."""

    title: Span | None = None
    organisation: Span | None = None


def title_of(text: str, cast: Cast, actor: Actor) -> Title:
    """What the article says that a named actor is.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.actors.cast import cast
        >>> article = parse("It rains, said Ann Lee, president of the Rain Club, on Monday.")
        >>> people = cast(article)
        >>> one = title_of(article.text, people, people.actors[0])
        >>> one.title.of(article.text), one.organisation.of(article.text)
        ('president of the Rain Club', 'Rain Club')
    """
    every = [one for span in options(text, cast, actor) if (one := sound(text, span))]
    if not every:
        return Title()
    best = max(every, key=lambda span: (_weight(span.of(text)), -span.start))
    return Title(_post(text, best), organisation_in(text, best, cast, actor))


def sound(text: str, title: Span) -> Span | None:
    """A title that is one whole, without "and" behind its body; ``None`` for a piece of a clause.

    A piece begins with a verb or in the midst of a name, or ends at an abbreviation, in a first
    name, or in no word for a person.
    """
    title = without_cue(text, title)
    if is_of_people(title.of(text)):
        return title
    behind = text[title.end : title.end + 6]
    if re.match(r"\s+and\s+[A-Z]", behind):  # "official in the Bush | and Obama administrations"
        cut = [m.start() for m in _PLACE.finditer(text, title.start, title.end)]
        if not cut or cut[-1] <= title.start:
            return None
        title = Span(title.start, cut[-1])
    elif terms := _IN_BOTH.search(title.of(text)):
        title = Span(title.start, title.start + terms.start())
    now = re.match(r"(?:now|then|currently|formerly)\s+(?:an?|the)\s+", title.of(text))
    title = Span(title.start + (now.end() if now else 0), title.end)
    words = title.of(text).split()
    before = text[max(0, title.start - 40) : title.start].split("\n")[-1].split()
    lead = before[-1] if before and not text[title.start - 1 : title.start].isalnum() else ""
    if not words or words[-1].rstrip(".").lower() in PLAIN or is_clause(words):
        return None
    if goes_on(words[0], lead, len(before)):
        return None
    short = len(words[-1]) <= 3 and words[-1][0].isupper() and behind[:1] == "."
    if short or re.match(r"\.\w", behind):
        return None
    if place := _PLACE.search(title.of(text)):
        held = title.of(text)[: place.start()].split()[-1].lower()
        noun = noun_of(held)
        deed = noun is None and held in word_set("verbs", "base")  # "his work for the candidate"
        if body_first(title.of(text)):
            return title
        return title if (noun is None and not deed) or names_post(held) else None
    if words[-1] in given():
        return None
    if len(words) > 1 and words[-1][0].islower():
        return title if names_post(words[-1]) else None
    return title


def _post(text: str, title: Span) -> Span:
    """A title without the place where the post is held: "sociologist | at Carleton University"."""
    cut = _AT.search(text, title.start + 1, title.end)
    return trim(text, Span(title.start, cut.start()), ",") if cut else title


def title_of_words(text: str, span: Span, cast: Cast) -> Title:
    """The same for one who is described and not named: "a former port official who"."""
    one = phrase(span.of(text))
    words = span.of(text)
    if not one.head or one.head in words_of("someone") | words_of("counted") | _NO_POST:
        return Title()
    cut = re.search(r"[,;(]|\b(?:who|whom|that|which|speaking|familiar|close|briefed)\b", words)
    end = span.start + (cut.start() if cut and cut.start() else len(words))
    lead = re.match(
        r"(?:according to |by |from |[a-z]+ly,? )?"
        r"(?:(?:the|a|an|another|one|two|three|four|several|some)\s+)?",
        words,
        re.IGNORECASE,
    )
    title = trim(text, Span(min(end, span.start + (lead.end() if lead else 0)), end), ",.")
    if title.of(text).endswith(("'s", "’s")):
        title = Span(title.start, title.end - 2)
    if not title:
        return Title()
    return Title(_post(text, title), organisation_in(text, title, cast, None))


def organisation_in(text: str, title: Span, cast: Cast, actor: Actor | None) -> Span | None:
    """The body that a title names: behind "of" or "at", or before the post."""
    span = _body_in(text, title, cast, actor)
    if span is None:
        return None
    words = span.of(text)
    ministry = _MINISTRY.search(text[: span.start][-24:])  # "Secretary of | State"
    part = words.endswith(("'s", "’s", " Vice", " Press")) or words.lower() in name_words("party")
    return None if ministry or part else span


def _body_in(text: str, title: Span, cast: Cast, actor: Actor | None) -> Span | None:
    """The longest name of a body in a title."""
    if first := body_first(title.of(text)):
        return Span(title.start, title.start + first)
    body = _OF_BODY.search(text, title.start, title.end)
    kinds = ("organisation", "media")
    inside = [
        _whole(text, title, m.span)
        for m in cast.touching(title)
        if cast.actors[m.actor].kind in kinds
        and m.kind in ("name", "acronym", "title")
        and cast.actors[m.actor] is not actor
        and title.holds(m.span)
    ]
    if body:
        behind = Span(*body.span("body"))
        known = [s for s in inside if s.overlap(behind)]
        person = any(
            cast.actors[m.actor].kind in ("person", "place") and m.span.holds(behind)
            for m in cast.touching(behind)
        )
        if known or not person:
            return max([*known, behind], key=len)
    return max(inside, key=len, default=None)


def _whole(text: str, title: Span, body: Span) -> Span:
    """A body's name with the capitals before it in a title: "State | Department"."""
    before = re.search(r"(?:\b[A-Z][\w.&’'-]*\s+)+\Z", text[title.start : body.start])
    return Span(title.start + before.start(), body.end) if before else body


def options(text: str, cast: Cast, actor: Actor) -> Iterable[Span]:
    """Stretches beside the names of an actor that tell what it is."""
    for mention in cast.mentions:
        if cast.actors[mention.actor] is not actor or mention.kind in ("pronoun", "description"):
            continue
        start, end = mention.span.start, mention.span.end
        namesakes = is_namesakes_title(text, cast, actor, mention.span)
        if namesakes and not _alone(cast, actor):
            continue
        at = paragraph_at(cast.article.paragraphs, start)
        if cast.article.paragraphs[at].kind == "headline":
            continue  # where every word has a capital: "Council Silences Mayor Lee"
        line = max(text.rfind("\n", 0, start) + 1, start - 90)
        behind = _APPOSITION.match(text, end)
        said = behind is not None and is_post(behind["title"])
        said = said and not _LIKENED.search(text[line:start])
        if behind and said and not is_of_next(cast, Span(*behind.span("title"))):
            yield Span(*behind.span("title"))
        if namesakes:
            continue
        for lead in (text[line:start], text[line : _name_start(text, mention.span, actor.name)]):
            row = _ONE_OF.search(lead)
            if row is not None and is_of_people(row["title"]):
                yield Span(line + row.start(), line + row.end("title"))
            before = _BEFORE.search(lead)
            if before is not None:
                at = line + before.start("title")
                span = _run(text, trim(text, Span(at, line + before.end("title")), ","))
                span = _of_part(text, span)
                another = lead.rstrip().endswith(",") and _BY_ONE.search(text[line : span.start])
                if another or _holds_other(cast, span, actor):
                    continue
                if is_post(span.of(text)):
                    yield span


def _alone(cast: Cast, actor: Actor) -> bool:
    """Whether nobody else of the article has the actor's last name."""
    last = actor.name.split()[-1]
    return not any(last in a.name.split() for a in cast.actors if a.named and a is not actor)


def _run(text: str, span: Span) -> Span:
    """The words right before a name that belong to its title.

    Behind a title with a capital, capitals alone do ("Superior Court Judge"); else all words back
    to a verb or a small word ("top White House adviser").
    """
    words = list(re.finditer(r"\S+", text[span.start : span.end]))
    start = len(words)
    capital = bool(words) and words[-1][0][0].isupper()
    short = word_set("abbreviations")
    for at in range(len(words) - 1, -1, -1):
        word = words[at][0]
        low = word.lower().strip(",")
        small = low in name_words("function") or low in name_words("verb")
        small = small and not (at > 0 and word[0].isupper())  # USA Today
        ahead = words[at - 1][0] if at else text[: span.start].rpartition("\n")[2][-12:].strip()
        small = small or (low in word_set("verbs", "base") and ahead.split()[-1:] == ["to"])
        joint = low in ("of", "the", "for") and 0 < at < len(words) - 1
        rank = low in words_of("rank") or low in ("then", "acting", "deputy")
        if capital and not (word[0].isupper() or joint or rank):
            break
        dated = word.isdigit() and words[max(0, at - 1)][0].lower() in (word, "in", "since")
        ends = len(word) > 4 and word.endswith(".") and word.rstrip(".") not in titles()
        if (small and not joint) or dated or (ends and word.lower() not in short):
            break  # "in 2012 | reporter Ann Lee", "of Tom Ward. | Justice Ann Lee"
        start = at if not joint else start
    begin = span.start + words[start].start() if start < len(words) else span.end
    return Span(begin, span.end)


def _of_part(text: str, span: Span) -> Span:
    """A title without what it is a part of: "part of | special counsel", "work for | aide"."""
    of = re.search(r"\b([a-z]+) (?:of|for) (?=[a-z]|[A-Z]\w*['’]s )", span.of(text))
    if of is None or names_post(of[1]):
        return span
    return Span(span.start + of.end(), span.end)


def _holds_other(cast: Cast, span: Span, actor: Actor) -> bool:
    """Whether a stretch names another person, whose title it is then."""
    return any(
        cast.actors[m.actor].kind == "person"
        and cast.actors[m.actor] is not actor
        and m.kind in ("name", "title")
        and m.span.end >= span.end - 1
        for m in cast.touching(span)
    )


def _name_start(text: str, span: Span, name: str) -> int:
    """Where the name begins behind a title that is part of the mention: "Sen. | Ann Lee"."""
    words = span.of(text)
    if words.endswith(f" {name}"):
        return span.end - len(name)
    at = span.start
    for word in re.finditer(r"\S+\s+", text[span.start : span.end]):
        low = word[0].strip().lower().rstrip(".")
        if (
            low not in titles()
            and not noun_of(low)
            and not titles().get(word[0].strip().rstrip("."))
        ):
            break
        at = span.start + word.end()
    return at


def _weight(words: str) -> tuple[bool, bool, int]:
    """Titles that name a body before others, longer ones before shorter, "friend" last."""
    every = words.split()
    bare = (len(every) == 1 and words.islower()) or words.lower().startswith("one of ")
    return (not bare, bool(_OF_BODY.search(words)), len(every))


def words_of_title(text: str, span: Span | None) -> str:
    """A title as it is shown: in one line."""
    return " ".join(span.of(text).split()) if span is not None else ""


def spans_of(parts: Sequence[Span | None]) -> tuple[Span, ...]:
    """The spans that are there."""
    return tuple(p for p in parts if p is not None)
