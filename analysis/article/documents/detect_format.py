"""What a file is: by its first bytes, by its name, and by how its text begins.

What Sayso does not read is named here too, with what it can be saved as instead.
"""

from __future__ import annotations

import io
import re
import zipfile
from enum import Enum
from pathlib import Path

from analysis.article.delimited import is_table
from analysis.article.documents import markup
from analysis.errors import ArticleError


class Kind(Enum):
    """The kinds of files that articles are read from."""

    TEXT = "text"
    PAGE = "web page"
    JSON = "JSON"
    JSON_LINES = "JSON Lines"
    TABLE = "table"
    WORKBOOK = "workbook"
    WORD = "Word document"
    OPEN_DOCUMENT = "OpenDocument text"
    PDF = "PDF"
    RICH_TEXT = "rich text"
    MAIL = "mail"
    WEB_ARCHIVE = "web archive"


SUFFIXES = {
    ".txt": Kind.TEXT, ".text": Kind.TEXT, ".md": Kind.TEXT, ".markdown": Kind.TEXT,
    ".html": Kind.PAGE, ".htm": Kind.PAGE, ".xhtml": Kind.PAGE, ".json": Kind.JSON,
    ".jsonl": Kind.JSON_LINES, ".ndjson": Kind.JSON_LINES, ".csv": Kind.TABLE, ".tsv": Kind.TABLE,
    ".xlsx": Kind.WORKBOOK, ".docx": Kind.WORD, ".odt": Kind.OPEN_DOCUMENT, ".pdf": Kind.PDF,
    ".rtf": Kind.RICH_TEXT, ".eml": Kind.MAIL, ".mhtml": Kind.WEB_ARCHIVE,
    ".mht": Kind.WEB_ARCHIVE,
}  # fmt: skip
_OFFICE = "save it as .docx"
_SHEET = "save the sheet as .xlsx or .csv"
_WORDS = "save the words alone as .txt"
_PICTURE = "recognise its text (OCR) and save it as .txt"
_UNPACK = "unpack it and name the files in it"
# What is not read, by the ending of its name: what it is, and what to do.
UNREAD = {
    ".doc": ("a Word document of the old kind", _OFFICE),
    ".dot": ("a Word template", _OFFICE), ".dotx": ("a Word template", _OFFICE),
    ".pages": ("a Pages document", _OFFICE), ".wpd": ("a WordPerfect document", _OFFICE),
    ".wps": ("a Works document", _OFFICE), ".ott": ("an OpenDocument template", _OFFICE),
    ".epub": ("an e-book", "save the article as .html or .txt"),
    ".mobi": ("an e-book", "save the article as .html or .txt"),
    ".tex": ("a LaTeX source", "save it as .pdf or .txt"),
    ".ppt": ("a presentation", _WORDS), ".pptx": ("a presentation", _WORDS),
    ".odp": ("a presentation", _WORDS), ".key": ("a presentation", _WORDS),
    ".xls": ("an Excel workbook of the old kind", _SHEET),
    ".xlsb": ("a binary Excel workbook", _SHEET), ".ods": ("an OpenDocument sheet", _SHEET),
    ".numbers": ("a Numbers sheet", _SHEET), ".msg": ("an Outlook mail", "save it as .eml"),
    ".mbox": ("a box of mails", "save each mail as .eml"),
    ".srt": ("subtitles", _WORDS), ".vtt": ("subtitles", _WORDS), ".ass": ("subtitles", _WORDS),
    ".sbv": ("subtitles", _WORDS), ".ttml": ("subtitles", _WORDS),
    ".xml": ("XML", "save the article as .txt or .html"),
    ".rss": ("a feed", "name it as a feed in a jobs.toml"),
    ".atom": ("a feed", "name it as a feed in a jobs.toml"),
    ".ris": ("a list of references", "save the articles themselves, as .txt or .pdf"),
    ".bib": ("a list of references", "save the articles themselves, as .txt or .pdf"),
    ".zip": ("a zip archive", _UNPACK), ".gz": ("a packed file", _UNPACK),
    ".tar": ("an archive", _UNPACK),
    ".7z": ("an archive", _UNPACK), ".rar": ("an archive", _UNPACK),
    ".tif": ("a picture", _PICTURE), ".tiff": ("a picture", _PICTURE),
    ".heic": ("a picture", _PICTURE), ".svg": ("a picture", _PICTURE),
    ".mp3": ("a recording", "write its words down and save them as .txt"),
    ".wav": ("a recording", "write its words down and save them as .txt"),
    ".m4a": ("a recording", "write its words down and save them as .txt"),
    ".mp4": ("a film", "write its words down and save them as .txt"),
    ".mov": ("a film", "write its words down and save them as .txt"),
    ".ipynb": ("a notebook", "name it with --notebook, and an article before it"),
    ".toml": ("a list of settings", "name it to `sayso run`"),
    ".yml": ("a side file", "name the article that it belongs to"),
    ".yaml": ("a side file", "name the article that it belongs to"),
}  # fmt: skip
# What shows in the first bytes, whatever the name says.
_BYTES = (
    (b"\x89PNG", ("a picture (PNG)", _PICTURE)), (b"\xff\xd8\xff", ("a picture (JPEG)", _PICTURE)),
    (b"GIF8", ("a picture (GIF)", _PICTURE)), (b"II*\0", ("a picture (TIFF)", _PICTURE)),
    (b"MM\0*", ("a picture (TIFF)", _PICTURE)), (b"RIFF", ("a picture or recording", _PICTURE)),
    (b"\x1f\x8b", ("a packed file", _UNPACK)), (b"\x28\xb5\x2f\xfd", ("a packed file", _UNPACK)),
    (b"7z\xbc\xaf", ("an archive", _UNPACK)), (b"Rar!", ("an archive", _UNPACK)),
    (b"PAR1", ("a Parquet table", "name it to `sayso corpus`, or save it as .csv")),
    (b"ID3", ("a recording", "write its words down and save them as .txt")),
)  # fmt: skip
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = ("an old office file, or one with a password", "save it as .docx without a password")
_IN_ZIP = (
    ("word/document.xml", Kind.WORD), ("xl/workbook.xml", Kind.WORKBOOK),
    ("content.xml", Kind.OPEN_DOCUMENT),
)  # fmt: skip
_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,40}:[^\n]*\n(?:[ \t][^\n]*\n)*")
_MAIL_HEADER = re.compile(
    rb"^(?:MIME-Version|Received|Return-Path|Message-ID|Content-Type|X-Mailer|DKIM-Signature):",
    re.I | re.M,
)
_SUBTITLES = re.compile(r"\s*(?:WEBVTT\b|\d+\s*\n\s*\d+:\d\d:\d\d[,.]\d{3} --> )")
_XML = re.compile(
    r"\s*<\?xml\b[^>]*>\s*(?>(?:<!--.*?-->\s*)*)<(?:!DOCTYPE\s+)?([\w:-]+)", re.S | re.I
)
_JSON_OBJECT = re.compile(r'\s*(?:\{\s*"|\[\s*\{\s*")')


def kind_of(data: bytes, path: Path) -> Kind:
    """What kind of file this is.

    Raises:
        ArticleError: Of a kind that is not read; the message says what it is and what to do.

    Example:
        >>> kind_of(b"It rained.", Path("a.txt")), kind_of(b"%PDF-1.7", Path("a.txt"))
        (<Kind.TEXT: 'text'>, <Kind.PDF: 'PDF'>)
        >>> kind_of(b"1", Path("a.srt"))
        Traceback (most recent call last):
        analysis.errors.ArticleError: a.srt is subtitles, which Sayso does not read; save the words
        alone as .txt.
    """
    suffix = path.suffix.lower()
    by_bytes = _by_bytes(data, path)
    if by_bytes is not None:
        return by_bytes
    known = SUFFIXES.get(suffix)
    if known in (Kind.WORD, Kind.WORKBOOK, Kind.OPEN_DOCUMENT, Kind.PDF):
        raise ArticleError(f"{path} is no {known.value}, though its name says so; save it again.")
    if suffix in UNREAD:
        raise unread(path, *UNREAD[suffix])
    if known is Kind.RICH_TEXT:  # its name is wrong: see what the text is
        known = Kind.TEXT
    return known if known not in (None, Kind.TEXT) else _by_text(data, path)


def unread(path: Path, what: str, instead: str) -> ArticleError:
    """What to say of a file of a kind that is not read."""
    return ArticleError(f"{path} is {what}, which Sayso does not read; {instead}.")


def _by_bytes(data: bytes, path: Path) -> Kind | None:
    if b"%PDF-" in data[:1024]:
        return Kind.PDF
    if data.lstrip()[:5].lower() == b"{\\rtf":
        return Kind.RICH_TEXT
    if data.startswith(b"PK\x03\x04"):
        return _in_zip(data, path)
    if data.startswith(_OLE):
        raise unread(path, *UNREAD.get(path.suffix.lower(), _LOCKED))
    for mark, (what, instead) in _BYTES:
        if data.startswith(mark):
            raise unread(path, f"not a text file but {what}", instead)
    return None


def _in_zip(data: bytes, path: Path) -> Kind:
    try:
        names = set(zipfile.ZipFile(io.BytesIO(data)).namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise ArticleError(f"{path} is damaged; save or download it again.") from error
    suffix = path.suffix.lower()
    if "content.xml" in names and suffix in UNREAD:
        raise unread(path, *UNREAD[suffix])
    for name, kind in _IN_ZIP:
        if name in names:
            return kind
    raise unread(path, *UNREAD.get(suffix, UNREAD[".zip"]))


def _by_text(data: bytes, path: Path) -> Kind:
    """What a file is whose name says nothing, or that it is plain text."""
    head = data[:20_000]
    if (block := _header_block(head)) and len(_MAIL_HEADER.findall(block)) >= 2:
        archive = b"multipart/related" in block and b"text/html" in block
        return Kind.WEB_ARCHIVE if archive else Kind.MAIL
    text = head.decode("utf-16" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", "replace")
    text = text.removeprefix("\ufeff")
    if _SUBTITLES.match(text):
        raise unread(path, *UNREAD[".srt"])
    if markup.is_page(text):
        return Kind.PAGE
    if xml := _XML.match(text):
        if xml[1].lower() == "html":
            return Kind.PAGE
        feed = xml[1].lower() in ("rss", "feed", "rdf:rdf")
        raise unread(path, *UNREAD[".rss" if feed else ".xml"])
    if _JSON_OBJECT.match(text):
        lines = text.strip().split("\n")
        many = len(lines) > 1 and all(line.strip().startswith("{") for line in lines[:2])
        return Kind.JSON_LINES if many else Kind.JSON
    return Kind.TABLE if not path.suffix and is_table(text) else Kind.TEXT


def _header_block(head: bytes) -> bytes:
    """The lines of a header that a text begins with; none where it begins otherwise."""
    head = head.replace(b"\r\n", b"\n")
    at = 0
    while found := _HEADER.match(head, at):
        at = found.end()
    return head[:at] if head[at : at + 1] in (b"\n", b"") else b""
