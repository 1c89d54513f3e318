"""Whose words are whose: the article's text parted into the reporter's and the speakers'.

One rule, wherever voices are told apart: words between quotation marks that belong to a statement
are its speaker's, a single held-off word among them; the marks are the reporter's, and so what
scare quotes do is his doing. The wording of a paraphrase is the reporter's too, though what it says
is the speaker's: ``voices`` gives it to the reporter, ``shares`` counts it for the speaker apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType

from analysis.article.article import Article
from analysis.article.paragraphs import parts
from analysis.article.quotes import Quote, near, quotes, top
from analysis.article.sentences_and_words import count
from analysis.article.spans import Span, finder, minus, trim
from analysis.article.text_kind import TextKind, text_kind
from analysis.statements.attribution_candidate import OWN_WORDS
from analysis.statements.statement_class import StatementClass
from analysis.statements.statements import UNNAMED, Statement, Statements

REPORTER = "reporter"
QUOTED = "quoted"
CLOSE = 1.5  # times the words of the next, below which a lead is close
THE_REPORTER, THE_AUTHOR = "The reporter", "The author"  # how that voice is shown
NOT_SURELY = "not surely anybody’s"  # how words of statements that are not sure are shown


class Voice(StrEnum):
    """Whose words they are, quoted or in paraphrase."""

    REPORTER = "reporter"
    SPEAKER = "speaker"
    UNNAMED = "unnamed"
    UNSURE = "unsure"


_SHOWN = MappingProxyType(
    {Voice.REPORTER: THE_REPORTER, Voice.UNNAMED: UNNAMED, Voice.UNSURE: NOT_SURELY}
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of one voice.

    Args:
        span: Where it stands.
        voice: ``reporter`` or ``quoted``.
        speaker: The quoted speaker's name; empty for the reporter and for an unnamed speaker.
        statement: The number of the statement it belongs to; 0 for the reporter's own words.
    """

    span: Span
    voice: str
    speaker: str = ""
    statement: int = 0


@dataclass(frozen=True, slots=True)
class Share:
    """How many of an article's words one speaker has.

    Args:
        voice: Whose words they are.
        name: The speaker's; empty for the reporter and for an unnamed speaker.
        quoted: Words inside quotation marks.
        paraphrased: Words of the speaker in the reporter's paraphrase: of what was said or written.
        statements: The numbers of the speaker's statements, thoughts and deeds included.
    """

    voice: Voice
    name: str
    quoted: int
    paraphrased: int
    statements: tuple[int, ...]

    @property
    def speaker(self) -> str:
        """The speaker for readers: a name, or the word for its lack."""
        return _SHOWN.get(self.voice, self.name)

    @property
    def words(self) -> int:
        """All words that are the speaker's."""
        return self.quoted + self.paraphrased


def voices(article: Article, statements: Statements | None = None) -> tuple[Stretch, ...]:
    """The body of an article, parted by voice, in order and without a gap.

    Args:
        article: The article.
        statements: Its statements. Without them, whole quotations are the quoted voice, and single
            words in quotation marks the reporter's.

    Example:
        >>> from analysis.article.article import parse
        >>> from analysis.statements.statements import statements
        >>> article = parse('He said: "It rains a lot here." Then he left.')
        >>> said = statements(article, method="rules")
        >>> [s.span.of(article.text) for s in voices(article, said) if s.voice == "quoted"]
        ['It rains a lot here.']
    """
    quoted = _by_marks(quotes(article)) if statements is None else _quoted(statements)
    find = finder([stretch.span for stretch in quoted])
    out: list[Stretch] = []
    for paragraph in article.body:
        # One that goes on over a border is told in each paragraph, with the words that stand there.
        inside = [
            replace(
                one,
                span=Span(max(one.span.start, paragraph.start), min(one.span.end, paragraph.end)),
            )
            for one in (quoted[at] for at in find(paragraph))
        ]
        rest = minus(paragraph, [stretch.span for stretch in inside])
        stretches = [*inside, *(Stretch(span, REPORTER) for span in rest)]
        out += sorted(stretches, key=lambda stretch: stretch.span)
    return tuple(out)


def shares(
    statements: Statements, *, all_classes: bool = False, unsure_apart: bool = False
) -> tuple[Share, ...]:
    """Every speaker's words, most first; the reporter's own words as the last entry.

    Each word of the article's body is counted once: quoted, told in paraphrase, or the reporter's
    own. A statement within another gives its words to the outer one, unless only the inner one is
    sure and those that are not are told apart. What somebody only thinks, plans or does is told in
    the reporter's words, and counts as those.

    Args:
        statements: The statements.
        all_classes: Whether thoughts, plans and deeds count as words of theirs all the same.
        unsure_apart: Whether the words of statements that are not sure are an entry of their own,
            before the reporter's; those that no report lists count as the reporter's.
    """
    article = statements.article
    owner = {
        s.number: (
            (Voice.UNSURE, "")
            if unsure_apart and not s.sure
            else (Voice.SPEAKER if s.speaker else Voice.UNNAMED, s.speaker)
        )
        for s in statements
    }
    quoted: Counter[tuple[Voice, str]] = Counter()
    paraphrased: Counter[tuple[Voice, str]] = Counter()
    numbers: dict[tuple[Voice, str], list[int]] = {}
    taken: list[Span] = []
    for stretch in voices(article, statements):
        if stretch.voice == QUOTED:
            quoted[owner[_surest(statements, stretch, owner)]] += count(article.text, stretch.span)
            taken.append(stretch.span)
    paraphrase = paraphrased_parts(article, statements)
    for statement in sorted(statements, key=lambda s: (s.within, s.number)):
        if unsure_apart and not statement.listed:
            continue
        numbers.setdefault(owner[statement.number], []).append(statement.number)
        if not (all_classes or statement.statement_class is StatementClass.SPEECH):
            continue
        for span in paraphrase[statement.number]:
            for piece in minus(span, taken):
                paraphrased[owner[statement.number]] += count(article.text, piece)
            taken.append(span)
    rows = [
        Share(voice, name, quoted[voice, name], paraphrased[voice, name], tuple(sorted(which)))
        for (voice, name), which in numbers.items()
    ]
    rows.sort(key=lambda row: (row.voice is Voice.UNSURE, -row.words, row.statements))
    own = article.word_count - sum(row.words for row in rows)
    return (*rows, Share(Voice.REPORTER, "", 0, max(0, own), ()))


def leading(statements: Statements) -> str:
    """The name of who says or writes most; where that is close, thoughts and deeds count too."""
    rows = [row for row in shares(statements) if row.voice is Voice.SPEAKER]
    if len(rows) > 1 and rows[0].words < CLOSE * rows[1].words:
        rows = [row for row in shares(statements, all_classes=True) if row.voice is Voice.SPEAKER]
    return rows[0].name if rows else ""


def name_of(statement: Statement) -> str:
    """The speaker's name, or the word for its lack."""
    return statement.speaker or UNNAMED


def own_voice(article: Article) -> str:
    r"""How an article's own voice is shown: who gives an opinion is no reporter.

    Example:
        >>> from analysis.article.article import parse
        >>> own_voice(parse("Rain fell.")), own_voice(parse("Opinion\n\n" + "Rain is good. " * 50))
        ('The reporter', 'The author')
    """
    return THE_AUTHOR if text_kind(article) is TextKind.OPINION else THE_REPORTER


def voice_name(speaker: str, statement: int, own: str = THE_REPORTER) -> str:
    """Whose words some are, as it is shown: a speaker's, an unnamed one's, or the article's own.

    Args:
        speaker: The speaker's name; empty for none.
        statement: The number of the statement; 0 for the article's own words.
        own: How the article's own voice is shown.

    Example:
        >>> voice_name("Ann Lee", 3), voice_name("", 3), voice_name("", 0)
        ('Ann Lee', 'unnamed', 'The reporter')
    """
    return (speaker or UNNAMED) if statement else own


def paraphrased_parts(article: Article, statements: Statements) -> dict[int, tuple[Span, ...]]:
    """For each statement the parts of its content that stand in the reporter's words."""
    marks = [q for q in top(statements.quotes) if q.kind != "nickname"]
    out = {}
    for statement in statements:
        parts = [
            trim(article.text, part, ',.“”"')
            for content in statement.content
            for part in minus(content, [q.span for q in near(marks, content)])
        ]
        out[statement.number] = tuple(p for p in parts if p)
    return out


def _surest(
    statements: Statements, stretch: Stretch, owner: Mapping[int, tuple[Voice, str]]
) -> int:
    """The statement whose speaker's some quoted words are: a sure one within one that is not."""
    if owner[stretch.statement][0] is not Voice.UNSURE:
        return stretch.statement
    inner = (
        s.number
        for s in statements
        if s.within == stretch.statement
        and owner[s.number][0] is not Voice.UNSURE
        and any(c.overlap(stretch.span) > len(stretch.span) // 2 for c in s.content)
    )
    return next(inner, stretch.statement)


def _quoted(statements: Statements) -> list[Stretch]:
    """The quoted words with their speaker; a statement within another leaves them to it."""
    out = [*_turns(statements)]
    spoken = finder([stretch.span for stretch in out])
    taken: set[Span] = set()
    owners = sorted(statements, key=lambda s: (s.within, s.number))
    rows = [(content, owner) for owner in owners for content in owner.content]
    find = finder([content for content, _ in rows])
    for quote in top(statements.quotes):
        if quote.kind == "nickname" or quote.inner in taken or not quote.inner:
            continue
        if spoken(quote.inner):
            continue  # it stands within what somebody says, and is told in that voice
        within = [rows[at] for at in find(quote.inner)]
        half = len(quote.inner) // 2
        whole = next((s for content, s in within if content.overlap(quote.inner) > half), None)
        if whole is not None:
            out.append(Stretch(quote.inner, QUOTED, whole.speaker, whole.number))
            taken.add(quote.inner)
        else:
            out += _pieces(quote.inner, within)
    return sorted(out, key=lambda stretch: stretch.span)


def _pieces(inner: Span, rows: Sequence[tuple[Span, Statement]]) -> Iterator[Stretch]:
    """The parts of a quotation that are statements, where none has most of it."""
    last = inner.start
    for content, statement in sorted(rows, key=lambda row: row[0]):
        start, end = max(content.start, last), min(content.end, inner.end)
        if start < end:
            yield Stretch(Span(start, end), QUOTED, statement.speaker, statement.number)
            last = end


def _turns(statements: Statements) -> Iterator[Stretch]:
    """The turns of a conversation, paragraph by paragraph, without the marks around them."""
    text = statements.article.text
    for statement in statements:
        if not OWN_WORDS.isdisjoint(statement.rules):
            for content in statement.content:
                for _, part in parts(statements.article.paragraphs, content):
                    span = trim(text, part, '“”"')
                    if span:
                        yield Stretch(span, QUOTED, statement.speaker, statement.number)


def _by_marks(quotations: Sequence[Quote]) -> list[Stretch]:
    """Whole quotations, where nothing tells whose they are."""
    return [Stretch(q.inner, QUOTED) for q in top(quotations) if q.kind == "speech" and q.inner]
