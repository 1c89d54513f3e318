"""What page one tells of what an article says: its news or its author's point, and its voices.

Each is told in the article's own words, with the way to them; ``page_one_precision.holds`` says
which kinds of sentence are right often enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from markupsafe import Markup

from analysis.actors.mention_candidates import NAMING
from analysis.article.lexicon import word_set
from analysis.article.link_boxes import link_boxes
from analysis.article.sentences_and_words import count
from analysis.article.spans import Span, minus
from analysis.article.text_kind import TextKind, text_kind
from analysis.claims.beginning import beginning
from analysis.claims.claim import Kind
from analysis.claims.clarity import is_clear
from analysis.claims.first_checks import excerpt, figure_in
from analysis.claims.main_points import authors_point, news
from analysis.claims.things_meant import things_meant
from analysis.common.english import capital
from analysis.common.html_table import link
from analysis.statements.attribution_candidate import Flag
from analysis.views import phrases
from analysis.views.claim_words import third_person
from analysis.views.page_one_names import as_told
from analysis.views.page_one_precision import LONGEST_CLAIM, check_first, holds, speaker_of
from analysis.views.page_one_quotes import quoted_sentences
from analysis.views.page_one_retold import retold_sentences
from analysis.views.page_one_said import Told

if TYPE_CHECKING:
    from analysis.claims.claim import Claim
    from analysis.pipeline import Analysis

# Why a claim is worth a check.
WHY: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.NUMBER: "data can confirm this figure",
        Kind.PAST: "records or witnesses can confirm this",
        Kind.PRESENT: "this can be looked up",
    }
)
Sentence = tuple[str, Markup, tuple[Span, ...]]  # its kind, as it is measured, and the words
QUOTES, RETELLS = 1.8, 1.5  # weight from which a sentence is quoted, and another one retold
ONE = 1.2  # weight from which one is quoted, where none has more
MOST, EACH = 3, 250  # voices that are told of: one, and one more for so many words, up to three
UNNAMED = 3  # sources without a name that are told of
_INSIDER = re.compile(  # "two people familiar with the talks", "a senior official"
    r"(?:an?|one|two|three|four|five|several|multiple|another|the|some)?\s?(?:[\w.-]+ ){0,4}?"
    r"(?:sources?|persons?|people|officials?|aides?|insiders?|diplomats?|advisers?|individuals?)"
    r"(?P<knows> (?:who (?:is|was|are|were) )?(?:\w+ )?(?:familiar|close|briefed|with (?:direct )?"
    r"knowledge|involved)\b.*)?\Z",
    re.IGNORECASE | re.DOTALL,
)
_OF_WHOM = re.compile(  # "people close to them", "one source"
    r"\b(?:him|them)\Z|\b(?:her|his|their)\b|\Aone (?:of .*|official|person|source)\Z"
)
_PLAINLY = re.compile(  # no name is needed where "officials" speak for their office
    r"\b(?:sources?|insiders?)\b|\b(?:senior|top|high-ranking|unnamed|unidentified|anonymous)\b",
    re.IGNORECASE,
)
_ANONYMOUS = re.compile(
    r"\banonym(?:ity|ous(?:ly)?)\b|\bnot (?:to )?be (?:named|identified)\b|\bwithheld\b"
    r"|\bdeclined to be (?:named|identified)\b|\bnot authori[sz]ed to\b",
    re.IGNORECASE,
)
_LEFT_OUT = re.compile(  # "these officials said"; a caption that is cut off
    r"\bthese [a-z]+ said\b|\.\.\s*\Z|\b(?:den(?:y|ies|ied)|dismiss(?:es|ed)|reject(?:s|ed)"
    r"|confirm(?:s|ed)|sa(?:ys|id)) (?:it|so|that|this)(?=[,.;])"
    r"|\bthere\b(?! (?:is|are|was|were|will|has|have|had|may|might|would|could)\b)"
)
_DOUBLE = re.compile(r"[“”\"]")
_CLOSES = re.compile(r"’(?!\w)")
_NEAR = 160  # characters around a source in which an article says that it keeps the name back


def told(a: Analysis) -> Iterator[Sentence]:
    """What page one says first: a report's news or how it begins, what an author argues."""
    span = news(a.statements, a.claims)
    if span and holds("news") and not _LEFT_OUT.search(a.article.text, span.start, span.end):
        words = _quotation(_without_links(a, span))
        html = Markup("<strong>The news</strong>, in the article’s words: “{}” ({}).")
        yield "news", html.format(words, _paragraph(a, span)), (span,)
    elif holds("begins") and (span := beginning(a.article)) and _by_itself(a, span):
        words = _quotation(_without_links(a, span))
        html = Markup("<strong>It begins</strong>: “{}” ({}).")
        yield "begins", html.format(words, _paragraph(a, span)), (span,)
    if holds("author's point") and (span := authors_point(a.statements, a.claims)):
        words = _quotation(_without_links(a, span))
        html = Markup("<strong>The author writes</strong>: “{}” ({}).")
        yield "author's point", html.format(words, _paragraph(a, span)), (span,)


def _by_itself(a: Analysis, span: Span) -> bool:
    """Whether a first sentence leans on nothing that a page has left out before it: "his watch"."""
    text, people = a.article.text, a.statements.cast
    plain = is_clear(text, [span], people) and not things_meant(text, [span], people)
    return plain and not _LEFT_OUT.search(text, span.start, span.end)


def voices_told(a: Analysis) -> Iterator[Sentence]:
    """What the voices of a report say, in a sentence of each."""
    first = {c.statement for c in check_first(a)} if holds("check first") else set()
    opening = news(a.statements, a.claims)
    for one in telling(a):
        shown = one.statement in first or (opening is not None and opening.overlap(one.span))
        kind = "retold" if one.verb else "quoted"
        if holds(kind) and not shown:
            yield kind, _says(a, one), (one.span,)


def telling(a: Analysis) -> tuple[Told, ...]:
    """What page one tells of the voices of a report: one sentence each, quoted ones first."""
    if text_kind(a.article) is not TextKind.REPORT:
        return ()
    most = min(MOST, 1 + sum(count(a.article.text, span) for span in a.article.body) // EACH)
    quotations, retellings = list(quoted_sentences(a)), list(retold_sentences(a))
    quoted = _best(quotations, QUOTES)[:most]
    names = {one.name for one in quoted}
    retold = [one for one in _best(retellings, RETELLS) if one.name not in names]
    told = (*quoted, *retold[: most - len(quoted)])
    return told or tuple(_best(quotations, ONE)[:1])


def _best(every: Iterable[Told], least: float) -> list[Told]:
    """The most telling sentence of each voice, the heaviest first."""
    best: dict[str, Told] = {}
    for one in every:
        if one.name not in best or one.weight > best[one.name].weight:
            best[one.name] = one
    return sorted((one for one in best.values() if one.weight >= least), key=lambda o: -o.weight)


def without_names(a: Analysis) -> Iterator[Sentence]:
    """Which sources surely speak without a name."""
    rows = unnamed(a)[:UNNAMED]
    if rows and holds("no name"):
        every = [_unnamed(number, words) for number, words, _ in rows]
        names = Markup(" and ").join(filter(None, (Markup(", ").join(every[:-1]), every[-1])))
        html = Markup("Sources <strong>without a name</strong> include {}.").format(names)
        yield "no name", html, tuple(span for _, _, span in rows)


def unnamed(a: Analysis) -> list[tuple[int, str, Span]]:
    """The sources of a report whose form says that their names are kept back, each once."""
    if text_kind(a.article) is not TextKind.REPORT:
        return []
    text, seen, out = a.article.text, set[str](), list[tuple[int, str, Span]]()
    for s in a.statements:
        if not (s.sure and s.listed and Flag.ANONYMOUS in s.flags and len(s.source) == 1):
            continue
        words = " ".join(s.source[0].of(text).split())
        match = _INSIDER.match(words.split(",")[0])
        around = text[max(0, s.source[0].start - _NEAR) : s.source[0].end + _NEAR]
        kept_back = match and (
            match["knows"] or _PLAINLY.search(match[0]) or _ANONYMOUS.search(around)
        )
        many = match and not match["knows"] and words.lower().startswith(("the ", "many "))
        back = many or (match and _OF_WHOM.search(match[0]))
        if match and kept_back and not back and " " in match[0] and words.lower() not in seen:
            seen.add(words.lower())
            out.append((s.number, match[0], s.source[0]))
    return out


def _unnamed(number: int, words: str) -> Markup:
    name = words if words[1:2].isupper() else f"{words[:1].lower()}{words[1:]}"
    return Markup("{} ({})").format(name, link(f"s{number}", f"statement {number}"))


def first_checks(a: Analysis) -> Iterator[Sentence]:
    """What to check first, and why."""
    first = check_first(a)
    if first and holds("check first"):
        text = Markup("; ").join(_to_check(a, c) for c in first)
        html = Markup("<strong>To check first</strong>: {}.").format(text)
        yield "check first", html, tuple(span for c in first for span in c.spans)


def _to_check(a: Analysis, c: Claim) -> Markup:
    name = speaker_of(a, c) if holds("speaker") else ""
    place = link(f"s{c.statement}", f"statement {c.statement}")
    where = Markup("{}, {}").format(name, place) if name else place
    words = excerpt(a.claims, c, LONGEST_CLAIM)
    return Markup("“{}” ({}){}").format(_quotation(words), where, _why_checkable(c, words))


def _why_checkable(c: Claim, words: str) -> str:
    """Why a claim is worth a check, where that is sure or the words shown have a figure."""
    figure = figure_in(words) is not None
    if c.kind is Kind.NUMBER:
        return f": {WHY[c.kind]}" if figure else ""
    return f": {WHY[c.kind]}" if c.kind_sure else ""


def _says(a: Analysis, one: Told) -> Markup:
    """A voice and a sentence of its, as the article quotes or retells it."""
    where, told = link(f"s{one.statement}", f"statement {one.statement}"), a.statements
    words, who = _quotation(_without_links(a, one.span)), capital(as_told(one.name, told))
    if one.verb:
        name, words = Markup("<strong>{}</strong>").format(who), _within(a, one.span, words)
        return Markup("{} {} that {} ({}).").format(name, one.verb, words, where)
    says = third_person("say", phrases.is_plural(one.name, told.cast))
    return Markup("<strong>{}</strong> {}: “{}” ({}).").format(who, says, words, where)


def _within(a: Analysis, span: Span, words: str) -> str:
    """Words within a sentence: with a small letter at the front, unless a name begins them."""
    first = words.split(maxsplit=1)[0]
    named = any(
        m.kind in NAMING for m in a.statements.cast.within(span) if m.span.start == span.start
    )
    small = first.lower() in word_set("function_words") or re.search(
        rf"\b{re.escape(first.lower())}\b", a.article.text
    )
    return words[:1].lower() + words[1:] if small and not named and first != "I" else words


def _without_links(a: Analysis, span: Span) -> str:
    """The words of a span, without the boxes of links that a page has run into them."""
    return " ".join(part.of(a.article.text) for part in minus(span, link_boxes(a.article.text)))


def _quotation(words: str) -> str:
    """Some words as they stand between quotation marks: those within become single ones."""
    words = " ".join(words.split())
    for left, right in (("“", "”"), ('"', '"')):
        if words[:1] == left and words[-1:] == right and not _DOUBLE.search(words[1:-1]):
            words = words[1:-1]
    words = _DOUBLE.sub(lambda mark: "‘" if _opens(words, mark.start()) else "’", words)
    words = words.rstrip(",; ") + "’" * (words.count("‘") > len(_CLOSES.findall(words)))
    return re.sub(r",(?=[’\"]\Z)", "", words.removesuffix("."))


def _opens(words: str, at: int) -> bool:
    return words[at] == "“" or (words[at] == '"' and (at == 0 or words[at - 1] in " (—–-"))


def _paragraph(a: Analysis, span: Span) -> Markup:
    place = a.places.paragraph(span)
    return link(f"t{a.places.sentence(span)}", f"paragraph {place}")
