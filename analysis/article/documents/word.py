"""Word files (.docx): mammoth makes them HTML, of which the text is taken.

Inserted words of tracked changes count, deleted ones do not; comments, headers and footers are no
part of an article. Footnotes are left out and told: their marks would stand within sentences.
"""

from __future__ import annotations

import io
import re
from xml.parsers.expat import ExpatError

from analysis.article.documents import markup, zipped
from analysis.article.documents.document import Document
from analysis.common.english import counted
from analysis.errors import ArticleError

STYLES = "p[style-name='Title'] => h1:fresh\np[style-name='Subtitle'] => h2:fresh"
_MARK = re.compile(r'<sup><a href="#(?:foot|end)note-[^"]*"[^>]*>.*?</a></sup>', re.DOTALL)
_NOTE = re.compile(r'<li id="(?:foot|end)note-[^"]*">.*?</li>', re.DOTALL)


def read(data: bytes, name: str) -> Document:
    """The article in a .docx file.

    Raises:
        ArticleError: The file is damaged, encrypted or hostile.
    """
    import mammoth

    zipped.checked(data, name)
    try:
        made = mammoth.convert_to_html(
            io.BytesIO(data),
            style_map=STYLES,
            convert_image=mammoth.images.img_element(lambda _: {}),
        )
    # What a document that is not as its format says brings about in mammoth.
    except (*zipped.FAULTS, ExpatError, KeyError, ValueError, IndexError, TypeError,
            AttributeError, RecursionError) as error:  # fmt: skip
        raise ArticleError(f"{name} is no Word file that can be read; save it again.") from error
    html = _MARK.sub("", made.value)
    html, notes = _NOTE.subn("", html)
    left = f"{counted(notes, 'footnote or endnote', 'footnotes and endnotes')} left out."
    return Document(markup.fragment_text(html), notes=(left,) if notes else ())
