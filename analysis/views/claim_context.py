"""What a page shows beside a claim that points back: the sentence before, or a part of its own."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType

from analysis.actors.cast import Cast
from analysis.actors.mention_candidates import NAMING as NAMED
from analysis.article.positions import Places
from analysis.article.spans import Span
from analysis.claims.claim import Claim, Claims
from analysis.claims.clarity import EXPLETIVE, is_clear
from analysis.claims.front_mention import front_mention
from analysis.claims.kind_by_rules import speaks
from analysis.claims.no_claim import is_no_claim
from analysis.claims.stands_alone import thing_at_front
from analysis.claims.things_meant import things_meant
from analysis.statements.cue_objects import has_finite_verb
from analysis.statements.statements import Statements
from analysis.views.claim_words import OWN

_AHEAD, _END = 220, 80  # letters before a claim that are shown at most, and of their end
_ENOUGH = 90  # letters before a claim, of which a part may point back
_BACK, _LEAST = 3, 2  # sentences, and words
_NEAR = 5  # sentences before a claim, of which the last may tell of what it begins with
_MORE = 5  # words between who says something and what, from which the sentence tells more
_ROW, _HEAD = 9, 6  # sentences in a row that may all be about what the first, of six words, names
CLEAR = 0.85  # how likely a claim is understood by itself that stands without what is before it
_PLACE = re.compile(r"(?:In|At|Across|Throughout) [A-Z][^,.]{2,40},\s")  # "In Nevada, polls show"
_OPENS = re.compile(r"\s*(?:[“‘]|(?:(?<=\s)|\A)[\"'])\Z")
_LINK = re.compile(  # alone before who says it
    r"(?:also|and|but|however|in fact|indeed|instead|meanwhile|nevertheless|nonetheless|now|so"
    r"|still|then|yet),?\Z",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\(.*\)\Z", re.DOTALL)  # "(It was late, too.)" is beside what goes on
_HEADING = re.compile(r"\A\Z|[^.!?:;,”\"’')…]\Z")
_ELSEWHERE = re.compile(  # "both states", "died there"
    r"\b(?:both|the two)\s[a-z]+s\b(?!\s(?:of|and|in)\b)"
    r"|(?<!over\s)(?<!out\s)\bthere\b(?!['’]s|\s(?:\w+\s)?(?:is|are|was|were|be|been|will|would|has|have"
    r"|had|may|might|can|could|must|should|seems?|appears?|exists?|comes?|came)\b)",
    re.IGNORECASE,
)
_TAIL = re.compile(  # behind a question: "“Did it?” Lee asked."
    r"(?:[A-Z][\w.’'-]+ ){1,3}(?:added|asked|continued|replied|said|says|told [^.]{2,40}|wrote)\W*"
)
_AFTER_IT = re.compile(
    r"\b(?:amid|despite|during|following|since|through|until|upon) (?:such|that|those) [a-z]+",
    re.IGNORECASE,
)
_IT = re.compile(r"\b(?:it|they|them)\b", re.IGNORECASE)
_SOON = 7  # words before it, at most


def ahead(
    claims: Claims,
    statements: Statements,
    where: Places,
    alone: Mapping[int, float] = MappingProxyType({}),
) -> Mapping[int, str]:
    """What stands before each claim that points back at it, by the claim's number.

    It is the sentence before, and of the claim's own what leads up to its words.

    Args:
        claims: The claims of an article.
        statements: Its statements.
        where: ``analysis.article.positions.places`` of it.
        alone: How likely each claim is understood by itself, by its number, as far as known.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.article.positions import places
        >>> from analysis.claims.extract_claims import claims
        >>> from analysis.statements.statements import statements
        >>> article = parse("Trams carry many. They run all night. Oslo has buses.")
        >>> found = statements(article, method="rules")
        >>> dict(ahead(claims(article, found), found, places(article)))
        {1: 'Trams carry many.'}
    """
    out = {}
    for claim in claims:
        clear = alone.get(claim.number, 1.0) >= CLEAR
        if clear and not _points_back(claims, statements, claim, where):
            continue
        if words := _ahead(claims, statements, claim, where):
            out[claim.number] = words
    return MappingProxyType(out)


def _points_back(claims: Claims, statements: Statements, claim: Claim, where: Places) -> bool:
    """Whether a reader must know what stands before a claim to understand it."""
    text = claims.article.text
    speaker = statements[claim.statement - 1].speaker_id if claim.statement else ""
    front = front_mention(statements, claim.spans[0], speaker)
    known = front.actor if front else -1
    if not is_clear(text, claim.spans, statements.cast, speaker=speaker, known=known):
        return True
    if things_meant(text, claim.spans, statements.cast):
        return True
    if any(_ELSEWHERE.search(text, s.start, s.end) for s in claim.spans):
        return True
    if any(_AFTER_IT.search(text, s.start, s.end) for s in claim.spans):
        return True
    if claim.statement and _speaks_of_it(text, claim.spans[0]):
        return True
    if _is_fragment(claims, statements, claim):
        return True
    own = where.sentences[max(0, where.sentence(claim.span) - 1)]
    return bool(claim.statement and _PLACE.match(text[own : claim.span.start]))


def _speaks_of_it(text: str, first: Span) -> bool:
    """Whether "it" or "they" stands among somebody's first words: "I'm not fond of it"."""
    words = text[first.start : first.end]
    for found in _IT.finditer(words):
        if len(words[: found.start()].split()) >= _SOON:
            return False
        if found[0].lower() != "it" or not EXPLETIVE.match(words, found.start()):
            return True
    return False


def _is_fragment(claims: Claims, statements: Statements, claim: Claim) -> bool:
    """Whether a statement's words are no clause, and stand apart from their verb.

    "His own policies as the key driver" says nothing without "took credit for the boom, citing".
    """
    if not claim.statement or claim.denied:
        return False
    s, words = statements[claim.statement - 1], claims.words(claim)
    if s.kind == "direct" or not s.cue or not words[:1].islower():
        return False
    last, first = s.cue[-1].end, claim.span.start
    between = claims.article.text[last:first].strip()
    leads = " ".join(c.of(claims.article.text) for c in s.cue).endswith("ing") and not between
    apart = leads or (between not in ("", ",") and not between.endswith("that"))
    if last > first or not apart or any(last <= span.start < first for span in s.source):
        return False
    bare = OWN.sub("", words)
    return not (has_finite_verb(bare) or speaks(bare))


def _ahead(claims: Claims, statements: Statements, claim: Claim, where: Places) -> str:
    """The sentence before a claim, and those before it while it points back itself."""
    text, start = claims.article.text, claim.span.start
    home = where.sentence(claim.span) - 1
    if home < 0:
        return ""
    own = where.sentences[home]
    if claim.statement:  # who says it stands in the row
        s = statements[claim.statement - 1]
        told = sorted(span for span in (*s.source, *s.cue) if own <= span.start < start)
        lead = _plain(text, own, start)
        if _is_fragment(claims, statements, claim) and len(lead.split()) > _LEAST:
            return lead
        if told and not _says_more(text, told):
            start = told[0].start
    words = _back_to_clear(claims, statements, where.sentences[: home + 1], _lead(text, own, start))
    noun = thing_at_front(text, claim.spans)
    if noun and noun not in words.lower():
        words = _with_told(text, where.sentences[: home + 1], noun, words)
    if len(words.split()) < _LEAST:
        return ""
    if len(words) <= _AHEAD + _END:
        return words  # whom a sentence is about stands at its beginning
    return f"{words[:_AHEAD].rsplit(' ', 1)[0]} … {words[-_END:].split(' ', 1)[-1]}"


def _back_to_clear(
    claims: Claims, statements: Statements, starts: Sequence[int], words: str
) -> str:
    """Some words and the sentences before them, back to the first that is clear by itself."""
    text, people, end = claims.article.text, statements.cast, starts[-1]
    for first in reversed(starts[-_BACK - 1 : -1]):
        before, span = _plain(text, first, end), Span(first, end)
        end = first
        if _HEADING.search(before) or _ASIDE.match(before) or is_no_claim(claims.article, span):
            continue
        words = f"{before} {words}".strip()
        if _TAIL.fullmatch(before) or not is_clear(text, [span], people, front_only=True):
            continue
        if len(words) > _ENOUGH or is_clear(text, [span], people):
            return words
    return _first_of_row(text, starts[:-1], people, words)


def _with_told(text: str, starts: Sequence[int], noun: str, words: str) -> str:
    """Some words behind the last sentence that tells of a thing: "the survey" is which one?"""
    for first, end in reversed(list(pairwise(starts[-_NEAR:]))):
        before = _plain(text, first, end)
        if noun in before.lower() and not _HEADING.search(before):
            return f"{before} … {words}" if words else before
    return words


def _says_more(text: str, told: Sequence[Span]) -> bool:
    """Whether a sentence tells more before a claim than who says it: "Lee cut the fare, saying"."""
    return any(len(text[a.end : b.start].split()) >= _MORE for a, b in pairwise(told))


def _first_of_row(text: str, earlier: Sequence[int], people: Cast, words: str) -> str:
    """The sentence that a long row of others points back at, before the words of the last ones.

    "The port is old. It leaks. It smells. It sinks. It costs much.": all of it is about the port.
    """
    starts = earlier[-_ROW:]
    for first, end in reversed(list(pairwise(starts[: -_BACK + 1]))):
        before = _plain(text, first, end)
        if _HEADING.search(before) or text.count("\n\n", first, earlier[-1]):
            return words
        if is_clear(text, [Span(first, end)], people, front_only=True):
            names = any(m.kind in NAMED for m in people.within(Span(first, end)))
            if not names or len(before.split()) < _HEAD:
                return words
            shown = f"{before} … {words}"
            return shown if len(shown) <= _AHEAD + _END else f"{before} …"
    return words


def _lead(text: str, start: int, end: int) -> str:
    """The words of a claim's sentence before it; nothing where they but link it to the last one."""
    words = _plain(text, start, end)
    return "" if _LINK.match(words) else words


def _plain(text: str, start: int, end: int) -> str:
    """Some words in one line, without a mark that opens what follows."""
    return _OPENS.sub("", " ".join(text[start : max(start, end)].split()))
