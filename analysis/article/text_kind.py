"""What kind of text an article is, as far as its form tells: only news reports were measured.

How often Sayso is right was measured on English news reports. Other kinds of text attribute in
other ways, so what a page says of its own errors does not hold for them, and is not said there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType

from analysis.article import language
from analysis.article.announced_words import announced
from analysis.article.article import Article
from analysis.article.interview_turns import speaks_of_oneself, turns
from analysis.article.letters import HEADING, SALUTE
from analysis.article.opinion_signs import SURELY, first_person, is_opinion
from analysis.article.signed_quotations import is_round_up
from analysis.article.turn_labels import ANSWERS, ASKS, labels
from analysis.errors import ArticleError

FIRST_PERSON = 0.8  # of 100 words outside quotation marks, from which on signed parts are letters
FEWEST = 100  # words of a report; 13 of the 840 articles of PolNeAR's train part have fewer
MOST = 6_000  # words; none of them has more


class TextKind(StrEnum):
    """A kind of text that can be told by its form."""

    REPORT = "report"
    INTERVIEW = "interview"
    TRANSCRIPT = "transcript"
    LETTERS = "letters"
    OPINION = "opinion"
    ROUND_UP = "round-up"
    LIVE = "live blog"
    RELEASE = "press release"
    POSTS = "posts"
    OTHER = "other"
    SHORT = "too short"
    LONG = "too long"
    FOREIGN = "not English"


NOT_MEASURED: Mapping[TextKind, str] = MappingProxyType(
    {
        TextKind.INTERVIEW: "This looks like an interview, in questions and answers.",
        TextKind.TRANSCRIPT: "This looks like a transcript.",
        TextKind.LETTERS: "This looks like a page of letters.",
        TextKind.OPINION: "This looks like opinion or analysis.",
        TextKind.ROUND_UP: "This looks like a round-up of what others have written.",
        TextKind.LIVE: "This looks like a live blog.",
        TextKind.RELEASE: "This looks like a press release.",
        TextKind.POSTS: "This looks like posts from social media.",
        TextKind.OTHER: "This text has none of the usual words, such as “said” or “told”, by which "
        "reports tell what somebody says.",
        TextKind.SHORT: f"This text has fewer than {FEWEST} words.",
        TextKind.LONG: f"This text has more than {MOST:,} words.",
        TextKind.FOREIGN: "This text does not seem to be in English.",
    }
)
PERHAPS_OPINION = "This may be opinion or analysis."
PLAINLY = (
    "How often Sayso is right has been measured for English news reports of the usual length, and "
    "not for this kind of text."
)

_TIME = re.compile(
    r"[\[(•*-]*\s*(?:updated? (?:at )?|posted (?:at )?)?"
    r"(?:\d{1,2}[:.h]\d{2}(?:\s*(?:[ap]\.?m\.?|[A-Z]{2,4}))*|\d{1,2}\s*[ap]\.?m\.?)"
    r"(?=[\s:|,.)\]—–-]|$)",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"[—–―-]*\s*(?:[^\W\d_a-z][\w.'’-]*|of|de|van|von|the|and|in|[\d-]+)"
    r"(?:,? +(?:[^\W\d_a-z][\w.'’-]*|of|de|van|von|the|and|in|[\d-]+)){1,8}"
)
_RELEASE = re.compile(
    r"\bfor immediate release\b|/PRNewswire/|\bPR Newswire\b|\bBUSINESS WIRE\b"
    r"|\bGLOBE ?NEWSWIRE\b|\bembargoed until\b|^[ \t]*(?:press|media|news) release\b",
    re.IGNORECASE | re.MULTILINE,
)
_CONTACT = re.compile(
    r"^[ \t]*(?:(?:media|press|news) (?:contacts?|enquir|inquir)|contacts?\s*:"
    r"|notes? (?:to|for) editors?|about [A-Z][\w&. ]{1,40}[ \t]*:?$|###|-?[ \t]*ends?[ \t]*-?$"
    r"|for (?:more|further) information)",
    re.IGNORECASE | re.MULTILINE,
)
_ANNOUNCES = re.compile(  # so a release begins, and now and then a report
    r"\b(?:today|jointly) (?:announced|launched|unveiled|introduced)\b|\bannounced today\b"
)
_PROCEEDINGS = re.compile(  # what was said there is no interview, though one asks and one answers
    r"\b(?:hearings?|inquir(?:y|ies)|inquests?|courts?|trials?|tribunals?|testimon(?:y|ies)|testif\w+"
    r"|depositions?|cross-examin\w+|(?:rush|full|official) transcript)\b",
    re.IGNORECASE,
)
_SCRIPT = re.compile(r"\b(?:SOT|NATSOT|VO/SOT)\s*:")
_POST = re.compile(
    r"(?:^|\s)(?:RT )?@\w{2,}|(?:^|\s)#[^\W\d]\w+|\bu/\w{3,}"
    r"|\b\d{1,9} (?:likes?|reposts?|retweets?|repl(?:y|ies)|comments|upvotes)\b"
    r"|\b(?:\d{1,3}[hms]|\d{1,3} (?:hours?|minutes?|days?)) ago\b",
    re.IGNORECASE,
)
_REPORTS = re.compile(
    r"\b(?:said|says?|saying|told|tells|according to|reported(?:ly)?|announced|added|claimed|argued"
    r"|warned|asked|wrote|writes|denied|insisted|promised|called|tweeted|testified|stated|declared|noted"
    r"|acknowledged|suggested|believes?|thinks?|explained)\b",
    re.IGNORECASE,
)


def text_kind(article: Article) -> TextKind:
    """What kind of text an article is, by its form.

    Several rooms ask it of an article, so the answers for the last two articles are kept.

    Example:
        >>> from analysis.article.article import parse
        >>> str(text_kind(parse("Rain.")))
        'too short'
    """
    return _kind_of(_Same(article))


@dataclass(frozen=True, slots=True, eq=False)
class _Same:
    """An article as a key: equal to itself alone, since what it holds cannot be hashed."""

    article: Article

    def __hash__(self) -> int:
        return id(self.article)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.article is other.article


@lru_cache(maxsize=2)
def _kind_of(same: _Same) -> TextKind:
    article = same.article
    lines = _lines(article)
    if language.note(article.text):
        return TextKind.FOREIGN
    first_kind = next((kind for kind, tells in _SIGNS if tells(article, lines)), None)
    size = sum(len(line.split()) for line in lines)
    if size < FEWEST and not _told_by_few(article, first_kind):
        return TextKind.SHORT
    if first_kind is not None:
        return first_kind
    if size > MOST:
        return TextKind.LONG
    return TextKind.REPORT if _REPORTS.search("\n".join(lines)) else TextKind.OTHER


def _lines(article: Article) -> list[str]:
    lines = [p.own.of(article.text).strip() for p in article.paragraphs if p.kind != "boilerplate"]
    return [part for line in lines for part in line.splitlines() if part.strip()]


def surely_opinion(article: Article) -> bool:
    r"""Whether an article is opinion by more than how it is written, or very clearly by that.

    Example:
        >>> from analysis.article.article import parse
        >>> surely_opinion(parse("Opinion: Trams\n\nThey are late."))
        True
    """
    return is_opinion(article, _lines(article), SURELY)


def _told_by_few(article: Article, kind: TextKind | None) -> bool:
    """Whether a few words are enough to tell a kind: by labels, signatures, times or an "I"."""
    if kind is TextKind.OPINION:
        return first_person(article) > FIRST_PERSON
    return kind is not None


def check_readable(article: Article) -> Article:
    """The article, where it has words and they are English, so that it can be counted with others.

    Raises:
        ArticleError: There is nothing in it to count, which is not the same as a count of zero.

    Example:
        >>> from analysis.article.article import parse
        >>> check_readable(parse("It rained, she said.")).slug
        'article'
    """
    if not article.word_count:
        raise ArticleError("It has no text to read: no words in its body.")
    if language.language(article.text) == language.OTHER:
        raise ArticleError("It does not seem to be in English, the one language Sayso reads.")
    return article


def measured(kind: TextKind) -> bool:
    """Whether how often Sayso is right was measured for texts of a kind."""
    return kind is TextKind.REPORT


def plainly(kind: TextKind) -> str:
    """What a reader is told where nothing was measured for the kind; empty where it was.

    Example:
        >>> plainly(TextKind.LIVE)[:29]
        'This looks like a live blog. '
    """
    return "" if measured(kind) else f"{NOT_MEASURED[kind]} {PLAINLY}"


def _release(article: Article) -> bool:
    top = article.text[:600]
    signs = len(set(_CONTACT.findall(article.text)))
    return bool(_RELEASE.search(top)) or signs + bool(signs and _ANNOUNCES.search(top)) > 1


def _live(_: Article, lines: Sequence[str]) -> bool:
    return sum(bool(_TIME.match(line)) for line in lines) > 2 and not _turns(lines)


def _letters(article: Article, lines: Sequence[str]) -> bool:
    salutes = sum(bool(SALUTE.match(line)) for line in lines)
    again = Counter(lines)
    signed = sum(
        before[-1:] in '.!?”"' and 1 < len(line.split()) < 10 and bool(_NAME.fullmatch(line))
        for before, line in pairwise(lines)
        if again[line] == 1
    )
    labelled = bool(lines and HEADING.search(f"{article.title}\n{lines[0]}"))
    if salutes > 1 or (salutes and signed):
        return True
    return signed > 1 and (labelled or first_person(article) > FIRST_PERSON)


def _interview(article: Article, lines: Sequence[str]) -> bool:
    labelled = [(one, line) for one, line in zip(labels(lines), lines, strict=True) if one]
    answers = [line[one.end :] for one, line in labelled if one.part == ANSWERS]
    asked = sum(one.part == ASKS or (not one.part and line[-1] == "?") for one, line in labelled)
    if asked > 1 and len(answers) > 1:  # else the report explains something in such a form
        return any(map(speaks_of_oneself, answers))
    rows = _turns(lines)
    if rows:
        above = " ".join(lines[: lines.index(rows[0][1])])
        questions = sum(line.endswith("?") for who, line in rows)
        few = len({who for who, _ in rows}) < 4 and questions >= len(rows) / 4
        return few and not _PROCEEDINGS.search(above)
    if turns(article):
        return True
    answered = ((a, b) for a, b in pairwise(lines[1:]) if not b.endswith("?"))
    plain = [line for line, _ in answered if line.endswith("?") and line[0] not in "\"“‘'"]
    return len(plain) > 3 and len(plain) >= len(lines) / 4 and first_person(article) > 0


def _transcript(article: Article, lines: Sequence[str]) -> bool:
    if len(_SCRIPT.findall(article.text)) > 1:
        return True  # of a film for the news: voice over, sound on tape
    return bool(_turns(lines)) or _is_mostly_announced(article, lines)


def _is_mostly_announced(article: Article, lines: Sequence[str]) -> bool:
    """Whether most of the text is a speech, a statement or a letter that the article announces."""
    printed = [part.of(article.text) for one in announced(article) for part in one.content]
    size = sum(len(line.split()) for line in lines)
    return 2 * sum(len(part.split()) for part in printed) > size


def _turns(lines: Sequence[str]) -> list[tuple[str, str]]:
    """The turns of a conversation, each with its speaker, where it makes up most of the text."""
    labelled = zip(labels(lines), lines, strict=True)
    rows = [(one.name.lower(), line) for one, line in labelled if one and not one.part]
    counts = Counter(who for who, _ in rows)
    again = [row for row in rows if counts[row[0]] > 1]
    enough = len(again) > 3 and len({who for who, _ in again}) > 1
    if enough and len(rows) >= 0.4 * len(lines):
        return rows
    return rows if len(rows) > 4 and len(again) > 1 and len(rows) >= 0.7 * len(lines) else []


def _posts(_: Article, lines: Sequence[str]) -> bool:
    posts = sum(bool(_POST.search(line)) for line in lines)
    return posts > 2 and posts >= 0.4 * len(lines)


_SIGNS: tuple[tuple[TextKind, Callable[[Article, Sequence[str]], bool]], ...] = (
    (TextKind.RELEASE, lambda article, _: _release(article)),
    (TextKind.LIVE, _live),
    (TextKind.INTERVIEW, _interview),
    (TextKind.TRANSCRIPT, _transcript),
    (TextKind.ROUND_UP, lambda article, _: is_round_up(article)),
    (TextKind.LETTERS, _letters),
    (TextKind.POSTS, _posts),
    (TextKind.OPINION, is_opinion),
)
