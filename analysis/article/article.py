"""From a file to an Article: its text as it was given, what is known of it, its paragraphs."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from html import escape
from itertools import chain, islice
from pathlib import Path
from types import MappingProxyType
from typing import Any

from analysis.article.columns import fields as columns_of
from analysis.article.columns import further
from analysis.article.dates import DayOrder, is_ambiguous, iso_date, order_of
from analysis.article.documents.document import Document
from analysis.article.input_formats import MANY, byline, file_bytes
from analysis.article.link_boxes import link_boxes
from analysis.article.markdown import is_markdown, markdown_text
from analysis.article.paragraphs import Paragraph, paragraphs_of
from analysis.article.sentences_and_words import count
from analysis.article.spans import Span, minus, trim
from analysis.common.jupyter import output
from analysis.common.loading import is_file, plain
from analysis.common.slugs import slugify
from analysis.errors import ArticleError, SaysoError

_NOTHING: Mapping[str, Any] = MappingProxyType({})
_FRONT = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?\r?\n)---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_CREDIT = re.compile(  # "[Ann Lee/AFP]", "Ann Lee via AFP"
    r"\s*[\[(][^\[\]()“”\"]{3,80}[\])]\s*\.?\Z|(?<=[.!?”\"’)])\s+(?:[A-Z][\w.:'’-]* (?:by )?)"
    r"{1,4}?[A-Z][\w.'’-]*\s?(?:/| via | \| )\s?[A-Z][^.“”\"]{1,60}\.?\Z"
)
_LOOKED_AT = 1000  # rows of a table that tell how its dates are written
_TWO_DAYS = (
    "Dates such as this one may begin with the day or the month; those of the table that may are "
    "kept as written, and nothing is sorted by them. Write them as 2025-06-03."
)


@dataclass(frozen=True, slots=True)
class Article:
    """A news article: the text as it was given and what is known of it.

    Args:
        text: The original text; every span of Sayso points into it.
        slug: A short name fit for a file; ``parse`` makes one of whatever it is given.
        title, outlet, date, url, author: As the side file, front matter or page says; else empty.
            Several authors are joined by semicolons.
        aliases: An actor's name and the other names it goes by, as the analyst gave them.
        paragraphs: In the order of the text.
        parameters: What the side file asks of the notebook.
        digest: SHA-256 of the file's bytes (of the text where there is no file).
        path: Where it was read from; empty for a text.
        id: What its row of a corpus calls it, to the letter; else the slug. Never a path.
        row: Its number among the articles of its file; 0 where the file is its own.
        notes: Sentences on what was left out or mended when it was read.
        columns: What else its row or side file says of it, such as a topic, by the column.
    """

    text: str
    slug: str = "article"
    title: str = ""
    outlet: str = ""
    date: str = ""
    url: str = ""
    author: str = ""
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: _NOTHING)
    paragraphs: tuple[Paragraph, ...] = ()
    parameters: Mapping[str, Any] = field(default_factory=lambda: _NOTHING)
    digest: str = ""
    path: str = ""
    id: str = ""
    row: int = field(default=0, compare=False)
    notes: tuple[str, ...] = field(default=(), compare=False)
    columns: Mapping[str, str] = field(default_factory=lambda: _NOTHING)

    @property
    def body(self) -> tuple[Span, ...]:
        """The words of all paragraphs but boilerplate, without datelines and boxes of links.

        Of a caption it has no credit at its end: "(Photo: Ann Lee, AP)".
        """
        own = (_uncredited(self.text, p) for p in self.paragraphs if p.kind != "boilerplate")
        boxes = link_boxes(self.text)
        if not boxes:
            return tuple(own)
        return tuple(
            part for span in own for piece in minus(span, boxes) if (part := trim(self.text, piece))
        )

    @property
    def word_count(self) -> int:
        """How many words the body has."""
        return sum(count(self.text, span) for span in self.body)

    def _repr_html_(self) -> str:
        return _card(self)

    def __repr__(self) -> str:
        return (
            f"<Article {self.slug!r}: {self.word_count} words, {len(self.paragraphs)} paragraphs>"
        )


def _uncredited(text: str, paragraph: Paragraph) -> Span:
    own = paragraph.own
    credit = _CREDIT.search(text, own.start, own.end) if paragraph.kind == "caption" else None
    return (trim(text, Span(own.start, credit.start())) if credit else own) or own


def title_of(article: Article) -> str:
    r"""What an article is called: its title, else its headline, else its short name.

    Example:
        >>> title_of(parse("Trams Are Late\n\nIt rained all day on Monday, and trams stood still."))
        'Trams Are Late'
    """
    headlines = (p.span.of(article.text) for p in article.paragraphs if p.kind == "headline")
    return article.title or next(headlines, "") or article.slug


def read(path: str | Path) -> Article:
    """Read one article from a file of any kind that the README names.

    A side file with the same name and the ending ``.yml`` adds title, outlet, date, url, author,
    aliases and parameters; front matter between ``---`` lines does the same.

    Raises:
        ArticleError: The file is missing, empty, binary, too large, or holds several articles.
        ParameterError: The side file or the front matter cannot be used.

    Example:
        >>> import tempfile, pathlib
        >>> file = pathlib.Path(tempfile.mkdtemp()) / "note.txt"
        >>> _ = file.write_text("Rain is likely, the mayor said.")
        >>> read(file).slug
        'note'
    """
    articles = list(_limited(read_all(path), 2))
    if len(articles) > 1:
        raise ArticleError(
            f"{path} contains more than one article; put each in a file of its own, or use a "
            "command that reads several: sayso statements, findings, run or corpus."
        )
    return articles[0]


def read_all(path: str | Path) -> Iterator[Article]:
    """Read every article of a file: one, or each of a table, a list or an export of a database.

    Raises:
        ArticleError: As for ``read``; a bad line is named by its number.
    """
    for outcome in read_each(path):
        if isinstance(outcome, SaysoError):
            raise outcome
        yield outcome


def read_each(path: str | Path, data: bytes | None = None) -> Iterator[Article | SaysoError]:
    """Every article of a file, and in place of each that cannot be read what is wrong with it.

    Args:
        path: The file.
        data: Its bytes, where it is not on the disk: then the path is but a name, whose ending
            says what the bytes are.

    Raises:
        ArticleError: The file itself cannot be read, or holds no article.
        ParameterError: The side file or the front matter of its one article cannot be used.
    """
    from analysis.article.read_by_format import contents

    path, stored = Path(path), data is None
    data = file_bytes(path) if data is None else data
    held = contents(data, path)
    if not isinstance(held, Document):
        for article in _rows(path, held):
            if isinstance(article, SaysoError) or stored:
                yield article
            else:
                yield replace(article, path="")
        return
    fields: dict[str, Any] = {
        "slug": slugify(path.stem),
        "digest": hashlib.sha256(data).hexdigest(),
        **held.facts,
    }
    if held.notes:
        fields["notes"] = held.notes
    if stored:
        fields["path"] = str(path)
        side = path.with_suffix(".yml")
        if path.suffix != ".yml" and is_file(side):
            from analysis.article.sidecar import side_file  # takes long to load; seldom needed

            fields |= side_file(side)
    if not held.text.strip():
        raise ArticleError(f"{path} has no text; name a file that contains an article.")
    yield parse(held.text, **fields)


def holds_many(path: str | Path) -> bool:
    """Whether a file has several articles, or may have: a table, a list, an export of a database.

    Example:
        >>> holds_many("news.csv")
        True
    """
    if Path(path).suffix.lower() in MANY:
        return True
    try:
        return len(list(_limited(read_all(path), 2))) > 1
    except SaysoError:  # it is told when its turn comes
        return False


def parse(text: str, slug: str = "article", **facts: Any) -> Article:
    r"""An Article from a text that is already at hand; the text stays as it is.

    Raises:
        ParameterError: The front matter cannot be used.

    Example:
        >>> parse("A Headline Here\n\nIt rained, she said.").paragraphs[1].kind
        'body'
    """
    front = _FRONT.match(text)
    fields: dict[str, Any] = {}
    if front:
        from analysis.article.sidecar import side_fields

        fields = side_fields(front.group(1), "the front matter", strict=False)
    has_fields = bool(fields)  # what the front matter says may be known from elsewhere as well
    fields |= {"id": slugify(slug)} | facts
    fields["date"] = iso_date(fields.get("date", ""))
    article = Article(text=text, slug=slugify(slug), **fields)
    start = front.end() if front and has_fields else 0
    paragraphs = paragraphs_of(text, start, article.title)
    if start:
        paragraphs = (Paragraph(Span(0, start), "boilerplate"), *paragraphs)
    digest = article.digest or hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return replace(article, paragraphs=paragraphs, digest=digest)


def without_markup(text: str) -> str:
    """A text in Markdown as plain text; its front matter stays."""
    front = _FRONT.match(text)
    start = front.end() if front else 0
    return text[:start] + markdown_text(text[start:])


def _limited(articles: Iterator[Article], most: int) -> Iterator[Article]:
    for _, article in zip(range(most), articles, strict=False):
        yield article


def _rows(path: Path, rows: Iterator[tuple[str, Any]]) -> Iterator[Article | SaysoError]:
    count, told = 0, False
    first = list(islice(rows, _LOOKED_AT))
    order = day_order([row for _, row in first])
    for count, (where, row) in enumerate(chain(first, rows), 1):
        try:
            if isinstance(row, SaysoError):
                yield row
                continue
            article = row_article(path, where, row, count, order)
            if not told and is_ambiguous(article.date):
                article, told = replace(article, notes=(*article.notes, _TWO_DAYS)), True
            yield article
        except SaysoError as error:
            yield error
    if not count:
        raise ArticleError(f"{path} contains no article.")


def day_order(rows: Sequence[Any]) -> DayOrder:
    """Whether day or month comes first in the dates of a table, as its rows tell."""
    return order_of(str(columns_of(r).get("date", "")) for r in rows if isinstance(r, dict))


def row_article(
    path: Path, where: str, row: Any, number: int, order: DayOrder = DayOrder.UNKNOWN
) -> Article:
    """The article in one row of a corpus.

    Args:
        path: The corpus.
        where: The row's place, for a message.
        row: An object with a ``text``; for other names of its fields see ``columns``.
        number: The row's number; with the corpus's name it makes the slug of a row without an id.
        order: Whether day or month comes first in the dates of the column.

    Raises:
        ArticleError: The row is no article.

    Example:
        >>> row_article(Path("a.jsonl"), "line 3", {"text": "It rains."}, 3).slug
        'a-3'
    """
    from analysis.article import text_repair

    place = f"{path}, {where}"
    if not isinstance(row, dict):
        raise ArticleError(f"{place}, is not an object with a text; see the README.")
    values = columns_of(row)
    text = values.pop("text", None)
    if not isinstance(text, str):
        shown = ", ".join(map(str, row))[:200]
        raise ArticleError(
            f'{place}, has no "text", only {shown or "nothing"}; each article needs one.'
        )
    text, notes = text_repair.repaired(text, place)
    text = without_markup(text) if is_markdown(text) else text
    if not text.strip():
        raise ArticleError(f'{place}, has no words in its "text"; each article needs some.')
    if isinstance(values.get("outlet"), dict):  # as news APIs have it
        values["outlet"] = values["outlet"].get("name") or ""
    values["author"] = byline(values.get("author"))
    facts = {
        name: plain(value, f"{place}: {name!r}", ArticleError)
        for name, value in values.items()
        if value
    }
    ident = facts.pop("id", "") or f"{path.stem}-{number}"
    facts |= {"date": iso_date(facts["date"], order)} if "date" in facts else {}
    facts |= {name: text_repair.plain(facts[name])[0] for name in facts if name != "url"}
    more = {name: text_repair.plain(words)[0] for name, words in further(row).items()}
    return parse(
        text, slug=slugify(ident), id=ident, path=str(path), row=number, notes=notes,
        columns=MappingProxyType(more), **facts,
    )  # fmt: skip


def _card(article: Article) -> str:
    """A few lines that show an article in a notebook."""
    facts = [
        article.outlet,
        article.date,
        f"{article.word_count:,} words",
        f"{len(article.paragraphs)} paragraphs",
    ]
    title = article.title or article.slug
    return output(
        f"<p><strong>{escape(title)}</strong><br>"
        f'<span class="dim">{escape(" · ".join(filter(None, facts)))}</span></p>'
    )
