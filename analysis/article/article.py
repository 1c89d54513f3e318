"""From a file to an Article: its text as it was given, what is known of it, its paragraphs."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from html import escape
from pathlib import Path
from types import MappingProxyType
from typing import Any

from analysis.article.formats import (
    FACTS,
    PAGES,
    byline,
    csv_table,
    decode,
    file_bytes,
    json_lines,
    json_rows,
    lines_of,
    page_text,
)
from analysis.article.markdown import ENDINGS as MARKDOWN
from analysis.article.markdown import is_markdown, markdown_text
from analysis.article.paragraphs import Paragraph, paragraphs_of
from analysis.article.spans import Span
from analysis.article.tokens import count
from analysis.common.jupyter import output
from analysis.common.loading import is_file, plain
from analysis.common.slugs import slugify
from analysis.errors import ArticleError, SaysoError

COLUMNS = {"publisher": "outlet", "source": "outlet", "headline": "title", "content": "text"}
_NOTHING: Mapping[str, Any] = MappingProxyType({})
_FRONT = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?\r?\n)---[ \t]*(?:\r?\n|\Z)", re.DOTALL)


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

    @property
    def body(self) -> tuple[Span, ...]:
        """The words of all paragraphs but boilerplate, without datelines."""
        return tuple(p.own for p in self.paragraphs if p.kind != "boilerplate")

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


def title_of(article: Article) -> str:
    r"""What an article is called: its title, else its headline, else its short name.

    Example:
        >>> title_of(parse("Trams Are Late\n\nIt rained all day on Monday, and trams stood still."))
        'Trams Are Late'
    """
    headlines = (p.span.of(article.text) for p in article.paragraphs if p.kind == "headline")
    return article.title or next(headlines, "") or article.slug


def read(path: str | Path) -> Article:
    """Read one article from a .txt, .md, .html, .json, .jsonl or .csv file.

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
            f"{path} contains more than one article; put each in a file of its own, "
            "or use a command that reads several."
        )
    return articles[0]


def read_all(path: str | Path) -> Iterator[Article]:
    """Read every article of a file: one, or one a line (.jsonl) or row (.csv).

    Raises:
        ArticleError: As for ``read``; a bad line is named by its number.
    """
    for outcome in read_each(path):
        if isinstance(outcome, SaysoError):
            raise outcome
        yield outcome


def read_each(path: str | Path) -> Iterator[Article | SaysoError]:
    """Every article of a file, and in place of each that cannot be read what is wrong with it.

    Raises:
        ArticleError: The file itself cannot be read, or holds no article.
        ParameterError: The side file or the front matter of its one article cannot be used.
    """
    path = Path(path)
    data = file_bytes(path)
    suffix = path.suffix.lower()
    if suffix in (".jsonl", ".ndjson"):
        yield from _rows(path, json_lines(path, lines_of(data, str(path))))
        return
    if suffix == ".csv":
        yield from _rows(path, csv_table(path, lines_of(data, str(path))))
        return
    text = decode(data, str(path), markup=suffix in PAGES)
    if suffix == ".json":
        yield from _rows(path, json_rows(path, text))
        return
    fields = {
        "slug": slugify(path.stem),
        "digest": hashlib.sha256(data).hexdigest(),
        "path": str(path),
    }
    if suffix in PAGES:
        text, page_fields = page_text(path, text)
        fields |= page_fields
    elif suffix in MARKDOWN or is_markdown(text):
        text = _without_markup(text)
    side = path.with_suffix(".yml")
    if path.suffix != ".yml" and is_file(side):
        from analysis.article.sidecar import side_file  # takes long to load, and is seldom needed

        fields |= side_file(side)
    if not text.strip():
        raise ArticleError(f"{path} has no text; name a file that contains an article.")
    yield parse(text, **fields)


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
    article = Article(text=text, slug=slugify(slug), **fields)
    start = front.end() if front and has_fields else 0
    paragraphs = paragraphs_of(text, start, article.title)
    if start:
        paragraphs = (Paragraph(Span(0, start), "boilerplate"), *paragraphs)
    digest = article.digest or hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return replace(article, paragraphs=paragraphs, digest=digest)


def _without_markup(text: str) -> str:
    """A text in Markdown as plain text; its front matter stays."""
    front = _FRONT.match(text)
    start = front.end() if front else 0
    return text[:start] + markdown_text(text[start:])


def _limited(articles: Iterator[Article], most: int) -> Iterator[Article]:
    for _, article in zip(range(most), articles, strict=False):
        yield article


def _rows(path: Path, rows: Iterator[tuple[str, Any]]) -> Iterator[Article | SaysoError]:
    count = 0
    for count, (where, row) in enumerate(rows, 1):
        try:
            yield row if isinstance(row, SaysoError) else row_article(path, where, row, count)
        except SaysoError as error:
            yield error
    if not count:
        raise ArticleError(f"{path} contains no article.")


def row_article(path: Path, where: str, row: Any, number: int) -> Article:
    """The article in one row of a corpus.

    Args:
        path: The corpus.
        where: The row's place, for a message.
        row: An object with a ``text``; other names for its fields are in ``COLUMNS``.
        number: The row's number; with the corpus's name it makes the slug of a row without an id.

    Raises:
        ArticleError: The row is no article.

    Example:
        >>> row_article(Path("a.jsonl"), "line 3", {"text": "It rains."}, 3).slug
        'a-3'
    """
    if not isinstance(row, dict):
        raise ArticleError(f"{path}, {where}, is not an object with a text; see the README.")
    row = {
        COLUMNS.get(str(k).lower(), str(k).lower()): v
        for k, v in row.items()
        if k and v is not None
    } | {str(k): v for k, v in row.items() if k == "text"}
    if not isinstance(row.get("text"), str) or not row["text"].strip():
        raise ArticleError(f'{path}, {where}, has no "text"; each article needs one.')
    if isinstance(row.get("outlet"), dict):  # as news APIs have it
        row["outlet"] = row["outlet"].get("name")
    row["author"] = byline(row.get("author"))
    values = {
        k: plain(row[k], f"{path}, {where}: {k!r}", ArticleError)
        for k in ("id", *FACTS)
        if row.get(k)
    }
    facts = {k: v for k, v in values.items() if k != "id"}
    ident = values.get("id") or f"{path.stem}-{number}"
    text = _without_markup(row["text"]) if is_markdown(row["text"]) else row["text"]
    return parse(text, slug=slugify(ident), id=ident, path=str(path), **facts)


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
