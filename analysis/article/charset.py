"""In which charset a text is: by its byte-order mark, what its header or page names, or a guess."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.errors import ArticleError

HEAD = 4096  # bytes in which a page may name its charset
SAMPLE = 20_000  # bytes that a guess is made from
NEAR = 0.05  # how much less like language Windows-1252 may look and is still taken
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_REFUSED = ("x-user-defined", "replacement", "hz", "iso2022_kr")  # browsers do not read them
_COMMENT = re.compile(rb"<!--.*?(?:-->|$)", re.S)
_CHARSET = re.compile(
    rb"""^\s*<\?xml[^>]*?\bencoding\s*=\s*["']([^"'>]+)"""
    rb"""|<meta\s[^>]*?\bcharset\s*=\s*["']?\s*([^\s"'/>;]+)""",
    re.I,
)
_GUESSED = (
    "cp1252", "mac_roman", "cp1250", "cp1251", "cp1253", "cp1254", "koi8_r", "iso8859_2",
    "shift_jis", "euc_jp", "euc_kr", "gb18030", "big5",
)  # fmt: skip
_NOT_ASCII = re.compile(rb"[^\n]{0,300}[\x80-\xff][^\n]{0,300}")


def web_text(data: bytes, named: str = "", *, markup: bool = True, name: str = "The page") -> str:
    r"""Bytes from the web as text, in the charset that mark, header or page name, in this order.

    Only the web's own charsets are believed; some of Python's others take minutes for a page.
    Where none is named, or it does not fit, the text is UTF-8, and else what it looks like.

    Args:
        data: The bytes.
        named: The charset that came with them; may be empty, and wrong.
        markup: Whether the bytes are a page, which may name its charset itself.
        name: What to call them in a message.

    Raises:
        ArticleError: The bytes are no text.

    Example:
        >>> web_text(b"<meta charset=iso-8859-1><p>caf\xe9")
        '<meta charset=iso-8859-1><p>café'
    """
    import webencodings

    for mark, codec in _MARKS:
        if data.startswith(mark):
            return data.removeprefix(mark).decode(codec, "replace")
    label = webencodings.lookup(named)
    if label is None and markup:
        label = webencodings.lookup(_named_inside(data))
    for codec in (*([] if label is None else [label.codec_info.name]), "utf-8"):
        text = "" if codec in _REFUSED else data.decode(codec, "replace")
        wrong = text.count("\ufffd")
        # A character or two that are cut in half do not make it another charset.
        if text and (not wrong or wrong * 2 < sum(character > "\x7f" for character in text)):
            return text
    if b"\0" in data:
        raise ArticleError(f"{name} is not text.")
    return data.decode(guessed(data), "replace")


def guessed(data: bytes) -> str:
    """The charset that bytes look to be in which are not UTF-8; Windows-1252 where it may be it.

    Example:
        >>> guessed("“It’s late,” said José. “It won’t stop,” she said.".encode("mac_roman"))
        'mac_roman'
    """
    from charset_normalizer import from_bytes

    matches = list(from_bytes(b"\n".join(_sample(data)), cp_isolation=list(_GUESSED)))
    usual = [one for one in matches if "cp1252" in one.could_be_from_charset]
    if not matches or any(
        one.chaos <= matches[0].chaos and one.coherence >= matches[0].coherence - NEAR
        for one in usual
    ):
        return "cp1252"
    return matches[0].encoding


def _sample(data: bytes) -> Iterator[bytes]:
    """The lines that are not all ASCII, which alone tell charsets apart, up to ``SAMPLE`` bytes."""
    size = 0
    for line in _NOT_ASCII.finditer(data):
        yield line[0]
        size += len(line[0])
        if size > SAMPLE:
            return


def _named_inside(data: bytes) -> str:
    """The charset that a page names itself."""
    match = _CHARSET.search(_COMMENT.sub(b"", data[:HEAD]))
    name = (match[1] or match[2]).decode("ascii", "replace") if match else ""
    return "utf-8" if name.lower().startswith("utf-16") else name  # it could not be read so far
