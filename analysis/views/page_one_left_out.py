"""Sources that page one does not name, though what they say is surely theirs.

Beside Ann Lee the page does not name "a passionate student", by whom the opening may mean her, nor
"Young Tram Driver", of whom the headline alone knows. In a piece of opinion the author's wording
may make a speaker of anybody ("the film finds her at home", "Ward holds forth on why we pay"):
there a source needs a verb of speech, a clause with "that", or words between quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.actors.mention_candidates import NAMING
from analysis.article.article import Article
from analysis.article.name_lists import noun_of, words_of
from analysis.article.reporting_verbs import has_verb
from analysis.article.sentences_and_words import count
from analysis.article.spans import Span
from analysis.article.text_kind import TextKind, text_kind
from analysis.claims.kind_by_rules import speaks
from analysis.statements.described_first import may_be_named_below
from analysis.statements.source_phrases import phrase, span_words
from analysis.statements.source_types import SourceType, described_type
from analysis.statements.statements import Statement, Statements

OPENING, SOON = 3, 4  # paragraphs in which somebody is described first, and then named
QUOTED = 2  # words between quotation marks that are surely somebody's
_MARKED = re.compile(r"[“\"](?P<words>[^“”\"]+)[”\"]")
_SAYS = re.compile(
    r"\b(?:according|accus\w+|add(?:s|ed)?|agree[ds]?|announc\w+|argu\w+|ask(?:s|ed)?|call(?:s|ed)?"
    r"|claim(?:s|ed)?|complain\w*|confirm\w*|critici\w+|demand\w*|den(?:y|ies|ied)|insist\w*"
    r"|report(?:s|ed)?|sa(?:y|ys|id)|tell|tells|told|urg\w+|warn\w*|writ\w+|wrote)\b",
    re.IGNORECASE,
)
_POLL = re.compile(r"\b(?:polls?|polling|surveys?|respondents)\b", re.IGNORECASE)
_SHARE = re.compile(r"\d\s?%|\b(?:percent|per cent|percentage points?)\b|\b\d+-\d+\b")
POLLS = 3  # paragraphs with a poll in an article of one, half of which have shares
_JUDGES = re.compile(r"\b(?:critical|supportive|wary|dismissive|skeptical|sceptical) of\b", re.I)
_ONE = frozenset(("a", "an", "one"))
# Works that show more than they say ("the film finds him at home"), and parts of a text.
PICTURES = frozenset(
    ("ad", "book", "cartoon", "clip", "documentary", "film", "footage", "movie", "photo", "series")
) | {
    *("show", "sketch", "song", "video", "headline", "caption", "line", "title", "slogan"),
    *("banner", "sign", "placard", "cover", "label"),
}


def may_be_another(said: Statements, rows: Sequence[Statement]) -> bool:
    r"""Whether a source may be one whom the article names, under other words.

    Args:
        said: The statements of an article.
        rows: Those of the source.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.statements.statements import statements
        >>> text = "A young sailor says that it rains.\n\n“It pours,” said Tom Ward.\n\nIt did."
        >>> said = statements(parse(text), method="rules")
        >>> [may_be_another(said, [s]) for s in said]
        [True, False]
    """
    return _in_headline_alone(said, rows) or _may_be_named(said, rows)


def is_loose(said: Statements, rows: Sequence[Statement]) -> bool:
    """Whether nothing that a source says in a piece of opinion is plainly told as its words.

    What a group at large says there ("conservatives", "many of my friends") is told so only where
    it is quoted.
    """
    if _holds_views(said, rows) or not _tells_anything(said, rows):
        return True
    if text_kind(said.article) is not TextKind.OPINION:
        return False
    text = said.article.text
    plain = (s for s in rows if is_plain(text, s))
    return not any(is_quoted(text, s) or not _is_group(said, s) for s in plain)


def _tells_anything(said: Statements, rows: Sequence[Statement]) -> bool:
    """Whether a source is quoted, or a clause tells it: not "was critical of the plan"."""
    text = said.article.text
    return any(
        is_quoted(text, s)
        or (speaks(span_words(text, s.content)) and not _JUDGES.search(span_words(text, s.cue)))
        for s in rows
    )


def _holds_views(said: Statements, rows: Sequence[Statement]) -> bool:
    """Whether a country or a group only does or thinks something: "Libertarians value work".

    Told so is what is quoted, or has a verb of saying or a clause with "that".
    """
    actor = said.cast.get(rows[0].speaker_id) if rows else None
    if actor is None or actor.kind not in ("place", "collective"):
        return False
    text = said.article.text
    first = span_words(text, rows[0].source).partition(" ")[0].lower()
    if actor.kind == "collective" and first in words_of("determiner"):
        return False
    return not any(
        is_quoted(text, s)
        or span_words(text, s.content).startswith("that ")
        or _SAYS.search(span_words(text, s.cue))
        for s in rows
    )


def is_quoted(text: str, statement: Statement) -> bool:
    """Whether at least two words of a statement stand between quotation marks."""
    words = span_words(text, statement.content)
    marked = (count(part["words"]) for part in _MARKED.finditer(words))
    return statement.kind == "direct" or max(marked, default=0) >= QUOTED


def _is_group(said: Statements, statement: Statement) -> bool:
    """Whether a source is many without a name."""
    actor = said.cast.get(statement.speaker_id)
    if actor is not None and actor.named:
        return False
    words = span_words(said.article.text, statement.source)
    return described_type(phrase(words)) is SourceType.GROUP


def is_plain(text: str, statement: Statement) -> bool:
    """Whether a statement is quoted, or told by a verb of speech and of no work of pictures.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.statements.statements import statements
        >>> text = "Ann Lee said that it rains. The new film shows that it rains."
        >>> [is_plain(text, s) for s in statements(parse(text), method="rules")]
        [True, False]
    """
    if is_quoted(text, statement):
        return True
    content, cue, source = (
        span_words(text, part) for part in (statement.content, statement.cue, statement.source)
    )
    told = has_verb(cue) or content.startswith("that ")
    return told and PICTURES.isdisjoint(phrase(source).words.lower().split())


def _in_headline_alone(said: Statements, rows: Sequence[Statement]) -> bool:
    """Whether only the headline has a source: no other paragraph names whoever it is."""
    heads = [p.span for p in said.article.paragraphs if p.kind == "headline"]
    if not all(s.source and any(head.holds(s.source[0]) for head in heads) for s in rows):
        return False
    keys = {s.speaker_id for s in rows} - {""}
    cast = said.cast
    return not any(
        cast.actors[m.actor].id in keys and m.kind in NAMING
        for m in cast.mentions
        if m.actor >= 0 and not any(head.holds(m.span) for head in heads)
    )


def _may_be_named(said: Statements, rows: Sequence[Statement]) -> bool:
    """Whether a source without a name may be somebody whom the article names below it."""
    actors = {actor.id: actor for actor in said.cast.actors}
    if any(s.speaker_id in actors and actors[s.speaker_id].named for s in rows):
        return False
    first = rows[0]
    if not first.source:
        return False
    words, place = span_words(said.article.text, first.source), first.source[0]
    return may_be_named_below(said, place, words) or _opens(said, words, place)


def _opens(said: Statements, words: str, place: Span) -> bool:
    """Whether an article begins with somebody, and soon behind names a speaker for the first time.

    "A driver" may be he; of several ("two drivers") or a spokesman that is not so likely.
    """
    one, body = phrase(words), said.article.body
    noun = noun_of(one.head)
    at = sum(paragraph.end <= place.start for paragraph in body)
    if one.first not in _ONE or noun is None or noun.kind != "person" or at > OPENING:
        return False
    window = Span(place.end, body[min(at + SOON, len(body) - 1)].end)
    speakers = {s.speaker_id for s in said} - {""}
    firsts: dict[str, int] = {}
    for mention in said.cast.mentions:
        actor = said.cast.actors[mention.actor]
        if mention.kind in NAMING and actor.named and actor.kind == "person":
            firsts.setdefault(actor.id, mention.span.start)
    return any(window.start <= firsts.get(key, -1) < window.end for key in speakers)


def tells_of_poll(article: Article) -> bool:
    """Whether an article tells mostly what a poll found."""
    body = [paragraph.of(article.text) for paragraph in article.body]
    shares = sum(_SHARE.search(paragraph) is not None for paragraph in body)
    polls = sum(_POLL.search(paragraph) is not None for paragraph in body)
    return polls >= POLLS and 2 * shares >= len(body)
