"""Paragraphs that are only a quotation, given to whom the paragraph before them tells of.

    Lee also criticised the port.      She criticised it, not the clerk in the paragraph behind it:
                                       that one has a quotation of its own.
    “It is a disgrace.”

    “We dig,” the clerk said.

Lines of the publisher's own between two paragraphs count for nothing. What is said in marks in such
a paragraph is a statement of its own where the cue has other words in its own paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from analysis.article.article import Article
from analysis.article.paragraphs import Paragraph, paragraph_at
from analysis.article.quotes import Quote, near
from analysis.article.spans import Span, finder, minus
from analysis.statements.attribution_candidate import Candidate, Rule
from analysis.statements.cue_subjects import group
from analysis.statements.no_utterance import says_nothing
from analysis.statements.paragraph_bounds import QUOTED
from analysis.statements.quotation_rules import Find, owners, touching
from analysis.statements.statement_class import StatementClass, statement_class

FURNITURE = ("boilerplate", "caption")
LEAD = 6  # words before a source in its own clause
RAISED = 0.75  # share of words with capitals, from which on words are a heading
LEAST = 4  # words of a quotation that nobody has yet
QUESTION = 25  # words of a question by itself
SIGNED = 10  # words of a line that can name who is quoted above it
NAMELESS = 0.3  # how sure a quotation is that nothing tells the speaker of
_SIDE = re.compile(
    r"\b(?:after|although|as|because|before|if|in case|since|that|though|until|when|whether|while"
    r"|who)(?: \w+)?\s*\Z",
    re.IGNORECASE,
)
_UNSAID = re.compile(
    r"\b(?:not|never|no)\b|n['’]t\b|\b(?:is|are|was|were|been) (?:\w+ly )?\w+ed\b(?! as \w+ing)",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"(?:Add|Conclud|Continu|Went on|Goes on|Writ|Wrote)\w*\b")
_END = re.compile(r"[.!?][\"”’)]*\s+(?=[\"“‘(]?[^\W_a-z])")
_MARKS = frozenset("“”\"„«»'‘`")
_DASH = re.compile(r"(?:—|–|--|-)\s*[^\W\d_]")
_COMMA = re.compile(r"[,”\"]")
_TO_DO = re.compile(r"to (?!say\b|add\b)[a-z]+")
_OPEN_END = re.compile(r",[\"”’]*\Z")


@dataclass(frozen=True, slots=True)
class _Layout:
    """An article's candidates, each with the paragraph of its cue, and paragraphs only quoted."""

    article: Article
    candidates: Sequence[Candidate]
    homes: Sequence[int]
    alone: Mapping[int, Span]
    of_cue: Find
    of_content: Find

    @property
    def paragraphs(self) -> Sequence[Paragraph]:
        return self.article.paragraphs

    def before(self, number: int) -> int:
        """The paragraph before one, without furniture; -1 for none."""
        at = number - 1
        while at >= 0 and (self.paragraphs[at].kind in FURNITURE or self.asks(at)):
            at -= 1
        return at

    def asks(self, number: int) -> bool:
        """Whether a paragraph is but a question that nobody is said to ask: "And the cost?"."""
        own = self.paragraphs[number].own
        words = own.of(self.article.text)
        plain = words.endswith("?") and number not in self.alone and _MARKS.isdisjoint(words[:1])
        return plain and len(words.split()) <= QUESTION and not self.of_cue(own)

    def behind(self, number: int) -> int:
        """The next paragraph that is more than a quotation, without furniture; -1 for none."""
        for at in range(number + 1, len(self.paragraphs)):
            if self.paragraphs[at].kind not in FURNITURE and at not in self.alone:
                return at
        return -1


def by_paragraph_before(
    article: Article, candidates: Sequence[Candidate], outer: Sequence[Quote]
) -> list[Candidate]:
    """The candidates, a paragraph that is only a quotation given to who speaks before it.

    It stays where its own cue is, and with a cue behind it that has nothing else to tell.

    Args:
        article: The article.
        candidates: The candidates.
        outer: The quotations that stand in no other, in order.
    """
    alone = only_quoted(article, outer)
    pulled = _pulled(article.text, alone, outer)
    alone = {number: span for number, span in alone.items() if span not in pulled}
    candidates = _without(article.text, candidates, pulled) if pulled else candidates
    if not alone:
        return list(candidates)
    homes = [paragraph_at(article.paragraphs, (c.cue or c.content)[0].start) for c in candidates]
    of_cue, of_content = touching(candidates, "cue"), touching(candidates, "content")
    layout = _Layout(article, candidates, homes, alone, of_cue, of_content)
    return _shared_out(layout, _moves(layout), outer)


def only_quoted(article: Article, outer: Sequence[Quote]) -> dict[int, Span]:
    """The paragraphs of the body that hold no word outside of quotation marks, by number.

    Args:
        article: The article.
        outer: The quotations that stand in no other, in order.
    """
    text, out = article.text, {}
    for number, paragraph in enumerate(article.paragraphs):
        own = paragraph.own
        spoken = [q.span for q in near(outer, own) if q.kind == "speech" and q.span.overlap(own)]
        if paragraph.kind != "body" or not spoken or text[spoken[0].start] not in _MARKS:
            continue
        rest = "".join(part.of(text) for part in minus(own, spoken))
        if not any(map(str.isalnum, rest)):
            out[number] = own
    return out


def _pulled(text: str, alone: Mapping[int, Span], outer: Sequence[Quote]) -> list[Span]:
    """The quotations that stand elsewhere too, in a longer one: lines pulled out of the text."""
    low, out = text.lower(), []
    for span in alone.values():
        bare = span.of(text).strip(' "“”‘’.,…').lower()
        again = (m.start() for m in re.finditer(re.escape(bare), low) if len(bare.split()) >= LEAST)
        places = (Span(at, at + len(bare)) for at in again if not span.start <= at < span.end)
        if any(q.inner.holds(at) for at in places for q in near(outer, at)):
            out.append(span)
    return out


def _without(text: str, candidates: Sequence[Candidate], pulled: Sequence[Span]) -> list[Candidate]:
    """The candidates without lines pulled out of the text, which are heard where they stand."""
    out = []
    for one in candidates:
        rest = tuple(part for c in one.content for part in minus(c, pulled))
        rest = tuple(p for p in rest if any(map(str.isalnum, p.of(text))))
        if rest or not one.content:
            out.append(replace(one, content=rest) if rest != one.content else one)
    return out


def _moves(layout: _Layout) -> dict[int, int]:
    """For each paragraph that changes hands the number of the candidate that gets it."""
    owner_of, told = owners(layout.candidates), _tellers(layout)
    moves: dict[int, int] = {}
    has: dict[int, int] = {}
    for number in sorted(layout.alone):
        owner = owner_of(layout.alone[number])
        before = layout.before(number)
        to = has.get(before) if before in layout.alone else told.get(before)
        if to is not None and to != owner and _is_free(layout, number, owner):
            moves[number] = has[number] = to
        elif owner is not None:
            has[number] = owner
    return moves


def _tellers(layout: _Layout) -> dict[int, int]:
    """For each paragraph who speaks in its last sentence with a cue: a candidate's number."""
    out: dict[int, int] = {}
    for number, one in enumerate(layout.candidates):
        home = layout.homes[number]
        if home < 0 or home in layout.alone or layout.paragraphs[home].kind != "body":
            continue
        if not _speaks(layout, number):
            continue
        last = out.get(home)
        if last is None or one.cue[0] > layout.candidates[last].cue[0]:
            out[home] = number
    return out


def _speaks(layout: _Layout, number: int) -> bool:
    """Whether a candidate's source says something in the main clause of its sentence."""
    one, text = layout.candidates[number], layout.article.text
    if not one.source or not one.cue or says_nothing(text, one.source, one.cue):
        return False
    cue = " ".join(part.of(text) for part in one.cue)
    if statement_class(cue, "indirect") is StatementClass.DEED or _UNSAID.search(cue):
        return False
    if not any(map(str.isalpha, cue)):
        return False
    if _is_aside(text, layout.paragraphs[layout.homes[number]].own, one):
        return False
    return not [at for at in layout.of_content(one.cue[0]) if at != number]


def _is_aside(text: str, own: Span, one: Candidate) -> bool:
    """Whether a source stands amid another's clause: "one of the ships that Lee said are old"."""
    start = min(one.source[0].start, one.cue[0].start)
    ahead = [part.end for part in one.content if own.start <= part.start and part.end <= start]
    if ahead and _COMMA.search(text, max(ahead) - 1, start):
        return False  # "“It rains,” Lee said"
    before = text[own.start : start]
    lead = _END.split(before)[-1].rstrip(' "“‘(—–')
    return bool(_SIDE.search(lead)) or (len(lead.split()) > LEAD and lead[-1] not in ",:;")


def _is_free(layout: _Layout, number: int, owner: int | None) -> bool:
    """Whether nothing but the paragraph before tells whose a quotation is."""
    text, behind = layout.article.text, layout.behind(number)
    words = layout.alone[number].of(text)
    if _is_signed(layout, number):
        return False
    if owner is None:
        again = text.lower().count(words.strip(' "“”‘’.,…').lower()) > 1
        answers = number > 0 and layout.asks(number - 1)
        plain = answers or (len(words.split()) >= LEAST and not _is_raised(words))
        return plain and not again and not _is_named(layout, number)
    one, home = layout.candidates[owner], layout.homes[owner]
    if not one.cue:
        return not one.source
    if home <= number:
        return False
    if home != behind:
        return True
    there = layout.paragraphs[behind].own
    opens = text[there.start] in '"“' and words[-1] not in '"”'
    if opens or _OPEN_END.search(words) or _GOES_ON.match(text, there.start):
        return False
    if _TO_DO.fullmatch(" ".join(cue.of(text) for cue in one.cue)):
        return True  # "“I will go.” Lee left | to endorse | Ward."
    cued = {at for cue in one.cue for at in layout.of_cue(cue)}
    return any(part.overlap(there) for at in cued for part in layout.candidates[at].content)


def _is_raised(words: str) -> bool:
    """Whether nearly all words have capitals, as a heading in marks has: "'It Will Rain.'"."""
    long = [word for word in re.findall(r"[^\W\d_]+", words) if len(word) > 3]
    return len([word for word in long if word[0].isupper()]) >= RAISED * len(long)


def _is_signed(layout: _Layout, number: int) -> bool:
    """Whether the line behind a quotation begins with a dash, as a signature does."""
    behind = layout.behind(number)
    return (
        behind >= 0
        and _DASH.match(layout.article.text, layout.paragraphs[behind].own.start) is not None
    )


def _is_named(layout: _Layout, number: int) -> bool:
    """Whether the line behind a quotation can be the name of who is quoted."""
    at = number + 1
    if at >= len(layout.paragraphs) or at in layout.alone:
        return False
    words = layout.paragraphs[at].own.of(layout.article.text)
    return len(words.split()) <= SIGNED and words[-1] not in '.!?"”'


def _shared_out(
    layout: _Layout, moves: Mapping[int, int], outer: Sequence[Quote]
) -> list[Candidate]:
    """The candidates after all moves; what cannot be one statement is two."""
    gains: dict[int, list[int]] = {}
    for number, to in moves.items():
        gains.setdefault(to, []).append(number)
    numbers, within = list(layout.alone), finder(list(layout.alone.values()))
    out: list[Candidate] = []
    for at, one in enumerate(layout.candidates):
        held = sorted({numbers[n] for part in one.content for n in within(part)})
        far = [n for n in held if n not in moves and n != layout.homes[at]]
        got = gains.get(at, [])
        if not got and len(far) == len(held) and not far:
            out.append(one)
            continue
        spans = [layout.alone[n] for n in held if n != layout.homes[at]]
        rest = (part for c in one.content for part in minus(c, spans))
        here = tuple(p for p in rest if any(map(str.isalnum, p.of(layout.article.text))))
        out += _parted(layout, at, here, far, got, outer)
    return out


def _parted(
    layout: _Layout,
    at: int,
    here: tuple[Span, ...],
    far: Sequence[int],
    got: Sequence[int],
    outer: Sequence[Quote],
) -> list[Candidate]:
    """A candidate with its own words and the paragraphs that it keeps and gets, as one or more."""
    one, home, alone = layout.candidates[at], layout.homes[at], layout.alone
    goes_on = (*one.rules, Rule.CONTINUES_STATEMENT) if got else one.rules
    if not here or all(_is_quoted(part, outer) for part in here):
        content = tuple(sorted((*here, *(alone[n] for n in (*far, *got)))))
        return [replace(one, content=content, rules=goes_on)] if content else []
    kept = [n for n in far if _stays(layout, home, n, bool(got))]
    out = [replace(one, content=tuple(sorted((*here, *(alone[n] for n in kept)))))]
    ahead = tuple(alone[n] for n in far if n < home and n not in kept)
    behind = tuple(alone[n] for n in sorted((*far, *got)) if n > home and n not in kept)
    if behind:
        out.append(replace(one, content=behind, rules=goes_on))
    if ahead and one.source and one.source[0].of(layout.article.text).lower() in group("pronoun"):
        out.append(replace(one, content=ahead))  # "“It rains.” She left when she saw it."
    elif ahead:
        out.append(Candidate((), (), ahead, (Rule.NO_SOURCE,), NAMELESS))
    return out


def _stays(layout: _Layout, home: int, number: int, grows: bool) -> bool:
    """Whether a quotation and the unquoted words of a paragraph are one statement."""
    if number < home:
        return _is_signed(layout, number)
    return not grows and _next_to(layout, home, number)


def _next_to(layout: _Layout, home: int, number: int) -> bool:
    """Whether only furniture and other quotations stand between two paragraphs."""
    between = range(home + 1, number)
    return all(n in layout.alone or layout.paragraphs[n].kind in FURNITURE for n in between)


def _is_quoted(part: Span, outer: Sequence[Quote]) -> bool:
    marked = sum(part.overlap(q.span) for q in near(outer, part) if q.kind == "speech")
    return marked >= QUOTED * len(part)
