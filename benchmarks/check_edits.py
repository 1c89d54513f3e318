"""Edits that make a draft wrong, and ones that leave it right, for ``benchmarks.check``.

Each takes an article as Sayso reads it and gives replacements in its text: where, by what words.
They know nothing of how the check works.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from analysis.article.quotes import Quote
from analysis.article.sentences_and_words import sentences
from analysis.article.spans import Span
from analysis.pipeline import Analysis
from analysis.statements.statements import Statement

FEWEST = 6  # words of a quotation that is edited
_AUXILIARY = re.compile(
    r"\b(is|are|was|were|will|would|can|could|should|must|have|has|had|did|do|does)\b"
    r"(?! not|n['’]t)"
)
_NO = re.compile(r"(?<=[a-z])n['’]t\b|\s(?:not|never)\b(?! only)")
_HEDGE = re.compile(
    r"\b(?:perhaps|maybe|probably|possibly|apparently|potentially|likely|almost|nearly|roughly"
    r"|generally|sometimes|usually|largely|mostly|often|I think|I believe|we believe|we think"
    r"|I guess|I suppose|kind of|sort of|(?:about|around)(?= \$?\d))\s",
    re.IGNORECASE,
)
_MODAL = re.compile(r"\b(?:may|might|could)\b")
_CLAUSE = re.compile(
    r",? (?:but|if|unless|although|though|until|except|without|as long as|provided|even if"
    r"|even though|only if|yet|however|rather than|instead of)\b"
)
_NUMBER = re.compile(
    r"\b\d+(?:[.,]\d+)*\b(?!['’/:-]\d)|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve"
    r"|twenty|thirty|forty|fifty|million|billion)\b"
)
_HONEST = re.compile(r",? (?:and|because|which|who) ")
_TURN = re.compile(
    r"\b(?:not|never|no|nor|without|if|unless|but|although|though|until|except|yet|only|hardly"
    r"|however|rather|instead|nothing|nobody|none|neither|once|provided)\b|n['’]t",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{5,}")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+)*")


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of a draft: by what words a part of the article is replaced, and what it spoils.

    Args:
        kind: What it makes wrong.
        span: What is replaced.
        words: By what.
        place: The quotation or statement that is then wrong.
    """

    kind: str
    span: Span
    words: str
    place: Span


Maker = Callable[[Analysis, Quote, random.Random], Edit | None]


def eligible(a: Analysis) -> list[Quote]:
    """The quotations that are edited: speech in a statement, of some words, none within it."""
    inner = [q for q in a.quotes if q.depth]
    parts = [part for s in a.statements for part in s.content]
    return [
        q
        for q in a.quotes
        if q.depth == 0
        and q.kind == "speech"
        and not q.repairs
        and len(q.inner.of(a.article.text).split()) >= FEWEST
        and not any(q.span.holds(other.span) for other in inner)
        and any(part.overlap(q.inner) for part in parts)
    ]


def altered(a: Analysis, quote: Quote, rng: random.Random) -> Edit | None:
    text = a.article.text
    spans = [Span(*m.span()) for m in _WORD.finditer(text, quote.inner.start + 1, quote.inner.end)]
    spans = [s for s in spans if s.of(text).islower() and not _HEDGE.match(s.of(text) + " ")]
    others = sorted({w for w in _WORD.findall(text) if w.islower() and len(w) > 5})
    if not spans or not others:
        return None
    span, word = rng.choice(spans), rng.choice(others)
    same = word[:4] == span.of(text)[:4]
    return None if same else Edit("a word altered", span, word, quote.span)


def negated(a: Analysis, quote: Quote, rng: random.Random) -> Edit | None:
    del rng
    text = a.article.text
    no = _NO.search(text, quote.inner.start, quote.inner.end)
    stem = text[max(0, no.start() - 2) : no.start()].lower() if no else ""
    if no and (no[0][0].isspace() or stem not in ("wo", "ca", "ha")):
        return Edit("a negation lost or added", Span(*no.span()), "", quote.span)
    yes = _AUXILIARY.search(text, quote.inner.start, quote.inner.end)
    if yes is None:
        return None
    return Edit("a negation lost or added", Span(*yes.span()), f"{yes[0]} not", quote.span)


def unhedged(a: Analysis, quote: Quote, rng: random.Random) -> Edit | None:
    del rng
    text = a.article.text
    hedge = _HEDGE.search(text, quote.inner.start, quote.inner.end)
    if hedge:
        return Edit("a hedge lost", Span(*hedge.span()), "", quote.span)
    modal = _MODAL.search(text, quote.inner.start, quote.inner.end)
    if modal:
        return Edit("a hedge lost", Span(*modal.span()), "will", quote.span)
    return None


def cut(a: Analysis, quote: Quote, rng: random.Random) -> Edit | None:
    del rng
    text = a.article.text
    for clause in _CLAUSE.finditer(text, quote.inner.start, quote.inner.end):
        kept = Span(quote.inner.start, clause.start()).of(text)
        if len(kept.split()) < 5 or re.search(r"[.!?]\s*\Z", kept):
            continue
        end = _end(text, quote)
        if len(text[clause.start() : end].split()) >= 3:
            return Edit("the end of a clause cut", Span(clause.start(), end), "", quote.span)
    return None


def joined(a: Analysis, quote: Quote, rng: random.Random) -> Edit | None:
    text = a.article.text
    others = [
        q for q in eligible(a)
        if abs(q.span.start - quote.span.start) > 400 and len(q.inner.of(text).split()) >= 10
    ]  # fmt: skip
    words = list(re.finditer(r"\S+", quote.inner.of(text)))
    if not others or len(words) < 10:
        return None
    other = rng.choice(others).inner.of(text).split()
    start = quote.inner.start + words[len(words) // 2].start()
    tail = " ".join(other[len(other) // 2 :]).rstrip(".,?!")
    end = _end(text, quote)
    return Edit("joined from two places", Span(start, end), tail, quote.span)


def swapped(a: Analysis, quote: Quote, rng: random.Random) -> Edit | None:
    statement = _statement(a, quote)
    if statement is None:
        return None
    return _other_speaker(a, statement, "another speaker", quote.span, rng)


def swapped_statement(a: Analysis, s: Statement, rng: random.Random) -> Edit | None:
    """An indirect statement given to somebody else."""
    if len(s.content[0].of(a.article.text).split()) < FEWEST:
        return None
    return _other_speaker(a, s, "another speaker of a statement", s.content[0], rng)


def _other_speaker(
    a: Analysis, statement: Statement, kind: str, place: Span, rng: random.Random
) -> Edit | None:
    if len(statement.source) != 1 or statement.source[0].overlap(place):
        return None
    cast = a.statements.cast
    speaker = cast.get(statement.speaker_id)
    mentions = [m for m in cast.within(statement.source[0]) if m.kind in ("name", "title")]
    if speaker is None or not speaker.named or not mentions:
        return None
    names = sorted(
        {
            actor.name
            for s in a.statements
            if (actor := cast.get(s.speaker_id)) and actor.named and actor.id != speaker.id
            and actor.kind == speaker.kind and actor.name.split()[-1] != speaker.name.split()[-1]
        }
    )  # fmt: skip
    return Edit(kind, statement.source[0], rng.choice(names), place) if names else None


def renumbered(a: Analysis, quote: Quote, rng: random.Random) -> Edit | None:
    return _other_number(a.article.text, quote.inner, quote.span, "a number changed", rng)


def invented(a: Analysis, quote: Quote, rng: random.Random, pool: list[str]) -> Edit | None:
    del a
    words = rng.choice(pool)
    return Edit("an invented quotation", quote.inner, words, quote.span)


def invented_statement(
    a: Analysis, s: Statement, rng: random.Random, pool: list[str]
) -> Edit | None:
    """What somebody says in another article, about the people of this one."""
    part = s.content[0]
    speakers = (a.statements.cast.get(other.speaker_id) for other in a.statements)
    names = sorted({actor.name for actor in speakers if actor and actor.named})
    if len(s.content) > 1 or not names or not pool:
        return None
    words = _NAME.sub(lambda _: rng.choice(names), rng.choice(pool))
    return Edit("an invented statement", part, words, part)


def reported(a: Analysis) -> list[str]:
    """What is told in an article in other words than the speakers', of some words."""
    return [
        s.content[0].of(a.article.text)
        for s in a.statements
        if s.kind == "indirect"
        and len(s.content) == 1
        and len(s.content[0].of(a.article.text).split()) >= FEWEST
        and s.content[0].start > s.span.start
    ]


def renumbered_statement(a: Analysis, s: Statement, rng: random.Random) -> Edit | None:
    """A number of an indirect statement changed."""
    part = s.content[0]
    return _other_number(a.article.text, part, part, "a number of a statement changed", rng)


def denied(a: Analysis, s: Statement, rng: random.Random) -> Edit | None:
    """An indirect statement that somebody said made one that he denied."""
    del rng
    text = a.article.text
    if len(s.cue) != 1 or s.cue[0].of(text) not in ("said", "says", "told reporters", "added"):
        return None
    part = s.content[0]
    if part.start < s.cue[0].end or len(part.of(text).split()) < FEWEST:
        return None
    that = text[s.cue[0].end : part.start].strip()
    words = "denied" if that == "that" else "denied that"
    if that not in ("", "that") or part.of(text).startswith("that "):
        words = "denied"
    return Edit("a statement denied", s.cue[0], words, part) if that in ("", "that") else None


QUOTED: Mapping[str, Maker] = {
    "cut": cut, "unhedged": unhedged, "renumbered": renumbered, "swapped": swapped,
    "negated": negated, "joined": joined, "altered": altered,
}  # fmt: skip


def honest(a: Analysis, rng: random.Random) -> Iterator[Edit]:
    """Parts of quotations that may be left out: whole sentences, and clauses that turn nothing."""
    text = a.article.text
    for quote in eligible(a):
        if rng.random() < 0.5:
            continue
        inside = sentences(text, [quote.inner])
        if len(inside) > 1:
            keep = rng.choice(inside)
            end = quote.inner.end if keep is inside[-1] else keep.end
            yield Edit("whole sentences", Span(quote.inner.start, keep.start), "", quote.span)
            if keep is not inside[-1]:
                end -= 1 if text[end - 1] in ".," else 0
                last = _end(text, quote)
                yield Edit("whole sentences", Span(end, last), "", quote.span)
            continue
        clause = _HONEST.search(text, quote.inner.start, quote.inner.end)
        if clause and len(text[quote.inner.start : clause.start()].split()) >= 5:
            rest = text[clause.start() : quote.inner.end]
            if not _TURN.search(rest):
                last = _end(text, quote)
                yield Edit("a clause", Span(clause.start(), last), "", quote.span)


def fragments(a: Analysis, rng: random.Random) -> Iterator[str]:
    """Paragraphs that quote a few words of a speaker's."""
    text = a.article.text
    for quote in eligible(a)[:6]:
        said = _statement(a, quote)
        words = list(re.finditer(r"\S+", quote.inner.of(text)))
        if said is None or not said.speaker or len(words) < 12:
            continue
        actor = a.statements.cast.get(said.speaker_id)
        if actor is None or not actor.named:
            continue
        size = rng.randint(3, 7)
        first = rng.randint(2, len(words) - size - 2)
        part = words[first : first + size]
        start, end = (quote.inner.start + n for n in (part[0].start(), part[-1].end()))
        around = text[max(quote.inner.start, start - 40) : end + 20]
        if _TURN.search(around) or re.search(r"[.!?]", text[start:end]):
            continue
        yield f"{said.speaker} spoke of “{text[start:end].strip(',;:—')}.”"


def _end(text: str, quote: Quote) -> int:
    """Where a quotation's words end, before its last mark."""
    return quote.inner.end - (text[quote.inner.end - 1] in ".,?!")


def _statement(a: Analysis, quote: Quote) -> Statement | None:
    best = max(
        a.statements,
        key=lambda s: sum(part.overlap(quote.inner) for part in s.content),
        default=None,
    )
    held = best is not None and any(part.overlap(quote.inner) for part in best.content)
    return best if held else None


def _other_number(
    text: str, within: Span, place: Span, kind: str, rng: random.Random
) -> Edit | None:
    number = _NUMBER.search(text, within.start, within.end)
    if number is None:
        return None
    word = number[0]
    swaps = {"million": "billion", "billion": "million"}
    if word[0].isdigit():
        at = rng.randrange(len(re.match(r"\d+", word)[0]))  # type: ignore[index]
        digit = str((int(word[at]) + rng.randint(1, 8)) % 9 + 1)
        other = word[:at] + digit + word[at + 1 :]
        other = other if other != word else f"1{word}"
    else:
        other = swaps.get(word) or rng.choice(
            [w for w in ("two", "six", "nine", "thirty") if w != word]
        )
    return Edit(kind, Span(*number.span()), other, place)
