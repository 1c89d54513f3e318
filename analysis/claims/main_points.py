"""What an article mainly says in its own words: an author's point, a report's news.

Both are whole sentences that are understood alone. An author's point is what a piece of opinion
argues: it judges or wants, has words of the headline or words that come again and again, and stands
rather near the beginning or the end. A report's news is the first sentence that tells what the
headline does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from analysis.article.article import Article
from analysis.article.paragraphs import is_furniture
from analysis.article.sentences_and_words import sentences
from analysis.article.similarity import plain
from analysis.article.spans import Span
from analysis.article.text_kind import TextKind, text_kind
from analysis.claims.beginning import (
    CREDITED,
    DAY,
    is_headline,
    is_turned,
    unboxed,
    without_dateline,
)
from analysis.claims.claim import Claim, Claims, Flaw, Kind, Stance
from analysis.claims.clarity import front_of, is_clear
from analysis.claims.kind_by_rules import speaks
from analysis.claims.no_claim import is_no_claim
from analysis.claims.subject import Subject, subject
from analysis.claims.things_meant import things_meant
from analysis.statements.cue_objects import has_finite_verb
from analysis.statements.statements import Statements

POINT = 4.15  # of a sentence's weight, from which it is an author's main point
SHORTEST, LONGEST = 8, 46  # words of a sentence that is shown
KIND_LIKELY = 0.45  # probability of the kind of a point
NEWS = 60  # words of the news, at most
HEADED, HEADED_LATER = 0.4, 0.6  # share of the headline's words that the news has
SHARED = 3  # how many at least
HEADED_FAR, SHARED_FAR = 0.7, 5  # the same behind the first sentences
DATED = 2  # as many in a first sentence that tells of a day
FIRST, FAR = 2, 8  # sentences of a report in which its news stands, and may stand
NEAR_END, NEAR_START = 0.85, 0.2
FULL = (
    18  # words of a point that neither stands near the end nor urges: shorter ones but lead to it
)
BLOCK = 2  # paragraphs behind a colon that may be somebody else's
_URGES = re.compile(
    r"\b(?:(?:should|must)(?!(?: not|n['’]t)? have\b)|needs? to|ought to"
    r"|it(?:['’]s| is) (?:high |past |long past |about )?time"
    r"|the (?:truth|reality|problem|point|lesson|bottom line|real \w+) is)\b",
    re.IGNORECASE,
)
_INSISTS = re.compile(
    r"\b(?:no longer|cannot|can['’]t|never|not|only|(?:fact|question|answer|danger) is|will be)\b",
    re.IGNORECASE,
)
_NOT_HIS = re.compile(  # perhaps irony, somebody else's view, or a story
    r"[?!“”\"…]|\b(?:of course|certainly|apparently|presumably|supposedly|I guess|oh|thanks?"
    r"|congratulations|kudos|so-called|no doubt|to be sure|granted|admittedly|one might"
    r"|some (?:say|argue|would)"
    r"|according to|argues?|argued|says|said|claims?"
    r"|claimed|insists?|insisted|believes?|believed|thinks|thought|wrote|writes"
    r"|I (?:am|was|have|had|remember|met|went|grew|spoke|asked|told))\b",
    re.IGNORECASE,
)
_TURNS = re.compile(r"\s*(?:But|Yet|However|Still)\b")
_POSTED = re.compile(r"\bPosted by\b|\(@\w+\)")
_TELLS_A_STORY = re.compile(  # of a day, of what somebody seems to say, of what a question is not
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\bsound(?:s|ed)? (?:as|like)\b"
    r"|\b(?:did|does|do)(?:n['’]t| not) seem\b|\bnot whether\b"
    r"|\blast (?:night|week|month|year)\b|, either,"
    r"|\bthis (?!year|week|month|time|country|nation|city|state|president|administration"
    r"|congress|election|campaign|party)\w+ (?:the|an?|our)?\b|\bto do with it\b"
    r"|\bthis (?:should|is|was|has|will|would|could|means|shows|must)\b",
)
_UNNAMED = re.compile(  # "not to build it"; "this ideal"
    r"\b(?:it|them|him|there)\W*\Z|\bassuming\b"
    r"|\bthis (?!year|week|month|morning|time|country|nation|city|state|president|administration"
    r"|congress|election|campaign|party|is\b|was\b|will\b|would\b)[a-z]+"
)
_LEANS = re.compile(  # on what stands around it; "A speech that ...", which is no sentence
    r"\W*(?:an? \w+ (?:that|which|who)|unless|instead|rather|similarly|likewise|also"
    r"|for example|for instance|moreover"
    r"|furthermore|in addition|if|then|thus|hence|that said|meanwhile|in other words|even so"
    r"|otherwise|nor|besides|after all|again|which|as such|such|because|here|I(?:['’]m| am) an?"
    r"|both (?!parties|sides)\w+ (?!and\b))\b"
    r"|.*(?:\bon the other hand\b|,? (?:however|though|too)\W*\Z|\bthe only other\b"
    r"|\bother (?:place|country|way|thing|one)\b|\bthere(?:['’]s| is| are) (?:an?|one|two) "
    r"|\ba (?:couple|few|number|handful) of\b|, that(?:['’]s| is)\b|\bto do (?:that|so|this)\b)",
    re.IGNORECASE | re.DOTALL,
)
_NO_NEWS = re.compile(  # a question, words that lost their beginning, talk to the reader, a story
    r"\A[a-z(|—–-]|\A(?:But|And|Yet|So|If|Here|There|When|Whether|Presumably)\b|\?|:\s*\Z"
    r"|\b(?:conference|event|hearing|meeting|rally|speech|stop|visit) here\b"
    r"|\bfile photo\b|\AImage (?:copyright|caption)\b|\A(?:Claim|Verdict|Update|UPDATE|Earlier)\b"
    r"|\A(?:\S+ ){1,5}also\b|\blong (?:been )?\w+ed\b"
    r"|\blot of talk\b|\bha(?:s|ve) (?:\w+ )?\w+ed\b.*\bsince\b"
    r"|\b(?:[Yy]our?|I|[Mm]y)\b(?![^“\"]*[”\"])"
)
_BEFORE = re.compile(r"\b(?:previous(?:ly)?|earlier|formerly|in the past|years? ago)\b", re.I)
_RUN_TOGETHER = re.compile(  # a headline and what stands below it, without a stop: "ships The port"
    r"(?<!\b[Aa]t)(?<!\b[Bb]y)(?<!\b[Ii]n)(?<!\b[Oo]f)(?<!\b[Tt]o)(?<!\b[Ff]or)(?<!\b[Ff]rom)"
    r"(?<!\b[Aa]nd)(?<!\b[Ww]ith)(?<=[a-zA-Z])"
    r" (?:The|This|It|He|She|They) (?:[A-Z]\w+ ){0,2}[a-z]+ "
)
_ENDS = re.compile(r"[.!][”\"’')\]]*\s*\Z")


@dataclass(frozen=True, slots=True)
class Point:
    """A sentence of the author's that may say what a piece argues.

    Args:
        span: The words, without a "but" that joins them to what stands before.
        weight: How much tells that it is a main point.
    """

    span: Span
    weight: float


def authors_point(statements: Statements, claims: Claims) -> Span | None:
    """What the author of a piece of opinion mainly says, where a sentence surely tells it.

    Args:
        statements: The article's statements.
        claims: Its claims.
    """
    if text_kind(statements.article) is not TextKind.OPINION:
        return None
    text = statements.article.text
    first = next(iter(weighed(statements, claims)), None)
    if first is None or first.weight < POINT or _TURNS.match(text, first.span.end):
        return None
    words = first.span.of(text)
    if _UNNAMED.search(words):
        return None
    concludes = first.span.start / len(text) > NEAR_END or _URGES.search(words)
    if _TELLS_A_STORY.search(words) or not (concludes or len(words.split()) >= FULL):
        return None
    return first.span


def weighed(statements: Statements, claims: Claims) -> tuple[Point, ...]:
    """The sentences that may be an author's main point, the likeliest first."""
    article, people = statements.article, statements.cast
    about, text = subject(article), article.text
    blocks = _behind_colons(article)
    out = []
    for claim in claims:
        words = claims.words(claim)
        if claim.statement or claim.flaw is not Flaw.NONE or not _is_his(words):
            continue
        if claim.stance not in (Stance.ASSERT, Stance.HEDGE, Stance.WANT) or _is_loose(claim):
            continue
        if any(block.overlap(claim.span) for block in blocks):
            continue
        if not things_meant(text, claim.spans, people) and is_clear(text, claim.spans, people):
            shown = Span(front_of(text, claim.spans[0]), claim.span.end)
            out.append(Point(shown, _weight(claim, words, about, len(text))))
    return tuple(sorted(out, key=lambda one: (-one.weight, one.span.start)))


def _is_loose(claim: Claim) -> bool:
    """Whether a sentence tells of what was, or what sort of claim it is nobody knows."""
    if claim.kind in (Kind.NUMBER, Kind.PAST):
        return True
    return claim.kind_p is not None and claim.kind_p < KIND_LIKELY


def _is_his(words: str) -> bool:
    """Whether a sentence puts the author's own view, and hangs on no other sentence."""
    if not SHORTEST < len(words.split()) <= LONGEST or _LEANS.match(words):
        return False
    return not _NOT_HIS.search(words)


def _weight(claim: Claim, words: str, about: Subject, size: int) -> float:
    """How much tells that a sentence is what its author mainly says."""
    place = claim.span.start / size
    out = 0.8 * min(about.shared(words), 4) + 1.2 * about.central(words)
    out += 1.0 if place > NEAR_END else 0.7 if place < NEAR_START else 0.0
    out += 1.2 if _URGES.search(words) else 0.4 if _INSISTS.search(words) else 0.0
    return out + 0.8 * (claim.kind is Kind.JUDGEMENT or claim.stance is Stance.WANT)


def _behind_colons(article: Article) -> list[Span]:
    """The paragraphs that may be somebody else's: behind a colon, or with a post in them."""
    out: list[Span] = []
    left = 0
    for paragraph in article.body:
        if left:
            out.append(paragraph)
        if _POSTED.search(paragraph.of(article.text)):
            out.append(paragraph)
        left = BLOCK if paragraph.of(article.text).rstrip().endswith(":") else max(0, left - 1)
    return out


def news(statements: Statements, claims: Claims) -> Span | None:
    r"""The sentence that tells the news of a report, where it surely does; else None.

    Args:
        statements: The article's statements.
        claims: Its claims: what judges is no news.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.claims.extract_claims import claims
        >>> from analysis.statements.statements import statements
        >>> text = "Northam Shuts Its Port\n\nNortham shut its port on Monday, Ann Lee said.\n\n"
        >>> article = parse(text + "“It is late,” Bo Ray said. " * 20)
        >>> said = statements(article, method="rules")
        >>> news(said, claims(article, said)).of(article.text)
        'Northam shut its port on Monday, Ann Lee said.'
    """
    if text_kind(statements.article) is not TextKind.REPORT:
        return None
    article = unboxed(statements.article)
    about, text = subject(article), article.text
    judged = [c.span for c in claims if not c.statement and c.kind is Kind.JUDGEMENT]
    line = article.paragraphs[0].own
    lead = line.of(text).endswith(".")  # of a text without a headline
    head = Span(0, 0) if lead or not is_headline(article, line) else line
    for number, sentence in enumerate(_first(article)):
        if head.holds(sentence):
            continue
        told = _tells(about, sentence.of(text), number)
        if told and _stands_alone(statements, sentence, about, opens=not number):
            if any(span.overlap(sentence) for span in judged) or is_turned(text, sentence):
                return None
            return without_dateline(text, sentence)
    return None


def _tells(about: Subject, words: str, number: int) -> bool:
    """Whether a sentence, the number-th, tells what the headline does, and not its names alone."""
    small = " ".join(word for word in words.split() if word[:1].islower())
    if not about.shared(small):
        return False
    shared, share = about.shared(words), about.share(words)
    if not number:
        dated = shared >= DATED and DAY.search(words) is not None
        return dated or (shared >= SHARED and share >= HEADED)
    if number < FIRST:
        return shared >= SHARED and share >= HEADED_LATER
    return shared >= SHARED_FAR and share >= HEADED_FAR and not _BEFORE.search(words)


def _begins_with_stranger(statements: Statements, sentence: Span, about: Subject) -> bool:
    """Whether somebody whom the headline does not name begins a sentence, as in a story."""
    text = statements.article.text
    first = next(iter(statements.cast.within(sentence)), None)
    if first is None or first.span.start != sentence.start or first.actor < 0:
        return False
    actor = statements.cast.actors[first.actor]
    return actor.kind == "person" and not about.shared(first.span.of(text))


def _first(article: Article) -> Iterator[Span]:
    left = FAR
    for sentence in sentences(article.text, article.body):
        words = sentence.of(article.text)
        if not left:
            return
        if len(words.split()) < SHORTEST or is_furniture(words) or _has(words, article.title):
            continue
        if CREDITED.match(article.text, sentence.end):
            continue  # a caption
        if not is_no_claim(article, sentence):
            left -= 1
            yield sentence


def _has(words: str, title: str) -> bool:
    """Whether a sentence is the headline again, or runs together with it."""
    return bool(title) and plain(title) in plain(words)


_POINTS_BACK = re.compile(r"(?:The|This|That|These|Those|Such|Both) [a-z]")


def _stands_alone(statements: Statements, sentence: Span, about: Subject, *, opens: bool) -> bool:
    """Whether a sentence is told whole; nothing stands before the first that it could point at."""
    text, people = statements.article.text, statements.cast
    words = sentence.of(text)
    if not SHORTEST <= len(words.split()) <= NEWS or _NO_NEWS.search(words):
        return False
    if not _ENDS.search(words) or _RUN_TOGETHER.search(words):  # a line that is cut off
        return False
    if not (has_finite_verb(words) or speaks(words)):
        return False
    if _begins_with_stranger(statements, sentence, about):
        return False
    if not opens and _POINTS_BACK.match(words):
        return False  # "The swing state is", of which the first tells which
    clear = is_clear(text, [sentence], people, front_only=opens)
    return clear and (opens or not things_meant(text, [sentence], people))
