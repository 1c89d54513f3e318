"""An article on the workbench: its corrections are opened, added to, undone, saved beside it.

All of it is functions from one ``Bench`` to the next, so that it works without a browser; the
widgets of ``notebooks/explore.ipynb`` only call them. What can be corrected is in
``workbench_edits``.
"""

from __future__ import annotations

import glob
from dataclasses import dataclass, replace
from pathlib import Path

from markupsafe import Markup

from analysis.article.article import Article, read
from analysis.article.collection import files
from analysis.article.input_formats import MANY
from analysis.common import fingerprint
from analysis.common.atomic_files import plain_bytes, put
from analysis.common.english import counted
from analysis.common.html import Html
from analysis.common.slugs import slugify
from analysis.errors import ParameterError
from analysis.pipeline import analyse
from analysis.statements.apply_corrections import corrected
from analysis.statements.corrections import (
    HEAD,
    Correction,
    Outcome,
    path_beside,
    read_corrections,
    written,
)
from analysis.statements.statements import Statement, Statements


@dataclass(frozen=True, slots=True, repr=False)
class Bench:
    """An article on the workbench.

    Args:
        given: The article as it was read.
        article: The same with the names that the corrections add.
        uncorrected: The statements as Sayso finds them.
        corrections: The corrections, those of the file first.
        statements: The statements as corrected.
        outcomes: What became of each correction.
        path: The file of corrections; None for an article that has no file of its own.
        stored: What that file holds; None where there is none.
        first: The corrections that were in the file when it was opened.
        original: What the file held then; None where there was none.
        coder: Who works on it, as the file is to say; empty for nobody in particular.
    """

    given: Article
    article: Article
    uncorrected: Statements
    corrections: tuple[Correction, ...]
    statements: Statements
    outcomes: tuple[Outcome, ...]
    path: Path | None = None
    stored: bytes | None = None
    first: tuple[Correction, ...] = ()
    original: bytes | None = None
    coder: str = ""

    def __repr__(self) -> str:
        state = "saved" if self.saved else "not saved"
        return (
            f"<Bench: {self.article.slug!r}, {counted(len(self.statements), 'statement')}, "
            f"{counted(len(self.corrections), 'correction')}, {state}>"
        )

    @property
    def saved(self) -> bool:
        """Whether the file holds all corrections, and no other."""
        return self.stored == to_store(self)


def articles(folder: str | Path) -> tuple[Path, ...]:
    """The files of a folder that each contain an article, sorted by name.

    Raises:
        ParameterError: There is no such folder.
        ArticleError: It cannot be read.
    """
    if not Path(folder).is_dir():
        raise ParameterError(f"There is no folder {folder}; name one that contains articles.")
    held = files(folder, deep=False)
    return tuple(path for path in held if path.suffix.lower() not in MANY)


def bench(path: str | Path, method: str = "tagger", coder: str = "", own: bool = False) -> Bench:
    """Put an article and its corrections, if there are any, on the workbench.

    Args:
        path: The article's file.
        method: What finds the statements, ``tagger`` or ``rules``.
        coder: Who works on it; stands in the file beside each correction.
        own: Whether this coder has a file of corrections alone, which no report applies: so two
            coders can work on one article without seeing each other's.

    Raises:
        ArticleError: The article cannot be read.
        ParameterError: Its corrections cannot, or a coder with a file alone has no name.
    """
    article = read(path)
    beside = coder_path(article, coder) if own else path_beside(article)
    there = beside is not None and beside.is_file()
    stored = plain_bytes(beside) if beside is not None and there else None
    corrections = read_corrections(beside) if beside is not None and there else ()
    a = analyse(article, method=method, by_hand=corrections)
    return Bench(
        given=article,
        article=a.article,
        uncorrected=a.uncorrected,
        corrections=corrections,
        statements=a.statements,
        outcomes=a.outcomes,
        path=beside,
        stored=stored,
        first=corrections,
        original=stored,
        coder=coder.strip(),
    )


def coder_path(article: Article, coder: str) -> Path | None:
    """Where a coder's corrections alone stand; None where the article has no file of its own.

    Raises:
        ParameterError: The coder has no name.
    """
    if not coder.strip():
        raise ParameterError("Say who you are first: a file of your own needs a name.")
    shared = path_beside(article)
    return shared and shared.with_suffix(f".{slugify(coder)}.yml")


def coder_files(article: Article) -> dict[str, Path]:
    """The files of corrections beside an article: the shared one, and each coder's own by name."""
    shared = path_beside(article)
    if shared is None:
        return {}
    stem = shared.name.removesuffix(".yml")
    own = sorted(
        path for path in shared.parent.glob(f"{glob.escape(stem)}.*.yml") if path.is_file()
    )
    named = {path.name.removeprefix(f"{stem}.").removesuffix(".yml"): path for path in own}
    return ({"shared": shared} if shared.is_file() else {}) | named


def statement(on: Bench, number: int) -> Statement:
    """The statement of this number.

    Raises:
        ParameterError: There is none.
    """
    for one in on.statements:
        if one.number == number:
            return one
    count = counted(len(on.statements), "statement")
    raise ParameterError(f"There is no statement {number}; the article has {count}.")


def names(on: Bench) -> tuple[str, ...]:
    """The actors that a statement can be given to: all persons, bodies and groups of the cast."""
    known = [a.name for a in on.statements.cast.actors if a.kind not in ("place", "document")]
    return tuple(sorted(dict.fromkeys([*known, *(s.speaker for s in on.statements if s.speaker)])))


def undo(on: Bench) -> Bench:
    """Undo the last correction.

    Raises:
        ParameterError: There is none.
    """
    if not on.corrections:
        raise ParameterError("There is no correction to undo.")
    return _again(on, on.corrections[:-1])


def to_store(on: Bench) -> bytes | None:
    """What the file of corrections is to hold; None where there is to be none.

    With nothing corrected it is what was there to the byte, and what is new stands below what was
    there, so that an analyst's own comments stay.
    """
    if on.corrections == on.first:
        return on.original
    known = len(on.first)
    if (
        on.original
        and on.corrections[:known] == on.first
        and on.original[:2] not in (b"\xff\xfe", b"\xfe\xff")
    ):
        end = b"" if on.original.endswith(b"\n") else b"\n"
        whole = on.original + end + written(on.corrections[known:]).encode()
        if _reads_as(whole, on.corrections):
            return whole
    if not on.corrections:
        return None
    return (HEAD + written(on.corrections)).encode()


def save(on: Bench) -> tuple[Bench, Path]:
    """Write the corrections beside the article; the file is complete or unchanged.

    Raises:
        ParameterError: The article has no file of its own, somebody else has changed the
            corrections meanwhile, or the folder cannot be written to.
    """
    path = on.path
    if path is None:
        raise ParameterError("The article has no file of its own; save it as a file first.")
    data = to_store(on)
    try:
        there = plain_bytes(path) if path.exists() else None
        if there != on.stored:
            raise ParameterError(
                f"{path.name} was changed since you opened it; open the article again to see how, "
                "and repeat what you have not saved."
            )
        if data is not None:
            put(path, data)
        elif there is not None:
            path.unlink()
    except OSError as error:
        raise ParameterError(f"{path} cannot be written: {error.strerror}.") from error
    return replace(on, stored=data), path


def log(on: Bench) -> Html:
    """The corrections, one on each line, and whether they are saved."""
    lines = [line_of(o) for o in on.outcomes] or ["No corrections yet."]
    state = "" if on.saved else "Not saved yet."
    listed = Markup("").join(Markup("<li>{}</li>").format(line) for line in lines)
    return Html(Markup("<ul>{}</ul><strong>{}</strong>").format(listed, state), "; ".join(lines))


def line_of(outcome: Outcome) -> str:
    """A correction and what became of it, in a line."""
    one = outcome.correction
    words = " ".join(one.words.split())
    cut = words if len(words) <= 50 else words[:49].rstrip() + "…"
    return f"“{cut}”: {outcome.message}" if words else outcome.message


def with_correction(on: Bench, correction: Correction) -> Bench:
    """The workbench with one more correction, signed and dated.

    Raises:
        ParameterError: It cannot be applied.
    """
    stamp = fingerprint.now().isoformat().replace("+00:00", "Z")
    new = _again(on, (*on.corrections, replace(correction, who=on.coder, when=stamp)))
    if not new.outcomes[-1].fits:
        raise ParameterError(new.outcomes[-1].message)
    return new


def _again(on: Bench, corrections: tuple[Correction, ...]) -> Bench:
    """The workbench with these corrections; the article is read again where names have changed."""
    old, new = (
        [c.names for c in some if c.verb == "alias"] for some in (on.corrections, corrections)
    )
    if old != new:
        a = analyse(on.given, method=on.uncorrected.method, by_hand=corrections)
        return replace(
            on,
            article=a.article,
            uncorrected=a.uncorrected,
            corrections=corrections,
            statements=a.statements,
            outcomes=a.outcomes,
        )
    statements, outcomes = corrected(on.uncorrected, corrections)
    return replace(on, corrections=corrections, statements=statements, outcomes=outcomes)


def _reads_as(data: bytes, corrections: tuple[Correction, ...]) -> bool:
    """Whether a file with these bytes would be read as these corrections."""
    from analysis.common.loading import yaml_value
    from analysis.statements.correction_file import checked

    try:
        return checked(yaml_value(data.decode("utf-8-sig"), "it"), "it") == corrections
    except (ParameterError, UnicodeDecodeError):
        return False
