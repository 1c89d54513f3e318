"""Words stay in their paragraph: the last guard over the candidates.

Source and cue of a statement stand in one paragraph, and what it says without quotation marks
stands there too, unless a colon leads to it. Nothing is said in boilerplate, captions, subheadings,
datelines or front matter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from analysis.article.article import Article
from analysis.article.paragraphs import Paragraph, paragraph_at, parts
from analysis.article.quotes import Quote, near
from analysis.article.sentences_and_words import sentences
from analysis.article.spans import Span, trim
from analysis.statements.attribution_candidate import Candidate

SILENT = ("boilerplate", "heading", "caption")
DIRECTIONS = 3  # voices marked so make a text a script
_WHOLE = re.compile(r".*\b[A-Za-z]?[a-z]{2,}[.?!][”\"]? [A-Z]\Z", re.DOTALL)
_VOICE = re.compile(r"\b(?:VO|SOT|NATSOT|V/O)\b *(?:[-–—:]|(?=[A-Z]))")
_DIRECTION = re.compile(
    r"\(ON CAMERA\)|\bON CAMERA\b *[-–—:]?|\b(?:VO|SOT|NATSOT|V/O)\b *[-–—:]?"
    r"|\b(?:TC )?\d\d:\d\d:\d\d *[-–—] *\d\d:\d\d:\d\d\b"
)
QUOTED = 0.5  # share of a part that stands in quotation marks, from which on it may stand alone


def unfurnished(article: Article) -> str:
    """The text with blanks for front matter and labels with a colon, so that all offsets stay.

    Who reads the text would else take a place or "FILE PHOTO" for somebody who is quoted.

    Example:
        >>> from analysis.article.article import parse
        >>> unfurnished(parse("NORTHAM: It rained.")).strip()
        'It rained.'
    """
    text, out, at = article.text, [], 0
    for paragraph in article.paragraphs:
        start, end = paragraph.span.start, paragraph.own.start
        if paragraph.kind == "boilerplate" and paragraph.span.of(text).startswith("---\n"):
            end = paragraph.span.end
        if end > start and (":" in text[start:end] or text.startswith("Skip ", start)):
            blank = "".join(c if c in "\r\n" else " " for c in text[start:end])
            out += [text[at:start], blank]
            at = end
    return _without_directions("".join([*out, text[at:]]))


def _without_directions(text: str) -> str:
    """A script with blanks for its directions: "VO -", "SOT -", "(ON CAMERA)", time codes."""
    if len(_VOICE.findall(text)) < DIRECTIONS:
        return text
    return _DIRECTION.sub(lambda match: " " * len(match[0]), text)


def within_borders(
    article: Article, candidates: Sequence[Candidate], outer: Sequence[Quote]
) -> list[Candidate]:
    """The candidates without what would cross the end of a paragraph or stands in nobody's words.

    Args:
        article: The article.
        candidates: The candidates.
        outer: The quotations that stand in no other, in order.
    """
    out = []
    for candidate in candidates:
        kept = _kept(article, candidate, outer)
        if kept is not None:
            out.append(kept)
    return out


def _kept(article: Article, candidate: Candidate, outer: Sequence[Quote]) -> Candidate | None:
    every = article.paragraphs
    anchor = candidate.cue or candidate.content
    home = paragraph_at(every, anchor[0].start)
    if home >= 0 and _signs(article.text, candidate, every[home].kind):
        return candidate
    if home < 0 or every[home].kind in SILENT or not every[home].own.holds(anchor[0]):
        return None
    own = every[home].own
    cue = tuple(c for c in candidate.cue if own.holds(c))
    source = tuple(
        _in_one_sentence(article, own, s, anchor[0]) for s in candidate.source if own.holds(s)
    )
    content = [part for c in candidate.content for part in _inside(article, c, home, cue, outer)]
    if not content:
        return None
    if (cue, source, tuple(content)) == (candidate.cue, candidate.source, candidate.content):
        return candidate
    return replace(candidate, source=source, cue=cue, content=tuple(content))


def _in_one_sentence(article: Article, own: Span, part: Span, cue: Span) -> Span:
    """What of a source's words stands in the sentence of its cue, else in the last of theirs."""
    parted = sentences(article.text, [own])
    ends = [s.end for s in parted if part.start < s.end < part.end and _is_end(article.text, s.end)]
    if not ends:
        return part
    border = next((end for end in reversed(ends) if end <= cue.start), ends[-1])
    piece = Span(part.start, ends[0]) if cue.start < part.start else Span(border, part.end)
    return trim(article.text, piece, ".") or part


def _is_end(text: str, at: int) -> bool:
    """Whether a full stop ends a sentence and no abbreviation: "H.R. Hale", "(D-Ct.)"."""
    return _WHOLE.match(text, max(0, at - 8), at + 2) is not None


def _signs(text: str, candidate: Candidate, kind: str) -> bool:
    """Whether a name and the comma behind it sign the letter above them."""
    if kind != "heading" or len(candidate.cue) != 1 or not candidate.source:
        return False
    cue, name = candidate.cue[0], candidate.source[0]
    return cue.of(text) == "," and name.end == cue.start and candidate.content[-1].end < name.start


def _inside(
    article: Article, part: Span, home: int, cue: Sequence[Span], outer: Sequence[Quote]
) -> list[Span]:
    """What of a part of content may be of a cue in the paragraph ``home``."""
    pieces = list(parts(article.paragraphs, part))
    kept = []
    for at, piece in pieces:
        paragraph = article.paragraphs[at]
        item = paragraph.kind == "heading" and at > home and _led(article, home, cue)
        silent = paragraph.kind in SILENT and not item
        if not silent and (at == home or _may_cross(article, piece, at > home, home, cue, outer)):
            kept.append(piece)
    if len(kept) == len(pieces) and pieces and pieces[0][1].start == part.start:
        return [part]
    return [piece for piece in (trim(article.text, p) for p in kept) if piece]


def _may_cross(
    article: Article,
    piece: Span,
    behind: bool,
    home: int,
    cue: Sequence[Span],
    outer: Sequence[Quote],
) -> bool:
    quoted = sum(piece.overlap(q.span) for q in near(outer, piece) if q.kind == "speech")
    return quoted >= QUOTED * len(piece) or (behind and _led(article, home, cue))


def _led(article: Article, home: int, cue: Sequence[Span]) -> bool:
    """Whether the cue, or the paragraph that it stands in, ends in a colon."""
    paragraph: Paragraph = article.paragraphs[home]
    ends = [paragraph.own, *cue[-1:]]
    return bool(cue) and any(span.of(article.text).endswith(":") for span in ends)
