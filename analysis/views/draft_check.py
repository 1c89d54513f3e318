"""What a reader sees of a draft's check: each place beside its source, and the draft marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup, escape

from analysis.article.article import title_of
from analysis.article.spans import Span, merged, minus
from analysis.common.english import agree, capital, counted, in_a_row
from analysis.common.resources import stored
from analysis.common.sanitize import line, shown
from analysis.corpus.draft_check.check_draft import DraftCheck
from analysis.corpus.draft_check.finding import (
    NOT_FOUND,
    SENTENCES,
    Finding,
    Kind,
    Outcome,
    Passage,
    Unit,
)
from analysis.pipeline import Analysis
from analysis.statements.statements import UNNAMED

AROUND = 260  # characters of the draft, on either side, that are shown with a place
# Where the draft has the words as its own or somebody's, the two names may be what differs.
_BY = {Unit.QUOTATION: True, Unit.STATEMENT: True, Unit.SENTENCE: False}


@dataclass(frozen=True, slots=True)
class Side:
    """A passage as it is shown.

    Args:
        head: Where it stands: the draft, or which source.
        speaker: Whose words it is said to be; empty where nobody is asked.
        words: The passage, with the words that differ marked.
        wrong_speaker: Whether the speaker is what differs.
    """

    head: str
    speaker: str
    words: Markup
    wrong_speaker: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """A place of the draft with all that differs there.

    Args:
        number: From 1 on.
        title: What differs, in a few words.
        sentences: The same in a sentence each.
        draft: The draft's passage.
        sources: The passages of the sources; none where no source has it.
    """

    number: int
    title: str
    sentences: tuple[str, ...]
    draft: Side
    sources: tuple[Side, ...]


def cards(check: DraftCheck) -> tuple[Card, ...]:
    """Each place of a draft at which something differs, in order."""
    groups = [list(group) for _, group in groupby(check.findings, lambda f: (f.span, f.unit))]
    return tuple(_card(check, number, group) for number, group in enumerate(groups, 1))


def marked_draft(check: DraftCheck) -> tuple[Markup, ...]:
    """The draft's paragraphs; each place at which something differs leads to its card."""
    text = check.draft.article.text
    places = _apart(
        [(span, n) for n, ((span, _), _) in
         enumerate(groupby(check.findings, lambda f: (f.span, f.unit)), 1)]
    )  # fmt: skip
    link = Markup('<a class="place" href="#f{}"><mark>{}</mark></a>')
    return tuple(
        _pieces(text, p.span, [(s, n) for s, n in places if s.overlap(p.span)], link)
        for p in check.draft.article.paragraphs
    )


def summary(check: DraftCheck) -> str:
    """The result in a sentence.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.corpus.draft_check.check_draft import checked
        >>> from analysis.pipeline import analyse
        >>> a = analyse(parse('"It rains," said Ann Lee.'), method="rules")
        >>> summary(checked(a, [a]))
        'Nothing differs in 1 quotation compared.'
    """
    units = (
        (Unit.QUOTATION, "quotation"),
        (Unit.STATEMENT, "statement"),
        (Unit.SENTENCE, "sentence"),
    )
    compared, left = (
        [counted(n, name) for unit, name in units if (n := check.count(unit, outcome))]
        for outcome in (Outcome.COMPARED, Outcome.NOT_COMPARED)
    )
    rest = f" {in_a_row(left)} could not be compared." if left else ""
    if check.passed:
        return f"Nothing differs in {in_a_row(compared)} compared.{rest}"
    whole = f"Compared: {in_a_row(compared)}." if compared else "Nothing could be compared."
    missing = {(f.span, f.unit) for f in check.findings if f.kind in NOT_FOUND}
    differing = {(f.span, f.unit) for f in check.findings} - missing
    told = []
    if differing:
        told.append(
            f"{counted(len(differing), 'place')} {agree(len(differing), 'differs', 'differ')}"
        )
    if missing:
        were = agree(len(missing), "was", "were")
        place = counted(len(missing), "place") if not differing else f"{len(missing):,}"
        told.append(f"{place} {were} not found in the sources")
    return f"{capital(in_a_row(told))}. {whole}{rest}" if told else f"{whole}{rest}"


def lines(check: DraftCheck) -> Iterator[str]:
    """The findings as lines for a terminal."""
    yield summary(check)
    for number, (_, group) in enumerate(groupby(check.findings, lambda f: (f.span, f.unit)), 1):
        found = list(group)
        yield f"{number:>3}  {_title(found)}"
        text = check.draft.article.text
        yield f"     draft:  {_said(found[0].speaker)}{line(found[0].span.of(text), 400)}"
        for passage in _passages(found):
            source = check.sources[passage.source].article.text
            words = line(passage.span.of(source), 400)
            yield f"     source: {_said(passage.speaker)}{words}"


def reliability() -> str:
    """How often the check is right, as it was measured; empty where it was not."""
    row = stored("scores").get("check")
    if not row:
        return ""
    found = [kind["found"] for kind in row["recall"].values()]
    edits = sum(kind["n"] for kind in row["recall"].values())
    plain = row["unedited"]
    flagged, quotations = plain["quotations_with_a_finding"], plain["quotations"]
    return (
        f"Measured on {row['size']} articles: of {edits:,} errors of {len(found)} kinds that a "
        f"script made in drafts, the check found between {100 * min(found):.0f} and "
        f"{100 * max(found):.0f} of 100, depending on the kind; in drafts without errors it "
        f"flagged {flagged:,} of {quotations:,} quotations. "
        "It cannot judge a paraphrase in other words."
    )


def _card(check: DraftCheck, number: int, found: Sequence[Finding]) -> Card:
    first = found[0]
    text = check.draft.article.text
    sentences = tuple(SENTENCES[f.kind] for f in found)
    wrong = any(f.kind is Kind.SPEAKER for f in found)
    asked = _BY[first.unit]
    own = Side(
        "Draft",
        (line(first.speaker) or UNNAMED) if asked else "",
        _passage(text, _context(check.draft, first.span), first.span, _marks(found)),
        wrong,
    )
    others = tuple(
        Side(
            _head(check, passage),
            (line(passage.speaker) or UNNAMED) if asked else "",
            _passage(_text(check, passage), passage.span, None, passage.marks),
            wrong,
        )
        for passage in _passages(found)
    )
    return Card(number, _title(found), sentences, own, others)


def _title(found: Sequence[Finding]) -> str:
    return capital("; ".join(dict.fromkeys(f.kind.value for f in found)))


def _said(speaker: str) -> str:
    return f"{line(speaker)}: " if speaker else ""


def _head(check: DraftCheck, passage: Passage) -> str:
    if len(check.sources) == 1:
        return "Source"
    return (
        f"Source {passage.source + 1}: {line(title_of(check.sources[passage.source].article), 60)}"
    )


def _text(check: DraftCheck, passage: Passage) -> str:
    return check.sources[passage.source].article.text


def _passages(found: Sequence[Finding]) -> list[Passage]:
    """The passages of some findings at one place; one that several have, with the marks of all."""
    out: list[Passage] = []
    for passage in (p for f in found for p in f.passages):
        at = next(
            (n for n, p in enumerate(out)
             if p.source == passage.source and p.span.overlap(passage.span)), None
        )  # fmt: skip
        if at is None:
            out.append(passage)
            continue
        known = out[at]
        span = Span(
            min(known.span.start, passage.span.start), max(known.span.end, passage.span.end)
        )
        out[at] = Passage(known.source, span, merged((*known.marks, *passage.marks)), known.speaker)
    return out


def _bridged(text: str, marks: Sequence[Span]) -> tuple[Span, ...]:
    """Marks in order; those with nothing but space between them made one."""
    out: list[Span] = []
    for mark in merged(marks):
        if out and not text[out[-1].end : mark.start].strip():
            out[-1] = Span(out[-1].start, mark.end)
        else:
            out.append(mark)
    return tuple(out)


def _marks(found: Sequence[Finding]) -> tuple[Span, ...]:
    return merged(mark for f in found for mark in f.marks)


def _context(a: Analysis, span: Span) -> Span:
    """A place with what stands around it in its paragraph."""
    for paragraph in a.article.paragraphs:
        if paragraph.span.overlap(span):
            start = max(paragraph.span.start, span.start - AROUND)
            end = min(max(paragraph.span.end, span.end), span.end + AROUND)
            return Span(min(start, span.start), end)
    return span


def _passage(text: str, whole: Span, unit: Span | None, marks: Sequence[Span]) -> Markup:
    """A passage with its marks; what is looked at stands out from what stands around it."""
    mark = Markup('<mark class="differs">{1}</mark>')
    if unit is None:
        return _pieces(text, whole, [(m, 0) for m in _bridged(text, marks)], mark)
    inside = _pieces(text, unit, [(m, 0) for m in _bridged(text, marks) if unit.holds(m)], mark)
    before, behind = Span(whole.start, unit.start), Span(unit.end, max(unit.end, whole.end))
    return Markup('<span class="around">{}</span><span class="looked-at">{}</span>'
                  '<span class="around">{}</span>').format(
        _plain(text, before), inside, _plain(text, behind)
    )  # fmt: skip


def _pieces(text: str, whole: Span, places: Sequence[tuple[Span, int]], form: Markup) -> Markup:
    """A part of a text with some places in it set in a form."""
    out = []
    cut = [
        (Span(max(s.start, whole.start), min(s.end, whole.end)), n)
        for s, n in places
        if s.overlap(whole)
    ]
    rest = [(hole, -1) for hole in minus(whole, [s for s, _ in cut])]
    for span, number in sorted([*cut, *rest]):
        words = _plain(text, span)
        out.append(words if number < 0 else form.format(number, words))
    return Markup("").join(out)


def _plain(text: str, span: Span) -> Markup:
    return escape(shown(span.of(text)))


def _apart(places: Sequence[tuple[Span, int]]) -> list[tuple[Span, int]]:
    """The places that do not lie in one before."""
    out: list[tuple[Span, int]] = []
    for span, number in places:
        if not out or span.start >= out[-1][0].end:
            out.append((span, number))
    return out
