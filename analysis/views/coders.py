"""How far coders agree who have each corrected one article, as a table."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

from markupsafe import Markup

from analysis.article.article import read
from analysis.common.english import counted
from analysis.common.html import Html
from analysis.common.html_table import Look, html_rows
from analysis.errors import ParameterError
from analysis.pipeline import analyse
from analysis.statements.agreement import Agreement, agreement
from analysis.statements.corrections import read_corrections
from analysis.views.workbench import coder_files

NOTE = (
    "All began with the statements that Sayso lists, so most rows agree before anybody has looked. "
    "“Touched” counts only the statements that one of the two added, dropped, changed or accepted. "
    "F1: Hripcsak and Rothschild 2005. Alpha, from below 0 (chance) to 1 (full agreement): "
    "Krippendorff 2011; he asks for 0.80 and accepts 0.667 for tentative conclusions."
)


def between(
    path: str | Path, first: str | Path, second: str | Path, method: str = "tagger"
) -> Agreement:
    """How far two files of corrections of one article agree.

    Args:
        path: The article's file.
        first: One coder's corrections.
        second: The other's.
        method: What finds the statements that both began with.

    Raises:
        ArticleError: The article, or a file of corrections, cannot be read.
        ParameterError: A file is no list of corrections.
    """
    article = read(path)
    sides = [
        analyse(article, method=method, by_hand=read_corrections(file), deep=False).statements
        for file in (first, second)
    ]
    return agreement(*sides)


def agreement_table(path: str | Path, method: str = "tagger") -> Html:
    """How far all coders agree whose corrections lie beside an article, pair by pair.

    Raises:
        ArticleError: The article cannot be read.
        ParameterError: A file of corrections cannot.
    """
    files = coder_files(read(path))
    if len(files) < 2:
        sentence = (
            "Fewer than two coders have saved corrections of this article. Let each set a name and "
            "own_file = True in the first cell."
        )
        return Html(Markup('<p class="nothing">{}</p>').format(sentence), sentence)
    rows = [
        {"name": f"{one} and {two}"} | cells(between(path, files[one], files[two], method))
        for one, two in combinations(files, 2)
    ]
    heads = {"name": "Coders", **HEADS}
    look = Look("How far coders agree", NOTE, heads, cards=True, right=tuple(HEADS))
    return Html(html_rows(rows, look), counted(len(rows), "pair of coders", "pairs of coders"))


HEADS = {
    "spans": "Statements (F1)",
    "exact": "Exact words (F1)",
    "speakers": "Speaker the same",
    "speakers_alpha": "Speaker (alpha)",
    "words_alpha": "Who says each word (alpha)",
    "touched": "Touched, agreed",
}


def cells(a: Agreement) -> dict[str, str]:
    """An agreement as a reader sees it, by the names of ``HEADS``."""
    return {
        "spans": f"{a.spans.f1:.2f}",
        "exact": f"{a.exact.f1:.2f}",
        "speakers": _share(a.speakers.hits, a.speakers.gold),
        "speakers_alpha": _alpha(a.speakers_alpha),
        "words_alpha": _alpha(a.words_alpha),
        "touched": _share(a.touched.hits, a.touched.gold),
    }


def lines(a: Agreement) -> list[str]:
    """An agreement as lines for a terminal."""
    row = cells(a)
    return [f"{head:<28} {row[name]}" for name, head in HEADS.items()]


def of_files(path: str, files: tuple[str, ...], method: str) -> Agreement:
    """How far two files agree: those named, else the two that lie beside the article.

    Raises:
        ParameterError: There are not two of them.
        ArticleError: The article cannot be read.
    """
    known = files or tuple(map(str, coder_files(read(path)).values()))
    if len(known) != 2:
        raise ParameterError(
            f"{counted(len(known), 'file')} of corrections beside {path}; name the two to compare."
        )
    return between(path, known[0], known[1], method)


def _share(hits: int, of: int) -> str:
    return f"{hits} of {of} ({100 * hits / of:.0f}%)" if of else "–"


def _alpha(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}".replace("-", "−")
