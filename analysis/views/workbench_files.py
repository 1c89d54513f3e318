"""Articles that a person pastes or uploads into a folder: each becomes a new file of its own."""

from __future__ import annotations

from pathlib import Path

from analysis.article.article import read
from analysis.article.collection import holds_articles
from analysis.article.input_formats import LARGEST, MANY
from analysis.common.atomic_files import put
from analysis.common.loading import why
from analysis.common.sanitize import line
from analysis.common.slugs import slugify
from analysis.errors import ParameterError, SaysoError

LONGEST_TITLE = 120  # characters of a first line that is taken for the title


def pasted(
    folder: str | Path, text: str, title: str = "", outlet: str = "", date: str = ""
) -> Path:
    r"""Write a pasted article into a folder; what is known of it goes into a side file.

    Args:
        folder: Where to; it must be there.
        text: The article.
        title: Its title, after which the file is named; by default a short first line.
        outlet: Who published it.
        date: When, as YYYY-MM-DD.

    Returns:
        The new file; nothing that was there is ever replaced.

    Raises:
        ParameterError: There is no text, or the folder cannot be written to.

    Example:
        >>> import tempfile
        >>> pasted(tempfile.mkdtemp(), "Rain Comes\n\nIt rains, she said.").name
        'rain-comes.txt'
    """
    if not text.strip():
        raise ParameterError("There is no text; paste an article first.")
    first = text.strip().splitlines()[0].strip()
    name = title.strip() or (first if len(first) <= LONGEST_TITLE else "article")
    facts = {"title": title, "outlet": outlet, "date": date}
    side = {key: line(value) for key, value in facts.items() if value.strip()}
    return _kept(Path(folder), slugify(name), ".txt", text.encode("utf-8", "replace"), side)


def uploaded(folder: str | Path, name: str, data: bytes) -> Path:
    """Write an uploaded file into a folder, where it is one that contains an article.

    Args:
        folder: Where to; it must be there.
        name: What the file is called on the other machine; only its ending and letters count.
        data: Its bytes.

    Raises:
        ParameterError: It is of another kind or too large, or the folder cannot be written to.
        ArticleError: It cannot be read as an article; it is not kept then.
    """
    given = Path(name.replace("\\", "/").rpartition("/")[2])
    ending = given.suffix.lower()
    if ending in MANY:
        raise ParameterError(
            f"{line(given.name, 80)} is a table of many articles; here each needs a file of its "
            "own. Open the table in corpus.ipynb."
        )
    if not holds_articles(given):
        raise ParameterError(
            f"{line(given.name, 80)} is of a kind that Sayso cannot read here; save it as .txt, "
            ".md or .html."
        )
    if len(data) > LARGEST:
        raise ParameterError(f"{line(given.name, 80)} is larger than {LARGEST // 1_000_000} MB.")
    return _kept(Path(folder), slugify(given.stem), ending, data, {})


def _kept(folder: Path, slug: str, ending: str, data: bytes, side: dict[str, str]) -> Path:
    import yaml

    if not folder.is_dir():
        raise ParameterError(f"There is no folder {folder}; name one that is there.")
    path = _free(folder, slug, ending)
    try:
        put(path, data)
        if side:
            put(path.with_suffix(".yml"), yaml.safe_dump(side, allow_unicode=True, sort_keys=False))
    except OSError as error:
        raise ParameterError(f"{folder} cannot be written to: {why(error)}.") from error
    try:
        read(path)
    except SaysoError:
        path.unlink()
        path.with_suffix(".yml").unlink(missing_ok=True)
        raise
    return path


def _free(folder: Path, slug: str, ending: str) -> Path:
    """A name that no article, side file or corrections in the folder have."""
    number = 1
    while True:
        name = slug if number == 1 else f"{slug}-{number}"
        stems = {path.name.partition(".")[0] for path in folder.iterdir()}
        if name not in stems:
            return folder / f"{name}{ending}"
        number += 1
