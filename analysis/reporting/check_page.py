"""The page on which a draft stands beside its sources."""

from __future__ import annotations

import html as plain_html
import os
import re
from pathlib import Path

from analysis.article.collection import is_own_page
from analysis.common import fingerprint
from analysis.common.atomic_files import put
from analysis.corpus.draft_check.check_draft import DraftCheck
from analysis.errors import ParameterError
from analysis.views import checked_text
from analysis.views import draft_check as view

ENDING = ".check.html"
_TAG = re.compile(r"<[^>]+>")


def page(check: DraftCheck) -> str:
    """A self-contained page: the differences, each with both passages, and the draft."""
    from analysis.reporting import html_pdf
    from analysis.views import fonts

    facts = {
        "title": view.name_of(check.draft.article),
        "summary": view.summary(check),
        "sources": [view.name_of(a.article) for a in check.sources],
        "cards": view.cards(check),
        "found": view.found_parts(check),
        "doubtful": view.in_doubt(check),
        "left": view.left_parts(check),
        "paragraphs": checked_text.marked_draft(check),
        "reliability": view.reliability(),
        "version": fingerprint.versions().get("sayso", ""),
    }
    template = html_pdf.environment().get_template("check.html.j2")
    style = html_pdf.style() + (html_pdf.TEMPLATES / "check.css").read_text("utf-8")
    bare = template.render(fonts="", style="", **facts)
    letters = "".join(sorted(set(plain_html.unescape(_TAG.sub(" ", bare)))))
    rendered: str = template.render(fonts=fonts.stylesheet(letters), style=style, **facts)
    return rendered


def lay(check: DraftCheck, path: Path) -> None:
    """Write the page; a file that Sayso did not make is left as it is.

    Raises:
        ParameterError: There is such a file, or the page cannot be written.
    """
    if os.path.lexists(path) and not is_own_page(path):
        raise ParameterError(
            f"{path} was not made by Sayso and is left as it is; name another file with --out."
        )
    try:
        put(path, page(check))
    except OSError as error:
        raise ParameterError(f"{path} cannot be written: {error.strerror}.") from error
