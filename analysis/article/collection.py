"""The articles of a folder, or of a file with many: which files count, and in what order.

Everything that walks a folder of articles walks it here, so that a report, a comparison, a corpus
and a reference of one folder are of the same articles.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from analysis.article.article import Article, read_all, read_each
from analysis.article.documents.detect_format import SUFFIXES
from analysis.article.input_formats import MANY, PAGES
from analysis.common import fingerprint
from analysis.common.atomic_files import is_plain
from analysis.common.loading import is_file, kept, why
from analysis.errors import ArticleError, SaysoError

ONE = tuple(
    suffix for suffix in SUFFIXES if suffix not in MANY
)  # some may hold several all the same
SIDES = (".yml", ".corrections.yml")  # what may stand beside an article, of the same name
# What Sayso lays into the folder of a report, and into that of a corpus.
REPORT = ("manifest.json", "failure.html", "changes.html", "findings.json", "article.txt", "data",
          "analysis.json", "analysis.schema.json")  # fmt: skip
CORPUS = ("corpus.json", "parts", "names.parquet", "copies.parquet")
_HIDDEN = (".", "~$")  # Word lays "~$x.docx" beside a document that is open
OWN_PAGE = b'<meta name="generator" content="Sayso '


def files(source: str | Path, *, deep: bool = True) -> list[Path]:
    """The files that hold articles: those of a folder, sorted, or the file itself.

    Left out of a folder are hidden files and folders, lock files of Word, files of other kinds
    (side files and corrections are of one), and what Sayso itself has written there.

    Args:
        source: A folder or a file.
        deep: Whether the folders in a folder count as well.

    Raises:
        ArticleError: There is no such file or folder, or it cannot be read.

    Example:
        >>> import tempfile
        >>> folder = Path(tempfile.mkdtemp())
        >>> for name in ("b.txt", "a.xhtml", ".hidden.txt", "a.yml"):
        ...     _ = (folder / name).write_text("It rained, she said.")
        >>> [path.name for path in files(folder)]
        ['a.xhtml', 'b.txt']
    """
    path = present(source)
    if not path.is_dir():
        return [path]
    return [file for file in walk(path, deep=deep) if holds_articles(file)]


def articles(source: str | Path) -> Iterator[Article]:
    """Every article of a folder, by the names of its files, or of one file.

    Raises:
        ArticleError: There is no such file or folder, one cannot be read, or none is there.
        ParameterError: A side file or front matter cannot be used.
    """
    held = files(source)
    if not held:
        raise nothing_in(source)
    for file in held:
        yield from read_all(file)


def each_article(source: str | Path) -> Iterator[tuple[Path, Article | SaysoError]]:
    """Every article of a folder or file with its file, or what is wrong with it, and the rest.

    Raises:
        ArticleError: There is no such file or folder, or it holds no articles.
    """
    held = files(source)
    if not held:
        raise nothing_in(source)
    for file in held:
        try:
            for article in read_each(file):
                yield file, article
        except SaysoError as error:
            yield file, error


def nothing_in(source: str | Path) -> ArticleError:
    """What to say of a source without any article."""
    return ArticleError(f"{source} contains no articles; name a folder or file that does.")


def holds_articles(path: Path) -> bool:
    """Whether a file's name says that articles are in it.

    Example:
        >>> holds_articles(Path("a.XHTML")), holds_articles(Path("a.corrections.yml"))
        (True, False)
    """
    return path.suffix.lower() in ONE + MANY


def left_out(source: str | Path) -> list[Path]:
    """The files of a folder that are of a kind that Sayso does not read; side files are none."""
    path = Path(source)
    if not path.is_dir():
        return []
    sides = (".yml", ".yaml", ".toml", ".ipynb")
    return [
        file for file in walk(path)
        if not holds_articles(file) and file.suffix.lower() not in sides
    ]  # fmt: skip


def side_files(path: Path) -> list[Path]:
    """What stands beside an article's file: its facts and aliases, its corrections."""
    return [side for side in map(path.with_suffix, SIDES) if side != path and is_file(side)]


def present(source: str | Path) -> Path:
    """The path of a source, which is there.

    Raises:
        ArticleError: It is not, or nobody can tell.
    """
    path = Path(source)
    try:
        there = path.exists()
    except (OSError, ValueError) as error:  # a name may be too long, or hold a NUL
        reason = why(error) if isinstance(error, OSError) else str(error)
        raise ArticleError(f"{path} cannot be read: {reason}.") from error
    if not there:
        raise ArticleError(f"There is no file or folder {path}; check the name.")
    return path


def walk(folder: Path, *, deep: bool = True) -> Iterator[Path]:
    """Every file of a folder that is not hidden and that Sayso has not made, sorted, of any kind.

    Raises:
        ArticleError: The folder cannot be read.
    """
    yield from _walk(folder, deep, frozenset())


def _walk(folder: Path, deep: bool, above: frozenset[Path]) -> Iterator[Path]:
    above |= {folder.resolve()}
    try:
        inside = sorted(path for path in folder.iterdir() if not path.name.startswith(_HIDDEN))
        ours = _own_names(folder)
        for path in inside:
            if path.name in ours:
                continue
            if path.is_dir():
                # A link to a folder that it stands in would be walked for ever.
                if deep and path.resolve() not in above:
                    yield from _walk(path, deep, above)
            elif path.is_file() and not is_own_page(path):
                yield path
    except OSError as error:
        raise ArticleError(f"{folder} cannot be read: {why(error)}.") from error


def _own_names(folder: Path) -> frozenset[str]:
    """The names of what Sayso has laid into a folder: a report's, or a corpus's."""
    names: set[str] = set()
    if manifest := fingerprint.read(folder):
        names |= {*REPORT, *manifest.get("outputs", ())}
    if "form" in kept(folder / "corpus.json"):
        names |= set(CORPUS)
    return frozenset(names)


def is_own_page(path: Path) -> bool:
    """Whether a page is one of Sayso's: a report, an index, a list of changes, a failure."""
    if path.suffix.lower() not in PAGES or not is_plain(path):
        return False
    try:
        with path.open("rb") as file:
            return OWN_PAGE in file.read(4000)
    except OSError:  # it is told when the article is read
        return False
