"""What a reader sees of a draft's check: each place beside its source, and the draft marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from markupsafe import Markup, escape

from analysis.article.article import Article, title_of
from analysis.article.quotes import top
from analysis.article.spans import Span, merged, minus
from analysis.common.english import agree, capital, counted, in_a_row
from analysis.common.resources import stored
from analysis.common.sanitize import line, shown
from analysis.corpus.draft_check.check_draft import DraftCheck
from analysis.corpus.draft_check.finding import (
    NOT_FOUND,
    SENTENCES,
    CheckedPart,
    Finding,
    Kind,
    Outcome,
    Passage,
    Unit,
)
from analysis.pipeline import Analysis
from analysis.statements.statements import UNNAMED

AROUND = 260  # characters of the draft, on either side, that are shown with a place
SURE_SHARE = 0.6  # of a statement's words; with fewer, a passage may say another thing
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


def name_of(article: Article, most: int = 120) -> str:
    """What a text is called: its title or headline, else its file's name.

    Example:
        >>> from analysis.article.article import parse
        >>> name_of(parse("It rains, said Ann Lee.", "note"))
        'note'
    """
    name = title_of(article)
    return line(Path(article.path).name if name == article.slug and article.path else name, most)


def cards(check: DraftCheck) -> tuple[Card, ...]:
    """Each place of a draft at which something differs, in order."""
    groups = [list(group) for _, group in groupby(check.findings, lambda f: (f.span, f.unit))]
    return tuple(_card(check, number, group) for number, group in enumerate(groups, 1))


def found_parts(check: DraftCheck) -> tuple[tuple[Side, Side], ...]:
    """Each part of a draft in which nothing differs, with the passage that it was compared with.

    Those that share fewest words with their passage come first: they are the least sure.
    """
    return tuple(
        (_part_side(check, part), _source_side(check, part.passages[0], bool(part.speaker)))
        for part in sorted(_right(check), key=lambda part: part.share)
    )


def in_doubt(check: DraftCheck) -> int:
    """In how many of these a passage has so few of the words that it may say another thing."""
    return sum(part.share < SURE_SHARE for part in _right(check))


def _right(check: DraftCheck) -> list[CheckedPart]:
    wrong = [f.span for f in check.findings]
    compared = [p for p in check.parts if p.outcome is Outcome.COMPARED and p.passages]
    return [part for part in compared if not any(map(part.span.overlap, wrong))]


def left_parts(check: DraftCheck) -> tuple[Side, ...]:
    """Each part of a draft that could not be compared."""
    return tuple(
        _part_side(check, part) for part in check.parts if part.outcome is Outcome.NOT_COMPARED
    )


def _part_side(check: DraftCheck, part: CheckedPart) -> Side:
    text = check.draft.article.text
    return Side("", line(part.speaker), _plain(text, part.span))


def _source_side(check: DraftCheck, passage: Passage, asked: bool, wrong: bool = False) -> Side:
    a = check.sources[passage.source]
    words = _passage(a.article.text, passage.span, None, passage.marks)
    before, behind = quotation_edges(a, passage.span)
    speaker = line(passage.speaker) if asked else ""
    return Side(_head(check, passage), speaker, escape(before) + words + escape(behind), wrong)


def quotation_edges(a: Analysis, span: Span) -> tuple[str, str]:
    """The marks that a passage lacks where it begins or ends within a quotation, with a gap.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.pipeline import analyse
        >>> a = analyse(parse('"It rains. It is late," said Ann Lee.'), method="rules")
        >>> quotation_edges(a, Span(11, 37)), quotation_edges(a, Span(0, 10))
        (('"… ', ''), ('', ' …"'))
    """
    before = behind = ""
    for quote in top(a.quotes):
        if quote.span.start < span.start < quote.inner.end:
            gap = "… " if a.article.text[quote.inner.start : span.start].strip() else ""
            before = a.article.text[quote.span.start : quote.inner.start] + gap
        if quote.inner.start < span.end < quote.inner.end:
            behind = " …" + a.article.text[quote.inner.end : quote.span.end]
    return before, behind


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
    compared, left = (
        [counted(n, unit.value) for unit in Unit if (n := check.count(unit, outcome))]
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
    """The findings, and what could not be compared, as lines for a terminal."""
    yield summary(check)
    text = check.draft.article.text
    for number, (_, group) in enumerate(groupby(check.findings, lambda f: (f.span, f.unit)), 1):
        found = list(group)
        yield f"{number:>3}  {_title(found)}"
        yield f"     draft:  {_said(found[0].speaker)}{line(found[0].span.of(text), 400)}"
        for passage in _passages(found):
            a = check.sources[passage.source]
            before, behind = quotation_edges(a, passage.span)
            words = line(f"{before}{passage.span.of(a.article.text)}{behind}", 400)
            which = f"source {passage.source + 1}" if len(check.sources) > 1 else "source"
            yield f"     {which}: {_said(passage.speaker)}{words}"
    for part in check.parts:
        if part.outcome is Outcome.NOT_COMPARED:
            yield f"  -  Not compared: {_said(part.speaker)}{line(part.span.of(text), 400)}"


def reliability() -> str:
    """How often the check is right, as it was measured; empty where it was not."""
    row = stored("scores").get("check")
    if not row:
        return ""
    found = [round(100 * kind["found"]) for kind in row["recall"].values()]
    edits = sum(kind["n"] for kind in row["recall"].values())
    hand = row["by_hand"]
    plain = [row["unedited"][f"{unit.value}s"] for unit in Unit]
    flagged = sum(counts["differ"] + counts["not_found"] for counts in plain)
    return (
        f"Measured on {row['size']} articles. Of {edits:,} errors of {len(found)} kinds that a "
        f"script made in drafts, the check told between {min(found)} and {max(found)} "
        f"of 100, depending on the kind; in drafts that only shorten their source, it flagged "
        f"{flagged:,} of {sum(counts['n'] for counts in plain):,} places. What a person gets wrong "
        f"in a paraphrase is told less often: {hand['told']} of {hand['faults']} faults that a "
        f"person wrote into paraphrases of {hand['articles']} articles; of {hand['right']} "
        f"paraphrases without a fault, {hand['flagged']} {agree(hand['flagged'], 'was', 'were')} "
        "flagged."
    )


def _card(check: DraftCheck, number: int, found: Sequence[Finding]) -> Card:
    first = found[0]
    text = check.draft.article.text
    sentences = tuple(SENTENCES[f.kind] for f in found)
    wrong = any(f.kind is Kind.SPEAKER for f in found)
    asked = _BY[first.unit]
    bridged = all(f.kind is not Kind.JOINED for f in found)  # else the pieces stay apart
    own = Side(
        "Draft",
        (line(first.speaker) or UNNAMED) if asked else "",
        _passage(text, _context(check.draft, first.span), first.span, _marks(found), bridged),
        wrong,
    )
    others = tuple(_source_side(check, passage, asked, wrong) for passage in _passages(found))
    return Card(number, _title(found), sentences, own, others)


def _title(found: Sequence[Finding]) -> str:
    words = dict.fromkeys(
        f"{f.unit.value} {f.kind.value}" if f.kind is Kind.NO_STATEMENT else f.kind.value
        for f in found
    )
    return capital("; ".join(words))


def _said(speaker: str) -> str:
    return f"{line(speaker)}: " if speaker else ""


def _head(check: DraftCheck, passage: Passage) -> str:
    if len(check.sources) == 1:
        return "Source"
    return f"Source {passage.source + 1}: {name_of(check.sources[passage.source].article, 60)}"


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


def _passage(
    text: str, whole: Span, unit: Span | None, marks: Sequence[Span], bridge: bool = True
) -> Markup:
    """A passage with its marks; what is looked at stands out from what stands around it."""
    mark = Markup('<mark class="differs">{1}</mark>')
    places = [(m, 0) for m in (_bridged(text, marks) if bridge else marks)]
    if unit is None:
        return _pieces(text, whole, places, mark)
    inside = _pieces(text, unit, [(m, n) for m, n in places if unit.holds(m)], mark)
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
