"""Who says what, by form alone: quotation marks, reporting words and the words around them.

Each rule looks at one sentence (or paragraph) and leaves a candidate that names it. The learned
tagger leaves the same kind of candidate; combine_tagger_and_rules.py joins both.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from analysis.article.article import Article
from analysis.article.quotes import Quote, near, top
from analysis.article.reporting_verbs import lookup
from analysis.article.sentences_and_words import fewer, is_word, words
from analysis.article.spans import Span, trim
from analysis.statements.attribution_candidate import CONTINUES, Candidate, Rule
from analysis.statements.cue_subjects import (
    Cue,
    Sentence,
    between,
    cues_in,
    group,
    in_sentences,
    inverted,
    subject,
)
from analysis.statements.quotation_turns import in_words_of

_TRAIL = re.compile(r"[,;]?\s*(?:according to)\s+", re.IGNORECASE)
_LABEL = re.compile(
    r"(?:[^\W\d_]+\.?(?:[ .][^\W\d_][\w.’'-]{0,40}){0,3}|[A-Z][A-Z .’'-]{1,40})"
    r"(?:\s*\([^)\n]{1,40}\))?:\s+(?=\S)"
)
_SIGNED = re.compile(r"\s*(?:—|–|--|-)\s*(?=[^\W\d_a-z])")
REACH = 40  # words between a quotation and its cue
# No sentence has more candidates than this, no "according to" a longer source; to look no farther
# keeps the time in step with the length of a text that is none.
NEAREST = 40  # candidates
SOURCE = 400  # characters


def rule_candidates(article: Article, quotations: Sequence[Quote]) -> tuple[Candidate, ...]:
    """Every attribution that the rules see in an article, in the order of the text.

    Args:
        article: The article.
        quotations: Its quotations, as ``analysis.article.quotes.quotes`` gives them.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.article.quotes import quotes
        >>> article = parse('"It rains," said Ann Lee. She claimed that it pours.')
        >>> candidates = rule_candidates(article, quotes(article))
        >>> [(c.source[0].of(article.text), c.rules[0].value) for c in candidates]
        [('Ann Lee', 'quotation, cue'), ('She', 'cue, clause')]
    """
    out: list[Candidate] = []
    outermost = top(quotations)
    at = 0
    for paragraph in article.paragraphs:
        if paragraph.kind == "boilerplate":
            continue
        inside = []
        while at < len(outermost) and outermost[at].span.start < paragraph.span.end:
            if outermost[at].span.start >= paragraph.span.start:
                inside.append(outermost[at])
            at += 1
        if paragraph.kind == "body":
            last = out[-1] if out else None
            out += _in_paragraph(article.text, paragraph.own, tuple(inside), last)
    return tuple(_joined(out))


def _in_paragraph(
    text: str, span: Span, quotations: tuple[Quote, ...], last: Candidate | None
) -> list[Candidate]:
    label = _LABEL.match(text, span.start, span.end)
    speech = [q for q in quotations if q.kind == "speech"]
    if (
        label
        and label[0].strip(": ") not in ("Note", "Update", "Correction")
        and not (lookup(label[0].split()[-1].strip(": ")) or len(label[0].split()) > 4)
    ):
        name = trim(text, Span(*label.span()), ":")
        content = Span(label.end(), span.end)
        return [Candidate((name,), (Span(name.end, name.end + 1),), (content,), (Rule.NAME_COLON,))]
    out: list[Candidate] = []
    used: set[Span] = set()
    for sentence in in_sentences(text, span, quotations):
        for candidate in _in_sentence(sentence):
            out.append(candidate)
            used |= {
                q.span for c in candidate.content for q in near(quotations, c) if c.holds(q.inner)
            }
    _signed(text, span, speech, used, out)
    for quote in speech:
        if quote.span not in used:
            out.append(_left_over(quote, out, last))
    return sorted(out, key=lambda d: d.content[0])


def _in_sentence(s: Sentence) -> list[Candidate]:
    out: list[Candidate] = []
    cues = cues_in(s)
    speech = [q for q in s.quotes if q.kind == "speech"]
    for quote in speech:
        candidate = in_words_of(s.text, s.span.start, quote) or _quoted(s, quote, cues)
        if candidate:
            out.append(candidate)  # with the other quotations behind it
            break
    taken = {d.cue[0] for d in out}
    for cue in cues:
        if cue.span in taken:
            continue
        held = any(c.holds(cue.span) for d in out[-NEAREST:] for c in d.content)
        candidate = _indirect(s, cue, out)
        if candidate and (not held or candidate.content[0].of(s.text).startswith("that ")):
            out.append(candidate)
    return _nested(_according(s, out))


def _nested(candidates: list[Candidate]) -> list[Candidate]:
    """Of "A said that B told C that ..." one candidate remains, with B as its inner link."""
    out: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda d: (d.content[0].start, -d.content[-1].end)):
        held = [
            i
            for i in range(max(0, len(out) - NEAREST), len(out))
            if any(c.holds(k) for c in out[i].content for k in candidate.cue)
        ]
        if held and candidate.source:
            outer = out[held[-1]]
            out[held[-1]] = replace(outer, inner=(*outer.inner, *candidate.source))
        else:
            out.append(candidate)
    return out


def _quoted(s: Sentence, quote: Quote, cues: list[Cue]) -> Candidate | None:
    """A quotation with its cue: behind it, before it, or between its two parts."""
    first = bisect_left(cues, quote.span.end, key=lambda c: c.span.start)
    last = bisect_right(cues, quote.span.start, key=lambda c: c.span.end)
    after, before = cues[first : first + 1], cues[max(0, last - 1) : last]
    text = s.text
    ends = (
        quote.inner.of(text).rstrip()[-1:] in ",?!—-"
        or text[quote.span.end : quote.span.end + 1] in ",—"
    )
    if before:
        cue = before[-1]
        gap = Span(cue.span.end, quote.span.start)
        near = fewer(text, gap, 15)
        lead = gap.of(text).strip()
        if (near and (lead[-1:] in ",:" or not lead)) or (lead[-1:] == ":" and len(before) > 0):
            source = subject(s, cue)
            return Candidate(
                source, (_with_colon(text, cue.span, gap),), _run(s, quote), (Rule.CUE_QUOTATION,)
            )
        if near or not (ends and after):
            content = _clause(s, cue, quote)
            return Candidate(subject(s, cue), (cue.span,), content, (Rule.CUE_QUOTING_CLAUSE,))
    if after and fewer(text, Span(quote.span.end, after[0].span.start), REACH + 1):
        cue = after[0]
        source = between(s, quote, cue) or inverted(s, cue)
        content = _run(s, quote)
        return Candidate(source, (cue.span,), content, (Rule.QUOTATION_CUE,))
    return None


def _with_colon(text: str, cue: Span, gap: Span) -> Span:
    return Span(cue.start, cue.end + 1) if gap.of(text).startswith(":") else cue


def _run(s: Sentence, quote: Quote) -> tuple[Span, ...]:
    """The quotation and the ones behind it in its sentence."""
    return tuple(
        q.span for q in s.quotes if q.span.start >= quote.span.start and q.kind == "speech"
    )


def _clause(s: Sentence, cue: Cue, quote: Quote) -> tuple[Span, ...]:
    """What is said, from behind the cue to the end of the sentence."""
    start = cue.span.end
    that = re.compile(r"\s*(?:\S+\s+){0,6}?(?=that\b)").match(s.text, start, quote.span.start)
    if that:
        start = that.end()
    end = max(s.span.end, quote.span.end)
    return (_unstopped(s.text, Span(start, end)),)


def _unstopped(text: str, span: Span) -> Span:
    """Without the full stop at the end, as annotators leave it out."""
    span = trim(text, span, ",—–")
    if span and text[span.end - 1] in ".?!" and _last(text, Span(span.start, span.end - 1)) != ".":
        span = trim(text, Span(span.start, span.end - 1))
    return span


def _last(text: str, span: Span) -> str:
    """The last character that is no white space; empty where there is none."""
    at = span.end
    while at > span.start and text[at - 1].isspace():
        at -= 1
    return text[at - 1] if at > span.start else ""


def _indirect(s: Sentence, cue: Cue, out: list[Candidate]) -> Candidate | None:
    """A cue with a clause and no quotation of its own."""
    if cue.word.takes not in ("clause", "hearer", "out"):
        return None
    text, rest = s.text, s.tokens[cue.at + 1 : cue.at + 4]
    if not rest:
        return None
    here = Span(cue.span.end, s.span.end)
    that = re.compile(r"\s+(?:[^\s,]+\s+){0,5}?(?=that\s)").match(text, here.start, here.end)
    ended = [c.end for d in out[-NEAREST:] for c in d.content if c.end <= cue.span.start]
    front = Span(max([s.span.start, *ended]), cue.span.start)
    finite = not cue.word.form.endswith("ing")
    if not that and finite and _last(text, front) == ",":
        behind = inverted(s, cue)
        content = trim(text, front, ",")
        short = behind and s.span.end - behind[0].end <= 20
        if short and not fewer(text, content, 4):
            return Candidate(behind, (cue.span,), (content,), (Rule.CLAUSE_CUE,))
    brief = not that and fewer(text, here, 9)
    comma = text.rfind(",", front.start, front.end) if brief else -1
    if comma >= 0 and not text[comma + 1 : comma + 2].isdigit():
        content = trim(text, Span(front.start, comma))
        named = trim(text, Span(content.end, cue.span.start), ",—–")
        if not fewer(text, content, 4) and named and len(named.of(text).split()) <= 8:
            return Candidate((named,), (cue.span,), (content,), (Rule.CLAUSE_CUE,))
    if not that and (cue.word.takes == "hearer" or cue.word.takes == "out"):
        return None
    first = rest[0].of(text).lower()
    if not that and (
        first in group("source-end")
        or first in (",", ".", ":", ";", ")", "of", "it")
        or len(rest) < 3
    ):
        return None
    source = subject(s, cue)
    if not source or not any(is_word(t.of(text)) for t in words(text, source[0])):
        return None
    content = _unstopped(text, Span(that.end() if that else here.start, s.span.end))
    return Candidate(source, (cue.span,), (content,), (Rule.CUE_CLAUSE,)) if content else None


def _according(s: Sentence, out: list[Candidate]) -> list[Candidate]:
    """Take "according to X" as the outer link of a quotation, or as a statement."""
    for match in _TRAIL.finditer(s.text, s.span.start, s.span.end):
        here = Span(*match.span())
        if any(q.span.holds(here) for q in near(s.quotes, here) if q.kind == "speech"):
            continue
        end = re.compile(r"[,;:.](?=\s|$)|[“\"]|\s+(?:on|in) [A-Z]|$").search(
            s.text, match.end(), min(s.span.end, match.end() + SOURCE)
        )
        source = trim(s.text, Span(match.end(), end.start() if end else s.span.end), ",.—")
        cue = trim(s.text, Span(*match.span()), ",;")
        if not source:
            continue
        earlier = [d for d in out[-NEAREST:] if any(c.end <= cue.start for c in d.content)]
        if (
            earlier
            and Rule.QUOTATION_CUE in earlier[-1].rules
            and cue.start > earlier[-1].cue[0].end
        ):
            at = out.index(earlier[-1])
            out[at] = replace(
                earlier[-1], outer=(source,), rules=(*earlier[-1].rules, Rule.PASSED_ON)
            )
            continue
        first = cue.start - s.span.start < 3
        content = Span(source.end, s.span.end) if first else Span(s.span.start, cue.start)
        content = _unstopped(s.text, content)
        if content and not fewer(s.text, content, 3):
            out = [
                d
                for d in out
                if not any(content.holds(c) for c in d.content) or Rule.QUOTATION_CUE in d.rules
            ]
            out.append(Candidate((source,), (cue,), (content,), (Rule.ACCORDING_TO,)))
    return out


def _signed(
    text: str, span: Span, speech: list[Quote], used: set[Span], out: list[Candidate]
) -> None:
    """A quotation with a dash and a name behind it."""
    for quote in speech:
        dash = _SIGNED.match(text, quote.span.end, span.end)
        if dash and quote.span not in used and span.end - dash.end() <= 80:
            name = trim(text, Span(dash.end(), span.end), ".")
            out.append(
                Candidate(
                    (name,), (trim(text, Span(*dash.span())),), (quote.span,), (Rule.DASH_NAME,)
                )
            )
            used.add(quote.span)


def _left_over(quote: Quote, out: list[Candidate], last: Candidate | None) -> Candidate:
    """A quotation with no cue in its sentence goes on from the statement before it.

    Speech that a dash opens, which has no marks, is another's turn in each paragraph.
    """
    before = (d for d in reversed(out) if d.content[0].start < quote.span.start)
    previous = next(before, None if quote.span == quote.inner else last)
    if previous is None:
        return Candidate((), (), (quote.span,), (Rule.NO_SOURCE,), 0.3)
    rule = Rule.CONTINUES_PARAGRAPH if quote.continues else Rule.CONTINUES_STATEMENT
    return Candidate(
        previous.source,
        previous.cue,
        (quote.span,),
        (rule,),
        0.6,
        previous.outer,
    )


def _joined(candidates: list[Candidate]) -> Iterator[Candidate]:
    """A quotation that goes on becomes one more part of the statement that it goes on from."""
    current: Candidate | None = None
    parts: list[Span] = []
    for candidate in candidates:
        if current and not CONTINUES.isdisjoint(candidate.rules) and candidate.cue == current.cue:
            if CONTINUES.isdisjoint(current.rules):
                current = replace(current, rules=(*current.rules, *candidate.rules))
            parts += candidate.content
            continue
        if current:
            yield replace(current, content=tuple(parts))
        current, parts = candidate, [*candidate.content]
    if current:
        yield replace(current, content=tuple(parts))
