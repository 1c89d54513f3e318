"""What an author adds to another's words, and the tagger takes for these words.

"Why? It is late, Lee said", "Lee insisted that it is safe, without offering any proof" and "the tax
(he noted that it has doubled) and the fees" have a question, a remark and the rest of a sentence
that are the author's.
"""

from __future__ import annotations

import re
from dataclasses import replace

from analysis.article.reporting_verbs import lookup
from analysis.article.spans import Span, trim
from analysis.statements.attribution_candidate import Candidate, Rule
from analysis.statements.cue_clause import sentence_before
from analysis.statements.cue_objects import has_finite_verb, joined

BACK = 300  # characters before a cue in which its sentence begins
_ASKS = re.compile(
    r"(?:(?:But|And|So) )?(?:why|how so|how come|what for|the reason|the result|really)(?: not)?"
    r"\? ",
    re.IGNORECASE,
)
_REMARK = re.compile(
    r", (?:but )?(?:again )?(?:without|though not) (?:\w+ly |ever |even )?"
    r"(?:offering|providing|giving|citing|elaborating|naming|specifying|presenting|supplying"
    r"|producing|explaining|showing|evidence|proof|explanation)\b[^“”\"]*\Z"
)
_DASHES = ("—", "–", " - ", "--")
_INSTEAD = re.compile(r"(?:Instead|Rather|Far) (?:of|than|from) ")
_AS = re.compile(r"\bas (?:\w+ )?\Z")
_DESCRIBED = re.compile(r"(?:Described|Hailed|Dubbed|Branded|Known|Called|Denounced|Derided)\b.*")
_SPLIT = re.compile(
    r",? (?:but|and) (?P<who>he|she|they|it) (?P<cue>(?:(?:also|then|later|had|has|have) )*"
    r"(?P<verb>[a-z]+)(?: (?:for|on|that|against))?)\s*"
)
_WHOLE = re.compile(r"[“\"][^“”\"]*(?<!\.)(?P<stop>[.?!])[”\"]")
NAMELESS = 0.3  # how sure a quotation is that nothing tells the speaker of
_ENDED = re.compile(r".{0,2}?[.!?][”\"]?\s+")
_STOPS = re.compile(r"[.!?;]\s|--|[—–]")


def without_additions(text: str, candidate: Candidate) -> list[Candidate]:
    """A candidate without what its author adds; what has a verb of its own is one of its own.

    Args:
        text: The article's text.
        candidate: A candidate.

    Example:
        >>> text = "Why? It is late, Ann Lee said."
        >>> one = Candidate((Span(17, 24),), (Span(25, 29),), (Span(0, 15),))
        >>> [c.content[0].of(text) for c in without_additions(text, one)]
        ['It is late']
    """
    if not candidate.cue or not candidate.content or not candidate.source:
        return [candidate]
    one = _without_question(text, _without_remark(text, candidate))
    one = _not_instead(text, _within_dashes(text, one))
    return _parted(text, _only_described(text, one))


def told_apart(text: str, one: Candidate) -> list[Candidate]:
    """A candidate and, apart, a whole quotation before its own sentence, which another has said.

    As in "“It is dry. It is late.” Boats, Lee thinks, are dear".

    Args:
        text: The article's text.
        one: A candidate.

    Example:
        >>> text = "“It is dry. It is late.” Boats, Lee thinks, are dear."
        >>> one = Candidate((Span(32, 35),), (Span(36, 42),), (Span(0, 24), Span(44, 52)))
        >>> [c.content[0].of(text) for c in told_apart(text, one)]
        ['“It is dry. It is late.”', 'are dear']
    """
    if len(one.content) < 2 or not one.cue:
        return [one]
    first, *rest = one.content
    frame = min(part.start for part in (*one.source, *one.cue))
    said = _WHOLE.fullmatch(text, first.start, first.end)
    if said is None or first.end > frame:
        return [one]
    plain = set("".join(part.of(text) for part in rest)).isdisjoint('“”"')
    next_to = rest[0].start < frame and not text[first.end : rest[0].start].strip()
    if not plain or not (next_to or said["stop"] == "."):
        return [one]
    quoted = Candidate((), (), (first,), (Rule.NO_SOURCE,), NAMELESS)
    return [quoted, replace(one, content=tuple(rest))]


def is_of_next_words(text: str, one: Candidate) -> bool:
    """Whether a cue with a colon has but words of a sentence before its own, which it is not on.

    Args:
        text: The article's text.
        one: A candidate.

    Example:
        >>> text = "It may “cut fees.” The draft says:"
        >>> one = Candidate((Span(19, 28),), (Span(29, 34),), (Span(7, 18),))
        >>> is_of_next_words(text, one)
        True
    """
    if not one.cue or not one.source or not one.content:
        return False
    start = min(part.start for part in (*one.source, *one.cue))
    last = one.content[-1]
    colon = text.startswith(":", one.cue[-1].end) or one.cue[-1].of(text).endswith(":")
    ended = (
        _ENDED.fullmatch(text, max(last.end - 2, last.start), start) if last.end <= start else None
    )
    return colon and ended is not None


def _without_question(text: str, one: Candidate) -> Candidate:
    """Without the question that the author asks for the sake of the answer."""
    first = one.content[0]
    asked = _ASKS.match(text, first.start, first.end)
    if asked is None or asked.end() >= first.end:
        return one
    return replace(one, content=(Span(asked.end(), first.end), *one.content[1:]))


def _without_remark(text: str, one: Candidate) -> Candidate:
    """Without a last remark on how it was said: ", without offering any proof"."""
    last = one.content[-1]
    remark = _REMARK.search(text, last.start, last.end)
    if remark is None or remark.end() != last.end or remark.start() - last.start < 8:
        return one
    return replace(one, content=(*one.content[:-1], Span(last.start, remark.start())))


def _within_dashes(text: str, one: Candidate) -> Candidate:
    """Up to the second dash, where source and cue stand right behind the first."""
    start = min(part.start for part in (*one.source, *one.cue))
    last = one.content[-1]
    if len(one.content) != 1 or last.start < one.cue[-1].end:
        return one
    ahead = text[max(0, start - 3) : start]
    dash = next((d for d in _DASHES if ahead.rstrip().endswith(d.strip())), "")
    if not dash or not dash.strip():
        return one
    at = text.find(dash, last.start, last.end)
    if at <= last.start or _STOPS.search(text, last.start, at) or _quoted(text, last.start, at):
        return one
    return replace(one, content=(trim(text, Span(last.start, at)),))


def _quoted(text: str, start: int, end: int) -> bool:
    words = text[start:end]
    return words.count("“") > words.count("”") or words.count('"') % 2 == 1


def _not_instead(text: str, one: Candidate) -> Candidate:
    """What somebody foresaw, without "Instead of" before it, which says that it did not happen."""
    first = one.content[0]
    instead = _INSTEAD.match(text, first.start, first.end)
    start = min(part.start for part in (*one.source, *one.cue))
    if instead is None or start < first.end:
        return one
    if not _AS.search(sentence_before(text, start, BACK)):
        return one
    return replace(one, content=(Span(instead.end(), first.end), *one.content[1:]))


def _only_described(text: str, one: Candidate) -> Candidate:
    """What something is called, without the sentence on it: "Hailed by Lee as “new,” | it is"."""
    first = one.content[0]
    if len(one.content) < 2 or not _DESCRIBED.fullmatch(joined(text, one.cue)):
        return one
    if not first.of(text).startswith("as ") or sentence_before(text, one.cue[0].start, BACK):
        return one
    return replace(one, content=(first,))


def _parted(text: str, one: Candidate) -> list[Candidate]:
    """A candidate and, apart, what its source says by a second verb: "he said, but he urged | it".

    A part in the middle of another sentence of the author's is none of it.
    """
    frame = max(part.end for part in (*one.source, *one.cue))
    behind = [c for c in one.content if c.start >= frame]
    if len(one.content) < 2 or not behind:
        return [one]
    last = behind[-1]
    before = one.content[-2]
    gap = Span(max(frame, before.end), last.start)
    more = _SPLIT.fullmatch(text, gap.start, gap.end)
    if more is not None and (verb := lookup(more["verb"])) is not None and verb.takes != "none":
        rest = replace(one, content=one.content[:-1])
        who, cue = Span(*more.span("who")), Span(*more.span("cue"))
        return [rest, replace(one, source=(who,), cue=(cue,), content=(last,), outer=(), inner=())]
    torn = before.start >= frame and _is_torn(text, gap, last)
    return [replace(one, content=one.content[:-1]) if torn else one]


def _is_torn(text: str, gap: Span, part: Span) -> bool:
    """Whether a part begins amid another sentence or behind a dash, with its first words lost."""
    words = gap.of(text)
    stop = _STOPS.search(words)
    if (
        words.rstrip()[-1:] in tuple("—–-,)")
        or stop is None
        or not part.of(text)[0].islower()
        or not set(words).isdisjoint('“”":')
    ):
        return False
    lost = words[stop.end() :].split()
    return len(lost) > 0 and (has_finite_verb(words[stop.end() - 1 :]) or len(lost) > 2)
